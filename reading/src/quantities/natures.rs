//! Whether a number is a level, a change of one, or a pace.

use super::governors::{Governor, Role, Setting};
use super::phrases::Phrase;
use super::verbs;
use super::view::View;
use record::{Nature, Unit};

/// The nature of `phrase`.
///
/// "rose to 12" is a level though the verb is one of change; "rose by 12" is the change.
pub(super) fn nature(view: &View<'_>, phrase: &Phrase, setting: &Setting) -> Nature {
    if is_rate(view, phrase, setting) {
        return Nature::Rate;
    }
    // "40 percent more people than the year before".
    if phrase.unit == Some(Unit::Percent)
        && view.is(
            phrase.tokens.end,
            &["more", "fewer", "less", "higher", "lower"],
        )
    {
        return Nature::Change;
    }
    let changes = setting
        .counted
        .is_some_and(|at| verbs::is_change(view.of.lemma(at)));
    if changes
        || setting
            .governor
            .is_some_and(|governor| is_change(view, phrase, governor))
    {
        return Nature::Change;
    }
    Nature::Level
}

fn is_change(view: &View<'_>, phrase: &Phrase, governor: Governor) -> bool {
    let lemma = view.of.lemma(governor.token);
    let share = matches!(phrase.unit, Some(Unit::Percent | Unit::Times));
    match governor.role {
        Role::Oblique(prep) => {
            view.low(prep) == "by" && (verbs::of_change(lemma) || verbs::is_change(lemma))
        }
        Role::Object => verbs::of_change(lemma),
        Role::Loose => share && verbs::of_change(lemma),
        Role::Of => verbs::is_change(lemma),
        Role::Subject | Role::PassiveSubject | Role::Agent => false,
    }
}

/// "per month", "a day", "monthly", within a few words behind the number.
fn is_rate(view: &View<'_>, phrase: &Phrase, setting: &Setting) -> bool {
    const TIMES: &[&str] = &["year", "month", "week", "day", "hour", "annum"];
    const ADVERBS: &[&str] = &["annually", "monthly", "weekly", "daily", "yearly", "hourly"];
    let end = setting
        .counted
        .filter(|at| *at >= phrase.tokens.end && *at < phrase.tokens.end + 6)
        .map_or(phrase.tokens.end, |at| at + 1);
    let per =
        |at: usize| view.is(at, &["per", "a", "an", "each", "every"]) && view.is(at + 1, TIMES);
    let adverb = (phrase.tokens.end..=end).any(|at| view.is(at, ADVERBS));
    let later = (end..end + 6)
        .take_while(|at| !view.is(*at, &[".", ",", ";"]))
        .any(|at| view.low(at) == "per" && view.is(at + 1, TIMES));
    adverb || per(end) || later
}
