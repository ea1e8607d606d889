//! A claim: what somebody says about the world, on the exact words of a document.

use crate::{
    Attribution, Certainty, Document, Entity, Error, Event, Identities, Place, Quantity, Source,
    Span, When, named,
};

/// A checked claim. Made by [`Claim::new`] only, so that every span in it lies
/// on its document's text; the fields are readable through [`Claim::draft`].
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    words: String,
    draft: Draft,
}

/// What a reader or a person puts into a claim, before its spans are checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The whole: source, cue and content.
    pub span: Span,
    /// Who says it, and through whom it came.
    pub attribution: Attribution,
    /// What sort of statement.
    pub kind: Kind,
    /// What the speaker does with it.
    pub stance: Stance,
    /// How sure the words are, if they say.
    pub certainty: Option<Certainty>,
    /// Whom or what it is about.
    pub subject: Option<Entity>,
    /// Where.
    pub place: Option<Place>,
    /// When, or open.
    pub time: Option<When>,
    /// How much.
    pub quantity: Option<Quantity>,
    /// What happened, where the words tell an event; its toll, where they count one.
    pub event: Option<Event>,
}

named! {
    /// What sort of statement a claim is.
    Kind, "kind" {
        /// A statement without a number or a dated event.
        Statement = "statement",
        /// It measures something.
        Number = "number",
        /// Something happened: an attack, a capture, a retreat.
        Event = "event",
    }
}

named! {
    /// What the speaker does with the content.
    Stance, "stance" {
        /// Says that it is so.
        Asserts = "asserts",
        /// Says that it is not so.
        Denies = "denies",
        /// Says that it will be so.
        Predicts = "predicts",
        /// Asks whether it is so.
        Asks = "asks",
        /// Says that it should be done.
        Recommends = "recommends",
        /// Reports that others take it for granted.
        Assumes = "assumes",
    }
}

impl Claim {
    /// Checks every span of `draft` against the text of `document`.
    ///
    /// # Errors
    /// A span that is empty, out of bounds or inside a character; a source,
    /// cue or content outside the whole; no content.
    pub fn new(document: &Document, draft: Draft) -> Result<Claim, Error> {
        let words = draft.span.checked(&document.text)?.to_owned();
        for span in draft.spans() {
            span.checked(&document.text)?;
        }
        let parts = draft
            .attribution
            .cue
            .iter()
            .chain(&draft.attribution.content);
        let parts = parts.copied().chain(draft.attribution.source.words);
        if let Some(outside) = parts.into_iter().find(|part| !draft.span.contains(*part)) {
            return Err(Error::outside(outside, draft.span));
        }
        if draft.attribution.content.is_empty() {
            return Err(Error::no_content(draft.span));
        }
        Ok(Claim { words, draft })
    }

    /// The exact words of the whole.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// All that was said about it.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The same claim with its subject, its speakers and those who take part in
    /// its event named by what their names mean under `identities`. Words and
    /// spans stay. `text` is its document's.
    #[must_use]
    pub fn under(mut self, identities: &Identities, text: &str) -> Claim {
        let draft = &mut self.draft;
        let event = draft.event.iter_mut();
        let parties = event.flat_map(|event| event.actor.iter_mut().chain(&mut event.target));
        let named = parties.filter_map(|party| Some((Some(party.words), party.entity.as_mut()?)));
        let subject = draft.subject.iter_mut();
        for (words, entity) in named.chain(subject.map(|entity| (None, entity))) {
            let written = entity.words.or(words).and_then(|span| span.of(text));
            entity.name = identities.of(written, &entity.name).to_owned();
        }
        let via = draft.attribution.via.iter_mut();
        for source in via.chain([&mut draft.attribution.source]) {
            source.rename(identities);
        }
        self
    }

    /// Takes the parts out, for a person to edit.
    pub fn into_draft(self) -> Draft {
        self.draft
    }
}

impl std::ops::Deref for Claim {
    type Target = Draft;

    fn deref(&self) -> &Draft {
        &self.draft
    }
}

impl Draft {
    /// A statement of the author's own on these words, with nothing more said of it.
    pub fn statement(span: Span) -> Draft {
        Draft {
            span,
            attribution: Attribution {
                source: Source::author(),
                cue: vec![],
                content: vec![span],
                via: vec![],
            },
            kind: Kind::Statement,
            stance: Stance::Asserts,
            certainty: None,
            subject: None,
            place: None,
            time: None,
            quantity: None,
            event: None,
        }
    }

    /// Every span the claim refers to, its own first.
    pub fn spans(&self) -> Vec<Span> {
        let mut spans = vec![self.span];
        let attribution = &self.attribution;
        spans.extend(attribution.source.words);
        spans.extend(attribution.via.iter().filter_map(|source| source.words));
        spans.extend(attribution.cue.iter().chain(&attribution.content));
        spans.extend(self.certainty.iter().flat_map(|certainty| &certainty.words));
        spans.extend(self.subject.as_ref().and_then(|subject| subject.words));
        spans.extend(self.place.as_ref().map(|place| place.words));
        spans.extend(self.time.as_ref().map(|time| time.words));
        if let Some(quantity) = &self.quantity {
            spans.push(quantity.words);
            spans.extend(quantity.counted);
            spans.extend(quantity.base.as_ref().map(|base| base.words));
            spans.extend(quantity.as_of.as_ref().map(|when| when.words));
        }
        spans.extend(self.event.iter().flat_map(Event::spans));
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(span: Span, content: Span) -> Draft {
        let mut draft = Draft::statement(span);
        draft.attribution.content = vec![content];
        draft
    }

    fn document() -> Document {
        Document {
            text: "The group is “contained”.".into(),
            ..Document::default()
        }
    }

    #[test]
    fn keeps_the_exact_words() {
        let whole = Span::new(0, document().text.len());
        let claim = Claim::new(&document(), draft(whole, whole)).unwrap();
        assert_eq!(claim.words(), document().text);
    }

    #[test]
    fn refuses_a_claim_without_words() {
        let cases = [(0, 0, 0, 0), (0, 99, 0, 3), (0, 14, 0, 14), (0, 5, 4, 9)];
        for (a, b, c, d) in cases {
            let refused = Claim::new(&document(), draft(Span::new(a, b), Span::new(c, d)));
            assert!(refused.is_err(), "{a}..{b} with content {c}..{d}");
        }
    }
}
