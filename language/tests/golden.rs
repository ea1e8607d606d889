//! `golden.txt`: what spaCy 3.8.18 reads in sentences written for this test, one token a line.
//!
//! Text, lemma, tag, part of speech, label, way to the head, sentence start, entity, morphology. The sentences
//! try abbreviations, contractions, units, addresses, quotes, white space and questions.

use language::{Doc, Token};

#[test]
fn sentences_are_read_as_spacy_reads_them() {
    let pipeline = language::small_english().expect("the pipeline in the program loads");
    let golden = include_str!("golden.txt");
    for (number, expected) in golden.trim_end().split("\n\n").enumerate() {
        let sentence = expected
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("# "))
            .expect("a sentence");
        let doc = pipeline.read(&sentence.replace("\\t", "\t"));
        let ours = format!("# {sentence}\n{}", render(&doc));
        assert!(
            ours == expected,
            "block {}:\n{}",
            number + 1,
            changes(&ours, expected)
        );
    }
}

fn render(doc: &Doc) -> String {
    let lines: Vec<String> = doc.tokens().map(|token| line(doc, token)).collect();
    lines.join("\n")
}

fn line(doc: &Doc, token: Token<'_>) -> String {
    let text = token.text().replace('\t', "\\t");
    let lemma = token.lemma().replace('\t', "\\t");
    let way = token.head().index() as i64 - token.index() as i64;
    let start = if token.starts_sentence() { 'S' } else { '.' };
    let morph = if token.morph().is_empty() {
        "-"
    } else {
        token.morph()
    };
    let (tag, pos, label, entity) = (
        token.tag(),
        token.pos(),
        token.label(),
        entity(doc, token.index()),
    );
    format!(
        "{text:<14}  {lemma:<14}  {tag:<5}  {pos:<5}  {label:<9}  {way:<+3}  {start}  {entity:<10}  {morph}"
    )
}

fn entity(doc: &Doc, token: usize) -> String {
    let found = doc
        .entities()
        .find(|entity| entity.tokens().contains(&token));
    found.map_or("-".to_owned(), |entity| {
        format!(
            "{}-{}",
            if entity.tokens().start == token {
                'B'
            } else {
                'I'
            },
            entity.label()
        )
    })
}

fn changes(ours: &str, expected: &str) -> String {
    let pairs = ours
        .lines()
        .zip(expected.lines())
        .filter(|(ours, expected)| ours != expected);
    pairs
        .map(|(ours, expected)| format!("- {expected}\n+ {ours}\n"))
        .collect()
}
