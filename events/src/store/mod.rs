//! The store: one SQLite file, in which every version of every dataset keeps to itself.

mod sqlite;

use crate::Error;
use sqlite::Pool;
use std::path::Path;

/// The event record, open for reading and importing.
///
/// All methods take `&self` and are asynchronous; appends of several processes
/// take turns. Coming with the same names and shapes:
///
/// ```text
/// async fn import(&self, file: &Path, import: &Import, watch: &mut dyn Watch) -> Result<Imported, Error>
/// async fn datasets(&self) -> Result<Vec<Dataset>, Error>
/// async fn remove(&self, dataset: &str, version: &str) -> Result<u64, Error>
/// async fn rows(&self, select: &Select) -> Result<Answer<Vec<Row>>, Error>
/// async fn count(&self, select: &Select) -> Result<Answer<Option<Tally>>, Error>
/// async fn series(&self, select: &Select, by: By) -> Result<Answer<Series>, Error>
/// async fn panel(&self, select: &Select) -> Result<Answer<Panel>, Error>
/// async fn diff(&self, dataset: &str, old: &str, new: &str) -> Result<Diff, Error>
/// async fn actors(&self, name: &str) -> Result<Vec<Actor>, Error>
/// async fn export_parquet(&self, select: &Select, to: impl Write + Send) -> Result<u64, Error>
/// async fn export_geojson(&self, select: &Select, to: impl Write) -> Result<u64, Error>
/// fn Mapping::draft(file: &Path) -> Result<Draft, Error>
/// ```
#[derive(Debug)]
pub struct Record {
    pool: Pool,
}

impl Record {
    /// Opens the record, and makes it if there is no such file.
    ///
    /// # Errors
    /// A folder, a file of something else or of a newer version, and what the system says.
    pub async fn open(path: impl AsRef<Path>) -> Result<Record, Error> {
        let pool = sqlite::open(path.as_ref()).await?;
        Ok(Record { pool })
    }

    /// Closes the file and waits until that is done.
    pub async fn close(self) {
        self.pool.close().await;
    }
}
