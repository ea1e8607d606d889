//! Turning points: a dashed line with its day and how sure, the stretch in which it may lie, the levels before and after.

use super::{Chart, Frame};
use crate::picture::svg::{Body, n, width};

pub(super) fn draw(body: &mut Body, frame: &Frame, chart: &Chart) {
    for level in &chart.levels {
        body.raw(format_args!(
            "<path class=\"bw-level\" d=\"M{},{}H{}\"/>",
            n(frame.x(level.from)),
            n(frame.y(level.value)),
            n(frame.x(level.to))
        ));
    }
    let mut taken: Vec<Label> = Vec::new();
    for mark in &chart.marks {
        if let Some((from, to)) = mark.between {
            let (from, to) = (frame.x(from), frame.x(to));
            body.raw(format_args!(
                "<rect class=\"bw-span\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                n(from),
                n(frame.top),
                n((to - from).max(2.0)),
                n(frame.bottom - frame.top)
            ));
        }
        let x = frame.x(mark.at);
        body.raw(format_args!(
            "<path class=\"bw-mark\" d=\"M{},{}V{}\"/>",
            n(x),
            n(frame.bottom),
            n(frame.top - 4.0)
        ));
        let label = Label::beside(x, &mark.label, frame.right).below(&taken);
        let y = frame.top + 6.0 + label.row * 15.0;
        let class = "bw-marked bw-halo";
        body.label(class, "start", (label.left, y), &mark.label);
        taken.push(label);
    }
}

/// Where the words of a mark stand: from left to right, on which line of text.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Label {
    left: f64,
    right: f64,
    row: f64,
}

impl Label {
    /// To the right of the line at `x`, or to its left where the plot ends.
    fn beside(x: f64, words: &str, end: f64) -> Label {
        let wide = width(words, 12.0);
        let left = match x + 5.0 + wide < end {
            true => x + 5.0,
            false => x - 5.0 - wide,
        };
        Label {
            left,
            right: left + wide,
            row: 0.0,
        }
    }

    /// On the first line where it touches none of the others.
    fn below(self, others: &[Label]) -> Label {
        let touches = |row: f64| {
            let on = others.iter().filter(move |it| it.row == row);
            on.into_iter()
                .any(|it| it.left < self.right + 8.0 && self.left < it.right + 8.0)
        };
        let row = (0..).map(f64::from).find(|row| !touches(*row));
        Label {
            row: row.unwrap_or(0.0),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_marks_near_each_other_stand_on_lines_of_their_own() {
        let first = Label::beside(100.0, "Feb 2014, 97 % sure", 400.0);
        let far = Label::beside(290.0, "Aug 2015, 97 % sure", 500.0).below(&[first]);
        // At the end of the plot the words stand to the left of their line, over those of the first.
        let turned = Label::beside(250.0, "Aug 2015, 97 % sure", 260.0).below(&[first]);
        assert_eq!((far.row, turned.row), (0.0, 1.0));
        assert!(turned.right < 250.0);
    }
}
