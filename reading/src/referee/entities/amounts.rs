//! Times, quantities and money, without the words that bound them.

use super::phrase::trim;
use super::{Found, Kind};
use crate::analysis::{Analysis, NamedKind, Pos};
use std::ops::Range;

pub(super) fn mark(text: &Analysis<'_>, found: &mut Vec<Found>) {
    for entity in &text.entities {
        let tokens = trim(text, entity.tokens.clone());
        if tokens.is_empty() {
            continue;
        }
        match entity.kind {
            NamedKind::Date | NamedKind::Time => time(text, tokens, entity.kind, found),
            NamedKind::Money => found.push((money(text, tokens), Kind::Money, "money")),
            NamedKind::Cardinal if !counts(text, &tokens) => {}
            NamedKind::Cardinal => found.push((number(text, tokens), Kind::Quantity, "cardinal")),
            NamedKind::Percent => found.push((number(text, tokens), Kind::Quantity, "percent")),
            NamedKind::Quantity => found.push((number(text, tokens), Kind::Quantity, "quantity")),
            _ => {}
        }
    }
}

/// "nearly 12 months" is marked as 12 months, and as a quantity too; "the end of the year" keeps its article.
fn time(text: &Analysis<'_>, tokens: Range<usize>, kind: NamedKind, found: &mut Vec<Found>) {
    let point = text.words(tokens.clone()).contains(" of ");
    let article = matches!(text.word(tokens.start), "the" | "The");
    let plain = tokens.start + usize::from(article && !point)..tokens.end;
    let start = plain
        .start
        .checked_sub(usize::from(point && !article))
        .filter(|at| !point || matches!(text.word(*at), "the" | "The"))
        .unwrap_or(plain.start);
    let last = text.lemma(plain.end - 1);
    let length = matches!(last, "month" | "year" | "week" | "day" | "hour" | "minute");
    let figure = plain.clone().find(|at| text.tokens[*at].pos == Pos::Num);
    match figure.filter(|at| length && at + 2 == plain.end) {
        Some(first) => {
            found.push((first..plain.end, Kind::Temporal, "length"));
            found.push((first..plain.end, Kind::Quantity, "length"));
        }
        None if kind == NamedKind::Date => found.push((start..plain.end, Kind::Temporal, "date")),
        // Hours of the day are marked, "this morning" is not.
        None => {
            if figure.is_some() {
                found.push((start..plain.end, Kind::Temporal, "time"));
            }
        }
    }
}

/// Numbers in figures or words; "one" refers more often than it counts.
fn counts(text: &Analysis<'_>, tokens: &Range<usize>) -> bool {
    let number = tokens.clone().any(|at| text.tokens[at].pos == Pos::Num)
        || matches!(
            text.word(tokens.end - 1),
            "dozens" | "hundreds" | "thousands"
        );
    number && !text.word(tokens.start).eq_ignore_ascii_case("one")
}

/// From the first figure on: "more than 300" is marked as 300.
fn number(text: &Analysis<'_>, tokens: Range<usize>) -> Range<usize> {
    let first = tokens
        .clone()
        .find(|at| text.tokens[*at].pos == Pos::Num)
        .unwrap_or(tokens.start);
    first..tokens.end
}

/// From the currency's mark on.
fn money(text: &Analysis<'_>, tokens: Range<usize>) -> Range<usize> {
    let mark = |at: &usize| matches!(text.word(*at), "$" | "£" | "€" | "US$");
    let before = tokens.start.checked_sub(1).filter(mark);
    before
        .or_else(|| tokens.clone().find(mark))
        .unwrap_or(tokens.start)..tokens.end
}
