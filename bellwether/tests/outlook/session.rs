//! A folder with an invented panel, and the built binary on it.

use crate::{common, panel};
use serde_json::Value;
use std::ops::Deref;

pub(crate) struct Session(common::Session);

impl Deref for Session {
    type Target = common::Session;

    fn deref(&self) -> &common::Session {
        &self.0
    }
}

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
        self.write(file, panel::text(months));
    }

    /// The lines of a command with `--json`.
    pub(crate) fn json(&self, args: &[&str]) -> Vec<Value> {
        self.lines(&[args, &["--json"]].concat())
    }
}
