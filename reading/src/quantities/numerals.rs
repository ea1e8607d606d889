//! Numbers in figures and in words: "34,000", "34 000", "1.5 million", "two dozen", "three quarters".
//!
//! What is read here is a value, nothing about what it counts. Ordinals are
//! not numbers here: "the third attack" counts nothing.

use super::units;
use super::view::View;
use crate::cardinals::cardinal;
use std::ops::Range;

/// A numeral and what it comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numeral {
    pub(super) tokens: Range<usize>,
    pub(super) amount: Amount,
}

/// What a numeral comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Amount {
    /// A number.
    Number(f64),
    /// Two ends written as one: "7,000–9,000".
    Range(f64, f64),
    /// A share in hundredths: "a third".
    Share(f64),
    /// Two shares as ends: "a quarter to a third".
    Shares(f64, f64),
    /// A multiple: "twice as many", "tenfold".
    Times(f64),
    /// "dozens", "scores": many, without a number.
    Many,
    /// "scarcely any", "no": next to none, without a number.
    Few,
    /// "most of": a share without a number.
    Most,
}

/// The numeral that begins at `at`, the longest that can be read.
pub(super) fn numeral_at(view: &View<'_>, at: usize) -> Option<Numeral> {
    let found = share(view, at)
        .or_else(|| times(view, at))
        .or_else(|| vague(view, at))
        .or_else(|| counted(view, at))
        .or_else(|| joined(view, at))?;
    Some(Numeral {
        tokens: at..found.1,
        amount: found.0,
    })
}

type Found = (Amount, usize);

/// A number, with "and a half" behind it where it stands so.
fn counted(view: &View<'_>, at: usize) -> Option<Found> {
    let (value, end) = number(view, at)?;
    if !view.starts(end, &["and", "a", "half"]) {
        return Some((Amount::Number(value), end));
    }
    let (scale, end) = scales(view, end + 3);
    Some((Amount::Number((value + 0.5) * scale), end))
}

/// A number from `at`, with its scale words, and the token after it.
pub(super) fn number(view: &View<'_>, at: usize) -> Option<(f64, usize)> {
    let article = view.is(at, &["a", "an"]) && scale(view.low(at + 1)).is_some();
    let (value, end) = match () {
        () if article => (1.0, at + 1),
        () if view.starts(at, &["half", "a"]) && scale(view.low(at + 2)).is_some() => (0.5, at + 2),
        () => figures(view, at).or_else(|| words(view, at))?,
    };
    let (scale, end) = scales(view, end);
    Some((value * scale, end))
}

/// Figures, with groups of three set off by spaces: "34 000".
fn figures(view: &View<'_>, at: usize) -> Option<(f64, usize)> {
    let mut value = parse(view.low(at))?;
    let mut end = at + 1;
    let groupable =
        view.low(at).len() <= 3 && !view.low(at).starts_with('0') && value.fract() == 0.0;
    if !groupable {
        return Some((value, end));
    }
    loop {
        let gap = usize::from(view.is(end, &["\u{a0}", "\u{202f}", "\u{2009}"]));
        let group = view.low(end + gap);
        let one_space = gap == 1 || spaced(view, end);
        if !(one_space && group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit())) {
            break;
        }
        value = value * 1000.0 + group.parse::<f64>().ok()?;
        end += gap + 1;
    }
    Some((value, end))
}

/// Whether exactly one blank lies before token `at`.
fn spaced(view: &View<'_>, at: usize) -> bool {
    let token = view.of.tokens.get(at);
    token.is_some_and(|token| token.span.start == view.token(at - 1).span.end + 1)
}

/// Reads figures with thousands marks, a decimal point and a scale letter ("3k", "1.5m", "2bn").
pub(super) fn parse(word: &str) -> Option<f64> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let factor = match &word[digits.len()..] {
        "" => 1.0,
        "k" => 1e3,
        "m" | "mn" => 1e6,
        "bn" => 1e9,
        _ => return None,
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let groups: Vec<&str> = whole.split([',', '\'', '’']).collect();
    let sound = groups
        .iter()
        .all(|group| group.bytes().all(|byte| byte.is_ascii_digit()))
        && !groups[0].is_empty()
        && (groups.len() == 1
            || groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3))
        && !fraction.is_empty()
        && fraction.bytes().all(|byte| byte.is_ascii_digit());
    // A leading nought marks codes and telephone numbers, not amounts.
    let code = whole.len() > 1 && whole.starts_with('0');
    (sound && !code)
        .then(|| {
            format!("{}.{fraction}", groups.concat())
                .parse::<f64>()
                .ok()
        })?
        .map(|value| value * factor)
}

