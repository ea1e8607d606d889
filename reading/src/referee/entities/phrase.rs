//! Noun phrases as the corpus cuts them: from the article to the head, nothing behind it.

use crate::analysis::{Analysis, Dep, Pos};
use std::ops::Range;

/// The noun phrase of the noun at `head`, with its article and describing words, without what follows the head.
pub(super) fn chunk(text: &Analysis<'_>, head: usize) -> Range<usize> {
    let left = text
        .children(head)
        .filter(|child| *child < head && describes(text, *child));
    let start = left
        .map(|child| text.reach(child).start)
        .min()
        .unwrap_or(head);
    let floor = text.sentences[text.tokens[head].sentence].start;
    start.max(floor)..head + 1
}

fn describes(text: &Analysis<'_>, child: usize) -> bool {
    matches!(
        text.tokens[child].dep,
        Dep::Det | Dep::Amod | Dep::Compound | Dep::Nmod | Dep::Poss | Dep::Nummod
    )
}

/// `tokens` without articles and numbers at the front.
pub(super) fn bare(text: &Analysis<'_>, tokens: Range<usize>) -> Range<usize> {
    let lead = |at: &usize| {
        matches!(text.tokens[*at].pos, Pos::Det | Pos::Num)
            || matches!(
                text.word(*at),
                "the" | "The" | "a" | "an" | "its" | "their" | "our" | "his"
            )
    };
    let start = tokens.clone().find(|at| !lead(at)).unwrap_or(tokens.end);
    start..tokens.end
}

/// `tokens` with the article before it, if there is one.
pub(super) fn with_article(text: &Analysis<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let before = tokens.start.checked_sub(1)?;
    matches!(text.word(before), "the" | "The").then(|| before..tokens.end)
}

/// `tokens` without possessives and blanks at its end.
pub(super) fn trim(text: &Analysis<'_>, mut tokens: Range<usize>) -> Range<usize> {
    let edge = |at: usize| {
        matches!(
            text.word(at),
            "'s" | "’s" | "'" | "’" | "," | "." | "\"" | "”" | "“"
        ) || text.word(at).trim().is_empty()
    };
    while tokens.start < tokens.end && edge(tokens.end - 1) {
        tokens.end -= 1;
    }
    while tokens.start < tokens.end && edge(tokens.start) {
        tokens.start += 1;
    }
    tokens
}
