//! The past situations nearest to a present one.

use super::{HORIZON_MONTHS_MAX, Past, situation::Situations};

/// A past situation with its squared distance and its weight.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    /// Position of its area.
    pub area: usize,
    /// Position of its month.
    pub month: usize,
    /// Squared distance.
    pub distance: f64,
    /// Its share; all together sum to the number asked for, or to all there are.
    pub weight: f64,
}

/// Every past situation whose following [`HORIZON_MONTHS_MAX`] months are all
/// known, after a first year from which levels can be told.
pub fn candidates(past: &Past<'_>) -> Vec<(usize, usize)> {
    let end = past.months().saturating_sub(HORIZON_MONTHS_MAX);
    let known = |area: usize, month: usize| {
        let cells = past.cells(area);
        cells[month].is_some() && cells[month + HORIZON_MONTHS_MAX].is_some()
    };
    let areas = 0..past.areas().len();
    areas
        .flat_map(|area| (12..end).map(move |month| (area, month)))
        .filter(|&(area, month)| known(area, month))
        .collect()
}

/// The `count` nearest, nearest first; of equally near ones the later first.
///
/// Where the last place is shared by many at one distance (thousands of
/// situations are "nothing ever happened"), all of them are taken and share
/// what weight is left: picking some would make the order of countries count.
pub fn nearest(
    all: &Situations,
    candidates: &[(usize, usize)],
    point: &[f64],
    count: usize,
) -> Vec<Near> {
    let distance = |&(area, month): &(usize, usize)| Near {
        area,
        month,
        distance: squared(all.at(area, month), point),
        weight: 1.0,
    };
    let mut near: Vec<Near> = candidates.iter().map(distance).collect();
    if near.len() > count && count > 0 {
        let by_distance = |a: &Near, b: &Near| a.distance.total_cmp(&b.distance);
        let farthest = near
            .select_nth_unstable_by(count - 1, by_distance)
            .1
            .distance;
        near.retain(|it| it.distance <= farthest);
        share_last_places(&mut near, farthest, count);
    }
    near.sort_by(|a, b| {
        let later = b.month.cmp(&a.month).then(a.area.cmp(&b.area));
        a.distance.total_cmp(&b.distance).then(later)
    });
    near
}

fn share_last_places(near: &mut [Near], farthest: f64, count: usize) {
    let inside = near.iter().filter(|it| it.distance < farthest).count();
    let weight = (count - inside) as f64 / (near.len() - inside) as f64;
    let last = near.iter_mut().filter(|it| it.distance >= farthest);
    last.for_each(|it| it.weight = weight);
}

fn squared(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::{situation::Trait, testing::level};

    fn check(levels: &[f64], count: usize, expected: &[usize], whole: f64) {
        let panel = level(40, levels);
        let past = panel.until(panel.last()).unwrap();
        let all = Situations::new(&past, &[(Trait::Year, 1.0)]);
        let near = nearest(&all, &candidates(&past), all.at(0, 39), count);
        let mut areas: Vec<usize> = near.iter().map(|it| it.area).collect();
        areas.sort_unstable();
        areas.dedup();
        assert_eq!(areas, expected);
        assert!((near.iter().map(|it| it.weight).sum::<f64>() - whole).abs() < 1e-9);
    }

    #[test]
    fn finds_its_like() {
        check(&[100.0, 5.0, 110.0], 20, &[0, 2], 20.0);
    }

    #[test]
    fn equally_near_ones_share() {
        check(&[0.0, 0.0, 0.0, 50.0], 5, &[0, 1, 2], 5.0);
    }

    #[test]
    fn fewer_than_asked_are_all() {
        check(&[1.0], 1000, &[0], 14.0);
    }
}
