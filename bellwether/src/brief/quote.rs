//! A quotation as a brief shows it: the exact words, without what only the
//! report's own sentence needed (a conjunction, a dateline, a second pair of
//! marks). The list of sources has the words as they stand.

use crate::view::safe::{cut, line};
use record::{Role, Stance, StoredClaim};

/// Quotations longer than this are cut.
const QUOTE_MAX: usize = 300;
/// Shorter contents are shown with the words around them.
const CONTENT_WORDS_MIN: usize = 4;

/// What is said, in its exact words: the content where it can stand alone, else the whole.
pub(super) fn quote(claim: &StoredClaim, text: &str) -> String {
    let attribution = &claim.claim.attribution;
    let parts: Vec<&str> = attribution
        .content
        .iter()
        .filter_map(|span| span.of(text))
        .collect();
    let content = parts.join(" … ");
    // A denial or an assumption without its verb would read as an assertion.
    let plain = matches!(claim.claim.stance, Stance::Asserts | Stance::Predicts);
    let named = attribution.source.role != Role::Author;
    let alone = named && plain && stands_alone(&content, before(claim, text));
    let words = if alone { &content } else { claim.claim.words() };
    cut(&nested(&unquoted(bare(&line(words)))), QUOTE_MAX)
}

/// The words of the claim before its content.
fn before<'t>(claim: &StoredClaim, text: &'t str) -> &'t str {
    let content = claim
        .claim
        .attribution
        .content
        .iter()
        .map(|span| span.start)
        .min();
    text.get(claim.claim.span.start..content.unwrap_or(claim.claim.span.start))
        .unwrap_or_default()
}

/// Whether a content reads as a sentence of its own: a main clause or a
/// that-clause, and not the object of its verb ("claimed responsibility for it").
fn stands_alone(content: &str, before: &str) -> bool {
    let clause = content.starts_with("that ") || before.trim_end().ends_with(" that");
    let words = content.trim_start_matches(['"', '“', '„']);
    let main = words.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    content.split_whitespace().count() >= CONTENT_WORDS_MIN && (clause || main)
}

/// Marks inside a quotation as single ones, and one that is not closed closed;
/// the list of sources keeps them as they are.
fn nested(text: &str) -> String {
    let mut open = false;
    let mut inner = String::with_capacity(text.len());
    for letter in text.chars() {
        let mark = match letter {
            '“' | '„' => Some(true),
            '”' => Some(false),
            '"' => Some(!open),
            _ => None,
        };
        open = mark.unwrap_or(open);
        inner.push(mark.map_or(letter, |opens| if opens { '‘' } else { '’' }));
    }
    inner.extend(open.then_some('’'));
    inner
}

/// Without the conjunction of a reported clause and without a dateline ("NIAMEY – ").
fn bare(text: &str) -> &str {
    let text = text.strip_prefix("that ").unwrap_or(text);
    let town = |head: &str| {
        head.chars().count() <= 30
            && head.contains(char::is_uppercase)
            && !head.contains(char::is_lowercase)
    };
    let dateline = text
        .split_once(" – ")
        .or_else(|| text.split_once(" — "))
        .or_else(|| text.split_once(" - "));
    dateline
        .filter(|(head, _)| town(head))
        .map_or(text, |(_, rest)| rest)
}

/// Without the one pair of marks that holds the whole, and without a full stop or comma at the end.
fn unquoted(text: &str) -> String {
    let marks: &[char] = &['"', '“', '”', '„'];
    let inner = text.trim_end_matches([',', '.', ' ']).trim();
    let stripped = inner
        .strip_prefix(marks)
        .and_then(|rest| rest.trim_end_matches([',', '.']).strip_suffix(marks));
    let whole = stripped
        .filter(|inner| !inner.contains(marks))
        .unwrap_or(inner);
    let lone = whole
        .strip_prefix(marks)
        .filter(|rest| !rest.contains(marks))
        .unwrap_or(whole);
    lone.trim_end_matches([',', '.']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_off_one_pair_of_marks() {
        assert_eq!(unquoted("“We are ready,”"), "We are ready");
        assert_eq!(unquoted("\"We are ready.\""), "We are ready");
        assert_eq!(unquoted("“Yes,” he said, “no”"), "“Yes,” he said, “no”");
        assert_eq!(unquoted("“We are ready"), "We are ready");
        assert_eq!(unquoted("it is “contained”"), "it is “contained”");
    }

    #[test]
    fn takes_off_what_a_quotation_does_not_need() {
        assert_eq!(bare("that it would be over"), "it would be over");
        assert_eq!(
            bare("NIAMEY – The front holds – so far"),
            "The front holds – so far"
        );
        assert_eq!(
            bare("The front – so far – holds"),
            "The front – so far – holds"
        );
    }

    #[test]
    fn a_content_stands_alone_or_is_shown_with_its_verb() {
        assert!(stands_alone("the group had lost it", "He said that "));
        assert!(stands_alone("The group had lost it", ""));
        assert!(!stands_alone(
            "responsibility for the attack",
            "The group claimed "
        ));
        assert!(!stands_alone("That is so", ""));
    }

    #[test]
    fn marks_inside_a_quotation_are_single() {
        assert_eq!(nested("it is “contained"), "it is ‘contained’");
        assert_eq!(nested("\"yes\", he said, “no”"), "‘yes’, he said, ‘no’");
        assert_eq!(
            bare("NIAMEY – The front holds – so far"),
            "The front holds – so far"
        );
        assert_eq!(bare("that it – so far – holds"), "it – so far – holds");
    }
}
