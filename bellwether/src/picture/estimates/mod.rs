//! Estimates of one measure side by side: who says how much, and when.
//!
//! Nothing joins them and nothing is averaged: they are what different sources say. A range is a line from low to high.
//! Sources differ by the shape of their mark, and what cannot hold beside another is filled; both are said beneath.

mod axes;
mod signs;

use super::Picture;
use super::svg::{Body, figure, fit, n, order, text, width};
use axes::Frame;
use record::Date;
use signs::Sign;

/// What the picture shows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Estimates {
    /// What is measured.
    pub(crate) title: String,
    /// In which unit.
    pub(crate) unit: String,
    /// What to know when reading it.
    pub(crate) notes: Vec<String>,
    /// In any order; without one there is nothing to draw.
    pub(crate) estimates: Vec<Estimate>,
}

/// What one source says.
#[derive(Clone, Debug)]
pub(crate) struct Estimate {
    pub(crate) day: Date,
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) source: String,
    /// The figure as it is told.
    pub(crate) label: String,
    /// Whether it cannot hold beside another.
    pub(crate) disputed: bool,
}

const WIDTH: f64 = 860.0;
const EDGE: f64 = 24.0;
const SIZE: f64 = 12.0;

impl Estimates {
    /// Draws it.
    pub(crate) fn draw(&self) -> Picture {
        let mut body = Body::default();
        let room = WIDTH - 2.0 * EDGE;
        let one = std::slice::from_ref;
        let y = body.paragraphs("bw-title", (EDGE, 36.0), 18.0, room, one(&self.title));
        let y = body.paragraphs("bw-sub", (EDGE, y - 2.0), 13.0, room, &[self.told()]) + 14.0;
        let frame = Frame::new(&self.estimates, y);
        axes::draw(&mut body, &frame);
        let sources = self.sources();
        for estimate in &self.estimates {
            mark(
                &mut body,
                &frame,
                estimate,
                Sign::of(&sources, &estimate.source),
            );
        }
        let y = self.key(&mut body, frame.bottom + 50.0, &sources);
        let end = body.paragraphs("bw-note", (EDGE, y + 6.0), SIZE, room, &self.notes);
        Picture {
            width: WIDTH as u32,
            height: (end + EDGE - 12.0) as u32,
            title: self.title.clone(),
            description: format!("{}. {}", self.told(), self.notes.join(" ")),
            body: body.finish(),
        }
    }

    fn told(&self) -> String {
        let disputed = self.estimates.iter().filter(|it| it.disputed).count();
        let disputed = match disputed {
            0 => String::new(),
            some => format!(", {some} of which cannot hold beside another"),
        };
        format!(
            "{}; {} estimates{disputed}",
            self.unit,
            self.estimates.len()
        )
    }

    /// Sources that get a sign of their own: those with the most estimates.
    fn sources(&self) -> Vec<&str> {
        let mut counted: Vec<(&str, usize)> = vec![];
        for estimate in &self.estimates {
            match counted
                .iter_mut()
                .find(|(name, _)| *name == estimate.source)
            {
                Some((_, count)) => *count += 1,
                None => counted.push((&estimate.source, 1)),
            }
        }
        counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let named = counted.into_iter().map(|(name, _)| name);
        named.take(Sign::NAMED).collect()
    }

    /// What the signs mean, in rows; returns where the next line stands.
    fn key(&self, body: &mut Body, mut y: f64, sources: &[&str]) -> f64 {
        let others = self
            .estimates
            .iter()
            .any(|it| !sources.contains(&it.source.as_str()));
        let names = sources.iter().map(|name| fit(name, SIZE, 220.0));
        let mut entries: Vec<(Sign, bool, String)> = names
            .enumerate()
            .map(|(at, name)| (Sign::at(at), false, name))
            .collect();
        if others {
            entries.push((Sign::OTHERS, false, "others".into()));
        }
        if self.estimates.iter().any(|it| it.disputed) {
            entries.push((
                Sign::at(0),
                true,
                "filled: cannot hold beside another".into(),
            ));
        }
        let mut x = EDGE;
        for (sign, filled, name) in entries {
            let wide = width(&name, SIZE) + 38.0;
            if x + wide > WIDTH - EDGE && x > EDGE {
                (x, y) = (EDGE, y + 20.0);
            }
            body.raw(format_args!(
                "<path class=\"{}\" d=\"{}\"/>",
                class(filled),
                sign.path(x + 6.0, y - 4.0)
            ));
            body.label("bw-note", "start", (x + 17.0, y), &name);
            x += wide;
        }
        y + 20.0
    }
}

