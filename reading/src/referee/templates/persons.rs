//! Persons by name in text without capitals.
//!
//! A given name or a title opens a name; it runs on over words that no list of
//! English knows. Shaped by: "victor" and "guy" as common words (a surname must
//! follow), "general strike", "father of three".

use super::Filler;
use super::has;
use super::incidents::Incident;
use crate::analysis::{Analysis, Dep, NamedKind, Pos, Tag};
use std::ops::Range;

/// Given names common in Spanish, Portuguese and English news.
const GIVEN: &str = "\
    abel adolfo adrian agustin alan alberto alejandro alejandra alfonso alfredo alonso alvaro \
    amando ana andres angel angela anibal antonio aristides armando arturo augusto aurelio \
    beatriz benjamin bernardo bruce bruno camilo carla carlos carmen carolina catalina cecilia \
    cecilio celina cesar charles christian christopher clara claudia claudio clemente cristina \
    cristobal daniel danilo dario david diana diego domingo donald dora edgar edgardo edmundo \
    eduardo edwin efrain elba elena elias elizabeth elmer elsa emilio enrique eric ernesto \
    esteban eugenio eulogio eva fabio felipe felix fernando fidel francisco frank freddy gabriel \
    george gerardo german gilberto gilda gloria gonzalo graciela gregorio guadalupe guido \
    guillermo gustavo hector henry hernan hilda horacio hugo humberto ignacio ines irma isabel \
    ismael ivan jack jacobo jaime jairo james javier jean jeffrey jesus joao joaquin joel john \
    jorge jose joseph juan juana julia julio karl laura leon leonardo leonel leopoldo leticia \
    lidia lorenzo lucia luis luisa luz manuel marcela marcelo marco marcos margarita maria \
    mariano mario marta martha martin mary mateo mauricio maximo mercedes michael miguel milton \
    moises monica napoleon nelson nestor nicolas norberto octavio olga omar orlando oscar otto \
    pablo patricia patricio paul paulo pedro peter pilar rafael ramiro ramon raul rene ricardo \
    richard robert roberto rodolfo rodrigo rogelio rolando rosa ruben ruperto salvador samuel \
    santiago sara sebastian segundo sergio silvia simon sofia susana teodoro teresa thomas todd \
    tomas ulises valentin vicente victor victoria vinicio virgilio waldemar walter william \
    wilfredo yolanda";

/// Titles, which stand before a name and never in it.
const TITLES: &str = "\
    president colonel general captain major lieutenant sergeant mayor judge senator minister \
    father bishop archbishop monsignor priest doctor dr mr mrs deputy governor leader candidate \
    engineer attorney reporter journalist col gen lt maj capt msgr secretary spokesman commander";

/// Nouns that follow a name without belonging to it.
const COMMON: &str = "\
    government administration yesterday today tonight tomorrow murder assassination death case \
    kidnapping family wife son daughter brother sister father mother house airport street avenue \
    neighborhood department province city town park university hospital front battalion brigade \
    command regime group movement party police army troops soldiers monday tuesday wednesday \
    thursday friday saturday sunday january february march april june july august september \
    october november december former who news radio body home";

/// Victims by name: the persons in what the incidents hit or hurt.
pub(super) fn victims(text: &Analysis<'_>, incidents: &[&Incident]) -> Vec<Filler> {
    let names = persons(text);
    let mut found: Vec<Filler> = Vec::new();
    for name in names.iter().filter(|name| is_told_dead(text, name)) {
        add(text, &mut found, name.clone());
    }
    for incident in incidents {
        for hurt in hurt(text, incident) {
            for name in names.iter().filter(|n| hurt.contains(&n.start)) {
                add(text, &mut found, name.clone());
            }
        }
    }
    found
}

/// Names near a word of killing or kidnapping that are nobody's subject:
/// "among the priests murdered was father …", "the victims were identified as …".
fn is_told_dead(text: &Analysis<'_>, name: &Range<usize>) -> bool {
    let Some(top) = text.top(name.clone()) else {
        return false;
    };
    let doer = matches!(text.tokens[top].dep, Dep::Nsubj | Dep::Agent)
        && text
            .head(top)
            .is_none_or(|verb| text.child(verb, &[Dep::Attr]).is_none())
        || text
            .head(top)
            .is_some_and(|by| text.tokens[by].dep == Dep::Agent);
    !doer && text.ancestors(top).take(7).any(|at| is_loss(text, at))
}

