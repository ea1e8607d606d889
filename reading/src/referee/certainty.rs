//! MEANTIME's task: a value from −3 to 3 for each predicate word.
//!
//! Which words are predicates is not known beforehand, so every word that can
//! carry an event gets a value; the referee looks up those it asks for.

use crate::analysis::{Analysis, Pos};
use crate::certainty::certainty;
use record::Span;

/// The words that can carry an event, with how sure the text is of it.
pub fn values(text: &Analysis<'_>) -> Vec<(Span, f32)> {
    (0..text.tokens.len())
        .filter(|at| may_carry(text.tokens[*at].pos))
        .map(|at| (text.tokens[at].span, certainty(text, at).scale))
        .collect()
}

/// Everything but function words; particles ("step down") are annotated too.
fn may_carry(pos: Pos) -> bool {
    !matches!(
        pos,
        Pos::Punct | Pos::Space | Pos::Sym | Pos::Cconj | Pos::Sconj | Pos::Det | Pos::Part
    )
}
