//! A progress bar on a terminal, nothing in a pipe.

use super::tally::Tally;
use crate::context::Context;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal as _;

/// How far a run is, by bytes of input.
pub(crate) struct Progress {
    bar: ProgressBar,
}

const KNOWN_LENGTH: &str = "{bar:30} {percent:>3} %  {msg}  {eta} left";
const STREAM: &str = "{spinner} {msg}  {elapsed}";

impl Progress {
    /// A bar over all bytes of `paths`, or a spinner where a stream is among them.
    pub(crate) fn over(paths: &[intake::Path], context: &Context) -> Self {
        if context.is_quiet() || !std::io::stderr().is_terminal() {
            return Progress {
                bar: ProgressBar::hidden(),
            };
        }
        match intake::bytes(paths) {
            Some(bytes) => Progress::styled(ProgressBar::new(bytes), KNOWN_LENGTH),
            None => Progress::styled(ProgressBar::new_spinner(), STREAM),
        }
    }

    /// A bar over a number of documents.
    pub(crate) fn of(documents: u64, context: &Context) -> Self {
        if context.is_quiet() || !std::io::stderr().is_terminal() {
            return Progress {
                bar: ProgressBar::hidden(),
            };
        }
        Progress::styled(ProgressBar::new(documents), KNOWN_LENGTH)
    }

    fn styled(bar: ProgressBar, template: &str) -> Self {
        let style = ProgressStyle::with_template(template);
        bar.set_style(style.expect("the templates above are well-formed"));
        Progress { bar }
    }

    pub(crate) fn advance(&self, by: u64, tally: &Tally) {
        self.bar.inc(by);
        self.bar.set_message(tally.to_string());
    }

    /// Lets something be said without tearing the bar.
    pub(crate) fn say<R>(&self, what: impl FnOnce() -> R) -> R {
        self.bar.suspend(what)
    }

    pub(crate) fn finish(self) {
        self.bar.finish_and_clear();
    }
}
