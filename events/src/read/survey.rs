//! What a file is, before anything of it is taken in: its hash, form and encoding.

use super::encoding::Detector;
use crate::Error;
use encoding_rs::{Encoding, UTF_8};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Read;
use std::path::Path;
use zip::ZipArchive;

/// A file as found.
#[derive(Clone, Debug)]
pub(crate) struct Survey {
    /// SHA-256 of the file itself, packed or not, in hex.
    pub(crate) sha256: String,
    pub(crate) form: Form,
    /// Bytes of text to read.
    pub(crate) bytes: u64,
}

/// What form a file has.
#[derive(Clone, Debug)]
pub(crate) enum Form {
    Parquet,
    /// Separated text.
    Text(&'static Encoding),
    /// Separated text in an archive, by the name of its entry.
    Zip(String, &'static Encoding),
}

/// No dataset unpacks to more; an archive that does is there to fill a disk.
const UNPACKED_MAX: u64 = 8 << 30;

/// Reads the file once: its hash pins the version.
pub(crate) fn survey(path: &Path) -> Result<Survey, Error> {
    let mut hash = Sha256::new();
    let mut detector = Detector::default();
    let mut head = Vec::new();
    let bytes = pieces(super::open(path)?, path, |piece| {
        if head.len() < 4 {
            head.extend(piece.iter().take(4));
        }
        hash.update(piece);
        detector.feed(piece);
    })?;
    let sha256 = hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let (form, bytes) = match &head[..] {
        [b'P', b'A', b'R', b'1', ..] => (Form::Parquet, bytes),
        [b'P', b'K', ..] => zipped(path)?,
        [] => {
            return Err(Error::new(
                format!("{} is empty", path.display()),
                "give a file with a header and rows",
            ));
        }
        other => match no_table(other) {
            Some(what) => return Err(not_a_table(path, what)),
            None => (Form::Text(detector.encoding()), bytes),
        },
    };
    Ok(Survey {
        sha256,
        form,
        bytes,
    })
}

/// What a file is that begins so, where it is none that rows can be read from.
fn no_table(head: &[u8]) -> Option<&'static str> {
    match head {
        b"%PDF" => Some("a PDF"),
        [0x1f, 0x8b, ..] => Some("packed with gzip"),
        [0xd0, 0xcf, 0x11, 0xe0] => Some("a file of an old spreadsheet program"),
        b"SQLi" => Some("a database"),
        [b'<', ..] => Some("a web page or XML"),
        _ => None,
    }
}

fn not_a_table(path: &Path, what: &str) -> Error {
    Error::new(
        format!("{} is {what}, no table", path.display()),
        "give CSV, a zip with one CSV in it, or Parquet",
    )
}

fn zipped(path: &Path) -> Result<(Form, u64), Error> {
    let name = entry(path)?;
    let mut detector = Detector::default();
    let bytes = with_entry(path, &name, |bytes| {
        pieces(bytes, path, |piece| detector.feed(piece))
    })?;
    let encoding = detector.encoding();
    Ok((Form::Zip(name, encoding), bytes))
}

/// The one table in the archive.
fn entry(path: &Path) -> Result<String, Error> {
    let archive = archive(path)?;
    let is_table = |name: &&str| {
        let lower = name.to_lowercase();
        let hidden = lower.starts_with("__macosx") || lower.contains("/.");
        !hidden
            && [".csv", ".tsv", ".txt"]
                .iter()
                .any(|ending| lower.ends_with(ending))
    };
    if archive.file_names().any(|name| name.starts_with("xl/")) {
        return Err(not_a_table(path, "a spreadsheet"));
    }
    let tables: Vec<&str> = archive.file_names().filter(is_table).collect();
    match tables[..] {
        [one] => Ok(one.to_owned()),
        [] => Err(Error::new(
            format!("{} holds no .csv, .tsv or .txt file", path.display()),
            "unpack it and give the file itself",
        )),
        _ => Err(Error::new(
            format!(
                "{} holds several tables: {}",
                path.display(),
                tables.join(", ")
            ),
            "unpack it and give one of them",
        )),
    }
}

/// Reads an entry of an archive, no further than any dataset goes.
pub(super) fn with_entry<T>(
    path: &Path,
    name: &str,
    then: impl FnOnce(&mut dyn Read) -> Result<T, Error>,
) -> Result<T, Error> {
    let mut archive = archive(path)?;
    let entry = archive
        .by_name(name)
        .map_err(|source| broken(path, &source))?;
    if entry.size() > UNPACKED_MAX {
        return Err(Error::new(
            format!(
                "{name} in {} unpacks to {} bytes, more than {UNPACKED_MAX}",
                path.display(),
                entry.size()
            ),
            "unpack it, look at it, and give the file itself",
        ));
    }
    then(&mut entry.take(UNPACKED_MAX))
}

fn archive(path: &Path) -> Result<ZipArchive<File>, Error> {
    ZipArchive::new(super::open(path)?).map_err(|source| broken(path, &source))
}

fn broken(path: &Path, source: &zip::result::ZipError) -> Error {
    Error::new(
        format!(
            "{} cannot be read as a zip archive: {source}",
            path.display()
        ),
        "get the file anew; nothing of it was taken in",
    )
}

fn pieces(mut bytes: impl Read, path: &Path, mut each: impl FnMut(&[u8])) -> Result<u64, Error> {
    let mut piece = vec![0; 1 << 16];
    let mut total = 0;
    loop {
        match bytes.read(&mut piece) {
            Ok(0) => return Ok(total),
            Ok(count) => {
                total += count as u64;
                each(&piece[..count]);
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(source) => return Err(super::cannot_read(path, source)),
        }
    }
}

impl Survey {
    /// In words: `CSV in ged231-csv.zip, UTF-8`.
    pub(crate) fn describe(&self) -> String {
        let named = |encoding: &'static Encoding| {
            if encoding == UTF_8 {
                "UTF-8".to_owned()
            } else {
                encoding.name().to_owned()
            }
        };
        match &self.form {
            Form::Parquet => "Parquet".into(),
            Form::Text(encoding) => format!("text, {}", named(encoding)),
            Form::Zip(entry, encoding) => format!("{entry}, zipped, {}", named(encoding)),
        }
    }
}
