//! Taking a file in: all of it or, if something fails, nothing.
//!
//! A thread of its own reads and checks the lines and hands them over in
//! batches; here they are written, in one transaction. A file that is there
//! already is told by its hash and not read again.

use super::Record;
use super::datasets::{Version, notes, versions};
use super::intern::Interned;
use super::sqlite::{Connection, Db, Doing};
use crate::read::cells::{Bad, Cells, Columns, Fields, shorten};
use crate::read::{Line, Survey, Table, survey, with_table};
use crate::sources::{Read, Reader, mapped, recognise, unrecognised};
use crate::{
    Actor, Dataset, Error, Grain, Import, Imported, Mapping, Progress, Reject, Row, Watch,
};
use jiff::civil::Date;
use sqlx::QueryBuilder;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Lines handed over at once.
const BATCH: usize = 500;

/// Batches that may wait: what is read ahead of what is written.
const AHEAD: usize = 3;

/// Lines looked at before anything is written.
const AHEAD_LINES: usize = 50;

/// Rows of one INSERT; SQLite takes 32,766 values in one statement.
const INSERT: usize = 250;

/// What the reading thread hands over.
enum Message {
    Opened(Box<Opened>),
    Batch(Vec<Parsed>, Progress),
}

/// A file, and what it was recognised as.
struct Opened {
    dataset: Dataset,
}

/// What a line came to.
enum Parsed {
    /// Its rows, and a hash of its cells; none for an empty cell of a panel.
    Rows(u64, u64, Vec<Row>),
    Actor(u64, Actor),
    Rejected(Reject),
    NoData,
}

impl Record {
    /// Takes a file in. The same file again changes nothing; another file under
    /// a version that is there is refused, as is this file under another name.
    ///
    /// # Errors
    /// A file that cannot be read or is of no known format, one without a
    /// version, a version that holds other bytes, and what the database says.
    /// Nothing of the file is then taken in.
    pub async fn import(
        &self,
        file: impl AsRef<Path>,
        import: &Import,
        watch: &mut dyn Watch,
    ) -> Result<Imported, Error> {
        let (path, wanted) = (file.as_ref().to_owned(), import.clone());
        let mapping = wanted.mapping.as_deref().map(Mapping::parse).transpose()?;
        let (sender, mut receiver) = channel(AHEAD);
        let thread = std::thread::spawn(move || read(&path, &wanted, mapping, &sender));
        let written = self.write(&mut receiver, import, watch).await;
        drop(receiver);
        let read = thread.join().unwrap_or_else(|_| {
            Err(Error::new(
                format!(
                    "{} is damaged in a way that stopped its reader",
                    file.as_ref().display()
                ),
                "get the file anew; nothing of it was taken in",
            ))
        });
        // A reader that failed explains why there was nothing more to write.
        match (read, written) {
            (Err(error), _) | (_, Err(error)) => Err(error),
            (Ok(()), Ok(Writing::Known(imported))) => Ok(*imported),
            (Ok(()), Ok(Writing::New(writer))) => writer.finish().await,
        }
    }

    async fn write(
        &self,
        receiver: &mut Receiver<Message>,
        import: &Import,
        watch: &mut dyn Watch,
    ) -> Result<Writing, Error> {
        let Some(Message::Opened(opened)) = receiver.recv().await else {
            return Err(Error::new("the file was not read", ""));
        };
        if let Some(known) = self.known(&opened.dataset, import).await? {
            return Ok(Writing::Known(Box::new(known)));
        }
        let mut writer = Writer::begin(self, opened.dataset).await?;
        while let Some(Message::Batch(lines, progress)) = receiver.recv().await {
            writer.lines(lines, watch).await?;
            watch.progress(progress);
        }
        Ok(Writing::New(Box::new(writer)))
    }

    /// Whether the file is there already; refuses what would mix versions.
    async fn known(&self, new: &Dataset, import: &Import) -> Result<Option<Imported>, Error> {
        let versions = versions(&self.pool).await?;
        let same = |it: &&Version| it.dataset.name == new.name && it.dataset.version == new.version;
        let holder = versions.iter().find(same);
        let bytes = versions.iter().find(|it| it.dataset.sha256 == new.sha256);
        match (holder, bytes) {
            (Some(holder), _) if holder.dataset.sha256 == new.sha256 => {
                self.again(holder, import).await.map(Some)
            }
            (Some(holder), _) => Err(Error::new(
                format!(
                    "{} is there with other bytes: SHA-256 {}, this file has {}",
                    new.label(),
                    holder.dataset.sha256,
                    new.sha256
                ),
                "give this file's own --version, or remove the other first; versions are never mixed",
            )),
            (None, Some(holder)) => Err(Error::new(
                format!("this file is there already, as {}", holder.dataset.label()),
                format!(
                    "use that, or remove it to take the file in as {}",
                    new.label()
                ),
            )),
            (None, None) => Ok(None),
        }
    }

