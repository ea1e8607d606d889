//! Every request that changes something carries the secret of a page of ours.
//!
//! A form says it as a field, a script as a header. Programs that say the
//! token itself need no second secret: no browser adds that header unasked.

use super::app::App;
use super::failure::Failure;
use super::guard::is_safe;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::Response;
use std::sync::Arc;
use std::time::Duration;

/// Bytes of a form without files.
const FORM_MAX: usize = 1 << 20;

/// How long such a form may take to arrive.
const TIME_MAX: Duration = Duration::from_secs(30);

/// Where files are handed in; its handler looks at the secret before it takes any.
pub(crate) const UPLOAD: &str = "/import";

pub(crate) async fn check(
    State(app): State<Arc<App>>,
    request: Request,
    next: Next,
) -> Result<Response, Failure> {
    let bearer = app.session.has_bearer(request.headers());
    if is_safe(request.method()) || bearer {
        return Ok(next.run(request).await);
    }
    let header = request
        .headers()
        .get("x-csrf-token")
        .and_then(|it| it.to_str().ok());
    if header.is_some_and(|given| app.session.is_csrf(given)) {
        return Ok(next.run(request).await);
    }
    let kind = request
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|it| it.to_str().ok())
        .unwrap_or_default();
    if kind.starts_with("multipart/form-data") && request.uri().path() == UPLOAD {
        return Ok(next.run(request).await);
    }
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(stale());
    }
    let (parts, body) = request.into_parts();
    let body = tokio::time::timeout(TIME_MAX, to_bytes(body, FORM_MAX)).await;
    let body = body.map_err(|_| Failure::bad("the form took too long to arrive\nsend it again"))?;
    let body = body.map_err(|_| Failure::too_large("the form is too large"))?;
    if !field(&body).is_some_and(|given| app.session.is_csrf(given)) {
        return Err(stale());
    }
    Ok(next.run(Request::from_parts(parts, Body::from(body))).await)
}

/// The secret's field; it is hex, so nothing in it is escaped.
fn field(body: &[u8]) -> Option<&str> {
    let body = std::str::from_utf8(body).ok()?;
    let mut pairs = body.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .find(|(name, _)| *name == "csrf")
        .map(|(_, value)| value)
}

pub(crate) fn stale() -> Failure {
    Failure::forbidden(
        "the form is not one of this run of the server\ngo back, reload the page and send it again",
    )
}
