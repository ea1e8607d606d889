//! Whatever is done to the file with plain SQL, verify finds it.

use crate::common::{Folder, addition, at, verified};
use ledger::{Error, Seal};
use record::{ClaimId, DocumentId};
use sqlx::{AssertSqlSafe, Connection, SqliteConnection};

/// Six documents with twelve claims, one accepted, one rejected, one document redacted.
async fn ledger(folder: &Folder) -> Seal {
    let writer = folder.writer().await;
    for number in 1..=6 {
        writer
            .add(at(number), vec![addition(number)])
            .await
            .unwrap();
    }
    writer
        .accept(at(7), ClaimId(1), Some("so it is"))
        .await
        .unwrap();
    writer.reject(at(8), ClaimId(2), None).await.unwrap();
    writer
        .redact(at(9), DocumentId(6), "by request")
        .await
        .unwrap();
    let seal = writer.seal(at(10)).await.unwrap();
    writer.close().await.unwrap();
    seal
}

async fn run(folder: &Folder, sql: &str) {
    let path = folder.path();
    let address = format!("sqlite://{}", path.display());
    let mut connection = SqliteConnection::connect(&address).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}

async fn verify(folder: &Folder, seal: Option<&Seal>) -> Result<(), Error> {
    let ledger = folder.reader().await;
    ledger.verify(seal, &mut |_, _| ()).await.map(|_| ())
}

/// Verify fails at `entry`, in words that hold `how`.
async fn check(sql: &str, entry: Option<u64>, how: &str) {
    let folder = Folder::new();
    ledger(&folder).await;
    verify(&folder, None).await.unwrap();
    run(&folder, sql).await;
    let error = verify(&folder, None).await.expect_err(sql);
    assert!(error.is_broken(), "{sql}: {error}");
    assert_eq!(error.entry(), entry, "{sql}: {error}");
    assert!(error.to_string().contains(how), "{sql}: {error}");
}

#[tokio::test]
async fn edits_of_entries_are_found() {
    check(
        "UPDATE entries SET payload = replace(payload, 'Harbour', 'Harbor!') WHERE seq = 3",
        Some(3),
        "not those that were recorded",
    )
    .await;
    check(
        "UPDATE entries SET recorded = '2026-01-01T00:00:00Z' WHERE seq = 5",
        Some(5),
        "hash",
    )
    .await;
    check(
        "UPDATE entries SET header = '{\"document\":2}' WHERE seq = 1",
        Some(1),
        "hash",
    )
    .await;
    check(
        "UPDATE entries SET kind = 'rumour' WHERE seq = 1",
        Some(1),
        "hash",
    )
    .await;
    check(
        "UPDATE entries SET hash = commitment WHERE seq = 2",
        Some(2),
        "hash",
    )
    .await;
    check(
        "UPDATE entries SET salt = NULL, payload = NULL WHERE seq = 3",
        Some(3),
        "nothing redacted",
    )
    .await;
    check(
        "UPDATE entries SET document = 1 WHERE seq = 3",
        Some(3),
        "not that of its header",
    )
    .await;
}

#[tokio::test]
async fn moves_and_deletions_of_entries_are_found() {
    let swap = "UPDATE entries SET seq = 1000 WHERE seq = 3; \
                UPDATE entries SET seq = 3 WHERE seq = 5; \
                UPDATE entries SET seq = 5 WHERE seq = 1000;";
    check(swap, Some(3), "hash").await;
    check("DELETE FROM entries WHERE seq = 4", Some(4), "missing").await;
    let cut = "DELETE FROM entries WHERE seq = 4; UPDATE entries SET seq = seq - 1 WHERE seq > 4;";
    check(cut, Some(4), "hash").await;
    check("DELETE FROM entries WHERE seq = 1", Some(1), "missing").await;
    let added = "INSERT INTO entries SELECT 16, version, kind, recorded, document, header, salt, payload, \
                 commitment, hash FROM entries WHERE seq = 1";
    check(added, Some(16), "hash").await;
}

