//! Number phrases: a numeral with its comparator, its unit and, in a range, its other end.

use super::numerals::{Amount, Numeral, numeral_at};
use super::view::View;
use super::{comparators, excluded, units};
use record::{Comparator, Unit};
use std::ops::Range;

/// A number phrase: its words and what they bound, before anything is known of what it counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Phrase {
    /// The words, comparator and unit included.
    pub(super) tokens: Range<usize>,
    /// The numeral alone (both ends of a range).
    pub(super) numeral: Range<usize>,
    pub(super) amount: Amount,
    pub(super) comparator: Comparator,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) unit: Option<Unit>,
    /// "another", "a further": on top of a number told before.
    pub(super) further: bool,
}

/// All number phrases of a text, in order.
pub(super) fn phrases(view: &View<'_>) -> Vec<Phrase> {
    let mut found: Vec<Phrase> = Vec::new();
    let mut at = 0;
    while at < view.len() {
        let Some(numeral) = numeral_at(view, at) else {
            at += 1;
            continue;
        };
        let phrase = phrase(view, numeral, found.last());
        at = phrase.numeral.end.max(at + 1);
        let measured = phrase.unit.is_some();
        if !excluded::is_excluded(view, &phrase.numeral, measured) {
            found.push(phrase);
        }
    }
    found
}

fn phrase(view: &View<'_>, numeral: Numeral, last: Option<&Phrase>) -> Phrase {
    let ranged = range(view, &numeral, last);
    let (amount, end) = ranged.unwrap_or((numeral.amount, numeral.tokens.end));
    let start = numeral.tokens.start;
    let before = lead(view, start, end);
    let unit = before
        .currency
        .map(|unit| (unit, end))
        .or_else(|| units::behind(view, end));
    let end_of_unit = unit.map_or(end, |(_, end)| end);
    let after = comparators::after(view, end_of_unit);
    let comparator = match after {
        Some((after, _)) => comparators::stronger(before.comparator, after),
        None => before.comparator,
    };
    let (unit, comparator, low, high) = bounded(amount, comparator, unit.map(|(unit, _)| unit));
    Phrase {
        tokens: before.start..after.map_or(end_of_unit, |(_, end)| end),
        numeral: start..end,
        amount,
        comparator,
        low,
        high,
        unit,
        further: before.further,
    }
}

fn bounded(
    amount: Amount,
    comparator: Comparator,
    unit: Option<Unit>,
) -> (Option<Unit>, Comparator, Option<f64>, Option<f64>) {
    let single = |value: f64, unit: Option<Unit>| {
        let comparator = during(comparator, unit);
        let (low, high) = comparators::bounds(comparator, value);
        (unit, comparator, low, high)
    };
    match amount {
        Amount::Number(value) => single(value, unit),
        Amount::Share(value) => single(value, Some(Unit::Percent)),
        Amount::Times(value) => single(value, Some(Unit::Times)),
        Amount::Range(low, high) => (unit, Comparator::Between, Some(low), Some(high)),
        Amount::Shares(low, high) => (
            Some(Unit::Percent),
            Comparator::Between,
            Some(low),
            Some(high),
        ),
        Amount::Many | Amount::Few => (unit, Comparator::Vague, None, None),
        Amount::Most => (Some(Unit::Percent), Comparator::Vague, None, None),
    }
}

/// "over two years" is during them, and bounds nothing; "over two million" does.
fn during(comparator: Comparator, unit: Option<Unit>) -> Comparator {
    match (comparator, unit) {
        (Comparator::MoreThan, Some(unit)) if units::is_time(unit) => Comparator::Exactly,
        (comparator, _) => comparator,
    }
}

/// What stands before a numeral: comparators, "a further", a currency mark.
struct Lead {
    start: usize,
    comparator: Comparator,
    currency: Option<Unit>,
    further: bool,
}

fn lead(view: &View<'_>, start: usize, end: usize) -> Lead {
    let mut lead = Lead {
        start,
        comparator: Comparator::Exactly,
        currency: None,
        further: false,
    };
    if let Some(unit) = units::currency(view, start) {
        lead.currency = Some(unit);
        lead.start -= 1;
    }
    loop {
        if let Some((comparator, begin)) = comparators::before(view, lead.start) {
            lead.comparator = comparators::stronger(lead.comparator, comparator);
            lead.start = begin;
        } else if let Some(begin) = further(view, lead.start) {
            lead.further = true;
            lead.start = begin;
        } else if view.before(lead.start, 1) == "between"
            || view.before(lead.start, 1) == "from" && end > start + 1
        {
            lead.start -= 1;
        } else {
            return lead;
        }
    }
}

/// "another 20", "a further two", "an additional 57".
fn further(view: &View<'_>, start: usize) -> Option<usize> {
    const WORDS: &[&[&str]] = &[
        &["a", "further"],
        &["an", "additional"],
        &["an", "extra"],
        &["another"],
        &["additional"],
    ];
    WORDS
        .iter()
        .find(|words| view.ends(start, words))
        .map(|words| start - words.len())
}

