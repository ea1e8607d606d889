//! What is no pipeline, or none this crate runs, is refused with a message that says why.

use language::Pipeline;

fn message(files: &[(&str, &[u8])]) -> String {
    Pipeline::from_files(files)
        .expect_err("refused")
        .to_string()
}

#[test]
fn an_unknown_part_is_named_with_its_pipeline() {
    let message = message(&[
        (
            "meta.json",
            br#"{"lang": "en", "name": "odd", "version": "1.0"}"#,
        ),
        (
            "config.cfg",
            b"[nlp]\npipeline = [\"topics\"]\n[components.topics]\nfactory = \"textcat\"\n",
        ),
        ("tokenizer", b"\x80"),
    ]);
    assert!(
        message.contains("en_odd 1.0") && message.contains("topics (factory textcat)"),
        "{message}"
    );
}

#[test]
fn a_missing_file_is_named() {
    assert!(message(&[]).contains("config.cfg"));
    let config = b"[nlp]\npipeline = [\"ner\"]\n[components.ner]\nfactory = \"ner\"\n".as_slice();
    assert!(message(&[("config.cfg", config), ("tokenizer", b"\x80")]).contains("ner/cfg"));
}

#[test]
fn a_damaged_file_is_named() {
    let message = message(&[
        ("config.cfg", b"[nlp]\npipeline = []\n"),
        ("tokenizer", b"\xdd\xff\xff\xff\xff"),
    ]);
    assert!(message.contains("tokenizer"), "{message}");
}

#[test]
fn a_pattern_that_is_not_understood_is_refused() {
    let tokenizer = b"\x81\xadprefix_search\xa7(?P<x>a".as_slice();
    let message = message(&[
        ("config.cfg", b"[nlp]\npipeline = []\n"),
        ("tokenizer", tokenizer),
    ]);
    assert!(message.contains("prefix_search"), "{message}");
}
