//! A text cut at blanks, without a parse: enough for rules that look at words in a row.

use crate::analysis::{Analysis, Dep, Pos, Tag, Token};
use record::Span;

/// `text` with one token for each word between blanks: names by their capital, nothing attached.
pub(super) fn words_of(text: &str) -> Analysis<'_> {
    let mut at = 0;
    let token = |word: &str| {
        let start = at + text[at..].find(word).unwrap_or(0);
        at = start + word.len();
        let name = word.starts_with(char::is_uppercase);
        Token {
            span: Span::new(start, at),
            lemma: word.to_lowercase().into(),
            pos: if name { Pos::Propn } else { Pos::X },
            tag: if name { Tag::Nnp } else { Tag::Other },
            dep: Dep::Unlabelled,
            head: 0,
            sentence: 0,
        }
    };
    let tokens: Vec<Token> = text.split_whitespace().map(token).collect();
    Analysis::new(text, tokens, &[true], vec![])
}
