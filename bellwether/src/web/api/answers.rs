//! How answers and failures of the API are written.

use crate::web::failure::{Answer, Failure};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use serde_json::{Value, json};

/// Items on a page, unless fewer or more are asked for.
pub(super) const LIMIT: usize = 50;
pub(super) const LIMIT_MAX: usize = 200;
/// Items that can be passed over; no list is so long.
const AFTER_MAX: usize = 1 << 30;

pub(super) fn written(value: &impl Serialize) -> Answer {
    let text = serde_json::to_vec(value).map_err(anyhow::Error::from)?;
    Ok(([(CONTENT_TYPE, "application/json")], text).into_response())
}

/// A page of a list: `next` is what `after` must be for the next one.
pub(super) fn page(items: Vec<Value>, count: Option<usize>, next: Option<String>) -> Answer {
    written(&json!({ "items": items, "count": count, "next": next }))
}

/// How many items a page is to have.
pub(super) fn limit(asked: &crate::web::asked::Asked) -> Result<usize, Failure> {
    match asked.number("limit")? {
        Some(limit) if !(1..=LIMIT_MAX).contains(&limit) => Err(Failure::bad(format!(
            "a page cannot have {limit} items\ngive limit from 1 to {LIMIT_MAX}"
        ))),
        limit => Ok(limit.unwrap_or(LIMIT)),
    }
}

/// Of a list whose `after` is counted: how many items a page is to have, and how many stand before it.
pub(super) fn counted(asked: &crate::web::asked::Asked) -> Result<(usize, usize), Failure> {
    let after = asked.number("after")?.unwrap_or(0);
    Ok((limit(asked)?, after.min(AFTER_MAX)))
}

/// A failure of the API: what is wrong, and what to do.
pub(crate) fn failure(status: axum::http::StatusCode, message: &str) -> Response {
    let (error, remedy) = message.split_once('\n').unwrap_or((message, ""));
    let body = json!({ "error": error, "remedy": remedy }).to_string();
    (status, [(CONTENT_TYPE, "application/json")], body).into_response()
}
