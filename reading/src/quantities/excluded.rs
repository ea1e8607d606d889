//! Numbers that measure nothing: years, days, ages, clock times, names of models and paragraphs.

use super::units;
use super::view::View;
use crate::analysis::{Dep, NamedKind, Pos, Tag};
use std::ops::Range;

/// Whether the numeral at `tokens` is part of a date, an age, a name or a list's mark.
///
/// `measured` tells that a unit or a currency mark stands beside it, which
/// speaks against a date: "2,000 km", "$2015".
pub(super) fn is_excluded(view: &View<'_>, tokens: &Range<usize>, measured: bool) -> bool {
    let (start, end) = (tokens.start, tokens.end);
    is_age(view, start, end)
        || is_code(view, start, end)
        || (!measured
            && (is_clock(view, start, end)
                || is_label(view, start, end)
                || is_mark(view, start, end)))
        || (!measured
            && (is_date(view, start, end) || is_year(view, start, end) || in_name(view, tokens)))
        || is_idiom(view, start, end)
        || is_distance_in_time(view, end)
        || has_unknown_unit(view, end)
}

/// Units that the vocabulary does not hold: dropped rather than counted as things.
fn has_unknown_unit(view: &View<'_>, end: usize) -> bool {
    const UNITS: &[&str] = &[
        "feet",
        "foot",
        "ft",
        "inches",
        "inch",
        "yards",
        "minutes",
        "minute",
        "seconds",
        "second",
        "degrees",
        "mph",
        "knots",
        "mm",
        "cm",
        "litres",
        "liters",
        "gallons",
        "decades",
        "decade",
        "centuries",
        "times",
        "°",
        "occasions",
    ];
    view.is(end + usize::from(view.is(end, &["-"])), UNITS)
}

/// "two years ago", "four weeks later": these date a thing, they measure no stretch.
fn is_distance_in_time(view: &View<'_>, end: usize) -> bool {
    units::behind(view, end).is_some_and(|(unit, after)| {
        units::is_time(unit)
            && view.is(
                after,
                &[
                    "ago",
                    "later",
                    "earlier",
                    "hence",
                    "afterward",
                    "afterwards",
                ],
            )
    })
}

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "nov",
    "dec",
    "jan.",
    "feb.",
    "mar.",
    "apr.",
    "aug.",
    "sep.",
    "sept.",
    "oct.",
    "nov.",
    "dec.",
];

fn is_month(view: &View<'_>, at: usize) -> bool {
    view.is(at, MONTHS) && (view.is_capital(at) || !view.is(at, &["may", "march"]))
}

/// "12 February", "Feb. 12", "February 17-18", "August 6 and 7", "September 30, 2016".
fn is_date(view: &View<'_>, start: usize, end: usize) -> bool {
    let small = |at: usize| super::numerals::parse(view.low(at)).is_some_and(|value| value <= 31.0);
    let month_before = |at: usize| at > 0 && is_month(view, at - 1);
    if !small(start) && end == start + 1 {
        return false;
    }
    let joint = |at: usize| view.is(at, &["-", "–", "and", "to", ",", "or", "through"]);
    is_month(view, end)
        || month_before(start)
        || (start >= 3 && joint(start - 1) && small(start - 2) && month_before(start - 2))
        || (joint(end) && small(end + 1) && is_month(view, end + 2))
}

/// A number of four figures that can be a year and counts no people: "in 2014", "the 2016 report".
fn is_year(view: &View<'_>, start: usize, end: usize) -> bool {
    let word = view.low(start);
    let year = |word: &str| {
        word.len() == 4
            && word
                .parse::<u32>()
                .is_ok_and(|year| (1400..2100).contains(&year))
    };
    let span = |word: &str| {
        word.split_once(['-', '–'])
            .is_some_and(|(from, to)| year(from) && to.len() >= 2)
    };
    if end != start + 1 || !(year(word) || span(word)) {
        return joined_years(view, start, end, year);
    }
    let people = view
        .of
        .tokens
        .get(end)
        .is_some_and(|token| token.tag != Tag::Jj && token.pos != Pos::Propn)
        && super::measures::is_person(&view.token(end).lemma)
        && !view.is(start.wrapping_sub(1), &["the", "of", "in", "since", "-"]);
    !people
}

