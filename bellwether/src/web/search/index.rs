//! The index beside the ledger: opening it, and bringing it up to the ledger's head.

use super::fields::VERSION;
use super::open::{Open, open};
use super::rows::rows;
use crate::web::app::beside;
use anyhow::{Context as _, Result};
use ledger::{Head, Ledger};
use record::DocumentId;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tantivy::{IndexWriter, Term};
use tokio::sync::Mutex;

/// Bytes that the writer may take before it writes a part of the index.
const WRITER_BYTES: usize = 24 << 20;
/// Documents read from the ledger at a time.
const PAGE: usize = 200;
/// Documents of a run that nobody should wait for.
const LONG: usize = 2_000;
/// Documents between two commits of a long run, so that what is there can be searched.
const COMMIT: usize = 20_000;

/// The index of one ledger. Opened when first needed.
pub(crate) struct Index {
    folder: std::path::PathBuf,
    open: Mutex<Option<Arc<Open>>>,
    /// Held while the index is brought up to date.
    writing: Mutex<Option<IndexWriter>>,
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Index {
    /// The index of the ledger at `path`; nothing is opened yet.
    pub(crate) fn beside(path: &Path) -> Index {
        Index {
            folder: beside(path, "search"),
            open: Mutex::new(None),
            writing: Mutex::new(None),
            done: AtomicUsize::new(0),
            all: AtomicUsize::new(0),
        }
    }

    pub(super) async fn open(&self) -> Result<Arc<Open>> {
        let mut now = self.open.lock().await;
        if let Some(open) = &*now {
            return Ok(open.clone());
        }
        let made = Arc::new(tokio::task::block_in_place(|| open(&self.folder))?);
        *now = Some(made.clone());
        Ok(made)
    }

    /// How much of a long run is left, in documents: those done and all.
    pub(crate) fn progress(&self) -> Option<(usize, usize)> {
        let (done, all) = (&self.done, &self.all);
        let (done, all) = (done.load(Ordering::Relaxed), all.load(Ordering::Relaxed));
        (done < all).then_some((done, all))
    }

    /// Brings the index up to the head, unless a long run is under way: then how far it is.
    pub(crate) async fn ready(&self, ledger: &Ledger) -> Result<Option<(usize, usize)>> {
        match self.progress() {
            Some((done, all)) if all > LONG => Ok(Some((done, all))),
            _ => match self.refresh(ledger).await {
                // Another server of the same ledger keeps the index: what it has is looked at.
                Err(_) if self.at().await.is_ok_and(|at| at.is_some()) => {
                    self.open().await?.reader.reload()?;
                    Ok(None)
                }
                done => done.map(|()| None),
            },
        }
    }

    /// Brings the index up to the head of the ledger. Who comes second waits for the first.
    ///
    /// A redaction by another program deletes the folder: it is opened anew then.
    pub(crate) async fn refresh(&self, ledger: &Ledger) -> Result<()> {
        let head = ledger.head().await?;
        if matches!(self.at().await, Ok(Some(at)) if at == head) {
            return Ok(());
        }
        let mut writing = self.writing.lock().await;
        let done = self.catch_up(ledger, &head, &mut writing).await;
        if done.is_ok() || self.folder.join("meta.json").exists() {
            return done;
        }
        (*writing, *self.open.lock().await) = (None, None);
        self.catch_up(ledger, &head, &mut writing).await
    }

    async fn catch_up(
        &self,
        ledger: &Ledger,
        head: &Head,
        writing: &mut Option<IndexWriter>,
    ) -> Result<()> {
        let open = self.open().await?;
        let from = match self.at().await? {
            Some(at) if at == *head => return Ok(()),
            Some(at) if ledger.hash_of(at.entries).await? == Some(at.hash.clone()) => at.entries,
            _ => 0,
        };
        let changed = ledger.changed_since(from).await?;
        let writer = match writing.take() {
            Some(writer) => writer,
            None => {
                tokio::task::block_in_place(|| open.index.writer_with_num_threads(1, WRITER_BYTES))
                    .context("the search index is in use by another program")?
            }
        };
        let writer = writing.insert(writer);
        // Words that were cleared must not stay behind in a part of the index.
        let anew = from == 0 || changed.redacted;
        let changed = if anew && from != 0 {
            ledger.changed_since(0).await?
        } else {
            changed
        };
        if anew {
            writer.delete_all_documents()?;
        }
        let run = self
            .run(ledger, &open, writer, head, &changed.documents, anew)
            .await;
        self.done.store(0, Ordering::Relaxed);
        self.all.store(0, Ordering::Relaxed);
        // The memory of a long run goes back; a short one leaves its writer to the next.
        if changed.documents.len() > LONG
            && let Some(writer) = writing.take()
        {
            tokio::task::block_in_place(|| writer.wait_merging_threads())?;
        }
        run
    }

    async fn run(
        &self,
        ledger: &Ledger,
        open: &Open,
        writer: &mut IndexWriter,
        head: &Head,
        documents: &[DocumentId],
        anew: bool,
    ) -> Result<()> {
        self.done.store(0, Ordering::Relaxed);
        self.all.store(documents.len(), Ordering::Relaxed);
        let mut since = 0;
        for page in documents.chunks(PAGE) {
            let rows = rows(ledger, open, page).await?;
            tokio::task::block_in_place(|| -> Result<()> {
                if !anew {
                    for id in page {
                        writer.delete_term(Term::from_field_u64(open.fields.document, id.0));
                    }
                }
                for row in rows {
                    writer.add_document(row)?;
                }
                since += page.len();
                if since >= COMMIT {
                    since = 0;
                    writer.commit()?;
                    open.reader.reload()?;
                }
                Ok(())
            })?;
            self.done.fetch_add(page.len(), Ordering::Relaxed);
        }
        tokio::task::block_in_place(|| -> Result<()> {
            let mut commit = writer.prepare_commit()?;
            commit.set_payload(&format!("{VERSION} {} {}", head.entries, head.hash));
            commit.commit()?;
            open.reader.reload()?;
            Ok(())
        })
    }

    /// How far the index is.
    async fn at(&self) -> Result<Option<Head>> {
        let payload = self.open().await?.index.load_metas()?.payload;
        Ok(payload.as_deref().and_then(head))
    }
}

fn head(payload: &str) -> Option<Head> {
    let mut parts = payload.split(' ');
    let version = parts.next()?;
    (version == VERSION.to_string()).then_some(())?;
    Some(Head {
        entries: parts.next()?.parse().ok()?,
        hash: parts.next()?.into(),
    })
}
