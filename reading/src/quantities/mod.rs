//! Numbers in a text: how much, of what, how bounded, and which words they belong to.
//!
//! Number phrases are found in the row of words, because a parser often
//! attaches them wrongly; what they count and what governs them is looked up in
//! the tree. Subject, place and time are left to whoever assembles the claim:
//! [`Measured`] names the tokens to start from.

mod about;
mod comparators;
mod excluded;
mod governors;
mod measures;
mod natures;
mod nouns;
mod numerals;
mod phrases;
mod shares;
mod states;
#[cfg(test)]
mod testing;
mod units;
mod verbs;
mod view;

use crate::analysis::Analysis;
use governors::Setting;
use numerals::Amount;
use phrases::Phrase;
use record::{Measure, Nature, Quantity, Scope, Unit};
use std::ops::Range;
use view::View;

/// A quantity and the words of the sentence it hangs on.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The amount; `as_of` is left open.
    pub quantity: Quantity,
    /// The tokens of `quantity.words`.
    pub tokens: Range<usize>,
    /// The head noun of what is counted ("fighters", "territory"), if there is one.
    pub counted: Option<usize>,
    /// The verb that governs the number, or the state beside it ("killed", "dead").
    pub predicate: Option<usize>,
    /// Whom it is about: the doer, the holder, the attack.
    pub about: Option<usize>,
}

/// All quantities of a text, in order.
pub fn quantities(analysis: &Analysis<'_>) -> Vec<Measured> {
    let view = View::new(analysis);
    let mut found: Vec<Measured> = Vec::new();
    let mut phrases = phrases::phrases(&view).into_iter().peekable();
    while let Some(mut phrase) = phrases.next() {
        if let Some(echo) = phrases.next_if(|next| shares::is_echo(&view, &phrase, next)) {
            let closed = view.is(echo.tokens.end, &[")", "]"]);
            phrase.tokens.end = echo.tokens.end + usize::from(closed);
        }
        let base = phrases.peek().and_then(|next| base(&view, &phrase, next));
        if let Some(mut measured) = measured(&view, &phrase, &found) {
            measured.quantity.base = base;
            measured.quantity.derived = measured.quantity.derive();
            found.push(measured);
        }
    }
    found
}

fn base(view: &View<'_>, phrase: &Phrase, next: &Phrase) -> Option<record::Base> {
    let setting = governors::setting(view, next);
    let measure = measures::measure(view, next, &setting).unwrap_or(Measure::Other);
    shares::base(view, phrase, next, unit(view, next, &setting, measure))
}

fn measured(view: &View<'_>, phrase: &Phrase, before: &[Measured]) -> Option<Measured> {
    let setting = governors::setting(view, phrase);
    let leaned = leaned(view, phrase, &setting, before);
    let own = measures::measure(view, phrase, &setting);
    // "40 hostages, including six children": the part measures what the whole does.
    let whole = before
        .last()
        .filter(|_| setting.included && own == Some(Measure::People));
    let measure = whole
        .map(|whole| whole.quantity.measure)
        .or(own)
        .or(leaned.map(|last| last.quantity.measure))
        .unwrap_or(Measure::Other);
    if !is_telling(view, phrase, &setting, measure) {
        return None;
    }
    let counted = setting.counted.or(leaned.and_then(|last| last.counted));
    let quantity = Quantity {
        words: view.of.span(phrase.tokens.clone()),
        measure,
        low: phrase.low,
        high: phrase.high,
        unit: unit(view, phrase, &setting, measure),
        comparator: phrase.comparator,
        nature: nature(view, phrase, &setting, measure),
        scope: scope(view, phrase, &setting),
        counted: counted.map(|noun| counted_words(view, phrase, noun)),
        base: None,
        derived: None,
        as_of: None,
    };
    Some(Measured {
        quantity,
        tokens: phrase.tokens.clone(),
        counted,
        predicate: predicate(view, phrase, &setting),
        about: about::about(view, phrase, &setting, measure)
            .filter(|at| Some(*at) != counted)
            .or(leaned.and_then(|last| last.about)),
    })
}

/// The number before in the same sentence, on which a number without a noun leans: "3,500
/// fighters remain in Iraq and a maximum of 4,000 in Syria".
fn leaned<'m>(
    view: &View<'_>,
    phrase: &Phrase,
    setting: &Setting,
    before: &'m [Measured],
) -> Option<&'m Measured> {
    let sentence = |at: usize| view.token(at).sentence;
    // What stands in brackets is an aside: "8,397 casualties (2,562 deaths), a decrease of 1 percent".
    let aside = |at: usize| is_aside(view, at) && !is_aside(view, phrase.tokens.start);
    let last = before.iter().rev().find(|last| !aside(last.tokens.start))?;
    let same = sentence(last.tokens.start) == sentence(phrase.tokens.start);
    let leans = matches!(phrase.unit, None | Some(Unit::Percent | Unit::Times));
    let bare =
        setting.counted.is_none() || setting.counted.is_some_and(|noun| refers_back(view, noun));
    let countable = !matches!(last.quantity.measure, Measure::Duration | Measure::Distance);
    (same
        && leans
        && bare
        && setting.state.is_none()
        && countable
        && last.quantity.measure != Measure::Other)
        .then_some(last)
}

