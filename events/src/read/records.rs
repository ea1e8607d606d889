//! Lines of a separated file, cut into cells as RFC 4180 has it, and what is
//! done where a file does not keep to it.
//!
//! The false positive that shaped this: a quote that is opened and never closed
//! makes an ordinary reader swallow every line up to the next quote, good lines
//! and all, without a word. Here a record goes over several lines only if it
//! then has as many cells as the header **and none of the lines it took in is a
//! record by itself**; else its first line stands or falls alone and reading
//! goes on at the next.

use super::cells::{Bad, Fields, shorten};
use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read};

/// A line longer than this is no line of any dataset.
const LINE_MAX: u64 = 4 << 20;

/// A record of more lines than this is an unclosed quote.
const LINES_MAX: usize = 200;

/// The separators that are told from the header, by which gives the most cells.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Reads records one after the other.
pub(crate) struct Records<'a> {
    lines: BufReader<Box<dyn Read + 'a>>,
    waiting: VecDeque<Line>,
    /// Lines that the last record took in beside its first.
    taken: Vec<Line>,
    cutter: Cutter,
    number: u64,
    width: usize,
    bytes: u64,
}

#[derive(Clone, Debug, Default)]
struct Line {
    number: u64,
    bytes: Vec<u8>,
    too_long: bool,
}

/// What a step of reading came to.
#[derive(Debug)]
pub(crate) enum Step {
    /// The cells are there.
    Row,
    /// The record that begins at this line cannot be cut into cells.
    Bad(u64, Bad),
    /// A blank line.
    Blank,
    /// There is no more.
    End,
}

impl<'a> Records<'a> {
    /// Reads the header; the separator is the one that cuts it into the most cells.
    pub(crate) fn open(text: Box<dyn Read + 'a>) -> std::io::Result<(Records<'a>, Fields)> {
        let mut records = Records {
            lines: BufReader::with_capacity(1 << 16, text),
            waiting: VecDeque::new(),
            taken: Vec::new(),
            cutter: Cutter::new(b','),
            number: 0,
            width: 0,
            bytes: 0,
        };
        let mut header = records.line()?.unwrap_or_default();
        while header.bytes.is_empty() && !header.too_long {
            let Some(next) = records.line()? else { break };
            header = next;
        }
        let sound = header
            .bytes
            .strip_prefix(b"\xef\xbb\xbf")
            .unwrap_or(&header.bytes);
        let mut best = Fields::default();
        for separator in SEPARATORS {
            let mut cutter = Cutter::new(separator);
            let mut fields = Fields::default();
            if cutter.cut(sound, &mut fields).is_ok() && fields.ends.len() > best.ends.len() {
                best = fields;
                records.cutter = cutter;
            }
        }
        records.width = best.ends.len();
        Ok((records, best))
    }

    /// Bytes of text read so far.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The next record.
    pub(crate) fn next(&mut self, fields: &mut Fields) -> std::io::Result<Step> {
        self.taken.clear();
        let Some(first) = self.line()? else {
            return Ok(Step::End);
        };
        fields.line = first.number;
        if first.too_long {
            return Ok(Step::Bad(first.number, long(&first.bytes)));
        }
        if first.bytes.iter().all(u8::is_ascii_whitespace) {
            return Ok(Step::Blank);
        }
        if is_open(&first.bytes) && self.join(&first, fields)? {
            return Ok(Step::Row);
        }
        Ok(self.alone(&first, fields))
    }

    /// The last record turned out to make no sense: the lines it took in beside
    /// its first are read again by themselves, for they may be good.
    pub(crate) fn give_back(&mut self) {
        while let Some(line) = self.taken.pop() {
            self.waiting.push_front(line);
        }
    }

    fn alone(&mut self, line: &Line, fields: &mut Fields) -> Step {
        let cut = self.cutter.cut(&line.bytes, fields);
        match cut {
            Err(bad) => Step::Bad(line.number, bad),
            Ok(()) if fields.ends.len() == self.width => Step::Row,
            Ok(()) => Step::Bad(
                line.number,
                wide(fields.ends.len(), self.width, &line.bytes),
            ),
        }
    }

    /// Takes in the lines that an open quote runs over, if they then make one record.
    fn join(&mut self, first: &Line, fields: &mut Fields) -> std::io::Result<bool> {
        let mut whole = first.bytes.clone();
        let mut taken = Vec::new();
        while is_open(&whole) && taken.len() < LINES_MAX && (whole.len() as u64) < LINE_MAX {
            let Some(next) = self.line()? else { break };
            whole.push(b'\n');
            whole.extend_from_slice(&next.bytes);
            taken.push(next);
        }
        let one = !is_open(&whole)
            && self.is_record(&whole, fields)
            && !taken
                .iter()
                .any(|line| self.is_record(&line.bytes, &mut Fields::default()));
        self.taken = taken;
        if !one {
            self.give_back();
        }
        Ok(one)
    }

    fn is_record(&mut self, bytes: &[u8], fields: &mut Fields) -> bool {
        self.cutter.cut(bytes, fields).is_ok() && fields.ends.len() == self.width
    }