/// "2015-2016", "2013-14" cut into tokens.
fn joined_years(view: &View<'_>, start: usize, end: usize, year: impl Fn(&str) -> bool) -> bool {
    end == start + 3 && year(view.low(start)) && view.is(start + 1, &["-", "–", "to", "and", "or"])
}

/// "a 24-year-old", "aged 24", "24 years old", "as young as eight years", "Hanif Khan, 56,", "children under 18".
fn is_age(view: &View<'_>, start: usize, end: usize) -> bool {
    let unit = end + usize::from(view.is(end, &["-"]));
    let years = view.is(unit, &["year", "years", "month", "months", "yr"]);
    let old = unit + 1 + usize::from(view.is(unit + 1, &["-"]));
    let lead = ["aged", "age", "ages", "young", "old"];
    (years && view.is(old, &["old", "olds"]))
        || (start > 0 && view.is(start - 1, &lead[..3]))
        || (start > 1 && view.is(start - 1, &["as"]) && view.is(start - 2, &lead[3..]))
        || (start > 1
            && view.is(start - 1, &["under", "over", "below"])
            && follows_person(view, start - 1, end))
        || (start > 3 && view.is(start - 1, &["and", "to"]) && view.is(start - 3, &lead[..3]))
        || is_apposed_age(view, start, end)
}

fn follows_person(view: &View<'_>, at: usize, end: usize) -> bool {
    at > 0 && super::measures::is_person(&view.token(at - 1).lemma) && !view.is_noun(end)
}

fn is_apposed_age(view: &View<'_>, start: usize, end: usize) -> bool {
    let name = start > 1 && view.low(start - 1) == "," && view.token(start - 2).pos == Pos::Propn;
    name && view.is(end, &[",", ".", ";"])
        && end == start + 1
        && view.token(start).dep != Dep::Nsubj
}

/// "10:30", "5 p.m.", "three o'clock", "0600 hours".
fn is_clock(view: &View<'_>, _start: usize, end: usize) -> bool {
    view.is(
        end,
        &[
            "p.m.",
            "a.m.",
            "pm",
            "am",
            "p.m",
            "a.m",
            "o'clock",
            "o’clock",
            "gmt",
            ":",
        ],
    ) && (!view.is(end, &[":"]) || view.glued(end))
}

/// A number that names: "Resolution 2254", "Article 5", "No. 2", "Flight 370", "page 12".
fn is_label(view: &View<'_>, start: usize, end: usize) -> bool {
    const NAMED_BY_NUMBER: &[&str] = &[
        "no.",
        "no",
        "nos.",
        "number",
        "#",
        "resolution",
        "article",
        "articles",
        "section",
        "sections",
        "chapter",
        "page",
        "pages",
        "p.",
        "pp.",
        "paragraph",
        "para",
        "annex",
        "flight",
        "highway",
        "route",
        "channel",
        "law",
        "act",
        "decree",
        "directive",
        "form",
        "room",
        "gate",
        "phase",
        "level",
        "grade",
        "tier",
        "stage",
        "type",
        "category",
        "block",
        "camp",
        "sector",
        "zone",
        "district",
        "unit",
        "squadron",
        "brigade",
        "division",
        "battalion",
        "regiment",
        "verse",
        "line",
        "figure",
        "table",
        "version",
        "area",
        "rule",
        "order",
        "group",
        "top",
        "g",
        "c",
        "vol.",
        "volume",
        "note",
        "tel",
        "tel.",
        "phone",
        "fax",
        "article,",
        "unsc",
        "unscr",
    ];
    // A no-break space ("No. 2") is a token of its own.
    let Some(last) = (0..start).rfind(|at| view.token(*at).pos != Pos::Space) else {
        return false;
    };
    // "Brigades 41, 42, and 43".
    let names = |at: usize| view.token(at).pos == Pos::Propn && view.is_noun(at);
    let row = (start.saturating_sub(6)..start)
        .rev()
        .take_while(|at| view.token(*at).pos == Pos::Num || view.is(*at, &[",", "and"]))
        .last();
    // "December 15, 18, and 22".
    let lists = row
        .and_then(|first| first.checked_sub(1))
        .is_some_and(|noun| {
            names(noun) && view.token(noun).tag == Tag::Nnps
                || is_month(view, noun) && end < view.len()
        });
    let counts = end < view.len() && view.is_noun(end) && view.token(start).head > start;
    // "group" and "area" name with the number behind them only when nothing is counted: "in area two people died".
    ((view.is(last, NAMED_BY_NUMBER) || lists) && !counts)
        || (view.token(start).dep == Dep::Nummod
            && view.token(start).head == last
            && view.token(last).pos == Pos::Propn
            && !counts)
}

