//! UCDP Country-Year Dataset on Organized Violence within Country Borders.
//!
//! What happened inside a country in a year, by type of violence, with the
//! dyads as lists of names. A line becomes four rows: state-based, non-state,
//! one-sided by governments and one-sided by organised groups; one-sided total
//! is the sum of the latter two (so in every line of 25.1), and no row is
//! counted twice. A line states zero where UCDP recorded nothing: here, unlike
//! in dyad-years, **zero is told** and is a row.
//!
//! Quirks: `NO_DYAD` for an empty list; lists are parted by semicolons, the
//! members of a coalition inside a name by commas; names hold " - " between the
//! sides and sometimes within one. The one-sided list is parted by who is
//! "Government of"; deaths by dyad are not told, so that a row with several
//! dyads counts whole for each of them.
//!
//! Source: codebook of version 25.1, <https://ucdp.uu.se/downloads/>.

use super::common::{areas, blank, toll, year};
use super::{Read, Source};
use crate::read::cells::{Bad, Cells};
use crate::{Deaths, Dyad, Grain, Perpetrator, Row, Violence, countries};

pub(super) const SOURCE: Source = Source {
    name: "ucdp-country-year",
    title: "UCDP Country-Year Dataset on Organized Violence within Country Borders",
    grain: Grain::Year,
    licence: "CC-BY-4.0",
    citation: "Davies, Pettersson & Öberg, Journal of Peace Research, of the version's year",
    codebook: "https://ucdp.uu.se/downloads/",
    seen: &[
        "deaths in organised violence inside each country in each year, by type of violence",
        "a zero is stated: UCDP recorded no such death there that year",
    ],
    unseen: &[
        "months, places within the country, and deaths by dyad where a row names several",
        "the wounded, foiled plots, territory, numbers of fighters, money and recruits",
        "actors and dyads in years in which they stayed under 25 deaths, until they pass that once",
        "violence outside UCDP's definitions: lone attackers without a tie to a named group",
    ],
    columns: &[
        "country_id_cy",
        "year_cy",
        "sb_dyad_names_cy",
        "os_dyad_names_cy",
    ],
    read: Read::Rows(rows),
};

fn rows(cells: Cells) -> Result<Vec<Row>, Bad> {
    let (groups, governments) = one_sided(cells);
    Ok(vec![
        Row {
            deaths: deaths(cells, "sb")?,
            toll: total(cells, "sb_total_deaths")?,
            dyads: dyads(cells, "sb_dyad_ids_cy", "sb_dyad_names_cy"),
            ..part(cells, Violence::StateBased, None)?
        },
        Row {
            deaths: deaths(cells, "ns")?,
            toll: total(cells, "ns_total_deaths")?,
            dyads: dyads(cells, "ns_dyad_ids_cy", "ns_dyad_names_cy"),
            ..part(cells, Violence::NonState, None)?
        },
        Row {
            toll: total(cells, "os_any_govt_killings")?,
            dyads: governments,
            ..part(cells, Violence::OneSided, Some(Perpetrator::Government))?
        },
        Row {
            toll: total(cells, "os_nsgroup_killings")?,
            dyads: groups,
            ..part(cells, Violence::OneSided, Some(Perpetrator::Group))?
        },
    ])
}

fn part(cells: Cells, violence: Violence, by: Option<Perpetrator>) -> Result<Row, Bad> {
    cells.need_count("country_id_cy")?;
    let country = cells.id("country_id_cy").unwrap_or_default();
    let when = cells.need_year("year_cy")?;
    let by_whom = by.map_or(String::new(), |by| format!("-{by}"));
    let named = cells.text("country_cy");
    let area = countries::area(Some(&country), named);
    Ok(Row {
        perpetrator: by,
        areas: area.map_or_else(|| areas(Some(&country)), |area| vec![area]),
        ..blank(
            format!("{country}-{when}-{violence}{by_whom}"),
            year(when),
            violence,
        )
    })
}

