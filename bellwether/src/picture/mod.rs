//! Pictures as SVG: a chart of series over time, estimates side by side, and a map of countries and events.
//!
//! Drawn here rather than by a library for three reasons: a missing row must show as a gap and never as a zero, nothing may
//! be told by colour alone, and the file must hold no script, no font and no address. Each picture carries a title and a
//! description for those who cannot see it, the definitions of its figures beneath, and prints in black on white.
//!
//! A picture is made once and written in two ways: [`Picture::document`] is a file of its own, with its style inside;
//! [`Picture::fragment`] is for a page, which brings [`STYLE`] among its own and may forbid styles inside.

mod chart;
mod estimates;
mod map;
mod outlines;
mod svg;

pub(crate) use chart::{Chart, Level, Mark, Point, SERIES_MAX, Series, Step};
pub(crate) use estimates::{Estimate, Estimates};
pub(crate) use map::{Dot, Map, Shade, View};

/// Classes of all pictures, for light, dark and print.
pub(crate) const STYLE: &str = include_str!("style.css");

/// A drawn picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    width: u32,
    height: u32,
    title: String,
    description: String,
    body: String,
}

impl Picture {
    /// A file of its own.
    pub(crate) fn document(&self) -> String {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n",
            self.svg(&format!("<style>\n{STYLE}</style>\n"))
        )
    }

    /// For a page that brings [`STYLE`] itself.
    pub(crate) fn fragment(&self) -> String {
        self.svg("")
    }

    /// The names of the parts that tell title and description must differ on a page with several pictures.
    fn svg(&self, style: &str) -> String {
        let Picture { width, height, .. } = self;
        let id = svg::id(&self.title, &self.body);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bw\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
             height=\"{height}\" role=\"img\" aria-labelledby=\"{id}t {id}d\">\n<title id=\"{id}t\">{}</title>\n\
             <desc id=\"{id}d\">{}</desc>\n{style}{}</svg>",
            svg::text(&self.title),
            svg::text(&self.description),
            self.body.replace(svg::ID, &id)
        )
    }
}
