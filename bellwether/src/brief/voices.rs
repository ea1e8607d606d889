//! Who says what: the speakers by capacity, each in its own words.

use super::desk::shell;
use super::{Desk, Error, Part, status, words};
use crate::view::safe::line;
use record::{Role, Stance, StoredClaim};
use std::collections::BTreeSet;

const SPEAKERS_MAX: usize = 5;
const EACH_MAX: usize = 3;
/// Shorter quotations tell nothing.
const QUOTE_WORDS_MIN: usize = 4;
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
    claims.retain(|claim| desk.quote(claim).split(' ').count() >= QUOTE_WORDS_MIN);
    if claims.len() > SMALL {
        claims.retain(|claim| !told.contains(&claim.id));
    }
    // Figures stand in the tables already: words without one come first.
    claims.sort_by_key(|claim| claim.claim.quantity.is_some());
    let (own, others): (Vec<_>, Vec<_>) = claims
        .into_iter()
        .partition(|claim| desk.about.speaks(claim));
    let mut parts = voice(
        desk,
        format!("{} itself", line(&desk.about.name)),
        &own,
        "--source",
    )?;
    for role in ORDER {
        let of_role: Vec<_> = others
            .iter()
            .filter(|c| c.claim.attribution.source.role == *role)
            .copied()
            .collect();
        parts.extend(voice(
            desk,
            words::role(*role).into(),
            &of_role,
            &format!("--role {role}"),
        )?);
    }
    Ok(parts)
}

/// A heading, what is shown under it, and how to see the rest.
fn voice(
    desk: &Desk,
    heading: String,
    claims: &[&StoredClaim],
    pick: &str,
) -> Result<Vec<Part>, Error> {
    // What reports say in their own voice is told last and least: it has no named speaker.
    let own_voice = claims
        .first()
        .is_some_and(|claim| claim.claim.attribution.source.role == Role::Author);
    let (speakers, each) = if own_voice {
        (3, 2)
    } else {
        (SPEAKERS_MAX, EACH_MAX)
    };
    let shown = shown(desk, claims, speakers, each);
    if shown.is_empty() {
        return Ok(vec![]);
    }
    let quoted = shown
        .iter()
        .map(|claim| desk.quotation(claim))
        .collect::<Result<_, _>>()?;
    let more = more(desk, pick, claims.len() - shown.len());
    Ok([Part::Heading(heading), Part::List(quoted)]
        .into_iter()
        .chain(more)
        .collect())
}

/// A few claims of each of the weightiest speakers, together by speaker.
fn shown<'a>(
    desk: &Desk,
    claims: &[&'a StoredClaim],
    most: usize,
    each: usize,
) -> Vec<&'a StoredClaim> {
    let mut speakers: Vec<(String, Vec<&StoredClaim>)> = vec![];
    for claim in claims {
        let name = desk.speaker_key(claim);
        match speakers.iter_mut().find(|(speaker, _)| *speaker == name) {
            Some((_, own)) => own.push(claim),
            None => speakers.push((name, vec![claim])),
        }
    }
    let first = speakers.into_iter().take(most);
    first
        .flat_map(|(_, own)| own.into_iter().take(each))
        .collect()
}

fn more(desk: &Desk, pick: &str, hidden: usize) -> Option<Part> {
    let pick = if pick == "--source" {
        format!("--source {}", shell(&desk.about.name))
    } else {
        pick.to_owned()
    };
    let command = format!("bellwether claims {} {pick}", desk.flags());
    (hidden > 0).then(|| Part::More {
        what: words::count(hidden, "more claim", "more claims"),
        command,
    })
}