/// Whether a bracket opened before `at` in its sentence is still open there.
fn is_aside(view: &View<'_>, at: usize) -> bool {
    let start = view.of.sentences[view.token(at).sentence].start;
    let bracket = (start..at).rev().find(|at| view.is(*at, &["(", ")"]));
    bracket.is_some_and(|at| view.low(at) == "(")
}

/// "half the count of a month ago", "an increase of 15 percent", "12 of them": another name for the number before.
fn refers_back(view: &View<'_>, noun: usize) -> bool {
    let lemma = view.of.lemma(noun);
    verbs::is_change(lemma)
        || view.is(noun, &["them", "whom", "which", "those", "others"])
        || matches!(
            lemma,
            "count" | "number" | "figure" | "total" | "tally" | "toll" | "level"
        )
}

fn nature(view: &View<'_>, phrase: &Phrase, setting: &Setting, measure: Measure) -> Nature {
    match (measure, natures::nature(view, phrase, setting)) {
        // "the army lost 12 men" tells how many fell, not by how much the army shrank.
        (Measure::Fatalities | Measure::Wounded | Measure::Duration, Nature::Change)
            if phrase.unit != Some(Unit::Percent) =>
        {
            Nature::Level
        }
        (_, nature) => nature,
    }
}

/// Whether an amount says enough to be kept.
///
/// "several reports" and "one of the reasons" count, but measure nothing that
/// anybody would look up; vague amounts need a measure, "one" a strong one.
fn is_telling(view: &View<'_>, phrase: &Phrase, setting: &Setting, measure: Measure) -> bool {
    let strong = !matches!(
        measure,
        Measure::Other | Measure::People | Measure::Duration | Measure::Distance
    );
    let losses = matches!(
        measure,
        Measure::Fatalities
            | Measure::Wounded
            | Measure::Casualties
            | Measure::Captured
            | Measure::Abducted
            | Measure::Displaced
            | Measure::LeadersLost
    );
    match phrase.amount {
        Amount::Few if view.is(phrase.numeral.start, &["no"]) => losses,
        Amount::Few => true,
        Amount::Many => strong || measure == Measure::People && phrase_counts(view, phrase),
        Amount::Most => strong,
        Amount::Number(1.0) if phrase.unit.is_none() => {
            losses
                && !(view.low(phrase.numeral.start) == "one"
                    && setting.counted.is_none()
                    && setting.state.is_none()
                    && setting.governor.is_none())
        }
        _ => true,
    }
}

/// "dozens of people" is a number of people; "many people think" is none.
fn phrase_counts(view: &View<'_>, phrase: &Phrase) -> bool {
    !view.is(
        phrase.numeral.start,
        &["many", "several", "numerous", "multiple", "countless"],
    )
}

fn unit(view: &View<'_>, phrase: &Phrase, setting: &Setting, measure: Measure) -> Unit {
    use Measure::{
        Abducted, Captured, Casualties, Displaced, Fatalities, Fighters, Forces, GroupSize,
        LeadersLost, People, Recruits, Wounded,
    };
    let people = matches!(
        measure,
        Abducted
            | Captured
            | Casualties
            | Displaced
            | Fatalities
            | Fighters
            | Forces
            | GroupSize
            | LeadersLost
            | People
            | Recruits
            | Wounded
    );
    let uncounted = matches!(phrase.amount, Amount::Few)
        && setting
            .counted
            .is_none_or(|noun| !measures::counts_people(view, noun));
    phrase.unit.unwrap_or(if people && !uncounted {
        Unit::Persons
    } else {
        Unit::Count
    })
}

/// The counted noun with what describes it, number and articles left out.
fn counted_words(view: &View<'_>, phrase: &Phrase, noun: usize) -> record::Span {
    use crate::analysis::Pos::{Adj, Noun, Propn};
    let first = if noun >= phrase.tokens.end {
        phrase.tokens.end
    } else {
        noun
    };
    let describes =
        |at: &usize| matches!(view.token(*at).pos, Adj | Noun | Propn) || view.is(*at, &["-"]);
    let start = (first..noun)
        .rev()
        .take_while(describes)
        .last()
        .unwrap_or(noun);
    view.of.span(start..noun + 1)
}

fn predicate(view: &View<'_>, phrase: &Phrase, setting: &Setting) -> Option<usize> {
    let state = setting.state.filter(|at| view.is_verb(*at));
    about::holding_phrase(view, phrase).or(state).or_else(|| {
        let from = setting
            .governor
            .map_or(phrase.numeral.start, |governor| governor.token);
        governors::predicate(view, from)
    })
}

fn scope(view: &View<'_>, phrase: &Phrase, setting: &Setting) -> Scope {
    let start = phrase.tokens.start;
    let total = (view.before(start, 1) == "of" && view.before(start, 2) == "total")
        || view.is(phrase.tokens.end, &["total", "altogether"])
        || setting.governor.is_some_and(|governor| matches!(governor.role, governors::Role::Oblique(prep) if view.low(prep) == "to" && view.before(prep, 1) == "total"));
    let bracketed =
        view.before(start, 1) == "(" && setting.counted.is_none() && setting.state.is_none();
    let of_those = setting
        .counted
        .is_some_and(|noun| view.is(noun, &["them", "whom", "which", "those"]));
    match () {
        () if total => Scope::Total,
        () if phrase.further => Scope::Further,
        () if setting.included || bracketed || of_those => Scope::Part,
        () => Scope::Whole,
    }
}
