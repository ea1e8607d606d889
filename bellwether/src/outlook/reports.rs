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

/// A reason for each area of which reports of the last [`MONTHS`] months tell events. Without a ledger there is none.
pub(crate) async fn reports(
    areas: &[Area],
    as_of: Date,
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
        if let Some(claims) = told.get(&area.country) {
            found.insert(at, reason(&loaded, claims, since)?);
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

/// Whether it tells of something in those days; what tells no day is taken by none.
fn occurred(claim: &StoredClaim, since: Date, until: Date) -> bool {
    let window = claim.claim.time.as_ref().and_then(|time| time.window);
    window
        .and_then(|window| window.begin)
        .is_some_and(|day| since <= day && day <= until)
}

/// How many claims from how many origins, with the latest in their words.
fn reason(loaded: &Loaded, claims: &[&StoredClaim], since: Date) -> Result<Why> {
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
    let statement = format!(
        "reports since {since}: {} claims of events, {count} origins; no part of the probability",
        claims.len()
    );
    Ok(Why::because(statement, leaves)?)
}
