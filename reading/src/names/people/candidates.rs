//! Names that may be a person's: of the parser, and words with capitals behind a title.
//!
//! Shaped by: "Ada Obi" taken for a body (a victim listed so would be a name let out), "Navy Capt", "Twitter", "II",
//! "Minister for the Middle East Ada Obi" (the field of the office is no part of the name).

use crate::analysis::{Analysis, NamedKind, Pos};
use crate::names::known;
use crate::names::organisations::{is_body_word, is_generic};
use crate::names::registry::{Registry, trim};
use crate::names::roles::{is_role, is_title};
use crate::names::table::table;
use record::EntityKind;
use std::ops::Range;

/// Names that may be a person's: of the parser, and words with capitals behind a title.
pub(super) fn candidates(text: &Analysis<'_>, registry: &Registry) -> Vec<Range<usize>> {
    let named = text
        .entities
        .iter()
        .filter(|entity| entity.kind == NamedKind::Person)
        .map(|entity| without_title(text, trim(text, entity.tokens.clone())));
    let mut found: Vec<Range<usize>> = named
        .filter(|tokens| looks_like_name(text, tokens) && registry.is_free(tokens))
        .collect();
    found.extend(misnamed(text, registry));
    found.extend(behind_field(text, registry));
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

/// "Minister for the Middle East Ada Obi … Mr Obi": the parser's body is the field of an office and its holder, whom
/// the text calls by a title elsewhere.
fn behind_field(text: &Analysis<'_>, registry: &Registry) -> Vec<Range<usize>> {
    let bodies = text
        .entities
        .iter()
        .filter(|entity| entity.kind == NamedKind::Org && entity.tokens.len() > 2);
    let named = bodies.filter_map(|entity| {
        let tokens = trim(text, entity.tokens.clone());
        let name = tokens.end.checked_sub(2)?..tokens.end;
        let holder = name.start > tokens.start
            && is_personal(text, &name)
            && is_field(text, tokens.start)
            && has_courtesy(text, text.word(tokens.end - 1))
            && registry.is_free(&name);
        holder.then_some(name)
    });
    named.collect()
}

/// Whether the words at `at` are the field of an office: "minister for the …".
fn is_field(text: &Analysis<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map(|at| text.word(at));
    let article = before(1).is_some_and(|word| word.eq_ignore_ascii_case("the"));
    let prep = 1 + usize::from(article);
    matches!(before(prep), Some("for" | "of")) && before(prep + 1).is_some_and(is_role)
}

/// "Mr Obi", "Minister Obi": whether the text calls somebody of that surname by a title.
fn has_courtesy(text: &Analysis<'_>, surname: &str) -> bool {
    let titled = |at: usize| {
        let before = text.word(at - 1);
        matches!(before, "Mr" | "Mr." | "Mrs" | "Mrs." | "Ms" | "Ms.")
            || before.starts_with(char::is_uppercase) && is_title(before)
    };
    (1..text.tokens.len()).any(|at| text.word(at) == surname && titled(at))
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
        name && !is_body_word(word) && table().demonym(word).is_none()
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
                    | "Mr"
                    | "Mr."
                    | "Mrs"
                    | "Mrs."
                    | "Ms"
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
    let lone = tokens.len() == 1 && (is_body_word(&last) || is_generic(&last));
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
    titles && (at + 1..body.end).all(|token| !is_body_word(text.word(token)))
}
