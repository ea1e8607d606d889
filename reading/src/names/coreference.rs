//! Descriptions and pronouns of things: "the group", "the ministry", "its". For people see `he.rs`.
//!
//! Conservative: the nearest antecedent that can be meant, and nobody when
//! something unnamed stands nearer. A wrong "it" puts words into a mouth.

use super::he;
use super::people::Seen;
use super::registry::{Form, Registry};
use super::roles::is_role;
use crate::analysis::{Analysis, Dep, Pos, Tag};
use record::EntityKind;

/// Marks descriptions and pronouns in order of the text, so that each may follow another.
pub(super) fn mark(text: &Analysis<'_>, registry: &mut Registry, seen: &Seen) {
    registry
        .mentions
        .sort_by_key(|mention| mention.tokens.start);
    let mut said: Seen = seen.clone();
    for at in 0..text.tokens.len() {
        if registry.actor_at(at).is_some() {
            continue;
        }
        let pronoun = match he::meant(text, registry, &mut said, at) {
            Some(person) => person,
            None => thing_pronoun(text, registry, at),
        };
        if let Some(actor) = pronoun {
            registry.mention(at..at + 1, actor, Form::Pronoun);
        } else if let Some((start, actor)) = description(text, registry, at) {
            registry.mention(start..at + 1, actor, Form::Description);
            he::remember(registry, &mut said, start..at + 1, actor);
        } else if he::is_unnamed_person(text, at) && !he::is_named_behind(text, registry, at) {
            he::put(&mut said, at..at + 1, None);
        }
    }
    registry
        .mentions
        .sort_by_key(|mention| mention.tokens.start);
}

pub(super) fn is_subject(text: &Analysis<'_>, at: usize) -> bool {
    matches!(text.tokens[at].dep, Dep::Nsubj | Dep::NsubjPass)
}

