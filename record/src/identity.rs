//! Which names mean one entity, as a person ruled: "A is B", "this alias is not B".
//!
//! A reader resolves names as far as its tables and the report go. Where it
//! was wrong, a person rules, and a ruling can be withdrawn: the claims keep
//! the names they were read with, and [`Identities`] says what they mean.
//!
//! False positive that shaped [`Sameness::Apart`]: a table of aliases knows
//! one "Islamic Army", a report speaks of another. Taking the alias away from
//! the entity must not touch those who wrote its full name.

use crate::{Date, named};
use std::collections::{BTreeMap, BTreeSet};

/// What a person ruled about two names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The name that is ruled on.
    pub name: String,
    /// The entity's name that it is held against.
    pub other: String,
    /// Whether they are one.
    pub sameness: Sameness,
    /// Who ruled, by the name they gave.
    pub reviewer: Option<String>,
    /// The day from which it was publicly known; looks back to earlier days leave the ruling out.
    pub known: Option<Date>,
}

named! {
    /// Whether two names mean one entity.
    Sameness, "sameness" {
        /// All that was read as `name` is `other`.
        Same = "same",
        /// What is written `name` and was read as `other` is not `other`.
        Apart = "apart",
    }
}

/// Why a ruling does not fit with those in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// Both names are the same.
    Itself,
    /// The entity is, through others, the name itself; these are the names on the way back.
    Cycle(Vec<String>),
    /// The name is this entity already.
    Already(String),
}

/// The rulings in force: names to the entities they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identities {
    same: BTreeMap<String, String>,
    apart: BTreeSet<(String, String)>,
    names: BTreeMap<String, String>,
}

impl Identities {
    /// Rulings in the order in which they were made; those that clash with earlier ones are passed over.
    pub fn new<'r>(rulings: impl IntoIterator<Item = &'r Identity>) -> Identities {
        let mut identities = Identities::default();
        for ruling in rulings {
            if identities.clash(ruling).is_none() {
                identities.take(ruling);
            }
        }
        identities
    }

    /// Of these rulings those that were known by a day.
    pub fn as_of<'r>(
        rulings: impl IntoIterator<Item = &'r Identity>,
        day: Option<Date>,
    ) -> Identities {
        let known = |ruling: &&Identity| match (ruling.known, day) {
            (Some(known), Some(day)) => known <= day,
            _ => true,
        };
        Identities::new(rulings.into_iter().filter(known))
    }

    fn take(&mut self, ruling: &Identity) {
        let (name, other) = (key(&ruling.name), key(&ruling.other));
        for written in [&ruling.name, &ruling.other] {
            self.names
                .entry(key(written))
                .or_insert_with(|| written.clone());
        }
        match ruling.sameness {
            Sameness::Same => {
                self.same.insert(name, other);
            }
            Sameness::Apart => {
                self.apart.insert((name, other));
            }
        }
    }

    /// Whether nothing was ruled.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// The entity that a name means.
    pub fn name<'n>(&'n self, name: &'n str) -> &'n str {
        match self.way(&key(name)).last() {
            Some(last) => &self.names[*last],
            None => name,
        }
    }

    /// The entity of words that were read as `name`.
    pub fn of<'n>(&'n self, written: Option<&'n str>, name: &'n str) -> &'n str {
        let apart = written.filter(|written| self.are_apart(written, name));
        self.name(apart.unwrap_or(name))
    }

    /// Whether words read as `name` were taken away from it.
    pub fn are_apart(&self, written: &str, name: &str) -> bool {
        !self.apart.is_empty() && self.apart.contains(&(key(written), key(name)))
    }

    /// The names merged into an entity, its own left out.
    pub fn merged_into(&self, name: &str) -> Vec<&str> {
        let into = key(name);
        let other = |from: &&String| self.way(from).last().is_some_and(|last| **last == into);
        let names = self.same.keys().filter(other);
        names.map(|from| self.names[from].as_str()).collect()
    }

    /// Every merged name with the entity it leads to in the end.
    pub fn merges(&self) -> impl Iterator<Item = (&str, &str)> {
        let entity = |name: &str| self.way(name).last().map(|last| self.names[*last].as_str());
        let pair = move |name: &'_ String| Some((self.names[name].as_str(), entity(name)?));
        self.same.keys().filter_map(pair)
    }

    /// What keeps a ruling from being added to these.
    pub fn clash(&self, ruling: &Identity) -> Option<Clash> {
        let (name, other) = (key(&ruling.name), key(&ruling.other));
        if name == other {
            return Some(Clash::Itself);
        }
        if ruling.sameness == Sameness::Apart {
            let known = self.apart.contains(&(name.clone(), other));
            return known.then(|| Clash::Already(ruling.name.clone()));
        }
        if let Some(now) = self.same.get(&name) {
            return Some(Clash::Already(self.names[now].clone()));
        }
        let way = self.way(&other);
        let back = way.iter().any(|step| **step == name);
        back.then(|| Clash::Cycle(way.iter().map(|step| self.names[*step].clone()).collect()))
    }

    /// Where a name leads, step by step. It ends: a ruling that closes a circle is never taken.
    fn way<'s>(&'s self, name: &str) -> Vec<&'s String> {
        let mut way = vec![];
        let mut at = self.same.get(name);
        while let Some(next) = at {
            way.push(next);
            at = self.same.get(next);
        }
        way
    }
}

