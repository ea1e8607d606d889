//! `parity`: spaCy and this crate over the same texts, token by token.
//!
//! spaCy runs in an environment of its own under `target/`, made by `xtask/parity/spacy_read.py` from the registry;
//! no user needs it. Each writes one JSON line a text; the lines are compared here, and every kind of
//! difference is counted with its first examples. With `--pipeline DIR` another pipeline is compared; `--texts
//! FILE` takes other texts, and `--keep` what spaCy wrote the last time.

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use language::{Doc, Pipeline};
use serde_json::Value;

use crate::model::root;

/// The fields of a token that are compared, in the order of the lines.
const FIELDS: [&str; 8] = [
    "head",
    "tag",
    "pos",
    "morph",
    "label",
    "lemma",
    "sentence start",
    "space",
];

pub(crate) fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(2).collect();
    let directory = option(&arguments, "--pipeline")
        .unwrap_or_else(|| root().join("language/assets/en_core_web_sm"));
    let work = root().join("target/parity");
    std::fs::create_dir_all(&work)?;
    let texts = work.join("texts.jsonl");
    let count = gather(&texts, option(&arguments, "--texts"))?;
    let name = directory
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let theirs = work.join(format!("{name}.spacy.jsonl"));
    if arguments.iter().any(|argument| argument == "--keep") && theirs.exists() {
        println!("comparing with what spaCy read of {count} texts before");
    } else {
        let start = Instant::now();
        spacy(&directory, &texts, &theirs)?;
        println!(
            "spaCy read {count} texts in {:.0} s",
            start.elapsed().as_secs_f64()
        );
    }
    let pipeline = Pipeline::load(&directory)?;
    compare(&pipeline, &texts, &theirs)
}

fn option(arguments: &[String], name: &str) -> Option<PathBuf> {
    let at = arguments.iter().position(|argument| argument == name)?;
    arguments.get(at + 1).map(PathBuf::from)
}

/// All texts of the shared corpora, one JSON string a line.
fn gather(target: &Path, only: Option<PathBuf>) -> Result<usize, Box<dyn Error>> {
    let mut sources = Vec::new();
    if let Some(only) = only {
        sources.push(only);
    } else {
        let data = root().join("../shared/data");
        sources.push(data.join("reports/documents.jsonl"));
        sources.push(data.join("reports/current_events_conflict.jsonl"));
        let mut corpora: Vec<PathBuf> = std::fs::read_dir(data.join("reading"))?
            .filter_map(|e| Some(e.ok()?.path()))
            .collect();
        corpora.retain(|path| {
            path.extension()
                .is_some_and(|extension| extension == "jsonl")
        });
        corpora.sort();
        sources.extend(corpora);
    }
    let fresh = target.with_extension("new");
    let mut out = BufWriter::new(File::create(&fresh)?);
    let mut count = 0;
    for source in sources {
        for line in BufReader::new(File::open(&source)?).lines() {
            let document: Value = serde_json::from_str(&line?)?;
            if let Some(text) = document.as_str().or(document["text"].as_str()) {
                serde_json::to_writer(&mut out, text)?;
                out.write_all(b"\n")?;
                count += 1;
            }
        }
    }
    out.flush()?;
    std::fs::rename(fresh, target)?;
    Ok(count)
}

fn spacy(directory: &Path, texts: &Path, target: &Path) -> Result<(), Box<dyn Error>> {
    let script = root().join("xtask/parity/spacy_read.py");
    let status = Command::new("python3")
        .arg(script)
        .args([&root().join("target/spacy"), directory, texts, target])
        .status()?;
    if status.success() {
        Ok(())
    } else {
        Err("spaCy could not read the texts".into())
    }
}

/// Counts over all texts.
#[derive(Default)]
struct Tally {
    texts: usize,
    tokens: usize,
    sentences: usize,
    texts_of_other_tokens: usize,
    differing: [usize; FIELDS.len()],
    entity_tokens: usize,
    examples: Vec<String>,
}

fn compare(pipeline: &Pipeline, texts: &Path, theirs: &Path) -> Result<(), Box<dyn Error>> {
    let texts = BufReader::new(File::open(texts)?).lines();
    let theirs = BufReader::new(File::open(theirs)?).lines();
    let mut tally = Tally::default();
    let mut read = 0.0;
    for (text, theirs) in texts.zip(theirs) {
        let text: String = serde_json::from_str(&text?)?;
        // The last line may be cut short if spaCy was stopped; what it wrote before counts.
        let Ok(theirs) = serde_json::from_str::<Value>(&theirs?) else {
            break;
        };
        let start = Instant::now();
        let doc = pipeline.read(&text);
        read += start.elapsed().as_secs_f64();
        tally.add(&doc, &theirs);
    }
    tally.print(read);
    Ok(())
}

