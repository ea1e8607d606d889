//! A document: its text with the parts of claims marked, the claims aside.

mod claim;
mod list;
mod text;

use crate::brief::words;
use crate::view::safe;
use crate::web::failure::{Answer, Failure};
use crate::web::layout::{self, Nav};
use crate::web::marked::{self, Marked, Part};
use crate::web::parts;
use crate::web::visit::Visit;
use axum::extract::Path;
use axum::response::IntoResponse as _;
pub(crate) use claim::claim;
use ledger::ClaimFilter;
pub(crate) use list::list;
use maud::{Markup, html};
use record::{DocumentId, Span, StoredClaim, StoredDocument};
use text::{body, cited, turn, within};

/// Claims shown aside on a page.
const CLAIMS_MAX: usize = 300;
/// Bytes shown around a cited passage.
const AROUND: usize = 500;

pub(crate) async fn page(visit: Visit, Path(id): Path<String>) -> Answer {
    let document = visit.app.ledger.document(id.parse()?).await?;
    let text = &document.document.text;
    let cited = cited(&visit, text)?;
    let within = within(
        text,
        visit
            .asked
            .parse("at")?
            .unwrap_or(cited.map_or(0, |it| it.start)),
    );
    let claims = claims(&visit, document.id).await?;
    let shown: Vec<&StoredClaim> = claims
        .iter()
        .filter(|it| it.claim.span.overlaps(within))
        .take(CLAIMS_MAX)
        .collect();
    if visit.partial {
        return Ok(passage(&visit, &document, cited.unwrap_or(within), &claims).into_response());
    }
    let content = html! {
        (heading(&visit, &document))
        @if document.redacted { (parts::empty("Redacted", html! { p { "The words of this report were cleared. That it was here stays in the ledger." } })) }
        @else {
            (legend())
            div.reading {
                section.paper aria-label="Text" {
                    (turn(&visit, text, within))
                    div.text #text data-document=(document.id) { (body(text, within, cited, &shown)) }
                    (turn(&visit, text, within))
                }
                section.aside aria-label="Claims in this text" {
                    h2 { (words::count(shown.len(), "claim", "claims")) @if shown.len() < claims.len() { " on this page, " (claims.len()) " in all" } }
                    p.tools { a.button href={"/documents/" (document.id) "/claims/new"} { "Write a claim" } }
                    @for claim in &shown { (parts::card(&visit, claim, &document, 0)) }
                }
            }
        }
        (parts::command(&format!("bellwether show {}", document.id)))
    };
    Ok(layout::page(
        &visit,
        Nav::Documents,
        &parts::title(&document),
        content,
    ))
}

async fn claims(visit: &Visit, id: DocumentId) -> Result<Vec<StoredClaim>, Failure> {
    let filter = ClaimFilter {
        documents: vec![id],
        ..ClaimFilter::default()
    };
    Ok(visit.app.ledger.page(&filter).await?)
}

fn heading(visit: &Visit, document: &StoredDocument) -> Markup {
    let meta = &document.document;
    html! {
        header.heading {
            p.eyebrow { a href=(visit.asked.look().href("/documents")) { "Documents" } " / " (document.id) }
            h1 { (parts::title(document)) }
            p.lead { (published(document)) " " (tlp(document)) }
            // Shown, never a link: an address in a report is the report's word.
            @if let Some(url) = &meta.url { p.url { (safe::cut(&safe::line(url), 200)) } }
        }
    }
}

fn tlp(document: &StoredDocument) -> Markup {
    html! {
        @if let Some(tlp) = document.document.tlp { span.tlp { "TLP:" (tlp.as_str().to_uppercase()) } }
    }
}

/// "Courier · A. Maru · 22 March 2016".
fn published(document: &StoredDocument) -> String {
    let meta = &document.document;
    let outlet = meta.outlet.as_deref().map(safe::line);
    let byline = meta.byline.as_deref().map(safe::line);
    let date = Some(meta.published.map_or_else(|| "undated".into(), words::date));
    let told: Vec<String> = [outlet, byline, date].into_iter().flatten().collect();
    told.join(" · ")
}

fn legend() -> Markup {
    html! {
        ul.legend aria-label="What the marks mean" {
            @for part in Part::ALL { li { span.(part.class()) { (part.name()) } } }
        }
    }
}

/// A cited passage beside a brief: the words with what stands around them.
fn passage(visit: &Visit, document: &StoredDocument, span: Span, claims: &[StoredClaim]) -> Markup {
    let text = &document.document.text;
    let marks: Vec<Marked> = claims
        .iter()
        .filter(|it| it.claim.span.overlaps(span))
        .flat_map(marked::parts)
        .collect();
    let on: Vec<&StoredClaim> = claims.iter().filter(|it| it.claim.span == span).collect();
    html! {
        div.passage {
            p.eyebrow { (document.id) ", bytes " (span.start) "–" (span.end) }
            h2 { a href=(parts::passage(visit, document.id, Some(span))) { (parts::title(document)) } }
            p.origin { (published(document)) }
            blockquote.words {
                (parts::lead_in(text, span, AROUND))
                mark { (marked::show(text, span, &marks, false)) }
                (parts::lead_out(text, span, AROUND))
            }
            @for claim in on {
                dl.facts { @for (name, value) in parts::facts(claim) { div { dt { (name) } dd { (value) } } } }
                p { a href=(visit.asked.look().href(&format!("/claims/{}", claim.id))) { "Claim " (claim.id) } " " (parts::state(claim.state)) }
            }
        }
    }
}
