//! Times a pipeline over texts, one JSON string a line: load, words a second, peak memory.
//!
//! `cargo run -p language --release --example speed -- DIRECTORY TEXTS [THREADS]`

#![expect(clippy::print_stdout, reason = "an example prints")]

use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let directory = arguments.next().ok_or("which pipeline directory?")?;
    let texts = std::fs::read_to_string(arguments.next().ok_or("which texts?")?)?;
    let threads = arguments.next().map_or(Ok(1), |count| count.parse())?;
    let start = Instant::now();
    let pipeline = language::Pipeline::load(directory)?;
    let load = start.elapsed();
    let texts: Result<Vec<String>, _> = texts.lines().map(serde_json::from_str).collect();
    let texts = texts?;
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let start = Instant::now();
    let before = processor_seconds();
    let mut words = 0;
    for batch in texts.chunks(64 * threads) {
        words += pipeline
            .read_batch(batch, threads)
            .iter()
            .map(language::Doc::len)
            .sum::<usize>();
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("load_ms {:.1}", load.as_secs_f64() * 1000.0);
    println!("words {words}");
    println!("words_per_second {:.0}", words as f64 / seconds);
    println!(
        "words_per_processor_second {:.0}",
        words as f64 / (processor_seconds() - before)
    );
    println!("peak_mb {:.0}", peak_megabytes());
    Ok(())
}

/// Processor time of all threads, in hundredths of a second; on a busy machine it is the fairer clock.
fn processor_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat
        .rsplit_once(')')
        .map_or("", |(_, rest)| rest)
        .split_whitespace()
        .skip(11)
        .take(2);
    fields
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

/// Where the system tells.
fn peak_megabytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok())
        .map_or(f64::NAN, |kilobytes| kilobytes / 1024.0)
}
