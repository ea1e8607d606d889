//! Whose a noun is by the words around it: its owner, the body its people belong to, the force that flies a craft.
//!
//! Shaped by: "an Al Jazeera journalist Ada Obi" (not her employer), "the ruler's youngest son" (not the ruler), "a Bell
//! helicopter of the Norwegian Air Force" (not who made it).

use super::{is_location, own};
use crate::analysis::{Dep, NamedKind, Pos};
use crate::claims::Evidence;
use crate::names;
use record::{Entity, EntityKind};

pub(super) const MODIFIERS: [Dep; 4] = [Dep::Poss, Dep::Compound, Dep::Amod, Dep::Nmod];

/// The modifiers of a noun and theirs: "a Russian Air Force reconnaissance plane".
///
/// Not those of a person's name: "an Al Jazeera journalist Ada Obi" is not her employer.
pub(super) fn owner(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let person = text
        .entity_at(noun)
        .is_some_and(|entity| entity.kind == NamedKind::Person);
    if person && text.tokens[noun].pos == Pos::Propn {
        return None;
    }
    let below = |at: usize| {
        let inner = text.children(at);
        inner.filter(|c| MODIFIERS.contains(&text.tokens[*c].dep))
    };
    let direct = below(noun);
    let deeper = below(noun).flat_map(below);
    if is_kin(text.lemma(noun)) && text.child(noun, &[Dep::Poss]).is_some() {
        return None;
    }
    direct
        .chain(deeper)
        .filter(|c| !is_location(evidence, *c))
        .find_map(|c| evidence.entity(c))
        .cloned()
}

/// "The ruler's youngest son": somebody else than the ruler.
fn is_kin(lemma: &str) -> bool {
    matches!(
        lemma,
        "son"
            | "daughter"
            | "wife"
            | "husband"
            | "widow"
            | "brother"
            | "sister"
            | "father"
            | "mother"
            | "cousin"
            | "nephew"
            | "niece"
            | "uncle"
            | "grandson"
            | "grandchild"
            | "child"
            | "relative"
            | "family"
            | "bodyguard"
            | "driver"
            | "predecessor"
            | "successor"
            | "rival"
            | "critic"
    )
}

/// "Forty members of the alliance", "fighters of the group": the body whose they are.
pub(super) fn of_body(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let belongs = matches!(
        text.lemma(noun),
        "member"
            | "officer"
            | "personnel"
            | "staff"
            | "representative"
            | "leadership"
            | "element"
            | "affiliate"
            | "gunman"
            | "bomber"
            | "fighter"
            | "militant"
            | "soldier"
            | "troop"
            | "force"
            | "commander"
            | "leader"
            | "branch"
            | "wing"
            | "cell"
            | "faction"
            | "unit"
            | "chief"
            | "official"
            | "head"
    );
    let craft = || names::is_make(text.words(text.reach(noun).start..noun + 1));
    let whose = |c: &usize| match text.word(*c) {
        "of" => belongs,
        // "F-16s from the Air Guard".
        "from" => text.tokens[noun].pos == Pos::Propn && craft(),
        _ => false,
    };
    let of = text
        .children(noun)
        .find(|c| *c > noun && whose(c))
        .or_else(|| belonging_to(evidence, noun))?;
    let body = text.child(of, &[Dep::Pobj])?;
    own(evidence, body).filter(|entity| entity.kind != EntityKind::Person)
}

/// "Two bombers belonging to the Front": the "to" behind which the body stands.
fn belonging_to(evidence: &Evidence<'_>, noun: usize) -> Option<usize> {
    let text = &evidence.text;
    let belongs = |c: &usize| text.tokens[*c].dep == Dep::Acl && text.lemma(*c) == "belong";
    let clause = text.children(noun).find(belongs)?;
    text.children(clause).find(|c| text.word(*c) == "to")
}

/// "A Bell UH-1 helicopter of the Norwegian Air Force": whose craft it is, not who made it.
pub(super) fn craft_of(evidence: &Evidence<'_>, noun: usize) -> Option<Entity> {
    let text = &evidence.text;
    let craft = matches!(
        text.lemma(noun),
        "helicopter"
            | "aircraft"
            | "jet"
            | "plane"
            | "drone"
            | "warplane"
            | "airplane"
            | "ship"
            | "vessel"
    );
    let of = text
        .children(noun)
        .find(|c| craft && *c > noun && matches!(text.word(*c), "of" | "from"))?;
    own(evidence, text.child(of, &[Dep::Pobj])?).filter(|entity| entity.kind != EntityKind::Person)
}
