//! Days as datasets write them.
//!
//! Read is only what can mean one day: `2014-01-24` with or without a time,
//! `29-5-1997` and `29.5.1997` (UCDP/PRIO puts the day first), `24 January
//! 2014` and `24-Jan-14`... with four digits of the year. `03/04/2014` is two
//! days, depending on who writes it, and is read as neither.

use jiff::civil::Date;

/// The day, if it can be told for certain.
pub(crate) fn read(text: &str) -> Option<Date> {
    let day = text.split_once('T').map_or(text, |(day, time)| {
        if time.starts_with(|c: char| c.is_ascii_digit()) {
            day
        } else {
            text
        }
    });
    iso(day).or_else(|| day_first(day)).or_else(|| worded(day))
}

/// `2014-01-24`, `2014-1-24 00:00:00.000`, `2014/01/24`, `20140124`.
fn iso(text: &str) -> Option<Date> {
    let text = text.split(' ').next()?;
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    match parts[..] {
        [year, month, day] if year.len() == 4 => date(year, month, day),
        [whole] if whole.len() == 8 && whole.is_ascii() => {
            date(&whole[..4], &whole[4..6], &whole[6..])
        }
        _ => None,
    }
}

/// `29-5-1997`, `29.05.1997`. With slashes only where the day cannot be a month.
fn day_first(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['-', '.']).collect();
    if let [day, month, year] = parts[..]
        && year.len() == 4
    {
        return date(year, month, day);
    }
    let parts: Vec<&str> = text.split('/').collect();
    match parts[..] {
        [a, b, year] if year.len() == 4 => one_way(a, b, year),
        _ => None,
    }
}

/// Of the two orders the one that is a date; none if both are, unless they are the same day.
fn one_way(a: &str, b: &str, year: &str) -> Option<Date> {
    match (date(year, a, b), date(year, b, a)) {
        (Some(one), Some(other)) => (one == other).then_some(one),
        (one, other) => one.or(other),
    }
}

/// `24 January 2014`, `24-Jan-2014`, `January 24, 2014`.
fn worded(text: &str) -> Option<Date> {
    let parts = text.split([' ', '-', ',']).filter(|it| !it.is_empty());
    let parts: Vec<&str> = parts.collect();
    let [a, b, year] = parts[..] else {
        return None;
    };
    let (day, name) = if a.starts_with(|c: char| c.is_ascii_digit()) {
        (a, b)
    } else {
        (b, a)
    };
    let month = month(name)?.to_string();
    (year.len() == 4).then(|| date(year, &month, day)).flatten()
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn month(name: &str) -> Option<usize> {
    let name = name.to_lowercase();
    let fits = |month: &&str| month.starts_with(&name) && name.len() >= 3;
    Some(MONTHS.iter().position(fits)? + 1)
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let digits =
        |text: &str| (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let sound = [year, month, day].iter().all(|part| digits(part));
    sound
        .then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    fn check(text: &str, expected: Option<&str>) {
        let found = super::read(text).map(|date| date.to_string());
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn reads_what_means_one_day() {
        for text in [
            "2014-01-24",
            "2014-01-24 00:00:00.000",
            "2014-01-24T10:00:00Z",
            "2014/01/24",
            "20140124",
            "24-1-2014",
            "24.01.2014",
            "24/01/2014",
            "01/24/2014",
            "24 January 2014",
            "24-Jan-2014",
            "January 24, 2014",
        ] {
            check(text, Some("2014-01-24"));
        }
        check("03/03/2014", Some("2014-03-03"));
        check("1 August 2014", Some("2014-08-01"));
    }

    #[test]
    fn refuses_what_may_mean_two_or_none() {
        for text in [
            "03/04/2014",
            "2014-02-30",
            "24-Jan-14",
            "2014",
            "",
            "-",
            "é014-1-1",
            "20140é24",
        ] {
            check(text, None);
        }
    }
}
