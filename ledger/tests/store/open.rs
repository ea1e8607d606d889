//! Files that are not ledgers, and ledgers of other versions.

use crate::common::{Folder, WAIT, addition, at, salts, verified};
use ledger::{Ledger, Writer};
use std::path::Path;

/// Opening it for reading and for appending fails in words that hold `how`.
async fn check(path: &Path, how: &str) {
    let read = Ledger::open(path, WAIT)
        .await
        .err()
        .map(|error| error.to_string());
    let append = Writer::open(path, WAIT, salts())
        .await
        .err()
        .map(|error| error.to_string());
    for error in [read, append] {
        let error = error.unwrap_or_default();
        assert!(
            error.contains(how) && error.contains('\n'),
            "{error:?} for {}",
            path.display()
        );
    }
}

#[tokio::test]
async fn says_what_is_wrong_with_a_file() {
    let folder = Folder::new();
    let path = |name: &str| folder.0.path().join(name);
    check(folder.0.path(), "is a folder").await;
    check(&path("no/such/x.ledger"), "x.ledger").await;
    std::fs::write(
        path("notes.txt"),
        "Dear diary, this is no database at all.".repeat(50),
    )
    .unwrap();
    check(&path("notes.txt"), "is not a ledger").await;
    std::fs::write(path("short.txt"), "x").unwrap();
    check(&path("short.txt"), "is not a ledger").await;
    assert_eq!(std::fs::read(path("short.txt")).unwrap(), b"x");
    let missing = Ledger::open(path("none.ledger"), WAIT)
        .await
        .unwrap_err()
        .to_string();
    assert!(missing.contains("there is no ledger"), "{missing}");
    assert!(!path("none.ledger").exists());
}

#[tokio::test]
async fn another_database_is_not_a_ledger() {
    let folder = Folder::new();
    sql(&folder, "CREATE TABLE claims (id INTEGER)", true).await;
    let before = std::fs::read(folder.path()).unwrap();
    check(&folder.path(), "is not a ledger").await;
    assert_eq!(std::fs::read(folder.path()).unwrap(), before);
}

#[tokio::test]
async fn a_newer_format_is_refused() {
    let folder = Folder::new();
    folder.writer().await.close().await.unwrap();
    sql(&folder, "UPDATE ledger SET format = 99", false).await;
    check(&folder.path(), "has format 99").await;
}

#[tokio::test]
async fn a_read_only_file_is_read_and_not_appended_to() {
    let folder = Folder::new();
    let writer = folder.writer().await;
    writer.add(at(0), vec![addition(1)]).await.unwrap();
    writer.close().await.unwrap();
    let mut permissions = std::fs::metadata(folder.path()).unwrap().permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(folder.path(), permissions).unwrap();
    let error = Writer::open(folder.path(), WAIT, salts())
        .await
        .err()
        .unwrap()
        .to_string();
    assert!(error.contains("may not be written"), "{error}");
    assert_eq!(verified(&folder.reader().await).await.entries, 2);
}

