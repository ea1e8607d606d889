//! Organisations behind an incident.

use super::Filler;
use super::incidents::Incident;
use crate::analysis::{Analysis, Dep};
use std::ops::Range;

/// Armed groups of the region and time by their short names; facts as in the
/// UCDP actor list.
const ARMED: &[&str] = &[
    "fmln",
    "eln",
    "epl",
    "farc",
    "m-19",
    "mrta",
    "fpmr",
    "urng",
    "fpl",
    "erp",
    "extraditables",
    "mir",
    "cinchoneros",
    "sendero",
    "egtk",
    "eps",
    "uc-eln",
    "faln",
    "eta",
    "contras",
    "fal",
    "arde",
    "uno-frs",
    "prtc",
    "quintin",
    "maquis",
    "mafia",
    "mafias",
];

/// The organisations behind the incidents.
pub(super) fn behind(text: &Analysis<'_>, incidents: &[Incident]) -> Vec<Filler> {
    if incidents.is_empty() {
        return Vec::new();
    }
    let all = organisations(text);
    let blamed = |range: &Range<usize>| {
        incidents.iter().any(|incident| {
            let sentence = text.tokens[incident.happening.trigger].sentence;
            text.tokens[range.start].sentence == sentence
        })
    };
    let mut found: Vec<Filler> = Vec::new();
    for (range, names) in &all {
        if blamed(range) {
            join(&mut found, names.clone());
        }
    }
    found
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

/// Every mention with the names it carries: "… front (fmln)" gives both.
fn organisations(text: &Analysis<'_>) -> Vec<(Range<usize>, Filler)> {
    (0..text.tokens.len())
        .filter_map(|at| mention(text, at))
        .collect()
}

fn mention(text: &Analysis<'_>, at: usize) -> Option<(Range<usize>, Filler)> {
    let word = text.word(at).to_lowercase();
    if ARMED.contains(&word.as_str()) {
        return Some((at..at + 1, vec![word]));
    }
    if word == "path" && at > 0 && text.word(at - 1) == "shining" {
        return Some((at - 1..at + 1, vec!["shining path".into()]));
    }
    let last = matches!(
        word.as_str(),
        "front"
            | "movement"
            | "cartel"
            | "brigade"
            | "squads"
            | "squad"
            | "liberation"
            | "mafia"
            | "army"
            | "forces"
    );
    if !last
        || text
            .tokens
            .get(at + 1)
            .is_some_and(|_| text.word(at + 1) == "of")
    {
        return None;
    }
    let range = name(text, at)?;
    let words = text.words(range.clone()).to_lowercase();
    let mut names = vec![words];
    if let Some(short) = acronym(text, range.end) {
        names.push(short);
    }
    Some((range, names))
}

/// "Farabundo marti national liberation front": back over what describes the word.
fn name(text: &Analysis<'_>, at: usize) -> Option<Range<usize>> {
    let mut start = at;
    while start > 0 && text.tokens[start - 1].sentence == text.tokens[at].sentence {
        let before = &text.tokens[start - 1];
        let inner = matches!(before.dep, Dep::Compound | Dep::Amod | Dep::Nmod)
            || matches!(
                text.word(start - 1),
                "national" | "revolutionary" | "people's" | "liberation"
            );
        if !inner
            || text
                .word(start - 1)
                .starts_with(|c: char| !c.is_alphanumeric())
        {
            break;
        }
        start -= 1;
    }
    let words = at + 1 - start;
    let known = matches!(text.word(at), "army" | "cartel" | "mafia");
    (words >= 3
        || known
        || (words == 2 && matches!(text.word(at), "forces" | "squads" | "movement")))
    .then_some(start..at + 1)
}

/// "(fmln)" behind a name.
fn acronym(text: &Analysis<'_>, at: usize) -> Option<String> {
    let open = text.tokens.get(at).map(|_| text.word(at))?;
    let close = text.tokens.get(at + 2).map(|_| text.word(at + 2))?;
    let short = text.word(at + 1).to_lowercase();
    (matches!(open, "(" | "[") && matches!(close, ")" | "]")).then_some(short)
}
