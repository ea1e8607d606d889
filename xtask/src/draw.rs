//! `draw`: claims of the report corpora drawn by lot, laid out to be judged by hand.
//!
//! The lot falls first on a report and then on one of its claims, half of them
//! in each corpus. It is a hash of the seed and of the report's id or the claim's
//! place, so that a seed draws the same on every machine, and a change of rules
//! that touches none of the claims draws them again.

use reading::Reader;
use record::{Claim, Document, Quantity, Source, Span};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

const CORPORA: [&str; 2] = ["documents.jsonl", "current_events_conflict.jsonl"];

/// How much of the report is shown before and after a claim, in bytes.
const AROUND: usize = 240;

/// Draws `--count` claims with `--seed` and prints them with the text around them.
///
/// # Errors
/// Options that are no numbers, assets that cannot be read. Without the corpora
/// there is nothing to draw, which is said and is no error.
pub(crate) fn run() -> Result<(), Box<dyn Error>> {
    let (seed, count) = (option("--seed", 1)?, option("--count", 100)?);
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/reports");
    if !reports.is_dir() {
        println!("no reports beside this checkout: nothing drawn");
        return Ok(());
    }
    let reader = Reader::new()?;
    for corpus in CORPORA {
        let mut reports = documents(&std::fs::read_to_string(reports.join(corpus))?)?;
        reports.sort_by_cached_key(|(id, _)| lot(seed, id));
        let drawn = reports
            .iter()
            .filter_map(|(id, report)| Some((id, report, claim(&reader, id, report, seed)?)));
        for (id, report, claim) in drawn.take(count as usize / CORPORA.len()) {
            print!("{}", laid_out(id, report, &claim)?);
        }
    }
    Ok(())
}

fn option(name: &str, default: u64) -> Result<u64, Box<dyn Error>> {
    let mut arguments = std::env::args().skip_while(|argument| argument != name);
    match (arguments.next(), arguments.next()) {
        (None, _) => Ok(default),
        (Some(_), Some(value)) => Ok(value.parse()?),
        (Some(_), None) => Err(format!("{name} needs a number").into()),
    }
}

/// The reports of a corpus with their ids.
fn documents(corpus: &str) -> Result<Vec<(String, Document)>, Box<dyn Error>> {
    let document = |line| -> Result<_, Box<dyn Error>> {
        let report: Value = serde_json::from_str(line)?;
        let word = |name: &str| report[name].as_str().map(str::to_owned);
        let document = Document {
            text: word("text").unwrap_or_default(),
            title: word("title"),
            published: word("published").and_then(|date| date.parse().ok()),
            ..Document::default()
        };
        let id = word("id").unwrap_or_else(|| report["id"].to_string());
        Ok((id, document))
    };
    corpus.lines().map(document).collect()
}

/// The claim of a report whose lot comes first.
fn claim(reader: &Reader, id: &str, report: &Document, seed: u64) -> Option<Claim> {
    let claims = reader.read(report).claims;
    claims.into_iter().min_by_key(|claim| {
        let amount = claim.quantity.as_ref().map_or(0, |it| it.words.start);
        let span = claim.span;
        lot(seed, &format!("{id} {} {} {amount}", span.start, span.end))
    })
}

fn lot(seed: u64, what: &str) -> [u8; 32] {
    Sha256::digest(format!("{seed} {what}")).into()
}

/// A claim as a block of lines: where, the text around it, and each field that is set.
fn laid_out(id: &str, report: &Document, claim: &Claim) -> Result<String, std::fmt::Error> {
    let text = &report.text;
    let Span { start, end } = claim.span;
    let before = &text[text.floor_char_boundary(start.saturating_sub(AROUND))..start];
    let after = &text[end..text.ceil_char_boundary((end + AROUND).min(text.len()))];
    let published = report.published.map(|date| date.to_string());
    let mut block = format!(
        "## {id} {start}..{end} ({})\n{before}⟦{}⟧{after}\n",
        published.unwrap_or_default(),
        claim.words()
    );
    writeln!(block, "     kind: {}, {}", claim.kind, claim.stance)?;
    for (name, told) in fields(claim, text) {
        writeln!(block, "{name:>9}: {told}")?;
    }
    block.push('\n');
    Ok(block)
}

