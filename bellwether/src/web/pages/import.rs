//! Import: hand files in, watch them being read, see what was passed over.

use super::review::see;
use crate::brief::words;
use crate::view::safe;
use crate::web::app::App;
use crate::web::failure::{Answer, Failure};
use crate::web::import::{Ended, Job, Seen, read, start, upload};
use crate::web::layout::{self, Nav};
use crate::web::parts;
use crate::web::visit::Visit;
use axum::extract::{Multipart, Path};
use axum::response::IntoResponse as _;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream;
use maud::{Markup, html};
use std::convert::Infallible;
use std::sync::Arc;

pub(crate) async fn page(visit: Visit) -> Answer {
    let jobs = visit.app.imports.all();
    let content = html! {
        (parts::heading("Import", html! { "Reports are read on this machine, by the same path as " code { "bellwether read" } "." }))
        (form(&visit))
        @if !jobs.is_empty() {
            section aria-label="Imports of this run" {
                h2 { "Imports of this run" }
                ul.jobs { @for job in &jobs { li { a href={"/import/" (job.id)} { (job.what) } " " (ended(&job.seen())) } } }
            }
        }
    };
    Ok(layout::page(&visit, Nav::Import, "Import", content))
}

fn form(visit: &Visit) -> Markup {
    let marks = record::Tlp::ALL
        .iter()
        .map(|it| (it.as_str(), format!("TLP:{}", it.as_str().to_uppercase())));
    html! {
        form.import method="post" action="/import" enctype="multipart/form-data" data-drop aria-label="Import" {
            (parts::csrf(visit))
            div.drop {
                label for="files" { strong { "Choose files" } span.drag hidden { " or drop them here" } }
                input #files type="file" name="files" multiple required accept=".txt,.text,.md,.markdown,.html,.htm,.xhtml,.jsonl,.ndjson";
                p.note { "Text, Markdown, HTML and JSON Lines; up to 64 MB a file, 256 MB together." }
                ul.chosen aria-live="polite" {}
            }
            details.more {
                summary { "For reports that do not say it themselves" }
                div.grid {
                    div.field { label for="published" { "Published on" } input #published type="text" name="published" placeholder="2016-03-22, 2016-03 or 2016"; }
                    div.field { label for="outlet" { "Outlet" } input #outlet type="text" name="outlet"; }
                    (parts::choice(&crate::web::asked::Asked::default(), "tlp", "How far they may travel", marks))
                }
            }
            button.primary type="submit" { "Read them" }
        }
    }
}

pub(crate) async fn upload(visit: Visit, form: Multipart) -> Answer {
    let upload = upload::take(&visit.app, form).await?;
    let what = match upload.files {
        1 => upload.first.clone(),
        many => format!("{} and {} more", upload.first, many - 1),
    };
    let arguments = read(upload.folder.path(), &upload.given);
    let job = job(&visit.app, what).await?;
    start(&visit.app, job.clone(), arguments, Some(upload.folder))?;
    Ok(see(&format!("/import/{}", job.id)))
}

/// Reads the sample that ships, for a first look around.
pub(crate) async fn demo(visit: Visit) -> Answer {
    if visit.status.documents() > 0 {
        return Err(Failure::conflict(
            "this ledger has reports already\nthe sample is for an empty one",
        ));
    }
    let job = job(&visit.app, "The sample".into()).await?;
    start(&visit.app, job.clone(), vec!["demo".into()], None)?;
    Ok(see(&format!("/import/{}", job.id)))
}

async fn job(app: &Arc<App>, what: String) -> Result<Arc<Job>, Failure> {
    let documents = app.status().await?.counts.documents;
    let busy = || Failure::conflict("another import is running\nwait until it is done");
    app.imports.add(what, documents).ok_or_else(busy)
}

fn found(visit: &Visit, id: &str) -> Result<Arc<Job>, Failure> {
    let job = id.parse().ok().and_then(|id| visit.app.imports.get(id));
    job.ok_or_else(|| Failure::missing(format!("there is no import {id:?} in this run")))
}

pub(crate) async fn job_page(visit: Visit, Path(id): Path<String>) -> Answer {
    let job = found(&visit, &id)?;
    let content = html! {
        header.heading {
            p.eyebrow { a href="/import" { "Import" } }
            h1 { (job.what) }
        }
        div data-import={"/import/" (job.id) "/events"} { (progress(&job.seen())) }
    };
    Ok(layout::page(&visit, Nav::Import, "Import", content))
}

/// The state of an import as server-sent events, each a piece of the page.
pub(crate) async fn events(visit: Visit, Path(id): Path<String>) -> Answer {
    let job = found(&visit, &id)?;
    let told = stream::unfold((job, None::<u64>, false), |(job, last, over)| async move {
        if over {
            return None;
        }
        wait(&job, last).await;
        let (turns, seen) = (job.turns(), job.seen());
        let name = if seen.running() { "progress" } else { "done" };
        let event = Event::default()
            .event(name)
            .data(progress(&seen).into_string());
        Some((
            Ok::<_, Infallible>(event),
            (job, Some(turns), !seen.running()),
        ))
    });
    Ok(Sse::new(told)
        .keep_alive(KeepAlive::default())
        .into_response())
}

/// Until something is known that was not told yet.
async fn wait(job: &Job, told: Option<u64>) {
    let changed = job.changed.notified();
    if told == Some(job.turns()) {
        changed.await;
    }
}

fn ended(seen: &Seen) -> Markup {
    let (class, words) = match &seen.ended {
        None => ("is-machine", "is being read"),
        Some(Ended::Well) => ("is-reviewed", "read"),
        Some(Ended::PassedOver) => ("is-gone", "read, some was passed over"),
        Some(Ended::Failed) => ("is-gone", "failed"),
        Some(Ended::Stopped) => ("is-gone", "took too long and was stopped"),
    };
    html! { span.state.(class) { (words) } }
}

fn progress(seen: &Seen) -> Markup {
    let many = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    html! {
        div.progress role="status" {
            p.big { (words::count(many(seen.documents), "report", "reports")) " in the ledger" }
            p { (ended(seen)) @if seen.running() { span.working aria-hidden="true" {} } }
        }
        @if seen.running() { noscript { p { a href="" { "Reload to see how far it is" } } } }
        @if !seen.rejects.is_empty() {
            section.rejects aria-label="Passed over" {
                h2 { (words::count(many(seen.rejected), "input was", "inputs were")) " passed over" }
                ul { @for line in &seen.rejects { li { (safe::line(line)) } } }
            }
        }
        @if !seen.running() {
            @if !seen.said.is_empty() { details.more open[seen.ended == Some(Ended::Failed)] { summary { "What the reader said" } pre tabindex="0" { code { @for line in seen.said.iter().take(60) { (safe::line(line)) "\n" } } } } }
            p.actions { a.button.primary href="/brief" { "Write a brief" } a.button href="/review" { "Review the claims" } a.button.quiet href="/import" { "Import more" } }
        }
    }
}