fn total(cells: Cells, of: &str) -> Result<Option<crate::Toll>, Bad> {
    toll(
        cells,
        &format!("{of}_best_cy"),
        &format!("{of}_low_cy"),
        &format!("{of}_high_cy"),
    )
}

/// The deaths of the parties are not told side by side, only those of others.
fn deaths(cells: Cells, kind: &str) -> Result<Deaths, Bad> {
    Ok(Deaths {
        civilians: cells.count(&format!("{kind}_deaths_civilians_cy"))?,
        unknown: cells.count(&format!("{kind}_deaths_unknown_cy"))?,
        ..Deaths::default()
    })
}

/// The one-sided dyads by groups, and those by governments.
fn one_sided(cells: Cells) -> (Vec<Dyad>, Vec<Dyad>) {
    let dyads = dyads(cells, "os_dyad_ids_cy", "os_dyad_names_cy").into_iter();
    dyads.partition(|dyad| !dyad.name.starts_with("Government of "))
}

/// Identifiers go with names only where there are as many.
fn dyads(cells: Cells, ids: &str, names: &str) -> Vec<Dyad> {
    let list = |column| {
        let cell = cells.text(column).filter(|cell| *cell != "NO_DYAD");
        let parts = cell.unwrap_or_default().split(';').map(str::trim);
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>()
    };
    let (ids, names) = (list(ids), list(names));
    let id = |at: usize| (ids.len() == names.len()).then(|| ids[at].to_owned());
    let dyad = |(at, name): (usize, &&str)| Dyad {
        // Ids stand in the order of numbers, names in that of letters: one of several is not told.
        id: id(at).filter(|_| names.len() == 1),
        name: (*name).to_owned(),
        ..Dyad::default()
    };
    names.iter().enumerate().map(dyad).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::tests::check;

    const COLUMNS: &str = "country_id_cy|country_cy|year_cy|sb_dyad_ids_cy|sb_dyad_names_cy|\
        sb_total_deaths_best_cy|sb_total_deaths_low_cy|sb_total_deaths_high_cy|\
        ns_dyad_ids_cy|ns_dyad_names_cy|ns_total_deaths_best_cy|ns_total_deaths_low_cy|ns_total_deaths_high_cy|\
        os_dyad_ids_cy|os_dyad_names_cy|os_any_govt_killings_best_cy|os_any_govt_killings_low_cy|\
        os_any_govt_killings_high_cy|os_nsgroup_killings_best_cy|os_nsgroup_killings_low_cy|os_nsgroup_killings_high_cy";

    #[test]
    fn a_line_becomes_a_row_a_type_and_keeps_its_zeros() {
        let cells = "432|Mali|2015|7; 9|Government of Mali - Blue Band; Government of Mali - Red Band|12|10|15|\
            NO_DYAD|NO_DYAD|0|0|0|3; 4|Government of Mali - Civilians; Red Band - Civilians|5|5|5|8|7|9";
        let bands = "Government of Mali - Blue Band; Government of Mali - Red Band";
        let expected = [
            &format!("432-2015-state-based 2015-12-31 state-based [{bands}] Mali: 12 (10–15)"),
            "432-2015-non-state 2015-12-31 non-state [] Mali: 0 (0–0)",
            "432-2015-one-sided-government 2015-12-31 one-sided [Government of Mali - Civilians] Mali: 5 (5–5)",
            "432-2015-one-sided-group 2015-12-31 one-sided [Red Band - Civilians] Mali: 8 (7–9)",
        ];
        check(&SOURCE, COLUMNS, cells, &expected.map(|it| it as &str));
    }

    #[test]
    fn a_year_out_of_range_rejects_the_line() {
        let cells = "432|Mali|20155|NO_DYAD|NO_DYAD|0|0|0|NO_DYAD|NO_DYAD|0|0|0|NO_DYAD|NO_DYAD|0|0|0|0|0|0";
        check(
            &SOURCE,
            COLUMNS,
            cells,
            &["! year_cy: is no year from 1800 to 2200"],
        );
    }
}
