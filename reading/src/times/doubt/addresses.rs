//! Numbers in addresses of the web: `https://example.org/2026/03/report-16-Mar.pdf`.
//!
//! Reports cite by link, and each folder named for a year read as a date of what the sentence tells.

use super::Suspect;

/// Addresses are shorter; what is glued together for longer is no prose, and is not searched back to its start.
const ADDRESS_BYTES_MAX: usize = 1000;

/// Whether the reading lies in an address: in the same run of characters without white space, after its "://" or "www.".
pub(super) fn is_in_address(suspect: &Suspect) -> bool {
    let Some(first) = suspect.start.atom() else {
        return false;
    };
    let start = first.span.start;
    let before = &suspect.analysis.text.as_bytes()[start.saturating_sub(ADDRESS_BYTES_MAX)..start];
    let run = before
        .rsplit(u8::is_ascii_whitespace)
        .next()
        .unwrap_or_default();
    ["://", "www."].iter().any(|sign| {
        run.windows(sign.len())
            .any(|bytes| bytes == sign.as_bytes())
    })
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, news};

    #[test]
    fn a_folder_of_a_site_is_no_year() {
        check(
            "the [2024](https://example.org/2023/05/list-16-Mar.pdf) list, www.example.org/2022, in May 2014",
            news(),
            "2024=2024; May 2014=2014-05",
        );
    }
}
