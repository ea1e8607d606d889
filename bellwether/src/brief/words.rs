//! How things are put into words: numbers, dates, measures, speakers.
//!
//! No name of the code ("leaders-lost", "machine-read") reaches a reader of a
//! brief; what it is called in plain words stands here.

use judging::Amount;
use record::{
    Comparator, Date, Measure, Nature, PartialDate, Precision, Quantity, Role, Stance, Unit, Window,
};

/// `12345.6` as `12,346`; small numbers keep what they have after the point, up to two places.
pub(crate) fn number(value: f64) -> String {
    let places = if value.abs() >= 100.0 { 0 } else { 2 };
    let text = format!("{value:.places$}");
    let text = if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        &text
    };
    let (whole, rest) = text
        .split_once('.')
        .map_or((text, String::new()), |(whole, rest)| {
            (whole, format!(".{rest}"))
        });
    format!("{}{rest}", thousands(whole))
}

fn thousands(digits: &str) -> String {
    let (sign, digits) = digits
        .strip_prefix('-')
        .map_or(("", digits), |digits| ("-", digits));
    let head = digits.len() % 3;
    let groups = digits.as_bytes()[head..]
        .chunks(3)
        .map(|group| String::from_utf8_lossy(group).into_owned());
    let first = (head > 0).then(|| digits[..head].to_owned());
    format!(
        "{sign}{}",
        first
            .into_iter()
            .chain(groups)
            .collect::<Vec<_>>()
            .join(",")
    )
}

/// A computed value to three figures: conversion adds no precision.
fn rounded(value: f64) -> f64 {
    if value == 0.0 {
        return value;
    }
    let place = 10f64.powf(value.abs().log10().floor() - 2.0);
    (value / place).round() * place
}

/// "at least 35 people", "almost 50 %", "7,000–9,000 people", "vague".
pub(crate) fn figure(quantity: &Quantity) -> String {
    match Amount::written(quantity) {
        // A third is 33.3 %, not 33.33 %: nobody said it more finely.
        Some(amount) if amount.unit == Unit::Percent => {
            bounded(&amount, quantity.comparator, |value| {
                number((value * 10.0).round() / 10.0)
            })
        }
        Some(amount) => bounded(&amount, quantity.comparator, number),
        None => "no number".into(),
    }
}

/// The figure with the report's own word for what is counted, where the unit
/// is people or things: "18 soldiers", "4 villages". A word that the figure
/// words hold already, or a long phrase, is not said again.
pub(crate) fn figure_of(quantity: &Quantity, counted: Option<&str>) -> String {
    let plain = figure(quantity);
    let noun =
        counted.filter(|noun| noun.split(' ').count() <= 3 && !noun.contains(char::is_numeric));
    match (quantity.unit, noun) {
        (Unit::Persons, Some(noun)) => {
            let bare = plain
                .trim_end_matches(" people")
                .trim_end_matches(" person");
            format!("{bare} {noun}")
        }
        (Unit::Count, Some(noun)) => format!("{plain} {noun}"),
        _ => plain,
    }
}

/// A converted or derived amount with the bound of what it comes from.
pub(crate) fn computed(amount: &Amount, comparator: Comparator) -> String {
    bounded(amount, comparator, |value| number(rounded(value)))
}

fn bounded(amount: &Amount, comparator: Comparator, show: impl Fn(f64) -> String) -> String {
    let one = |value: f64| with_unit(&show(value), value, amount.unit);
    match (amount.low, amount.high) {
        (Some(low), Some(high)) if low == high => format!("{}{}", prefix(comparator), one(low)),
        (Some(low), Some(high)) => {
            with_unit(&format!("{}–{}", show(low), show(high)), high, amount.unit)
        }
        (Some(low), None) => format!(
            "{}{}",
            open(comparator, Comparator::MoreThan, "more than ", "at least "),
            one(low)
        ),
        (None, Some(high)) if comparator == Comparator::Almost => format!("almost {}", one(high)),
        (None, Some(high)) => format!(
            "{}{}",
            open(comparator, Comparator::LessThan, "fewer than ", "at most "),
            one(high)
        ),
        (None, None) => "no number".into(),
    }
}

