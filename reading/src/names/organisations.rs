//! Organisations that the parser named, and those a document explains by a short form.

use super::acronyms;
use super::extent;
use super::known;
use super::registry::{Form, Registry, clean, trim};
use super::roles::is_role;
use super::table::table;
use crate::analysis::{Analysis, Dep, NamedKind, Pos};
use record::EntityKind;
use std::ops::Range;

/// Short forms first: what a document explains goes before what the tables know.
pub(super) fn explain(text: &Analysis<'_>, registry: &mut Registry) {
    for explained in acronyms::explained(text) {
        let name = clean(text, explained.name.clone());
        let actor = match table().find(&super::key::key(&name), &name) {
            Some(index) if table().known[index].state => continue,
            Some(index) => registry.of_table(index),
            None => registry.called(&name, kind(&name)),
        };
        registry.alias(
            text.words(explained.short.clone())
                .split(')')
                .next()
                .unwrap_or_default(),
            actor,
        );
        registry.mention(trim(text, explained.name), actor, Form::Name);
        if !text.words(explained.short.clone()).contains(')') {
            registry.mention(explained.short, actor, Form::Name);
        }
    }
}

/// Marks what the parser called an organisation and nobody has claimed yet.
pub(super) fn mark(text: &Analysis<'_>, registry: &mut Registry, private: &[Range<usize>]) {
    let common = acronyms::common(text);
    for entity in text
        .entities
        .iter()
        .filter(|entity| entity.kind == NamedKind::Org)
    {
        let tokens = extent::behind_article(text, trim(text, entity.tokens.clone()));
        let words = text.words(tokens.clone());
        if common.contains(&words) || is_shorthand(words) || is_dateline(text, &tokens) {
            continue;
        }
        if let Some(body) = short_form(text, registry, &tokens) {
            registry.mention(tokens, body, Form::Name);
            continue;
        }
        if let Some(person) = person_inside(text, registry, &tokens) {
            registry.mention(tokens, person, Form::Name);
            continue;
        }
        if is_name(text, &tokens)
            && !is_private(text, &tokens, private)
            && !is_part_of_title(text, &tokens)
            && !is_where(text, &tokens)
            && registry.is_free(&tokens)
            && known::longest(text, tokens.start)
                .is_none_or(|(index, _)| !table().known[index].state)
        {
            let name = clean(text, tokens.clone());
            let actor = registry
                .by_name(&name)
                .unwrap_or_else(|| registry.called(&name, kind(&name)));
            registry.mention(tokens, actor, Form::Name);
        }
    }
}

/// "The Front" behind "the Blue River Front": the nearest body before that ends in that word.
fn short_form(text: &Analysis<'_>, registry: &Registry, tokens: &Range<usize>) -> Option<usize> {
    let word = text.word(tokens.start);
    let article = tokens.start.checked_sub(1)?;
    let short =
        tokens.len() == 1 && is_body_word(word) && text.word(article).eq_ignore_ascii_case("the");
    let named = registry.mentions.iter().filter(|mention| {
        let name = &registry.actors[mention.actor].name;
        let ends = name.rsplit(' ').next() == Some(word) && name.len() > word.len();
        short && mention.tokens.end <= tokens.start && ends
    });
    named
        .max_by_key(|mention| mention.tokens.start)
        .map(|mention| mention.actor)
}

/// "In Gorom", "the villages of Gorom and Tessit": where something happens, which the parser took for a body.
fn is_where(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let Some(top) = text.top(tokens.clone()) else {
        return false;
    };
    let plain = tokens.clone().all(|at| {
        let word = text.word(at);
        let capitals = word.chars().filter(|c| c.is_uppercase()).count();
        word == "and" || word == "," || capitals == 1 && !is_body_word(word)
    });
    let single = tokens.len() == 1 || tokens.clone().any(|at| text.word(at) == "and");
    let prep = text
        .head(top)
        .filter(|_| text.tokens[top].dep == Dep::Pobj && plain && single);
    prep.is_some_and(|prep| {
        let settled = || {
            text.head(prep).is_some_and(|noun| {
                matches!(
                    text.lemma(noun),
                    "village"
                        | "town"
                        | "city"
                        | "district"
                        | "province"
                        | "region"
                        | "suburb"
                        | "area"
                        | "commune"
                        | "neighborhood"
                        | "neighbourhood"
                        | "outskirt"
                )
            })
        };
        match text.word(prep).to_lowercase().as_str() {
            "in" | "near" | "outside" | "around" => tokens.start == prep + 1,
            "of" => settled(),
            _ => false,
        }
    })
}

