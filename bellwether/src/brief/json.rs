//! A brief as JSON. `docs/schema/brief.schema.json` is its contract.

use super::{Brief, Citation, Cite, Part, Sentence, TableRow};
use serde::Serialize;

#[derive(Serialize)]
struct BriefView<'a> {
    subject: &'a str,
    as_of: Option<String>,
    reviewed_only: bool,
    tlp: Option<&'static str>,
    sections: Vec<SectionView<'a>>,
    sources: Vec<SourceView<'a>>,
}

#[derive(Serialize)]
struct SectionView<'a> {
    heading: &'a str,
    parts: Vec<PartView<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum PartView<'a> {
    Heading {
        text: &'a str,
    },
    Sentences {
        sentences: Vec<SentenceView<'a>>,
    },
    Table {
        columns: &'a [&'a str],
        rows: Vec<RowView<'a>>,
    },
    More {
        text: &'a str,
        command: &'a str,
    },
}

#[derive(Serialize)]
struct SentenceView<'a> {
    lead: Option<&'a str>,
    text: String,
    mark: &'static str,
    cites: Vec<CiteView>,
}

#[derive(Serialize)]
struct RowView<'a> {
    cells: &'a [String],
    mark: &'static str,
    cites: Vec<CiteView>,
}

/// Words of one document, or whole documents.
#[derive(Serialize)]
#[serde(untagged)]
enum CiteView {
    Words { document: String, span: [usize; 2] },
    Documents { documents: Vec<String> },
}

#[derive(Serialize)]
struct SourceView<'a> {
    number: usize,
    document: String,
    span: [usize; 2],
    text: &'a str,
    outlet: Option<&'a str>,
    title: Option<&'a str>,
    published: Option<String>,
    url: Option<&'a str>,
    tlp: Option<&'static str>,
}

/// The whole brief, indented, with a line break at the end.
pub(crate) fn json(brief: &Brief) -> serde_json::Result<String> {
    let sections = brief.sections.iter();
    let view = BriefView {
        subject: &brief.subject,
        as_of: brief.as_of.map(|day| day.to_string()),
        reviewed_only: brief.reviewed_only,
        tlp: brief.tlp.map(record::Tlp::as_str),
        sections: sections
            .map(|section| SectionView {
                heading: section.heading,
                parts: section.parts.iter().map(part).collect(),
            })
            .collect(),
        sources: brief
            .sources
            .iter()
            .enumerate()
            .map(|(at, citation)| source(at + 1, citation))
            .collect(),
    };
    Ok(serde_json::to_string_pretty(&view)? + "\n")
}

fn part(part: &Part) -> PartView<'_> {
    match part {
        Part::Heading(text) => PartView::Heading { text },
        Part::List(sentences) => PartView::Sentences {
            sentences: sentences.iter().map(sentence).collect(),
        },
        Part::Table(table) => PartView::Table {
            columns: &table.columns,
            rows: table.rows.iter().map(row).collect(),
        },
        Part::More { what, command } => PartView::More {
            text: what,
            command,
        },
    }
}

fn sentence(sentence: &Sentence) -> SentenceView<'_> {
    SentenceView {
        lead: sentence.lead(),
        text: sentence.text(),
        mark: sentence.mark().name(),
        cites: cites(sentence.cites()),
    }
}

fn row(row: &TableRow) -> RowView<'_> {
    RowView {
        cells: &row.cells,
        mark: row.mark.name(),
        cites: cites(&row.cites),
    }
}

fn cites(cites: &[Cite]) -> Vec<CiteView> {
    let one = |cite: &Cite| match cite {
        Cite::Words(c) => CiteView::Words {
            document: c.document.to_string(),
            span: [c.span.start, c.span.end],
        },
        Cite::Documents(ids) => CiteView::Documents {
            documents: ids.iter().map(ToString::to_string).collect(),
        },
    };
    cites.iter().map(one).collect()
}

fn source(number: usize, citation: &Citation) -> SourceView<'_> {
    SourceView {
        number,
        document: citation.document.to_string(),
        span: [citation.span.start, citation.span.end],
        text: &citation.words,
        outlet: citation.outlet.as_deref(),
        title: citation.title.as_deref(),
        published: citation.published.map(|date| date.to_string()),
        url: citation.url.as_deref(),
        tlp: citation.tlp.map(record::Tlp::as_str),
    }
}
