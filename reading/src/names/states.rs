//! States where they act, and their governments and forces: "Syrian forces", "Moscow says".

use super::known;
use super::registry::{Form, Registry, trim};
use super::table::table;
use crate::analysis::{Analysis, Dep, NamedKind, Pos};
use record::EntityKind;
use std::ops::Range;

/// Marks forces and governments of a state, then states that act themselves.
pub(super) fn mark(text: &Analysis<'_>, registry: &mut Registry) {
    forces(text, registry);
    governments(text, registry);
    states(text, registry);
    seats(text, registry);
}

/// Nouns that speak and act for the state whose adjective stands before them.
const FOR_THE_STATE: &[&str] = &[
    "government",
    "authority",
    "authorities",
    "official",
    "administration",
];

/// Nouns of forces, which are actors of their own.
const FORCES: &[&str] = &[
    "force",
    "army",
    "troop",
    "military",
    "police",
    "soldier",
    "navy",
    "airforce",
    "parliament",
    "ministry",
    "regime",
    "warplane",
    "marine",
];

/// Arms and operations: what carries a state's adjective is that state's doing.
const OPERATIONS: &[&str] = &[
    "airstrike",
    "strike",
    "raid",
    "shelling",
    "bombardment",
    "drone",
    "jet",
    "missile",
    "artillery",
    "helicopter",
    "offensive",
    "invasion",
];

fn forces(text: &Analysis<'_>, registry: &mut Registry) {
    for at in 0..text.tokens.len() {
        let Some(state) = adjective(text, at) else {
            continue;
        };
        let Some(noun) = noun_behind(text, at) else {
            continue;
        };
        let lemma = text.lemma(noun).to_lowercase();
        if FOR_THE_STATE.contains(&lemma.as_str()) && lemma != "official" {
            let (start, state) = first_of_two(text, at).unwrap_or((at, state));
            let actor = registry.of_table(state);
            registry.mention(start..noun + 1, actor, Form::Name);
        } else if OPERATIONS.contains(&lemma.as_str()) && !registry_names(registry, at, at) {
            let actor = registry.of_table(state);
            registry.mention(at..at + 1, actor, Form::Name);
        } else if FORCES.contains(&lemma.as_str())
            && !registry_names(registry, at, noun)
            && !is_site(text, noun)
        {
            let start = at - usize::from(side(text, at).is_some());
            let name = force_name(text, start..at + 1, noun);
            let actor = registry.called(&name, EntityKind::Government);
            registry.mention(start..noun + 1, actor, Form::Name);
        }
    }
}

/// "The Norwegian and Swedish governments": of two, the first stands for both, as it does of two names.
fn first_of_two(text: &Analysis<'_>, second: usize) -> Option<(usize, usize)> {
    let first = second.checked_sub(2)?;
    let joined = text.word(second - 1) == "and" && text.tokens[second].dep == Dep::Conj;
    adjective(text, first)
        .filter(|_| joined)
        .map(|state| (first, state))
}

/// "A Pakistan police station": the place, not the force.
fn is_site(text: &Analysis<'_>, noun: usize) -> bool {
    let next = text.tokens.get(noun + 1).map(|_| text.lemma(noun + 1));
    next.is_some_and(|next| {
        matches!(
            next,
            "station"
                | "base"
                | "post"
                | "academy"
                | "headquarters"
                | "hospital"
                | "camp"
                | "barracks"
                | "barrack"
                | "checkpoint"
                | "compound"
                | "outpost"
        )
    })
}

/// "the government of Iraq".
fn governments(text: &Analysis<'_>, registry: &mut Registry) {
    for at in 0..text.tokens.len().saturating_sub(2) {
        if !(text.word(at).eq_ignore_ascii_case("government") && text.word(at + 1) == "of") {
            continue;
        }
        let name = at + 2 + usize::from(text.word(at + 2) == "the");
        if let Some((index, end)) =
            known::longest_from(text, name).filter(|(index, _)| table().known[*index].state)
        {
            let actor = registry.of_table(index);
            registry.mention(at..end, actor, Form::Name);
        }
    }
}

