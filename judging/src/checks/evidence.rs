//! The rows a test was answered with, and sums of them that keep what is uncertain.
//!
//! Three things make a sum uncertain, and each is kept as a range: the low and
//! high estimates; rows that several dyads share, where a country-year tells
//! one total for all of them; and no row at all, which is not zero.

use super::plan::Period;
use crate::fold;
use events::{Area, Dataset, Dyad, Grain, Row};
use record::{Date, Ground, Why};
use std::collections::BTreeSet;

/// What "no row" may hide in a dyad's year: UCDP keeps no dyad-year under 25 deaths.
pub const UNSEEN_DEATHS_MAX: u64 = 24;

/// The rows of each scope of a plan, from one version of one dataset.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The version.
    pub dataset: Dataset,
    /// Every country the version has a row of, whoever fought there.
    pub covered: Vec<Area>,
    /// The names the actor goes by in the dataset.
    pub actor: Vec<String>,
    /// Rows that lie partly outside the scope they were found for, by their names:
    /// a dyad-year of Niger and Nigeria is one number, and partly Niger's.
    pub partly: BTreeSet<String>,
    /// The answers, in the order of the plan's scopes.
    pub told: Vec<Told>,
}

/// The rows of one scope.
#[derive(Clone, Debug)]
pub struct Told {
    /// The rows.
    pub rows: Vec<Row>,
    /// How the question was understood, a line each.
    pub asked: Vec<String>,
    /// A command line that prints the rows.
    pub query: String,
    /// Years with any row of the scope's areas, whoever fought there, in order:
    /// a file may be cut to some countries and years.
    pub seen: Vec<i16>,
}

/// A dataset with rows of as many countries is one of the whole world. Files cut to a
/// few wars have fewer, and so have releases of one month.
pub const COUNTRIES_MIN: usize = 90;

/// No bound at all: what rows that state no number may come to.
pub(super) const UNTOLD: u64 = u64::MAX;

/// Which of a row's estimates to take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Estimate {
    Best,
    Low,
    High,
}

/// A sum of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) rows: u64,
    pub(super) events: u64,
    /// Rows that state no number of deaths, and so may stand for any.
    pub(super) uncounted: u64,
    exact: Three,
    /// Deaths of rows that other dyads share: at most these come on top.
    shared: Three,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Three {
    best: u64,
    low: u64,
    high: u64,
}

impl Evidence {
    /// The rows of a scope that are counted in a period.
    pub(super) fn rows(&self, scope: usize, period: Period) -> Vec<&Row> {
        let within = |row: &&Row| self.counted(row).is_some_and(|day| period.holds(day));
        self.told[scope].rows.iter().filter(within).collect()
    }

    /// The sum of a scope's rows in a period.
    pub(super) fn amount(&self, scope: usize, period: Period) -> Amount {
        self.sum(&self.rows(scope, period))
    }

    pub(super) fn sum(&self, rows: &[&Row]) -> Amount {
        let mut amount = Amount::default();
        for row in rows {
            amount.add(row, self.is_shared(row));
        }
        amount
    }

    /// The sum of rows whoever shares them: for a comparison, whose rows are of two actors.
    pub(super) fn of_anyone(&self, rows: &[&Row]) -> Amount {
        let mut amount = Amount::default();
        rows.iter().for_each(|row| amount.add(row, false));
        amount
    }

    /// The day that a row is counted on.
    fn counted(&self, row: &Row) -> Option<Date> {
        row.window.end.or(row.window.begin)
    }

    /// Whether rows stand for years, so that only whole years can be told apart.
    pub(super) fn by_year(&self) -> bool {
        self.dataset.grain == Grain::Year
    }

    /// Whether its deaths are only partly the actor's or the scope's.
    fn is_shared(&self, row: &Row) -> bool {
        let others = row.dyads.iter().any(|dyad| !self.involves(dyad));
        self.partly.contains(&row.id) || (!self.actor.is_empty() && others)
    }

    fn involves(&self, dyad: &Dyad) -> bool {
        let names: BTreeSet<String> = self.actor.iter().map(|name| fold(name)).collect();
        let sides = dyad.a.iter().chain(&dyad.b).map(|side| side.name.as_str());
        let parts = dyad.name.split(" - ");
        sides.chain(parts).any(|name| names.contains(&fold(name)))
    }

