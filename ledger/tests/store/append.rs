//! What is appended is there again, and what is refused leaves nothing.

use crate::common::{Folder, addition, at, denial, report, strength, verified};
use ledger::{Added, Addition, ClaimFilter, DocumentFilter};
use record::{ClaimId, DocumentId, Origin, State};

#[tokio::test]
async fn documents_and_claims_come_back_as_they_went_in() {
    let folder = Folder::new();
    let writer = folder.writer().await;
    let added = writer
        .add(at(0), vec![addition(1), addition(2)])
        .await
        .unwrap();
    assert_eq!(
        added[1],
        Added::New {
            document: DocumentId(2),
            claims: 3..5
        }
    );
    writer.close().await.unwrap();

    let ledger = folder.reader().await;
    let document = ledger.document(DocumentId(2)).await.unwrap();
    assert_eq!(document.document, report(2));
    assert_eq!(document.recorded, at(0));
    let claims = ledger.claims(&ClaimFilter::default()).await.unwrap().claims;
    let expected: Vec<_> = [1, 2]
        .into_iter()
        .flat_map(|number| [strength(&report(number)), denial(&report(number))])
        .collect();
    assert_eq!(
        claims.iter().map(|it| &it.claim).collect::<Vec<_>>(),
        expected.iter().collect::<Vec<_>>()
    );
    assert!(
        claims
            .iter()
            .all(|it| it.origin == Origin::Machine && it.state == State::Machine)
    );
    let found = verified(&ledger).await;
    assert_eq!((found.entries, found.documents, found.claims), (4, 2, 4));
    assert!(found.spans > 4);
}

#[tokio::test]
async fn the_same_text_again_adds_no_document() {
    let folder = Folder::new();
    let writer = folder.writer().await;
    writer
        .add(at(0), vec![addition(1), addition(1)])
        .await
        .unwrap();
    let again = writer.add(at(1), vec![addition(1)]).await.unwrap();
    assert_eq!(again, [Added::Known(DocumentId(1))]);
    assert_eq!(
        writer.known(&report(1).text).await.unwrap(),
        Some(DocumentId(1))
    );
    assert_eq!(writer.known("another").await.unwrap(), None);
    assert_eq!(verified(&writer).await.entries, 2);
}

#[tokio::test]
async fn a_claim_on_other_words_is_refused_and_leaves_nothing() {
    let folder = Folder::new();
    let writer = folder.writer().await;
    let mut wrong = addition(2);
    wrong.reading.as_mut().unwrap().claims = vec![strength(&report(1))];
    let error = writer
        .add(at(0), vec![addition(3), wrong])
        .await
        .unwrap_err();
    assert!(
        error.to_string().contains("does not stand there"),
        "{error}"
    );
    assert_eq!(verified(&writer).await.entries, 0);
    // And the next append is not in its way.
    writer.add(at(0), vec![addition(3)]).await.unwrap();
    assert_eq!(verified(&writer).await.entries, 2);
}

#[tokio::test]
async fn an_amount_that_is_no_number_is_refused() {
    let folder = Folder::new();
    let writer = folder.writer().await;
    let document = report(1);
    let mut draft = strength(&document).into_draft();
    draft.quantity.as_mut().unwrap().low = Some(f64::NAN);
    let mut addition = addition(1);
    addition.reading.as_mut().unwrap().claims = vec![record::Claim::new(&document, draft).unwrap()];
    assert!(writer.add(at(0), vec![addition]).await.is_err());
    assert_eq!(verified(&writer).await.entries, 0);
}

