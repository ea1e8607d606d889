//! What a backtest printed as JSON, as tables in Markdown.

use serde_json::Value;
use std::error::Error;
use std::fmt::Write as _;

/// Ours, and those it is set beside in the table of figures to reach.
const SHOWN: [&str; 3] = ["conflictology", "simple-pool", "bellwether"];

/// A column: its head, the path to its figure, its digits.
type Column = (&'static str, &'static str, usize);

const MODEL: [Column; 9] = [
    ("relative to conflictology", "/relative", 3),
    ("mean CRPS", "/crps", 2),
    ("log", "/crps_log", 3),
    ("above 25", "/crps_above_25", 2),
    ("ignorance", "/ignorance", 3),
    ("90 % holds", HOLDS, 2),
    ("onset AUC", "/onset/auc", 3),
    ("Brier", "/onset/brier", 4),
    ("recall at 10", "/onset/recall_at_ten", 2),
];

const DIFFERENCE: [Column; 5] = [
    ("CRPS", "/difference", 2),
    ("ignorance", "/ignorance_difference", 3),
    ("onset AUC", "/onset/auc_difference", 3),
    ("Brier", "/onset/brier_difference", 4),
    ("recall at 10", "/onset/recall_difference", 2),
];

/// A line a model.
pub(super) fn models(text: &mut String, scored: &[Value]) -> Result<(), Box<dyn Error>> {
    head(text, &["model", "won", "worst"], &MODEL)?;
    for it in scored {
        let ([won, worst], cells) = (won(it), row(it, &MODEL));
        writeln!(text, "| {} | {won} | {worst} | {cells} |", name(it))?;
    }
    Ok(())
}

/// Windows won, and how much higher the CRPS was in the worst of all.
fn won(scored: &Value) -> [String; 2] {
    let worst = (scored["worst"].as_f64().unwrap_or(f64::NAN) - 1.0) * 100.0;
    [
        format!("{} of {}", scored["won"], scored["windows_scored"]),
        format!("{worst:+.1} %"),
    ]
}

fn head(text: &mut String, first: &[&str], columns: &[Column]) -> std::fmt::Result {
    let heads: Vec<&str> = first
        .iter()
        .copied()
        .chain(columns.iter().map(|it| it.0))
        .collect();
    writeln!(
        text,
        "| {} |\n|{}",
        heads.join(" | "),
        "---|".repeat(heads.len())
    )
}

fn row(scored: &Value, columns: &[Column]) -> String {
    let cells = columns
        .iter()
        .map(|(_, path, digits)| cell(Some(scored), path, *digits));
    cells.collect::<Vec<_>>().join(" | ")
}

/// A figure, with its bounds where it has any; a dash where there is none.
fn cell(scored: Option<&Value>, path: &str, digits: usize) -> String {
    let value = scored
        .and_then(|it| it.pointer(path))
        .unwrap_or(&Value::Null);
    match value.is_object() {
        true => bounds(value, digits),
        false => figure(value, digits),
    }
}

/// A line of the figures to reach, with what was to be reached and a stretch beyond it.
const REACH: [(Column, &str); 11] = [
    (("relative CRPS", "/relative", 3), ".915 | .895"),
    (
        ("mean CRPS 2018–2021", "/after_choice/crps", 2),
        "29.2 | 28.8",
    ),
    (
        ("without its largest cell", LATER_WITHOUT, 2),
        "16.8 | 16.4",
    ),
    (
        ("2018–2021, relative", "/after_choice/relative", 3),
        "– | –",
    ),
    // Windows stand in order of their years, from 2001 on.
    (("2013", "/windows/12/crps", 2), "19.2 | 16.5"),
    (("2014", "/windows/13/crps", 2), "22.7 | 22.2"),
    (("ignorance at 800 draws", "/ignorance", 3), ".50 | .485"),
    (("90 % interval holds", HOLDS, 2), ".82 | .88–.92"),
    (("onset AUC", "/onset/auc", 3), ".89 | .91"),
    (("onset Brier", "/onset/brier", 4), ".0225 | .0210"),
    (
        ("recall at ten a year", "/onset/recall_at_ten", 2),
        ".57 | .64",
    ),
];

const LATER_WITHOUT: &str = "/after_choice/crps_without_largest";
const HOLDS: &str = "/coverage_of_months_with_deaths";

