//! The folder of gazetteers: one file each, called by its name.

use anyhow::{Context as _, Result, bail};
use reading::places::Gazetteer;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The name of the gazetteer inside the program.
pub(crate) const BUILT_IN: &str = "built-in";

const ENDING: &str = "gazetteer";

/// Where a gazetteer of this name is kept.
pub(crate) fn path(folder: &Path, name: &str) -> Result<PathBuf> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let sound = !name.is_empty() && !name.starts_with('.') && name.chars().all(plain);
    if !sound || name == BUILT_IN {
        bail!(
            "{name:?} cannot be a gazetteer's name\nuse letters, digits, - and _, such as sahel-2024"
        );
    }
    Ok(folder.join(format!("{name}.{ENDING}")))
}

/// Writes a gazetteer: all of it or nothing.
pub(crate) fn keep(folder: &Path, path: &Path, bytes: &[u8]) -> Result<()> {
    let failed = || format!("cannot write {}", path.display());
    std::fs::create_dir_all(folder).with_context(failed)?;
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(failed)?;
    file.write_all(bytes).with_context(failed)?;
    file.as_file().sync_all().with_context(failed)?;
    file.persist(path).with_context(failed)?;
    Ok(())
}

/// The gazetteers that were imported, by name.
pub(crate) fn all(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Ok(vec![]);
    };
    let mut found = vec![];
    for entry in entries {
        let path = entry?.path();
        let ours = path.extension().is_some_and(|it| it == ENDING);
        let name = path.file_stem().and_then(|it| it.to_str());
        if let (true, Some(name)) = (ours, name) {
            found.push((name.to_owned(), path.clone()));
        }
    }
    found.sort();
    Ok(found)
}

/// The gazetteer of that name.
pub(crate) fn load(folder: &Path, name: &str) -> Result<Gazetteer> {
    if name == BUILT_IN {
        return Ok(Gazetteer::embedded()?);
    }
    let path = path(folder, name)?;
    if !path.exists() {
        bail!(
            "no gazetteer is called {name:?}\n`bellwether gazetteer list` shows those there are, \
             `bellwether gazetteer import` brings in another"
        );
    }
    Ok(Gazetteer::load(&path)?)
}
