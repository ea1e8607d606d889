//! Parquet files as lines of cells.
//!
//! Every value is turned into the text it would have in a CSV file, so that a
//! source has one way of reading. Unlike lines of text, rows of a damaged
//! Parquet file cannot be told apart: such a file is refused as a whole.

use super::cells::Fields;
use crate::Error;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;
use parquet::record::reader::RowIter;
use std::fs::File;
use std::path::Path;

/// Rows of a Parquet file, in order.
pub(crate) struct Rows {
    rows: RowIter<'static>,
    pub(crate) names: Vec<String>,
    pub(crate) total: u64,
    read: u64,
}

impl Rows {
    pub(crate) fn open(path: &Path) -> Result<Rows, Error> {
        let file = File::open(path)
            .map_err(|source| Error::io(format!("open {}", path.display()), source))?;
        let reader = SerializedFileReader::new(file).map_err(|source| damaged(path, &source))?;
        let schema = reader.metadata().file_metadata().schema_descr();
        let names = schema.root_schema().get_fields().iter();
        let names = names.map(|field| field.name().to_owned()).collect();
        let total = u64::try_from(reader.metadata().file_metadata().num_rows()).unwrap_or(0);
        Ok(Rows {
            names,
            total,
            rows: RowIter::from_file_into(Box::new(reader)),
            read: 0,
        })
    }

    pub(crate) fn read(&self) -> u64 {
        self.read
    }

    /// The next row; false at the end.
    pub(crate) fn next(&mut self, path: &Path, fields: &mut Fields) -> Result<bool, Error> {
        let Some(row) = self.rows.next() else {
            return Ok(false);
        };
        let row = row.map_err(|source| damaged(path, &source))?;
        self.read += 1;
        fields.clear();
        fields.line = self.read;
        for (_, value) in row.get_column_iter() {
            fields.push(&text(value));
        }
        Ok(true)
    }
}

fn damaged(path: &Path, source: &ParquetError) -> Error {
    Error::new(
        format!("{} cannot be read as Parquet: {source}", path.display()),
        "get the file anew; nothing of it was taken in",
    )
}

fn text(value: &Field) -> String {
    match value {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Bool(yes) => String::from(if *yes { "1" } else { "0" }),
        Field::Bytes(bytes) => String::from_utf8_lossy(bytes.data()).into_owned(),
        Field::Double(number) => float(*number),
        Field::Float(number) => float(f64::from(*number)),
        Field::Date(days) => day(i64::from(*days)),
        Field::TimestampMillis(millis) => day(millis.div_euclid(86_400_000)),
        Field::TimestampMicros(micros) => day(micros.div_euclid(86_400_000_000)),
        other => other.to_string(),
    }
}

/// NaN is how pandas writes an empty number.
fn float(number: f64) -> String {
    if number.is_nan() {
        String::new()
    } else {
        number.to_string()
    }
}

/// A day by how many it lies after 1970-01-01.
fn day(after: i64) -> String {
    let span = jiff::Span::new().try_days(after);
    let date = span.and_then(|span| jiff::civil::date(1970, 1, 1).checked_add(span));
    date.map_or(String::new(), |date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: Field, expected: &str) {
        assert_eq!(text(&value), expected);
    }

    #[test]
    fn values_read_as_in_a_csv_file() {
        check(Field::Double(114_064.0), "114064");
        check(Field::Double(33.5), "33.5");
        check(Field::Double(f64::NAN), "");
        check(Field::Null, "");
        check(Field::Date(16_094), "2014-01-24");
        check(Field::TimestampMillis(i64::MAX), "");
        check(Field::Long(7), "7");
    }
}