/// "GENEVA –": where a report was filed, which stands alone before it.
fn is_dateline(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let Some(first) = text.tokens.get(tokens.start) else {
        return false;
    };
    let sentence = text.sentences[first.sentence].clone();
    let last = text.word(sentence.end - 1);
    sentence.len() > 1 && matches!(last, "–" | "—" | "--" | "-")
}

/// Short forms of reports that name nobody, and two short forms in one.
fn is_shorthand(words: &str) -> bool {
    let short = |word: &str| word.len() >= 2 && word.chars().all(char::is_uppercase);
    let pair = words
        .split_once(" and ")
        .is_some_and(|(one, other)| short(one) && short(other));
    pair || matches!(
        words.trim_end_matches('s'),
        "IDP"
            | "ERW"
            | "IED"
            | "VBIED"
            | "UXO"
            | "NGO"
            | "INGO"
            | "LGBT"
            | "LGBTI"
            | "LGBTQ"
            | "LGBTQI"
            | "LGBTQI+"
            | "SGBV"
            | "GBV"
            | "CRSV"
            | "FGM"
            | "FGM/C"
            | "COVID"
            | "COVID-19"
            | "WMD"
            | "PTSD"
            | "HIV"
            | "AIDS"
            | "DDR"
    )
}

/// Marks further uses of short forms and of names already given to somebody in this document.
pub(super) fn again(text: &Analysis<'_>, registry: &mut Registry) {
    for at in 0..text.tokens.len() {
        let word = text.word(at);
        let short = word.len() >= 2 && word.chars().filter(|c| c.is_uppercase()).count() >= 2;
        if let Some(actor) = short.then(|| registry.by_name(word)).flatten() {
            registry.mention(at..at + 1, actor, Form::Name);
        }
    }
}

/// Words that mark a body of people: what stands with one is no person's name.
pub(super) fn is_body_word(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "agency",
        "alliance",
        "association",
        "authority",
        "bank",
        "board",
        "brigade",
        "brigades",
        "broadcasting",
        "bureau",
        "center",
        "centre",
        "church",
        "club",
        "coalition",
        "college",
        "command",
        "commission",
        "committee",
        "company",
        "congress",
        "conference",
        "corps",
        "corporation",
        "council",
        "court",
        "daily",
        "defence",
        "defense",
        "department",
        "embassy",
        "federation",
        "force",
        "forces",
        "foreign",
        "forum",
        "foundation",
        "front",
        "fund",
        "global",
        "government",
        "group",
        "guard",
        "guards",
        "herald",
        "house",
        "initiative",
        "institute",
        "institution",
        "intelligence",
        "international",
        "islamic",
        "journal",
        "justice",
        "law",
        "league",
        "liberation",
        "media",
        "military",
        "ministry",
        "mission",
        "monitor",
        "movement",
        "national",
        "network",
        "news",
        "northern",
        "observatory",
        "office",
        "organization",
        "organisation",
        "parliament",
        "party",
        "people",
        "police",
        "post",
        "press",
        "program",
        "programme",
        "project",
        "public",
        "radio",
        "red",
        "regional",
        "republic",
        "research",
        "rights",
        "school",
        "security",
        "senate",
        "service",
        "services",
        "society",
        "southern",
        "state",
        "states",
        "supreme",
        "taskforce",
        "telegraph",
        "television",
        "times",
        "today",
        "trust",
        "tv",
        "union",
        "unit",
        "united",
        "university",
        "watch",
        "white",
        "world",
        "airport",
        "air",
        "army",
        "navy",
        "airlines",
        "brotherhood",
        "jihad",
        "caliphate",
        "army",
        "cartel",
        "west",
        "east",
        "north",
        "south",
        "central",
        "special",
        "platforms",
        "industries",
        "motors",
        "energy",
        "systems",
        "technologies",
        "holdings",
        "oil",
        "petroleum",
        "joint",
        "human",
        "crisis",
        "green",
        "free",
        "new",
        "el",
        "general",
        "amnesty",
        "control",
        "studies",
        "policy",
    ];
    WORDS.contains(&word.to_lowercase().as_str())
}

