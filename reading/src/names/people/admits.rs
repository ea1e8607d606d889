//! The words that give a person a public role.
//!
//! Shaped by: "the wife of the minister, Ali" (no minister), "the mayor of Maidan" (a town), "a teacher" (a trade).

use crate::analysis::{Analysis, Dep, NamedKind, Pos};
use crate::names::registry::clean;
use crate::names::roles::{are_roles, is_role, is_title};
use std::ops::Range;

/// The words that give the person at `tokens` a public role.
pub(super) fn role(text: &Analysis<'_>, tokens: &Range<usize>) -> Option<String> {
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
            .filter(|_| hangs_on(text, tokens, at))
            .or_else(|| opens_line(text, at));
    }
    // "President of Iraq Jalal Talabani", "Secretary of State John Kerry"; "the mayor of Maidan" names a town.
    if text.word(at) == "of" {
        return None;
    }
    let lead = (1..6)
        .map_while(|back| tokens.start.checked_sub(back))
        .take_while(|at| {
            matches!(text.tokens[*at].pos, Pos::Propn | Pos::Noun | Pos::Adj)
                || matches!(text.word(*at), "of" | "-" | "for" | "to" | "the")
        });
    // "The commander of the Ruritanian frigate Obi": behind an article only a field in capitals ends at a name.
    let field = text.word(at).starts_with(char::is_uppercase);
    let lead = lead.take_while(|at| field || !text.word(*at).eq_ignore_ascii_case("the"));
    lead.into_iter()
        .find(|at| is_role(text.word(*at)) && matches!(text.word(at + 1), "of" | "to" | "for"))
        .map(|at| phrase(text, at))
}

/// "Minister for the Middle East, Ada Obi said:": an office with its field, with which a sentence opens.
fn opens_line(text: &Analysis<'_>, end: usize) -> Option<String> {
    let start = text.sentences[text.tokens[end].sentence].start;
    let plain = |at: usize| {
        matches!(
            text.tokens[at].pos,
            Pos::Propn | Pos::Noun | Pos::Adj | Pos::Det | Pos::Adp | Pos::Cconj | Pos::Space
        )
    };
    // "The deputy governor of the province, Ada Obi".
    let field = |role: &usize| {
        is_role(text.word(*role)) && matches!(text.word(role + 1), "for" | "of" | "to")
    };
    let role = (start..end).find(field)?;
    (end - start < 9 && (start..=end).all(plain)).then(|| phrase(text, role))
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
