//! What a run came to: counted for the end, named as it happens.

use super::worker::{Known, Read};
use crate::context::{Context, Outcome};
use record::DocumentId;

/// Counts of one run.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) documents: usize,
    pub(crate) claims: usize,
    pub(crate) undated: usize,
    pub(crate) unread: usize,
    pub(crate) known: usize,
    pub(crate) carried: usize,
    pub(crate) passed_over: usize,
}

/// A document that has just entered the ledger.
pub(crate) struct Taken<'a> {
    pub(crate) document: DocumentId,
    pub(crate) read: &'a Read,
}

impl Tally {
    pub(crate) fn new_document(&mut self, read: &Read) {
        self.documents += 1;
        self.claims += read.reading.claims.len();
        self.unread += read.reading.unread.len();
        self.undated += usize::from(read.document.published.is_none());
    }

    pub(crate) fn passed_over(&mut self, reason: &str, context: &Context) {
        self.passed_over += 1;
        context.complain(format_args!("passed over {reason}"));
    }

    /// A text that is there already is not added again. What this copy says
    /// beyond the first is said, as nothing of it goes into the ledger by itself.
    /// From another outlet it is one more carrier of the text.
    pub(crate) fn known(&mut self, known: &Known, carried: bool, context: &Context) {
        self.known += usize::from(!carried);
        self.carried += usize::from(carried);
        let (id, first, again) = (known.stored.id, &known.stored.document, &known.again);
        if let (None, Some(date)) = (first.published, again.published) {
            context.complain(format_args!(
                "{}: the same text as {id}, which has no date; this copy says {date}\n\
                 bellwether date {id} {date}",
                known.at
            ));
        }
        if again.tlp > first.tlp {
            context.complain(format_args!(
                "{}: the same text as {id}, which stays {}\n\
                 a mark is given when a document is read first; to close it, redact {id} and read it anew",
                known.at,
                first.tlp.map_or("unmarked".into(), |tlp| format!("TLP:{tlp}").to_uppercase()),
            ));
        }
    }

    pub(crate) fn outcome(&self) -> Outcome {
        if self.passed_over == 0 {
            Outcome::Fine
        } else {
            Outcome::PassedOver
        }
    }
}

/// "12 reports", "1 report".
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let reports = count(self.documents, "report", "reports");
        write!(
            f,
            "{reports} read, {}",
            count(self.claims, "claim", "claims")
        )?;
        if self.known > 0 {
            write!(
                f,
                "; {} already there",
                count(self.known, "report was", "reports were")
            )?;
        }
        if self.carried > 0 {
            write!(
                f,
                "; {} of one already there",
                count(self.carried, "copy", "copies")
            )?;
        }
        if self.passed_over > 0 {
            write!(f, "; {} passed over", self.passed_over)?;
        }
        Ok(())
    }
}
