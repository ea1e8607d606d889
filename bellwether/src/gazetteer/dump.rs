//! The files of a dump, unzipped on the way, watched for lines that are no rows.
//!
//! Hostile or broken input is passed over line by line: a dump of twelve million
//! rows is not given up for one that was cut short.

use anyhow::{Context as _, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use std::cell::RefCell;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// A line that is no row of a dump.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reject {
    pub(crate) file: String,
    /// From 1.
    pub(crate) line: u64,
    pub(crate) reason: String,
}

/// Files read one after the other.
pub(crate) struct Dump {
    parts: Vec<Part>,
    bar: ProgressBar,
    rejects: Rc<RefCell<Vec<Reject>>>,
    check: bool,
}

struct Part {
    name: String,
    reader: Box<dyn BufRead>,
}

/// Lines longer than this are no rows: a bomb of one line must not fill the memory.
const LINE_MAX: u64 = 1 << 20;
/// Rejects that are kept; a file of another kind has nothing else.
const REJECTS_MAX: usize = 100_000;

impl Dump {
    /// Opens the files, text or zip.
    ///
    /// # Errors
    /// A file that cannot be read, or a zip without a table in it.
    pub(crate) fn open(paths: &[PathBuf], quiet: bool) -> Result<Dump> {
        let mut parts = vec![];
        let mut bytes = 0;
        for path in paths {
            let (part, size) = open(path)?;
            parts.push(part);
            bytes += size;
        }
        Ok(Dump {
            parts,
            bar: bar(bytes, quiet),
            rejects: Rc::default(),
            check: true,
        })
    }

    /// The same, without looking at its lines: other tables have other columns.
    pub(crate) fn unchecked(self) -> Dump {
        Dump {
            check: false,
            ..self
        }
    }

    /// All lines of all files.
    pub(crate) fn read(&mut self) -> impl BufRead + use<> {
        let lines = Lines {
            parts: std::mem::take(&mut self.parts).into_iter().collect(),
            number: 0,
            line: vec![],
            at: 0,
            bar: self.bar.clone(),
            rejects: self.rejects.clone(),
            check: self.check,
        };
        BufReader::with_capacity(1 << 16, lines)
    }

    /// As [`Dump::read`], where nothing is asked of it afterwards.
    pub(crate) fn into_read(mut self) -> impl BufRead + use<> {
        self.read()
    }

    /// The lines that were no rows.
    pub(crate) fn rejects(&self) -> Vec<Reject> {
        self.bar.finish_and_clear();
        self.rejects.borrow().clone()
    }
}

fn bar(bytes: u64, quiet: bool) -> ProgressBar {
    if quiet {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {bytes} of {total_bytes}, {eta} left");
    let bar = ProgressBar::new(bytes);
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

fn open(path: &Path) -> Result<(Part, u64)> {
    let failed = || format!("cannot read {}", path.display());
    let name = path.display().to_string();
    let file = File::open(path).with_context(failed)?;
    if !path
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("zip"))
    {
        let size = file.metadata().with_context(failed)?.len();
        let reader = Box::new(BufReader::new(file));
        return Ok((Part { name, reader }, size));
    }
    let (table, size) = table(path, &file)?;
    let archive = zip::ZipArchive::new(BufReader::new(file)).with_context(failed)?;
    // The archive must outlive its entry, which a reader on its own thread does.
    let sink = pipe(archive, table)?;
    let reader = Box::new(BufReader::new(sink));
    Ok((Part { name, reader }, size))
}

/// The one table of an archive: its largest text that is no read-me.
fn table(path: &Path, file: &File) -> Result<(usize, u64)> {
    let failed = || format!("cannot read {}", path.display());
    let mut archive = zip::ZipArchive::new(BufReader::new(file)).with_context(failed)?;
    let mut best: Option<(u64, usize)> = None;
    for at in 0..archive.len() {
        let entry = archive.by_index(at).with_context(failed)?;
        let name = entry.name().to_lowercase();
        if name.ends_with(".txt") && !name.contains("readme") && !name.contains("languagecodes") {
            best = best.max(Some((entry.size(), at)));
        }
    }
    match best {
        Some((size, at)) => Ok((at, size)),
        None => bail!(
            "{} holds no table\ngive the .zip as GeoNames has it, or the .txt in it",
            path.display()
        ),
    }
}

/// Unpacks an entry on a thread of its own, a piece at a time.
fn pipe(mut archive: zip::ZipArchive<BufReader<File>>, at: usize) -> Result<Pipe> {
    let (send, receive) = std::sync::mpsc::sync_channel::<std::io::Result<Vec<u8>>>(8);
    std::thread::Builder::new()
        .name("unzip".into())
        .spawn(move || {
            let mut entry = match archive.by_index(at) {
                Ok(entry) => entry,
                Err(error) => {
                    let _ = send.send(Err(error.into()));
                    return;
                }
            };
            loop {
                let mut piece = vec![0; 1 << 16];
                let read = entry.read(&mut piece);
                let end = !matches!(read, Ok(bytes) if bytes > 0);
                let sent = send.send(read.map(|bytes| {
                    piece.truncate(bytes);
                    piece
                }));
                if end || sent.is_err() {
                    return;
                }
            }
        })
        .context("cannot start a thread to unpack")?;
    Ok(Pipe {
        receive,
        piece: vec![],
        at: 0,
    })
}

struct Pipe {
    receive: std::sync::mpsc::Receiver<std::io::Result<Vec<u8>>>,
    piece: Vec<u8>,
    at: usize,
}

impl Read for Pipe {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.piece.len() {
            self.piece = self.receive.recv().unwrap_or_else(|_| Ok(vec![]))?;
            self.at = 0;
        }
        let bytes = buffer.len().min(self.piece.len() - self.at);
        buffer[..bytes].copy_from_slice(&self.piece[self.at..self.at + bytes]);
        self.at += bytes;
        Ok(bytes)
    }
}

