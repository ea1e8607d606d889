//! All documents, in order of recording.

use super::tlp;
use crate::brief::words;
use crate::view::safe;
use crate::web::failure::Answer;
use crate::web::layout::{self, Nav};
use crate::web::parts;
use crate::web::visit::Visit;
use ledger::DocumentFilter;
use maud::{Markup, html};
use record::StoredDocument;

const LISTED: usize = 40;

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
