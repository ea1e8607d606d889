//! The overview; for an empty ledger, how to begin.

use super::brief::subjects;
use crate::brief::words;
use crate::web::failure::Answer;
use crate::web::layout::{self, Nav};
use crate::web::parts;
use crate::web::visit::Visit;
use maud::{Markup, html};
use record::State;

pub(crate) async fn page(visit: Visit) -> Answer {
    let content = match visit.status.documents() {
        0 => first(&visit),
        _ => html! { (overview(&visit)) (subjects(&visit).await?) },
    };
    Ok(layout::page(&visit, Nav::Home, "Overview", content))
}

/// What somebody sees who opens the workbench for the first time.
fn first(visit: &Visit) -> Markup {
    html! {
        div.welcome {
            h1 { "Reads what is said about a threat, and keeps every line traceable to its source." }
            p.lead { "This ledger is empty. Look around in a small invented sample, or bring in reports of your own." }
            div.ways {
                form method="post" action="/import/demo" {
                    h2 { "The sample" }
                    p { "Short invented reports about an armed group that does not exist: read them, review what was found, write the brief." }
                    (parts::csrf(visit))
                    button.primary type="submit" { "Read the sample" }
                }
                div {
                    h2 { "Your reports" }
                    p { "Text, Markdown, HTML pages or JSON Lines. They are read on this machine and go nowhere else." }
                    a.button href="/import" { "Import reports" }
                }
            }
        }
    }
}

fn overview(visit: &Visit) -> Markup {
    let (status, look) = (&visit.status, visit.asked.look());
    let machine = status.claims(|state| state == State::Machine);
    let number = |count: u64| words::number(count as f64);
    html! {
        header.heading {
            h1 { "What this ledger holds" }
            @if let Some((first, last)) = status.days() {
                p.lead { "Reports from " (first.strftime("%B %Y")) " to " (last.strftime("%B %Y")) "." }
            }
        }
        dl.tiles {
            div { dt { a href=(look.href("/documents")) { "Reports" } } dd { (number(status.documents())) } }
            div { dt { a href=(look.href("/claims")) { "Claims" } } dd { (number(status.claims(State::current))) } }
            div { dt { a href=(look.with("reviewed_only", "1").href("/claims")) { "Reviewed" } } dd { (number(status.claims(State::reviewed))) } }
            div { dt { a href=(look.href("/review")) { "To review" } } dd { (number(machine)) } }
        }
        form.ask method="get" action="/brief" role="search" aria-label="Subject of the brief" {
            label for="subject" { "Write a brief on" }
            input #subject type="search" name="about" placeholder="a group, a person, a place" required;
            button type="submit" { "Write" }
        }
    }
}
