//! Units behind and before a number: "square miles", "per cent", "$".

use super::view::View;
use record::Unit;

/// Unit words; longer ones first.
const BEHIND: &[(&[&str], Unit)] = &[
    (&["per", "cent"], Unit::Percent),
    (&["percentage", "points"], Unit::Percent),
    (&["percentage", "point"], Unit::Percent),
    (&["square", "kilometers"], Unit::SquareKilometre),
    (&["square", "kilometres"], Unit::SquareKilometre),
    (&["square", "kilometer"], Unit::SquareKilometre),
    (&["square", "kilometre"], Unit::SquareKilometre),
    (&["square", "km"], Unit::SquareKilometre),
    (&["sq", "km"], Unit::SquareKilometre),
    (&["sq.", "km"], Unit::SquareKilometre),
    (&["square", "miles"], Unit::SquareMile),
    (&["square", "mile"], Unit::SquareMile),
    (&["sq", "miles"], Unit::SquareMile),
    (&["sq", "mi"], Unit::SquareMile),
    (&["sq.", "miles"], Unit::SquareMile),
    (&["sq.", "mi"], Unit::SquareMile),
    (&["metric", "tons"], Unit::Tonne),
    (&["metric", "tonnes"], Unit::Tonne),
    (&["us", "dollars"], Unit::Dollar),
    (&["u.s.", "dollars"], Unit::Dollar),
    (&["american", "dollars"], Unit::Dollar),
    (&["pounds", "sterling"], Unit::Sterling),
];

/// The unit behind a number that ends at `end`, and the token after it.
pub(super) fn behind(view: &View<'_>, end: usize) -> Option<(Unit, usize)> {
    // "a 10-mile belt", "a three-year campaign".
    let at = end + usize::from(view.is(end, &["-", "\u{a0}", "\u{202f}"]));
    let long = BEHIND.iter().find(|(words, _)| view.starts(at, words));
    if let Some((words, unit)) = long {
        return Some((*unit, at + words.len()));
    }
    let unit = short(view, at, end)?;
    Some((unit, at + 1))
}

fn short(view: &View<'_>, at: usize, end: usize) -> Option<Unit> {
    Some(match view.low(at) {
        "%" | "percent" | "pct" => Unit::Percent,
        "km2" | "km²" | "sqkm" => Unit::SquareKilometre,
        "hectares" | "hectare" | "ha" => Unit::Hectare,
        "acres" | "acre" => Unit::Acre,
        "km" | "kms" | "kilometers" | "kilometres" | "kilometer" | "kilometre" => Unit::Kilometre,
        "miles" | "mile" | "mi" => Unit::Mile,
        "metres" | "meters" | "metre" | "meter" => Unit::Metre,
        // "300m" is a stretch, "300 m" as well; "$300m" never comes here.
        "m" if end > 0 && view.glued(end - 1) => Unit::Metre,
        "kg" | "kgs" | "kilograms" | "kilogrammes" | "kilos" | "kilogram" | "kilo" => {
            Unit::Kilogram
        }
        "tonnes" | "tonne" | "tons" | "ton" => Unit::Tonne,
        "lb" | "lbs" => Unit::Pound,
        "pounds" | "pound" => pounds(view, at),
        "dollars" | "dollar" | "usd" => Unit::Dollar,
        "euros" | "euro" | "eur" => Unit::Euro,
        "gbp" => Unit::Sterling,
        "barrels" | "barrel" => Unit::Barrel,
        "years" | "year" => Unit::Year,
        "months" | "month" => Unit::Month,
        "weeks" | "week" => Unit::Week,
        "days" | "day" => Unit::Day,
        "hours" | "hour" => Unit::Hour,
        _ => return None,
    })
}

/// "500 pounds of explosives" weighs; "fined 500 pounds" costs.
fn pounds(view: &View<'_>, at: usize) -> Unit {
    let weighing = (1..7).any(|back| view.before(at, back).starts_with("weigh"));
    let weighs = weighing || view.is(at + 1, &["of"]) || view.is_noun(at + 1);
    if weighs { Unit::Pound } else { Unit::Sterling }
}

/// Whether the word at `at` is a unit.
pub(super) fn is_unit(view: &View<'_>, at: usize) -> bool {
    short(view, at, at).is_some()
}

/// The currency mark before a number that begins at `start`.
pub(super) fn currency(view: &View<'_>, start: usize) -> Option<Unit> {
    Some(match view.before(start, 1) {
        "$" | "us$" | "usd" => Unit::Dollar,
        "€" | "eur" => Unit::Euro,
        "£" | "gbp" => Unit::Sterling,
        _ => return None,
    })
}

/// Whether it is money.
pub(super) fn is_money(unit: Unit) -> bool {
    matches!(unit, Unit::Dollar | Unit::Euro | Unit::Sterling)
}

/// Whether it is a stretch of time.
pub(super) fn is_time(unit: Unit) -> bool {
    matches!(
        unit,
        Unit::Year | Unit::Month | Unit::Week | Unit::Day | Unit::Hour
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantities::testing::words_of;

    fn check(text: &str, expected: Option<Unit>) {
        let analysis = words_of(text);
        let found = behind(&View::new(&analysis), 1);
        assert_eq!(found.map(|(unit, _)| unit), expected, "{text}");
    }

    #[test]
    fn units_stand_behind_the_number() {
        check("300 square miles", Some(Unit::SquareMile));
        check("8 per cent of it", Some(Unit::Percent));
        check("12 villages", None);
    }

    #[test]
    fn pounds_weigh_or_cost() {
        check("500 pounds of explosives", Some(Unit::Pound));
        check("500 pounds .", Some(Unit::Sterling));
    }
}
