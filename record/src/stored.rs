//! Documents and claims as a ledger holds them: with a name, a state and a history.

use crate::{Claim, ClaimId, Document, DocumentId, Origin, State};
use jiff::Timestamp;

/// What read a claim: enough to tell whether reading anew could change it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Reader {
    /// Version of the reading rules.
    pub version: String,
    /// SHA-256 over the models and gazetteers they used, in hex.
    pub models: String,
}

/// A document of a ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredDocument {
    /// Its name there.
    pub id: DocumentId,
    /// The document; its text is empty once redacted.
    pub document: Document,
    /// When the ledger took it in.
    pub recorded: Timestamp,
    /// Whether its words were cleared.
    pub redacted: bool,
}

/// A claim of a ledger.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredClaim {
    /// Its name there.
    pub id: ClaimId,
    /// The document its spans lie on.
    pub document: DocumentId,
    /// The claim.
    pub claim: Claim,
    /// Machine or person.
    pub origin: Origin,
    /// The reader, if a machine read it.
    pub reader: Option<Reader>,
    /// Where it stands now.
    pub state: State,
    /// The reason a person gave for the last change of state.
    pub reason: Option<String>,
    /// The claim that took its place, if any.
    pub superseded_by: Option<ClaimId>,
    /// When the ledger took it in.
    pub recorded: Timestamp,
}
