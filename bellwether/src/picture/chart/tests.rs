//! What a chart shows, looked for in its markup.

use super::*;
use record::Date;

fn day(year: i16, month: i8) -> Date {
    Date::new(year, month, 1).unwrap()
}

fn points(values: &[(i16, i8, f64)]) -> Vec<Point> {
    values
        .iter()
        .map(|&(year, month, value)| Point {
            at: day(year, month),
            value,
            range: Some((value / 2.0, value * 2.0)),
        })
        .collect()
}

fn chart(series: Vec<Series>) -> Chart {
    Chart {
        title: "Deaths <by month>".into(),
        subtitle: "best estimate".into(),
        series,
        ..Chart::default()
    }
}

fn series(name: &str, values: &[(i16, i8, f64)]) -> Series {
    Series {
        name: name.into(),
        points: points(values),
        expected: false,
    }
}

fn count(haystack: &str, needle: &str) -> usize {
    haystack.matches(needle).count()
}

#[test]
fn a_missing_row_breaks_the_line() {
    let whole = series(
        "Mali",
        &[
            (2020, 1, 1.0),
            (2020, 2, 2.0),
            (2020, 3, 3.0),
            (2020, 4, 4.0),
        ],
    );
    let mut broken = whole.clone();
    broken.points.remove(1);
    let lines = |series| count(&chart(vec![series]).draw().fragment(), "class=\"bw-series");
    assert_eq!((lines(whole.clone()), lines(broken.clone())), (1, 1));
    let svg = chart(vec![broken]).draw().fragment();
    assert!(
        svg.contains("no row") && svg.contains("1 month without a row"),
        "{svg}"
    );
    assert!(!chart(vec![whole]).draw().fragment().contains("no row"));
}

#[test]
fn names_stand_at_the_lines_and_nothing_is_markup() {
    let svg = chart(vec![
        series("Mali & <b>", &[(2020, 1, 1.0), (2020, 2, 2.0)]),
        series("Niger", &[(2020, 1, 3.0), (2020, 2, 4.0)]),
    ])
    .draw()
    .document();
    assert!(
        svg.contains("Mali &amp; &lt;b&gt; 2") && svg.contains(">Niger 4<"),
        "{svg}"
    );
    assert!(svg.contains("<title id=") && svg.contains("Deaths &lt;by month&gt;"));
    assert!(svg.contains("bw-d1") && !svg.contains("<script"));
}

#[test]
fn an_empty_chart_is_still_a_picture() {
    let svg = chart(vec![series("Niger", &[])]).draw().fragment();
    assert!(
        svg.contains("Niger no rows") && !svg.contains("NaN"),
        "{svg}"
    );
    assert!(
        !chart(vec![series("Niger", &[(2020, 1, 0.0)])])
            .draw()
            .fragment()
            .contains("NaN")
    );
}

#[test]
fn a_fragment_brings_no_style() {
    let picture = chart(vec![series("Niger", &[(2020, 1, 1.0)])]).draw();
    assert!(!picture.fragment().contains("<style") && !picture.fragment().contains("style="));
    assert!(picture.document().contains("prefers-color-scheme"));
}

#[test]
fn the_axis_reaches_what_was_asked_for() {
    let ends_early = Chart {
        until: Some(day(2020, 6)),
        ..chart(vec![series("Niger", &[(2020, 1, 1.0), (2020, 2, 2.0)])])
    };
    let svg = ends_early.draw().fragment();
    assert!(
        svg.contains(">Niger 2 (Feb 2020)<") && svg.contains(">Jun 2020<"),
        "{svg}"
    );
    assert!(svg.contains("4 months without a row"), "{svg}");
}