    async fn again(&self, holder: &Version, import: &Import) -> Result<Imported, Error> {
        let mut dataset = holder.dataset.clone();
        if import.released.is_some() && import.released != dataset.released {
            dataset.released = import.released;
            let update = sqlx::query(
                "UPDATE versions SET released = $1, released_last = $2 WHERE version = $3",
            );
            let released = dataset.released;
            let update = update.bind(released.map(|day| day.to_string()));
            let update = update
                .bind(released.map(|day| day.last().to_string()))
                .bind(holder.key);
            update
                .execute(&self.pool)
                .await
                .doing("set the release date")?;
        }
        Ok(Imported {
            read: dataset.kept,
            known: dataset.kept,
            kept: 0,
            empty: 0,
            rejected: 0,
            passed_over: 0,
            dataset,
        })
    }
}

enum Writing {
    Known(Box<Imported>),
    New(Box<Writer>),
}

/// Writes a version in one transaction.
struct Writer {
    tx: super::sqlite::Transaction,
    key: i64,
    imported: Imported,
    interned: Interned,
    /// Of each row's name the line's cells, to tell a row said twice from two rows of one name.
    seen: HashMap<u64, u64>,
    rows: Vec<(u64, Row, i64, i64)>,
}

impl Writer {
    async fn begin(record: &Record, dataset: Dataset) -> Result<Writer, Error> {
        let mut tx = record
            .pool
            .begin_with("BEGIN IMMEDIATE")
            .await
            .doing("take the lock")?;
        let next = sqlx::query_scalar("SELECT COALESCE(MAX(version), 0) + 1 FROM versions")
            .fetch_one(&mut *tx)
            .await;
        let key: i64 = next.doing("number the version")?;
        let interned = Interned::load(&mut tx, key).await?;
        Ok(Writer {
            tx,
            key,
            interned,
            imported: Imported {
                dataset,
                read: 0,
                kept: 0,
                known: 0,
                empty: 0,
                rejected: 0,
                passed_over: 0,
            },
            seen: HashMap::new(),
            rows: Vec::with_capacity(INSERT),
        })
    }

    async fn lines(&mut self, lines: Vec<Parsed>, watch: &mut dyn Watch) -> Result<(), Error> {
        for line in lines {
            match line {
                Parsed::NoData => {
                    self.imported.passed_over += 1;
                    continue;
                }
                Parsed::Rejected(reject) => self.reject(&reject, watch),
                Parsed::Rows(line, cells, rows) => self.line(line, cells, rows, watch).await?,
                Parsed::Actor(line, actor) => self.actor(line, &actor, watch).await?,
            }
            self.imported.read += 1;
        }
        Ok(())
    }

    fn reject(&mut self, reject: &Reject, watch: &mut dyn Watch) {
        self.imported.rejected += 1;
        watch.reject(reject);
    }

    async fn line(
        &mut self,
        line: u64,
        cells: u64,
        rows: Vec<Row>,
        watch: &mut dyn Watch,
    ) -> Result<(), Error> {
        let Some(first) = rows.first() else {
            self.imported.empty += 1;
            return Ok(());
        };
        match self.again(&first.id, cells) {
            Again::New => {}
            Again::Same => {
                self.imported.known += 1;
                return Ok(());
            }
            Again::Other => {
                self.reject(&twice(line, &first.id), watch);
                return Ok(());
            }
        }
        self.imported.kept += 1;
        for row in rows {
            self.row(line, row).await?;
        }
        Ok(())
    }

    fn again(&mut self, id: &str, cells: u64) -> Again {
        match self.seen.insert(hash(id), cells) {
            None => Again::New,
            Some(before) if before == cells => Again::Same,
            Some(before) => {
                self.seen.insert(hash(id), before);
                Again::Other
            }
        }
    }

    async fn row(&mut self, line: u64, row: Row) -> Result<(), Error> {
        let dataset = &mut self.imported.dataset;
        dataset.begin = earlier(dataset.begin, row.window.begin);
        dataset.end = dataset.end.max(row.window.end);
        let areas = self.interned.area_set(&mut self.tx, &row).await?;
        let dyads = self.interned.dyad_set(&mut self.tx, &row).await?;
        self.rows.push((line, row, areas, dyads));
        if self.rows.len() == INSERT {
            self.flush().await?;
        }
        Ok(())
    }

