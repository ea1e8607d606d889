//! On which days a mention puts its event.
//!
//! False positives that shaped it: a bombing in Baghdad on Monday and one on
//! Tuesday, each told without a day on its own date (the report's date is a
//! guess, and two guesses a day apart are no agreement); "killed 300 this year"
//! (a stretch of months is no day of an event).

use crate::dated::days_between;
use record::{Date, PartialDate, Window};

/// The longest stretch of days that may be one event.
const EVENT_DAYS_MAX: i64 = 10;
/// How many days before a report the event it tells of without a day may lie.
const NEWS_DAYS: i64 = 2;

/// The days on which an event may have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub first: Date,
    /// The last.
    pub last: Date,
    /// How they are known.
    pub basis: Basis,
}

/// How the days of an event are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// Its words say so.
    Stated,
    /// The sentence before says so.
    Carried,
    /// No words say so: the report's own date and the days before.
    Published,
}

/// How the days of two mentions stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    /// Both say the same day.
    OneDay,
    /// They have days in common, and one says no more than a week or so.
    Meet,
    /// The days that one says are the other's date or the day before.
    JustBefore,
    /// They are two days before the other came out.
    Before,
    /// Neither says a day and both came out on one.
    OneNews,
    /// They are a day apart, as night and time zones make them.
    Next,
}

impl Days {
    /// The days of an event told in a report.
    pub(super) fn of(occurred: Option<Window>, published: Option<PartialDate>) -> Option<Days> {
        match occurred {
            Some(window) => {
                let (first, last) = (window.begin?, window.end?);
                let short = days_between(first, last) < EVENT_DAYS_MAX;
                short.then_some(Days {
                    first,
                    last,
                    basis: Basis::Stated,
                })
            }
            None => {
                let last = published.and_then(PartialDate::exact)?;
                Some(Days {
                    first: before(last, NEWS_DAYS),
                    last,
                    basis: Basis::Published,
                })
            }
        }
    }

    /// Whether words say them, rather than the date of the report.
    pub fn are_told(self) -> bool {
        self.basis != Basis::Published
    }

    /// The days that all have in common, or, where some are a day apart, those of the most.
    pub(super) fn in_common(all: impl Iterator<Item = Days>) -> Option<Days> {
        let mut all: Vec<Days> = all.collect();
        // Stated days are better than guesses; among them the shortest.
        all.sort_by_key(|days| (days.basis, days_between(days.first, days.last), days.first));
        let start = *all.first()?;
        let narrowed = all.iter().fold(start, |days, other| {
            let (first, last) = (days.first.max(other.first), days.last.min(other.last));
            match first <= last {
                true => Days {
                    first,
                    last,
                    ..days
                },
                false => days,
            }
        });
        Some(narrowed)
    }

    fn is_day(self, day: Date) -> bool {
        self.first == day && self.last == day
    }

    /// How two stand to each other; none where they cannot be one event's.
    pub(super) fn meet(self, other: Days) -> Option<Met> {
        let apart = gap(self, other);
        match (self.are_told(), other.are_told()) {
            (true, true) if self.is_day(other.first) && other.is_day(self.first) => {
                Some(Met::OneDay)
            }
            (true, true) if apart == 0 => Some(Met::Meet),
            (true, true) => (apart == 1).then_some(Met::Next),
            (false, false) => match days_between(self.last, other.last).abs() {
                0 => Some(Met::OneNews),
                1 => Some(Met::Next),
                _ => None,
            },
            _ if apart == 0 => {
                let (stated, news) = if self.are_told() {
                    (self, other)
                } else {
                    (other, self)
                };
                let short = days_between(stated.first, stated.last) <= 2;
                let late = days_between(stated.last, news.last) > 1;
                Some(match (short, late) {
                    (false, _) => Met::Meet,
                    (true, false) => Met::JustBefore,
                    (true, true) => Met::Before,
                })
            }
            _ => (apart == 1).then_some(Met::Next),
        }
    }
}

/// Days between the nearest days of two stretches; 0 where they meet.
fn gap(a: Days, b: Days) -> i64 {
    let after = days_between(a.last, b.first).max(days_between(b.last, a.first));
    after.max(0)
}

fn before(day: Date, days: i64) -> Date {
    day.checked_sub(jiff::Span::new().days(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::day;

    fn stated(first: &str, last: &str) -> Days {
        Days {
            first: day(first),
            last: day(last),
            basis: Basis::Stated,
        }
    }

    fn news(date: &str) -> Days {
        Days::of(None, Some(date.parse().unwrap())).unwrap()
    }

    #[test]
    fn stated_days_meet_or_are_a_day_apart() {
        let a = stated("2021-06-04", "2021-06-04");
        assert_eq!(a.meet(a), Some(Met::OneDay));
        assert_eq!(a.meet(stated("2021-06-03", "2021-06-06")), Some(Met::Meet));
        assert_eq!(a.meet(stated("2021-06-05", "2021-06-05")), Some(Met::Next));
        assert_eq!(a.meet(stated("2021-06-06", "2021-06-06")), None);
    }

    #[test]
    fn a_report_tells_of_the_days_before_it() {
        let a = stated("2021-06-04", "2021-06-04");
        assert_eq!(a.meet(news("2021-06-05")), Some(Met::JustBefore));
        assert_eq!(a.meet(news("2021-06-06")), Some(Met::Before));
        assert_eq!(a.meet(news("2021-06-07")), Some(Met::Next));
        assert_eq!(a.meet(news("2021-06-03")), Some(Met::Next));
        assert_eq!(a.meet(news("2021-06-08")), None);
        assert_eq!(a.meet(news("2021-06-02")), None);
        assert_eq!(
            news("2021-06-07").meet(news("2021-06-07")),
            Some(Met::OneNews)
        );
        assert_eq!(news("2021-06-07").meet(news("2021-06-08")), Some(Met::Next));
        assert_eq!(news("2021-06-07").meet(news("2021-06-09")), None);
    }

    #[test]
    fn a_year_is_no_day() {
        let year: PartialDate = "2021".parse().unwrap();
        assert_eq!(Days::of(Some(year.window()), None), None);
        assert_eq!(Days::of(None, Some(year)), None);
    }

    #[test]
    fn the_finest_stated_days_stand_for_all() {
        let all = [news("2021-06-06"), stated("2021-06-04", "2021-06-05")];
        let common = Days::in_common(all.into_iter()).unwrap();
        assert_eq!(common, stated("2021-06-04", "2021-06-05"));
    }
}
