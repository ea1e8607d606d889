//! One report per line, as a JSON object.
//!
//! `id, url, title, outlet, byline, published, text` are the document's, and so
//! is `tlp`, so that a marked record is never taken for a free one. All other
//! fields are kept as the document's data and never read. The text is taken byte
//! for byte, so that spans agree with whoever else counts in it.

use crate::dates;
use crate::error::Problem;
use record::{Document, PartialDate, Tlp};
use serde_json::{Map, Value};

/// The document of one line; `None` for a blank one.
pub(crate) fn document(line: &[u8]) -> Result<Option<Document>, Problem> {
    let line = std::str::from_utf8(line).map_err(|_| Problem::NotUtf8)?;
    let line = line.trim_start_matches('\u{feff}').trim();
    if line.is_empty() {
        return Ok(None);
    }
    match serde_json::from_str(line).map_err(Problem::Json)? {
        Value::Object(record) => from_record(record).map(Some),
        other => Err(Problem::NotAnObject(kind(&other))),
    }
}

fn from_record(mut record: Map<String, Value>) -> Result<Document, Problem> {
    let text = string(&mut record, "text")?.ok_or(Problem::NoText)?;
    Ok(Document {
        text,
        title: string(&mut record, "title")?,
        outlet: string(&mut record, "outlet")?,
        byline: string(&mut record, "byline")?,
        url: string(&mut record, "url")?,
        given_id: string(&mut record, "id")?,
        published: published(&mut record)?,
        tlp: tlp(&mut record)?,
        data: (!record.is_empty()).then(|| Value::Object(record).to_string()),
    })
}

/// A field that is text. Absent, null and blank are alike; a number is its digits.
fn string(record: &mut Map<String, Value>, name: &'static str) -> Result<Option<String>, Problem> {
    match record.remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text).filter(|text| !text.trim().is_empty())),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(other) => Err(Problem::Field {
            name,
            is: kind(&other),
        }),
    }
}

fn published(record: &mut Map<String, Value>) -> Result<Option<PartialDate>, Problem> {
    let name = "published";
    let read = |text: String| dates::read(&text).map_err(|error| Problem::Value { name, error });
    string(record, name)?.map(read).transpose()
}

/// `TLP:AMBER+STRICT`, as FIRST writes it, and `amber+strict` alike.
fn tlp(record: &mut Map<String, Value>) -> Result<Option<Tlp>, Problem> {
    let name = "tlp";
    let read = |mark: String| {
        let mark = mark.trim().to_ascii_lowercase();
        let mark = mark.strip_prefix("tlp:").unwrap_or(&mark);
        mark.parse().map_err(|error| Problem::Value { name, error })
    };
    string(record, name)?.map(read).transpose()
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Document {
        document(line.as_bytes()).unwrap().unwrap()
    }

    fn refused(line: &[u8], by: &str) {
        let error = crate::Error(document(line).unwrap_err()).to_string();
        assert!(error.contains(by) && error.contains('\n'), "{error}");
    }

    #[test]
    fn keeps_fields_it_does_not_know_as_data() {
        let document =
            read(r#"{"text": "A\r\nB ", "id": 7, "outlet": null, "lang": "en", "tags": ["x"]}"#);
        assert_eq!(document.text, "A\r\nB ");
        assert_eq!(document.given_id.as_deref(), Some("7"));
        assert_eq!(document.outlet, None);
        assert_eq!(
            document.data.as_deref(),
            Some(r#"{"lang":"en","tags":["x"]}"#)
        );
    }

    #[test]
    fn reads_date_and_mark() {
        let document = read(
            "\u{feff}{\"text\": \"A\", \"published\": \"2016-03-22T10:00Z\", \"tlp\": \"TLP:Amber+Strict\"}\r\n",
        );
        assert_eq!(document.published.unwrap().to_string(), "2016-03-22");
        assert_eq!(document.tlp, Some(Tlp::AmberStrict));
    }

    #[test]
    fn names_what_is_wrong_and_what_to_do() {
        refused(b"{\"text\": \"A\"", "not JSON");
        refused(b"[1]", "a list");
        refused(b"{\"title\": \"A\"}", "no text");
        refused(b"{\"text\": [\"A\"]}", "\"text\" is a list");
        refused(
            b"{\"text\": \"A\", \"published\": \"03/04/2017\"}",
            "03/04/2017",
        );
        refused(b"{\"text\": \"A\", \"tlp\": \"purple\"}", "amber+strict");
        refused(b"{\"text\": \"\xE9\"}", "UTF-8");
    }

    #[test]
    fn passes_over_blank_lines_in_silence() {
        assert!(document(b" \t\r\n").unwrap().is_none());
    }
}
