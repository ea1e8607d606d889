//! People, and the public role that admits them.
//!
//! A person whom the document gives no public role — a victim, a witness, a
//! relative, a private citizen who speaks — is remembered only so that "he" is
//! not taken for somebody else. No name of theirs leaves this module.

use super::known;
use super::registry::{Actor, Form, Registry, clean, trim};
use super::roles::{are_roles, is_role, is_title};
use super::table::table;
use crate::analysis::{Analysis, Dep, NamedKind, Pos};
use record::EntityKind;
use std::collections::HashMap;
use std::ops::Range;

/// Where people are spoken of: the tokens, and the actor unless it is a private person.
pub(super) type Seen = Vec<(Range<usize>, Option<usize>)>;

/// Marks people with a public role, under their full name; later surnames follow.
pub(super) fn mark(text: &Analysis<'_>, registry: &mut Registry) -> Seen {
    let candidates = candidates(text, registry);
    let known = registry
        .mentions
        .iter()
        .filter(|mention| registry.actors[mention.actor].kind == EntityKind::Person);
    let mut people: HashMap<String, usize> = known
        .map(|mention| (surname(&registry.actors[mention.actor].name), mention.actor))
        .collect();
    for tokens in &candidates {
        if let Some(role) = role(text, tokens) {
            admit(text, registry, &mut people, tokens, role);
        }
    }
    for tokens in &candidates {
        join(text, registry, &mut people, tokens, &candidates);
    }
    let known = registry
        .mentions
        .iter()
        .filter(|mention| registry.actors[mention.actor].kind == EntityKind::Person);
    let mut seen: Seen = known
        .map(|mention| (mention.tokens.clone(), Some(mention.actor)))
        .collect();
    for tokens in candidates {
        let actor = whom(text, &people, &tokens);
        if let Some(actor) = actor {
            registry.mention(tokens.clone(), actor, Form::Name);
        }
        seen.push((tokens, actor));
    }
    seen.extend(later_surnames(text, registry, &people));
    seen.sort_by_key(|(tokens, _)| tokens.start);
    seen
}

/// Names that may be a person's: of the parser, and words with capitals behind a title.
fn candidates(text: &Analysis<'_>, registry: &Registry) -> Vec<Range<usize>> {
    let named = text
        .entities
        .iter()
        .filter(|entity| entity.kind == NamedKind::Person)
        .map(|entity| without_title(text, trim(text, entity.tokens.clone())));
    let mut found: Vec<Range<usize>> = named
        .filter(|tokens| looks_like_name(text, tokens) && registry.is_free(tokens))
        .collect();
    found.extend(misnamed(text, registry));
    let titled = (0..text.tokens.len().saturating_sub(1)).filter_map(|at| behind_title(text, at));
    let titled: Vec<Range<usize>> = titled
        .filter(|tokens| {
            registry.is_free(tokens)
                && found
                    .iter()
                    .all(|other| other.end <= tokens.start || tokens.end <= other.start)
        })
        .collect();
    found.extend(titled);
    found.sort_by_key(|tokens| tokens.start);
    found
}

/// Two or three words without any mark of a body, which the parser took for one: "Ada Obi".
///
/// They are read as people, because a victim listed as an organisation would be a name let out.
fn misnamed(text: &Analysis<'_>, registry: &Registry) -> Vec<Range<usize>> {
    let bodies = text
        .entities
        .iter()
        .filter(|entity| entity.kind == NamedKind::Org);
    let bodies = bodies.filter(|entity| {
        !matches!(text.word(entity.tokens.start), "the" | "The")
            && !follows_article(text, entity.tokens.start)
    });
    let trimmed = bodies.map(|entity| trim(text, entity.tokens.clone()));
    trimmed
        .filter(|tokens| {
            (2..=3).contains(&tokens.len())
                && is_personal(text, tokens)
                && looks_like_name(text, tokens)
                && registry.is_free(tokens)
        })
        .collect()
}

