//! What a text says about where it is, once some of its places are chosen.

use super::class::Class;
use super::gazetteer::PlaceId;
use super::resolve::{Candidate, Name};
use std::collections::HashMap;

/// What the text is about, as far as its places are chosen.
pub(super) struct Scene {
    /// What each name of the text speaks for, in their order; `None` where nothing is chosen.
    voices: Vec<Option<Voice>>,
    /// Weight of countries that are hinted at or given.
    hinted: HashMap<PlaceId, f64>,
}

/// A chosen place, as it speaks for others near it.
pub(super) struct Voice {
    id: PlaceId,
    point: (f64, f64),
    country: Option<PlaceId>,
    area: Option<PlaceId>,
    /// Wide places tell a country and no neighbourhood.
    wide: bool,
    weight: f64,
}

/// What others in the text say for a candidate.
#[derive(Default)]
pub(super) struct Support {
    /// Share of its country, 0 to 1.
    pub(super) country: f64,
    /// Share of its area among the places that lie in one, 0 to 1.
    pub(super) area: f64,
    /// How many other places are near, 0 to 1.
    pub(super) near: f64,
    /// Whether another place is a border away at the most, 0 or 1.
    pub(super) reach: f64,
}

impl Scene {
    pub(super) fn new(names: &[Name<'_>], hints: &[PlaceId], given: &[PlaceId]) -> Scene {
        let mut hinted: HashMap<PlaceId, f64> = HashMap::new();
        let weights = [(hints, 0.7), (given, 2.0)];
        for (countries, weight) in weights {
            countries
                .iter()
                .for_each(|country| *hinted.entry(*country).or_default() += weight);
        }
        let voices = names
            .iter()
            .map(|name| name.evidence().map(|candidate| candidate.voice(name.count)));
        Scene {
            voices: voices.collect(),
            hinted,
        }
    }

    /// What all names but `own` say for a candidate: no name supports itself.
    pub(super) fn support(&self, own: usize, candidate: &Candidate<'_>) -> Support {
        let country = candidate.entry.country;
        let mut counted = Support {
            country: country
                .and_then(|country| self.hinted.get(&country))
                .copied()
                .unwrap_or(0.0),
            ..Support::default()
        };
        let (mut countries, mut areas) = (self.hinted.values().sum::<f64>(), 0.0);
        for voice in self.others(own) {
            let same = |a: Option<PlaceId>, b: Option<PlaceId>| {
                if a.is_some() && a == b {
                    voice.weight
                } else {
                    0.0
                }
            };
            countries += voice.country.map_or(0.0, |_| voice.weight);
            counted.country += same(voice.country, country);
            areas += voice.area.map_or(0.0, |_| voice.weight);
            counted.area += same(voice.area, candidate.area);
            counted.near += if voice.is_near(candidate) { 0.5 } else { 0.0 };
        }
        // A single mention is no majority of a text: shares of little stay small.
        Support {
            country: counted.country / countries.max(2.0),
            area: counted.area / areas.max(2.0),
            near: counted.near.min(1.0),
            reach: f64::from(u8::from(self.is_within_reach(own, candidate))),
        }
    }

    fn others(&self, own: usize) -> impl Iterator<Item = &Voice> {
        self.voices
            .iter()
            .enumerate()
            .filter(move |(at, _)| *at != own)
            .filter_map(|(_, voice)| voice.as_ref())
    }

    /// Whether some other place of the text lies within a thousand kilometres: a border away, not a continent.
    pub(super) fn is_within_reach(&self, own: usize, candidate: &Candidate<'_>) -> bool {
        self.others(own)
            .any(|voice| !voice.wide && kilometres(voice.point, candidate.entry.point) < 1000.0)
    }

    /// Whether anything but `own` tells a country.
    pub(super) fn is_told(&self, own: usize) -> bool {
        !self.hinted.is_empty() || self.others(own).any(|voice| voice.country.is_some())
    }
}

impl Voice {
    fn is_near(&self, candidate: &Candidate<'_>) -> bool {
        !self.wide
            && self.id != candidate.entry.id
            && (self.area.is_some() && self.area == candidate.area
                || kilometres(self.point, candidate.entry.point) < 150.0)
    }
}

impl Candidate<'_> {
    pub(super) fn voice(&self, count: usize) -> Voice {
        Voice {
            id: self.entry.id,
            point: self.entry.point,
            country: self.entry.country,
            area: self.area,
            wide: matches!(
                self.entry.class,
                Class::Country | Class::Continent | Class::Region
            ),
            weight: (count as f64).sqrt(),
        }
    }
}

/// Great-circle distance.
pub(super) fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
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
