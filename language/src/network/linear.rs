//! A linear layer: rows of numbers → weighted sums, through the crate `rten-gemm`.
//!
//! The crate chooses among AVX-512, AVX2 with fused multiply-add, NEON and a portable path when the program
//! runs. It packs the weights once, when the pipeline is loaded, and sums a row's products in one order
//! whatever the number of rows; so a text reads the same alone, in a batch and on any number of threads.
//! `gemm` and `matrixmultiply` were measured beside it; see `docs/language-speed.md`.
//!
//! It spreads a product over the threads of the rayon pool it is called in. The products here are small, and
//! texts are spread over threads already: [`alone`] makes a pool of one.

use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_tensor::NdTensorView;

/// Weights as the crate packs them, and a bias per output or none.
pub(crate) struct Linear {
    pub(crate) inputs: usize,
    pub(crate) outputs: usize,
    pub(crate) bias: Vec<f32>,
    packed: PackedBMatrix<f32>,
}

/// Rows of inputs, one every `stride` numbers; with a stride below the layer's inputs they overlap.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'x> {
    pub(crate) numbers: &'x [f32],
    pub(crate) stride: usize,
    pub(crate) count: usize,
}

thread_local! {
    /// The kernels for this machine; they may not pass from thread to thread.
    static PRODUCTS: GemmExecutor = GemmExecutor::new();
}

impl Linear {
    /// `weights` holds a row of `inputs` numbers for each output, `bias` one number for each or none at all.
    pub(crate) fn new(weights: &[f32], bias: &[f32], inputs: usize) -> Result<Linear, String> {
        let outputs = weights.len() / inputs.max(1);
        if outputs == 0 || outputs * inputs != weights.len() {
            return Err(format!("{} weights for {inputs} inputs", weights.len()));
        }
        if !bias.is_empty() && bias.len() != outputs {
            return Err(format!("{} biases for {outputs} outputs", bias.len()));
        }
        let weights = NdTensorView::from_data([outputs, inputs], weights);
        Ok(Linear {
            inputs,
            outputs,
            bias: bias.to_vec(),
            packed: PRODUCTS.with(|products| products.prepack_b(weights.transposed())),
        })
    }

    /// Fills the front of `sums` with a row of [`Linear::outputs`] numbers for each row.
    pub(crate) fn run(&self, rows: Rows<'_>, sums: &mut [f32]) {
        let shape = [rows.count, self.inputs];
        let view = NdTensorView::from_slice_with_strides(shape, rows.numbers, [rows.stride, 1]);
        let x = GemmInputA::Unpacked(view.expect("as many numbers as the rows need"));
        let weights = GemmInputB::Packed(&self.packed);
        let sums = &mut sums[..rows.count * self.outputs];
        PRODUCTS
            .with(|products| products.gemm(sums, x, weights, GemmOptions::default()))
            .expect("weights packed for this layer's inputs");
        if !self.bias.is_empty() {
            // The crate can add it too, one number after the other; that took 7 % of all the time.
            sums.chunks_exact_mut(self.outputs)
                .for_each(|sums| add(sums, &self.bias));
        }
    }
}

/// Adds one row onto another.
pub(crate) fn add(sums: &mut [f32], row: &[f32]) {
    for (sum, value) in sums.iter_mut().zip(row) {
        *sum += value;
    }
}

/// A pool of one thread, inside which products are not spread; none where the system gives no thread, which
/// changes no result.
pub(crate) fn alone() -> Option<rayon::ThreadPool> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1);
    pool.thread_name(|_| "language".to_owned()).build().ok()
}

impl<'x> Rows<'x> {
    /// Rows one after the other.
    pub(crate) fn dense(numbers: &'x [f32], inputs: usize) -> Rows<'x> {
        Rows {
            numbers,
            stride: inputs,
            count: numbers.len() / inputs,
        }
    }
}

impl std::fmt::Debug for Linear {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Linear({} → {})", self.inputs, self.outputs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(count: usize) -> Vec<f32> {
        (0..count).map(|i| (i as f32 * 0.7391).sin()).collect()
    }

    fn run(layer: &Linear, rows: Rows<'_>) -> Vec<f32> {
        let mut sums = vec![0.0; rows.count * layer.outputs];
        layer.run(rows, &mut sums);
        sums
    }

    #[test]
    fn a_layer_is_a_matrix_product_with_a_bias() {
        let (weights, bias, x) = (numbers(50 * 7), numbers(50), numbers(11 * 7));
        let layer = Linear::new(&weights, &bias, 7).expect("a layer");
        let sums = run(&layer, Rows::dense(&x, 7));
        for (at, sum) in sums.iter().enumerate() {
            let (x, weights) = (&x[at / 50 * 7..], &weights[at % 50 * 7..]);
            let expected: f32 = x[..7].iter().zip(weights).map(|(x, w)| x * w).sum();
            assert!((sum - expected - bias[at % 50]).abs() < 1e-5);
        }
    }

    #[test]
    fn a_row_alone_gives_the_same_bits_as_among_others_that_overlap() {
        for (inputs, outputs) in [(288, 288), (64, 107), (96, 50)] {
            let (weights, bias, x) = (
                numbers(outputs * inputs),
                numbers(outputs),
                numbers(inputs * 70),
            );
            let layer = Linear::new(&weights, &bias, inputs).expect("a layer");
            for count in 1..=140 {
                let stride = inputs / 3;
                let together = run(
                    &layer,
                    Rows {
                        numbers: &x,
                        stride,
                        count,
                    },
                );
                for row in [0, count / 2, count - 1] {
                    let alone = Rows::dense(&x[row * stride..row * stride + inputs], inputs);
                    assert_eq!(
                        run(&layer, alone),
                        together[row * outputs..(row + 1) * outputs]
                    );
                }
            }
        }
    }

    #[test]
    fn weights_that_do_not_fit_are_refused() {
        assert!(Linear::new(&[], &[], 3).is_err());
        assert!(Linear::new(&numbers(3), &[], 0).is_err());
        assert!(Linear::new(&numbers(7), &[], 3).is_err());
        assert!(Linear::new(&numbers(6), &numbers(3), 3).is_err());
    }
}
