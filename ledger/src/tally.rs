//! Counting by any day to look back from, without asking the file for each.
//!
//! A page that lists who is quoted most is asked for by many days, and
//! [`Ledger::count_by`] looks the document of every claim up for each of them: a
//! quarter of a second with a hundred thousand claims. A tally reads them once,
//! keeps a few bytes of each and counts by a day in a few thousandths.

use crate::project::fold;
use crate::query::{Dating, Where};
use crate::sqlite::Doing;
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

/// A line of the file: name, document, claim, whether it was reviewed, last day of publication.
type Read = (String, i64, i64, bool, Option<String>);

impl Ledger {
    /// The current claims by a facet, a merged name as its entity.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn tally(&self, facet: Facet, identities: &Identities) -> Result<Tally, Error> {
        let name = facet.column();
        let select = format!(
            "SELECT {name}, c.document, c.id, c.state IN ('accepted', 'written'), d.published_last \
             FROM claims c JOIN documents d ON d.id = c.document WHERE {name} IS NOT NULL"
        );
        let mut query = Where::new(select)
            .claims(&ClaimFilter::default(), Dating::Known)
            .finish("");
        // One after the other: all at once would take as much memory as the texts.
        let mut rows = query
            .build_query_as::<Read>()
            .persistent(false)
            .fetch(self.pool());
        let mut reading = Reading::new(facet, identities);
        while let Some(row) = rows.try_next().await.doing("tally claims")? {
            reading.take(row)?;
        }
        Ok(reading.done())
    }
}

/// Rows as they come in, each name kept once.
struct Reading {
    entities: HashMap<String, String>,
    numbers: HashMap<String, usize>,
    /// The last name as it was read, and its number.
    last: Option<(String, usize)>,
    rows: Vec<Row>,
}

impl Reading {
    fn new(facet: Facet, identities: &Identities) -> Reading {
        let folded = |(name, entity): (&str, &str)| (fold(name), fold(entity));
        let merges = identities.merges().filter(|_| facet.is_ruled()).map(folded);
        Reading {
            entities: merges.collect(),
            numbers: HashMap::new(),
            last: None,
            rows: vec![],
        }
    }

    fn take(&mut self, (name, document, claim, reviewed, published): Read) -> Result<(), Error> {
        let claim = ClaimId(claim.unsigned_abs());
        let flaw = |day| Error::broken(None, format!("{claim}: {day:?} is no day"));
        let published = published.map(|day| day.parse().map_err(|_| flaw(day)));
        let name = self.number(name);
        self.rows.push(Row {
            name,
            document: document.unsigned_abs(),
            claim,
            published: published.transpose()?,
            reviewed,
        });
        Ok(())
    }

    /// The number of a name. An index gives them in order, so that most are the one before.
    fn number(&mut self, name: String) -> usize {
        if let Some((_, number)) = self.last.as_ref().filter(|(last, _)| *last == name) {
            return *number;
        }
        let entity = self.entities.get(&name).unwrap_or(&name).clone();
        let next = self.numbers.len();
        let number = *self.numbers.entry(entity).or_insert(next);
        self.last = Some((name, number));
        number
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
