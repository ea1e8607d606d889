//! Leaders killed or captured.
//!
//! Shaped by: "the commander was killed in the film", which no word list tells,
//! "party leaders were arrested at a rally" (leaders of what is not armed: an
//! arrest), "killed by its leader" (the leader did it).

use super::EventKind;
use super::nouns::{is_verb, low, modifiers, object};
use super::things::{Thing, thing};
use crate::analysis::{Analysis, Dep};

/// The kind, if `at` tells a leader's death or capture.
pub(super) fn kind(text: &Analysis<'_>, at: usize) -> Option<EventKind> {
    if !is_verb(text, at) {
        return None;
    }
    let kind = match low(text, at).as_str() {
        "kill" | "assassinate" | "eliminate" | "slay" | "execute" => EventKind::LeaderKilled,
        "capture" | "arrest" | "detain" | "apprehend" | "nab" => EventKind::LeaderCaptured,
        _ => return None,
    };
    let victim = object(text, at)?;
    leads(text, victim).then_some(kind)
}

/// A leader by the noun, its apposition or what stands before a name.
fn leads(text: &Analysis<'_>, at: usize) -> bool {
    let itself = thing(text, at) == Some(Thing::Leader);
    let apposed = text
        .children(at)
        .any(|c| text.tokens[c].dep == Dep::Appos && thing(text, c) == Some(Thing::Leader));
    let titled = text.children(at).any(|c| {
        c < at
            && matches!(text.tokens[c].dep, Dep::Compound | Dep::Appos)
            && thing(text, c) == Some(Thing::Leader)
    });
    let civil = modifiers(text, at).any(|m| {
        matches!(
            m.as_str(),
            "party" | "union" | "opposition" | "student" | "religious" | "community"
        )
    });
    (itself || apposed || titled) && !civil
}

#[cfg(test)]
mod tests {
    use crate::happenings::testing::check;

    #[test]
    fn leaders_of_armed_groups_count() {
        check(
            "The group's commander was killed in Raqqa.",
            "killed LeaderKilled on[The group's commander] at[Raqqa] Killed[The group's commander]",
        );
        check(
            "The army captured a rebel leader.",
            "captured LeaderCaptured by[The army] on[a rebel leader]",
        );
        check(
            "Two opposition party leaders were arrested.",
            "arrested Arrest on[Two opposition party leaders]",
        );
    }
}