    fn line(&mut self) -> std::io::Result<Option<Line>> {
        if let Some(line) = self.waiting.pop_front() {
            return Ok(Some(line));
        }
        let mut bytes = Vec::new();
        let count = self
            .lines
            .by_ref()
            .take(LINE_MAX)
            .read_until(b'\n', &mut bytes)?;
        if count == 0 {
            return Ok(None);
        }
        self.bytes += count as u64;
        self.number += 1;
        let too_long = count as u64 == LINE_MAX && bytes.last() != Some(&b'\n');
        if too_long {
            bytes.truncate(200);
            self.skip_line()?;
        }
        while matches!(bytes.last(), Some(b'\n' | b'\r')) {
            bytes.pop();
        }
        Ok(Some(Line {
            number: self.number,
            bytes,
            too_long,
        }))
    }

    fn skip_line(&mut self) -> std::io::Result<()> {
        loop {
            let mut rest = Vec::new();
            let count = self
                .lines
                .by_ref()
                .take(LINE_MAX)
                .read_until(b'\n', &mut rest)?;
            self.bytes += count as u64;
            if count == 0 || rest.last() == Some(&b'\n') {
                return Ok(());
            }
        }
    }
}

/// Whether a quote is still open at the end: their number is odd.
fn is_open(bytes: &[u8]) -> bool {
    bytes.iter().filter(|byte| **byte == b'"').count() % 2 == 1
}

fn wide(found: usize, expected: usize, bytes: &[u8]) -> Bad {
    Bad {
        column: None,
        value: shorten(&String::from_utf8_lossy(bytes)),
        reason: format!("has {found} cells, the header has {expected}"),
    }
}

fn long(bytes: &[u8]) -> Bad {
    Bad {
        column: None,
        value: shorten(&String::from_utf8_lossy(bytes)),
        reason: format!("is longer than {LINE_MAX} bytes"),
    }
}

/// Cuts one record into cells.
struct Cutter {
    reader: Reader,
    cells: Vec<u8>,
    ends: Vec<usize>,
}

impl Cutter {
    fn new(separator: u8) -> Cutter {
        Cutter {
            reader: ReaderBuilder::new().delimiter(separator).build(),
            cells: vec![0; 1 << 12],
            ends: vec![0; 1 << 8],
        }
    }

    fn cut(&mut self, bytes: &[u8], fields: &mut Fields) -> Result<(), Bad> {
        fields.clear();
        let (mut input, mut text, mut cells) = (bytes, 0, 0);
        self.reader.reset();
        loop {
            let (result, read, wrote, ended) =
                self.reader
                    .read_record(input, &mut self.cells[text..], &mut self.ends[cells..]);
            input = &input[read..];
            text += wrote;
            cells += ended;
            match result {
                ReadRecordResult::OutputFull => self.cells.resize(self.cells.len() * 2, 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::InputEmpty if !input.is_empty() => {}
                // An empty input tells the reader that this was the end.
                ReadRecordResult::InputEmpty => input = &[],
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        if !input.is_empty() {
            return Err(Bad {
                column: None,
                value: shorten(&String::from_utf8_lossy(bytes)),
                reason: "goes on after its end: a quote or a line break stands inside it".into(),
            });
        }
        let text = std::str::from_utf8(&self.cells[..text]).map_err(|error| Bad {
            column: None,
            value: shorten(&String::from_utf8_lossy(&self.cells[..text])),
            reason: format!("is no UTF-8 from its byte {} on", error.valid_up_to() + 1),
        })?;
        fields.text.push_str(text);
        fields.ends.extend_from_slice(&self.ends[..cells]);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cells with `|` between them, a line a record; `!` and the line number for a bad one.
    fn check(text: &str, expected: &[&str]) {
        let bytes: Box<dyn Read> = Box::new(std::io::Cursor::new(text.as_bytes().to_vec()));
        let (mut records, header) = Records::open(bytes).unwrap();
        let mut found = vec![header.iter().collect::<Vec<_>>().join("|")];
        let mut fields = Fields::default();
        loop {
            match records.next(&mut fields).unwrap() {
                Step::Row => found.push(fields.iter().collect::<Vec<_>>().join("|")),
                Step::Bad(line, _) => found.push(format!("!{line}")),
                Step::Blank => {}
                Step::End => break,
            }
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn tells_the_separator() {
        check("a;b;c\n1;2,5;3\n", &["a|b|c", "1|2,5|3"]);
        check("\u{feff}a\tb\r\n1\t2\r\n\r\n", &["a|b", "1|2"]);
    }

    #[test]
    fn a_quoted_cell_may_hold_separators_and_lines() {
        check(
            "a,b\n1,\"x, \"\"y\"\"\nz\"\n2,w",
            &["a|b", "1|x, \"y\"\nz", "2|w"],
        );
    }

    #[test]
    fn an_open_quote_swallows_no_good_line() {
        check("a,b\n1,\"x\n2,y\n3,\"z\"\n", &["a|b", "1|x", "2|y", "3|z"]);
        check("a,b\n\"1,x\n2,y\n3,z\n", &["a|b", "!2", "2|y", "3|z"]);
        // The first record closes its quote too early, the second one has a line break.
        let good = "2,\"y\nz\"\n";
        check(
            &format!("a,b\n1,\"x\" w\"\n{good}"),
            &["a|b", "1|x w\"", "2|y\nz"],
        );
    }

    #[test]
    fn a_quote_inside_a_cell_is_a_sign() {
        check("a,b\n5\" gun,x\n2,y\n", &["a|b", "5\" gun|x", "2|y"]);
    }

    #[test]
    fn too_few_or_too_many_cells_are_bad() {
        check("a,b\n1\n2,y,z\n3,w\n", &["a|b", "!2", "!3", "3|w"]);
    }

    #[test]
    fn the_empty_file_has_no_header() {
        check("", &[""]);
    }
}
