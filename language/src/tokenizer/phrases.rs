//! Exceptions that the affix patterns take apart, put together again: ":)" after the stop was split off.
//!
//! A trie over the words such an exception falls into. A run of tokens that matches is replaced only if its
//! text is an exception letter by letter; the longest run wins.

use super::Token;
use super::chunk::{Room, Splitter};
use crate::hash::{KeyMap, KeySet, string_key};
use crate::words::{Norms, Words};

#[derive(Debug, Default)]
pub(super) struct Phrases {
    nodes: Vec<PhraseNode>,
    firsts: KeySet,
}

#[derive(Debug, Default)]
struct PhraseNode {
    next: KeyMap<u32>,
    complete: bool,
}

impl Phrases {
    pub(super) fn new(splitter: &Splitter, only_with_affix: bool) -> Phrases {
        let mut phrases = Phrases {
            nodes: vec![PhraseNode::default()],
            firsts: KeySet::default(),
        };
        let mut room = Room::default();
        for text in splitter.specials.by_text.keys() {
            if !only_with_affix || text.contains(' ') || splitter.has_affix(text) {
                phrases.enter(text, splitter, &mut room);
            }
        }
        phrases
    }

    fn enter(&mut self, text: &str, splitter: &Splitter, room: &mut Room) {
        let mut keys = Vec::new();
        for (start, end) in super::scan::spans(text) {
            splitter.split(&text[start..end], false, room);
            keys.extend(
                room.parts
                    .iter()
                    .map(|part| string_key(&text[start + part.0..start + part.1])),
            );
        }
        let Some(first) = keys.first() else { return };
        self.firsts.insert(*first);
        let mut node = 0;
        for key in keys {
            let fresh = self.nodes.len() as u32;
            let next = *self.nodes[node].next.entry(key).or_insert(fresh);
            if next == fresh {
                self.nodes.push(PhraseNode::default());
            }
            node = next as usize;
        }
        self.nodes[node].complete = true;
    }

    pub(super) fn may_start(&self, orth: u64) -> bool {
        self.firsts.contains(&orth)
    }

    /// Replaces the runs that are exceptions, in place.
    pub(super) fn apply(
        &self,
        text: &str,
        splitter: &Splitter,
        norms: &Norms,
        words: &mut Words,
        tokens: &mut Vec<Token>,
    ) {
        let runs = longest_first(self.runs(words, tokens));
        if runs.is_empty() {
            return;
        }
        let old = std::mem::take(tokens);
        let mut at = 0;
        for (start, end) in runs {
            tokens.extend_from_slice(&old[at..start]);
            at = end;
            let (first, last) = (old[start].start, old[end - 1]);
            let Some(special) = splitter
                .specials
                .get(&text[first as usize..last.end as usize])
            else {
                tokens.extend_from_slice(&old[start..end]);
                continue;
            };
            let mut left = first;
            for (length, norm) in special {
                let word = words.enter(
                    &text[left as usize..(left + length) as usize],
                    *norm,
                    norms,
                    |orth| self.may_start(orth),
                );
                tokens.push(Token {
                    word,
                    start: left,
                    end: left + length,
                    space: false,
                });
                left += length;
            }
            if let Some(token) = tokens.last_mut() {
                token.space = last.space;
            }
        }
        tokens.extend_from_slice(&old[at..]);
    }

    fn runs(&self, words: &Words, tokens: &[Token]) -> Vec<(usize, usize)> {
        let mut runs = Vec::new();
        for start in 0..tokens.len() {
            if !words.get(tokens[start].word).starts_phrase {
                continue;
            }
            let mut node = &self.nodes[0];
            for (offset, token) in tokens[start..].iter().enumerate() {
                let Some(next) = node.next.get(&words.get(token.word).orth) else {
                    break;
                };
                node = &self.nodes[*next as usize];
                if node.complete {
                    runs.push((start, start + offset + 1));
                }
            }
        }
        runs
    }
}

/// The longest runs, the earlier of equals; what overlaps a run seen before falls away, even if that one did.
fn longest_first(mut runs: Vec<(usize, usize)>) -> Vec<(usize, usize)> {
    runs.sort_by_key(|(start, end)| (std::cmp::Reverse(end - start), *start));
    let mut seen = std::collections::HashSet::new();
    let mut kept = Vec::new();
    for (start, end) in runs {
        if !seen.contains(&start) && !seen.contains(&(end - 1)) {
            kept.push((start, end));
        }
        seen.extend(start..end);
    }
    kept.sort_unstable();
    kept
}
