//! One text in several outlets is one document with several carriers.

use crate::common::{Folder, addition, at, verified};
use ledger::{Added, Addition, DocumentFilter};
use record::{DocumentId, PartialDate};

fn copy(number: u32, outlet: &str) -> Addition {
    let mut addition = addition(number);
    addition.document.outlet = Some(outlet.into());
    addition.document.url = Some(format!("{outlet}.html"));
    addition.document.published = Some("2017-03-06".parse::<PartialDate>().unwrap());
    addition
}

#[tokio::test]
async fn a_second_outlet_becomes_a_carrier_once() {
    let folder = Folder::new();
    let writer = folder.writer().await;
    let d1 = DocumentId(1);
    // In one batch, in a later one, and again.
    let batch = vec![
        copy(1, "Morning Lantern"),
        copy(1, "Reed Gazette"),
        copy(2, "x"),
    ];
    let added = writer.add(at(1), batch).await.unwrap();
    assert_eq!(added[1], Added::Carried(d1));
    assert_eq!(added[2].document(), DocumentId(2));
    let batch = vec![
        copy(1, "Port Echo"),
        copy(1, "PORT ECHO"),
        copy(1, "morning lantern"),
    ];
    let added = writer.add(at(2), batch).await.unwrap();
    assert_eq!(
        added,
        [Added::Carried(d1), Added::Known(d1), Added::Known(d1)]
    );
    let carriers = writer.carriers().await.unwrap();
    let outlets: Vec<_> = carriers
        .iter()
        .map(|it| (it.document.0, it.carrier.outlet.as_deref().unwrap()))
        .collect();
    assert_eq!(outlets, [(1, "Reed Gazette"), (1, "Port Echo")]);
    assert_eq!(
        carriers[0].carrier.url.as_deref(),
        Some("Reed Gazette.html")
    );
    assert_eq!(carriers[1].recorded, at(2));
    let documents = writer.documents(&DocumentFilter::default()).await.unwrap();
    assert_eq!(documents.len(), 2);
    assert_eq!(verified(&writer).await.findings, 2);
}

#[tokio::test]
async fn carriers_go_with_their_document() {
    let folder = Folder::new();
    let writer = folder.writer().await;
    writer
        .add(at(1), vec![copy(1, "Reed Gazette")])
        .await
        .unwrap();
    writer
        .add(at(2), vec![copy(1, "Zanzibora Post")])
        .await
        .unwrap();
    writer
        .redact(at(3), DocumentId(1), "by request")
        .await
        .unwrap();
    assert!(writer.carriers().await.unwrap().is_empty());
    verified(&writer).await;
    writer.close().await.unwrap();
    let bytes = std::fs::read(folder.path()).unwrap();
    assert!(!bytes.windows(9).any(|window| window == b"Zanzibora"));
}
