//! The inner product of a few rows with a panel of weights, in the widest vectors the machine has.
//!
//! One body, compiled three times: for AVX-512, for AVX2 with fused multiply-add, and portable. In each the
//! sum over the inputs runs in the same order, one input after the other, whatever the number of rows; so a
//! text reads the same alone, in a batch and on any number of threads, and the two vector paths agree to
//! the bit. The portable path rounds the product before the sum where the target has no fused operation.

use std::sync::OnceLock;

/// Outputs computed side by side.
pub(crate) const LANES: usize = 16;

/// What a panel's sums become.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Finish {
    /// Stored one after the other.
    Store,
    /// The largest of the pieces is stored.
    Max,
}

/// A matrix in the order the kernel reads it: per group, per input, `pieces` times [`LANES`] weights.
#[derive(Debug)]
pub(crate) struct Panels {
    pub(crate) inputs: usize,
    pub(crate) groups: usize,
    pub(crate) pieces: usize,
    pub(crate) weights: Vec<f32>,
    pub(crate) bias: Vec<f32>,
    pub(crate) finish: Finish,
}

/// Rows in and out: `x` holds a row of inputs every `x_stride` floats, `y` takes one every `y_stride`.
pub(crate) struct Rows<'x, 'y> {
    pub(crate) x: &'x [f32],
    pub(crate) x_stride: usize,
    pub(crate) y: &'y mut [f32],
    pub(crate) y_stride: usize,
    pub(crate) count: usize,
}

impl Panels {
    /// Floats written per row.
    pub(crate) fn outputs(&self) -> usize {
        match self.finish {
            Finish::Store => self.groups * self.pieces * LANES,
            Finish::Max => self.groups * LANES,
        }
    }

    pub(crate) fn run(&self, rows: Rows<'_, '_>) {
        if rows.count == 0 {
            return;
        }
        assert!(
            rows.x.len() >= (rows.count - 1) * rows.x_stride + self.inputs,
            "rows of input"
        );
        assert!(
            rows.y.len() >= (rows.count - 1) * rows.y_stride + self.outputs(),
            "rows of output"
        );
        match machine() {
            #[cfg(target_arch = "x86_64")]
            // SAFETY: `machine` has asked the processor for these instructions.
            #[expect(
                unsafe_code,
                reason = "the only way to call a function compiled for a wider machine"
            )]
            Machine::Avx512 => unsafe { avx512(self, rows) },
            #[cfg(target_arch = "x86_64")]
            // SAFETY: as above.
            #[expect(
                unsafe_code,
                reason = "the only way to call a function compiled for a wider machine"
            )]
            Machine::Avx2 => unsafe { avx2(self, rows) },
            Machine::Any => portable(self, rows),
        }
    }
}

#[derive(Debug, Clone, Copy)]
enum Machine {
    #[cfg(target_arch = "x86_64")]
    Avx512,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    Any,
}

