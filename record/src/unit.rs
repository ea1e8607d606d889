//! Units of what reports count, and conversion within one dimension.
//!
//! Conversion is done by `uom`, only when asked for, and never across
//! dimensions: percent of an unknown base stays percent.

use crate::named;
use uom::si::f64::{Area, Length, Mass, Time};
use uom::si::{area, length, mass, time};

named! {
    /// The unit of a quantity.
    Unit, "unit" {
        /// People.
        Persons = "persons",
        /// Things counted one by one: attacks, strikes, vehicles.
        Count = "count",
        /// Hundredths of a base.
        Percent = "percent",
        /// Times as much ("twice", "tenfold").
        Times = "times",
        /// Square kilometres.
        SquareKilometre = "km2",
        /// Square miles.
        SquareMile = "square miles",
        /// Hectares.
        Hectare = "hectares",
        /// Acres.
        Acre = "acres",
        /// Kilometres.
        Kilometre = "km",
        /// Miles.
        Mile = "miles",
        /// Metres.
        Metre = "metres",
        /// Kilograms.
        Kilogram = "kg",
        /// Metric tonnes.
        Tonne = "tonnes",
        /// Pounds of weight.
        Pound = "pounds",
        /// US dollars.
        Dollar = "USD",
        /// Euros.
        Euro = "EUR",
        /// Pounds sterling.
        Sterling = "GBP",
        /// Barrels of oil.
        Barrel = "barrels",
        /// Years.
        Year = "years",
        /// Months.
        Month = "months",
        /// Weeks.
        Week = "weeks",
        /// Days.
        Day = "days",
        /// Hours.
        Hour = "hours",
    }
}

/// What a unit measures. Only units of one dimension convert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dimension {
    /// Length.
    Length,
    /// Area.
    Area,
    /// Mass.
    Mass,
    /// Time.
    Time,
    /// A dimension of its own: people, percent, a currency.
    Own(Unit),
}

impl Unit {
    /// What it measures. Months and years have no fixed length, so each is a dimension of its own.
    pub fn dimension(self) -> Dimension {
        match self {
            Unit::SquareKilometre | Unit::SquareMile | Unit::Hectare | Unit::Acre => {
                Dimension::Area
            }
            Unit::Kilometre | Unit::Mile | Unit::Metre => Dimension::Length,
            Unit::Kilogram | Unit::Tonne | Unit::Pound => Dimension::Mass,
            Unit::Week | Unit::Day | Unit::Hour => Dimension::Time,
            own => Dimension::Own(own),
        }
    }

    /// The unit its dimension is compared in: square kilometres for areas.
    pub fn standard(self) -> Unit {
        match self.dimension() {
            Dimension::Area => Unit::SquareKilometre,
            Dimension::Length => Unit::Kilometre,
            Dimension::Mass => Unit::Tonne,
            Dimension::Time => Unit::Day,
            Dimension::Own(unit) => unit,
        }
    }

    /// `value` of this unit in `to`, or `None` across dimensions.
    pub fn convert(self, value: f64, to: Unit) -> Option<f64> {
        if self == to {
            return Some(value);
        }
        match (self.dimension(), to.dimension()) {
            (Dimension::Area, Dimension::Area) => Some(from_area(area_of(value, self), to)),
            (Dimension::Length, Dimension::Length) => Some(from_length(length_of(value, self), to)),
            (Dimension::Mass, Dimension::Mass) => Some(from_mass(mass_of(value, self), to)),
            (Dimension::Time, Dimension::Time) => Some(from_time(time_of(value, self), to)),
            _ => None,
        }
    }
}

fn area_of(value: f64, unit: Unit) -> Area {
    match unit {
        Unit::SquareMile => Area::new::<area::square_mile>(value),
        Unit::Hectare => Area::new::<area::hectare>(value),
        Unit::Acre => Area::new::<area::acre>(value),
        _ => Area::new::<area::square_kilometer>(value),
    }
}

fn from_area(area: Area, unit: Unit) -> f64 {
    match unit {
        Unit::SquareMile => area.get::<area::square_mile>(),
        Unit::Hectare => area.get::<area::hectare>(),
        Unit::Acre => area.get::<area::acre>(),
        _ => area.get::<area::square_kilometer>(),
    }
}

fn length_of(value: f64, unit: Unit) -> Length {
    match unit {
        Unit::Mile => Length::new::<length::mile>(value),
        Unit::Metre => Length::new::<length::meter>(value),
        _ => Length::new::<length::kilometer>(value),
    }
}

fn from_length(length: Length, unit: Unit) -> f64 {
    match unit {
        Unit::Mile => length.get::<length::mile>(),
        Unit::Metre => length.get::<length::meter>(),
        _ => length.get::<length::kilometer>(),
    }
}

fn mass_of(value: f64, unit: Unit) -> Mass {
    match unit {
        Unit::Tonne => Mass::new::<mass::ton>(value),
        Unit::Pound => Mass::new::<mass::pound>(value),
        _ => Mass::new::<mass::kilogram>(value),
    }
}

fn from_mass(mass: Mass, unit: Unit) -> f64 {
    match unit {
        Unit::Tonne => mass.get::<mass::ton>(),
        Unit::Pound => mass.get::<mass::pound>(),
        _ => mass.get::<mass::kilogram>(),
    }
}

fn time_of(value: f64, unit: Unit) -> Time {
    match unit {
        Unit::Week => Time::new::<time::day>(7.0 * value),
        Unit::Hour => Time::new::<time::hour>(value),
        _ => Time::new::<time::day>(value),
    }
}

fn from_time(time: Time, unit: Unit) -> f64 {
    match unit {
        Unit::Week => time.get::<time::day>() / 7.0,
        Unit::Hour => time.get::<time::hour>(),
        _ => time.get::<time::day>(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: f64, from: Unit, to: Unit, expected: f64) {
        let got = from.convert(value, to).unwrap();
        assert!(
            (got - expected).abs() < 1e-3 * expected,
            "{value} {from} = {got} {to}"
        );
    }

    #[test]
    fn converts_within_a_dimension() {
        check(34_000.0, Unit::SquareMile, Unit::SquareKilometre, 88_059.6);
        check(100.0, Unit::Hectare, Unit::SquareKilometre, 1.0);
        check(10.0, Unit::Mile, Unit::Kilometre, 16.0934);
        check(2.0, Unit::Week, Unit::Day, 14.0);
        check(1.0, Unit::Tonne, Unit::Pound, 2204.62);
    }

    #[test]
    fn never_converts_across_dimensions() {
        assert_eq!(Unit::Percent.convert(40.0, Unit::SquareMile), None);
        assert_eq!(Unit::Year.convert(1.0, Unit::Day), None);
        assert_eq!(Unit::Dollar.convert(1.0, Unit::Euro), None);
    }
}
