//! Documents that wait to be appended together: the disk is waited for once per batch.

use super::tally::{Taken, Tally};
use super::worker::{Known, Read};
use crate::context::Context;
use anyhow::Result;
use ledger::{Added, Addition, Writer};
use reading::Reader;
use std::time::{Duration, Instant};

const DOCUMENTS_MAX: usize = 256;
const TEXT_BYTES_MAX: usize = 4 << 20;
/// What a crash may cost, and how long other processes may have to wait to append.
const AGE_MAX: Duration = Duration::from_secs(2);

pub(crate) struct Batch {
    reads: Vec<Read>,
    text_bytes: usize,
    begun: Instant,
}

impl Default for Batch {
    fn default() -> Self {
        Batch {
            reads: Vec::new(),
            text_bytes: 0,
            begun: Instant::now(),
        }
    }
}

impl Batch {
    pub(crate) fn push(&mut self, read: Read) {
        self.text_bytes += read.document.text.len();
        self.reads.push(read);
    }

    pub(crate) fn is_full(&self) -> bool {
        let old = self.begun.elapsed() > AGE_MAX && !self.reads.is_empty();
        old || self.reads.len() >= DOCUMENTS_MAX || self.text_bytes >= TEXT_BYTES_MAX
    }

    /// Appends all of it or nothing, and starts anew.
    pub(crate) async fn append(
        &mut self,
        writer: &Writer,
        reader: &Reader,
        context: &Context,
        tally: &mut Tally,
        each: &mut impl FnMut(Taken<'_>) -> Result<()>,
    ) -> Result<()> {
        let batch = std::mem::take(self);
        let additions = batch
            .reads
            .iter()
            .map(|read| addition(read, reader))
            .collect();
        let added = writer.add(context.now(), additions).await?;
        for (read, added) in batch.reads.into_iter().zip(added) {
            match added {
                Added::New { document, .. } => {
                    tally.new_document(&read);
                    each(Taken {
                        document,
                        read: &read,
                    })?;
                }
                Added::Known(id) => {
                    let stored = writer.document(id).await?;
                    tally.known(
                        &Known {
                            at: read.at,
                            stored,
                            again: read.document,
                        },
                        context,
                    );
                }
            }
        }
        Ok(())
    }
}

fn addition(read: &Read, reader: &Reader) -> Addition {
    Addition {
        document: read.document.clone(),
        reading: Some(ledger::Reading {
            reader: reader.identity().clone(),
            claims: read.reading.claims.clone(),
        }),
    }
}
