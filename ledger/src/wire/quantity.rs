//! Amounts and times.

use super::claim::{At, at};
use super::name::{Name, Number};
use record::{Comparator, Date, Measure, Nature, Precision, Scope, Span, Unit};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Quantity {
    words: At,
    measure: Name<Measure>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    low: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    high: Option<Number>,
    unit: Name<Unit>,
    comparator: Name<Comparator>,
    nature: Name<Nature>,
    /// Absent where the number stands for itself, as in all entries from before there was a scope.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    scope: Option<Name<Scope>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    counted: Option<At>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<Base>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    derived: Option<Derived>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    as_of: Option<When>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Base {
    words: At,
    value: Number,
    unit: Name<Unit>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Derived {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    low: Option<Number>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    high: Option<Number>,
    unit: Name<Unit>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct When {
    words: At,
    value: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    window: Option<Window>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Window {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    begin: Option<Name<Date>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<Name<Date>>,
    precision: Name<Precision>,
}

impl From<record::Quantity> for Quantity {
    fn from(quantity: record::Quantity) -> Self {
        Quantity {
            words: at(quantity.words),
            measure: Name(quantity.measure),
            low: quantity.low.map(Number),
            high: quantity.high.map(Number),
            unit: Name(quantity.unit),
            comparator: Name(quantity.comparator),
            nature: Name(quantity.nature),
            scope: Some(quantity.scope)
                .filter(|scope| *scope != Scope::Whole)
                .map(Name),
            counted: quantity.counted.map(at),
            base: quantity.base.map(|base| Base {
                words: at(base.words),
                value: Number(base.value),
                unit: Name(base.unit),
            }),
            derived: quantity.derived.map(|derived| Derived {
                low: derived.low.map(Number),
                high: derived.high.map(Number),
                unit: Name(derived.unit),
            }),
            as_of: quantity.as_of.map(When::from),
        }
    }
}

impl From<Quantity> for record::Quantity {
    fn from(wire: Quantity) -> Self {
        record::Quantity {
            words: wire.words.into(),
            measure: wire.measure.0,
            low: wire.low.map(|it| it.0),
            high: wire.high.map(|it| it.0),
            unit: wire.unit.0,
            comparator: wire.comparator.0,
            nature: wire.nature.0,
            scope: wire.scope.map_or(Scope::Whole, |scope| scope.0),
            counted: wire.counted.map(Span::from),
            base: wire.base.map(|base| record::Base {
                words: base.words.into(),
                value: base.value.0,
                unit: base.unit.0,
            }),
            derived: wire.derived.map(|derived| record::Derived {
                low: derived.low.map(|it| it.0),
                high: derived.high.map(|it| it.0),
                unit: derived.unit.0,
            }),
            as_of: wire.as_of.map(record::When::from),
        }
    }
}

impl From<record::When> for When {
    fn from(when: record::When) -> Self {
        When {
            words: at(when.words),
            value: when.value,
            window: when.window.map(|window| Window {
                begin: window.begin.map(Name),
                end: window.end.map(Name),
                precision: Name(window.precision),
            }),
        }
    }
}

impl From<When> for record::When {
    fn from(wire: When) -> Self {
        record::When {
            words: wire.words.into(),
            value: wire.value,
            window: wire.window.map(|window| record::Window {
                begin: window.begin.map(|date| date.0),
                end: window.end.map(|date| date.0),
                precision: window.precision.0,
            }),
        }
    }
}