/// A list's mark or a footnote: "1.", "(2)", "[3]", "2)".
fn is_mark(view: &View<'_>, start: usize, end: usize) -> bool {
    let opens = start == 0 || view.token(start).sentence != view.token(start - 1).sentence;
    let fresh = opens || start > 0 && view.token(start - 1).pos == Pos::Space;
    let bracket = start > 0 && view.is(start - 1, &["(", "["]) && view.is(end, &[")", "]"]);
    let alone = opens && end < view.len() && view.token(end).sentence != view.token(start).sentence;
    bracket || alone || (fresh && view.is(end, &[".", ")", ":"]))
}

/// Figures glued to letters or to further figures: "T-72", "555-123-4567", "34°", "3-0".
fn is_code(view: &View<'_>, start: usize, end: usize) -> bool {
    let glued_before = start > 0 && view.glued(start - 1);
    let glued_after = end < view.len() && view.glued(end - 1);
    let hyphen_before =
        glued_before && view.is(start - 1, &["-", "–", "/", "_", "@", ".", "#", "+"]);
    let slash_after = glued_after && view.is(end, &["/", "°", "′", "_", "@"]);
    let figures_after = glued_after
        && view.is(end, &["-", "–"])
        && view.glued(end)
        && view.low(end + 1).starts_with(|c: char| c.is_ascii_digit());
    slash_after || figures_after || (hyphen_before && start > 1 && view.glued(start - 2))
}

/// Inside a name of a law, a building, a product: "Boeing 737", "the Group of 77".
fn in_name(view: &View<'_>, tokens: &Range<usize>) -> bool {
    use NamedKind::{Event, Fac, Law, Org, Person, Product, WorkOfArt};
    let named = view.of.entity_at(tokens.start);
    named.is_some_and(|entity| {
        matches!(
            entity.kind,
            Event | Fac | Law | Org | Person | Product | WorkOfArt
        ) && entity.tokens.start < tokens.start
            && entity
                .tokens
                .clone()
                .any(|at| view.token(at).pos == Pos::Propn)
            && !view.is_noun(tokens.end)
    })
}

/// "one another", "the one who", "one of the reasons", "one-way", "24/7", "day one".
fn is_idiom(view: &View<'_>, start: usize, end: usize) -> bool {
    view.low(start) == "one"
        && (view.is(
            end,
            &[
                "another", "day", "by", "who", "that", "which", "side", "thing", "way", "hand", "-",
            ],
        ) || start > 0
            && view.is(
                start - 1,
                &[
                    "the", "this", "that", "no", "any", "every", "each", "such", "-", "which",
                ],
            ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantities::testing::words_of;

    fn check(text: &str, at: usize, excluded: bool) {
        let analysis = words_of(text);
        let view = View::new(&analysis);
        assert_eq!(is_excluded(&view, &(at..at + 1), false), excluded, "{text}");
    }

    #[test]
    fn dates_and_years_measure_nothing() {
        check("on 12 February", 1, true);
        check("on August 6 and 7 police", 4, true);
        check("in 2014 it", 1, true);
        check("2000 people fled", 0, false);
        check("and 12 men", 1, false);
    }

    #[test]
    fn ages_measure_nothing() {
        check("a 24 - year - old student", 1, true);
        check("aged 24 he", 1, true);
        check("a 24 - year sentence", 1, false);
    }

    #[test]
    fn numbers_that_name_measure_nothing() {
        check("under Resolution 2254 it", 2, true);
        check("his No. 2 fled", 2, true);
        check("see ( 3 ) there", 2, true);
        check("at 5 p.m. they", 1, true);
    }
}
