//! Organisations that the parser named, and those a document explains by a short form.

mod other;
mod shape;
mod sorts;
mod words;

use crate::analysis::{Analysis, NamedKind};
use crate::names::key::key;
use crate::names::registry::{Form, Registry, clean, trim};
use crate::names::table::table;
use crate::names::{acronyms, extent, known};
pub(super) use other::goes_by_letters;
use other::{person_inside, short_form};
use shape::{is_dateline, is_name, is_part_of_title, is_private, is_shorthand, is_where};
pub(crate) use sorts::{is_make, is_site};
use std::ops::Range;
pub(super) use words::{is_body_word, is_generic, kind};

/// Short forms first: what a document explains goes before what the tables know.
pub(super) fn explain(text: &Analysis<'_>, registry: &mut Registry) {
    for explained in acronyms::explained(text) {
        let name = clean(text, explained.name.clone());
        let actor = match table().find(&key(&name), &name) {
            Some(index) if table().known[index].state => continue,
            Some(index) => registry.of_table(index),
            None => registry.called(&name, kind(&name)),
        };
        registry.alias(
            text.words(explained.short.clone())
                .split(')')
                .next()
                .unwrap_or_default(),
            actor,
        );
        registry.mention(trim(text, explained.name), actor, Form::Name);
        if !text.words(explained.short.clone()).contains(')') {
            registry.mention(explained.short, actor, Form::Name);
        }
    }
}

/// Marks what the parser called an organisation and nobody has claimed yet.
pub(super) fn mark(text: &Analysis<'_>, registry: &mut Registry, private: &[Range<usize>]) {
    let common = acronyms::common(text);
    for entity in text
        .entities
        .iter()
        .filter(|entity| entity.kind == NamedKind::Org)
    {
        let tokens = extent::behind_article(text, trim(text, entity.tokens.clone()));
        let words = text.words(tokens.clone());
        if common.contains(&words) || is_shorthand(words) || is_dateline(text, &tokens) {
            continue;
        }
        if let Some(body) = short_form(text, registry, &tokens) {
            registry.mention(tokens, body, Form::Name);
            continue;
        }
        if let Some(person) = person_inside(text, registry, &tokens) {
            registry.mention(tokens, person, Form::Name);
            continue;
        }
        if is_name(text, &tokens)
            && !is_private(text, &tokens, private)
            && !is_part_of_title(text, &tokens)
            && !is_where(text, &tokens)
            && registry.is_free(&tokens)
            && known::longest(text, tokens.start)
                .is_none_or(|(index, _)| !table().known[index].state)
        {
            let name = clean(text, tokens.clone());
            let actor = registry
                .by_name(&name)
                .unwrap_or_else(|| registry.called(&name, kind(&name)));
            registry.mention(tokens, actor, Form::Name);
        }
    }
}

/// Marks further uses of short forms and of names already given to somebody in this document.
pub(super) fn again(text: &Analysis<'_>, registry: &mut Registry) {
    for at in 0..text.tokens.len() {
        let word = text.word(at);
        let short = word.len() >= 2 && word.chars().filter(|c| c.is_uppercase()).count() >= 2;
        if let Some(actor) = short.then(|| registry.by_name(word)).flatten() {
            registry.mention(at..at + 1, actor, Form::Name);
        }
    }
}
