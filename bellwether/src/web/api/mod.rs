//! The HTTP API: what the pages show, for programs.
//!
//! The filters are those of the command line, long lists come in pages with a
//! cursor, and every answer has an `ETag`. What the command line prints with
//! `--json` has the same form here; `docs/schema` is its contract, and the
//! description under `openapi.json` holds the same schemas.

pub(crate) mod answers;
mod claims;
mod describe;
mod documents;
mod events;
mod findings;
mod known;
mod look;
mod page;
mod review;

use super::app::App;
use axum::Router;
use axum::middleware::from_fn;
use axum::routing::{get, post};
use std::sync::Arc;

/// Where the API begins.
pub(crate) const BASE: &str = "/api/v1";

pub(crate) fn router() -> Router<Arc<App>> {
    Router::new()
        .route("/api", get(page::page))
        .route("/api/v1/openapi.json", get(describe::description))
        .route("/api/v1/status", get(look::status))
        .route("/api/v1/documents", get(documents::list))
        .route("/api/v1/documents/{id}", get(documents::one))
        .route("/api/v1/claims", get(claims::list))
        .route("/api/v1/claims/{id}", get(claims::one))
        .route("/api/v1/claims/{id}/review", post(review::judge))
        .route("/api/v1/numbers", get(look::numbers))
        .route("/api/v1/sources", get(look::sources))
        .route("/api/v1/brief", get(look::brief))
        .route("/api/v1/search", get(look::search))
        .route("/api/v1/events", get(events::rows))
        .route("/api/v1/events/datasets", get(events::datasets))
        .route("/api/v1/events/count", get(events::count))
        .route("/api/v1/events/series", get(events::series))
        .route("/api/v1/checks", get(findings::list_checks))
        .route("/api/v1/warnings", get(findings::list_warnings))
        .route_layer(from_fn(known::only))
}
