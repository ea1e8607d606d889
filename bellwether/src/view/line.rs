//! A claim as a block of lines for people.

use super::safe::{cut, line};
use crate::brief::words;
use record::{State, StoredClaim, StoredDocument};
use std::io::Write;

const WORDS_MAX: usize = 400;

/// How a state shows where there is room for one sign only.
pub(crate) fn mark(state: State) -> &'static str {
    match state {
        State::Machine => "○",
        State::Accepted | State::Written => "●",
        State::Rejected => "✗",
        State::Superseded => "↷",
        State::Redacted => "■",
    }
}

/// What the signs mean.
pub(crate) const LEGEND: &str = "○ machine-read   ● reviewed";

/// What a state is called among people.
pub(crate) fn state(state: State) -> &'static str {
    match state {
        State::Accepted => "reviewed",
        State::Written => "written by a person",
        other => other.as_str(),
    }
}

/// One claim: who, what, where, when, and the exact words.
pub(crate) fn claim(
    out: &mut impl Write,
    claim: &StoredClaim,
    document: &StoredDocument,
) -> std::io::Result<()> {
    let heading = [
        Some(format!(
            "{} {} {}",
            claim.id,
            mark(claim.state),
            state(claim.state)
        )),
        Some(published(document)),
        outlet(document),
        Some(place_of(claim)),
    ];
    writeln!(
        out,
        "{}",
        heading
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("  ·  ")
    )?;
    writeln!(out, "    {}", gist(claim))?;
    writeln!(out, "    “{}”", cut(&line(claim.claim.words()), WORDS_MAX))
}

fn published(document: &StoredDocument) -> String {
    document
        .document
        .published
        .map_or_else(|| "undated".into(), |date| date.to_string())
}

fn outlet(document: &StoredDocument) -> Option<String> {
    document.document.outlet.as_deref().map(line)
}

/// `d3:120-188`, to look the words up by.
fn place_of(claim: &StoredClaim) -> String {
    format!(
        "{}:{}-{}",
        claim.document, claim.claim.span.start, claim.claim.span.end
    )
}

/// "Pentagon says → Islamic State: fighters killed, more than 10,000 people, Syria, March 2016".
fn gist(stored: &StoredClaim) -> String {
    let claim = &stored.claim;
    let source = &claim.attribution.source;
    let via: String = claim
        .attribution
        .via
        .iter()
        .map(|via| format!(" (via {})", line(via.name())))
        .collect();
    let subject = claim.subject.as_ref().map(|subject| line(&subject.name));
    let number = claim.quantity.as_ref().map(|q| {
        let kind = words::nature(q.nature)
            .map(|nature| format!(" ({nature})"))
            .unwrap_or_default();
        format!(
            "{}{kind}: {}",
            words::measure_in_text(q.measure),
            words::figure(q)
        )
    });
    let place = claim.place.as_ref().map(|place| line(&place.name));
    let when = claim.time.as_ref().map(|when| {
        when.window
            .map_or_else(|| "time open".into(), words::window)
    });
    let sure = claim.certainty.as_ref().map(|certainty| {
        let (low, high) = certainty.band.percent();
        format!("{} ({low}–{high} %)", certainty.band)
    });
    let details: Vec<_> = [subject, number, place, when, sure]
        .into_iter()
        .flatten()
        .collect();
    let head = format!("{}{via} {}", line(source.name()), verb(claim.stance));
    if details.is_empty() {
        head
    } else {
        format!("{head} → {}", details.join(" · "))
    }
}

fn verb(stance: record::Stance) -> &'static str {
    stance.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use judging::testing::{Told, document};
    use record::{Measure, Unit};

    #[test]
    fn a_block_tells_who_what_where_and_the_words() {
        let report = document(
            3,
            "Courier",
            "2016-03-23",
            "Police said at least 35 people were killed in Dabo.",
        );
        let told = Told::new(
            &report,
            "Police said at least 35 people were killed in Dabo",
        )
        .source("Police", "said")
        .subject("Islamic State")
        .place("Dabo")
        .on("2016-03-22")
        .number(
            Measure::Fatalities,
            "at least 35",
            (Some(35.0), None),
            Unit::Persons,
        )
        .claim(7);
        let mut out = vec![];
        claim(&mut out, &told, &report).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "c7 ○ machine-read  ·  2016-03-23  ·  Courier  ·  d3:0-50\n    \
             Police asserts → Islamic State · people killed: at least 35 people · Dabo · 22 March 2016\n    \
             “Police said at least 35 people were killed in Dabo”\n"
        );
    }

    #[test]
    fn hostile_words_cannot_steer_the_terminal() {
        let report = document(1, "\u{1b}[2J", "", "Quiet\u{1b}]0;title\u{7} night.");
        let told = Told::by_author(&report, &report.document.text).claim(1);
        let mut out = vec![];
        claim(&mut out, &told, &report).unwrap();
        assert!(
            !String::from_utf8(out)
                .unwrap()
                .contains(['\u{1b}', '\u{7}'])
        );
    }
}
