//! `lemmatizer`: the dictionary form of a word, by suffix rules and word lists or by a table.
//!
//! Modes `rule` and `lookup`. Some languages have classes of their own in spaCy; of those only English is
//! here, the others are refused at load.

use crate::hash::{KeyMap, KeySet, murmur64, string_key};
use crate::msgpack::Value;
use crate::segment::{Lemmas, Segment};
use crate::strings::Name;
use crate::unicode::is_alpha;
use std::collections::HashMap;

/// The lemmatizer of one pipeline.
#[derive(Debug)]
pub(crate) struct Lemmatizer {
    mode: Mode,
    overwrite: bool,
    english: bool,
}

#[derive(Debug)]
enum Mode {
    Rule(HashMap<Box<str>, Tables>),
    Lookup(KeyMap<Box<str>>),
}

/// What is known of one part of speech.
#[derive(Debug, Default)]
struct Tables {
    index: KeySet,
    exceptions: HashMap<Box<str>, Vec<Box<str>>>,
    rules: Vec<(Box<str>, Box<str>)>,
}

/// Languages whose rules are written in code of their own.
const OWN_CLASS: [&str; 12] = [
    "ca", "el", "es", "fr", "ga", "ht", "it", "mk", "nl", "pl", "ru", "uk",
];
const POS: [&str; 17] = [
    "adj", "adp", "adv", "aux", "cconj", "det", "intj", "noun", "num", "part", "pron", "propn",
    "punct", "sconj", "sym", "verb", "x",
];

impl Lemmatizer {
    pub(crate) fn parse(
        bytes: &[u8],
        language: &str,
        mode: &str,
        overwrite: bool,
    ) -> Result<Lemmatizer, String> {
        let value = Value::parse(bytes)?;
        if OWN_CLASS.contains(&language) {
            return Err(format!(
                "the rules of the language {language} are code of their own in spaCy"
            ));
        }
        let mode = match mode {
            "rule" => Mode::Rule(tables(&value)),
            "lookup" => Mode::Lookup(lookup(&value)),
            mode => return Err(format!("mode {mode}")),
        };
        Ok(Lemmatizer {
            mode,
            overwrite,
            english: language == "en",
        })
    }

    /// Lemmas of all tokens that have none yet.
    pub(crate) fn run(
        &self,
        text: &str,
        names: &[Box<str>],
        segment: &mut Segment,
        lemmas: &mut Lemmas,
    ) {
        for token in 0..segment.tokens.len() {
            if segment.lemmas[token] != 0 && !self.overwrite {
                continue;
            }
            let key = (
                segment.tokens[token].word,
                segment.pos[token],
                segment.morphs[token],
            );
            segment.lemmas[token] = match lemmas.known.get(&key) {
                Some(number) => *number,
                None => {
                    let lemma = self.lemma(
                        segment.text(text, token),
                        name(names, key.1),
                        name(names, key.2),
                    );
                    let number = lemmas.add(lemma);
                    lemmas.known.insert(key, number);
                    number
                }
            };
        }
    }

    fn lemma(&self, text: &str, pos: &str, morph: &str) -> String {
        let tables = match &self.mode {
            Mode::Lookup(table) => {
                return table
                    .get(&string_key(text))
                    .map_or_else(|| text.to_owned(), |lemma| lemma.to_string());
            }
            Mode::Rule(tables) => tables,
        };
        let pos = pos.to_lowercase();
        if matches!(&*pos, "" | "eol" | "space") || self.english && is_base_form(&pos, morph) {
            return text.to_lowercase();
        }
        match tables.get(&*pos) {
            Some(tables) => tables.lemma(text),
            None if pos == "propn" => text.to_owned(),
            None => text.to_lowercase(),
        }
    }
}

impl Tables {
    fn is_empty(&self) -> bool {
        self.index.is_empty() && self.exceptions.is_empty() && self.rules.is_empty()
    }

    fn lemma(&self, text: &str) -> String {
        let lower = text.to_lowercase();
        let (mut forms, mut unknown): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for (old, new) in &self.rules {
            let Some(stem) = lower.strip_suffix(&**old) else {
                continue;
            };
            let form = format!("{stem}{new}");
            if form.is_empty() {
                continue;
            }
            if self.index.contains(&index_key(&form)) {
                forms.insert(0, form);
            } else if !form.chars().all(is_alpha) {
                forms.push(form);
            } else {
                unknown.push(form);
            }
        }
        for form in self.exceptions.get(&*lower).into_iter().flatten() {
            if !forms.iter().any(|other| **other == **form) {
                forms.insert(0, form.to_string());
            }
        }
        forms
            .into_iter()
            .chain(unknown)
            .next()
            .unwrap_or_else(|| text.to_owned())
    }
}

/// English words that stand in their dictionary form already.
fn is_base_form(pos: &str, morph: &str) -> bool {
    let feature = |name: &str| {
        morph
            .split('|')
            .filter_map(|feature| feature.split_once('='))
            .find(|(other, _)| *other == name)
            .map(|(_, value)| value)
    };
    let finite_present = || {
        feature("VerbForm") == Some("Fin")
            && feature("Tense") == Some("Pres")
            && feature("Number").is_none()
    };
    pos == "noun" && feature("Number") == Some("Sing")
        || pos == "verb" && finite_present()
        || matches!(feature("VerbForm"), Some("Inf" | "None"))
        || feature("Degree") == Some("Pos")
}

fn name(names: &[Box<str>], number: Name) -> &str {
    &names[usize::from(number)]
}

fn index_key(form: &str) -> u64 {
    murmur64(form.as_bytes(), 1)
}

/// The table of a part of speech stands under the key of its name.
fn tables(value: &Value<'_>) -> HashMap<Box<str>, Tables> {
    let mut all = HashMap::new();
    for pos in POS {
        let key = string_key(pos);
        let table = |name: &str| {
            let entries = value.get(name).into_iter().flat_map(Value::entries);
            entries
                .filter(|(k, _)| k.unsigned() == Some(key) || k.text() == Some(pos))
                .map(|(_, v)| v)
                .next()
        };
        let mut tables = Tables::default();
        tables.fill_index(table("lemma_index"));
        for (word, forms) in table("lemma_exc").into_iter().flat_map(Value::entries) {
            let forms = forms
                .items()
                .iter()
                .filter_map(Value::text)
                .map(Into::into)
                .collect();
            tables
                .exceptions
                .extend(word.text().map(|word| (word.into(), forms)));
        }
        for rule in table("lemma_rules").map_or(&[][..], Value::items) {
            if let [old, new] = rule.items() {
                tables.rules.extend(
                    old.text()
                        .zip(new.text())
                        .map(|(old, new)| (old.into(), new.into())),
                );
            }
        }
        if !tables.is_empty() {
            all.insert(pos.into(), tables);
        }
    }
    all
}

impl Tables {
    fn fill_index(&mut self, list: Option<&Value<'_>>) {
        let items = list.map_or(&[][..], Value::items);
        self.index.reserve(items.len());
        self.index
            .extend(items.iter().filter_map(Value::text).map(index_key));
    }
}

fn lookup(value: &Value<'_>) -> KeyMap<Box<str>> {
    let entries = value
        .get("lemma_lookup")
        .into_iter()
        .flat_map(Value::entries);
    entries
        .filter_map(|(key, lemma)| Some((key.unsigned()?, lemma.text()?.into())))
        .collect()
}
