//! A text cut into words, numbers and marks, finer than a parser's tokens.
//!
//! "mid-2014", "late-November", "'90s", "9a.m." and "12–14" are one token in
//! one parser and four in another; here they always fall apart the same way,
//! so that no rule depends on a tokenizer.

use super::lexicon::classify;
use super::words::Lex;
use record::Span;

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Atom {
    pub(super) span: Span,
    pub(super) lex: Lex,
    /// No white space before it.
    pub(super) glued: bool,
    /// Its first letter is a capital.
    pub(super) capital: bool,
}

/// Cuts a text.
pub(super) fn atoms(text: &str) -> Vec<Atom> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while at < text.len() {
        let gap = white(&text[at..]);
        if text[at..at + gap].matches('\n').count() > 1 {
            found.push(mark(Span::new(at, at + gap), '\n'));
        }
        at += gap;
        if at < text.len() {
            let atom = Atom {
                glued: gap == 0 && at > 0,
                ..next(text, at)
            };
            at = atom.span.end;
            found.push(atom);
        }
    }
    found
}

fn white(text: &str) -> usize {
    text.find(|c: char| !c.is_whitespace())
        .unwrap_or(text.len())
}

fn next(text: &str, at: usize) -> Atom {
    let rest = &text[at..];
    let first = rest.chars().next().unwrap_or(' ');
    if first.is_ascii_digit() {
        number(text, at)
    } else if first.is_alphabetic() {
        word(rest, at, first)
    } else {
        mark(Span::new(at, at + first.len_utf8()), plain(first))
    }
}

fn mark(span: Span, sign: char) -> Atom {
    Atom {
        span,
        lex: Lex::Mark(sign),
        glued: false,
        capital: false,
    }
}

/// Typographic dashes and quotes, as they are typed on a keyboard.
fn plain(sign: char) -> char {
    match sign {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '`' => '\'',
        _ => sign,
    }
}

fn word(rest: &str, at: usize, first: char) -> Atom {
    let dotted = dotted(rest.as_bytes());
    let length = if dotted > 0 {
        dotted
    } else {
        rest.find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len())
    };
    let capital = first.is_uppercase();
    Atom {
        span: Span::new(at, at + length),
        lex: classify(&rest[..length]),
        glued: false,
        capital,
    }
}

/// Length of "a.m.", "B.C" and the like: single letters with full stops between them.
fn dotted(rest: &[u8]) -> usize {
    let pair = |i: usize| {
        rest.get(i).is_some_and(u8::is_ascii_alphabetic) && rest.get(i + 1) == Some(&b'.')
    };
    let single = |i: usize| !rest.get(i + 1).is_some_and(u8::is_ascii_alphabetic);
    let mut end = 0;
    while pair(end) {
        end += 2;
    }
    let tail = rest.get(end).is_some_and(u8::is_ascii_alphabetic) && single(end);
    match (end, tail) {
        (0, _) | (2, false) => 0,
        (_, true) => end + 1,
        _ => end,
    }
}

fn number(text: &str, at: usize) -> Atom {
    let rest = &text[at..];
    let bytes = rest.as_bytes();
    let digits = run(bytes, 0);
    let (length, lex) = grouped(bytes, digits)
        .or_else(|| decimal(rest, digits).filter(|_| !after_number(&text.as_bytes()[..at])))
        .unwrap_or_else(|| suffixed(rest, digits));
    Atom {
        span: Span::new(at, at + length),
        lex,
        glued: false,
        capital: false,
    }
}

/// Whether digits and a full stop stand before: "11.2015" of "12.11.2015" is no decimal.
fn after_number(before: &[u8]) -> bool {
    matches!(before, [.., digit, b'.'] if digit.is_ascii_digit())
}

fn run(bytes: &[u8], from: usize) -> usize {
    bytes
        .get(from..)
        .unwrap_or_default()
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .count()
}

/// "2,000" is a count, never a year.
fn grouped(bytes: &[u8], digits: usize) -> Option<(usize, Lex)> {
    let mut end = digits;
    while bytes.get(end) == Some(&b',') && run(bytes, end + 1) == 3 {
        end += 4;
    }
    let value = bytes[..end]
        .iter()
        .filter(|b| b.is_ascii_digit())
        .take(9)
        .fold(0, |n, b| n * 10 + u32::from(b - b'0'));
    (digits <= 3 && end > digits).then_some((end, Lex::Count(f64::from(value))))
}

fn decimal(rest: &str, digits: usize) -> Option<(usize, Lex)> {
    let bytes = rest.as_bytes();
    let after = (bytes.get(digits) == Some(&b'.')).then(|| run(bytes, digits + 1))?;
    let end = digits + 1 + after;
    // "12.11.2015" is a date.
    let goes_on = bytes.get(end) == Some(&b'.') && run(bytes, end + 1) > 0 && after <= 2;
    (after > 0 && !goes_on)
        .then(|| rest[..end].parse().ok())
        .flatten()
        .map(|value| (end, Lex::Count(value)))
}

/// "1990s", "5th" or the plain number.
fn suffixed(rest: &str, digits: usize) -> (usize, Lex) {
    let value = rest[..digits.min(9)].parse().unwrap_or(0);
    let letters = rest[digits..]
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len() - digits);
    match &rest[digits..digits + letters] {
        "s" => (digits + 1, Lex::Decade(value, digits.min(255) as u8)),
        "st" | "nd" | "rd" | "th" => (digits + 2, Lex::Ordinal(value)),
        _ => (digits, Lex::Digits(value, digits.min(255) as u8)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let cut: Vec<_> = atoms(text)
            .iter()
            .map(|atom| atom.span.of(text).unwrap())
            .collect();
        assert_eq!(cut, expected);
    }

    #[test]
    fn cuts_finer_than_tokens() {
        check(
            "mid-2014, 12–14",
            &["mid", "-", "2014", ",", "12", "–", "14"],
        );
        check("the '90s and 1990s", &["the", "'", "90s", "and", "1990s"]);
        check(
            "5th of Nov. at 9a.m. in 149 B.C",
            &[
                "5th", "of", "Nov", ".", "at", "9", "a.m.", "in", "149", "B.C",
            ],
        );
    }

    #[test]
    fn keeps_grouped_numbers_and_decimals_whole() {
        check(
            "2,000 troops, 2.5 years, 1,2",
            &["2,000", "troops", ",", "2.5", "years", ",", "1", ",", "2"],
        );
    }

    #[test]
    fn marks_paragraphs() {
        check("on May\n\n12 men", &["on", "May", "\n\n", "12", "men"]);
    }
}
