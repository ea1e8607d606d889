//! What every request passes before it reaches a page.
//!
//! A page elsewhere in the same browser is the attacker to think of: it can
//! make the browser send requests here, under another name for 127.0.0.1
//! (rebinding), but it cannot choose the Host and Origin they carry.

use super::app::App;
use super::failure::{Failure, Told};
use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, LOCATION, ORIGIN, REFERRER_POLICY, SET_COOKIE,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Own files only; no script and no style inside a page; nothing from elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 7] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    ),
];

/// Refuses what does not come from this server's own pages or a program with
/// the token, and puts the security headers on every answer.
pub(crate) async fn guard(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let program = request.uri().path().starts_with(super::api::BASE);
    let mut response = match admit(&app, &request) {
        Ok(None) => next.run(request).await,
        Ok(Some(enter)) => enter,
        Err(failure) => failure.into_response(),
    };
    if let Some(Told(message)) = response.extensions().get().filter(|_| program) {
        response = super::api::answers::failure(response.status(), message);
    }
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-cache, private"));
    response
}

/// `None` lets the request through; a response answers it here.
fn admit(app: &App, request: &Request) -> Result<Option<Response>, Failure> {
    let (headers, method) = (request.headers(), request.method());
    let host = text(headers, HOST.as_str()).unwrap_or_default();
    if !app.is_own_host(host) {
        return Err(Failure::forbidden(format!(
            "{host:?} is not a name of this server\nopen the address that `bellwether serve` printed"
        )));
    }
    check_origin(headers, method, host)?;
    if super::assets::is_asset(request.uri().path()) {
        return Ok(None);
    }
    if let Some(token) = token_of(request) {
        return enter(app, request, &token).map(Some);
    }
    let known = app.session.has_cookie(headers) || app.session.has_bearer(headers);
    known.then_some(None).ok_or_else(Failure::locked)
}

/// Browsers say where a request that changes something comes from; one that
/// does not say is taken only from a program with the token.
fn check_origin(headers: &HeaderMap, method: &Method, host: &str) -> Result<(), Failure> {
    let own = |origin: &str| origin == format!("http://{host}");
    let refused = || {
        Err(Failure::forbidden(
            "the request comes from another site\nuse the pages of this server",
        ))
    };
    match text(headers, ORIGIN.as_str()) {
        Some(origin) if !own(origin) => return refused(),
        None if !is_safe(method) && !headers.contains_key("authorization") => return refused(),
        _ => {}
    }
    match text(headers, "sec-fetch-site") {
        Some("cross-site" | "same-site") if !is_navigation(headers, method) => refused(),
        _ => Ok(()),
    }
}

pub(crate) fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD)
}

/// A link that a person follows from elsewhere; without the cookie it shows nothing.
fn is_navigation(headers: &HeaderMap, method: &Method) -> bool {
    *method == Method::GET && text(headers, "sec-fetch-mode") == Some("navigate")
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

fn token_of(request: &Request) -> Option<String> {
    let query = request.uri().query()?;
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .find(|(name, _)| *name == "token")
        .map(|(_, token)| token.to_owned())
}

/// Swaps the token of the printed address for the cookie, and hides it from
/// the address line and the history.
fn enter(app: &App, request: &Request, token: &str) -> Result<Response, Failure> {
    if !app.session.is_token(token) || !is_safe(request.method()) {
        return Err(Failure::locked());
    }
    // A path of two slashes would lead to another host.
    let path = format!("/{}", request.uri().path().trim_start_matches('/'));
    let headers = [(SET_COOKIE, app.session.set_cookie()), (LOCATION, path)];
    Ok((StatusCode::SEE_OTHER, headers).into_response())
}
