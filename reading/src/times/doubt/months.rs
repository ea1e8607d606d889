//! Months that are words or people: "may", "march", "April Glaspie".

use super::{Suspect, any_token, is_cue};
use crate::analysis::{NamedKind, Pos, Tag};
use crate::times::words::Lex;

/// "may", "they march", "March on Rome".
pub(super) fn is_modal_or_march(suspect: &Suspect) -> bool {
    let verb = any_token(suspect, |tag, pos| {
        tag == Tag::Md || pos == Pos::Verb || pos == Pos::Aux
    });
    let one_word = suspect.end.at - suspect.start.at == 1;
    let may_or_march = matches!(suspect.start.lex(), Lex::Month(3 | 5));
    let cued = is_cue(suspect.start.behind(1))
        || matches!(
            suspect.start.behind(1),
            Lex::Mark('-' | '/' | '(' | ',') | Lex::Edge(_) | Lex::And | Lex::Or
        );
    one_word && !cued && (verb || may_or_march)
}

/// "April Glaspie", "August Wilson": a month that opens or ends a person's name.
pub(super) fn is_person(suspect: &Suspect) -> bool {
    suspect
        .analysis
        .entity_at(suspect.tokens.start)
        .is_some_and(|named| named.kind == NamedKind::Person)
}

/// "march", "may" and "august" are words; the other months are months in any case.
pub(super) fn is_lower_word(suspect: &Suspect) -> bool {
    let last = suspect.end.at - 1;
    matches!(suspect.end.behind(1), Lex::Month(3 | 5 | 8)) && !suspect.end.atoms[last].capital
}
