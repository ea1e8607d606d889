//! What the reports of the ledger tell of a country in the last months, for a warning's reasons.
//!
//! They stand beside the probability and are no part of it, unless `--feature reports` asks for that: they did not improve it
//! (docs/forecast.md).

use crate::context::Context;
use crate::select::{Loaded, Select};
use anyhow::Result;
use judging::forecast::from_reports::Told;
use judging::origins::origins;
use record::{Area, Date, Ground, Kind, Month, PartialDate, Stance, StoredClaim, Why};
use std::collections::{HashMap, HashSet};

/// How far back reports are looked at, in months before that of the day.
const MONTHS: i32 = 3;

/// Claims that are told word for word.
const TOLD: usize = 3;

/// A reason for each area of which reports of the last [`MONTHS`] months tell events, and whether they were `counted` in the
/// probability. Without a ledger there is none.
pub(crate) async fn reports(
    areas: &[Area],
    as_of: Date,
    counted: bool,
    context: &Context,
) -> Result<HashMap<usize, Why>> {
    if !context.ledger.exists() {
        return Ok(HashMap::new());
    }
    let loaded = events_told(Some(as_of), context).await?;
    let since = Month::of(as_of).plus(-MONTHS).first();
    let mut told: HashMap<String, Vec<&StoredClaim>> = HashMap::new();
    for claim in &loaded.claims {
        if let Some(country) = country(claim).filter(|_| occurred(claim, since, as_of)) {
            told.entry(country).or_default().push(claim);
        }
    }
    let mut found = HashMap::new();
    for (at, area) in areas.iter().enumerate() {
        let here = told.get(&area.country).into_iter().flatten();
        let here: Vec<&StoredClaim> = here.filter(|claim| is_in(claim, area)).copied().collect();
        if !here.is_empty() {
            found.insert(at, reason(&loaded, &here, since, counted)?);
        }
    }
    Ok(found)
}

async fn events_told(as_of: Option<Date>, context: &Context) -> Result<Loaded> {
    let ledger = context.open().await?;
    let mut select = Select {
        kind: Some(Kind::Event),
        ..Select::default()
    };
    select.look.as_of = as_of.map(PartialDate::day);
    let loaded = select.load(&ledger, None, None).await?;
    ledger.close().await;
    Ok(loaded)
}

/// Every violent event that a dated report says took place in a country, once a passage.
pub(crate) async fn told(as_of: Option<Date>, context: &Context) -> Result<Vec<Told>> {
    let loaded = events_told(as_of, context).await?;
    let shelf = loaded.shelf();
    let mut seen = HashSet::new();
    let one = |claim: &StoredClaim| {
        let event = claim.claim.event.as_ref()?;
        let tells = event.kind.is_violent() && claim.claim.stance == Stance::Asserts;
        let told = Told {
            country: country(claim)?,
            published: shelf.of(claim).document.published?.last(),
            occurred: claim
                .claim
                .time
                .as_ref()
                .and_then(|time| time.window?.begin),
        };
        (tells && seen.insert((claim.document, event.trigger))).then_some(told)
    };
    Ok(shelf.claims().filter_map(one).collect())
}

/// The country of a claim's place, by the code that panels use.
fn country(claim: &StoredClaim) -> Option<String> {
    let place = claim.claim.place.as_ref()?;
    events::Area::known(place.country.as_deref()?)?.iso3
}

/// Words that a dataset writes after the name of a first-level area and a gazetteer does not, or the other way round.
const SORTS: [&str; 9] = [
    "state",
    "province",
    "region",
    "governorate",
    "department",
    "district",
    "county",
    "oblast",
    "wilaya",
];

/// Whether a claim on something in the country is on that area of it: any is on the whole.
fn is_in(claim: &StoredClaim, area: &Area) -> bool {
    let Some(admin1) = &area.admin1 else {
        return true;
    };
    let told = claim.claim.place.as_ref();
    let told = told.and_then(|place| place.admin1.as_ref());
    told.is_some_and(|told| bare(told) == bare(admin1))
}

fn bare(name: &str) -> Vec<String> {
    let words = name.split_whitespace().map(str::to_lowercase);
    words
        .filter(|word| !SORTS.contains(&word.as_str()))
        .collect()
}

/// Whether it tells of something in those days; what tells no day is taken by none.
fn occurred(claim: &StoredClaim, since: Date, until: Date) -> bool {
    let window = claim.claim.time.as_ref().and_then(|time| time.window);
    window
        .and_then(|window| window.begin)
        .is_some_and(|day| since <= day && day <= until)
}

/// How many claims from how many origins, with the latest in their words.
fn reason(loaded: &Loaded, claims: &[&StoredClaim], since: Date, counted: bool) -> Result<Why> {
    let shelf = loaded.shelf();
    let these = shelf.only(|claim| claims.iter().any(|it| it.id == claim.id));
    let count = origins(&these).len();
    let leaf = |claim: &&StoredClaim| {
        let ground = Ground::Words {
            claim: Some(claim.id),
            document: claim.document,
            span: claim.claim.span,
        };
        Why::ground(format!("{}: {}", claim.id, claim.claim.words()), ground)
    };
    let leaves: Vec<Why> = claims.iter().rev().take(TOLD).map(leaf).collect();
    let part = match counted {
        true => "months of such reports are among what the probability was made from",
        false => "no part of the probability",
    };
    let statement = format!(
        "reports since {since}: {} claims of events, {count} origins; {part}",
        claims.len()
    );
    Ok(Why::because(statement, leaves)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_level_area_is_known_by_its_bare_name() {
        let check = |a: &str, b: &str, same: bool| assert_eq!(bare(a) == bare(b), same, "{a} {b}");
        check("Borno state", "Borno", true);
        check("Diyala province", "Diyala Governorate", true);
        check("North Kivu", "South Kivu", false);
    }
}
