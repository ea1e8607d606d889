//! A maxout layer and its normalisation: of a few weighted sums per output, the largest.
//!
//! thinc stores the weights by output and piece. Here the pieces come first, so that the largest is taken
//! over whole rows side by side.

use super::linear::Linear;
use super::nodes::NodeData;
use super::norm::LayerNorm;

/// The linear layer gives `[piece][output]` sums a row.
#[derive(Debug)]
pub(crate) struct Maxout {
    pub(crate) linear: Linear,
    pub(crate) norm: LayerNorm,
    /// Outputs, once the largest piece has been taken.
    pub(crate) width: usize,
}

impl Maxout {
    pub(crate) fn new(maxout: &NodeData<'_>, norm: &NodeData<'_>) -> Result<Maxout, String> {
        let weights = maxout.weights("W")?;
        let [width, pieces, inputs] = weights.sides()?;
        let bias = maxout.weights("b")?.floats();
        if bias.len() != width * pieces {
            return Err(format!("{} biases for {width} × {pieces}", bias.len()));
        }
        let order = piece_first(1, width, pieces);
        let linear = Linear::new(
            &rows_in(&order, &weights.floats(), inputs),
            &rows_in(&order, &bias, 1),
            inputs,
        )?;
        let norm = LayerNorm {
            gain: norm.weights("G")?.floats(),
            shift: norm.weights("b")?.floats(),
        };
        if norm.gain.len() != width || norm.shift.len() != width {
            return Err(format!(
                "layernorm of {} after a layer of {width}",
                norm.gain.len()
            ));
        }
        Ok(Maxout {
            linear,
            norm,
            width,
        })
    }

    /// One row's sums → its outputs, added onto `residual`; the sums are used up.
    pub(crate) fn finish(&self, sums: &mut [f32], residual: Option<&[f32]>, out: &mut [f32]) {
        self.norm.apply(largest(sums, self.width), residual, out);
    }
}

/// The layer taken apart by neighbour, without its bias: `[part][piece][output]` sums of a third of its inputs.
pub(crate) fn split_in_three(maxout: &NodeData<'_>) -> Result<Linear, String> {
    let weights = maxout.weights("W")?;
    let [width, pieces, inputs] = weights.sides()?;
    if !inputs.is_multiple_of(3) {
        return Err(format!("{inputs} inputs from three neighbours"));
    }
    // A row of the layer is three rows of a third, one after the other.
    let order = piece_first(1, width, pieces);
    let thirds: Vec<usize> = (0..3)
        .flat_map(|part| order.iter().map(move |row| row * 3 + part))
        .collect();
    Linear::new(
        &rows_in(&thirds, &weights.floats(), inputs / 3),
        &[],
        inputs / 3,
    )
}

/// The largest of the pieces, left where the first was.
pub(crate) fn largest(sums: &mut [f32], width: usize) -> &[f32] {
    let (best, others) = sums.split_at_mut(width);
    for piece in others.chunks_exact(width) {
        for (best, value) in best.iter_mut().zip(piece) {
            *best = if value > best { *value } else { *best };
        }
    }
    best
}

/// Where rows `[group][output][piece]` stand, in the order `[group][piece][output]`.
pub(crate) fn piece_first(groups: usize, width: usize, pieces: usize) -> Vec<usize> {
    let mut order = Vec::with_capacity(groups * width * pieces);
    for group in 0..groups {
        for piece in 0..pieces {
            order.extend((0..width).map(|output| (group * width + output) * pieces + piece));
        }
    }
    order
}

/// Rows of `across` numbers in another order.
pub(crate) fn rows_in(order: &[usize], numbers: &[f32], across: usize) -> Vec<f32> {
    let rows = order
        .iter()
        .map(|row| &numbers[row * across..(row + 1) * across]);
    rows.flatten().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_come_first() {
        assert_eq!(piece_first(1, 3, 2), [0, 2, 4, 1, 3, 5]);
        assert_eq!(piece_first(2, 2, 2), [0, 2, 1, 3, 4, 6, 5, 7]);
        assert_eq!(
            rows_in(&[2, 0], &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 2),
            [5.0, 6.0, 1.0, 2.0]
        );
    }

    #[test]
    fn the_largest_piece_of_each_output_is_kept() {
        let mut sums = [1.0, -4.0, 0.0, 3.0, -5.0, 0.5];
        assert_eq!(largest(&mut sums, 2), [1.0, 3.0]);
        assert_eq!(largest(&mut [2.0, 1.0], 2), [2.0, 1.0]);
    }
}
