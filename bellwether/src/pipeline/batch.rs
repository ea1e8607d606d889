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
    waiting: Vec<Waiting>,
    text_bytes: usize,
    begun: Instant,
}

/// One document that waits.
enum Waiting {
    Read(Box<Read>),
    /// A text that is there already, from an outlet that the ledger may not know for it.
    Copy(Box<Known>),
}

impl Default for Batch {
    fn default() -> Self {
        Batch {
            waiting: Vec::new(),
            text_bytes: 0,
            begun: Instant::now(),
        }
    }
}

impl Batch {
    pub(crate) fn push(&mut self, read: Box<Read>) {
        self.text_bytes += read.document.text.len();
        self.waiting.push(Waiting::Read(read));
    }

    pub(crate) fn push_copy(&mut self, known: Box<Known>) {
        self.text_bytes += known.again.text.len();
        self.waiting.push(Waiting::Copy(known));
    }

    pub(crate) fn is_full(&self) -> bool {
        let old = self.begun.elapsed() > AGE_MAX && !self.waiting.is_empty();
        old || self.waiting.len() >= DOCUMENTS_MAX || self.text_bytes >= TEXT_BYTES_MAX
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
            .waiting
            .iter()
            .map(|waiting| addition(waiting, reader))
            .collect();
        let added = writer.add(context.now(), additions).await?;
        for (waiting, added) in batch.waiting.into_iter().zip(added) {
            let (id, carried) = (added.document(), matches!(added, Added::Carried(_)));
            match (waiting, added) {
                (Waiting::Read(read), Added::New { document, .. }) => {
                    tally.new_document(&read);
                    each(Taken {
                        document,
                        read: &read,
                    })?;
                }
                (Waiting::Read(read), _) => {
                    let stored = writer.document(id).await?;
                    let known = Known {
                        at: read.at,
                        stored,
                        again: read.document,
                    };
                    tally.known(&known, carried, context);
                }
                (Waiting::Copy(known), _) => tally.known(&known, carried, context),
            }
        }
        Ok(())
    }
}

fn addition(waiting: &Waiting, reader: &Reader) -> Addition {
    match waiting {
        Waiting::Read(read) => Addition {
            document: read.document.clone(),
            reading: Some(ledger::Reading {
                reader: reader.identity().clone(),
                claims: read.reading.claims.clone(),
            }),
        },
        Waiting::Copy(known) => Addition {
            document: known.again.clone(),
            reading: None,
        },
    }
}
