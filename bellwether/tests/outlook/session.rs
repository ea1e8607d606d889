//! A folder with an invented panel, and the built binary on it.

use crate::common;
use serde_json::Value;
use std::fmt::Write as _;
use std::ops::Deref;

pub(crate) struct Session(common::Session);

impl Deref for Session {
    type Target = common::Session;

    fn deref(&self) -> &common::Session {
        &self.0
    }
}

/// Months from January 1980 to the panel's first: January 1990.
const FIRST: usize = 121;
/// Thirteen years and ten months: the panel ends in an October.
const MONTHS: usize = 166;

impl Session {
    pub(crate) fn new(name: &str) -> Session {
        let session = Session(common::Session::new(name));
        session.panel("panel.csv", MONTHS);
        session
    }

    /// Writes the panel's first `months`, in the layout of ViEWS panels.
    pub(crate) fn panel(&self, file: &str, months: usize) {
        let mut text = String::from("month_id,country_id,ged_sb\n");
        for country in 40..60 {
            for month in 0..months {
                writeln!(
                    text,
                    "{},{country},{}",
                    FIRST + month,
                    deaths(country, month)
                )
                .unwrap();
            }
        }
        self.write(file, text);
    }

    /// The lines of a command with `--json`.
    pub(crate) fn json(&self, args: &[&str]) -> Vec<Value> {
        self.lines(&[args, &["--json"]].concat())
    }
}

/// Some countries are at peace, some restless, some at war in turns.
fn deaths(country: usize, month: usize) -> usize {
    match country % 4 {
        0 => 0,
        1 => usize::from((month + country).is_multiple_of(7)) * 2,
        2 => [0, 0, 4, 60, 90, 30][(month / 9 + country) % 6] + month % 3,
        _ => 200 + 40 * ((month * 7 + country) % 9),
    }
}
