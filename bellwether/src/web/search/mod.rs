//! Full-text search over documents and claims.
//!
//! The index lies beside the ledger, in `FILE.search`, and holds nothing that
//! the ledger does not: it can be deleted at any time and is made anew. It has
//! words in it, so a redaction deletes it (see [`forget`]).

mod build;
mod fields;
mod find;
mod index;
mod open;
mod rows;
pub(crate) mod saved;

pub(crate) use find::{Hits, Wanted};
pub(crate) use index::Index;

use std::path::Path;

/// Deletes the index of a ledger, after words of the ledger were cleared.
///
/// # Errors
/// When the folder is there and cannot be deleted.
pub(crate) fn forget(ledger: &Path) -> std::io::Result<()> {
    let folder = super::app::beside(ledger, "search");
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
