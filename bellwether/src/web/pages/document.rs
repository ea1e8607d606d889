//! A document: its text with the parts of claims marked, the claims aside.

use super::claims::documents;
use crate::brief::words;
use crate::view::safe;
use crate::web::failure::{Answer, Failure};
use crate::web::layout::{self, Nav};
use crate::web::marked::{self, Marked, Part};
use crate::web::parts;
use crate::web::visit::Visit;
use axum::extract::Path;
use axum::response::IntoResponse as _;
use ledger::{ClaimFilter, DocumentFilter};
use maud::{Markup, html};
use record::{DocumentId, Span, StoredClaim, StoredDocument};

/// Bytes of text on a page; longer documents have several.
const TEXT_MAX: usize = 40_000;
/// Claims shown aside on a page.
const CLAIMS_MAX: usize = 300;
const LISTED: usize = 40;
/// Bytes shown around a cited passage.
const AROUND: usize = 500;

/// All documents, in order of recording.
pub(crate) async fn list(visit: Visit) -> Answer {
    let filter = DocumentFilter {
        as_of: visit.asked.as_of()?,
        after: visit.asked.parse("after")?,
        undated_only: visit.asked.get("undated").is_some(),
        limit: Some(LISTED + 1),
        ..DocumentFilter::default()
    };
    let mut found = visit.app.ledger.documents(&filter).await?;
    let more = found.len() > LISTED;
    found.truncate(LISTED);
    let next = found.last().map(|it| it.id.to_string()).filter(|_| more);
    let undated = visit.status.counts.undated;
    let content = html! {
        (parts::heading("Documents", html! { "Reports in the order in which they were read." }))
        @if undated > 0 {
            p.note {
                (words::count(usize::try_from(undated).unwrap_or(0), "report has", "reports have"))
                " no date and shows in no look back. "
                a href=(visit.asked.look().with("undated", "1").href("/documents")) { "Show these" }
            }
        }
        @if found.is_empty() { (parts::empty("No report here", html! { p { "Nothing had come out by that day, or nothing was read yet." } })) }
        @else { (table(&visit, &found)) }
        (parts::next(&visit, "after", next))
    };
    Ok(layout::page(&visit, Nav::Documents, "Documents", content))
}

fn table(visit: &Visit, found: &[StoredDocument]) -> Markup {
    html! {
        div.table tabindex="0" role="region" aria-label="Reports" {
            table {
                thead { tr { th scope="col" { "Name" } th scope="col" { "Title" } th scope="col" { "Outlet" } th scope="col" { "Published" } th scope="col" { "Mark" } } }
                tbody {
                    @for it in found {
                        tr {
                            td.name { (it.id) }
                            th scope="row" { a href=(parts::passage(visit, it.id, None)) { (parts::title(it)) } }
                            td { (it.document.outlet.as_deref().map(safe::line).unwrap_or_default()) }
                            td.date { (it.document.published.map_or_else(|| "undated".into(), words::date)) }
                            td { (tlp(it)) }
                        }
                    }
                }
            }
        }
    }
}

fn tlp(document: &StoredDocument) -> Markup {
    html! {
        @if let Some(tlp) = document.document.tlp { span.tlp { "TLP:" (tlp.as_str().to_uppercase()) } }
    }
}

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
    let outlet = meta.outlet.as_deref().map(safe::line);
    let byline = meta.byline.as_deref().map(safe::line);
    let date = Some(meta.published.map_or_else(|| "undated".into(), words::date));
    let told: Vec<String> = [outlet, byline, date].into_iter().flatten().collect();
    html! {
        header.heading {
            p.eyebrow { a href=(visit.asked.look().href("/documents")) { "Documents" } " / " (document.id) }
            h1 { (parts::title(document)) }
            p.lead { (told.join(" · ")) " " (tlp(document)) }
            // Shown, never a link: an address in a report is the report's word.
            @if let Some(url) = &meta.url { p.url { (safe::cut(&safe::line(url), 200)) } }
        }
    }
}

fn legend() -> Markup {
    html! {
        ul.legend aria-label="What the marks mean" {
            @for part in Part::ALL { li { span.(part.class()) { (part.name()) } } }
        }
    }
}

/// The words that `span=120-188` cites.
fn cited(visit: &Visit, text: &str) -> Result<Option<Span>, Failure> {
    let Some(given) = visit.asked.get("span") else {
        return Ok(None);
    };
    let wrong = || {
        Failure::bad(format!(
            "{given:?} are no bytes of this report\nwrite them as a brief does: 120-188"
        ))
    };
    let (start, end) = given.split_once('-').ok_or_else(wrong)?;
    let span = Span::new(
        start.parse().map_err(|_| wrong())?,
        end.parse().map_err(|_| wrong())?,
    );
    span.checked(text).map_err(|_| wrong())?;
    Ok(Some(span))
}