fn follows_article(text: &Analysis<'_>, at: usize) -> bool {
    at > 0 && matches!(text.word(at - 1), "the" | "The")
}

fn is_personal(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().all(|at| {
        let word = text.word(at);
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        let name = text.tokens[at].pos == Pos::Propn
            && capitals == 1
            && word.len() > 1
            && word.chars().all(char::is_alphabetic);
        name && !super::organisations::is_body_word(word) && table().demonym(word).is_none()
    })
}

/// "Secretary Ash Carter" is Ash Carter.
fn without_title(text: &Analysis<'_>, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.len() > 1
        && (is_title(text.word(tokens.start))
            || matches!(
                text.word(tokens.start),
                "Defense"
                    | "Prime"
                    | "Foreign"
                    | "Dr"
                    | "Dr."
                    | "Mr."
                    | "Mrs."
                    | "Ms."
                    | "HE"
                    | "H.E."
                    | "Sir"
                    | "Sayyed"
            ))
    {
        tokens.start += 1;
    }
    // "Cumhuriyet journalists, ...": what follows a line break is another line.
    while tokens.start > 0
        && is_initial(text.word(tokens.start))
        && text.tokens[tokens.start - 1].pos == Pos::Propn
        && !is_title(text.word(tokens.start - 1))
    {
        tokens.start -= 1;
    }
    let line = tokens
        .clone()
        .find(|at| text.word(*at).contains('\n'))
        .unwrap_or(tokens.end);
    tokens.start..line
}

/// "J." in "Antony J. Blinken", where the parser saw the name begin.
fn is_initial(word: &str) -> bool {
    word.len() == 2 && word.ends_with('.') && word.starts_with(char::is_uppercase)
}

fn looks_like_name(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let proper = tokens.clone().any(|at| {
        text.tokens[at].pos == Pos::Propn && text.word(at).starts_with(char::is_uppercase)
    });
    let figures = tokens
        .clone()
        .any(|at| text.word(at).starts_with(|c: char| c.is_ascii_digit()));
    // What the tables know as a group or a state is no person, whatever the parser says.
    let other = known::longest(text, tokens.start).is_some_and(|(index, end)| {
        end >= tokens.end && table().known[index].kind != EntityKind::Person
    });
    let office = tokens
        .clone()
        .all(|at| is_title(text.word(at)) || text.word(at) == "Prime");
    let demonym = tokens.len() == 1 && table().demonym(text.word(tokens.start)).is_some();
    let length = (1..=10).contains(&tokens.len());
    length && proper && !figures && !other && !demonym && !office && !is_no_name(text, tokens)
}

/// "Twitter", "II", "Department", "Navy Capt", "Obi](https://…": words that nobody is called by.
fn is_no_name(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let last = text
        .word(tokens.end - 1)
        .trim_end_matches('.')
        .to_lowercase();
    let rank = matches!(
        last.as_str(),
        "capt"
            | "captain"
            | "lieutenant"
            | "sergeant"
            | "sgt"
            | "superintendent"
            | "inspector"
            | "constable"
    );
    let markup = tokens
        .clone()
        .any(|at| text.word(at).contains(['[', ']', '(', ')', '/', '<', '>']));
    let numeral = tokens
        .clone()
        .all(|at| text.word(at).chars().all(|c| matches!(c, 'I' | 'V' | 'X')));
    let lone = tokens.len() == 1
        && (super::organisations::is_body_word(&last) || super::organisations::is_generic(&last));
    rank || markup || numeral || lone
}

