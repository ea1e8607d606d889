//! Where a name of the parser's begins: behind the words that it ran together with it.
//!
//! Shaped by: "In Tahoua the River Guard stopped a truck", which the parser takes for one body, "Tahoua the River
//! Guard"; "the Bank of the South" (one name, whose inner article hangs on it).

use crate::analysis::{Analysis, Dep};
use std::ops::Range;

/// The part of a name behind an inner article that opens a phrase of its own.
pub(super) fn behind_article(text: &Analysis<'_>, tokens: Range<usize>) -> Range<usize> {
    let article = tokens.clone().skip(1).find(|at| {
        let the = text.word(*at).eq_ignore_ascii_case("the") && text.tokens[*at].dep == Dep::Det;
        the && stands_apart(text, tokens.start..*at, *at..tokens.end)
    });
    match article {
        Some(article) if article + 1 < tokens.end => article + 1..tokens.end,
        _ => tokens,
    }
}

/// Whether no word of either part hangs on the other.
fn stands_apart(text: &Analysis<'_>, before: Range<usize>, behind: Range<usize>) -> bool {
    let hangs = |at: usize, on: &Range<usize>| text.head(at).is_some_and(|head| on.contains(&head));
    !before.clone().any(|at| hangs(at, &behind)) && !behind.clone().any(|at| hangs(at, &before))
}

#[cfg(test)]
mod tests {
    use crate::names::entities;

    /// The names found in a text, in order.
    fn check(text: &str, expected: &[&str]) {
        let pipeline = language::small_english().unwrap();
        let text = crate::parse::parse(&pipeline, text);
        let found = entities(&text);
        let names: Vec<&str> = found
            .mentions
            .iter()
            .map(|mention| found.actors[mention.actor].name.as_str())
            .collect();
        assert_eq!(names, expected, "{}", text.text);
    }

    #[test]
    fn a_place_is_no_part_of_the_name_behind_it() {
        check(
            "In Tahoua the Blue River Guard stopped two trucks.",
            &["Blue River Guard"],
        );
        check(
            "West of Tahoua the River Guard is advancing.",
            &["River Guard"],
        );
    }

    #[test]
    fn a_body_is_called_by_its_last_word_too() {
        check(
            "The Blue River Front attacked Gao. The army left. The Front will hold the town.",
            &["Blue River Front", "Blue River Front"],
        );
    }

    #[test]
    fn a_name_with_an_article_inside_stays_whole() {
        check(
            "The Bank of the South closed its doors.",
            &["Bank of the South", "Bank of the South"],
        );
    }

    #[test]
    fn a_place_is_no_body() {
        check("The army captured the villages of Gorom and Tessit.", &[]);
        check("Two men died in Gorom.", &[]);
    }
}
