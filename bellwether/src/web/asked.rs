//! What an address asks for: the options of the command line, as a query.
//!
//! `/claims?about=Boko+Haram&stance=denies` is read by the very parser that
//! reads `bellwether claims --about "Boko Haram" --stance denies`, so that the
//! two can never mean different things.

use super::failure::Failure;
use crate::brief::desk::shell;
use crate::select::{self, Select};
use axum::extract::Query;
use clap::Parser as _;
use record::{Date, Measure, State};

/// The query of an address, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Asked(Vec<(String, String)>);

/// The options that pick claims, wherever they are given.
#[derive(Debug, clap::Parser)]
#[command(no_binary_name = true, disable_help_flag = true)]
pub(crate) struct Picked {
    #[command(flatten)]
    pub(crate) select: Select,

    #[arg(long, value_parser = select::named::<Measure>(Measure::ALL))]
    pub(crate) measure: Option<Measure>,

    #[arg(long, value_parser = select::named::<State>(State::ALL))]
    pub(crate) state: Option<State>,
}

/// Keys that are options of `claims`, in the order in which they are shown.
pub(crate) const OPTIONS: &[&str] = &[
    "about", "source", "role", "place", "stance", "kind", "measure", "from", "until", "document",
    "state", "as_of",
];

const FLAG: &str = "reviewed_only";

impl Asked {
    pub(crate) fn new(pairs: Vec<(String, String)>) -> Asked {
        let said = |(_, value): &(String, String)| !value.trim().is_empty();
        Asked(pairs.into_iter().filter(said).collect())
    }

    /// The query of an address, without its question mark.
    pub(crate) fn read(query: &str) -> Asked {
        let uri = format!("/?{query}").parse::<axum::http::Uri>();
        let pairs = uri.ok().and_then(|uri| Query::try_from_uri(&uri).ok());
        Asked::new(pairs.map_or_else(Vec::new, |Query(pairs)| pairs))
    }

    /// The first value of a key, if it has one that says something.
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        let pair = self.0.iter().find(|(name, _)| name == key);
        pair.map(|(_, value)| value.as_str())
    }

    /// A value of any type that can be read from its name.
    pub(crate) fn parse<T: std::str::FromStr>(&self, key: &str) -> Result<Option<T>, Failure>
    where
        T::Err: std::fmt::Display,
    {
        let read = |text: &str| text.parse().map_err(|error| format!("{key}: {error}"));
        self.get(key).map(read).transpose().map_err(Failure::bad)
    }

    /// A count: how many, or from where on.
    pub(crate) fn number(&self, key: &str) -> Result<Option<usize>, Failure> {
        let read = |text: &str| {
            text.trim().parse().map_err(|_| {
                Failure::bad(format!(
                    "{key} is {text:?}, which is no number\ngive digits"
                ))
            })
        };
        self.get(key).map(read).transpose()
    }

    /// The day to look back from.
    pub(crate) fn as_of(&self) -> Result<Option<Date>, Failure> {
        Ok(self.picked()?.select.look.day())
    }

    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// The same with another value of one key; pages begin anew.
    pub(crate) fn with(&self, key: &str, value: &str) -> Asked {
        let mut pairs = self.0.clone();
        pairs.retain(|(name, _)| name != key && name != "after" && name != "page");
        pairs.push((key.into(), value.into()));
        Asked::new(pairs)
    }

    pub(crate) fn without(&self, key: &str) -> Asked {
        self.with(key, "")
    }

    /// Only what every page has: how far to look.
    pub(crate) fn look(&self) -> Asked {
        let mut pairs = self.0.clone();
        pairs.retain(|(name, _)| matches!(name.as_str(), "as_of" | FLAG));
        Asked(pairs)
    }

    /// `path?about=…`, each part escaped.
    pub(crate) fn href(&self, path: &str) -> String {
        let pairs: Vec<String> = self
            .pairs()
            .map(|(key, value)| format!("{}={}", escape(key), escape(value)))
            .collect();
        match pairs.is_empty() {
            true => path.to_owned(),
            false => format!("{path}?{}", pairs.join("&")),
        }
    }

    /// The options, read as the command line reads them.
    pub(crate) fn picked(&self) -> Result<Picked, Failure> {
        Picked::try_parse_from(self.arguments()).map_err(|error| {
            let told = error.render().to_string();
            let told = told.trim_start_matches("error: ").lines();
            let said: Vec<&str> = told.take_while(|line| !line.starts_with("Usage")).collect();
            Failure::bad(said.join("\n").trim().to_owned())
        })
    }

    /// One argument an option, value included, so that no value can pose as an option.
    fn arguments(&self) -> Vec<String> {
        let options = OPTIONS
            .iter()
            .filter_map(|key| Some((*key, self.get(key)?)));
        let options = options.map(|(key, value)| format!("--{}={value}", key.replace('_', "-")));
        let flag = self.get(FLAG).map(|_| "--reviewed-only".to_owned());
        options.chain(flag).collect()
    }

    /// The same question on the command line.
    pub(crate) fn command(&self, command: &str) -> String {
        let mut line = format!("bellwether {command}");
        for key in OPTIONS {
            if let Some(value) = self.get(key) {
                line += &format!(" --{} {}", key.replace('_', "-"), shell(value));
            }
        }
        if self.get(FLAG).is_some() {
            line += " --reviewed-only";
        }
        line
    }
}

/// The brief that an address asks for, on the command line.
pub(crate) fn brief_command(asked: &Asked) -> String {
    let look = asked.look().command("");
    let look = look.trim_start_matches("bellwether").trim();
    let subject = shell(asked.get("about").unwrap_or_default());
    format!("bellwether brief {subject} {look}")
        .trim()
        .to_owned()
}

/// A part of an address: all but letters, digits and a few marks as `%41`.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            b' ' => out.push('+'),
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(pairs: &[(&str, &str)]) -> Asked {
        let owned = |(key, value): &(&str, &str)| ((*key).to_owned(), (*value).to_owned());
        Asked::new(pairs.iter().map(owned).collect())
    }

    #[test]
    fn an_address_is_read_as_the_command_line() {
        let asked = asked(&[("about", "Boko Haram"), ("stance", "denies"), ("place", "")]);
        let picked = asked.picked().unwrap();
        assert_eq!(picked.select.about.as_deref(), Some("Boko Haram"));
        assert_eq!(picked.select.place, None);
        assert_eq!(
            asked.href("/claims"),
            "/claims?about=Boko+Haram&stance=denies"
        );
        assert_eq!(
            asked.command("claims"),
            "bellwether claims --about 'Boko Haram' --stance denies"
        );
    }

    #[test]
    fn a_value_is_never_an_option() {
        let picked = asked(&[("about", "--reviewed-only")]).picked().unwrap();
        assert_eq!(picked.select.about.as_deref(), Some("--reviewed-only"));
        assert!(!picked.select.look.reviewed_only);
    }

    #[test]
    fn what_is_wrong_is_named_as_on_the_command_line() {
        let failure = asked(&[("as_of", "yesterday")]).picked().unwrap_err();
        assert!(failure.message().contains("yesterday"), "{failure:?}");
        let failure = asked(&[("stance", "shouts")]).picked().unwrap_err();
        assert!(failure.message().contains("denies"), "{failure:?}");
    }

    #[test]
    fn another_filter_begins_at_the_first_page() {
        let second = asked(&[("about", "a&b"), ("after", "c50")]);
        assert_eq!(
            second.with("stance", "denies").href("/claims"),
            "/claims?about=a%26b&stance=denies"
        );
        assert_eq!(second.without("about").href("/claims"), "/claims");
    }
}
