//! `read --format referee FILE.jsonl`: what the reader finds, in the form the
//! reading corpora are scored in. No ledger is used.
//!
//! Of each line only `id`, `text` and `published` are read, so gold that stands
//! beside them can change nothing.

use anyhow::Context as _;
use reading::referee::templates::Template;
use reading::referee::{Answers, answers};
use record::{PartialDate, Span};
use serde_json::{Value, json};
use std::io::{BufRead as _, BufReader, Write};
use std::path::Path;

/// The three fields that are read.
#[derive(serde::Deserialize)]
struct Line {
    id: Value,
    text: String,
    #[serde(default)]
    published: Option<String>,
}

/// Reads every line of the file at `path` and writes one line of answers for each.
///
/// # Errors
/// A file that cannot be opened, a line that is no such object, a closed output.
pub(crate) fn run(
    path: &Path,
    reader: &reading::Reader,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let file =
        std::fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let place = || format!("{}, line {}", path.display(), number + 1);
        let line = line.with_context(place)?;
        if line.trim().is_empty() {
            continue;
        }
        let line: Line = serde_json::from_str(&line).with_context(place)?;
        let published = line
            .published
            .as_deref()
            .map(str::parse::<PartialDate>)
            .transpose()
            .with_context(place)?;
        writeln!(
            out,
            "{}",
            object(&line.id, &answers(reader, &line.text, published))
        )?;
    }
    Ok(())
}

fn object(id: &Value, answers: &Answers) -> Value {
    let attributions: Vec<Value> = answers
        .attributions
        .iter()
        .map(|said| json!({ "source": spans(&said.source), "cue": spans(&said.cue), "content": spans(&said.content) }))
        .collect();
    let times: Vec<Value> = answers
        .times
        .iter()
        .map(|time| json!({ "span": span(time.span), "type": time.kind.name(), "value": time.value }))
        .collect();
    let places: Vec<Value> = answers
        .places
        .iter()
        // A name that was not found is no answer of where it lies.
        .filter_map(|place| Some((place.words, place.point?)))
        .map(|(words, (lat, lon))| json!({ "span": span(words), "lat": lat, "lon": lon }))
        .collect();
    let entities: Vec<Value> = answers
        .entities
        .iter()
        .map(|entity| json!({ "span": span(entity.span), "type": entity.kind.label() }))
        .collect();
    let certainty: Vec<Value> = answers
        .certainty
        .iter()
        .map(|(at, value)| json!({ "span": span(*at), "value": value }))
        .collect();
    json!({ "id": id, "attributions": attributions, "times": times, "places": places, "entities": entities, "certainty": certainty,
        "event_type": answers.event_type, "templates": answers.templates.iter().map(template).collect::<Vec<_>>() })
}

fn template(template: &Template) -> Value {
    json!({
        "incident_type": template.incident_type,
        "PerpInd": template.perp_ind,
        "PerpOrg": template.perp_org,
        "Target": template.target,
        "Victim": template.victim,
        "Weapon": template.weapon,
    })
}

fn spans(spans: &[Span]) -> Vec<[usize; 2]> {
    spans.iter().map(|at| span(*at)).collect()
}

fn span(span: Span) -> [usize; 2] {
    [span.start, span.end]
}
