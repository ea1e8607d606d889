//! All that is SQLite's own: opening, locking, pragmas and clearing old pages.
//!
//! The SQL elsewhere is what PostgreSQL understands too; this is the file to
//! have a second one beside.

use crate::Error;
use crate::error::{Open, Refused};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{AssertSqlSafe, Row};
use std::path::Path;
use std::time::Duration;

pub(crate) type Db = sqlx::Sqlite;
pub(crate) type Pool = SqlitePool;
pub(crate) type Connection = sqlx::SqliteConnection;
pub(crate) type Record = sqlx::sqlite::SqliteRow;
pub(crate) type Transaction = sqlx::Transaction<'static, Db>;

/// In order; a file's format is how many of them it has.
const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_ledger.sql"),
    include_str!("../migrations/0002_indexes.sql"),
    include_str!("../migrations/0003_places.sql"),
];

/// The format that this version writes.
pub(crate) const FORMAT: i64 = MIGRATIONS.len() as i64;

/// "bell", in the file's header: tells a ledger from other SQLite files.
const APPLICATION: i64 = 0x6265_6c6c;

/// Connections at once: readers never wait for each other or for the writer.
const CONNECTIONS_MAX: u32 = 4;

/// Pages of the file that a connection keeps, in kilobytes: the system's own cache
/// has the rest, and a server has several connections.
const CACHE_KB: i64 = 4_000;

/// Opens an existing ledger, without changing it. Later formats add indexes
/// alone, so that an older file is read as it is.
pub(crate) async fn open(path: &Path, wait: Duration) -> Result<Pool, Error> {
    if path.is_dir() {
        return Err(Open::Folder(path.into()).into());
    }
    if !path.exists() {
        return Err(Open::Missing(path.into()).into());
    }
    let options = options(path, wait).pragma("query_only", "ON");
    let pool = connect(path, options).await?;
    match what(&pool, path).await? {
        File::Ledger(..=FORMAT) => Ok(pool),
        File::Ledger(other) => Err(Open::Newer(path.into(), other).into()),
        // A process that was making it was killed: nothing has been read into it yet.
        File::Empty => Err(Open::Missing(path.into()).into()),
        File::Other => Err(Open::NotALedger(path.into()).into()),
    }
}

/// How often to try again while another process is making the same ledger.
const TRIES: u32 = 40;

/// Opens a ledger for appending, or makes it.
///
/// While a file is being made and switched to a write-ahead log, SQLite answers
/// a second process at once with "busy" or an input error, whatever time-out is
/// set. Such a quick refusal is asked again; a lock that was waited for is not.
pub(crate) async fn open_or_create(path: &Path, wait: Duration) -> Result<Pool, Error> {
    for _ in 1..TRIES {
        let begun = std::time::Instant::now();
        match open_or_create_once(path, wait).await {
            Err(error) if error.is_passing() && begun.elapsed() < wait / 2 => {
                std::thread::sleep(Duration::from_millis(25).min(wait / 4));
            }
            done => return done,
        }
    }
    open_or_create_once(path, wait).await
}

async fn open_or_create_once(path: &Path, wait: Duration) -> Result<Pool, Error> {
    if path.is_dir() {
        return Err(Open::Folder(path.into()).into());
    }
    if path.metadata().is_ok_and(|it| it.permissions().readonly()) {
        return Err(Open::ReadOnly(path.into()).into());
    }
    if path.metadata().is_ok_and(|it| it.len() > 0) {
        check_ours(path, wait).await?;
    }
    let pool = connect(path, writing(options(path, wait))).await?;
    migrate(&pool, path).await?;
    finish_sweep(&pool).await?;
    Ok(pool)
}

