//! Where sources disagree, and along which line. Nobody is called right.

use super::{Desk, Error, Part, Run, Sentence, words};
use crate::view::safe::line;
use judging::disagreements::{Disagreement, Line};
use record::StoredClaim;

const SHOWN_MAX: usize = 8;
const SIDES_MAX: usize = 5;

pub(super) fn parts(desk: &Desk) -> Result<Vec<Part>, Error> {
    let shown = desk.disagreements.iter().take(SHOWN_MAX);
    let sentences: Vec<Sentence> = shown.map(|d| sentence(desk, d)).collect::<Result<_, _>>()?;
    if sentences.is_empty() {
        return Ok(vec![]);
    }
    let hidden = desk.disagreements.len() - sentences.len();
    let command = format!("bellwether numbers {}", desk.flags());
    let more = (hidden > 0).then(|| Part::More {
        what: words::count(hidden, "more disagreement", "more disagreements"),
        command,
    });
    Ok(std::iter::once(Part::List(sentences)).chain(more).collect())
}

fn sentence(desk: &Desk, disagreement: &Disagreement) -> Result<Sentence, Error> {
    let mut sides: Vec<_> = disagreement
        .sides
        .iter()
        .filter_map(|id| desk.shelf.claim(*id))
        .collect();
    if disagreement.measure.is_some() {
        sides.sort_by(|a, b| value(a).total_cmp(&value(b)));
    }
    let kept = spread(&sides);
    let runs = if disagreement.measure.is_some() {
        figures(desk, disagreement, &kept)
    } else {
        statements(desk, &kept)
    };
    let rest = match sides.len() - kept.len() {
        0 => String::new(),
        n => format!(" {} more.", words::number(n as f64)),
    };
    let runs = runs
        .into_iter()
        .chain([Run::Plain(format!(
            "{rest} {}",
            explanation(disagreement.line)
        ))])
        .collect();
    Ok(desk.sentence(runs, &kept)?.led_by(lead(disagreement.line)))
}

fn value(claim: &StoredClaim) -> f64 {
    let quantity = claim.claim.quantity.as_ref();
    quantity.and_then(|q| q.low.or(q.high)).unwrap_or(0.0)
}

/// Of many sides the two ends and some between.
fn spread<'a>(sides: &[&'a StoredClaim]) -> Vec<&'a StoredClaim> {
    match sides {
        [first @ .., last] if sides.len() > SIDES_MAX => first
            .iter()
            .take(SIDES_MAX - 1)
            .chain([last])
            .copied()
            .collect(),
        few => few.to_vec(),
    }
}

/// "People killed in Dabo, 22 March 2016: 32 people (Herald, 24 March 2016); at least 35 people (police, in the Courier, …)."
fn figures(desk: &Desk, disagreement: &Disagreement, sides: &[&StoredClaim]) -> Vec<Run> {
    let what = disagreement.measure.map(words::measure).unwrap_or_default();
    let place = sides
        .iter()
        .find_map(|claim| claim.claim.place.as_ref())
        .map(|place| format!(", {}", line(&place.name)));
    let when = sides
        .iter()
        .find_map(|claim| claim.claim.time.as_ref()?.window)
        .map(|window| format!(", {}", words::window(window)));
    let each = sides.iter().map(|claim| {
        format!(
            "{} ({}; {})",
            desk.figure(claim),
            desk.speaker(claim),
            desk.carried(claim)
        )
    });
    let text = format!(
        "{what}{}{}: {}.",
        place.unwrap_or_default(),
        when.unwrap_or_default(),
        words::list(&each.collect::<Vec<_>>())
    );
    vec![Run::Plain(text)]
}

/// "The minister: “…” (Courier, …). Analysts, in denial: “…” (Herald, …)."
fn statements(desk: &Desk, sides: &[&StoredClaim]) -> Vec<Run> {
    let each = sides.iter().map(|claim| desk.quoted(claim));
    each.collect::<Vec<_>>().join(&Run::Plain(" ".into()))
}

fn lead(line: Line) -> &'static str {
    match line {
        Line::Plain => "Cannot both hold",
        Line::Place => "Part over place or front",
        Line::Date => "Said otherwise later",
        Line::Definition => "Count different things",
        Line::Base => "Shares of different wholes",
        Line::Event => "May be different events",
    }
}

fn explanation(line: Line) -> &'static str {
    match line {
        Line::Plain => {
            "They speak of the same thing at about the same time; no value or reading fits both."
        }
        Line::Place => "They do not name the same place or front; both may hold.",
        Line::Date => "The same source said it on different days; the later may be a revision.",
        Line::Definition => "They name different things counted; both may hold.",
        Line::Base => {
            "Only one names the whole that its share is of, or they name different ones; both may hold."
        }
        Line::Event => "They name one place and nearby days, but not surely one event.",
    }
}
