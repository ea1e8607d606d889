//! "It", "its", "they": the nearest subject before, if that is an actor and no person.
//!
//! Shaped by: "it is clear that" (nobody), "crises as they arise" (a plural nearer than the subject), "the Taliban deny it",
//! "accuses the army, saying it stole" (the army), "this is an achievement, it is a step" (nobody).

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
    if word == "it" && takes_up_this(text, at) {
        return None;
    }
    if let Some(accused) = accused(text, registry, at) {
        return Some(accused);
    }
    let (subject, actor) = subject_before(text, registry, at)?;
    let actor = body_of(text, registry, subject).unwrap_or(actor);
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
        && !goes_on(text, subject, at)
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

/// "The Front stopped three buses. They abducted 20": who led the sentence before leads on in a deed of that kind.
fn goes_on(text: &Analysis<'_>, subject: usize, at: usize) -> bool {
    let next = text.tokens[at].sentence == text.tokens[subject].sentence + 1;
    let deed = text.head(at).filter(|_| is_subject(text, at) && next);
    deed.is_some_and(|verb| {
        text.tokens[at].dep == Dep::Nsubj
            && matches!(
                text.lemma(verb),
                "kill"
                    | "execute"
                    | "abduct"
                    | "kidnap"
                    | "attack"
                    | "behead"
                    | "ambush"
                    | "shell"
                    | "burn"
                    | "seize"
            )
    })
}

/// "While this is an achievement, it is a first step": what "this" is, which is nobody.
fn takes_up_this(text: &Analysis<'_>, at: usize) -> bool {
    let this = |token: &usize| {
        is_subject(text, *token)
            && matches!(text.word(*token).to_lowercase().as_str(), "this" | "that")
            && text.tokens[*token].tag == Tag::Dt
    };
    let sentence = text.sentences[text.tokens[at].sentence].start..at;
    let Some(this) = sentence.rev().find(this) else {
        return false;
    };
    (this + 1..at).all(|token| !is_subject(text, token))
}

/// "Accuses the army of theft, saying it took cattle": who is accused, not who accuses.
fn accused(text: &Analysis<'_>, registry: &Registry, at: usize) -> Option<usize> {
    let saying = text
        .ancestors(at)
        .take(2)
        .find(|up| text.tokens[*up].dep == Dep::Advcl && text.lemma(*up) == "say")?;
    let verb = text.head(saying).filter(|verb| {
        is_subject(text, at)
            && matches!(
                text.lemma(*verb),
                "accuse" | "blame" | "criticize" | "criticise" | "condemn" | "denounce"
            )
    })?;
    let whom = registry.actor_at(text.child(verb, &[Dep::Dobj])?)?;
    (registry.actors[whom].kind != EntityKind::Person).then_some(whom)
}

/// "The Front’s leader Ada Obi said that its truce was over": the body that the person is of.
fn body_of(text: &Analysis<'_>, registry: &Registry, subject: usize) -> Option<usize> {
    let person = registry.actors[registry.actor_at(subject)?].kind == EntityKind::Person;
    let before = text.reach(subject).start..subject;
    let mut bodies = before
        .filter(|_| person)
        .filter_map(|token| registry.actor_at(token))
        .filter(|actor| registry.actors[*actor].kind != EntityKind::Person);
    let body = bodies.next()?;
    bodies.all(|other| other == body).then_some(body)
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
