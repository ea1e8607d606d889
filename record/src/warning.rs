//! A warning: what may come to a country or a first-level area, how likely,
//! why, and how often such an alarm was right.
//!
//! It is about areas and months only. There is no field for anything finer,
//! and none for a person: what cannot be written down cannot leak.

use crate::{Date, Error, Month, Why, named};

/// A checked warning. Made by [`Warning::new`] only; read through [`Foreseen`].
#[derive(Clone, Debug, PartialEq)]
pub struct Warning {
    foreseen: Foreseen,
    why: Why,
}

/// What is foreseen for one area, before it is checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreseen {
    /// Where.
    pub area: Area,
    /// The day as of which it was made: nothing published later was used.
    pub as_of: Date,
    /// The last month the data hold.
    pub data_through: Month,
    /// First and last month foreseen, both included.
    pub months: (Month, Month),
    /// What sort of alarm.
    pub alarm: Alarm,
    /// Its probability, 0 to 1.
    pub probability: f64,
    /// Deaths of an average month foreseen.
    pub range: Range,
    /// Deaths in the twelve months up to `data_through`.
    pub recent_deaths: f64,
    /// How often such an alarm was right before.
    pub history: AlarmHistory,
    /// The model that made it, with its settings' name.
    pub model: String,
    /// The dataset with its version.
    pub dataset: String,
}

/// A country or a first-level area of one; nothing finer exists here.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    /// The country's code as the dataset has it (ISO 3166-1 alpha-3 where known).
    pub country: String,
    /// The country's name.
    pub country_name: String,
    /// The first-level area's name, if it is not the whole country.
    pub admin1: Option<String>,
}

named! {
    /// What sort of alarm.
    Alarm, "alarm" {
        /// Fighting begins: a month of at least 25 deaths after twelve without one.
        Onset = "onset",
        /// Fighting that is under way grows sharply.
        Rise = "rise",
    }
}

/// An interval of deaths a month with its middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// Lower bound.
    pub low: f64,
    /// Median.
    pub median: f64,
    /// Upper bound.
    pub high: f64,
    /// Share of outcomes the interval is meant to hold, 0 to 1.
    pub coverage: f64,
}

/// What became of earlier alarms of this sort and at least this probability, out of sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlarmHistory {
    /// First and last year of the windows looked at.
    pub years: (i16, i16),
    /// Alarms given.
    pub alarms: u32,
    /// Alarms that were followed by what they warned of; the rest were false.
    pub followed: u32,
    /// Cases that came without such an alarm.
    pub missed: u32,
}

impl Warning {
    /// Checks probabilities, interval, months and counts.
    ///
    /// # Errors
    /// A probability or a coverage outside 0 to 1; an interval out of order;
    /// months that end before they begin or that the data already hold; more
    /// alarms followed than given.
    pub fn new(foreseen: Foreseen, why: Why) -> Result<Warning, Error> {
        let Foreseen {
            range,
            months,
            history,
            ..
        } = &foreseen;
        let checks = [
            (unit(foreseen.probability), "a probability from 0 to 1"),
            (unit(range.coverage), "a coverage from 0 to 1"),
            (
                range.low >= 0.0 && range.low <= range.median && range.median <= range.high,
                "an interval in order",
            ),
            (
                foreseen.data_through < months.0 && months.0 <= months.1,
                "months after the data's last",
            ),
            (
                history.followed <= history.alarms,
                "no more alarms followed than given",
            ),
        ];
        match checks.into_iter().find(|(holds, _)| !holds) {
            Some((_, needed)) => Err(Error::unsound_warning(
                &foreseen.area.country,
                needed,
                &format!("{foreseen:?}"),
            )),
            None => Ok(Warning { foreseen, why }),
        }
    }

    /// Whether its months had passed by the day it was made as of, as when the data are old: it is no warning of what is
    /// to come then.
    pub fn is_past(&self) -> bool {
        self.foreseen.months.1 < Month::of(self.foreseen.as_of)
    }

    /// Down to the rows, past situations and words it rests on.
    pub fn why(&self) -> &Why {
        &self.why
    }
}

impl std::ops::Deref for Warning {
    type Target = Foreseen;

    fn deref(&self) -> &Foreseen {
        &self.foreseen
    }
}

impl std::fmt::Display for Area {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.admin1 {
            Some(admin1) => f.pad(&format!("{admin1}, {}", self.country_name)),
            None => f.pad(&self.country_name),
        }
    }
}

fn unit(value: f64) -> bool {
    (0.0..=1.0).contains(&value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Ground;

    fn foreseen() -> Foreseen {
        let month = |text: &str| text.parse::<Month>().unwrap();
        Foreseen {
            area: Area {
                country: "NER".into(),
                country_name: "Niger".into(),
                admin1: None,
            },
            as_of: "2020-11-20".parse().unwrap(),
            data_through: month("2020-10"),
            months: (month("2020-11"), month("2021-12")),
            alarm: Alarm::Rise,
            probability: 0.3,
            range: Range {
                low: 2.0,
                median: 30.0,
                high: 110.0,
                coverage: 0.9,
            },
            recent_deaths: 300.0,
            history: AlarmHistory {
                years: (2001, 2020),
                alarms: 40,
                followed: 13,
                missed: 9,
            },
            model: "pool".into(),
            dataset: "an invented panel 1.0".into(),
        }
    }

    fn check(change: impl FnOnce(&mut Foreseen), expected: Option<&str>) {
        let mut foreseen = foreseen();
        change(&mut foreseen);
        let row = Ground::Row {
            dataset: "an invented panel 1.0".into(),
            row: "NER 2020-10".into(),
        };
        let made = Warning::new(foreseen, Why::ground("October held 40 deaths", row));
        let flaw = made.err().map(|error| error.to_string());
        match (flaw, expected) {
            (None, None) => {}
            (Some(flaw), Some(part)) => assert!(flaw.contains(part), "{flaw}"),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_sound_warning_is_made() {
        check(|_| {}, None);
    }

    #[test]
    fn old_data_warn_of_months_that_are_past() {
        let past = |as_of: &str| {
            let mut made = foreseen();
            made.as_of = as_of.parse().unwrap();
            let row = Ground::Row {
                dataset: "an invented panel 1.0".into(),
                row: "NER 2020-10".into(),
            };
            Warning::new(made, Why::ground("October held 40 deaths", row))
                .unwrap()
                .is_past()
        };
        assert!(!past("2020-11-20"));
        assert!(!past("2021-12-31"));
        assert!(past("2022-01-01"));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        check(|f| f.probability = 1.2, Some("probability"));
        check(|f| f.probability = f64::NAN, Some("probability"));
        check(|f| f.range.low = 31.0, Some("in order"));
        check(|f| f.months.0 = f.data_through, Some("after the data"));
        check(|f| f.history.followed = 41, Some("followed"));
    }
}
