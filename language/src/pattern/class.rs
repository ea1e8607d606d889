//! A set of characters: `[a-z_]`, `\w`, `[^\s:]`.

use crate::unicode::{is_decimal, is_space, is_word};

/// A set of characters; ASCII is one bit mask, the rest sorted ranges.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Class {
    ascii: u128,
    ranges: Vec<(u32, u32)>,
    kinds: Vec<(Kind, bool)>,
    pub(super) negated: bool,
}

/// `\w`, `\d` or `\s`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Word,
    Digit,
    Space,
}

impl Kind {
    fn has(self, c: char) -> bool {
        match self {
            Kind::Word => is_word(c),
            Kind::Digit => is_decimal(c),
            Kind::Space => is_space(c),
        }
    }
}

impl Class {
    pub(super) fn of_kind(kind: Kind, wanted: bool) -> Class {
        let mut class = Class::default();
        class.add_kind(kind, wanted);
        class
    }

    pub(super) fn add_kind(&mut self, kind: Kind, wanted: bool) {
        self.kinds.push((kind, wanted));
        for c in 0..128u8 {
            if kind.has(char::from(c)) == wanted {
                self.ascii |= 1 << c;
            }
        }
    }

    pub(super) fn add_range(&mut self, first: char, last: char) {
        for c in first as u32..=(last as u32).min(127) {
            self.ascii |= 1 << c;
        }
        if last as u32 > 127 {
            self.ranges.push(((first as u32).max(128), last as u32));
        }
    }

    /// Sorts and joins the ranges; to be called once all are in.
    pub(super) fn finish(&mut self) {
        self.ranges.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::with_capacity(self.ranges.len());
        for (first, last) in self.ranges.drain(..) {
            match joined.last_mut() {
                Some(previous) if first <= previous.1 + 1 => previous.1 = previous.1.max(last),
                _ => joined.push((first, last)),
            }
        }
        self.ranges = joined;
    }

    pub(super) fn has(&self, c: char) -> bool {
        let code = c as u32;
        let inside = if code < 128 {
            self.ascii >> code & 1 == 1
        } else {
            let next = self.ranges.partition_point(|(first, _)| *first <= code);
            next > 0 && code <= self.ranges[next - 1].1
                || self
                    .kinds
                    .iter()
                    .any(|(kind, wanted)| kind.has(c) == *wanted)
        };
        inside != self.negated
    }

    /// The ASCII members, and whether there may be others.
    pub(super) fn first_set(&self) -> (u128, bool) {
        if self.negated {
            (!self.ascii, true)
        } else {
            (
                self.ascii,
                !self.ranges.is_empty() || !self.kinds.is_empty(),
            )
        }
    }
}