impl Tally {
    fn add(&mut self, doc: &Doc, theirs: &Value) {
        let empty = Vec::new();
        let tokens = theirs["tokens"].as_array().unwrap_or(&empty);
        self.texts += 1;
        self.tokens += tokens.len();
        self.sentences += tokens
            .iter()
            .filter(|token| token[8].as_bool() == Some(true))
            .count();
        let spans = |token: &Value| {
            (
                token[0].as_u64().unwrap_or(0) as usize,
                token[1].as_u64().unwrap_or(0) as usize,
            )
        };
        let same = doc.len() == tokens.len()
            && doc
                .tokens()
                .zip(tokens)
                .all(|(ours, theirs)| (ours.span().start, ours.span().end) == spans(theirs));
        if !same {
            self.texts_of_other_tokens += 1;
            self.example_of_tokens(doc, tokens, spans);
            return;
        }
        for (ours, theirs) in doc.tokens().zip(tokens) {
            let values: [Value; FIELDS.len()] = [
                ours.head().index().into(),
                ours.tag().into(),
                ours.pos().into(),
                ours.morph().into(),
                ours.label().into(),
                ours.lemma().into(),
                ours.starts_sentence().into(),
                ours.space_follows().into(),
            ];
            for (field, value) in values.iter().enumerate() {
                if *value != theirs[field + 2] {
                    self.differing[field] += 1;
                    if self.differing[field] <= 8 {
                        let line = format!(
                            "{}: {:?} is {value}, spaCy {}",
                            FIELDS[field],
                            ours.text(),
                            theirs[field + 2]
                        );
                        self.examples.push(line);
                    }
                }
            }
        }
        self.add_entities(doc, &theirs["entities"]);
    }

    fn add_entities(&mut self, doc: &Doc, theirs: &Value) {
        let mut labels = vec!["O".to_owned(); doc.len()];
        let mut expected = labels.clone();
        for entity in doc.entities() {
            mark(&mut labels, entity.tokens(), entity.label());
        }
        for entity in theirs.as_array().into_iter().flatten() {
            let end = |index: usize| entity[index].as_u64().unwrap_or(0) as usize;
            mark(
                &mut expected,
                end(0)..end(1),
                entity[2].as_str().unwrap_or_default(),
            );
        }
        for (token, (ours, theirs)) in labels.iter().zip(&expected).enumerate() {
            if ours != theirs {
                self.entity_tokens += 1;
                if self.entity_tokens <= 8 {
                    self.examples.push(format!(
                        "entity: {:?} is {ours}, spaCy {theirs}",
                        doc.token(token).text()
                    ));
                }
            }
        }
    }

    fn example_of_tokens(
        &mut self,
        doc: &Doc,
        tokens: &[Value],
        spans: impl Fn(&Value) -> (usize, usize),
    ) {
        let odd = doc
            .tokens()
            .zip(tokens)
            .find(|(ours, theirs)| (ours.span().start, ours.span().end) != spans(theirs));
        if let Some((ours, theirs)) = odd {
            let (start, end) = spans(theirs);
            let theirs = doc.text().get(start..end).unwrap_or_default();
            self.examples.push(format!(
                "tokens: {:?} where spaCy has {theirs:?}",
                ours.text()
            ));
        }
    }

    fn print(&self, seconds: f64) {
        let share = |count: usize| 100.0 * (1.0 - count as f64 / self.tokens.max(1) as f64);
        println!(
            "{} texts, {} sentences, {} tokens",
            self.texts, self.sentences, self.tokens
        );
        println!("texts whose tokens differ: {}", self.texts_of_other_tokens);
        for (field, count) in FIELDS.iter().zip(&self.differing) {
            println!(
                "{field:<16} {count:>7} differ  {:.4} % the same",
                share(*count)
            );
        }
        println!(
            "{:<16} {:>7} differ  {:.4} % the same",
            "entity",
            self.entity_tokens,
            share(self.entity_tokens)
        );
        println!("ours: {:.0} words/s", self.tokens as f64 / seconds);
        for example in &self.examples {
            println!("  {example}");
        }
    }
}

fn mark(labels: &mut [String], tokens: std::ops::Range<usize>, label: &str) {
    for (token, slot) in tokens
        .clone()
        .zip(labels.get_mut(tokens.clone()).into_iter().flatten())
    {
        *slot = format!("{}-{label}", if token == tokens.start { 'B' } else { 'I' });
    }
}
