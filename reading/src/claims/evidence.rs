//! What the rules found in one text, before it is bound together.

use crate::analysis::Analysis;
use crate::attribution::Said;
use crate::happenings::{Happening, Realis};
use record::{Entity, Place, Quantity, Span, When};
use std::ops::Range;

/// All findings on one text.
pub(crate) struct Evidence<'t> {
    /// The parse.
    pub(crate) text: Analysis<'t>,
    /// Who says what.
    pub(crate) said: Vec<Said>,
    /// Speakers on a line of their own, with all that follows.
    pub(crate) announced: Vec<Said>,
    /// The numbers.
    pub(crate) numbers: Vec<Number>,
    /// Words that tell a time.
    pub(crate) times: Vec<When>,
    /// Named places.
    pub(crate) places: Vec<Place>,
    /// Events told.
    pub(crate) events: Vec<Happening>,
    /// For each token, the entity it stands for.
    pub(crate) who: Vec<Option<Entity>>,
}

/// A number and where it hangs on the tree.
#[derive(Clone)]
pub(crate) struct Number {
    /// The quantity.
    pub(crate) quantity: Quantity,
    /// Its tokens, comparator included.
    pub(crate) tokens: Range<usize>,
    /// The verb that governs it.
    pub(crate) predicate: Option<usize>,
    /// The token of what it is about.
    pub(crate) about: Option<usize>,
}

impl Evidence<'_> {
    /// The entity that token `at` stands for.
    pub(crate) fn entity(&self, at: usize) -> Option<&Entity> {
        self.who.get(at)?.as_ref()
    }

    /// The event that token `at` tells as a fact.
    pub(crate) fn happened(&self, at: usize) -> Option<&Happening> {
        self.events
            .iter()
            .find(|event| event.trigger == at && event.realis == Realis::Happened)
    }

    /// Every mention of somebody, once each.
    pub(crate) fn mentions(&self) -> impl Iterator<Item = &Entity> {
        let first = |at: &usize| {
            *at == 0
                || self.who[*at].as_ref().map(|e| e.words)
                    != self.who[at - 1].as_ref().map(|e| e.words)
        };
        (0..self.who.len())
            .filter(first)
            .filter_map(|at| self.who[at].as_ref())
    }

    /// The attribution nearest to token `at`: the smallest content that holds it.
    pub(crate) fn holder(&self, at: usize) -> Option<usize> {
        let holds = |said: &Said| {
            said.content.iter().any(|part| part.contains(&at)) && !said.cue.contains(&at)
        };
        let size = |said: &Said| said.content.iter().map(|part| part.len()).sum::<usize>();
        (0..self.said.len())
            .filter(|i| holds(&self.said[*i]))
            .min_by_key(|i| size(&self.said[*i]))
    }

    /// The attribution whose content holds the whole of attribution `inner`.
    pub(crate) fn outer(&self, inner: usize) -> Option<usize> {
        let cue = *self.said[inner].cue.first()?;
        let size = |i: usize| {
            self.said[i]
                .content
                .iter()
                .map(|part| part.len())
                .sum::<usize>()
        };
        let holds = |i: &usize| self.said[*i].content.iter().any(|part| part.contains(&cue));
        (0..self.said.len())
            .filter(|i| *i != inner && size(*i) > size(inner))
            .filter(holds)
            .min_by_key(|i| size(*i))
    }

    /// The tokens of a span.
    pub(crate) fn tokens(&self, span: Span) -> Range<usize> {
        self.text.tokens_in(span)
    }
}
