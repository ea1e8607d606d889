//! Invented reports and claims on them, and a ledger in a folder of its own.
use ledger::{Addition, Reading, Writer};
use record::{
    Attribution, Claim, Comparator, Document, Draft, Entity, EntityKind, Kind, Measure, Nature,
    Place, PlaceKind, Quantity, Reader, Role, Scope, Source, Span, Stance, Timestamp, Unit, When,
    Window,
};
use std::path::PathBuf;
use std::time::Duration;

/// How long a test waits for a lock.
pub(crate) const WAIT: Duration = Duration::from_secs(20);

/// A moment of a made-up day.
pub(crate) fn at(second: u32) -> Timestamp {
    Timestamp::from_second(1_772_366_400 + i64::from(second)).unwrap()
}

/// Salts that are not secret but differ: a counter and the number of the process.
pub(crate) fn salts() -> impl FnMut() -> [u8; 16] + Send + 'static {
    let mut next = u128::from(std::process::id()) << 64;
    move || {
        next += 1;
        next.to_be_bytes()
    }
}

pub(crate) struct Folder(pub(crate) tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.0.path().join("test.ledger")
    }

    pub(crate) async fn writer(&self) -> Writer {
        Writer::open(self.path(), WAIT, salts()).await.unwrap()
    }

    pub(crate) async fn reader(&self) -> ledger::Ledger {
        ledger::Ledger::open(self.path(), WAIT).await.unwrap()
    }
}

pub(crate) fn reader(version: &str) -> Reader {
    Reader {
        version: version.into(),
        models: "ab".repeat(32),
    }
}

/// "The Harbour Guard said on 3 March 2017 that about 120 fighters held Port Amber."
pub(crate) fn report(number: u32) -> Document {
    Document {
        text: format!(
            "Report {number}. The Harbour Guard said on 3 March 2017 that about {} fighters held Port Amber.\n\
             It denied that Marshal Quillfeather was dead.",
            number + 100
        ),
        title: Some(format!("Title {number}")),
        outlet: Some("Morning Lantern".into()),
        url: Some(format!("reports/{number}.html")),
        published: Some("2017-03-04".parse().unwrap()),
        ..Document::default()
    }
}

/// The span of the first `words` in a text.
pub(crate) fn span(document: &Document, words: &str) -> Span {
    let start = document.text.find(words).unwrap();
    Span::new(start, start + words.len())
}

fn sentence(document: &Document, begin: &str, end: &str) -> Span {
    span(document, begin).cover(span(document, end))
}

/// That about so many fighters held the port.
pub(crate) fn strength(document: &Document) -> Claim {
    let whole = sentence(document, "The Harbour Guard", "Port Amber");
    let words = sentence(document, "about", " fighters");
    let day = "2017-03-03".parse().unwrap();
    let number: f64 = document.text[words.start + 6..words.end - 9]
        .parse()
        .unwrap();
    let quantity = Quantity {
        words,
        measure: Measure::Fighters,
        low: Some(number),
        high: Some(number),
        unit: Unit::Persons,
        comparator: Comparator::About,
        nature: Nature::Level,
        scope: Scope::Whole,
        counted: Some(span(document, "fighters")),
        base: None,
        derived: None,
        as_of: None,
    };
    let draft = Draft {
        kind: Kind::Number,
        place: Some(Place {
            words: span(document, "Port Amber"),
            name: "Port Amber".into(),
            kind: PlaceKind::Settlement,
            geonames: Some(9_000_001),
            country: Some("XA".into()),
            admin1: Some("Amberland".into()),
            point: Some((12.5, -3.25)),
        }),
        time: Some(When {
            words: span(document, "3 March 2017"),
            value: "2017-03-03".into(),
            window: Some(Window::day(day)),
        }),
        quantity: Some(quantity),
        subject: Some(Entity {
            words: Some(span(document, "fighters")),
            name: "Reed League".into(),
            kind: EntityKind::ArmedGroup,
        }),
        ..draft(document, whole, Stance::Asserts)
    };
    Claim::new(document, draft).unwrap()
}

/// The denial, whose subject and time are not told.
pub(crate) fn denial(document: &Document) -> Claim {
    let whole = sentence(document, "It denied", "dead");
    let source = span(document, "It");
    let draft = draft(document, whole, Stance::Denies);
    let attribution = Attribution {
        source: Source {
            words: Some(source),
            written: "It".into(),
            ..draft.attribution.source
        },
        cue: vec![span(document, "denied that")],
        content: vec![sentence(document, "Marshal", "dead")],
        via: vec![],
    };
    Claim::new(
        document,
        Draft {
            attribution,
            ..draft
        },
    )
    .unwrap()
}

/// A plain statement of the Harbour Guard on `whole`.
pub(crate) fn draft(document: &Document, whole: Span, stance: Stance) -> Draft {
    let named = span(document, "The Harbour Guard");
    let attribution = Attribution {
        source: Source {
            words: Some(named).filter(|named| whole.contains(*named)),
            written: "The Harbour Guard".into(),
            resolved: Some("Harbour Guard".into()),
            role: Role::Official,
        },
        cue: vec![],
        content: vec![whole],
        via: vec![],
    };
    Draft {
        attribution,
        stance,
        ..Draft::statement(whole)
    }
}

/// A report with both of its claims.
pub(crate) fn addition(number: u32) -> Addition {
    let document = report(number);
    let claims = vec![strength(&document), denial(&document)];
    Addition {
        reading: Some(Reading {
            reader: reader("1"),
            claims,
        }),
        document,
    }
}

/// Verifies without a seal and returns what was found.
pub(crate) async fn verified(ledger: &ledger::Ledger) -> ledger::Verified {
    ledger.verify(None, &mut |_, _| ()).await.unwrap()
}
