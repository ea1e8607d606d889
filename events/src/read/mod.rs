//! From a file to lines of cells, whatever its format, encoding and separator.

pub(crate) mod cells;
mod date;
mod encoding;
mod parquet;
mod records;
mod survey;

pub(crate) use survey::{Form, Survey, survey};

use crate::Error;
use cells::{Bad, Columns, Fields};
use records::{Records, Step};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What reading a line came to.
pub(crate) enum Line {
    /// The cells are there.
    Row,
    /// The line that begins here cannot be cut into cells.
    Bad(u64, Bad),
    /// No data: a blank line, HXL tags, the header once more.
    NoData,
    /// There is no more.
    End,
}

/// The lines of an open file.
pub(crate) struct Table<'a> {
    path: PathBuf,
    pub(crate) columns: Columns,
    lines: Lines<'a>,
    total: u64,
}

enum Lines<'a> {
    Text(Box<Records<'a>>),
    Parquet(Box<parquet::Rows>),
}

/// Opens the file as it was found to be and hands its lines to `then`.
///
/// A function within, because the entry of an archive borrows the archive.
pub(crate) fn with_table<T>(
    path: &Path,
    survey: &Survey,
    then: impl FnOnce(Table<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    match &survey.form {
        Form::Parquet => {
            let rows = parquet::Rows::open(path)?;
            then(Table {
                path: path.into(),
                columns: Columns::new(rows.names.clone()),
                total: rows.total,
                lines: Lines::Parquet(Box::new(rows)),
            })
        }
        Form::Text(encoding) => {
            let file = open(path)?;
            let text = encoding::decoding(file, encoding);
            then(Table::text(path, text, survey.bytes)?)
        }
        Form::Zip(entry, encoding) => survey::with_entry(path, entry, |bytes| {
            let text = encoding::decoding(bytes, encoding);
            then(Table::text(path, text, survey.bytes)?)
        }),
    }
}

fn open(path: &Path) -> Result<File, Error> {
    File::open(path).map_err(|source| Error::io(format!("open {}", path.display()), source))
}

impl<'a> Table<'a> {
    fn text(path: &Path, text: Box<dyn Read + 'a>, total: u64) -> Result<Table<'a>, Error> {
        let (records, header) = Records::open(text).map_err(|source| cannot_read(path, source))?;
        Ok(Table {
            path: path.into(),
            columns: Columns::new(header.iter().map(str::to_owned)),
            lines: Lines::Text(Box::new(records)),
            total,
        })
    }

    /// The next line.
    pub(crate) fn next(&mut self, fields: &mut Fields) -> Result<Line, Error> {
        let records = match &mut self.lines {
            Lines::Parquet(rows) => {
                let more = rows.next(&self.path, fields)?;
                return Ok(if more { Line::Row } else { Line::End });
            }
            Lines::Text(records) => records,
        };
        let step = records.next(fields);
        Ok(
            match step.map_err(|source| cannot_read(&self.path, source))? {
                Step::Row if is_tags(fields) || self.is_header(fields) => Line::NoData,
                Step::Row => Line::Row,
                Step::Bad(line, bad) => Line::Bad(line, bad),
                Step::Blank => Line::NoData,
                Step::End => Line::End,
            },
        )
    }

    /// The last row made no sense: what it took in beside its first line is read again.
    pub(crate) fn give_back(&mut self) {
        if let Lines::Text(records) = &mut self.lines {
            records.give_back();
        }
    }

    /// Bytes or rows read so far, and in all.
    pub(crate) fn progress(&self) -> (u64, u64) {
        match &self.lines {
            Lines::Text(records) => (records.bytes(), self.total),
            Lines::Parquet(rows) => (rows.read(), self.total),
        }
    }

    /// Files that were put together from several have the header again.
    fn is_header(&self, fields: &Fields) -> bool {
        let first = self
            .columns
            .names()
            .first()
            .is_some_and(|name| fields.get(0).eq_ignore_ascii_case(name));
        first
            && fields.iter().map(|cell| cell.trim().to_lowercase()).eq(self
                .columns
                .names()
                .iter()
                .cloned())
    }
}

/// A row of HXL hashtags under the header, as the Humanitarian Data Exchange adds.
fn is_tags(fields: &Fields) -> bool {
    let mut told = fields
        .iter()
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .peekable();
    told.peek().is_some() && told.all(|cell| cell.starts_with('#'))
}

fn cannot_read(path: &Path, source: std::io::Error) -> Error {
    Error::io(format!("read {}", path.display()), source)
}
