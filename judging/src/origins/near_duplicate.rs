//! Near-duplicate passages: syndicated copy.
//!
//! Two claims whose words are nearly the same (most runs of four words are
//! shared) come from one text, whoever printed it. False positive that shaped
//! the minimum: short formulas ("No group claimed responsibility for the
//! attack") stand in hundreds of unrelated reports, so a passage must be long
//! and the reports must be near in time.

use super::{Link, elsewhere, say_the_same, times_allow};
use crate::{Shelf, fold::words};
use record::StoredClaim;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

const RUN: usize = 4;
const RUNS_MIN: usize = 8;
const SHARED_MIN: f64 = 0.6;
const DAYS_MAX: i64 = 31;
/// A run in more claims than this is a formula, and says nothing.
const COMMON_MAX: usize = 50;

pub(super) fn links(shelf: &Shelf, claims: &[&StoredClaim]) -> Vec<Link> {
    let runs: Vec<BTreeSet<u64>> = claims
        .iter()
        .map(|claim| runs(claim.claim.words()))
        .collect();
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut links = vec![];
    for (b, of_b) in runs
        .iter()
        .enumerate()
        .filter(|(_, runs)| runs.len() >= RUNS_MIN)
    {
        let like = shared(of_b, &holders).into_iter().filter(|(a, shared)| {
            // Of the longer: a sentence that quotes a formula and adds news is news.
            *shared as f64 >= SHARED_MIN * of_b.len().max(runs[*a].len()) as f64
        });
        let same = |a: &usize| {
            elsewhere(claims[*a], claims[b])
                && say_the_same(claims[*a], claims[b])
                && times_allow(shelf, claims[*a], claims[b], DAYS_MAX)
        };
        links.extend(like.map(|(a, _)| a).find(same).map(|a| Link {
            a,
            b,
            because: "nearly the same passage",
        }));
        of_b.iter()
            .for_each(|run| holders.entry(*run).or_default().push(b));
    }
    links
}

/// How many runs each earlier claim shares.
fn shared(runs: &BTreeSet<u64>, holders: &HashMap<u64, Vec<usize>>) -> BTreeMap<usize, usize> {
    let mut shared = BTreeMap::new();
    let found = runs
        .iter()
        .filter_map(|run| holders.get(run))
        .filter(|held| held.len() <= COMMON_MAX);
    found
        .flatten()
        .for_each(|at| *shared.entry(*at).or_default() += 1);
    shared
}

/// Hashes of the runs: a clash of two would need to happen in most runs of a passage to matter.
fn runs(text: &str) -> BTreeSet<u64> {
    words(text).windows(RUN).map(hash).collect()
}

fn hash(run: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    run.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use crate::origins::tests::check;
    use crate::testing::{Told, document};

    fn origins(texts: &[&str], expected: &[&str]) {
        let documents: Vec<_> = (1..)
            .zip(texts)
            .map(|(id, text)| document(id, &format!("Outlet {id}"), "2016-05-02", text))
            .collect();
        let claims: Vec<_> = documents
            .iter()
            .map(|d| Told::new(d, &d.document.text).claim(d.id.0))
            .collect();
        check(&documents, &claims, expected);
    }

    #[test]
    fn syndicated_copy_is_one_origin() {
        origins(
            &[
                "Fighters crossed the river before dawn and burned the market and two schools in the town of Dabo.",
                "Fighters crossed the river before dawn and burned the market and two schools in the town of Dabo, witnesses said.",
                "Fighters burned a market.",
            ],
            &["c1+c2 Outlet 1, Outlet 2", "c3 Outlet 3"],
        );
    }

    #[test]
    fn a_short_formula_is_no_origin() {
        let formula = "No group claimed responsibility for the attack.";
        origins(&[formula, formula], &["c1 Outlet 1", "c2 Outlet 2"]);
    }
}