/// "Gen. Abdul Amir": one or more names right behind a title in capitals, where the parser named nobody.
fn behind_title(text: &Analysis<'_>, at: usize) -> Option<Range<usize>> {
    let word = text.word(at);
    if !(is_title(word) && word.starts_with(char::is_uppercase)) || is_role(text.word(at + 1)) {
        return None;
    }
    let name = |token: usize| {
        let word = text.word(token);
        (text.tokens[token].pos == Pos::Propn && word.starts_with(char::is_uppercase))
            || matches!(word, "al" | "-" | "bin" | "el" | "de")
    };
    let free = text.entity_at(at + 1).is_none_or(|entity| {
        entity.kind == NamedKind::Person || is_title_inside(text, at, entity.tokens.clone())
    });
    let end = (at + 1..text.tokens.len().min(at + 8))
        .take_while(|token| name(*token))
        .last()
        .map_or(at + 1, |last| last + 1);
    let tokens = at + 1..end;
    (free && end > at + 1 && looks_like_name(text, &tokens) && text.word(end - 1) != "-")
        .then_some(tokens)
}

/// "Sovereign Council Chair General Burhan": the parser's body is an office and its holder. Two titles are
/// asked for, because "General" alone opens the name of many a body.
fn is_title_inside(text: &Analysis<'_>, at: usize, body: Range<usize>) -> bool {
    let titles = at > body.start && body.contains(&at) && is_title(text.word(at - 1));
    titles && (at + 1..body.end).all(|token| !super::organisations::is_body_word(text.word(token)))
}

/// The words that give the person at `tokens` a public role.
fn role(text: &Analysis<'_>, tokens: &Range<usize>) -> Option<String> {
    let top = text.top(tokens.clone())?;
    before(text, tokens)
        .or_else(|| apposed(text, tokens, top))
        .or_else(|| called(text, top))
        .or_else(|| among(text, tokens))
        .or_else(|| publishes(text, top))
        .or_else(|| speaks_for(text, top))
}

/// "Defense Secretary Ash Carter", "the prime minister-designate, Haider al-Abadi", "Turkey's president, X".
fn before(text: &Analysis<'_>, tokens: &Range<usize>) -> Option<String> {
    let mut at = tokens.start.checked_sub(1)?;
    if is_title(text.word(at)) {
        return Some(phrase(text, at));
    }
    if text.word(at) == "," {
        at = at.checked_sub(1)?;
        let apposed = is_role(text.word(at)) && text.tokens[at].pos != Pos::Verb;
        // "the minister, Ali Hassan, said": not "the wife of the minister, Ali": the name must hang on the role.
        return apposed
            .then(|| phrase(text, at))
            .filter(|_| hangs_on(text, tokens, at));
    }
    // "President of Iraq Jalal Talabani", "Secretary of State John Kerry"; "the mayor of Maidan" names a town.
    if text.word(at) == "of" {
        return None;
    }
    let lead = (1..6)
        .map_while(|back| tokens.start.checked_sub(back))
        .take_while(|at| {
            matches!(text.tokens[*at].pos, Pos::Propn | Pos::Noun | Pos::Adj)
                || matches!(text.word(*at), "of" | "-" | "for" | "to")
        });
    lead.into_iter()
        .find(|at| is_role(text.word(*at)) && matches!(text.word(at + 1), "of" | "to"))
        .map(|at| phrase(text, at))
}

fn hangs_on(text: &Analysis<'_>, tokens: &Range<usize>, role: usize) -> bool {
    text.top(tokens.clone()).is_some_and(|top| {
        text.head(top) == Some(role) || text.head(role).is_some_and(|head| tokens.contains(&head))
    })
}

