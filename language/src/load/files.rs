//! The files of a pipeline, from a directory or from bytes in the program.
//!
//! Notes every file read, so that the hash of a pipeline is over what its results depend on.

use crate::error::Error;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// No file of a pipeline is larger; `en_core_web_lg` has one of 400 MB.
const FILE_MAX: u64 = 1 << 30;

/// Where the files are.
pub(crate) enum Source<'f> {
    Directory(PathBuf),
    Memory(&'f [(&'f str, &'f [u8])]),
}

pub(crate) struct Files<'f> {
    source: Source<'f>,
    digests: BTreeMap<String, [u8; 32]>,
}

impl<'f> Files<'f> {
    pub(crate) fn directory(path: PathBuf) -> Files<'f> {
        Files {
            source: Source::Directory(path),
            digests: BTreeMap::new(),
        }
    }

    pub(crate) fn memory(files: &'f [(&'f str, &'f [u8])]) -> Files<'f> {
        Files {
            source: Source::Memory(files),
            digests: BTreeMap::new(),
        }
    }

    /// What to call the pipeline while its own name is not known.
    pub(crate) fn place(&self) -> String {
        match &self.source {
            Source::Directory(path) => path.display().to_string(),
            Source::Memory(_) => "in memory".to_owned(),
        }
    }

    pub(crate) fn get(&mut self, name: &str) -> Result<Cow<'f, [u8]>, Error> {
        self.optional(name)?.ok_or_else(|| Error::missing(name))
    }

    pub(crate) fn optional(&mut self, name: &str) -> Result<Option<Cow<'f, [u8]>>, Error> {
        let bytes = match &self.source {
            Source::Directory(path) => read(&path.join(name))?.map(Cow::Owned),
            Source::Memory(files) => files
                .iter()
                .find(|(other, _)| *other == name)
                .map(|(_, bytes)| Cow::Borrowed(*bytes)),
        };
        if let Some(bytes) = &bytes
            && !self.digests.contains_key(name)
        {
            self.digests
                .insert(name.to_owned(), Sha256::digest(bytes).into());
        }
        Ok(bytes)
    }

    /// SHA-256 over the names and contents of all files read, in the order of their names.
    pub(crate) fn hash(&self) -> String {
        let mut all = Sha256::new();
        for (name, digest) in &self.digests {
            all.update(name.as_bytes());
            all.update([0]);
            all.update(digest);
        }
        hex(&all.finalize())
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn read(path: &std::path::Path) -> Result<Option<Vec<u8>>, Error> {
    match std::fs::metadata(path) {
        Err(problem) if problem.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(problem) => return Err(Error::io(path.display(), problem)),
        Ok(data) if data.len() > FILE_MAX => {
            return Err(Error::malformed(
                &path.display().to_string(),
                format!("{} bytes, at most {FILE_MAX} are read", data.len()),
            ));
        }
        Ok(_) => {}
    }
    std::fs::read(path)
        .map(Some)
        .map_err(|problem| Error::io(path.display(), problem))
}
