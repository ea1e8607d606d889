//! What people say of claims, and what a new reading may and may not change.

use crate::common::{Folder, addition, at, denial, reader, report, strength, verified};
use ledger::{ClaimFilter, Happened, Reading, Reread, Writer};
use record::{Claim, ClaimId, DocumentId, Review, State};

pub(crate) async fn one_report(folder: &Folder) -> Writer {
    let writer = folder.writer().await;
    writer.add(at(0), vec![addition(1)]).await.unwrap();
    writer
}

async fn reread(writer: &Writer, version: &str, claims: Vec<Claim>) -> Reread {
    let reader = reader(version);
    let readings = vec![(DocumentId(1), Reading { reader, claims })];
    let mut changes = writer.reread(at(9), readings).await.unwrap();
    verified(writer).await;
    changes.pop().unwrap()
}

async fn states(writer: &Writer) -> Vec<(u64, State)> {
    let filter = ClaimFilter {
        states: State::ALL.to_vec(),
        ..ClaimFilter::default()
    };
    let claims = writer.claims(&filter).await.unwrap().claims;
    claims
        .iter()
        .map(|claim| (claim.id.0, claim.state))
        .collect()
}

/// The claim with another amount: read otherwise, on the same words.
pub(crate) fn otherwise(claim: &Claim) -> Claim {
    let mut draft = claim.draft().clone();
    draft.quantity.as_mut().unwrap().high = None;
    Claim::new(&report(1), draft).unwrap()
}

#[tokio::test]
async fn a_review_changes_where_a_claim_stands_and_keeps_the_reason() {
    let folder = Folder::new();
    let writer = one_report(&folder).await;
    writer.accept(at(1), ClaimId(1), None).await.unwrap();
    writer
        .reject(at(2), ClaimId(2), Some("a joke"))
        .await
        .unwrap();
    assert_eq!(
        states(&writer).await,
        [(1, State::Accepted), (2, State::Rejected)]
    );
    assert_eq!(
        writer.claim(ClaimId(2)).await.unwrap().reason.as_deref(),
        Some("a joke")
    );
    let reviewed = ClaimFilter {
        reviewed_only: true,
        ..ClaimFilter::default()
    };
    assert_eq!(writer.claims(&reviewed).await.unwrap().claims.len(), 1);
    verified(&writer).await;
}

#[tokio::test]
async fn an_edit_puts_a_written_claim_in_the_place_of_the_old() {
    let folder = Folder::new();
    let writer = one_report(&folder).await;
    let by = otherwise(&strength(&report(1)));
    let id = writer
        .edit(at(1), ClaimId(1), by.clone(), Some("no upper bound"))
        .await
        .unwrap();
    assert_eq!(id, ClaimId(3));
    let new = writer.claim(id).await.unwrap();
    assert_eq!(
        (new.claim, new.state, new.reader),
        (by, State::Written, None)
    );
    let old = writer.claim(ClaimId(1)).await.unwrap();
    assert_eq!(
        (old.state, old.superseded_by),
        (State::Superseded, Some(id))
    );
    assert!(writer.accept(at(2), ClaimId(1), None).await.is_err());
    let history: Vec<_> = writer.claim_history(ClaimId(1)).await.unwrap();
    let happened: Vec<_> = history.into_iter().map(|change| change.happened).collect();
    assert_eq!(
        happened,
        [
            Happened::Read(reader("1")),
            Happened::Reviewed(Review::Edit, Some(id))
        ]
    );
    let history = writer.claim_history(id).await.unwrap();
    assert_eq!(history[0].happened, Happened::Written(Some(ClaimId(1))));
    assert_eq!(history[0].reason.as_deref(), Some("no upper bound"));
    verified(&writer).await;
}

