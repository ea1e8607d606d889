//! The scoreboard's section of forecasts: `bellwether backtest` on the panels of the prediction challenge.
//!
//! All that stands in it is what the command printed; nothing is computed here.

mod tables;

use serde_json::Value;
use std::error::Error;
use std::path::Path;
use std::process::Command;

const PANEL: &str = "views_cm_state_based_challenge_vintage_1990_2021.parquet";
const ALL_TYPES: &str = "ucdp_cm_all_types_v25_1_1989_2021.parquet";
const WINDOWS: &str = "2001..2021";

/// The section, ended by a line break; empty without the panels.
///
/// # Errors
/// A backtest that fails or prints something else than its contract.
pub(crate) fn section(binary: &Path, folder: &Path) -> Result<String, Box<dyn Error>> {
    if !folder.join(PANEL).exists() {
        println!("no {PANEL} beside this checkout: forecasts not scored");
        return Ok(String::new());
    }
    let mut files = vec!["--panel", PANEL];
    if folder.join(ALL_TYPES).exists() {
        files.extend(["--all-types-panel", ALL_TYPES]);
    }
    let against = |benchmark: &str| backtest(binary, folder, &files, benchmark);
    let (scored, pooled) = (against("conflictology")?, against("simple-pool")?);
    let mut text = head(&files);
    tables::models(&mut text, &scored)?;
    tables::reach(&mut text, &scored)?;
    tables::differences(&mut text, &scored, &pooled)?;
    tables::years(&mut text, &scored)?;
    Ok(text)
}

fn backtest(
    binary: &Path,
    folder: &Path,
    files: &[&str],
    against: &str,
) -> Result<Vec<Value>, Box<dyn Error>> {
    let mut command = Command::new(binary);
    command.current_dir(folder).arg("backtest").args(files);
    command.args(["--windows", WINDOWS, "--against", against, "--json"]);
    if against != "conflictology" {
        command.args(["--model", "bellwether"]);
    }
    let output = command.output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    let text = String::from_utf8(output.stdout)?;
    Ok(text
        .lines()
        .map(serde_json::from_str)
        .collect::<Result<_, _>>()?)
}

fn head(files: &[&str]) -> String {
    let today = Command::new("date").args(["-u", "+%Y-%m-%d"]).output();
    let today = today.map(|it| String::from_utf8_lossy(&it.stdout).trim().to_owned());
    format!(
        "## Forecasts\n{}; `bellwether backtest {} --windows {WINDOWS}`.\nChosen on windows up to 2017; definitions and what was tried: \
         [forecast.md](forecast.md). In brackets the 95 % interval of a bootstrap over countries.\n\n",
        today.unwrap_or_default(),
        files.join(" ")
    )
}
