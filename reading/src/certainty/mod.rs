//! How sure the words are that something happened: of one predicate, on the tree.
//!
//! The value of a predicate is that of what stands above it ("failed to",
//! "plans to", "if"), changed by its own modals, adverbs and negation, as in
//! Karttunen's implicative signatures and TruthTeller (Lotan, Stern & Dagan,
//! NAACL 2013). The scale is that of the factuality corpora (FactBank,
//! MEANTIME): 3 it happened, 0 open, −3 it did not. A band is set only by words
//! that hedge: a plain sentence says no probability, however short of the
//! truth it may be. Nothing here judges whether the speaker is right.

mod adverbs;
mod arguments;
mod bands;
mod clauses;
mod context;
mod effects;
mod evidence;
mod governors;
mod hedger;
mod modals;
mod negation;
mod nominal;
mod step;
#[cfg(test)]
pub(crate) mod testing;

pub use bands::{Hedge, hedge};

use crate::analysis::Analysis;
use record::{Band, Hedger};
use step::State;

/// How sure the words of a predicate are.
#[derive(Clone, Debug, PartialEq)]
pub struct Sureness {
    /// −3 it did not happen, 0 open, 3 it happened.
    pub scale: f32,
    /// Probability of the statement as worded (with its "not"), where words hedge it.
    pub band: Option<Band>,
    /// The band rests on "may", "might", "could", "possible" alone: the
    /// surveys spread these over most of the scale, so read it as "not excluded".
    pub soft: bool,
    /// The words that hedge, negate or open it, in order.
    pub words: Vec<usize>,
    /// Said not to be so.
    pub negated: bool,
    /// How it is put.
    pub mood: Mood,
    /// Whose hedge it is, where there is one.
    pub hedger: Option<Hedger>,
}

/// How an event is put.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mood {
    /// As something that is or was so.
    #[default]
    Fact,
    /// As coming: "will", "is expected to".
    Future,
    /// As somebody's aim: "plans to", "tried to", "in order to".
    Aim,
    /// As what should be or is asked for: "must", "urged them to".
    Duty,
    /// Under a condition: "if", "unless", "would have".
    Condition,
    /// As a question.
    Question,
}

/// How sure the words are of the predicate at token `predicate`, a verb, an
/// event noun or an adjective.
pub fn certainty(text: &Analysis<'_>, predicate: usize) -> Sureness {
    let state = context::state(text, predicate);
    let State {
        scale,
        negated,
        band,
        soft,
        mood,
        mut words,
        ..
    } = state;
    words.sort_unstable();
    words.dedup();
    let hedger = band.map(|_| hedger::hedger(text, predicate, &words));
    Sureness {
        scale,
        band,
        soft,
        words,
        negated,
        mood,
        hedger,
    }
}
