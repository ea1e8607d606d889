//! What prepositions make of dates: "since 2014", "until May", "from April to June", "between 2003 and 2011".

use super::atoms::Atom;
use super::words::Lex;
use super::{Found, Kind, Timex};
use record::Window;

/// Widens the windows of dates that bound a longer time.
pub(super) fn widen(times: &mut [Timex], found: &[Found], atoms: &[Atom]) {
    for at in 0..times.len() {
        if !matches!(times[at].kind, Kind::Date | Kind::Time) {
            continue;
        }
        let before = found[at]
            .atoms
            .start
            .checked_sub(1)
            .map_or(Lex::Other, |at| atoms[at].lex);
        if pair(times, found, atoms, at, before) {
            continue;
        }
        if let Some(window) = times[at]
            .window
            .filter(|window| times[at].phrase == Some(*window))
        {
            times[at].phrase = Some(one_sided(window, before));
        }
    }
}

fn one_sided(window: Window, before: Lex) -> Window {
    match before {
        Lex::Since | Lex::From => Window {
            end: None,
            ..window
        },
        Lex::Until => Window {
            begin: None,
            ..window
        },
        Lex::Before => Window {
            begin: None,
            end: window.begin,
            ..window
        },
        Lex::After => Window {
            begin: window.end,
            end: None,
            ..window
        },
        _ => window,
    }
}

/// "from April to June", "between 2003 and 2011", "12–14 March".
fn pair(times: &mut [Timex], found: &[Found], atoms: &[Atom], at: usize, before: Lex) -> bool {
    let Some(next) = found.get(at + 1) else {
        return false;
    };
    let [joint] = &atoms[found[at].atoms.end..next.atoms.start.max(found[at].atoms.end)] else {
        return false;
    };
    let joins = match joint.lex {
        Lex::Mark('-') => true,
        Lex::To | Lex::Until => true,
        Lex::And => before == Lex::Between,
        _ => false,
    };
    let (Some(first), Some(second)) = (times[at].window, times[at + 1].window) else {
        return false;
    };
    let ordered = matches!((first.begin, second.end), (Some(begin), Some(end)) if begin <= end);
    if joins && ordered {
        let whole = Window {
            begin: first.begin,
            end: second.end,
            precision: first.precision.min(second.precision),
        };
        times[at].phrase = Some(whole);
        times[at + 1].phrase = Some(whole);
    }
    joins && ordered
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check_phrases, news};

    #[test]
    fn prepositions_open_an_end() {
        check_phrases("since 2014", news(), "2014-01-01..");
        check_phrases("until May 2015", news(), "..2015-05-31");
    }

    #[test]
    fn pairs_cover_what_lies_between() {
        check_phrases(
            "from April to June 2015",
            news(),
            "2015-04-01..2015-06-30; 2015-04-01..2015-06-30",
        );
        check_phrases(
            "between 2003 and 2011",
            news(),
            "2003-01-01..2011-12-31; 2003-01-01..2011-12-31",
        );
        check_phrases(
            "in 2003 and 2011",
            news(),
            "2003-01-01..2003-12-31; 2011-01-01..2011-12-31",
        );
    }
}
