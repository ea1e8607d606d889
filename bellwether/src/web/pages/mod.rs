//! The pages, one a file.

pub(crate) mod brief;
pub(crate) mod claims;
pub(crate) mod document;
pub(crate) mod edit;
pub(crate) mod home;
pub(crate) mod import;
pub(crate) mod later;
pub(crate) mod numbers;
pub(crate) mod review;
pub(crate) mod search;
pub(crate) mod sources;

/// A number that changes when a file beside the ledger does that pages show.
pub(super) fn stamp(ledger: &std::path::Path) -> u64 {
    let file = ledger.with_extension("events");
    let changed = std::fs::metadata(file).and_then(|it| it.modified());
    let since = changed.ok().and_then(|it| it.duration_since(std::time::UNIX_EPOCH).ok());
    since.map_or(0, |it| it.as_secs() ^ u64::from(it.subsec_nanos()))
}
