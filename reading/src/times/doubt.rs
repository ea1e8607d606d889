//! What only looks like a time.
//!
//! Each check is named after what it lets through as text and not as time.

use super::Anchor;
use super::cursor::Cursor;
use super::meaning::{Meaning, Pick, Piece, Point, Year};
use super::words::Lex;
use crate::analysis::{Analysis, Dep, NamedKind, Pos, Tag};

/// One reading with all that may speak against it.
pub(super) struct Suspect<'a> {
    pub(super) analysis: &'a Analysis<'a>,
    pub(super) anchor: Anchor,
    /// At its first atom.
    pub(super) start: Cursor<'a>,
    /// After its last atom.
    pub(super) end: Cursor<'a>,
    /// Its tokens.
    pub(super) tokens: std::ops::Range<usize>,
    pub(super) meaning: &'a Meaning,
}

/// Whether the words are no time after all.
pub(super) fn is_no_time(suspect: &Suspect) -> bool {
    match suspect.meaning {
        Meaning::Point(point) => no_point(suspect, point),
        Meaning::Length(_) => is_title(suspect) || is_war(suspect),
        Meaning::Set(_) => is_title(suspect),
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
        || (point.feast.is_some() && point.year.is_none() && is_name_of_more(suspect))
}

fn tag(suspect: &Suspect) -> Option<Tag> {
    suspect
        .analysis
        .tokens
        .get(suspect.tokens.start)
        .map(|token| token.tag)
}

fn any_token(suspect: &Suspect, test: impl Fn(Tag, Pos) -> bool) -> bool {
    suspect.analysis.tokens[suspect.tokens.clone()]
        .iter()
        .any(|token| test(token.tag, token.pos))
}

/// "the former minister", "at the time", "at night": annotators of histories
/// count them as times, those of newswire do not.
fn is_told_in_histories_only(suspect: &Suspect) -> bool {
    let the_time = suspect.end.behind(1) == Lex::Time;
    let history = the_time || matches!(suspect.start.lex(), Lex::Former | Lex::Part(_));
    history && suspect.anchor != Anchor::Narrative
}

/// "may", "they march", "March on Rome".
fn is_modal_or_march(suspect: &Suspect) -> bool {
    let verb = any_token(suspect, |tag, pos| {
        tag == Tag::Md || pos == Pos::Verb || pos == Pos::Aux
    });
    let one_word = suspect.end.at - suspect.start.at == 1;
    let may_or_march = matches!(suspect.start.lex(), Lex::Month(3 | 5));
    let cued = is_cue(suspect.start.behind(1))
        || matches!(
            suspect.start.behind(1),
            Lex::Mark('-' | '/' | '(' | ',') | Lex::Edge(_) | Lex::And | Lex::Or
        );
    one_word && !cued && (verb || may_or_march)
}

/// "a man in his 70s".
fn is_age(suspect: &Suspect, point: &Point) -> bool {
    let before = suspect
        .tokens
        .start
        .checked_sub(1)
        .map_or("", |at| suspect.analysis.word(at));
    matches!(point.year, Some(Year::ShortDecade(_)))
        && matches!(before, "his" | "her" | "their" | "my" | "our" | "your")
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

/// "April Glaspie", "August Wilson": a month that opens or ends a person's name.
fn is_person(suspect: &Suspect) -> bool {
    suspect
        .analysis
        .entity_at(suspect.tokens.start)
        .is_some_and(|named| named.kind == NamedKind::Person)
}

/// "march", "may" and "august" are words; the other months are months in any case.
fn is_lower_word(suspect: &Suspect) -> bool {
    let last = suspect.end.at - 1;
    matches!(suspect.end.behind(1), Lex::Month(3 | 5 | 8)) && !suspect.end.atoms[last].capital
}

/// "prices fall", "the fall of Kabul", "spring to mind", "a hot spring", "the Winter Games".
fn is_no_season(suspect: &Suspect, point: &Point) -> bool {
    let Some(Piece::Season(_)) = point.piece else {
        return false;
    };
    if is_name_of_more(suspect) || any_token(suspect, |tag, pos| pos == Pos::Verb || tag == Tag::Vb)
    {
        return true;
    }
    let fall = suspect.end.behind(1) == Lex::Season(super::words::Season::Fall);
    let spring = suspect.end.behind(1) == Lex::Season(super::words::Season::Spring);
    let of = suspect.end.lex() == Lex::Of;
    let the = matches!(
        suspect.start.lex(),
        Lex::The | Lex::Edge(_) | Lex::EdgeNoun(_)
    );
    let cued = is_cue(suspect.start.behind(1));
    let offensive = spring && suspect.end.lex() == Lex::Other && suspect.start.behind(1) != Lex::A;
    (fall || spring)
        && (of || !(the || cued || offensive) || (suspect.start.lex() == Lex::The && !cued && fall))
}

/// A capital that goes on: "Winter Games", "Easter Rising".
fn is_name_of_more(suspect: &Suspect) -> bool {
    let capital = |at: usize| suspect.start.atoms.get(at).is_some_and(|atom| atom.capital);
    let next_is_word = suspect.end.lex() == Lex::Other;
    capital(suspect.end.at - 1) && next_is_word && capital(suspect.end.at)
}

/// "2015 troops", "Flight 1972", "$1984", "1,945" (which is a count already), "Resolution 1973".
fn is_no_year(suspect: &Suspect, year: Year) -> bool {
    let Year::Full(year) = year else { return false };
    if suspect.end.at - suspect.start.at > 1 {
        return false;
    }
    let before = suspect.start.behind(1);
    let glued_before = suspect.start.glued()
        && !matches!(before, Lex::Mark('-' | '/' | '(' | '\'' | '"' | '[' | '_'));
    let money = matches!(before, Lex::Mark('$' | '£' | '€' | '#' | '+' | '.' | ':'));
    let unit_after = matches!(
        suspect.end.lex(),
        Lex::Unit(_) | Lex::Units(_) | Lex::Mark('%') | Lex::Times(_) | Lex::Zone
    );
    glued_before
        || money
        || unit_after
        || measures(suspect)
        || is_count(suspect, year)
        || is_named_number(suspect, year)
}

/// "1998 km", "1700 people": what is counted more often than it is dated.
fn measures(suspect: &Suspect) -> bool {
    const MEASURES: &[&str] = &[
        "km",
        "kilometers",
        "kilometres",
        "miles",
        "meters",
        "metres",
        "feet",
        "tons",
        "tonnes",
        "kg",
        "acres",
        "hectares",
        "percent",
        "dollars",
        "euros",
        "people",
        "men",
        "women",
        "troops",
        "soldiers",
        "fighters",
        "civilians",
        "refugees",
        "deaths",
        "casualties",
        "rounds",
        "barrels",
    ];
    let next = suspect.tokens.end;
    next < suspect.analysis.tokens.len() && MEASURES.contains(&suspect.analysis.word(next))
}

/// A number that counts what follows ("1500 men", "about 1200 people"): far from our time or after "about".
fn is_count(suspect: &Suspect, year: i16) -> bool {
    let Some(token) = suspect.analysis.tokens.get(suspect.tokens.start) else {
        return false;
    };
    let plural = suspect
        .analysis
        .head(suspect.tokens.start)
        .is_some_and(|head| {
            head > suspect.tokens.start
                && matches!(suspect.analysis.tokens[head].tag, Tag::Nns | Tag::Nnps)
                && token.dep == Dep::Nummod
        });
    if suspect.end.lex() == Lex::Mark('\n') {
        return false;
    }
    let before = suspect.start.behind(1);
    let determined = is_cue(before)
        || matches!(
            before,
            Lex::The | Lex::S | Lex::As | Lex::And | Lex::Or | Lex::Mark('-' | '(')
        );
    let likely = (1700..2100).contains(&year);
    plural && !(determined && likely)
        || (token.dep == Dep::Nummod && !likely && !is_cue(suspect.start.behind(1)))
}

/// "Resolution 1973", "Flight 1549", "Boeing 1900": a number after the name of a thing.
fn is_named_number(suspect: &Suspect, year: i16) -> bool {
    let name = suspect.start.behind(1) == Lex::Other
        && suspect.start.at > 0
        && suspect.start.atoms[suspect.start.at - 1].capital
        && !suspect.start.glued();
    let Some(before) = suspect
        .tokens
        .start
        .checked_sub(1)
        .map(|at| suspect.analysis.word(at))
    else {
        return false;
    };
    const THINGS: &[&str] = &[
        "flight",
        "resolution",
        "route",
        "highway",
        "act",
        "article",
        "section",
        "no",
        "number",
        "room",
        "page",
        "channel",
        "paragraph",
    ];
    let thing = THINGS.contains(&before.trim_end_matches('.').to_ascii_lowercase().as_str());
    thing || (name && !(1800..2100).contains(&year))
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
    named && (suspect.start.capital() || !is_cue(suspect.start.behind(1)))
}

/// "Six-Day War", "the Hundred Years' War".
fn is_war(suspect: &Suspect) -> bool {
    let last = suspect
        .end
        .at
        .checked_sub(1)
        .and_then(|at| suspect.end.atoms.get(at));
    let capital = last.is_some_and(|atom| atom.capital);
    let next = suspect.tokens.end..(suspect.tokens.end + 3).min(suspect.analysis.tokens.len());
    capital
        && next
            .into_iter()
            .any(|at| suspect.analysis.word(at) == "War")
}

/// "The Daily Star", "National Weekly", "USA Today": a name in capitals.
fn is_title(suspect: &Suspect) -> bool {
    let other = |at: usize| {
        suspect
            .start
            .atoms
            .get(at)
            .is_some_and(|atom| atom.capital && atom.lex == Lex::Other)
    };
    if suspect.end.at - suspect.start.at > 1 || !suspect.start.capital() {
        return false;
    }
    let opens = suspect.start.behind(1) != Lex::Mark('.')
        && other(suspect.end.at)
        && tag(suspect) != Some(Tag::Rb);
    let closes = suspect.start.at.checked_sub(1).is_some_and(other);
    opens || closes
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
