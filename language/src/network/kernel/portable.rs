//! The same sums without vector instructions of a certain machine.

use super::{Finish, LANES, Panels, Rows};

/// Whether the target fuses multiplication and addition without being asked.
const FUSED: bool = cfg!(any(target_feature = "fma", target_arch = "aarch64"));

pub(super) fn run(panels: &Panels, rows: Rows<'_, '_>) {
    let Rows {
        x,
        x_stride,
        y,
        y_stride,
        count,
    } = rows;
    for row in 0..count {
        let x = &x[row * x_stride..row * x_stride + panels.inputs];
        let y = &mut y[row * y_stride..row * y_stride + panels.outputs()];
        one_row(panels, x, y);
    }
}

fn one_row(panels: &Panels, x: &[f32], y: &mut [f32]) {
    let width = panels.pieces * LANES;
    for group in 0..panels.groups {
        let weights = &panels.weights[group * panels.inputs * width..];
        for piece in 0..panels.pieces {
            let at = group * width + piece * LANES;
            let mut sums: [f32; LANES] = std::array::from_fn(|lane| panels.bias[at + lane]);
            for (x, weights) in x.iter().zip(weights.chunks_exact(width)) {
                let weights = &weights[piece * LANES..(piece + 1) * LANES];
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum = if FUSED {
                        x.mul_add(*weight, *sum)
                    } else {
                        x * weight + *sum
                    };
                }
            }
            finish(panels.finish, group, piece, panels.pieces, &sums, y);
        }
    }
}

fn finish(
    finish: Finish,
    group: usize,
    piece: usize,
    pieces: usize,
    sums: &[f32; LANES],
    y: &mut [f32],
) {
    let at = match finish {
        Finish::Store => (group * pieces + piece) * LANES,
        Finish::Max => group * LANES,
    };
    for (out, sum) in y[at..at + LANES].iter_mut().zip(sums) {
        if finish == Finish::Store || piece == 0 || *sum > *out {
            *out = *sum;
        }
    }
}
