//! Times a pipeline over texts, one JSON string a line: load, words a second, peak memory.
//!
//! `cargo run -p language --release --example speed -- DIRECTORY TEXTS [THREADS]`

#![expect(clippy::print_stdout, reason = "an example prints")]

mod usage;

use std::time::Instant;
use usage::{peak_megabytes, processor_seconds};

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