fn is_loss(text: &Analysis<'_>, at: usize) -> bool {
    matches!(
        text.lemma(at),
        "murder"
            | "assassination"
            | "death"
            | "kidnapping"
            | "killing"
            | "abduction"
            | "victim"
            | "kill"
            | "assassinate"
            | "kidnap"
            | "abduct"
            | "wound"
            | "injure"
            | "die"
            | "dead"
            | "hostage"
            | "attempt"
            | "body"
            | "slay"
            | "execution"
            | "captive"
    )
}

/// What stands in the place of a victim, with its appositions.
fn hurt(text: &Analysis<'_>, incident: &Incident) -> Vec<Range<usize>> {
    let happening = &incident.happening;
    let target = happening.target.iter().cloned();
    let harmed = happening.harm.iter().map(|harm| harm.victims.clone());
    target
        .chain(harmed)
        .filter_map(|range| text.top(range))
        .map(|head| text.reach(head))
        .chain(possessor(text, happening.trigger))
        .collect()
}

/// "Galan's murder".
fn possessor(text: &Analysis<'_>, trigger: usize) -> Option<Range<usize>> {
    let owner = text.child(trigger, &[Dep::Poss])?;
    let killing = matches!(
        text.lemma(trigger),
        "murder" | "assassination" | "death" | "kidnapping" | "killing" | "abduction" | "execution"
    );
    killing.then(|| text.reach(owner))
}

fn add(text: &Analysis<'_>, found: &mut Vec<Filler>, name: Range<usize>) {
    let words = text
        .words(name)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let surname = |full: &str| full.split(' ').next_back().map(str::to_owned);
    let same = found.iter_mut().find(|filler| {
        filler.iter().any(|m| {
            m.contains(&words) || words.contains(m.as_str()) || surname(m) == surname(&words)
        })
    });
    match same {
        Some(filler) if !filler.contains(&words) => filler.push(words),
        Some(_) => {}
        None => found.push(vec![words]),
    }
}

/// All names of persons.
pub(super) fn persons(text: &Analysis<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        match name_at(text, at) {
            Some(name) => {
                at = name.end;
                found.push(name);
            }
            None => at += 1,
        }
    }
    found
}

fn name_at(text: &Analysis<'_>, at: usize) -> Option<Range<usize>> {
    let word = text.word(at).to_lowercase();
    let given = has(GIVEN, &word);
    let entity = text
        .entity_at(at)
        .filter(|e| e.kind == NamedKind::Person && e.tokens.start == at && e.tokens.len() > 1);
    // "San salvador", "santa ana".
    let place = at > 0
        && matches!(
            text.word(at - 1),
            "san" | "santa" | "santo" | "el" | "ciudad" | "villa"
        );
    if !given && entity.is_none() || is_title(&word) || place {
        return None;
    }
    let mut end = at + 1;
    while end < text.tokens.len() && runs_on(text, end) {
        end += 1;
    }
    // A particle cannot end a name.
    while end > at + 1 && is_particle(text.word(end - 1)) {
        end -= 1;
    }
    (end > at + 1).then_some(at..end)
}

fn runs_on(text: &Analysis<'_>, at: usize) -> bool {
    let word = text.word(at);
    if is_particle(word) {
        return text.tokens.get(at + 1).is_some() && runs_on(text, at + 1);
    }
    let token = &text.tokens[at];
    let wordlike = word
        .chars()
        .all(|c| c.is_alphabetic() || c == '-' || c == '\'')
        && word.len() > 2;
    let open = matches!(token.pos, Pos::Propn | Pos::Noun | Pos::X | Pos::Adj)
        || matches!(token.tag, Tag::Nnp | Tag::Nn | Tag::Nnps);
    wordlike && open && word != "'s" && !is_title(word) && !is_common(word)
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "de" | "la" | "del" | "los" | "y" | "van" | "von" | "da" | "dos"
    )
}

fn is_title(word: &str) -> bool {
    has(TITLES, word)
}

fn is_common(word: &str) -> bool {
    has(COMMON, word) || word.ends_with("'s")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certainty::testing::parsed;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let analysis = parsed(text);
        let found: Vec<&str> = persons(&analysis)
            .into_iter()
            .map(|name| analysis.words(name))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn given_names_open_a_name() {
        check(
            "mayor jorge salinas vega was shot yesterday.",
            &["jorge salinas vega"],
        );
        check("they met jose de la torre and left.", &["jose de la torre"]);
    }

    #[test]
    fn towns_and_given_names_alone_are_nobody() {
        check("the road from san carlos to the coast was blocked.", &[]);
        check("victor was here.", &[]);
    }
}
