//! The speaker of a verb: its subject, that of the verb it is joined to, or its agent.

use super::trim;
use crate::analysis::{Analysis, Dep, Pos};
use std::ops::Range;

const SUBJECTS: [Dep; 3] = [Dep::Nsubj, Dep::NsubjPass, Dep::Csubj];

/// A speaker: its words and the token that carries its meaning.
pub(super) type Speaker = (Range<usize>, usize);

/// The subject of `verb`, looked for also on the verb it is joined to ("said …
/// and added …") and on the noun it describes ("…, adding that", "who said").
pub(super) fn speaker(text: &Analysis<'_>, verb: usize) -> Option<Speaker> {
    own(text, verb)
        .or_else(|| behind_as(text, verb))
        .or_else(|| resumed(text, verb))
        .or_else(|| shared(text, verb, 4))
}

/// "As the agency says that 20 were killed": the parser takes "as" for a preposition.
fn behind_as(text: &Analysis<'_>, verb: usize) -> Option<Speaker> {
    let noun = verb
        .checked_sub(1)
        .filter(|noun| text.tokens[*noun].dep == Dep::Pobj)?;
    let as_ = text.head(noun).filter(|as_| text.word(*as_) == "as")?;
    let says = text.child(verb, &[Dep::Ccomp]).is_some() && as_ < noun;
    says.then(|| (phrase(text, noun), noun))
}

/// "Says that he must return what he stole and says that …": the parser hangs the second
/// "says" on the last verb before it; a report that is taken up again has the speaker of the first.
fn resumed(text: &Analysis<'_>, verb: usize) -> Option<Speaker> {
    let joined = text.tokens[verb].dep == Dep::Conj;
    let same = |above: &usize| {
        text.lemma(*above) == text.lemma(verb) && text.tokens[*above].tag == text.tokens[verb].tag
    };
    let first = text.ancestors(verb).find(same).filter(|_| joined)?;
    own(text, first)
}

fn own(text: &Analysis<'_>, verb: usize) -> Option<Speaker> {
    let subject = text.child(verb, &SUBJECTS)?;
    // "who said": the noun that the clause describes.
    if matches!(
        text.lemma(subject).to_ascii_lowercase().as_str(),
        "who" | "which" | "that"
    ) && text.tokens[verb].dep == Dep::Relcl
    {
        return text.head(verb).map(|noun| (name(text, noun), noun));
    }
    Some((phrase(text, subject), subject))
}

fn shared(text: &Analysis<'_>, verb: usize, steps: usize) -> Option<Speaker> {
    let head = text.head(verb).filter(|_| steps > 0)?;
    match text.tokens[verb].dep {
        Dep::Conj | Dep::Advcl | Dep::Xcomp if is_verb(text, head) => {
            active_subject(text, head).or_else(|| shared(text, head, steps - 1))
        }
        Dep::Acl | Dep::Relcl if text.tokens[verb].tag == crate::analysis::Tag::Vbg => {
            Some((name(text, head), head))
        }
        Dep::Pcomp if text.word(head) == "as" => {
            quoted(text, head).or_else(|| shared(text, head, steps - 1))
        }
        Dep::Prep | Dep::Pcomp | Dep::Advmod => shared(text, head, steps - 1),
        _ => None,
    }
}

/// "Cited an official as saying": who is cited says it.
fn quoted(text: &Analysis<'_>, as_: usize) -> Option<Speaker> {
    let verb = text.head(as_)?;
    let cites = matches!(text.lemma(verb), "cite" | "quote");
    let cited = text.child(verb, &[Dep::Dobj, Dep::NsubjPass])?;
    cites.then(|| (name(text, cited), cited))
}

fn active_subject(text: &Analysis<'_>, verb: usize) -> Option<Speaker> {
    own(text, verb)
}

fn is_verb(text: &Analysis<'_>, at: usize) -> bool {
    matches!(text.tokens[at].pos, Pos::Verb | Pos::Aux)
}

/// The agent of a passive: "it was reported by the agency".
pub(super) fn agent(text: &Analysis<'_>, verb: usize) -> Option<Speaker> {
    let by = text.child(verb, &[Dep::Agent])?;
    let agent = text.child(by, &[Dep::Pobj])?;
    let mut range = phrase(text, agent);
    // "Accused by the army of attacking": what follows "of" is what it is accused of.
    let deed = text
        .children(agent)
        .find(|c| *c > agent && text.word(*c) == "of" && text.child(*c, &[Dep::Pcomp]).is_some());
    range.end = deed.map_or(range.end, |of| of.min(range.end));
    Some((range, agent))
}

/// "To claim that it is over, as the minister did": the speaker of the likened act.
pub(super) fn likened(text: &Analysis<'_>, verb: usize) -> Option<Speaker> {
    let like = |at: &usize| {
        text.tokens[*at].dep == Dep::Advcl
            && text
                .children(*at)
                .any(|c| text.tokens[c].dep == Dep::Mark && text.word(c).eq_ignore_ascii_case("as"))
            && matches!(
                text.lemma(*at),
                "do" | "say" | "put" | "suggest" | "claim" | "argue"
            )
    };
    let beside = text
        .head(verb)
        .into_iter()
        .flat_map(|head| text.children(head));
    let act = text.children(verb).chain(beside).find(like)?;
    own(text, act)
}

/// The whole noun phrase, with its appositions.
pub(super) fn phrase(text: &Analysis<'_>, noun: usize) -> Range<usize> {
    trim(text, text.reach(noun))
}

/// The words of an owner without the mark of the genitive.
pub(super) fn owner_words(text: &Analysis<'_>, owner: usize) -> Range<usize> {
    let range = text.reach(owner);
    let mark = text
        .children(owner)
        .find(|c| text.tokens[*c].dep == Dep::Case);
    range.start..mark.unwrap_or(range.end)
}

/// The noun phrase without the clauses that describe it.
pub(super) fn name(text: &Analysis<'_>, noun: usize) -> Range<usize> {
    let clause = text
        .children(noun)
        .find(|c| matches!(text.tokens[*c].dep, Dep::Relcl | Dep::Acl | Dep::Appos) && *c > noun);
    let reach = text.reach(noun);
    let end = clause.map_or(reach.end, |c| text.reach(c).start);
    trim(text, reach.start..end.max(noun + 1))
}
