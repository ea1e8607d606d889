//! A text through the language pipeline into an [`Analysis`].

use crate::analysis::{Analysis, Dep, Named, NamedKind, Pos, Tag, Token};
use crate::blocks::blocks;
use language::{Doc, Pipeline};
use record::Span;

/// Tokens, tags, heads and entities of `text` as `pipeline` finds them, block by block.
pub fn parse<'t>(pipeline: &Pipeline, text: &'t str) -> Analysis<'t> {
    let (mut tokens, mut starts, mut entities) = (Vec::new(), Vec::new(), Vec::new());
    for block in blocks(text) {
        let doc = pipeline.read(&text[block.clone()]);
        let first = tokens.len();
        entities.extend(doc.entities().map(|entity| named(entity, first)));
        starts.extend(
            doc.tokens()
                .enumerate()
                .map(|(at, token)| at == 0 || token.starts_sentence()),
        );
        tokens.extend(tokens_of(&doc, block.start, first));
    }
    Analysis::new(text, tokens, &starts, entities)
}

/// The tokens of one block, moved to where it stands in the text.
fn tokens_of(doc: &Doc, byte: usize, first: usize) -> Vec<Token> {
    let moved = |token: language::Token<'_>| {
        let span = token.span();
        let tag = Tag::read(token.tag());
        // "Boko Haram militants attack": the tagger makes an auxiliary of a plural noun before a verb.
        let subject = tag == Tag::Nns && Pos::read(token.pos()) == Pos::Aux;
        if subject {
            return Token {
                span: Span::new(span.start + byte, span.end + byte),
                lemma: token.lemma().trim_end_matches('s').into(),
                pos: Pos::Noun,
                tag,
                dep: Dep::Nsubj,
                head: token.head().index() + first,
                sentence: 0,
            };
        }
        Token {
            span: Span::new(span.start + byte, span.end + byte),
            lemma: token.lemma().into(),
            pos: Pos::read(token.pos()),
            tag: Tag::read(token.tag()),
            dep: Dep::read(token.label()),
            head: token.head().index() + first,
            sentence: 0,
        }
    };
    doc.tokens().map(moved).collect()
}

fn named(entity: language::Entity<'_>, first: usize) -> Named {
    let tokens = entity.tokens();
    Named {
        tokens: tokens.start + first..tokens.end + first,
        kind: NamedKind::read(entity.label()),
    }
}
