//! The brief, each sentence with its passage beside it.

use crate::about::About;
use crate::brief::{Brief, Cite, Mark, Part, Run, Section, Sentence, Table, markdown};
use crate::view::safe;
use crate::web::failure::{Answer, Failure};
use crate::web::layout::{self, Nav};
use crate::web::parts;
use crate::web::subject::choose;
use crate::web::visit::Visit;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use ledger::{ClaimFilter, Facet, FindingFilter};
use maud::{Markup, html};
use record::{ClaimId, StoredCheck};

const SUBJECTS: usize = 30;

pub(crate) async fn page(visit: Visit) -> Answer {
    let content = match visit.asked.get("about") {
        None => html! {
            (parts::heading("Brief", html! { "What is said about a subject, every sentence traceable to its words." }))
            (ask(&visit, ""))
            (subjects(&visit).await?)
        },
        Some(name) => match built(&visit).await? {
            Some(brief) => shown(&visit, &brief),
            None => html! {
                (parts::heading(&safe::line(name), html! { "No claims." }))
                (ask(&visit, name))
                (parts::empty("The ledger says nothing about it", html! { p { "Nothing that was published by that day names it, under any name known here. These are spoken of:" } }))
                (subjects(&visit).await?)
            },
        },
    };
    let title = visit.asked.get("about").map_or("Brief".into(), |name| {
        format!("{}: brief", safe::line(name))
    });
    Ok(layout::page(&visit, Nav::Brief, &title, content))
}

/// The brief as a file: a page to print, text to mail, data for programs.
pub(crate) async fn file(
    visit: Visit,
    axum::extract::Path(name): axum::extract::Path<String>,
) -> Answer {
    let brief = built(&visit).await?;
    let brief =
        brief.ok_or_else(|| Failure::missing("no claims about it\nask for another subject"))?;
    let (kind, text) = match name.as_str() {
        "brief.html" => ("text/html; charset=utf-8", crate::brief::html(&brief)),
        "brief.md" => ("text/markdown; charset=utf-8", markdown(&brief)),
        "brief.json" => (
            "application/json",
            crate::brief::json(&brief).map_err(anyhow::Error::from)?,
        ),
        _ => {
            return Err(Failure::missing(format!(
                "there is no {name:?}\nask for brief.html, brief.md or brief.json"
            )));
        }
    };
    let disposition = format!("attachment; filename=\"{name}\"");
    Ok((
        [
            (CONTENT_TYPE, kind.to_owned()),
            (CONTENT_DISPOSITION, disposition),
        ],
        text,
    )
        .into_response())
}

/// The brief that the address asks for; `None` where no claim is about its subject.
pub(crate) async fn built(visit: &Visit) -> Result<Option<Brief>, Failure> {
    let picked = visit.asked.picked()?;
    let about = picked.select.about.clone();
    let name = about.ok_or_else(|| Failure::bad("a brief needs a subject\ngive about=NAME"))?;
    let Some(chosen) = choose(&visit.app, &picked).await? else {
        return Ok(None);
    };
    let checks = visit.app.ledger.checks(&FindingFilter::default()).await?;
    let checks: Vec<StoredCheck> = checks.into_iter().map(StoredCheck::from).collect();
    tokio::task::block_in_place(|| {
        let shelf = chosen.shelf();
        if shelf.claims().next().is_none() {
            return Ok(None);
        }
        let brief = Brief::with_checks(&About::under(&name, chosen.identities()), &shelf, &checks);
        Ok(Some(brief.map_err(anyhow::Error::from)?))
    })
}

fn ask(visit: &Visit, name: &str) -> Markup {
    html! {
        form.ask method="get" action="/brief" role="search" aria-label="Subject of the brief" {
            @if let Some(day) = visit.asked.get("as_of") { input type="hidden" name="as_of" value=(day); }
            label for="subject" { "Subject" }
            input #subject type="search" name="about" value=(name) placeholder="a group, a person, a place" required;
            button type="submit" { "Write the brief" }
        }
    }
}

/// Whom the claims speak of most.
pub(crate) async fn subjects(visit: &Visit) -> Result<Markup, Failure> {
    let filter = ClaimFilter {
        as_of: visit.asked.as_of()?,
        ..ClaimFilter::default()
    };
    let counted = visit
        .app
        .count_by(Facet::Subject, &filter, 0, SUBJECTS)
        .await?;
    let firsts: Vec<ClaimId> = counted.iter().map(|it| it.first).collect();
    let filter = ClaimFilter {
        claims: firsts.clone(),
        as_of: visit.asked.as_of()?,
        ..ClaimFilter::default()
    };
    let claims = if firsts.is_empty() {
        vec![]
    } else {
        visit.app.ledger.page(&filter).await?
    };
    let written = |id: ClaimId| {
        let claim = claims.iter().find(|it| it.id == id)?;
        claim.claim.subject.as_ref().map(|it| safe::line(&it.name))
    };
    Ok(html! {
        @if !counted.is_empty() {
            section aria-label="Subjects" {
                h2 { "Spoken of most" }
                ol.subjects {
                    @for it in &counted {
                        @let name = written(it.first).unwrap_or_else(|| it.name.clone());
                        li {
                            a href=(visit.asked.look().with("about", &name).href("/brief")) { (name) }
                            span.count { (crate::brief::words::count(usize::try_from(it.claims).unwrap_or(usize::MAX), "claim", "claims")) }
                        }
                    }
                }
            }
        }
    })
}

fn shown(visit: &Visit, brief: &Brief) -> Markup {
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
