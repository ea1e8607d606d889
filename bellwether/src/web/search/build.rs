//! From stored documents and claims to rows of the index.

use super::fields::{Fields, day};
use reading::names::canonical;
use record::{StoredClaim, StoredDocument};
use std::collections::BTreeSet;
use tantivy::TantivyDocument;

/// The most words of a name.
const LONGEST: usize = 5;

pub(super) fn document(fields: &Fields, stored: &StoredDocument) -> TantivyDocument {
    let meta = &stored.document;
    let mut row = TantivyDocument::default();
    row.add_text(fields.kind, "document");
    row.add_u64(fields.document, stored.id.0);
    row.add_u64(fields.claim, 0);
    row.add_text(fields.text, &meta.text);
    for (field, text) in [(fields.title, &meta.title), (fields.outlet, &meta.outlet)] {
        if let Some(text) = text {
            row.add_text(field, text);
        }
    }
    if let Some(published) = meta.published {
        row.add_u64(fields.published, day(published.last()));
    }
    let title = meta.title.as_deref().unwrap_or_default();
    let named = names(&meta.text).into_iter().chain(names(title));
    for name in named.collect::<BTreeSet<_>>() {
        row.add_text(fields.name, name);
    }
    row
}

pub(super) fn claim(
    fields: &Fields,
    stored: &StoredClaim,
    document: &StoredDocument,
) -> TantivyDocument {
    let claim = &stored.claim;
    let mut row = TantivyDocument::default();
    row.add_text(fields.kind, "claim");
    row.add_u64(fields.document, stored.document.0);
    row.add_u64(fields.claim, stored.id.0);
    row.add_text(fields.text, claim.words());
    for speaker in speakers(stored) {
        row.add_text(fields.source, speaker);
        if let Some(known) = canonical(speaker) {
            row.add_text(fields.name, known.name);
        }
    }
    row.add_text(fields.role, claim.attribution.source.role.as_str());
    row.add_text(fields.state, stored.state.as_str());
    if let Some(subject) = &claim.subject {
        row.add_text(fields.subject, &subject.name);
    }
    if let Some(place) = &claim.place {
        row.add_text(fields.place, &place.name);
    }
    if let Some(published) = document.document.published {
        row.add_u64(fields.published, day(published.last()));
    }
    row
}

/// Who said it and who passed it on, by name and as written.
fn speakers(stored: &StoredClaim) -> BTreeSet<&str> {
    let attribution = &stored.claim.attribution;
    let all = std::iter::once(&attribution.source).chain(&attribution.via);
    all.flat_map(|source| [source.name(), source.written.as_str()])
        .collect()
}

/// The names of the tables that a text may hold, by any alias. Takes in too
/// many rather than too few: who asks looks at the words again.
fn names(text: &str) -> BTreeSet<&'static str> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || "()[]“”\"—,;:".contains(c))
        .collect();
    let mut found = BTreeSet::new();
    for (at, word) in words.iter().enumerate() {
        if word.starts_with(char::is_uppercase) {
            found.extend((1..=LONGEST).filter_map(|length| name(words.get(at..at + length)?)));
        }
    }
    found
}

fn name(words: &[&str]) -> Option<&'static str> {
    let name = words.join(" ");
    let name = name
        .trim_end_matches(['.', '!', '?'])
        .trim_end_matches("’s")
        .trim_end_matches("'s")
        .trim_end_matches(['’', '\'']);
    // "Is" at the head of a sentence is a verb.
    let short = name.chars().count() <= 3 && name.chars().any(char::is_lowercase);
    if short {
        return None;
    }
    canonical(name).map(|known| known.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_alias_leads_to_the_name() {
        let name = canonical("ISIS").unwrap().name;
        assert!(names("Most of IS, it seems, fled.").contains(name));
        assert!(names("A raid on ISIL’s cabinet").contains(name));
        assert!(names("Is the war over? It is.").is_empty());
    }
}
