//! What touches each sentence.
//!
//! Rules ask of a word which place, event or report it belongs to. While each such question went over all that the
//! document holds, the time to read it grew with the square of its length: 400 KB in one document took 30 seconds.

use super::evidence::{Evidence, Number};
use crate::analysis::Analysis;
use crate::attribution::Said;
use crate::happenings::Happening;
use record::{Place, Span, When};
use std::ops::Range;

/// For each sentence, what touches it: indices into the lists of [`Evidence`], in their order.
pub(crate) struct Near {
    said: Lists,
    events: Lists,
    numbers: Lists,
    places: Lists,
    times: Lists,
}

impl Near {
    pub(crate) fn new(
        text: &Analysis<'_>,
        (said, events): (&[Said], &[Happening]),
        numbers: &[Number],
        (places, times): (&[Place], &[When]),
    ) -> Near {
        let one = |at: usize| at..at + 1;
        Near {
            said: Lists::new(text, said, |it| {
                let parts = it.content.iter().chain(&it.source).cloned();
                parts.chain(it.cue.iter().map(|at| one(*at))).collect()
            }),
            events: Lists::new(text, events, |it| {
                let harm = it.harm.iter();
                let harm = harm.flat_map(|harm| [one(harm.word), harm.victims.clone()]);
                harm.chain([one(it.trigger)]).collect()
            }),
            numbers: Lists::new(text, numbers, |it| {
                let predicate = it.predicate.map(one);
                predicate.into_iter().chain([it.tokens.clone()]).collect()
            }),
            places: Lists::new(text, places, |it| vec![text.tokens_in(it.words)]),
            times: Lists::new(text, times, |it| vec![text.tokens_in(it.words)]),
        }
    }
}

/// Indices by sentence.
struct Lists(Vec<Vec<u32>>);

impl Lists {
    fn new<T>(
        text: &Analysis<'_>,
        items: &[T],
        touched: impl Fn(&T) -> Vec<Range<usize>>,
    ) -> Lists {
        let mut lists = vec![Vec::new(); text.sentences.len()];
        for (index, item) in (0..).zip(items) {
            for tokens in touched(item) {
                for list in &mut lists[sentences(text, &tokens)] {
                    if list.last() != Some(&index) {
                        list.push(index);
                    }
                }
            }
        }
        Lists(lists)
    }

    fn of(&self, sentence: usize) -> impl Iterator<Item = usize> + Clone + '_ {
        let list = self.0.get(sentence).into_iter().flatten();
        list.map(|index| *index as usize)
    }

    /// Of several sentences, each once and in order.
    fn of_all(&self, sentences: Range<usize>) -> Vec<usize> {
        let mut found: Vec<usize> = sentences.flat_map(|sentence| self.of(sentence)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The sentences that a run of tokens touches; none for an empty one.
fn sentences(text: &Analysis<'_>, tokens: &Range<usize>) -> Range<usize> {
    let sentence = |at: usize| Some(text.tokens.get(at)?.sentence);
    let last = tokens.end.checked_sub(1).and_then(sentence);
    match (sentence(tokens.start), last) {
        (Some(first), Some(last)) if tokens.start < tokens.end => first..last + 1,
        _ => 0..0,
    }
}

impl Evidence<'_> {
    fn sentence(&self, at: usize) -> usize {
        self.text.tokens[at].sentence
    }

    /// The attributions that touch the sentence of token `at`, by index.
    pub(crate) fn said_by(&self, at: usize) -> impl Iterator<Item = usize> + Clone + '_ {
        self.near.said.of(self.sentence(at))
    }

    /// The events that touch the sentence of token `at`.
    pub(crate) fn events_by(&self, at: usize) -> impl Iterator<Item = &Happening> + Clone {
        let list = self.near.events.of(self.sentence(at));
        list.map(|index| &self.events[index])
    }

    /// The numbers that touch the sentence of token `at`.
    pub(crate) fn numbers_by(&self, at: usize) -> impl Iterator<Item = &Number> + Clone {
        let list = self.near.numbers.of(self.sentence(at));
        list.map(|index| &self.numbers[index])
    }

    /// The places that touch the sentence of token `at`.
    pub(crate) fn places_by(&self, at: usize) -> impl Iterator<Item = &Place> + Clone {
        let list = self.near.places.of(self.sentence(at));
        list.map(|index| &self.places[index])
    }

    /// The place whose name token `at` is part of.
    pub(crate) fn place_at(&self, at: usize) -> Option<&Place> {
        self.places_by(at)
            .find(|place| self.tokens(place.words).contains(&at))
    }

    /// The places named within `span`.
    pub(crate) fn places_in(&self, span: Span) -> Vec<&Place> {
        let list = self
            .near
            .places
            .of_all(sentences(&self.text, &self.tokens(span)));
        let places = list.into_iter().map(|index| &self.places[index]);
        places.filter(|place| span.contains(place.words)).collect()
    }

    /// The times told within `span`.
    pub(crate) fn times_in(&self, span: Span) -> Vec<&When> {
        let list = self
            .near
            .times
            .of_all(sentences(&self.text, &self.tokens(span)));
        let times = list.into_iter().map(|index| &self.times[index]);
        times.filter(|time| span.contains(time.words)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(items: &[Range<usize>], expected: &[&[u32]]) {
        let text =
            crate::certainty::testing::parsed("Shots fell in Gao. Nobody was hurt. Police came.");
        let lists = Lists::new(&text, items, |it| vec![it.clone()]);
        assert_eq!(lists.0, expected);
    }

    #[test]
    fn an_item_stands_with_every_sentence_it_touches() {
        check(&[0..1, 3..6, 6..6, 9..12], &[&[0, 1], &[1], &[3]]);
    }
}