#[tokio::test]
async fn edits_of_derived_rows_are_found() {
    let how = "otherwise";
    check(
        "UPDATE claims SET subject = 'the moon' WHERE id = 3",
        Some(4),
        how,
    )
    .await;
    check("UPDATE claims SET folded = '' WHERE id = 3", Some(4), how).await;
    check("UPDATE claims SET item = 1 WHERE id = 3", Some(4), how).await;
    check(
        "UPDATE claims SET state = 'machine-read', changed = NULL WHERE id = 2",
        Some(14),
        how,
    )
    .await;
    check(
        "UPDATE claims SET state = 'accepted' WHERE id = 3",
        Some(4),
        how,
    )
    .await;
    check(
        "UPDATE claims SET superseded_by = 4 WHERE id = 3",
        Some(4),
        how,
    )
    .await;
    check("DELETE FROM claims WHERE id = 3", Some(4), how).await;
    check(
        "UPDATE documents SET published = '2017', published_last = '2017-12-31' WHERE id = 2",
        Some(4),
        how,
    )
    .await;
    check(
        "UPDATE documents SET redacted = 1 WHERE id = 2",
        Some(4),
        how,
    )
    .await;
    check(
        "UPDATE text_hashes SET hash = '00' WHERE document = 2",
        Some(3),
        how,
    )
    .await;
    check(
        "INSERT INTO text_hashes (document, hash) VALUES (6, '00')",
        None,
        "text hashes",
    )
    .await;
    check(
        "INSERT INTO documents (id, entry, redacted) VALUES (7, 1, 0)",
        None,
        "documents",
    )
    .await;
    let claim = "INSERT INTO claims (id, document, entry, item, origin, state) VALUES (13, 1, 2, 0, 'machine', 'machine-read')";
    check(claim, None, "claims").await;
}

#[tokio::test]
async fn a_cut_off_ledger_is_found_by_its_seal() {
    let folder = Folder::new();
    let seal = ledger(&folder).await;
    // Everything that entries 14 and 15 did is undone with care: without a seal nothing shows.
    let cut = "DELETE FROM entries WHERE seq = 14; DELETE FROM entries WHERE seq = 15; \
               UPDATE claims SET state = 'machine-read', changed = NULL WHERE id = 2;";
    let short = Folder::new();
    let writer = short.writer().await;
    for number in 1..=6 {
        writer
            .add(at(number), vec![addition(number)])
            .await
            .unwrap();
    }
    writer
        .accept(at(7), ClaimId(1), Some("so it is"))
        .await
        .unwrap();
    writer.reject(at(8), ClaimId(2), None).await.unwrap();
    let early = writer.seal(at(8)).await.unwrap();
    writer.close().await.unwrap();
    run(&short, cut).await;
    verify(&short, None).await.unwrap();
    let error = verify(&short, Some(&early)).await.unwrap_err();
    assert_eq!(error.entry(), Some(14), "{error}");
    assert!(error.to_string().contains("cut off"), "{error}");
    // A ledger that grew since still fits.
    verify(&folder, Some(&seal)).await.unwrap();
    let writer = folder.writer().await;
    writer.add(at(20), vec![addition(20)]).await.unwrap();
    writer.close().await.unwrap();
    verify(&folder, Some(&seal)).await.unwrap();
}

#[tokio::test]
async fn a_ledger_written_anew_is_found_by_its_seal() {
    let folder = Folder::new();
    let seal = ledger(&folder).await;
    let anew = Folder::new();
    let writer = anew.writer().await;
    for number in 1..=9 {
        writer
            .add(at(number), vec![addition(number + 50)])
            .await
            .unwrap();
    }
    verified(&writer).await;
    let error = writer
        .verify(Some(&seal), &mut |_, _| ())
        .await
        .unwrap_err();
    assert_eq!(error.entry(), Some(15), "{error}");
    assert!(error.to_string().contains("written anew"), "{error}");
}

#[tokio::test]
async fn damaged_pages_are_found() {
    let folder = Folder::new();
    ledger(&folder).await;
    let mut bytes = std::fs::read(folder.path()).unwrap();
    // The third page: the first two hold the list of tables.
    bytes[2 * 4096..3 * 4096].fill(0xff);
    std::fs::write(folder.path(), bytes).unwrap();
    let error = verify(&folder, None).await.unwrap_err();
    assert!(error.is_broken(), "{error}");
}
