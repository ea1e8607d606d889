//! ViEWS country-month panels: the target of the prediction challenge.
//!
//! `month_id` 1 is January 1980; `country_id` is ViEWS's own number; `ged_sb`
//! is the sum of best estimates of state-based events whose **last day** lies in
//! the month. An empty cell is a country before it existed or after it ended:
//! no row, and no zero. Two vintages of one panel differ by UCDP's revisions, so
//! that each is a version of its own.
//!
//! Source: Hegre et al. 2022, "The 2023/24 VIEWS Prediction Challenge", and
//! <https://viewsforecasting.org>.

use super::common::{blank, month};
use super::{Read, Source};
use crate::read::cells::{Bad, Cells};
use crate::{Area, Grain, Row, Toll, Violence, countries};
use record::Month;

pub(super) const SOURCE: Source = Source {
    name: "views-country-month",
    title: "ViEWS country-month panel of state-based deaths (UCDP GED)",
    grain: Grain::Month,
    licence: "CC-BY-4.0",
    citation: "Hegre et al. 2024, The 2023/24 VIEWS Prediction Challenge; UCDP GED",
    codebook: "https://viewsforecasting.org",
    seen: &[
        "deaths in state-based violence by country and month, best estimate",
        "a zero is stated: no state-based event of UCDP GED in that month",
    ],
    unseen: &[
        "violence between groups and against civilians",
        "actors, places, low and high estimates, numbers of events",
        "what UCDP GED does not see: attacks without a death, the wounded, territory, numbers of fighters",
    ],
    columns: &["month_id", "country_id", "ged_sb"],
    read: Read::Rows(rows),
};

/// Months from January 1980 that calendars can hold with room to spare.
const MONTHS_MAX: u64 = 12 * 200;

fn rows(cells: Cells) -> Result<Vec<Row>, Bad> {
    let country = cells.need_count("country_id")?;
    let at = cells.need_count("month_id")?;
    if at == 0 || at > MONTHS_MAX {
        return Err(cells.bad("month_id", "is no month from 1 (January 1980) on"));
    }
    let Some(best) = cells.count("ged_sb")? else {
        return Ok(Vec::new());
    };
    let first = Month::of(jiff::civil::date(1980, 1, 1));
    let when = first.plus(i32::try_from(at).unwrap_or(1) - 1);
    let known = u32::try_from(country).ok().and_then(countries::by_views);
    let area = known
        .cloned()
        .unwrap_or_else(|| Area::named(format!("ViEWS country {country}")));
    Ok(vec![Row {
        areas: vec![area],
        toll: Some(Toll::exactly(best)),
        ..blank(
            format!("{country}-{when}"),
            month(when),
            Violence::StateBased,
        )
    }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::tests::check;

    const COLUMNS: &str = "month_id|country_id|ged_sb";

    #[test]
    fn months_count_from_january_1980() {
        check(
            &SOURCE,
            COLUMNS,
            "1|50|3.0",
            &["50-1980-01 1980-01-31 state-based [] Mali: 3"],
        );
        check(
            &SOURCE,
            COLUMNS,
            "422|50|0",
            &["50-2015-02 2015-02-28 state-based [] Mali: 0"],
        );
    }

    #[test]
    fn an_empty_cell_is_no_row() {
        check(&SOURCE, COLUMNS, "422|50|", &[]);
        check(
            &SOURCE,
            COLUMNS,
            "0|50|1",
            &["! month_id: is no month from 1 (January 1980) on"],
        );
    }
}
