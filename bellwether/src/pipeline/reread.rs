//! Reading stored documents anew: what nobody has reviewed gives way.

use super::in_order::in_order;
use super::progress::Progress;
use super::tally::Tally;
use crate::context::Context;
use anyhow::Result;
use ledger::{DocumentFilter, Reading, Reread, Writer};
use reading::Reader;
use record::{DocumentId, StoredDocument};
use std::sync::Arc;

/// Documents held in memory at a time.
const PAGE: usize = 64;

/// Reads the documents that `which` names, or all, and appends what changed.
///
/// `which` must not page itself: its `after` and `limit` are used here.
pub(crate) async fn reread(
    mut which: DocumentFilter,
    threads: usize,
    reader: Arc<Reader>,
    writer: &Writer,
    context: &Context,
) -> Result<(usize, Reread)> {
    let all = writer.counts().await?;
    let progress = Progress::of(all.documents - all.redacted, context);
    let (mut documents, mut total) = (0, Reread::default());
    which.limit = Some(PAGE);
    loop {
        let page = writer.documents(&which).await?;
        let Some(last) = page.last() else { break };
        which.after = Some(last.id);
        documents += page.len();
        progress.advance(page.len() as u64, &Tally::default());
        let readings = read(page, threads, reader.clone());
        for change in writer.reread(context.now(), readings).await? {
            add(&mut total, change);
        }
    }
    progress.finish();
    Ok((documents, total))
}

/// Reads one document anew, as after its date was given.
pub(crate) async fn reread_one(
    id: DocumentId,
    reader: Arc<Reader>,
    writer: &Writer,
    context: &Context,
) -> Result<Reread> {
    let readings = read(vec![writer.document(id).await?], 1, reader);
    let changes = writer.reread(context.now(), readings).await?;
    Ok(changes.into_iter().next().unwrap_or_default())
}

fn read(
    page: Vec<StoredDocument>,
    threads: usize,
    reader: Arc<Reader>,
) -> Vec<(DocumentId, Reading)> {
    let one = move |reader: &mut Arc<Reader>, stored: StoredDocument| {
        let claims = reader.read(&stored.document).claims;
        (
            stored.id,
            Reading {
                reader: reader.identity().clone(),
                claims,
            },
        )
    };
    in_order(page.into_iter(), threads, move || reader.clone(), one).collect()
}

fn add(total: &mut Reread, change: Reread) {
    total.added += change.added;
    total.kept += change.kept;
    total.superseded += change.superseded;
    total.withheld += change.withheld;
}
