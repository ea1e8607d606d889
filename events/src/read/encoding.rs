//! Which encoding a text file has, and reading it as UTF-8.
//!
//! A byte-order mark decides; zero bytes in every second place mean UTF-16.
//! Then the whole file is looked at: if it has more sound UTF-8 sequences than
//! unsound ones it is UTF-8, and single lines with broken bytes are rejected
//! (one bad byte must not turn every other name of the file into gibberish);
//! else it is Windows-1252, of which Latin-1 is a part for all printed signs.

use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::io::Read;

/// Looks at a file piece by piece.
#[derive(Debug, Default)]
pub(crate) struct Detector {
    head: Vec<u8>,
    carry: Vec<u8>,
    sound: u64,
    unsound: u64,
}

/// Bytes at the beginning by which UTF-16 is told.
const HEAD: usize = 4096;

impl Detector {
    /// The next piece.
    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        let missing = HEAD.saturating_sub(self.head.len()).min(bytes.len());
        self.head.extend_from_slice(&bytes[..missing]);
        if self.carry.is_empty() {
            self.count(bytes);
        } else {
            let mut whole = std::mem::take(&mut self.carry);
            whole.extend_from_slice(bytes);
            self.count(&whole);
        }
    }

    fn count(&mut self, mut bytes: &[u8]) {
        while let Err(error) = std::str::from_utf8(bytes) {
            self.sound += leads(&bytes[..error.valid_up_to()]);
            let rest = &bytes[error.valid_up_to()..];
            let Some(broken) = error.error_len() else {
                self.carry = rest.to_vec();
                return;
            };
            self.unsound += 1;
            bytes = &rest[broken..];
        }
        self.sound += leads(bytes);
    }

    /// The encoding, once all pieces were fed.
    pub(crate) fn encoding(&self) -> &'static Encoding {
        if let Some((encoding, _)) = Encoding::for_bom(&self.head) {
            return encoding;
        }
        if let Some(encoding) = utf_16(&self.head) {
            return encoding;
        }
        let unsound = self.unsound + u64::from(!self.carry.is_empty());
        if unsound == 0 || self.sound > unsound {
            UTF_8
        } else {
            WINDOWS_1252
        }
    }
}

/// How many signs beyond ASCII there are.
fn leads(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|byte| **byte >= 0xC0).count() as u64
}

fn utf_16(head: &[u8]) -> Option<&'static Encoding> {
    let zeros = |odd: usize| {
        let bytes = head.iter().skip(odd).step_by(2);
        bytes.filter(|byte| **byte == 0).count()
    };
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    match () {
        () if half < 2 => None,
        () if odd * 2 > half && even * 8 < half => Some(UTF_16LE),
        () if even * 2 > half && odd * 8 < half => Some(UTF_16BE),
        () => None,
    }
}

/// Reads bytes of an encoding as UTF-8. UTF-8 itself passes unchanged, broken
/// bytes and all, so that only their line is lost.
pub(crate) fn decoding<'a>(
    bytes: impl Read + 'a,
    encoding: &'static Encoding,
) -> Box<dyn Read + 'a> {
    if encoding == UTF_8 {
        return Box::new(bytes);
    }
    Box::new(Decoding {
        bytes,
        decoder: encoding.new_decoder(),
        pending: Vec::new(),
        given: 0,
        ended: false,
    })
}

struct Decoding<R> {
    bytes: R,
    decoder: Decoder,
    pending: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Decoding<R> {
    fn refill(&mut self) -> std::io::Result<()> {
        let mut raw = [0; 16 * 1024];
        while self.given == self.pending.len() && !self.ended {
            let count = self.bytes.read(&mut raw)?;
            self.ended = count == 0;
            let room = self
                .decoder
                .max_utf8_buffer_length(count)
                .unwrap_or(4 * count + 16);
            self.pending.resize(room, 0);
            let decoded = self
                .decoder
                .decode_to_utf8(&raw[..count], &mut self.pending, self.ended);
            self.pending.truncate(decoded.2);
            self.given = 0;
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        self.refill()?;
        let rest = &self.pending[self.given..];
        let count = rest.len().min(into.len());
        into[..count].copy_from_slice(&rest[..count]);
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], name: &str, text: &str) {
        let mut detector = Detector::default();
        bytes.chunks(3).for_each(|piece| detector.feed(piece));
        let encoding = detector.encoding();
        let mut read = Vec::new();
        decoding(bytes, encoding).read_to_end(&mut read).unwrap();
        let read = String::from_utf8_lossy(&read).into_owned();
        assert_eq!((encoding.name(), read.as_str()), (name, text));
    }

    #[test]
    fn tells_encodings_apart() {
        check("Al Anbār".as_bytes(), "UTF-8", "Al Anbār");
        check(b"S\xe3o Tom\xe9", "windows-1252", "São Tomé");
        let wide: Vec<u8> = "année,7"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        check(&wide, "UTF-16LE", "année,7");
        let big: Vec<u8> = "id,best"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        check(&big, "UTF-16BE", "id,best");
    }

    #[test]
    fn one_bad_byte_does_not_turn_the_file() {
        check(
            b"Anb\xc4\x81r, Qa\xe1\xb8\x8d\xc4\x81, \xff",
            "UTF-8",
            "Anbār, Qaḍā, \u{fffd}",
        );
    }

    #[test]
    fn the_empty_file_is_utf_8() {
        check(b"", "UTF-8", "");
    }
}
