//! A folder with an invented panel, and the built binary on it.

use serde_json::Value;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A folder that is removed at the end.
pub(crate) struct Session(PathBuf);

/// Months from January 1980 to the panel's first: January 1990.
const FIRST: usize = 121;
/// Thirteen years and ten months: the panel ends in an October.
const MONTHS: usize = 166;

impl Session {
    pub(crate) fn new(name: &str) -> Session {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("outlook-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let session = Session(folder);
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
        std::fs::write(self.0.join(file), text).unwrap();
    }

    pub(crate) fn output(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bellwether"));
        command
            .current_dir(&self.0)
            .args(["--ledger", "test.ledger"])
            .args(args);
        command
            .env_remove("BELLWETHER_LEDGER")
            .env_remove("BELLWETHER_EVENTS")
            .output()
            .unwrap()
    }

    /// Standard output of a command that must do well.
    pub(crate) fn run(&self, args: &[&str]) -> String {
        let output = self.output(args);
        assert!(
            output.status.success(),
            "{args:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).unwrap()
    }

    /// The lines of a command with `--json`.
    pub(crate) fn json(&self, args: &[&str]) -> Vec<Value> {
        let text = self.run(&[args, &["--json"]].concat());
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    pub(crate) fn read(&self, file: &str) -> String {
        std::fs::read_to_string(self.0.join(file)).unwrap()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
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
