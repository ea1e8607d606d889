//! Times the whole reading, documents to claims: load, words a second, peak memory.
//!
//! `cargo run -p reading --release --example speed -- DOCUMENTS.jsonl [GAZETTEER]`
//!
//! Of each line `text`, `title` and `published` are read. Everything runs on one thread. `bench/reading_speed.py` runs it
//! in turns with spaCy.

#![expect(clippy::print_stdout, reason = "an example prints")]

#[path = "../../language/examples/usage/mod.rs"]
mod usage;

use reading::Reader;
use reading::places::Gazetteer;
use record::Document;
use serde_json::Value;
use std::error::Error;
use std::time::{Duration, Instant};
use usage::{peak_megabytes, processor_seconds};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let documents = documents(&arguments.next().ok_or("which documents?")?)?;
    let start = Instant::now();
    let reader = reader(arguments.next())?;
    let load = start.elapsed();
    let (start, before) = (Instant::now(), processor_seconds());
    let mut done = Done::default();
    for document in &documents {
        done.read(&reader, document);
    }
    let (wall, processor) = (start.elapsed().as_secs_f64(), processor_seconds() - before);
    println!("load_ms {:.1}", load.as_secs_f64() * 1000.0);
    println!("documents {}", documents.len());
    println!("words {}", done.words);
    println!("claims {}", done.claims);
    println!("words_per_second {:.0}", done.words as f64 / wall);
    println!(
        "words_per_processor_second {:.0}",
        done.words as f64 / processor
    );
    println!("parse_share {:.3}", done.parsing.as_secs_f64() / wall);
    println!("peak_mb {:.0}", peak_megabytes());
    Ok(())
}

fn documents(path: &str) -> Result<Vec<Document>, Box<dyn Error>> {
    let document = |line: &str| -> Result<Document, Box<dyn Error>> {
        let value: Value = serde_json::from_str(line)?;
        let field = |name: &str| value[name].as_str().map(str::to_owned);
        Ok(Document {
            text: field("text").ok_or("a line without text")?,
            title: field("title"),
            published: field("published").and_then(|day| day.parse().ok()),
            ..Document::default()
        })
    };
    std::fs::read_to_string(path)?
        .lines()
        .map(document)
        .collect()
}

fn reader(gazetteer: Option<String>) -> Result<Reader, Box<dyn Error>> {
    Ok(match gazetteer {
        None => Reader::new()?,
        Some(path) => Reader::with(language::small_english()?, Gazetteer::load(path.as_ref())?),
    })
}

/// What has been read.
#[derive(Default)]
struct Done {
    words: usize,
    claims: usize,
    parsing: Duration,
}

impl Done {
    /// `Reader::read` in its two steps, so that each can be timed.
    fn read(&mut self, reader: &Reader, document: &Document) {
        let start = Instant::now();
        let parsed = reading::parse::parse(reader.pipeline(), &document.text);
        self.parsing += start.elapsed();
        self.words += parsed.tokens.len();
        self.claims += reader.read_parsed(document, parsed).claims.len();
    }
}
