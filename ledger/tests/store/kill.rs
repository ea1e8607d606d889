//! A process that is killed while it appends loses nothing it was told is recorded,
//! and two that append at once take turns.
//!
//! The appending processes are this test file run again, with the ledger named
//! in the environment.

use crate::common::{Folder, WAIT, addition, at, salts, verified};
use ledger::{Added, Writer};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const LEDGER: &str = "LEDGER_UNDER_TEST";
const FIRST: &str = "LEDGER_FIRST_REPORT";
const COUNT: &str = "LEDGER_REPORTS";

/// How often to kill; `LEDGER_KILLS` asks for another number.
const KILLS: u32 = 200;

/// A new ledger every so often keeps each verification short, and kills while it is being made.
const ROUNDS_A_LEDGER: u32 = 20;

/// Not a test of its own: the process that appends, and says so after every batch.
#[tokio::test]
async fn child() {
    let Ok(path) = std::env::var(LEDGER) else {
        return;
    };
    let number = |name: &str| std::env::var(name).unwrap().parse::<u32>().unwrap();
    let (first, count) = (number(FIRST), number(COUNT));
    let writer = Writer::open(path, WAIT, salts()).await.unwrap();
    for number in (first..first.saturating_add(count)).step_by(3) {
        let batch = (number..number + 3).map(addition).collect();
        let added = writer.add(at(number), batch).await.unwrap();
        assert!(added.iter().all(|it| matches!(it, Added::New { .. })));
        let mut out = std::io::stdout().lock();
        writeln!(out, "recorded {number}").unwrap();
        out.flush().unwrap();
    }
    writer.close().await.unwrap();
}

fn spawn(path: &Path, first: u32, count: u32) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::child", "--nocapture", "--quiet"])
        .env(LEDGER, path)
        .env(FIRST, first.to_string())
        .env(COUNT, count.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The reports that the process said are recorded.
fn recorded(child: &mut Child) -> Vec<u32> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let number = |line: String| line.split("recorded ").nth(1)?.trim().parse().ok();
    lines.map_while(Result::ok).filter_map(number).collect()
}

#[tokio::test]
async fn a_killed_process_loses_nothing_it_recorded() {
    let mut folder = Folder::new();
    let kills = std::env::var("LEDGER_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let (mut first, mut killed_at_work) = (1, 0);
    for round in 0..kills {
        if round % ROUNDS_A_LEDGER == 0 {
            (folder, first) = (Folder::new(), 1);
        }
        let mut child = spawn(&folder.path(), first, u32::MAX / 2);
        // From before the file is open to some batches later.
        std::thread::sleep(Duration::from_micros(u64::from(round * 7919 % 60) * 1000));
        child.kill().unwrap();
        let said = recorded(&mut child);
        child.wait().unwrap();
        killed_at_work += u32::from(!said.is_empty());

        let writer = folder.writer().await;
        let found = verified(&writer).await;
        let last = said.last().map_or(first - 1, |number| number + 2);
        let documents = u32::try_from(found.documents).unwrap();
        assert!(
            documents >= last,
            "round {round}: {documents} documents, {last} were recorded"
        );
        assert_eq!(documents % 3, 0, "round {round}: half a batch");
        assert_eq!(
            found.entries,
            found.documents * 2,
            "round {round}: half a document"
        );
        first = documents + 1;
        writer.close().await.unwrap();
    }
    assert!(
        killed_at_work * 4 > kills,
        "only {killed_at_work} of {kills} were killed at work"
    );
}

#[tokio::test]
async fn two_processes_append_at_once() {
    let folder = Folder::new();
    let mut children = [
        spawn(&folder.path(), 1, 150),
        spawn(&folder.path(), 10_001, 150),
    ];
    for child in &mut children {
        assert_eq!(recorded(child).len(), 50);
        assert!(child.wait().unwrap().success());
    }
    let found = verified(&folder.reader().await).await;
    assert_eq!((found.documents, found.claims), (300, 600));
}

#[tokio::test]
async fn a_process_that_may_not_wait_is_told_that_another_appends() {
    use sqlx::{ConnectOptions, sqlite::SqliteConnectOptions};
    let folder = Folder::new();
    folder.writer().await.close().await.unwrap();
    let options = SqliteConnectOptions::new().filename(folder.path());
    let mut other = options.connect().await.unwrap();
    let writer = Writer::open(folder.path(), Duration::from_millis(50), salts())
        .await
        .unwrap();
    sqlx::raw_sql("BEGIN IMMEDIATE")
        .execute(&mut other)
        .await
        .unwrap();
    let error = writer.add(at(0), vec![addition(1)]).await.unwrap_err();
    assert!(error.is_busy(), "{error}");
    assert!(
        error.to_string().contains("another process is appending"),
        "{error}"
    );
    sqlx::raw_sql("ROLLBACK").execute(&mut other).await.unwrap();
    writer.add(at(0), vec![addition(1)]).await.unwrap();
}
