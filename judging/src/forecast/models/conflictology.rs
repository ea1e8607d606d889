//! *Conflictology*: the last twelve months, each as likely as the others, for
//! every month ahead. No model submitted to the ViEWS prediction challenge beat
//! it on CRPS by country and month, so that it is what others are held against.
//! Source: the challenge's benchmark `bm_conflictology`.

use super::lasting::Lasting;
use crate::forecast::{Draws, Fit, Past, Predict};

/// The model, with how many months it remembers.
pub struct Conflictology {
    /// Twelve in the challenge.
    pub months: usize,
}

impl Fit for Conflictology {
    fn name(&self) -> &str {
        "conflictology"
    }

    fn about(&self) -> &str {
        "the last twelve months, each as likely"
    }

    fn fit<'a>(&self, past: &Past<'a>) -> Box<dyn Predict + 'a> {
        let recent = |area| {
            let deaths = past.deaths(area);
            Draws::equal(
                deaths[deaths.len().saturating_sub(self.months)..]
                    .iter()
                    .copied(),
            )
        };
        Box::new(Lasting((0..past.areas().len()).map(recent).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::testing::panel;

    #[test]
    fn remembers_so_many_months() {
        let panel = panel("2000-01", &[&[Some(9.0), Some(1.0), Some(3.0)]]);
        let fitted = Conflictology { months: 2 }.fit(&panel.until(panel.last()).unwrap());
        assert_eq!(fitted.deaths(0, 14), Draws::equal([1.0, 3.0]));
    }
}
