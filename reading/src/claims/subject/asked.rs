//! Whom words are about that somebody asks for, vows or reports: who should do it, who will, who is made to.
//!
//! Shaped by: "called on the group to disarm" (the group, not the speaker), "the ministry says it killed 12 of them"
//! ("it" speaks of itself).

use super::SUBJECTS;
use super::group::armed;
use crate::analysis::{Dep, Pos, Tag};
use crate::attribution::{Act, Said};
use crate::claims::Evidence;
use crate::claims::parties::somebody;
use record::{Entity, EntityKind, Stance};

/// "Forced the army to retreat", "told the ministry to pay": who is made to do it.
pub(in crate::claims) fn made_to(evidence: &Evidence<'_>, at: usize) -> Option<Entity> {
    let text = &evidence.text;
    let bare = text.tokens[at].dep == Dep::Xcomp && text.child(at, &SUBJECTS).is_none();
    let verb = text.head(at).filter(|_| bare)?;
    let whom = text.child(verb, &[Dep::Dobj]).filter(|whom| *whom < at)?;
    somebody(evidence, whom)
}

/// "Stressed the need for the authorities to act": of whom it is needed.
pub(in crate::claims) fn needed(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let need = text.tokens[noun].pos == Pos::Noun && text.lemma(noun) == "need";
    let clause = text.children(noun).find(|c| {
        need && *c > noun
            && text
                .child(*c, &[Dep::Mark])
                .is_some_and(|mark| text.word(mark) == "for")
    })?;
    somebody(evidence, text.child(clause, &[Dep::Nsubj])?)
}

/// "The group is suspected to be behind it": of whom something is reported by nobody.
pub(in crate::claims) fn reported_of(
    evidence: &Evidence<'_>,
    said: &Said,
    at: usize,
) -> Option<Entity> {
    let text = &evidence.text;
    let verb = text.head(at).filter(|verb| said.cue.contains(verb))?;
    let bare = said.source.is_none() && text.child(at, &SUBJECTS).is_none();
    let whom = text.child(verb, &[Dep::NsubjPass]).filter(|_| bare)?;
    somebody(evidence, whom)
}

/// "Norway says it will join", "the committee says they are looking into it": the body that speaks of itself.
pub(super) fn speaking_body(evidence: &Evidence<'_>, at: usize) -> Option<Entity> {
    let said = &evidence.said[evidence.holder(at)?];
    // "Taliban fighters say they": the body whose the speakers are.
    somebody(evidence, said.speaker?).filter(|entity| entity.kind != EntityKind::Person)
}

/// "Claimed responsibility for the attack, which killed four": whose victims they are by their own word.
pub(in crate::claims) fn responsible(
    evidence: &Evidence<'_>,
    holder: Option<usize>,
) -> Option<Entity> {
    let text = &evidence.text;
    let said = &evidence.said[holder?];
    let claims = |cue: &usize| text.lemma(*cue) == "claim";
    let mut content = said.content.iter().cloned().flatten();
    let own = said.cue.iter().any(claims)
        && content.any(|t| matches!(text.lemma(t), "responsibility" | "responsible"));
    somebody(evidence, said.speaker?).filter(|_| own)
}

/// "The ministry says it killed 12 of them": "it" speaks of itself, so that nobody else is whom the clause is about.
pub(super) fn is_speaker(evidence: &Evidence<'_>, subject: usize, at: usize) -> bool {
    let text = &evidence.text;
    let it = matches!(
        text.word(subject).to_lowercase().as_str(),
        "it" | "they" | "he" | "she"
    );
    let holder = evidence.holder(at).map(|index| &evidence.said[index]);
    // "“We know how to punish them”, a spokesman of the group said".
    let we = text.word(subject).eq_ignore_ascii_case("we");
    if we {
        return holder.is_some_and(|said| said.speaker.is_some());
    }
    it && holder.is_some_and(|said| {
        let beside = said
            .speaker
            .is_some_and(|speaker| speaker < subject && subject - speaker < 6);
        beside && text.head(at).is_some_and(|verb| said.cue.contains(&verb))
    })
}

/// "Called on the group to disarm": who should do what is asked for.
pub(in crate::claims) fn urged(
    evidence: &Evidence<'_>,
    said: &Said,
    clause: usize,
) -> Option<Entity> {
    let text = &evidence.text;
    let verb = *said.cue.first()?;
    let bare = text.tokens[clause].tag == Tag::Vb && text.child(clause, &SUBJECTS).is_none();
    if !bare {
        return None;
    }
    if said.act != Act::Urges {
        // "Agreed to send ships": who says it will do it.
        return somebody(evidence, said.speaker?);
    }
    let upon = |prep: &usize| matches!(text.word(*prep), "on" | "upon");
    let asked = text.child(verb, &[Dep::Dobj]).or_else(|| {
        let prep = text.children(verb).find(upon)?;
        text.child(prep, &[Dep::Pobj])
    })?;
    somebody(evidence, asked)
}

/// "The group claimed responsibility": where the content is about nobody named,
/// an armed group speaks of itself; who pledges or vows, whoever it is, does too.
pub(in crate::claims) fn claimant(
    evidence: &Evidence<'_>,
    said: &Said,
    stance: Stance,
) -> Option<Entity> {
    let speaker = said.speaker?;
    let beside = || evidence.entity(evidence.text.child(speaker, &[Dep::Appos])?);
    let entity = evidence.entity(speaker).or_else(beside)?;
    let others = matches!(stance, Stance::Recommends | Stance::Asks);
    (armed(entity) && !others || said.act == Act::Vows).then(|| entity.clone())
}

/// "Canada pledges $132 million to Sudan": who pledges.
pub(in crate::claims) fn vower(evidence: &Evidence<'_>, holder: Option<usize>) -> Option<Entity> {
    let said = &evidence.said[holder?];
    evidence
        .entity(said.speaker?)
        .filter(|_| said.act == Act::Vows)
        .cloned()
}
