//! A text through the language pipeline into an [`Analysis`].

use crate::analysis::{Analysis, Dep, Named, NamedKind, Pos, Tag, Token};
use language::{Doc, Pipeline};
use record::Span;

/// Tokens, tags, heads and entities of `text` as `pipeline` finds them.
pub fn parse<'t>(pipeline: &Pipeline, text: &'t str) -> Analysis<'t> {
    let doc = pipeline.read(text);
    let starts: Vec<bool> = doc.tokens().map(|token| token.starts_sentence()).collect();
    let tokens = doc.tokens().map(token).collect();
    Analysis::new(text, tokens, &starts, entities(&doc))
}

fn token(token: language::Token<'_>) -> Token {
    let bytes = token.span();
    Token {
        span: Span::new(bytes.start, bytes.end),
        lemma: token.lemma().into(),
        pos: Pos::read(token.pos()),
        tag: Tag::read(token.tag()),
        dep: Dep::read(token.label()),
        head: token.head().index(),
        sentence: 0,
    }
}

fn entities(doc: &Doc) -> Vec<Named> {
    doc.entities()
        .map(|entity| Named {
            tokens: entity.tokens(),
            kind: NamedKind::read(entity.label()),
        })
        .collect()
}
