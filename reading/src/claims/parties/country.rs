//! Descriptions of a state or of its deed: "the country", "his government", "the air strikes" told of before.
//!
//! Shaped by: two states before "the country" (neither), "his party" (his own), another line (another text).

use super::behind_by;
use super::owner::{MODIFIERS, owner};
use super::state::{government, of_state};
use crate::analysis::{Dep, Pos};
use crate::claims::Evidence;
use crate::names;
use record::Entity;

/// "The Foreign Ministry of Syria announces that the country …": the one state named before in the sentence.
pub(super) fn the_country(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let definite = text
        .child(noun, &[Dep::Det])
        .is_some_and(|det| text.word(det).eq_ignore_ascii_case("the"));
    let means = matches!(text.lemma(noun), "country" | "nation" | "government") && definite;
    let narrowed = text
        .children(noun)
        .any(|c| c > noun || MODIFIERS.contains(&text.tokens[c].dep));
    let country = matches!(text.lemma(noun), "country" | "nation");
    let first = only_state_before(evidence, noun)
        .or_else(|| {
            only_state_in(
                evidence,
                before_in_line(evidence, noun).filter(|_| country)?,
            )
        })
        .filter(|_| means && !narrowed)?;
    Some(government(text.tokens[noun].span, first))
}

/// "The president of Norway said that his government would pay": the state, not the president. "His party" is his.
pub(super) fn his_country(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let of_state = matches!(
        text.lemma(noun),
        "country" | "nation" | "government" | "army" | "military" | "force" | "troop" | "soldier"
    );
    let his = text.child(noun, &[Dep::Poss]).filter(|his| {
        of_state && matches!(text.word(*his).to_lowercase().as_str(), "his" | "her")
    })?;
    let state = only_state_before(evidence, his)?;
    Some(government(text.span(his..noun + 1), state))
}

/// The state that the sentence names before token `at`, if it names no other.
fn only_state_before(evidence: &Evidence<'_>, at: usize) -> Option<&'static str> {
    let text = &evidence.text;
    only_state_in(evidence, text.sentences[text.tokens[at].sentence].start..at)
}

fn only_state_in(evidence: &Evidence<'_>, tokens: std::ops::Range<usize>) -> Option<&'static str> {
    let mut named = tokens.filter_map(|at| state_at(evidence, at));
    let first = named.next()?;
    named.all(|other| other == first).then_some(first)
}

/// The state that the word or the place name at `at` names.
fn state_at(evidence: &Evidence<'_>, at: usize) -> Option<&'static str> {
    let text = &evidence.text;
    let place = evidence.place_at(at);
    let words = place.map_or(text.word(at), |place| {
        place.words.of(text.text).unwrap_or_default()
    });
    names::state_called(words).filter(|_| text.word(at).starts_with(char::is_uppercase))
}

/// "The air strikes hit a hospital" behind a sentence on Norwegian air strikes: whose deed they were.
pub(super) fn same_deed(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let definite = text.child(noun, &[Dep::Det]).is_some_and(|det| {
        matches!(
            text.word(det).to_lowercase().as_str(),
            "the" | "these" | "this"
        )
    });
    let deed = matches!(
        text.lemma(noun),
        "strike"
            | "airstrike"
            | "raid"
            | "shelling"
            | "bombing"
            | "bombardment"
            | "attack"
            | "offensive"
            | "assault"
    );
    let bare = text.children(noun).all(|c| c < noun);
    let before = before_in_line(evidence, noun).filter(|_| definite && deed && bare)?;
    let other = before
        .rev()
        .find(|at| text.lemma(*at) == text.lemma(noun) && text.tokens[*at].pos == Pos::Noun)?;
    let by = text.children(other).find(|c| text.word(*c) == "by");
    let doer = owner(evidence, other)
        .or_else(|| of_state(evidence, other))
        .or_else(|| behind_by(evidence, by?))?;
    Some(Entity {
        words: Some(text.tokens[noun].span),
        ..doer
    })
}

/// The sentence before that of token `at`, if it stands in the same line: another line may be another text.
fn before_in_line(evidence: &Evidence<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    let text = &evidence.text;
    let before = text.sentences[text.tokens[at].sentence.checked_sub(1)?].clone();
    let between = text.tokens[before.start].span.start..text.tokens[at].span.start;
    let broken = text.text.get(between)?.contains('\n');
    (!broken).then_some(before)
}
