//! Status: what the brief rests on, and the few claims that matter most.

use super::{Cite, Desk, Error, Mark, Part, Run, Sentence, numbers, words};
use judging::{disagreements::Line, numbers::Table};
use record::{Measure, PartialDate, Stance, StoredClaim};
use std::collections::BTreeSet;

const QUOTED_MAX: usize = 5;
const FIGURES_MAX: usize = 4;

/// The measures whose newest figure belongs in a status.
const HEADLINES: &[Measure] = &[
    Measure::Territory,
    Measure::Fighters,
    Measure::Attacks,
    Measure::Fatalities,
    Measure::Displaced,
    Measure::LeadersLost,
];

pub(super) fn parts(desk: &Desk) -> Result<Vec<Part>, Error> {
    let mut sentences = vec![basis(desk)?];
    let tables = HEADLINES
        .iter()
        .filter_map(|m| desk.tables.iter().find(|table| table.measure == *m));
    for table in tables
        .filter(|table| table.rows.iter().any(|row| row.written.is_some()))
        .take(FIGURES_MAX)
    {
        sentences.extend(newest(desk, table)?);
    }
    for claim in leading(desk) {
        sentences.push(desk.quotation(claim)?.led_by(desk.when(claim)));
    }
    sentences.extend(disputed(desk)?);
    Ok(vec![Part::List(sentences)])
}

/// The weightiest statements without a figure, the newest first: figures have lines of their own.
pub(super) fn leading<'a>(desk: &Desk<'a>) -> Vec<&'a StoredClaim> {
    let said = |claim: &StoredClaim| {
        matches!(claim.claim.stance, Stance::Asserts | Stance::Denies)
            && claim.claim.quantity.is_none()
    };
    let mut claims = desk.weightiest(said);
    claims.truncate(QUOTED_MAX);
    claims.sort_by_key(|claim| (std::cmp::Reverse(desk.day(claim)), claim.id));
    claims
}

/// "Territory: 40 % (change), 13,600 square miles (derived), according to the army (Courier, 10 April 2016)."
fn newest(desk: &Desk, table: &Table) -> Result<Option<Sentence>, Error> {
    let figures = table.rows.iter().filter(|row| row.written.is_some());
    let Some(row) =
        figures.max_by_key(|row| (row.dated.day(), row.origin.carriers.len(), row.claim.id))
    else {
        return Ok(None);
    };
    let comes_to = Some(numbers::comes_to(row))
        .filter(|text| !text.is_empty())
        .map(|text| format!(", that is {text}"));
    let place = row
        .claim
        .claim
        .place
        .as_ref()
        .map(|place| format!(", {}", crate::view::safe::line(&place.name)));
    let text = format!(
        "{}{}{}, according to {} ({}).",
        numbers::figure(row.claim),
        comes_to.unwrap_or_default(),
        place.unwrap_or_default(),
        desk.speaker(row.claim),
        desk.carried(row.claim),
    );
    let lead = format!("{}, newest figure", words::measure(table.measure));
    Ok(Some(
        desk.sentence(vec![Run::Plain(text)], &[row.claim])?
            .led_by(lead),
    ))
}

/// That there is something to look at below, with the words it is about.
fn disputed(desk: &Desk) -> Result<Option<Sentence>, Error> {
    let firm: Vec<_> = desk
        .disagreements
        .iter()
        .filter(|d| d.line == Line::Plain)
        .collect();
    let Some(first) = firm.first() else {
        return Ok(None);
    };
    let sides: Vec<_> = first
        .sides
        .iter()
        .filter_map(|id| desk.shelf.claim(*id))
        .take(2)
        .collect();
    let text = match firm.len() {
        1 => "One set of claims cannot all hold; see below where sources disagree.".into(),
        n => format!(
            "{} sets of claims cannot all hold; see below where sources disagree.",
            words::number(n as f64)
        ),
    };
    Ok(Some(
        desk.sentence(vec![Run::Plain(text)], &sides)?
            .led_by("In dispute"),
    ))
}

/// "This brief rests on 36 claims from 14 reports of 6 outlets, published 3 March – 12 April 2016; 4 claims were reviewed by a person."
fn basis(desk: &Desk) -> Result<Sentence, Error> {
    let documents = desk.documents();
    let metas: Vec<_> = documents
        .iter()
        .filter_map(|id| desk.shelf.document(*id))
        .map(|d| &d.document)
        .collect();
    let outlets: BTreeSet<_> = metas
        .iter()
        .filter_map(|meta| meta.outlet.as_deref())
        .map(judging::fold)
        .collect();
    let claims = desk.shelf.claims().count();
    let reviewed = desk
        .shelf
        .claims()
        .filter(|claim| claim.state.reviewed())
        .count();
    let text = format!(
        "{} about {} in {} of {}{}; {}.",
        words::count(claims, "claim", "claims"),
        crate::view::safe::line(&desk.about.name),
        words::count(documents.len(), "report", "reports"),
        words::count(outlets.len(), "outlet", "outlets"),
        published(
            &metas
                .iter()
                .filter_map(|meta| meta.published)
                .collect::<Vec<_>>()
        ),
        match reviewed {
            0 => "a machine read all of them and nobody has reviewed any".into(),
            all if all == claims => "a person has reviewed all of them".into(),
            some => format!("a person has reviewed {}", words::number(some as f64)),
        }
    );
    Ok(Sentence::new(
        vec![Run::Plain(text)],
        vec![Cite::Documents(documents)],
        Mark::Counted,
    )?
    .led_by("What this rests on"))
}

fn published(dates: &[PartialDate]) -> String {
    match (dates.iter().min(), dates.iter().max()) {
        (Some(first), Some(last)) if first == last => {
            format!(", published {}", words::date(*first))
        }
        (Some(first), Some(last)) => format!(
            ", published from {} to {}",
            words::date(*first),
            words::date(*last)
        ),
        _ => ", none of them dated".into(),
    }
}