    /// What keeps the dataset from telling of a period, if anything.
    pub(super) fn gap(&self, period: Period) -> Option<String> {
        let label = self.dataset.label();
        let gap = |scope: usize| match self.reach(scope) {
            None => Some(format!("{label} has no row at all of these areas")),
            Some(reach) if period.from < reach.from => Some(format!(
                "{label} has rows of these areas from {} on, after {}",
                reach.from, period.from
            )),
            Some(reach) if reach.until < period.until => Some(format!(
                "{label} has rows of these areas up to {}, before {}",
                reach.until, period.until
            )),
            Some(_) => None,
        };
        (0..self.told.len()).find_map(gap)
    }

    /// The days that the dataset covers in a scope's areas. A worldwide one covers
    /// quiet areas too; of another, years without any row are not covered.
    pub fn reach(&self, scope: usize) -> Option<Period> {
        let whole = Period::new(self.dataset.begin?, self.dataset.end?);
        if self.worldwide() {
            return Some(whole);
        }
        let seen = longest_run(&self.told[scope].seen)?;
        Some(Period::new(
            whole.from.max(seen.from),
            whole.until.min(seen.until),
        ))
    }

    /// Whether the version has rows of so many countries that it must cover the world.
    pub(super) fn worldwide(&self) -> bool {
        self.covered.len() >= COUNTRIES_MIN
    }

    /// The largest rows as leaves, and how many more there are.
    pub(super) fn cite(&self, statement: impl Into<String>, rows: &[&Row]) -> Option<Why> {
        let mut rows = rows.to_vec();
        rows.sort_by_key(|row| {
            (
                std::cmp::Reverse(row.toll.map(|toll| toll.best)),
                row.id.clone(),
            )
        });
        rows.dedup_by(|a, b| a.id == b.id);
        let leaves: Vec<Why> = rows
            .iter()
            .take(CITED_MAX)
            .map(|row| self.leaf(row))
            .collect();
        Why::because(statement, leaves).ok()
    }

    fn leaf(&self, row: &Row) -> Why {
        let ground = Ground::Row {
            dataset: self.dataset.label(),
            row: row.id.clone(),
        };
        Why::ground(line(row), ground)
    }
}

/// The longest run of years without a gap.
fn longest_run(years: &[i16]) -> Option<Period> {
    let mut runs: Vec<(i16, i16)> = vec![];
    for year in years {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *year => *last = *year,
            _ => runs.push((*year, *year)),
        }
    }
    let longest = runs.into_iter().max_by_key(|(first, last)| last - first);
    longest.map(|(first, last)| Period::years(first, last))
}

/// Rows cited under one statement, the largest; the query prints them all.
const CITED_MAX: usize = 12;

/// A row in one line.
pub(super) fn line(row: &Row) -> String {
    let dyads: Vec<&str> = row.dyads.iter().map(|dyad| dyad.name.as_str()).collect();
    let areas: Vec<&str> = row.areas.iter().map(|area| area.name.as_str()).collect();
    let when = match (row.window.begin, row.window.end) {
        (Some(from), Some(until)) => Period::new(from, until).to_string(),
        (day, end) => end.or(day).map_or("no date".into(), |day| day.to_string()),
    };
    let toll = row.toll.map_or("no number".into(), |toll| toll.to_string());
    let parts = [
        when,
        areas.join(", "),
        dyads.join("; "),
        row.violence.to_string(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}: {toll} killed", parts.join(" · "))
}

impl Amount {
    fn add(&mut self, row: &Row, shared: bool) {
        self.rows += 1;
        self.events += row.events.unwrap_or(0);
        let Some(toll) = row.toll else {
            self.uncounted += 1;
            return;
        };
        let into = if shared {
            &mut self.shared
        } else {
            &mut self.exact
        };
        into.best += toll.best;
        into.low += toll.low.unwrap_or(toll.best);
        into.high += toll.high.unwrap_or(toll.best);
    }

    /// At least and at most so many deaths, by one estimate. No row: none to 24. A row
    /// without a number: any. Shaped by lists of conflicts, whose wars read as "0 killed".
    pub(super) fn range(&self, estimate: Estimate) -> (u64, u64) {
        if self.rows == 0 {
            return (0, UNSEEN_DEATHS_MAX);
        }
        let of = |three: Three| match estimate {
            Estimate::Best => three.best,
            Estimate::Low => three.low,
            Estimate::High => three.high,
        };
        let most = of(self.exact) + of(self.shared);
        (
            of(self.exact),
            if self.uncounted > 0 { UNTOLD } else { most },
        )
    }

    /// The most that rows with a number tell, by any estimate.
    pub(super) fn documented(&self) -> u64 {
        self.exact.high + self.shared.high
    }

    /// The most by any estimate.
    pub(super) fn most(&self) -> u64 {
        self.range(Estimate::High).1
    }

    /// The least by any estimate.
    pub(super) fn least(&self) -> u64 {
        self.range(Estimate::Low).0
    }
}

impl std::fmt::Display for Amount {
    /// `2,437 killed (2,301–2,890) in 143 rows`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.rows == 0 {
            return f.write_str("no row (which may hide up to 24 deaths a dyad and year)");
        }
        let of = |rows: u64| {
            let s = if rows == 1 { "" } else { "s" };
            format!("{} row{s}", thousands(rows))
        };
        if self.uncounted == self.rows {
            return write!(f, "no number of deaths in {}", of(self.rows));
        }
        let (least, most) = self.range(Estimate::Best);
        match (least, most) {
            (_, UNTOLD) => write!(f, "at least {} killed", thousands(least))?,
            _ if least == most => write!(f, "{} killed", thousands(least))?,
            _ => write!(f, "{} to {} killed", thousands(least), thousands(most))?,
        }
        let (low, high) = (self.least(), self.most());
        if (low, high) != (least, most) && high != UNTOLD {
            write!(f, " (low {}, high {})", thousands(low), thousands(high))?;
        }
        write!(f, " in {}", of(self.rows))?;
        match self.uncounted {
            0 => Ok(()),
            some => write!(f, ", {} without a number", thousands(some)),
        }
    }
}

