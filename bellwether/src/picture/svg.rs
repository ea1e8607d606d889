//! Writing SVG: numbers as short as the eye needs, text that cannot become markup, lines broken by estimated width.
//!
//! No font is at hand to measure with, so widths are estimated: a letter of a sans-serif face takes a little more than half
//! its size on average. Labels leave room for the error.

use crate::brief::words;
use sha2::{Digest as _, Sha256};
use std::fmt::Write as _;

/// Stands in a body where the picture's own prefix of names comes.
pub(crate) const ID: &str = "\u{1}";

/// Average width of a letter, in parts of its size.
const LETTER: f64 = 0.56;

/// Escapes for text and attributes; characters that XML forbids or that reorder text are shown as `�`.
pub(crate) fn text(text: &str) -> String {
    text.chars().map(crate::view::safe::harmless).fold(
        String::with_capacity(text.len()),
        |mut out, c| {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                _ => out.push(c),
            }
            out
        },
    )
}

/// A coordinate to a tenth of a pixel.
pub(crate) fn n(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // Minus zero would be written with its sign.
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

/// The place of a mark among those that a page steps through by keys: the highest value first.
pub(crate) fn order(value: f64) -> String {
    format!(" data-order=\"{}\"", n(-value))
}

/// A figure for people: `10,012`.
pub(crate) fn figure(value: f64) -> String {
    words::number(value)
}

/// A prefix for names within a page, the same for the same picture.
pub(crate) fn id(title: &str, body: &str) -> String {
    let mut digest = Sha256::new();
    digest.update(title);
    digest.update(body);
    let bytes = digest.finalize();
    format!("bw{:02x}{:02x}{:02x}", bytes[0], bytes[1], bytes[2])
}

/// About how wide a text is, in pixels.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().count() as f64 * size * LETTER
}

/// Lines of at most `room` pixels, broken between words.
pub(crate) fn wrap(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("there is a line from the start");
        if !line.is_empty() && width(line, size) + width(word, size) + size * LETTER > room {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// Cut to `room` pixels, with `…`.
pub(crate) fn fit(text: &str, size: f64, room: f64) -> String {
    let letters = (room / (size * LETTER)) as usize;
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// What is drawn, in order.
#[derive(Default)]
pub(crate) struct Body(String);

impl Body {
    /// Markup that the caller made of numbers and escaped text.
    pub(crate) fn raw(&mut self, markup: std::fmt::Arguments<'_>) {
        self.0
            .write_fmt(markup)
            .expect("writing to a string does not fail");
        self.0.push('\n');
    }

    /// A line of text with its left (`start`), middle or right (`end`) at `x`.
    pub(crate) fn label(&mut self, class: &str, anchor: &str, (x, y): (f64, f64), words: &str) {
        let (x, y, words) = (n(x), n(y), text(words));
        self.raw(format_args!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{words}</text>"
        ));
    }

    /// Paragraphs of lines from `y` down; returns where the next would stand.
    pub(crate) fn paragraphs(
        &mut self,
        class: &str,
        (x, mut y): (f64, f64),
        size: f64,
        room: f64,
        paragraphs: &[String],
    ) -> f64 {
        for line in paragraphs.iter().flat_map(|words| wrap(words, size, room)) {
            self.label(class, "start", (x, y), &line);
            y += (size * 1.4).round();
        }
        y
    }

    pub(crate) fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn report_text_never_becomes_markup() {
        assert_eq!(
            text("<script>&\"\u{1b}\u{202e}"),
            "&lt;script&gt;&amp;&quot;��"
        );
    }

    #[test]
    fn numbers_are_short() {
        for (value, expected) in [(1.0, "1"), (-0.01, "0"), (2.2499, "2.2"), (1e-9, "0")] {
            assert_eq!(n(value), expected);
        }
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("one two three", 10.0, 45.0), ["one two", "three"]);
        assert_eq!(
            fit("Democratic Republic", 10.0, 60.0),
            "Democratic…".chars().take(9).collect::<String>() + "…"
        );
        assert_eq!(fit("Niger", 10.0, 60.0), "Niger");
    }
}