fn fields(claim: &Claim, text: &str) -> Vec<(&'static str, String)> {
    let words = |span: Span| span.of(text).unwrap_or_default().to_owned();
    let all = |spans: &[Span]| {
        spans
            .iter()
            .copied()
            .map(words)
            .collect::<Vec<_>>()
            .join(" | ")
    };
    let attribution = &claim.attribution;
    let mut fields = vec![("source", source(&attribution.source))];
    fields.extend(attribution.via.iter().map(|via| ("via", source(via))));
    fields.push(("cue", all(&attribution.cue)));
    fields.push(("content", all(&attribution.content)));
    let sure = claim.certainty.as_ref();
    fields.extend(sure.map(|sure| ("certainty", format!("{} “{}”", sure.band, all(&sure.words)))));
    fields.extend(claim.subject.as_ref().map(|subject| {
        let written = subject.words.map_or("(understood)".into(), words);
        (
            "subject",
            format!("{} [{}] “{written}”", subject.name, subject.kind),
        )
    }));
    fields.extend(claim.place.as_ref().map(|place| {
        let country = place.country.as_deref().unwrap_or("?");
        (
            "place",
            format!("{} ({}, {country})", place.name, place.kind),
        )
    }));
    fields.extend(
        claim
            .time
            .as_ref()
            .map(|time| ("time", format!("{} “{}”", time.value, words(time.words)))),
    );
    fields.extend(
        claim
            .quantity
            .as_ref()
            .map(|quantity| ("value", value(quantity, text))),
    );
    fields.extend(
        claim
            .event
            .as_ref()
            .map(|event| ("event", happened(event, text))),
    );
    fields.retain(|(_, told)| !told.is_empty());
    fields
}

fn source(source: &Source) -> String {
    let resolved = source.resolved.as_deref().map(|name| format!(" = {name}"));
    format!(
        "{}{} [{}]",
        source.written,
        resolved.unwrap_or_default(),
        source.role
    )
}

fn value(quantity: &Quantity, text: &str) -> String {
    let end = |end: Option<f64>| end.map_or("?".into(), |end| end.to_string());
    let counted = quantity.counted.and_then(|span| span.of(text));
    format!(
        "{} {}..{} {} ({}, {}, {}) “{}” of “{}”",
        quantity.measure,
        end(quantity.low),
        end(quantity.high),
        quantity.unit,
        quantity.comparator,
        quantity.nature,
        quantity.scope,
        quantity.words.of(text).unwrap_or_default(),
        counted.unwrap_or_default()
    )
}

fn happened(event: &record::Event, text: &str) -> String {
    let words = |span: Span| span.of(text).unwrap_or_default().to_owned();
    let party = |party: &Option<record::Party>| {
        let party = party.as_ref();
        party.map_or("–".into(), |party| words(party.words))
    };
    let toll =
        |toll: &Option<record::Toll>| toll.as_ref().map_or("–".into(), |toll| words(toll.words));
    format!(
        "{} “{}” by {} on {} with {} killed {} wounded {}",
        event.kind,
        words(event.trigger),
        party(&event.actor),
        party(&event.target),
        event.instrument.map_or("–".into(), words),
        toll(&event.killed),
        toll(&event.wounded)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_draws_the_same_reports_whatever_else_there_is() {
        let first = |seed: u64, ids: &[&str]| {
            let mut ids = ids.to_vec();
            ids.sort_by_cached_key(|id| lot(seed, id));
            ids[0].to_owned()
        };
        let drawn = first(7, &["a", "b", "c", "d", "e"]);
        assert_eq!(first(7, &["e", &drawn, "c"]), drawn);
        let others: Vec<String> = (1..9).map(|seed| first(seed, &["a", "b", "c"])).collect();
        assert!(others.iter().any(|id| *id != others[0]));
    }

    #[test]
    fn reports_keep_their_ids_and_dates() {
        let found =
            documents(r#"{"id": "x1", "published": "2016-03-22", "text": "A.", "title": "T"}"#);
        let (id, report) = &found.unwrap()[0];
        assert_eq!((id.as_str(), report.text.as_str()), ("x1", "A."));
        assert_eq!(
            report.published.map(|date| date.to_string()),
            Some("2016-03-22".into())
        );
    }
}
