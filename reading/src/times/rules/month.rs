//! "November", "Nov."

use crate::times::cursor::Cursor;
use crate::times::words::Lex;

/// Reads a month's name with the full stop of its abbreviation.
pub(super) fn read(c: &mut Cursor) -> Option<i8> {
    match c.lex() {
        Lex::Month(month) => {
            c.step();
            Some(month)
        }
        Lex::MonthShort(month) => c.attempt(|c| short(c, month)),
        _ => None,
    }
}

/// "Mar" and "Dec" are names too: a full stop or a number must stand by.
fn short(c: &mut Cursor, month: i8) -> Option<i8> {
    let after_number = matches!(
        c.behind(1),
        Lex::Digits(1..=31, 1..=2) | Lex::Ordinal(_) | Lex::Mark('-' | '/')
    );
    c.step();
    let stop = c.eat_glued('.');
    let before_number = matches!(
        c.lex(),
        Lex::Digits(..) | Lex::Ordinal(_) | Lex::Mark('-' | '/')
    );
    (stop || after_number || before_number).then_some(month)
}
