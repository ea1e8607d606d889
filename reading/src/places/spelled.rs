//! Which of a row's names English text could hold.

use super::builder::{Row, rank};
use super::fold::is_latin;

/// Words for the kind of area, which reports leave out as often as not: "Borno State", "Anbar Governorate".
const KINDS: &[&str] = &[
    " Autonomous Region",
    " City",
    " Department",
    " District",
    " Governorate",
    " Oblast",
    " Oblast’",
    " Prefecture",
    " Province",
    " Region",
    " Republic",
    " State",
];

const KINDS_BEFORE: &[&str] = &[
    "Province of ",
    "City of ",
    "Provincia de ",
    "Departamento de ",
];

/// The name of an area without the word for its kind. Counties keep theirs: "Orange" is a colour, "Orange County" a place.
pub(super) fn without_kind(row: &Row) -> Option<&str> {
    if rank(row) == 2 {
        return None;
    }
    let after = KINDS.iter().find_map(|kind| row.name.strip_suffix(kind));
    after.or_else(|| {
        KINDS_BEFORE
            .iter()
            .find_map(|kind| row.name.strip_prefix(kind))
    })
}

/// Whether English text could hold this name of the row.
///
/// GeoNames mixes in romanised forms of other scripts in lower case ("mo su er" for Mosul), airport codes and links.
pub(super) fn is_written(name: &str, row: &Row) -> bool {
    let open = name
        .trim_start_matches(['\'', '‘', '’', 'ʻ', '`'])
        .chars()
        .next();
    let code = name.chars().all(|c| c.is_uppercase()) && row.class.is_settlement();
    open.is_some_and(char::is_uppercase)
        && !code
        && name.chars().count() > 2
        && name.len() < 60
        && is_latin(name)
}
