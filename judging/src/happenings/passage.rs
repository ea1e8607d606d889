//! The words of the sentences that tell an event.
//!
//! Two reports of one attack name the same market, company or procession;
//! two reports of two attacks on one town seldom do. What counts as rare is
//! asked of the ledger itself (`rates.rs`); here only the words are kept.
//!
//! False positive that shaped it: the place may lie outside the claim ("In Dabo,
//! which lies on the river, ... . Twelve were killed"), so whole sentences are
//! taken and not the words of the claims alone.

use crate::fold::{self, stem};
use record::Span;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The sentences that the words of an event stand in.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    folded: String,
    stems: BTreeSet<String>,
}

impl Passage {
    /// The sentences of `text` that `words` touch.
    pub(super) fn around(text: &str, words: Span) -> Passage {
        let folded = fold::fold(sentences(text, words));
        Passage {
            stems: stems(&folded),
            folded: format!(" {folded} "),
        }
    }

    /// Whether a name or word stands in it.
    pub(super) fn has(&self, words: &str) -> bool {
        self.has_folded(&fold::fold(words))
    }

    /// The same for words that are folded already.
    pub(super) fn has_folded(&self, words: &str) -> bool {
        let mut found = self.folded.match_indices(words);
        found.any(|(at, _)| {
            let after = self.folded.as_bytes().get(at + words.len());
            at > 0 && self.folded.as_bytes()[at - 1] == b' ' && after == Some(&b' ')
        })
    }

    /// Its longer words, stemmed, without those that any report of an attack has.
    pub(super) fn stems(&self) -> &BTreeSet<String> {
        &self.stems
    }
}

fn sentences(text: &str, words: Span) -> &str {
    let before = text.get(..words.start).unwrap_or_default();
    let after = text.get(words.end..).unwrap_or_default();
    let ends = |at: Option<usize>| at.map(|at| at + 1);
    let start = ends(before.rfind(". "))
        .max(ends(before.rfind('\n')))
        .unwrap_or(0);
    let stop = after.find(". ").into_iter().chain(after.find('\n')).min();
    let end = words.end + stop.unwrap_or(after.len());
    text.get(start..end).unwrap_or_default()
}

/// Words that say nothing in a report of violence, however few reports a ledger has.
static COMMON: LazyLock<BTreeSet<&str>> = LazyLock::new(|| WORDS.split_whitespace().collect());

const WORDS: &str = "\
    about according after also another april army attack attacked august been before being \
    between bomb bombing city civilian civilians days dead death deaths december district \
    during earlier eastern explosion february fighting following force forces friday from \
    government group gunmen have including injured injuring into islamic january july june \
    kill killed killing kills later least leaving march members militants military monday \
    month more near northern november october official officials others over people persons \
    police province region report reported reportedly said saturday says security september \
    several soldiers some southern state sunday than that their then there they this thursday \
    today town tuesday village wednesday week were western what when which while with wounded \
    wounding year yesterday";

fn stems(folded: &str) -> BTreeSet<String> {
    let words = folded.split_terminator(' ');
    words
        .filter(|word| word.len() > 3 && !COMMON.contains(word))
        .filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit()))
        .map(|word| stem(word).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_the_sentences_that_the_words_touch() {
        let text = "It rained. A ferry was shelled off Dabo. Nobody knows why.";
        let at = text.find("shelled").unwrap();
        let passage = Passage::around(text, Span::new(at, at + 7));
        assert!(passage.has("Dabo") && !passage.has("rained") && !passage.has("knows"));
        let stems: Vec<_> = passage.stems().iter().map(String::as_str).collect();
        assert_eq!(stems, ["dabo", "ferry", "shell"]);
    }
}
