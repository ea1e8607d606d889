//! A session whose commands are all `bellwether events …`.

use crate::common;
use std::ops::Deref;
use std::path::PathBuf;

pub(crate) struct Session(common::Session);

impl Deref for Session {
    type Target = common::Session;

    fn deref(&self) -> &common::Session {
        &self.0
    }
}

impl Session {
    pub(crate) fn new(name: &str) -> Session {
        Session(common::Session::of(name, &["events"]))
    }

    /// With the sample that ships, as of its own day.
    pub(crate) fn with_sample(name: &str) -> Session {
        let session = Session::new(name);
        let file = common::sample(SAMPLE);
        let version = ["--version", "1", "--released", "2024-07-20"];
        session.run(&[&["import", &file], &version[..]].concat());
        session
    }
}

const SAMPLE: &str = "events/red-dune-front-ged.csv";

/// The event file of the demo.
pub(crate) fn sample() -> PathBuf {
    common::sample(SAMPLE).into()
}
