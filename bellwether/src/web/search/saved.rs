//! Searches that a person keeps, in a small file beside the ledger.

use serde::{Deserialize, Serialize};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The most that are kept.
const KEPT_MAX: usize = 100;

/// One search under its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Saved {
    pub(crate) name: String,
    /// The query of the search page, as it stands in its address.
    pub(crate) query: String,
}

fn file(ledger: &Path) -> PathBuf {
    crate::web::app::beside(ledger, "searches.json")
}

/// All of them, by name; none where there is no file or it cannot be read.
pub(crate) fn load(ledger: &Path) -> Vec<Saved> {
    let text = std::fs::read_to_string(file(ledger)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// Keeps one, in the place of another of its name.
pub(crate) fn keep(ledger: &Path, new: Saved) -> anyhow::Result<()> {
    let mut all = load(ledger);
    all.retain(|saved| saved.name != new.name);
    anyhow::ensure!(
        all.len() < KEPT_MAX,
        "{KEPT_MAX} searches are kept already\ndelete one first"
    );
    all.push(new);
    all.sort_by(|a, b| a.name.cmp(&b.name));
    write(ledger, &all)
}

pub(crate) fn delete(ledger: &Path, name: &str) -> anyhow::Result<()> {
    let mut all = load(ledger);
    all.retain(|saved| saved.name != name);
    write(ledger, &all)
}

/// All of it or nothing: a new file takes the old one's place.
fn write(ledger: &Path, all: &[Saved]) -> anyhow::Result<()> {
    let path = file(ledger);
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
    let mut new = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
    new.write_all(serde_json::to_string_pretty(all)?.as_bytes())?;
    new.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_is_kept_under_its_name_until_it_is_deleted() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = folder.path().join("a.ledger");
        let search = |name: &str, query: &str| Saved {
            name: name.into(),
            query: query.into(),
        };
        assert_eq!(load(&ledger), []);
        for saved in [search("b", "q=1"), search("a", "q=2"), search("b", "q=3")] {
            keep(&ledger, saved).unwrap();
        }
        assert_eq!(load(&ledger), [search("a", "q=2"), search("b", "q=3")]);
        delete(&ledger, "a").unwrap();
        assert_eq!(load(&ledger), [search("b", "q=3")]);
    }
}