#[tokio::test]
async fn nothing_is_left_beside_a_closed_ledger() {
    let folder = Folder::new();
    let writer = folder.writer().await;
    writer.add(at(0), vec![addition(1)]).await.unwrap();
    writer.close().await.unwrap();
    let reader = folder.reader().await;
    verified(&reader).await;
    reader.close().await;
    assert_eq!(std::fs::read_dir(folder.0.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn a_kind_of_entry_from_a_later_version_is_passed_over() {
    // The last entry's kind is changed to one that this version does not know, and hashed as it should be.
    let folder = Folder::new();
    let writer = folder.writer().await;
    writer.add(at(0), vec![addition(1)]).await.unwrap();
    writer.close().await.unwrap();
    let header = "{}";
    let (before, commitment) = tail(&folder).await;
    let lines = format!(
        "bellwether entry\n{before}\n3\n1\nomen\n{}\n{header}\n{commitment}\n",
        at(1)
    );
    let hash = sha256(&lines);
    let sql = format!(
        "INSERT INTO entries SELECT 3, 1, 'omen', '{}', NULL, '{header}', salt, payload, commitment, '{hash}' \
         FROM entries WHERE seq = 2",
        at(1)
    );
    self::sql(&folder, &sql, false).await;
    let found = verified(&folder.reader().await).await;
    assert_eq!((found.entries, found.unknown), (3, 1));
}

/// Opens the ledger that version 1 of the format wrote, from a copy.
#[tokio::test]
async fn an_old_ledger_is_opened() {
    let folder = Folder::new();
    let old = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/old/v1.ledger");
    std::fs::copy(old, folder.path()).unwrap();
    let format = async |ledger: &Ledger| ledger.counts().await.unwrap().format;
    let reader = folder.reader().await;
    assert_eq!(format(&reader).await, 1, "who only looks changes nothing");
    reader.close().await;
    let writer = folder.writer().await;
    assert_eq!(format(&writer).await, 3);
    let seal = include_str!("../old/v1.seal").parse().unwrap();
    let found = writer.verify(Some(&seal), &mut |_, _| ()).await.unwrap();
    assert_eq!((found.documents, found.claims, found.redacted), (2, 6, 2));
    let claims = writer
        .claims(&ledger::ClaimFilter::default())
        .await
        .unwrap()
        .claims;
    let states: Vec<_> = claims
        .iter()
        .map(|claim| (claim.id.0, claim.state.as_str()))
        .collect();
    assert_eq!(
        states,
        [(1, "accepted"), (3, "machine-read"), (8, "written")]
    );
    writer.add(at(99), vec![addition(99)]).await.unwrap();
    writer.verify(Some(&seal), &mut |_, _| ()).await.unwrap();
}

/// Writes that ledger. Run by hand when a format is released, never to mend a failing test.
#[tokio::test]
#[ignore = "writes tests/old"]
async fn write_an_old_ledger() {
    use record::{ClaimId, DocumentId};
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/old/v1.ledger");
    let _ = std::fs::remove_file(&path);
    let mut next = 0_u128;
    let salts = move || {
        next += 1;
        next.to_be_bytes()
    };
    let writer = Writer::open(&path, WAIT, salts).await.unwrap();
    let batch = vec![addition(1), addition(2), addition(3)];
    writer.add(at(0), batch).await.unwrap();
    writer
        .accept(at(1), ClaimId(1), Some("heard it myself"))
        .await
        .unwrap();
    writer
        .reject(at(2), ClaimId(2), Some("irony"))
        .await
        .unwrap();
    let two = crate::common::report(2);
    writer
        .write(at(3), DocumentId(2), crate::common::denial(&two), None)
        .await
        .unwrap();
    let by = crate::common::denial(&two);
    writer
        .edit(at(4), ClaimId(7), by, Some("again"))
        .await
        .unwrap();
    writer
        .date(at(5), DocumentId(2), "2017-03".parse().unwrap(), None)
        .await
        .unwrap();
    let reading = ledger::Reading {
        reader: crate::common::reader("2"),
        claims: vec![crate::common::strength(&two)],
    };
    writer
        .reread(at(6), vec![(DocumentId(2), reading)])
        .await
        .unwrap();
    writer
        .redact(at(7), DocumentId(3), "by request")
        .await
        .unwrap();
    let seal = writer.seal(at(8)).await.unwrap();
    verified(&writer).await;
    writer.close().await.unwrap();
    std::fs::write(path.with_extension("seal"), format!("{seal}\n")).unwrap();
}

async fn sql(folder: &Folder, sql: &str, create: bool) {
    use sqlx::{AssertSqlSafe, ConnectOptions, Connection, sqlite::SqliteConnectOptions};
    let options = SqliteConnectOptions::new()
        .filename(folder.path())
        .create_if_missing(create);
    let mut connection = options.connect().await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}

async fn tail(folder: &Folder) -> (String, String) {
    use sqlx::{ConnectOptions, sqlite::SqliteConnectOptions};
    let options = SqliteConnectOptions::new().filename(folder.path());
    let mut connection = options.connect().await.unwrap();
    sqlx::query_as("SELECT hash, commitment FROM entries WHERE seq = 2")
        .fetch_one(&mut connection)
        .await
        .unwrap()
}

fn sha256(text: &str) -> String {
    use sha2::{Digest, Sha256};
    let bytes = Sha256::digest(text.as_bytes());
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
