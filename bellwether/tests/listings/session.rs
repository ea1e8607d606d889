//! One ledger in a folder of its own, and the built binary on it.

use std::path::PathBuf;
use std::process::{Command, Output};

/// A folder that is removed at the end.
pub(crate) struct Session(PathBuf);

impl Session {
    pub(crate) fn new(name: &str) -> Session {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("listings-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Session(folder)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    /// Where a file of the session is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn output(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bellwether"));
        command
            .current_dir(&self.0)
            .args(["--ledger", "test.ledger"])
            .args(args);
        command.env_remove("BELLWETHER_LEDGER").output().unwrap()
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

    /// Exit code and standard error of a command that must fail.
    pub(crate) fn fail(&self, args: &[&str]) -> (i32, String) {
        let output = self.output(args);
        assert!(!output.status.success(), "{args:?} did well");
        (
            output.status.code().unwrap(),
            String::from_utf8(output.stderr).unwrap(),
        )
    }

    /// A claim that a person writes on words of a document, about the Islamic State.
    pub(crate) fn claim(&self, document: &str, words: &str, more: &[&str]) {
        let shown: serde_json::Value =
            serde_json::from_str(&self.run(&["show", document, "--json"])).unwrap();
        let start = shown["text"].as_str().unwrap().find(words).unwrap();
        let (start, end) = (start.to_string(), (start + words.len()).to_string());
        let args = [
            "claim",
            "add",
            document,
            &start,
            &end,
            "--subject",
            "Islamic State",
        ];
        self.run(&[&args, more].concat());
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