    async fn flush(&mut self) -> Result<(), Error> {
        let rows = std::mem::take(&mut self.rows);
        if !rows.is_empty() {
            insert(&mut self.tx, self.key, rows).await?;
        }
        Ok(())
    }

    async fn actor(
        &mut self,
        line: u64,
        actor: &Actor,
        watch: &mut dyn Watch,
    ) -> Result<(), Error> {
        match self.again(&actor.id, hash(actor)) {
            Again::New => self.imported.kept += 1,
            Again::Same => {
                self.imported.known += 1;
                return Ok(());
            }
            Again::Other => {
                self.reject(&twice(line, &actor.id), watch);
                return Ok(());
            }
        }
        super::actors::insert(&mut self.tx, self.key, actor).await
    }

    async fn finish(mut self) -> Result<Imported, Error> {
        self.flush().await?;
        if self.imported.kept == 0 {
            return Err(Error::new(
                format!(
                    "no row of {} could be taken in: {} read, {} rejected, {} empty",
                    self.imported.dataset.label(),
                    self.imported.read,
                    self.imported.rejected,
                    self.imported.empty
                ),
                "look at the rejects for the reasons",
            ));
        }
        self.imported.dataset.kept = self.imported.kept;
        add_version(&mut self.tx, self.key, &self.imported.dataset).await?;
        super::panel::materialise(&mut self.tx, self.key).await?;
        self.tx.commit().await.doing("finish the import")?;
        Ok(self.imported)
    }
}

enum Again {
    New,
    Same,
    Other,
}

fn twice(line: u64, id: &str) -> Reject {
    Reject {
        line,
        column: None,
        value: shorten(id),
        reason: "is the name of an earlier row that says something else".into(),
    }
}

