//! Counting by any day to look back from, without asking the file for each.
//!
//! A page that lists who is quoted most is asked for by many days, and
//! [`Ledger::count_by`] looks the document of every claim up for each of them: a
//! quarter of a second with a hundred thousand claims. A tally reads them once,
//! keeps a few bytes of each and counts by a day in a few thousandths. It is read
//! a name a line, and a day a line: a line a claim took five times as long.

use crate::project::fold;
use crate::query::{Dating, Where};
use crate::sqlite::{Connection, Doing};
use crate::survey::{Counted, Facet};
use crate::{ClaimFilter, Error, Ledger};
use futures_util::TryStreamExt as _;
use record::{ClaimId, Date, Identities};
use std::collections::HashMap;

/// The current claims of a ledger by one [`Facet`].
#[derive(Clone, Debug)]
pub struct Tally {
    names: Vec<String>,
    /// By name and document.
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    name: usize,
    document: u64,
    claim: ClaimId,
    published: Option<Date>,
    reviewed: bool,
}

/// A name, and of each of its claims the number, that of its document and whether it was reviewed: `7 3 0,9 4 1`.
type Read = (String, String);

/// The last day on which each dated document may have come out.
type Days = HashMap<u64, Date>;

impl Ledger {
    /// The current claims by a facet, a merged name as its entity.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn tally(&self, facet: Facet, identities: &Identities) -> Result<Tally, Error> {
        let name = facet.column();
        let mut tx = self.begin().await?;
        let mut reading = Reading::new(facet, identities, days(&mut tx).await?);
        let select = format!(
            "SELECT {name}, STRING_AGG(c.id || ' ' || c.document || ' ' || \
             CASE WHEN c.state IN ('accepted', 'written') THEN 1 ELSE 0 END, ',') \
             FROM claims c WHERE {name} IS NOT NULL"
        );
        let mut query = Where::new(select)
            .claims(&ClaimFilter::default(), Dating::Known)
            .finish(" GROUP BY 1");
        // One after the other: all at once would take as much memory as the texts.
        let mut rows = query
            .build_query_as::<Read>()
            .persistent(false)
            .fetch(&mut *tx);
        while let Some(row) = rows.try_next().await.doing("tally claims")? {
            reading.take(row)?;
        }
        Ok(reading.done())
    }
}

async fn days(connection: &mut Connection) -> Result<Days, Error> {
    let sql = "SELECT published_last, STRING_AGG(CAST(id AS TEXT), ' ') FROM documents \
               WHERE published_last IS NOT NULL GROUP BY published_last";
    let rows: Vec<(String, String)> = sqlx::query_as(sql)
        .fetch_all(connection)
        .await
        .doing("read when documents came out")?;
    let mut days = Days::new();
    for (day, documents) in rows {
        let published: Date = day
            .parse()
            .map_err(|_| Error::broken(None, format!("{day:?} is no day")))?;
        for document in documents.split(' ') {
            days.insert(number(document)?, published);
        }
    }
    Ok(days)
}

fn number(written: &str) -> Result<u64, Error> {
    let flaw = |_| Error::broken(None, format!("{written:?} is no number"));
    written.parse().map_err(flaw)
}

/// Rows as they come in, each name kept once.
struct Reading {
    entities: HashMap<String, String>,
    numbers: HashMap<String, usize>,
    days: Days,
    rows: Vec<Row>,
}

impl Reading {
    fn new(facet: Facet, identities: &Identities, days: Days) -> Reading {
        let folded = |(name, entity): (&str, &str)| (fold(name), fold(entity));
        let merges = identities.merges().filter(|_| facet.is_ruled()).map(folded);
        Reading {
            entities: merges.collect(),
            numbers: HashMap::new(),
            days,
            rows: vec![],
        }
    }

    fn take(&mut self, (name, claims): Read) -> Result<(), Error> {
        let name = self.number(name);
        for claim in claims.split(',') {
            self.rows.push(self.row(name, claim)?);
        }
        Ok(())
    }

    fn row(&self, name: usize, claim: &str) -> Result<Row, Error> {
        let mut parts = claim.split(' ').map(number);
        let mut next = || parts.next().unwrap_or_else(|| number(""));
        let (claim, document, reviewed) = (ClaimId(next()?), next()?, next()? != 0);
        Ok(Row {
            name,
            document,
            claim,
            published: self.days.get(&document).copied(),
            reviewed,
        })
    }

    /// The number of a name.
    fn number(&mut self, name: String) -> usize {
        let entity = self.entities.get(&name).cloned().unwrap_or(name);
        let next = self.numbers.len();
        *self.numbers.entry(entity).or_insert(next)
    }

    fn done(mut self) -> Tally {
        self.rows.sort_unstable();
        let mut names = vec![String::new(); self.numbers.len()];
        for (name, number) in self.numbers {
            names[number] = name;
        }
        Tally {
            names,
            rows: self.rows,
        }
    }
}

impl Tally {
    /// As [`Ledger::count_by`] of what had come out by a day: `limit` names
    /// after the first `skip`, the commonest first.
    pub fn counted(&self, as_of: Option<Date>, skip: usize, limit: usize) -> Vec<Counted> {
        let out = |row: &Row| as_of.is_none_or(|day| row.published.is_some_and(|it| it <= day));
        let of_name = self.rows.chunk_by(|a, b| a.name == b.name);
        let mut counts: Vec<Count> = of_name.filter_map(|rows| count(rows, out)).collect();
        counts.sort_unstable_by_key(|it| (std::cmp::Reverse(it.claims), &self.names[it.name]));
        let page = counts.iter().skip(skip).take(limit);
        page.map(|it| it.told(&self.names)).collect()
    }
}

struct Count {
    name: usize,
    claims: u64,
    documents: u64,
    reviewed: u64,
    first: ClaimId,
}

/// What of the rows of one name is out.
fn count(rows: &[Row], out: impl Fn(&Row) -> bool) -> Option<Count> {
    let mut rows = rows.iter().filter(|row| out(row));
    let first = rows.next()?;
    let (mut count, mut last) = (Count::of(first), first.document);
    for row in rows {
        count.claims += 1;
        count.reviewed += u64::from(row.reviewed);
        count.documents += u64::from(row.document != last);
        count.first = count.first.min(row.claim);
        last = row.document;
    }
    Some(count)
}

impl Count {
    fn of(row: &Row) -> Count {
        Count {
            name: row.name,
            claims: 1,
            documents: 1,
            reviewed: row.reviewed.into(),
            first: row.claim,
        }
    }

    fn told(&self, names: &[String]) -> Counted {
        Counted {
            name: names[self.name].clone(),
            claims: self.claims,
            documents: self.documents,
            reviewed: self.reviewed,
            first: self.first,
        }
    }
}
