//! The sums with AVX-512 and with AVX2.
//!
//! A tile of a few rows and one group of panels stays in registers while the inputs go by: eight rows by
//! three pieces with 32 registers, four by three, half a panel at a time, with 16.
#![expect(unsafe_code, reason = "vector loads and stores through pointers")]

use super::{Finish, LANES, Panels, Rows};

macro_rules! kernel {
    ($name:ident, $features:literal, $vector:ty, $width:literal, $rows:expr,
     $zero:ident, $load:ident, $store:ident, $spread:ident, $fma:ident, $max:ident) => {
        pub(super) mod $name {
            use super::{Finish, LANES, Panels, Rows};
            use std::arch::x86_64::*;

            /// Lengths have been checked by [`Panels::run`].
            #[target_feature(enable = $features)]
            pub(in super::super) fn run(panels: &Panels, rows: Rows<'_, '_>) {
                const ROWS: [usize; 5] = $rows;
                match panels.pieces {
                    1 => blocks::<{ ROWS[1] }, 1>(panels, rows),
                    2 => blocks::<{ ROWS[2] }, 2>(panels, rows),
                    3 => blocks::<{ ROWS[3] }, 3>(panels, rows),
                    _ => blocks::<{ ROWS[4] }, 4>(panels, rows),
                }
            }

            #[target_feature(enable = $features)]
            fn blocks<const R: usize, const P: usize>(panels: &Panels, rows: Rows<'_, '_>) {
                let Rows {
                    x,
                    x_stride,
                    y,
                    y_stride,
                    count,
                } = rows;
                let mut row = 0;
                while row + R <= count {
                    block::<R, P>(
                        panels,
                        &x[row * x_stride..],
                        x_stride,
                        &mut y[row * y_stride..],
                        y_stride,
                    );
                    row += R;
                }
                while row < count {
                    block::<1, P>(
                        panels,
                        &x[row * x_stride..],
                        x_stride,
                        &mut y[row * y_stride..],
                        y_stride,
                    );
                    row += 1;
                }
            }

            #[target_feature(enable = $features)]
            #[inline]
            fn block<const R: usize, const P: usize>(
                panels: &Panels,
                x: &[f32],
                x_stride: usize,
                y: &mut [f32],
                y_stride: usize,
            ) {
                let size = P * LANES;
                assert!(x.len() >= (R - 1) * x_stride + panels.inputs);
                assert!(y.len() >= (R - 1) * y_stride + panels.outputs());
                assert!(
                    panels.pieces == P
                        && panels.weights.len() == panels.groups * panels.inputs * size
                );
                assert!(panels.bias.len() == panels.groups * size);
                for group in 0..panels.groups {
                    for half in (0..LANES).step_by($width) {
                        // SAFETY: the assertions above hold every place read here: `group` is below `groups`,
                        // `half + width` at most `LANES`.
                        let sums = unsafe {
                            let weights = panels
                                .weights
                                .as_ptr()
                                .add(group * panels.inputs * size + half);
                            let bias = panels.bias.as_ptr().add(group * size + half);
                            tile::<R, P>(x.as_ptr(), x_stride, panels.inputs, weights, bias)
                        };
                        for row in 0..R {
                            let mut best = sums[row][0];
                            for piece in 0..P {
                                let at = row * y_stride + half;
                                // SAFETY: `y` holds `outputs()` floats from `row * y_stride` on.
                                match panels.finish {
                                    Finish::Store => unsafe {
                                        $store(
                                            y.as_mut_ptr().add(at + (group * P + piece) * LANES),
                                            sums[row][piece],
                                        )
                                    },
                                    Finish::Max => best = $max(sums[row][piece], best),
                                }
                            }
                            if panels.finish == Finish::Max {
                                // SAFETY: as above, for `groups` panels.
                                unsafe {
                                    $store(
                                        y.as_mut_ptr().add(row * y_stride + group * LANES + half),
                                        best,
                                    )
                                }
                            }
                        }
                    }
                }
            }

            /// # Safety
            /// `x` holds `R` rows of `inputs` floats every `stride`; `weights` holds `inputs` rows of `P * LANES`
            /// floats and `bias` one, of which the first vector of each piece is read.
            #[target_feature(enable = $features)]
            #[inline]
            unsafe fn tile<const R: usize, const P: usize>(
                x: *const f32,
                stride: usize,
                inputs: usize,
                weights: *const f32,
                bias: *const f32,
            ) -> [[$vector; P]; R] {
                let mut sums = [[$zero(); P]; R];
                for row in &mut sums {
                    for (piece, sum) in row.iter_mut().enumerate() {
                        // SAFETY: by the contract.
                        *sum = unsafe { $load(bias.add(piece * LANES)) };
                    }
                }
                for k in 0..inputs {
                    let mut weight = [$zero(); P];
                    for (piece, weight) in weight.iter_mut().enumerate() {
                        // SAFETY: by the contract.
                        *weight = unsafe { $load(weights.add((k * P + piece) * LANES)) };
                    }
                    for row in 0..R {
                        // SAFETY: by the contract.
                        let x = $spread(unsafe { *x.add(row * stride + k) });
                        for piece in 0..P {
                            sums[row][piece] = $fma(x, weight[piece], sums[row][piece]);
                        }
                    }
                }
                sums
            }
        }
    };
}

kernel!(
    wide,
    "avx512f",
    __m512,
    16,
    [0, 12, 12, 8, 6],
    _mm512_setzero_ps,
    _mm512_loadu_ps,
    _mm512_storeu_ps,
    _mm512_set1_ps,
    _mm512_fmadd_ps,
    _mm512_max_ps
);
kernel!(
    narrow,
    "avx2,fma",
    __m256,
    8,
    [0, 6, 6, 4, 2],
    _mm256_setzero_ps,
    _mm256_loadu_ps,
    _mm256_storeu_ps,
    _mm256_set1_ps,
    _mm256_fmadd_ps,
    _mm256_max_ps
);
