//! Reviewing: the queue of claims that nobody has seen, and what a person says of them.

use super::claims::{PAGE, form, list, results};
use crate::brief::words;
use crate::web::asked::Asked;
use crate::web::failure::{Answer, Failure};
use crate::web::layout::{self, Nav};
use crate::web::parts;
use crate::web::visit::Visit;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::{IntoResponse, Response};
use maud::html;
use record::{ClaimId, State};
use serde::Deserialize;

/// Bytes shown before and after the words of a claim in the queue.
const AROUND: usize = 160;

pub(crate) async fn queue(mut visit: Visit) -> Answer {
    let asked = visit.asked.clone();
    if asked.get("state").is_none() {
        let after = asked.get("after").map(str::to_owned);
        visit.asked = asked.with("state", State::Machine.as_str());
        if let Some(after) = after {
            visit.asked = Asked::new(
                visit
                    .asked
                    .pairs()
                    .map(own)
                    .chain([("after".into(), after)])
                    .collect(),
            );
        }
    }
    let listed = list(&visit, PAGE).await?;
    visit.asked = asked;
    let left = visit.status.claims(|state| state == State::Machine);
    let content = html! {
        (parts::heading("Review", html! {
            @if left == 0 { "Every claim has been seen by a person." }
            @else { (words::number(left as f64)) " claims that nobody has seen yet." }
        }))
        (form(&visit, "/review"))
        ul.keys aria-label="Keys" {
            @for (key, what) in [("j", "next"), ("k", "previous"), ("a", "accept"), ("e", "edit"), ("r", "reject"), ("u", "undo")] {
                li { kbd { (key) } " " (what) }
            }
        }
        (results(&visit, &listed, AROUND))
    };
    Ok(layout::page(&visit, Nav::Review, "Review", content))
}

fn own((key, value): (&str, &str)) -> (String, String) {
    (key.to_owned(), value.to_owned())
}

/// What a form says of a claim.
#[derive(Deserialize)]
pub(crate) struct Said {
    #[serde(rename = "do")]
    done: String,
    back: Option<String>,
    around: Option<String>,
    reason: Option<String>,
}

pub(crate) async fn judge(visit: Visit, Path(id): Path<String>, Form(said): Form<Said>) -> Answer {
    let id: ClaimId = id.parse()?;
    let (app, reason) = (
        &visit.app,
        said.reason.as_deref().filter(|it| !it.trim().is_empty()),
    );
    match said.done.as_str() {
        "accept" => app.writer.accept(app.now(), id, reason).await?,
        "reject" => app.writer.reject(app.now(), id, reason).await?,
        "undo" => app.writer.undo(app.now(), id).await?,
        other => {
            return Err(Failure::bad(format!(
                "{other:?} is nothing to do with a claim"
            )));
        }
    }
    let back = local(said.back.as_deref(), &format!("/claims/{id}"));
    match visit.partial {
        true => card(visit, id, &back, said.around.as_deref() == Some("true")).await,
        false => Ok(see(&back)),
    }
}

/// The claim as it stands now, for its place in a list.
async fn card(mut visit: Visit, id: ClaimId, back: &str, around: bool) -> Answer {
    let claim = visit.app.ledger.claim(id).await?;
    let document = visit.app.ledger.document(claim.document).await?;
    let (path, query) = back.split_once('?').unwrap_or((back, ""));
    visit.path = path.to_owned();
    visit.asked = Asked::read(query);
    let around = if around { AROUND } else { 0 };
    Ok(parts::card(&visit, &claim, &document, around).into_response())
}

/// A path of this server, whatever a form says.
pub(crate) fn local(back: Option<&str>, or: &str) -> String {
    let own = |path: &&str| {
        let mut letters = path.chars();
        letters.next() == Some('/')
            && !matches!(letters.next(), Some('/' | '\\'))
            && path.chars().all(|c| c.is_ascii_graphic())
    };
    back.filter(own).unwrap_or(or).to_owned()
}

/// Sends the browser on after a form.
pub(crate) fn see(path: &str) -> Response {
    (StatusCode::SEE_OTHER, [(LOCATION, path.to_owned())]).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(back: &str, expected: &str) {
        assert_eq!(local(Some(back), "/"), expected, "{back}");
    }

    #[test]
    fn a_form_leads_back_to_this_server_only() {
        check("/claims?about=a", "/claims?about=a");
        for other in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "claims",
            "",
            "/a\nb",
        ] {
            check(other, "/");
        }
    }
}
