//! Checks, warnings and rulings: appended, corrected, withdrawn, redacted.

use crate::common::{Folder, addition, at, span, verified};
use ledger::{Correction, FindingFilter, FindingId, Ledger, Writer};
use record::{
    Alarm, AlarmHistory, Area, Check, CheckDraft, CheckId, CheckKind, ClaimId, DocumentId,
    Foreseen, Ground, Identity, IdentityId, Mode, Pinned, Range, Sameness, Verdict, Warning,
    WarningId, Why,
};

async fn reports(folder: &Folder, count: u32) -> Writer {
    let writer = folder.writer().await;
    for number in 1..=count {
        let added = writer.add(at(number), vec![addition(number)]).await;
        added.unwrap();
    }
    writer
}

fn row(statement: &str) -> Why {
    let ground = Ground::Row {
        dataset: "made-up 1".into(),
        row: "17".into(),
    };
    Why::ground(statement, ground)
}

/// A check of the first claim of report `number`, in words that only it has.
fn check(number: u32, test: &str) -> Check {
    let document = DocumentId(number.into());
    let draft = CheckDraft {
        claim: ClaimId(u64::from(number) * 2 - 1),
        document,
        kind: Some(CheckKind::Level),
        mode: Mode::Hindsight,
        datasets: vec![Pinned {
            name: "made-up".into(),
            version: "1".into(),
            sha256: "0".repeat(64),
            released: None,
        }],
        settings: vec![],
        test: test.into(),
        queries: vec![],
        verdict: Verdict::Consistent,
        scopes: vec![],
        sensitivity: vec![],
        uncovered: vec![],
        missing: vec![],
        why: row("the row says 120"),
    };
    Check::new(draft).unwrap()
}

/// A warning that rests on a row and on words of report `number`.
fn warning(number: u32, says: &str) -> Warning {
    let report = addition(number).document;
    let words = Ground::Words {
        claim: None,
        document: DocumentId(number.into()),
        span: span(&report, "Port Amber"),
    };
    let why = Why::because(says, vec![row("40 deaths"), Why::ground(says, words)]);
    let month = |text: &str| text.parse().unwrap();
    let foreseen = Foreseen {
        area: Area {
            country: "XA".into(),
            country_name: "Amberland".into(),
            admin1: None,
        },
        as_of: "2020-11-20".parse().unwrap(),
        data_through: month("2020-10"),
        months: (month("2020-11"), month("2021-12")),
        alarm: Alarm::Onset,
        probability: 0.25,
        range: Range {
            low: 0.0,
            median: 3.0,
            high: 11.0,
            coverage: 0.9,
        },
        recent_deaths: 4.0,
        history: AlarmHistory {
            years: (2001, 2020),
            alarms: 4,
            followed: 1,
            missed: 2,
        },
        model: "pool".into(),
        dataset: "made-up 1".into(),
    };
    Warning::new(foreseen, why.unwrap()).unwrap()
}

fn same(name: &str, other: &str) -> Identity {
    Identity {
        name: name.into(),
        other: other.into(),
        sameness: Sameness::Same,
        reviewer: Some("M. Quill".into()),
        known: None,
    }
}

fn past() -> FindingFilter {
    FindingFilter {
        past: true,
        ..FindingFilter::default()
    }
}

async fn tests_of(ledger: &Ledger, filter: &FindingFilter) -> Vec<String> {
    let checks = ledger.checks(filter).await.unwrap();
    let named = |it: &ledger::Finding<_, Check>| format!("{} {}", it.id, it.found.test);
    checks.iter().map(named).collect()
}

#[tokio::test]
async fn a_later_check_takes_the_place_of_an_earlier_one() {
    let folder = Folder::new();
    let writer = reports(&folder, 2).await;
    let batch = vec![(check(1, "first"), None), (check(2, "other"), None)];
    let names = writer.add_checks(at(10), batch).await.unwrap();
    assert_eq!(names, [CheckId(1), CheckId(2)]);
    let correction = || {
        Some(Correction {
            of: CheckId(1),
            reason: "a new release".into(),
        })
    };
    let again = writer.check(at(11), check(1, "second"), correction());
    assert_eq!(again.await.unwrap(), CheckId(3));
    let twice = writer.check(at(12), check(1, "third"), correction()).await;
    assert!(twice.unwrap_err().to_string().contains("k1 was superseded"));
    writer.close().await.unwrap();

    let ledger = folder.reader().await;
    let standing = tests_of(&ledger, &FindingFilter::default()).await;
    assert_eq!(standing, ["k2 other", "k3 second"]);
    let all = ledger.checks(&past()).await.unwrap();
    assert_eq!(all[0].superseded_by, Some(CheckId(3)));
    assert_eq!(all[2].supersedes, Some(CheckId(1)));
    assert_eq!(all[2].reason.as_deref(), Some("a new release"));
    assert_eq!(
        (all[2].recorded, &all[0].found),
        (at(11), &check(1, "first"))
    );
    let about = FindingFilter {
        claims: vec![ClaimId(3)],
        ..FindingFilter::default()
    };
    assert_eq!(tests_of(&ledger, &about).await, ["k2 other"]);
    assert_eq!(verified(&ledger).await.findings, 3);
}

#[tokio::test]
async fn refuses_what_rests_on_nothing_in_the_ledger() {
    let folder = Folder::new();
    let writer = reports(&folder, 2).await;
    let refused = async |check| {
        let refused = writer.check(at(9), check, None).await;
        refused.unwrap_err().to_string()
    };
    assert!(refused(check(7, "x")).await.contains("no document d7"));
    let mut elsewhere = check(1, "x").into_draft();
    elsewhere.document = DocumentId(2);
    let elsewhere = Check::new(elsewhere).unwrap();
    assert!(refused(elsewhere).await.contains("c1 stands in d1"));
    let redacted = writer.redact(at(10), DocumentId(2), "by request").await;
    redacted.unwrap();
    assert!(refused(check(2, "x")).await.contains("d2 was redacted"));
    assert_eq!(verified(&writer).await.findings, 0);
}

