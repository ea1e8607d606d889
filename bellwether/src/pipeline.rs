//! What Bellwether does, as one sentence: load → read → append.
//!
//! Files become documents and documents claims on as many threads as wanted;
//! one appends, in the order of the input, so that the same input gives the same
//! ledger however many threads read it.

mod batch;
pub(crate) mod in_order;
pub(crate) mod model;
mod progress;
pub(crate) mod reread;
pub(crate) mod tally;
mod worker;

use crate::context::Context;
use anyhow::Result;
use batch::Batch;
use in_order::in_order;
use intake::{Given, items};
use ledger::Writer;
use progress::Progress;
use reading::Reader;
use std::io::{BufReader, stdin};
use std::sync::Arc;
use tally::Tally;
use worker::{Found, Worker};

/// What is to be read, and how.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) paths: Vec<intake::Path>,
    pub(crate) given: Given,
    pub(crate) threads: usize,
}

/// Reads everything that the job names into the ledger.
///
/// Input that cannot be read is named and passed over. Each document is told to
/// `each` once it is in the ledger.
pub(crate) async fn read(
    job: Job,
    reader: Arc<Reader>,
    writer: &Writer,
    context: &Context,
    mut each: impl FnMut(tally::Taken<'_>) -> Result<()>,
) -> Result<Tally> {
    let progress = Progress::over(&job.paths, context);
    let items = items(job.paths, || BufReader::new(stdin()));
    let worker = Worker::new(reader.clone(), writer.path().to_owned(), job.given);
    let (mut tally, mut batch) = (Tally::default(), Batch::default());
    for (found, bytes) in in_order(items, job.threads, move || worker.start(), worker::take) {
        match found {
            Found::Blank => {}
            Found::PassedOver(passed) => progress.say(|| tally.passed_over(&passed, context)),
            Found::Known(known) if known.is_elsewhere() => batch.push_copy(known),
            Found::Known(known) => progress.say(|| tally.known(&known, false, context)),
            Found::Read(read) => batch.push(read),
        }
        progress.advance(bytes, &tally);
        if batch.is_full() {
            batch
                .append(writer, &reader, context, &mut tally, &mut each)
                .await?;
        }
    }
    batch
        .append(writer, &reader, context, &mut tally, &mut each)
        .await?;
    progress.finish();
    Ok(tally)
}
