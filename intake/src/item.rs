//! What there is to read, one report at a time.

use crate::at::{At, PassedOver};
use crate::error::Problem;
use crate::limits::{FILE_BYTES_MAX, HTML_BYTES_MAX};
use crate::lines::Lines;
use crate::{Given, html, jsonl, markdown, text, walk};
use record::Document;
use std::fs::File;
use std::io::{BufRead, BufReader, Read as _};
use std::path::PathBuf;

/// What a user names: a file, a folder, or the standard input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Path {
    /// A file or a folder.
    File(PathBuf),
    /// JSONL on the standard input: `-`.
    StandardInput,
}

impl From<PathBuf> for Path {
    fn from(path: PathBuf) -> Path {
        if path.as_os_str() == "-" {
            Path::StandardInput
        } else {
            Path::File(path)
        }
    }
}

/// How the bytes of a report are to be read; told by the ending of its file's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `.txt`, `.text`
    Text,
    /// `.md`, `.markdown`
    Markdown,
    /// `.html`, `.htm`, `.xhtml`
    Html,
    /// `.jsonl`, `.ndjson`
    Jsonl,
}

impl Format {
    fn of(path: &std::path::Path) -> Result<Format, Problem> {
        let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("txt" | "text") => Ok(Format::Text),
            Some("md" | "markdown") => Ok(Format::Markdown),
            Some("html" | "htm" | "xhtml") => Ok(Format::Html),
            Some("jsonl" | "ndjson") => Ok(Format::Jsonl),
            _ => Err(Problem::Ending(ending)),
        }
    }
}

/// One report that is still to be read: a file, or a line of a file of many.
#[derive(Clone, Debug)]
pub struct Item {
    at: At,
    bytes: Bytes,
}

#[derive(Clone, Debug)]
enum Bytes {
    File(PathBuf, Format),
    Line(Vec<u8>),
}

/// Everything that is to be read, in a fixed order; `stdin` is read where `-` stands.
///
/// Lazy: a folder is walked and a file of many records opened when it is its turn.
pub fn items<R>(
    paths: Vec<Path>,
    mut stdin: impl FnMut() -> R + Send,
) -> impl Iterator<Item = Result<Item, PassedOver>> + Send
where
    R: BufRead + Send + 'static,
{
    paths.into_iter().flat_map(move |path| -> Items {
        match path {
            Path::StandardInput => {
                let at = At {
                    input: "-".into(),
                    line: None,
                };
                Box::new(lines(at, stdin()))
            }
            Path::File(path) => Box::new(walk::files(path).flat_map(in_file)),
        }
    })
}

type Items = Box<dyn Iterator<Item = Result<Item, PassedOver>> + Send>;

fn in_file(path: Result<PathBuf, PassedOver>) -> Items {
    let path = match path {
        Ok(path) => path,
        Err(passed) => return Box::new(std::iter::once(Err(passed))),
    };
    let at = At::file(&path);
    match Format::of(&path) {
        Ok(Format::Jsonl) => match File::open(&path) {
            Ok(file) => Box::new(lines(at, BufReader::new(file))),
            Err(error) => one(at, Err(Problem::Io(error))),
        },
        Ok(format) => one(at, Ok(Bytes::File(path, format))),
        Err(problem) => one(at, Err(problem)),
    }
}

fn one(at: At, bytes: Result<Bytes, Problem>) -> Items {
    Box::new(std::iter::once(item(at, bytes)))
}

fn lines(
    at: At,
    reader: impl BufRead + Send,
) -> impl Iterator<Item = Result<Item, PassedOver>> + Send {
    let lines = Lines::new(reader).zip(1..);
    lines.map(move |(line, number)| item(at.line(number), line.map(Bytes::Line)))
}

fn item(at: At, bytes: Result<Bytes, Problem>) -> Result<Item, PassedOver> {
    match bytes {
        Ok(bytes) => Ok(Item { at, bytes }),
        Err(problem) => Err(PassedOver {
            at,
            error: problem.into(),
        }),
    }
}

/// How many bytes all files of `paths` have together; `None` where a stream is among them.
pub fn bytes(paths: &[Path]) -> Option<u64> {
    let size = |path: PathBuf| std::fs::metadata(path).map_or(0, |meta| meta.len());
    let below = |path: &Path| match path {
        Path::StandardInput => None,
        Path::File(path) => Some(walk::files(path.clone()).flatten().map(size).sum::<u64>()),
    };
    paths.iter().map(below).sum()
}

