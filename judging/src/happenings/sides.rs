//! Whether two figures are of one event: what numbers and disagreements ask.

use super::meeting::possible;
use super::mention::Mention;
use super::{Happening, happenings};
use crate::Shelf;
use record::ClaimId;
use std::collections::BTreeMap;

/// The events of a shelf, to be asked by claim.
#[derive(Clone, Debug, Default)]
pub struct Events<'a> {
    happenings: Vec<Happening<'a>>,
    of: BTreeMap<ClaimId, (usize, usize)>,
}

/// How two claims of events stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sides {
    /// They tell one event.
    One,
    /// They tell two: something rules out that they are one.
    Two,
    /// They were not taken for one, but nothing rules it out.
    Unsure,
}

impl<'a> Events<'a> {
    /// The events that the claims of `shelf` tell of.
    pub fn of(shelf: &Shelf<'a>) -> Events<'a> {
        let happenings = happenings(shelf);
        let mut of = BTreeMap::new();
        for (at, happening) in happenings.iter().enumerate() {
            for (mention, told) in happening.mentions.iter().enumerate() {
                of.extend(told.claims.iter().map(|claim| (claim.id, (at, mention))));
            }
        }
        Events { happenings, of }
    }

    /// The event that a claim tells.
    pub fn event(&self, claim: ClaimId) -> Option<&Happening<'a>> {
        let (at, _) = self.of.get(&claim)?;
        self.happenings.get(*at)
    }

    /// How two claims stand; none where one of them tells no event.
    pub fn sides(&self, a: ClaimId, b: ClaimId) -> Option<Sides> {
        let (x, y) = (self.of.get(&a)?, self.of.get(&b)?);
        let could = || possible(self.mention(x), self.mention(y));
        Some(match x.0 == y.0 {
            true => Sides::One,
            false if could() => Sides::Unsure,
            false => Sides::Two,
        })
    }

    fn mention(&self, (at, mention): &(usize, usize)) -> &Mention<'a> {
        &self.happenings[*at].mentions[*mention]
    }
}