/// "it", "its", "they", "their": the nearest subject before, if that is an actor and no person.
fn thing_pronoun(text: &Analysis<'_>, registry: &Registry, at: usize) -> Option<usize> {
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
pub(super) fn doing(text: &Analysis<'_>, verb: usize) -> usize {
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

/// The description that ends at noun `at`: where it begins, and whom it means.
fn description(text: &Analysis<'_>, registry: &Registry, at: usize) -> Option<(usize, usize)> {
    if !matches!(text.tokens[at].pos, Pos::Noun | Pos::Propn) {
        return None;
    }
    let start = definite(text, at)?;
    let named = (start..at).any(|token| registry.actor_at(token).is_some());
    let lemma = text.lemma(at).to_lowercase();
    let actor = match lemma.as_str() {
        _ if named => None,
        "group" | "organization" | "organisation" | "movement" | "network" | "faction"
        | "outfit" | "militia"
            if matches!(text.tokens[at].tag, Tag::Nn | Tag::Nnp) =>
        {
            group(text, registry, start, at)
        }
        "group" | "organization" | "organisation" if text.tokens[at].tag == Tag::Nns => {
            pair(text, registry, at)
        }
        "militant" | "insurgent" | "jihadist" | "rebel" | "extremist" | "terrorist"
            if text.tokens[at].tag == Tag::Nns =>
        {
            armed(text, registry, at, 3)
        }
        _ if is_role(&lemma) && matches!(text.tokens[at].tag, Tag::Nn | Tag::Nnp) => {
            holder(text, registry, at, &lemma)
        }
        _ => body(text, registry, at, &lemma),
    };
    actor.map(|actor| (start, actor))
}

/// "The groups": of two or more armed groups named together just before, the first.
fn pair(text: &Analysis<'_>, registry: &Registry, at: usize) -> Option<usize> {
    let sentence = text.tokens[at].sentence;
    let armed: Vec<_> = before(registry, at)
        .take_while(|mention| text.tokens[mention.tokens.start].sentence + 1 >= sentence)
        .filter(|mention| registry.actors[mention.actor].kind == EntityKind::ArmedGroup)
        .collect();
    let together = |pair: &[&super::registry::Mention]| {
        let between = pair[1].tokens.end..pair[0].tokens.start;
        let marks = between
            .clone()
            .all(|token| matches!(text.word(token), "and" | "," | "the" | "or"));
        marks && between.clone().any(|token| text.word(token) == "and")
    };
    let pair = armed.windows(2).find(|pair| together(pair))?;
    Some(pair[1].actor)
}

/// Where a definite description begins: "the", "this", or a slip for them, and no "of" behind.
fn definite(text: &Analysis<'_>, at: usize) -> Option<usize> {
    let article = text.child(at, &[Dep::Det]).filter(|det| {
        matches!(
            text.word(*det).to_lowercase().as_str(),
            "the" | "this" | "that"
        )
    })?;
    let narrowed = text.children(at).any(|child| {
        child > at
            && (text.word(child) == "of"
                || text.word(child) == "for" && text.tokens[at].pos == Pos::Propn
                || matches!(text.tokens[child].dep, Dep::Relcl | Dep::Appos))
    });
    let compound = text.head(at).is_some_and(|head| {
        head > at && text.tokens[at].dep == Dep::Compound && text.tokens[head].pos == Pos::Propn
    });
    (!narrowed && !compound && article < at && at - article <= 5).then_some(article)
}

/// "the group", "the extremist group", "the rights group".
fn group(text: &Analysis<'_>, registry: &Registry, start: usize, at: usize) -> Option<usize> {
    const ARMED: &[&str] = &[
        "terrorist",
        "terror",
        "extremist",
        "militant",
        "jihadist",
        "jihadi",
        "armed",
        "islamist",
        "insurgent",
        "rebel",
        "guerrilla",
        "sunni",
        "shiite",
    ];
    const CIVIL: &[&str] = &[
        "rights",
        "monitoring",
        "aid",
        "advocacy",
        "human",
        "watchdog",
        "opposition",
        "media",
    ];
    let describes = |list: &[&str]| {
        (start + 1..at).any(|token| list.contains(&text.word(token).to_lowercase().as_str()))
    };
    if describes(ARMED) {
        return armed(text, registry, at, usize::MAX);
    }
    let last = before(registry, at).find(|mention| {
        matches!(
            registry.actors[mention.actor].kind,
            EntityKind::ArmedGroup | EntityKind::Organisation
        )
    })?;
    if is_far(text, last, at) {
        return None;
    }
    let kind = registry.actors[last.actor].kind;
    let near = text.tokens[last.tokens.start].sentence + 2 >= text.tokens[at].sentence;
    match kind {
        EntityKind::Organisation if near && (describes(CIVIL) || leads(text, last)) => {
            Some(last.actor)
        }
        EntityKind::ArmedGroup if !describes(CIVIL) => Some(last.actor),
        _ if describes(CIVIL) => None,
        _ => armed(text, registry, at, REACH),
    }
}

/// Sentences over which "the group" may reach back.
const REACH: usize = 8;

/// "The 12th Maintenance Group … the group plans": a unit that calls itself a group stands nearer, or the last one
/// named is pages away.
fn is_far(text: &Analysis<'_>, last: &super::registry::Mention, at: usize) -> bool {
    let unit = |token: usize| {
        matches!(
            text.word(token),
            "Group" | "Wing" | "Squadron" | "Regiment" | "Battalion" | "Company"
        )
    };
    text.tokens[last.tokens.start].sentence + REACH < text.tokens[at].sentence
        || (last.tokens.end..at).any(unit)
}

/// Whether a mention is a subject: only then does "the group" mean an organisation that is no armed group.
fn leads(text: &Analysis<'_>, mention: &super::registry::Mention) -> bool {
    text.top(mention.tokens.clone())
        .is_some_and(|top| is_subject(text, top))
}

fn armed(text: &Analysis<'_>, registry: &Registry, at: usize, sentences: usize) -> Option<usize> {
    let sentence = text.tokens[at].sentence;
    let near = |mention: &&super::registry::Mention| {
        text.tokens[mention.tokens.start]
            .sentence
            .saturating_add(sentences)
            >= sentence
    };
    before(registry, at)
        .filter(near)
        .find(|mention| registry.actors[mention.actor].kind == EntityKind::ArmedGroup)
        .map(|mention| mention.actor)
}

/// "the spokesman", "the minister": the nearest person admitted by that role.
fn holder(text: &Analysis<'_>, registry: &Registry, at: usize, lemma: &str) -> Option<usize> {
    let sentence = text.tokens[at].sentence;
    let near = before(registry, at)
        .filter(|mention| text.tokens[mention.tokens.start].sentence + 5 >= sentence);
    let holds = |actor: usize| {
        registry.actors[actor].role.as_ref().is_some_and(|role| {
            role.to_lowercase()
                .split_whitespace()
                .any(|word| word == lemma)
        })
    };
    near.map(|mention| mention.actor)
        .find(|actor| holds(*actor))
}

/// "the ministry", "the agency": the nearest body whose name has that word.
fn body(text: &Analysis<'_>, registry: &Registry, at: usize, lemma: &str) -> Option<usize> {
    const BODIES: &[&str] = &[
        "ministry",
        "agency",
        "department",
        "council",
        "court",
        "committee",
        "commission",
        "institute",
        "center",
        "centre",
        "union",
        "bureau",
        "office",
        "mission",
        "observatory",
        "foundation",
        "university",
        "coalition",
        "alliance",
        "party",
        "army",
        "force",
        "police",
        "bank",
        "association",
        "front",
    ];
    if !BODIES.contains(&lemma) {
        return None;
    }
    let sentence = text.tokens[at].sentence;
    let near = before(registry, at)
        .filter(|mention| text.tokens[mention.tokens.start].sentence + 4 >= sentence);
    let has = |actor: usize| {
        registry.actors[actor]
            .name
            .to_lowercase()
            .split_whitespace()
            .any(|word| word == lemma)
    };
    near.map(|mention| mention.actor)
        .find(|actor| has(*actor) && registry.actors[*actor].kind != EntityKind::Person)
}

/// Mentions that end before `at`, nearest first.
fn before(registry: &Registry, at: usize) -> impl Iterator<Item = &super::registry::Mention> {
    let named = registry
        .mentions
        .iter()
        .filter(move |mention| mention.tokens.end <= at);
    let mut found: Vec<_> = named.collect();
    found.sort_by_key(|mention| std::cmp::Reverse(mention.tokens.start));
    found.into_iter()
}
