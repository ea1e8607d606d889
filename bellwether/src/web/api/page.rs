//! The API for people: what there is to ask, as its description says.

use super::describe::openapi;
use crate::web::failure::Answer;
use crate::web::layout::{self, Nav};
use crate::web::parts;
use crate::web::visit::Visit;
use maud::{Markup, html};
use serde_json::Value;

pub(super) async fn page(visit: Visit) -> Answer {
    let api = openapi();
    let paths = api["paths"].as_object();
    let content = html! {
        (parts::heading("API", html! { "The same as these pages, for programs. " a href="/api/v1/openapi.json" { "openapi.json" } " describes it in full." }))
        p { "Say the token that " code { "bellwether serve" } " printed: " code { "Authorization: Bearer TOKEN" } "." }
        @for (path, methods) in paths.into_iter().flatten() {
            @for (method, told) in methods.as_object().into_iter().flatten() { (route(path, method, told)) }
        }
    };
    Ok(layout::page(&visit, Nav::Api, "API", content))
}

fn route(path: &str, method: &str, told: &Value) -> Markup {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let parameters = told["parameters"].as_array().cloned().unwrap_or_default();
    html! {
        section.route {
            h2 { code { (method.to_uppercase()) " " (path) } }
            p { (text(&told["summary"])) }
            @if !parameters.is_empty() {
                details.more {
                    summary { "Parameters" }
                    dl.syntax { @for it in &parameters { div { dt { code { (text(&it["name"])) } } dd { (text(&it["description"])) } } } }
                }
            }
        }
    }
}