#[tokio::test]
async fn a_person_may_write_a_claim_only_on_words_of_the_document() {
    let folder = Folder::new();
    let writer = one_report(&folder).await;
    let id = writer
        .write(at(1), DocumentId(1), otherwise(&strength(&report(1))), None)
        .await;
    assert_eq!(id.unwrap(), ClaimId(3));
    let elsewhere = strength(&report(7));
    assert!(
        writer
            .write(at(1), DocumentId(1), elsewhere.clone(), None)
            .await
            .is_err()
    );
    assert!(
        writer
            .edit(at(1), ClaimId(1), elsewhere, None)
            .await
            .is_err()
    );
    verified(&writer).await;
}

#[tokio::test]
async fn the_same_reading_again_records_nothing() {
    let folder = Folder::new();
    let writer = one_report(&folder).await;
    let claims = vec![strength(&report(1)), denial(&report(1))];
    let change = reread(&writer, "1", claims.clone()).await;
    assert_eq!((change.kept, change.added, change.superseded), (2, 0, 0));
    assert_eq!(writer.counts().await.unwrap().entries, 2);
    // Another reader that finds the same is recorded, and the claims keep their names.
    reread(&writer, "2", claims).await;
    assert_eq!(writer.counts().await.unwrap().entries, 3);
    assert_eq!(
        states(&writer).await,
        [(1, State::Machine), (2, State::Machine)]
    );
    assert_eq!(
        writer.last_reader(DocumentId(1)).await.unwrap(),
        Some(reader("2"))
    );
}

#[tokio::test]
async fn a_new_reading_supersedes_what_nobody_reviewed() {
    let folder = Folder::new();
    let writer = one_report(&folder).await;
    let change = reread(&writer, "2", vec![otherwise(&strength(&report(1)))]).await;
    assert_eq!(
        change,
        Reread {
            added: 1,
            kept: 0,
            superseded: 2,
            withheld: 0
        }
    );
    let old = writer.claim(ClaimId(1)).await.unwrap();
    assert_eq!(
        (old.state, old.superseded_by),
        (State::Superseded, Some(ClaimId(3)))
    );
    assert_eq!(old.reason.as_deref(), Some("read anew by 2"));
    assert_eq!(writer.claim(ClaimId(2)).await.unwrap().superseded_by, None);
}

#[tokio::test]
async fn a_new_reading_never_touches_what_a_person_judged() {
    for judge in [Review::Accept, Review::Reject, Review::Edit] {
        let folder = Folder::new();
        let writer = one_report(&folder).await;
        let id = ClaimId(1);
        match judge {
            Review::Accept => writer.accept(at(1), id, None).await.unwrap(),
            Review::Reject => writer.reject(at(1), id, None).await.unwrap(),
            Review::Edit => {
                let by = otherwise(&strength(&report(1)));
                writer.edit(at(1), id, by, None).await.unwrap();
            }
            Review::Withdraw => unreachable!("a review taken back is none"),
        }
        let before = states(&writer).await;
        let again = vec![strength(&report(1)), denial(&report(1))];
        let change = reread(&writer, "2", again).await;
        assert_eq!(
            (change.withheld, change.kept, change.added),
            (1, 1, 0),
            "{judge}"
        );
        assert_eq!(states(&writer).await, before, "{judge}");
    }
}

#[tokio::test]
async fn a_document_may_be_read_twice_in_one_batch() {
    let folder = Folder::new();
    let writer = one_report(&folder).await;
    let reading = |version: &str, claims| {
        let reader = reader(version);
        (DocumentId(1), Reading { reader, claims })
    };
    let other = otherwise(&strength(&report(1)));
    let readings = vec![reading("2", vec![other.clone()]), reading("3", vec![other])];
    let changes = writer.reread(at(1), readings).await.unwrap();
    assert_eq!(
        (changes[0].added, changes[1].added, changes[1].kept),
        (1, 0, 1)
    );
    assert_eq!(
        writer.last_reader(DocumentId(1)).await.unwrap(),
        Some(reader("3"))
    );
    verified(&writer).await;
    let missing = vec![(
        DocumentId(9),
        Reading {
            reader: reader("2"),
            claims: vec![],
        },
    )];
    assert!(writer.reread(at(2), missing).await.is_err());
}
