//! `score`: runs the referee over the reading corpora and the backtest, and writes `docs/scoreboard.md`.
//!
//! The reader is driven as anybody would drive it, by `bellwether read --format
//! referee FILE`, on a copy of each corpus from which the gold was taken out.
//! With `--forecasts` the sections of reading stay as they are.

use super::forecasts;
use serde_json::{Map, Value};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Peers' figures on each task, as the corpora's README gives them.
const PEERS: [(&str, &str); 8] = [
    (
        "attribution",
        "rules on spaCy: triple F 40.5, IoU F 51.5; BERT trained on PolNeAR: 56.5, 67.7 (test part)",
    ),
    ("certainty", "always certain: MAE .315; best published .243"),
    (
        "entities",
        "spaCy small: exact F 39.4 (this part), 41.7 (test)",
    ),
    ("event_type", "trained on ACLED: weighted F1 83.9"),
    ("events", "none measured by this referee"),
    (
        "places",
        "spaCy + most populous place: RR@161 57.0 GeoVirus, 45.9 TR-News",
    ),
    (
        "times.aquaint",
        "HeidelTime: value F 78.1 (TempEval-3 platinum)",
    ),
    ("times.wikiwars", "HeidelTime, narratives: value F 82.7"),
];

/// Scores all corpora and writes the scoreboard.
///
/// # Errors
/// A build, the reader or the referee that fails. Without the corpora there is
/// nothing to score, which is said and is no error.
pub(crate) fn run() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .ok_or("no workspace above xtask")?;
    let shared = root.join("../shared");
    if !shared.join("data").exists() {
        println!("no corpora beside this checkout: nothing scored");
        return Ok(());
    }
    let (binary, board) = (build(root)?, root.join("docs/scoreboard.md"));
    let mut text = match std::env::args().any(|it| it == "--forecasts") {
        true => without_forecasts(&std::fs::read_to_string(&board)?),
        false => reading(&binary, &shared)?,
    };
    let forecasts = forecasts::section(&binary, &shared.join("data/events"))?;
    print!("{forecasts}");
    text.push_str(&forecasts);
    std::fs::write(board, text)?;
    Ok(())
}

/// The head and a section for each corpus.
fn reading(binary: &Path, shared: &Path) -> Result<String, Box<dyn Error>> {
    let folder = std::fs::read_dir(shared.join("data/reading"))?;
    let mut files: Vec<PathBuf> = folder
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "jsonl"));
    files.sort();
    let mut board = String::from(HEAD);
    for file in &files {
        let score = score(binary, &shared.join("scoring/score.py"), file)?;
        print!("{score}");
        board.push_str(&score);
    }
    Ok(board)
}

/// The scoreboard up to its section of forecasts, which is the last.
fn without_forecasts(board: &str) -> String {
    let kept = board.find("## Forecasts").map_or(board, |at| &board[..at]);
    format!("{}\n\n", kept.trim_end())
}

const HEAD: &str = "# Scoreboard
What `cargo xtask score` measured: the reader of this checkout, through `bellwether read --format referee`, scored by the
referee of the corpora. The parts given for tuning are scored here, whole; other parts of the same corpora are held out.

Kept apart while rules were written, and scored by hand then: a third of AQUAINT and half of WikiWars (CRC-32 of the id divisible by
3), every second document of GeoVirus and TR-News, every third of re3d, a third of CASE (FNV-1a of the id divisible by 3).
PolNeAR's rules were written on the training part; its dev part was only scored. MUC-4 and MEANTIME have no such slice: both
of their parts were used. What the misses of AQUAINT are: [times-judged.md](times-judged.md).

";

fn build(root: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
    let made = Command::new(cargo)
        .args(["build", "--release", "-p", "bellwether"])
        .current_dir(root)
        .status()?;
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    if made.success() {
        Ok(target.join("release/bellwether"))
    } else {
        Err("the build failed".into())
    }
}

fn score(binary: &Path, referee: &Path, gold: &Path) -> Result<String, Box<dyn Error>> {
    let name = gold
        .file_stem()
        .and_then(|name| name.to_str())
        .ok_or("a corpus without a name")?;
    let folder = std::env::temp_dir().join(format!("bellwether-score-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let (bare, answers) = (folder.join("bare.jsonl"), folder.join("answers.jsonl"));
    std::fs::write(&bare, stripped(&std::fs::read_to_string(gold)?)?)?;
    let read = Command::new(binary)
        .args(["read", "--format", "referee"])
        .arg(&bare)
        .output()?;
    if !read.status.success() {
        return Err(format!("{name}: {}", String::from_utf8_lossy(&read.stderr)).into());
    }
    std::fs::write(&answers, &read.stdout)?;
    let scored = Command::new("python3")
        .arg(referee)
        .args([gold, &answers])
        .output()?;
    std::fs::remove_dir_all(&folder)?;
    if !scored.status.success() {
        return Err(format!("{name}: {}", String::from_utf8_lossy(&scored.stderr)).into());
    }
    section(name, &String::from_utf8_lossy(&scored.stdout))
}

fn section(name: &str, scores: &str) -> Result<String, Box<dyn Error>> {
    let mut text = format!("## {name}\n```\n{}\n```\n", scores.trim_end());
    if let Some((_, peers)) = PEERS.iter().find(|(task, _)| name.starts_with(task)) {
        writeln!(text, "Peers: {peers}.\n")?;
    }
    Ok(text)
}

/// The corpus without its gold: id, text and date of publication.
fn stripped(corpus: &str) -> Result<String, Box<dyn Error>> {
    let mut bare = String::new();
    for line in corpus.lines().filter(|line| !line.trim().is_empty()) {
        let full: Map<String, Value> = serde_json::from_str(line)?;
        let kept: Map<String, Value> = full
            .into_iter()
            .filter(|(key, _)| ["id", "text", "published"].contains(&key.as_str()))
            .collect();
        writeln!(bare, "{}", Value::Object(kept))?;
    }
    Ok(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_gold_out() {
        let line =
            r#"{"id": 1, "text": "a", "published": "2016-03-22", "times": [1], "licence": "x"}"#;
        assert_eq!(
            stripped(line).unwrap(),
            "{\"id\":1,\"published\":\"2016-03-22\",\"text\":\"a\"}\n"
        );
    }
}
