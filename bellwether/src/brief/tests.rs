//! Whole briefs from hand-built claims, against golden files.
//!
//! `BELLWETHER_GOLDEN=write cargo test -p bellwether brief` writes them anew.

use super::sample::{claims, documents};
use super::*;
use judging::View;
use judging::testing::{Told, day, document};
use record::{StoredClaim, StoredDocument};

fn brief_of(
    documents: &[StoredDocument],
    claims: &[StoredClaim],
    view: View,
) -> Result<Brief, Error> {
    Brief::build("ISIS", &Shelf::new(documents, claims, view))
}

fn as_of(date: &str) -> View {
    View {
        as_of: Some(day(date)),
        ..View::default()
    }
}

fn check(name: &str, got: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/brief/golden")
        .join(name);
    if std::env::var_os("BELLWETHER_GOLDEN").is_some() {
        std::fs::write(&path, got).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(
        got, expected,
        "{name} differs; BELLWETHER_GOLDEN=write writes it anew"
    );
}

#[test]
fn a_brief_reads_as_its_golden_file() {
    let documents = documents();
    let claims = claims(&documents);
    let brief = brief_of(&documents, &claims, as_of("2016-04-15")).unwrap();
    check("as-of.md", &markdown(&brief));
    check("as-of.html", &html(&brief));
    check("as-of.json", &json(&brief).unwrap());
    check(
        "all.md",
        &markdown(&brief_of(&documents, &claims, View::default()).unwrap()),
    );
}

#[test]
fn nothing_published_later_changes_a_brief() {
    let (mut documents, day) = (documents(), as_of("2016-03-31"));
    let claims = claims(&documents);
    let all = markdown(&brief_of(&documents, &claims, day).unwrap());
    documents.retain(|d| {
        d.document
            .published
            .is_none_or(|published| published.last() <= super::tests::day("2016-03-31"))
    });
    let early: Vec<_> = claims
        .into_iter()
        .filter(|claim| claim.document.0 <= 2)
        .collect();
    assert_eq!(all, markdown(&brief_of(&documents, &early, day).unwrap()));
    assert!(!all.contains("41,000") && !all.contains("9,000"), "{all}");
}

#[test]
fn a_claim_on_other_bytes_stops_the_brief() {
    let mut documents = documents();
    let claims = claims(&documents);
    documents[3].document.text = documents[3].document.text.replace("41,000", "14,000");
    let error = brief_of(&documents, &claims, View::default()).unwrap_err();
    assert!(
        matches!(
            error,
            Error::Unfounded {
                document: record::DocumentId(4),
                ..
            }
        ),
        "{error}"
    );
}

#[test]
fn reviewed_only_leaves_machine_reading_out() {
    let documents = documents();
    let view = View {
        reviewed_only: true,
        ..View::default()
    };
    let brief = brief_of(&documents, &claims(&documents), view).unwrap();
    let text = markdown(&brief);
    assert!(
        text.contains("41,000") && !text.contains("9,000") && !text.contains("\n- ○"),
        "{text}"
    );
}

#[test]
fn hostile_reports_stay_text() {
    let evil = "The group <script>x</script> [a](javascript:b) \u{1b}[31mwill grow | and grow.";
    let documents = [document(1, "<b>Outlet</b>", "2016-03-23", evil)];
    let claims = [Told::by_author(&documents[0], evil)
        .subject("Islamic State")
        .claim(1)];
    let brief = brief_of(&documents, &claims, View::default()).unwrap();
    let (page, text) = (html(&brief), markdown(&brief));
    assert!(
        !page.contains("<script") && !page.contains("<b>Outlet") && !page.contains('\u{1b}'),
        "{page}"
    );
    assert!(
        !text.contains("<script") && !text.contains("[a](") && !text.contains('\u{1b}'),
        "{text}"
    );
}
