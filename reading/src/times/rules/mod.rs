//! One file per family of expression. A rule reads words only; what the words
//! come to is settled in `resolve`, and what only looks like a time is thrown
//! out in `doubt`.

mod calendar;
mod clock;
mod day_name;
mod deictic;
mod feast;
mod length;
mod month;
mod named_day;
mod piece;
mod point;
mod pointed;
mod set;
mod shift;
mod year;

use super::cursor::Cursor;
use super::meaning::Meaning;
use super::words::Lex;

/// The longest reading that starts here, with the atom after it.
pub(super) fn longest(c: Cursor) -> Option<(Meaning, usize)> {
    const RULES: [fn(&mut Cursor) -> Option<Meaning>; 5] = [
        set::read,
        length::read,
        clock::read,
        point::read,
        deictic::read,
    ];
    if matches!(
        c.lex(),
        Lex::Other | Lex::Of | Lex::On | Lex::And | Lex::Or | Lex::To | Lex::By
    ) {
        return None;
    }
    let mut best: Option<(Meaning, usize)> = None;
    for rule in RULES {
        let mut trial = c;
        if let Some(meaning) = rule(&mut trial)
            && best.is_none_or(|(_, end)| trial.at > end)
        {
            best = Some((meaning, trial.at));
        }
    }
    best
}
