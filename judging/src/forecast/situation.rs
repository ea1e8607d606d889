//! Where an area stands at a month: a point in a space of few traits, in which
//! situations that may be followed by the same are near each other.

use super::{Feature, Past, levels};

/// One axis of the space.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Trait {
    /// log(1 + level), a fading mean of two months' half-life.
    Level,
    /// The same, but all levels above e⁴ ≈ 55 deaths a month are one: what
    /// follows a big war is sought by its shape, not among the few of its size.
    CappedLevel,
    /// log(1 + mean of the last twelve months).
    Year,
    /// log(1 + mean of the last 36 months).
    ThreeYears,
    /// How far the level stands above the last year's.
    Turn,
    /// How far the last year's level stands above that of three years.
    Slope,
    /// How restless the last year was.
    Restlessness,
    /// log(1 + months since somebody was killed).
    Quiet,
    /// log(1 + deaths by all types of violence, mean of three months).
    AllTypes,
    /// log(1 + deaths next door, mean of twelve months over all neighbours).
    Neighbours,
    /// log(1 + violent events that reports told, mean of three months).
    Reports,
}

const CAP: f64 = 4.0;

/// The situations of all areas at all months up to a cut.
pub struct Situations {
    width: usize,
    months: usize,
    points: Vec<f64>,
}

impl Situations {
    /// Computes the traits, each times its weight.
    pub fn new(past: &Past<'_>, axes: &[(Trait, f64)]) -> Situations {
        let months = past.months();
        let mut points = Vec::with_capacity(past.areas().len() * months * axes.len());
        for area in 0..past.areas().len() {
            let rows: Vec<Vec<f64>> = axes.iter().map(|(axis, _)| axis.of(past, area)).collect();
            for month in 0..months {
                points.extend(
                    rows.iter()
                        .zip(axes)
                        .map(|(row, (_, weight))| row[month] * weight),
                );
            }
        }
        Situations {
            width: axes.len(),
            months,
            points,
        }
    }

    /// The point of an area at a month.
    pub fn at(&self, area: usize, month: usize) -> &[f64] {
        let begin = (area * self.months + month) * self.width;
        &self.points[begin..begin + self.width]
    }
}

impl Trait {
    fn of(self, past: &Past<'_>, area: usize) -> Vec<f64> {
        let deaths = past.deaths(area);
        let log = |series: Vec<f64>| series.into_iter().map(f64::ln_1p).collect::<Vec<_>>();
        let level = || log(levels::fading(&deaths, 2.0));
        let mean = |months| log(levels::trailing(&deaths, months));
        match self {
            Trait::Level => level(),
            Trait::CappedLevel => level().into_iter().map(|it| it.min(CAP)).collect(),
            Trait::Year => mean(12),
            Trait::ThreeYears => mean(36),
            Trait::Turn => above(level(), mean(12)),
            Trait::Slope => above(mean(12), mean(36)),
            Trait::Restlessness => levels::restlessness(&deaths, 12),
            Trait::Quiet => log(levels::months_since(&deaths, 1.0, 120)),
            Trait::AllTypes => {
                let all = past.feature(Feature::AllTypes, area).unwrap_or(deaths);
                log(levels::trailing(&all, 3))
            }
            Trait::Reports => {
                let told = past.feature(Feature::Reports, area);
                log(levels::trailing(
                    &told.unwrap_or(vec![0.0; deaths.len()]),
                    3,
                ))
            }
            Trait::Neighbours => log(levels::trailing(&next_door(past, area), 12)),
        }
    }
}

/// Deaths in all neighbours together, by month.
pub fn next_door(past: &Past<'_>, area: usize) -> Vec<f64> {
    let mut sum = vec![0.0; past.months()];
    for neighbour in past.neighbours(area) {
        for (sum, deaths) in sum.iter_mut().zip(past.deaths(*neighbour)) {
            *sum += deaths;
        }
    }
    sum
}

fn above(upper: Vec<f64>, lower: Vec<f64>) -> Vec<f64> {
    upper.into_iter().zip(lower).map(|(a, b)| a - b).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::testing::level;

    fn check(axis: Trait, levels: &[f64], near: bool) {
        let panel = level(60, levels);
        let past = panel.until(panel.last()).unwrap();
        let all = Situations::new(&past, &[(axis, 1.0)]);
        let apart = (all.at(0, 59)[0] - all.at(1, 59)[0]).abs();
        assert_eq!(apart < 0.05, near, "{axis:?}: {apart}");
    }

    #[test]
    fn wars_of_any_size_but_one_shape_are_near() {
        check(Trait::CappedLevel, &[100.0, 3000.0], true);
        check(Trait::Turn, &[100.0, 3000.0], true);
        check(Trait::Restlessness, &[100.0, 3000.0], true);
        check(Trait::Level, &[100.0, 3000.0], false);
    }
}
