//! Taking a review back.

use super::common::{Folder, at, denial, reader, report, strength, verified};
use super::review::{one_report, otherwise};
use ledger::{Addition, ClaimFilter, Facet, Happened, Reading, Writer};
use record::{ClaimId, DocumentId, Review, State};

async fn state(writer: &Writer, id: u64) -> State {
    writer.claim(ClaimId(id)).await.unwrap().state
}

#[tokio::test]
async fn a_review_that_was_taken_back_stays_in_the_history() {
    let folder = Folder::new();
    let writer = one_report(&folder).await;
    let id = ClaimId(1);
    for accept in [true, false] {
        if accept {
            writer.accept(at(1), id, None).await.unwrap();
        } else {
            writer.reject(at(2), id, None).await.unwrap();
        }
        writer.undo(at(3), id).await.unwrap();
        assert_eq!(state(&writer, 1).await, State::Machine);
    }
    let history = writer.claim_history(id).await.unwrap();
    let last = &history.last().unwrap().happened;
    assert_eq!(*last, Happened::Reviewed(Review::Withdraw, None));
    assert_eq!(history.len(), 5);
    verified(&writer).await;
}

#[tokio::test]
async fn taking_an_edit_back_rejects_what_it_wrote() {
    let folder = Folder::new();
    let writer = one_report(&folder).await;
    let by = otherwise(&strength(&report(1)));
    let by = writer.edit(at(1), ClaimId(1), by, None).await.unwrap();
    writer.undo(at(2), ClaimId(1)).await.unwrap();
    assert_eq!(state(&writer, 1).await, State::Machine);
    assert_eq!(state(&writer, by.0).await, State::Rejected);
    verified(&writer).await;
}

#[tokio::test]
async fn what_nobody_reviewed_cannot_be_taken_back() {
    let folder = Folder::new();
    let writer = one_report(&folder).await;
    assert!(writer.undo(at(1), ClaimId(1)).await.is_err());
    writer.accept(at(1), ClaimId(1), None).await.unwrap();
    writer.undo(at(2), ClaimId(1)).await.unwrap();
    assert!(writer.undo(at(3), ClaimId(1)).await.is_err());
    let words = otherwise(&strength(&report(1)));
    let written = writer.write(at(4), DocumentId(1), words, None).await;
    assert!(writer.undo(at(5), written.unwrap()).await.is_err());
}

#[tokio::test]
async fn a_new_reading_may_replace_what_was_taken_back() {
    let folder = Folder::new();
    let writer = one_report(&folder).await;
    writer.reject(at(1), ClaimId(1), None).await.unwrap();
    writer.undo(at(2), ClaimId(1)).await.unwrap();
    let reading = Reading {
        reader: reader("2"),
        claims: vec![denial(&report(1))],
    };
    let change = writer.reread(at(3), vec![(DocumentId(1), reading)]).await;
    assert_eq!(change.unwrap()[0].superseded, 1);
    verified(&writer).await;
}

#[tokio::test]
async fn a_merged_name_is_counted_and_paged_as_its_entity() {
    let folder = Folder::new();
    let writer = one_report(&folder).await;
    let merge = record::Identity {
        name: "Reed League".into(),
        other: "River Army".into(),
        sameness: record::Sameness::Same,
        reviewer: None,
        known: Some("2018-01-01".parse().unwrap()),
    };
    writer.identify(at(5), merge, "they say so").await.unwrap();
    let filter = |as_of: &str| ClaimFilter {
        subjects: vec!["River Army".into()],
        as_of: Some(as_of.parse().unwrap()),
        ..ClaimFilter::default()
    };
    let (early, late) = (filter("2017-06-01"), filter("2018-06-01"));
    assert_eq!(writer.count_claims(&early).await.unwrap(), 0);
    assert_eq!(writer.count_claims(&late).await.unwrap(), 1);
    assert_eq!(writer.ids(&late).await.unwrap(), [ClaimId(1)]);
    let page = writer.page(&late).await.unwrap();
    assert_eq!(page[0].claim.subject.as_ref().unwrap().name, "River Army");
    let all = ClaimFilter::default();
    let counted = writer.count_by(Facet::Subject, &all, 0, 9).await.unwrap();
    assert_eq!(counted[0].name, "river army");
}

