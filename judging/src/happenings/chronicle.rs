//! Days carried on in reports that tell a row of events, each under its day.
//!
//! "On 4 July bombers struck three cities. In Marra four guards were killed." The
//! second sentence means the day of the first, not that of a report which came
//! out in December. This is done only for a chronicle: a report that states two
//! days or more and none close to its own date. False positive that shaped it:
//! "After the bombing of 3 May gunmen killed four in Dabo", news of today with
//! one old day in it.

use super::days::{Basis, Days};
use super::mention::Mention;
use crate::dated::days_between;
use record::{Date, PartialDate};

/// A report that states a day so close to its own date is news.
const NEWS_DAYS: i64 = 5;

/// Gives mentions of chronicles that tell no day the day that was last told.
/// `mentions` stand by document, and in it by place in the text.
pub(super) fn carry(mentions: &mut [Mention]) {
    let mut start = 0;
    while start < mentions.len() {
        let document = mentions[start].document.id;
        let own = mentions[start..].iter();
        let end = start + own.take_while(|it| it.document.id == document).count();
        if is_chronicle(&mentions[start..end]) {
            carry_within(&mut mentions[start..end]);
        }
        start = end;
    }
}

fn is_chronicle(mentions: &[Mention]) -> bool {
    let published = mentions[0].document.document.published;
    let stated = mentions.iter().filter_map(|it| it.days);
    let mut days: Vec<Date> = stated
        .filter(|days| days.basis == Basis::Stated)
        .map(|days| days.last)
        .collect();
    days.sort_unstable();
    days.dedup();
    let old = |day: &Date| {
        let out = published.map(PartialDate::last);
        out.is_none_or(|out| days_between(*day, out) > NEWS_DAYS)
    };
    days.len() > 1 && days.iter().all(old)
}

fn carry_within(mentions: &mut [Mention]) {
    for at in 1..mentions.len() {
        let told = mentions[at - 1]
            .days
            .filter(|days| days.basis != Basis::Published);
        if let Some(days) = told
            && mentions[at].is_untimed()
            && follows(&mentions[at - 1], &mentions[at])
        {
            mentions[at].days = Some(Days {
                basis: Basis::Carried,
                ..days
            });
        }
    }
}

/// Whether the later stands in the same sentence or the next one.
fn follows(earlier: &Mention, later: &Mention) -> bool {
    let (from, to) = (earlier.event.trigger.end, later.event.trigger.start);
    let between = later.document.document.text.get(from..to);
    between.is_some_and(|it| !it.contains('\n') && it.matches(". ").count() <= 1)
}
