//! Lines of a stream, one at a time and none longer than a limit.

use crate::error::Problem;
use crate::limits::LINE_BYTES_MAX;
use std::io::{BufRead, Read as _};

/// The lines of `reader`, without their ends. A line that is too long is named
/// and skipped to its end; a stream that breaks off is named and ends.
pub(crate) struct Lines<R> {
    reader: R,
    max: usize,
    broken: bool,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(reader: R) -> Self {
        Lines {
            reader,
            max: LINE_BYTES_MAX,
            broken: false,
        }
    }

    fn line(&mut self) -> std::io::Result<Option<Result<Vec<u8>, Problem>>> {
        let mut line = Vec::new();
        let limit = self.max as u64 + 1;
        self.reader
            .by_ref()
            .take(limit)
            .read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        if line.len() > self.max && line.last() != Some(&b'\n') {
            self.reader.skip_until(b'\n')?;
            return Ok(Some(Err(Problem::Size {
                bytes: None,
                max: self.max as u64,
            })));
        }
        Ok(Some(Ok(line)))
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<Vec<u8>, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.broken {
            return None;
        }
        self.line().unwrap_or_else(|error| {
            self.broken = true;
            Some(Err(Problem::Io(error)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(stream: &[u8], expected: &[Option<&str>]) {
        let lines = Lines {
            reader: stream,
            max: 5,
            broken: false,
        };
        let lines: Vec<_> = lines
            .map(|line| line.ok().map(|l| String::from_utf8(l).unwrap()))
            .collect();
        let lines: Vec<_> = lines.iter().map(Option::as_deref).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn skips_a_line_that_is_too_long_and_goes_on() {
        check(b"one\n123456789\ntwo", &[Some("one\n"), None, Some("two")]);
        check(b"12345\n123456", &[Some("12345\n"), None]);
        check(b"\n\n", &[Some("\n"), Some("\n")]);
        check(b"", &[]);
    }
}
