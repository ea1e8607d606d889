//! A brief on its page: each sentence with its citations, the passage beside it.

use crate::brief::{Brief, Cite, Mark, Part, Run, Section, Sentence, Table};
use crate::view::safe;
use crate::web::parts;
use crate::web::visit::Visit;
use maud::{Markup, html};

pub(super) fn shown(visit: &Visit, brief: &Brief) -> Markup {
    let file = |name: &str| visit.asked.href(&format!("/brief/{name}"));
    html! {
        div.brief {
            article.report {
                header.heading {
                    p.eyebrow { a href=(visit.asked.look().href("/brief")) { "Brief" } }
                    @if let Some(tlp) = brief.tlp { p.tlp { "TLP:" (tlp.as_str().to_uppercase()) } }
                    h1 { (safe::line(&brief.subject)) }
                    p.lead { (crate::brief::subtitle(brief)) }
                    ul.legend aria-label="What the signs mean" {
                        @for mark in Mark::ALL { li { (sign(mark)) " " (mark.meaning()) } }
                    }
                }
                @for section in &brief.sections { (self::section(visit, section)) }
                (sources(visit, brief))
                p.files { "Take it along: " a href=(file("brief.html")) download { "page to print" } ", " a href=(file("brief.md")) download { "Markdown" } ", " a href=(file("brief.json")) download { "JSON" } }
                (parts::command(&crate::web::asked::brief_command(&visit.asked)))
            }
            aside #passage.passage-pane aria-label="Passage" aria-live="polite" {
                div.passage.waiting {
                    p.eyebrow { "Passage" }
                    p { "Choose a citation to read the words it rests on, as the report has them." }
                }
            }
        }
    }
}

fn sign(mark: Mark) -> Markup {
    html! { span.mark title=(mark.name()) { span aria-hidden="true" { (mark.sign()) } span.hidden { (mark.name()) ": " } } }
}

fn section(visit: &Visit, section: &Section) -> Markup {
    html! {
        section {
            h2 { (section.heading) }
            @for (at, part) in section.parts.iter().enumerate() {
                @match part {
                    Part::Heading(heading) => h3 { (safe::line(heading)) },
                    Part::List(sentences) => ul.sentences { @for it in sentences { (sentence(visit, it)) } },
                    Part::Table(table) => (self::table(visit, table, &under(&section.parts[..at]))),
                    Part::More { what, command } => p.more { (safe::line(what)) ": " code { (safe::line(command)) } },
                }
            }
        }
    }
}

fn sentence(visit: &Visit, sentence: &Sentence) -> Markup {
    html! {
        li {
            (sign(sentence.mark()))
            span {
                @if let Some(lead) = sentence.lead() { b { (safe::line(lead)) ". " } }
                @for run in sentence.runs() {
                    @match run {
                        Run::Plain(text) => (safe::inline(text)),
                        Run::Quote(text) => q { (safe::inline(text)) },
                    }
                }
                " " (cites(visit, sentence.cites()))
            }
        }
    }
}

/// Each citation opens its words beside the brief, or on the document's page.
fn cites(visit: &Visit, cites: &[Cite]) -> Markup {
    html! {
        span.cites {
            @for (at, cite) in cites.iter().enumerate() {
                @if at > 0 { " " }
                @match cite {
                    Cite::Words(words) => {
                        @let href = parts::passage(visit, words.document, Some(words.span));
                        a.cite href=(href) hx-get=(href) hx-target="#passage" hx-swap="innerHTML" { (cite) }
                    },
                    Cite::Documents(_) => span.cite { (cite) },
                }
            }
        }
    }
}

/// The heading that stands over a table.
fn under(parts: &[Part]) -> String {
    let headings = parts.iter().rev().filter_map(|part| match part {
        Part::Heading(heading) => Some(safe::line(heading)),
        _ => None,
    });
    headings.take(1).fold("Figures".into(), |label, heading| {
        format!("{label}: {heading}")
    })
}

fn table(visit: &Visit, table: &Table, label: &str) -> Markup {
    html! {
        div.table tabindex="0" role="region" aria-label=(label) {
            table {
                thead { tr { @for column in &table.columns { th scope="col" { (column) } } th scope="col" { "Passage" } } }
                tbody {
                    @for row in &table.rows {
                        tr {
                            @for cell in &row.cells { td { (safe::inline(cell)) } }
                            td.passages { (sign(row.mark)) " " (cites(visit, &row.cites)) }
                        }
                    }
                }
            }
        }
    }
}

fn sources(visit: &Visit, brief: &Brief) -> Markup {
    html! {
        section.sources {
            h2 { "Sources" }
            ol {
                @for it in &brief.sources {
                    li {
                        a.cite href=(parts::passage(visit, it.document, Some(it.span))) { (it) }
                        " " (it.outlet.as_deref().map(safe::line).unwrap_or_default())
                        @if let Some(title) = &it.title { " “" (safe::line(title)) "”" }
                        ", " (it.published.map_or_else(|| "undated".into(), crate::brief::words::date))
                        blockquote { (safe::line(&it.words)) }
                    }
                }
            }
        }
    }
}
