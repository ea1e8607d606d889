//! What is not known: what no report says, what rests on one origin, what has no date.

use super::{Cite, Desk, Error, Mark, Part, Run, Sentence, words};
use judging::gaps::{Gap, Missing, gaps};
use record::{ClaimId, DocumentId, Measure, StoredClaim};

pub(super) fn parts(desk: &Desk) -> Result<Vec<Part>, Error> {
    let gaps = gaps(desk.shelf, &desk.tables);
    let mut sentences: Vec<Sentence> = no_figure(desk, &gaps)?.into_iter().collect();
    for gap in &gaps {
        sentences.extend(sentence(desk, &gap.missing)?);
    }
    sentences.extend(single(desk)?);
    Ok(if sentences.is_empty() {
        vec![]
    } else {
        vec![Part::List(sentences)]
    })
}

/// All measures without a figure in one sentence, on what was searched.
fn no_figure(desk: &Desk, gaps: &[Gap]) -> Result<Option<Sentence>, Error> {
    let missing = gaps.iter().filter_map(|gap| match gap.missing {
        Missing::Figure(measure) => Some(words::measure_in_text(measure)),
        _ => None,
    });
    let missing: Vec<String> = missing.collect();
    if missing.is_empty() {
        return Ok(None);
    }
    let text = format!("No figure was read for {}.", words::list(&missing));
    counted(text, desk.documents()).map(|sentence| Some(sentence.led_by("No figure")))
}

fn sentence(desk: &Desk, missing: &Missing) -> Result<Option<Sentence>, Error> {
    Ok(match missing {
        Missing::Figure(_) => None,
        Missing::OnlyWords(measure, claims) => Some(only_words(desk, *measure, claims)?),
        Missing::OneOrigin(measure, claim) => one_origin(desk, *measure, *claim)?,
        Missing::Stale(measure, claim, days) => stale(desk, *measure, *claim, *days)?,
        Missing::Undated(documents) => Some(undated(desk, documents)?),
        Missing::Open(claims) => Some(open(desk, claims)?),
    })
}

fn only_words(desk: &Desk, measure: Measure, claims: &[ClaimId]) -> Result<Sentence, Error> {
    let claims: Vec<&StoredClaim> = claims
        .iter()
        .filter_map(|id| desk.shelf.claim(*id))
        .take(4)
        .collect();
    let text = format!(
        "On {} there are only words without a number.",
        words::measure_in_text(measure)
    );
    Ok(desk
        .sentence(vec![Run::Plain(text)], &claims)?
        .led_by("Words only"))
}

fn one_origin(desk: &Desk, measure: Measure, id: ClaimId) -> Result<Option<Sentence>, Error> {
    let Some(claim) = desk.shelf.claim(id) else {
        return Ok(None);
    };
    let carriers = match desk.carriers(claim) {
        1 => "one outlet carries it".into(),
        n => format!("{n} outlets carry it, which does not confirm it"),
    };
    let text = format!(
        "The only figure for {} comes from {}; {carriers}.",
        words::measure_in_text(measure),
        desk.speaker(claim)
    );
    Ok(Some(
        desk.sentence(vec![Run::Plain(text)], &[claim])?
            .led_by("One origin"),
    ))
}

fn stale(desk: &Desk, measure: Measure, id: ClaimId, days: i64) -> Result<Option<Sentence>, Error> {
    let Some(claim) = desk.shelf.claim(id) else {
        return Ok(None);
    };
    let age = if days < 730 {
        words::count(days as usize / 30, "month", "months")
    } else {
        words::count(days as usize / 365, "year", "years")
    };
    let text = format!(
        "The newest figure for {} is of {}, {age} before the day of this brief.",
        words::measure_in_text(measure),
        desk.when(claim)
    );
    Ok(Some(
        desk.sentence(vec![Run::Plain(text)], &[claim])?
            .led_by("Old"),
    ))
}

fn undated(desk: &Desk, documents: &[DocumentId]) -> Result<Sentence, Error> {
    let n = words::count(
        documents.len(),
        "report has no date",
        "reports have no date",
    );
    let looking_back = desk.shelf.view().as_of.is_some();
    let kept = if looking_back {
        "and nothing in this brief comes from"
    } else {
        "so relative dates stay open in"
    };
    let it = if documents.len() == 1 { "it" } else { "them" };
    Ok(counted(format!("{n}, {kept} {it}."), documents.to_vec())?.led_by("Undated"))
}

fn open(desk: &Desk, claims: &[ClaimId]) -> Result<Sentence, Error> {
    let documents: std::collections::BTreeSet<_> = claims
        .iter()
        .filter_map(|id| desk.shelf.claim(*id))
        .map(|claim| claim.document)
        .collect();
    let text = format!(
        "{} neither in {} words nor by the date of a report.",
        words::count(claims.len(), "claim has no time,", "claims have no time,"),
        if claims.len() == 1 { "its" } else { "their" }
    );
    Ok(counted(text, documents.into_iter().collect())?.led_by("Open time"))
}

/// How much rests on one outlet's word.
fn single(desk: &Desk) -> Result<Option<Sentence>, Error> {
    let all = desk.origins().len();
    let single = desk
        .origins()
        .iter()
        .filter(|origin| origin.carriers.len() == 1)
        .count();
    let text = match single {
        0 => return Ok(None),
        _ if all == 1 => "The one claim here comes from one outlet only.".into(),
        _ if single == all => format!(
            "None of the {} separate claims here is carried by a second outlet.",
            words::number(all as f64)
        ),
        _ => format!(
            "Of {} separate claims, {} one outlet only.",
            words::number(all as f64),
            words::count(single, "comes from", "come from")
        ),
    };
    counted(text, desk.documents()).map(|sentence| Some(sentence.led_by("Not confirmed")))
}

fn counted(text: String, documents: Vec<DocumentId>) -> Result<Sentence, Error> {
    Sentence::new(
        vec![Run::Plain(text)],
        vec![Cite::Documents(documents)],
        Mark::Counted,
    )
}
