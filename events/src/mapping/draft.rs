//! Guessing which column holds what, from its name and its first values.

use super::{MappedColumns, Mapping};
use crate::read::cells::{Cells, Columns, Fields, shorten};
use crate::read::{Line, survey, with_table};
use crate::{Error, countries};
use std::path::Path;

/// A guessed mapping, for a person to look over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What the file is: form and encoding.
    pub form: String,
    /// The known source that has these columns, which needs no mapping.
    pub known: Option<&'static str>,
    /// The mapping as far as it could be guessed.
    pub mapping: Mapping,
    /// Every column with what it was taken for.
    pub guesses: Vec<Guess>,
}

/// A column and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guess {
    /// Its name.
    pub column: String,
    /// Some of its values, shortened.
    pub samples: Vec<String>,
    /// The field it was taken for, if any.
    pub field: Option<&'static str>,
    /// Why.
    pub why: String,
}

/// Rows looked at.
const SAMPLE: usize = 200;

/// What makes a column fit a field.
struct Field {
    name: &'static str,
    /// Words of column names, the most telling first.
    words: &'static [&'static str],
    /// What most values must look like.
    values: Looks,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Looks {
    Day,
    Month,
    Year,
    Count,
    Latitude,
    Longitude,
    Country,
    Text,
    Unique,
}

