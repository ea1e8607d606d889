//! Shares of a known amount, and one amount told in two units.

use super::phrases::Phrase;
use super::view::View;
use record::{Base, Unit};

/// The amount that `share` is taken of, if `next` is told right behind its "of": "40% of the 34,000 square miles".
pub(super) fn base(
    view: &View<'_>,
    share: &Phrase,
    next: &Phrase,
    next_unit: Unit,
) -> Option<Base> {
    let of = share.tokens.end;
    let taken = share.unit == Some(Unit::Percent) && view.low(of) == "of";
    let direct = (of + 1..next.tokens.start).all(|at| {
        view.is(
            at,
            &["the", "its", "their", "all", "those", "these", "his", "our"],
        )
    });
    let value = next
        .low
        .filter(|low| next.high.is_none_or(|high| high == *low))
        .or(next.high)?;
    let countable = !matches!(next_unit, Unit::Percent | Unit::Times);
    (taken && direct && countable && next.tokens.start > of).then(|| Base {
        words: view.of.span(next.tokens.clone()),
        value,
        unit: next_unit,
    })
}

/// Whether `second` tells `first` again in another unit: "about 30km (19 miles)".
///
/// Ratios may be off by a sixth: writers round both sides.
pub(super) fn is_echo(view: &View<'_>, first: &Phrase, second: &Phrase) -> bool {
    let (Some(from), Some(to)) = (first.unit, second.unit) else {
        return false;
    };
    let brackets =
        second.tokens.start == first.tokens.end + 1 && view.is(first.tokens.end, &["(", "["]);
    let slash =
        second.tokens.start == first.tokens.end + 1 && view.is(first.tokens.end, &["/", "or", ","]);
    let same = |a: Option<f64>, b: Option<f64>| match (a.and_then(|a| from.convert(a, to)), b) {
        (Some(a), Some(b)) => (a / b - 1.0).abs() < 1.0 / 6.0,
        (None, None) => true,
        (None, Some(_)) | (Some(_), None) => false,
    };
    let bound = |phrase: &Phrase| (phrase.low.or(phrase.high), phrase.high.or(phrase.low));
    let ((low, high), (low2, high2)) = (bound(first), bound(second));
    (brackets || slash)
        && from != to
        && from.dimension() == to.dimension()
        && same(low, low2)
        && same(high, high2)
}
