//! The brief: choosing a subject, the page, and files to take along.

mod shown;

use crate::about::About;
use crate::brief::{Brief, markdown};
use crate::view::safe;
use crate::web::failure::{Answer, Failure};
use crate::web::layout::{self, Nav};
use crate::web::parts;
use crate::web::subject::choose;
use crate::web::visit::Visit;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use ledger::{ClaimFilter, Facet, FindingFilter};
use maud::{Markup, html};
use record::{ClaimId, StoredCheck};
use shown::shown;

const SUBJECTS: usize = 30;

pub(crate) async fn page(visit: Visit) -> Answer {
    let content = match visit.asked.get("about") {
        None => html! {
            (parts::heading("Brief", html! { "What is said about a subject, every sentence traceable to its words." }))
            (ask(&visit, ""))
            (subjects(&visit).await?)
        },
        Some(name) => match built(&visit).await? {
            Some(brief) => shown(&visit, &brief),
            None => html! {
                (parts::heading(&safe::line(name), html! { "No claims." }))
                (ask(&visit, name))
                (parts::empty("The ledger says nothing about it", html! { p { "Nothing that was published by that day names it, under any name known here. These are spoken of:" } }))
                (subjects(&visit).await?)
            },
        },
    };
    let title = visit.asked.get("about").map_or("Brief".into(), |name| {
        format!("{}: brief", safe::line(name))
    });
    Ok(layout::page(&visit, Nav::Brief, &title, content))
}

/// The brief as a file: a page to print, text to mail, data for programs.
pub(crate) async fn file(
    visit: Visit,
    axum::extract::Path(name): axum::extract::Path<String>,
) -> Answer {
    let brief = built(&visit).await?;
    let brief =
        brief.ok_or_else(|| Failure::missing("no claims about it\nask for another subject"))?;
    let (kind, text) = match name.as_str() {
        "brief.html" => ("text/html; charset=utf-8", crate::brief::html(&brief)),
        "brief.md" => ("text/markdown; charset=utf-8", markdown(&brief)),
        "brief.json" => (
            "application/json",
            crate::brief::json(&brief).map_err(anyhow::Error::from)?,
        ),
        _ => {
            return Err(Failure::missing(format!(
                "there is no {name:?}\nask for brief.html, brief.md or brief.json"
            )));
        }
    };
    let disposition = format!("attachment; filename=\"{name}\"");
    Ok((
        [
            (CONTENT_TYPE, kind.to_owned()),
            (CONTENT_DISPOSITION, disposition),
        ],
        text,
    )
        .into_response())
}

/// The brief that the address asks for; `None` where no claim is about its subject.
pub(crate) async fn built(visit: &Visit) -> Result<Option<Brief>, Failure> {
    let picked = visit.asked.picked()?;
    let about = picked.select.about.clone();
    let name = about.ok_or_else(|| Failure::bad("a brief needs a subject\ngive about=NAME"))?;
    let Some(chosen) = choose(&visit.app, &picked).await? else {
        return Ok(None);
    };
    let checks = visit.app.ledger.checks(&FindingFilter::default()).await?;
    let checks: Vec<StoredCheck> = checks.into_iter().map(StoredCheck::from).collect();
    let write = || {
        let shelf = chosen.shelf();
        if shelf.claims().next().is_none() {
            return Ok(None);
        }
        let brief = Brief::with_checks(&About::under(&name, chosen.identities()), &shelf, &checks);
        Ok(Some(brief.map_err(anyhow::Error::from)?))
    };
    visit.app.work(write).await
}

fn ask(visit: &Visit, name: &str) -> Markup {
    html! {
        form.ask method="get" action="/brief" role="search" aria-label="Subject of the brief" {
            @if let Some(day) = visit.asked.get("as_of") { input type="hidden" name="as_of" value=(day); }
            label for="subject" { "Subject" }
            input #subject type="search" name="about" value=(name) placeholder="a group, a person, a place" required;
            button type="submit" { "Write the brief" }
        }
    }
}

/// Whom the claims speak of most.
pub(crate) async fn subjects(visit: &Visit) -> Result<Markup, Failure> {
    let as_of = visit.asked.as_of()?;
    let counted = visit
        .app
        .commonest(Facet::Subject, as_of, 0, SUBJECTS)
        .await?;
    let firsts: Vec<ClaimId> = counted.iter().map(|it| it.first).collect();
    let filter = ClaimFilter {
        claims: firsts.clone(),
        as_of,
        ..ClaimFilter::default()
    };
    let claims = if firsts.is_empty() {
        vec![]
    } else {
        visit.app.ledger.page(&filter).await?
    };
    let written = |id: ClaimId| {
        let claim = claims.iter().find(|it| it.id == id)?;
        claim.claim.subject.as_ref().map(|it| safe::line(&it.name))
    };
    Ok(html! {
        @if !counted.is_empty() {
            section aria-label="Subjects" {
                h2 { "Spoken of most" }
                ol.subjects {
                    @for it in &counted {
                        @let name = written(it.first).unwrap_or_else(|| it.name.clone());
                        li {
                            a href=(visit.asked.look().with("about", &name).href("/brief")) { (name) }
                            span.count { (crate::brief::words::count(usize::try_from(it.claims).unwrap_or(usize::MAX), "claim", "claims")) }
                        }
                    }
                }
            }
        }
    })
}
