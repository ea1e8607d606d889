//! Who borders on whom: fighting crosses borders, and so do those who flee from it.
//!
//! Present-day land borders, from the public-domain map of Natural Earth (see
//! the head of the file). A state that ended has none here, and a border that
//! moved is where it is now.

use record::Area;
use std::collections::HashMap;

const TABLE: &str = include_str!("../../assets/borders.txt");

/// For each area the positions of its neighbours among `areas`. Areas below
/// the level of countries have none.
pub fn neighbours(areas: &[Area]) -> Vec<Vec<usize>> {
    let countries = areas
        .iter()
        .enumerate()
        .filter(|(_, area)| area.admin1.is_none());
    let at: HashMap<&str, usize> = countries
        .map(|(at, area)| (area.country.as_str(), at))
        .collect();
    let mut near = vec![Vec::new(); areas.len()];
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let mut codes = line.split_whitespace().map(|code| at.get(code).copied());
        if let Some(Some(country)) = codes.next() {
            near[country] = codes.flatten().collect();
        }
    }
    near
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
