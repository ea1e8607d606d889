//! Words that say what became of people: dead, wounded, arrested, missing.

use super::view::View;
use record::Measure;

/// The token at `at` if it is such a word: "12 dead", "five people wounded".
pub(super) fn at(view: &View<'_>, at: usize) -> Option<usize> {
    (at < view.len() && measure(view.low(at)).is_some() && !view.is_noun(at + 1)).then_some(at)
}

/// What a number of people in that state measures.
pub(super) fn measure(word: &str) -> Option<Measure> {
    Some(match word {
        "dead" | "killed" | "slain" | "murdered" | "executed" | "beheaded" | "massacred" => {
            Measure::Fatalities
        }
        "wounded" | "injured" | "hurt" | "maimed" => Measure::Wounded,
        "arrested" | "detained" | "captured" | "imprisoned" => Measure::Captured,
        "abducted" | "kidnapped" | "hostage" => Measure::Abducted,
        "displaced" | "homeless" | "uprooted" => Measure::Displaced,
        "missing" | "unaccounted" => Measure::People,
        _ => return None,
    })
}

/// "killed or wounded", "dead and injured": killed and wounded counted together.
pub(super) fn casualties(view: &View<'_>, at: usize) -> bool {
    let joined = view.is(at + 1, &["or", "and"]) || view.low(at + 1) == "/";
    let pair = (measure(view.low(at)), measure(view.low(at + 2)));
    joined
        && matches!(
            pair,
            (Some(Measure::Fatalities), Some(Measure::Wounded))
                | (Some(Measure::Wounded), Some(Measure::Fatalities))
        )
}