fn registry_names(registry: &Registry, at: usize, noun: usize) -> bool {
    (at..=noun).any(|token| registry.actor_at(token).is_some())
}

/// "Syrian Army" and "Syrian army" are one: the noun in lower case.
fn force_name(text: &Analysis<'_>, state: Range<usize>, noun: usize) -> String {
    let adjective = text.words(state.clone());
    let rest = text.words(state.end..noun + 1).to_lowercase();
    format!(
        "{adjective} {}",
        rest.split_whitespace().collect::<Vec<_>>().join(" ")
    )
}

/// The state whose adjective or name stands at `at`.
fn adjective(text: &Analysis<'_>, at: usize) -> Option<usize> {
    let word = text.word(at);
    // "South Sudanese" is not of Sudan.
    if let Some(side) = side(text, at) {
        return table().demonym(&format!("{side} {word}"));
    }
    let capital = word.starts_with(char::is_uppercase);
    let name = || {
        known::longest(text, at)
            .filter(|(index, end)| *end == at + 1 && table().known[*index].state)
            .map(|(index, _)| index)
    };
    capital
        .then(|| table().demonym(word).or_else(name))
        .flatten()
}

/// The half of a country's name before its adjective: "South" in "South Sudanese".
fn side<'t>(text: &Analysis<'t>, at: usize) -> Option<&'t str> {
    let before = text.word(at.checked_sub(1)?);
    matches!(before, "South" | "North").then_some(before)
}

/// The noun that the adjective at `at` describes, at most three words on: "Iraqi special forces".
fn noun_behind(text: &Analysis<'_>, at: usize) -> Option<usize> {
    let end = (at + 4).min(text.tokens.len());
    let run = (at + 1..end)
        .take_while(|token| matches!(text.tokens[*token].pos, Pos::Noun | Pos::Propn | Pos::Adj))
        // "… invasion of Ukraine⏎Russian forces": another line is another text.
        .take_while(|token| {
            let gap = text.tokens[at].span.end..text.tokens[*token].span.start;
            !text
                .text
                .get(gap)
                .is_some_and(|between| between.contains('\n'))
        });
    let nouns: Vec<usize> = run.collect();
    nouns.into_iter().find(|token| {
        let lemma = text.lemma(*token).to_lowercase();
        [FORCES, FOR_THE_STATE, OPERATIONS]
            .iter()
            .any(|list| list.contains(&lemma.as_str()))
    })
}

fn states(text: &Analysis<'_>, registry: &mut Registry) {
    let mut at = 0;
    while at < text.tokens.len() {
        let Some((index, end)) = known::longest(text, at) else {
            at += 1;
            continue;
        };
        if table().known[index].state && acts(text, at..end) && !within_longer(text, at..end) {
            let actor = registry.of_table(index);
            registry.mention(at..end, actor, Form::Name);
        }
        at = end;
    }
}

/// "the government of Iraq", "Iraq said", "attacked by Turkey": not "in Iraq".
fn acts(text: &Analysis<'_>, tokens: Range<usize>) -> bool {
    if ends_address(text, tokens.start) {
        return false;
    }
    let Some(top) = text.top(tokens) else {
        return false;
    };
    let mut at = top;
    while text.tokens[at].dep == Dep::Conj
        && text
            .head(at)
            .is_some_and(|head| matches!(text.tokens[head].pos, Pos::Propn | Pos::Noun))
    {
        at = text.tokens[at].head;
    }
    match text.tokens[at].dep {
        Dep::Nsubj | Dep::Csubj => text.head(at).is_some_and(|verb| !is_scene(text, verb)),
        Dep::NsubjPass | Dep::Dative => true,
        Dep::Dobj => text
            .head(at)
            .is_some_and(|verb| is_against(text.lemma(verb))),
        Dep::Pobj => text.head(at).is_some_and(|prep| governs(text, prep)),
        Dep::Poss => text.head(at).is_some_and(|noun| is_arm(text, noun)),
        _ => false,
    }
}

