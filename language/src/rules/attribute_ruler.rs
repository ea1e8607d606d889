//! `attribute_ruler`: patterns over a few tokens that set tags, parts of speech, morphology and lemmas.
//!
//! All patterns are matched first, on what the networks said; then the settings are made in the order of
//! the patterns, so that the later wins. Operators such as `"OP": "+"` are refused at load.

use super::token_test::{Attribute, Kind, Test, View};
use crate::msgpack::Value;
use crate::segment::{Lemmas, Segment};
use crate::strings::{Interner, Name};
use crate::words::Words;

/// The rules of one pipeline.
#[derive(Debug, Default)]
pub(crate) struct AttributeRuler {
    patterns: Vec<TokenPattern>,
    settings: Vec<Settings>,
    /// Per tag: the patterns whose first token may have it. The last list is for all other tags.
    by_tag: Vec<Vec<u16>>,
}

/// Conditions on successive tokens, and the rule they belong to.
#[derive(Debug)]
struct TokenPattern {
    tokens: Vec<Vec<Test>>,
    rule: u16,
}

#[derive(Debug)]
struct Settings {
    index: i64,
    names: Vec<(Attribute, Name)>,
    lemma: Option<Box<str>>,
}

/// Token and rule.
type Match = (u32, u16);

impl AttributeRuler {
    pub(crate) fn parse(bytes: &[u8], names: &mut Interner) -> Result<AttributeRuler, String> {
        let value = Value::parse(bytes)?;
        let mut ruler = AttributeRuler::default();
        for (number, rule) in value.items().iter().enumerate() {
            let number = u16::try_from(number).map_err(|_| "more than 65,535 rules")?;
            for pattern in rule.get("patterns").map_or(&[][..], Value::items) {
                let tokens: Result<Vec<_>, String> = pattern
                    .items()
                    .iter()
                    .map(|token| {
                        token
                            .entries()
                            .map(|(k, v)| Test::parse(k, v, names))
                            .collect()
                    })
                    .collect();
                ruler.patterns.push(TokenPattern {
                    tokens: tokens?,
                    rule: number,
                });
            }
            ruler.settings.push(Settings::parse(rule, names)?);
        }
        if ruler
            .patterns
            .iter()
            .any(|pattern| pattern.tokens.is_empty())
        {
            return Err("a pattern of no tokens".to_owned());
        }
        ruler.index();
        Ok(ruler)
    }

    fn index(&mut self) {
        let tags = self
            .patterns
            .iter()
            .filter_map(TokenPattern::tags)
            .flatten()
            .max()
            .map_or(0, |tag| *tag as usize + 1);
        self.by_tag = (0..=tags)
            .map(|tag| {
                let fits = |pattern: &TokenPattern| {
                    pattern
                        .tags()
                        .is_none_or(|tags| tags.contains(&(tag as u64)))
                };
                let fitting = self
                    .patterns
                    .iter()
                    .enumerate()
                    .filter(|(_, pattern)| fits(pattern));
                fitting.map(|(index, _)| index as u16).collect()
            })
            .collect();
    }

    pub(crate) fn run(
        &self,
        text: &str,
        words: &Words,
        segment: &mut Segment,
        lemmas: &mut Lemmas,
        room: &mut Vec<Match>,
    ) {
        room.clear();
        let view = View {
            text,
            segment,
            words,
            lemmas,
        };
        for token in 0..segment.tokens.len() {
            let tag = usize::from(segment.tags[token]).min(self.by_tag.len() - 1);
            for index in &self.by_tag[tag] {
                let pattern = &self.patterns[usize::from(*index)];
                if pattern.matches(&view, token)
                    && let Some(target) =
                        self.settings[usize::from(pattern.rule)].target(token, pattern.tokens.len())
                {
                    room.push((target as u32, pattern.rule));
                }
            }
        }
        room.sort_unstable();
        for (token, rule) in room {
            self.settings[usize::from(*rule)].apply(*token as usize, segment, lemmas);
        }
    }
}

impl TokenPattern {
    fn matches(&self, view: &View<'_>, token: usize) -> bool {
        token + self.tokens.len() <= view.segment.tokens.len()
            && self
                .tokens
                .iter()
                .enumerate()
                .all(|(offset, tests)| tests.iter().all(|test| test.holds(view, token + offset)))
    }

    /// The only tags the first token may have, if the pattern says.
    fn tags(&self) -> Option<&Vec<u64>> {
        self.tokens
            .first()?
            .iter()
            .find_map(|test| match &test.kind {
                Kind::OneOf(tags) if test.attribute == Attribute::Tag => Some(tags),
                _ => None,
            })
    }
}

impl Settings {
    fn parse(rule: &Value<'_>, names: &mut Interner) -> Result<Settings, String> {
        let index = rule.get("index").and_then(Value::signed).unwrap_or(0);
        let mut settings = Settings {
            index,
            names: Vec::new(),
            lemma: None,
        };
        for (key, value) in rule.get("attrs").into_iter().flat_map(Value::entries) {
            let text = value
                .text()
                .ok_or_else(|| format!("the setting {value:?}"))?;
            match Attribute::parse(key)? {
                Attribute::Lemma => settings.lemma = Some(text.into()),
                Attribute::Morph => settings
                    .names
                    .push((Attribute::Morph, names.add(&normal_morph(text)))),
                attribute @ (Attribute::Tag | Attribute::Pos | Attribute::Dep) => {
                    settings.names.push((attribute, names.add(text)));
                }
                attribute => return Err(format!("setting {attribute:?}")),
            }
        }
        Ok(settings)
    }

    fn target(&self, token: usize, length: usize) -> Option<usize> {
        let offset = if self.index < 0 {
            self.index + length as i64
        } else {
            self.index
        };
        usize::try_from(offset)
            .ok()
            .filter(|offset| *offset < length)
            .map(|offset| token + offset)
    }

    fn apply(&self, token: usize, segment: &mut Segment, lemmas: &mut Lemmas) {
        for (attribute, name) in &self.names {
            let list = match attribute {
                Attribute::Tag => &mut segment.tags,
                Attribute::Pos => &mut segment.pos,
                Attribute::Dep => &mut segment.labels,
                _ => &mut segment.morphs,
            };
            list[token] = *name;
        }
        if let Some(lemma) = &self.lemma {
            segment.lemmas[token] = lemmas.add(lemma.to_string());
        }
    }
}

/// Features in the order of their names, values too; `_` is none.
pub(crate) fn normal_morph(text: &str) -> String {
    if text == "_" {
        return String::new();
    }
    let mut features: Vec<(String, String)> = text.split('|').filter_map(feature).collect();
    features.sort_by_cached_key(|(name, _)| name.to_lowercase());
    features
        .iter()
        .map(|(name, values)| format!("{name}={values}"))
        .collect::<Vec<_>>()
        .join("|")
}

fn feature(text: &str) -> Option<(String, String)> {
    let (name, values) = text.split_once('=')?;
    let mut values: Vec<&str> = values.split(',').collect();
    values.sort_unstable();
    Some((name.to_owned(), values.join(",")))
}
