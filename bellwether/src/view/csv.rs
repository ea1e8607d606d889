//! Tables as CSV that a spreadsheet opens without running anything.

use super::safe::harmless;
use record::{StoredClaim, StoredDocument};
use std::io::Write;

/// A text cell. Spreadsheets run cells that begin with `=`, `+`, `-`, `@`, a
/// tab or a carriage return; a leading apostrophe makes them text (OWASP, CSV injection).
/// A table is looked at in a terminal too, so control characters become symbols there.
pub(crate) fn cell(text: impl AsRef<str>) -> String {
    let text = text.as_ref();
    let starts = text
        .trim_start_matches([' ', '\u{a0}', '\u{feff}', '\n'])
        .starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', '|']);
    let shown: String = text.chars().map(shown).collect();
    if starts { format!("'{shown}") } else { shown }
}

fn shown(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' => c,
        c => harmless(c),
    }
}

/// A number cell: digits and a point, nothing to neutralise.
pub(crate) fn number(value: Option<f64>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// The header and the rows.
pub(crate) fn write<const N: usize>(
    out: impl Write,
    header: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
) -> anyhow::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row)?;
    }
    Ok(writer.flush()?)
}

/// Columns of a listing of claims.
pub(crate) const CLAIM: [&str; 28] = [
    "id",
    "state",
    "document",
    "start",
    "end",
    "published",
    "outlet",
    "title",
    "kind",
    "stance",
    "source_written",
    "source_resolved",
    "source_role",
    "subject",
    "place",
    "country",
    "time_begin",
    "time_end",
    "band",
    "measure",
    "low",
    "high",
    "unit",
    "comparator",
    "nature",
    "text",
    "url",
    "tlp",
];

/// One claim as a row under [`CLAIM`].
pub(crate) fn claim(stored: &StoredClaim, document: &StoredDocument) -> [String; 28] {
    let (claim, meta) = (&stored.claim, &document.document);
    let source = &claim.attribution.source;
    let quantity = claim.quantity.as_ref();
    let window = judging::Dated::of(stored, document).occurred;
    let named = |name: Option<&str>| cell(name.unwrap_or_default());
    let day = |date: Option<record::Date>| date.map(|date| date.to_string()).unwrap_or_default();
    [
        stored.id.to_string(),
        stored.state.to_string(),
        stored.document.to_string(),
        claim.span.start.to_string(),
        claim.span.end.to_string(),
        meta.published
            .map(|date| date.to_string())
            .unwrap_or_default(),
        named(meta.outlet.as_deref()),
        named(meta.title.as_deref()),
        claim.kind.to_string(),
        claim.stance.to_string(),
        cell(&source.written),
        named(source.resolved.as_deref()),
        source.role.to_string(),
        named(claim.subject.as_ref().map(|subject| subject.name.as_str())),
        named(claim.place.as_ref().map(|place| place.name.as_str())),
        named(
            claim
                .place
                .as_ref()
                .and_then(|place| place.country.as_deref()),
        ),
        day(window.and_then(|window| window.begin)),
        day(window.and_then(|window| window.end)),
        claim
            .certainty
            .as_ref()
            .map(|certainty| certainty.band.to_string())
            .unwrap_or_default(),
        quantity.map(|q| q.measure.to_string()).unwrap_or_default(),
        number(quantity.and_then(|q| q.low)),
        number(quantity.and_then(|q| q.high)),
        quantity.map(|q| q.unit.to_string()).unwrap_or_default(),
        quantity
            .map(|q| q.comparator.to_string())
            .unwrap_or_default(),
        quantity.map(|q| q.nature.to_string()).unwrap_or_default(),
        cell(claim.words()),
        named(meta.url.as_deref()),
        meta.tlp.map(|tlp| tlp.to_string()).unwrap_or_default(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_would_run_are_made_text() {
        for text in ["=1+1", "+x", "-x", "@SUM(A1)", "\tx", "\u{feff}=1", " =1"] {
            assert!(cell(text).starts_with('\''), "{text:?}");
        }
        assert_eq!(cell("12 killed = bad"), "12 killed = bad");
        assert_eq!(cell("a\u{1b}[2J\u{202e}b\nc"), "a\u{fffd}[2J\u{fffd}b\nc");
        assert_eq!(number(Some(-0.5)), "-0.5");
    }
}
