//! Any text: no panic, spans in bounds and in order, tokens that cover the text.
#![no_main]

use language::Pipeline;
use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;

static PIPELINE: OnceLock<Pipeline> = OnceLock::new();

fuzz_target!(|text: &str| {
    let pipeline = PIPELINE.get_or_init(|| language::small_english().expect("the pipeline in the program loads"));
    let doc = pipeline.read(text);
    let mut at = 0;
    for token in doc.tokens() {
        assert_eq!(token.span().start, at);
        assert!(!token.text().is_empty() && token.head().index() < doc.len());
        let _ = (token.lemma(), token.tag(), token.pos(), token.morph(), token.label());
        at = token.span().end + usize::from(token.space_follows());
    }
    assert_eq!(at, text.len());
    assert_eq!(doc.sentences().map(|tokens| tokens.len()).sum::<usize>(), doc.len());
    let mut last = 0;
    for entity in doc.entities() {
        assert!(entity.tokens().start >= last && entity.tokens().end <= doc.len() && !entity.text().is_empty());
        last = entity.tokens().end;
    }
});
