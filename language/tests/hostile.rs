//! Any text is read: spans in bounds, tokens that cover the text, no panic.

use language::{Doc, Pipeline};
use std::sync::OnceLock;

fn pipeline() -> &'static Pipeline {
    static PIPELINE: OnceLock<Pipeline> = OnceLock::new();
    PIPELINE.get_or_init(|| language::small_english().expect("the pipeline in the program loads"))
}

fn check(text: &str) -> Doc {
    let doc = pipeline().read(text);
    let mut at = 0;
    for token in doc.tokens() {
        assert_eq!(token.span().start, at, "a gap before {token:?}");
        assert!(!token.text().is_empty() && token.head().index() < doc.len());
        at = token.span().end + usize::from(token.space_follows());
    }
    assert_eq!(at, text.len(), "the tokens do not reach the end");
    assert_eq!(
        doc.sentences().map(|tokens| tokens.len()).sum::<usize>(),
        doc.len()
    );
    let mut last = 0;
    for entity in doc.entities() {
        assert!(entity.tokens().start >= last && entity.tokens().end <= doc.len());
        last = entity.tokens().end;
    }
    doc
}

#[test]
fn nothing_and_almost_nothing() {
    assert!(check("").is_empty());
    for text in [
        " ",
        "  ",
        "\n",
        " \n",
        "a",
        " a ",
        "\u{0}",
        "\u{feff}",
        "\u{1c}",
        "a\u{a0}b",
        "\u{301}",
        "🤷🏽‍♀️",
    ] {
        check(text);
    }
}

#[test]
fn runs_without_white_space() {
    for part in [
        "a",
        "(",
        ".",
        "🚀",
        "👩‍👩‍👧‍👦",
        "ß",
        "中",
        "http://a.b/",
        "a:a@",
        "x-",
        "'s",
        "\u{202e}",
        "=)",
    ] {
        check(&part.repeat(20_000 / part.len()));
    }
}

#[test]
fn runs_of_white_space_and_control() {
    for part in [
        " ", "\n", "\t ", "\u{1}", "\r\n", "\u{2028}", "\u{7f} ", " \u{85}",
    ] {
        check(&part.repeat(20_000 / part.len()));
    }
}

#[test]
fn a_text_of_many_segments() {
    let doc = check(&"The army shelled the town, officials said.\n".repeat(1_500));
    assert!(doc.len() > 13_000);
}

#[test]
fn batches_are_in_order_and_the_same_on_any_number_of_threads() {
    let texts: Vec<String> = (0..40)
        .map(|n| format!("Troops took {n} villages near the border."))
        .collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let one = pipeline().read_batch(&texts, 1);
    assert!(one == pipeline().read_batch(&texts, 3));
    assert!(
        one.iter()
            .zip(&texts)
            .all(|(doc, text)| doc.text() == *text)
    );
}
