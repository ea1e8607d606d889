//! How fast it is with as much as a year of news. Run by hand, in a release build:
//! `cargo test --release -p ledger --test store large -- --ignored --nocapture`.

use crate::common::{Folder, addition, at, reader, report, strength};
use ledger::{Addition, ClaimFilter, Reading, Writer};
use record::{Claim, DocumentId, Span};
use std::time::Instant;

/// Documents; `LEDGER_DOCUMENTS` asks for another number.
const DOCUMENTS: u32 = 12_805;

const BATCH: u32 = 250;

/// A report with four claims.
fn four(number: u32) -> Addition {
    let mut addition = addition(number);
    let document = &addition.document;
    let reading = addition.reading.as_mut().unwrap();
    let more = reading.claims.clone().into_iter().map(|claim| {
        let mut draft = claim.into_draft();
        let end = draft.attribution.content[0].end;
        draft.attribution.content.push(Span::new(end - 4, end));
        Claim::new(document, draft).unwrap()
    });
    let more: Vec<Claim> = more.collect();
    reading.claims.extend(more);
    addition
}

#[allow(clippy::print_stderr, reason = "its figures are what it is for")]
fn tell(what: &str, since: Instant, how_many: u64) {
    let seconds = since.elapsed().as_secs_f64();
    #[allow(clippy::cast_precision_loss, reason = "a figure to look at")]
    let pace = how_many as f64 / seconds;
    eprintln!("{what}: {how_many} in {seconds:.2} s, {pace:.0} a second");
}

async fn fill(writer: &Writer, documents: u32) {
    for first in (0..documents).step_by(BATCH as usize) {
        let batch = first..documents.min(first + BATCH);
        writer
            .add(at(first), batch.map(four).collect())
            .await
            .unwrap();
    }
}

#[tokio::test]
#[ignore = "a measurement"]
async fn large() {
    let documents = std::env::var("LEDGER_DOCUMENTS").map_or(DOCUMENTS, |it| it.parse().unwrap());
    let count = u64::from(documents);
    let folder = Folder::new();
    let writer = folder.writer().await;

    let start = Instant::now();
    fill(&writer, documents).await;
    tell("documents appended", start, count);

    let start = Instant::now();
    fill(&writer, documents).await;
    tell("documents known already", start, count);

    let start = Instant::now();
    let verified = writer.verify(None, &mut |_, _| ()).await.unwrap();
    tell("claims verified", start, verified.claims);

    let start = Instant::now();
    let all = writer.claims(&ClaimFilter::default()).await.unwrap();
    tell("claims listed", start, all.claims.len() as u64);

    let start = Instant::now();
    let filter = ClaimFilter {
        about: Some("marshal".into()),
        from: Some("2017-01-01".parse().unwrap()),
        ..ClaimFilter::default()
    };
    let some = writer.claims(&filter).await.unwrap();
    tell("claims left out of a filter", start, some.untimed as u64);

    let start = Instant::now();
    let reading = |number: u32| Reading {
        reader: reader("2"),
        claims: vec![strength(&report(number))],
    };
    for first in (0..documents).step_by(BATCH as usize) {
        let numbers = first..documents.min(first + BATCH);
        let readings = numbers.map(|it| (DocumentId(u64::from(it) + 1), reading(it)));
        writer.reread(at(0), readings.collect()).await.unwrap();
    }
    tell("documents read anew", start, count);

    let size = std::fs::metadata(folder.path()).unwrap().len();
    let start = Instant::now();
    writer
        .redact(at(1), DocumentId(7), "by request")
        .await
        .unwrap();
    tell("bytes swept", start, size);
}
