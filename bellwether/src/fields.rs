//! What a person says about a claim: options shared by `claim add` and `review edit`.
//!
//! Names and amounts get the span of their words where these stand in the claim,
//! else that of the whole claim: a person may know a name that is not written out.

use crate::select::named;
use anyhow::ensure;
use record::{
    Comparator, Document, Draft, Entity, EntityKind, Kind, Measure, Nature, PartialDate, Place,
    PlaceKind, Precision, Quantity, Role, Scope, Source, Span, Stance, Unit, When, Window,
};

/// The fields of a claim. What is not given stays as it is.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "What the claim says")]
pub(crate) struct Fields {
    /// What sort of statement
    #[arg(long, value_parser = named::<Kind>(Kind::ALL))]
    kind: Option<Kind>,

    /// What the speaker does with it
    #[arg(long, value_parser = named::<Stance>(Stance::ALL))]
    stance: Option<Stance>,

    /// Who says so ("author" for the text itself)
    #[arg(long, value_name = "NAME")]
    source: Option<String>,

    /// In what capacity
    #[arg(long, value_parser = named::<Role>(Role::ALL))]
    role: Option<Role>,

    /// Whom or what it is about ("none" for nobody)
    #[arg(long, value_name = "NAME")]
    subject: Option<String>,

    /// What the subject is
    #[arg(long, value_name = "KIND", value_parser = named::<EntityKind>(EntityKind::ALL))]
    subject_kind: Option<EntityKind>,

    /// Where ("none" for nowhere)
    #[arg(long, value_name = "NAME")]
    place: Option<String>,

    /// The place's country, as a two-letter code
    #[arg(long, value_name = "CODE")]
    country: Option<String>,

    /// First day of the time it tells of
    #[arg(long, value_name = "DATE")]
    begin: Option<PartialDate>,

    /// Last day of that time
    #[arg(long, value_name = "DATE")]
    until: Option<PartialDate>,

    /// What it measures
    #[arg(long, value_parser = named::<Measure>(Measure::ALL))]
    measure: Option<Measure>,

    /// Lower bound of the amount ("none" for no bound)
    #[arg(long, value_name = "NUMBER")]
    low: Option<Bound>,

    /// Upper bound of the amount ("none" for no bound)
    #[arg(long, value_name = "NUMBER")]
    high: Option<Bound>,

    /// Unit of the amount
    #[arg(long, value_parser = named::<Unit>(Unit::ALL))]
    unit: Option<Unit>,

    /// How the words bound the amount
    #[arg(long, value_parser = named::<Comparator>(Comparator::ALL))]
    comparator: Option<Comparator>,

    /// A level, a change of one, or a rate
    #[arg(long, value_parser = named::<Nature>(Nature::ALL))]
    nature: Option<Nature>,
}

/// A bound, or none.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Bound(Option<f64>);

impl std::str::FromStr for Bound {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "none" {
            return Ok(Bound(None));
        }
        let number = text
            .replace(',', "")
            .parse()
            .ok()
            .filter(|it: &f64| it.is_finite());
        let wrong = || format!("{text:?} is not a number\nwrite it as 7000 or 7,000, or none");
        number.map(|number| Bound(Some(number))).ok_or_else(wrong)
    }
}

impl Fields {
    /// Puts what was given into a draft on `document`.
    pub(crate) fn apply(self, document: &Document, draft: &mut Draft) -> anyhow::Result<()> {
        let words = Words {
            document,
            whole: draft.span,
        };
        draft.kind = self.kind.unwrap_or(draft.kind);
        draft.stance = self.stance.unwrap_or(draft.stance);
        self.say_who(&words, &mut draft.attribution.source);
        self.say_whom(&words, draft)?;
        self.say_where(&words, draft)?;
        self.say_when(&words, draft)?;
        self.say_how_much(&words, draft)
    }

    fn say_who(&self, words: &Words<'_>, source: &mut Source) {
        match self.source.as_deref() {
            Some("author") => *source = Source::author(),
            Some(name) => {
                *source = Source {
                    words: words.exact(name),
                    written: name.into(),
                    resolved: Some(name.into()),
                    role: Role::Other,
                }
            }
            None => {}
        }
        source.role = self.role.unwrap_or(source.role);
    }

    fn say_whom(&self, words: &Words<'_>, draft: &mut Draft) -> anyhow::Result<()> {
        match self.subject.as_deref() {
            Some("none") => draft.subject = None,
            Some(name) => {
                draft.subject = Some(Entity {
                    words: words.exact(name),
                    name: name.into(),
                    kind: EntityKind::Other,
                })
            }
            None => {}
        }
        if let Some(kind) = self.subject_kind {
            let subject = draft.subject.as_mut();
            subject
                .ok_or_else(|| lacks("--subject-kind", "--subject NAME"))?
                .kind = kind;
        }
        Ok(())
    }

    fn say_where(&self, words: &Words<'_>, draft: &mut Draft) -> anyhow::Result<()> {
        match self.place.as_deref() {
            Some("none") => draft.place = None,
            Some(name) => {
                draft.place = Some(Place {
                    words: words.find(name),
                    name: name.into(),
                    kind: PlaceKind::Unresolved,
                    geonames: None,
                    country: None,
                    admin1: None,
                    point: None,
                })
            }
            None => {}
        }
        if let Some(country) = &self.country {
            let place = draft
                .place
                .as_mut()
                .ok_or_else(|| lacks("--country", "--place NAME"))?;
            place.country = Some(country.to_uppercase());
        }
        Ok(())
    }