/// "Harleen Gambhir, a counterterrorism analyst at the Institute", "X, Cairo's finance minister".
fn apposed(text: &Analysis<'_>, tokens: &Range<usize>, top: usize) -> Option<String> {
    let by_tree = text.children(top).find(|child| {
        text.tokens[*child].dep == Dep::Appos && *child >= tokens.end && holds_role(text, *child)
    });
    if let Some(noun) = by_tree {
        return Some(phrase(text, role_in(text, noun)?));
    }
    if text.tokens.get(tokens.end).is_none() || text.word(tokens.end) != "," {
        return None;
    }
    // Where the tree lost it: the head noun of the words between this comma and the next break.
    let mut head = None;
    for at in tokens.end + 1..text.tokens.len().min(tokens.end + 12) {
        let token = &text.tokens[at];
        match token.pos {
            Pos::Noun | Pos::Propn => head = Some(at),
            Pos::Adj | Pos::Det | Pos::Part | Pos::Num => {}
            _ if text.word(at) == "-" || text.word(at) == "’s" || text.word(at) == "'s" => {}
            _ => break,
        }
    }
    head.filter(|at| is_role(text.word(*at)))
        .map(|at| phrase(text, at))
}

/// "deputy Middle East director", "No. 2": the noun itself, or a noun that makes a pair with it ("deputy chief").
fn holds_role(text: &Analysis<'_>, noun: usize) -> bool {
    role_in(text, noun).is_some()
}

fn role_in(text: &Analysis<'_>, noun: usize) -> Option<usize> {
    let pair = || {
        text.children(noun)
            .find(|child| text.tokens[*child].dep == Dep::Conj && is_role(text.word(*child)))
    };
    if is_role(text.word(noun)) {
        Some(noun)
    } else {
        pair()
    }
}

/// "al-Qaduli, whom the Pentagon dubbed the group's finance minister", "X is the head of", "the organization's No. 2, X".
fn called(text: &Analysis<'_>, top: usize) -> Option<String> {
    let named = |verb: usize| {
        text.children(verb).find(|child| {
            matches!(
                text.tokens[*child].dep,
                Dep::Oprd | Dep::Attr | Dep::Ccomp | Dep::Dobj
            ) && is_role(text.word(*child))
        })
    };
    // "who served as vice president": the office stands behind "as".
    let served = |verb: usize| {
        let as_ = text
            .children(verb)
            .find(|child| text.word(*child) == "as")?;
        text.child(as_, &[Dep::Pobj])
            .filter(|office| is_role(text.word(*office)))
    };
    let named = |verb: usize| named(verb).or_else(|| served(verb));
    let clauses = text
        .children(top)
        .filter(|child| matches!(text.tokens[*child].dep, Dep::Relcl | Dep::Acl));
    let naming = |verb: &usize| {
        matches!(
            text.lemma(*verb),
            "dub" | "call" | "name" | "appoint" | "elect" | "describe" | "be" | "serve"
        )
    };
    let clause = clauses.filter(naming).find_map(named);
    let predicate = || {
        let verb = text
            .head(top)
            .filter(|verb| text.tokens[top].dep == Dep::Nsubj && text.lemma(*verb) == "be")?;
        named(verb)
    };
    let deputy = || {
        text.head(top)
            .filter(|_| text.tokens[top].dep == Dep::Appos)
            .filter(|head| text.word(*head) == "2" || text.word(*head) == "No.")
    };
    clause
        .or_else(predicate)
        .or_else(deputy)
        .map(|at| phrase(text, at))
}

/// "Mueller, like many academics", "Rashid and other officials".
fn among(text: &Analysis<'_>, tokens: &Range<usize>) -> Option<String> {
    let start = tokens.end
        + usize::from(text.tokens.get(tokens.end).is_some() && text.word(tokens.end) == ",");
    let word = |at: usize| {
        if at < text.tokens.len() {
            text.word(at)
        } else {
            ""
        }
    };
    let lead = word(start) == "like"
        && matches!(word(start + 1), "many" | "other" | "most" | "some")
        || word(start) == "and" && word(start + 1) == "other";
    let class = (start + 2..start + 7)
        .take_while(|at| !matches!(word(*at), "" | "." | "of" | "in"))
        .find(|at| are_roles(word(*at)));
    class.filter(|_| lead).map(|at| word(at).to_owned())
}