#[tokio::test]
async fn a_warning_goes_with_any_document_it_rests_on() {
    let folder = Folder::new();
    let writer = reports(&folder, 3).await;
    let secret = "Zanzibora marches";
    let first = writer.warning(at(10), warning(1, secret), None).await;
    assert_eq!(first.unwrap(), WarningId(1));
    let other = writer.warning(at(11), warning(3, "rain"), None).await;
    assert_eq!(other.unwrap(), WarningId(2));
    let quoting = writer.check(at(12), check(1, secret), None).await;
    let id = FindingId::Check(quoting.unwrap());
    writer.withdraw(at(13), id, secret).await.unwrap();
    let cleared = writer.redact(at(14), DocumentId(1), "by request").await;
    // The document, its reading, the warning, the check and why it was withdrawn.
    assert_eq!(cleared.unwrap().entries, 5);
    writer.close().await.unwrap();

    let ledger = folder.reader().await;
    let left = ledger.warnings(&past()).await.unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].found, warning(3, "rain"));
    assert!(ledger.checks(&past()).await.unwrap().is_empty());
    verified(&ledger).await;
    let bytes = std::fs::read(folder.path()).unwrap();
    let stands = bytes.windows(9).any(|window| window == b"Zanzibora");
    assert!(!stands, "redacted words are still in the file");
}

#[tokio::test]
async fn a_ruling_can_be_taken_back_and_made_again() {
    let folder = Folder::new();
    let writer = reports(&folder, 1).await;
    let ruled = writer.identify(at(5), same("A", "B"), "they say so").await;
    assert_eq!(ruled.unwrap(), IdentityId(1));
    for (name, other, how) in [
        ("B", "A", "which is itself B"),
        ("a", "A", "against itself"),
        ("A", "C", "ruled on already"),
    ] {
        let refused = writer.identify(at(6), same(name, other), "so").await;
        let refused = refused.unwrap_err().to_string();
        assert!(refused.contains(how), "{name} {other}: {refused}");
    }
    let id = FindingId::Identity(IdentityId(1));
    writer.withdraw(at(7), id, "they do not").await.unwrap();
    assert!(writer.withdraw(at(8), id, "twice").await.is_err());
    let again = writer.identify(at(9), same("A", "C"), "after all").await;
    assert_eq!(again.unwrap(), IdentityId(2));
    let rulings = writer.rulings(true).await.unwrap();
    let withdrawn = rulings[0].withdrawn.clone();
    assert_eq!(withdrawn, Some((at(7), "they do not".into())));
    assert_eq!(
        writer.rulings(false).await.unwrap()[0].found,
        same("A", "C")
    );
    verified(&writer).await;
}

#[tokio::test]
async fn claims_are_listed_under_the_names_that_rulings_give() {
    let folder = Folder::new();
    let writer = reports(&folder, 2).await;
    let known = |ruling: Identity| Identity {
        known: Some("2018-01-01".parse().unwrap()),
        ..ruling
    };
    let merge = known(same("reed league", "River Army"));
    writer.identify(at(5), merge, "they say so").await.unwrap();
    let apart = Identity {
        sameness: Sameness::Apart,
        ..same("The Harbour Guard", "Harbour Guard")
    };
    writer
        .identify(at(6), apart, "another guard")
        .await
        .unwrap();
    let listed = async |as_of: Option<&str>, subject: &str| {
        let filter = ledger::ClaimFilter {
            subjects: vec![subject.into()],
            as_of: as_of.map(|day| day.parse().unwrap()),
            ..ledger::ClaimFilter::default()
        };
        let claims = writer.claims(&filter).await.unwrap().claims;
        let named = claims
            .iter()
            .map(|it| it.claim.subject.as_ref().unwrap().name.clone());
        named.collect::<Vec<_>>()
    };
    assert_eq!(listed(None, "River Army").await, ["River Army"; 2]);
    assert_eq!(listed(None, "REED LEAGUE").await, ["River Army"; 2]);
    assert_eq!(
        listed(Some("2017-12-31"), "Reed League").await,
        ["Reed League"; 2]
    );
    assert!(listed(Some("2017-12-31"), "River Army").await.is_empty());
    let claims = writer
        .claims(&ledger::ClaimFilter::default())
        .await
        .unwrap();
    let source = &claims.claims[0].claim.attribution.source;
    assert_eq!(source.name(), "The Harbour Guard");
    let raw = writer.claim(ClaimId(1)).await.unwrap().claim;
    assert_eq!(raw.subject.as_ref().unwrap().name, "Reed League");
    verified(&writer).await;
}

#[tokio::test]
async fn a_ruling_can_be_cleared_out_of_the_file() {
    let folder = Folder::new();
    let writer = reports(&folder, 1).await;
    let ruled = writer.identify(at(5), same("Zanzibora", "B"), "so").await;
    let id = FindingId::Identity(ruled.unwrap());
    writer.clear(at(6), id, "by request").await.unwrap();
    assert!(writer.rulings(true).await.unwrap().is_empty());
    verified(&writer).await;
    writer.close().await.unwrap();
    let bytes = std::fs::read(folder.path()).unwrap();
    assert!(!bytes.windows(9).any(|window| window == b"Zanzibora"));
}
