//! The state of a predicate while its context is read, from the top down.

use super::Mood;
use super::bands::{self, Hedge};
use record::Band;

/// What is known so far.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub(super) scale: f32,
    pub(super) negated: bool,
    pub(super) band: Option<Band>,
    pub(super) soft: bool,
    pub(super) mood: Mood,
    pub(super) words: Vec<usize>,
}

impl State {
    /// A plain statement.
    pub(super) fn plain() -> State {
        State {
            scale: 3.0,
            ..State::default()
        }
    }

    /// Neither said to be so nor not to be so.
    pub(super) fn open(mut self, mood: Mood, scale: f32, word: usize) -> State {
        self.scale = self.scale.signum() * scale.min(self.scale.abs());
        self.mood = mood;
        self.words.push(word);
        self
    }

    /// A hedge on what it is so far: "may not" keeps the negation below.
    pub(super) fn hedged(mut self, hedge: Hedge, words: &[usize]) -> State {
        let scale = bands::scale(hedge);
        let weaker = scale.abs() < self.scale.abs() || scale < 0.0;
        if weaker {
            self.scale = scale * self.scale.signum();
        }
        if self.band.is_none_or(|_| weaker) {
            (self.band, self.soft) = (Some(hedge.band), hedge.soft);
        }
        self.words.extend(words);
        self
    }

    /// Said not to be so. A hedge above turns into its mirror: "not likely".
    pub(super) fn denied(mut self, word: usize) -> State {
        self.scale = -self.scale;
        self.negated = !self.negated;
        self.words.push(word);
        self
    }

    pub(super) fn with_mood(mut self, mood: Mood, word: usize) -> State {
        if self.mood == Mood::Fact {
            self.mood = mood;
        }
        self.words.push(word);
        self
    }
}