/// Number words: "twenty-five", "three hundred and twelve".
fn words(view: &View<'_>, at: usize) -> Option<(f64, usize)> {
    let (mut value, mut end) = below_hundred(view, at)?;
    if view.low(end) == "hundred" {
        value *= 100.0;
        end += 1;
        let rest = end + usize::from(view.low(end) == "and");
        if let Some((more, after)) = below_hundred(view, rest) {
            (value, end) = (value + more, after);
        }
    }
    Some((value, end))
}

fn below_hundred(view: &View<'_>, at: usize) -> Option<(f64, usize)> {
    let value = unit_word(view.low(at))?;
    let joint = at + 1 + usize::from(view.low(at + 1) == "-" && view.glued(at));
    match unit_word(view.low(joint)) {
        Some(ones) if value >= 20.0 && ones < 10.0 => Some((value + ones, joint + 1)),
        _ => Some((value, at + 1)),
    }
}

fn unit_word(word: &str) -> Option<f64> {
    cardinal(word).map(f64::from)
}

/// One number word joined by hyphens in one token ("twenty-five"), and ranges in one token ("7,000–9,000").
fn joined(view: &View<'_>, at: usize) -> Option<Found> {
    let word = view.low(at);
    let (left, right) = word.split_once(['-', '–', '—'])?;
    if let (Some(ten), Some(one)) = (unit_word(left), unit_word(right)) {
        return (ten >= 20.0 && one < 10.0).then_some((Amount::Number(ten + one), at + 1));
    }
    let (low, high) = (parse(left)?, parse(right)?);
    let (scale, end) = scales(view, at + 1);
    (low < high).then_some((Amount::Range(low * scale, high * scale), end))
}

/// All scale words from `at`, multiplied.
fn scales(view: &View<'_>, at: usize) -> (f64, usize) {
    let (mut factor, mut end) = letter(view, at).map_or((1.0, at), |by| (by, at + 1));
    while let Some(by) = scale(view.low(end)) {
        // "four hundred" is read with the number words.
        factor *= by;
        end += 1;
    }
    (factor, end)
}

/// "£100m", "$5bn": a letter is a scale behind money; elsewhere "300m" is a stretch.
fn letter(view: &View<'_>, at: usize) -> Option<f64> {
    let glued = at >= 2 && view.glued(at - 1) && view.glued(at - 2);
    let money = glued && units::currency(view, at - 1).is_some();
    match view.low(at).trim_end_matches('.') {
        "k" if money => Some(1e3),
        "m" | "mn" if money => Some(1e6),
        "b" if money => Some(1e9),
        _ => None,
    }
}

fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 1e2,
        "thousand" => 1e3,
        "lakh" => 1e5,
        "million" | "mln" => 1e6,
        "crore" => 1e7,
        "billion" | "bn" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// "half of", "a third of", "two-thirds", "three quarters".
fn share(view: &View<'_>, at: usize) -> Option<Found> {
    if view.is(at, &["half", "halves"]) && !view.is(at + 1, &["-", "a", "an"]) {
        let place = at > 0 && view.is(at - 1, &["first", "second", "other", "latter", "and"])
            || view.ends(at, &["and", "a"]);
        return (!place && !view.is(at + 1, &["brother", "hour", "way", "time"]))
            .then_some((Amount::Share(50.0), at + 1));
    }
    let article = view.is(at, &["a", "one"]);
    let count = if article {
        1.0
    } else {
        unit_word(view.low(at))?
    };
    let part = at + 1 + usize::from(view.is(at + 1, &["-"]));
    let of = fraction(view.low(part), count > 1.0)?;
    // "a third attack" counts; "a third of the area" shares.
    let shares = count > 1.0 || !view.is_noun(part + 1) || part > at + 1;
    (shares && count < of).then(|| (Amount::Share(100.0 * count / of), part + 1))
}

fn fraction(word: &str, plural: bool) -> Option<f64> {
    let singular = if plural {
        word.strip_suffix('s')?
    } else {
        word
    };
    Some(match singular {
        "third" => 3.0,
        "quarter" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "seventh" => 7.0,
        "eighth" => 8.0,
        "tenth" => 10.0,
        _ => return None,
    })
}

/// "twice as many", "three times the number", "tenfold". A bare "twice" or "three times" counts occasions.
fn times(view: &View<'_>, at: usize) -> Option<Found> {
    if let Some(count) = view
        .low(at)
        .strip_suffix("fold")
        .filter(|count| !count.is_empty())
    {
        let count = count.trim_end_matches('-');
        let value = unit_word(count).or_else(|| parse(count))?;
        return Some((Amount::Times(value), at + 1));
    }
    let (value, end) = match view.low(at) {
        "twice" => (2.0, at + 1),
        "thrice" => (3.0, at + 1),
        _ => number(view, at)
            .filter(|(_, end)| view.low(*end) == "times")
            .map(|(value, end)| (value, end + 1))?,
    };
    let compares = view.is(
        end,
        &[
            "as", "more", "the", "higher", "larger", "greater", "that", "what", "its", "their",
        ],
    );
    // "twice the two agreed" is rare; "twice more" is not a multiple.
    (compares && !view.starts(end, &["more", "than", "once"]))
        .then_some((Amount::Times(value), end))
}

