//! How often the methods find what is there and make up what is not: the table of `docs/checks.md`.
//!
//! `cargo test --release -p judging rates -- --ignored --nocapture` prints it anew.

use super::simulate::Simulation;
use super::{SLACK_MONTHS, changepoints, pelt};

const RUNS: u64 = 300;

/// Both methods' breaks of one series.
fn found(series: &[u32]) -> [Vec<usize>; 2] {
    let points = changepoints(series, 2).points;
    let bayes = points.iter().map(|point| point.at).collect();
    [bayes, pelt::pelt_at_most(series, 2)]
}

/// In how many of a hundred runs each method does what `counts` asks.
fn percent(make: impl Fn(u64) -> Vec<u32>, counts: impl Fn(&[usize]) -> bool) -> [u64; 2] {
    let mut hits = [0; 2];
    for seed in 0..RUNS {
        for (hit, breaks) in hits.iter_mut().zip(found(&make(seed))) {
            *hit += u64::from(counts(&breaks));
        }
    }
    hits.map(|hit| (hit * 100 + RUNS / 2) / RUNS)
}

#[test]
#[ignore = "prints the table of docs/checks.md; takes a minute in release"]
#[expect(clippy::print_stdout, reason = "the table is its output")]
fn print() {
    let any = |breaks: &[usize]| !breaks.is_empty();
    let near = |breaks: &[usize]| breaks.iter().any(|at| at.abs_diff(60) <= SLACK_MONTHS);
    let row = |what: &str, [bayes, pelt]: [u64; 2]| println!("| {what} | {bayes} % | {pelt} % |");
    for level in [2.0, 30.0, 400.0] {
        for dispersion in [0.5, 2.0, 8.0] {
            let flat = |seed| Simulation::new(seed, dispersion).levels(&[(120, level)]);
            row(
                &format!("false alarm: level {level}, dispersion {dispersion}"),
                percent(flat, any),
            );
        }
    }
    for (memory, swing) in [(0.3, 0.4), (0.6, 0.4), (0.8, 0.4)] {
        let bursty = |seed| Simulation::new(seed, 8.0).bursty(120, 30.0, memory, swing);
        row(
            &format!("false alarm: bursty, memory {memory}, level 30"),
            percent(bursty, any),
        );
    }
    for times in [1.5, 2.0, 4.0] {
        let step = |seed| Simulation::new(seed, 3.0).levels(&[(60, 30.0), (60, 30.0 * times)]);
        row(
            &format!("found within 2 months: level 30 times {times}, dispersion 3"),
            percent(step, near),
        );
    }
}
