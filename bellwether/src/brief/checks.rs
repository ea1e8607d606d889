//! What was checked against the event record, with the verdict and what it rests on.
//!
//! A brief as of a day shows only checks made as of that day or an earlier one:
//! a check in hindsight would tell it what came later.

use super::quote::quote;
use super::{Desk, Error, Part, Run, Sentence};
use crate::view::check::verdict;
use crate::view::safe::{cut, line};
use record::{Check, Date, Mode, StoredCheck, StoredClaim, Verdict};

const SHOWN_MAX: usize = 8;
const FINDING_MAX: usize = 200;

pub(super) fn parts(desk: &Desk, checks: &[StoredCheck]) -> Result<Vec<Part>, Error> {
    let as_of = desk.shelf.view().as_of;
    let mut shown: Vec<(&StoredCheck, &StoredClaim)> = checks
        .iter()
        .filter(|stored| may_show(&stored.check, as_of))
        .filter_map(|stored| Some((stored, desk.shelf.claim(stored.check.claim)?)))
        .collect();
    // What was decided first; the order of verdicts is the order of how much they decide.
    shown.sort_by_key(|(stored, _)| (stored.check.verdict, stored.id));
    let hidden = shown.len().saturating_sub(SHOWN_MAX);
    let sentences: Vec<Sentence> = shown
        .iter()
        .take(SHOWN_MAX)
        .map(|(stored, claim)| sentence(desk, stored, claim))
        .collect::<Result<_, _>>()?;
    let list = (!sentences.is_empty()).then_some(Part::List(sentences));
    let more = (hidden > 0).then(|| Part::More {
        what: super::words::count(hidden, "more check", "more checks"),
        command: format!("bellwether check {} --dry-run", desk.flags()),
    });
    Ok(list.into_iter().chain(more).collect())
}

fn may_show(check: &Check, as_of: Option<Date>) -> bool {
    match (as_of, check.mode) {
        (None, _) => true,
        (Some(day), Mode::AsOf(judged)) => judged <= day,
        (Some(_), Mode::Hindsight) => false,
    }
}

/// "“…”: contradicted by the rows, in hindsight (ucdp-ged 25.1). 2020 against …"
fn sentence(desk: &Desk, stored: &StoredCheck, claim: &StoredClaim) -> Result<Sentence, Error> {
    let check = &stored.check;
    let text = &desk.shelf.of(claim).document.text;
    let data: Vec<String> = check
        .datasets
        .iter()
        .map(|dataset| format!("{} {}", dataset.name, dataset.version))
        .collect();
    let data = match data.is_empty() {
        true => String::new(),
        false => format!(", {}", line(&data.join(" and "))),
    };
    let mode = match check.mode {
        Mode::Hindsight => "in hindsight".to_owned(),
        Mode::AsOf(day) => format!("as of {day}"),
    };
    let tail = format!(
        " — {} ({mode}{data}; {}). {}",
        verdict(check.verdict),
        stored.id,
        rests_on(check)
    );
    let runs = vec![Run::Quote(quote(claim, text)), Run::Plain(tail)];
    desk.sentence(runs, &[claim])
}

/// What was missing, or what the first readings found.
fn rests_on(check: &Check) -> String {
    let said = match check.verdict {
        Verdict::NotTestable => format!("Missing: {}.", check.missing.join("; ")),
        Verdict::DependsOnTheRule => {
            let decided = check.sensitivity.iter().filter(|reading| {
                matches!(reading.verdict, Verdict::Consistent | Verdict::Contradicted)
            });
            let told: Vec<String> = decided
                .map(|reading| format!("{}: {}", reading.rule, verdict(reading.verdict)))
                .collect();
            format!("{}.", told.join("; "))
        }
        Verdict::MixedByScope => {
            let scopes = check.scopes.iter();
            let told: Vec<String> = scopes
                .map(|scope| format!("{}: {}", scope.scope, verdict(scope.verdict)))
                .collect();
            format!("{}.", told.join("; "))
        }
        _ => check.sensitivity.first().map_or(String::new(), |reading| {
            format!("{}: {}.", reading.rule, reading.finding)
        }),
    };
    cut(&line(&said), FINDING_MAX)
}
