//! One file per source: its columns, its quirks, its codebook and its licence.
//!
//! To add one, copy the shortest (`ucdp_one_sided.rs`) and add a line to
//! [`SOURCES`]. A source is recognised by columns that no other has.

mod acled;
mod common;
mod gtd;
mod mapped;
mod ucdp_actor;
mod ucdp_battle_deaths;
mod ucdp_country_month;
mod ucdp_country_year;
mod ucdp_ged;
mod ucdp_non_state;
mod ucdp_one_sided;
mod ucdp_prio_conflict;
mod views_panel;

pub(crate) use mapped::row as mapped;

use crate::mapping::Mapping;
use crate::read::cells::{Bad, Cells, Columns};
use crate::{Actor, Error, Grain, Row};

/// A format of a dataset, and what is known of the dataset.
pub(crate) struct Source {
    /// Its name, which the dataset gets too: `ucdp-ged`.
    pub(crate) name: &'static str,
    pub(crate) title: &'static str,
    pub(crate) grain: Grain,
    pub(crate) licence: &'static str,
    /// How to cite it.
    pub(crate) citation: &'static str,
    /// Where its columns are explained.
    pub(crate) codebook: &'static str,
    /// What its numbers are.
    pub(crate) seen: &'static [&'static str],
    /// What it cannot see.
    pub(crate) unseen: &'static [&'static str],
    /// Columns by which it is recognised; all must be there.
    pub(crate) columns: &'static [&'static str],
    pub(crate) read: Read,
}

/// What a line becomes.
pub(crate) enum Read {
    /// Rows: none for a cell of a panel that states nothing, several for a year
    /// that is counted by type.
    Rows(fn(Cells) -> Result<Vec<Row>, Bad>),
    /// An actor with its names.
    Actors(fn(Cells) -> Result<Actor, Bad>),
}

/// In the order in which they are tried: those with more telling columns first.
pub(crate) const SOURCES: &[&Source] = &[
    &ucdp_ged::SOURCE,
    &ucdp_country_year::SOURCE,
    &ucdp_battle_deaths::SOURCE,
    &ucdp_one_sided::SOURCE,
    &ucdp_non_state::SOURCE,
    &ucdp_actor::SOURCE,
    &ucdp_prio_conflict::SOURCE,
    &ucdp_country_month::SOURCE,
    &views_panel::SOURCE,
    &acled::SOURCE,
    &gtd::SOURCE,
];

/// How the lines of a file are read.
pub(crate) enum Reader {
    Known(&'static Source),
    Mapped(Box<Mapping>),
}

/// The source that has these columns.
pub(crate) fn recognise(columns: &Columns) -> Option<&'static Source> {
    let fits = |source: &&&Source| source.columns.iter().all(|name| columns.has(name));
    SOURCES.iter().find(fits).copied()
}

/// No source has them: says what was found and what to do.
pub(crate) fn unrecognised(columns: &Columns) -> Error {
    let names = columns.names();
    let known: Vec<_> = SOURCES.iter().map(|source| source.name).collect();
    Error::new(
        format!(
            "no known source has the columns {}",
            crate::read::cells::shorten(&names.join(", "))
        ),
        format!(
            "known are {}; for another, draft a mapping with `bellwether events map FILE` and give it with --mapping",
            known.join(", ")
        ),
    )
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::read::cells::tests::line;

    /// Reads one line of a source, columns and cells with `|` between them, to
    /// `id, last day, type, actors, areas, deaths` of each row.
    pub(crate) fn read(source: &Source, columns: &str, cells: &str) -> Result<Vec<Row>, Bad> {
        let (columns, fields) = line(columns, cells);
        let found = recognise(&columns).map(|found| found.name);
        assert_eq!(found, Some(source.name), "is recognised by its columns");
        let cells = Cells {
            columns: &columns,
            fields: &fields,
        };
        match source.read {
            Read::Rows(read) => read(cells),
            Read::Actors(_) => panic!("{} has actors", source.name),
        }
    }

    pub(crate) fn check(source: &Source, columns: &str, cells: &str, expected: &[&str]) {
        let rows = match read(source, columns, cells) {
            Ok(rows) => rows.iter().map(show).collect(),
            Err(bad) => vec![format!(
                "! {}: {}",
                bad.column.unwrap_or_default(),
                bad.reason
            )],
        };
        assert_eq!(rows, expected);
    }

    fn show(row: &Row) -> String {
        let dyads: Vec<_> = row.dyads.iter().map(|dyad| dyad.name.as_str()).collect();
        let areas: Vec<_> = row.areas.iter().map(|area| area.name.as_str()).collect();
        let end = row.window.end.map_or("?".into(), |day| day.to_string());
        let toll = row.toll.map_or("no number".into(), |toll| toll.to_string());
        let (dyads, areas) = (dyads.join("; "), areas.join(" and "));
        format!(
            "{} {end} {} [{dyads}] {areas}: {toll}",
            row.id, row.violence
        )
    }
}