/// What names are compared by: lower case and single spaces.
fn key(name: &str) -> String {
    let lower = name.to_lowercase();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ruling(name: &str, sameness: Sameness, other: &str) -> Identity {
        Identity {
            name: name.into(),
            other: other.into(),
            sameness,
            reviewer: None,
            known: None,
        }
    }

    fn same(name: &str, other: &str) -> Identity {
        ruling(name, Sameness::Same, other)
    }

    fn check(rulings: &[Identity], written: &str, read_as: &str, expected: &str) {
        let identities = Identities::new(rulings);
        assert_eq!(identities.of(Some(written), read_as), expected);
    }

    #[test]
    fn a_merge_is_followed_to_its_end() {
        let rulings = [
            same("Reed League", "Reed Front"),
            same("Reed Front", "River Army"),
        ];
        check(&rulings, "the League", "reed  league", "River Army");
        check(&rulings, "Hill Guard", "Hill Guard", "Hill Guard");
        let identities = Identities::new(&rulings);
        assert_eq!(
            identities.merged_into("River army"),
            ["Reed Front", "Reed League"]
        );
        let merges: Vec<_> = identities.merges().collect();
        assert_eq!(
            merges,
            [("Reed Front", "River Army"), ("Reed League", "River Army")]
        );
    }

    #[test]
    fn an_alias_is_taken_from_an_entity_and_its_full_name_is_not() {
        let apart = [ruling("Army", Sameness::Apart, "River Army")];
        check(&apart, "Army", "River Army", "Army");
        check(&apart, "River Army", "River Army", "River Army");
        check(&apart, "Army", "Hill Army", "Hill Army");
    }

    #[test]
    fn refuses_itself_circles_and_a_second_merge() {
        let identities = Identities::new(&[same("A", "B"), same("B", "C")]);
        let clash = |name, other| identities.clash(&same(name, other));
        assert_eq!(clash("a", "A "), Some(Clash::Itself));
        let way = vec!["B".to_owned(), "C".to_owned()];
        assert_eq!(clash("C", "A"), Some(Clash::Cycle(way)));
        assert_eq!(clash("A", "C"), Some(Clash::Already("B".into())));
        assert_eq!(clash("C", "D"), None);
    }

    #[test]
    fn what_was_not_known_yet_is_left_out() {
        let mut later = same("A", "B");
        later.known = Some("2017-03-02".parse().unwrap());
        let on = |day: &str| Identities::as_of([&later], Some(day.parse().unwrap()));
        assert_eq!(on("2017-03-01").name("A"), "A");
        assert_eq!(on("2017-03-02").name("A"), "B");
        assert_eq!(Identities::as_of([&later], None).name("A"), "B");
    }
}
