//! One condition of a matcher pattern on one token: `{"TAG": {"IN": ["DT", "WDT"]}}`.

use crate::hash::string_key;
use crate::msgpack::Value;
use crate::pattern::Pattern;
use crate::segment::{Lemmas, Segment};
use crate::strings::{Interner, Name};
use crate::words::Words;

/// What a rule looks at.
pub(super) struct View<'v> {
    pub(super) text: &'v str,
    pub(super) segment: &'v Segment,
    pub(super) words: &'v Words,
    pub(super) lemmas: &'v Lemmas,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Attribute {
    Orth,
    Lower,
    Norm,
    Shape,
    Prefix,
    Suffix,
    IsSpace,
    Tag,
    Pos,
    Dep,
    Morph,
    Lemma,
}

/// A condition. Names and keys are compared as numbers.
#[derive(Debug)]
pub(super) struct Test {
    pub(super) attribute: Attribute,
    pub(super) kind: Kind,
}

#[derive(Debug)]
pub(super) enum Kind {
    OneOf(Vec<u64>),
    NoneOf(Vec<u64>),
    Text(Pattern),
}

impl Attribute {
    pub(super) fn parse(key: &Value<'_>) -> Result<Attribute, String> {
        let name = match key.unsigned() {
            Some(number) => crate::symbols::SYMBOLS.get(number as usize).copied(),
            None => key.text(),
        };
        Ok(match name.unwrap_or_default() {
            "ORTH" | "TEXT" => Attribute::Orth,
            "LOWER" => Attribute::Lower,
            "NORM" => Attribute::Norm,
            "SHAPE" => Attribute::Shape,
            "PREFIX" => Attribute::Prefix,
            "SUFFIX" => Attribute::Suffix,
            "IS_SPACE" => Attribute::IsSpace,
            "TAG" => Attribute::Tag,
            "POS" => Attribute::Pos,
            "DEP" => Attribute::Dep,
            "MORPH" => Attribute::Morph,
            "LEMMA" => Attribute::Lemma,
            _ => return Err(format!("the attribute {key:?}")),
        })
    }

    fn key(self, text: &str, names: &mut Interner) -> u64 {
        match self {
            Attribute::Tag | Attribute::Pos | Attribute::Dep | Attribute::Morph => {
                u64::from(names.add(text))
            }
            _ => string_key(text),
        }
    }
}

impl Test {
    pub(super) fn parse(
        key: &Value<'_>,
        value: &Value<'_>,
        names: &mut Interner,
    ) -> Result<Test, String> {
        let attribute = Attribute::parse(key)?;
        let kind = match value {
            Value::Bool(wanted) => Kind::OneOf(vec![u64::from(*wanted)]),
            Value::Text(text) => Kind::OneOf(vec![attribute.key(text, names)]),
            Value::Map(entries) => match entries.as_slice() {
                [(operator, operand)] => predicate(
                    attribute,
                    operator.text().unwrap_or_default(),
                    operand,
                    names,
                )?,
                _ => return Err(format!("the condition {value:?}")),
            },
            _ => return Err(format!("the condition {value:?}")),
        };
        Ok(Test { attribute, kind })
    }

    pub(super) fn holds(&self, view: &View<'_>, token: usize) -> bool {
        match &self.kind {
            Kind::OneOf(keys) => keys.contains(&self.key(view, token)),
            Kind::NoneOf(keys) => !keys.contains(&self.key(view, token)),
            Kind::Text(pattern) => {
                let text: Vec<char> = self.text(view, token).chars().collect();
                pattern.search(&text, 0).is_some()
            }
        }
    }

    fn key(&self, view: &View<'_>, token: usize) -> u64 {
        let segment = view.segment;
        let word = || view.words.get(segment.tokens[token].word);
        let name = |names: &[Name]| u64::from(names[token]);
        match self.attribute {
            Attribute::Orth => word().orth,
            Attribute::Lower => word().lower,
            Attribute::Norm => word().norm,
            Attribute::Shape => word().shape,
            Attribute::Prefix => word().prefix,
            Attribute::Suffix => word().suffix,
            Attribute::IsSpace => u64::from(word().is_space),
            Attribute::Tag => name(&segment.tags),
            Attribute::Pos => name(&segment.pos),
            Attribute::Dep => name(&segment.labels),
            Attribute::Morph => name(&segment.morphs),
            Attribute::Lemma => string_key(view.lemmas.get(segment.lemmas[token])),
        }
    }

    /// For regular expressions, which are allowed on texts only.
    fn text(&self, view: &View<'_>, token: usize) -> String {
        let text = view.segment.text(view.text, token);
        match self.attribute {
            Attribute::Lower => text.to_lowercase(),
            Attribute::Lemma => view.lemmas.get(view.segment.lemmas[token]).to_owned(),
            _ => text.to_owned(),
        }
    }
}

fn predicate(
    attribute: Attribute,
    operator: &str,
    operand: &Value<'_>,
    names: &mut Interner,
) -> Result<Kind, String> {
    let mut keys = || {
        operand
            .items()
            .iter()
            .filter_map(Value::text)
            .map(|text| attribute.key(text, names))
            .collect()
    };
    match operator {
        "IN" => Ok(Kind::OneOf(keys())),
        "NOT_IN" => Ok(Kind::NoneOf(keys())),
        "REGEX"
            if matches!(
                attribute,
                Attribute::Orth | Attribute::Lower | Attribute::Lemma
            ) =>
        {
            Pattern::compile(operand.text().unwrap_or_default()).map(Kind::Text)
        }
        _ => Err(format!("the operator {operator} on {attribute:?}")),
    }
}
