//! A text with the spans of its claims marked under each line.
//!
//! Letters under the words tell the parts apart, so that nothing depends on
//! colour; colour is added on a terminal. One row a claim: overlapping claims
//! stay readable.

use super::{line, safe::harmless};
use record::{Claim, Span, StoredClaim};
use std::io::Write;

const WIDTH: usize = 96;
/// Room for "c1234 ○ ".
const MARGIN: usize = 9;

/// What the letters mean.
pub(crate) const LEGEND: &str = "S source   V via   C cue   - what is said   A about   N number   B base   P place   T time   H hedge";

/// Letters with their colours (SGR codes), the later painted over the earlier.
fn layers(claim: &Claim) -> Vec<(char, &'static str, Vec<Span>)> {
    let attribution = &claim.attribution;
    let quantity = claim.quantity.as_ref();
    let time = claim
        .time
        .iter()
        .chain(quantity.and_then(|q| q.as_of.as_ref()))
        .map(|when| when.words);
    let number = quantity
        .map(|q| q.words)
        .into_iter()
        .chain(quantity.and_then(|q| q.counted));
    vec![
        ('.', "2", vec![claim.span]),
        ('-', "2", attribution.content.clone()),
        (
            'A',
            "35",
            claim
                .subject
                .iter()
                .filter_map(|subject| subject.words)
                .collect(),
        ),
        (
            'P',
            "32",
            claim.place.iter().map(|place| place.words).collect(),
        ),
        ('T', "33", time.collect()),
        (
            'B',
            "36",
            quantity
                .and_then(|q| q.base.as_ref())
                .map(|base| base.words)
                .into_iter()
                .collect(),
        ),
        ('N', "1;36", number.collect()),
        (
            'H',
            "31",
            claim
                .certainty
                .iter()
                .flat_map(|certainty| certainty.words.clone())
                .collect(),
        ),
        (
            'V',
            "34",
            attribution.via.iter().filter_map(|via| via.words).collect(),
        ),
        ('C', "34", attribution.cue.clone()),
        ('S', "1;34", attribution.source.words.into_iter().collect()),
    ]
}

/// Writes `within` of `text` in lines of bounded width, each with the rows of the claims on it.
pub(crate) fn write(
    out: &mut impl Write,
    text: &str,
    within: Span,
    claims: &[&StoredClaim],
    colour: bool,
) -> std::io::Result<()> {
    for span in wrap(text, within) {
        let shown: String = span
            .of(text)
            .unwrap_or_default()
            .chars()
            .map(harmless)
            .collect();
        writeln!(out, "{:MARGIN$}{shown}", "")?;
        for claim in claims
            .iter()
            .filter(|claim| claim.claim.span.overlaps(span))
        {
            let label = format!("{} {}", claim.id, line::mark(claim.state));
            writeln!(
                out,
                "{label:<MARGIN$}{}",
                row(text, span, &claim.claim, colour)
            )?;
        }
    }
    Ok(())
}

/// The letters under one line, trailing blanks cut.
fn row(text: &str, line: Span, claim: &Claim, colour: bool) -> String {
    let layers = layers(claim);
    let at = |byte: usize| {
        layers
            .iter()
            .rev()
            .find(|(_, _, spans)| spans.iter().any(|s| s.start <= byte && byte < s.end))
    };
    let letters = line
        .of(text)
        .unwrap_or_default()
        .char_indices()
        .map(|(offset, _)| at(line.start + offset));
    let cells: Vec<Option<(char, &str)>> = letters
        .map(|layer| layer.map(|(letter, code, _)| (*letter, *code)))
        .collect();
    let end = cells
        .iter()
        .rposition(Option::is_some)
        .map_or(0, |last| last + 1);
    let runs = cells[..end].chunk_by(|a, b| a == b);
    runs.map(|run| paint(run[0], run.len(), colour)).collect()
}

fn paint(cell: Option<(char, &str)>, length: usize, colour: bool) -> String {
    match cell {
        None => " ".repeat(length),
        Some((letter, code)) if colour => format!(
            "\u{1b}[{code}m{}\u{1b}[0m",
            letter.to_string().repeat(length)
        ),
        Some((letter, _)) => letter.to_string().repeat(length),
    }
}

/// The lines of a text: at its own line breaks and, where those are far
/// apart, at spaces. White space at the breaks belongs to no line.
fn wrap(text: &str, within: Span) -> Vec<Span> {
    let mut lines = vec![];
    let mut start = within.start;
    for paragraph in within.of(text).unwrap_or_default().split('\n') {
        let end = start + paragraph.len();
        lines.extend(fold(text, Span::new(start, end)));
        start = end + 1;
    }
    lines
}

fn fold(text: &str, paragraph: Span) -> Vec<Span> {
    let mut lines = vec![];
    let mut rest = trim(text, paragraph);
    while !rest.is_empty() {
        let words = rest.of(text).unwrap_or_default();
        let limit = words
            .char_indices()
            .nth(WIDTH)
            .map_or(words.len(), |(at, _)| at);
        let fits = limit == words.len();
        let cut = if fits {
            limit
        } else {
            words[..limit]
                .rfind(' ')
                .filter(|at| *at > 0)
                .unwrap_or(limit)
        };
        lines.push(trim(text, Span::new(rest.start, rest.start + cut)));
        rest = trim(text, Span::new(rest.start + cut, rest.end));
    }
    lines
}

fn trim(text: &str, span: Span) -> Span {
    let words = span.of(text).unwrap_or_default();
    let start = span.start + (words.len() - words.trim_start().len());
    Span::new(start, (start + words.trim().len()).max(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use judging::testing::{Told, document};
    use record::{Measure, Unit};

    fn check(text: &str, claim: impl FnOnce(Told) -> Told, expected: &str) {
        let report = document(3, "Courier", "2016-03-23", text);
        let claim = claim(Told::new(&report, text)).claim(7);
        let mut out = vec![];
        write(&mut out, text, Span::new(0, text.len()), &[&claim], false).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn letters_stand_under_the_words() {
        check(
            "Police said 35 were killed in Dabo.",
            |told| {
                told.source("Police", "said")
                    .content("35 were killed in Dabo")
                    .place("Dabo")
                    .number(
                        Measure::Fatalities,
                        "35",
                        (Some(35.0), Some(35.0)),
                        Unit::Persons,
                    )
            },
            "         Police said 35 were killed in Dabo.\n\
             c7 ○     SSSSSS.CCCC.NN----------------PPPP.\n",
        );
    }

    #[test]
    fn escapes_in_the_text_are_shown_as_signs() {
        check(
            "A\u{1b}[31mB",
            |told| told,
            "         A�[31mB\nc7 ○     -------\n",
        );
    }

    #[test]
    fn long_lines_are_folded_and_hold_every_word() {
        let text = "word ".repeat(60);
        let lines = wrap(&text, Span::new(0, text.len()));
        assert_eq!(lines.len(), 4);
        assert_eq!(
            lines
                .iter()
                .map(|line| line.of(&text).unwrap().split(' ').count())
                .sum::<usize>(),
            60
        );
    }
}
