//! What was forecast, in the speaker's words and with the chance those words mean.
//!
//! The chance stands in a sentence of its own; how far a source is to be
//! trusted is never said in it.

use super::{Desk, Error, Part, Run, Sentence, words};
use crate::view::safe::line;
use record::{Stance, StoredClaim};

const SHOWN_MAX: usize = 8;

pub(super) fn parts(desk: &Desk) -> Result<Vec<Part>, Error> {
    let claims = desk.weightiest(|claim| claim.claim.stance == Stance::Predicts);
    let mut sentences = vec![];
    for claim in claims.iter().take(SHOWN_MAX) {
        sentences.push(desk.quotation(claim)?);
        sentences.extend(chance(desk, claim)?);
    }
    let command = format!("bellwether claims {} --stance predicts", desk.flags());
    let hidden = claims.len().saturating_sub(SHOWN_MAX);
    let more = (hidden > 0).then(|| Part::More {
        what: words::count(hidden, "more forecast", "more forecasts"),
        command,
    });
    let list = (!sentences.is_empty()).then_some(Part::List(sentences));
    Ok(list.into_iter().chain(more).collect())
}

/// "Its words “likely” stand for a chance of 55–80 % (ICD 203)."
fn chance(desk: &Desk, claim: &StoredClaim) -> Result<Option<Sentence>, Error> {
    let Some(certainty) = &claim.claim.certainty else {
        return Ok(None);
    };
    let text = &desk.shelf.of(claim).document.text;
    let hedges: Vec<String> = certainty
        .words
        .iter()
        .filter_map(|span| span.of(text))
        .map(line)
        .collect();
    let (low, high) = certainty.band.percent();
    let tail = format!(
        " stands for a chance of {low}–{high} % (“{}” in the bands of ICD 203).",
        certainty.band
    );
    desk.sentence(
        vec![
            Run::Plain("Its wording ".into()),
            Run::Quote(hedges.join(" … ")),
            Run::Plain(tail),
        ],
        &[claim],
    )
    .map(Some)
}
