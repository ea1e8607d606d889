//! Lines of `key: value` before a Markdown text, as site generators write them.
//!
//! Not YAML: a value is what stands on its line, with one pair of quotes taken
//! off. All lines that are not understood are kept as the document's data.

use crate::dates;
use crate::error::Problem;
use record::{Document, PartialDate, Tlp};
use serde_json::{Map, Value};

pub(super) fn document(lines: &str) -> Result<Document, Problem> {
    let mut document = Document::default();
    let mut data = Map::new();
    for (key, value) in lines.lines().filter_map(pair) {
        match key.to_ascii_lowercase().as_str() {
            "title" => document.title = Some(value.into()),
            "author" | "byline" => document.byline = Some(value.into()),
            "outlet" | "source" | "publisher" => document.outlet = Some(value.into()),
            "url" => document.url = Some(value.into()),
            "date" | "published" => document.published = Some(date(value)?),
            "tlp" => document.tlp = Some(tlp(value)?),
            _ => {
                data.insert(key.into(), value.into());
            }
        }
    }
    document.data = (!data.is_empty()).then(|| Value::Object(data).to_string());
    Ok(document)
}

fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let (key, value) = (key.trim(), unquoted(value.trim()));
    (!key.is_empty() && !value.is_empty()).then_some((key, value))
}

fn unquoted(value: &str) -> &str {
    let inside = |quote| value.strip_prefix(quote)?.strip_suffix(quote);
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

fn date(value: &str) -> Result<PartialDate, Problem> {
    dates::read(value).map_err(|error| Problem::Value {
        name: "date",
        error,
    })
}

fn tlp(value: &str) -> Result<Tlp, Problem> {
    let value = value.to_ascii_lowercase();
    let mark = value.strip_prefix("tlp:").unwrap_or(&value);
    mark.parse()
        .map_err(|error| Problem::Value { name: "tlp", error })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_it_knows_and_keeps_the_rest() {
        let lines = "title: \"Raid: what is known\"\ndate: 4 March 2017\nsource: The Courier\ntags: [a, b]\n- odd\n";
        let document = document(lines).unwrap();
        assert_eq!(document.title.as_deref(), Some("Raid: what is known"));
        assert_eq!(document.published.unwrap().to_string(), "2017-03-04");
        assert_eq!(document.outlet.as_deref(), Some("The Courier"));
        assert_eq!(document.data.as_deref(), Some(r#"{"tags":"[a, b]"}"#));
    }

    #[test]
    fn a_date_that_is_none_is_named() {
        let error = crate::Error(document("date: soon").unwrap_err()).to_string();
        assert!(
            error.contains("soon") && error.contains("2016-03-22"),
            "{error}"
        );
    }
}
