//! How entries are chained: the exact bytes that are hashed.
//!
//! - `commitment` = SHA-256 of the 16 bytes of the salt followed by the payload;
//! - `hash` = SHA-256 of these lines, each ended by a line feed: `bellwether
//!   entry`, the hash of the entry before ([`ROOT`] for the first), the number,
//!   the version of the encoding, the kind, the time of recording, the header
//!   and the commitment.
//!
//! No field can hold a line feed (a header is canonical JSON), so the lines
//! cannot be shifted against each other. All hashes are lower-case hex.

use crate::entry::Entry;
use sha2::{Digest, Sha256};

/// What stands for the hash before the first entry.
pub(crate) const ROOT: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The hash of an entry after the one whose hash is `before`.
pub(crate) fn link(before: &str, entry: &Entry) -> String {
    let Entry {
        seq,
        version,
        kind,
        recorded,
        header,
        commitment,
        ..
    } = entry;
    sha256(&[format!(
        "bellwether entry\n{before}\n{seq}\n{version}\n{kind}\n{recorded}\n{header}\n{commitment}\n"
    )
    .as_bytes()])
}

/// What binds a payload without giving it away.
pub(crate) fn commitment(salt: &[u8; 16], payload: &str) -> String {
    sha256(&[salt, payload.as_bytes()])
}

/// The plain hash of a text, to know it again; never part of the chain.
pub(crate) fn plain(text: &str) -> String {
    sha256(&[text.as_bytes()])
}

fn sha256(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    parts.iter().for_each(|part| hasher.update(part));
    hex(&hasher.finalize())
}

/// Bytes as lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

/// The 16 bytes of a salt out of its hex.
pub(crate) fn salt(hex: &str) -> Option<[u8; 16]> {
    u128::from_str_radix(hex, 16)
        .ok()
        .filter(|_| hex.len() == 32)
        .map(u128::to_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_salt_comes_back() {
        let bytes = [0, 1, 2, 255, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        assert_eq!(salt(&hex(&bytes)), Some(bytes));
        assert_eq!(salt("00"), None);
    }

    #[test]
    fn hashes_as_the_standard_does() {
        // FIPS 180-4, the message "abc".
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(plain("abc"), abc);
    }
}
