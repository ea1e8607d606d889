//! Dates as feeds and pages write them. Never guessed: `03/04/2017` is refused,
//! as nobody can tell which of the two is the month.

use jiff::civil::Date;
use record::PartialDate;

/// Spelled-out and compact forms, tried in order on the whole text.
const FORMS: &[&str] = &[
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%Y%m%d",
    "%Y/%m/%d",
];

/// Reads a date; the error names the value and how to write it.
pub(crate) fn read(text: &str) -> Result<PartialDate, record::Error> {
    let text = text.trim();
    text.parse().or_else(|error| {
        let day = spelled(text)
            .or_else(|| mailed(text))
            .or_else(|| before_a_time(text));
        day.map(PartialDate::day).ok_or(error)
    })
}

fn spelled(text: &str) -> Option<Date> {
    FORMS
        .iter()
        .find_map(|form| Date::strptime(form, text).ok())
}

/// RFC 2822, as mail and RSS have it. The day is the writer's, not Greenwich's.
fn mailed(text: &str) -> Option<Date> {
    let day = text.split_once(", ").map_or(text, |(_, day)| day);
    let words: Vec<&str> = day.split_whitespace().take(3).collect();
    spelled(&words.join(" "))
}

/// "20170304T032516Z" and "March 4, 2017 10:00 am" start with a date.
fn before_a_time(text: &str) -> Option<Date> {
    let compact = text.split('T').next().filter(|day| day.len() == 8);
    let words: Vec<&str> = text.split_whitespace().take(3).collect();
    compact
        .and_then(spelled)
        .or_else(|| spelled(&words.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(read(text).unwrap().to_string(), expected, "{text}");
    }

    #[test]
    fn reads_what_pages_write() {
        check("2017-03-04T23:25:16-05:00", "2017-03-04");
        check(" 2017-03 ", "2017-03");
        check("March 4, 2017", "2017-03-04");
        check("4 March 2017", "2017-03-04");
        check("Sat, 04 Mar 2017 03:25:16 GMT", "2017-03-04");
        check("Mar 4, 2017 10:00 am", "2017-03-04");
        check("20170304", "2017-03-04");
        check("20170304T032516Z", "2017-03-04");
        check("2017/03/04", "2017-03-04");
    }

    #[test]
    fn guesses_nothing() {
        for text in [
            "03/04/2017",
            "yesterday",
            "",
            "17-03-04",
            "1488597916",
            "March 2017, maybe",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
