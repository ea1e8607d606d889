//! Times of a file of texts, in the form the referee of the corpora takes.
//!
//!     cargo run --release -p reading --example times -- FILE.jsonl > found.jsonl
//!
//! The same times as `bellwether read --format referee`, without the rest of
//! the program to build: for whoever works on the rules. Of each line only
//! `id`, `text` and `published` are looked at.

#![expect(clippy::print_stdout, reason = "an example prints")]

use reading::times::{Anchor, Timex, times};
use serde_json::{Value, json};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("usage: times FILE.jsonl")?;
    let pipeline = language::small_english()?;
    for line in std::fs::read_to_string(path)?.lines() {
        let document: Value = serde_json::from_str(line)?;
        let parsed = reading::parse::parse(&pipeline, text(&document, "text"));
        let found: Vec<Value> = times(&parsed, anchor(&document)?)
            .iter()
            .map(told)
            .collect();
        println!("{}", json!({"id": document["id"], "times": found}));
    }
    Ok(())
}

fn text<'a>(document: &'a Value, field: &str) -> &'a str {
    document[field].as_str().unwrap_or_default()
}

/// Without a day of publication a text is read as a history.
fn anchor(document: &Value) -> Result<Anchor, Box<dyn Error>> {
    Ok(match text(document, "published") {
        "" => Anchor::Narrative,
        day => Anchor::News(day.parse()?),
    })
}

fn told(time: &Timex) -> Value {
    json!({
        "span": [time.span.start, time.span.end],
        "type": time.kind.name(),
        "value": time.value,
    })
}