fn open(
    comparator: Comparator,
    strict: Comparator,
    word: &'static str,
    other: &'static str,
) -> &'static str {
    if comparator == strict { word } else { other }
}

fn prefix(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::About | Comparator::Vague => "about ",
        Comparator::Almost => "almost ",
        _ => "",
    }
}

/// "35 people", "US$ 2,000", "40 %". Things counted one by one are named by the measure.
fn with_unit(number: &str, value: f64, unit: Unit) -> String {
    let plural =
        |one: &str, many: &str| format!("{number} {}", if value == 1.0 { one } else { many });
    match unit {
        Unit::Persons => plural("person", "people"),
        Unit::Count => number.into(),
        Unit::Percent => format!("{number} %"),
        Unit::Times => plural("time", "times"),
        Unit::SquareKilometre => format!("{number} km²"),
        Unit::SquareMile => plural("square mile", "square miles"),
        Unit::Kilometre => format!("{number} km"),
        Unit::Mile => plural("mile", "miles"),
        Unit::Metre => format!("{number} m"),
        Unit::Kilogram => format!("{number} kg"),
        Unit::Dollar => format!("US$ {number}"),
        Unit::Euro => format!("€ {number}"),
        Unit::Sterling => format!("£ {number}"),
        other => plural(other.as_str().trim_end_matches('s'), other.as_str()),
    }
}

/// "22 March 2016".
pub(crate) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// "22 March 2016", "March 2016" or "2016".
pub(crate) fn date(date: PartialDate) -> String {
    window(date.window())
}

/// A window as finely as it is known: "March 2016", "1–14 May 2016", "since 3 May 2016".
pub(crate) fn window(window: Window) -> String {
    let vague = |text: String| {
        if window.precision == Precision::Vague {
            format!("around {text}")
        } else {
            text
        }
    };
    match (window.begin, window.end) {
        (Some(begin), Some(end)) => vague(between(begin, end, window.precision)),
        (Some(begin), None) => format!("since {}", day(begin)),
        (None, Some(end)) => format!("until {}", day(end)),
        (None, None) => "time not stated".into(),
    }
}

fn between(begin: Date, end: Date, precision: Precision) -> String {
    let whole_month = begin == begin.first_of_month() && end == begin.last_of_month();
    let whole_year = begin == begin.first_of_year() && end == begin.last_of_year();
    let format = |text: &str, date: Date| date.strftime(text).to_string();
    match precision {
        _ if begin == end => day(begin),
        _ if whole_year => format("%Y", begin),
        _ if whole_month => format("%B %Y", begin),
        _ if begin.year() != end.year() => format!("{} – {}", day(begin), day(end)),
        _ if begin.month() != end.month() => format!("{} – {}", format("%-d %B", begin), day(end)),
        _ => format!("{}–{}", begin.day(), day(end)),
    }
}

/// The measure as a heading.
pub(crate) fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Territory => "Territory",
        Measure::Fighters => "Fighters",
        Measure::Fatalities => "People killed",
        Measure::Wounded => "People wounded",
        Measure::Casualties => "Killed and wounded together",
        Measure::Attacks => "Attacks",
        Measure::Strikes => "Strikes and raids against it",
        Measure::LeadersLost => "Leaders killed or captured",
        Measure::Revenue => "Money taken in",
        Measure::Money => "Other money",
        Measure::Recruits => "Recruits",
        Measure::Captured => "People arrested or captured",
        Measure::Abducted => "People abducted",
        Measure::Displaced => "People driven from home",
        Measure::Forces => "Troops and police",
        Measure::GroupSize => "Size of groups acting together",
        Measure::Weapons => "Weapons and vehicles",
        Measure::Duration => "Lengths of time",
        Measure::Distance => "Distances",
        Measure::People => "Other people counted",
        Measure::Other => "Other things counted",
    }
}

/// The measure inside a sentence.
pub(crate) fn measure_in_text(of: Measure) -> String {
    let heading = measure(of);
    heading[..1].to_lowercase() + &heading[1..]
}

