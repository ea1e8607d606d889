//! Layer normalisation, added onto what came in.

/// Gain and shift per output.
#[derive(Debug)]
pub(crate) struct LayerNorm {
    pub(crate) gain: Vec<f32>,
    pub(crate) shift: Vec<f32>,
}

impl LayerNorm {
    /// `out = residual + normalised(row)`; without a residual, `out = normalised(row)`.
    pub(crate) fn apply(&self, row: &[f32], residual: Option<&[f32]>, out: &mut [f32]) {
        let width = row.len();
        let count = width as f32;
        let mean = sum(row, |x| x) / count;
        let variance = sum(row, |x| (x - mean) * (x - mean)) / count + 1e-8;
        let scale = 1.0 / variance.sqrt();
        let parts = row.iter().zip(&self.gain).zip(&self.shift);
        match residual {
            Some(residual) => {
                for ((out, ((x, gain), shift)), before) in
                    out[..width].iter_mut().zip(parts).zip(residual)
                {
                    *out = before + ((x - mean) * scale * gain + shift);
                }
            }
            None => {
                for (out, ((x, gain), shift)) in out[..width].iter_mut().zip(parts) {
                    *out = (x - mean) * scale * gain + shift;
                }
            }
        }
    }
}

/// A sum in sixteen strands, in a fixed order.
fn sum(row: &[f32], part: impl Fn(f32) -> f32) -> f32 {
    let mut strands = [0.0; 16];
    let chunks = row.chunks_exact(16);
    let rest: f32 = chunks.remainder().iter().map(|x| part(*x)).sum();
    for chunk in chunks {
        for (strand, x) in strands.iter_mut().zip(chunk) {
            *strand += part(*x);
        }
    }
    strands.iter().sum::<f32>() + rest
}
