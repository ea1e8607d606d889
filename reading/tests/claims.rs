//! Whole claims as a golden file: each text with its claims aligned beneath it,
//! so that a diff shows what a change of rules does to a reader of the ledger.
//!
//! Under a text stands one block for each claim: a line of marks under the words
//! of its parts, then the fields that have no words. Run with `BLESS=1` to
//! write the file anew, and read the diff.

use reading::Reader;
use record::{Claim, Document, Quantity, Span};
use std::fmt::Write as _;
use std::path::Path;

#[test]
fn claims_are_read_as_the_golden_file_has_them() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/claims.txt");
    let golden = std::fs::read_to_string(&path).unwrap();
    let reader = Reader::new().unwrap();
    let mut marked = String::new();
    let mut published = None;
    for line in golden.lines() {
        if line.starts_with('#') {
            published = line.strip_prefix("# published ").or(published);
            writeln!(
                marked,
                "{}{line}",
                if marked.is_empty() { "" } else { "\n" }
            )
            .unwrap();
        } else if let Some(text) = line.strip_prefix("> ") {
            writeln!(marked, "\n> {text}").unwrap();
            marked += &read(&reader, text, published);
        }
    }
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &marked).unwrap();
    }
    assert!(
        marked == golden,
        "{}\nrun with BLESS=1 and read the diff",
        first_change(&golden, &marked)
    );
}

/// The first line that is not as it was: the whole of both would hide it.
fn first_change(golden: &str, marked: &str) -> String {
    let changed = golden
        .lines()
        .zip(marked.lines())
        .find(|(was, is)| was != is);
    changed.map_or_else(String::new, |(was, is)| format!("was: {was}\nis:  {is}"))
}

/// The claims of one text, each as a line of marks and a line of fields.
fn read(reader: &Reader, text: &str, published: Option<&str>) -> String {
    let document = Document {
        text: text.into(),
        published: published.map(|date| date.parse().unwrap()),
        ..Document::default()
    };
    let reading = reader.read(&document);
    let mut told = String::new();
    for claim in &reading.claims {
        writeln!(told, "  {}", marks(claim, text)).unwrap();
        writeln!(told, "    {}", fields(claim, text)).unwrap();
    }
    for unread in &reading.unread {
        let words = unread.span.of(text).unwrap();
        writeln!(told, "  unread “{words}”: {}", unread.reason).unwrap();
    }
    if told.is_empty() {
        told.push_str("  no claim\n");
    }
    told
}

/// One mark under each character: source, cue, content, and in the content the subject, place, time and number.
fn marks(claim: &Claim, text: &str) -> String {
    let mut marks: Vec<char> = text.chars().map(|_| ' ').collect();
    let mut mark = |span: Span, with: char| {
        let at = |byte: usize| text[..byte].chars().count();
        marks[at(span.start)..at(span.end)].fill(with);
    };
    let attribution = &claim.attribution;
    attribution.content.iter().for_each(|span| mark(*span, '-'));
    let via = attribution.via.iter().filter_map(|via| via.words);
    via.for_each(|span| mark(span, 'V'));
    claim.time.iter().for_each(|time| mark(time.words, 'T'));
    claim.place.iter().for_each(|place| mark(place.words, 'P'));
    let about = claim.subject.as_ref().and_then(|subject| subject.words);
    about.into_iter().for_each(|span| mark(span, 'A'));
    let amount = claim.quantity.as_ref().map(|quantity| quantity.words);
    amount.into_iter().for_each(|span| mark(span, 'N'));
    let source = attribution.source.words;
    source.into_iter().for_each(|span| mark(span, 'S'));
    attribution.cue.iter().for_each(|span| mark(*span, 'C'));
    marks.into_iter().collect::<String>().trim_end().to_owned()
}

fn fields(claim: &Claim, text: &str) -> String {
    let source = &claim.attribution.source;
    let mut fields = vec![format!(
        "{} {}: {} ({})",
        claim.kind,
        claim.stance,
        source.name(),
        source.role
    )];
    let via = claim.attribution.via.iter();
    fields.extend(via.map(|via| format!("via {} ({})", via.name(), via.role)));
    let subject = claim.subject.as_ref();
    fields.extend(subject.map(|subject| format!("about {}", subject.name)));
    let place = claim.place.as_ref();
    fields.extend(place.map(|place| {
        format!(
            "in {} {}",
            place.name,
            place.country.as_deref().unwrap_or("?")
        )
    }));
    fields.extend(claim.time.as_ref().map(|time| time.value.clone()));
    fields.extend(claim.quantity.as_ref().map(amount));
    let sure = claim.certainty.as_ref();
    fields.extend(sure.map(|sure| format!("{}, by the {}", sure.band, sure.hedger)));
    fields.extend(claim.event.as_ref().map(|event| happened(event, text)));
    fields.join("; ")
}

fn amount(quantity: &Quantity) -> String {
    let end =
        |end: Option<f64>| end.map_or("?".into(), |end| ((end * 10.0).round() / 10.0).to_string());
    let derived = quantity.derived.map(|derived| {
        let (low, high) = (end(derived.low), end(derived.high));
        format!(" = {low}..{high} {}", derived.unit)
    });
    format!(
        "{} {}..{} {}, {} {} {}{}",
        quantity.measure,
        end(quantity.low),
        end(quantity.high),
        quantity.unit,
        quantity.comparator,
        quantity.nature,
        quantity.scope,
        derived.unwrap_or_default()
    )
}

fn happened(event: &record::Event, text: &str) -> String {
    let words = |span: Span| span.of(text).unwrap_or_default();
    let mut told = format!("{} “{}”", event.kind, words(event.trigger));
    let mut add = |name: &str, span: Option<Span>| {
        span.map(|span| write!(told, " {name} “{}”", words(span)))
            .transpose()
            .unwrap();
    };
    add("by", event.actor.as_ref().map(|party| party.words));
    add("on", event.target.as_ref().map(|party| party.words));
    add("with", event.instrument);
    add("killed", event.killed.map(|toll| toll.words));
    add("wounded", event.wounded.map(|toll| toll.words));
    told
}
