//! What a test asks of the event record.

use super::case::Case;
use events::Select;
use record::{CheckKind, Date};

/// A test that can be made: which rows to fetch, and the test in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The sort of test.
    pub kind: CheckKind,
    /// The test in words.
    pub test: String,
    /// Areas, fronts or sides, each judged by itself.
    pub scopes: Vec<Scope>,
    /// The years or months that the claim speaks of.
    pub period: Period,
    /// Whether rows must tell actors.
    pub by_actor: bool,
}

/// Rows of one area or side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Its name.
    pub name: String,
    /// Its rows; the dataset is filled in by who asks.
    pub select: Select,
}

/// A stretch of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

/// Why a claim cannot be tested: the sort of test, if one fits, and what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The sort of test the words ask for.
    pub kind: Option<CheckKind>,
    /// What is missing, a sentence each, with the remedy if there is one.
    pub what: Vec<String>,
}

impl Missing {
    pub(super) fn one(kind: CheckKind, what: impl Into<String>) -> Missing {
        Missing {
            kind: Some(kind),
            what: vec![what.into()],
        }
    }
}

impl Period {
    pub(super) fn new(from: Date, until: Date) -> Period {
        Period { from, until }
    }

    /// The months `from_month..until_month` counted from the month of `day`, which is month 0.
    pub(super) fn months(day: Date, from_month: i32, until_month: i32) -> Period {
        let first = |months: i32| shifted(day.first_of_month(), months);
        Period {
            from: first(from_month),
            until: yesterday(first(until_month)),
        }
    }

    pub(super) fn years(first: i16, last: i16) -> Period {
        let day = |year, month, day| Date::new(year, month, day).unwrap_or(Date::ZERO);
        Period::new(day(first, 1, 1), day(last, 12, 31))
    }

    pub(super) fn holds(&self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }

    /// Both, and what lies between.
    pub(super) fn cover(self, other: Period) -> Period {
        Period::new(self.from.min(other.from), self.until.max(other.until))
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (from, until) = (self.from, self.until);
        let whole_months = from == from.first_of_month() && until == until.last_of_month();
        let whole_years = from == from.first_of_year() && until == until.last_of_year();
        match () {
            () if whole_years && from.year() == until.year() => write!(f, "{}", from.year()),
            () if whole_years => write!(f, "{}–{}", from.year(), until.year()),
            () if whole_months && month(from) == month(until) => f.write_str(&month(from)),
            () if whole_months => write!(f, "{} to {}", month(from), month(until)),
            () if from == until => write!(f, "{from}"),
            () => write!(f, "{from} to {until}"),
        }
    }
}

fn month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

pub(super) fn shifted(day: Date, months: i32) -> Date {
    let span = jiff::Span::new().months(months);
    day.checked_add(span).unwrap_or(day)
}

pub(super) fn yesterday(day: Date) -> Date {
    day.yesterday().unwrap_or(day)
}

/// A scope of an area, or of everywhere.
pub(super) fn scope(case: &Case, area: Option<&str>, period: Period) -> Scope {
    let select = Select {
        actor: case.actor().into_iter().collect(),
        area: area.map(listed).unwrap_or_default(),
        types: case.options.types.clone(),
        begin: Some(period.from),
        end: Some(period.until),
        ..Select::default()
    };
    Scope {
        name: area.unwrap_or("everywhere").to_owned(),
        select,
    }
}

/// Several countries may make up one scope: "Mali, Niger".
fn listed(area: &str) -> Vec<String> {
    let names = area.split(',').map(str::trim);
    names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// One scope an area, or one for everywhere.
pub(super) fn scopes(case: &Case, period: Period) -> Vec<Scope> {
    let areas = case.areas();
    match areas.is_empty() {
        true => vec![scope(case, None, period)],
        false => areas
            .iter()
            .map(|area| scope(case, Some(area), period))
            .collect(),
    }
}

/// "with Islamic State on either side, state-based or one-sided": what is counted, for a test's words.
pub(super) fn counted(case: &Case) -> String {
    let types: Vec<String> = case.options.types.iter().map(ToString::to_string).collect();
    let types = match types.is_empty() {
        true => "by all types of violence".to_owned(),
        false => format!("by {} violence", types.join(" and ")),
    };
    match case.actor() {
        Some(actor) => format!("{types} with {actor} on either side"),
        None => types,
    }
}

/// " in A, B": the areas of a test, for its words.
pub(super) fn places(case: &Case) -> String {
    let areas = case.areas();
    match areas.is_empty() {
        true => String::new(),
        false => format!(" in {}", areas.join(" and ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::day;

    #[test]
    fn periods_are_told_as_coarsely_as_they_are() {
        let check = |period: Period, expected: &str| assert_eq!(period.to_string(), expected);
        check(Period::years(2014, 2014), "2014");
        check(Period::years(2014, 2016), "2014–2016");
        check(
            Period::months(day("2020-12-15"), 0, 12),
            "2020-12 to 2021-11",
        );
        check(
            Period::months(day("2020-12-15"), -12, 0),
            "2019-12 to 2020-11",
        );
        check(
            Period::new(day("2016-03-22"), day("2016-03-22")),
            "2016-03-22",
        );
    }
}
