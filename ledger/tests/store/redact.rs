//! A redacted document's words occur nowhere in the file's bytes.

use crate::common::{Folder, addition, at, report, salts, strength, verified};
use ledger::{ClaimFilter, DocumentFilter, Happened};
use record::{ClaimId, DocumentId, State};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::time::Duration;

/// Words that only the secret report has, and the hash of its text, by which one could be guessed.
fn secrets() -> Vec<String> {
    let words = [
        "Zanzibora",
        "zanzibora",
        "Title 1001",
        "title 1001",
        "reports/1001.html",
    ];
    let hash = Sha256::digest(secret().document.text.as_bytes());
    let hash = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    words.map(String::from).into_iter().chain([hash]).collect()
}

fn secret() -> ledger::Addition {
    let mut addition = addition(1001);
    let document = &mut addition.document;
    document.text = document
        .text
        .replace("Marshal Quillfeather", "Marshal Zanzibora");
    document.byline = Some("By Zanzibora".into());
    document.data = Some("{\"filed_by\":\"Zanzibora\"}".into());
    let document = document.clone();
    let claims = vec![strength(&document), crate::common::denial(&document)];
    addition.reading.as_mut().unwrap().claims = claims;
    addition
}

/// The files of the ledger in which the words stand.
fn found(folder: &Path, words: &str) -> Vec<String> {
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let holds = |path: &std::path::PathBuf| {
        let bytes = std::fs::read(path).unwrap();
        bytes
            .windows(words.len())
            .any(|window| window == words.as_bytes())
    };
    files
        .filter(holds)
        .map(|path| path.display().to_string())
        .collect()
}

#[tokio::test]
async fn a_redacted_name_occurs_nowhere() {
    let folder = Folder::new();
    let writer = folder.writer().await;
    for number in 0..40 {
        writer
            .add(at(number), vec![addition(number)])
            .await
            .unwrap();
    }
    let id = writer.add(at(50), vec![secret()]).await.unwrap()[0].document();
    let mut edited = strength(&secret().document).into_draft();
    edited.subject.as_mut().unwrap().name = "Zanzibora Brigade".into();
    let edited = record::Claim::new(&secret().document, edited).unwrap();
    let claim = writer
        .edit(at(51), ClaimId(81), edited, Some("Zanzibora leads it"))
        .await
        .unwrap();
    writer
        .accept(at(52), claim, Some("Zanzibora again"))
        .await
        .unwrap();
    let published = "2017-03-05".parse().unwrap();
    writer
        .date(at(53), id, published, Some("so Zanzibora"))
        .await
        .unwrap();
    for number in 60..100 {
        writer
            .add(at(number), vec![addition(number)])
            .await
            .unwrap();
    }
    for words in secrets().iter().filter(|words| *words != "title 1001") {
        assert!(
            !found(folder.0.path(), words).is_empty(),
            "{words} is there at first"
        );
    }
    let seal = writer.seal(at(110)).await.unwrap();

    let redacted = writer
        .redact(at(120), id, "a private person")
        .await
        .unwrap();
    assert_eq!((redacted.claims, redacted.entries), (3, 5));
    for words in secrets() {
        assert_eq!(found(folder.0.path(), &words), [""; 0], "{words}");
    }
    let found = writer.verify(Some(&seal), &mut |_, _| ()).await.unwrap();
    assert_eq!((found.redacted, found.documents), (5, 80));
    assert!(!writer.counts().await.unwrap().unswept);
    writer.close().await.unwrap();
    for words in secrets() {
        assert_eq!(
            self::found(folder.0.path(), &words),
            [""; 0],
            "{words} after closing"
        );
    }
}

#[tokio::test]
async fn shells_stay_and_can_be_asked_for() {
    let folder = Folder::new();
    let writer = folder.writer().await;
    writer
        .add(at(0), vec![addition(1), addition(2)])
        .await
        .unwrap();
    let id = DocumentId(1);
    assert!(
        writer.redact(at(1), id, " ").await.is_err(),
        "without a reason"
    );
    writer.redact(at(1), id, "a private person").await.unwrap();
    writer.redact(at(2), id, "again").await.unwrap();

    assert_eq!(writer.known(&report(1).text).await.unwrap(), None);
    assert_eq!(
        writer
            .claims(&ClaimFilter::default())
            .await
            .unwrap()
            .claims
            .len(),
        2
    );
    let document = writer.document(id).await.unwrap();
    assert!(document.redacted && document.document == record::Document::default());
    let all = DocumentFilter {
        redacted: true,
        ..DocumentFilter::default()
    };
    assert_eq!(writer.documents(&all).await.unwrap().len(), 2);
    assert_eq!(
        writer
            .documents(&DocumentFilter::default())
            .await
            .unwrap()
            .len(),
        1
    );
    let error = writer.claim(ClaimId(1)).await.unwrap_err().to_string();
    assert!(error.contains("d1 was redacted"), "{error}");
    let history = writer.claim_history(ClaimId(1)).await.unwrap();
    assert_eq!(history.last().unwrap().happened, Happened::Redacted);
    assert_eq!(
        history.last().unwrap().reason.as_deref(),
        Some("a private person")
    );
    let counts = writer.counts().await.unwrap();
    assert_eq!(counts.claims, [(State::Machine, 2), (State::Redacted, 2)]);

    // Nothing can be added to it, and the same text later is a new document.
    assert!(writer.accept(at(3), ClaimId(1), None).await.is_err());
    assert!(
        writer
            .date(at(3), id, "2017".parse().unwrap(), None)
            .await
            .is_err()
    );
    let again = writer.add(at(4), vec![addition(1)]).await.unwrap();
    assert_eq!(again[0].document(), DocumentId(3));
    verified(&writer).await;
}

#[tokio::test]
async fn a_redaction_in_a_readers_way_is_finished_later() {
    use sqlx::{ConnectOptions, sqlite::SqliteConnectOptions};
    let folder = Folder::new();
    let writer = folder.writer().await;
    let id = writer.add(at(0), vec![secret()]).await.unwrap()[0].document();
    writer.close().await.unwrap();
    let options = SqliteConnectOptions::new().filename(folder.path());
    let mut reader = options.connect().await.unwrap();
    let look = "BEGIN; SELECT payload FROM entries";
    sqlx::raw_sql(look).execute(&mut reader).await.unwrap();

    let hasty = ledger::Writer::open(folder.path(), Duration::from_millis(50), salts())
        .await
        .unwrap();
    let error = hasty.redact(at(1), id, "by request").await.unwrap_err();
    assert!(
        error.is_busy() && error.to_string().contains("holds the file open"),
        "{error}"
    );
    assert!(hasty.counts().await.unwrap().unswept);
    hasty.close().await.unwrap();
    sqlx::raw_sql("COMMIT").execute(&mut reader).await.unwrap();
    drop(reader);

    // The next process to append finds what is left to do, whatever it came for.
    let writer = folder.writer().await;
    assert!(!writer.counts().await.unwrap().unswept);
    assert_eq!(found(folder.0.path(), "Zanzibora"), [""; 0]);
    verified(&writer).await;
}
