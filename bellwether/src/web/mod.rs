//! The workbench: the ledger as a local web application.
//!
//! Pages are made here, on the server, and work without a script; scripts add
//! keys, hovering, charts and maps. Nothing is ever asked of another host.
//!
//! A request passes `guard` (Host, Origin, token), `csrf` (the secret of a form)
//! and `answers` (what was made before) on its way to one of the `pages`.

mod answers;
mod api;
mod app;
mod asked;
mod assets;
mod cache;
mod counts;
mod csrf;
mod failure;
mod guard;
mod import;
mod layout;
mod listen;
mod marked;
mod navigation;
mod pages;
mod parts;
pub(crate) mod search;
mod session;
mod subject;
mod turns;
mod visit;
mod why;

use anyhow::Result;
use app::App;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use ledger::{Ledger, Writer};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// How many heaps glibc may have; told to the server alone, not to the programs that it starts.
pub(crate) const HEAPS: &str = "MALLOC_ARENA_MAX";

/// How often the index is brought up to the ledger, which another program may append to.
const TICK: Duration = Duration::from_secs(3);

/// Serves a ledger until it is told to stop. `opened` gets the address, token
/// included, once there is one.
pub(crate) async fn serve(
    listener: TcpListener,
    ledger: Ledger,
    writer: Writer,
    events: PathBuf,
    opened: impl FnOnce(&str),
) -> Result<()> {
    let address = listener.local_addr()?;
    let app = Arc::new(App::new(ledger, writer, events, address)?);
    opened(&format!("http://{address}/?token={}", app.session.token()));
    let indexing = tokio::spawn(index(app.clone()));
    let time = listen::HEADERS_TIME_MAX;
    listen::serve(listener, router(app), time, stopped()).await;
    indexing.abort();
    Ok(())
}

async fn stopped() {
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending().await
    }
}

/// Keeps the index at the head of the ledger. An index that cannot be made is
/// said where somebody searches.
async fn index(app: Arc<App>) {
    loop {
        let _ = app.index.refresh(&app.ledger).await;
        tokio::time::sleep(TICK).await;
    }
}

fn router(app: Arc<App>) -> Router {
    let pages = Router::new()
        .route("/", get(pages::home::page))
        .route("/brief", get(pages::brief::page))
        .route("/brief/{name}", get(pages::brief::file))
        .route("/claims", get(pages::claims::page))
        .route("/claims/{id}", get(pages::document::claim))
        .route("/claims/{id}/review", post(pages::review::judge))
        .route(
            "/claims/{id}/edit",
            get(pages::edit::edit).post(pages::edit::save),
        )
        .route("/review", get(pages::review::queue))
        .route("/documents", get(pages::document::list))
        .route("/documents/{id}", get(pages::document::page))
        .route("/documents/{id}/claims", post(pages::edit::add))
        .route("/documents/{id}/claims/new", get(pages::edit::write))
        .route("/numbers", get(pages::numbers::page))
        .route("/numbers.csv", get(pages::numbers::file))
        .route("/numbers.svg", get(pages::numbers::picture))
        .route("/sources", get(pages::sources::page))
        .route("/events", get(pages::events::page))
        .route("/events/{name}", get(pages::events::file))
        .route("/checks", get(pages::checks::page))
        .route("/warnings", get(pages::warnings::page))
        .route("/warnings.csv", get(pages::warnings::file))
        .route("/warnings.svg", get(pages::warnings::drawn))
        .route("/search", get(pages::search::page))
        .route("/search/save", post(pages::search::save))
        .route("/search/delete", post(pages::search::delete))
        .merge(api::router())
        .layer(from_fn_with_state(app.clone(), answers::keep));
    let import = Router::new()
        .route(
            csrf::UPLOAD,
            get(pages::import::page).post(pages::import::upload),
        )
        .route("/import/demo", post(pages::import::demo))
        .route("/import/{id}", get(pages::import::job_page))
        .route("/import/{id}/events", get(pages::import::events))
        .layer(DefaultBodyLimit::max(import::upload::BYTES_MAX));
    pages
        .merge(import)
        .route("/assets/{name}", get(assets::serve))
        .fallback(missing)
        .layer(from_fn_with_state(app.clone(), csrf::check))
        .layer(from_fn_with_state(app.clone(), guard::guard))
        .with_state(app)
}

async fn missing(uri: axum::http::Uri) -> failure::Failure {
    let path: String = uri.path().chars().take(120).collect();
    let remedy = match path.starts_with(api::BASE) {
        true => "GET /api/v1/openapi.json lists what there is",
        false => "the overview leads to every page",
    };
    failure::Failure::missing(format!("there is no page {path:?}\n{remedy}"))
}
