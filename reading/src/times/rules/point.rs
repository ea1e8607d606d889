//! A point of time: a core ("November", "last year", "Monday") with what stands
//! before it ("the end of") and after it ("of last year").

use super::{calendar, day_name, feast, named_day, piece, shift, year};
use crate::times::cursor::Cursor;
use crate::times::meaning::{From, Meaning, Point, Shift, Time};
use crate::times::words::{Edge, Lex, Part, Unit};

/// Reads a point of time.
pub(super) fn read(c: &mut Cursor) -> Option<Meaning> {
    c.attempt(part_of)
        .or_else(|| c.attempt(edged))
        .or_else(|| plain(c))
        .or_else(|| c.attempt(some_night))
        .map(Meaning::Point)
}

/// "the morning of April 19", "the early morning hours of November 1".
fn part_of(c: &mut Cursor) -> Option<Point> {
    c.eat(Lex::The);
    c.take(|lex| {
        if let Lex::Edge(_) = lex {
            Some(())
        } else {
            None
        }
    });
    let part = c.take(|lex| {
        if let Lex::Part(part) = lex {
            Some(part)
        } else {
            None
        }
    })?;
    c.eat(Lex::Units(Unit::Hour));
    (c.eat(Lex::Of) || c.eat(Lex::On)).then_some(())?;
    plain(c)
        .filter(|point| point.is_day() && point.time.is_none())
        .map(|point| Point {
            time: Some(Time::Part(part)),
            ..point
        })
}

/// "early October", "the end of the month", "later that year".
fn edged(c: &mut Cursor) -> Option<Point> {
    let edge = c
        .attempt(edge_noun)
        .or_else(|| c.attempt(edge_word))
        .or_else(|| c.attempt(earlier_or_later))?;
    let point = c.attempt(the_unit).or_else(|| plain(c))?;
    Some(Point {
        edge: edge.or(point.edge),
        ..point
    })
}

/// "the end of"; "the end" alone is no time.
fn edge_noun(c: &mut Cursor) -> Option<Option<Edge>> {
    c.eat(Lex::The);
    c.eat(Lex::Edge(Edge::Early));
    let edge = c.take(|lex| {
        if let Lex::EdgeNoun(edge) = lex {
            Some(edge)
        } else {
            None
        }
    })?;
    c.eat(Lex::Of).then_some(Some(edge))
}

/// "early", "mid-", "late in", "the latter part of".
fn edge_word(c: &mut Cursor) -> Option<Option<Edge>> {
    c.eat(Lex::The);
    let edge = c.take(|lex| {
        if let Lex::Edge(edge) = lex {
            Some(edge)
        } else {
            None
        }
    })?;
    if c.eat(Lex::Stage) {
        c.eat(Lex::Of).then_some(())?;
    } else if !c.hyphen() {
        let _ = c.eat(Lex::In) || c.eat(Lex::On);
    }
    Some(Some(edge))
}

/// "earlier this month", "later in the year": which part stays open.
fn earlier_or_later(c: &mut Cursor) -> Option<Option<Edge>> {
    (c.eat(Lex::Earlier) || c.eat(Lex::Later)).then_some(())?;
    let _ = c.eat(Lex::In) || c.eat(Lex::On);
    matches!(
        c.lex(),
        Lex::The
            | Lex::This
            | Lex::That
            | Lex::Last
            | Lex::Next
            | Lex::Month(_)
            | Lex::Weekday(_)
            | Lex::Digits(_, 4)
            | Lex::Today
    )
    .then_some(None)
}

/// "the month" after "the end of".
fn the_unit(c: &mut Cursor) -> Option<Point> {
    c.eat(Lex::The);
    let (unit, plural) = c.unit()?;
    let fits = !plural && unit >= Unit::Week;
    fits.then_some(Point::shifted(Shift::none(unit, From::Mention)))
}

fn plain(c: &mut Cursor) -> Option<Point> {
    const CORES: [fn(&mut Cursor) -> Option<Point>; 7] = [
        shift::read,
        named_day::read,
        calendar::read,
        day_name::read,
        year::read,
        piece::read,
        feast::read,
    ];
    let mut best: Option<(Point, usize)> = None;
    for core in CORES {
        let mut trial = *c;
        if let Some(point) = core(&mut trial)
            && best.is_none_or(|(_, end)| trial.at > end)
        {
            best = Some((point, trial.at));
        }
    }
    let (point, end) = best?;
    c.at = end;
    Some(c.attempt(|c| completed(c, point)).unwrap_or(point))
}

/// "at night", "night raids": of no night in particular.
fn some_night(c: &mut Cursor) -> Option<Point> {
    let night = c.eat(Lex::Part(Part::Night));
    night.then_some(Point {
        time: Some(Time::Part(Part::Night)),
        ..Point::default()
    })
}

/// The year told after it: "April next year", "November of the same year", "Monday of last week".
fn completed(c: &mut Cursor, point: Point) -> Option<Point> {
    if point.year.is_some() || point.shift.is_some() {
        return None;
    }
    c.eat(Lex::Mark(','));
    let of = c.eat(Lex::Of);
    let _ = of || c.eat(Lex::In);
    let whole = c
        .attempt(|c| of.then(|| the_year(c))?)
        .or_else(|| shift::of_unit(c))?;
    let fits = match point.weekday {
        Some(_) => whole.unit == Unit::Week,
        None => whole.unit == Unit::Year,
    };
    fits.then_some(Point {
        shift: Some(whole),
        ..point
    })
}

/// "the first half of the year"; "the spring of the year of the plague" is another.
fn the_year(c: &mut Cursor) -> Option<Shift> {
    let year = c.eat(Lex::The) && c.eat(Lex::Unit(Unit::Year));
    (year && c.lex() != Lex::Of).then_some(Shift::none(Unit::Year, From::Speech))
}

/// "morning" after a day: "Friday morning", "Thursday night".
pub(super) fn part_after(c: &mut Cursor) -> Option<Time> {
    let _ = c.eat(Lex::At);
    c.hyphen();
    c.take(|lex| match lex {
        Lex::Part(part) => Some(Time::Part(part)),
        Lex::Noon => Some(Time::Clock(12, 0)),
        Lex::Midnight => Some(Time::Clock(24, 0)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, check_phrases, news};

    #[test]
    fn reads_what_stands_before_the_date() {
        check(
            "by the end of March 1944, in late May, early this week",
            news(),
            "the end of March 1944=1944-03; late May=2016-05; early this week=2016-W12",
        );
        check(
            "the night of April 18, 1775, early on May 2",
            news(),
            "the night of April 18, 1775=1775-04-18TNI; early on May 2=2016-05-02",
        );
    }

    #[test]
    fn edges_narrow_the_days() {
        check_phrases("in early April 2015", news(), "2015-04-01..2015-04-16");
        check_phrases("in late 2014", news(), "2014-07-02..2014-12-31");
    }

    #[test]
    fn the_end_of_a_street_is_no_time() {
        check(
            "at the end of the road, early warning, late payments",
            news(),
            "",
        );
    }
}
