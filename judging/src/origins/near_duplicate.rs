//! Near-duplicate passages: syndicated copy.
//!
//! Two claims whose words are nearly the same (most runs of four words are
//! shared) come from one text, whoever printed it. False positive that shaped
//! the minimum: short formulas ("No group claimed responsibility for the
//! attack") stand in hundreds of unrelated reports, so a passage must be long
//! and the reports must be near in time.

use super::{Link, elsewhere, say_the_same, times_allow};
use crate::{Shelf, fold};
use record::StoredClaim;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash as _, Hasher};

const RUN: usize = 4;
const RUNS_MIN: usize = 8;
const SHARED_MIN: f64 = 0.6;
const DAYS_MAX: i64 = 31;
/// A run in more claims than this is a formula, and says nothing.
const COMMON_MAX: usize = 50;

pub(super) fn links(shelf: &Shelf, claims: &[&StoredClaim]) -> Vec<Link> {
    let runs: Vec<Vec<u64>> = claims
        .iter()
        .map(|claim| runs(claim.claim.words()))
        .collect();
    let mut holders = Holders::default();
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
        of_b.iter().for_each(|run| holders.add(*run, b));
    }
    links
}

/// How many runs each earlier claim shares, the earliest first.
fn shared(runs: &[u64], holders: &Holders) -> Vec<(usize, usize)> {
    let mut shared: Vec<usize> = runs.iter().flat_map(|run| holders.of(*run)).collect();
    shared.sort_unstable();
    let of_one = shared.chunk_by(|a, b| a == b);
    of_one.map(|times| (times[0], times.len())).collect()
}

/// Hashes of the runs, each once: a clash of two would need to happen in most runs of a passage to matter.
fn runs(text: &str) -> Vec<u64> {
    let folded = fold(text);
    let words: Vec<u64> = folded.split_terminator(' ').map(hash).collect();
    let mut runs: Vec<u64> = words.windows(RUN).map(joined).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

fn hash(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

/// One hash of several in this order; odd factors spread what a turn leaves together.
fn joined(words: &[u64]) -> u64 {
    let add =
        |all: u64, word: &u64| (all.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    words.iter().fold(0, add)
}

/// Which claims have a run. Most runs stand in one claim alone, so that one needs no list.
#[derive(Default)]
struct Holders {
    of: HashMap<u64, (usize, Vec<usize>), BuildHasherDefault<AsItIs>>,
}

impl Holders {
    fn add(&mut self, run: u64, claim: usize) {
        let known = self.of.entry(run);
        known
            .and_modify(|(_, more)| more.push(claim))
            .or_insert_with(|| (claim, vec![]));
    }

    /// The claims with a run; none for one that so many have that it says nothing.
    fn of(&self, run: u64) -> impl Iterator<Item = usize> {
        let held = self.of.get(&run);
        let held = held.filter(|(_, more)| more.len() < COMMON_MAX);
        held.into_iter()
            .flat_map(|(first, more)| std::iter::once(*first).chain(more.iter().copied()))
    }
}

/// Takes a hash for the hash that it is.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, bytes: &[u8]) {
        bytes
            .iter()
            .for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = self.0.rotate_left(8) ^ hash;
    }

    fn finish(&self) -> u64 {
        self.0
    }
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
