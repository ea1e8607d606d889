//! "It", "its", "they": the nearest subject before, if that is an actor and no person.
//!
//! Shaped by: "it is clear that" (nobody), "crises as they arise" (a plural nearer than the subject), "the Taliban deny it".

use crate::analysis::{Analysis, Dep, Pos, Tag};
use crate::names::registry::Registry;
use record::EntityKind;

pub(in crate::names) fn is_subject(text: &Analysis<'_>, at: usize) -> bool {
    matches!(text.tokens[at].dep, Dep::Nsubj | Dep::NsubjPass)
}

/// "it", "its", "they", "their": the nearest subject before, if that is an actor and no person.
pub(super) fn thing_pronoun(text: &Analysis<'_>, registry: &Registry, at: usize) -> Option<usize> {
    let word = text.word(at).to_lowercase();
    let plural = matches!(word.as_str(), "they" | "their" | "them");
    if !(plural || matches!(word.as_str(), "it" | "its" | "itself"))
        || word == "it" && is_expletive(text, at)
    {
        return None;
    }
    if let Some(owner) = joined_owner(text, registry, at) {
        return owner;
    }
    let (subject, actor) = subject_before(text, registry, at)?;
    // "the Taliban deny it": an object is not its own verb's subject.
    let object = matches!(text.tokens[at].dep, Dep::Dobj | Dep::Pobj | Dep::Dative);
    if object
        && text
            .head(at)
            .is_some_and(|verb| text.head(subject) == Some(doing(text, verb)))
    {
        return None;
    }
    // "crises as they arise": a plural noun nearer than the subject takes the pronoun.
    if plural
        && (subject + 1..at)
            .any(|token| text.tokens[token].tag == Tag::Nns && registry.actor_at(token).is_none())
    {
        return None;
    }
    let kind = registry.actors[actor].kind;
    let fits = if plural {
        matches!(kind, EntityKind::ArmedGroup | EntityKind::Government)
    } else {
        kind != EntityKind::Person
    };
    fits.then_some(actor)
}

/// The verb with the subject: "the army struck the rebels, accusing them" – the army accuses.
pub(in crate::names) fn doing(text: &Analysis<'_>, verb: usize) -> usize {
    let mut at = verb;
    for _ in 0..4 {
        let subject = text.child(at, &[Dep::Nsubj, Dep::NsubjPass]).is_some();
        let joined = matches!(
            text.tokens[at].dep,
            Dep::Advcl | Dep::Xcomp | Dep::Conj | Dep::Prep | Dep::Pcomp
        );
        match text.head(at).filter(|_| joined && !subject) {
            Some(head) => at = head,
            None => break,
        }
    }
    at
}

/// "America and its allies": the owner stands beside it, whether or not it is an actor.
fn joined_owner(text: &Analysis<'_>, registry: &Registry, at: usize) -> Option<Option<usize>> {
    let beside = at
        .checked_sub(2)
        .filter(|_| text.word(at - 1) == "and" && text.tokens[at].tag == Tag::PrpS)?;
    let named = text.tokens[beside].pos == Pos::Propn;
    named.then(|| registry.actor_at(beside))
}

/// "it seems", "it is clear that", "it should be noted": nobody.
fn is_expletive(text: &Analysis<'_>, at: usize) -> bool {
    let Some(verb) = text.head(at) else {
        return true;
    };
    let clause = text.children(verb).any(|child| {
        matches!(
            text.tokens[child].dep,
            Dep::Ccomp | Dep::Csubj | Dep::CsubjPass
        )
    });
    let bare = is_be(text, verb)
        || text.tokens[at].dep == Dep::NsubjPass
        || matches!(
            text.lemma(verb),
            "seem" | "appear" | "happen" | "rain" | "take"
        );
    // "It is dangerous" opens with a judgement on what was said as often as on somebody.
    let judges = is_be(text, verb)
        && text.child(verb, &[Dep::Acomp]).is_some()
        && (text.sentences[text.tokens[at].sentence].start..at)
            .all(|token| matches!(text.tokens[token].pos, Pos::Space | Pos::Punct));
    text.tokens[at].dep == Dep::Expl
        || judges
        || bare && clause
        || matches!(text.lemma(verb), "seem" | "appear")
        || is_be(text, verb)
            && text.child(verb, &[Dep::Acomp]).is_some()
            && text.child(verb, &[Dep::Xcomp]).is_some()
}

/// A form of "be"; the lemmatizer leaves "’s" as it is.
fn is_be(text: &Analysis<'_>, verb: usize) -> bool {
    text.lemma(verb) == "be" || text.tokens[verb].pos == Pos::Aux
}

fn subject_before(text: &Analysis<'_>, registry: &Registry, at: usize) -> Option<(usize, usize)> {
    let sentence = text.tokens[at].sentence;
    let own = text.sentences[sentence].start..at;
    let subjects = |range: std::ops::Range<usize>| {
        range
            .rev()
            .filter(|token| is_subject(text, *token) && stands_for_itself(text, *token))
            // "15 of its members": the pronoun is a part of that subject.
            .filter(|token| !text.reach(*token).contains(&at))
    };
    if let Some(subject) = subjects(own).next() {
        return registry.actor_at(subject).map(|actor| (subject, actor));
    }
    let before = text.sentences[sentence.checked_sub(1)?].clone();
    // The main subject of the sentence before: the one nearest its root.
    let main = subjects(before).min_by_key(|token| text.ancestors(*token).count())?;
    registry.actor_at(main).map(|actor| (main, actor))
}

/// Relative pronouns and expletives are no antecedents; pronouns already resolved are.
fn stands_for_itself(text: &Analysis<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    !matches!(token.tag, Tag::Wdt | Tag::Wp | Tag::Ex)
        && !matches!(
            text.word(at).to_lowercase().as_str(),
            "it" | "that" | "this" | "i" | "you" | "we"
        )
        || text.word(at).eq_ignore_ascii_case("it") && !is_expletive(text, at)
}
