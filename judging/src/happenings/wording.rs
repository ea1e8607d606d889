//! What the words around an event say of it: known or news, one of several,
//! beside a place rather than in it, on its own day or that of another.
//!
//! Each of these is a false positive that was seen. "Iskandariya, south of
//! Baghdad" is read as Baghdad, and a bombing there was taken for one in the
//! city. "Villagers attacked a town in retaliation for yesterday's attack" was
//! put on the day before, and taken for what it answered. "A second rocket
//! attack this week" was taken for the first. Rough on purpose: a few words to
//! the left of a span, no parse.

use super::mention::Mention;
use crate::fold;
use record::{EventKind, Span};

/// Words that lead from one event to another that is known.
const LINKS: [&str; 16] = [
    "after",
    "following",
    "for",
    "over",
    "since",
    "which",
    "who",
    "where",
    "involved",
    "suspected",
    "retaliation",
    "response",
    "revenge",
    "relation",
    "connection",
    "while",
];

/// Whether a time is that of the event, and not of another one: of one to which the
/// sentence goes on ("a raid in retaliation for yesterday's attack"), or of one
/// from which it came ("After Monday's attack, police raided").
pub(super) fn is_own_day(kind: EventKind, trigger: Span, time: Span, text: &str) -> bool {
    // "Claims responsibility for Saturday's bombing" tells of the bombing.
    if kind == EventKind::ResponsibilityClaimed {
        return true;
    }
    let links = |part: &str| {
        let words = fold::words(part);
        words.iter().any(|word| LINKS.contains(&word.as_str()))
    };
    if time.start >= trigger.end {
        return !links(text.get(trigger.end..time.start).unwrap_or_default());
    }
    let between = text.get(time.end..trigger.start).unwrap_or_default();
    let before = text.get(..time.start).unwrap_or_default();
    let start = before.rfind(['.', ',', ';', '\n']).map_or(0, |at| at + 1);
    !(between.contains(',') && links(before.get(start..).unwrap_or_default()))
}

impl Mention<'_> {
    /// Whether it tells of the event as of something known: "in retaliation for a
    /// bombing", "Saturday's attack", "a market where ten were killed".
    pub(super) fn looks_back(&self) -> bool {
        const KNOWN: [&str; 8] = [
            "the", "this", "that", "these", "those", "s", "last", "recent",
        ];
        let before = self.before(self.event.trigger);
        let near = |words: &[&str], reach: usize| {
            let last = before.iter().rev().take(reach);
            last.into_iter().any(|word| words.contains(&word.as_str()))
        };
        near(&KNOWN, 2) || near(&LINKS, 4)
    }

    /// Whether its words put it beside its place: "north of Baghdad", "near Mosul".
    pub(super) fn is_beside(&self, name: &str) -> bool {
        const BESIDE: [&str; 3] = ["near", "outside", "close"];
        const SIDES: [&str; 4] = ["north", "south", "east", "west"];
        let text = &self.document.document.text;
        let read = self
            .place
            .filter(|place| fold::fold(&place.name) == fold::fold(name));
        let around = self.claims.iter().map(|it| it.claim.span);
        let whole = around.fold(self.event.trigger, Span::cover);
        let named = || {
            let at = text.get(whole.start..)?.find(name)?;
            Some(Span::new(whole.start + at, whole.start + at + name.len()))
        };
        let Some(span) = read.map(|place| place.words).or_else(named) else {
            return false;
        };
        let before = self.before(span);
        let mut last = before.iter().rev().take(4);
        let side = |word: &String| {
            SIDES
                .iter()
                .any(|side| word.starts_with(side) || word.ends_with(side))
        };
        let of = before.last().is_some_and(|word| word == "of")
            && before.iter().rev().nth(1).is_some_and(side);
        of || last.any(|word| BESIDE.contains(&word.as_str()))
    }

    /// Whether it calls itself one of several: "another", "the second", "renewed".
    pub(super) fn is_one_more(&self) -> bool {
        const MORE: &str = "another second third fourth further renew renews renewed again \
            additional successive separate separately resume resumes fresh";
        MORE.split_whitespace().any(|word| self.names(word))
    }

    /// Whether it tells a toll that is being brought up to date.
    pub(super) fn is_update(&self) -> bool {
        const MOVES: &str = "rises rise risen rose climbs climbed increases revised";
        self.names("toll") && MOVES.split_whitespace().any(|word| self.names(word))
    }

    /// The words of its clause before a span.
    fn before(&self, span: Span) -> Vec<String> {
        let text = &self.document.document.text;
        let before = text.get(..span.start).unwrap_or_default();
        let start = before.rfind(['.', ';', ':', '\n']).map_or(0, |at| at + 1);
        let clause = before.get(start..).unwrap_or_default();
        // "Saturday's" is to be two words here.
        fold::words(&clause.replace(['\'', '’'], " "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, trigger: &str, time: &str, own: bool) {
        let span = |words: &str| {
            let at = text.find(words).unwrap();
            Span::new(at, at + words.len())
        };
        let found = |kind| is_own_day(kind, span(trigger), span(time), text);
        assert_eq!(found(EventKind::Attack), own, "{text}");
        assert!(found(EventKind::ResponsibilityClaimed));
    }

    #[test]
    fn a_time_belongs_to_the_event_of_its_clause() {
        check("Gunmen raided Dabo on Monday.", "raided", "Monday", true);
        check("On Monday gunmen raided Dabo.", "raided", "Monday", true);
        let answer = "They raided Dabo in retaliation for Monday's bombing.";
        check(answer, "raided", "Monday", false);
        let answer = "After Monday's bombing, police raided Dabo.";
        check(answer, "raided", "Monday", false);
    }
}
