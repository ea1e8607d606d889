//! One row of any dataset: an event, or a month or year of a country or dyad.

use crate::{Area, Perpetrator, Toll, Violence};
use record::{Month, Window};

/// One row, in the terms that all datasets share. What a dataset does not tell is absent.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name in the dataset: an event's number, `524-2017` for a dyad-year,
    /// `645-2017-one-sided-group` for a part of a country-year.
    pub id: String,
    /// When it happened, first to last day, as finely as the source knows.
    pub window: Window,
    /// The source's own code for how sure the date is (UCDP 1 to 5, ACLED 1 to 3).
    pub date_precision: Option<u8>,
    /// What type of violence.
    pub violence: Violence,
    /// The source's own type (ACLED `Battles: Armed clash`, GTD `Bombing/Explosion`).
    pub kind: Option<String>,
    /// Who killed, where one-sided violence is counted by that.
    pub perpetrator: Option<Perpetrator>,
    /// Who stood against whom: one for an event, several for a country-year.
    pub dyads: Vec<Dyad>,
    /// The conflict it belongs to.
    pub conflict: Option<Side>,
    /// Countries, several for a dyad-year that was fought in several; empty if not told.
    pub areas: Vec<Area>,
    /// Where in the country.
    pub site: Site,
    /// Events that the row sums up: 1 for an event, `None` where not told.
    pub events: Option<u64>,
    /// Deaths; `None` where the row states no number.
    pub toll: Option<Toll>,
    /// Of the best estimate, whose deaths they were.
    pub deaths: Deaths,
    /// What the row rests on, as its dataset cites it.
    pub citation: Citation,
}

impl Row {
    /// The month it is counted in: that of its **last day**.
    ///
    /// UCDP gives events a first and a last day, which may lie months apart.
    /// Set beside the country-month panel of ViEWS, the month of the last day
    /// gives the panel's deaths in 312 of 336 months for Iraq and 332 of 336
    /// for Nigeria, that of the first day in 264 and 312 (state-based deaths,
    /// 1990–2017; the rest are later revisions).
    pub fn month(&self) -> Option<Month> {
        self.window.end.or(self.window.begin).map(Month::of)
    }

    /// The year it is counted in, by the same rule.
    pub fn year(&self) -> Option<i16> {
        self.month().map(Month::year)
    }
}

/// Two sides that stood against each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Dyad {
    /// Its identifier in the dataset.
    pub id: Option<String>,
    /// Its name: `Government of Iraq - IS`.
    pub name: String,
    /// Side A, where the dataset has it in a column of its own.
    pub a: Option<Side>,
    /// Side B, likewise.
    pub b: Option<Side>,
}

/// An actor or conflict as a row has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Side {
    /// Its identifier in the dataset: `234`.
    pub id: Option<String>,
    /// Its name there: `IS`.
    pub name: String,
}

/// Where in a country something happened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Site {
    /// First-level area.
    pub admin1: Option<String>,
    /// Second-level area.
    pub admin2: Option<String>,
    /// The place's name or description.
    pub name: Option<String>,
    /// WGS 84 latitude and longitude in degrees.
    pub point: Option<(f64, f64)>,
    /// The source's own code for how sure the place is (UCDP 1 exact to 7
    /// international waters, ACLED 1 to 3, GTD 1 to 5): the point of a row
    /// known by its province is only the province's middle.
    pub precision: Option<u8>,
}

/// Deaths by whose they were. Each is part of the best estimate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Deaths {
    /// Of side A.
    pub side_a: Option<u64>,
    /// Of side B.
    pub side_b: Option<u64>,
    /// Of civilians.
    pub civilians: Option<u64>,
    /// Of people whose side is not known.
    pub unknown: Option<u64>,
}

/// What a row rests on, as its dataset cites it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Citation {
    /// Outlets: `Agence France Presse`.
    pub office: Option<String>,
    /// When the report came out, as the dataset writes it.
    pub date: Option<String>,
    /// Its headline.
    pub headline: Option<String>,
    /// How many reports; `None` where not told (UCDP writes -1 for old rows).
    pub reports: Option<u64>,
}

impl Side {
    /// A name without an identifier.
    pub fn named(name: impl Into<String>) -> Side {
        Side {
            id: None,
            name: name.into(),
        }
    }
}
