//! Rows out again: Parquet for tables, GeoJSON for maps.
//!
//! Both carry the version with its hash, so that a file that is passed on says
//! where it comes from; whether it may be passed on, the dataset's licence says.

use super::Record;
use crate::{Dataset, Error, Row, Select};
use parquet::basic::{Compression, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use serde_json::{Value, json};
use std::io::Write;
use std::sync::Arc;

/// Rows of one group: what is held in memory.
const GROUP: usize = 20_000;

/// A column of the Parquet file, and how a row fills it.
enum Column {
    Text(&'static str, fn(&Row) -> Option<String>),
    Whole(&'static str, fn(&Row) -> Option<u64>),
    Degrees(&'static str, fn(&Row) -> Option<f64>),
}

use Column::{Degrees, Text, Whole};

const COLUMNS: &[Column] = &[
    Text("id", |row| Some(row.id.clone())),
    Text("begin", |row| row.window.begin.map(|day| day.to_string())),
    Text("end", |row| row.window.end.map(|day| day.to_string())),
    Text("month", |row| row.month().map(|month| month.to_string())),
    Whole("date_precision", |row| row.date_precision.map(u64::from)),
    Text("violence", |row| Some(row.violence.to_string())),
    Text("kind", |row| row.kind.clone()),
    Text("perpetrator", |row| {
        row.perpetrator.map(|it| it.to_string())
    }),
    Text("dyads", |row| {
        list(row.dyads.iter().map(|dyad| dyad.name.clone()))
    }),
    Text("conflict", |row| {
        row.conflict.as_ref().map(|it| it.name.clone())
    }),
    Text("countries", |row| {
        list(row.areas.iter().map(|area| area.name.clone()))
    }),
    Text("iso3", |row| {
        list(row.areas.iter().filter_map(|area| area.iso3.clone()))
    }),
    Text("gw", |row| {
        list(
            row.areas
                .iter()
                .filter_map(|area| Some(area.gw?.to_string())),
        )
    }),
    Text("admin1", |row| row.site.admin1.clone()),
    Text("admin2", |row| row.site.admin2.clone()),
    Text("place", |row| row.site.name.clone()),
    Degrees("latitude", |row| row.site.point.map(|point| point.0)),
    Degrees("longitude", |row| row.site.point.map(|point| point.1)),
    Whole("place_precision", |row| row.site.precision.map(u64::from)),
    Whole("events", |row| row.events),
    Whole("best", |row| row.toll.map(|toll| toll.best)),
    Whole("low", |row| row.toll.and_then(|toll| toll.low)),
    Whole("high", |row| row.toll.and_then(|toll| toll.high)),
    Whole("deaths_a", |row| row.deaths.side_a),
    Whole("deaths_b", |row| row.deaths.side_b),
    Whole("deaths_civilians", |row| row.deaths.civilians),
    Whole("deaths_unknown", |row| row.deaths.unknown),
    Text("source_office", |row| row.citation.office.clone()),
    Text("source_headline", |row| row.citation.headline.clone()),
];

impl Record {
    /// The selected rows as Parquet, with the version among the file's key-values; tells how many.
    ///
    /// # Errors
    /// As [`Record::rows`], and what writing says.
    pub async fn export_parquet(
        &self,
        select: &Select,
        to: impl Write + Send,
    ) -> Result<u64, Error> {
        let dataset = self.plan(select).await?.version.dataset;
        let mut file = open(to, &dataset).map_err(failed)?;
        let mut group: Vec<Row> = Vec::with_capacity(GROUP);
        let answer = self.each_row(select, |row| {
            group.push(row);
            if group.len() < GROUP {
                return Ok(());
            }
            write_group(&mut file, &std::mem::take(&mut group)).map_err(failed)
        });
        let count = answer.await?.value;
        if !group.is_empty() {
            write_group(&mut file, &group).map_err(failed)?;
        }
        file.close().map_err(failed)?;
        Ok(count)
    }

    /// The selected rows that have a point, as a GeoJSON collection (RFC 7946); tells how many.
    ///
    /// # Errors
    /// As [`Record::rows`], and what writing says.
    pub async fn export_geojson(&self, select: &Select, mut to: impl Write) -> Result<u64, Error> {
        let dataset = self.plan(select).await?.version.dataset;
        let failed = |source| Error::io("write GeoJSON", source);
        let head = json!({ "dataset": dataset.name, "version": dataset.version, "sha256": dataset.sha256,
            "licence": dataset.licence, "citation": dataset.citation });
        write!(
            to,
            "{{\"type\":\"FeatureCollection\",\"about\":{head},\"features\":["
        )
        .map_err(failed)?;
        let mut count = 0;
        let answer = self.each_row(select, |row| {
            let Some(feature) = feature(&row) else {
                return Ok(());
            };
            let comma = if count > 0 { ",\n" } else { "\n" };
            count += 1;
            write!(to, "{comma}{feature}").map_err(failed)
        });
        answer.await?;
        writeln!(to, "\n]}}").map_err(failed)?;
        Ok(count)
    }
}

fn list(names: impl Iterator<Item = String>) -> Option<String> {
    let names: Vec<String> = names.collect();
    (!names.is_empty()).then(|| names.join("; "))
}

fn feature(row: &Row) -> Option<Value> {
    let (latitude, longitude) = row.site.point?;
    let mut properties = serde_json::Map::new();
    for column in COLUMNS {
        let (name, value) = match column {
            Text(name, get) => (name, json!(get(row))),
            Whole(name, get) => (name, json!(get(row))),
            Degrees(..) => continue,
        };
        if !value.is_null() {
            properties.insert((*name).to_owned(), value);
        }
    }
    Some(json!({
        "type": "Feature",
        "geometry": { "type": "Point", "coordinates": [longitude, latitude] },
        "properties": properties,
    }))
}

fn failed(source: ParquetError) -> Error {
    Error::new(
        format!("cannot write Parquet: {source}"),
        "look whether the disk is full",
    )
}

fn open<W: Write + Send>(
    to: W,
    dataset: &Dataset,
) -> Result<SerializedFileWriter<W>, ParquetError> {
    let lines = COLUMNS.iter().map(|column| match column {
        Text(name, _) => format!("optional binary {name} (UTF8);"),
        Whole(name, _) => format!("optional int64 {name};"),
        Degrees(name, _) => format!("optional double {name};"),
    });
    let schema = parse_message_type(&format!(
        "message events {{ {} }}",
        lines.collect::<Vec<_>>().join(" ")
    ))?;
    let about = [
        ("dataset", &dataset.name),
        ("version", &dataset.version),
        ("sha256", &dataset.sha256),
        ("licence", &dataset.licence),
        ("citation", &dataset.citation),
    ];
    let about = about.map(|(key, value)| KeyValue::new(key.to_owned(), value.clone()));
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_key_value_metadata(Some(about.to_vec()))
        .build();
    SerializedFileWriter::new(to, Arc::new(schema), Arc::new(properties))
}

fn write_group<W: Write + Send>(
    file: &mut SerializedFileWriter<W>,
    rows: &[Row],
) -> Result<(), ParquetError> {
    let mut group = file.next_row_group()?;
    for column in COLUMNS {
        write_column(&mut group, column, rows)?;
    }
    group.close()?;
    Ok(())
}

fn write_column<W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    column: &Column,
    rows: &[Row],
) -> Result<(), ParquetError> {
    let Some(mut writer) = group.next_column()? else {
        return Ok(());
    };
    match column {
        Text(_, get) => {
            let (values, levels) = told(rows, |row| {
                get(row).map(|text| ByteArray::from(text.into_bytes()))
            });
            writer
                .typed::<ByteArrayType>()
                .write_batch(&values, Some(&levels), None)?;
        }
        Whole(_, get) => {
            let (values, levels) = told(rows, |row| get(row).map(u64::cast_signed));
            writer
                .typed::<Int64Type>()
                .write_batch(&values, Some(&levels), None)?;
        }
        Degrees(_, get) => {
            let (values, levels) = told(rows, get);
            writer
                .typed::<DoubleType>()
                .write_batch(&values, Some(&levels), None)?;
        }
    }
    writer.close()
}

/// The values that are there, and for every row whether it has one.
fn told<T>(rows: &[Row], get: impl Fn(&Row) -> Option<T>) -> (Vec<T>, Vec<i16>) {
    let all: Vec<Option<T>> = rows.iter().map(get).collect();
    let levels = all.iter().map(|value| i16::from(value.is_some())).collect();
    (all.into_iter().flatten().collect(), levels)
}
