//! Reading atoms one after the other.

use super::atoms::Atom;
use super::words::{Lex, Unit};

/// A place in the atoms; copied to try a reading, assigned back when it succeeds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    pub(super) atoms: &'a [Atom],
    pub(super) at: usize,
    /// The text tells years before Christ, so "in 480" may be one.
    pub(super) ancient: bool,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(atoms: &'a [Atom], at: usize) -> Self {
        Cursor {
            atoms,
            at,
            ancient: false,
        }
    }

    pub(super) fn lex(&self) -> Lex {
        self.ahead(0)
    }

    /// The atom `n` further on.
    pub(super) fn ahead(&self, n: usize) -> Lex {
        self.atoms
            .get(self.at + n)
            .map_or(Lex::Other, |atom| atom.lex)
    }

    /// The atom `n` before, 1 being the one just before.
    pub(super) fn behind(&self, n: usize) -> Lex {
        self.at
            .checked_sub(n)
            .map_or(Lex::Other, |at| self.atoms[at].lex)
    }

    pub(super) fn atom(&self) -> Option<&'a Atom> {
        self.atoms.get(self.at)
    }

    pub(super) fn glued(&self) -> bool {
        self.atom().is_some_and(|atom| atom.glued)
    }

    pub(super) fn capital(&self) -> bool {
        self.atom().is_some_and(|atom| atom.capital)
    }

    pub(super) fn step(&mut self) -> Lex {
        let lex = self.lex();
        self.at += 1;
        lex
    }

    /// Passes over one atom if it is `lex`.
    pub(super) fn eat(&mut self, lex: Lex) -> bool {
        let here = self.lex() == lex;
        self.at += usize::from(here);
        here
    }

    /// Passes over a sign that stands close to the word before it.
    pub(super) fn eat_glued(&mut self, sign: char) -> bool {
        self.glued() && self.eat(Lex::Mark(sign))
    }

    /// Whether "/" follows at once.
    pub(super) fn glued_slash(&self) -> bool {
        self.glued() && self.lex() == Lex::Mark('/')
    }

    /// Passes over "-" with no space on either side.
    pub(super) fn hyphen(&mut self) -> bool {
        let closed = self.glued() && self.atoms.get(self.at + 1).is_some_and(|next| next.glued);
        closed && self.eat(Lex::Mark('-'))
    }

    /// Runs a reading that may fail, and stays where it was if it does.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut trial = *self;
        let found = read(&mut trial)?;
        *self = trial;
        Some(found)
    }

    /// Reads one atom by a function of it.
    pub(super) fn take<T>(&mut self, read: impl FnOnce(Lex) -> Option<T>) -> Option<T> {
        let found = read(self.lex())?;
        self.at += 1;
        Some(found)
    }

    /// Plain digits within a range.
    pub(super) fn digits(
        &mut self,
        range: std::ops::RangeInclusive<u32>,
        lengths: std::ops::RangeInclusive<u8>,
    ) -> Option<u32> {
        self.take(|lex| match lex {
            Lex::Digits(value, length) if range.contains(&value) && lengths.contains(&length) => {
                Some(value)
            }
            _ => None,
        })
    }

    /// "third", "3rd"; "second" too, which is a unit elsewhere.
    pub(super) fn ordinal(&mut self) -> Option<u32> {
        self.attempt(|c| {
            let tens = c.attempt(|c| {
                let tens = c.take(|lex| {
                    if let Lex::Number(n @ (20 | 30)) = lex {
                        Some(n)
                    } else {
                        None
                    }
                })?;
                c.hyphen();
                Some(tens)
            });
            let ones = c.take(|lex| match lex {
                Lex::Ordinal(n) => Some(n),
                Lex::Unit(Unit::Second) => Some(2),
                _ => None,
            })?;
            Some(tens.unwrap_or(0) + ones)
        })
    }

    /// "year" or "years", and whether it was the plural.
    pub(super) fn unit(&mut self) -> Option<(Unit, bool)> {
        self.take(|lex| match lex {
            Lex::Unit(unit) => Some((unit, false)),
            Lex::Units(unit) => Some((unit, true)),
            _ => None,
        })
    }
}
