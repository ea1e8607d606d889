//! A sentence of a brief: its words, what it cites, and who stands behind it.

use super::{Cite, Error};
use record::State;

/// Text that is the brief's own, and text that is quoted from a report.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Run {
    /// The brief's words (names of sources and outlets, which reports set, included).
    Plain(String),
    /// Exact words of a report.
    Quote(String),
}

/// A sentence with at least one citation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Sentence {
    lead: Option<String>,
    runs: Vec<Run>,
    cites: Vec<Cite>,
    mark: Mark,
}

/// Who stands behind what a sentence rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Read by a machine, seen by nobody.
    Machine,
    /// Some of it was reviewed.
    Mixed,
    /// All of it was reviewed by a person.
    Reviewed,
    /// Counted by the program over whole documents.
    Counted,
}

impl Mark {
    pub(crate) const ALL: [Mark; 4] = [Mark::Machine, Mark::Reviewed, Mark::Mixed, Mark::Counted];

    /// The mark of what rests on claims in these states.
    pub(crate) fn of(states: impl IntoIterator<Item = State>) -> Mark {
        let (mut reviewed, mut machine) = (false, false);
        for state in states {
            *if state.reviewed() {
                &mut reviewed
            } else {
                &mut machine
            } = true;
        }
        match (reviewed, machine) {
            (true, true) => Mark::Mixed,
            (true, false) => Mark::Reviewed,
            (false, true) => Mark::Machine,
            (false, false) => Mark::Counted,
        }
    }

    /// One sign, for text.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Mark::Machine => "○",
            Mark::Mixed => "◐",
            Mark::Reviewed => "●",
            Mark::Counted => "Σ",
        }
    }

    /// The name, in JSON and where there is room.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Mark::Machine => "machine-read",
            Mark::Mixed => "partly reviewed",
            Mark::Reviewed => "reviewed",
            Mark::Counted => "counted",
        }
    }

    /// What the sign means.
    pub(crate) fn meaning(self) -> &'static str {
        match self {
            Mark::Machine => "read by a machine, reviewed by nobody",
            Mark::Mixed => "reviewed in part",
            Mark::Reviewed => "reviewed by a person",
            Mark::Counted => "counted over whole reports",
        }
    }
}

impl Sentence {
    /// # Errors
    /// When it cites nothing.
    pub(crate) fn new(runs: Vec<Run>, cites: Vec<Cite>, mark: Mark) -> Result<Sentence, Error> {
        let sentence = Sentence {
            lead: None,
            runs,
            cites,
            mark,
        };
        let founded = sentence
            .cites
            .iter()
            .any(|cite| !matches!(cite, Cite::Documents(d) if d.is_empty()));
        if founded {
            Ok(sentence)
        } else {
            Err(Error::Uncited {
                text: sentence.text(),
            })
        }
    }

    /// With a word or two in front that say what it is about.
    pub(crate) fn led_by(self, lead: impl Into<String>) -> Sentence {
        Sentence {
            lead: Some(lead.into()),
            ..self
        }
    }

    pub(crate) fn lead(&self) -> Option<&str> {
        self.lead.as_deref()
    }

    pub(crate) fn runs(&self) -> &[Run] {
        &self.runs
    }

    pub(crate) fn cites(&self) -> &[Cite] {
        &self.cites
    }

    pub(crate) fn mark(&self) -> Mark {
        self.mark
    }

    /// The words without markup.
    pub(crate) fn text(&self) -> String {
        let run = |run: &Run| match run {
            Run::Plain(text) => text.clone(),
            Run::Quote(text) => format!("“{text}”"),
        };
        self.runs.iter().map(run).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use record::DocumentId;

    #[test]
    fn a_sentence_needs_a_citation() {
        let say = |cites| Sentence::new(vec![Run::Plain("It is so.".into())], cites, Mark::Counted);
        assert!(say(vec![]).is_err());
        assert!(say(vec![Cite::Documents(vec![])]).is_err());
        assert!(say(vec![Cite::Documents(vec![DocumentId(1)])]).is_ok());
    }

    #[test]
    fn the_mark_tells_machine_from_reviewed() {
        assert_eq!(Mark::of([State::Machine, State::Machine]), Mark::Machine);
        assert_eq!(Mark::of([State::Accepted, State::Written]), Mark::Reviewed);
        assert_eq!(Mark::of([State::Accepted, State::Machine]), Mark::Mixed);
    }
}
