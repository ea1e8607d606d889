//! Fighting between armed sides.
//!
//! Shaped by: "fight against poverty", "a legal battle", "clashed over the
//! budget", "engaged in talks", "the fight for the title", "fire engine",
//! "clashes of opinion": who fights whom decides.

use super::EventKind;
use super::nouns::{behind, is_verb, low, modifiers};
use super::things::{Thing, thing};
use crate::analysis::{Analysis, Dep, Pos};

/// The kind, if `at` tells of fighting.
pub(super) fn kind(text: &Analysis<'_>, at: usize) -> Option<EventKind> {
    let lemma = low(text, at);
    let told = if is_verb(text, at) {
        by_verb(text, at, &lemma)
    } else {
        by_noun(text, at, &lemma)
    };
    told.then(|| {
        if crowd(text, at) {
            EventKind::ViolentDemonstration
        } else {
            EventKind::ArmedClash
        }
    })
}

fn by_verb(text: &Analysis<'_>, at: usize, lemma: &str) -> bool {
    let with = behind(text, at, &["with", "against"]);
    let object = text.child(at, &[Dep::Dobj]);
    let foe = with.or(object);
    let figure = foe.is_some_and(|f| is_idea(text, f));
    let subject = text.child(at, &[Dep::Nsubj]);
    let armed = subject.is_some_and(|s| is_side(text, s));
    match lemma {
        "clash" | "skirmish" => !figure && behind(text, at, &["over"]).is_none_or(|_| armed),
        "fight" | "battle" | "engage" => !figure && armed && foe.is_some_and(|f| is_side(text, f)),
        "exchange" => {
            object.is_some_and(|o| matches!(low(text, o).as_str(), "fire" | "gunfire" | "shot"))
        }
        "repel" | "repulse" => object.is_some_and(|o| {
            matches!(
                low(text, o).as_str(),
                "attack" | "assault" | "offensive" | "raid" | "incursion"
            )
        }),
        _ => false,
    }
}

fn by_noun(text: &Analysis<'_>, at: usize, lemma: &str) -> bool {
    if text.tokens[at].pos != Pos::Noun || text.tokens[at].dep == Dep::Compound {
        return false;
    }
    let figure = modifiers(text, at).any(|m| {
        matches!(
            m.as_str(),
            "legal" | "court" | "political" | "verbal" | "title" | "price" | "custody" | "culture"
        )
    }) || behind(text, at, &["against", "for", "of", "with"])
        .is_some_and(|f| is_idea(text, f));
    match lemma {
        "firefight" | "gunfight" | "gunbattle" | "skirmish" | "shootout" | "shoot-out"
        | "crossfire" => true,
        "clash" | "fighting" | "hostility" => !figure,
        "battle" | "combat" => {
            !figure
                && behind(text, at, &["for"]).is_none_or(|p| thing(text, p) == Some(Thing::Place))
        }
        "exchange" => behind(text, at, &["of"])
            .is_some_and(|o| matches!(low(text, o).as_str(), "fire" | "gunfire")),
        _ => false,
    }
}

fn is_idea(text: &Analysis<'_>, at: usize) -> bool {
    thing(text, at) == Some(Thing::Idea)
        || matches!(
            low(text, at).as_str(),
            "terrorism"
                | "extremism"
                | "change"
                | "discrimination"
                | "abuse"
                | "pandemic"
                | "covid-19"
                | "power"
                | "survival"
                | "life"
                | "time"
        )
}

fn is_side(text: &Analysis<'_>, at: usize) -> bool {
    matches!(
        thing(text, at),
        Some(Thing::State | Thing::Group | Thing::Crowd)
    ) || text.entity_at(at).is_some_and(|e| {
        matches!(
            e.kind,
            crate::analysis::NamedKind::Org | crate::analysis::NamedKind::Norp
        )
    })
}

/// Protesters against police.
fn crowd(text: &Analysis<'_>, at: usize) -> bool {
    let near = [
        text.child(at, &[Dep::Nsubj]),
        behind(text, at, &["with", "between", "against"]),
        text.head(at).filter(|_| text.tokens[at].dep == Dep::Dobj),
    ];
    near.into_iter().flatten().any(|n| {
        thing(text, n) == Some(Thing::Crowd)
            || text
                .subtree(n)
                .iter()
                .any(|t| thing(text, *t) == Some(Thing::Crowd))
    })
}

#[cfg(test)]
mod tests {
    use crate::happenings::testing::check;

    #[test]
    fn sides_fight_ideas_do_not() {
        check(
            "Rebels clashed with the army near the border.",
            "clashed ArmedClash by[Rebels]",
        );
        check("The government fought against poverty.", "");
        check(
            "Demonstrators clashed with police in Tunis.",
            "clashed ViolentDemonstration by[Demonstrators]",
        );
    }
}
