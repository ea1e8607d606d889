//! UCDP Georeferenced Event Dataset: one event of deadly violence a row.
//!
//! An event is "an incident where armed force was used by an organised actor
//! against another organised actor, or against civilians, resulting in at least
//! 1 direct death" (best, low or high). Yearly releases are `25.1`; candidate
//! releases, which are newer, quicker and revised later, have three parts
//! (`23.0.10` is October 2023) and are kept as a dataset of their own,
//! `ucdp-ged-candidate`: they cover single months.
//!
//! Quirks: the layout of the Humanitarian Data Exchange lacks the `_dset_id`
//! columns and has a second line of HXL tags; subsets lack identifiers of sides;
//! exports through pandas write `1.0` for 1; `number_of_sources` is -1 for rows
//! coded before 2013; **events span up to a year** (`date_prec` 5).
//!
//! Source: Sundberg & Melander 2013, "Introducing the UCDP Georeferenced Event
//! Dataset", Journal of Peace Research 50(4); codebook with every release at
//! <https://ucdp.uu.se/downloads/>.

use super::common::{blank, days, dyad, side, toll};
use super::{Read, Source};
use crate::read::cells::{Bad, Cells};
use crate::{Citation, Deaths, Dyad, Grain, Row, Side, Site, Violence, countries};
use record::{Precision, Window};

pub(super) const SOURCE: Source = Source {
    name: "ucdp-ged",
    title: "UCDP Georeferenced Event Dataset",
    grain: Grain::Event,
    licence: "CC-BY-4.0",
    citation: "Sundberg & Melander 2013; Davies, Pettersson & Öberg, Journal of Peace Research, of the version's year",
    codebook: "https://ucdp.uu.se/downloads/ged/",
    seen: &[
        "events of organised violence with at least one death, best, low and high estimate",
        "each event has a first and a last day, and codes for how sure day and place are",
    ],
    unseen: &[
        "attacks without a death, the wounded, the abducted, arrests and foiled plots",
        "territory, numbers of fighters, money and recruits",
        "actors and dyads in years in which they stayed under 25 deaths, until they pass that once",
        "what no report that UCDP reads has told: rural areas and early years are undercounted",
    ],
    columns: &[
        "id",
        "type_of_violence",
        "side_a",
        "side_b",
        "country",
        "where_prec",
        "date_prec",
        "date_start",
        "date_end",
        "best",
        "low",
        "high",
    ],
    read: Read::Rows(|cells| row(cells).map(|row| vec![row])),
};

fn row(cells: Cells) -> Result<Row, Bad> {
    cells.need_count("id")?;
    let id = cells.id("id").unwrap_or_default();
    let date_precision = cells.code("date_prec", 1, 5)?;
    Ok(Row {
        date_precision,
        dyads: vec![parties(cells)],
        conflict: side(cells.id("conflict_new_id"), cells.text("conflict_name")),
        areas: Vec::from_iter(countries::area(
            cells.id("country_id").as_deref(),
            cells.text("country"),
        )),
        site: site(cells)?,
        events: Some(1),
        toll: toll(cells, "best", "low", "high")?,
        deaths: deaths(cells)?,
        citation: citation(cells)?,
        ..blank(id, window(cells, date_precision)?, violence(cells)?)
    })
}

fn violence(cells: Cells) -> Result<Violence, Bad> {
    cells.need("type_of_violence")?;
    let code = cells.id("type_of_violence").unwrap_or_default();
    let unknown = || cells.bad("type_of_violence", "is none of the types 1 to 3");
    Violence::from_ucdp(&code).ok_or_else(unknown)
}

fn window(cells: Cells, precision: Option<u8>) -> Result<Window, Bad> {
    let (begin, end) = (cells.need_date("date_start")?, cells.need_date("date_end")?);
    if begin > end {
        return Err(cells.bad("date_start", "lies after date_end"));
    }
    let precision = match precision {
        None | Some(1) => Precision::Day,
        Some(2 | 3) => Precision::Week,
        Some(4) => Precision::Month,
        Some(_) => Precision::Year,
    };
    Ok(days(begin, end, precision))
}

