//! The estimates of a measure as a picture, for those without a script and as a file.

use super::{compared, own, speaker};
use crate::brief::words;
use crate::picture::{Estimate, Estimates};
use crate::view::safe;
use crate::web::failure::{Answer, Failure};
use crate::web::subject::choose;
use crate::web::visit::Visit;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use judging::disagreements::{Disagreement, disagreements};
use judging::numbers::{Row, Table, tables};
use record::Unit;

/// One or two figures say more in their row.
const LEAST: usize = 3;

/// The picture of a table; `None` where it would show next to nothing.
pub(super) fn picture(table: &Table, flags: &[&Disagreement]) -> Option<Estimates> {
    let unit = commonest(table)?;
    let rows = table
        .rows
        .iter()
        .filter_map(|row| estimate(row, unit, flags));
    let estimates: Vec<Estimate> = rows.collect();
    let left = table.rows.len() - estimates.len();
    let left = match left {
        0 => String::new(),
        _ => format!(" {left} more have no day, no number or another unit and stand in the table."),
    };
    (estimates.len() >= LEAST).then(|| Estimates {
        title: words::sentence_case(words::measure(table.measure)),
        unit: unit.to_string(),
        notes: vec![format!(
            "Each mark is one origin, at its day or the day of its report.{left}"
        )],
        estimates,
    })
}

/// Figures in several units have no common axis: the commonest is drawn.
fn commonest(table: &Table) -> Option<Unit> {
    let unit = |row: &Row| compared(row).map(|it| it.unit);
    let count = |unit_: &Unit| {
        table
            .rows
            .iter()
            .filter(|row| unit(row) == Some(*unit_))
            .count()
    };
    let units = Unit::ALL.iter().copied().filter(|it| count(it) > 0);
    units.max_by_key(count)
}

fn estimate(row: &Row, unit: Unit, flags: &[&Disagreement]) -> Option<Estimate> {
    let amount = compared(row).filter(|it| it.unit == unit)?;
    let id = row.claim.id;
    Some(Estimate {
        day: row.dated.day()?,
        low: amount.low.or(amount.high)?,
        high: amount.high.or(amount.low)?,
        source: safe::cut(&safe::line(&speaker(row)), 48),
        label: row.claim.claim.quantity.as_ref().map(words::figure)?,
        disputed: flags.iter().any(|flag| flag.sides.contains(&id)),
    })
}

/// The picture of the measure that the address names, as a file.
pub(crate) async fn file(visit: Visit) -> Answer {
    let picked = visit.asked.picked()?;
    let named = picked.measure.ok_or_else(|| {
        Failure::bad("a picture shows one measure\ngive measure=NAME, such as measure=fatalities")
    })?;
    let chosen = choose(&visit.app, &picked).await?;
    let chosen = chosen.ok_or_else(|| {
        Failure::bad("there are too many numbers to lay side by side\ngive about=NAME")
    })?;
    let draw = || {
        let shelf = chosen.shelf();
        let (tables, flags) = (tables(&shelf), disagreements(&shelf));
        let table = tables.iter().find(|it| it.measure == named)?;
        picture(table, &own(table, &flags)).map(|it| it.draw().document())
    };
    let drawn = visit.app.work(draw).await;
    let drawn = drawn.ok_or_else(|| {
        Failure::missing("fewer than three estimates can be drawn\ntheir table has them all")
    })?;
    let disposition = format!("attachment; filename=\"{named}.svg\"");
    let headers = [
        (CONTENT_TYPE, "image/svg+xml".to_owned()),
        (CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, drawn).into_response())
}
