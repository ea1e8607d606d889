//! An invented panel of deaths by country and month, in the layout of the ViEWS panels.

use std::fmt::Write as _;

/// Months from January 1980 to the panel's first: January 1990.
const FIRST: usize = 121;

/// Its first `months` of twenty countries, as CSV.
pub(crate) fn text(months: usize) -> String {
    let mut text = String::from("month_id,country_id,ged_sb\n");
    for country in 40..60 {
        for month in 0..months {
            let deaths = deaths(country, month);
            writeln!(text, "{},{country},{deaths}", FIRST + month).unwrap();
        }
    }
    text
}

/// Some countries are at peace, some restless, some at war in turns.
fn deaths(country: usize, month: usize) -> usize {
    match country % 4 {
        0 => 0,
        1 => usize::from((month + country).is_multiple_of(7)) * 2,
        2 => [0, 0, 4, 60, 90, 30][(month / 9 + country) % 6] + month % 3,
        _ => 200 + 40 * ((month * 7 + country) % 9),
    }
}
