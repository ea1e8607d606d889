//! The HTTP API. (under construction)
use super::app::App;
use axum::Router;
use std::sync::Arc;
pub(crate) fn router() -> Router<Arc<App>> { Router::new() }
