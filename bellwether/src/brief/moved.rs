//! How a number moved: only like is set against like.
//!
//! One speaker's figures for the same thing and place are a movement. Figures
//! of different speakers are set side by side with the warning that the
//! difference may be theirs and not the world's.

use super::{Desk, Error, Run, Sentence, words};
use judging::numbers::{Row, Table};
use record::{Measure, Nature, Unit};
use std::collections::BTreeMap;

const SHOWN_MAX: usize = 3;

/// Measures of which there is one value at a time; tolls of several attacks do not "move".
const LEVELS: &[Measure] = &[
    Measure::Territory,
    Measure::Fighters,
    Measure::Recruits,
    Measure::Revenue,
    Measure::Displaced,
];

type Like = (Nature, Unit, Option<String>, Option<String>);

pub(super) fn sentences(desk: &Desk, table: &Table) -> Result<Vec<Sentence>, Error> {
    if !LEVELS.contains(&table.measure) {
        return Ok(vec![]);
    }
    let mut alike: BTreeMap<Like, Vec<&Row>> = BTreeMap::new();
    // "Four villages" and "two more villages" are no level of territory.
    let level = |row: &&Row| row.written.is_some_and(|amount| amount.unit != Unit::Count);
    for row in table
        .rows
        .iter()
        .filter(level)
        .filter(|row| row.dated.day().is_some())
    {
        alike.entry(like(desk, row)).or_default().push(row);
    }
    let mut groups: Vec<_> = alike.into_values().filter(|rows| rows.len() > 1).collect();
    groups.sort_by_key(|rows| std::cmp::Reverse(rows.len()));
    let moved = groups.iter().map(|rows| moved(desk, table.measure, rows));
    moved
        .filter_map(Result::transpose)
        .take(SHOWN_MAX)
        .collect()
}

/// Nature, unit, place and what is counted: "four villages" and "700 fighters" do not move into each other.
fn like(desk: &Desk, row: &Row) -> Like {
    let claim = &row.claim.claim;
    let nature = claim.quantity.as_ref().map_or(Nature::Level, |q| q.nature);
    let unit = row
        .written
        .map_or(Unit::Count, |amount| amount.unit.standard());
    let place = claim.place.as_ref().map(|place| judging::fold(&place.name));
    (
        nature,
        unit,
        place,
        desk.counted(row.claim).and_then(|words| kind(&words)),
    )
}

/// What sort of thing is counted: the last word, unless it is only "people".
fn kind(counted: &str) -> Option<String> {
    let words = judging::fold(counted);
    let last = words.rsplit(' ').next()?.to_owned();
    let general = ["people", "person", "persons", "fighters", "militants"];
    (!general.contains(&last.as_str())).then_some(last)
}

fn moved(desk: &Desk, measure: Measure, rows: &[&Row]) -> Result<Option<Sentence>, Error> {
    let own = one_speaker(desk, rows);
    let same = !own.is_empty();
    let rows = if same { &own } else { rows };
    let [first, .., last] = rows[..] else {
        return Ok(None);
    };
    if first.dated.day() == last.dated.day() {
        return Ok(None);
    }
    let place = first
        .claim
        .claim
        .place
        .as_ref()
        .map(|place| format!(" in {}", crate::view::safe::line(&place.name)));
    let what = format!(
        "{}{}",
        words::measure_in_text(measure),
        place.unwrap_or_default()
    );
    let of = |row: &Row| {
        (
            desk.figure(row.claim),
            desk.when(row.claim),
            desk.speaker(row.claim),
        )
    };
    let ((a, then, who), (b, now, other)) = (of(first), of(last));
    let text = if same {
        format!(
            "{} put {what} at {a} ({then}) and later at {b} ({now}).",
            words::sentence_case(&who)
        )
    } else {
        format!(
            "The earliest figure for {what} is {a} ({who}, {then}), the latest {b} ({other}, {now}). \
             They come from different sources, so the difference need not be a change."
        )
    };
    desk.sentence(vec![Run::Plain(text)], &[first.claim, last.claim])
        .map(Some)
}

/// The rows of the speaker who has most of them, where one has several.
fn one_speaker<'r, 'a>(desk: &Desk, rows: &[&'r Row<'a>]) -> Vec<&'r Row<'a>> {
    let mut by: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
    for row in rows
        .iter()
        .filter(|row| row.claim.claim.attribution.source.role != record::Role::Anonymous)
    {
        by.entry(desk.speaker_key(row.claim)).or_default().push(row);
    }
    let most = by
        .into_values()
        .max_by_key(Vec::len)
        .filter(|rows| rows.len() > 1);
    most.filter(|rows| rows[0].dated.day() != rows[rows.len() - 1].dated.day())
        .unwrap_or_default()
}
