//! The year a yearly report looks back on.
//!
//! A report of March 2018 on the year 2017 writes "On July 31" and "On
//! January 5": the July date can only be last year's, and so is the other,
//! though a January date lies nearer. News of March tells of March, of the
//! winter gone and of the weeks ahead, and seldom of June or August. News of an election does, and is told
//! apart by its "Monday" and "last week", which no yearly report has.

use super::meaning::{From, Meaning, Pick, Point};
use super::words::Unit;
use super::{Anchor, Found};

/// Fewer dates than this show no habit.
const FEW: usize = 6;

/// The year before the publication, if a quarter of the dates without a year
/// lie in months that are neither just gone nor just ahead.
pub(super) fn year(found: &[Found], anchor: Anchor) -> Option<i16> {
    let Anchor::News(published) = anchor else {
        return None;
    };
    let first = published.first();
    let months: Vec<i8> = found
        .iter()
        .filter_map(|found| bare_month(&found.meaning))
        .collect();
    let far = months
        .iter()
        .filter(|month| (first.month() + 2..=9).contains(*month))
        .count();
    let fresh = found
        .iter()
        .filter(|found| is_of_this_week(&found.meaning))
        .count();
    let reviews = first.month() <= 4
        && months.len() >= FEW
        && far * 4 >= months.len()
        && fresh * 20 <= months.len();
    reviews.then(|| first.year() - 1)
}

fn bare_month(meaning: &Meaning) -> Option<i8> {
    match meaning {
        Meaning::Point(Point {
            year: None,
            shift: None,
            pick: Pick::Tense,
            month,
            ..
        }) => *month,
        _ => None,
    }
}

/// "Monday", "yesterday", "last week".
fn is_of_this_week(meaning: &Meaning) -> bool {
    let Meaning::Point(point) = meaning else {
        return false;
    };
    let near = point
        .shift
        .is_some_and(|shift| shift.from == From::Speech && shift.unit <= Unit::Week);
    near || point.weekday.is_some() && point.shift.is_none()
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, news};

    #[test]
    fn a_yearly_report_tells_one_year() {
        check(
            "May 2, June 3, July 4, August 5, October 6, November 7, December 8, January 9",
            news(),
            "May 2=2015-05-02; June 3=2015-06-03; July 4=2015-07-04; August 5=2015-08-05; October 6=2015-10-06; \
             November 7=2015-11-07; December 8=2015-12-08; January 9=2015-01-09",
        );
    }

    #[test]
    fn news_of_an_election_is_no_yearly_report() {
        check(
            "On Monday they voted; more follows on April 5, May 2, June 3, June 7, June 12 and July 4.",
            news(),
            "Monday=2016-03-21; April 5=2016-04-05; May 2=2016-05-02; June 3=2016-06-03; June 7=2016-06-07; \
             June 12=2016-06-12; July 4=2015-07-04",
        );
    }

    #[test]
    fn news_of_march_tells_of_january() {
        check(
            "They met on January 9 and December 8.",
            news(),
            "January 9=2016-01-09; December 8=2015-12-08",
        );
    }
}
