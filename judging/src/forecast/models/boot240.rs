//! *Boot240*: any month of any area in the last 240, each as likely, for all.
//! It knows nothing of the area and so shows what knowing it is worth. Source:
//! the ViEWS prediction challenge, benchmark `bm_boot_240` (random draws there,
//! all the months here).

use crate::forecast::{Draws, Fit, Past, Predict};

/// The model.
pub struct Boot240;

const MONTHS: usize = 240;

struct Fitted(Draws);

impl Fit for Boot240 {
    fn name(&self) -> &str {
        "boot240"
    }

    fn about(&self) -> &str {
        "any month of any area in the last 240"
    }

    fn fit<'a>(&self, past: &Past<'a>) -> Box<dyn Predict + 'a> {
        let recent = |area| {
            let cells = past.cells(area);
            cells[cells.len().saturating_sub(MONTHS)..]
                .iter()
                .flatten()
                .copied()
        };
        let all = (0..past.areas().len()).flat_map(recent);
        let draws = Draws::equal(all).sample(1000);
        Box::new(Fitted(Draws::equal(draws)))
    }
}

impl Predict for Fitted {
    fn deaths(&self, _area: usize, _horizon_months: usize) -> Draws {
        self.0.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forecast::testing::panel;

    #[test]
    fn pools_all_areas_without_their_missing_months() {
        let panel = panel("2000-01", &[&[Some(0.0), None], &[Some(4.0), Some(8.0)]]);
        let fitted = Boot240.fit(&panel.until(panel.last()).unwrap());
        assert!((fitted.deaths(0, 3).mean() - 4.0).abs() < 0.02);
    }
}
