//! Text → tokens, by a pipeline's prefix, suffix and infix patterns and its exceptions.
//!
//! The same steps in the same order as spaCy's tokenizer, one chunk between white space at a time. What a
//! chunk falls into depends on the chunk alone, so it is remembered.

mod chunk;
mod phrases;
mod scan;

use crate::error::Error;
use crate::hash::string_key;
use crate::msgpack::Value;
use crate::pattern::Pattern;
use crate::words::Norms;
use chunk::Splitter;
use phrases::Phrases;
pub(crate) use scan::Scan;
use std::collections::HashMap;

/// One token: its word, its bytes in the text, and whether a space follows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) word: u32,
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) space: bool,
}

/// The tokenizer of one pipeline.
#[derive(Debug)]
pub(crate) struct Tokenizer {
    splitter: Splitter,
    phrases: Phrases,
    norms: Norms,
}

/// An exception: the tokens a chunk falls into, as byte lengths, each with its own norm if it has one.
#[derive(Debug, Default)]
struct Specials {
    by_text: HashMap<Box<str>, Vec<(u32, Option<u64>)>>,
    longest: usize,
}

impl Specials {
    fn get(&self, text: &str) -> Option<&[(u32, Option<u64>)]> {
        if text.len() > self.longest {
            None
        } else {
            self.by_text.get(text).map(Vec::as_slice)
        }
    }
}

const FILE: &str = "tokenizer";
/// spaCy writes attributes by number here: the token's text and its norm.
const ORTH: u64 = 65;
const NORM: u64 = 67;

impl Tokenizer {
    /// From the bytes of the file `tokenizer`.
    pub(crate) fn parse(bytes: &[u8], norms: Norms) -> Result<Tokenizer, Error> {
        let value = Value::parse(bytes).map_err(|problem| Error::malformed(FILE, problem))?;
        let splitter = Splitter {
            prefix: pattern(&value, "prefix_search")?,
            suffix: pattern(&value, "suffix_search")?,
            infix: pattern(&value, "infix_finditer")?,
            token: pattern(&value, "token_match")?,
            url: pattern(&value, "url_match")?,
            specials: specials(&value)?,
        };
        let faster = value.get("faster_heuristics") != Some(&Value::Bool(false));
        let phrases = Phrases::new(&splitter, faster);
        Ok(Tokenizer {
            splitter,
            phrases,
            norms,
        })
    }
}

fn pattern(value: &Value<'_>, name: &str) -> Result<Option<Pattern>, Error> {
    let Some(source) = value.get(name).and_then(Value::text) else {
        return Ok(None);
    };
    Pattern::compile(source)
        .map(Some)
        .map_err(|problem| Error::unsupported(&format!("tokenizer, {name}"), problem))
}

fn specials(value: &Value<'_>) -> Result<Specials, Error> {
    let mut specials = Specials::default();
    for (text, tokens) in value.get("exceptions").into_iter().flat_map(Value::entries) {
        let text = text
            .text()
            .ok_or_else(|| Error::malformed(FILE, "an exception is not text"))?;
        let tokens: Option<Vec<_>> = tokens.items().iter().map(special_token).collect();
        let tokens = tokens.filter(|tokens| {
            tokens
                .iter()
                .map(|(length, _)| *length as usize)
                .sum::<usize>()
                == text.len()
        });
        let tokens = tokens.ok_or_else(|| {
            Error::malformed(FILE, format!("the exception {text:?} has other words"))
        })?;
        specials.longest = specials.longest.max(text.len());
        specials.by_text.insert(text.into(), tokens);
    }
    Ok(specials)
}

fn special_token(token: &Value<'_>) -> Option<(u32, Option<u64>)> {
    let attribute = |number: u64, name: &str| {
        token
            .entries()
            .find(|(key, _)| key.unsigned() == Some(number) || key.text() == Some(name))
            .and_then(|(_, v)| v.text())
    };
    Some((
        attribute(ORTH, "ORTH")?.len() as u32,
        attribute(NORM, "NORM").map(string_key),
    ))
}
