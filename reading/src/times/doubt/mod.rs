//! What only looks like a time.
//!
//! Each check is named after what it lets through as text and not as time.

mod addresses;
mod called;
mod months;
mod names;
mod seasons;
mod years;

use super::Anchor;
use super::cursor::Cursor;
use super::meaning::{Meaning, Pick, Point};
use super::words::Lex;
use crate::analysis::{Analysis, Pos, Tag};
use called::{is_named_after, is_newspaper};
use months::{is_lower_word, is_modal_or_march, is_person};
use names::{is_name_of_more, is_title, is_war};
use seasons::is_no_season;
use years::{is_age, is_no_year};

/// One reading with all that may speak against it.
pub(in crate::times) struct Suspect<'a> {
    pub(in crate::times) analysis: &'a Analysis<'a>,
    pub(in crate::times) anchor: Anchor,
    /// At its first atom.
    pub(in crate::times) start: Cursor<'a>,
    /// After its last atom.
    pub(in crate::times) end: Cursor<'a>,
    /// Its tokens.
    pub(in crate::times) tokens: std::ops::Range<usize>,
    pub(in crate::times) meaning: &'a Meaning,
}

/// Whether the words are no time after all.
pub(in crate::times) fn is_no_time(suspect: &Suspect) -> bool {
    if addresses::is_in_address(suspect) {
        return true;
    }
    match suspect.meaning {
        Meaning::Point(point) => no_point(suspect, point),
        Meaning::Length(_) => is_title(suspect) || is_war(suspect),
        Meaning::Set(_) => is_title(suspect) || is_newspaper(suspect),
        Meaning::Vague(_) => {
            is_title(suspect) || is_name_of_more(suspect) || is_told_in_histories_only(suspect)
        }
    }
}

fn no_point(suspect: &Suspect, point: &Point) -> bool {
    let alone = point.day.is_none()
        && point.year.is_none()
        && point.shift.is_none()
        && point.pick == Pick::Tense
        && !point.from_mention;
    let bare_year = *point
        == Point {
            year: point.year,
            edge: point.edge,
            ..Point::default()
        }
        && point.edge.is_none();
    (alone && point.month.is_some() && (is_modal_or_march(suspect) || is_person(suspect)))
        || (point.day.is_none()
            && point.year.is_none()
            && point.month.is_some()
            && is_lower_word(suspect))
        || (alone && point.piece.is_some() && is_no_season(suspect, point))
        || is_age(suspect, point)
        || is_told_in_histories_only(suspect)
            && *point
                == Point {
                    time: point.time,
                    ..Point::default()
                }
        || (suspect.start.lex() == Lex::Today
            && is_title(suspect)
            && suspect.start.behind(1) != Lex::Mark('\n'))
        || (bare_year && point.year.is_some_and(|year| is_no_year(suspect, year)))
        || (point.shift.is_some() && is_no_shift(suspect))
        || is_midnight_alone(suspect, point)
        || is_named_after(suspect, point)
        || (point.feast.is_some() && point.year.is_none() && is_name_of_more(suspect))
}

/// "the former minister", "at the time", "at night": annotators of histories
/// count them as times, those of newswire do not.
fn is_told_in_histories_only(suspect: &Suspect) -> bool {
    let the_time = suspect.start.lex() == Lex::The && suspect.end.behind(1) == Lex::Time;
    let history = the_time || matches!(suspect.start.lex(), Lex::Former | Lex::Part(_));
    history && suspect.anchor != Anchor::Narrative
}

/// "that day" of "the day that day broke", "this second"; "next, Day".
fn is_no_shift(suspect: &Suspect) -> bool {
    suspect.start.lex() == Lex::That
        && suspect
            .analysis
            .tokens
            .get(suspect.tokens.start)
            .is_some_and(|token| token.tag == Tag::In)
}

/// "midnight raids", "High Noon".
fn is_midnight_alone(suspect: &Suspect, point: &Point) -> bool {
    let named = matches!(suspect.start.lex(), Lex::Noon | Lex::Midnight) && !point.is_day();
    let before = suspect.start.behind(1);
    named && (suspect.start.capital() || !(is_cue(before) || before == Lex::About))
}

/// Prepositions that stand before times.
fn is_cue(lex: Lex) -> bool {
    matches!(
        lex,
        Lex::In
            | Lex::On
            | Lex::By
            | Lex::Since
            | Lex::Until
            | Lex::From
            | Lex::To
            | Lex::Of
            | Lex::During
            | Lex::Before
            | Lex::After
            | Lex::At
            | Lex::For
            | Lex::Between
    )
}

fn any_token(suspect: &Suspect, test: impl Fn(Tag, Pos) -> bool) -> bool {
    suspect.analysis.tokens[suspect.tokens.clone()]
        .iter()
        .any(|token| test(token.tag, token.pos))
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, check_parsed, news, parsed};

    #[test]
    fn months_that_are_words_need_a_sign() {
        check(
            "It may end. May they win. They march on. The March on Rome. in May",
            news(),
            "May=2016-05",
        );
    }

    #[test]
    fn a_verb_is_no_season() {
        let fall = parsed("Prices fall", &[("NNS", "nsubj", 1), ("VBP", "ROOT", 1)]);
        check_parsed(&fall, news(), "");
    }

    #[test]
    fn a_number_of_men_is_no_year() {
        let men = parsed(
            "They sent 1500 men",
            &[
                ("PRP", "nsubj", 1),
                ("VBD", "ROOT", 1),
                ("CD", "nummod", 3),
                ("NNS", "dobj", 1),
            ],
        );
        check_parsed(&men, news(), "");
    }
}
