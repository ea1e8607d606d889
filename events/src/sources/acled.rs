//! ACLED: political violence and protest, one event a row.
//!
//! ACLED's event types are no UCDP types; they are kept as `Event type: Sub
//! event type` and the row is `other`. An event is one actor pair on one day in
//! one place. Deaths are one number, without bounds, often rounded down from
//! vague reports; 0 is stated for events without a reported death.
//!
//! Quirks: rows of ACLED must not be passed on, so that none are bundled here
//! and tests write their own; the older layout has `data_id`, the newer only
//! `event_id_cnty`; days are `2020-01-24` or `24 January 2020`; associated
//! actors are lists parted by semicolons; actor 2 is empty for protests.
//!
//! Source: Raleigh, Linke, Hegre & Karlsen 2010, Journal of Peace Research
//! 47(5); codebook at <https://acleddata.com>.

use super::common::{blank, days};
use super::{Read, Source};
use crate::read::cells::{Bad, Cells};
use crate::{Citation, Dyad, Grain, Row, Side, Site, Toll, Violence, countries};
use record::Precision;

pub(super) const SOURCE: Source = Source {
    name: "acled",
    title: "Armed Conflict Location & Event Data (ACLED)",
    grain: Grain::Event,
    licence: "proprietary; rows must not be passed on (ACLED terms of use)",
    citation: "Raleigh, Linke, Hegre & Karlsen 2010; ACLED, with the day of access",
    codebook: "https://acleddata.com",
    seen: &[
        "political violence, protests and riots, deadly or not, by day and place",
        "one number of deaths an event, as reported; 0 where no death was reported",
    ],
    unseen: &[
        "estimates of how uncertain a number of deaths is",
        "years before coverage of a country began, which differs between countries",
        "the wounded, territory (but for changes of control as events), numbers of fighters, money",
    ],
    columns: &[
        "event_id_cnty",
        "event_date",
        "event_type",
        "actor1",
        "fatalities",
    ],
    read: Read::Rows(|cells| row(cells).map(|row| vec![row])),
};

fn row(cells: Cells) -> Result<Row, Bad> {
    let id = cells.need("event_id_cnty")?.to_owned();
    let day = cells.need_date("event_date")?;
    let precision = cells.code("time_precision", 1, 3)?;
    let grain = match precision {
        None | Some(1) => Precision::Day,
        Some(2) => Precision::Week,
        Some(_) => Precision::Month,
    };
    Ok(Row {
        date_precision: precision,
        kind: kind(cells),
        dyads: Vec::from_iter(parties(cells)),
        areas: Vec::from_iter(countries::area(
            iso(cells).as_deref(),
            cells.text("country"),
        )),
        site: site(cells)?,
        events: Some(1),
        toll: cells.count("fatalities")?.map(Toll::exactly),
        citation: Citation {
            office: cells.string("source"),
            headline: cells.string("notes"),
            ..Citation::default()
        },
        ..blank(id, days(day, day, grain), Violence::Other)
    })
}

fn kind(cells: Cells) -> Option<String> {
    let of = cells.text("event_type")?;
    Some(match cells.text("sub_event_type") {
        Some(sub) => format!("{of}: {sub}"),
        None => of.to_owned(),
    })
}

fn parties(cells: Cells) -> Option<Dyad> {
    let a = Side::named(cells.text("actor1")?);
    let b = cells.text("actor2").map(Side::named);
    let name = match &b {
        Some(b) => format!("{} - {}", a.name, b.name),
        None => a.name.clone(),
    };
    Some(Dyad {
        id: None,
        name,
        a: Some(a),
        b,
    })
}

/// The letters; the number of ISO is not of the Gleditsch–Ward list.
fn iso(cells: Cells) -> Option<String> {
    let code = cells.text("iso3")?;
    (code.len() == 3 && code.bytes().all(|b| b.is_ascii_alphabetic())).then(|| code.to_owned())
}

fn site(cells: Cells) -> Result<Site, Bad> {
    Ok(Site {
        admin1: cells.string("admin1"),
        admin2: cells.string("admin2"),
        name: cells.string("location"),
        point: cells.point("latitude", "longitude")?,
        precision: cells.code("geo_precision", 1, 3)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::tests::{check, read};

    const COLUMNS: &str = "event_id_cnty|event_date|year|time_precision|event_type|sub_event_type|actor1|actor2|\
        country|admin1|location|latitude|longitude|geo_precision|source|notes|fatalities|iso3";

    #[test]
    fn an_event_keeps_its_own_type() {
        let cells = "MLI17|24 January 2015|2015|1|Battles|Armed clash|Red Band|Blue Band|\
            Mali|North|Ford|16.2|-0.1|2|The Daily Example|Shots at the ford.|3|MLI";
        check(
            &SOURCE,
            COLUMNS,
            cells,
            &["MLI17 2015-01-24 other [Red Band - Blue Band] Mali: 3"],
        );
        let row = &read(&SOURCE, COLUMNS, cells).unwrap()[0];
        assert_eq!(row.kind.as_deref(), Some("Battles: Armed clash"));
        assert_eq!(row.site.precision, Some(2));
    }

    #[test]
    fn a_protest_has_one_actor() {
        let cells = "MLI18|2015-01-25|2015|1|Protests|Peaceful protest|Teachers||\
            Mali|North|Ford|16.2|-0.1|1|The Daily Example|A march.|0|MLI";
        check(
            &SOURCE,
            COLUMNS,
            cells,
            &["MLI18 2015-01-25 other [Teachers] Mali: 0"],
        );
    }
}
