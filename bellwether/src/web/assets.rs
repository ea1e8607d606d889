//! Style sheet and scripts, inside the program.
//!
//! They are built from `web/` by Vite and committed as built, so that building
//! the program needs no Node.

use super::failure::Failure;
use axum::extract::Path;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use std::sync::LazyLock;

#[derive(rust_embed::Embed)]
#[folder = "web/built/"]
struct Built;

const FOLDER: &str = "/assets/";

/// Changes whenever a built file does, so that browsers may keep the rest.
pub(crate) static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut names: Vec<_> = Built::iter().collect();
    names.sort();
    let hashes = names.iter().filter_map(|name| Built::get(name));
    let all = hashes.fold(0u64, |all, file| {
        let first = file.metadata.sha256_hash()[..8].try_into();
        all.rotate_left(7) ^ first.map_or(0, u64::from_be_bytes)
    });
    format!("{all:016x}")
});

/// Whether a path is that of a built file, which everybody may have.
pub(crate) fn is_asset(path: &str) -> bool {
    path.strip_prefix(FOLDER)
        .is_some_and(|name| Built::get(name).is_some())
}

/// The address of a built file.
pub(crate) fn href(name: &str) -> String {
    format!("{FOLDER}{name}?v={}", *VERSION)
}

pub(crate) async fn serve(Path(name): Path<String>) -> Result<Response, Failure> {
    let file = Built::get(&name);
    let file = file.ok_or_else(|| Failure::missing(format!("there is no file {name:?}")))?;
    let headers = [
        (CONTENT_TYPE, kind(&name)),
        (CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, file.data.into_owned()).into_response())
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_built_files_are_assets() {
        assert!(is_asset("/assets/app.css") && is_asset("/assets/app.js"));
        for other in [
            "/assets/",
            "/assets/../Cargo.toml",
            "/claims",
            "/assets/app.css/",
        ] {
            assert!(!is_asset(other), "{other}");
        }
    }
}
