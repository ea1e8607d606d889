//! Pages of what nothing was brought in for yet: which command fills them.

use crate::web::failure::Answer;
use crate::web::layout::{self, Nav};
use crate::web::parts;
use crate::web::visit::Visit;
use maud::{Markup, html};

pub(crate) async fn events(visit: Visit) -> Answer {
    let todo = html! { p { "Bring a dataset of events in on the command line, and open this page again:" } pre { code { "bellwether events import FILE" } } };
    Ok(page(&visit, Nav::Events, "Events", "What happened, by the datasets that record it.", "No event record yet", &todo))
}

pub(crate) async fn checks(visit: Visit) -> Answer {
    let todo = html! { p { "Claims are held against the event record on the command line:" } pre { code { "bellwether check --about NAME" } } };
    Ok(page(&visit, Nav::Checks, "Checks", "What is said, held against what happened.", "Nothing was checked yet", &todo))
}

pub(crate) async fn warnings(visit: Visit) -> Answer {
    let todo = html! { p { "Forecasts and warnings are made on the command line:" } pre { code { "bellwether warn" } } };
    Ok(page(&visit, Nav::Warnings, "Warnings", "What is coming, with its range and its reasons.", "No warning was made yet", &todo))
}

fn page(visit: &Visit, nav: Nav, title: &str, lead: &str, none: &str, todo: &Markup) -> axum::response::Response {
    let content = html! {
        (parts::heading(title, html! { (lead) }))
        (parts::empty(none, todo.clone()))
    };
    layout::page(visit, nav, title, content)
}
