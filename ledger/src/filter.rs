//! Which documents and claims a caller asks for.

use record::{ClaimId, Date, DocumentId, Kind, Measure, Origin, Stance, State};

/// Which claims. Empty lists and `None` ask for all; what is given must all hold,
/// and of a list any one member.
///
/// Names are compared without regard to case and whole, not by part; whoever
/// knows aliases passes all of them.
#[derive(Clone, Debug, Default)]
pub struct ClaimFilter {
    /// Names of the subject.
    pub subjects: Vec<String>,
    /// Names of the speaker nearest to the content, as resolved or else as written.
    pub sources: Vec<String>,
    /// Names of the place, of its first-level area, or codes of its country.
    pub places: Vec<String>,
    /// What is measured.
    pub measures: Vec<Measure>,
    /// What the speaker does.
    pub stances: Vec<Stance>,
    /// What sort of statement.
    pub kinds: Vec<Kind>,
    /// Of these documents.
    pub documents: Vec<DocumentId>,
    /// These very claims.
    pub claims: Vec<ClaimId>,
    /// Machine or person.
    pub origin: Option<Origin>,
    /// Where they stand. Empty asks for those that are current, not for all.
    pub states: Vec<State>,
    /// Only what a person accepted or wrote.
    pub reviewed_only: bool,
    /// *Occurred* on this day or later, as far as the words tell.
    pub from: Option<Date>,
    /// *Occurred* on this day or earlier, as far as the words tell.
    pub until: Option<Date>,
    /// *Published* by this day.
    pub as_of: Option<Date>,
    /// Text that stands in the claim's words or names, without regard to case.
    pub about: Option<String>,
    /// Only claims recorded after this one: the last of the page before.
    pub after: Option<ClaimId>,
    /// At most so many.
    pub limit: Option<usize>,
}

/// Which documents; as with [`ClaimFilter`].
#[derive(Clone, Debug, Default)]
pub struct DocumentFilter {
    /// These very documents.
    pub documents: Vec<DocumentId>,
    /// Names of the outlet.
    pub outlets: Vec<String>,
    /// *Published* by this day.
    pub as_of: Option<Date>,
    /// Only those without a date.
    pub undated_only: bool,
    /// Also those whose words were redacted, as empty shells.
    pub redacted: bool,
    /// Only documents recorded after this one: the last of the page before.
    pub after: Option<DocumentId>,
    /// At most so many.
    pub limit: Option<usize>,
}
