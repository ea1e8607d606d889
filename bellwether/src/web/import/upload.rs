//! Taking files from a form, within limits, into a folder of their own.

use crate::web::app::App;
use crate::web::csrf::stale;
use crate::web::failure::Failure;
use axum::extract::Multipart;
use axum::extract::multipart::Field;
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::AsyncWriteExt as _;

/// Bytes of one request, all files together.
pub(crate) const BYTES_MAX: usize = 256 << 20;
/// Bytes of one file: as much as the reader takes.
const FILE_BYTES_MAX: usize = 64 << 20;
const FILES_MAX: usize = 1_000;
/// How long files may take to arrive.
const TIME_MAX: Duration = Duration::from_secs(10 * 60);
/// Bytes of a field that is no file.
const TEXT_MAX: usize = 1_000;

/// What a form handed in.
pub(crate) struct Upload {
    pub(crate) folder: TempDir,
    pub(crate) files: usize,
    /// The first file's name.
    pub(crate) first: String,
    /// Options of `read` with their values.
    pub(crate) given: Vec<(&'static str, String)>,
}

const OPTIONS: [&str; 3] = ["published", "outlet", "tlp"];

/// Takes all of it, or nothing. The secret must stand before the first file.
pub(crate) async fn take(app: &App, form: Multipart) -> Result<Upload, Failure> {
    let taken = tokio::time::timeout(TIME_MAX, fields(app, form)).await;
    taken.map_err(|_| Failure::bad("the files took too long to arrive\nhand in fewer at a time"))?
}

async fn fields(app: &App, mut form: Multipart) -> Result<Upload, Failure> {
    let folder = tempfile::tempdir().map_err(anyhow::Error::from)?;
    let mut upload = Upload {
        folder,
        files: 0,
        first: String::new(),
        given: vec![],
    };
    let mut ours = false;
    let wrong =
        |error: axum::extract::multipart::MultipartError| Failure::too_large(error.body_text());
    while let Some(field) = form.next_field().await.map_err(wrong)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "csrf" {
            ours = app.session.is_csrf(&text(field).await?);
        } else if !ours {
            return Err(stale());
        } else if name == "files" {
            file(&mut upload, field).await?;
        } else if let Some(option) = OPTIONS.iter().find(|it| **it == name) {
            upload.given.push((option, text(field).await?));
        }
    }
    match (ours, upload.files) {
        (false, _) => Err(stale()),
        (_, 0) => Err(Failure::bad(
            "no file was handed in\nchoose one, or drop some on the page",
        )),
        _ => Ok(upload),
    }
}

async fn text(mut field: Field<'_>) -> Result<String, Failure> {
    let mut bytes = vec![];
    while let Some(chunk) = field
        .chunk()
        .await
        .map_err(|it| Failure::bad(it.body_text()))?
    {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > TEXT_MAX {
            return Err(Failure::too_large("a field of the form is too long"));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Each file lies in a folder of its own, so that two of one name do not meet.
async fn file(upload: &mut Upload, mut field: Field<'_>) -> Result<(), Failure> {
    let name = plain(field.file_name().unwrap_or_default());
    if name.is_empty() {
        return Ok(());
    }
    if upload.files >= FILES_MAX {
        return Err(Failure::too_large(format!(
            "more than {FILES_MAX} files\nhand in fewer at a time, or use `bellwether read FOLDER`"
        )));
    }
    let broke = |error: std::io::Error| Failure::from(anyhow::Error::from(error));
    let folder = upload.folder.path().join(format!("{:04}", upload.files));
    tokio::fs::create_dir(&folder).await.map_err(broke)?;
    let mut out = tokio::fs::File::create_new(folder.join(&name))
        .await
        .map_err(broke)?;
    let mut size = 0;
    while let Some(chunk) = field
        .chunk()
        .await
        .map_err(|it| Failure::too_large(it.body_text()))?
    {
        size += chunk.len();
        if size > FILE_BYTES_MAX {
            return Err(Failure::too_large(format!(
                "{name} is larger than {} MB\nsplit it",
                FILE_BYTES_MAX >> 20
            )));
        }
        out.write_all(&chunk).await.map_err(broke)?;
    }
    out.flush().await.map_err(broke)?;
    if upload.files == 0 {
        upload.first.clone_from(&name);
    }
    upload.files += 1;
    Ok(())
}

/// A file's own name, whatever path a browser or an attacker puts before it.
fn plain(given: &str) -> String {
    let own = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let fine = |c: char| {
        if c.is_alphanumeric() || "-_. ()".contains(c) {
            c
        } else {
            '_'
        }
    };
    let name: String = own.chars().map(fine).collect();
    let name = name.trim_matches([' ', '.']);
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.chars().take(10).collect::<String>());
    let stem: String = name
        .rsplit_once('.')
        .map_or(name, |(stem, _)| stem)
        .chars()
        .take(80)
        .collect();
    match ending {
        Some(ending) => format!("{stem}.{ending}"),
        None => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_else() {
        for (given, expected) in [
            ("report.txt", "report.txt"),
            ("../../etc/passwd", "passwd"),
            ("..\\..\\boot.ini", "boot.ini"),
            (".hidden", "hidden"),
            ("..", ""),
            ("a\u{0}b\n.html", "a_b_.html"),
            ("<script>.md", "_script_.md"),
        ] {
            assert_eq!(plain(given), expected, "{given:?}");
        }
    }
}
