//! `bellwether verify` makes the checks again, and finds what was changed since.

use crate::sample::read;
use crate::session::{Session, sample};
use sqlx::{AssertSqlSafe, Connection as _, SqliteConnection};

/// A ledger with two checks on the sample's events.
fn checked(name: &str) -> Session {
    let session = read(name);
    let file = sample("events/red-dune-front-ged.csv");
    session.run(&["events", "import", &file, "--version", "1"]);
    let checks = session.run(&["check", "--saying", "no more than ten people"]);
    assert!(checks.contains("contradicted by the rows"), "{checks}");
    session
}

/// Plain SQL on a file of the session, behind the tool's back.
async fn tamper(session: &Session, file: &str, sql: &str) {
    let address = format!("sqlite://{}", session.path(file).display());
    let mut connection = SqliteConnection::connect(&address).await.unwrap();
    let sql = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
    assert!(sql.execute(&mut connection).await.unwrap().rows_affected() > 0);
    connection.close().await.unwrap();
}

#[tokio::test]
async fn changed_rows_are_found() {
    let session = checked("rows");
    let sound = session.run(&["verify"]);
    assert!(
        sound.contains("checks made again: 2 the same, 0 differ"),
        "{sound}"
    );
    let fewer = "UPDATE events SET best = 1, low = 1, high = 2 WHERE id IN ('9900049', '9900057')";
    tamper(&session, "test.events", fewer).await;
    let (code, talk) = session.fail(&["verify"]);
    assert_eq!(code, 1);
    assert!(talk.contains("was contradicted, now consistent"), "{talk}");
}

#[tokio::test]
async fn a_changed_check_breaks_the_chain() {
    let session = checked("chain");
    let turned = "UPDATE entries SET payload = replace(payload, 'contradicted', 'consistent') \
                  WHERE payload LIKE '%contradicted%'";
    tamper(&session, "test.ledger", turned).await;
    let (code, talk) = session.fail(&["verify"]);
    assert_eq!(code, 2);
    assert!(talk.contains("entry"), "{talk}");
}

#[test]
fn a_record_that_is_gone_is_told() {
    let session = checked("gone");
    std::fs::remove_file(session.path("test.events")).unwrap();
    let output = session.output(&["verify"]);
    let talk = String::from_utf8(output.stderr).unwrap();
    assert!(talk.contains("no event record at"), "{talk}");
}
