//! Pipelines beside the one in the program: brought in from a directory or a wheel, listed, found by name.
//!
//! A wheel comes from anywhere, so nothing in it is trusted: no name may leave the folder, no link is
//! followed, and entries, bytes of a file and bytes of all are capped by what is really read, not by what the
//! archive says. What arrived is loaded once before it gets its name.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::load::Files;
use crate::pipeline::{About, Pipeline, about};

const ENTRIES_MAX: usize = 2_000;
const FILE_MAX: u64 = 1 << 30;
const ALL_MAX: u64 = 2 << 30;
const DEPTH_MAX: usize = 8;

/// A pipeline in a folder of pipelines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installed {
    /// The name of its folder: `en_core_web_md-3.8.0`.
    pub folder: String,
    /// Where it is; for [`Pipeline::load`].
    pub directory: PathBuf,
    /// What it says of itself. The hash is left empty, because the files have not been read.
    pub about: About,
}

/// Copies a pipeline into the folder `models`, under its name and version.
///
/// `source` is a directory that holds `config.cfg`, or the package directory around it, or a wheel.
///
/// # Errors
/// Where the source is no pipeline this crate runs, has names or sizes that no pipeline has, or where one of
/// that name is there already. Nothing is left behind then.
pub fn install(source: &Path, models: &Path) -> Result<Installed, Error> {
    fs::create_dir_all(models).map_err(|problem| Error::io(models.display(), problem))?;
    let staging = models.join(format!(".incoming-{}", std::process::id()));
    let done = fill(source, &staging).and_then(|()| settle(source, &staging, models));
    if done.is_err() {
        // The first error is the one to tell; a folder that stays is not listed.
        let _ = fs::remove_dir_all(&staging);
    }
    done
}

/// The pipelines in the folder `models`, by name. What is no pipeline is passed over; no folder, none.
///
/// # Errors
/// Where the folder cannot be read.
pub fn installed(models: &Path) -> Result<Vec<Installed>, Error> {
    let entries = match fs::read_dir(models) {
        Ok(entries) => entries,
        Err(problem) if problem.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(problem) => return Err(Error::io(models.display(), problem)),
    };
    let mut found: Vec<Installed> = entries
        .filter_map(Result::ok)
        .filter_map(|entry| describe(&entry.path()))
        .collect();
    found.sort_by(|a, b| a.folder.cmp(&b.folder));
    Ok(found)
}

/// The pipeline of that name, or of that name and version; of several versions the last by name.
///
/// # Errors
/// Where the folder cannot be read.
pub fn find(models: &Path, name: &str) -> Result<Option<Installed>, Error> {
    let named = |found: &Installed| found.folder == name || found.about.name == name;
    Ok(installed(models)?.into_iter().rev().find(named))
}

fn describe(directory: &Path) -> Option<Installed> {
    let folder = directory
        .file_name()?
        .to_str()
        .filter(|name| !name.starts_with('.'))?
        .to_owned();
    if !directory.join("config.cfg").is_file() {
        return None;
    }
    let about = about(&mut Files::directory(directory.to_owned())).ok()?;
    Some(Installed {
        folder,
        directory: directory.to_owned(),
        about,
    })
}

fn fill(source: &Path, staging: &Path) -> Result<(), Error> {
    let _ = fs::remove_dir_all(staging);
    fs::create_dir(staging).map_err(|problem| Error::io(staging.display(), problem))?;
    let mut room = Allowance {
        entries: ENTRIES_MAX,
        bytes: ALL_MAX,
    };
    if source.is_dir() {
        let inner = inner_directory(source).ok_or_else(|| Error::missing("config.cfg"))?;
        copy_directory(&inner, staging, 0, &mut room)
    } else {
        unpack(source, staging, &mut room)
    }
}

/// Loads what arrived and gives it its name.
fn settle(source: &Path, staging: &Path, models: &Path) -> Result<Installed, Error> {
    let pipeline = Pipeline::load(staging)?;
    let About { name, version, .. } = pipeline.about();
    let folder = format!("{name}-{version}");
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if name.is_empty() || name.starts_with('.') || folder.len() > 100 || !folder.chars().all(plain)
    {
        return Err(Error::refused(
            source.display(),
            format!("it calls itself {folder:?}"),
        ));
    }
    let directory = models.join(&folder);
    if directory.exists() {
        return Err(Error::refused(
            source.display(),
            format!(
                "{folder} is there already\nremove {} to replace it",
                directory.display()
            ),
        ));
    }
    fs::rename(staging, &directory).map_err(|problem| Error::io(directory.display(), problem))?;
    Ok(Installed {
        folder,
        directory,
        about: pipeline.about().clone(),
    })
}

