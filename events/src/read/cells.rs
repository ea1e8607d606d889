//! The cells of one line, by the name of their column, as numbers, dates and places.
//!
//! A cell that states nothing is `None`; one that states what cannot be is a
//! [`Bad`], with which the line goes to the rejects.

use jiff::civil::Date;
use std::collections::HashMap;

/// Why a line cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bad {
    pub(crate) column: Option<String>,
    pub(crate) value: String,
    pub(crate) reason: String,
}

/// The names of a file's columns, in lower case.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    names: Vec<String>,
    at: HashMap<String, usize>,
}

/// The cells of a line, one after the other in `text`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields {
    pub(crate) line: u64,
    pub(crate) text: String,
    pub(crate) ends: Vec<usize>,
}

/// A line under its columns.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'a> {
    pub(crate) columns: &'a Columns,
    pub(crate) fields: &'a Fields,
}

/// More deaths or reports than any row of any dataset has: a broken cell.
const COUNT_MAX: u64 = 100_000_000;

impl Columns {
    pub(crate) fn new(names: impl IntoIterator<Item = String>) -> Columns {
        let fold = |name: String| name.trim().trim_matches('"').trim().to_lowercase();
        let names: Vec<String> = names.into_iter().map(fold).collect();
        let mut at = HashMap::new();
        for (column, name) in names.iter().enumerate() {
            at.entry(name.clone()).or_insert(column);
        }
        Columns { names, at }
    }

    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.at.contains_key(name)
    }
}

impl Fields {
    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    pub(crate) fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends.push(self.text.len());
    }

    pub(crate) fn get(&self, at: usize) -> &str {
        let begin = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.ends.get(at).map_or("", |end| &self.text[begin..*end])
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|at| self.get(at))
    }
}

impl<'a> Cells<'a> {
    /// What stands there, without spaces around; `None` for an empty cell as for a column the file lacks.
    pub(crate) fn text(self, column: &str) -> Option<&'a str> {
        let at = self.columns.at.get(column)?;
        let text = self.fields.get(*at).trim();
        (!text.is_empty()).then_some(text)
    }

    /// The first of several columns that states something: releases rename columns.
    pub(crate) fn any(self, columns: &[&str]) -> Option<&'a str> {
        columns.iter().find_map(|column| self.text(column))
    }

    /// An owned [`Cells::text`].
    pub(crate) fn string(self, column: &str) -> Option<String> {
        self.text(column).map(str::to_owned)
    }

    /// What must be there.
    pub(crate) fn need(self, column: &str) -> Result<&'a str, Bad> {
        let missing = || self.bad(column, "is empty, and a row needs it");
        self.text(column).ok_or_else(missing)
    }

    /// A whole number of none or more.
    pub(crate) fn count(self, column: &str) -> Result<Option<u64>, Bad> {
        let Some(number) = self.number(column)? else {
            return Ok(None);
        };
        let whole = number >= 0.0 && number.fract() == 0.0 && number <= COUNT_MAX as f64;
        whole
            .then_some(Some(number as u64))
            .ok_or_else(|| self.bad(column, "is no whole number of none or more"))
    }

    /// A count that must be there.
    pub(crate) fn need_count(self, column: &str) -> Result<u64, Bad> {
        self.need(column)?;
        let missing = || self.bad(column, "states no number, and a row needs it");
        self.count(column)?.ok_or_else(missing)
    }

    /// A code from `first` to `last`.
    pub(crate) fn code(self, column: &str, first: u8, last: u8) -> Result<Option<u8>, Bad> {
        let Some(number) = self.count(column)? else {
            return Ok(None);
        };
        let code = u8::try_from(number).ok();
        code.filter(|code| (first..=last).contains(code))
            .map(Some)
            .ok_or_else(|| self.bad(column, &format!("is none of the codes {first} to {last}")))
    }

    /// A number; "NA" and the like state nothing.
    pub(crate) fn number(self, column: &str) -> Result<Option<f64>, Bad> {
        let Some(text) = self.text(column) else {
            return Ok(None);
        };
        if is_nothing(text) {
            return Ok(None);
        }
        let number = text.parse::<f64>().ok().filter(|it| it.is_finite());
        let plain = text
            .bytes()
            .all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b));
        number
            .filter(|_| plain)
            .map(Some)
            .ok_or_else(|| self.bad(column, "is no number"))
    }

    /// An identifier: a whole number loses the `.0` that Parquet and spreadsheets give it.
    pub(crate) fn id(self, column: &str) -> Option<String> {
        let text = self.text(column).filter(|text| !is_nothing(text))?;
        let whole = text.strip_suffix(".0").unwrap_or(text);
        let digits = whole.bytes().all(|b| b.is_ascii_digit());
        Some(if digits { whole } else { text }.to_owned())
    }

    /// A day.
    pub(crate) fn date(self, column: &str) -> Result<Option<Date>, Bad> {
        let Some(text) = self.text(column).filter(|text| !is_nothing(text)) else {
            return Ok(None);
        };
        let date = super::date::read(text);
        date.map(Some)
            .ok_or_else(|| self.bad(column, "is no day that can be read for certain"))
    }

    /// A day that must be there.
    pub(crate) fn need_date(self, column: &str) -> Result<Date, Bad> {
        self.need(column)?;
        let missing = || self.bad(column, "states no day, and a row needs it");
        self.date(column)?.ok_or_else(missing)
    }

    /// A year that calendars and datasets share.
    pub(crate) fn need_year(self, column: &str) -> Result<i16, Bad> {
        self.need(column)?;
        let year = self.number(column)?.filter(|year| year.fract() == 0.0);
        year.filter(|year| (1800.0..=2200.0).contains(year))
            .map(|year| year as i16)
            .ok_or_else(|| self.bad(column, "is no year from 1800 to 2200"))
    }

    /// Latitude and longitude, both or neither.
    pub(crate) fn point(self, latitude: &str, longitude: &str) -> Result<Option<(f64, f64)>, Bad> {
        let (Some(lat), Some(lon)) = (self.number(latitude)?, self.number(longitude)?) else {
            return Ok(None);
        };
        for (column, degrees, most) in [(latitude, lat, 90.0), (longitude, lon, 180.0)] {
            if degrees.abs() > most {
                return Err(self.bad(column, &format!("is beyond {most} degrees")));
            }
        }
        Ok(Some((lat, lon)))
    }

    /// What is wrong with the line, by one of its cells.
    pub(crate) fn bad(self, column: &str, reason: &str) -> Bad {
        Bad {
            column: Some(column.to_owned()),
            value: shorten(self.text(column).unwrap_or_default()),
            reason: reason.to_owned(),
        }
    }
}