/// Refuses somebody else's file before any pragma writes to it. One without a
/// table is ours: a process that was making it was killed.
async fn check_ours(path: &Path, wait: Duration) -> Result<(), Error> {
    let pool = connect(path, options(path, wait).pragma("query_only", "ON")).await?;
    let what = what(&pool, path).await;
    close(&pool).await;
    match what? {
        File::Empty | File::Ledger(..=FORMAT) => Ok(()),
        File::Ledger(other) => Err(Open::Newer(path.into(), other).into()),
        File::Other => Err(Open::NotALedger(path.into()).into()),
    }
}

/// Closes it and waits: the last one out folds the write-ahead log into the file.
pub(crate) async fn close(pool: &Pool) {
    pool.close().await;
}

fn options(path: &Path, wait: Duration) -> SqliteConnectOptions {
    // Sorting in memory, so that no words end up in temporary files.
    SqliteConnectOptions::new()
        .filename(path)
        .busy_timeout(wait)
        .foreign_keys(false)
        .statement_cache_capacity(64)
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", format!("-{CACHE_KB}"))
}

fn writing(options: SqliteConnectOptions) -> SqliteConnectOptions {
    // FULL waits for the disk at every commit; the two F_FULLFSYNC pragmas do so on macOS as well.
    options
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("fullfsync", "ON")
        .pragma("checkpoint_fullfsync", "ON")
        .pragma("secure_delete", "ON")
}

async fn connect(path: &Path, options: SqliteConnectOptions) -> Result<Pool, Error> {
    let pool = SqlitePoolOptions::new().max_connections(CONNECTIONS_MAX);
    let failed = |source| match code(&source) {
        Some(NOT_A_DATABASE) => Open::NotALedger(path.into()).into(),
        Some(BUSY) => Refused::Busy.into(),
        _ => Open::Failed(path.into(), source).into(),
    };
    pool.connect_with(options).await.map_err(failed)
}

/// What a file is.
enum File {
    /// A ledger of this format.
    Ledger(i64),
    /// A database without a table.
    Empty,
    /// Something else.
    Other,
}

/// No database is smaller, but SQLite would take such a file for an empty one.
const BYTES_MIN: u64 = 512;

async fn what(pool: &Pool, path: &Path) -> Result<File, Error> {
    if path
        .metadata()
        .is_ok_and(|it| (1..BYTES_MIN).contains(&it.len()))
    {
        return Ok(File::Other);
    }
    // Tables are counted before the mark is read: another process may be making
    // the ledger between the two, and it sets both at once.
    let tables = number(pool, "SELECT COUNT(*) FROM sqlite_master").await;
    let found = match number(pool, "PRAGMA application_id").await {
        Ok(APPLICATION) => number(pool, "SELECT format FROM ledger")
            .await
            .map(File::Ledger),
        Ok(_) => tables.map(|tables| match tables {
            0 => File::Empty,
            _ => File::Other,
        }),
        Err(source) if code(&source) == Some(NOT_A_DATABASE) => Ok(File::Other),
        Err(source) => Err(source),
    };
    found.map_err(|source| Open::Failed(path.into(), source).into())
}

async fn number(pool: &Pool, sql: &'static str) -> Result<i64, sqlx::Error> {
    sqlx::query_scalar(sql).fetch_one(pool).await
}

/// Brings a new or older file to [`FORMAT`], all of it or nothing.
async fn migrate(pool: &Pool, path: &Path) -> Result<(), Error> {
    let mut tx = begin_append(pool).await?;
    // Asked anew under the lock: two processes may be making the same ledger.
    let from = format(&mut tx).await.doing("read the file's format")?;
    let from = usize::try_from(from).unwrap_or(0);
    if from >= MIGRATIONS.len() {
        return Ok(());
    }
    lay_out(&mut tx, from)
        .await
        .map_err(|source| Open::Failed(path.into(), source))?;
    tx.commit().await.doing("make the ledger")
}

