//! What time a claim speaks of, and how that is known.

use record::{Date, PartialDate, StoredClaim, StoredDocument, Window};

/// The time a claim holds for. The three times are kept apart: `occurred` is
/// what the words say, `published` is when the report came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The days the words name, if they name any that could be told.
    pub occurred: Option<Window>,
    /// When the report came out.
    pub published: Option<PartialDate>,
}

/// Where a date in a table comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The words say so.
    Stated,
    /// The report's own date, for want of a stated one.
    Published,
}

impl Dated {
    /// The times of a claim in its document.
    pub fn of(claim: &StoredClaim, document: &StoredDocument) -> Dated {
        let as_of = claim.claim.quantity.as_ref().and_then(|q| q.as_of.as_ref());
        let when = as_of
            .and_then(|when| when.window)
            .or_else(|| claim.claim.time.as_ref()?.window);
        Dated {
            occurred: when,
            published: document.document.published,
        }
    }

    /// The stated window, else the report's date.
    pub fn window(&self) -> Option<Window> {
        self.occurred
            .or_else(|| self.published.map(PartialDate::window))
    }

    /// Where [`Dated::window`] comes from.
    pub fn basis(&self) -> Option<Basis> {
        let published = self.published.map(|_| Basis::Published);
        self.occurred.map(|_| Basis::Stated).or(published)
    }

    /// The day to sort by: the last day of the window, as a figure is of the end of its time.
    pub fn day(&self) -> Option<Date> {
        let window = self.window()?;
        window
            .end
            .or(self.published.map(PartialDate::last))
            .or(window.begin)
    }

    /// Days from the first to the last day, both counted, where both are known.
    pub(crate) fn length(&self) -> Option<i64> {
        let window = self.occurred?;
        Some(days_between(window.begin?, window.end?) + 1)
    }
}

/// Days from `from` to `to`.
pub(crate) fn days_between(from: Date, to: Date) -> i64 {
    from.until(to)
        .map_or(i64::MAX, |span| i64::from(span.get_days()))
}

/// Days between the nearest days of two windows; none where they meet or one has no days.
pub(crate) fn gap(a: Window, b: Window) -> Option<i64> {
    let gap = |end: Option<Date>, begin: Option<Date>| {
        Some(days_between(end?, begin?)).filter(|days| *days > 0)
    };
    gap(a.end, b.begin).or_else(|| gap(b.end, a.begin))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Told, day, document};

    #[test]
    fn the_stated_time_comes_before_the_reports_own() {
        let report = document(
            1,
            "Courier",
            "2016-03-22",
            "On 20 March police counted 12 dead.",
        );
        let stated = Told::by_author(&report, "On 20 March police counted 12 dead")
            .on("2016-03-20")
            .claim(1);
        let dated = Dated::of(&stated, &report);
        assert_eq!(
            (dated.basis(), dated.day()),
            (Some(Basis::Stated), Some(day("2016-03-20")))
        );
        let unstated = Told::by_author(&report, "police counted 12 dead").claim(2);
        let dated = Dated::of(&unstated, &report);
        assert_eq!(
            (dated.basis(), dated.day()),
            (Some(Basis::Published), Some(day("2016-03-22")))
        );
    }

    #[test]
    fn a_gap_is_counted_between_the_nearest_days() {
        let window = |d: &str| Window::day(day(d));
        assert_eq!(gap(window("2016-03-20"), window("2016-03-24")), Some(4));
        assert_eq!(gap(window("2016-03-24"), window("2016-03-20")), Some(4));
        assert_eq!(gap(window("2016-03-24"), window("2016-03-24")), None);
    }
}