fn earlier(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

async fn add_version(db: &mut Connection, key: i64, dataset: &Dataset) -> Result<(), Error> {
    let insert = sqlx::query(
        "INSERT INTO versions (version, name, label, source, released, released_last, sha256, grain, kept, begun, ended, notes) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    );
    let insert = insert
        .bind(key)
        .bind(&dataset.name)
        .bind(&dataset.version)
        .bind(&dataset.source);
    let insert = insert.bind(dataset.released.map(|day| day.to_string()));
    let insert = insert.bind(dataset.released.map(|day| day.last().to_string()));
    let insert = insert
        .bind(&dataset.sha256)
        .bind(dataset.grain.as_str())
        .bind(dataset.kept.cast_signed());
    let insert = insert.bind(dataset.begin.map(|day| day.to_string()));
    let insert = insert
        .bind(dataset.end.map(|day| day.to_string()))
        .bind(notes(dataset));
    insert.execute(db).await.doing("write the version")?;
    Ok(())
}

/// Values of one row, in the order of the columns below.
async fn insert(
    db: &mut Connection,
    version: i64,
    rows: Vec<(u64, Row, i64, i64)>,
) -> Result<(), Error> {
    let mut query: QueryBuilder<Db> = QueryBuilder::new(
        "INSERT INTO events (version, id, line, begun, ended, grain, date_prec, month, violence, kind, perpetrator, \
         dyad_set, conflict_id, conflict, area_set, admin1, admin2, place, latitude, longitude, place_prec, events, \
         best, low, high, side_a, side_b, civilians, unknown, office, reported, headline, reports) ",
    );
    query.push_values(rows, |mut values, (line, row, areas, dyads)| {
        let month = row.month().map(super::aggregate::month_number);
        let conflict = row.conflict.unwrap_or_default();
        values
            .push_bind(version)
            .push_bind(row.id)
            .push_bind(line.cast_signed());
        values.push_bind(row.window.begin.map(|day| day.to_string()));
        values.push_bind(row.window.end.map(|day| day.to_string()));
        values.push_bind(row.window.precision.as_str());
        values
            .push_bind(row.date_precision.map(i64::from))
            .push_bind(month);
        values
            .push_bind(super::aggregate::violence_number(row.violence))
            .push_bind(row.kind);
        values.push_bind(row.perpetrator.map(super::aggregate::perpetrator_number));
        values.push_bind(dyads).push_bind(conflict.id);
        values
            .push_bind((!conflict.name.is_empty()).then_some(conflict.name))
            .push_bind(areas);
        values
            .push_bind(row.site.admin1)
            .push_bind(row.site.admin2)
            .push_bind(row.site.name);
        values
            .push_bind(row.site.point.map(|it| it.0))
            .push_bind(row.site.point.map(|it| it.1));
        values
            .push_bind(row.site.precision.map(i64::from))
            .push_bind(row.events.map(u64::cast_signed));
        values.push_bind(row.toll.map(|it| it.best.cast_signed()));
        values.push_bind(row.toll.and_then(|it| it.low).map(u64::cast_signed));
        values.push_bind(row.toll.and_then(|it| it.high).map(u64::cast_signed));
        let deaths = [
            row.deaths.side_a,
            row.deaths.side_b,
            row.deaths.civilians,
            row.deaths.unknown,
        ];
        for number in deaths {
            values.push_bind(number.map(u64::cast_signed));
        }
        values
            .push_bind(row.citation.office)
            .push_bind(row.citation.date);
        values
            .push_bind(row.citation.headline)
            .push_bind(row.citation.reports.map(u64::cast_signed));
    });
    query.build().execute(db).await.doing("write rows")?;
    Ok(())
}

/// Reads the file from beginning to end; what happens in the thread.
fn read(
    path: &Path,
    import: &Import,
    mapping: Option<Mapping>,
    to: &Sender<Message>,
) -> Result<(), Error> {
    let survey = survey(path)?;
    with_table(path, &survey, |mut table| {
        let reader = match mapping {
            Some(mapping) => Reader::Mapped(Box::new(mapping)),
            None => Reader::Known(
                recognise(&table.columns).ok_or_else(|| unrecognised(&table.columns))?,
            ),
        };
        let mut ahead = VecDeque::new();
        let mut stated = BTreeMap::new();
        let mut fields = Fields::default();
        while ahead.len() < AHEAD_LINES {
            let Some(parsed) = next(&mut table, &reader, &mut fields)? else {
                break;
            };
            if matches!(parsed, Parsed::Rows(..) | Parsed::Actor(..)) {
                state(&table.columns, &fields, &mut stated);
            }
            ahead.push_back(parsed);
        }
        let dataset = describe(path, import, &survey, &reader, most(stated))?;
        let opened = Message::Opened(Box::new(Opened { dataset }));
        if to.blocking_send(opened).is_err() {
            return Ok(());
        }
        let mut rows = 0;
        loop {
            let mut batch = Vec::with_capacity(BATCH);
            while batch.len() < BATCH {
                let parsed = match ahead.pop_front() {
                    Some(parsed) => Some(parsed),
                    None => next(&mut table, &reader, &mut fields)?,
                };
                let Some(parsed) = parsed else { break };
                batch.push(parsed);
                rows += 1;
            }
            let (done, total) = table.progress();
            let progress = Progress { done, total, rows };
            // The other side hangs up when the file turns out to be known or the disk is full.
            if batch.is_empty() || to.blocking_send(Message::Batch(batch, progress)).is_err() {
                return Ok(());
            }
        }
    })
}

/// What the next line comes to; `None` at the end.
fn next(
    table: &mut Table<'_>,
    reader: &Reader,
    fields: &mut Fields,
) -> Result<Option<Parsed>, Error> {
    let line = table.next(fields)?;
    if matches!(line, Line::End) {
        return Ok(None);
    }
    let whole = matches!(line, Line::Row);
    let parsed = parse(reader, &table.columns, fields, line);
    if whole && matches!(parsed, Parsed::Rejected(_)) {
        table.give_back();
    }
    Ok(Some(parsed))
}

fn parse(reader: &Reader, columns: &Columns, fields: &Fields, line: Line) -> Parsed {
    let at = match line {
        Line::Row => fields.line,
        Line::Bad(at, bad) => return Parsed::Rejected(reject(at, bad)),
        Line::NoData | Line::End => return Parsed::NoData,
    };
    let cells = Cells { columns, fields };
    let rows = |rows| Parsed::Rows(at, hash(&fields.text), rows);
    let read = match reader {
        Reader::Mapped(mapping) => mapped(mapping, cells).map(rows),
        Reader::Known(source) => match source.read {
            Read::Rows(read) => read(cells).map(rows),
            Read::Actors(read) => read(cells).map(|actor| Parsed::Actor(at, actor)),
        },
    };
    read.unwrap_or_else(|bad| Parsed::Rejected(reject(at, bad)))
}

fn reject(line: u64, bad: Bad) -> Reject {
    Reject {
        line,
        column: bad.column,
        value: bad.value,
        reason: bad.reason,
    }
}

/// The version that the file becomes.
fn describe(
    path: &Path,
    import: &Import,
    survey: &Survey,
    reader: &Reader,
    stated: Option<String>,
) -> Result<Dataset, Error> {
    let label = import.version.clone().or(stated).or_else(|| in_name(path));
    let label = label.ok_or_else(|| {
        Error::new(
            format!("neither {} nor its name tells its version", path.display()),
            "give it with --version",
        )
    })?;
    let mut dataset = about(reader)?;
    if dataset.source == "ucdp-ged" && is_candidate(&label) {
        dataset.name.push_str("-candidate");
    }
    if let Some(name) = &import.dataset {
        dataset.name.clone_from(name);
    }
    dataset.version = label;
    dataset.released = import.released;
    dataset.sha256.clone_from(&survey.sha256);
    Ok(dataset)
}

fn about(reader: &Reader) -> Result<Dataset, Error> {
    let owned = |list: &[&str]| list.iter().map(|it| (*it).to_owned()).collect();
    let blank = |name: &str, grain: Grain| Dataset {
        name: name.into(),
        version: String::new(),
        source: name.into(),
        released: None,
        sha256: String::new(),
        grain,
        kept: 0,
        begin: None,
        end: None,
        title: String::new(),
        licence: String::new(),
        citation: String::new(),
        codebook: String::new(),
        seen: Vec::new(),
        unseen: Vec::new(),
    };
    Ok(match reader {
        Reader::Known(source) => Dataset {
            title: source.title.into(),
            licence: source.licence.into(),
            citation: source.citation.into(),
            codebook: source.codebook.into(),
            seen: owned(source.seen),
            unseen: owned(source.unseen),
            ..blank(source.name, source.grain)
        },
        Reader::Mapped(mapping) => Dataset {
            source: "mapping".into(),
            title: mapping.title.clone(),
            licence: mapping.licence.clone(),
            citation: mapping.citation.clone(),
            unseen: mapping.unseen.clone(),
            ..blank(&mapping.dataset, mapping.row_grain()?)
        },
    })
}

/// Counts what a row states in a column `version`.
fn state(columns: &Columns, fields: &Fields, stated: &mut BTreeMap<String, usize>) {
    if let Some(text) = (Cells { columns, fields }).text("version") {
        *stated.entry(text.to_owned()).or_default() += 1;
    }
}

/// What most rows state: one broken cell must not name the version.
fn most(stated: BTreeMap<String, usize>) -> Option<String> {
    let most = stated.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(text, _)| text).filter(|text| text.len() <= 20)
}

/// `GEDEvent_v23_0_10.csv`, `ged251-csv.zip`, `ucdp_brd_v24_1.parquet`.
fn in_name(path: &Path) -> Option<String> {
    let name = PathBuf::from(path.file_name()?)
        .to_string_lossy()
        .to_lowercase();
    let after_v = name.match_indices('v').find_map(|(at, _)| {
        let rest = &name[at + 1..];
        let free = at == 0 || !name.as_bytes()[at - 1].is_ascii_alphanumeric();
        let end = rest
            .find(|c: char| !c.is_ascii_digit() && c != '_' && c != '.')
            .unwrap_or(rest.len());
        let parts: Vec<_> = rest[..end]
            .split(['_', '.'])
            .take_while(|part| (1..=2).contains(&part.len()))
            .collect();
        (free && parts.len() >= 2).then(|| parts.join("."))
    });
    after_v.or_else(|| {
        let digits = name.strip_prefix("ged")?.get(..3)?;
        let sound = digits.bytes().all(|b| b.is_ascii_digit());
        sound.then(|| format!("{}.{}", &digits[..2], &digits[2..]))
    })
}

/// `23.0.10` is the candidate of October 2023, `23.1` the release of the year.
fn is_candidate(label: &str) -> bool {
    label.split('.').nth(1) == Some("0")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: Option<&str>) {
        assert_eq!(in_name(Path::new(name)).as_deref(), expected, "{name}");
    }

    #[test]
    fn versions_stand_in_names_of_files() {
        check("GEDEvent_v23_0_10.csv", Some("23.0.10"));
        check("ucdp_brd_dyadic_v24_1.parquet", Some("24.1"));
        check("ged251-csv.zip", Some("25.1"));
        check("v25.1.csv", Some("25.1"));
        check("ucdp_cm_all_types_v25_1_1989_2021.parquet", Some("25.1"));
        check("views_2021.parquet", None);
        check("events.csv", None);
    }

    #[test]
    fn candidates_have_a_zero_in_the_middle() {
        assert!(is_candidate("23.0.10"));
        assert!(!is_candidate("23.1"));
    }
}
