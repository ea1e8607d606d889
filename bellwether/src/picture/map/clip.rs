//! Cutting rings to the picture and thinning lines to what the eye can tell: a world of borders in a small file.

type Flat = (f64, f64);

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Window {
    pub(super) fn holds(&self, (x, y): Flat) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// Larger by `by` pixels on each side.
    pub(super) fn widened(self, by: f64) -> Window {
        Window {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }

    /// The part of a closed ring inside (Sutherland and Hodgman, "Reentrant polygon clipping", CACM 17, 1974). Parts
    /// that fall apart stay joined by lines along the edge, which the caller keeps out of sight.
    pub(super) fn cut(&self, ring: &[Flat]) -> Vec<Flat> {
        let Window {
            left,
            top,
            right,
            bottom,
        } = *self;
        let ring = side(ring, |(x, _)| x - left);
        let ring = side(&ring, |(x, _)| right - x);
        let ring = side(&ring, |(_, y)| y - top);
        side(&ring, |(_, y)| bottom - y)
    }
}

/// The part of a ring between two values of x.
pub(super) fn between(ring: &[Flat], left: f64, right: f64) -> Vec<Flat> {
    side(&side(ring, |(x, _)| x - left), |(x, _)| right - x)
}

/// The part of a ring where `inside` is not negative; `inside` must be linear.
fn side(ring: &[Flat], inside: impl Fn(Flat) -> f64) -> Vec<Flat> {
    let mut kept = Vec::with_capacity(ring.len());
    for (n, &to) in ring.iter().enumerate() {
        let from = ring[if n == 0 { ring.len() - 1 } else { n - 1 }];
        let (before, here) = (inside(from), inside(to));
        if (before < 0.0) != (here < 0.0) {
            let share = before / (before - here);
            kept.push((
                from.0 + share * (to.0 - from.0),
                from.1 + share * (to.1 - from.1),
            ));
        }
        if here >= 0.0 {
            kept.push(to);
        }
    }
    kept
}

/// The line with corners at least `apart` pixels from each other; its ends stay, so that lines still meet.
pub(super) fn thin(line: &[Flat], apart: f64) -> Vec<Flat> {
    let (Some(first), Some(last)) = (line.first(), line.last()) else {
        return Vec::new();
    };
    let mut kept = vec![*first];
    for corner in &line[1..line.len().max(2) - 1] {
        let before = kept[kept.len() - 1];
        if (corner.0 - before.0).hypot(corner.1 - before.1) >= apart {
            kept.push(*corner);
        }
    }
    kept.push(*last);
    kept
}

/// The signed area within a ring.
pub(super) fn area(ring: &[Flat]) -> f64 {
    let pairs = ring.iter().zip(ring.iter().cycle().skip(1));
    pairs.map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum::<f64>() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: [Flat; 5] = [
        (0.0, 0.0),
        (10.0, 0.0),
        (10.0, 10.0),
        (0.0, 10.0),
        (0.0, 0.0),
    ];

    fn check(left: f64, right: f64, expected: f64) {
        let window = Window {
            left,
            top: -5.0,
            right,
            bottom: 5.0,
        };
        assert_eq!(area(&window.cut(&SQUARE)).abs(), expected);
    }

    #[test]
    fn keeps_what_lies_inside() {
        check(-5.0, 20.0, 50.0);
        check(2.0, 4.0, 10.0);
        check(20.0, 30.0, 0.0);
    }

    #[test]
    fn thinning_keeps_the_ends() {
        let line = [(0.0, 0.0), (0.1, 0.0), (0.2, 0.0), (2.0, 0.0), (2.1, 0.0)];
        assert_eq!(thin(&line, 1.0), [(0.0, 0.0), (2.0, 0.0), (2.1, 0.0)]);
        assert_eq!(thin(&[(1.0, 1.0)], 1.0).len(), 2);
        assert!(thin(&[], 1.0).is_empty());
    }
}