/// "A shooting in Bergen, Norway leaves two dead": where it was, though the parser makes it the subject.
fn ends_address(text: &Analysis<'_>, at: usize) -> bool {
    let Some(town) = at.checked_sub(2).filter(|_| text.word(at - 1) == ",") else {
        return false;
    };
    let lead = (town.saturating_sub(5)..=town).rev();
    let name = lead.take_while(|at| text.tokens[*at].pos == Pos::Propn || text.word(*at) == ",");
    let first = name.last().unwrap_or(at);
    let before = first.checked_sub(1).map(|before| text.word(before));
    let proper = text.tokens[town].pos == Pos::Propn;
    proper && before.is_some_and(|before| matches!(before, "in" | "at" | "near" | "outside"))
}

/// "Russia's drones", "a Saudi airstrike": what only a state's forces have or do.
fn is_arm(text: &Analysis<'_>, noun: usize) -> bool {
    let lemma = text.lemma(noun).to_lowercase();
    FORCES.contains(&lemma.as_str()) || OPERATIONS.contains(&lemma.as_str())
}

/// "Iraq is a country", "Syria has seen fighting": a scene, nobody who acts.
fn is_scene(text: &Analysis<'_>, verb: usize) -> bool {
    matches!(
        text.lemma(verb),
        "be" | "see" | "remain" | "become" | "experience" | "face" | "suffer"
    )
}

fn is_against(lemma: &str) -> bool {
    matches!(
        lemma,
        "accuse"
            | "attack"
            | "blame"
            | "threaten"
            | "invade"
            | "urge"
            | "sue"
            | "condemn"
            | "criticize"
            | "criticise"
            | "help"
            | "support"
            | "warn"
            | "tell"
            | "back"
            | "fight"
            | "target"
            | "deter"
            | "ask"
    )
}

fn governs(text: &Analysis<'_>, prep: usize) -> bool {
    let above = text
        .head(prep)
        .map(|above| text.lemma(above).to_lowercase());
    let government = above
        .as_deref()
        .is_some_and(|lemma| matches!(lemma, "government" | "authority"));
    text.tokens[prep].dep == Dep::Agent
        || text.word(prep) == "of" && government
        || text.word(prep) == "against"
        || is_source(text, prep)
}

fn is_source(text: &Analysis<'_>, prep: usize) -> bool {
    text.word(prep) == "to" && prep > 0 && text.lemma(prep - 1).starts_with("accord")
}

/// "Lake Chad", "Niger State", "the Ansar ul-Sharia Pakistan": the name is a part of another's.
fn within_longer(text: &Analysis<'_>, tokens: Range<usize>) -> bool {
    let entity = text
        .entity_at(tokens.start)
        .is_some_and(|entity| trim(text, entity.tokens.clone()).len() > tokens.len());
    let named = |child: usize| {
        child < tokens.start
            && text.tokens[child].dep == Dep::Compound
            && text.tokens[child].pos == Pos::Propn
            && text
                .entity_at(child)
                .is_some_and(|entity| matches!(entity.kind, NamedKind::Person | NamedKind::Org))
    };
    entity
        || text
            .top(tokens.clone())
            .is_some_and(|top| text.children(top).any(named))
}

/// Capitals that speak for their government, as subjects of verbs that only somebody does.
fn seats(text: &Analysis<'_>, registry: &mut Registry) {
    const SPEAKS: &[&str] = &[
        "say", "deny", "accuse", "announce", "warn", "condemn", "insist", "claim", "reject",
        "urge", "blame", "vow", "pledge", "demand", "threaten", "agree", "refuse", "welcome",
        "want", "seek", "support", "back", "call", "confirm", "declare", "order", "impose",
    ];
    for entity in text.entities.iter().filter(|entity| {
        matches!(
            entity.kind,
            NamedKind::Gpe | NamedKind::Org | NamedKind::Fac
        )
    }) {
        let tokens = trim(text, entity.tokens.clone());
        let state = table().seat(text.words(tokens.clone()));
        let speaks = text.top(tokens.clone()).is_some_and(|top| {
            text.tokens[top].dep == Dep::Nsubj
                && text
                    .head(top)
                    .is_some_and(|verb| SPEAKS.contains(&text.lemma(verb)))
        });
        if let Some(state) = state.filter(|_| speaks) {
            let actor = registry.of_table(state);
            registry.mention(tokens, actor, Form::Name);
        }
    }
}
