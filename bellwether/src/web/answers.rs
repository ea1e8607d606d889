//! Answers that were given before are given again while nothing has changed.
//!
//! A page depends on the ledger's head, on the address and on nothing else that
//! is not in the version, so an `ETag` is known before the page is made.

use super::app::{App, Kept};
use super::failure::Failure;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use sha2::{Digest as _, Sha256};
use std::sync::Arc;

/// Bytes of an answer that is kept; larger ones are files, made anew.
const ANSWER_MAX: usize = 4 << 20;

/// What an inner answer is, if it cannot be kept.
enum Passed {
    Failed(Box<Response>),
}

pub(crate) async fn keep(
    State(app): State<Arc<App>>,
    request: Request,
    next: Next,
) -> Result<Response, Failure> {
    if request.method() != Method::GET {
        let answer = next.run(request).await;
        return Ok(answer);
    }
    // An index that is being made changes what a search finds.
    if app.index.progress().is_some() && request.uri().path().ends_with("/search") {
        return Ok(next.run(request).await);
    }
    let key = format!("{} {}", app.version().await?, address(&request));
    let tag = tag(&key);
    let asked = request
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|it| it.to_str().ok());
    if asked.is_some_and(|asked| asked.split(',').any(|it| it.trim() == tag)) {
        return Ok((StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response());
    }
    let made = app
        .answers
        .get(key, |kept| kept.body.len() + 500, make(request, next))
        .await;
    let mut response = match made {
        Ok(kept) => (kept.headers, kept.body).into_response(),
        Err(Passed::Failed(response)) => return Ok(*response),
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(ETAG, tag);
    }
    Ok(response)
}

async fn make(request: Request, next: Next) -> Result<Kept, Passed> {
    let response = next.run(request).await;
    if response.status() != StatusCode::OK {
        return Err(Passed::Failed(Box::new(response)));
    }
    let (parts, body) = response.into_parts();
    let failed = |_| {
        Passed::Failed(Box::new(
            Failure::too_large("the answer is too large\nask for less at a time").into_response(),
        ))
    };
    let body = to_bytes(body, 64 * ANSWER_MAX).await.map_err(failed)?;
    let mut headers = axum::http::HeaderMap::new();
    for name in [
        CONTENT_TYPE,
        axum::http::header::CONTENT_DISPOSITION,
        axum::http::header::LINK,
    ] {
        if let Some(value) = parts.headers.get(&name) {
            headers.insert(name, value.clone());
        }
    }
    if body.len() > ANSWER_MAX {
        return Err(Passed::Failed(Box::new((headers, body).into_response())));
    }
    Ok(Kept { headers, body })
}

/// The address, and whether a part of its page is asked for.
fn address(request: &Request) -> String {
    let part = request
        .headers()
        .get("hx-target")
        .and_then(|it| it.to_str().ok());
    let part = part
        .filter(|_| request.headers().contains_key("hx-request"))
        .unwrap_or("-");
    let address = request.uri().path_and_query().map_or("/", |it| it.as_str());
    format!("{part} {address}")
}

/// Weak: the same page, though not from the same bytes of a program.
fn tag(key: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(key);
    hash.update(&*super::assets::VERSION);
    let hex: String = hash.finalize()[..12]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("W/\"{hex}\"")
}
