//! A session in which a person writes claims.

use crate::common;
use std::ops::Deref;

pub(crate) struct Session(common::Session);

impl Deref for Session {
    type Target = common::Session;

    fn deref(&self) -> &common::Session {
        &self.0
    }
}

impl Session {
    pub(crate) fn new(name: &str) -> Session {
        Session(common::Session::new(name))
    }

    /// A claim that a person writes on words of a document, about the Islamic State.
    pub(crate) fn claim(&self, document: &str, words: &str, more: &[&str]) {
        let shown = self.json(&["show", document]);
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
