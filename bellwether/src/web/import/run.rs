//! Running `bellwether read` over what was handed in.

use super::job::{Ended, Job};
use crate::web::app::App;
use anyhow::{Context as _, Result};
use std::ffi::OsString;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, BufReader};
use tokio::process::{Child, Command};

/// How long one import may take.
const TIME_MAX: Duration = Duration::from_secs(60 * 60);
/// How often the ledger is asked how far it is.
const TICK: Duration = Duration::from_millis(400);
/// Bytes of a line that are kept.
const LINE_MAX: usize = 2_000;

/// Starts reading in the background. `folder` is deleted when it is done.
pub(crate) fn start(
    app: &Arc<App>,
    job: Arc<Job>,
    arguments: Vec<OsString>,
    folder: Option<TempDir>,
) -> Result<()> {
    let child = Command::new(std::env::current_exe().context("this program cannot find itself")?)
        .arg("--ledger")
        .arg(app.path())
        .args(arguments)
        .env_remove(crate::web::HEAPS)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .context("the reader could not be started")?;
    tokio::spawn(follow(app.clone(), job, child, folder));
    Ok(())
}

async fn follow(app: Arc<App>, job: Arc<Job>, mut child: Child, folder: Option<TempDir>) {
    let prefix = folder
        .as_ref()
        .map(|it| format!("{}/", it.path().display()))
        .unwrap_or_default();
    let lines = child
        .stderr
        .take()
        .map(|it| tokio::spawn(listen(job.clone(), it, prefix)));
    let ended = tokio::select! {
        status = child.wait() => match status.ok().and_then(|it| it.code()) {
            Some(0) => Ended::Well,
            Some(1) => Ended::PassedOver,
            _ => Ended::Failed,
        },
        () = watch(&app, &job) => Ended::Stopped,
    };
    let _ = child.kill().await;
    if let Some(lines) = lines {
        let _ = lines.await;
    }
    let documents = documents(&app, &job).await;
    job.note(|seen| {
        seen.documents = documents;
        seen.ended = Some(ended);
    });
    drop(folder);
}

/// Tells how far it is, until the time is over.
async fn watch(app: &App, job: &Job) {
    let begun = std::time::Instant::now();
    while begun.elapsed() < TIME_MAX {
        tokio::time::sleep(TICK).await;
        let documents = documents(app, job).await;
        if job.seen().documents != documents {
            job.note(|seen| seen.documents = documents);
        }
    }
}

async fn documents(app: &App, job: &Job) -> u64 {
    let now = app
        .status()
        .await
        .map_or(job.before, |status| status.counts.documents);
    now.saturating_sub(job.before)
}

/// Takes line by line what the reader says, without the name of the folder it reads.
async fn listen(job: Arc<Job>, said: impl AsyncRead + Unpin, prefix: String) {
    let mut lines = BufReader::new(said).lines();
    while let Ok(Some(line)) = lines.next_line().await {
        let line = without_folder(line, &prefix);
        let end = line.floor_char_boundary(LINE_MAX);
        job.line(&crate::view::safe::line(&line[..end]));
    }
}

/// `/tmp/x/0001/report.txt: …` is what a person handed in as `report.txt`.
fn without_folder(line: String, prefix: &str) -> String {
    let mut parts = line.split(prefix).filter(|_| !prefix.is_empty());
    let Some(first) = parts.next() else {
        return line;
    };
    let rest = parts.map(|part| part.split_once('/').map_or(part, |(_, rest)| rest));
    std::iter::once(first).chain(rest).collect()
}

/// The options of `bellwether read` for what a form says of its files.
pub(crate) fn read(folder: &Path, given: &[(&str, String)]) -> Vec<OsString> {
    let said = given.iter().filter(|(_, value)| !value.trim().is_empty());
    // One argument an option, value included, so that no value can pose as an option.
    let options = said.map(|(name, value)| OsString::from(format!("--{name}={}", value.trim())));
    std::iter::once("read".into())
        .chain(options)
        .chain(["--".into(), folder.as_os_str().to_owned()])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_the_name_that_was_handed_in() {
        let check = |line: &str, expected: &str| {
            assert_eq!(without_folder(line.into(), "/tmp/x/"), expected);
        };
        check("passed over /tmp/x/0001/a.png: no", "passed over a.png: no");
        check("1 report read", "1 report read");
        assert_eq!(without_folder("demo".into(), ""), "demo");
    }

    #[test]
    fn what_a_form_says_is_never_an_option() {
        let given = [
            ("outlet", "--tlp=red".to_owned()),
            ("published", " ".to_owned()),
        ];
        let arguments = read(Path::new("-f"), &given);
        assert_eq!(arguments, ["read", "--outlet=--tlp=red", "--", "-f"]);
    }
}
