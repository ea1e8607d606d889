//! UCDP/PRIO Armed Conflict Dataset: which conflicts were active in a year.
//!
//! No numbers of deaths: intensity 1 is 25 to 999 battle deaths that year, 2 at
//! least 1,000. A row is a conflict in a year; it states no toll.
//!
//! Quirks: files on the web are parted by semicolons, with days first
//! (`29-5-1997`) and rows in which a quote stands unclosed inside a name; sides
//! B are lists parted by commas, so that the dyads are one a side B only where
//! the identifiers are as many as the names.
//!
//! Source: Gleditsch et al. 2002, Journal of Peace Research 39(5); codebook of
//! version 25.1, <https://ucdp.uu.se/downloads/>.

use super::common::{areas, blank, dyad, side, year};
use super::{Read, Source};
use crate::read::cells::{Bad, Cells};
use crate::{Dyad, Grain, Row, Side, Violence};

pub(super) const SOURCE: Source = Source {
    name: "ucdp-prio-conflict",
    title: "UCDP/PRIO Armed Conflict Dataset",
    grain: Grain::Year,
    licence: "CC-BY-4.0",
    citation: "Gleditsch et al. 2002; Davies, Pettersson & Öberg, Journal of Peace Research, of the version's year",
    codebook: "https://ucdp.uu.se/downloads/",
    seen: &[
        "state-based conflicts by year, with their sides and intensity (25 to 999 battle deaths, or more)",
    ],
    unseen: &[
        "numbers of deaths",
        "conflicts in years under 25 battle deaths",
        "one-sided violence and fighting between groups",
    ],
    columns: &[
        "conflict_id",
        "intensity_level",
        "cumulative_intensity",
        "incompatibility",
    ],
    read: Read::Rows(|cells| row(cells).map(|row| vec![row])),
};

fn row(cells: Cells) -> Result<Row, Bad> {
    let when = cells.need_year("year")?;
    cells.need_count("conflict_id")?;
    let id = cells.id("conflict_id");
    let intensity = cells.code("intensity_level", 1, 2)?;
    let kind = intensity.map(|level| ["minor conflict", "war"][usize::from(level - 1)].to_owned());
    let name = format!("{}-{when}", id.as_deref().unwrap_or_default());
    Ok(Row {
        kind,
        dyads: dyads(cells)?,
        conflict: side(id, cells.text("location")),
        areas: areas(cells.text("gwno_loc")),
        ..blank(name, year(when), Violence::StateBased)
    })
}

fn dyads(cells: Cells) -> Result<Vec<Dyad>, Bad> {
    let a = Side {
        id: cells.id("side_a_id"),
        name: cells.need("side_a")?.to_owned(),
    };
    let list = |column| {
        let parts = cells
            .text(column)
            .unwrap_or_default()
            .split(',')
            .map(str::trim);
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>()
    };
    let (ids, names) = (list("side_b_id"), list("side_b"));
    let id = |at: usize| (ids.len() == names.len()).then(|| ids[at].to_owned());
    let one = |(at, name): (usize, &&str)| {
        let b = Side {
            id: id(at),
            name: (*name).to_owned(),
        };
        dyad(None, a.clone(), b)
    };
    Ok(names.iter().enumerate().map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::tests::check;

    const COLUMNS: &str = "conflict_id|location|side_a|side_a_id|side_b|side_b_id|incompatibility|\
        year|intensity_level|cumulative_intensity|gwno_loc";

    #[test]
    fn a_conflict_states_its_sides_and_no_number() {
        check(
            &SOURCE,
            COLUMNS,
            "3|Mali|Government of Mali|72|Red Band, Blue Band|6, 7|2|2015|1|0|432",
            &[
                "3-2015 2015-12-31 state-based [Government of Mali - Red Band; Government of Mali - Blue Band] Mali: no number",
            ],
        );
    }
}
