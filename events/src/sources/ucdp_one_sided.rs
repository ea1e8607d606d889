//! UCDP One-sided Violence Dataset: civilians killed by an actor in a year.
//!
//! At least 25 a year: a missing year is no zero. The actor stands against
//! "Civilians"; the countries are where it killed.
//!
//! Source: Eck & Hultman 2007, Journal of Peace Research 44(2); codebook of
//! version 23.1, <https://ucdp.uu.se/downloads/>.

use super::common::{areas, blank, civilians, dyad, toll, year};
use super::{Read, Source};
use crate::read::cells::{Bad, Cells};
use crate::{Grain, Perpetrator, Row, Side, Violence};

pub(super) const SOURCE: Source = Source {
    name: "ucdp-one-sided",
    title: "UCDP One-sided Violence Dataset",
    grain: Grain::Year,
    licence: "CC-BY-4.0",
    citation: "Eck & Hultman 2007; Davies, Pettersson & Öberg, Journal of Peace Research, of the version's year",
    codebook: "https://ucdp.uu.se/downloads/",
    seen: &["civilians killed on purpose by a government or an organised group, by actor and year"],
    unseen: &[
        "actor-years under 25 deaths: no row may mean 24, or none",
        "civilians who died in fighting, the wounded, the abducted, foiled plots",
        "months and places; an actor that killed in several countries is one number",
    ],
    columns: &[
        "actor_id",
        "actor_name",
        "best_fatality_estimate",
        "is_government_actor",
    ],
    read: Read::Rows(|cells| row(cells).map(|row| vec![row])),
};

fn row(cells: Cells) -> Result<Row, Bad> {
    let when = cells.need_year("year")?;
    cells.need_count("actor_id")?;
    let actor = Side {
        id: cells.id("actor_id"),
        name: cells.need("actor_name")?.to_owned(),
    };
    let government = cells.code("is_government_actor", 0, 1)?;
    let id = format!("{}-{when}", actor.id.as_deref().unwrap_or_default());
    Ok(Row {
        perpetrator: government
            .map(|yes| [Perpetrator::Group, Perpetrator::Government][usize::from(yes)]),
        dyads: vec![dyad(cells.id("dyad_id"), actor, civilians())],
        areas: areas(cells.text("gwno_location")),
        toll: toll(
            cells,
            "best_fatality_estimate",
            "low_fatality_estimate",
            "high_fatality_estimate",
        )?,
        ..blank(id, year(when), Violence::OneSided)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::tests::{check, read};

    const COLUMNS: &str = "conflict_id|dyad_id|actor_id|actor_name|year|best_fatality_estimate|\
        low_fatality_estimate|high_fatality_estimate|is_government_actor|location|gwno_location";

    #[test]
    fn an_actor_stands_against_civilians() {
        let cells = "5|8|6|Red Band|2015|31|25|40|0|Mali|432";
        check(
            &SOURCE,
            COLUMNS,
            cells,
            &["6-2015 2015-12-31 one-sided [Red Band - Civilians] Mali: 31 (25–40)"],
        );
        let rows = read(&SOURCE, COLUMNS, cells).unwrap();
        assert_eq!(rows[0].perpetrator, Some(Perpetrator::Group));
    }
}
