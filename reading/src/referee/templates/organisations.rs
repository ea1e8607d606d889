//! Organisations behind an incident.
//!
//! Shaped by: an army that reports a bombing, or fights those who did it, stands
//! in the same sentence and is behind nothing; a group is behind an incident
//! when its name stands in the actor's words, beside a claim or a charge, or in
//! the incident's sentence where it is no victim.

use super::Filler;
use super::incidents::Incident;
use crate::analysis::{Analysis, Dep, Pos};
use std::ops::Range;

/// Armed groups of the region and time, long and short names; facts as in the
/// UCDP actor list.
const ARMED: &[&[&str]] = &[
    &["farabundo marti national liberation front", "fmln"],
    &[
        "army of national liberation",
        "national liberation army",
        "eln",
    ],
    &["people's liberation army", "popular liberation army", "epl"],
    &["revolutionary armed forces of colombia", "farc"],
    &["19 april movement", "19th of april movement", "m-19"],
    &["tupac amaru revolutionary movement", "mrta"],
    &["manuel rodriguez patriotic front", "fpmr"],
    &["guatemalan national revolutionary unity", "urng"],
    &["shining path", "sendero luminoso"],
    &["the extraditables", "extraditables"],
    &["popular liberation forces", "fpl"],
    &["people's revolutionary army", "erp"],
    &[
        "leftist revolutionary movement",
        "movement of the revolutionary left",
        "mir",
    ],
    &["medellin cartel", "medellin drug cartel"],
    &["cali cartel", "cali drug cartel"],
    &["cinchonero popular liberation movement", "cinchoneros"],
    &["basque fatherland and liberty", "eta"],
    &["death squads", "death squad"],
    &["camilist union", "uc-eln", "eln camilist union"],
    &["lautaro youth movement", "lautaro youth front"],
    &[
        "zarate willka armed forces of liberation",
        "zarate wilka armed forces of liberation",
        "fal",
    ],
    &["national resistance", "fpr"],
];

/// States' own forces: behind an incident only as its actor.
const STATE: &[&str] = &[
    "army",
    "armed forces",
    "air force",
    "military",
    "national police",
    "national guard",
    "treasury police",
    "police",
    "government",
];

/// The organisations behind the incidents.
pub(super) fn behind(text: &Analysis<'_>, incidents: &[Incident]) -> Vec<Filler> {
    let mut found: Vec<Filler> = Vec::new();
    for (range, names) in organisations(text) {
        if incidents
            .iter()
            .any(|incident| is_behind(text, incident, &range))
            || is_charged(text, &range, incidents)
        {
            join(&mut found, names);
        }
    }
    for incident in incidents {
        if let Some(names) = state(text, incident) {
            join(&mut found, names);
        }
    }
    found
}

/// In the actor's words, or in the sentence and not in the target's.
fn is_behind(text: &Analysis<'_>, incident: &Incident, range: &Range<usize>) -> bool {
    let happening = &incident.happening;
    let within = |outer: &Range<usize>| outer.contains(&range.start);
    if let Some(head) = happening.actor.clone().and_then(|actor| text.top(actor)) {
        return within(&text.reach(head)) && range.start.abs_diff(head) < 14;
    }
    let hit = happening
        .target
        .clone()
        .and_then(|t| text.top(t))
        .is_some_and(|t| within(&text.reach(t)));
    let same = text.tokens[range.start].sentence == text.tokens[happening.trigger].sentence;
    same && !hit && !is_against(text, range)
}

/// "Clashes with the eln", "against the eln".
fn is_against(text: &Analysis<'_>, range: &Range<usize>) -> bool {
    let Some(top) = text.top(range.clone()) else {
        return false;
    };
    std::iter::once(top)
        .chain(text.ancestors(top))
        .take(4)
        .any(|at| {
            text.tokens[at].dep == Dep::Prep
                && matches!(text.word(at), "against" | "with" | "between")
        })
}

/// Claims and charges: "claimed responsibility", "accused", "attributed to".
fn is_charged(text: &Analysis<'_>, range: &Range<usize>, incidents: &[Incident]) -> bool {
    if incidents.is_empty() {
        return false;
    }
    let sentence = text.sentences[text.tokens[range.start].sentence].clone();
    sentence.into_iter().any(|at| {
        matches!(
            text.lemma(at),
            "responsibility"
                | "attribute"
                | "blame"
                | "perpetrate"
                | "accuse"
                | "suspect"
                | "responsible"
        )
    })
}

