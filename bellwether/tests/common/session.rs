//! One ledger in a folder of its own, and the built binary on it.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder that is removed at the end.
pub(crate) struct Session {
    folder: PathBuf,
    /// What stands before the arguments of every command.
    before: &'static [&'static str],
}

impl Session {
    pub(crate) fn new(name: &str) -> Session {
        Session::of(name, &[])
    }

    /// A session whose commands all begin with these words.
    pub(crate) fn of(name: &str, before: &'static [&'static str]) -> Session {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!(
            "{}-{name}-{}",
            env!("CARGO_CRATE_NAME"),
            std::process::id()
        ));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        Session { folder, before }
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Where a file of the session is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The binary in the folder, deaf to what the machine has set up.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bellwether"));
        command
            .current_dir(&self.folder)
            .args(["--ledger", "test.ledger"])
            .args(self.before)
            .args(args)
            .env_remove("BELLWETHER_LEDGER")
            .env_remove("BELLWETHER_EVENTS")
            .env_remove("BELLWETHER_GAZETTEER")
            .env("BELLWETHER_GAZETTEERS", self.path("gazetteers"));
        command
    }

    pub(crate) fn output(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// Standard output of a command that must do well.
    pub(crate) fn run(&self, args: &[&str]) -> String {
        let output = self.output(args);
        let talk = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {talk}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// Exit code and standard error of a command that must not do well.
    pub(crate) fn fail(&self, args: &[&str]) -> (i32, String) {
        let output = self.output(args);
        assert!(!output.status.success(), "{args:?} did well");
        let talk = String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), talk)
    }

    /// What a command prints with `--json`, as one value.
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let text = self.run(&[args, &["--json"]].concat());
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }

    /// The JSON lines of a command, `--json` among its arguments.
    pub(crate) fn lines(&self, args: &[&str]) -> Vec<Value> {
        let line = |line: &str| {
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
        };
        self.run(args).lines().map(line).collect()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A file or folder of the sample that ships.
pub(crate) fn sample(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("sample")
        .join(name);
    path.into_os_string().into_string().unwrap()
}
