//! An event record in a folder of its own, and the built binary on it.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder that is removed at the end.
pub(crate) struct Session(PathBuf);

impl Session {
    pub(crate) fn new(name: &str) -> Session {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("events-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Session(folder)
    }

    /// With the sample that ships, as of its own day.
    pub(crate) fn with_sample(name: &str) -> Session {
        let session = Session::new(name);
        let sample = sample();
        let sample = sample.to_str().unwrap();
        session.run(&[
            "import",
            sample,
            "--version",
            "1",
            "--released",
            "2024-07-20",
        ]);
        session
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn output(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bellwether"));
        command
            .current_dir(&self.0)
            .args(["--ledger", "test.ledger", "events"])
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

    /// The same as JSON.
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let text = self.run(&[args, &["--json"]].concat());
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    /// Exit code and standard error.
    pub(crate) fn fail(&self, args: &[&str]) -> (i32, String) {
        let output = self.output(args);
        assert!(!output.status.success(), "{args:?} did well");
        (
            output.status.code().unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        )
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The event file of the demo.
pub(crate) fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample/events/red-dune-front-ged.csv")
}
