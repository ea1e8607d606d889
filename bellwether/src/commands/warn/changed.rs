//! What is new in a warning against the one that stood before it.

use record::{Area, Warning};
use std::fmt;

/// How a warning differs from the one that stood on the same area.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    /// There was none.
    New,
    /// The same in every figure.
    Same,
    /// Other figures: the earlier probability and last month of data.
    Moved {
        before: String,
        now: String,
        through: String,
    },
}

impl Change {
    pub(super) fn new(before: Option<&Warning>, now: &Warning) -> Change {
        let told = |warning: &Warning| {
            let percent = crate::outlook::percent(warning.probability);
            format!("{} {percent}", warning.alarm)
        };
        match before {
            None => Change::New,
            Some(before) if same(before, now) => Change::Same,
            Some(before) => Change::Moved {
                before: told(before),
                now: told(now),
                through: if before.data_through == now.data_through {
                    format!(
                        "data through {} in {} instead of {}",
                        now.data_through, now.dataset, before.dataset
                    )
                } else {
                    format!(
                        "data through {} instead of {}",
                        now.data_through, before.data_through
                    )
                },
            },
        }
    }

    /// Whether there is anything to record.
    pub(super) fn is_any(&self) -> bool {
        *self != Change::Same
    }
}

/// Same data, model and outcome; the day on which it was asked is no difference.
fn same(before: &Warning, now: &Warning) -> bool {
    let key = |warning: &Warning| -> (Area, String, String, record::Month, record::Alarm, u64) {
        let millionths = (warning.probability * 1e6).round() as u64;
        (
            warning.area.clone(),
            warning.dataset.clone(),
            warning.model.clone(),
            warning.data_through,
            warning.alarm,
            millionths,
        )
    };
    key(before) == key(now)
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Change::New => f.write_str("new"),
            Change::Same => f.write_str("as before"),
            Change::Moved {
                before,
                now,
                through,
            } => write!(f, "was {before}, is {now}: {through}"),
        }
    }
}
