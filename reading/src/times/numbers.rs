//! "three", "twenty-five", "2.5", "two and a half", "a few".

use super::cursor::Cursor;
use super::words::Lex;

/// How many; `None` inside says a number that is not told ("several").
pub(super) type Count = Option<f64>;

/// "two hundred thousand" has two; a page of "hundred hundred …" shall not cost its square.
const MULTIPLIERS: usize = 3;

/// Reads how many, with the words after it that belong to it ("a couple of", "two more").
pub(super) fn count(c: &mut Cursor) -> Option<Count> {
    c.attempt(|c| {
        let found = vague(c)
            .or_else(|| c.attempt(half).map(Some))
            .or_else(|| c.attempt(exact).map(Some))?;
        let half = c.attempt(and_a_half).unwrap_or(0.0);
        c.eat(Lex::More);
        Some(found.map(|n| n + half))
    })
}

fn vague(c: &mut Cursor) -> Option<Count> {
    c.attempt(|c| {
        c.eat(Lex::A);
        c.eat(Lex::More);
        c.eat(Lex::Some).then_some(())?;
        // "some eight years" is eight.
        if matches!(
            c.lex(),
            Lex::Number(_) | Lex::Digits(..) | Lex::Count(_) | Lex::Times(_)
        ) {
            return None;
        }
        c.eat(Lex::More);
        c.eat(Lex::Of);
        Some(None)
    })
}

/// "half a year", "half an hour", "a half hour".
fn half(c: &mut Cursor) -> Option<f64> {
    c.eat(Lex::A);
    c.eat(Lex::Half).then_some(())?;
    c.hyphen();
    c.eat(Lex::A);
    matches!(c.lex(), Lex::Unit(_)).then_some(0.5)
}

fn exact(c: &mut Cursor) -> Option<f64> {
    c.eat(Lex::Some);
    let mut total = small(c)?;
    for _ in 0..MULTIPLIERS {
        let Some(times) = c.take(multiplier) else {
            break;
        };
        total = total.max(1.0) * f64::from(times);
        let and = c.attempt(|c| {
            c.eat(Lex::And);
            small(c).filter(|n| *n > 0.0)
        });
        total += and.unwrap_or(0.0);
    }
    Some(total)
}

fn multiplier(lex: Lex) -> Option<u32> {
    if let Lex::Times(n) = lex {
        Some(n)
    } else {
        None
    }
}

fn small(c: &mut Cursor) -> Option<f64> {
    match c.lex() {
        Lex::Digits(n, 1..=4) => {
            c.step();
            Some(f64::from(n))
        }
        Lex::Count(n) => {
            c.step();
            Some(n)
        }
        Lex::Number(tens) => {
            c.step();
            Some(f64::from(tens + ones(c, tens)))
        }
        Lex::A => {
            c.step();
            c.eat(Lex::More);
            Some(1.0)
        }
        Lex::Times(_) => Some(1.0),
        _ => None,
    }
}

fn ones(c: &mut Cursor, tens: u32) -> u32 {
    let read = |c: &mut Cursor| {
        c.hyphen();
        c.take(|lex| {
            if let Lex::Number(n @ 1..=9) = lex {
                Some(n)
            } else {
                None
            }
        })
    };
    if tens >= 20 {
        c.attempt(read).unwrap_or(0)
    } else {
        0
    }
}

fn and_a_half(c: &mut Cursor) -> Option<f64> {
    c.eat(Lex::And).then_some(())?;
    c.eat(Lex::A);
    c.eat(Lex::Half).then_some(0.5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::times::atoms::atoms;

    fn check(text: &str, expected: Option<Count>) {
        let atoms = atoms(text);
        assert_eq!(count(&mut Cursor::new(&atoms, 0)), expected, "{text}");
    }

    #[test]
    fn reads_words_and_digits() {
        check("twenty-five years", Some(Some(25.0)));
        check("two hundred and fifty days", Some(Some(250.0)));
        check("two and a half years", Some(Some(2.5)));
        check("1,460 years", Some(Some(1460.0)));
        check("half an hour", Some(Some(0.5)));
        check("a dozen years", Some(Some(12.0)));
    }

    #[test]
    fn keeps_what_is_not_told_apart_from_one() {
        check("a few days", Some(None));
        check("a couple of weeks", Some(None));
        check("some eight years", Some(Some(8.0)));
        check("years", None);
    }
}
