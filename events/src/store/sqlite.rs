//! All that is SQLite's own: opening, pragmas, and statistics after a load.
//!
//! The SQL elsewhere is what PostgreSQL understands too.

use crate::Error;
use sqlx::AssertSqlSafe;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use std::path::Path;
use std::time::Duration;

pub(super) type Db = sqlx::Sqlite;
pub(super) type Pool = SqlitePool;
pub(super) type Connection = sqlx::SqliteConnection;
pub(super) type Found = sqlx::sqlite::SqliteRow;
/// A transaction that owns its connection.
pub(super) type Transaction = sqlx::Transaction<'static, Db>;

/// In order; a file's format is how many of them it has.
const MIGRATIONS: &[&str] = &[include_str!("../../migrations/0001_events.sql")];

const FORMAT: i64 = MIGRATIONS.len() as i64;

/// "bwev", in the file's header: tells an event record from other SQLite files.
const APPLICATION: i64 = 0x6277_6576;

/// Readers never wait for each other or for an import.
const CONNECTIONS_MAX: u32 = 4;

/// How long an import waits for another process's.
const WAIT: Duration = Duration::from_secs(30);

/// Opens a record, or makes it.
pub(super) async fn open(path: &Path) -> Result<Pool, Error> {
    if path.is_dir() {
        return Err(Error::new(
            format!("{} is a folder", path.display()),
            "give the file of the event record",
        ));
    }
    if path.metadata().is_ok_and(|it| it.len() > 0) {
        check_ours(path).await?;
    }
    let options = options(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal);
    let pool = connect(path, options).await?;
    migrate(&pool).await.doing("lay out the tables")?;
    Ok(pool)
}

/// Refuses somebody else's file before any pragma writes to it.
async fn check_ours(path: &Path) -> Result<(), Error> {
    let pool = connect(path, options(path).pragma("query_only", "ON")).await?;
    let made = number(&pool, "PRAGMA application_id").await;
    let tables = number(&pool, "SELECT COUNT(*) FROM sqlite_master").await;
    let format = match made {
        Ok(APPLICATION) => number(&pool, "SELECT format FROM record").await.ok(),
        _ => None,
    };
    pool.close().await;
    match (tables, format) {
        (Ok(0), _) | (_, Some(FORMAT)) => Ok(()),
        (_, Some(other)) => Err(Error::new(
            format!(
                "{} has format {other}, this version knows {FORMAT}",
                path.display()
            ),
            "use the version of bellwether that made it",
        )),
        _ => Err(Error::new(
            format!("{} is not an event record", path.display()),
            "give another file name; it will be made",
        )),
    }
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(WAIT)
        .foreign_keys(false)
        .statement_cache_capacity(64)
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", "-32000")
}

async fn connect(path: &Path, options: SqliteConnectOptions) -> Result<Pool, Error> {
    let pool = SqlitePoolOptions::new().max_connections(CONNECTIONS_MAX);
    let opened = pool.connect_with(options).await;
    opened.map_err(|source| {
        Error::new(
            format!("cannot open {}: {source}", path.display()),
            "give the file of an event record, or a new name",
        )
    })
}

async fn number(pool: &Pool, sql: &'static str) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(sql).fetch_one(pool).await
}

/// Brings a new file to [`FORMAT`], all of it or nothing.
async fn migrate(pool: &Pool) -> Result<(), sqlx::Error> {
    let mut tx = pool.begin_with("BEGIN IMMEDIATE").await?;
    // Asked under the lock: two processes may be making the same file.
    let made: i64 = sqlx::query_scalar("PRAGMA application_id")
        .fetch_one(&mut *tx)
        .await?;
    if made == APPLICATION {
        return Ok(());
    }
    for migration in MIGRATIONS {
        sqlx::raw_sql(*migration).execute(&mut *tx).await?;
    }
    sqlx::query("INSERT INTO record (format) VALUES ($1)")
        .bind(FORMAT)
        .execute(&mut *tx)
        .await?;
    let mark = format!("PRAGMA application_id = {APPLICATION}");
    sqlx::raw_sql(AssertSqlSafe(mark)).execute(&mut *tx).await?;
    tx.commit().await
}

/// Looks at how many rows the indices tell apart, which chooses between them.
pub(super) async fn look_over(db: &mut Connection) -> Result<(), Error> {
    let done = sqlx::raw_sql("PRAGMA analysis_limit = 400; ANALYZE")
        .execute(db)
        .await;
    done.doing("look over the indices").map(drop)
}

/// Says what was being done when the database failed.
pub(super) trait Doing<T> {
    fn doing(self, what: &'static str) -> Result<T, Error>;
}

impl<T> Doing<T> for Result<T, sqlx::Error> {
    fn doing(self, what: &'static str) -> Result<T, Error> {
        self.map_err(|source| Error::database(what, source))
    }
}
