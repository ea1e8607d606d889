//! What the rules found in one text, before it is bound together.

use super::near::Near;
use crate::analysis::{Analysis, Dep};
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
    /// Which of them touch a sentence.
    pub(crate) near: Near,
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
        self.events_by(at)
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
        let holding = self.said_by(at).filter(|i| holds(&self.said[*i]));
        let nearest = holding.clone().min_by_key(|i| size(&self.said[*i]))?;
        let cited = holding.clone().find(|i| self.passes_on(nearest, *i));
        cited.or(Some(nearest))
    }

    /// "The radio quoted a colonel as saying that …", "the radio reported, citing a colonel, that …": whether `outer` is
    /// the radio's word on the colonel's, `inner`.
    pub(crate) fn passes_on(&self, outer: usize, inner: usize) -> bool {
        let text = &self.text;
        let Some(cue) = self.said[inner].cue.first().copied() else {
            return false;
        };
        let above = match text.tokens[cue].dep {
            Dep::Pcomp => text
                .head(cue)
                .filter(|as_| text.word(*as_) == "as")
                .and_then(|as_| text.head(as_)),
            Dep::Acl => text
                .head(cue)
                .filter(|cited| text.tokens[*cited].dep == Dep::Dobj),
            _ if matches!(text.lemma(cue), "cite" | "quote") => text
                .ancestors(cue)
                .take(2)
                .find(|verb| self.said[outer].cue.contains(verb)),
            _ => None,
        };
        let verb = above.and_then(|at| match text.tokens[at].dep {
            Dep::Dobj | Dep::NsubjPass => text.head(at),
            _ => Some(at),
        });
        let cites = |verb: usize| {
            text.tokens[cue].dep != Dep::Acl || matches!(text.lemma(verb), "cite" | "quote")
        };
        outer != inner
            && verb.is_some_and(|verb| self.said[outer].cue.contains(&verb) && cites(verb))
    }

    /// Who passes on attribution `inner`. The words of both are in one sentence, as the tree binds them.
    pub(crate) fn citing(&self, inner: usize) -> Option<usize> {
        let cue = *self.said[inner].cue.first()?;
        self.said_by(cue)
            .find(|outer| self.passes_on(*outer, inner))
    }

    /// The attribution whose content holds the whole of attribution `inner`.
    pub(crate) fn outer(&self, inner: usize) -> Option<usize> {
        let cue = *self.said[inner].cue.first()?;
        if let Some(cites) = self.citing(inner) {
            return Some(cites);
        }
        let size = |i: usize| {
            self.said[i]
                .content
                .iter()
                .map(|part| part.len())
                .sum::<usize>()
        };
        let holds = |i: &usize| self.said[*i].content.iter().any(|part| part.contains(&cue));
        self.said_by(cue)
            .filter(|i| *i != inner && size(*i) > size(inner))
            .filter(holds)
            .min_by_key(|i| size(*i))
    }

    /// The tokens of a span.
    pub(crate) fn tokens(&self, span: Span) -> Range<usize> {
        self.text.tokens_in(span)
    }
}
