//! Every value of the vocabulary survives its encoding, and has only one.

use super::{Event, Found, Words};
use record::{
    Attribution, Band, Base, Certainty, ClaimId, Comparator, Derived, Document, DocumentId, Draft,
    Entity, EntityKind, EventKind, Hedger, Kind, Measure, Nature, Party, Place, PlaceKind,
    Precision, Quantity, Reader, Review, Role, Scope, Source, Span, Stance, Tlp, Toll, Unit, When,
    Window,
};

/// A small source of numbers that are all over the place and the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn some<T>(&mut self, make: impl FnOnce(&mut Dice) -> T) -> Option<T> {
        (self.roll(3) > 0).then(|| make(self))
    }

    fn many<T>(&mut self, mut make: impl FnMut(&mut Dice) -> T) -> Vec<T> {
        (0..self.roll(3)).map(|_| make(self)).collect()
    }

    fn pick<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.roll(all.len() as u64) as usize]
    }

    fn span(&mut self) -> Span {
        let start = self.roll(100_000) as usize;
        Span::new(start, start + self.roll(1000) as usize)
    }

    fn text(&mut self) -> String {
        let pieces = [
            "a",
            "Ünal",
            "“",
            "\"",
            "\\",
            "\n",
            "\u{0}",
            "\u{7f}",
            "\u{2028}",
            "🜁",
            "</script>",
            " ",
        ];
        (0..self.roll(12)).map(|_| self.pick(&pieces)).collect()
    }

    fn amount(&mut self) -> f64 {
        let fixed = [
            0.0,
            13_600.0,
            0.1,
            1e21,
            1e-7,
            123_456_789.123_456_78,
            -3.25,
            f64::MAX,
            5e-324,
        ];
        match self.roll(2) {
            0 => self.pick(&fixed),
            _ => f64::from_bits(self.roll(1 << 31) << 31 | self.roll(1 << 31))
                .abs()
                .min(1e300),
        }
    }

    fn source(&mut self) -> Source {
        Source {
            words: self.some(Dice::span),
            written: self.text(),
            resolved: self.some(Dice::text),
            role: self.pick(Role::ALL),
        }
    }

    fn when(&mut self) -> When {
        let window = |dice: &mut Dice| Window {
            begin: dice.some(|_| "2014-06-29".parse().unwrap()),
            end: dice.some(|_| "2017-12-31".parse().unwrap()),
            precision: dice.pick(Precision::ALL),
        };
        When {
            words: self.span(),
            value: self.text(),
            window: self.some(window),
        }
    }

    fn quantity(&mut self) -> Quantity {
        Quantity {
            words: self.span(),
            measure: self.pick(Measure::ALL),
            low: self.some(Dice::amount),
            high: self.some(Dice::amount),
            unit: self.pick(Unit::ALL),
            comparator: self.pick(Comparator::ALL),
            nature: self.pick(Nature::ALL),
            scope: self.pick(Scope::ALL),
            counted: self.some(Dice::span),
            base: self.some(|dice| Base {
                words: dice.span(),
                value: dice.amount(),
                unit: dice.pick(Unit::ALL),
            }),
            derived: self.some(|dice| Derived {
                low: dice.some(Dice::amount),
                high: dice.some(Dice::amount),
                unit: dice.pick(Unit::ALL),
            }),
            as_of: self.some(Dice::when),
        }
    }

    fn party(&mut self) -> Party {
        Party {
            words: self.span(),
            entity: self.some(Dice::entity),
        }
    }

    fn toll(&mut self) -> Toll {
        Toll {
            words: self.span(),
            low: self.some(Dice::amount),
            high: self.some(Dice::amount),
            comparator: self.pick(Comparator::ALL),
        }
    }

    fn event_told(&mut self) -> record::Event {
        record::Event {
            trigger: self.span(),
            kind: self.pick(EventKind::ALL),
            actor: self.some(Dice::party),
            target: self.some(Dice::party),
            instrument: self.some(Dice::span),
            killed: self.some(Dice::toll),
            wounded: self.some(Dice::toll),
        }
    }

    fn entity(&mut self) -> Entity {
        Entity {
            words: self.some(Dice::span),
            name: self.text(),
            kind: self.pick(EntityKind::ALL),
        }
    }

    fn place(&mut self) -> Place {
        Place {
            words: self.span(),
            name: self.text(),
            kind: self.pick(PlaceKind::ALL),
            geonames: self.some(|dice| dice.roll(1 << 31)),
            country: self.some(Dice::text),
            admin1: self.some(Dice::text),
            point: self.some(|dice| (dice.amount(), dice.amount())),
        }
    }

    fn claim(&mut self) -> Found {
        let attribution = Attribution {
            source: self.source(),
            cue: self.many(Dice::span),
            content: self.many(Dice::span),
            via: self.many(Dice::source),
        };
        let draft = Draft {
            span: self.span(),
            attribution,
            kind: self.pick(Kind::ALL),
            stance: self.pick(Stance::ALL),
            certainty: self.some(|dice| Certainty {
                band: dice.pick(Band::ALL),
                words: dice.many(Dice::span),
                hedger: dice.pick(Hedger::ALL),
            }),
            subject: self.some(Dice::entity),
            place: self.some(Dice::place),
            time: self.some(Dice::when),
            quantity: self.some(Dice::quantity),
            event: self.some(Dice::event_told),
        };
        Found {
            words: self.text(),
            draft,
        }
    }

    fn document(&mut self) -> Document {
        let date = |dice: &mut Dice| {
            dice.pick(&["2016", "2016-02", "2016-02-29"])
                .parse()
                .unwrap()
        };
        Document {
            text: self.text(),
            title: self.some(Dice::text),
            outlet: self.some(Dice::text),
            byline: self.some(Dice::text),
            url: self.some(Dice::text),
            given_id: self.some(Dice::text),
            published: self.some(date),
            tlp: self.some(|dice| dice.pick(Tlp::ALL)),
            data: self.some(Dice::text),
        }
    }

    fn words(&mut self) -> Words {
        match self.roll(6) {
            0 => Words::Document(Box::new(self.document())),
            1 => Words::Reading(self.many(Dice::claim)),
            2 => Words::Claim {
                claim: Box::new(self.claim()),
                reason: self.some(Dice::text),
            },
            3 => Words::Review {
                claim: self.some(|dice| Box::new(dice.claim())),
                reason: self.some(Dice::text),
            },
            4 => Words::Date {
                published: "2016-03".parse().unwrap(),
                reason: self.some(Dice::text),
            },
            _ => Words::Redaction {
                reason: self.text(),
            },
        }
    }

    fn event(&mut self) -> Event {
        let document = DocumentId(self.roll(1 << 31) + 1);
        let claim = ClaimId(self.roll(1 << 31) + 1);
        match self.roll(6) {
            0 => Event::Document { document },
            1 => Event::Reading {
                document,
                reader: Reader {
                    version: self.text(),
                    models: self.text(),
                },
                first: claim,
                count: self.roll(400),
                superseded: self.many(|dice| (ClaimId(dice.roll(9)), dice.some(|_| claim))),
            },
            2 => Event::Claim { document, claim },
            3 => Event::Review {
                document,
                claim,
                review: self.pick(Review::ALL),
                by: self.some(|dice| ClaimId(dice.roll(99))),
            },
            4 => Event::Date { document },
            _ => Event::Redaction { document },
        }
    }
}

