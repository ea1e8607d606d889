//! What a page says of its article in schema.org terms (`application/ld+json`).
//!
//! dom_smoothie reads these too, but not inside `@graph`, where most site
//! generators put them.

use crate::dates;
use dom_query::Document as Page;
use record::Document;
use serde_json::Value;

/// Title, byline, outlet, address and date of the page's article, as far as given.
pub(super) fn document(page: &Page) -> Document {
    let scripts = page.select("script[type=\"application/ld+json\"]");
    let texts = scripts.iter().map(|script| script.text());
    let values: Vec<Value> = texts
        .filter_map(|text| serde_json::from_str(text.trim()).ok())
        .collect();
    let mut things = Vec::new();
    values.iter().for_each(|value| flatten(value, &mut things));
    let article = things
        .iter()
        .filter(|thing| rank(thing) > 0)
        .min_by_key(|thing| 3 - rank(thing));
    article
        .map(|article| describe(article, &things))
        .unwrap_or_default()
}

/// All objects of a value, those inside lists and graphs too.
fn flatten<'a>(value: &'a Value, things: &mut Vec<&'a Value>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| flatten(value, things)),
        Value::Object(object) => {
            things.push(value);
            if let Some(graph) = object.get("@graph") {
                flatten(graph, things);
            }
        }
        _ => {}
    }
}

/// An article tells more of itself than the page it stands on.
fn rank(thing: &Value) -> u8 {
    let is = |name: &str| match name {
        "WebPage" => 1,
        "Report" | "BlogPosting" => 2,
        _ if name.ends_with("Article") => 2,
        _ => 0,
    };
    match &thing["@type"] {
        Value::String(name) => is(name),
        Value::Array(names) => names
            .iter()
            .filter_map(Value::as_str)
            .map(is)
            .max()
            .unwrap_or(0),
        _ => 0,
    }
}

fn describe(article: &Value, things: &[&Value]) -> Document {
    let text = |name: &str| article[name].as_str().and_then(line);
    Document {
        title: text("headline").or_else(|| text("name")),
        byline: names(&article["author"], things),
        outlet: names(&article["publisher"], things),
        url: text("url"),
        published: text("datePublished").and_then(|date| dates::read(&date).ok()),
        ..Document::default()
    }
}

/// Names of people or organisations: a string, an object with a name, a
/// reference to one elsewhere on the page, or a list of these.
fn names(value: &Value, things: &[&Value]) -> Option<String> {
    match value {
        Value::String(name) => line(name),
        Value::Array(list) => {
            let names: Vec<String> = list.iter().filter_map(|one| names(one, things)).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Object(_) => name(value).or_else(|| referred(value, things).and_then(name)),
        _ => None,
    }
}

fn name(thing: &Value) -> Option<String> {
    thing["name"].as_str().and_then(line)
}

fn referred<'a>(reference: &Value, things: &[&'a Value]) -> Option<&'a Value> {
    let id = reference["@id"].as_str()?;
    things
        .iter()
        .copied()
        .find(|thing| thing["@id"] == id && thing.get("name").is_some())
}

/// A value on one line; none if it is blank.
pub(super) fn line(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(json: &str, expected: [Option<&str>; 4]) {
        let html = format!("<script type='application/ld+json'>{json}</script>");
        let found = document(&Page::from(html));
        let date = found.published.map(|date| date.to_string());
        let found = [
            found.title.as_deref(),
            found.byline.as_deref(),
            found.outlet.as_deref(),
            date.as_deref(),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_an_article() {
        check(
            r#"{"@type":"NewsArticle","headline":" Raid\n on A","author":[{"name":"B. C."},"D. E."],
                "publisher":{"name":"The Courier"},"datePublished":"2019-04-04T23:50:00-05:00"}"#,
            [
                Some("Raid on A"),
                Some("B. C., D. E."),
                Some("The Courier"),
                Some("2019-04-04"),
            ],
        );
    }

    #[test]
    fn reads_a_graph_and_follows_its_references() {
        check(
            r##"{"@graph":[{"@type":"WebPage","name":"Page","datePublished":"2018-01-01"},
                {"@type":["Article"],"headline":"Raid","publisher":{"@id":"#o"}},
                {"@type":"Organization","@id":"#o","name":"The Courier"}]}"##,
            [Some("Raid"), None, Some("The Courier"), None],
        );
    }

    #[test]
    fn passes_over_what_is_no_article() {
        check(r#"{"@type":"Person","name":"B. C."}"#, [None; 4]);
        check("not json", [None; 4]);
        check(&"[".repeat(10_000), [None; 4]);
    }
}
