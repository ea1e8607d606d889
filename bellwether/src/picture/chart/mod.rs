//! A chart of one to six series over months or years.
//!
//! A step without a row is a gap: the line breaks, and where there is one series only, the base line is hatched there.
//! A low–high range is a band. Series differ by dash and by the name at their end as well as by colour.

pub(super) mod axes;
mod labels;
mod marks;
mod series;
mod steps;
mod time;
mod told;

use super::Picture;
use super::svg::{self, Body, n};
use record::Date;
pub(crate) use time::Step;

/// More lines than this cannot be told apart; the caller chooses which to show, and says so.
pub(crate) const SERIES_MAX: usize = 6;

/// What a chart shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Chart {
    /// What it is.
    pub(crate) title: String,
    /// What the figures are: unit and definition.
    pub(crate) subtitle: String,
    /// What to know when reading it: dataset, version, what a gap means.
    pub(crate) notes: Vec<String>,
    /// A month or a year.
    pub(crate) step: Step,
    /// A day in the last month or year that was asked for: the axis reaches it, with or without rows.
    pub(crate) until: Option<Date>,
    /// One to [`SERIES_MAX`].
    pub(crate) series: Vec<Series>,
    /// Turning points.
    pub(crate) marks: Vec<Mark>,
    /// Levels between turning points.
    pub(crate) levels: Vec<Level>,
}

/// A line. Steps without a row have no point.
#[derive(Clone, Debug, Default)]
pub(crate) struct Series {
    /// Its label.
    pub(crate) name: String,
    /// In order of time.
    pub(crate) points: Vec<Point>,
    /// Whether it is expected rather than counted: drawn dotted.
    pub(crate) expected: bool,
}

/// One month or year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    /// Any day of it.
    pub(crate) at: Date,
    /// The figure.
    pub(crate) value: f64,
    /// Its range, where the figure has one.
    pub(crate) range: Option<(f64, f64)>,
}

/// A turning point, with the stretch in which it may lie.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    /// Where it most likely lies.
    pub(crate) at: Date,
    /// First and last day that it may lie on.
    pub(crate) between: Option<(Date, Date)>,
    /// A few words: "Feb 2014, 97 %".
    pub(crate) label: String,
}

/// A level that holds from one day to another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Level {
    /// First day.
    pub(crate) from: Date,
    /// Last day.
    pub(crate) to: Date,
    /// The level.
    pub(crate) value: f64,
}

const WIDTH: f64 = 860.0;
const PLOT_HEIGHT: f64 = 300.0;
const EDGE: f64 = 24.0;

/// Where the plot stands in the picture, and how data become pixels.
struct Frame {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    first: i32,
    last: i32,
    high: f64,
    step: Step,
}

impl Frame {
    fn x(&self, at: Date) -> f64 {
        self.x_of(self.step.index(at))
    }

    fn x_of(&self, index: i32) -> f64 {
        let steps = f64::from(self.last - self.first).max(1.0);
        let inner = self.right - self.left;
        // A single step stands in the middle.
        let share = match self.last == self.first {
            true => 0.5,
            false => f64::from(index - self.first) / steps,
        };
        self.left + inner * share
    }

    fn y(&self, value: f64) -> f64 {
        self.bottom - (self.bottom - self.top) * (value / self.high).clamp(0.0, 1.0)
    }
}

impl Chart {
    /// Draws it.
    pub(crate) fn draw(&self) -> Picture {
        let mut body = Body::default();
        let top = self.head(&mut body);
        let frame = self.frame(top);
        axes::draw(&mut body, &frame);
        marks::draw(&mut body, &frame, self);
        series::draw(&mut body, &frame, self);
        labels::draw(&mut body, &frame, self);
        steps::draw(&mut body, &frame, self);
        let end = body.paragraphs(
            "bw-note",
            (EDGE, frame.bottom + 52.0),
            12.0,
            WIDTH - 2.0 * EDGE,
            &self.notes,
        );
        Picture {
            width: WIDTH as u32,
            height: (end + EDGE - 12.0) as u32,
            title: self.title.clone(),
            description: self.description(),
            body: body.finish(),
        }
    }

    fn head(&self, body: &mut Body) -> f64 {
        let room = WIDTH - 2.0 * EDGE;
        let y = body.paragraphs(
            "bw-title",
            (EDGE, 36.0),
            18.0,
            room,
            std::slice::from_ref(&self.title),
        );
        let subtitle = std::slice::from_ref(&self.subtitle);
        body.paragraphs("bw-sub", (EDGE, y - 2.0), 13.0, room, subtitle) + 18.0
    }

    fn frame(&self, top: f64) -> Frame {
        let high = axes::ceiling(self.highest());
        let indices = self.dates().map(|day| self.step.index(day));
        let (first, last) = (indices.clone().min(), indices.max());
        Frame {
            left: EDGE + svg::width(&svg::figure(high), 12.0) + 10.0,
            right: WIDTH - EDGE - labels::room(self),
            top,
            bottom: top + PLOT_HEIGHT,
            first: first.unwrap_or(0),
            last: last.unwrap_or(0),
            high,
            step: self.step,
        }
    }

    fn dates(&self) -> impl Iterator<Item = Date> + Clone {
        self.series
            .iter()
            .flat_map(|series| &series.points)
            .map(|point| point.at)
            .chain(self.until)
    }

    fn highest(&self) -> f64 {
        let points = self.series.iter().flat_map(|series| &series.points);
        let tops = points.map(|point| point.range.map_or(point.value, |(_, high)| high));
        tops.chain(self.levels.iter().map(|level| level.value))
            .fold(0.0, f64::max)
    }
}

impl Series {
    /// Steps from the first point on that have none, to the last point and on to the last step of the axis.
    fn gaps(&self, step: Step, last: i32) -> Vec<i32> {
        let steps: Vec<i32> = self
            .points
            .iter()
            .map(|point| step.index(point.at))
            .collect();
        let ends = steps.iter().skip(1).copied().chain([last + 1]);
        steps
            .iter()
            .zip(ends)
            .flat_map(|(from, to)| from + 1..to)
            .collect()
    }

    /// Runs of points without a gap between them.
    fn runs(&self, step: Step) -> impl Iterator<Item = &[Point]> {
        self.points
            .chunk_by(move |a, b| step.index(b.at) - step.index(a.at) <= 1)
    }
}

fn path(points: impl Iterator<Item = (f64, f64)>) -> String {
    let corners: Vec<String> = points.map(|(x, y)| format!("{},{}", n(x), n(y))).collect();
    format!("M{}", corners.join("L"))
}

#[cfg(test)]
mod tests;
