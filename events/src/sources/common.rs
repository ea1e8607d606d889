//! What the sources of one maker share: windows, dyads, lists of countries.

use crate::read::cells::{Bad, Cells};
use crate::{Area, Citation, Deaths, Dyad, Row, Side, Site, Toll, Violence, countries};
use jiff::civil::Date;
use record::{Precision, Window};

/// A row of which only the name, window and type are set.
pub(super) fn blank(id: String, window: Window, violence: Violence) -> Row {
    Row {
        id,
        window,
        violence,
        date_precision: None,
        kind: None,
        perpetrator: None,
        dyads: Vec::new(),
        conflict: None,
        areas: Vec::new(),
        site: Site::default(),
        events: None,
        toll: None,
        deaths: Deaths::default(),
        citation: Citation::default(),
    }
}

/// A whole year.
pub(super) fn year(year: i16) -> Window {
    Window {
        begin: Date::new(year, 1, 1).ok(),
        end: Date::new(year, 12, 31).ok(),
        precision: Precision::Year,
    }
}

/// A whole month.
pub(super) fn month(month: record::Month) -> Window {
    Window {
        begin: Some(month.first()),
        end: Some(month.last()),
        precision: Precision::Month,
    }
}

/// From the first to the last day.
pub(super) fn days(begin: Date, end: Date, precision: Precision) -> Window {
    Window {
        begin: Some(begin),
        end: Some(end),
        precision,
    }
}

/// Best, low and high under these columns. Best must be there.
pub(super) fn toll(cells: Cells, best: &str, low: &str, high: &str) -> Result<Option<Toll>, Bad> {
    Ok(Some(Toll {
        best: cells.need_count(best)?,
        low: cells.count(low)?,
        high: cells.count(high)?,
    }))
}

/// A side by its identifier and name.
pub(super) fn side(id: Option<String>, name: Option<&str>) -> Option<Side> {
    let name = name?.to_owned();
    Some(Side { id, name })
}

/// A dyad of two known sides.
pub(super) fn dyad(id: Option<String>, a: Side, b: Side) -> Dyad {
    Dyad {
        id,
        name: format!("{} - {}", a.name, b.name),
        a: Some(a),
        b: Some(b),
    }
}

/// The row of a dyad and its year, without its countries and toll: the sides stand under
/// these two names, their numbers under `side_a_id` and `side_b_id`.
pub(super) fn dyad_year(
    cells: Cells,
    names: [&'static str; 2],
    violence: Violence,
) -> Result<Row, Bad> {
    let when = cells.need_year("year")?;
    cells.need_count("dyad_id")?;
    let id = cells.id("dyad_id");
    let party = |name, number| {
        Ok::<Side, Bad>(Side {
            id: cells.id(number),
            name: cells.need(name)?.to_owned(),
        })
    };
    let name = format!("{}-{when}", id.as_deref().unwrap_or_default());
    let [a, b] = names;
    Ok(Row {
        dyads: vec![dyad(id, party(a, "side_a_id")?, party(b, "side_b_id")?)],
        ..blank(name, year(when), violence)
    })
}

/// The side that UCDP gives the number 1 and calls "Civilians".
pub(super) fn civilians() -> Side {
    Side {
        id: Some("1".into()),
        name: "Civilians".into(),
    }
}

/// UCDP's lists of countries: numbers `436, 475`, or `-99` for none.
pub(super) fn areas(numbers: Option<&str>) -> Vec<Area> {
    let numbers = numbers.unwrap_or_default().split([',', ';']).map(str::trim);
    let numbers = numbers.map(|number| number.strip_suffix(".0").unwrap_or(number));
    let told = numbers.filter(|number| !number.is_empty() && !number.starts_with('-'));
    let mut areas: Vec<Area> = told
        .filter_map(|number| countries::area(Some(number), None))
        .collect();
    areas.sort();
    areas.dedup();
    areas
}
