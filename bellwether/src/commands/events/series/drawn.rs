//! A series as a chart, with what stands above and under it.

use super::super::table;
use super::Measure;
use crate::context::Context;
use crate::picture::{Chart, Point, Series, Step};
use anyhow::{Context as _, Result};
use events::{Answer, By, Key, Select};
use std::path::Path;

/// Longer names of a single line are left to the title.
const NAME_MAX: usize = 24;
/// "Islamic State in Iraq, Syria".
pub(crate) fn title_of(select: &Select) -> String {
    let actors = select.actor.join(", ");
    let against = match select.against.is_empty() {
        true => String::new(),
        false => format!(" against {}", select.against.join(", ")),
    };
    let areas = select
        .area
        .iter()
        .chain(&select.admin1)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    match (actors.is_empty(), areas.is_empty()) {
        (true, true) => "All countries and actors".to_owned(),
        (true, false) => areas,
        (false, true) => format!("{actors}{against}"),
        (false, false) => format!("{actors}{against} in {areas}"),
    }
}

pub(crate) fn chart(
    answers: &[(String, Answer<events::Series>)],
    select: &Select,
    measure: Measure,
) -> Chart {
    let (_, first) = &answers[0];
    let by = first.value.by;
    let step = if by == By::Year {
        Step::Year
    } else {
        Step::Month
    };
    let range = match measure {
        Measure::Deaths => " with the range from low to high",
        Measure::Events => "",
    };
    Chart {
        title: format!("{}: {measure} by {by}", title_of(select)),
        subtitle: format!("{}{range}; {}", measure.told(), first.dataset.label()),
        notes: notes(first, select),
        until: first
            .value
            .points
            .last()
            .and_then(|point| first_day(&point.key)),
        step,
        series: answers
            .iter()
            .map(|(name, answer)| line(name, answers.len() == 1, answer, measure))
            .collect(),
        ..Chart::default()
    }
}

/// What stands under a picture: where the figures come from, as asked, and what a gap is.
pub(crate) fn notes<T>(answer: &Answer<T>, select: &Select) -> Vec<String> {
    let types: Vec<&str> = select
        .types
        .iter()
        .map(|violence| violence.as_str())
        .collect();
    let types = if types.is_empty() {
        "all types of violence".to_owned()
    } else {
        types.join(", ")
    };
    let dataset = &answer.dataset;
    vec![
        format!(
            "{} ({}{}), {types}{}",
            dataset.label(),
            table::title(dataset),
            table::released(dataset),
            table::licence(dataset)
        ),
        "Where there is no row the dataset recorded nothing, which is not zero.".to_owned(),
    ]
}

/// A line that stands alone needs no long name: the title has it.
fn line(name: &str, alone: bool, answer: &Answer<events::Series>, measure: Measure) -> Series {
    let name = if alone && name.len() > NAME_MAX {
        "all"
    } else {
        name
    };
    let point = |point: &events::Point| {
        let tally = point.tally.as_ref()?;
        Some(Point {
            at: first_day(&point.key)?,
            value: measure.of(tally)?,
            range: measure.range(tally),
        })
    };
    Series {
        name: name.to_owned(),
        points: answer.value.points.iter().filter_map(point).collect(),
        expected: false,
    }
}

fn first_day(key: &Key) -> Option<record::Date> {
    match key {
        Key::Month(month) => Some(month.first()),
        Key::Year(year) => record::Date::new(*year, 1, 1).ok(),
        _ => None,
    }
}

/// Writes a picture and says so.
pub(crate) fn save(file: &Path, svg: &str, context: &Context) -> Result<()> {
    std::fs::write(file, svg).with_context(|| format!("cannot write {}", file.display()))?;
    context.say(format_args!("picture: {}", file.display()));
    Ok(())
}
