//! What a speaker does with the content: from the attributing word, else from
//! the mood of the clause itself.
//!
//! Shaped by: "did not deny", "has denied" (the denied thing is the content),
//! "no longer", "is far from contained" (a denial without "not").

use super::Evidence;
use crate::analysis::{Dep, Pos, Tag};
use crate::attribution::{Act, Said};
use record::Stance;

/// The stance of a clause under an attribution. "It can be assumed that" without
/// anybody who assumes is the author's own guess, and reads as the clause does.
pub(super) fn reported(evidence: &Evidence<'_>, said: &Said, clause: Option<usize>) -> Stance {
    let mood = || clause.map_or(Stance::Asserts, |at| own(evidence, at));
    let tells = |at: usize| is_told_to(evidence, said, at) || commands(evidence, said, at);
    if clause.is_some_and(tells) {
        return Stance::Recommends;
    }
    // "Stressed the need to act".
    let need =
        |at: usize| evidence.text.lemma(at) == "need" && evidence.text.tokens[at].pos == Pos::Noun;
    if said.act == Act::Says && clause.is_some_and(need) {
        return Stance::Recommends;
    }
    if takes_back(evidence, said) {
        return Stance::Denies;
    }
    match said.act {
        Act::Denies => Stance::Denies,
        Act::Predicts | Act::Vows => Stance::Predicts,
        Act::Asks => Stance::Asks,
        Act::Urges => Stance::Recommends,
        Act::Assumes if said.source.is_some() || said.cue.len() == 1 => Stance::Assumes,
        Act::Assumes | Act::Says | Act::Holds | Act::Finds | Act::Judges => mood(),
    }
}

/// "Retracted his statement that".
fn takes_back(evidence: &Evidence<'_>, said: &Said) -> bool {
    let text = &evidence.text;
    let noun = said.cue.iter().find(|t| text.tokens[**t].dep == Dep::Dobj);
    noun.and_then(|noun| text.head(*noun)).is_some_and(|verb| {
        matches!(
            text.lemma(verb),
            "retract" | "withdraw" | "recant" | "rescind"
        )
    })
}

/// "Tells the government to bear responsibility": what somebody is told to do.
fn is_told_to(evidence: &Evidence<'_>, said: &Said, at: usize) -> bool {
    let text = &evidence.text;
    let verb = text.head(at).filter(|verb| said.cue.contains(verb));
    text.tokens[at].dep == Dep::Xcomp
        && verb.is_some_and(|verb| {
            text.lemma(verb) == "tell" && text.child(verb, &[Dep::Dobj, Dep::Dative]).is_some()
        })
}

/// "“If you cannot, take a knife”": a bare verb that nobody is the subject of, in what is quoted.
fn commands(evidence: &Evidence<'_>, said: &Said, at: usize) -> bool {
    let text = &evidence.text;
    let below = [
        Dep::Nsubj,
        Dep::NsubjPass,
        Dep::Csubj,
        Dep::Expl,
        Dep::Aux,
        Dep::AuxPass,
    ];
    let quoted = said
        .content
        .first()
        .is_some_and(|part| matches!(text.word(part.start), "“" | "\""));
    quoted
        && text.tokens[at].tag == Tag::Vb
        && text.child(at, &below).is_none()
        && matches!(text.tokens[at].dep, Dep::Root | Dep::Ccomp | Dep::Parataxis)
}

/// The stance of a clause by its own mood.
pub(super) fn own(evidence: &Evidence<'_>, at: usize) -> Stance {
    if asks(evidence, at) {
        Stance::Asks
    } else if denies(evidence, at) {
        Stance::Denies
    } else if let Some(stance) = modal(evidence, at) {
        stance
    } else {
        Stance::Asserts
    }
}

/// A question mark asks for the main clause; what a relative clause in it tells is told.
fn asks(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let aside = |t: usize| matches!(text.tokens[t].dep, Dep::Relcl | Dep::Acl);
    if std::iter::once(at).chain(text.ancestors(at)).any(aside) {
        return false;
    }
    let sentence = text.sentences[text.tokens[at].sentence].clone();
    sentence.rev().take(3).any(|t| text.word(t) == "?")
}

/// A negated predicate, or one that says of something that it is not so.
fn denies(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let direct = text.child(at, &[Dep::Neg]).is_some();
    let complement = text.children(at).filter(|c| {
        matches!(
            text.tokens[*c].dep,
            Dep::Acomp | Dep::Attr | Dep::Dobj | Dep::Nsubj | Dep::NsubjPass | Dep::Advmod
        )
    });
    direct
        || nor(evidence, at)
        || says_false(evidence, at)
        || complement
            .into_iter()
            .any(|c| says_false(evidence, c) || scarce(evidence, c))
}