/// The other end of a range: "7,000 to 9,000", "300 and 400" behind "between", "five or six".
fn range(view: &View<'_>, numeral: &Numeral, last: Option<&Phrase>) -> Option<(Amount, usize)> {
    let Amount::Number(low) = numeral.amount else {
        return share_range(view, numeral);
    };
    let start = numeral.tokens.start;
    let unit_between =
        units::behind(view, numeral.tokens.end).map_or(numeral.tokens.end, |(_, end)| end);
    let joint = if joins(view, start, unit_between, last) {
        unit_between
    } else {
        numeral.tokens.end
    };
    if !joins(view, start, joint, last) || moves(view, start) {
        return None;
    }
    let second = joint + 1 + usize::from(units::currency(view, joint + 2).is_some());
    let other = numeral_at(view, second)?;
    let Amount::Number(high) = other.amount else {
        return None;
    };
    // "1 to 2 million": the scale word stands once, behind the second.
    let scale = if low < high && high >= 1e3 && low < 1e3 {
        scale_of(view, &other.tokens)
    } else {
        1.0
    };
    (low * scale < high).then_some((Amount::Range(low * scale, high), other.tokens.end))
}

fn share_range(view: &View<'_>, numeral: &Numeral) -> Option<(Amount, usize)> {
    let Amount::Share(low) = numeral.amount else {
        return None;
    };
    let end = numeral.tokens.end;
    let between = view.before(numeral.tokens.start, 1) == "between";
    let joined = view.is(end, &["to", "or"]) || between && view.is(end, &["and"]);
    let other = joined.then(|| numeral_at(view, end + 1))??;
    match other.amount {
        Amount::Share(high) if low < high => Some((Amount::Shares(low, high), other.tokens.end)),
        _ => None,
    }
}

fn scale_of(view: &View<'_>, tokens: &Range<usize>) -> f64 {
    match view.low(tokens.end - 1) {
        "thousand" => 1e3,
        "million" => 1e6,
        "billion" => 1e9,
        _ => 1.0,
    }
}

/// Whether the word at `joint` makes a range of the numbers at both sides of it.
fn joins(view: &View<'_>, start: usize, joint: usize, last: Option<&Phrase>) -> bool {
    let between = view.before(start, 1) == "between"
        || (2..4).any(|back| view.before(start, back) == "between");
    // "between 300 and 400 square miles (780 and 1,040 square kilometres)"
    let echoes = view.before(start, 1) == "("
        && last.is_some_and(|last| {
            last.comparator == Comparator::Between && last.tokens.end + 1 == start
        });
    match view.low(joint) {
        "to" | "-" | "–" | "—" | "or" => true,
        "and" => between || echoes,
        _ => false,
    }
}

/// "rose from 15 to 20": two levels, not a range.
fn moves(view: &View<'_>, start: usize) -> bool {
    const MOVES: &[&str] = &[
        "rise", "fall", "grow", "increase", "decrease", "drop", "decline", "climb", "shrink", "go",
        "jump", "up", "down", "change", "slump", "plunge", "cut", "reduce", "raise", "revise",
    ];
    view.before(start, 1) == "from"
        && (2..5).any(|back| {
            start
                .checked_sub(back)
                .is_some_and(|at| MOVES.contains(&&*view.token(at).lemma))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantities::testing::words_of;

    fn check(text: &str, expected: &[&str]) {
        let analysis = words_of(text);
        let show = |phrase: Phrase| {
            let bound = |end: Option<f64>| end.map_or("-".into(), |end| end.to_string());
            let unit = phrase.unit.map_or("", Unit::as_str);
            let words = analysis.words(phrase.tokens);
            format!(
                "{words} = {} {}..{} {unit}",
                phrase.comparator,
                bound(phrase.low),
                bound(phrase.high)
            )
        };
        let found: Vec<String> = phrases(&View::new(&analysis))
            .into_iter()
            .map(show)
            .collect();
        assert_eq!(
            found.iter().map(|line| line.trim_end()).collect::<Vec<_>>(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn comparators_set_the_bounds() {
        check(
            "more than 10,000 men",
            &["more than 10,000 = more than 10000..-"],
        );
        check(
            "a maximum of 4,000 remain",
            &["a maximum of 4,000 = at most -..4000"],
        );
        check("almost half of it", &["almost half = almost -..50 percent"]);
        check(
            "at least some 300 men",
            &["at least some 300 = at least 300..-"],
        );
        check("300 or more men", &["300 or more = at least 300..-"]);
        check(
            "approximately 3,500 remain",
            &["approximately 3,500 = about 3500..3500"],
        );
    }

    #[test]
    fn two_ends_make_a_range() {
        check(
            "some 7,000 to 9,000 men",
            &["some 7,000 to 9,000 = between 7000..9000"],
        );
        check(
            "5 to 8 percent of it",
            &["5 to 8 percent = between 5..8 percent"],
        );
        check(
            "1 to 2 million people",
            &["1 to 2 million = between 1000000..2000000"],
        );
        check("7,000-9,000 men", &["7,000-9,000 = between 7000..9000"]);
        check(
            "between 300 and 400 square miles ( 780 and 1,040 square kilometres )",
            &[
                "between 300 and 400 square miles = between 300..400 square miles",
                "780 and 1,040 square kilometres = between 780..1040 km2",
            ],
        );
    }

    #[test]
    fn a_move_has_two_levels() {
        check(
            "rise from 15 to 20 there",
            &["15 = exactly 15..15", "20 = exactly 20..20"],
        );
    }

    #[test]
    fn money_and_spans_of_time() {
        check(
            "over $ 1.2 million was",
            &["over $ 1.2 million = more than 1200000..- USD"],
        );
        check(
            "over two years they",
            &["over two years = exactly 2..2 years"],
        );
        check("the past 14 years", &["14 years = exactly 14..14 years"]);
    }
}
