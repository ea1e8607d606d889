//! Files of folders, in a fixed order: by name, folder by folder.
//!
//! Hidden files and folders are skipped in silence, and so are ledgers. Links
//! are followed; one that leads back to a folder above it is named.

use crate::at::{At, PassedOver};
use crate::error::Problem;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A ledger may lie among the reports; it is not one of them.
const OWN_ENDINGS: &[&str] = &["ledger", "ledger-wal", "ledger-shm", "ledger-journal"];

/// The path itself if it is no folder, else the files below it.
pub(crate) fn files(path: PathBuf) -> impl Iterator<Item = Result<PathBuf, PassedOver>> + Send {
    WalkDir::new(path)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !is_skipped(entry))
        .filter_map(file)
}

fn is_skipped(entry: &DirEntry) -> bool {
    let ending = entry.path().extension().and_then(|e| e.to_str());
    let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
    hidden || ending.is_some_and(|ending| OWN_ENDINGS.contains(&ending))
}

fn file(entry: walkdir::Result<DirEntry>) -> Option<Result<PathBuf, PassedOver>> {
    match entry {
        Ok(entry) if entry.file_type().is_dir() => None,
        Ok(entry) if entry.depth() > 0 && !entry.file_type().is_file() => {
            Some(Err(passed(entry.path(), Problem::NotAFile)))
        }
        Ok(entry) => Some(Ok(entry.into_path())),
        Err(error) => Some(Err(unwalkable(error))),
    }
}

fn unwalkable(error: walkdir::Error) -> PassedOver {
    let path = error.path().map(Path::to_owned).unwrap_or_default();
    let problem = match error.loop_ancestor() {
        Some(above) => Problem::Loop(above.display().to_string()),
        None => Problem::Io(
            error
                .into_io_error()
                .unwrap_or_else(|| std::io::ErrorKind::Other.into()),
        ),
    };
    passed(&path, problem)
}

fn passed(path: &Path, problem: Problem) -> PassedOver {
    PassedOver {
        at: At::file(path),
        error: problem.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(make: &[&str], expected: &[&str]) {
        let dir = tempfile::tempdir().unwrap();
        for name in make {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "x").unwrap();
        }
        assert_eq!(names(dir.path()), expected);
    }

    fn names(dir: &Path) -> Vec<String> {
        let name = |path: &Path| path.strip_prefix(dir).unwrap().display().to_string();
        let files = files(dir.to_owned());
        files
            .map(|file| file.map_or_else(|e| e.to_string(), |path| name(&path)))
            .collect()
    }

    #[test]
    fn walks_by_name_and_skips_what_is_hidden() {
        check(
            &[
                "b.txt",
                "a/2.txt",
                "a/10.txt",
                ".git/x.txt",
                ".b.txt",
                "x.ledger",
                "x.ledger-wal",
            ],
            &["a/10.txt", "a/2.txt", "b.txt"],
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_back_is_named_and_the_rest_goes_on() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("z.txt"), "x").unwrap();
        std::os::unix::fs::symlink(dir.path(), dir.path().join("again")).unwrap();
        let names = names(dir.path());
        assert_eq!(names.len(), 2);
        assert!(
            names[0].contains("leads back") && names[1] == "z.txt",
            "{names:?}"
        );
    }
}