/// What may still be read.
struct Allowance {
    entries: usize,
    bytes: u64,
}

impl Allowance {
    fn copy(&mut self, name: &str, from: &mut dyn Read, to: &Path) -> Result<(), Error> {
        self.entries = self
            .entries
            .checked_sub(1)
            .ok_or_else(|| Error::refused(name, format!("more than {ENTRIES_MAX} files")))?;
        let most = FILE_MAX.min(self.bytes);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(|problem| Error::io(folder.display(), problem))?;
        }
        let mut file = File::create(to).map_err(|problem| Error::io(to.display(), problem))?;
        let copied = std::io::copy(&mut from.take(most + 1), &mut file)
            .and_then(|count| file.flush().map(|()| count));
        let copied = copied.map_err(|problem| Error::io(name, problem))?;
        if copied > most {
            return Err(Error::refused(name, format!("more than {most} bytes")));
        }
        self.bytes -= copied;
        Ok(())
    }
}

/// The directory itself, or the one `name/name-version` inside that holds `config.cfg`.
fn inner_directory(source: &Path) -> Option<PathBuf> {
    let mut level = vec![source.to_owned()];
    for _ in 0..3 {
        if let Some(found) = level.iter().find(|path| path.join("config.cfg").is_file()) {
            return Some(found.clone());
        }
        let below = level
            .iter()
            .filter_map(|path| fs::read_dir(path).ok())
            .flatten()
            .filter_map(Result::ok);
        level = below
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
            .map(|entry| entry.path())
            .collect();
        level.truncate(ENTRIES_MAX);
    }
    None
}

fn copy_directory(from: &Path, to: &Path, depth: usize, room: &mut Allowance) -> Result<(), Error> {
    if depth > DEPTH_MAX {
        return Err(Error::refused(
            from.display(),
            format!("folders deeper than {DEPTH_MAX}"),
        ));
    }
    for entry in fs::read_dir(from).map_err(|problem| Error::io(from.display(), problem))? {
        let entry = entry.map_err(|problem| Error::io(from.display(), problem))?;
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        let kind = entry
            .file_type()
            .map_err(|problem| Error::io(path.display(), problem))?;
        if kind.is_dir() {
            copy_directory(&path, &target, depth + 1, room)?;
        } else if kind.is_file() {
            let mut file =
                File::open(&path).map_err(|problem| Error::io(path.display(), problem))?;
            room.copy(&path.display().to_string(), &mut file, &target)?;
        }
    }
    Ok(())
}

fn unpack(wheel: &Path, staging: &Path, room: &mut Allowance) -> Result<(), Error> {
    let file = File::open(wheel).map_err(|problem| Error::io(wheel.display(), problem))?;
    let refused = |problem: zip::result::ZipError| Error::refused(wheel.display(), problem);
    let mut archive = zip::ZipArchive::new(std::io::BufReader::new(file)).map_err(refused)?;
    let prefix = archive
        .file_names()
        .filter_map(|name| name.strip_suffix("config.cfg"))
        .filter(|prefix| prefix.is_empty() || prefix.ends_with('/'))
        .min_by_key(|prefix| prefix.len())
        .map(str::to_owned);
    let prefix = prefix.ok_or_else(|| Error::refused(wheel.display(), "no config.cfg in it"))?;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(refused)?;
        let name = entry.name().to_owned();
        let Some(inside) = name
            .strip_prefix(&prefix)
            .filter(|inside| !inside.is_empty() && entry.is_file())
        else {
            continue;
        };
        if !is_plain_path(inside) {
            return Err(Error::refused(
                wheel.display(),
                format!("it has a file called {name:?}"),
            ));
        }
        room.copy(&name, &mut entry, &staging.join(inside))?;
    }
    Ok(())
}

/// Names joined by `/` that stay below where they are put, on any system.
fn is_plain_path(path: &str) -> bool {
    let plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']);
    path.len() < 200 && path.split('/').count() <= DEPTH_MAX && path.split('/').all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_below() {
        for good in ["config.cfg", "vocab/strings.json", "a..b"] {
            assert!(is_plain_path(good), "{good}");
        }
        for bad in [
            "../x",
            "/etc/x",
            "a/../../x",
            "a\\b",
            "C:x",
            "a//b",
            ".",
            "a/./b",
            &"a/".repeat(9),
        ] {
            assert!(!is_plain_path(bad), "{bad}");
        }
    }
}
