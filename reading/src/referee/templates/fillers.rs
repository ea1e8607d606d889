//! Noun phrases as fillers.

use super::Filler;
use crate::analysis::{Analysis, Dep, Pos};
use std::ops::Range;

/// All ways to cut a noun phrase: from each word before the head, to the head
/// and to the end of what follows it.
pub(super) fn cuts(text: &Analysis<'_>, range: Range<usize>, head: usize) -> Filler {
    let mut cuts = Vec::new();
    for start in range.start..=head {
        if matches!(text.tokens[start].pos, Pos::Punct | Pos::Det) && text.word(start) != "\"" {
            continue;
        }
        for end in [range.end, head + 1] {
            let words = text
                .words(start..end)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            if !cuts.contains(&words) {
                cuts.push(words);
            }
        }
    }
    cuts
}

/// Adds a filler, joining it to one with the same head noun.
pub(super) fn add(fillers: &mut Vec<Filler>, new: Filler) {
    let last = new.last().cloned().unwrap_or_default();
    let same = fillers
        .iter_mut()
        .find(|f| f.last().is_some_and(|l| stem(l) == stem(&last)));
    match same {
        Some(filler) => {
            for mention in new.into_iter().rev() {
                if !filler.contains(&mention) {
                    filler.insert(0, mention);
                }
            }
        }
        None => fillers.push(new),
    }
}

fn stem(word: &str) -> &str {
    word.trim_end_matches('s')
}

/// From the first inner word to the head, with "of …".
pub(super) fn phrase(text: &Analysis<'_>, head: usize) -> Range<usize> {
    let before = text
        .children(head)
        .filter(|c| {
            *c < head
                && !matches!(
                    text.tokens[*c].dep,
                    Dep::Punct | Dep::Relcl | Dep::Acl | Dep::Cc | Dep::Appos
                )
        })
        .map(|c| text.reach(c).start)
        .min()
        .unwrap_or(head);
    before..head + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certainty::testing::parsed;

    #[test]
    fn a_phrase_is_cut_at_every_word_before_its_head() {
        let text = parsed("three armed men fled.");
        assert_eq!(
            cuts(&text, 0..3, 2),
            ["three armed men", "armed men", "men"]
        );
    }
}