/// How many migrations a file has; a new one none.
async fn format(connection: &mut Connection) -> Result<i64, sqlx::Error> {
    let mark: i64 = sqlx::query_scalar("PRAGMA application_id")
        .fetch_one(&mut *connection)
        .await?;
    if mark != APPLICATION {
        return Ok(0);
    }
    sqlx::query_scalar("SELECT format FROM ledger")
        .fetch_one(connection)
        .await
}

async fn lay_out(connection: &mut Connection, from: usize) -> Result<(), sqlx::Error> {
    for migration in &MIGRATIONS[from..] {
        sqlx::raw_sql(*migration).execute(&mut *connection).await?;
    }
    let note = match from {
        0 => "INSERT INTO ledger (format, unswept) VALUES ($1, 0)",
        _ => "UPDATE ledger SET format = $1",
    };
    sqlx::query(note)
        .bind(FORMAT)
        .execute(&mut *connection)
        .await?;
    let mark = format!("PRAGMA application_id = {APPLICATION}");
    sqlx::raw_sql(AssertSqlSafe(mark))
        .execute(connection)
        .await?;
    Ok(())
}

/// Takes the write lock at once, so that what is read inside is still so at the commit.
pub(crate) async fn begin_append(pool: &Pool) -> Result<Transaction, Error> {
    pool.begin_with("BEGIN IMMEDIATE")
        .await
        .doing("take the ledger's lock")
}

/// Clears what redacted words may be left outside the tables: free pages, which
/// VACUUM drops by writing the file anew, and the write-ahead log, which is cut
/// to nothing before and after.
pub(crate) async fn sweep(pool: &Pool) -> Result<(), Error> {
    fold_log(pool).await?;
    sqlx::raw_sql("VACUUM")
        .execute(pool)
        .await
        .doing("clear old pages")?;
    sqlx::query("UPDATE ledger SET unswept = 0")
        .execute(pool)
        .await
        .doing("clear old pages")?;
    fold_log(pool).await
}

/// Does what a redaction that was cut short left to do, unless another process is in the way.
async fn finish_sweep(pool: &Pool) -> Result<(), Error> {
    let unswept = number(pool, "SELECT unswept FROM ledger")
        .await
        .doing("look for a redaction")?;
    if unswept == 0 {
        return Ok(());
    }
    match sweep(pool).await {
        Err(error) if error.is_busy() => Ok(()),
        other => other,
    }
}

async fn fold_log(pool: &Pool) -> Result<(), Error> {
    let row = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)")
        .fetch_one(pool)
        .await;
    let held: i64 = row.doing("clear the write-ahead log")?.get(0);
    if held == 0 {
        Ok(())
    } else {
        Err(Refused::Unswept.into())
    }
}

/// SQLite's own check of pages and indexes: an index that misses a row would hide it from filters.
pub(crate) async fn check_pages(connection: &mut Connection) -> Result<(), Error> {
    let found: String = sqlx::query_scalar("PRAGMA integrity_check(1)")
        .fetch_one(connection)
        .await
        .doing("check the file's pages")?;
    if found == "ok" {
        Ok(())
    } else {
        Err(Error::broken(None, found))
    }
}

const BUSY: i32 = 5;
const CORRUPT: i32 = 11;
const NOT_A_DATABASE: i32 = 26;

/// SQLite's primary result code, if it is one of SQLite's errors.
fn code(error: &sqlx::Error) -> Option<i32> {
    let code = error.as_database_error()?.code()?;
    Some(code.parse::<i32>().ok()? & 0xff)
}

/// Says what was being done when the database failed.
pub(crate) trait Doing<T> {
    fn doing(self, what: &'static str) -> Result<T, Error>;
}

impl<T> Doing<T> for Result<T, sqlx::Error> {
    fn doing(self, what: &'static str) -> Result<T, Error> {
        self.map_err(|source| match code(&source) {
            Some(BUSY) => Refused::Busy.into(),
            Some(CORRUPT | NOT_A_DATABASE) => Error::broken(None, source.to_string()),
            _ => Error::database(what, source),
        })
    }
}