/// The page of a long text that has this byte.
fn within(text: &str, at: usize) -> Span {
    let start = text.floor_char_boundary(at.min(text.len()) / TEXT_MAX * TEXT_MAX);
    Span::new(
        start,
        text.ceil_char_boundary((start + TEXT_MAX).min(text.len())),
    )
}

fn turn(visit: &Visit, text: &str, within: Span) -> Markup {
    let page = |at: usize| {
        visit
            .asked
            .without("span")
            .with("at", &at.to_string())
            .href(&visit.path)
    };
    html! {
        @if within.len() < text.len() {
            nav.pager aria-label="Pages of the text" {
                @if within.start > 0 { a href=(page(within.start.saturating_sub(TEXT_MAX))) { "Earlier" } }
                span { "bytes " (within.start) "–" (within.end) " of " (text.len()) }
                @if within.end < text.len() { a href=(page(within.end)) { "Later" } }
            }
        }
    }
}

/// The text, with the cited words apart.
fn body(text: &str, within: Span, cited: Option<Span>, claims: &[&StoredClaim]) -> Markup {
    let marks: Vec<Marked> = claims.iter().flat_map(|it| marked::parts(it)).collect();
    let cited = cited.filter(|it| it.overlaps(within));
    html! {
        @match cited {
            None => (marked::show(text, within, &marks, true)),
            Some(span) => {
                (marked::show(text, Span::new(within.start, span.start.max(within.start)), &marks, true))
                mark #here tabindex="-1" { (marked::show(text, Span::new(span.start.max(within.start), span.end.min(within.end)), &marks, false)) }
                (marked::show(text, Span::new(span.end.min(within.end), within.end), &marks, true))
            }
        }
    }
}

/// A cited passage beside a brief: the words with what stands around them.
fn passage(visit: &Visit, document: &StoredDocument, span: Span, claims: &[StoredClaim]) -> Markup {
    let text = &document.document.text;
    let from = text.floor_char_boundary(span.start.saturating_sub(AROUND));
    let to = text.ceil_char_boundary((span.end + AROUND).min(text.len()));
    let marks: Vec<Marked> = claims
        .iter()
        .filter(|it| it.claim.span.overlaps(span))
        .flat_map(marked::parts)
        .collect();
    let on: Vec<&StoredClaim> = claims.iter().filter(|it| it.claim.span == span).collect();
    html! {
        div.passage {
            p.eyebrow { (document.id) ", bytes " (span.start) "–" (span.end) }
            h2 { (parts::title(document)) }
            p.origin { (parts::origin(visit, document, Some(span))) }
            blockquote.words {
                span.around { @if from > 0 { "… " } (safe::inline(&text[from..span.start])) }
                mark { (marked::show(text, span, &marks, false)) }
                span.around { (safe::inline(&text[span.end..to])) @if to < text.len() { " …" } }
            }
            @for claim in on {
                dl.facts { @for (name, value) in parts::facts(claim) { div { dt { (name) } dd { (value) } } } }
                p { a href=(visit.asked.look().href(&format!("/claims/{}", claim.id))) { "Claim " (claim.id) } " " (parts::state(claim.state)) }
            }
        }
    }
}

/// A claim with what happened to it.
pub(crate) async fn claim(visit: Visit, Path(id): Path<String>) -> Answer {
    let id = id.parse()?;
    let claim = visit.app.ledger.claim(id).await?;
    let documents = documents(&visit.app.ledger, std::slice::from_ref(&claim)).await?;
    let history = visit.app.ledger.claim_history(id).await?;
    let content = html! {
        (parts::heading(&format!("Claim {id}"), html! { "What it says, where it stands and what happened to it." }))
        @if let Some(document) = documents.get(&claim.document) { (parts::card(&visit, &claim, document, 400)) }
        section {
            h2 { "History" }
            ol.history {
                @for change in &history {
                    li { time datetime=(change.recorded) { (change.recorded.strftime("%-d %B %Y, %H:%M UTC")) } " " (crate::commands::happened(change)) }
                }
            }
        }
        (parts::command(&format!("bellwether show {id} --context")))
    };
    Ok(layout::page(
        &visit,
        Nav::Claims,
        &format!("Claim {id}"),
        content,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_has_pages_that_cut_no_character() {
        let text = "é".repeat(TEXT_MAX);
        for at in [0, 1, TEXT_MAX - 1, TEXT_MAX, 2 * TEXT_MAX - 1, usize::MAX] {
            let page = within(&text, at);
            assert!(
                page.of(&text).is_some() && page.len() <= TEXT_MAX + 1,
                "{at} {page:?}"
            );
        }
    }
}