fn class(disputed: bool) -> &'static str {
    match disputed {
        true => "bw-point bw-s0",
        false => "bw-open bw-s0",
    }
}

fn mark(body: &mut Body, frame: &Frame, estimate: &Estimate, sign: Sign) {
    let (x, low, high) = (
        frame.x(estimate.day),
        frame.y(estimate.low),
        frame.y(estimate.high),
    );
    if (low - high).abs() > 1.0 {
        body.raw(format_args!(
            "<path class=\"bw-whisker bw-s0\" d=\"M{x},{low}V{high}M{left},{low}h6\"/>",
            x = n(x),
            left = n(x - 3.0),
            low = n(low),
            high = n(high)
        ));
    }
    let disputed = if estimate.disputed {
        "; cannot hold beside another"
    } else {
        ""
    };
    let told = format!(
        "{}, {}: {} ({}){disputed}",
        estimate.source,
        estimate.day,
        estimate.label,
        range(estimate)
    );
    body.raw(format_args!(
        "<path class=\"{}\"{} d=\"{}\"><title>{}</title></path>",
        class(estimate.disputed),
        order(-f64::from(frame.ordinal(estimate.day))),
        sign.path(x, high),
        text(&told)
    ));
}

fn range(estimate: &Estimate) -> String {
    match estimate.low < estimate.high {
        true => format!("{}–{}", figure(estimate.low), figure(estimate.high)),
        false => figure(estimate.high),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn estimate(day: &str, low: f64, high: f64, source: &str) -> Estimate {
        Estimate {
            day: day.parse().unwrap(),
            low,
            high,
            source: source.into(),
            label: format!("about {high}"),
            disputed: high > 900.0,
        }
    }

    fn drawn(estimates: Vec<Estimate>) -> String {
        let picture = Estimates {
            title: "People <driven> from home".into(),
            unit: "persons".into(),
            estimates,
            ..Estimates::default()
        };
        picture.draw().fragment()
    }

    #[test]
    fn every_estimate_has_a_mark_and_a_range_its_line() {
        let svg = drawn(vec![
            estimate("2024-03-19", 10.0, 40.0, "Relief Board"),
            estimate("2024-03-21", 25.0, 25.0, "Ministry <x>"),
            estimate("2024-04-02", 1000.0, 1000.0, "Harbour Press"),
        ]);
        assert_eq!(svg.matches("data-order").count(), 3, "{svg}");
        assert_eq!(svg.matches("bw-whisker").count(), 1);
        assert!(svg.contains("Ministry &lt;x&gt;") && !svg.contains("<x>"));
        assert!(svg.contains("filled: cannot hold") && !svg.contains("NaN"));
    }

    #[test]
    fn one_estimate_and_figures_of_nothing_are_drawn() {
        for value in [0.0, 5.0] {
            let svg = drawn(vec![estimate("2024-03-19", value, value, "Relief Board")]);
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }

    #[test]
    fn figures_that_span_powers_of_ten_stand_on_a_scale_of_powers() {
        let svg = drawn(vec![
            estimate("2024-03-19", 3.0, 3.0, "Relief Board"),
            estimate("2024-03-21", 41_000.0, 58_000.0, "Harbour Press"),
        ]);
        assert!(svg.contains(">10<") && svg.contains(">10,000<"), "{svg}");
    }
}
