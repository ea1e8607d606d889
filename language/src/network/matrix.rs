//! Weights as thinc stores them → panels as the kernel reads them.

use super::kernel::{Finish, LANES, Panels};

impl Panels {
    /// A linear layer of weights `[outputs][inputs]`. Outputs are filled up with zeros to whole panels.
    pub(crate) fn linear(weights: &[f32], bias: &[f32], outputs: usize, inputs: usize) -> Panels {
        let panels = outputs.div_ceil(LANES);
        let pieces = [3, 2]
            .into_iter()
            .find(|pieces| panels.is_multiple_of(*pieces))
            .unwrap_or(if panels > 3 { 2 } else { 1 });
        let groups = panels.div_ceil(pieces);
        let source = |output: usize| (output < outputs).then_some(output);
        Panels::pack(
            weights,
            bias,
            inputs,
            groups,
            pieces,
            Finish::Store,
            |group, piece, lane| source((group * pieces + piece) * LANES + lane),
        )
    }

    /// A maxout layer of weights `[outputs][pieces][inputs]`.
    pub(crate) fn maxout(
        weights: &[f32],
        bias: &[f32],
        outputs: usize,
        pieces: usize,
        inputs: usize,
    ) -> Panels {
        let groups = outputs.div_ceil(LANES);
        Panels::pack(
            weights,
            bias,
            inputs,
            groups,
            pieces,
            Finish::Max,
            |group, piece, lane| {
                let output = group * LANES + lane;
                (output < outputs).then_some(output * pieces + piece)
            },
        )
    }

    /// `row(group, piece, lane)` says which row of the weights stands there.
    pub(crate) fn pack(
        weights: &[f32],
        bias: &[f32],
        inputs: usize,
        groups: usize,
        pieces: usize,
        finish: Finish,
        row: impl Fn(usize, usize, usize) -> Option<usize>,
    ) -> Panels {
        let width = pieces * LANES;
        let mut packed = vec![0.0; groups * inputs * width];
        let mut packed_bias = vec![0.0; groups * width];
        for group in 0..groups {
            for column in 0..width {
                let Some(row) = row(group, column / LANES, column % LANES) else {
                    continue;
                };
                packed_bias[group * width + column] = bias.get(row).copied().unwrap_or(0.0);
                let source = &weights[row * inputs..(row + 1) * inputs];
                let target = packed[group * inputs * width + column..]
                    .iter_mut()
                    .step_by(width);
                for (to, from) in target.zip(source) {
                    *to = *from;
                }
            }
        }
        Panels {
            inputs,
            groups,
            pieces,
            weights: packed,
            bias: packed_bias,
            finish,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::kernel::Rows;
    use super::*;

    fn weights(count: usize) -> Vec<f32> {
        (0..count)
            .map(|i| ((i * 37 % 101) as f32 - 50.0) / 64.0)
            .collect()
    }

    fn run(panels: &Panels, x: &[f32], count: usize) -> Vec<f32> {
        let mut y = vec![0.0; count * panels.outputs()];
        let (x_stride, y_stride) = (panels.inputs, panels.outputs());
        panels.run(Rows {
            x,
            x_stride,
            y: &mut y,
            y_stride,
            count,
        });
        y
    }

    #[test]
    fn a_linear_layer_is_a_matrix_product() {
        let (w, b, x) = (weights(50 * 7), weights(50), weights(11 * 7));
        let panels = Panels::linear(&w, &b, 50, 7);
        let y = run(&panels, &x, 11);
        for row in 0..11 {
            for output in 0..50 {
                let expected: f32 = b[output]
                    + (0..7)
                        .map(|k| x[row * 7 + k] * w[output * 7 + k])
                        .sum::<f32>();
                assert!((y[row * panels.outputs() + output] - expected).abs() < 1e-5);
            }
        }
    }

    #[test]
    fn a_row_alone_gives_the_same_bits_as_in_a_batch() {
        let (w, b, x) = (weights(96 * 3 * 288), weights(288), weights(13 * 288));
        let panels = Panels::maxout(&w, &b, 96, 3, 288);
        let together = run(&panels, &x, 13);
        for row in 0..13 {
            assert_eq!(
                run(&panels, &x[row * 288..(row + 1) * 288], 1),
                together[row * 96..(row + 1) * 96]
            );
        }
    }
}
