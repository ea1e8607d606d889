//! Days that are part of a name: "Super Tuesday", "Bloody Sunday", "The Sunday Times", "the March 14 Alliance",
//! "Black September", "the daily Milliyet".
//!
//! Groups and days of remembrance are called by a date that is not the date of what is told of them; read as
//! dates they put a movement's strike of June into the spring before.

use super::Suspect;
use crate::analysis::{Dep, Pos, Tag};
use crate::times::meaning::Point;
use crate::times::words::{Lex, Unit};

/// What a weekday or month is called by.
const EPITHETS: &[&str] = &[
    "Super", "Black", "Bloody", "Fat", "Shrove", "Maundy", "Cyber", "Giving", "Red",
];

/// Papers that come out on one day, after its name.
const PAPERS: &[&str] = &[
    "Times",
    "Telegraph",
    "Mirror",
    "Express",
    "Herald",
    "Mail",
    "Star",
    "Standard",
    "Independent",
    "Tribune",
    "Vanguard",
    "Punch",
    "Mercury",
];

/// What is called by a day and month, in any case of letters.
const BODIES: &[&str] = &[
    "movement",
    "alliance",
    "bloc",
    "coalition",
    "brigade",
    "brigades",
    "brigadiers",
    "group",
];

/// Whether a day or month is part of a name.
pub(super) fn is_named_after(suspect: &Suspect, point: &Point) -> bool {
    let bare = point.year.is_none() && point.shift.is_none();
    bare && (has_epithet(suspect, point) || is_paper(suspect, point) || is_body(suspect, point))
}

fn has_epithet(suspect: &Suspect, point: &Point) -> bool {
    let alone = point.weekday.is_some() || point.month.is_some() && point.day.is_none();
    alone && EPITHETS.contains(&word(suspect, -1))
}

/// "The Sunday Times": on "the Sunday times changed" the second word has no capital.
fn is_paper(suspect: &Suspect, point: &Point) -> bool {
    let the = suspect.start.behind(1) == Lex::The || suspect.start.lex() == Lex::The;
    point.weekday.is_some() && the && PAPERS.contains(&word(suspect, 1))
}

/// "the June 7 Movement", "the March 14 bloc". "The March 14 group photo" is lost with them.
fn is_body(suspect: &Suspect, point: &Point) -> bool {
    let named = |at| BODIES.contains(&word(suspect, at).to_ascii_lowercase().as_str());
    point.month.is_some()
        && point.day.is_some()
        && (named(1) || word(suspect, 1) == "Youth" && named(2))
}

/// "the Communist Party daily Granma", "the daily said": a paper. In "the daily Pentagon briefing" the name
/// belongs to what comes daily, and "the annual March for Peace" is no paper.
pub(super) fn is_newspaper(suspect: &Suspect) -> bool {
    let tokens = &suspect.analysis.tokens;
    let (Lex::Every(Unit::Day | Unit::Week | Unit::Month), Some(own)) =
        (suspect.start.lex(), tokens.get(suspect.tokens.start))
    else {
        return false;
    };
    let next = tokens.get(suspect.tokens.end);
    let titled = next.is_some_and(|next| {
        next.pos == Pos::Propn && !matches!(next.dep, Dep::Compound | Dep::Amod | Dep::Nmod)
    });
    let noun = matches!(own.tag, Tag::Nn | Tag::Nns | Tag::Nnp);
    let told_of = matches!(own.dep, Dep::Nsubj | Dep::Dobj | Dep::Pobj | Dep::Appos);
    titled || noun && told_of
}

/// The word `offset` away: -1 the one before, 1 the one after.
fn word<'a>(suspect: &Suspect<'a>, offset: isize) -> &'a str {
    let at = if offset < 0 {
        suspect.tokens.start.checked_add_signed(offset)
    } else {
        (suspect.tokens.end - 1).checked_add_signed(offset)
    };
    at.filter(|at| *at < suspect.analysis.tokens.len())
        .map_or("", |at| suspect.analysis.word(at))
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, check_parsed, news, parsed};

    #[test]
    fn a_day_in_a_name_is_no_date() {
        check(
            "He won on Super Tuesday. The Sunday Times saw it. Marchers recalled Bloody Sunday and Black September.",
            news(),
            "",
        );
        check(
            "The March 14 alliance left, and the April 6 Youth Movement stayed.",
            news(),
            "",
        );
    }

    #[test]
    fn a_day_beside_a_name_is_one() {
        check(
            "On Sunday Times were hard. On March 14 the alliance left. Red Cross staff left Tuesday.",
            news(),
            "Sunday=2016-03-20; March 14=2016-03-14; Tuesday=2016-03-22",
        );
    }

    #[test]
    fn a_paper_is_no_set_and_a_briefing_is() {
        let paper = parsed(
            "the daily Milliyet wrote",
            &[
                ("DT", "det", 2),
                ("JJ", "amod", 2),
                ("NNP", "nsubj", 3),
                ("VBD", "ROOT", 3),
            ],
        );
        check_parsed(&paper, news(), "");
        let briefing = parsed(
            "the daily Pentagon briefing",
            &[
                ("DT", "det", 3),
                ("JJ", "amod", 3),
                ("NNP", "compound", 3),
                ("NN", "ROOT", 3),
            ],
        );
        check_parsed(&briefing, news(), "daily=P1D");
    }
}