fn kind(words: &Words) -> &'static str {
    match words {
        Words::Document(_) => "document",
        Words::Reading(_) => "reading",
        Words::Claim { .. } => "claim",
        Words::Review { .. } => "review",
        Words::Date { .. } => "date",
        Words::Redaction { .. } => "redaction",
        Words::Withdrawal { .. } => "withdrawal",
        Words::Finding { .. } => unreachable!("findings have tests of their own"),
    }
}

/// Enough rolls that every value of the longest enum comes up in its turn.
const ROLLS: usize = 4_000;

#[test]
fn words_come_back_and_have_one_encoding() {
    let mut dice = Dice(1);
    for _ in 0..ROLLS {
        let words = dice.words();
        let kind = kind(&words);
        let json = words.clone().encode().unwrap();
        let back = Words::decode(kind, &json).unwrap();
        assert_eq!(back, words, "{json}");
        assert_eq!(back.encode().unwrap(), json);
    }
}

#[test]
fn events_come_back_and_have_one_encoding() {
    let mut dice = Dice(2);
    for _ in 0..ROLLS {
        let event = dice.event();
        let json = event.encode().unwrap();
        assert!(!json.contains('\n') && Event::KINDS.contains(&event.kind()));
        assert_eq!(Event::decode(event.kind(), &json).unwrap(), event, "{json}");
    }
}

