//! `config.cfg`: sections of `key = JSON value`, and `${section:key}` references, of which we follow none.

use serde_json::Value;
use std::collections::HashMap;

/// Values by section and key.
#[derive(Debug, Default)]
pub(crate) struct Config(HashMap<String, HashMap<String, Value>>);

impl Config {
    pub(crate) fn parse(text: &str) -> Config {
        let mut config = Config::default();
        let mut section = String::new();
        let mut lines = text.lines().peekable();
        while let Some(line) = lines.next() {
            let line = line.trim_end();
            if let Some(name) = line
                .strip_prefix('[')
                .and_then(|rest| rest.strip_suffix(']'))
            {
                name.clone_into(&mut section);
                continue;
            }
            let Some((key, value)) = line
                .split_once('=')
                .filter(|_| !line.starts_with(['#', ';', ' ']))
            else {
                continue;
            };
            let mut value = value.trim().to_owned();
            // A value goes on in the lines that are indented.
            while let Some(more) = lines.next_if(|line| line.starts_with([' ', '\t'])) {
                value.push_str(more.trim());
            }
            let value = serde_json::from_str(&value).unwrap_or(Value::String(value));
            config
                .0
                .entry(section.clone())
                .or_default()
                .insert(key.trim().to_owned(), value);
        }
        config
    }

    pub(crate) fn get(&self, section: &str, key: &str) -> Option<&Value> {
        self.0.get(section)?.get(key)
    }

    pub(crate) fn text(&self, section: &str, key: &str) -> Option<&str> {
        self.get(section, key)?.as_str()
    }

    pub(crate) fn list(&self, section: &str, key: &str) -> Vec<String> {
        let items = self
            .get(section, key)
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        items.filter_map(Value::as_str).map(str::to_owned).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_lists_and_plain_text() {
        let config = Config::parse(
            "[nlp]\nlang = \"en\"\npipeline = [\"tagger\",\n  \"ner\"]\n[a.b]\nwidth = ${x:y}\n",
        );
        assert_eq!(config.text("nlp", "lang"), Some("en"));
        assert_eq!(config.list("nlp", "pipeline"), ["tagger", "ner"]);
        assert_eq!(config.text("a.b", "width"), Some("${x:y}"));
        assert_eq!(config.get("nlp", "none"), None);
    }
}