/// Old releases call the identifiers `_new_id` and keep older ones as `_dset_id`.
fn parties(cells: Cells) -> Dyad {
    let a = side(cells.id("side_a_new_id"), cells.text("side_a"));
    let b = side(cells.id("side_b_new_id"), cells.text("side_b"));
    let id = cells.id("dyad_new_id");
    match (a, b, cells.string("dyad_name")) {
        (a, b, Some(name)) => Dyad { id, name, a, b },
        (a, b, None) => dyad(id, a.unwrap_or_else(untold), b.unwrap_or_else(untold)),
    }
}

fn untold() -> Side {
    Side::named("(not told)")
}

fn site(cells: Cells) -> Result<Site, Bad> {
    Ok(Site {
        admin1: cells.string("adm_1"),
        admin2: cells.string("adm_2"),
        name: cells.string("where_coordinates"),
        point: cells.point("latitude", "longitude")?,
        precision: cells.code("where_prec", 1, 7)?,
    })
}

fn deaths(cells: Cells) -> Result<Deaths, Bad> {
    Ok(Deaths {
        side_a: cells.count("deaths_a")?,
        side_b: cells.count("deaths_b")?,
        civilians: cells.count("deaths_civilians")?,
        unknown: cells.count("deaths_unknown")?,
    })
}

fn citation(cells: Cells) -> Result<Citation, Bad> {
    let reports = cells.number("number_of_sources")?;
    Ok(Citation {
        office: cells.string("source_office"),
        date: cells.string("source_date"),
        headline: cells
            .any(&["source_headline", "source_article"])
            .map(str::to_owned),
        reports: reports
            .filter(|reports| *reports >= 0.0)
            .map(|reports| reports as u64),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::tests::{check, read};

    const COLUMNS: &str = "id|type_of_violence|conflict_new_id|conflict_name|dyad_new_id|dyad_name|side_a_new_id|side_a|\
        side_b_new_id|side_b|number_of_sources|source_office|source_headline|where_prec|adm_1|latitude|longitude|\
        country|country_id|date_prec|date_start|date_end|deaths_a|deaths_b|deaths_civilians|deaths_unknown|best|high|low";

    fn cells(change: &[(&str, &str)]) -> String {
        let columns = COLUMNS.split('|');
        let sound = "17.0|1|3|Ruritania: Government|9|Government of Ruritania - Red Band|5|Government of Ruritania|\
            6|Red Band|-1|The Daily Example|Four die at the ford|2|Northern province|10.5|-3.25|\
            Mali|432|4|2015-01-31 00:00:00.000|2015-02-02|1|2|0|1|4|6|3";
        let cell = |(column, sound): (&str, &str)| {
            let changed = change.iter().find(|(name, _)| *name == column);
            changed.map_or(sound.to_owned(), |(_, value)| (*value).to_owned())
        };
        columns
            .zip(sound.split('|'))
            .map(cell)
            .collect::<Vec<_>>()
            .join("|")
    }

    #[test]
    fn an_event_counts_in_the_month_of_its_last_day() {
        let rows = read(&SOURCE, COLUMNS, &cells(&[])).unwrap();
        assert_eq!(rows[0].month().unwrap().to_string(), "2015-02");
        assert_eq!(rows[0].citation.reports, None);
        let expected =
            "17 2015-02-02 state-based [Government of Ruritania - Red Band] Mali: 4 (3–6)";
        check(&SOURCE, COLUMNS, &cells(&[]), &[expected]);
    }

    #[test]
    fn a_cell_that_cannot_be_rejects_the_row() {
        for (column, value, reason) in [
            ("id", "", "is empty, and a row needs it"),
            ("id", "x17", "is no number"),
            ("type_of_violence", "4", "is none of the types 1 to 3"),
            ("date_start", "2015-02-03", "lies after date_end"),
            (
                "date_end",
                "2015-02-30",
                "is no day that can be read for certain",
            ),
            ("best", "-4", "is no whole number of none or more"),
            ("where_prec", "9", "is none of the codes 1 to 7"),
            ("latitude", "105", "is beyond 90 degrees"),
        ] {
            let expected = format!("! {column}: {reason}");
            check(&SOURCE, COLUMNS, &cells(&[(column, value)]), &[&expected]);
        }
    }
}
