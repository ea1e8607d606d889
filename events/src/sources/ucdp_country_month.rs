//! A country-month panel of UCDP events of all types, as forecasters build it.
//!
//! One row a country and month with deaths (best and high) and the number of
//! events. Zeros are told: the makers filled the months without an event. Types
//! are not told apart for deaths (the columns of events by type are not kept).
//!
//! Source: columns as in files derived from UCDP GED 25.1; the events' codebook
//! is at <https://ucdp.uu.se/downloads/ged/>.

use super::common::{blank, month};
use super::{Read, Source};
use crate::read::cells::{Bad, Cells};
use crate::{Deaths, Grain, Row, Toll, Violence, countries};
use record::Month;

pub(super) const SOURCE: Source = Source {
    name: "ucdp-country-month",
    title: "Country-month panel of UCDP GED, all types of violence",
    grain: Grain::Month,
    licence: "CC-BY-4.0",
    citation: "Derived from UCDP GED; Sundberg & Melander 2013",
    codebook: "https://ucdp.uu.se/downloads/ged/",
    seen: &[
        "deaths in organised violence of all types by country and month, best and high estimate",
        "a zero is stated by the panel's makers: no event of UCDP GED in that month",
    ],
    unseen: &[
        "actors, dyads, places, and deaths by type of violence",
        "the low estimate",
        "what UCDP GED does not see: attacks without a death, the wounded, territory, numbers of fighters",
    ],
    columns: &[
        "country_iso3",
        "year_month",
        "ucdp_fatalities_best",
        "ucdp_event_count",
    ],
    read: Read::Rows(rows),
};

fn rows(cells: Cells) -> Result<Vec<Row>, Bad> {
    let country = cells.need("country_iso3")?;
    let when = cells.need("year_month")?.parse::<Month>();
    let when = when.map_err(|_| cells.bad("year_month", "is no month such as 2016-03"))?;
    let Some(best) = cells.count("ucdp_fatalities_best")? else {
        return Ok(Vec::new());
    };
    Ok(vec![Row {
        areas: Vec::from_iter(countries::area(Some(country), None)),
        events: cells.count("ucdp_event_count")?,
        toll: Some(Toll {
            best,
            low: None,
            high: cells.count("ucdp_fatalities_high")?,
        }),
        deaths: Deaths {
            civilians: cells.count("ucdp_civilian_deaths")?,
            ..Deaths::default()
        },
        ..blank(format!("{country}-{when}"), month(when), Violence::All)
    }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::tests::check;

    const COLUMNS: &str =
        "country_iso3|year_month|ucdp_event_count|ucdp_fatalities_best|ucdp_fatalities_high";

    #[test]
    fn a_zero_is_a_row_and_an_empty_cell_is_none() {
        check(
            &SOURCE,
            COLUMNS,
            "MLI|2015-02|0|0|0",
            &["MLI-2015-02 2015-02-28 all [] Mali: 0 (?–0)"],
        );
        check(&SOURCE, COLUMNS, "MLI|2015-02|||", &[]);
        check(
            &SOURCE,
            COLUMNS,
            "MLI|2015|0|0|0",
            &["! year_month: is no month such as 2016-03"],
        );
    }
}
