//! Another outlet that ran the very text of a document.

use crate::{Document, PartialDate, Tlp};

/// What a second copy of a text adds: who carried it, where and when. The words are the document's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carrier {
    /// Headline, if given.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who it names as its writer.
    pub byline: Option<String>,
    /// Where it stood.
    pub url: Option<String>,
    /// The name its sender gave it.
    pub given_id: Option<String>,
    /// When it came out there.
    pub published: Option<PartialDate>,
    /// How far this copy may travel.
    pub tlp: Option<Tlp>,
}

impl Carrier {
    /// A document as one of those that carry its text.
    pub fn of(document: &Document) -> Carrier {
        Carrier {
            title: document.title.clone(),
            outlet: document.outlet.clone(),
            byline: document.byline.clone(),
            url: document.url.clone(),
            given_id: document.given_id.clone(),
            published: document.published,
            tlp: document.tlp,
        }
    }

    /// Whether both are one copy: the same outlet, in any case, or nobody says another.
    ///
    /// A second download of one article differs in address and date more often
    /// than it is another publication; without an outlet nothing tells it from that.
    pub fn is_same(&self, other: &Carrier) -> bool {
        match (&self.outlet, &other.outlet) {
            (Some(one), Some(other)) => one.trim().to_lowercase() == other.trim().to_lowercase(),
            (None, _) => true,
            (Some(_), None) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(new: Option<&str>, known: Option<&str>, expected: bool) {
        let carrier = |outlet: Option<&str>| Carrier {
            outlet: outlet.map(str::to_owned),
            ..Carrier::default()
        };
        assert_eq!(carrier(new).is_same(&carrier(known)), expected);
    }

    #[test]
    fn only_another_named_outlet_is_another_carrier() {
        check(Some("The Courier"), Some("the courier "), true);
        check(Some("The Meridian"), Some("The Courier"), false);
        check(None, Some("The Courier"), true);
        check(Some("The Meridian"), None, false);
    }
}