fn machine() -> Machine {
    static MACHINE: OnceLock<Machine> = OnceLock::new();
    *MACHINE.get_or_init(|| {
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx512f") {
                return Machine::Avx512;
            }
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                return Machine::Avx2;
            }
        }
        Machine::Any
    })
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,fma")]
fn avx512(panels: &Panels, rows: Rows<'_, '_>) {
    match panels.pieces {
        1 => blocks::<8, 1, true>(panels, rows),
        2 => blocks::<8, 2, true>(panels, rows),
        3 => blocks::<8, 3, true>(panels, rows),
        _ => blocks::<4, 4, true>(panels, rows),
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
fn avx2(panels: &Panels, rows: Rows<'_, '_>) {
    match panels.pieces {
        1 => blocks::<4, 1, true>(panels, rows),
        2 => blocks::<3, 2, true>(panels, rows),
        3 => blocks::<2, 3, true>(panels, rows),
        _ => blocks::<1, 4, true>(panels, rows),
    }
}

fn portable(panels: &Panels, rows: Rows<'_, '_>) {
    const FUSED: bool = cfg!(any(target_feature = "fma", target_arch = "aarch64"));
    match panels.pieces {
        1 => blocks::<2, 1, FUSED>(panels, rows),
        2 => blocks::<2, 2, FUSED>(panels, rows),
        3 => blocks::<2, 3, FUSED>(panels, rows),
        _ => blocks::<1, 4, FUSED>(panels, rows),
    }
}

#[inline(always)]
fn blocks<const ROWS: usize, const PIECES: usize, const FUSED: bool>(
    panels: &Panels,
    rows: Rows<'_, '_>,
) {
    let Rows {
        x,
        x_stride,
        y,
        y_stride,
        count,
    } = rows;
    let mut row = 0;
    while row + ROWS <= count {
        block::<ROWS, PIECES, FUSED>(
            panels,
            &x[row * x_stride..],
            x_stride,
            &mut y[row * y_stride..],
            y_stride,
        );
        row += ROWS;
    }
    while row < count {
        block::<1, PIECES, FUSED>(
            panels,
            &x[row * x_stride..],
            x_stride,
            &mut y[row * y_stride..],
            y_stride,
        );
        row += 1;
    }
}

#[inline(always)]
fn block<const ROWS: usize, const PIECES: usize, const FUSED: bool>(
    panels: &Panels,
    x: &[f32],
    x_stride: usize,
    y: &mut [f32],
    y_stride: usize,
) {
    let inputs: [&[f32]; ROWS] =
        std::array::from_fn(|row| &x[row * x_stride..row * x_stride + panels.inputs]);
    let size = panels.inputs * PIECES * LANES;
    for group in 0..panels.groups {
        let weights = &panels.weights[group * size..(group + 1) * size];
        let bias = &panels.bias[group * PIECES * LANES..(group + 1) * PIECES * LANES];
        let sums = tile::<ROWS, PIECES, FUSED>(&inputs, weights, bias);
        for (row, sums) in sums.iter().enumerate() {
            match panels.finish {
                Finish::Store => {
                    let at = row * y_stride + group * PIECES * LANES;
                    for (piece, sums) in sums.iter().enumerate() {
                        y[at + piece * LANES..at + (piece + 1) * LANES].copy_from_slice(sums);
                    }
                }
                Finish::Max => {
                    let at = row * y_stride + group * LANES;
                    y[at..at + LANES].copy_from_slice(&largest(sums));
                }
            }
        }
    }
}

#[inline(always)]
fn tile<const ROWS: usize, const PIECES: usize, const FUSED: bool>(
    inputs: &[&[f32]; ROWS],
    weights: &[f32],
    bias: &[f32],
) -> [[[f32; LANES]; PIECES]; ROWS] {
    let mut sums = [[[0.0; LANES]; PIECES]; ROWS];
    for row in &mut sums {
        for (piece, sums) in row.iter_mut().enumerate() {
            sums.copy_from_slice(&bias[piece * LANES..(piece + 1) * LANES]);
        }
    }
    for (k, weights) in weights.chunks_exact(PIECES * LANES).enumerate() {
        let weights: &[[f32; LANES]] = weights.as_chunks().0;
        for row in 0..ROWS {
            let x = inputs[row][k];
            for piece in 0..PIECES {
                for lane in 0..LANES {
                    let sum = &mut sums[row][piece][lane];
                    let weight = weights[piece][lane];
                    *sum = if FUSED {
                        x.mul_add(weight, *sum)
                    } else {
                        x * weight + *sum
                    };
                }
            }
        }
    }
    sums
}

#[inline(always)]
fn largest<const PIECES: usize>(sums: &[[f32; LANES]; PIECES]) -> [f32; LANES] {
    let mut best = sums[0];
    for piece in &sums[1..] {
        for lane in 0..LANES {
            best[lane] = if piece[lane] > best[lane] {
                piece[lane]
            } else {
                best[lane]
            };
        }
    }
    best
}
