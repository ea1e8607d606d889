//! One spelling for the ways a name is written: what tables and text meet on.

use unicode_normalization::UnicodeNormalization;

/// Letters and digits only, lower case, accents off, blanks and hyphens gone: "al-Qa’ida" and "Al Qaida" are one.
pub(super) fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    push_key(name, &mut out);
    out
}

/// Appends the key of `word` to `out`.
pub(super) fn push_key(word: &str, out: &mut String) {
    if word.is_ascii() {
        let kept = word.bytes().filter(u8::is_ascii_alphanumeric);
        return out.extend(kept.map(|byte| byte.to_ascii_lowercase() as char));
    }
    let letters = word.nfkd().filter(|c| c.is_alphanumeric());
    out.extend(letters.flat_map(char::to_lowercase));
}

/// Whether a name has to be matched letter for letter: "IS" is a group, "is" a verb, "LeT" a group, "let" a verb.
pub(super) fn is_exact(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic());
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    let short = name.chars().count() <= 6;
    !name.contains(' ') && capitals >= 2 && (short || letters.clone().count() == capitals)
}

/// Letters alone, as written: what an exact name is compared by.
pub(super) fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet() {
        for name in ["al-Qa’ida", "Al Qaida", "al-Qa'ida", "AL-QAIDA"] {
            assert_eq!(key(name), "alqaida");
        }
        assert_eq!(key("Séléka"), "seleka");
    }

    #[test]
    fn short_names_in_capitals_are_exact() {
        let exact: Vec<_> = ["IS", "LeT", "U.S.", "Hamas", "ISIS", "Boko Haram"]
            .map(is_exact)
            .into();
        assert_eq!(exact, [true, true, true, false, true, false]);
    }
}
