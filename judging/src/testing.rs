//! Documents and claims written by hand, so that a test reads as a report does.
//!
//! Built only for tests, here and (by the feature `testing`) in other crates.
//! Every helper panics on words that the text does not hold.

use record::*;

/// A day written as `2016-03-22`.
pub fn day(text: &str) -> Date {
    text.parse::<PartialDate>()
        .expect("a date")
        .exact()
        .expect("a full day")
}

/// A document; an empty `published` leaves it undated.
pub fn document(id: u64, outlet: &str, published: &str, text: &str) -> StoredDocument {
    let document = Document {
        text: text.into(),
        title: Some(format!("Report {id}")),
        outlet: Some(outlet.into()),
        published: Some(published)
            .filter(|p| !p.is_empty())
            .map(|p| p.parse().expect("a date")),
        ..Document::default()
    };
    StoredDocument {
        id: DocumentId(id),
        document,
        recorded: Timestamp::UNIX_EPOCH,
        redacted: false,
    }
}

/// A quantity without base, counted words and time.
pub fn quantity(
    measure: Measure,
    words: Span,
    low: Option<f64>,
    high: Option<f64>,
    unit: Unit,
    comparator: Comparator,
) -> Quantity {
    let nature = Nature::Level;
    Quantity {
        words,
        measure,
        low,
        high,
        unit,
        comparator,
        nature,
        scope: Scope::Whole,
        counted: None,
        base: None,
        derived: None,
        as_of: None,
    }
}

/// A claim in the making, on words of a document.
#[derive(Clone, Debug)]
pub struct Told<'d> {
    document: &'d StoredDocument,
    draft: Draft,
    state: State,
}

impl<'d> Told<'d> {
    /// A claim on `words`, in the author's own voice until told otherwise.
    pub fn new(document: &'d StoredDocument, words: &str) -> Self {
        let span = span(document, words, Span::new(0, document.document.text.len()));
        let draft = Draft::statement(span);
        Told {
            document,
            draft,
            state: State::Machine,
        }
    }

    /// The same as [`Told::new`], to be read aloud.
    pub fn by_author(document: &'d StoredDocument, words: &str) -> Self {
        Told::new(document, words)
    }

    /// Who says it and by which cue; both must stand in the words.
    pub fn source(mut self, name: &str, cue: &str) -> Self {
        let words = self.within(name);
        let role = Role::Official;
        self.draft.attribution.source = Source {
            words: Some(words),
            written: name.into(),
            resolved: None,
            role,
        };
        self.draft.attribution.cue = vec![self.within(cue)];
        self
    }

    /// In what capacity the source speaks.
    pub fn role(mut self, role: Role) -> Self {
        self.draft.attribution.source.role = role;
        self
    }

    /// The name the source resolves to.
    pub fn resolved(mut self, name: &str) -> Self {
        self.draft.attribution.source.resolved = Some(name.into());
        self
    }

    /// What exactly is said.
    pub fn content(mut self, words: &str) -> Self {
        self.draft.attribution.content = vec![self.within(words)];
        self
    }

    /// Whom it is about, understood rather than written.
    pub fn subject(mut self, name: &str) -> Self {
        self.draft.subject = Some(Entity {
            words: None,
            name: name.into(),
            kind: EntityKind::ArmedGroup,
        });
        self
    }

    /// What the subject is, after [`Told::subject`].
    pub fn kind(mut self, kind: EntityKind) -> Self {
        self.draft
            .subject
            .iter_mut()
            .for_each(|subject| subject.kind = kind);
        self
    }

    /// Where.
    pub fn place(mut self, name: &str) -> Self {
        let words = self.within(name);
        let kind = PlaceKind::Settlement;
        self.draft.place = Some(Place {
            words,
            name: name.into(),
            kind,
            geonames: None,
            country: None,
            admin1: None,
            point: None,
        });
        self
    }

    /// On which day.
    pub fn on(mut self, date: &str) -> Self {
        let window = Some(date.parse::<PartialDate>().expect("a date").window());
        self.draft.time = Some(When {
            words: self.draft.span,
            value: date.into(),
            window,
        });
        self
    }

    /// The words from `at` that say the time, after [`Told::on`].
    pub fn timed(mut self, at: usize, words: &str) -> Self {
        let time = self.draft.time.as_mut().expect("give a day first");
        time.words = Span::new(at, at + words.len());
        self
    }

