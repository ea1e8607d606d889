//! Words before and after a number that bound it: "more than", "up to", "or so".

use super::view::View;
use crate::analysis::Dep;
use record::Comparator::{self, About, Almost, AtLeast, AtMost, Exactly, LessThan, MoreThan};

/// Words that stand before a number; longer ones first, so that "no more than" is not read as "more than".
const BEFORE: &[(&[&str], Comparator)] = &[
    (&["somewhere", "in", "the", "region", "of"], About),
    (&["in", "the", "neighborhood", "of"], About),
    (&["in", "the", "region", "of"], About),
    (&["on", "the", "order", "of"], About),
    (&["not", "more", "than"], AtMost),
    (&["no", "more", "than"], AtMost),
    (&["no", "fewer", "than"], AtLeast),
    (&["no", "less", "than"], AtLeast),
    (&["not", "less", "than"], AtLeast),
    (&["a", "minimum", "of"], AtLeast),
    (&["a", "maximum", "of"], AtMost),
    (&["maximum", "of"], AtMost),
    (&["minimum", "of"], AtLeast),
    (&["in", "excess", "of"], MoreThan),
    (&["just", "short", "of"], Almost),
    (&["well", "over"], MoreThan),
    (&["as", "many", "as"], AtMost),
    (&["as", "much", "as"], AtMost),
    (&["as", "high", "as"], AtMost),
    (&["as", "few", "as"], AtLeast),
    (&["as", "little", "as"], AtLeast),
    (&["upwards", "of"], MoreThan),
    (&["upward", "of"], MoreThan),
    (&["north", "of"], MoreThan),
    (&["more", "than"], MoreThan),
    (&["greater", "than"], MoreThan),
    (&["larger", "than"], MoreThan),
    (&["higher", "than"], MoreThan),
    (&["fewer", "than"], LessThan),
    (&["less", "than"], LessThan),
    (&["lower", "than"], LessThan),
    (&["at", "least"], AtLeast),
    (&["at", "most"], AtMost),
    (&["up", "to"], AtMost),
    (&["close", "to"], Almost),
    (&["just", "under"], Almost),
    (&["just", "over"], MoreThan),
    (&["an", "estimated"], About),
    (&["some"], About),
    (&["about"], About),
    (&["around"], About),
    (&["approximately"], About),
    (&["approx."], About),
    (&["roughly"], About),
    (&["circa"], About),
    (&["c."], About),
    (&["~"], About),
    (&["estimated"], About),
    (&["perhaps"], About),
    (&["almost"], Almost),
    (&["nearly"], Almost),
    (&["virtually"], Almost),
    (&["over"], MoreThan),
    (&["above"], MoreThan),
    (&["exceeding"], MoreThan),
    (&[">"], MoreThan),
    (&["under"], LessThan),
    (&["below"], LessThan),
    (&["<"], LessThan),
    (&["only"], Exactly),
    (&["just"], Exactly),
    (&["exactly"], Exactly),
];

/// Words that stand behind a number or behind what it counts.
const AFTER: &[(&[&str], Comparator)] = &[
    (&["or", "more"], AtLeast),
    (&["or", "higher"], AtLeast),
    (&["or", "so"], About),
    (&["or", "fewer"], AtMost),
    (&["or", "less"], AtMost),
    (&["at", "least"], AtLeast),
    (&["at", "most"], AtMost),
    (&["+"], AtLeast),
    (&["plus"], AtLeast),
];

/// What stands directly before `start`, and the token it begins at.
pub(super) fn before(view: &View<'_>, start: usize) -> Option<(Comparator, usize)> {
    let (words, comparator) = BEFORE.iter().find(|(words, _)| view.ends(start, words))?;
    let begin = start - words.len();
    // "Hands over 22 suspects": the particle of a verb bounds nothing.
    let particle = view.token(begin).dep == Dep::Prt;
    (!particle && !governs(view, begin, words)).then_some((*comparator, begin))
}

/// What stands directly behind `end`, and the token after it.
pub(super) fn after(view: &View<'_>, end: usize) -> Option<(Comparator, usize)> {
    let (words, comparator) = AFTER.iter().find(|(words, _)| view.starts(end, words))?;
    Some((*comparator, end + words.len()))
}

/// Whether a one-word comparator is a preposition of the word before it: "seized control over
/// twelve villages" and "complained about two men" bound nothing.
fn governs(view: &View<'_>, begin: usize, words: &[&str]) -> bool {
    const TAKE_A_TOPIC: &[&str] = &[
        "control",
        "power",
        "authority",
        "sovereignty",
        "dominance",
        "victory",
        "influence",
        "advantage",
        "dispute",
        "concern",
        "concerns",
        "information",
        "statement",
        "reports",
        "report",
        "complained",
        "spoke",
        "talked",
        "presided",
        "told",
        "asked",
        "flew",
        "hovered",
        "command",
        "rule",
        "jurisdiction",
    ];
    matches!(
        words,
        ["over" | "about" | "around" | "under" | "above" | "below"]
    ) && begin > 0
        && view.is(begin - 1, TAKE_A_TOPIC)
}

/// Of two comparators on one number, the one that bounds it ("at least some 300").
pub(super) fn stronger(one: Comparator, other: Comparator) -> Comparator {
    match (one, other) {
        (Exactly | About, other) => other,
        (one, _) => one,
    }
}

/// The bounds that a comparator sets on `value`.
pub(super) fn bounds(comparator: Comparator, value: f64) -> (Option<f64>, Option<f64>) {
    match comparator {
        AtLeast | MoreThan => (Some(value), None),
        AtMost | LessThan | Almost => (None, Some(value)),
        Comparator::Vague => (None, None),
        Exactly | About | Comparator::Between => (Some(value), Some(value)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantities::testing::words_of;

    fn check(text: &str, expected: Option<Comparator>) {
        let analysis = words_of(text);
        let view = View::new(&analysis);
        let found = before(&view, view.len()).map(|(comparator, _)| comparator);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_longest_words_decide() {
        check("no more than", Some(AtMost));
        check("more than", Some(MoreThan));
        check("a maximum of", Some(AtMost));
        check("and the", None);
    }

    #[test]
    fn a_preposition_of_another_word_bounds_nothing() {
        check("won control over", None);
        check("killed over", Some(MoreThan));
    }
}
