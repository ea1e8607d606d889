//! Short names that a document explains: "Counterterrorism Center (CTC)".

use super::key::letters;
use crate::analysis::{Analysis, Pos};
use std::ops::Range;

/// A name and the short form in brackets behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Explained {
    pub(super) name: Range<usize>,
    pub(super) short: Range<usize>,
}

/// All short forms that the text explains.
pub(super) fn explained(text: &Analysis<'_>) -> Vec<Explained> {
    let brackets = (1..text.tokens.len().saturating_sub(2))
        .filter(|at| text.word(*at) == "(" && closes(text, at + 1));
    brackets.filter_map(|at| explain(text, at)).collect()
}

/// Short forms of common words: "explosive remnants of war (ERW)" names nobody.
pub(super) fn common<'t>(text: &Analysis<'t>) -> Vec<&'t str> {
    let explains = |at: &usize| {
        let short = letters(text.word(at + 1)).to_lowercase();
        let last = short.trim_end_matches('s').chars().next_back();
        let lower = (at.saturating_sub(8)..*at)
            .rev()
            .map(|before| text.word(before))
            .find(|word| !is_small(word));
        text.word(*at) == "("
            && closes(text, at + 1)
            && lower.is_some_and(|word| {
                word.starts_with(char::is_lowercase) && word.to_lowercase().chars().next() == last
            })
    };
    (1..text.tokens.len().saturating_sub(2))
        .filter(explains)
        .map(|bracket| text.word(bracket + 1))
        .filter(|short| is_short(&letters(short)))
        .collect()
}

/// A bracket behind the short form, sometimes in one token with what follows: "CIA)—the".
fn closes(text: &Analysis<'_>, at: usize) -> bool {
    text.word(at + 1) == ")" || text.word(at).contains(')')
}

fn explain(text: &Analysis<'_>, bracket: usize) -> Option<Explained> {
    let short = letters(text.word(bracket + 1).split(')').next()?);
    if !is_short(&short) {
        return None;
    }
    let start = name_start(text, bracket, &short)?;
    Some(Explained {
        name: start..bracket,
        short: bracket + 1..bracket + 2,
    })
}

fn is_short(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && capitals * 2 >= word.chars().count()
}

/// The word whose initials, with those behind it, spell the short form; small words may be passed over.
fn name_start(text: &Analysis<'_>, bracket: usize, short: &str) -> Option<usize> {
    let wanted: Vec<char> = short
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphabetic())
        .collect();
    let mut left = wanted.len();
    let mut at = bracket;
    while left > 0 && at > 0 && bracket - at < 14 {
        at -= 1;
        let word = text.word(at);
        let initial = word.chars().next()?.to_lowercase().next()?;
        if text.tokens[at].pos == Pos::Punct && word != "-" && word != "," {
            return None;
        }
        if initial == wanted[left - 1]
            && !(is_small(word) && left > 1 && continues(text, at, &wanted[..left]))
        {
            left -= 1;
        } else if !is_small(word) && word != "-" && !wanted[..left].contains(&initial) {
            return None;
        }
    }
    let capital = text.word(at).chars().next().is_some_and(char::is_uppercase);
    (left == 0 && capital && is_name(text, at..bracket)).then_some(at)
}

/// "Explosive remnants of war (ERW)", "internally displaced persons (IDPs)": explained, and no name.
fn is_name(text: &Analysis<'_>, words: Range<usize>) -> bool {
    let telling = words.filter(|at| {
        let word = text.word(*at);
        !is_small(word) && word.starts_with(char::is_alphabetic)
    });
    let (capital, low): (Vec<usize>, Vec<usize>) =
        telling.partition(|at| text.word(*at).starts_with(char::is_uppercase));
    capital.len() > low.len()
}

fn is_small(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "of" | "the"
            | "for"
            | "and"
            | "in"
            | "on"
            | "to"
            | "de"
            | "al"
            | "du"
            | "des"
            | "la"
            | ","
            | "against"
            | "'s"
            | "’s"
    )
}

/// Whether the letter of a small word is found in the word before it as well.
fn continues(text: &Analysis<'_>, at: usize, wanted: &[char]) -> bool {
    let last = wanted.last().copied();
    at > 0 && text.word(at - 1).to_lowercase().chars().next() == last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::testing::words_of;

    fn check(text: &str, expected: &str) {
        let analysis = words_of(text);
        let found = explained(&analysis);
        assert_eq!(
            found
                .first()
                .map_or("", |one| analysis.words(one.name.clone())),
            expected,
            "{text}"
        );
    }

    #[test]
    fn initials_find_the_name() {
        check(
            "the Central Intelligence Agency ( CIA ) said",
            "Central Intelligence Agency",
        );
        check(
            "the Institute for the Study of War ( ISW ) said",
            "Institute for the Study of War",
        );
        check("in the north ( CIA ) said", "");
        check("the River Guard ( see ) said", "");
        check("Explosive remnants of war ( ERW ) killed", "");
    }
}
