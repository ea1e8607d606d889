//! Numbers of four digits that are no years: counts, resolutions, flights, ages.

use super::{Suspect, is_cue};
use crate::analysis::{Dep, Tag};
use crate::times::meaning::{Point, Year};
use crate::times::words::Lex;

/// "2015 troops", "Flight 1972", "$1984", "1,945" (which is a count already), "Resolution 1973".
pub(super) fn is_no_year(suspect: &Suspect, year: Year) -> bool {
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

/// "a man in his 70s".
pub(super) fn is_age(suspect: &Suspect, point: &Point) -> bool {
    let before = suspect
        .tokens
        .start
        .checked_sub(1)
        .map_or("", |at| suspect.analysis.word(at));
    matches!(point.year, Some(Year::ShortDecade(_)))
        && matches!(before, "his" | "her" | "their" | "my" | "our" | "your")
}