/// "…, nor can it rely on them": the negation stands before the clause.
fn nor(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let first = text.reach(at).start;
    text.tokens[at].dep == Dep::Conj && first > 0 && text.lemma(first - 1) == "nor"
}

fn says_false(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    match text.lemma(at) {
        "false" | "untrue" | "baseless" | "unfounded" | "incorrect" | "mistaken" | "overblown"
        | "wrong" | "myth" => text.child(at, &[Dep::Neg]).is_none(),
        // "The minister lied" asserts it.
        "lie" => text.tokens[at].pos == Pos::Noun && text.child(at, &[Dep::Neg]).is_none(),
        "far" => text.children(at).any(|c| text.lemma(c) == "from"),
        "point" => text.head(at).is_some_and(|verb| text.lemma(verb) == "miss"),
        _ => false,
    }
}

/// "No evidence", "scarcely any", "little sign".
fn scarce(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    text.children(at).any(|c| {
        let word = text.word(c).to_lowercase();
        matches!(word.as_str(), "no" | "neither" | "nor" | "little")
            && text.tokens[c].dep != Dep::Conj
            || matches!(word.as_str(), "any")
                && text
                    .children(c)
                    .any(|d| matches!(text.lemma(d), "scarcely" | "hardly" | "barely"))
    }) || text
        .children(at)
        .any(|c| matches!(text.lemma(c), "scarcely" | "hardly" | "barely"))
}

/// Future and duty by the modal verb or its paraphrase.
fn modal(evidence: &Evidence<'_>, at: usize) -> Option<Stance> {
    let text = &evidence.text;
    let modals: Vec<String> = text
        .children(at)
        .filter(|c| text.tokens[*c].dep == Dep::Aux && text.tokens[*c].tag == Tag::Md)
        .map(|c| text.word(c).to_lowercase())
        .collect();
    let has = |list: &[&str]| modals.iter().any(|m| list.contains(&m.as_str()));
    let perfect = text
        .children(at)
        .any(|c| text.tokens[c].dep == Dep::Aux && text.lemma(c) == "have");
    if has(&["will", "'ll", "’ll", "wo", "shall"]) && !perfect
        || going_to(evidence, at)
        || likely_to(evidence, at)
    {
        return Some(Stance::Predicts);
    }
    if has(&["should", "must"]) && text.lemma(at) == "expect" {
        return Some(Stance::Predicts);
    }
    if has(&["should", "ought", "must"]) || needs(evidence, at) || encourages(evidence, at) {
        return Some(Stance::Recommends);
    }
    (has(&["could", "may", "might", "would"]) && !perfect && soon(evidence, at))
        .then_some(Stance::Predicts)
}

fn going_to(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    text.lemma(at) == "go"
        && text.tokens[at].tag == Tag::Vbg
        && text.child(at, &[Dep::Xcomp]).is_some()
}

/// "Is likely to rise", "is set to", "is expected to", "is still possible and even likely".
fn likely_to(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let complement = text
        .children(at)
        .filter(|c| matches!(text.tokens[*c].dep, Dep::Acomp | Dep::Oprd));
    let ahead = |c: usize| {
        matches!(
            text.lemma(c),
            "likely"
                | "unlikely"
                | "set"
                | "poised"
                | "bound"
                | "due"
                | "possible"
                | "probable"
                | "imminent"
        )
    };
    complement.into_iter().any(ahead)
        || matches!(text.lemma(at), "expect" | "set" | "poise" | "project")
            && text.child(at, &[Dep::NsubjPass]).is_some()
            && text.child(at, &[Dep::Xcomp]).is_some()
}

/// "We encourage the parties to talk": what the author would have others do.
fn encourages(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let author = text
        .child(at, &[Dep::Nsubj])
        .is_some_and(|subject| matches!(text.word(subject).to_lowercase().as_str(), "i" | "we"));
    author
        && matches!(
            text.lemma(at),
            "encourage" | "implore" | "invite" | "exhort"
        )
        && text.child(at, &[Dep::Xcomp, Dep::Ccomp]).is_some()
}

fn needs(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    text.lemma(at) == "need" && text.child(at, &[Dep::Xcomp]).is_some()
}

/// A word that puts the clause ahead of the writer: "soon", "when", "next".
fn soon(evidence: &Evidence<'_>, at: usize) -> bool {
    let text = &evidence.text;
    let ahead = |t: usize| {
        matches!(
            text.lemma(t),
            "soon"
                | "eventually"
                | "potentially"
                | "future"
                | "next"
                | "when"
                | "if"
                | "coming"
                | "tomorrow"
                | "again"
        )
    };
    text.subtree(at).into_iter().any(ahead)
}
