//! Who borders on whom: fighting crosses borders, and so do those who flee from it.
//!
//! Present-day land borders, from the public-domain map of Natural Earth (see
//! the head of the file). A state that ended has none here, and a border that
//! moved is where it is now.

use record::Area;
use std::collections::HashMap;

const TABLE: &str = include_str!("../../assets/borders.txt");

/// For each area the positions of its neighbours among `areas`: of a country
/// those across its borders; of a first-level area, whose borders are in no
/// table here, the others of its country.
pub fn neighbours(areas: &[Area]) -> Vec<Vec<usize>> {
    let countries = areas
        .iter()
        .enumerate()
        .filter(|(_, area)| area.admin1.is_none());
    let at: HashMap<&str, usize> = countries
        .map(|(at, area)| (area.country.as_str(), at))
        .collect();
    let mut near = compatriots(areas);
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut codes = line.split_whitespace().map(|code| at.get(code).copied());
        if let Some(Some(country)) = codes.next() {
            near[country] = codes.flatten().collect();
        }
    }
    near
}

/// For each first-level area the others of its country; none for a country.
fn compatriots(areas: &[Area]) -> Vec<Vec<usize>> {
    let mut of: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, area) in areas.iter().enumerate() {
        if area.admin1.is_some() {
            of.entry(&area.country).or_default().push(at);
        }
    }
    let near = |(at, area): (usize, &Area)| {
        let all = of.get(area.country.as_str());
        let all = all.filter(|_| area.admin1.is_some());
        all.into_iter()
            .flatten()
            .copied()
            .filter(|it| *it != at)
            .collect()
    };
    areas.iter().enumerate().map(near).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> Area {
        Area {
            country: code.into(),
            country_name: code.into(),
            admin1: None,
        }
    }

    #[test]
    fn only_those_in_the_panel_count() {
        let areas = ["MLI", "FJI", "NER", "FRA"].map(country);
        assert_eq!(neighbours(&areas), [vec![2], vec![], vec![0], vec![]]);
    }

    #[test]
    fn a_first_level_area_is_near_the_others_of_its_country() {
        let area = |code: &str, admin1: &str| Area {
            admin1: Some(admin1.into()),
            ..country(code)
        };
        let areas = [
            area("MLI", "Gao"),
            area("NER", "Tahoua"),
            area("MLI", "Mopti"),
            country("MLI"),
        ];
        assert_eq!(neighbours(&areas), [vec![2], vec![], vec![0], vec![]]);
    }

    #[test]
    fn borders_go_both_ways() {
        let codes = TABLE.lines().filter(|line| !line.starts_with('#'));
        let areas: Vec<Area> = codes
            .filter_map(|line| line.split(' ').next())
            .map(country)
            .collect();
        let near = neighbours(&areas);
        assert!(areas.len() > 150);
        for (area, neighbours) in near.iter().enumerate() {
            assert!(
                neighbours.iter().all(|it| near[*it].contains(&area)),
                "{}",
                areas[area]
            );
        }
    }
}
