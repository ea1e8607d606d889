//! Names of things that cannot act, which the parser takes for bodies: laws and occasions, makes of arms, ships, sites.
//!
//! A clause is about such a thing and never its doing. Shaped by: "the Aviation Act of 2001 granted", "F-16 Falcons from
//! the Air Guard arrived", "the G-20" (a body, though it looks like an aircraft), "Norwegian militia" (no name).

use crate::analysis::Analysis;
use crate::names::table::table;
use std::ops::Range;

/// "F-16", "A Ruritanian Su-25", "C-130 Hercules": a make of aircraft or arms. "G-20" is a body.
pub(crate) fn is_make(words: &str) -> bool {
    let designation = |word: &str| {
        let (letters, figures) = word.split_once('-').unwrap_or_default();
        (1..=4).contains(&letters.len())
            && letters.starts_with(char::is_uppercase)
            && letters != "G"
            && figures.starts_with(|c: char| c.is_ascii_digit())
            && figures.len() <= 4
    };
    // "R21/M": a make of medicine.
    let mixed = |word: &str| word.contains('/') && word.contains(|c: char| c.is_ascii_digit());
    let made = |word: &str| designation(word) || mixed(word);
    words.split_whitespace().count() <= 6 && words.split_whitespace().any(made)
}

/// "The Nanfang Bridge", "Lagos State": where things happen, which does nothing.
pub(crate) fn is_site(word: &str) -> bool {
    matches!(
        word,
        "Bridge"
            | "Airport"
            | "Hotel"
            | "Highway"
            | "Road"
            | "Street"
            | "Square"
            | "Stadium"
            | "Region"
            | "Regions"
            | "Province"
            | "District"
            | "County"
            | "Valley"
            | "River"
            | "Prison"
            | "Camp"
            | "Refinery"
            | "Dam"
            | "Tower"
            | "Barrage"
            | "Pipeline"
    )
}

/// "The Civil Order Act of 2019", "Resolution 2254": what is passed, whose name ends in a year or a number.
pub(super) fn is_passed(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let figures = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let behind = |at: usize| {
        let next = text.word(at + 1);
        next == "of" || figures(next)
    };
    tokens
        .clone()
        .any(|at| at + 1 < tokens.end && is_occasion(text.word(at)) && behind(at))
}

pub(super) fn is_occasion(word: &str) -> bool {
    matches!(
        word,
        "Event"
            | "Conference"
            | "Summit"
            | "Meeting"
            | "Ceremony"
            | "Accord"
            | "Agreement"
            | "Treaty"
            | "Act"
            | "Festival"
            | "Exercise"
            | "Convention"
            | "Protocol"
            | "Law"
            | "Bill"
            | "Amendment"
            | "Constitution"
            | "Resolution"
            | "Pact"
            | "Doctrine"
            | "Declaration"
            | "Championship"
            | "Cup"
            | "Games"
            | "Poll"
            | "Flight"
            | "War"
    )
}

/// "MV Sirius", "USS Obi": a ship.
pub(super) fn is_ship(word: &str) -> bool {
    matches!(
        word,
        "MV" | "FV" | "MT" | "SS" | "USS" | "HMS" | "HMCS" | "HMAS" | "RV"
    )
}

/// "Ruritanian", "Ruritanian militia": an adjective alone or before a common noun names nobody.
pub(super) fn is_of_nation(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let rest = tokens.start + 1..tokens.end;
    let common = |at: usize| text.word(at).starts_with(char::is_lowercase);
    !tokens.is_empty()
        && table().demonym(text.word(tokens.start)).is_some()
        && rest.len() < 3
        && rest.clone().all(common)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_make_of_arms_is_told_from_a_body_with_a_number() {
        let check = |words: &str, expected: bool| assert_eq!(is_make(words), expected, "{words}");
        check("F-16", true);
        check("Norwegian Fokker F-27", true);
        check("R21/M", true);
        check("G-20", false);
        check("Combat 18", false);
        check("Al-Shabaab", false);
    }
}
