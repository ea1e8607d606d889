//! A warning: area, months, probability, range and alarm history.

use super::Flaw;
use super::name::{Name, Number};
use super::why::Why;
use record::{Alarm, Date, Foreseen, Month};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Warning {
    area: Area,
    as_of: Name<Date>,
    data_through: Name<Month>,
    months: (Name<Month>, Name<Month>),
    alarm: Name<Alarm>,
    probability: Number,
    range: Range,
    recent_deaths: Number,
    history: History,
    model: String,
    dataset: String,
    why: Why,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Area {
    country: String,
    country_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    admin1: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Range {
    low: Number,
    median: Number,
    high: Number,
    coverage: Number,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct History {
    years: (i16, i16),
    alarms: u32,
    followed: u32,
    missed: u32,
}

impl From<record::Warning> for Warning {
    fn from(warning: record::Warning) -> Self {
        let foreseen: &Foreseen = &warning;
        let (first, last) = foreseen.months;
        Warning {
            area: Area::from(&foreseen.area),
            as_of: Name(foreseen.as_of),
            data_through: Name(foreseen.data_through),
            months: (Name(first), Name(last)),
            alarm: Name(foreseen.alarm),
            probability: Number(foreseen.probability),
            range: foreseen.range.into(),
            recent_deaths: Number(foreseen.recent_deaths),
            history: foreseen.history.into(),
            model: foreseen.model.clone(),
            dataset: foreseen.dataset.clone(),
            why: Why::from(warning.why()),
        }
    }
}

impl Warning {
    /// The warning, made anew by the constructor that refuses an unsound one.
    pub(super) fn read(self) -> Result<record::Warning, Flaw> {
        let foreseen = Foreseen {
            area: self.area.into(),
            as_of: self.as_of.0,
            data_through: self.data_through.0,
            months: (self.months.0.0, self.months.1.0),
            alarm: self.alarm.0,
            probability: self.probability.0,
            range: self.range.into(),
            recent_deaths: self.recent_deaths.0,
            history: self.history.into(),
            model: self.model,
            dataset: self.dataset,
        };
        record::Warning::new(foreseen, self.why.read()?).map_err(|error| error.to_string())
    }
}

impl From<&record::Area> for Area {
    fn from(area: &record::Area) -> Self {
        Area {
            country: area.country.clone(),
            country_name: area.country_name.clone(),
            admin1: area.admin1.clone(),
        }
    }
}

impl From<Area> for record::Area {
    fn from(wire: Area) -> Self {
        record::Area {
            country: wire.country,
            country_name: wire.country_name,
            admin1: wire.admin1,
        }
    }
}

impl From<record::Range> for Range {
    fn from(range: record::Range) -> Self {
        Range {
            low: Number(range.low),
            median: Number(range.median),
            high: Number(range.high),
            coverage: Number(range.coverage),
        }
    }
}

impl From<Range> for record::Range {
    fn from(wire: Range) -> Self {
        record::Range {
            low: wire.low.0,
            median: wire.median.0,
            high: wire.high.0,
            coverage: wire.coverage.0,
        }
    }
}

impl From<record::AlarmHistory> for History {
    fn from(history: record::AlarmHistory) -> Self {
        History {
            years: history.years,
            alarms: history.alarms,
            followed: history.followed,
            missed: history.missed,
        }
    }
}

impl From<History> for record::AlarmHistory {
    fn from(wire: History) -> Self {
        record::AlarmHistory {
            years: wire.years,
            alarms: wire.alarms,
            followed: wire.followed,
            missed: wire.missed,
        }
    }
}
