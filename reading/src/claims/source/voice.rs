//! Whether a noun can be a source at all: attacks reveal and floods show, but they report nothing.
//!
//! Shaped by: "no group claimed it" (nobody speaks), an active verb that lost its subject (a misread one).

use super::capacity::capacity;
use super::role::{nobody, unnamed_capacity};
use crate::analysis::{Dep, Pos};
use crate::attribution::Said;
use crate::claims::Evidence;
use crate::names;

/// Whether a noun can be a source at all: attacks reveal and floods show, but they report nothing.
pub(in crate::claims) fn speaks(evidence: &Evidence<'_>, said: &Said) -> bool {
    let (Some(range), Some(head)) = (&said.source, said.speaker) else {
        return impersonal(evidence, said);
    };
    let text = &evidence.text;
    let lemma = text.lemma(head).to_lowercase();
    let pronoun = matches!(
        text.word(head).to_lowercase().as_str(),
        "he" | "she" | "they" | "i" | "we" | "who" | "his" | "her" | "their"
    );
    let named = text.tokens[head].pos == Pos::Propn || evidence.entity(head).is_some();
    // "No organisation claimed it": nobody speaks.
    let none = text
        .child(head, &[Dep::Det])
        .is_some_and(|det| text.word(det).eq_ignore_ascii_case("no"));
    let sane = !none && range.len() <= 40 && !text.words(range.clone()).contains("\n\n");
    sane && (pronoun
        || named
        || nobody(&lemma)
        || unnamed_capacity(&lemma)
        || names::is_title(&lemma)
        || names::is_unnamed_person(text, head)
        || capacity(std::slice::from_ref(&lemma)).is_some()
        || voice(&lemma))
}

/// "It is said", "reportedly", "fears that": a report without a speaker. An
/// active verb that lost its subject is a misread one.
fn impersonal(evidence: &Evidence<'_>, said: &Said) -> bool {
    let text = &evidence.text;
    let verb = said.cue.iter().find(|t| text.tokens[**t].pos == Pos::Verb);
    verb.is_none_or(|verb| text.child(*verb, &[Dep::AuxPass, Dep::NsubjPass]).is_some())
}

/// Nouns that have a voice: bodies, documents, people by their trade.
fn voice(lemma: &str) -> bool {
    matches!(
        lemma,
        "statement"
            | "document"
            | "paper"
            | "letter"
            | "survey"
            | "article"
            | "review"
            | "assessment"
            | "investigation"
            | "inquiry"
            | "group"
            | "organization"
            | "organisation"
            | "ministry"
            | "country"
            | "nation"
            | "party"
            | "family"
            | "lawyer"
            | "doctor"
            | "physician"
            | "surgeon"
            | "nurse"
            | "medic"
            | "driver"
            | "farmer"
            | "herder"
            | "trader"
            | "shopkeeper"
            | "engineer"
            | "contractor"
            | "volunteer"
            | "worker"
            | "soldier"
            | "victim"
            | "neighbor"
            | "neighbour"
            | "relative"
            | "father"
            | "mother"
            | "brother"
            | "sister"
            | "friend"
            | "student"
            | "teacher"
            | "journalist"
            | "reporter"
            | "correspondent"
            | "editor"
            | "commentator"
            | "writer"
            | "politician"
            | "leader"
            | "elder"
            | "chairman"
            | "chair"
            | "head"
            | "executive"
            | "manager"
            | "advocate"
            | "campaigner"
            | "opponent"
            | "demonstrator"
            | "protester"
            | "protestor"
            | "activist"
            | "voter"
            | "citizen"
            | "refugee"
            | "migrant"
            | "detainee"
            | "prisoner"
            | "suspect"
            | "defendant"
            | "side"
            | "ally"
            | "team"
            | "panel"
            | "mission"
            | "observatory"
            | "service"
            | "company"
            | "community"
            | "public"
            | "world"
            | "everyone"
            | "anyone"
            | "someone"
            | "nobody"
            | "half"
            | "percent"
            | "majority"
            | "video"
            | "memo"
            | "memorandum"
            | "message"
            | "tweet"
            | "post"
            | "book"
            | "editorial"
            | "briefing"
            | "intelligence"
            | "evidence"
            | "record"
            | "log"
            | "bulletin"
            | "communique"
            | "communiqué"
            | "analysis"
            | "census"
            | "index"
            | "dataset"
            | "database"
            | "rebel"
            | "clan"
            | "tribe"
            | "bishop"
            | "priest"
            | "imam"
            | "cleric"
            | "pope"
            | "archbishop"
            | "pilot"
            | "crew"
            | "guard"
    )
}

/// Whether token `at` belongs to the words that name somebody who speaks.
pub(in crate::claims) fn names_speaker(evidence: &Evidence<'_>, at: usize) -> bool {
    let names = |said: &Said| {
        said.source
            .as_ref()
            .is_some_and(|source| source.contains(&at))
            && speaks(evidence, said)
    };
    evidence
        .said_by(at)
        .any(|index| names(&evidence.said[index]))
}