/// "change" where the number is one: a reader takes a bare number for a level.
pub(crate) fn nature(nature: Nature) -> Option<&'static str> {
    match nature {
        Nature::Level => None,
        Nature::Change => Some("change"),
        Nature::Rate => Some("rate"),
    }
}

/// What the speaker does, between the name and a quotation. No verb that would
/// have to agree with "police", "analysts" or "the army".
pub(crate) fn says(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "",
        Stance::Denies => ", in denial",
        Stance::Predicts => ", looking ahead",
        Stance::Asks => ", asking",
        Stance::Recommends => ", in advice",
        Stance::Assumes => ", on what others assume",
    }
}

/// A name inside a sentence: "the Pentagon", not "The Pentagon"; "the United States".
pub(crate) fn inside(name: &str) -> String {
    let article = ["The ", "A ", "An "]
        .iter()
        .find(|article| name.starts_with(**article));
    match article {
        Some(article) => article.to_lowercase() + &name[article.len()..],
        None if name.starts_with("United ") => format!("the {name}"),
        None => name.to_owned(),
    }
}

/// A group of speakers as a heading.
pub(crate) fn role(role: Role) -> &'static str {
    match role {
        Role::Official => "Governments, forces and international bodies",
        Role::Group => "The armed groups themselves",
        Role::Analyst => "Analysts and monitors",
        Role::Outlet => "News outlets, as others quote them",
        Role::Anonymous => "Sources without a name",
        Role::Author => "The reports in their own voice",
        Role::Other => "Others",
    }
}

/// "1 report", "12 reports".
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n as f64), if n == 1 { one } else { many })
}

/// "a", "a and b", "a, b and c".
pub(crate) fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}

/// The first letter in upper case, for the beginning of a sentence.
pub(crate) fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use judging::testing::{day as on, quantity};
    use record::Span;

    #[test]
    fn numbers_have_separators_and_no_false_digits() {
        let shown = [35.0, 1234.0, 1234567.8, 0.5, 12.25, -4000.0, 100.0].map(number);
        assert_eq!(
            shown,
            ["35", "1,234", "1,234,568", "0.5", "12.25", "-4,000", "100"]
        );
        assert_eq!(number(rounded(35_223.84)), "35,200");
    }

    #[test]
    fn figures_keep_their_bounds() {
        let show = |low, high, unit, comparator| {
            figure(&quantity(
                Measure::Other,
                Span::new(0, 1),
                low,
                high,
                unit,
                comparator,
            ))
        };
        assert_eq!(
            show(Some(35.0), None, Unit::Persons, Comparator::AtLeast),
            "at least 35 people"
        );
        assert_eq!(
            show(Some(1e4), None, Unit::Persons, Comparator::MoreThan),
            "more than 10,000 people"
        );
        assert_eq!(
            show(None, Some(50.0), Unit::Percent, Comparator::Almost),
            "almost 50 %"
        );
        assert_eq!(
            show(Some(7e3), Some(9e3), Unit::Persons, Comparator::Between),
            "7,000–9,000 people"
        );
        assert_eq!(
            show(Some(1.0), Some(1.0), Unit::SquareMile, Comparator::About),
            "about 1 square mile"
        );
        assert_eq!(
            show(None, None, Unit::Persons, Comparator::Vague),
            "no number"
        );
    }

    #[test]
    fn windows_read_as_people_write_them() {
        let show = |begin: &str, end: &str, precision| {
            window(Window {
                begin: Some(on(begin)),
                end: Some(on(end)),
                precision,
            })
        };
        assert_eq!(
            show("2016-03-22", "2016-03-22", Precision::Day),
            "22 March 2016"
        );
        assert_eq!(
            show("2016-03-01", "2016-03-31", Precision::Month),
            "March 2016"
        );
        assert_eq!(
            show("2016-05-01", "2016-05-14", Precision::Week),
            "1–14 May 2016"
        );
        assert_eq!(show("2016-01-01", "2016-12-31", Precision::Year), "2016");
        assert_eq!(
            show("2015-12-28", "2016-01-03", Precision::Week),
            "28 December 2015 – 3 January 2016"
        );
    }
}
