//! The armed group that a document is about, where a clause about attacks names nobody.
//!
//! Shaped by: "separatist fighters", "the attack on the bank" (other fighters, another attack), a digest of news, each
//! line of which is of somebody else.

use crate::analysis::Dep;
use crate::claims::Evidence;
use record::{Entity, EntityKind, Measure};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The armed group a document is about, if one has most of its mentions.
fn main_group(evidence: &Evidence<'_>) -> Option<Entity> {
    let groups: Vec<&Entity> = evidence.mentions().filter(|entity| armed(entity)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for group in &groups {
        *counts.entry(&group.name).or_default() += 1;
    }
    let (name, count) = counts.into_iter().max_by_key(|it| (it.1, Reverse(it.0)))?;
    let main = count >= 3 && 5 * count >= 3 * groups.len();
    let most = groups.iter().rfind(|group| group.name == name)?;
    main.then(|| Entity {
        words: None,
        ..(*most).clone()
    })
}

/// Whom a clause about attacks, fighters or threats is about though it names
/// nobody: the group the document is about. The subject is then without words.
pub(in crate::claims) fn understood(evidence: &Evidence<'_>, at: usize) -> Option<Entity> {
    let text = &evidence.text;
    let subject = text.child(at, &[Dep::Nsubj, Dep::NsubjPass])?;
    if is_described(evidence, subject) {
        return None;
    }
    let violent = matches!(
        text.lemma(subject),
        "attack"
            | "bombing"
            | "raid"
            | "operation"
            | "assault"
            | "threat"
            | "fighter"
            | "militant"
            | "terrorist"
            | "insurgent"
            | "violence"
            | "offensive"
            | "recruitment"
            | "jihadist"
            | "operative"
            | "cell"
            | "ambush"
            | "killing"
            | "insurgency"
    );
    let group = if violent { main_group(evidence) } else { None };
    group.filter(|group| in_line(evidence, group, at))
}

/// Whether the line of token `at` names the group: each line of a digest of news is of somebody else.
fn in_line(evidence: &Evidence<'_>, group: &Entity, at: usize) -> bool {
    let text = evidence.text.text;
    let here = evidence.text.tokens[at].span.start;
    let start = text[..here].rfind('\n').unwrap_or(0);
    let end = text[here..].find('\n').map_or(text.len(), |end| here + end);
    evidence.mentions().any(|other| {
        let within = |words: record::Span| start <= words.start && words.end <= end;
        other.name == group.name && other.words.is_some_and(within)
    })
}

/// "Separatist fighters", "the attack on the bank": other fighters, another attack.
fn is_described(evidence: &Evidence<'_>, noun: usize) -> bool {
    let text = &evidence.text;
    let neutral = |t: usize| {
        matches!(
            text.lemma(t).to_lowercase().as_str(),
            "recent"
                | "late"
                | "latest"
                | "new"
                | "further"
                | "several"
                | "many"
                | "more"
                | "such"
                | "major"
                | "deadly"
                | "armed"
                | "large"
                | "small"
                | "suicide"
                | "terrorist"
                | "senior"
                | "top"
                | "foreign"
                | "other"
        )
    };
    let says = [Dep::Amod, Dep::Compound, Dep::Nmod, Dep::Poss];
    let before = text
        .children(noun)
        .any(|c| says.contains(&text.tokens[c].dep) && !neutral(c));
    before
        || text.children(noun).any(|c| {
            matches!(text.word(c), "by" | "of" | "on" | "against") && !anybody(evidence, c)
        })
}

/// "By individual perpetrators": whoever does it for the group.
fn anybody(evidence: &Evidence<'_>, by: usize) -> bool {
    let text = &evidence.text;
    let doer = text.child(by, &[Dep::Pobj]).map(|doer| text.lemma(doer));
    let open = [
        "perpetrator",
        "individual",
        "attacker",
        "sympathizer",
        "supporter",
        "follower",
    ];
    text.word(by) == "by" && doer.is_some_and(|doer| open.contains(&doer))
}

/// The group whose strength, land or attacks a number without a named owner measures.
pub(in crate::claims) fn measured(evidence: &Evidence<'_>, measure: Measure) -> Option<Entity> {
    use Measure::{Attacks, Fighters, GroupSize, LeadersLost, Recruits, Territory};
    matches!(
        measure,
        Attacks | Fighters | GroupSize | LeadersLost | Recruits | Territory
    )
    .then(|| main_group(evidence))?
}

/// An armed group, or a body whose name says that it fights: the tables cannot know them all.
pub(super) fn armed(entity: &Entity) -> bool {
    let says = |word: &str| {
        matches!(
            word,
            "Front"
                | "Brigade"
                | "Brigades"
                | "Battalion"
                | "Militia"
                | "Liberation"
                | "Mujahideen"
                | "Resistance"
        )
    };
    entity.kind == EntityKind::ArmedGroup
        || entity.kind == EntityKind::Organisation && entity.name.split([' ', '-']).any(says)
}
