//! What the sections of a brief share: the claims sorted by importance, and
//! the making of sentences from them.

use super::{Citation, Cite, Error, Mark, Run, Sentence};
use crate::about::About;
use judging::Shelf;
use judging::disagreements::{Disagreement, disagreements};
use judging::numbers::{Table, tables};
use judging::origins::{Origin, origins};
use record::{ClaimId, Date, DocumentId, Role, StoredClaim};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// Days after which a claim weighs half.
const HALF_LIFE_DAYS: f64 = 180.0;

/// A subject's claims, laid out.
#[derive(Debug)]
pub(crate) struct Desk<'a> {
    pub(crate) about: &'a About,
    pub(crate) shelf: &'a Shelf<'a>,
    pub(crate) tables: Vec<Table<'a>>,
    pub(crate) disagreements: Vec<Disagreement>,
    origins: Vec<Origin>,
    figures: BTreeMap<DocumentId, Vec<&'a StoredClaim>>,
    origin_of: BTreeMap<ClaimId, usize>,
    newest: Option<Date>,
    /// One claim an origin, the weightiest first.
    ranked: OnceCell<Vec<&'a StoredClaim>>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(about: &'a About, shelf: &'a Shelf<'a>) -> Self {
        let origins = origins(shelf);
        let origin_of = origins
            .iter()
            .enumerate()
            .flat_map(|(at, origin)| origin.claims.iter().map(move |id| (*id, at)));
        let mut figures: BTreeMap<DocumentId, Vec<&StoredClaim>> = BTreeMap::new();
        for claim in shelf
            .claims()
            .filter(|claim| claim.claim.quantity.is_some())
        {
            figures.entry(claim.document).or_default().push(claim);
        }
        let published = shelf
            .claims()
            .filter_map(|claim| shelf.of(claim).document.published);
        Desk {
            about,
            shelf,
            tables: tables(shelf),
            disagreements: disagreements(shelf),
            origin_of: origin_of.collect(),
            newest: published.map(record::PartialDate::last).max(),
            origins,
            figures,
            ranked: OnceCell::new(),
        }
    }

    /// The origins of its claims.
    pub(crate) fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// The documents that say something about the subject.
    pub(crate) fn documents(&self) -> Vec<DocumentId> {
        self.shelf
            .claims()
            .map(|claim| claim.document)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    /// One claim an origin, of those that `keep` keeps, the weightiest first.
    /// Several claims on the same words are shown once.
    pub(crate) fn weightiest(&self, keep: impl Fn(&StoredClaim) -> bool) -> Vec<&'a StoredClaim> {
        let ranked = self.ranked.get_or_init(|| self.ranked()).iter();
        let mut claims: Vec<&StoredClaim> = ranked.copied().filter(|claim| keep(claim)).collect();
        let mut kept: BTreeMap<DocumentId, Vec<&StoredClaim>> = BTreeMap::new();
        claims.retain(|claim| {
            let own = kept.entry(claim.document).or_default();
            let new = !own.iter().any(|other| same_words(other, claim));
            own.extend(new.then_some(*claim));
            new
        });
        claims
    }

    /// Weighed once: every section asks.
    fn ranked(&self) -> Vec<&'a StoredClaim> {
        let leads = self.origins.iter().map(Origin::lead);
        let leads = leads.filter_map(|lead| self.shelf.claim(lead));
        let mut weighed: Vec<(f64, &StoredClaim)> =
            leads.map(|claim| (self.weight(claim), claim)).collect();
        weighed.sort_by(|(x, a), (y, b)| y.total_cmp(x).then(a.id.cmp(&b.id)));
        weighed.into_iter().map(|(_, claim)| claim).collect()
    }

    /// Whether a figure in the tables is read from the words of this claim.
    pub(crate) fn tabled(&self, claim: &StoredClaim) -> bool {
        let figures = self.figures.get(&claim.document);
        figures.is_some_and(|figures| figures.iter().any(|figure| same_words(figure, claim)))
    }

    /// Many carriers, a speaker with a name, a stated fact and a recent report weigh more.
    fn weight(&self, claim: &StoredClaim) -> f64 {
        let carriers = (self.carriers(claim) as f64).ln();
        let speaker = match claim.claim.attribution.source.role {
            Role::Official | Role::Group | Role::Analyst => 0.5,
            Role::Outlet | Role::Other => 0.3,
            Role::Author => 0.1,
            Role::Anonymous => 0.0,
        };
        let detail = |there: bool| if there { 0.2 } else { 0.0 };
        // A subject that is only understood ("the fighters") is weaker than a name.
        let named = self.about.is_named_in(&claim.claim);
        let topical = match self.about.is_subject(&claim.claim) {
            true if named => 1.5,
            true => 0.5,
            false if named => 1.0,
            false => 0.0,
        };
        let details = topical
            + detail(claim.claim.quantity.is_some())
            + detail(claim.claim.place.is_some())
            + detail(
                claim
                    .claim
                    .time
                    .as_ref()
                    .is_some_and(|time| time.window.is_some()),
            );
        carriers
            + speaker
            + details
            + self.recency(claim)
            + if claim.state.reviewed() { 0.5 } else { 0.0 }
    }

    pub(crate) fn recency(&self, claim: &StoredClaim) -> f64 {
        let published = self
            .shelf
            .of(claim)
            .document
            .published
            .map(record::PartialDate::last);
        let age = self
            .newest
            .zip(published)
            .and_then(|(newest, day)| day.until(newest).ok());
        age.map_or(0.0, |age| {
            2.0 * 0.5f64.powf(f64::from(age.get_days()) / HALF_LIFE_DAYS)
        })
    }

    /// How many outlets carry it.
    pub(crate) fn carriers(&self, claim: &StoredClaim) -> usize {
        self.origin_of
            .get(&claim.id)
            .map_or(1, |at| self.origins[*at].carriers.len())
    }

    /// A checked citation of the claim's words.
    pub(crate) fn cite(&self, claim: &StoredClaim) -> Result<Cite, Error> {
        Ok(Cite::Words(Box::new(Citation::new(
            claim,
            self.shelf.of(claim),
        )?)))
    }

    /// Citations of each claim and of all others that carry the same origin, up to four.
    pub(crate) fn cites(&self, claims: &[&StoredClaim]) -> Result<Vec<Cite>, Error> {
        let carried = |claim: &StoredClaim| match self.origin_of.get(&claim.id) {
            Some(at) => self.origins[*at].claims.clone(),
            None => vec![claim.id],
        };
        let all = claims
            .iter()
            .flat_map(|claim| carried(claim).into_iter().take(4));
        let mut cites = vec![];
        for claim in all.filter_map(|id| self.shelf.claim(id)) {
            let cite = self.cite(claim)?;
            if !cites.contains(&cite) {
                cites.push(cite);
            }
        }
        Ok(cites)
    }

    /// A sentence that rests on these claims.
    pub(crate) fn sentence(
        &self,
        runs: Vec<Run>,
        claims: &[&StoredClaim],
    ) -> Result<Sentence, Error> {
        Sentence::new(
            runs,
            self.cites(claims)?,
            Mark::of(claims.iter().map(|claim| claim.state)),
        )
    }

    /// A flag for the commands that show all of a cut list.
    pub(crate) fn flags(&self) -> String {
        let as_of = self
            .shelf
            .view()
            .as_of
            .map(|day| format!(" --as-of {day}"))
            .unwrap_or_default();
        let reviewed = if self.shelf.view().reviewed_only {
            " --reviewed-only"
        } else {
            ""
        };
        format!("--about {}{as_of}{reviewed}", shell(&self.about.name))
    }
}

/// Whether two claims stand on mostly the same words of one report: a
/// statement and the number in it, a sentence and its main clause.
pub(super) fn same_words(a: &StoredClaim, b: &StoredClaim) -> bool {
    let (x, y) = (a.claim.span, b.claim.span);
    let shared = x.end.min(y.end).saturating_sub(x.start.max(y.start));
    a.document == b.document && 2 * shared > x.len().min(y.len())
}

/// An argument that a shell takes as one word.
pub(crate) fn shell(text: &str) -> String {
    let plain = text
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if plain && !text.is_empty() {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_for_the_shell() {
        assert_eq!(
            (shell("ISIS"), shell("Islamic State"), shell("a'b")),
            ("ISIS".into(), "'Islamic State'".into(), "'a'\\''b'".into())
        );
    }
}
