//! Numbers: every estimate side by side, as ranges over time and as a table.

mod drawn;

use super::claims::form;
use crate::brief::words;
use crate::view::{csv, number, safe};
use crate::web::failure::{Answer, Failure};
use crate::web::layout::{self, Nav};
use crate::web::parts;
use crate::web::subject::{Chosen, choose, filter};
use crate::web::visit::Visit;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse as _;
pub(crate) use drawn::file as picture;
use judging::disagreements::{Disagreement, disagreements};
use judging::numbers::{Row, Table, tables};
use judging::{Amount, Basis};
use maud::{Markup, PreEscaped, html};
use record::{DocumentId, Kind, Measure, Role};

/// Claims with a number up to which they are laid side by side.
const CLAIMS_MAX: usize = 4_000;
/// Rows of one measure on a page.
const ROWS_MAX: usize = 200;

pub(crate) async fn page(visit: Visit) -> Answer {
    let picked = visit.asked.picked()?;
    let chosen = choose(&visit.app, &picked).await?;
    let body = match &chosen {
        Some(chosen) => visit.app.work(|| laid_out(&visit, chosen)).await,
        None => measures(&visit).await?,
    };
    let content = html! {
        (parts::heading("Numbers", html! { "Every estimate of a measure side by side. Nothing is averaged; what cannot both hold is flagged." }))
        (form(&visit, "/numbers"))
        section #results.results aria-label="Estimates" { (body) }
        (parts::command(&visit.asked.command("numbers")))
    };
    Ok(layout::page(&visit, Nav::Numbers, "Numbers", content))
}

/// The rows as a file for spreadsheets.
pub(crate) async fn file(visit: Visit) -> Answer {
    let chosen = choose(&visit.app, &visit.asked.picked()?).await?;
    let chosen = chosen.ok_or_else(|| {
        Failure::bad("there are too many numbers to lay side by side\ngive about=NAME")
    })?;
    let rows = || -> anyhow::Result<Vec<u8>> {
        let shelf = chosen.shelf();
        let (tables, flags) = (tables(&shelf), disagreements(&shelf));
        let rows = tables.iter().flat_map(|table| &table.rows);
        let mut out = vec![];
        csv::write(
            &mut out,
            number::NUMBER,
            rows.filter_map(|row| number::row(row, &shelf, &flags)),
        )?;
        Ok(out)
    };
    let text = visit.app.work(rows).await?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"numbers.csv\""),
    ];
    Ok((headers, text).into_response())
}

/// In a ledger too large to lay all side by side: what is measured, and how often.
async fn measures(visit: &Visit) -> Result<Markup, Failure> {
    let counted = visit.app.measures(&filter(&visit.asked.picked()?)).await?;
    Ok(html! {
        p.note { "This ledger is too large to lay every number side by side. Name a subject above; these measures have the most claims." }
        ol.subjects {
            @for it in counted.iter() {
                @let shown = it.name.parse::<Measure>().map_or_else(|_| it.name.clone(), |it| words::measure(it).to_owned());
                li {
                    a href=(visit.asked.look().with("measure", &it.name).with("kind", Kind::Number.as_str()).href("/claims")) { (shown) }
                    span.count { (words::count(usize::try_from(it.claims).unwrap_or(usize::MAX), "claim", "claims")) }
                }
            }
        }
    })
}

fn laid_out(visit: &Visit, chosen: &Chosen) -> Markup {
    let shelf = chosen.shelf();
    let many = shelf
        .claims()
        .filter(|it| it.claim.quantity.is_some())
        .count();
    if many > CLAIMS_MAX {
        return parts::empty(
            "Too many to lay side by side",
            html! {
                p { (words::number(many as f64)) " claims with a number fit, more than " (words::number(CLAIMS_MAX as f64)) ". Narrow them by measure, place or time, or ask the command line below." }
            },
        );
    }
    let (tables, flags) = (tables(&shelf), disagreements(&shelf));
    html! {
        @if tables.is_empty() { (parts::empty("No numbers here", html! { p { "No claim that fits these filters measures anything." } })) }
        @else {
            p.note { a href=(visit.asked.href("/numbers.csv")) download { "All rows as CSV" } }
            @for table in &tables { (self::table(visit, table, &flags)) }
        }
    }
}

fn table(visit: &Visit, table: &Table, flags: &[Disagreement]) -> Markup {
    let name = table.measure.as_str();
    let carriers: usize = table.rows.iter().map(|row| row.origin.carriers.len()).sum();
    let own = own(table, flags);
    let file = |path: &str| visit.asked.with("measure", name).href(path);
    html! {
        section.measure {
            h2 #{"m-" (name)} { (words::measure(table.measure)) }
            p.note { (words::count(table.rows.len(), "origin", "origins")) ", " (words::count(carriers, "carrier", "carriers")) }
            @if let Some(picture) = drawn::picture(table, &own) {
                figure.picture {
                    div.scroll tabindex="0" role="region" aria-label={"Chart: " (words::measure(table.measure))} data-chart={"t-" (name)} data-title=(words::measure(table.measure)) { (PreEscaped(picture.draw().fragment())) }
                    figcaption { "The estimates as " a href=(file("/numbers.csv")) download { "CSV" } ", " a href=(file("/numbers.svg")) download { "SVG" } }
                }
            }
            div.table tabindex="0" role="region" aria-labelledby={"m-" (name)} {
                table #{"t-" (name)} {
                    thead { tr {
                        th scope="col" { "When" } th scope="col" { "Who says so" } th scope="col" { "Figure" }
                        th scope="col" { "Comes to" } th scope="col" { "About" } th scope="col" { "Carried by" } th scope="col" { "Claim" }
                    } }
                    tbody { @for row in table.rows.iter().take(ROWS_MAX) { (self::row(visit, row, &own)) } }
                }
            }
            @if table.rows.len() > ROWS_MAX { p.note { (table.rows.len() - ROWS_MAX) " more origins are in the CSV." } }
            @if !own.is_empty() {
                h3 { "What cannot both hold" }
                ul.flags { @for flag in &own { li { (flag_line(visit, flag)) } } }
            }
        }
    }
}

