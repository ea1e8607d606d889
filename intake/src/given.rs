//! What a user says of the documents they hand over.

use record::{Document, PartialDate, Tlp};

/// What is said of all documents of one run.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// The date of those that carry none.
    pub published: Option<PartialDate>,
    /// The outlet of those that carry none.
    pub outlet: Option<String>,
    /// How far they may travel; a stricter mark of a document's own stands.
    pub tlp: Option<Tlp>,
}

impl Given {
    /// Fills in what a document does not say itself.
    pub(crate) fn complete(&self, mut document: Document) -> Document {
        document.published = document.published.or(self.published);
        document.outlet = document.outlet.or_else(|| self.outlet.clone());
        document.tlp = document.tlp.max(self.tlp);
        document
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(own: Option<Tlp>, given: Option<Tlp>, expected: Option<Tlp>) {
        let given = Given {
            tlp: given,
            ..Given::default()
        };
        let document = Document {
            tlp: own,
            ..Document::default()
        };
        assert_eq!(given.complete(document).tlp, expected);
    }

    #[test]
    fn the_stricter_mark_stands() {
        check(Some(Tlp::Red), Some(Tlp::Green), Some(Tlp::Red));
        check(Some(Tlp::Clear), Some(Tlp::Amber), Some(Tlp::Amber));
        check(None, Some(Tlp::Clear), Some(Tlp::Clear));
        check(Some(Tlp::Clear), None, Some(Tlp::Clear));
    }

    #[test]
    fn a_documents_own_date_and_outlet_stand() {
        let own: PartialDate = "2016-03".parse().unwrap();
        let given = Given {
            published: "2020".parse().ok(),
            outlet: Some("Given".into()),
            tlp: None,
        };
        let document = Document {
            published: Some(own),
            outlet: Some("Own".into()),
            ..Document::default()
        };
        assert_eq!(given.complete(document.clone()), document);
        assert_eq!(
            given.complete(Document::default()).outlet.as_deref(),
            Some("Given")
        );
    }
}
