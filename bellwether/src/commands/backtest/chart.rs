//! A backtest as a picture: CRPS of each year in parts of the benchmark's. 1 is no better, .9 a tenth better.

use super::view::{Scored, Window};
use crate::picture::{Chart, Point, SERIES_MAX, Series, Step};
use record::Date;

pub(super) fn chart(scored: &[Scored], label: &str) -> Chart {
    // The last in the list are ours and what they are made of; the first are known to be worse.
    let shown = || {
        scored
            .iter()
            .filter(|model| model.all.relative.estimate < 1.2)
    };
    let skip = shown().count().saturating_sub(SERIES_MAX);
    let benchmark = scored
        .first()
        .map_or("the benchmark", |model| model.benchmark.as_str());
    Chart {
        title: "CRPS by year, relative to the benchmark".into(),
        subtitle: format!("1 is {benchmark}; lower is better; {label}"),
        notes: vec![
            "Each year is forecast with what had occurred by October of the year before.".into(),
        ],
        step: Step::Year,
        series: shown().skip(skip).map(line).collect(),
        ..Chart::default()
    }
}

fn line(model: &Scored) -> Series {
    Series {
        name: model.model.clone(),
        points: model.windows.iter().filter_map(point).collect(),
        expected: false,
    }
}

fn point(window: &Window) -> Option<Point> {
    Some(Point {
        at: Date::new(window.year, 1, 1).ok()?,
        value: window.relative,
        range: None,
    })
}
