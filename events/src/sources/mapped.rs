//! Any file, read by a mapping that a person wrote or looked over.
//!
//! What the dataset is and does not see is the mapping's to say. Rows without a
//! name of their own are named by their line, so that two versions of such a
//! file cannot be told apart row by row.

use super::common::{blank, days, month, year};
use crate::mapping::Mapping;
use crate::read::cells::{Bad, Cells};
use crate::{Citation, Deaths, Dyad, Grain, Row, Side, Site, Toll, countries};
use record::{Month, Precision, Window};

/// Reads a line as the mapping says.
pub(crate) fn row(mapping: &Mapping, cells: Cells) -> Result<Vec<Row>, Bad> {
    let cells = Mapped(mapping, cells);
    let columns = &mapping.columns;
    let kind = cells.text(&columns.kind);
    let line = || format!("line-{}", cells.1.fields.line);
    let id = columns
        .id
        .as_deref()
        .and_then(|column| cells.1.id(&column.to_lowercase()));
    let grain = mapping.row_grain().unwrap_or(Grain::Event);
    let Some(toll) = cells.toll(grain)? else {
        return Ok(Vec::new());
    };
    let code = columns
        .country_code
        .as_deref()
        .and_then(|column| cells.1.id(&column.to_lowercase()));
    Ok(vec![Row {
        kind: kind.map(str::to_owned),
        dyads: Vec::from_iter(cells.parties()),
        areas: Vec::from_iter(countries::area(
            code.as_deref(),
            cells.text(&columns.country),
        )),
        site: cells.site()?,
        events: if grain == Grain::Event {
            Some(1)
        } else {
            cells.count(&columns.events)?
        },
        toll,
        deaths: Deaths {
            civilians: cells.count(&columns.civilians)?,
            ..Deaths::default()
        },
        citation: Citation {
            office: cells.text(&columns.office).map(str::to_owned),
            headline: cells.text(&columns.headline).map(str::to_owned),
            ..Citation::default()
        },
        ..blank(
            id.unwrap_or_else(line),
            cells.window(grain)?,
            mapping.violence(kind),
        )
    }])
}

#[derive(Clone, Copy)]
struct Mapped<'a>(&'a Mapping, Cells<'a>);

impl<'a> Mapped<'a> {
    fn text(self, column: &Option<String>) -> Option<&'a str> {
        self.1.text(&column.as_ref()?.to_lowercase())
    }

    fn count(self, column: &Option<String>) -> Result<Option<u64>, Bad> {
        let Some(column) = column else {
            return Ok(None);
        };
        self.1.count(&column.to_lowercase())
    }

    /// No number in a panel is an empty cell (the outer `None`); in an event it is not told.
    fn toll(self, grain: Grain) -> Result<Option<Option<Toll>>, Bad> {
        let columns = &self.0.columns;
        let Some(best) = self.count(&columns.best)? else {
            let panel = grain != Grain::Event && columns.best.is_some();
            return Ok(if panel { None } else { Some(None) });
        };
        Ok(Some(Some(Toll {
            best,
            low: self.count(&columns.low)?,
            high: self.count(&columns.high)?,
        })))
    }

    fn window(self, grain: Grain) -> Result<Window, Bad> {
        let columns = &self.0.columns;
        let name = |column: &Option<String>| column.as_deref().unwrap_or_default().to_lowercase();
        if grain == Grain::Year {
            return self.1.need_year(&name(&columns.year)).map(year);
        }
        if grain == Grain::Month && columns.month.is_some() {
            let column = name(&columns.month);
            let when = self.1.need(&column)?.parse::<Month>();
            return when
                .map(month)
                .map_err(|_| self.1.bad(&column, "is no month such as 2016-03"));
        }
        let begin = self.1.need_date(&name(&columns.begin))?;
        if grain == Grain::Month {
            return Ok(month(Month::of(begin)));
        }
        let end = self.1.date(&name(&columns.end))?.unwrap_or(begin);
        if begin > end {
            return Err(self.1.bad(&name(&columns.begin), "lies after the last day"));
        }
        Ok(days(begin, end, Precision::Day))
    }

    fn parties(self) -> Option<Dyad> {
        let columns = &self.0.columns;
        let a = self.text(&columns.actor).map(Side::named);
        let b = self.text(&columns.target).map(Side::named);
        let names = a.iter().chain(&b).map(|side| side.name.as_str());
        let name = names.collect::<Vec<_>>().join(" - ");
        (!name.is_empty()).then_some(Dyad {
            id: None,
            name,
            a,
            b,
        })
    }

    fn site(self) -> Result<Site, Bad> {
        let columns = &self.0.columns;
        let name = |column: &Option<String>| column.as_deref().unwrap_or_default().to_lowercase();
        let owned = |column| self.text(column).map(str::to_owned);
        Ok(Site {
            admin1: owned(&columns.admin1),
            admin2: owned(&columns.admin2),
            name: owned(&columns.place),
            point: self
                .1
                .point(&name(&columns.latitude), &name(&columns.longitude))?,
            precision: None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::cells::tests::line;

    fn check(mapping: &str, cells: &str, expected: &str) {
        let mapping = Mapping::parse(mapping).unwrap();
        let (columns, fields) = line("No|Day|State|Group|Killed|What", cells);
        let cells = Cells {
            columns: &columns,
            fields: &fields,
        };
        let found = match row(&mapping, cells) {
            Ok(rows) => rows.first().map_or("no row".into(), |row| {
                let toll = row.toll.map_or("no number".into(), |toll| toll.to_string());
                format!(
                    "{} {} {} {} {toll}",
                    row.id,
                    row.month().unwrap(),
                    row.violence,
                    row.areas[0].code()
                )
            }),
            Err(bad) => bad.reason,
        };
        assert_eq!(found, expected);
    }

    const EVENTS: &str = "dataset='d'\ngrain='event'\n[columns]\nid='No'\nbegin='Day'\ncountry='State'\nactor='Group'\n\
        best='Killed'\ntype='What'\n[violence]\nclash='non-state'";

    #[test]
    fn an_event_is_read_as_mapped() {
        check(
            EVENTS,
            "7|2015-01-24|Mali|Red Band|3|Clash",
            "7 2015-01 non-state 432 3",
        );
        check(
            EVENTS,
            "7|2015-01-24|Mali|Red Band||March",
            "7 2015-01 other 432 no number",
        );
        check(
            EVENTS,
            "7|2015-01-xx|Mali|Red Band|3|Clash",
            "is no day that can be read for certain",
        );
    }

    #[test]
    fn an_empty_cell_of_a_panel_is_no_row() {
        let panel = EVENTS.replace("event", "month");
        check(&panel, "7|2015-01-24|Mali|Red Band||Clash", "no row");
    }
}
