//! The entities that the claims of a ledger name, and which names mean them.
//!
//! Only what a reader or a person made an entity is here: groups, governments,
//! organisations, people with a public role. A victim, a witness or a relative
//! is none, so that nobody can list, merge or look for them.

use anyhow::Result;
use judging::fold;
use ledger::{ClaimFilter, DocumentFilter, Ledger};
use record::{
    Claim, ClaimId, Date, DocumentId, Entity, EntityKind, PartialDate, Role, Source, Span,
    StoredClaim, StoredDocument,
};
use std::collections::{BTreeMap, BTreeSet};

/// An entity, with what names it and how often.
#[derive(Clone, Debug, Default)]
pub(crate) struct Named {
    pub(crate) name: String,
    kinds: BTreeMap<EntityKind, usize>,
    /// Claims about it, by it, and of events in which it takes part.
    pub(crate) subject: BTreeSet<ClaimId>,
    pub(crate) speaker: BTreeSet<ClaimId>,
    pub(crate) party: BTreeSet<ClaimId>,
    /// The words that were read as it, with how often.
    pub(crate) written: BTreeMap<String, usize>,
    pub(crate) first: Option<Date>,
    pub(crate) last: Option<Date>,
}

impl Named {
    /// What it is, as most claims have it.
    pub(crate) fn kind(&self) -> Option<EntityKind> {
        let most = self
            .kinds
            .iter()
            .max_by_key(|(kind, times)| (**times, std::cmp::Reverse(**kind)));
        most.map(|(kind, _)| *kind)
    }

    /// How many claims it is in, in whatever part.
    pub(crate) fn claims(&self) -> usize {
        let parts = [&self.subject, &self.speaker, &self.party];
        parts.into_iter().flatten().collect::<BTreeSet<_>>().len()
    }

    fn out(&mut self, published: Option<PartialDate>) {
        let Some(date) = published else { return };
        self.first = Some(
            self.first
                .map_or(date.first(), |first| first.min(date.first())),
        );
        self.last = Some(self.last.map_or(date.last(), |last| last.max(date.last())));
    }
}

/// The entities of a ledger, those in most claims first.
///
/// # Errors
/// When the ledger cannot be read.
pub(crate) async fn entities(
    ledger: &Ledger,
    as_of: Option<Date>,
    reviewed_only: bool,
) -> Result<Vec<Named>> {
    let filter = ClaimFilter {
        as_of,
        reviewed_only,
        ..ClaimFilter::default()
    };
    let claims = ledger.claims(&filter).await?.claims;
    let documents = ledger.documents(&DocumentFilter::default()).await?;
    let documents: BTreeMap<DocumentId, &StoredDocument> = documents
        .iter()
        .map(|document| (document.id, document))
        .collect();
    let mut all = BTreeMap::new();
    for claim in &claims {
        if let Some(document) = documents.get(&claim.document) {
            gather(&mut all, claim, document);
        }
    }
    let mut all: Vec<Named> = all.into_values().collect();
    all.sort_by(|a, b| {
        b.claims()
            .cmp(&a.claims())
            .then_with(|| a.name.cmp(&b.name))
    });
    Ok(all)
}

type All = BTreeMap<String, Named>;

fn gather(all: &mut All, stored: &StoredClaim, document: &StoredDocument) {
    let claim = &stored.claim;
    for (entity, words, subject) in named(claim) {
        let found = entry(all, &entity.name, document);
        *found.kinds.entry(entity.kind).or_default() += 1;
        let part = if subject {
            &mut found.subject
        } else {
            &mut found.party
        };
        part.insert(stored.id);
        let words = entity
            .words
            .or(words)
            .and_then(|span| span.of(&document.document.text));
        if let Some(words) = words {
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            *found.written.entry(words).or_default() += 1;
        }
    }
    let via = claim.attribution.via.iter();
    for source in via
        .chain([&claim.attribution.source])
        .filter(|it| is_entity(it))
    {
        let found = entry(all, source.name(), document);
        found.speaker.insert(stored.id);
        *found.written.entry(source.written.clone()).or_default() += 1;
    }
}

fn entry<'a>(all: &'a mut All, name: &str, document: &StoredDocument) -> &'a mut Named {
    let found = all.entry(fold(name)).or_insert_with(|| Named {
        name: name.to_owned(),
        ..Named::default()
    });
    found.out(document.document.published);
    found
}

/// The entities of a claim, with the words of the phrase they stand in, and whether each is its subject.
fn named(claim: &Claim) -> impl Iterator<Item = (&Entity, Option<Span>, bool)> {
    let subject = claim.subject.iter().map(|entity| (entity, None, true));
    let event = claim.event.iter();
    let parties = event.flat_map(|event| event.actor.iter().chain(&event.target));
    let parties = parties.filter_map(|party| Some((party.entity.as_ref()?, None, false)));
    subject.chain(parties)
}

/// A speaker counts as an entity where its name was resolved and its capacity is public.
fn is_entity(source: &Source) -> bool {
    let public = matches!(
        source.role,
        Role::Official | Role::Analyst | Role::Group | Role::Outlet
    );
    public && source.resolved.is_some()
}

/// The entity of a name, if there is one: by its own name or one that was merged into it.
pub(crate) fn find<'n>(
    all: &'n [Named],
    identities: &record::Identities,
    name: &str,
) -> Option<&'n Named> {
    let means = fold(identities.name(name));
    all.iter().find(|named| fold(&named.name) == means)
}

/// Names that are spelled nearly so or hold the words, the nearest first.
pub(crate) fn near<'n>(all: &'n [Named], name: &str) -> Vec<&'n str> {
    let asked = fold(name);
    let alike = |named: &'n Named| {
        let other = fold(&named.name);
        let holds = !asked.is_empty() && (other.contains(&asked) || asked.contains(&other));
        let alike = strsim::jaro_winkler(&asked, &other).max(if holds { 0.95 } else { 0.0 });
        (alike >= 0.85).then_some((alike, named.name.as_str()))
    };
    let mut near: Vec<(f64, &str)> = all.iter().filter_map(alike).collect();
    near.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(x.cmp(y)));
    near.into_iter().take(5).map(|(_, name)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_names_that_are_nearly_so() {
        let named = |name: &str| Named {
            name: name.into(),
            ..Named::default()
        };
        let all = [named("Red Dune Front"), named("River Army"), named("Niger")];
        assert_eq!(near(&all, "Red Dune Frnt"), ["Red Dune Front"]);
        assert_eq!(near(&all, "dune front"), ["Red Dune Front"]);
        assert!(near(&all, "Quillfeather").is_empty());
    }
}