/// How a cell says that there is nothing to say.
fn is_nothing(text: &str) -> bool {
    matches!(
        text,
        "NA" | "NaN" | "nan" | "NULL" | "null" | "None" | "N/A" | "." | "-"
    )
}

/// The beginning of a value, for a message.
pub(crate) fn shorten(text: &str) -> String {
    const LONGEST: usize = 80;
    let mut short: String = text.chars().take(LONGEST).collect();
    if text.chars().nth(LONGEST).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A line of cells under columns, both written with `|` between them.
    pub(crate) fn line(columns: &str, cells: &str) -> (Columns, Fields) {
        let columns = Columns::new(columns.split('|').map(str::to_owned));
        let mut fields = Fields::default();
        cells.split('|').for_each(|cell| fields.push(cell));
        (columns, fields)
    }

    fn check(cell: &str, expected: Result<Option<u64>, &str>) {
        let (columns, fields) = line("best", cell);
        let cells = Cells {
            columns: &columns,
            fields: &fields,
        };
        let found = cells.count("best").map_err(|bad| bad.reason);
        assert_eq!(found, expected.map_err(str::to_owned), "{cell}");
    }

    #[test]
    fn counts_are_whole_and_not_negative() {
        check("12", Ok(Some(12)));
        check("12.0", Ok(Some(12)));
        check(" 7 ", Ok(Some(7)));
        for nothing in ["", "NA", "nan"] {
            check(nothing, Ok(None));
        }
        for bad in ["-1", "2.5", "1e30"] {
            check(bad, Err("is no whole number of none or more"));
        }
        for bad in ["twelve", "1 2", "inf", "0x10"] {
            check(bad, Err("is no number"));
        }
    }

    #[test]
    fn an_identifier_is_text_without_a_trailing_fraction() {
        let (columns, fields) = line("id|relid", "114064.0|IRQ-2014-1.0");
        let cells = Cells {
            columns: &columns,
            fields: &fields,
        };
        assert_eq!(cells.id("id").as_deref(), Some("114064"));
        assert_eq!(cells.id("relid").as_deref(), Some("IRQ-2014-1.0"));
    }

    #[test]
    fn a_place_lies_on_the_globe() {
        let (columns, fields) = line("lat|lon", "33.5|343.7");
        let cells = Cells {
            columns: &columns,
            fields: &fields,
        };
        assert!(cells.point("lat", "lon").is_err());
    }
}
