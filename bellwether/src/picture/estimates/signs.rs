//! Marks that differ by shape, so that sources are told apart without colour.

use crate::picture::svg::n;

/// A shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign(usize);

impl Sign {
    /// Sources that have a shape of their own; the rest share one.
    pub(super) const NAMED: usize = 6;
    /// The shape of the rest.
    pub(super) const OTHERS: Sign = Sign(Sign::NAMED);

    pub(super) fn at(number: usize) -> Sign {
        Sign(number.min(Sign::NAMED))
    }

    pub(super) fn of(sources: &[&str], source: &str) -> Sign {
        let at = sources.iter().position(|name| *name == source);
        at.map_or(Sign::OTHERS, Sign::at)
    }

    /// Its outline around a point, some ten pixels wide.
    pub(super) fn path(self, x: f64, y: f64) -> String {
        let corners: &[(f64, f64)] = match self.0 {
            0 => return circle(x, y, 4.6),
            1 => &[(-4.2, -4.2), (4.2, -4.2), (4.2, 4.2), (-4.2, 4.2)],
            2 => &[(0.0, -5.4), (5.2, 4.0), (-5.2, 4.0)],
            3 => &[(0.0, -6.0), (5.2, 0.0), (0.0, 6.0), (-5.2, 0.0)],
            4 => &[(0.0, 5.4), (5.2, -4.0), (-5.2, -4.0)],
            5 => &[
                (-1.7, -5.2),
                (1.7, -5.2),
                (1.7, -1.7),
                (5.2, -1.7),
                (5.2, 1.7),
                (1.7, 1.7),
                (1.7, 5.2),
                (-1.7, 5.2),
                (-1.7, 1.7),
                (-5.2, 1.7),
                (-5.2, -1.7),
                (-1.7, -1.7),
            ],
            _ => return circle(x, y, 2.4),
        };
        let corners = corners
            .iter()
            .map(|(dx, dy)| format!("{},{}", n(x + dx), n(y + dy)));
        format!("M{}Z", corners.collect::<Vec<_>>().join("L"))
    }
}

fn circle(x: f64, y: f64, r: f64) -> String {
    let wide = n(2.0 * r);
    let r_ = n(r);
    format!(
        "M{},{}a{r_},{r_} 0 1 0 {wide},0a{r_},{r_} 0 1 0 -{wide},0Z",
        n(x - r),
        n(y)
    )
}