/// "Middle East Tobias Ellwood": the parser's body ends in a person whom the document knows.
fn person_inside(text: &Analysis<'_>, registry: &Registry, tokens: &Range<usize>) -> Option<usize> {
    let last = tokens
        .end
        .checked_sub(1)
        .filter(|last| *last >= tokens.start)?;
    let actor = registry.by_name(text.word(last))?;
    // "Kiir replaced Machar": a sentence, and no name.
    let name = tokens.clone().all(|at| text.tokens[at].pos != Pos::Verb);
    (name && registry.actors[actor].kind == EntityKind::Person && tokens.len() > 1).then_some(actor)
}

/// A private person's name, or a surname of theirs, that the parser took for a body.
fn is_private(text: &Analysis<'_>, tokens: &Range<usize>, private: &[Range<usize>]) -> bool {
    let overlaps = |name: &Range<usize>| name.start < tokens.end && tokens.start < name.end;
    let same = |name: &Range<usize>| {
        tokens.len() == 1
            && name
                .clone()
                .any(|at| text.word(at) == text.word(tokens.start))
    };
    private.iter().any(|name| overlaps(name) || same(name))
}

/// "Defense" in "Defense Secretary Ash Carter".
fn is_part_of_title(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let next = text.tokens.get(tokens.end).map(|_| text.word(tokens.end));
    next.is_some_and(|next| next.starts_with(char::is_uppercase) && is_role(next))
}

/// Words that headlines write with a capital and the parser takes for a body.
const GENERIC: &[&str] = &[
    "territory",
    "caliphate",
    "jihad",
    "state",
    "justice",
    "department",
    "ministry",
    "government",
    "council",
    "group",
    "army",
    "police",
    "court",
    "committee",
    "commission",
    "agency",
    "parliament",
    "congress",
    "islam",
    "islamic",
    "islamist",
    "sharia",
    "twitter",
    "facebook",
    "youtube",
    "telegram",
    "instagram",
    "whatsapp",
    "tiktok",
    "teams",
    "rabbinate",
    "internet",
    "constitution",
    "office",
    "embassy",
    "coalition",
    "opposition",
    "security",
    "defense",
    "defence",
    "interior",
    "minister",
    "president",
    "members",
    "state department’s",
    "east",
    "west",
    "north",
    "south",
    "source",
    "media",
    "report",
    "update",
    "photo",
    "section",
    "covid-19",
    "quran",
    "koran",
];

/// Whether `lower` is a word that headlines write with a capital and that names nobody.
pub(super) fn is_generic(lower: &str) -> bool {
    GENERIC.contains(&lower)
}

/// A name has a capital, no figures at its ends, and does not sprawl over a sentence.
fn is_name(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let capital = |at: usize| text.word(at).starts_with(char::is_uppercase);
    let figure = |at: usize| text.tokens[at].pos == Pos::Num;
    let words = text.words(tokens.clone());
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    let generic = GENERIC.contains(&words.to_lowercase().as_str())
        || words.starts_with("Terrorist")
        || words.starts_with("Anti-");
    // "Anglophone rebels": an adjective the parser took for a body.
    let adjective = tokens.len() == 1
        && text.tokens[tokens.start].pos == Pos::Adj
        && words.chars().filter(|c| c.is_uppercase()).count() == 1;
    let sentence = tokens
        .clone()
        .any(|at| text.tokens[at].pos == Pos::Verb && !capital(at));
    let sound = !words.contains('\n') && letters > 1 && !generic && !adjective && !sentence;
    !tokens.is_empty()
        && tokens.len() <= 12
        && capital(tokens.start)
        && !tokens.clone().all(figure)
        && sound
}

/// A government body by its name, else an organisation.
pub(super) fn kind(name: &str) -> EntityKind {
    const STATE: &[&str] = &[
        "ministry",
        "government",
        "army",
        "forces",
        "force",
        "police",
        "department",
        "parliament",
        "congress",
        "senate",
        "navy",
        "military",
        "presidency",
        "cabinet",
        "court",
        "command",
        "guard",
        "bureau",
        "embassy",
        "intelligence",
        "prosecutor",
        "gendarmerie",
        "administration",
        "treasury",
        "council of ministers",
        "interior",
        "governorate",
        "municipality",
        "secretariat",
    ];
    let lower = name.to_lowercase();
    let state = lower
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| STATE.contains(&word));
    if state {
        EntityKind::Government
    } else {
        EntityKind::Organisation
    }
}