/// Checks one value of each enum in turn, so that none is left to chance.
#[test]
fn every_named_value_comes_back() {
    macro_rules! check {
        ($($set:expr => $all:expr;)+) => {$(
            for value in $all.iter().copied() {
                let mut found = full();
                $set(&mut found.draft, value);
                let words = Words::Reading(vec![found]);
                let json = words.clone().encode().unwrap();
                assert_eq!(Words::decode("reading", &json).unwrap(), words, "{value}");
                assert!(json.contains(&format!("\"{value}\"")), "{value} in {json}");
            }
        )+};
    }
    let quantity = |draft: &mut Draft| draft.quantity.clone().unwrap();
    check! {
        |it: &mut Draft, v| it.kind = v => Kind::ALL;
        |it: &mut Draft, v| it.stance = v => Stance::ALL;
        |it: &mut Draft, v| it.attribution.source.role = v => Role::ALL;
        |it: &mut Draft, v| it.certainty.as_mut().unwrap().band = v => Band::ALL;
        |it: &mut Draft, v| it.certainty.as_mut().unwrap().hedger = v => Hedger::ALL;
        |it: &mut Draft, v| it.subject.as_mut().unwrap().kind = v => EntityKind::ALL;
        |it: &mut Draft, v| it.place.as_mut().unwrap().kind = v => PlaceKind::ALL;
        |it: &mut Draft, v| it.time.as_mut().unwrap().window.as_mut().unwrap().precision = v => Precision::ALL;
        |it: &mut Draft, v| it.quantity = Some(Quantity { measure: v, ..quantity(it) }) => Measure::ALL;
        |it: &mut Draft, v| it.quantity = Some(Quantity { unit: v, ..quantity(it) }) => Unit::ALL;
        |it: &mut Draft, v| it.quantity = Some(Quantity { comparator: v, ..quantity(it) }) => Comparator::ALL;
        |it: &mut Draft, v| it.quantity = Some(Quantity { nature: v, ..quantity(it) }) => Nature::ALL;
        |it: &mut Draft, v| it.event.as_mut().unwrap().kind = v => EventKind::ALL;
    }
}

/// A claim in which nothing is missing.
fn full() -> Found {
    let mut dice = Dice(3);
    loop {
        let found = dice.claim();
        let draft = &found.draft;
        let timed = draft
            .time
            .as_ref()
            .is_some_and(|time| time.window.is_some());
        if draft.certainty.is_some()
            && draft.subject.is_some()
            && draft.place.is_some()
            && timed
            && draft.quantity.is_some()
            && draft.event.is_some()
        {
            return found;
        }
    }
}

#[test]
fn refuses_an_amount_that_is_no_number() {
    for amount in [f64::NAN, f64::INFINITY] {
        let mut found = full();
        found.draft.quantity.as_mut().unwrap().low = Some(amount);
        assert!(Words::Reading(vec![found]).encode().is_err(), "{amount}");
    }
}

#[test]
fn refuses_what_it_does_not_know() {
    let document = r#"{"text":"a","mood":"grim"}"#;
    assert!(Words::decode("document", document).is_err());
    assert!(Words::decode("rumour", "{}").is_err());
    assert!(Event::decode("document", r#"{"document":1,"outlet":"x"}"#).is_err());
}

#[test]
fn is_written_as_rfc_8785_says() {
    let document = Document {
        text: "a\u{7}“b”".into(),
        byline: Some("c".into()),
        ..Document::default()
    };
    let json = Words::Document(Box::new(document)).encode().unwrap();
    assert_eq!(json, r#"{"byline":"c","text":"a\u0007“b”"}"#);
}