/// "in a commentary in which John Mueller wrote": whoever publishes speaks in public.
fn publishes(text: &Analysis<'_>, top: usize) -> Option<String> {
    const PIECES: &[&str] = &[
        "commentary",
        "article",
        "op-ed",
        "column",
        "book",
        "editorial",
        "essay",
        "paper",
        "report",
        "study",
        "magazine",
        "journal",
        "newspaper",
    ];
    let verb = text.head(top).filter(|verb| {
        text.tokens[top].dep == Dep::Nsubj && matches!(text.lemma(*verb), "write" | "argue")
    })?;
    let sentence = text.sentences[text.tokens[verb].sentence].clone();
    let piece = sentence
        .into_iter()
        .find(|at| PIECES.contains(&text.lemma(*at)))?;
    let near = piece.abs_diff(verb) < 16;
    (near && text.lemma(verb) == "write").then(|| "author".to_owned())
}

/// "said Sherif Ali of Amnesty International": speaks for a body that has a name.
fn speaks_for(text: &Analysis<'_>, top: usize) -> Option<String> {
    let speaks = text.tokens[top].dep == Dep::Nsubj
        && text.head(top).is_some_and(|verb| {
            matches!(
                text.lemma(verb),
                "say" | "tell" | "add" | "warn" | "explain" | "note"
            )
        });
    let prep = text
        .children(top)
        .find(|child| matches!(text.word(*child), "of" | "from" | "with"))?;
    let body = text.child(prep, &[Dep::Pobj])?;
    let organisation = text
        .entity_at(body)
        .is_some_and(|entity| entity.kind == NamedKind::Org);
    (speaks && organisation).then(|| text.words(prep..text.reach(body).end).to_owned())
}

/// The role noun with what stands before it: "Defense Secretary", "senior military analyst".
fn phrase(text: &Analysis<'_>, at: usize) -> String {
    let describes = |token: &usize| {
        matches!(text.tokens[*token].pos, Pos::Noun | Pos::Propn | Pos::Adj)
            || text.word(*token) == "-"
    };
    let start = (at.saturating_sub(4)..at)
        .rev()
        .take_while(describes)
        .last()
        .unwrap_or(at);
    clean(text, start..at + 1)
}

fn admit(
    text: &Analysis<'_>,
    registry: &mut Registry,
    people: &mut HashMap<String, usize>,
    tokens: &Range<usize>,
    role: String,
) {
    let name = clean(text, tokens.clone());
    let last = surname(&name);
    let known = table()
        .find(&super::key::key(&name), &name)
        .filter(|index| table().known[*index].kind == EntityKind::Person);
    let actor = match (known, people.get(&last)) {
        (Some(index), _) => registry.of_table(index),
        // "Carter" and "Ash Carter" are one; "Ali Hassan" and "Omar Hassan" are two.
        (None, Some(other)) if compatible(&registry.actors[*other], &name) => *other,
        (None, _) => registry.called(&name, EntityKind::Person),
    };
    let person = &mut registry.actors[actor];
    if person.kind != EntityKind::Person {
        return;
    }
    if known.is_none() && name.len() > person.name.len() {
        person.name = name.clone();
    }
    person.role.get_or_insert(role);
    registry.alias(name.split_whitespace().next_back().unwrap_or(&name), actor);
    people.insert(last, actor);
    people.insert(super::key::key(&name), actor);
}

/// "John Mueller" is the Mueller whom a role admitted later on: the fuller name stands for both.
///
/// A surname in common is not enough: "President Mohamud" admits no Mohamud
/// who is arrested elsewhere in the report.
fn join(
    text: &Analysis<'_>,
    registry: &mut Registry,
    people: &mut HashMap<String, usize>,
    tokens: &Range<usize>,
    candidates: &[Range<usize>],
) {
    let name = clean(text, tokens.clone());
    let Some(actor) = people.get(&surname(&name)).copied() else {
        return;
    };
    let lone = !registry.actors[actor].name.contains(' ');
    if lone && !introduces(text, tokens, candidates) {
        return;
    }
    let person = &mut registry.actors[actor];
    if compatible(person, &name)
        && person.ucdp.is_none()
        && table()
            .find(&super::key::key(&person.name), &person.name)
            .is_none()
    {
        if name.len() > person.name.len() {
            person.name = name.clone();
        }
        people.insert(super::key::key(&name), actor);
    }
}