/// Serves the lines of all parts, and notes those that are no rows.
struct Lines {
    parts: std::collections::VecDeque<Part>,
    number: u64,
    line: Vec<u8>,
    at: usize,
    bar: ProgressBar,
    rejects: Rc<RefCell<Vec<Reject>>>,
    check: bool,
}

impl Lines {
    /// Reads the next line; false at the end of all parts.
    fn next(&mut self) -> std::io::Result<bool> {
        self.line.clear();
        self.at = 0;
        while let Some(part) = self.parts.front_mut() {
            let read = part
                .reader
                .by_ref()
                .take(LINE_MAX)
                .read_until(b'\n', &mut self.line);
            let bytes = read.map_err(|error| {
                let line = self.number + 1;
                std::io::Error::new(error.kind(), format!("{}:{line}: {error}", part.name))
            })?;
            if bytes > 0 {
                self.number += 1;
                self.bar.inc(bytes as u64);
                // The last line of a file need not end in a line feed, the next file begins one.
                if self.line.last() != Some(&b'\n') {
                    self.line.push(b'\n');
                }
                self.look();
                return Ok(true);
            }
            self.parts.pop_front();
            self.number = 0;
        }
        Ok(false)
    }

    fn look(&mut self) {
        let Some(reason) = self.check.then(|| flaw(&self.line)).flatten() else {
            return;
        };
        let mut rejects = self.rejects.borrow_mut();
        if let (Some(part), true) = (self.parts.front(), rejects.len() < REJECTS_MAX) {
            rejects.push(Reject {
                file: part.name.clone(),
                line: self.number,
                reason,
            });
        }
    }
}

impl Read for Lines {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.line.len() && !self.next()? {
            return Ok(0);
        }
        let bytes = buffer.len().min(self.line.len() - self.at);
        buffer[..bytes].copy_from_slice(&self.line[self.at..self.at + bytes]);
        self.at += bytes;
        Ok(bytes)
    }
}

/// What is wrong with a line as a row of a dump.
fn flaw(line: &[u8]) -> Option<String> {
    let line = String::from_utf8_lossy(line);
    let line = line.trim_end_matches(['\n', '\r']);
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    let fields: Vec<&str> = line.split('\t').collect();
    if fields.len() < 15 {
        return Some(format!("{} columns instead of 19", fields.len()));
    }
    let number = |at: usize| fields[at].parse::<f64>().is_ok_and(f64::is_finite);
    if fields[0].parse::<u32>().is_err() {
        return Some("the first column is no number of GeoNames".into());
    }
    (!number(4) || !number(5)).then(|| "no coordinates in columns 5 and 6".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<&str>) {
        let found = flaw(line.as_bytes());
        assert_eq!(found.as_deref(), expected, "{line:?}");
    }

    #[test]
    fn names_what_is_wrong_with_a_line() {
        let row = "7\tDabo\tDabo\t\t12.5\t-3.2\tP\tPPL\tXA\t\t01\t\t\t\t900\t\t210\tAfrica/X\t2020-01-01\n";
        check(row, None);
        check("\n", None);
        check("# a comment\n", None);
        check("7\tDabo\n", Some("2 columns instead of 19"));
        check(
            &row.replacen('7', "seven", 1),
            Some("the first column is no number of GeoNames"),
        );
        check(
            &row.replace("12.5", "north"),
            Some("no coordinates in columns 5 and 6"),
        );
    }
}