#[tokio::test]
async fn reports_come_with_all_that_became_of_their_claims() {
    let folder = Folder::new();
    let writer = one_report(&folder).await;
    writer.reject(at(1), ClaimId(2), None).await.unwrap();
    let all = ClaimFilter {
        states: State::ALL.to_vec(),
        ..ClaimFilter::default()
    };
    let identities = writer.identities(None).await.unwrap();
    for ids in [&[][..], &[DocumentId(1)]] {
        let (documents, claims) = writer.reports(ids, &identities).await.unwrap();
        assert_eq!(documents, [writer.document(DocumentId(1)).await.unwrap()]);
        assert_eq!(claims, writer.page(&all).await.unwrap());
        assert_eq!(claims.len(), 2);
    }
    writer
        .redact(at(2), DocumentId(1), "asked for")
        .await
        .unwrap();
    let (documents, claims) = writer.reports(&[], &identities).await.unwrap();
    assert!(documents.is_empty() && claims.is_empty());
}

/// A tally counts as the file does, by every day, what was merged and reviewed included.
#[tokio::test]
async fn a_tally_counts_as_the_file_does() {
    let folder = Folder::new();
    let writer = one_report(&folder).await;
    let mut later = report(2);
    later.published = Some("2018-03".parse().unwrap());
    let reading = Reading {
        reader: reader("1"),
        claims: vec![strength(&later), denial(&later), denial(&later)],
    };
    let addition = Addition {
        document: later,
        reading: Some(reading),
    };
    writer.add(at(1), vec![addition]).await.unwrap();
    writer.accept(at(2), ClaimId(4), None).await.unwrap();
    writer.reject(at(2), ClaimId(2), None).await.unwrap();
    let merge = record::Identity {
        name: "Reed League".into(),
        other: "River Army".into(),
        sameness: record::Sameness::Same,
        reviewer: None,
        known: Some("2018-06-01".parse().unwrap()),
    };
    writer.identify(at(5), merge, "they say so").await.unwrap();
    let mut seen = 0;
    for facet in [Facet::Subject, Facet::Source, Facet::Place, Facet::Measure] {
        for day in [
            None,
            Some("2015-01-01"),
            Some("2018-03-30"),
            Some("2018-03-31"),
            Some("2019-01-01"),
        ] {
            let as_of = day.map(|day| day.parse().unwrap());
            let filter = ClaimFilter {
                as_of,
                ..ClaimFilter::default()
            };
            let counted = writer.count_by(facet, &filter, 0, 9).await.unwrap();
            let identities = writer.identities(as_of).await.unwrap();
            let tally = writer.tally(facet, &identities).await.unwrap();
            assert_eq!(tally.counted(as_of, 0, 9), counted, "{facet:?} {day:?}");
            assert_eq!(
                tally.counted(as_of, 1, 1),
                counted.iter().skip(1).take(1).cloned().collect::<Vec<_>>()
            );
            seen += counted.len();
        }
    }
    assert!(seen > 12, "{seen} values compared");
}

#[tokio::test]
async fn counts_by_subject_and_pages_without_the_rest() {
    let folder = Folder::new();
    let writer = one_report(&folder).await;
    let (all, head) = (ClaimFilter::default(), writer.head().await.unwrap());
    assert_eq!(writer.count_claims(&all).await.unwrap(), 2);
    let page = ClaimFilter {
        after: Some(ClaimId(1)),
        limit: Some(5),
        ..all.clone()
    };
    let page = writer.page(&page).await.unwrap();
    assert_eq!(page.iter().map(|it| it.id.0).collect::<Vec<_>>(), [2]);
    let sources = writer.count_by(Facet::Source, &all, 0, 9).await.unwrap();
    assert_eq!(sources[0].documents, 1);
    assert_eq!(sources.iter().map(|it| it.claims).sum::<u64>(), 2);
    writer.accept(at(1), ClaimId(1), None).await.unwrap();
    let later = writer.head().await.unwrap();
    assert_ne!(head, later);
    let changed = writer.changed_since(head.entries).await.unwrap();
    assert_eq!(changed.documents, [DocumentId(1)]);
    assert!(!changed.redacted);
    let none = writer.changed_since(later.entries).await.unwrap();
    assert!(none.documents.is_empty());
}
