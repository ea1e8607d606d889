//! Status: what the brief rests on, and the few claims that matter most.

use super::{Cite, Desk, Error, Mark, Part, Run, Sentence, numbers, words};
use judging::{disagreements::Line, numbers::Row};
use record::{Measure, Nature, PartialDate, Stance, StoredClaim, Unit};
use std::collections::BTreeSet;

const QUOTED_MAX: usize = 5;
const FIGURES_MAX: usize = 5;

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
    let newest: Vec<&Row> = headlines(desk);
    for row in &newest {
        sentences.push(figure(desk, row)?);
    }
    for claim in leading(desk) {
        let sentence = desk.quotation(claim)?;
        let when = desk
            .day(claim)
            .map(|_| words::sentence_case(&desk.when(claim)));
        sentences.push(match when {
            Some(when) => sentence.led_by(when),
            None => sentence,
        });
    }
    sentences.extend(disputed(desk)?);
    Ok(vec![Part::List(sentences)])
}

/// The newest figure of each measure that belongs in a status: a level where
/// there is one, as "400 fewer" tells little without it, and one about the
/// subject itself where there is one.
fn headlines<'d>(desk: &'d Desk) -> Vec<&'d Row<'d>> {
    let tables = HEADLINES
        .iter()
        .filter_map(|m| desk.tables.iter().find(|table| table.measure == *m));
    let newest = tables.filter_map(|table| {
        let figures = table.rows.iter().filter(|row| row.written.is_some());
        figures.max_by_key(|row| {
            let level = row
                .claim
                .claim
                .quantity
                .as_ref()
                .is_some_and(|q| q.nature == Nature::Level);
            (
                measured(table.measure, row),
                level,
                desk.about.meets(row.claim),
                row.dated.day(),
                row.origin.carriers.len(),
                row.claim.id,
            )
        })
    });
    newest.take(FIGURES_MAX).collect()
}

/// A share of a named whole tells more than an area, and both more than "two villages".
fn measured(measure: Measure, row: &Row) -> u8 {
    let counted = row.written.is_some_and(|amount| amount.unit == Unit::Count);
    match measure {
        Measure::Territory if row.derived.is_some() => 2,
        Measure::Territory if counted => 0,
        _ => 1,
    }
}

/// The weightiest statements, the newest first; what a figure is read from stands in the tables.
pub(super) fn leading<'a>(desk: &Desk<'a>) -> Vec<&'a StoredClaim> {
    let said = |claim: &StoredClaim| {
        matches!(claim.claim.stance, Stance::Asserts | Stance::Denies)
            && claim.claim.quantity.is_none()
            && !desk.tabled(claim)
    };
    let mut claims = desk.weightiest(said);
    claims.truncate(QUOTED_MAX);
    claims.sort_by_key(|claim| (std::cmp::Reverse(desk.day(claim)), claim.id));
    claims
}

/// "Territory, newest figure. 40 %, that is 13,600 square miles (derived), according to the army (Courier, 10 April 2016)."
fn figure(desk: &Desk, row: &Row) -> Result<Sentence, Error> {
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
        words::sentence_case(&desk.figure(row.claim)),
        comes_to.unwrap_or_default(),
        place.unwrap_or_default(),
        desk.speaker(row.claim),
        desk.carried(row.claim),
    );
    let measure = row
        .claim
        .claim
        .quantity
        .as_ref()
        .map(|q| words::measure(q.measure))
        .unwrap_or_default();
    Ok(desk
        .sentence(vec![Run::Plain(text)], &[row.claim])?
        .led_by(format!("{measure}, newest figure")))
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
        match outlets.len() {
            0 => "no named outlet".into(),
            n => words::count(n, "outlet", "outlets"),
        },
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
