//! Which word may be what: a flat table, cut by topic.
//!
//! Words are matched in any case; "may" may be a month until a rule says no.

use super::words::{Edge, Lex, Part, Ref, Season, Unit};
use crate::cardinals::cardinal;

/// Reads a word; "B.C." and "a.m." may hold full stops.
pub(super) fn classify(word: &str) -> Lex {
    let mut buffer = [0u8; 16];
    let mut length = 0;
    for byte in word.bytes().filter(|byte| *byte != b'.') {
        if length == buffer.len() || !byte.is_ascii() {
            return Lex::Other;
        }
        buffer[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    let lower = std::str::from_utf8(&buffer[..length]).unwrap_or_default();
    match lower.len() {
        0..=2 => short(lower, word),
        _ => name(lower)
            .or_else(|| unit(lower))
            .or_else(|| number(lower))
            .or_else(|| deictic(lower))
            .unwrap_or_else(|| other(lower)),
    }
}

fn short(lower: &str, word: &str) -> Lex {
    match lower {
        "a" | "an" => Lex::A,
        "of" => Lex::Of,
        "in" => Lex::In,
        "on" => Lex::On,
        "or" => Lex::Or,
        "to" => Lex::To,
        "by" => Lex::By,
        "as" => Lex::As,
        "at" => Lex::At,
        "am" => Lex::Am,
        "pm" => Lex::Pm,
        "bc" if word.starts_with('B') => Lex::Bc,
        "ad" | "ce" if word.starts_with(['A', 'C']) => Lex::Ad,
        "hr" => Lex::Unit(Unit::Hour),
        "q" => Lex::Q,
        "fy" => Lex::Fy,
        "t" => Lex::T,
        "z" => Lex::Z,
        "s" => Lex::S,
        _ => Lex::Other,
    }
}

fn name(lower: &str) -> Option<Lex> {
    Some(match lower {
        "january" => Lex::Month(1),
        "february" => Lex::Month(2),
        "march" => Lex::Month(3),
        "april" => Lex::Month(4),
        "may" => Lex::Month(5),
        "june" => Lex::Month(6),
        "july" => Lex::Month(7),
        "august" => Lex::Month(8),
        "september" => Lex::Month(9),
        "october" => Lex::Month(10),
        "november" => Lex::Month(11),
        "december" => Lex::Month(12),
        "jan" => Lex::MonthShort(1),
        "feb" => Lex::MonthShort(2),
        "mar" => Lex::MonthShort(3),
        "apr" => Lex::MonthShort(4),
        "jun" => Lex::MonthShort(6),
        "jul" => Lex::MonthShort(7),
        "aug" => Lex::MonthShort(8),
        "sep" | "sept" => Lex::MonthShort(9),
        "oct" => Lex::MonthShort(10),
        "nov" => Lex::MonthShort(11),
        "dec" => Lex::MonthShort(12),
        "monday" => Lex::Weekday(1),
        "tuesday" => Lex::Weekday(2),
        "wednesday" => Lex::Weekday(3),
        "thursday" => Lex::Weekday(4),
        "friday" => Lex::Weekday(5),
        "saturday" => Lex::Weekday(6),
        "sunday" => Lex::Weekday(7),
        "mon" => Lex::WeekdayShort(1),
        "tue" | "tues" => Lex::WeekdayShort(2),
        "wed" => Lex::WeekdayShort(3),
        "thu" | "thur" | "thurs" => Lex::WeekdayShort(4),
        "fri" => Lex::WeekdayShort(5),
        "sat" => Lex::WeekdayShort(6),
        "sun" => Lex::WeekdayShort(7),
        "mondays" => Lex::Weekdays(1),
        "tuesdays" => Lex::Weekdays(2),
        "wednesdays" => Lex::Weekdays(3),
        "thursdays" => Lex::Weekdays(4),
        "fridays" => Lex::Weekdays(5),
        "saturdays" => Lex::Weekdays(6),
        "sundays" => Lex::Weekdays(7),
        "spring" => Lex::Season(Season::Spring),
        "springtime" => Lex::Season(Season::Spring),
        "summer" | "summertime" => Lex::Season(Season::Summer),
        "autumn" | "fall" => Lex::Season(Season::Fall),
        "winter" | "wintertime" => Lex::Season(Season::Winter),
        "christmas" => Lex::Christmas,
        "easter" => Lex::Easter,
        "thanksgiving" => Lex::Thanksgiving,
        "halloween" => Lex::Halloween,
        "election" => Lex::Election,
        "labor" | "labour" => Lex::Labor,
        "memorial" => Lex::Memorial,
        "independence" => Lex::Independence,
        "valentine" => Lex::Valentine,
        "boxing" => Lex::Boxing,
        "pentecost" => Lex::Pentecost,
        "veterans" => Lex::Veterans,
        "palm" => Lex::Palm,
        "ash" => Lex::Ash,
        "columbus" => Lex::Columbus,
        "saints" => Lex::Saints,
        "eve" => Lex::Eve,
        _ => return None,
    })
}

fn unit(lower: &str) -> Option<Lex> {
    Some(match lower {
        "second" => Lex::Unit(Unit::Second),
        "seconds" => Lex::Units(Unit::Second),
        "minute" => Lex::Unit(Unit::Minute),
        "minutes" | "mins" => Lex::Units(Unit::Minute),
        "hour" => Lex::Unit(Unit::Hour),
        "hours" | "hrs" => Lex::Units(Unit::Hour),
        "day" => Lex::Unit(Unit::Day),
        "days" => Lex::Units(Unit::Day),
        "week" => Lex::Unit(Unit::Week),
        "weeks" => Lex::Units(Unit::Week),
        "month" => Lex::Unit(Unit::Month),
        "months" => Lex::Units(Unit::Month),
        "quarter" => Lex::Unit(Unit::Quarter),
        "quarters" => Lex::Units(Unit::Quarter),
        "year" => Lex::Unit(Unit::Year),
        "years" | "yrs" => Lex::Units(Unit::Year),
        "decade" => Lex::Unit(Unit::Decade),
        "decades" => Lex::Units(Unit::Decade),
        "century" => Lex::Unit(Unit::Century),
        "centuries" => Lex::Units(Unit::Century),
        "hourly" => Lex::Every(Unit::Hour),
        "daily" => Lex::Every(Unit::Day),
        "nightly" => Lex::Every(Unit::Day),
        "weekly" => Lex::Every(Unit::Week),
        "monthly" => Lex::Every(Unit::Month),
        "quarterly" => Lex::Every(Unit::Quarter),
        "annual" | "annually" | "yearly" => Lex::Every(Unit::Year),
        "weekend" => Lex::Weekend,
        "weekends" => Lex::Weekends,
        "morning" | "mornings" | "dawn" | "daybreak" | "sunrise" => Lex::Part(Part::Morning),
        "midday" => Lex::Part(Part::Midday),
        "afternoon" | "afternoons" => Lex::Part(Part::Afternoon),
        "evening" | "evenings" | "dusk" | "sunset" => Lex::Part(Part::Evening),
        "night" | "nights" => Lex::Part(Part::Night),
        "noon" => Lex::Noon,
        "midnight" => Lex::Midnight,
        "gmt" | "utc" | "est" | "edt" | "cst" | "cdt" | "mst" | "mdt" | "pst" | "pdt" | "cet"
        | "cest" | "bst" => Lex::Zone,
        "clock" => Lex::OClock,
        _ => return None,
    })
}

fn number(lower: &str) -> Option<Lex> {
    const ORDINALS: [&str; 22] = [
        "",
        "first",
        "",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "",
    ];
    const NINETIES: [&str; 10] = [
        "",
        "",
        "twenties",
        "thirties",
        "forties",
        "fifties",
        "sixties",
        "seventies",
        "eighties",
        "nineties",
    ];
    if !lower.starts_with(['o', 't', 'f', 's', 'e', 'n', 'z', 'h', 'd']) {
        return None;
    }
    let place = |list: &[&str]| list.iter().position(|word| *word == lower);
    if let Some(value) = cardinal(lower) {
        return Some(Lex::Number(value));
    }
    if let Some(at) = place(&ORDINALS) {
        return Some(Lex::Ordinal(at as u32));
    }
    if let Some(at) = place(&NINETIES) {
        return Some(Lex::Nineties(at as u8));
    }
    match lower {
        "hundred" => Some(Lex::Times(100)),
        "thousand" => Some(Lex::Times(1000)),
        "dozen" => Some(Lex::Times(12)),
        _ => None,
    }
}

fn deictic(lower: &str) -> Option<Lex> {
    Some(match lower {
        "now" => Lex::Now,
        "currently" | "nowadays" | "presently" => Lex::Ref(Ref::Present),
        "recently" | "lately" => Lex::Ref(Ref::Past),
        "today" => Lex::Today,
        "tonight" => Lex::Tonight,
        "yesterday" => Lex::Yesterday,
        "tomorrow" => Lex::Tomorrow,
        "early" => Lex::Edge(Edge::Early),
        "late" => Lex::Edge(Edge::Late),
        "mid" => Lex::Edge(Edge::Mid),
        "beginning" | "start" | "outset" => Lex::EdgeNoun(Edge::Early),
        "middle" | "midst" => Lex::EdgeNoun(Edge::Mid),
        "end" | "close" => Lex::EdgeNoun(Edge::Late),
        "last" | "latest" => Lex::Last,
        "next" => Lex::Next,
        "past" | "recent" | "preceding" | "latter" => match lower {
            "preceding" => Lex::Previous,
            "latter" => Lex::Edge(Edge::Late),
            _ => Lex::Past,
        },
        "coming" | "upcoming" => Lex::Coming,
        "previous" | "prior" => Lex::Previous,
        "following" | "succeeding" | "subsequent" | "ensuing" => Lex::Following,
        "this" => Lex::This,
        "these" => Lex::These,
        "that" => Lex::That,
        "same" => Lex::Same,
        "current" => Lex::Current,
        "ago" => Lex::Ago,
        "later" => Lex::Later,
        "earlier" => Lex::Earlier,
        "before" => Lex::Before,
        "after" => Lex::After,
        "future" => Lex::Future,
        "former" => Lex::Former,
        "present" => Lex::Present,
        _ => return None,
    })
}

fn other(lower: &str) -> Lex {
    match lower {
        "the" => Lex::The,
        "and" => Lex::And,
        "until" | "till" | "through" | "thru" => Lex::Until,
        "since" => Lex::Since,
        "soon" => Lex::Soon,
        "from" => Lex::From,
        "for" => Lex::For,
        "within" => Lex::Within,
        "during" | "throughout" | "over" => Lex::During,
        "between" => Lex::Between,
        "than" => Lex::Than,
        "about" | "around" => Lex::About,
        "local" => Lex::Local,
        "per" => Lex::Per,
        "each" | "every" => Lex::Each,
        "half" => Lex::Half,
        "few" | "several" | "many" | "numerous" | "various" | "couple" | "some" => Lex::Some,
        "fiscal" => Lex::Fiscal,
        "more" | "further" | "additional" | "full" | "consecutive" | "straight" | "whole"
        | "mere" => Lex::More,
        "old" => Lex::Old,
        "attacks" | "attack" | "attackers" | "hijackers" | "hijackings" => Lex::Attacks,
        "once" => Lex::Once,
        "twice" => Lex::Twice,
        "new" => Lex::New,
        "good" => Lex::Good,
        "all" => Lex::All,
        "bce" => Lex::Bc,
        "time" => Lex::Time,
        "being" => Lex::Being,
        "long" => Lex::Long,
        "hence" | "afterwards" | "afterward" => Lex::Hence,
        "right" => Lex::Right,
        "turn" => Lex::Turn,
        "other" => Lex::Another,
        "times" => Lex::Repeated,
        "part" | "parts" | "stages" | "stage" => Lex::Stage,
        _ => Lex::Other,
    }
}
