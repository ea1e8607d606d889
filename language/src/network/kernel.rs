//! The inner product of a few rows with a panel of weights, in the widest vectors the machine has.
//!
//! One body for AVX-512 and for AVX2 with fused multiply-add, chosen when the program runs, and a portable one
//! beside. In each the sum over the inputs runs in the same order, one input after the other, whatever the
//! number of rows; so a text reads the same alone, in a batch and on any number of threads, and the two
//! vector paths agree to the bit. The portable path rounds the product before the sum where the target has
//! no fused operation.
//!
//! `matrixmultiply` and `gemm` were measured against it on the layers of the small English pipeline; see
//! `docs/language-speed.md`.

mod portable;
#[cfg(target_arch = "x86_64")]
mod x86;

use std::sync::OnceLock;
#[cfg(target_arch = "x86_64")]
use x86::{narrow, wide};

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
            Machine::Avx512 => unsafe { wide::run(self, rows) },
            #[cfg(target_arch = "x86_64")]
            // SAFETY: as above.
            #[expect(
                unsafe_code,
                reason = "the only way to call a function compiled for a wider machine"
            )]
            Machine::Avx2 => unsafe { narrow::run(self, rows) },
            Machine::Any => portable::run(self, rows),
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
