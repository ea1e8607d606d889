//! What the tests beside the rules share.

use super::{Happening, happenings};
use crate::analysis::Analysis;
use crate::certainty::testing::parsed;
use std::ops::Range;

/// Reads the events of `text` and compares one line for each: trigger, kind,
/// how it is told where not as a fact, and the roles that were found.
#[track_caller]
pub(super) fn check(text: &str, expected: &str) {
    let analysis = parsed(text);
    let found: Vec<String> = happenings(&analysis)
        .iter()
        .map(|happening| line(&analysis, happening))
        .collect();
    assert_eq!(found.join("; "), expected, "{text}");
}

fn line(text: &Analysis<'_>, happening: &Happening) -> String {
    let mut line = format!("{} {:?}", text.word(happening.trigger), happening.kind);
    if happening.realis != super::Realis::Happened {
        line += &format!(" {:?}", happening.realis);
    }
    let mut role = |name: &str, range: &Option<Range<usize>>| {
        if let Some(range) = range {
            line += &format!(" {name}[{}]", text.words(range.clone()));
        }
    };
    role("by", &happening.actor);
    role("on", &happening.target);
    role("with", &happening.instrument);
    role("at", &happening.place);
    for harm in &happening.harm {
        line += &format!(" {:?}[{}]", harm.outcome, text.words(harm.victims.clone()));
    }
    line
}
