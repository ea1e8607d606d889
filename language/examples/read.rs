//! Reads each line of the standard input and prints its tokens, one JSON list a line.
//!
//! `cargo run -p language --release --example read -- DIRECTORY < texts.txt`

#![expect(clippy::print_stdout, reason = "an example prints")]

use std::io::BufRead;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let directory = std::env::args().nth(1).ok_or("which pipeline directory?")?;
    let pipeline = language::Pipeline::load(directory)?;
    for line in std::io::stdin().lock().lines() {
        let doc = pipeline.read(&line?);
        for token in doc.tokens() {
            println!(
                "{token:?} {} {} {}",
                token.lemma(),
                token.pos(),
                token.morph()
            );
        }
        println!("{:?}", doc.entities().collect::<Vec<_>>());
    }
    Ok(())
}
