//! Character tests as Python makes them, because the tables and shapes were made with Python.

use crate::unicode_ranges::{ALPHA, DIGIT};

/// `str.isspace`: Rust's white space and the four ASCII separators.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// `str.isalpha`: letters, without the combining marks Rust counts in.
pub(crate) fn is_alpha(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        within(&ALPHA, c)
    }
}

/// `str.isdigit`.
pub(crate) fn is_digit(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_digit()
    } else {
        within(&DIGIT, c)
    }
}

/// `\w` of `re`.
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric() || c == '_'
    } else {
        is_alpha(c) || c.is_numeric()
    }
}

/// `\d` of `re`: decimal digits only. Superscripts and enclosed digits count for `isdigit` but not here.
pub(crate) fn is_decimal(c: char) -> bool {
    is_digit(c)
        && !matches!(c as u32, 0xb2 | 0xb3 | 0xb9 | 0x1369..=0x1371 | 0x19da | 0x2070..=0x2089 | 0x2460..=0x24ff
            | 0x2776..=0x2793 | 0x1f100..=0x1f10c)
}

fn within(ranges: &[(u32, u32)], c: char) -> bool {
    let c = c as u32;
    let next = ranges.partition_point(|(first, _)| *first <= c);
    next > 0 && c <= ranges[next - 1].1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_pythons() {
        assert!(is_alpha('é') && is_alpha('中') && is_alpha('a'));
        assert!(!is_alpha('\u{301}') && !is_alpha('1') && !is_alpha('-') && !is_alpha('Ⅳ'));
    }

    #[test]
    fn spaces_are_pythons() {
        assert!(is_space('\u{1c}') && is_space('\u{a0}') && is_space('\n') && is_space('\u{85}'));
        assert!(!is_space('\u{200b}') && !is_space('a'));
    }

    #[test]
    fn superscripts_are_digits_but_not_decimal() {
        assert!(is_digit('²') && !is_decimal('²') && is_decimal('٣') && is_digit('7'));
    }
}
