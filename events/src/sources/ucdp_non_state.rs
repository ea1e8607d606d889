//! UCDP Non-State Conflict Dataset: deaths between two groups in a year.
//!
//! Neither side is a government; at least 25 deaths a year: a missing year is
//! no zero.
//!
//! Source: Sundberg, Eck & Kreutz 2012, Journal of Peace Research 49(2);
//! codebook of version 23.1, <https://ucdp.uu.se/downloads/>.

use super::common::{areas, dyad_year, toll};
use super::{Read, Source};
use crate::read::cells::{Bad, Cells};
use crate::{Grain, Row, Violence};

pub(super) const SOURCE: Source = Source {
    name: "ucdp-non-state",
    title: "UCDP Non-State Conflict Dataset",
    grain: Grain::Year,
    licence: "CC-BY-4.0",
    citation: "Sundberg, Eck & Kreutz 2012; Davies, Pettersson & Öberg, Journal of Peace Research, of the version's year",
    codebook: "https://ucdp.uu.se/downloads/",
    seen: &[
        "deaths in fighting between two organised groups, none of them a government, by dyad and year",
    ],
    unseen: &[
        "dyad-years under 25 deaths: no row may mean 24, or none",
        "civilians killed on purpose, the wounded, territory, numbers of fighters",
        "months and places; a dyad fought in several countries is one number",
    ],
    columns: &[
        "side_a_name",
        "side_b_name",
        "best_fatality_estimate",
        "org",
    ],
    read: Read::Rows(|cells| row(cells).map(|row| vec![row])),
};

fn row(cells: Cells) -> Result<Row, Bad> {
    Ok(Row {
        areas: areas(cells.text("gwno_location")),
        toll: toll(
            cells,
            "best_fatality_estimate",
            "low_fatality_estimate",
            "high_fatality_estimate",
        )?,
        ..dyad_year(cells, ["side_a_name", "side_b_name"], Violence::NonState)?
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::tests::check;

    #[test]
    fn two_groups_stand_against_each_other() {
        check(
            &SOURCE,
            "conflict_id|dyad_id|org|side_a_name|side_a_id|side_b_name|side_b_id|year|\
             best_fatality_estimate|low_fatality_estimate|high_fatality_estimate|gwno_location",
            "4|11|1|Red Band|6|Blue Band|7|2015|33|33|80|432",
            &["11-2015 2015-12-31 non-state [Red Band - Blue Band] Mali: 33 (33–80)"],
        );
    }
}