/// The disagreements in which a row of the table is a side.
fn own<'f>(table: &Table, flags: &'f [Disagreement]) -> Vec<&'f Disagreement> {
    let side = |flag: &Disagreement, row: &Row| flag.sides.contains(&row.claim.id);
    let of = |flag: &&Disagreement| {
        flag.measure == Some(table.measure) && table.rows.iter().any(|row| side(flag, row))
    };
    flags.iter().filter(of).collect()
}

fn flag_line(visit: &Visit, flag: &Disagreement) -> Markup {
    html! {
        span.flag { "!" } " "
        @for (at, id) in flag.sides.iter().enumerate() { @if at > 0 { ", " } a href=(visit.asked.look().href(&format!("/claims/{id}"))) { (id) } }
        ": " (safe::line(flag.why.statement()))
    }
}

/// The figure to compare: the derived one where there is one, in standard units.
fn compared<'r>(row: &'r Row) -> Option<&'r Amount> {
    row.derived_standard
        .as_ref()
        .or(row.derived.as_ref())
        .or(row.standard.as_ref())
        .or(row.written.as_ref())
}

fn row(visit: &Visit, row: &Row, flags: &[&Disagreement]) -> Markup {
    let (stored, claim) = (row.claim, &row.claim.claim);
    let quantity = claim.quantity.as_ref();
    let amount = compared(row);
    let number = |bound: Option<f64>| bound.map(|it| it.to_string());
    let disputed = flags.iter().any(|flag| flag.sides.contains(&stored.id));
    let about: Vec<String> = [
        claim.subject.as_ref().map(|it| &it.name),
        claim.place.as_ref().map(|it| &it.name),
    ]
    .into_iter()
    .flatten()
    .map(|it| safe::cut(&safe::line(it), 40))
    .collect();
    let outlets: Vec<String> = row
        .origin
        .carriers
        .iter()
        .map(|it| safe::line(&it.outlet))
        .collect();
    let day = row.dated.day().map(|it| it.to_string());
    let speaker = safe::cut(&safe::line(&speaker(row)), 48);
    html! {
        tr data-day=[day] data-low=[amount.and_then(|it| number(it.low))] data-high=[amount.and_then(|it| number(it.high))]
            data-unit=[amount.map(|it| it.unit.as_str())] data-source=(speaker) data-disputed=[disputed.then_some("1")]
            data-label=[quantity.map(words::figure)] {
            td.date { (when(row)) }
            th scope="row" { (speaker) }
            td.figure { @if disputed { span.flag title="cannot hold beside another" { "!" } span.hidden { " disputed " } } (quantity.map(words::figure).unwrap_or_default())
                @if let Some(nature) = quantity.and_then(|it| words::nature(it.nature)) { " " span.unit { (nature) } } }
            td { (comes_to(row)) }
            td { (about.join(", ")) }
            td { (words::count(outlets.len(), "outlet", "outlets")) @if outlets.len() > 1 { ": " (safe::cut(&outlets.join(", "), 120)) } }
            td.passages { a href=(visit.asked.look().href(&format!("/claims/{}", stored.id))) { (stored.id) } " "
                a.cite href=(parts::passage(visit, stored.document, Some(claim.span))) { (stored.document) } " " (parts::state(stored.state)) }
        }
    }
}

/// The speaker; for the author's own voice the outlet that carries it.
fn speaker(row: &Row) -> String {
    let source = &row.claim.claim.attribution.source;
    if source.role != Role::Author {
        return source.name().to_owned();
    }
    // A report without an outlet is carried under its own name.
    let outlet = row.origin.carriers.first().map(|it| it.outlet.as_str());
    let outlet = outlet.filter(|it| it.parse::<DocumentId>().is_err());
    outlet.map_or_else(
        || format!("the report {}", row.claim.document),
        str::to_owned,
    )
}

fn when(row: &Row) -> String {
    match (row.dated.basis(), row.dated.window().map(words::window)) {
        (Some(Basis::Stated), Some(window)) => window,
        (Some(Basis::Published), Some(window)) => format!("reported {window}"),
        _ => "undated".into(),
    }
}

fn comes_to(row: &Row) -> String {
    let Some(quantity) = row.claim.claim.quantity.as_ref() else {
        return String::new();
    };
    let computed =
        |amount: Option<Amount>| amount.map(|it| words::computed(&it, quantity.comparator));
    let derived = computed(row.derived).map(|it| format!("{it} (derived)"));
    let all = [
        computed(row.standard),
        derived,
        computed(row.derived_standard),
    ];
    all.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