/// How far behind a full name the surname with a role may stand, in tokens.
const REACH: usize = 150;

/// Whether the full name at `tokens` is the only one of its surname, and the
/// surname with a role follows it closely, as reports introduce people.
fn introduces(text: &Analysis<'_>, tokens: &Range<usize>, candidates: &[Range<usize>]) -> bool {
    let name = |tokens: &Range<usize>| clean(text, tokens.clone());
    let own = name(tokens);
    let namesakes = || {
        candidates
            .iter()
            .filter(|other| surname(&name(other)) == surname(&own))
    };
    let alone = |other: &Range<usize>| !name(other).contains(' ');
    let unique = namesakes().all(|other| alone(other) || name(other) == own);
    let follows = |other: &Range<usize>| {
        other.start >= tokens.end && other.start - tokens.end < REACH && alone(other)
    };
    unique && namesakes().any(|other| follows(other) && role(text, other).is_some())
}

fn compatible(person: &Actor, name: &str) -> bool {
    let words = |name: &str| {
        name.split_whitespace()
            .map(super::key::key)
            .collect::<Vec<_>>()
    };
    let (one, other) = (words(&person.name), words(name));
    one.iter().all(|word| other.contains(word)) || other.iter().all(|word| one.contains(word))
}

/// The key of the last word of a name, "al-" left off.
fn surname(name: &str) -> String {
    let last = name.split_whitespace().next_back().unwrap_or(name);
    let last = last
        .strip_prefix("al-")
        .or(last.strip_prefix("al-"))
        .or(last.strip_prefix("Al-"))
        .or(last.strip_prefix("el-"))
        .unwrap_or(last);
    super::key::key(last)
}

/// Whom a name means: the admitted person of that full name or surname.
fn whom(
    text: &Analysis<'_>,
    people: &HashMap<String, usize>,
    tokens: &Range<usize>,
) -> Option<usize> {
    let name = clean(text, tokens.clone());
    let full = people.get(&super::key::key(&name)).copied();
    let alone = name.split_whitespace().count() == 1;
    full.or_else(|| {
        if alone {
            people.get(&surname(&name)).copied()
        } else {
            None
        }
    })
}

/// Surnames that the parser did not see as names: only where the word stands alone and is tagged as a name.
fn later_surnames(
    text: &Analysis<'_>,
    registry: &mut Registry,
    people: &HashMap<String, usize>,
) -> Seen {
    let mut found = Vec::new();
    for at in 0..text.tokens.len() {
        // The parser may take a surname alone for a place or a body.
        let alone = text
            .entity_at(at)
            .is_none_or(|entity| trim(text, entity.tokens.clone()) == (at..at + 1));
        let proper = text.tokens[at].pos == Pos::Propn && text.word(at).len() > 2 && alone;
        let lone = proper && !neighbours_name(text, at);
        if let Some(actor) = lone
            .then(|| people.get(&surname(text.word(at))))
            .flatten()
            .filter(|_| registry.is_free(&(at..at + 1)))
        {
            registry.mention(at..at + 1, *actor, Form::Name);
            found.push((at..at + 1, Some(*actor)));
        }
    }
    found
}

fn neighbours_name(text: &Analysis<'_>, at: usize) -> bool {
    let name = |at: usize| {
        text.tokens
            .get(at)
            .is_some_and(|token| token.pos == Pos::Propn)
            && !is_title(text.word(at))
    };
    at > 0 && name(at - 1) || name(at + 1)
}
