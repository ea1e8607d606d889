//! Organisations: names with and without their article, bodies, and people in the plural, which the corpus counts here.

use super::phrase::{bare, chunk, trim, with_article};
use super::{Found, Kind};
use crate::analysis::{Analysis, Dep, NamedKind, Pos, Tag};
use crate::names::{Entities, Form};
use record::EntityKind;
use std::collections::HashSet;
use std::ops::Range;

pub(super) fn mark(text: &Analysis<'_>, names: &Entities, found: &mut Vec<Found>) {
    named(text, names, found);
    parsed(text, names, found);
    for at in 0..text.tokens.len() {
        noun(text, names, at, found);
        pronoun(text, names, at, found);
        nationality(text, at, found);
    }
}

fn named(text: &Analysis<'_>, names: &Entities, found: &mut Vec<Found>) {
    for mention in names
        .mentions
        .iter()
        .filter(|mention| mention.form == Form::Name)
    {
        let actor = &names.actors[mention.actor];
        let rule = match actor.kind {
            EntityKind::ArmedGroup => "group",
            EntityKind::Government => "government",
            EntityKind::Organisation => "organisation",
            _ => continue,
        };
        let article = with_article(text, &mention.tokens);
        // With an article, a state and a body named by a common noun are marked once: "the United States", "the French government".
        let once = article.is_some()
            && (crate::names::is_state(&actor.name)
                || !text
                    .word(mention.tokens.end - 1)
                    .starts_with(char::is_uppercase));
        if let Some(article) = article {
            found.push((
                article,
                Kind::Organisation,
                if mention.tokens.len() > 1 {
                    "the long name"
                } else {
                    "the name"
                },
            ));
        }
        if !once {
            found.push((mention.tokens.clone(), Kind::Organisation, rule));
        }
    }
}

fn parsed(text: &Analysis<'_>, names: &Entities, found: &mut Vec<Found>) {
    let people = text
        .entities
        .iter()
        .filter(|entity| entity.kind == NamedKind::Person && entity.tokens.len() > 1);
    let person_words: HashSet<&str> = people
        .flat_map(|entity| entity.tokens.clone().map(|at| text.word(at)))
        .collect();
    for entity in text
        .entities
        .iter()
        .filter(|entity| matches!(entity.kind, NamedKind::Org | NamedKind::Norp))
    {
        let tokens = trim(text, entity.tokens.clone());
        if tokens.is_empty()
            || names
                .mention_at(tokens.start)
                .is_some_and(|mention| names.actors[mention.actor].kind == EntityKind::Person)
        {
            continue;
        }
        if entity.kind == NamedKind::Norp {
            let plural = text.tokens[tokens.end - 1].tag == Tag::Nnps
                || text.tokens[tokens.end - 1].tag == Tag::Nns;
            if plural {
                found.push((tokens.clone(), Kind::Organisation, "people of"));
                found.extend(
                    with_article(text, &tokens)
                        .map(|tokens| (tokens, Kind::Organisation, "the people of")),
                );
            }
            continue;
        }
        let plain = bare(text, tokens.clone());
        if plain.is_empty()
            || is_ground_name(text, &plain)
            || is_arm(text.word(plain.end - 1))
            || person_words.contains(text.word(plain.start))
        {
            continue;
        }
        found.extend(
            with_article(text, &plain).map(|tokens| (tokens, Kind::Organisation, "the parsed")),
        );
        found.push((plain, Kind::Organisation, "parsed"));
    }
}

/// "Iraqi", "Kurdish", "Arab": adjectives of peoples and states.
fn nationality(text: &Analysis<'_>, at: usize, found: &mut Vec<Found>) {
    let norp = text
        .entity_at(at)
        .is_some_and(|entity| entity.kind == NamedKind::Norp);
    let adjective = text.tokens[at].pos == Pos::Adj || text.tokens[at].dep == Dep::Amod;
    let known = crate::names::is_demonym(text.word(at));
    let singular = !matches!(text.tokens[at].tag, Tag::Nns | Tag::Nnps);
    if singular && (known || norp && adjective) && text.word(at).starts_with(char::is_uppercase) {
        found.push((
            at..at + 1,
            Kind::Nationality,
            if known { "demonym" } else { "norp" },
        ));
    }
}

