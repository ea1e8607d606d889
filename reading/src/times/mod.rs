//! When things happened: dates, times of day, lengths and sets, with their TIMEX3 values.
//!
//! Words are cut fine (`atoms`), read by rules that know nothing but words
//! (`rules`), sifted of what only looks like a time (`doubt`) and settled from
//! the document's date, the dates told before and the tense (`resolve`). What
//! nothing settles stays open: its value is written with `X`, and reading
//! again with a date closes it.

mod aside;
mod atoms;
mod cursor;
mod doubt;
mod lexicon;
mod meaning;
mod numbers;
mod phrase;
mod resolve;
mod review;
mod rules;
mod spread;
mod tense;
#[cfg(test)]
mod testing;
mod words;

use crate::analysis::Analysis;
use atoms::Atom;
use cursor::Cursor;
use meaning::{Length, Meaning, Place, Point, Year};
use record::{PartialDate, Span, When, Window};
use resolve::Context;
use std::ops::Range;
use words::Unit;

/// What relative and incomplete dates are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The day, month or year of publication: news.
    News(PartialDate),
    /// The date last told: histories, which are written long after.
    Narrative,
    /// Nothing: "Monday" stays open until the document is dated.
    Open,
}

/// The kinds of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A day or coarser.
    Date,
    /// Finer than a day.
    Time,
    /// So long.
    Duration,
    /// Again and again.
    Set,
}

impl Kind {
    /// The name TIMEX3 gives it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Date => "DATE",
            Kind::Time => "TIME",
            Kind::Duration => "DURATION",
            Kind::Set => "SET",
        }
    }
}

/// Words that tell a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// The words.
    pub span: Span,
    /// Its kind.
    pub kind: Kind,
    /// TIMEX3 value, with `X` for what is not known.
    pub value: String,
    /// The days the words cover, or open.
    pub window: Option<Window>,
    /// The days of the phrase they are part of: from the first to the second
    /// of "from May to July", without an end in "since May". Equal to
    /// `window` where nothing widens it.
    pub phrase: Option<Window>,
}

impl From<Timex> for When {
    fn from(timex: Timex) -> When {
        When {
            words: timex.span,
            value: timex.value,
            window: timex.phrase,
        }
    }
}

/// A reading before it is settled.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    atoms: Range<usize>,
    meaning: Meaning,
}

/// All times of a text, in order.
pub fn times(analysis: &Analysis, anchor: Anchor) -> Vec<Timex> {
    let atoms = atoms::atoms(analysis.text);
    let found = spread::spread(find(analysis, &atoms, anchor), &atoms);
    let mut context = Context {
        anchor,
        mention: None,
        opens: false,
        day_first: day_first(&found),
        review: review::year(&found, anchor),
    };
    let mut times: Vec<Timex> = found
        .iter()
        .map(|found| settle(analysis, &atoms, found, &mut context))
        .collect();
    phrase::widen(&mut times, &found, &atoms);
    times
}

fn find(analysis: &Analysis, atoms: &[Atom], anchor: Anchor) -> Vec<Found> {
    let ancient = atoms.iter().any(|atom| atom.lex == words::Lex::Bc);
    let mut found = Vec::new();
    let mut at = 0;
    while at < atoms.len() {
        let read = rules::longest(Cursor {
            ancient,
            ..Cursor::new(atoms, at)
        })
        .filter(|(meaning, end)| !is_doubtful(analysis, anchor, atoms, at..*end, meaning));
        at = match read {
            Some((meaning, end)) => {
                found.push(by_genre(
                    Found {
                        atoms: at..end,
                        meaning,
                    },
                    anchor,
                ));
                end
            }
            None => at + 1,
        };
    }
    found
}

/// Newswire tells "two days" of "two days after the raid" as a length, histories as the day it comes to.
fn by_genre(found: Found, anchor: Anchor) -> Found {
    match found.meaning {
        Meaning::Point(Point {
            shift: Some(shift), ..
        }) if shift.event && (anchor != Anchor::Narrative || shift.unit < Unit::Day) => {
            let length = Length {
                count: shift.count,
                unit: shift.unit,
                place: Place::Anywhere,
            };
            Found {
                atoms: found.atoms.start..found.atoms.end - 1,
                meaning: Meaning::Length(length),
            }
        }
        _ => found,
    }
}