    fn say_when(&self, words: &Words<'_>, draft: &mut Draft) -> anyhow::Result<()> {
        let (begin, end) = (self.begin, self.until);
        let Some(told) = begin.or(end) else {
            return Ok(());
        };
        let window = Window {
            begin: begin.map(PartialDate::first),
            end: end.map(PartialDate::last),
            precision: told.window().precision,
        };
        let reversed = matches!((window.begin, window.end), (Some(a), Some(b)) if a > b);
        ensure!(
            !reversed,
            "the time ends before it begins\ngive --begin a day before --until"
        );
        let at = draft.time.as_ref().map_or(words.whole, |time| time.words);
        draft.time = Some(When {
            words: at,
            value: told.to_string(),
            window: Some(window).filter(|it| it.precision != Precision::Vague),
        });
        Ok(())
    }

    fn say_how_much(&self, words: &Words<'_>, draft: &mut Draft) -> anyhow::Result<()> {
        let amount = self.low.is_some() || self.high.is_some() || self.comparator.is_some();
        if !amount && self.measure.is_none() && self.unit.is_none() && self.nature.is_none() {
            return Ok(());
        }
        let quantity = draft.quantity.take().or_else(|| self.new_quantity(words));
        let mut quantity = quantity.ok_or_else(|| lacks("an amount", "--measure"))?;
        quantity.measure = self.measure.unwrap_or(quantity.measure);
        quantity.low = self.low.map_or(quantity.low, |low| low.0);
        quantity.high = self.high.map_or(quantity.high, |high| high.0);
        quantity.unit = self.unit.unwrap_or(quantity.unit);
        quantity.comparator = self.comparator.unwrap_or(quantity.comparator);
        quantity.nature = self.nature.unwrap_or(quantity.nature);
        let reversed = matches!((quantity.low, quantity.high), (Some(a), Some(b)) if a > b);
        ensure!(
            !reversed,
            "the lower bound is above the upper\ngive --low a number below --high"
        );
        // What share and base come to follows from the new bounds.
        quantity.derived = quantity.derive();
        draft.quantity = Some(quantity);
        if self.kind.is_none() {
            draft.kind = Kind::Number;
        }
        Ok(())
    }

    fn new_quantity(&self, words: &Words<'_>) -> Option<Quantity> {
        let comparator = match (self.low.and_then(|it| it.0), self.high.and_then(|it| it.0)) {
            (Some(_), None) => Comparator::AtLeast,
            (None, Some(_)) => Comparator::AtMost,
            (Some(low), Some(high)) if low < high => Comparator::Between,
            _ => Comparator::Exactly,
        };
        Some(Quantity {
            words: words.whole,
            measure: self.measure?,
            low: None,
            high: None,
            unit: Unit::Count,
            comparator,
            nature: Nature::Level,
            scope: Scope::Whole,
            counted: None,
            base: None,
            derived: None,
            as_of: None,
        })
    }
}

/// The words of a claim, to find others in.
struct Words<'d> {
    document: &'d Document,
    whole: Span,
}

impl Words<'_> {
    /// Where exactly these words stand in the claim.
    fn exact(&self, words: &str) -> Option<Span> {
        let within = self.whole.of(&self.document.text)?;
        let start = self.whole.start + within.find(words)?;
        Some(Span::new(start, start + words.len())).filter(|span| !span.is_empty())
    }

    /// Where these words stand, or the whole claim.
    fn find(&self, words: &str) -> Span {
        self.exact(words).unwrap_or(self.whole)
    }
}

fn lacks(what: &str, needs: &str) -> anyhow::Error {
    anyhow::anyhow!("the claim has nothing for {what}\ngive {needs} too")
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;
    use record::Claim;

    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        fields: Fields,
    }

    fn document() -> Document {
        Document {
            text: "The Harbour Guard said at least 7,000 left Port Amber.".into(),
            ..Document::default()
        }
    }

    /// The claim on the whole text after options are applied, or the error.
    fn check(options: &str) -> Result<Claim, String> {
        let document = document();
        let fields = Line::try_parse_from(format!("x {options}").split_whitespace());
        let fields = fields.map_err(|error| error.to_string())?.fields;
        let whole = Span::new(0, document.text.len());
        let mut draft = Draft::statement(whole);
        fields
            .apply(&document, &mut draft)
            .map_err(|error| error.to_string())?;
        Claim::new(&document, draft).map_err(|error| error.to_string())
    }

    #[test]
    fn finds_the_words_of_a_name() {
        let claim = check("--place Amber --country xa").unwrap();
        let place = claim.place.as_ref().unwrap();
        assert_eq!(place.words.of(&document().text), Some("Amber"));
        assert_eq!(place.country.as_deref(), Some("XA"));
        let unwritten = check("--subject Ghosts").unwrap();
        assert_eq!(unwritten.subject.as_ref().unwrap().words, None);
    }

    #[test]
    fn a_lower_bound_alone_is_at_least() {
        let claim = check("--measure displaced --low 7,000 --unit persons").unwrap();
        let quantity = claim.quantity.as_ref().unwrap();
        assert_eq!((quantity.low, quantity.high), (Some(7000.0), None));
        assert_eq!(
            (quantity.comparator, claim.kind),
            (Comparator::AtLeast, Kind::Number)
        );
    }

    #[test]
    fn refuses_what_does_not_fit_together() {
        for options in [
            "--low 7",
            "--country xa",
            "--subject-kind person",
            "--measure displaced --low 9 --high 7",
            "--begin 2017-02 --until 2017-01",
            "--low many",
        ] {
            assert!(check(options).is_err(), "{options}");
        }
    }
}
