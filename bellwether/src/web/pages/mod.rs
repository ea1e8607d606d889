//! The pages, one a file.

pub(crate) mod brief;
pub(crate) mod checks;
pub(crate) mod claims;
pub(crate) mod document;
pub(crate) mod edit;
pub(crate) mod events;
pub(crate) mod home;
pub(crate) mod import;
pub(crate) mod numbers;
pub(crate) mod review;
pub(crate) mod search;
pub(crate) mod sources;
pub(crate) mod warnings;

/// A number that changes when a file does.
pub(super) fn stamp(file: &std::path::Path) -> u64 {
    let changed = std::fs::metadata(file).and_then(|it| it.modified());
    let since = changed
        .ok()
        .and_then(|it| it.duration_since(std::time::UNIX_EPOCH).ok());
    since.map_or(0, |it| it.as_secs() ^ u64::from(it.subsec_nanos()))
}
