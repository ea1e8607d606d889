//! Which of the places that share a name a text means.
//!
//! One name means one place throughout a text. The choice weighs how well known each place is, whether the text says
//! what it lies in ("Bama, Borno state"), which countries the text speaks of, and how near the other places are.

use super::class::Class;
use super::gazetteer::{Entry, Gazetteer, Meaning, PlaceId};
use super::mentions::Found;
use super::scene::{Scene, Support, kilometres};
use std::collections::HashMap;

/// A name of the text, all its mentions taken together.
pub(super) struct Name<'g> {
    candidates: Vec<Candidate<'g>>,
    /// How often the text has it.
    pub(super) count: usize,
    chosen: Option<usize>,
}

pub(super) struct Candidate<'g> {
    pub(super) entry: Entry<'g>,
    pub(super) area: Option<PlaceId>,
    main: bool,
    /// How likely it is before the text is looked at.
    prior: f64,
    /// What the text says outright: "X, Y".
    told: f64,
}

/// The place each mention means, in the order of the mentions.
pub(super) fn resolve(
    gazetteer: &Gazetteer,
    found: &Found<'_>,
    given: &[PlaceId],
) -> Vec<Option<PlaceId>> {
    let (mut names, which) = names(gazetteer, found);
    tell(gazetteer, found, &which, &mut names);
    for _ in 0..3 {
        let scene = Scene::new(&names, &found.hints, given);
        names
            .iter_mut()
            .enumerate()
            .for_each(|(own, name)| name.choose(own, &scene));
    }
    let scene = Scene::new(&names, &found.hints, given);
    which
        .iter()
        .map(|at| names[*at].answer(*at, &scene))
        .collect()
}

/// The distinct names, and which of them each mention is; "Idlib province" and "the city of Idlib" are two.
fn names<'g>(gazetteer: &'g Gazetteer, found: &Found<'_>) -> (Vec<Name<'g>>, Vec<usize>) {
    let mut index: HashMap<(&str, &[Meaning]), usize> = HashMap::new();
    let mut names: Vec<Name<'g>> = Vec::new();
    let which = found
        .mentions
        .iter()
        .map(|mention| {
            let at = *index
                .entry((&mention.folded, &mention.meanings))
                .or_insert_with(|| {
                    names.push(Name::new(gazetteer, &mention.meanings));
                    names.len() - 1
                });
            names[at].count += 1;
            at
        })
        .collect();
    (names, which)
}

/// An area named for its seat gives way to it where a good part of its people live there: "Aleppo" is the city unless
/// the text says province; "Quebec" stays the province.
fn prefer_seats(gazetteer: &Gazetteer, candidates: &mut [Candidate<'_>]) {
    for at in 0..candidates.len() {
        let area = candidates[at].entry;
        let seat = |other: &Candidate<'_>| {
            other.entry.class.is_settlement()
                && (gazetteer.contains(area.id, other.entry.id)
                    || kilometres(area.point, other.entry.point) < 50.0)
                && other.entry.population >= area.population / 5
        };
        if matches!(area.class, Class::Area | Class::District) && candidates.iter().any(seat) {
            candidates[at].prior -= SEAT;
        }
    }
}

/// How far an area falls behind its seat of the same name.
const SEAT: f64 = 1.5;

fn candidate(gazetteer: &Gazetteer, meaning: Meaning) -> Option<Candidate<'_>> {
    let entry = gazetteer.entry(meaning.place)?;
    let area = gazetteer.area(meaning.place).map(|area| area.id);
    let other = if meaning.main { 0.0 } else { 1.0 };
    Some(Candidate {
        area,
        main: meaning.main,
        prior: prior(&entry) - other,
        told: 0.0,
        entry,
    })
}

/// How well known a place is, on the scale of powers of ten of a town's people.
fn prior(entry: &Entry<'_>) -> f64 {
    let people = (entry.population as f64 + 10.0).log10();
    match entry.class {
        Class::Country => 9.0,
        Class::Continent => 9.5,
        Class::Region => 7.5,
        Class::Area => 2.0 + people * 0.7,
        Class::District => 2.5 + people / 4.0,
        Class::Capital => people + 1.0,
        Class::Seat => people + 0.5,
        Class::Town => people,
        Class::Section => people - 1.0,
        Class::Water | Class::Mountain | Class::Island | Class::Site => 6.5,
    }
}