/// Beside the figures that were set to be reached.
pub(super) fn reach(text: &mut String, scored: &[Value]) -> Result<(), Box<dyn Error>> {
    writeln!(
        text,
        "\n| | {} | reach | stretch |\n|---|---|---|---|---|---|",
        SHOWN.join(" | ")
    )?;
    let of = |model: &&str| scored.iter().find(|it| it["model"] == **model);
    let won = |model| of(model).map_or("–".into(), |it| won(it).join("; "));
    let cells: Vec<String> = SHOWN.iter().map(won).collect();
    let asked = "20; +5 % | 21; none";
    writeln!(
        text,
        "| windows won; worst | {} | {asked} |",
        cells.join(" | ")
    )?;
    for ((what, path, digits), asked) in REACH {
        let cells = SHOWN.iter().map(|model| cell(of(model), path, digits));
        let cells: Vec<String> = cells.collect();
        writeln!(text, "| {what} | {} | {asked} |", cells.join(" | "))?;
    }
    Ok(())
}

/// What bellwether scores less than two others.
pub(super) fn differences(
    text: &mut String,
    scored: &[Value],
    pooled: &[Value],
) -> Result<(), Box<dyn Error>> {
    text.push('\n');
    head(text, &["bellwether less", "windows"], &DIFFERENCE)?;
    for scored in [scored, pooled] {
        let ours = scored.iter().find(|it| it["model"] == "bellwether");
        let ours = ours.ok_or("no model bellwether in the backtest")?;
        for it in [ours, &ours["after_choice"]] {
            let (from, to) = (&it["years"][0], &it["years"][1]);
            let (benchmark, cells) = (name(&ours["benchmark"]), row(it, &DIFFERENCE));
            writeln!(text, "| {benchmark} | {from}–{to} | {cells} |")?;
        }
    }
    Ok(())
}

/// CRPS by year.
pub(super) fn years(text: &mut String, scored: &[Value]) -> Result<(), Box<dyn Error>> {
    let shown = |model: &&Value| SHOWN.contains(&name(model).as_str());
    let shown: Vec<&Value> = scored.iter().filter(shown).collect();
    let windows = shown.first().and_then(|it| it["windows"].as_array());
    let years = windows
        .ok_or("no windows in the backtest")?
        .iter()
        .map(|it| it["year"].to_string());
    let years: Vec<String> = years.collect();
    writeln!(
        text,
        "\n| CRPS | {} |\n|---|{}",
        years.join(" | "),
        "---|".repeat(years.len())
    )?;
    for model in shown {
        let windows = model["windows"].as_array().into_iter().flatten();
        let cells: Vec<String> = windows.map(|it| figure(&it["crps"], 2)).collect();
        writeln!(text, "| {} | {} |", name(model), cells.join(" | "))?;
    }
    Ok(())
}

fn name(value: &Value) -> String {
    let text = value.as_str().or_else(|| value["model"].as_str());
    text.unwrap_or_default().to_owned()
}

fn figure(value: &Value, digits: usize) -> String {
    value
        .as_f64()
        .map_or("–".into(), |it| format!("{it:.digits$}"))
}

/// `0.900 (0.855 to 0.951)`.
fn bounds(value: &Value, digits: usize) -> String {
    let [estimate, low, high] = ["estimate", "low", "high"].map(|key| figure(&value[key], digits));
    format!("{estimate} ({low} to {high})")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_estimate_stands_before_its_bounds_and_nothing_is_a_dash() {
        let value = json!({"estimate": -1.084, "low": -2.2, "high": -0.326});
        assert_eq!(bounds(&value, 2), "-1.08 (-2.20 to -0.33)");
        assert_eq!(
            (cell(None, "/crps", 2), figure(&Value::Null, 2)),
            ("–".into(), "–".into())
        );
    }

    #[test]
    fn figures_to_reach_are_those_of_the_models_shown() {
        let model = |name: &str, crps: f64| {
            json!({
                "model": name, "won": 2, "windows_scored": 21, "worst": 1.25,
                "after_choice": {"crps": crps}
            })
        };
        let scored = [
            model("conflictology", 30.45),
            model("bellwether", 28.934),
            model("zero", 1.0),
        ];
        let mut text = String::new();
        reach(&mut text, &scored).unwrap();
        assert!(
            text.contains("| mean CRPS 2018–2021 | 30.45 | – | 28.93 | 29.2 | 28.8 |"),
            "{text}"
        );
        assert!(
            text.contains("| windows won; worst | 2 of 21; +25.0 % | – | 2 of 21; +25.0 % | 20;"),
            "{text}"
        );
    }
}
