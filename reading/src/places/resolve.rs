//! Which of the places that share a name a text means.
//!
//! One name means one place throughout a text. The choice weighs how well known each place is, whether the text says
//! what it lies in ("Bama, Borno state"), which countries the text speaks of, and how near the other places are.

use super::class::Class;
use super::gazetteer::{Entry, Gazetteer, Meaning, PlaceId};
use super::mentions::Found;
use std::collections::HashMap;

/// A name of the text, all its mentions taken together.
struct Name<'g> {
    candidates: Vec<Candidate<'g>>,
    /// How often the text has it.
    count: usize,
    chosen: Option<usize>,
}

struct Candidate<'g> {
    entry: Entry<'g>,
    area: Option<PlaceId>,
    main: bool,
    /// How likely it is before the text is looked at.
    prior: f64,
    /// What the text says outright: "X, Y".
    told: f64,
}

/// The place each mention means, in the order of the mentions.
pub(super) fn resolve(
    gazetteer: &Gazetteer,
    found: &Found,
    given: &[PlaceId],
) -> Vec<Option<PlaceId>> {
    let (mut names, which) = names(gazetteer, found);
    tell(gazetteer, found, &which, &mut names);
    for _ in 0..3 {
        let scene = Scene::new(&names, &found.hints, given);
        names.iter_mut().for_each(|name| name.choose(&scene));
    }
    let scene = Scene::new(&names, &found.hints, given);
    which.iter().map(|at| names[*at].answer(&scene)).collect()
}

/// The distinct names, and which of them each mention is.
fn names<'g>(gazetteer: &'g Gazetteer, found: &Found) -> (Vec<Name<'g>>, Vec<usize>) {
    let mut index: HashMap<&str, usize> = HashMap::new();
    let mut names: Vec<Name<'g>> = Vec::new();
    let which = found
        .mentions
        .iter()
        .map(|mention| {
            let at = *index.entry(&mention.folded).or_insert_with(|| {
                let candidates = mention.meanings.iter();
                let candidates = candidates
                    .filter_map(|meaning| candidate(gazetteer, *meaning))
                    .collect();
                names.push(Name {
                    candidates,
                    count: 0,
                    chosen: None,
                });
                names.len() - 1
            });
            names[at].count += 1;
            at
        })
        .collect();
    (names, which)
}

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
        Class::Area => 5.1 + people / 4.0,
        Class::District => 2.5 + people / 4.0,
        Class::Capital => people + 1.0,
        Class::Seat => people + 0.5,
        Class::Town => people,
        Class::Section => people - 1.0,
        Class::Water | Class::Mountain | Class::Island | Class::Site => 6.5,
    }
}

/// Notes what the text says outright: a name that follows after a comma or "in" and holds the place before it.
fn tell(gazetteer: &Gazetteer, found: &Found, which: &[usize], names: &mut [Name<'_>]) {
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

/// What the text is about, as far as its places are chosen.
struct Scene {
    /// Share of each first-level area among the places that lie in one.
    areas: HashMap<PlaceId, f64>,
    /// Share of each country.
    countries: HashMap<PlaceId, f64>,
    /// Chosen places with their areas.
    places: Vec<(PlaceId, (f64, f64), Option<PlaceId>)>,
}

impl Scene {
    fn new(names: &[Name<'_>], hints: &[PlaceId], given: &[PlaceId]) -> Scene {
        let mut countries: HashMap<PlaceId, f64> = HashMap::new();
        let mut areas: HashMap<PlaceId, f64> = HashMap::new();
        let mut places = Vec::new();
        for name in names {
            let Some(candidate) = name.evidence() else {
                continue;
            };
            if let Some(country) = candidate.entry.country {
                *countries.entry(country).or_default() += (name.count as f64).sqrt();
            }
            if !matches!(
                candidate.entry.class,
                Class::Country | Class::Continent | Class::Region
            ) {
                places.push((candidate.entry.id, candidate.entry.point, candidate.area));
            }
        }
        hints
            .iter()
            .for_each(|hint| *countries.entry(*hint).or_default() += 0.7);
        given
            .iter()
            .for_each(|country| *countries.entry(*country).or_default() += 2.0);
        normalise(&mut countries);
        normalise(&mut areas);
        Scene {
            areas,
            countries,
            places,
        }
    }

    fn share(&self, country: Option<PlaceId>) -> f64 {
        country
            .and_then(|country| self.countries.get(&country))
            .copied()
            .unwrap_or(0.0)
    }

    /// How many of the other places are near, in areas and in kilometres; at most 2.
    fn nearness(&self, candidate: &Candidate<'_>) -> f64 {
        let near = |place: &&(PlaceId, (f64, f64), Option<PlaceId>)| {
            place.0 != candidate.entry.id
                && (place.2.is_some() && place.2 == candidate.area
                    || kilometres(place.1, candidate.entry.point) < 150.0)
        };
        (self.places.iter().filter(near).count() as f64 / 2.0).min(1.0)
    }
}

/// Weights to shares. A single mention is no majority of a text: shares of little stay small.
fn normalise(weights: &mut HashMap<PlaceId, f64>) {
    let sum: f64 = weights.values().sum();
    weights
        .values_mut()
        .for_each(|weight| *weight /= sum.max(2.0));
}

impl<'g> Name<'g> {
    fn choose(&mut self, scene: &Scene) {
        let scores = self
            .candidates
            .iter()
            .map(|candidate| score(candidate, scene));
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
    fn evidence(&self) -> Option<&Candidate<'g>> {
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
            .all(|rival| rival + 2.0 <= worth(best))
            .then_some(best)
    }

    /// The chosen place, unless it is an obscure namesake that nothing in the text speaks for.
    fn answer(&self, scene: &Scene) -> Option<PlaceId> {
        let chosen = self.candidates.get(self.chosen?)?;
        let supported = chosen.told > 0.0
            || scene.share(chosen.entry.country) > 0.0
            || scene.nearness(chosen) > 0.0;
        (supported || chosen.prior >= 5.0 || scene.countries.is_empty()).then_some(chosen.entry.id)
    }
}

fn score(candidate: &Candidate<'_>, scene: &Scene) -> f64 {
    let area = candidate
        .area
        .and_then(|area| scene.areas.get(&area))
        .copied()
        .unwrap_or(0.0);
    candidate.prior
        + candidate.told
        + COUNTRY * scene.share(candidate.entry.country)
        + AREA * area
        + scene.nearness(candidate)
}

/// What it is worth that all of a text lies in the candidate's country, or in its area: a thousandfold, a hundredfold
/// in people.
const COUNTRY: f64 = 3.0;
const AREA: f64 = 2.0;

/// Great-circle distance.
fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat, lon) = ((b.0 - a.0).to_radians(), (b.1 - a.1).to_radians());
    let chord = (lat / 2.0).sin().powi(2)
        + a.0.to_radians().cos() * b.0.to_radians().cos() * (lon / 2.0).sin().powi(2);
    12_742.0 * chord.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kilometres_agree_with_a_known_distance() {
        let (london, paris) = ((51.5074, -0.1278), (48.8566, 2.3522));
        assert!((kilometres(london, paris) - 343.6).abs() < 1.0);
    }
}
