//! The brief: what is said about a subject, every sentence traceable to its bytes.
//!
//! A [`Brief`] is built from a shelf (documents and claims cut to a day) and
//! then written as Markdown, HTML or JSON. Two rules live in the types: a
//! [`Citation`] cannot be made unless its bytes are the claim's exact words,
//! and a [`Sentence`] cannot be made without citations. Nothing here says that
//! a claim is true or false, and no figures are averaged.
//!
//! The wording is in these files, one a section, in the order of the brief.

mod checks;
pub(crate) mod citation;
pub(crate) mod desk;
mod disagreement;
mod forecast;
mod html;
mod json;
mod markdown;
mod moved;
mod numbers;
mod quote;
mod sentence;
mod status;
mod telling;
mod unknown;
mod voices;
pub(crate) mod words;

pub(crate) use citation::{Citation, Cite, Error};
pub(crate) use desk::Desk;
pub(crate) use html::html;
pub(crate) use json::json;
pub(crate) use markdown::{markdown, subtitle};
pub(crate) use sentence::{Mark, Run, Sentence};

use crate::about::About;
use judging::Shelf;
use record::{Date, StoredCheck, Tlp};

/// A built brief, every citation checked.
#[derive(Debug)]
pub(crate) struct Brief {
    pub(crate) subject: String,
    pub(crate) as_of: Option<Date>,
    pub(crate) reviewed_only: bool,
    /// The strictest mark of what it cites.
    pub(crate) tlp: Option<Tlp>,
    pub(crate) sections: Vec<Section>,
    /// What the sentences cite, in order of document and place.
    pub(crate) sources: Vec<Citation>,
}

/// A heading and what stands under it.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) heading: &'static str,
    pub(crate) parts: Vec<Part>,
}

#[derive(Debug)]
pub(crate) enum Part {
    /// A heading inside the section.
    Heading(String),
    /// Sentences, one a line.
    List(Vec<Sentence>),
    /// Figures side by side.
    Table(Table),
    /// What was cut, and the command that shows it.
    More { what: String, command: String },
}

/// Rows that are sentences in columns: each has its citations and its mark.
#[derive(Debug)]
pub(crate) struct Table {
    pub(crate) columns: Vec<&'static str>,
    pub(crate) rows: Vec<TableRow>,
}

#[derive(Debug)]
pub(crate) struct TableRow {
    pub(crate) cells: Vec<String>,
    pub(crate) cites: Vec<Cite>,
    pub(crate) mark: Mark,
}

impl Brief {
    /// Builds the brief on a subject from a shelf that holds only claims that meet it.
    ///
    /// # Errors
    /// When a claim's words are not the bytes its span points to.
    #[cfg(test)]
    pub(crate) fn build(subject: &str, shelf: &Shelf) -> Result<Brief, Error> {
        Brief::with_checks(&About::new(subject), shelf, &[])
    }

    /// The same with what was checked against the event record.
    pub(crate) fn with_checks(
        about: &About,
        shelf: &Shelf,
        checks: &[StoredCheck],
    ) -> Result<Brief, Error> {
        let desk = Desk::new(about, shelf);
        let sections = vec![
            Section {
                heading: "Status",
                parts: status::parts(&desk)?,
            },
            Section {
                heading: "The numbers, and how they moved",
                parts: numbers::parts(&desk)?,
            },
            Section {
                heading: "Who says what",
                parts: voices::parts(&desk)?,
            },
            Section {
                heading: "Where sources disagree",
                parts: disagreement::parts(&desk)?,
            },
            Section {
                heading: "Checked against what happened",
                parts: checks::parts(&desk, checks)?,
            },
            Section {
                heading: "What was forecast",
                parts: forecast::parts(&desk)?,
            },
            Section {
                heading: "What is not known",
                parts: unknown::parts(&desk)?,
            },
        ];
        let sections: Vec<Section> = sections
            .into_iter()
            .filter(|section| !section.parts.is_empty())
            .collect();
        let sources = sources(&sections);
        let tlp = sources.iter().filter_map(|citation| citation.tlp).max();
        let view = shelf.view();
        let subject = about.name.clone();
        Ok(Brief {
            subject,
            as_of: view.as_of,
            reviewed_only: view.reviewed_only,
            tlp,
            sections,
            sources,
        })
    }
}

/// Every passage cited, once.
fn sources(sections: &[Section]) -> Vec<Citation> {
    let cites = sections
        .iter()
        .flat_map(|section| &section.parts)
        .flat_map(Part::cites);
    let mut sources: Vec<Citation> = cites.filter_map(Cite::words).cloned().collect();
    sources.sort_by_key(|citation| (citation.document, citation.span));
    sources.dedup_by_key(|citation| (citation.document, citation.span));
    sources
}

impl Table {
    /// Leaves out the columns in which no row has anything to say.
    pub(crate) fn new(columns: &[&'static str], mut rows: Vec<TableRow>) -> Table {
        let said: Vec<bool> = (0..columns.len())
            .map(|at| rows.iter().any(|row| !row.cells[at].is_empty()))
            .collect();
        for row in &mut rows {
            let mut said = said.iter();
            row.cells.retain(|_| said.next() == Some(&true));
        }
        let columns = columns.iter().zip(&said).filter(|(_, said)| **said);
        Table {
            columns: columns.map(|(column, _)| *column).collect(),
            rows,
        }
    }
}

impl Part {
    fn cites(&self) -> Vec<&Cite> {
        match self {
            Part::List(sentences) => sentences.iter().flat_map(Sentence::cites).collect(),
            Part::Table(table) => table.rows.iter().flat_map(|row| &row.cites).collect(),
            Part::Heading(_) | Part::More { .. } => vec![],
        }
    }
}

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;
