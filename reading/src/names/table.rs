//! The names that ship: armed groups, states, organisations and holders of high office, with their other names.

use super::key::{is_exact, key, letters};
use record::EntityKind;
use std::collections::HashMap;
use std::sync::OnceLock;

/// A name that ships.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// The canonical name.
    pub name: &'static str,
    /// What it is.
    pub kind: EntityKind,
    /// Its actor id in the Uppsala Conflict Data Program's list, where one is known.
    pub ucdp: Option<u32>,
    /// Countries an armed group is at home or fights in, as ISO 3166-1 codes; none where it is everywhere.
    pub homes: Vec<&'static str>,
    /// The office of a person.
    pub role: Option<&'static str>,
    /// Whether it is a state, which is an actor only where it acts.
    pub state: bool,
}

/// All names that ship, by key.
pub(super) struct Table {
    pub(super) known: Vec<Known>,
    /// Index into `known`, and the letters to be matched exactly where the name asks for it.
    by_key: HashMap<String, Vec<(usize, Option<String>)>>,
    /// Adjectives of states.
    demonyms: HashMap<String, usize>,
    /// Words that stand for a government: capitals and seats.
    seats: HashMap<String, usize>,
}

/// Finds what a name of a user's or a text's is known as: "ISIS" is Islamic State.
///
/// Users need not care for capitals; an article before the name is passed over.
pub fn canonical(name: &str) -> Option<&'static Known> {
    let table = table();
    let folded = key(name);
    let bare = name
        .trim()
        .strip_prefix("the ")
        .or_else(|| name.trim().strip_prefix("The "));
    let found = table
        .by_key
        .get(&folded)
        .or_else(|| table.by_key.get(&key(bare?)));
    found
        .and_then(|hits| hits.first())
        .map(|(index, _)| &table.known[*index])
}

impl Table {
    /// The name with this key, written with these letters.
    pub(super) fn find(&self, folded: &str, written: &str) -> Option<usize> {
        let hits = self.by_key.get(folded)?;
        let fits = |exact: &Option<String>| {
            exact
                .as_ref()
                .is_none_or(|exact| *exact == letters(written))
        };
        hits.iter()
            .find(|(_, exact)| fits(exact))
            .map(|(index, _)| *index)
    }

    /// The state of an adjective: "Syrian".
    pub(super) fn demonym(&self, word: &str) -> Option<usize> {
        self.demonyms.get(&key(word)).copied()
    }

    /// The state that a seat of government stands for: "Moscow".
    pub(super) fn seat(&self, words: &str) -> Option<usize> {
        self.seats.get(&key(words)).copied()
    }

    fn add(&mut self, known: Known, names: impl Iterator<Item = &'static str>) -> usize {
        let index = self.known.len();
        let own = std::iter::once(known.name);
        for name in own.chain(names).filter(|name| !name.is_empty()) {
            let exact = is_exact(name).then(|| letters(name));
            self.by_key
                .entry(key(name))
                .or_default()
                .push((index, exact));
        }
        self.known.push(known);
        index
    }
}

/// The table, read once.
pub(super) fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(read)
}

fn read() -> Table {
    let mut table = Table {
        known: Vec::new(),
        by_key: HashMap::new(),
        demonyms: HashMap::new(),
        seats: HashMap::new(),
    };
    for [name, ucdp, homes, names] in rows(include_str!("../../assets/groups.tsv")) {
        let known = Known {
            name,
            kind: EntityKind::ArmedGroup,
            ucdp: ucdp.parse().ok(),
            homes: list(homes).collect(),
            role: None,
            state: false,
        };
        table.add(known, list(names));
    }
    for [name, kind, names] in rows(include_str!("../../assets/organisations.tsv")) {
        let kind = kind.parse().unwrap_or(EntityKind::Organisation);
        table.add(
            Known {
                name,
                kind,
                ucdp: None,
                homes: Vec::new(),
                role: None,
                state: false,
            },
            list(names),
        );
    }
    for [name, role, names] in rows(include_str!("../../assets/leaders.tsv")) {
        let known = Known {
            name,
            kind: EntityKind::Person,
            ucdp: None,
            homes: Vec::new(),
            role: Some(role),
            state: false,
        };
        table.add(known, list(names));
    }
    for [name, ucdp, names, adjectives, seats] in rows(include_str!("../../assets/states.tsv")) {
        let known = Known {
            name,
            kind: EntityKind::Government,
            ucdp: ucdp.parse().ok(),
            homes: Vec::new(),
            role: None,
            state: true,
        };
        let index = table.add(known, list(names));
        table
            .demonyms
            .extend(list(adjectives).map(|word| (key(word), index)));
        table
            .seats
            .extend(list(seats).map(|word| (key(word), index)));
    }
    table
}

/// The rows of a table of `N` columns; comments and blank lines left out, missing columns empty.
fn rows<const N: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| {
            let mut cells = line.split('\t');
            std::array::from_fn(|_| cells.next().unwrap_or_default())
        })
}

fn list(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split(';')
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: Option<&str>) {
        assert_eq!(canonical(name).map(|known| known.name), expected, "{name}");
    }

    #[test]
    fn other_names_lead_to_the_canonical_one() {
        check("ISIS", Some("Islamic State"));
        check("isil", Some("Islamic State"));
        check("the Islamic State group", Some("Islamic State"));
        check("al-Qa’ida", Some("al-Qaeda"));
        check("AQAP", Some("al-Qaeda in the Arabian Peninsula"));
        check("USA", Some("United States"));
        check("Rotary Club", None);
    }

    #[test]
    fn no_two_names_share_a_spelling() {
        let shared: Vec<_> = table()
            .by_key
            .iter()
            .filter(|(_, hits)| {
                hits.iter().any(|(index, exact)| {
                    hits.iter()
                        .any(|(other, same)| index != other && exact == same)
                })
            })
            .map(|(key, _)| key)
            .collect();
        assert!(shared.is_empty(), "{shared:?}");
    }

    #[test]
    fn rows_are_whole() {
        let bad: Vec<_> = table()
            .known
            .iter()
            .filter(|known| known.name.is_empty() || known.name.contains(';'))
            .collect();
        assert!(bad.is_empty(), "{bad:?}");
        assert!(table().known.len() > 400);
    }
}
