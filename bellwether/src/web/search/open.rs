//! The folder of an index, opened or made.

use super::fields::{self, Fields};
use anyhow::Result;
use std::path::Path;
use tantivy::{IndexReader, ReloadPolicy};

pub(super) struct Open {
    pub(super) index: tantivy::Index,
    pub(super) reader: IndexReader,
    pub(super) fields: Fields,
}

/// Opens the folder; one that is damaged or of another version is made anew,
/// and where none can be made the index is kept in memory.
pub(super) fn open(folder: &Path) -> Result<Open> {
    let (schema, fields) = fields::schema();
    let in_folder = || -> Result<tantivy::Index> {
        std::fs::create_dir_all(folder)?;
        let directory = tantivy::directory::MmapDirectory::open(folder)?;
        Ok(tantivy::Index::open_or_create(directory, schema.clone())?)
    };
    let again = |_| {
        std::fs::remove_dir_all(folder)?;
        in_folder()
    };
    let index = in_folder()
        .or_else(again)
        .unwrap_or_else(|_| tantivy::Index::create_in_ram(schema.clone()));
    fields::register(&index);
    let reader = index
        .reader_builder()
        .reload_policy(ReloadPolicy::Manual)
        .try_into()?;
    Ok(Open {
        index,
        reader,
        fields,
    })
}
