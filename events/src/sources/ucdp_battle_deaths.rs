//! UCDP Battle-Related Deaths Dataset, dyadic: deaths of a dyad in a year.
//!
//! State-based only. UCDP keeps no dyad-year under 25 deaths, so that a missing
//! year may mean 24: it is no zero. The countries are those of the fighting
//! (`gwno_battle`), which may be several, not those of the incompatibility; the
//! government is in the dyad.
//!
//! Source: codebook of version 24.1, <https://ucdp.uu.se/downloads/>.

use super::common::{areas, dyad_year, side, toll};
use super::{Read, Source};
use crate::read::cells::{Bad, Cells};
use crate::{Grain, Row, Violence};

pub(super) const SOURCE: Source = Source {
    name: "ucdp-battle-deaths",
    title: "UCDP Battle-Related Deaths Dataset, dyadic",
    grain: Grain::Year,
    licence: "CC-BY-4.0",
    citation: "Davies, Engström, Pettersson & Öberg, Journal of Peace Research, of the version's year",
    codebook: "https://ucdp.uu.se/downloads/",
    seen: &[
        "battle deaths of a government against a group, or of two governments, by dyad and year",
    ],
    unseen: &[
        "dyad-years under 25 deaths: no row may mean 24, or none",
        "civilians killed on purpose, and fighting between groups, which are other datasets of UCDP",
        "months and places; a dyad fought in several countries is one number",
        "the wounded, territory, numbers of fighters, money and recruits",
    ],
    columns: &[
        "dyad_id",
        "side_a_id",
        "side_b_id",
        "bd_best",
        "bd_low",
        "bd_high",
    ],
    read: Read::Rows(|cells| row(cells).map(|row| vec![row])),
};

fn row(cells: Cells) -> Result<Row, Bad> {
    Ok(Row {
        conflict: side(cells.id("conflict_id"), cells.text("location_inc")),
        areas: areas(cells.any(&["gwno_battle", "gwno_loc"])),
        toll: toll(cells, "bd_best", "bd_low", "bd_high")?,
        ..dyad_year(cells, ["side_a", "side_b"], Violence::StateBased)?
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::tests::check;

    const COLUMNS: &str = "conflict_id|dyad_id|location_inc|side_a|side_a_id|side_b|side_b_id|year|bd_best|bd_low|bd_high|gwno_loc|gwno_battle";

    #[test]
    fn a_dyad_fought_in_two_countries_is_one_row_of_both() {
        check(
            &SOURCE,
            COLUMNS,
            "3|9|Mali|Government of Mali|72|Red Band|6|2015|40|30|55|432|436, 432",
            &[
                "9-2015 2015-12-31 state-based [Government of Mali - Red Band] Mali and Niger: 40 (30–55)",
            ],
        );
    }

    #[test]
    fn a_year_without_its_number_is_rejected() {
        check(
            &SOURCE,
            COLUMNS,
            "3|9|Mali|Government of Mali|72|Red Band|6|2015||30|55|432|432",
            &["! bd_best: is empty, and a row needs it"],
        );
    }
}