/// "dozens", "tens of thousands", "several hundred", "scarcely any", "most of".
fn vague(view: &View<'_>, at: usize) -> Option<Found> {
    if view.is(at, &["scarcely", "hardly", "barely"])
        && view.is(at + 1, &["any", "anyone", "anybody"])
    {
        return Some((Amount::Few, at + 2));
    }
    if view.low(at) == "no"
        && !view.is(
            at + 1,
            &["more", "fewer", "less", "longer", ".", "one", "-"],
        )
    {
        return Some((Amount::Few, at + 1));
    }
    if view.low(at) == "most" && view.low(at + 1) == "of" {
        return Some((Amount::Most, at + 1));
    }
    crowd(view, at).map(|end| (Amount::Many, end))
}

/// The end of a word or words for an uncounted many.
fn crowd(view: &View<'_>, at: usize) -> Option<usize> {
    let plural = |index| {
        view.is(
            index,
            &[
                "dozens",
                "scores",
                "hundreds",
                "thousands",
                "millions",
                "tens",
            ],
        )
    };
    if plural(at) && !view.is_verb(at) {
        let next = if view.low(at + 1) == "of" && plural(at + 2) {
            at + 3
        } else {
            at + 1
        };
        return Some(next);
    }
    // "as many as 40", "how many": the first bounds a number, the second asks for one.
    let bounded = at > 0 && view.is(at - 1, &["as", "how", "so", "too", "that"]);
    let lead = match () {
        () if bounded => return None,
        () if view.is(
            at,
            &["several", "many", "numerous", "countless", "multiple"],
        ) =>
        {
            at + 1
        }
        () if view.is(at, &["a"]) && view.is(at + 1, &["few", "handful"]) => at + 2,
        () if view.starts(at, &["a", "couple"]) => at + 2,
        () => return None,
    };
    let (_, end) = scales(view, lead);
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantities::testing::words_of;

    fn check(text: &str, expected: Option<Amount>, words: &str) {
        let analysis = words_of(text);
        let view = View::new(&analysis);
        let found = numeral_at(&view, 0);
        assert_eq!(
            found.as_ref().map(|numeral| numeral.amount),
            expected,
            "{text}"
        );
        assert_eq!(
            found.map_or("", |numeral| analysis.words(numeral.tokens)),
            words,
            "{text}"
        );
    }

    #[test]
    fn figures_and_words_come_to_a_number() {
        use Amount::Number;
        check("10,000 fighters", Some(Number(10_000.0)), "10,000");
        check("34 000 people", Some(Number(34_000.0)), "34 000");
        check("1.5 million dinars", Some(Number(1.5e6)), "1.5 million");
        check("3k rounds", Some(Number(3000.0)), "3k");
        check("two dozen raids", Some(Number(24.0)), "two dozen");
        check("a hundred men", Some(Number(100.0)), "a hundred");
        check(
            "half a million people",
            Some(Number(500_000.0)),
            "half a million",
        );
        check("twenty - five men", Some(Number(20.0)), "twenty");
        check(
            "three hundred and twelve men",
            Some(Number(312.0)),
            "three hundred and twelve",
        );
        check("two and a half years", Some(Number(2.5)), "two and a half");
    }

    #[test]
    fn shares_and_multiples_are_told_apart_from_counts() {
        check(
            "a third of the area",
            Some(Amount::Share(100.0 / 3.0)),
            "a third",
        );
        check(
            "two thirds of it",
            Some(Amount::Share(200.0 / 3.0)),
            "two thirds",
        );
        check("half the villages", Some(Amount::Share(50.0)), "half");
        check("twice as many men", Some(Amount::Times(2.0)), "twice");
        check("twice he fled", None, "");
        check("tenfold", Some(Amount::Times(10.0)), "tenfold");
    }

    #[test]
    fn codes_are_no_numbers() {
        for text in [
            "007 men",
            "12,34 men",
            "1.2.3",
            "F15 jets",
            "9/11",
            "21st century",
            "1990s",
        ] {
            check(text, None, "");
        }
    }

    #[test]
    fn many_and_hardly_any_have_no_number() {
        check(
            "tens of thousands of people",
            Some(Amount::Many),
            "tens of thousands",
        );
        check("several hundred men", Some(Amount::Many), "several hundred");
        check("hardly any of them", Some(Amount::Few), "hardly any");
    }
}
