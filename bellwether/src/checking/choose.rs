//! Which dataset to ask: the one that covers the question, and of those the finest.
//!
//! Only what can be seen without judging counts here. To ask each and keep the
//! answer one likes would be the oldest mistake there is.

use events::{Grain, Violence};
use judging::checks::{COUNTRIES_MIN, Evidence, Plan};
use record::CheckKind;

/// The higher, the better it covers the plan: time, scopes, months where months
/// are needed, deaths by dyad, world, grain, all types of violence; the later end breaks ties, then the name.
pub(crate) fn fitness(plan: &Plan, evidence: &Evidence) -> impl Ord + use<> {
    let dataset = &evidence.dataset;
    let covers = (0..evidence.told.len()).all(|scope| {
        evidence
            .reach(scope)
            .is_some_and(|reach| reach.from <= plan.period.from && plan.period.until <= reach.until)
    });
    let with_rows = evidence.told.iter().filter(|told| !told.rows.is_empty());
    let told = with_rows.count();
    let monthly = matches!(plan.kind, CheckKind::TurningPoint | CheckKind::Lead);
    let months = !monthly || dataset.grain != Grain::Year;
    let worldwide = matches!(plan.kind, CheckKind::Spread | CheckKind::Absence);
    let world = !worldwide || evidence.covered.len() >= COUNTRIES_MIN;
    (
        told > 0,
        world,
        months,
        covers,
        told,
        own_deaths(plan, evidence),
        match dataset.grain {
            Grain::Event => 3,
            Grain::Month => 2,
            _ => 1,
        },
        all_types(evidence),
        dataset.end,
        dataset.label(),
    )
}

/// Whether its rows are of more than one type of violence.
///
/// Shaped by a mosque whose 300 dead were held against a panel of battle deaths,
/// while a panel of all types stood beside it.
fn all_types(evidence: &Evidence) -> bool {
    let rows = evidence.told.iter().flat_map(|told| &told.rows);
    let types: Vec<Violence> = rows.map(|row| row.violence).collect();
    types.contains(&Violence::All) || types.windows(2).any(|two| two[0] != two[1])
}

/// Whether rows tell deaths dyad by dyad, where the question is about an actor.
fn own_deaths(plan: &Plan, evidence: &Evidence) -> bool {
    // Spread counts countries, whoever shares their deaths.
    let matters = plan.by_actor && plan.kind != CheckKind::Spread;
    let shared = |dyads: usize| matters && dyads > 1;
    let rows = evidence.told.iter().flat_map(|told| &told.rows);
    !rows.into_iter().any(|row| shared(row.dyads.len()))
}