impl Item {
    /// How many bytes it has, as far as that can be told.
    pub fn bytes(&self) -> u64 {
        match &self.bytes {
            Bytes::Line(line) => line.len() as u64,
            Bytes::File(path, _) => std::fs::metadata(path).map_or(0, |meta| meta.len()),
        }
    }

    /// Where it stands.
    pub fn at(&self) -> &At {
        &self.at
    }

    /// Reads it, and fills in what `given` says of all; `None` for a blank line.
    ///
    /// # Errors
    /// An input that cannot be read, is too big, is no text or holds none.
    pub fn read(self, given: &Given) -> Result<Option<Document>, PassedOver> {
        let Item { at, bytes } = self;
        let read = match bytes {
            Bytes::Line(line) => jsonl::document(&line),
            Bytes::File(path, format) => file(&path, format, &at).map(Some),
        };
        match read.and_then(not_empty) {
            Ok(document) => Ok(document.map(|document| given.complete(document))),
            Err(problem) => Err(PassedOver {
                at,
                error: problem.into(),
            }),
        }
    }
}

fn file(path: &std::path::Path, format: Format, at: &At) -> Result<Document, Problem> {
    let document = match format {
        Format::Html => html::document(&contents(path, HTML_BYTES_MAX)?)?,
        Format::Markdown => markdown::document(&contents(path, FILE_BYTES_MAX)?)?,
        Format::Text | Format::Jsonl => text::document(&contents(path, FILE_BYTES_MAX)?)?,
    };
    Ok(Document {
        given_id: at.name(),
        ..document
    })
}

/// All bytes of a file, or none if there are too many: a device has no size to ask for.
fn contents(path: &std::path::Path, max: u64) -> Result<Vec<u8>, Problem> {
    let file = File::open(path).map_err(Problem::Io)?;
    let size = file
        .metadata()
        .ok()
        .map(|meta| meta.len())
        .filter(|size| *size > max);
    if size.is_some() {
        return Err(Problem::Size { bytes: size, max });
    }
    let mut bytes = Vec::new();
    file.take(max + 1)
        .read_to_end(&mut bytes)
        .map_err(Problem::Io)?;
    if bytes.len() as u64 > max {
        return Err(Problem::Size { bytes: None, max });
    }
    Ok(bytes)
}

fn not_empty(document: Option<Document>) -> Result<Option<Document>, Problem> {
    match document {
        Some(document) if document.text.trim().is_empty() => Err(Problem::Empty),
        document => Ok(document),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: PathBuf) -> Vec<String> {
        let stdin = || &b"{\"text\": \"from the stream\"}\n\nnot json\n"[..];
        let items = items(vec![path.into(), Path::StandardInput], stdin);
        let read = items.filter_map(|item| {
            item.and_then(|item| item.read(&Given::default()))
                .transpose()
        });
        read.map(|read| {
            read.map_or_else(
                |e| format!("! {}", e.to_string().replace('\n', " / ")),
                |d| d.text,
            )
        })
        .collect()
    }

    #[test]
    fn names_what_it_passes_over_and_goes_on() {
        let dir = tempfile::tempdir().unwrap();
        let write =
            |name: &str, bytes: &[u8]| std::fs::write(dir.path().join(name), bytes).unwrap();
        write("1.txt", b"one");
        write("2.txt", b" \n");
        write("3.txt", b"\0\0\0");
        write("4.docx", b"x");
        write("5.jsonl", b"{\"text\": \"five\"}\n{}\n");
        write("6.MD", b"# six\n");
        let found = read(dir.path().to_owned());
        let expected = [
            "one",
            "no text in it",
            "not text",
            ".docx",
            "five",
            "5.jsonl:2: no text",
            "six",
            "from the stream",
            "standard input:3: not JSON",
        ];
        assert_eq!(found.len(), expected.len(), "{found:#?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.contains(expected), "{found} / {expected}");
        }
    }

    #[test]
    fn a_missing_file_is_named() {
        assert!(read("no/such/file.txt".into())[0].contains("no such file"));
    }
}
