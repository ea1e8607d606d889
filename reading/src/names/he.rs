//! "He", "her": which person with a public role a pronoun means, if anybody.
//!
//! The worst an error can do here is to say of a minister what a suspect did, so that nobody is meant where
//! anybody else might be: another person named or described between the pronoun and its antecedent, a person
//! of the other sex, the subject of the pronoun's own verb.
//!
//! Shaped by: "a man who had plotted to kill the candidate was arrested. He is charged with …" (not the
//! candidate), "the minister told him" (not the minister).

use super::coreference::{doing, is_subject};
use super::people::Seen;
use super::registry::Registry;
use super::roles::is_role;
use crate::analysis::{Analysis, Dep, NamedKind, Pos, Tag};
use record::EntityKind;
use std::ops::Range;

/// Whom the personal pronoun at `at` means: `Some(None)` is nobody known, `None` that it is no such pronoun.
///
/// The pronoun is remembered, so that the next one follows it.
pub(super) fn meant(
    text: &Analysis<'_>,
    registry: &Registry,
    said: &mut Seen,
    at: usize,
) -> Option<Option<usize>> {
    let female = match text.word(at).to_lowercase().as_str() {
        "he" | "him" | "his" | "himself" => false,
        "she" | "her" | "hers" | "herself" => true,
        _ => return None,
    };
    let actor = antecedent(text, registry, said, at, female);
    put(said, at..at + 1, actor);
    Some(actor)
}

/// The last person who was a subject here or in the two sentences before, else the last one named; nobody when
/// somebody else stands between.
fn antecedent(
    text: &Analysis<'_>,
    registry: &Registry,
    said: &Seen,
    at: usize,
    female: bool,
) -> Option<usize> {
    let sentence = text.tokens[at].sentence;
    let near = said.iter().filter(|(tokens, _)| {
        tokens.end <= at && text.tokens[tokens.start].sentence + 2 >= sentence
    });
    let fits = |(tokens, actor): &&(Range<usize>, Option<usize>)| {
        is_female(text, registry, tokens, *actor).is_none_or(|sex| sex == female)
            && !is_own_subject(text, tokens, at)
            && !is_byname(text, tokens)
    };
    let near: Vec<_> = near.filter(fits).collect();
    let leads = |tokens: &Range<usize>| {
        text.top(tokens.clone())
            .is_some_and(|top| is_subject(text, top))
    };
    let subject = near.iter().rev().find(|(tokens, _)| leads(tokens));
    let (tokens, actor) = subject.or(near.last())?;
    let meant = (*actor)?;
    // Who was no subject is meant only if nobody else was spoken of at all.
    let other = |(between, whom): &&&(Range<usize>, Option<usize>)| {
        (between.start >= tokens.end || subject.is_none()) && *whom != Some(meant)
    };
    // "The minister says that the king lied. He …": either may be meant.
    let rival = |(beside, whom): &&&(Range<usize>, Option<usize>)| {
        let sentence = |tokens: &Range<usize>| text.tokens[tokens.start].sentence;
        *whom != Some(meant) && leads(beside) && sentence(beside) == sentence(tokens)
    };
    let alone = near.iter().find(other).is_none() && near.iter().find(rival).is_none();
    (alone && registry.actors[meant].kind == EntityKind::Person).then_some(meant)
}

/// "The minister told him": an object is not the subject of its own verb.
fn is_own_subject(text: &Analysis<'_>, tokens: &Range<usize>, at: usize) -> bool {
    let object = matches!(text.tokens[at].dep, Dep::Dobj | Dep::Pobj | Dep::Dative)
        && !text.word(at).ends_with("self");
    let verb = text
        .ancestors(at)
        .find(|up| matches!(text.tokens[*up].pos, Pos::Verb | Pos::Aux))
        .filter(|_| object);
    let top = text.top(tokens.clone());
    verb.is_some_and(|verb| {
        top.is_some_and(|top| is_subject(text, top) && text.head(top) == Some(doing(text, verb)))
    })
}

/// "Also known as Ali Dheere": another name of the one before it.
fn is_byname(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let above = text.top(tokens.clone()).and_then(|top| text.head(top));
    above.is_some_and(|as_| {
        matches!(text.word(as_), "as" | "alias")
            && text
                .head(as_)
                .is_some_and(|verb| matches!(text.lemma(verb), "know" | "call" | "refer"))
    })
}

/// What the words at `tokens`, or the role of the person, tell of their sex.
fn is_female(
    text: &Analysis<'_>,
    registry: &Registry,
    tokens: &Range<usize>,
    actor: Option<usize>,
) -> Option<bool> {
    let role = actor.and_then(|actor| registry.actors[actor].role.as_deref());
    let before = tokens.start.checked_sub(1).map(|at| text.word(at));
    let own = tokens.clone().map(|at| text.word(at));
    own.chain(before)
        .chain(role.into_iter().flat_map(str::split_whitespace))
        .find_map(sex)
}

fn sex(word: &str) -> Option<bool> {
    match word.to_lowercase().as_str() {
        "he" | "him" | "his" | "mr" | "mr." | "sir" | "lord" | "king" | "prince" | "sheikh"
        | "imam" | "ayatollah" | "pope" | "bishop" | "spokesman" | "chairman" | "congressman"
        | "man" | "boy" | "father" | "son" | "brother" | "husband" | "policeman" | "gunman" => {
            Some(false)
        }
        "she" | "her" | "hers" | "mrs" | "mrs." | "ms" | "ms." | "queen" | "princess" | "lady"
        | "spokeswoman" | "chairwoman" | "congresswoman" | "woman" | "girl" | "mother"
        | "daughter" | "sister" | "wife" | "policewoman" | "widow" => Some(true),
        _ => None,
    }
}

