//! The prediction challenge's own scores of its benchmarks, which ours must give.
//!
//! Its files are no part of the project; where they are not at hand these tests are skipped, and say so.

use crate::session::Session;
use events::{Import, Record, Select};
use judging::forecast::{Panel, backtest, from_events};
use judging::scores;
use std::collections::HashMap;
use std::path::PathBuf;

const PANEL: &str = "views_cm_state_based_challenge_vintage_1990_2021.parquet";
const SCORES: &str = "views_official_benchmark_scores_2018_2021.csv";

fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/events");
    let there = folder.join(PANEL).exists();
    if !there {
        eprintln!("skipped: no {PANEL} in ../shared/data/events");
    }
    there.then_some(folder)
}

/// Model and year to CRPS, ignorance and interval score.
fn official(folder: &std::path::Path) -> HashMap<(String, i16), [f64; 3]> {
    let text = std::fs::read_to_string(folder.join(SCORES)).unwrap();
    let read = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        let score = |at: usize| cells[at].parse().unwrap();
        (
            (cells[0].to_owned(), cells[1].parse().unwrap()),
            [score(2), score(3), score(4)],
        )
    };
    text.lines().skip(1).map(read).collect()
}

#[test]
fn crps_is_the_challenge_s() {
    let Some(folder) = folder() else { return };
    let session = Session::new("golden");
    let panel = folder.join(PANEL);
    let models = ["zero", "last", "boot240"]
        .into_iter()
        .flat_map(|model| ["--model", model]);
    let mut args = vec![
        "backtest",
        "--panel",
        panel.to_str().unwrap(),
        "--windows",
        "2018..2021",
    ];
    args.extend(models);
    let official = official(&folder);
    // Those of random draws are only near: the challenge drew a thousand.
    let names = [
        ("zero", "bm_zero", 0.0),
        ("conflictology", "bm_conflictology", 0.0),
        ("last", "bm_last_historical_poisson", 0.003),
        ("boot240", "bm_boot_240", 0.003),
    ];
    for model in session.json(&args) {
        let (_, name, tolerance) = names.iter().find(|it| model["model"] == it.0).unwrap();
        for window in model["windows"].as_array().unwrap() {
            let year = i16::try_from(window["year"].as_i64().unwrap()).unwrap();
            let expected = official[&((*name).to_owned(), year)][0];
            let got = window["crps"].as_f64().unwrap();
            let apart = (got - expected).abs();
            assert!(
                apart < 0.0005 || apart < tolerance * expected,
                "{name} {year}: {got} {expected}"
            );
        }
    }
}

#[test]
fn ignorance_and_interval_score_of_conflictology_are_the_challenge_s() {
    let Some(folder) = folder() else { return };
    let panel = panel(&folder);
    let official = official(&folder);
    for year in 2018..=2021 {
        let [_, ignorance, interval] = official[&("bm_conflictology".to_owned(), year)];
        let (ours_ignorance, ours_interval) = conflictology(&panel, year);
        assert!(
            (ours_ignorance - ignorance).abs() < 0.0005,
            "{year}: {ours_ignorance} {ignorance}"
        );
        assert!(
            (ours_interval - interval).abs() < 0.0005,
            "{year}: {ours_interval} {interval}"
        );
    }
}

fn panel(folder: &std::path::Path) -> Panel {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let temp = tempfile::tempdir().unwrap();
    runtime.block_on(async {
        let record = Record::open(temp.path().join("golden.events"))
            .await
            .unwrap();
        let import = Import {
            version: Some("challenge".into()),
            ..Import::default()
        };
        let imported = record
            .import(&folder.join(PANEL), &import, &mut ())
            .await
            .unwrap();
        let answer = record
            .panel(&Select::of(&imported.dataset.name))
            .await
            .unwrap();
        record.close().await;
        from_events::panel(&answer.value, answer.dataset.grain, None).unwrap()
    })
}

/// Mean ignorance at a thousand Fourier-resampled draws, and mean interval score of the twelve themselves.
fn conflictology(panel: &Panel, year: i16) -> (f64, f64) {
    let cut = backtest::cut(year).unwrap();
    let past = panel.until(cut).unwrap();
    let (mut ignorance, mut interval, mut cells) = (0.0, 0.0, 0.0);
    for area in 0..panel.areas().len() {
        let deaths = past.deaths(area);
        let draws = &deaths[deaths.len() - 12..];
        let many = scores::resample(draws, 1000);
        for month in 3..=14 {
            if let Some(observed) = panel.truth(area, cut.plus(month)) {
                ignorance += scores::ignorance(&many, observed);
                interval += scores::interval_score(draws, observed, 0.9);
                cells += 1.0;
            }
        }
    }
    (ignorance / cells, interval / cells)
}
