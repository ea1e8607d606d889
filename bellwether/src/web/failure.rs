//! What went wrong, as a page that says what to do.

use super::layout;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

/// Why a request has no other answer.
#[derive(Debug)]
pub(crate) struct Failure {
    status: StatusCode,
    /// The first line says what is wrong, the next what to do.
    message: String,
}

/// What a failure says, for those who cannot read its page.
#[derive(Clone, Debug)]
pub(crate) struct Told(pub(crate) String);

/// What a handler returns.
pub(crate) type Answer = Result<Response, Failure>;

impl Failure {
    fn new(status: StatusCode, message: impl Into<String>) -> Failure {
        let message = message.into();
        Failure { status, message }
    }

    /// What was asked for cannot be understood.
    pub(crate) fn bad(message: impl Into<String>) -> Failure {
        Failure::new(StatusCode::BAD_REQUEST, message)
    }

    pub(crate) fn missing(message: impl Into<String>) -> Failure {
        Failure::new(StatusCode::NOT_FOUND, message)
    }

    pub(crate) fn forbidden(message: impl Into<String>) -> Failure {
        Failure::new(StatusCode::FORBIDDEN, message)
    }

    /// It cannot be done as things stand.
    pub(crate) fn conflict(message: impl Into<String>) -> Failure {
        Failure::new(StatusCode::CONFLICT, message)
    }

    pub(crate) fn too_large(message: impl Into<String>) -> Failure {
        Failure::new(StatusCode::PAYLOAD_TOO_LARGE, message)
    }

    pub(crate) fn locked() -> Failure {
        Failure::new(
            StatusCode::UNAUTHORIZED,
            "this browser has not been let in\nopen the address that `bellwether serve` printed; it holds the token of this run",
        )
    }

    /// Whether the question is at fault, which can be put otherwise.
    pub(crate) fn is_bad(&self) -> bool {
        self.status == StatusCode::BAD_REQUEST
    }

    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    fn title(&self) -> &'static str {
        match self.status {
            StatusCode::NOT_FOUND => "Not here",
            StatusCode::UNAUTHORIZED => "Locked",
            StatusCode::FORBIDDEN => "Refused",
            StatusCode::BAD_REQUEST => "Not understood",
            StatusCode::PAYLOAD_TOO_LARGE => "Too large",
            StatusCode::CONFLICT => "Not now",
            _ => "Something broke",
        }
    }
}

/// Errors of below: of the ledger, of reading, of building a brief.
impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Failure {
        let asked = error.downcast_ref::<events::Error>();
        match error.downcast_ref::<ledger::Error>() {
            Some(error) if error.is_missing() => Failure::missing(error.to_string()),
            Some(error) if error.is_refusal() => Failure::conflict(error.to_string()),
            None if asked.is_some_and(events::Error::is_refusal) => Failure::bad(error.to_string()),
            _ => Failure::new(StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}")),
        }
    }
}

impl From<events::Error> for Failure {
    fn from(error: events::Error) -> Failure {
        Failure::from(anyhow::Error::new(error))
    }
}

impl From<ledger::Error> for Failure {
    fn from(error: ledger::Error) -> Failure {
        Failure::from(anyhow::Error::new(error))
    }
}

impl From<record::Error> for Failure {
    fn from(error: record::Error) -> Failure {
        Failure::bad(error.to_string())
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let page = layout::message(self.title(), &self.message);
        let mut response = (self.status, page).into_response();
        response.extensions_mut().insert(Told(self.message));
        response
    }
}