/// Remembers a description of a person as that person.
pub(super) fn remember(registry: &Registry, said: &mut Seen, tokens: Range<usize>, actor: usize) {
    if registry.actors[actor].kind == EntityKind::Person {
        put(said, tokens, Some(actor));
    }
}

/// Remembers somebody, in the order of the text.
pub(super) fn put(said: &mut Seen, tokens: Range<usize>, actor: Option<usize>) {
    let place = said.partition_point(|(other, _)| other.start < tokens.start);
    said.insert(place, (tokens, actor));
}

/// "The President of Ukraine Petro Obi": the office's words end in the name of its holder.
pub(super) fn is_named_behind(text: &Analysis<'_>, registry: &Registry, at: usize) -> bool {
    let end = text.reach(at).end.min(at + 10);
    let phrase = (at + 1..end).take_while(|token| {
        matches!(text.tokens[*token].pos, Pos::Propn | Pos::Noun | Pos::Adj)
            || text.word(*token) == "of"
    });
    phrase
        .filter_map(|token| registry.actor_at(token))
        .any(|actor| registry.actors[actor].kind == EntityKind::Person)
}

/// "A man", "the suspect", "the minister" who is nobody known: somebody who may be the next "he".
pub(crate) fn is_unnamed_person(text: &Analysis<'_>, at: usize) -> bool {
    let lemma = text.lemma(at).to_lowercase();
    let tag = text.tokens[at].tag;
    let person = PEOPLE.contains(&lemma.as_str()) || is_role(&lemma);
    let one = tag == Tag::Nn || tag == Tag::Nnp && text.child(at, &[Dep::Det]).is_some();
    person && one && !describes_somebody(text, at)
}

/// "Security minister Ada Obi", "she is a teacher", "as president": words for somebody who is named beside them.
fn describes_somebody(text: &Analysis<'_>, at: usize) -> bool {
    let beside = matches!(
        text.tokens[at].dep,
        Dep::Compound | Dep::Appos | Dep::Attr | Dep::Oprd | Dep::Amod | Dep::Nmod
    );
    let named = text.children(at).any(|c| {
        text.tokens[c].dep == Dep::Appos
            && text
                .entity_at(c)
                .is_some_and(|entity| entity.kind == NamedKind::Person)
    });
    let title = text
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.pos == Pos::Propn);
    let as_ = text
        .head(at)
        .is_some_and(|head| text.word(head).eq_ignore_ascii_case("as"));
    beside || named || title || as_
}

const PEOPLE: &[&str] = &[
    "man",
    "woman",
    "boy",
    "girl",
    "resident",
    "witness",
    "officer",
    "soldier",
    "teacher",
    "student",
    "worker",
    "suspect",
    "driver",
    "victim",
    "bomber",
    "attacker",
    "assailant",
    "gunman",
    "shooter",
    "perpetrator",
    "policeman",
    "father",
    "mother",
    "brother",
    "sister",
    "son",
    "daughter",
    "wife",
    "husband",
    "journalist",
    "militant",
    "fighter",
    "person",
    "teenager",
    "prisoner",
    "detainee",
    "defendant",
    "activist",
    "doctor",
    "pilot",
    "guard",
    "lawyer",
    "priest",
    "cleric",
    "citizen",
    "hostage",
    "refugee",
    "migrant",
    "bodyguard",
    "cousin",
    "nephew",
    "uncle",
];

#[cfg(test)]
mod tests {
    use crate::names::entities;

    /// The names that pronouns of the text were resolved to.
    fn check(text: &str, expected: &[&str]) {
        let pipeline = language::small_english().unwrap();
        let text = crate::parse::parse(&pipeline, text);
        let found = entities(&text);
        let pronouns = found
            .mentions
            .iter()
            .filter(|mention| mention.form == crate::names::Form::Pronoun);
        let meant: Vec<&str> = pronouns
            .map(|mention| found.actors[mention.actor].name.as_str())
            .collect();
        assert_eq!(meant, expected, "{}", text.text);
    }

    #[test]
    fn he_is_who_was_named_last_when_nobody_else_was() {
        check(
            "Defence Minister Karl Olsen visited Kabul. He said the mission would end.",
            &["Karl Olsen"],
        );
    }

    #[test]
    fn nobody_is_meant_when_somebody_else_stands_between() {
        check(
            "Defence Minister Karl Olsen met the suspect. He said the mission would end.",
            &[],
        );
        check(
            "Police arrested a man who had plotted to kill President Karl Olsen. He was charged.",
            &[],
        );
    }

    #[test]
    fn nobody_is_the_object_of_what_he_does_himself() {
        check("Defence Minister Karl Olsen shot him.", &[]);
    }

    #[test]
    fn nobody_is_meant_when_two_lead() {
        check(
            "Defence Minister Karl Olsen said that President Ivan Berg had lied. He left Kabul.",
            &[],
        );
    }

    #[test]
    fn sex_is_heeded() {
        check("Spokeswoman Anna Berg spoke in Oslo. He denied it.", &[]);
    }
}