/// "The salvadoran army bombed the village".
fn state(text: &Analysis<'_>, incident: &Incident) -> Option<Filler> {
    let actor = incident.happening.actor.clone()?;
    let head = text.top(actor.clone())?;
    let words = text
        .words(actor.start..text.reach(head).end.max(actor.end))
        .to_lowercase();
    let name = STATE.iter().find(|name| has_words(&words, name))?;
    let mut names = vec![(*name).to_owned()];
    // "The salvadoran army" with its adjective.
    if let Some(before) = words
        .split(name)
        .next()
        .and_then(|b| b.split_whitespace().next_back())
    {
        names.push(format!("{before} {name}"));
    }
    Some(names)
}

fn has_words(text: &str, words: &str) -> bool {
    format!(" {text} ").contains(&format!(" {words} "))
}

fn join(found: &mut Vec<Filler>, names: Filler) {
    match found
        .iter_mut()
        .find(|f| f.iter().any(|name| names.contains(name)))
    {
        Some(filler) => filler.extend(names),
        None => found.push(names),
    }
}

/// Every mention of an armed organisation with all its names.
fn organisations(text: &Analysis<'_>) -> Vec<(Range<usize>, Filler)> {
    (0..text.tokens.len())
        .filter_map(|at| listed(text, at).or_else(|| named(text, at)))
        .collect()
}

/// A name of the list that begins at `at`.
fn listed(text: &Analysis<'_>, at: usize) -> Option<(Range<usize>, Filler)> {
    ARMED.iter().find_map(|names| {
        let length = names
            .iter()
            .filter_map(|name| length(text, at, name))
            .max()?;
        let names = names.iter().map(|name| (*name).to_owned()).collect();
        Some((at..at + length, names))
    })
}

/// How many tokens the name takes, if the text has it there.
fn length(text: &Analysis<'_>, at: usize, name: &str) -> Option<usize> {
    let start = text.tokens[at].span.start;
    let rest = &text.text[start..];
    let follows = rest
        .as_bytes()
        .get(..name.len())
        .is_some_and(|b| b.eq_ignore_ascii_case(name.as_bytes()))
        && !rest[name.len()..].starts_with(|c: char| c.is_alphanumeric());
    let end = start + name.len();
    follows.then(|| {
        text.tokens[at..]
            .iter()
            .take_while(|t| t.span.start < end)
            .count()
    })
}

/// A name by its last word and an acronym: "… movement (morena)".
fn named(text: &Analysis<'_>, at: usize) -> Option<(Range<usize>, Filler)> {
    let last = matches!(
        text.word(at).to_lowercase().as_str(),
        "front" | "movement" | "command" | "commandos" | "cell" | "mafia" | "squadron" | "cartel"
    );
    let short = acronym(text, at + 1);
    let range = start(text, at)..at + 1;
    if !last || (range.len() < 3 && short.is_none()) {
        return None;
    }
    let mut names = vec![text.words(range.clone()).to_lowercase()];
    names.extend(short);
    Some((range, names))
}

/// Back over the words that describe the last one.
fn start(text: &Analysis<'_>, at: usize) -> usize {
    let mut start = at;
    while start > text.sentences[text.tokens[at].sentence].start {
        let before = &text.tokens[start - 1];
        let inner = matches!(before.pos, Pos::Noun | Pos::Adj | Pos::Propn);
        if !inner
            || !text
                .word(start - 1)
                .starts_with(|c: char| c.is_alphanumeric())
        {
            break;
        }
        start -= 1;
    }
    start
}

/// "(fmln)" behind a name.
fn acronym(text: &Analysis<'_>, at: usize) -> Option<String> {
    let word = |at: usize| text.tokens.get(at).map(|_| text.word(at));
    let brackets = matches!(word(at)?, "(" | "[") && matches!(word(at + 2)?, ")" | "]");
    brackets.then(|| text.word(at + 1).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certainty::testing::parsed;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let analysis = parsed(text);
        let found: Vec<String> = organisations(&analysis)
            .into_iter()
            .map(|(_, names)| names[0].clone())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn groups_are_known_by_list_or_by_their_last_word() {
        check(
            "the farc burned two trucks.",
            &["revolutionary armed forces of colombia"],
        );
        check(
            "the national workers front (fora) burned two trucks.",
            &["national workers front"],
        );
    }

    #[test]
    fn fronts_of_weather_are_no_groups() {
        check("a cold front arrived.", &[]);
    }
}