/// What it selects by, the filter, the claims, and those left out as undated and untimed.
type Case = (&'static str, ClaimFilter, Vec<u64>, (usize, usize));

#[tokio::test]
async fn filters_select_by_name_measure_time_and_text() {
    let folder = Folder::new();
    let writer = folder.writer().await;
    let undated = Addition {
        document: record::Document {
            published: None,
            ..report(2)
        },
        ..addition(2)
    };
    writer.add(at(0), vec![addition(1), undated]).await.unwrap();
    let day = |text: &str| Some(text.parse().unwrap());
    let text = |text: &str| vec![text.to_owned()];
    let all = ClaimFilter::default;
    let cases: [Case; 18] = [
        ("all", all(), vec![1, 2, 3, 4], (0, 0)),
        (
            "subject",
            ClaimFilter {
                subjects: text("reed  LEAGUE"),
                ..all()
            },
            vec![1, 3],
            (0, 0),
        ),
        (
            "no such subject",
            ClaimFilter {
                subjects: text("reed"),
                ..all()
            },
            vec![],
            (0, 0),
        ),
        (
            "source",
            ClaimFilter {
                sources: text("harbour guard"),
                ..all()
            },
            vec![1, 2, 3, 4],
            (0, 0),
        ),
        (
            "country",
            ClaimFilter {
                places: text("xa"),
                ..all()
            },
            vec![1, 3],
            (0, 0),
        ),
        (
            "area",
            ClaimFilter {
                places: text("amberland"),
                ..all()
            },
            vec![1, 3],
            (0, 0),
        ),
        (
            "measure",
            ClaimFilter {
                measures: vec![record::Measure::Fatalities],
                ..all()
            },
            vec![],
            (0, 0),
        ),
        (
            "stance",
            ClaimFilter {
                stances: vec![record::Stance::Denies],
                ..all()
            },
            vec![2, 4],
            (0, 0),
        ),
        (
            "kind",
            ClaimFilter {
                kinds: vec![record::Kind::Number],
                ..all()
            },
            vec![1, 3],
            (0, 0),
        ),
        (
            "document",
            ClaimFilter {
                documents: vec![DocumentId(2)],
                ..all()
            },
            vec![3, 4],
            (0, 0),
        ),
        (
            "occurred",
            ClaimFilter {
                from: day("2017-03-03"),
                until: day("2017-03-03"),
                ..all()
            },
            vec![1, 3],
            (0, 2),
        ),
        (
            "occurred later",
            ClaimFilter {
                from: day("2017-03-04"),
                ..all()
            },
            vec![],
            (0, 2),
        ),
        (
            "as of",
            ClaimFilter {
                as_of: day("2017-03-04"),
                ..all()
            },
            vec![1, 2],
            (2, 0),
        ),
        (
            "as of before",
            ClaimFilter {
                as_of: day("2017-03-03"),
                ..all()
            },
            vec![],
            (2, 0),
        ),
        (
            "about",
            ClaimFilter {
                about: Some("marshal QUILL".into()),
                ..all()
            },
            vec![2, 4],
            (0, 0),
        ),
        (
            "about a sign",
            ClaimFilter {
                about: Some("%".into()),
                ..all()
            },
            vec![],
            (0, 0),
        ),
        (
            "reviewed",
            ClaimFilter {
                reviewed_only: true,
                ..all()
            },
            vec![],
            (0, 0),
        ),
        (
            "page",
            ClaimFilter {
                after: Some(ClaimId(1)),
                limit: Some(2),
                ..all()
            },
            vec![2, 3],
            (0, 0),
        ),
    ];
    for (what, filter, expected, left_out) in cases {
        let found = writer.claims(&filter).await.unwrap();
        let ids: Vec<u64> = found.claims.iter().map(|claim| claim.id.0).collect();
        assert_eq!(
            (ids, (found.undated, found.untimed)),
            (expected, left_out),
            "{what}"
        );
    }
}

#[tokio::test]
async fn a_date_given_later_counts_from_then_on() {
    let folder = Folder::new();
    let writer = folder.writer().await;
    let mut undated = addition(1);
    undated.document.published = None;
    writer.add(at(0), vec![undated]).await.unwrap();
    let undated_only = DocumentFilter {
        undated_only: true,
        ..DocumentFilter::default()
    };
    assert_eq!(writer.documents(&undated_only).await.unwrap().len(), 1);
    let month = "2017-03".parse().unwrap();
    writer
        .date(at(1), DocumentId(1), month, Some("the page says so"))
        .await
        .unwrap();
    assert_eq!(writer.documents(&undated_only).await.unwrap().len(), 0);
    let document = writer.document(DocumentId(1)).await.unwrap().document;
    assert_eq!(document.published, Some(month));
    for (day, count) in [("2017-03-30", 0), ("2017-03-31", 2)] {
        let filter = ClaimFilter {
            as_of: Some(day.parse().unwrap()),
            ..ClaimFilter::default()
        };
        assert_eq!(
            writer.claims(&filter).await.unwrap().claims.len(),
            count,
            "{day}"
        );
    }
    verified(&writer).await;
}
