//! What a question may say: a filter that is misspelt must not be left out in silence, or the answer is to another question.

use super::describe::openapi;
use crate::web::asked::Asked;
use crate::web::failure::Failure;
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

/// The names of each path's parameters, as the description has them.
static KNOWN: LazyLock<HashMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    let api = openapi();
    let paths = api["paths"].as_object().into_iter().flatten();
    paths
        .map(|(path, methods)| {
            let parameters = methods.as_object().into_iter().flatten();
            let parameters = parameters.filter_map(|(_, told)| told["parameters"].as_array());
            let named = parameters.flatten().filter(|it| it["in"] == "query");
            let names = named.filter_map(|it| it["name"].as_str().map(str::to_owned));
            (path.clone(), names.collect())
        })
        .collect()
});

/// Refuses a question with a parameter that its path does not have.
pub(super) async fn only(request: Request, next: Next) -> Result<Response, Failure> {
    let path = request.extensions().get::<MatchedPath>();
    let known = path.and_then(|it| KNOWN.get(it.as_str()));
    let asked = Asked::read(request.uri().query().unwrap_or_default());
    match known.and_then(|known| Some((known, unknown(known, &asked)?))) {
        Some((known, name)) => Err(Failure::bad(format!(
            "there is no parameter {name:?}\n{}",
            remedy(known)
        ))),
        None => Ok(next.run(request).await),
    }
}

fn unknown(known: &BTreeSet<String>, asked: &Asked) -> Option<String> {
    let mut names = asked.pairs().map(|(name, _)| name);
    let name = names.find(|name| !known.contains(*name))?;
    Some(name.chars().take(60).collect())
}

fn remedy(known: &BTreeSet<String>) -> String {
    match known.is_empty() {
        true => "it takes none".into(),
        false => format!(
            "it takes {}",
            known.iter().cloned().collect::<Vec<_>>().join(", ")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, query: &str, expected: Option<&str>) {
        let known = &KNOWN[path];
        assert_eq!(unknown(known, &Asked::read(query)).as_deref(), expected);
    }

    #[test]
    fn a_misspelt_filter_is_told() {
        check("/api/v1/claims", "about=Mali&stance=denies&limit=2", None);
        check("/api/v1/claims", "subject=Mali", Some("subject"));
        check("/api/v1/claims", "ABOUT=Mali", Some("ABOUT"));
        check("/api/v1/status", "about=Mali", Some("about"));
        check(
            "/api/v1/events/series",
            "area=Mali&turning_points=2&by=month",
            None,
        );
    }
}