/// "Brandbergen Mosque", "Muslim Cultural Center": the parser's body is a building.
pub(super) fn is_ground_name(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    matches!(
        text.word(tokens.end - 1),
        "Mosque"
            | "Center"
            | "Centre"
            | "Airport"
            | "Base"
            | "Hospital"
            | "Square"
            | "Street"
            | "Palace"
            | "Stadium"
            | "Camp"
            | "Prison"
            | "Bridge"
            | "Dam"
    )
}

fn is_arm(word: &str) -> bool {
    matches!(word, "VBIED" | "IED" | "UAV" | "VBIEDs" | "IEDs" | "RPG")
}

const BODIES: &[&str] = &[
    "government",
    "group",
    "regime",
    "coalition",
    "community",
    "opposition",
    "family",
    "unit",
    "organization",
    "organisation",
    "party",
    "military",
    "army",
    "network",
    "enemy",
    "country",
    "nation",
    "population",
    "council",
    "committee",
    "ministry",
    "company",
    "team",
    "police",
    "alliance",
    "militia",
    "movement",
    "delegation",
    "agency",
    "command",
    "parliament",
    "department",
];

const PEOPLE: &[&str] = &[
    "people",
    "civilian",
    "force",
    "partner",
    "terrorist",
    "leader",
    "member",
    "soldier",
    "fighter",
    "child",
    "official",
    "refugee",
    "militant",
    "troop",
    "man",
    "woman",
    "journalist",
    "expert",
    "mourner",
    "rebel",
    "supporter",
    "witness",
    "resident",
    "officer",
    "citizen",
    "ally",
    "counterpart",
    "minister",
    "extremist",
    "jihadist",
    "insurgent",
    "family",
    "worker",
    "victim",
    "hostage",
    "commander",
    "airman",
    "airmen",
    "marine",
    "musician",
    "party",
    "unit",
    "group",
    "nation",
    "country",
    "team",
    "organization",
    "business",
    "stakeholder",
    "donor",
    "actor",
    "adviser",
    "advisor",
    "others",
    "community",
    "enemy",
];

fn noun(text: &Analysis<'_>, names: &Entities, at: usize, found: &mut Vec<Found>) {
    let token = &text.tokens[at];
    let lemma = token.lemma.to_lowercase();
    if !matches!(token.pos, Pos::Noun | Pos::Propn)
        || text.head(at).is_some_and(|head| {
            head > at && token.dep == Dep::Compound && text.tokens[head].pos == Pos::Noun
        })
    {
        return;
    }
    let plural = matches!(token.tag, Tag::Nns | Tag::Nnps);
    let list: &[&str] = if plural || lemma == "people" {
        PEOPLE
    } else {
        BODIES
    };
    if !list.contains(&lemma.as_str()) {
        return;
    }
    let tokens = chunk(text, at);
    if let Some(end) = of_whom(text, at).filter(|_| plural || lemma == "people") {
        found.push((tokens.start..end, Kind::Organisation, "people of a place"));
        return;
    }
    let counted = text.tokens[tokens.start].pos == Pos::Num;
    let rule = match (
        plural,
        counted,
        text.tokens[tokens.start].pos == Pos::Det,
        tokens.len() == 1,
    ) {
        (true, true, ..) => "counted people",
        (true, _, true, _) => "the people",
        (true, _, _, true) => "people",
        (true, ..) => "such people",
        (false, _, true, _) => "the body",
        (false, _, _, true) => "body",
        (false, ..) => "such body",
    };
    if rule != "body"
        && names.actor_at(tokens.end - 1).is_none_or(|_| {
            names
                .mention_at(at)
                .is_none_or(|mention| mention.form != Form::Name)
        })
    {
        found.push((tokens, Kind::Organisation, rule));
    }
}

/// "the people of Iraq", "the Members of the Security Council": where the name behind "of" ends.
fn of_whom(text: &Analysis<'_>, at: usize) -> Option<usize> {
    let name = (at + 1 < text.tokens.len() && text.word(at + 1) == "of")
        .then(|| text.child(at + 1, &[Dep::Pobj]))
        .flatten()?;
    let entity = text
        .entity_at(name)
        .filter(|entity| matches!(entity.kind, NamedKind::Gpe | NamedKind::Org))?;
    Some(trim(text, entity.tokens.clone()).end)
}

fn pronoun(text: &Analysis<'_>, names: &Entities, at: usize, found: &mut Vec<Found>) {
    let rule = match text.word(at).to_lowercase().as_str() {
        "we" => "we",
        "them" | "us" => "them",
        "it" if names.actor_at(at).is_some() => "it",
        _ => return,
    };
    found.push((at..at + 1, Kind::Organisation, rule));
}
