//! Names that hold words of time: "The Daily Star", "Six-Day War", "Winter Games".

use super::Suspect;
use crate::analysis::Tag;
use crate::times::words::Lex;

/// "The Daily Star", "National Weekly", "USA Today": a name in capitals.
pub(super) fn is_title(suspect: &Suspect) -> bool {
    let other = |at: usize| {
        suspect
            .start
            .atoms
            .get(at)
            .is_some_and(|atom| atom.capital && atom.lex == Lex::Other)
    };
    if suspect.end.at - suspect.start.at > 1 || !suspect.start.capital() {
        return false;
    }
    let opens = suspect.start.behind(1) != Lex::Mark('.')
        && other(suspect.end.at)
        && tag(suspect) != Some(Tag::Rb);
    let closes = suspect.start.at.checked_sub(1).is_some_and(other);
    opens || closes
}

/// A capital that goes on: "Winter Games", "Easter Rising".
pub(super) fn is_name_of_more(suspect: &Suspect) -> bool {
    let capital = |at: usize| suspect.start.atoms.get(at).is_some_and(|atom| atom.capital);
    let next_is_word = suspect.end.lex() == Lex::Other;
    capital(suspect.end.at - 1) && next_is_word && capital(suspect.end.at)
}

/// "Six-Day War", "the Hundred Years' War".
pub(super) fn is_war(suspect: &Suspect) -> bool {
    let last = suspect
        .end
        .at
        .checked_sub(1)
        .and_then(|at| suspect.end.atoms.get(at));
    let capital = last.is_some_and(|atom| atom.capital);
    let next = suspect.tokens.end..(suspect.tokens.end + 3).min(suspect.analysis.tokens.len());
    capital
        && next
            .into_iter()
            .any(|at| suspect.analysis.word(at) == "War")
}

fn tag(suspect: &Suspect) -> Option<Tag> {
    suspect
        .analysis
        .tokens
        .get(suspect.tokens.start)
        .map(|token| token.tag)
}