/// Notes what the text says outright: a name that follows after a comma or "in" and holds the place before it.
fn tell(gazetteer: &Gazetteer, found: &Found<'_>, which: &[usize], names: &mut [Name<'_>]) {
    for (pair, at) in found.mentions.windows(2).zip(which.windows(2)) {
        let gap = pair[1].tokens.start - pair[0].tokens.end;
        let weight = match gap {
            1 => 6.0,
            2..=3 => 1.0,
            _ => continue,
        };
        if at[0] == at[1] {
            continue;
        }
        for inner in 0..names[at[0]].candidates.len() {
            for outer in 0..names[at[1]].candidates.len() {
                let weight =
                    weight * relation(gazetteer, &names[at[0]], inner, &names[at[1]], outer);
                let told = &mut names[at[0]].candidates[inner].told;
                *told = told.max(weight);
                let told = &mut names[at[1]].candidates[outer].told;
                *told = told.max(weight / 2.0);
            }
        }
    }
}

/// How likely "inner, outer" says that the one lies in the other: 1 or 0.
///
/// Not where the two may stand side by side in a list: "China, Japan" names no town China in Japan, "Oklahoma,
/// Pennsylvania" two states.
fn relation(
    gazetteer: &Gazetteer,
    inner: &Name<'_>,
    at: usize,
    outer: &Name<'_>,
    other: usize,
) -> f64 {
    let (a, b) = (inner.candidates[at].entry, outer.candidates[other].entry);
    let peers = |class: Class| inner.has(class) && b.class == class;
    let holds = a.id != b.id
        && !matches!(a.class, Class::Country | Class::Continent)
        && b.class != Class::Continent
        && gazetteer.contains(b.id, a.id);
    if holds && !peers(Class::Country) && !peers(Class::Area) {
        1.0
    } else {
        0.0
    }
}

impl Candidate<'_> {
    fn score(&self, support: &Support) -> f64 {
        self.prior
            + self.told
            + COUNTRY * support.country
            + AREA * support.area
            + support.near
            + support.reach
    }
}

impl<'g> Name<'g> {
    fn new(gazetteer: &'g Gazetteer, meanings: &[Meaning]) -> Name<'g> {
        let candidates = meanings
            .iter()
            .filter_map(|meaning| candidate(gazetteer, *meaning));
        let mut candidates: Vec<_> = candidates.collect();
        prefer_seats(gazetteer, &mut candidates);
        Name {
            candidates,
            count: 0,
            chosen: None,
        }
    }

    fn choose(&mut self, own: usize, scene: &Scene) {
        let scores = self
            .candidates
            .iter()
            .map(|candidate| candidate.score(&scene.support(own, candidate)));
        self.chosen = scores
            .enumerate()
            .max_by(|a, b| a.1.total_cmp(&b.1))
            .map(|(at, _)| at);
    }

    /// Whether something of that class has the name as its main one.
    fn has(&self, class: Class) -> bool {
        self.candidates
            .iter()
            .any(|candidate| candidate.entry.class == class && candidate.main)
    }

    /// The chosen candidate, if it may speak for others: before the first choice, one that is told or has no rival.
    pub(super) fn evidence(&self) -> Option<&Candidate<'g>> {
        match self.chosen {
            Some(at) => self.candidates.get(at),
            None => self.obvious(),
        }
    }

    fn obvious(&self) -> Option<&Candidate<'g>> {
        let worth = |candidate: &Candidate<'_>| candidate.prior + candidate.told;
        let best = self
            .candidates
            .iter()
            .max_by(|a, b| worth(a).total_cmp(&worth(b)))?;
        let rivals = self
            .candidates
            .iter()
            .filter(|other| other.entry.id != best.entry.id);
        rivals
            .map(worth)
            .all(|rival| rival + CLEAR <= worth(best))
            .then_some(best)
    }

    /// The chosen place, unless it is an obscure namesake that nothing in the text speaks for.
    fn answer(&self, own: usize, scene: &Scene) -> Option<PlaceId> {
        let chosen = self.candidates.get(self.chosen?)?;
        let support = scene.support(own, chosen);
        let supported = chosen.told > 0.0
            || support.country > 0.0
            || support.near > 0.0
            || scene.is_within_reach(own, chosen);
        (supported || chosen.prior >= 5.0 || !scene.is_told(own)).then_some(chosen.entry.id)
    }
}

/// How far ahead of its rivals a place is that speaks for others before anything is chosen: a thousandfold in people.
const CLEAR: f64 = 3.0;

/// What it is worth that all of a text lies in the candidate's country, or in its area: a thousandfold, a hundredfold
/// in people.
const COUNTRY: f64 = 3.0;
const AREA: f64 = 2.0;