fn is_doubtful(
    analysis: &Analysis,
    anchor: Anchor,
    atoms: &[Atom],
    range: Range<usize>,
    meaning: &Meaning,
) -> bool {
    let span = atoms[range.start].span.cover(atoms[range.end - 1].span);
    let suspect = doubt::Suspect {
        analysis,
        anchor,
        start: Cursor::new(atoms, range.start),
        end: Cursor::new(atoms, range.end),
        tokens: analysis.tokens_in(span),
        meaning,
    };
    doubt::is_no_time(&suspect)
}

/// A date such as 25/12/2015 shows how the document writes all of them.
fn day_first(found: &[Found]) -> Option<bool> {
    found.iter().find_map(|found| match found.meaning {
        Meaning::Point(point)
            if found.atoms.len() == 5
                && matches!(point.year, Some(Year::Full(_) | Year::Short(_))) =>
        {
            let (month, day) = point.month.zip(point.day)?;
            (day > 12 && month != day).then_some(false)
        }
        _ => None,
    })
}

fn settle(analysis: &Analysis, atoms: &[Atom], found: &Found, context: &mut Context) -> Timex {
    let (first, last) = (
        atoms[found.atoms.start].span,
        atoms[found.atoms.end - 1].span,
    );
    let span = first.cover(last);
    let top = analysis.top(analysis.tokens_in(span));
    let start = Cursor::new(atoms, found.atoms.start);
    context.opens = start.at == 0 || start.behind(1) == words::Lex::Mark('\n');
    let cue = tense::cue(&start);
    let tense = cue.or_else(|| tense::tense(analysis, top?));
    let answer = resolve::resolve(&found.meaning, context, tense);
    if !aside::is_aside(analysis, atoms, found, top) {
        context.told(answer.moment);
    }
    Timex {
        span,
        kind: answer.kind,
        value: answer.value,
        window: answer.window,
        phrase: answer.window,
    }
}

#[cfg(test)]
mod tests {
    use super::testing::untagged;
    use super::*;

    /// Words of time in any order, by a linear congruential generator.
    fn babble(mut seed: u64) -> String {
        const WORDS: &[&str] = &[
            "the",
            "last",
            "two",
            "hundred",
            "years",
            "of",
            "March",
            "12",
            "-",
            "2014",
            "'",
            "90s",
            "a.m.",
            "Monday",
            "ago",
            "9000",
            "later",
            "BC",
            "99999999999",
            "/",
            "11",
            "é",
            "’",
            "\n\n",
            "first",
            "week",
            "31",
            "February",
            "century",
            "0",
            ",",
            "and",
            "decades",
            "T",
            ":",
            "59",
            "next",
            "Easter",
            "half",
            "½",
            "night",
            "Q",
            "4",
            "fiscal",
            "’s",
            "year",
            "earlier",
        ];
        let mut text = String::new();
        for _ in 0..400 {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push_str(WORDS[(seed >> 33) as usize % WORDS.len()]);
            text.push_str(if seed & 1 << 20 == 0 { " " } else { "" });
        }
        text
    }

    #[test]
    fn babble_is_read_without_harm() {
        for seed in 0..40 {
            let text = babble(seed);
            for anchor in [testing::news(), Anchor::Narrative, Anchor::Open] {
                let found = times(&untagged(&text), anchor);
                assert!(
                    found.iter().all(|time| time.span.checked(&text).is_ok()),
                    "{seed}"
                );
                assert!(
                    found
                        .windows(2)
                        .all(|pair| pair[0].span.end <= pair[1].span.start),
                    "{seed}"
                );
            }
        }
    }

    #[test]
    fn endless_repetition_is_read_to_its_end() {
        for phrase in [
            "hundred ",
            "12-14 March ",
            "9000 years later ",
            "March 1, 2, ",
            "the last ",
        ] {
            times(&untagged(&phrase.repeat(3_000)), Anchor::Narrative);
        }
    }
}