const fn field(name: &'static str, words: &'static [&'static str], values: Looks) -> Field {
    Field {
        name,
        words,
        values,
    }
}

/// In the order in which they choose: what can be told for certain first.
const FIELDS: &[Field] = &[
    field("latitude", &["latitude", "lat", "y"], Looks::Latitude),
    field(
        "longitude",
        &["longitude", "lon", "lng", "long", "x"],
        Looks::Longitude,
    ),
    field(
        "begin",
        &[
            "date_start",
            "start_date",
            "start",
            "begin",
            "event_date",
            "date",
            "day",
            "when",
        ],
        Looks::Day,
    ),
    field("end", &["date_end", "end_date", "end"], Looks::Day),
    field("month", &["year_month", "month"], Looks::Month),
    field("year", &["year"], Looks::Year),
    field(
        "country_code",
        &["iso3", "iso", "iso2", "gwno", "country_code", "country_id"],
        Looks::Country,
    ),
    field(
        "country",
        &["country", "country_name", "state", "nation"],
        Looks::Country,
    ),
    field(
        "best",
        &[
            "best",
            "fatalities",
            "deaths",
            "killed",
            "dead",
            "nkill",
            "victims",
        ],
        Looks::Count,
    ),
    field("low", &["low", "min", "minimum"], Looks::Count),
    field("high", &["high", "max", "maximum"], Looks::Count),
    field("civilians", &["civilians", "civilian"], Looks::Count),
    field(
        "events",
        &["event_count", "events", "incidents", "n"],
        Looks::Count,
    ),
    field(
        "id",
        &["id", "event_id", "number", "uid", "key", "no"],
        Looks::Unique,
    ),
    field(
        "admin1",
        &[
            "admin1",
            "adm_1",
            "province",
            "governorate",
            "region",
            "district",
        ],
        Looks::Text,
    ),
    field("admin2", &["admin2", "adm_2", "county"], Looks::Text),
    field(
        "place",
        &["place", "location", "city", "town", "site", "where"],
        Looks::Text,
    ),
    field(
        "type",
        &["type", "event_type", "category", "kind"],
        Looks::Text,
    ),
    field(
        "actor",
        &["actor", "actor1", "side_a", "perpetrator", "group", "gname"],
        Looks::Text,
    ),
    field(
        "target",
        &["target", "actor2", "side_b", "victim", "opponent"],
        Looks::Text,
    ),
    field(
        "office",
        &["source", "outlet", "source_office"],
        Looks::Text,
    ),
    field(
        "headline",
        &["headline", "title", "notes", "summary", "description"],
        Looks::Text,
    ),
];

impl Mapping {
    /// Guesses a mapping from a file's columns and first rows.
    ///
    /// # Errors
    /// A file that cannot be read, or without a header.
    pub fn draft(file: &Path) -> Result<Draft, Error> {
        let survey = survey(file)?;
        let (columns, rows) = with_table(file, &survey, |mut table| {
            let mut rows = Vec::new();
            let mut fields = Fields::default();
            while rows.len() < SAMPLE {
                match table.next(&mut fields)? {
                    Line::Row => rows.push(fields.clone()),
                    Line::End => break,
                    Line::Bad(..) | Line::NoData => {}
                }
            }
            Ok((std::mem::take(&mut table.columns), rows))
        })?;
        let name = file.file_stem().map_or("dataset".into(), |stem| {
            stem.to_string_lossy().to_lowercase()
        });
        let mut draft = guess(name, &columns, &rows);
        draft.form = survey.describe();
        Ok(draft)
    }
}

fn guess(name: String, columns: &Columns, rows: &[Fields]) -> Draft {
    let mut guesses: Vec<Guess> = columns
        .names()
        .iter()
        .map(|column| blank(column, columns, rows))
        .collect();
    let mut mapping = Mapping {
        dataset: name,
        ..Mapping::default()
    };
    for field in FIELDS {
        let best = (0..guesses.len())
            .filter(|at| guesses[*at].field.is_none())
            .filter_map(|at| Some((named(field, &guesses[at].column)?, at)))
            .filter(|(_, at)| looks(field.values, &guesses[*at].column, columns, rows))
            .min();
        if let Some((_, at)) = best {
            guesses[at].field = Some(field.name);
            guesses[at].why = format!(
                "its name, and values that look like {}",
                describe(field.values)
            );
            *slot(&mut mapping.columns, field.name) = Some(guesses[at].column.clone());
        }
    }
    let found = &mapping.columns;
    let grain = match (&found.begin, &found.month, &found.year) {
        (None, Some(_), _) => "month",
        (None, None, Some(_)) => "year",
        _ => "event",
    };
    mapping.grain = grain.into();
    Draft {
        form: String::new(),
        known: crate::sources::recognise(columns).map(|source| source.name),
        mapping,
        guesses,
    }
}

fn blank(column: &str, columns: &Columns, rows: &[Fields]) -> Guess {
    let mut samples: Vec<String> = Vec::new();
    for value in values(column, columns, rows).take(50).map(shorten) {
        if samples.len() < 3 && !samples.contains(&value) {
            samples.push(value);
        }
    }
    Guess {
        column: column.to_owned(),
        samples,
        field: None,
        why: "no field has a name like it and such values".into(),
    }
}

fn values<'a>(
    column: &'a str,
    columns: &'a Columns,
    rows: &'a [Fields],
) -> impl Iterator<Item = &'a str> {
    rows.iter()
        .filter_map(move |fields| Cells { columns, fields }.text(column))
}

/// How well a name fits, 0 best: the whole of a telling word, then a part of it.
fn named(field: &Field, column: &str) -> Option<usize> {
    let count = field.words.len();
    let whole = field.words.iter().position(|word| *word == column);
    let has = |word: &&str| {
        word.len() > 2 && column.split(['_', ' ', '-', '.']).any(|part| part == *word)
    };
    let part = || field.words.iter().position(has).map(|at| at + count);
    whole.or_else(part)
}

/// Whether at least nine in ten values look so, and there is one.
fn looks(kind: Looks, column: &str, columns: &Columns, rows: &[Fields]) -> bool {
    let told: Vec<&str> = values(column, columns, rows).collect();
    let fit = rows
        .iter()
        .map(|fields| Cells { columns, fields })
        .filter(|cells| cells.text(column).is_some() && one(kind, *cells, column))
        .count();
    let distinct: std::collections::HashSet<_> = told.iter().collect();
    let unique = kind != Looks::Unique || distinct.len() == told.len();
    !told.is_empty() && fit * 10 >= told.len() * 9 && unique
}