/// `12,345`.
pub(super) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::testing::{evidence, row};

    #[test]
    fn no_row_is_no_zero() {
        let none = Amount::default();
        assert_eq!(none.range(Estimate::Best), (0, 24));
        assert!(none.to_string().starts_with("no row"));
    }

    #[test]
    fn a_row_without_a_number_is_no_zero() {
        let mut untold = row("1", "2014", "Iraq", "Government of Iraq - IS", 0);
        untold.toll = None;
        let told = row("2", "2014", "Iraq", "Government of Iraq - IS", 40);
        let sum = |rows| evidence(vec![rows]).amount(0, Period::years(2014, 2014));
        let alone = sum(vec![untold.clone()]);
        assert_eq!(alone.range(Estimate::Best), (0, UNTOLD));
        assert_eq!(alone.to_string(), "no number of deaths in 1 row");
        let both = sum(vec![untold, told]);
        assert_eq!(
            (both.least(), both.most(), both.documented()),
            (40, UNTOLD, 40)
        );
        assert_eq!(
            both.to_string(),
            "at least 40 killed in 2 rows, 1 without a number"
        );
    }

    #[test]
    fn deaths_that_other_dyads_share_are_a_range() {
        let mut shared = row("1", "2014", "Lebanon", "Government of Lebanon - IS", 140);
        shared.dyads.push(Dyad {
            name: "Government of Syria - Syrian insurgents".into(),
            ..Dyad::default()
        });
        let own = row("2", "2014", "Syria", "Government of Syria - IS", 10);
        let evidence = evidence(vec![vec![shared, own]]);
        let amount = evidence.amount(0, Period::years(2014, 2014));
        assert_eq!(amount.range(Estimate::Best), (10, 150));
        assert_eq!(amount.to_string(), "10 to 150 killed in 2 rows");
    }

    #[test]
    fn a_row_partly_outside_the_scope_is_a_range() {
        let own = row("1", "2023", "Mali", "Government of Mali - IS", 40);
        let both = row("2", "2023", "Niger", "Government of Nigeria - IS", 1500);
        let mut evidence = evidence(vec![vec![own, both]]);
        evidence.partly.insert("2".into());
        let amount = evidence.amount(0, Period::years(2023, 2023));
        assert_eq!(amount.range(Estimate::Best), (40, 1540));
    }

    #[test]
    fn a_file_cut_to_some_years_does_not_cover_the_others() {
        let mut cut = evidence(vec![vec![]]);
        cut.covered.truncate(5);
        cut.told[0].seen = vec![2012, 2013, 2014, 2015, 2023];
        assert!(cut.gap(Period::years(2013, 2014)).is_none());
        assert!(cut.gap(Period::years(2014, 2016)).is_some());
        assert!(cut.gap(Period::years(2023, 2023)).is_some());
    }

    #[test]
    fn a_row_counts_on_its_last_day() {
        let late = row("1", "2014-12-30/2015-01-02", "Iraq", "IS - Civilians", 7);
        let evidence = evidence(vec![vec![late]]);
        assert_eq!(evidence.amount(0, Period::years(2014, 2014)).rows, 0);
        assert_eq!(evidence.amount(0, Period::years(2015, 2015)).rows, 1);
    }
}
