//! Taking a file in: all of it or, if something fails, nothing.
//!
//! A thread of its own reads and checks the lines and hands them over in
//! batches; here they are written, in one transaction. A file that is there
//! already is told by its hash and not read again.

mod describe;
mod insert;
mod reading;
mod writer;

use super::Record;
use super::datasets::{Version, versions};
use super::sqlite::Doing;
use crate::{Dataset, Error, Import, Imported, Mapping, Watch};
use reading::Message;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use tokio::sync::mpsc::{Receiver, channel};
use writer::Writer;

/// Batches that may wait: what is read ahead of what is written.
const AHEAD: usize = 3;

impl Record {
    /// Takes a file in. The same file again changes nothing; another file under
    /// a version that is there is refused, as is this file under another name.
    ///
    /// # Errors
    /// A file that cannot be read or is of no known format, one without a
    /// version, a version that holds other bytes, and what the database says.
    /// Nothing of the file is then taken in.
    pub async fn import(
        &self,
        file: impl AsRef<Path>,
        import: &Import,
        watch: &mut dyn Watch,
    ) -> Result<Imported, Error> {
        let (path, wanted) = (file.as_ref().to_owned(), import.clone());
        let mapping = wanted.mapping.as_deref().map(Mapping::parse).transpose()?;
        let (sender, mut receiver) = channel(AHEAD);
        let thread = std::thread::spawn(move || reading::read(&path, &wanted, mapping, &sender));
        let written = self.write(&mut receiver, import, watch).await;
        drop(receiver);
        let read = thread.join().unwrap_or_else(|_| {
            Err(Error::new(
                format!(
                    "{} is damaged in a way that stopped its reader",
                    file.as_ref().display()
                ),
                "get the file anew; nothing of it was taken in",
            ))
        });
        // A reader that failed explains why there was nothing more to write.
        match (read, written) {
            (Err(error), _) | (_, Err(error)) => Err(error),
            (Ok(()), Ok(Writing::Known(imported))) => Ok(*imported),
            (Ok(()), Ok(Writing::New(writer))) => writer.finish().await,
        }
    }

    async fn write(
        &self,
        receiver: &mut Receiver<Message>,
        import: &Import,
        watch: &mut dyn Watch,
    ) -> Result<Writing, Error> {
        let Some(Message::Opened(opened)) = receiver.recv().await else {
            return Err(Error::new("the file was not read", ""));
        };
        if let Some(known) = self.known(&opened.dataset, import).await? {
            return Ok(Writing::Known(Box::new(known)));
        }
        let mut writer = Writer::begin(self, opened.dataset).await?;
        while let Some(Message::Batch(lines, progress)) = receiver.recv().await {
            writer.lines(lines, watch).await?;
            watch.progress(progress);
        }
        Ok(Writing::New(Box::new(writer)))
    }

    /// Whether the file is there already; refuses what would mix versions.
    async fn known(&self, new: &Dataset, import: &Import) -> Result<Option<Imported>, Error> {
        let versions = versions(&self.pool).await?;
        let same = |it: &&Version| it.dataset.name == new.name && it.dataset.version == new.version;
        let holder = versions.iter().find(same);
        let bytes = versions.iter().find(|it| it.dataset.sha256 == new.sha256);
        match (holder, bytes) {
            (Some(holder), _) if holder.dataset.sha256 == new.sha256 => {
                self.again(holder, import).await.map(Some)
            }
            (Some(holder), _) => Err(Error::new(
                format!(
                    "{} is there with other bytes: SHA-256 {}, this file has {}",
                    new.label(),
                    holder.dataset.sha256,
                    new.sha256
                ),
                "give this file's own --version, or take the other out (`bellwether events remove`); versions are never mixed",
            )),
            (None, Some(holder)) => Err(Error::new(
                format!("this file is there already, as {}", holder.dataset.label()),
                format!(
                    "use that, or remove it to take the file in as {}",
                    new.label()
                ),
            )),
            (None, None) => Ok(None),
        }
    }

    async fn again(&self, holder: &Version, import: &Import) -> Result<Imported, Error> {
        let mut dataset = holder.dataset.clone();
        if import.released.is_some() && import.released != dataset.released {
            dataset.released = import.released;
            let update = sqlx::query(
                "UPDATE versions SET released = $1, released_last = $2 WHERE version = $3",
            );
            let released = dataset.released;
            let update = update.bind(released.map(|day| day.to_string()));
            let update = update
                .bind(released.map(|day| day.last().to_string()))
                .bind(holder.key);
            update
                .execute(&self.pool)
                .await
                .doing("set the release date")?;
        }
        Ok(Imported {
            read: dataset.kept,
            known: dataset.kept,
            kept: 0,
            empty: 0,
            rejected: 0,
            passed_over: 0,
            dataset,
        })
    }
}

enum Writing {
    Known(Box<Imported>),
    New(Box<Writer>),
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
