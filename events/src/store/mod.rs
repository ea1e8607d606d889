//! The store: one SQLite file, in which every version of every dataset keeps to itself.
//!
//! Small tables of countries, dyads and actors stand beside the rows, which
//! point to *sets* of them: an event to a set of one, a country-year to a set
//! of many. A row therefore stands in the tables once, sums count it once, and
//! "any dyad with this actor" is a question to the small tables.

mod actors;
mod aggregate;
mod areas;
mod datasets;
mod diff;
mod export;
mod import;
mod intern;
mod panel;
mod rows;
mod select;
mod series;
mod sqlite;

use crate::Error;
use areas::Known;
use sqlite::Pool;
use std::path::Path;

/// The event record, open for reading and importing.
///
/// All methods take `&self` and are asynchronous; imports of several processes
/// take turns, and readers see an import whole or not at all.
///
/// ```no_run
/// # async fn example() -> Result<(), events::Error> {
/// use events::{By, Import, Record, Select};
///
/// let record = Record::open("reports.events").await?;
/// record.import("ged251-csv.zip", &Import::default(), &mut ()).await?;
/// let select = Select { area: vec!["Sahel".into()], ..Select::of("ucdp-ged") };
/// let answer = record.series(&select, By::Year).await?;
/// for point in &answer.value.points {
///     println!("{} {:?}", point.key, point.tally);
/// }
/// # Ok(()) }
/// ```
#[derive(Debug)]
pub struct Record {
    pool: Pool,
    numbers: fn(&str) -> Option<u32>,
    known: Known,
}

impl Record {
    /// Opens the record, and makes it if there is no such file.
    ///
    /// # Errors
    /// A folder, a file of something else or of a newer version, and what the system says.
    pub async fn open(path: impl AsRef<Path>) -> Result<Record, Error> {
        let pool = sqlite::open(path.as_ref()).await?;
        Ok(Record {
            pool,
            numbers: |_| None,
            known: Known::default(),
        })
    }

    /// With names of armed groups and their numbers at UCDP that the caller knows: "Boko Haram" is 1051, which its
    /// datasets call JAS. Actors can then be asked for by these names too, with no list of actors taken in.
    #[must_use]
    pub fn knowing(self, numbers: fn(&str) -> Option<u32>) -> Record {
        Record { numbers, ..self }
    }

    /// Closes the file and waits until that is done.
    pub async fn close(self) {
        self.pool.close().await;
    }
}
