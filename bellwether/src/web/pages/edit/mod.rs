//! Writing a claim: an edit of one that a machine read, or one that no reader found.

mod fields;
mod form;

use super::review::{local, see};
use crate::view::safe;
use crate::web::failure::{Answer, Failure};
use crate::web::layout::{self, Nav};
use crate::web::marked;
use crate::web::parts;
use crate::web::visit::Visit;
use axum::extract::{Form, Path};
use fields::apply;
use form::{form, paper};
use maud::html;
use record::{DocumentId, Draft, Span};

pub(crate) async fn edit(visit: Visit, Path(id): Path<String>) -> Answer {
    let claim = visit.app.ledger.claim(id.parse()?).await?;
    let document = visit.app.ledger.document(claim.document).await?;
    let marks = marked::parts(&claim);
    let back = local(visit.asked.get("back"), &format!("/claims/{id}"));
    let content = html! {
        (parts::heading(&format!("Edit {id}"), html! { "Your claim takes the place of this one. The old one stays in the ledger." }))
        div.reading {
            (paper(&document, claim.claim.span, &marks))
            (form(&visit, &format!("/claims/{id}/edit"), &back, claim.claim.draft(), html! {}))
        }
    };
    Ok(layout::page(
        &visit,
        Nav::Review,
        &format!("Edit {id}"),
        content,
    ))
}

pub(crate) async fn save(
    visit: Visit,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer {
    let app = &visit.app;
    let old = app.ledger.claim(id.parse()?).await?;
    let document = app.ledger.document(old.document).await?.document;
    let by = apply(&document, old.claim.draft().clone(), &pairs)?;
    if by == old.claim {
        return Err(Failure::bad(format!(
            "nothing was changed in {id}\naccept it, if it is right as it stands"
        )));
    }
    let by = app
        .writer
        .edit(app.now(), old.id, by, get(&pairs, "reason"))
        .await?;
    let _ = by;
    Ok(see(&local(get(&pairs, "back"), &format!("/claims/{by}"))))
}

/// The form of a new claim: words that were selected, or the way to give them.
pub(crate) async fn write(visit: Visit, Path(id): Path<String>) -> Answer {
    let document = visit.app.ledger.document(id.parse()?).await?;
    let span = chosen(&visit, &document.document.text)?;
    let content = html! {
        (parts::heading("Write a claim", html! { "On words of " a href={"/documents/" (document.id)} { (parts::title(&document)) } ", which no reader found." }))
        @match span {
            Some(span) => {
                div.reading {
                    (paper(&document, span, &[]))
                    (form(&visit, &format!("/documents/{}/claims", document.id), "", &Draft::statement(span), html! {
                        input type="hidden" name="start" value=(span.start);
                        input type="hidden" name="end" value=(span.end);
                    }))
                }
            }
            None => {
                form.filters method="get" action=(visit.path) {
                    div.field { label for="words" { "The exact words" } textarea #words name="words" rows="4" required { } }
                    button type="submit" { "Go on" }
                }
                p.note { "Copy them out of the text, or select them there." }
            }
        }
    };
    Ok(layout::page(
        &visit,
        Nav::Documents,
        "Write a claim",
        content,
    ))
}

/// The words that an address names, by their bytes or as they are.
fn chosen(visit: &Visit, text: &str) -> Result<Option<Span>, Failure> {
    let (start, end) = (visit.asked.parse("start")?, visit.asked.parse("end")?);
    if let (Some(start), Some(end)) = (start, end) {
        let span = Span::new(start, end);
        span.checked(text)?;
        return Ok(Some(span));
    }
    let Some(words) = visit.asked.get("words") else {
        return Ok(None);
    };
    let words = words.replace("\r\n", "\n");
    let words = words.trim();
    let missing = || {
        Failure::bad(format!(
            "{:?} does not stand in this report\ncopy the words just as they are",
            safe::cut(words, 80)
        ))
    };
    let at = text.find(words).ok_or_else(missing)?;
    Ok(Some(Span::new(at, at + words.len())))
}

pub(crate) async fn add(
    visit: Visit,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer {
    let (app, id) = (&visit.app, id.parse::<DocumentId>()?);
    let document = app.ledger.document(id).await?.document;
    let number = |key: &str| get(&pairs, key).and_then(|it| it.parse().ok());
    let none = || Failure::bad("no words were chosen\nselect them in the text");
    let span = Span::new(
        number("start").ok_or_else(none)?,
        number("end").ok_or_else(none)?,
    );
    span.checked(&document.text)?;
    let claim = apply(&document, Draft::statement(span), &pairs)?;
    let new = app
        .writer
        .write(app.now(), id, claim, get(&pairs, "reason"))
        .await?;
    Ok(see(&format!("/documents/{id}#{new}")))
}

fn get<'p>(pairs: &'p [(String, String)], key: &str) -> Option<&'p str> {
    let pair = pairs.iter().find(|(name, _)| name == key);
    pair.map(|(_, value)| value.as_str())
        .filter(|it| !it.trim().is_empty())
}