    /// What the speaker does.
    pub fn stance(mut self, stance: Stance) -> Self {
        self.draft.stance = stance;
        self
    }

    /// How sure the words are.
    pub fn certainty(mut self, band: Band, words: &str) -> Self {
        self.draft.certainty = Some(Certainty {
            band,
            words: vec![self.within(words)],
            hedger: Hedger::Source,
        });
        self
    }

    /// How much: bounds as the comparator sets them.
    pub fn number(
        mut self,
        measure: Measure,
        words: &str,
        bounds: (Option<f64>, Option<f64>),
        unit: Unit,
    ) -> Self {
        let comparator = match bounds {
            (Some(_), None) => Comparator::AtLeast,
            (None, Some(_)) => Comparator::AtMost,
            _ => Comparator::Exactly,
        };
        self.draft.kind = Kind::Number;
        self.draft.quantity = Some(quantity(
            measure,
            self.within(words),
            bounds.0,
            bounds.1,
            unit,
            comparator,
        ));
        self
    }

    /// Changes the quantity given by [`Told::number`].
    pub fn but(mut self, change: impl FnOnce(&mut Quantity)) -> Self {
        change(self.draft.quantity.as_mut().expect("give a number first"));
        self
    }

    /// What is counted, in its own words.
    pub fn counted(self, words: &str) -> Self {
        let span = self.within(words);
        self.but(|quantity| quantity.counted = Some(span))
    }

    /// What the share is of.
    pub fn base(self, words: &str, value: f64, unit: Unit) -> Self {
        let words = self.within(words);
        self.but(|quantity| {
            quantity.base = Some(Base { words, value, unit });
            quantity.derived = quantity.derive();
        })
    }

    /// What happened, by the word that tells it.
    pub fn event(mut self, kind: EventKind, trigger: &str) -> Self {
        self.draft.kind = Kind::Event;
        self.draft.event = Some(Event {
            trigger: self.within(trigger),
            kind,
            actor: None,
            target: None,
            instrument: None,
            killed: None,
            wounded: None,
        });
        self
    }

    /// Who did it, after [`Told::event`].
    pub fn actor(mut self, name: &str) -> Self {
        let party = self.party(name);
        let event = self.draft.event.as_mut().expect("give an event first");
        event.actor = Some(party);
        self
    }

    /// Whom or what it hit, after [`Told::event`].
    pub fn target(mut self, words: &str) -> Self {
        let party = Party {
            entity: None,
            ..self.party(words)
        };
        let event = self.draft.event.as_mut().expect("give an event first");
        event.target = Some(party);
        self
    }

    fn party(&self, name: &str) -> Party {
        Party {
            words: self.within(name),
            entity: Some(Entity {
                words: None,
                name: name.into(),
                kind: EntityKind::ArmedGroup,
            }),
        }
    }

    /// Changes the place given by [`Told::place`].
    pub fn placed(mut self, change: impl FnOnce(&mut Place)) -> Self {
        change(self.draft.place.as_mut().expect("give a place first"));
        self
    }

    /// Where it stands in review.
    pub fn state(mut self, state: State) -> Self {
        self.state = state;
        self
    }

    /// The claim, checked against its document.
    pub fn claim(self, id: u64) -> StoredClaim {
        let claim = Claim::new(&self.document.document, self.draft).expect("a claim on its words");
        StoredClaim {
            id: ClaimId(id),
            document: self.document.id,
            claim,
            origin: Origin::Machine,
            reader: Some(Reader {
                version: "0.1.0".into(),
                models: "0".repeat(64),
            }),
            state: self.state,
            reason: None,
            superseded_by: None,
            recorded: Timestamp::UNIX_EPOCH,
        }
    }

    /// The words inside the claim; a place or time may stand outside, so the document is second.
    fn within(&self, words: &str) -> Span {
        span(self.document, words, self.draft.span)
    }
}

fn span(document: &StoredDocument, words: &str, within: Span) -> Span {
    let text = &document.document.text;
    let at = within
        .of(text)
        .and_then(|part| part.find(words))
        .map(|at| at + within.start)
        .or_else(|| text.find(words));
    let start = at.unwrap_or_else(|| panic!("{words:?} does not stand in {}", document.id));
    Span::new(start, start + words.len())
}