fn one(kind: Looks, cells: Cells, column: &str) -> bool {
    let within = |most: f64| {
        let number = cells.number(column).ok().flatten();
        number.is_some_and(|number| number.abs() <= most)
    };
    match kind {
        Looks::Day => cells.date(column).is_ok_and(|day| day.is_some()),
        Looks::Month => cells
            .text(column)
            .is_some_and(|text| text.parse::<record::Month>().is_ok()),
        Looks::Year => cells.need_year(column).is_ok(),
        Looks::Count => cells.count(column).is_ok(),
        Looks::Latitude => within(90.0),
        Looks::Longitude => within(180.0),
        Looks::Country => cells
            .id(column)
            .is_some_and(|text| countries::find(&text).is_some()),
        Looks::Text => cells.number(column).is_err(),
        Looks::Unique => true,
    }
}

fn describe(kind: Looks) -> &'static str {
    match kind {
        Looks::Day => "days",
        Looks::Month => "months",
        Looks::Year => "years",
        Looks::Count => "counts",
        Looks::Latitude => "latitudes",
        Looks::Longitude => "longitudes",
        Looks::Country => "countries",
        Looks::Text => "words",
        Looks::Unique => "names of rows, none twice",
    }
}

fn slot<'a>(columns: &'a mut MappedColumns, field: &str) -> &'a mut Option<String> {
    match field {
        "id" => &mut columns.id,
        "begin" => &mut columns.begin,
        "end" => &mut columns.end,
        "month" => &mut columns.month,
        "year" => &mut columns.year,
        "country_code" => &mut columns.country_code,
        "country" => &mut columns.country,
        "admin1" => &mut columns.admin1,
        "admin2" => &mut columns.admin2,
        "place" => &mut columns.place,
        "latitude" => &mut columns.latitude,
        "longitude" => &mut columns.longitude,
        "type" => &mut columns.kind,
        "actor" => &mut columns.actor,
        "target" => &mut columns.target,
        "best" => &mut columns.best,
        "low" => &mut columns.low,
        "high" => &mut columns.high,
        "civilians" => &mut columns.civilians,
        "events" => &mut columns.events,
        "office" => &mut columns.office,
        _ => &mut columns.headline,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns and rows with `|` between cells; `field=column` of each guess.
    fn check(lines: &[&str], grain: &str, expected: &[&str]) {
        let columns = Columns::new(lines[0].split('|').map(str::to_owned));
        let rows = lines[1..].iter().map(|line| {
            let mut fields = Fields::default();
            line.split('|').for_each(|cell| fields.push(cell));
            fields
        });
        let draft = guess("d".into(), &columns, &rows.collect::<Vec<_>>());
        let told = draft
            .guesses
            .iter()
            .filter_map(|guess| Some(format!("{}={}", guess.field?, guess.column)));
        assert_eq!(told.collect::<Vec<_>>(), expected);
        assert_eq!(draft.mapping.grain, grain);
        Mapping::parse(&draft.mapping.to_toml()).unwrap();
    }

    #[test]
    fn guesses_from_names_and_values() {
        check(
            &[
                "Number|Day|State|Town|Lat|Long|Group|Killed|Remarks",
                "1|2015-01-24|Mali|Ford|16.2|-0.1|Red Band|3|",
                "2|2015-01-25|Niger|Mill|13.5|2.1|Blue Band|0|",
            ],
            "event",
            &[
                "id=number",
                "begin=day",
                "country=state",
                "place=town",
                "latitude=lat",
                "longitude=long",
                "actor=group",
                "best=killed",
            ],
        );
    }

    #[test]
    fn a_name_alone_is_not_enough() {
        check(
            &[
                "date|country|deaths",
                "2015-01-24|Atlantis|many",
                "2015-01-25|Lemuria|few",
            ],
            "event",
            &["begin=date"],
        );
    }

    #[test]
    fn a_panel_has_months() {
        check(
            &["month|iso3|deaths", "2015-01|MLI|3"],
            "month",
            &["month=month", "country_code=iso3", "best=deaths"],
        );
    }
}
