//! Who says what: the speakers by capacity, each in its own words.

use super::{Desk, Error, Part, status, words};
use judging::fold;
use record::{Role, Stance, StoredClaim};
use std::collections::BTreeSet;

const SPEAKERS_MAX: usize = 5;
const EACH_MAX: usize = 3;
/// With more claims than this, what the status quotes is not quoted again.
const SMALL: usize = 12;

/// Those with a stake and a name first, the reports' own voice last.
const ORDER: &[Role] = &[
    Role::Official,
    Role::Group,
    Role::Analyst,
    Role::Other,
    Role::Outlet,
    Role::Anonymous,
    Role::Author,
];

pub(super) fn parts(desk: &Desk) -> Result<Vec<Part>, Error> {
    let told: BTreeSet<_> = status::leading(desk).iter().map(|claim| claim.id).collect();
    // Forecasts have a section of their own.
    let mut claims = desk.weightiest(|claim| claim.claim.stance != Stance::Predicts);
    if claims.len() > SMALL {
        claims.retain(|claim| !told.contains(&claim.id));
    }
    // Figures stand in the tables already: words without one come first.
    claims.sort_by_key(|claim| claim.claim.quantity.is_some());
    let mut parts = vec![];
    for role in ORDER {
        let of_role: Vec<_> = claims
            .iter()
            .filter(|c| c.claim.attribution.source.role == *role)
            .copied()
            .collect();
        let shown = shown(desk, &of_role);
        if shown.is_empty() {
            continue;
        }
        parts.push(Part::Heading(words::role(*role).into()));
        parts.push(Part::List(
            shown
                .iter()
                .map(|claim| desk.quotation(claim))
                .collect::<Result<_, _>>()?,
        ));
        parts.extend(more(desk, *role, of_role.len() - shown.len()));
    }
    Ok(parts)
}

/// A few claims of each of the weightiest speakers, together by speaker.
fn shown<'a>(desk: &Desk, claims: &[&'a StoredClaim]) -> Vec<&'a StoredClaim> {
    let mut speakers: Vec<(String, Vec<&StoredClaim>)> = vec![];
    for claim in claims {
        let name = fold(&desk.speaker(claim));
        match speakers.iter_mut().find(|(speaker, _)| *speaker == name) {
            Some((_, own)) => own.push(claim),
            None => speakers.push((name, vec![claim])),
        }
    }
    let each = speakers.into_iter().take(SPEAKERS_MAX);
    each.flat_map(|(_, own)| own.into_iter().take(EACH_MAX))
        .collect()
}

fn more(desk: &Desk, role: Role, hidden: usize) -> Option<Part> {
    let command = format!("bellwether claims {} --role {role}", desk.flags());
    (hidden > 0).then(|| Part::More {
        what: words::count(hidden, "more claim", "more claims"),
        command,
    })
}
