//! Claims with a number: the number's holder is whoever's content it stands in.

use super::{
    Evidence, Number, bind, event, fate, parties, source, stance, statements, subject, sure,
};
use crate::analysis::{Dep, Pos, Tag};
use crate::attribution::Act;
use record::{Draft, Entity, Kind, Measure, Place, Quantity, Span, Unit};
use std::ops::Range;

/// Drafts of all numbers that are about something.
pub(super) fn drafts(evidence: &Evidence<'_>) -> Vec<Draft> {
    all(evidence).filter(tells).collect()
}

/// Sentences with a number of people that nobody known and no event takes up.
pub(super) fn left(evidence: &Evidence<'_>) -> impl Iterator<Item = Span> {
    let of_people = |draft: &Draft| {
        let quantity = draft.quantity.as_ref();
        quantity.is_some_and(|quantity| quantity.measure == Measure::People)
    };
    all(evidence)
        .filter(move |draft| !tells(draft) && of_people(draft))
        .map(|draft| draft.span)
}

fn all(evidence: &Evidence<'_>) -> impl Iterator<Item = Draft> {
    (0..evidence.numbers.len()).filter_map(|index| draft(evidence, &measured(evidence, index)))
}

/// "Four soldiers say that": how many speak is no claim.
fn counts_speakers(evidence: &Evidence<'_>, number: &Number) -> bool {
    use Measure::{Fighters, Forces, Other, People};
    let people = matches!(number.quantity.measure, Fighters | Forces | Other | People);
    people && source::names_speaker(evidence, number.tokens.start)
}

/// "Rose from 25 to 71": what the number was is not what it is.
fn is_former(evidence: &Evidence<'_>, number: &Number) -> bool {
    let text = &evidence.text;
    let (start, end) = (number.tokens.start, number.tokens.end);
    let between = start > 0
        && text.word(start - 1) == "from"
        && text.tokens.get(end).is_some_and(|_| text.word(end) == "to");
    let changes = |up: usize| {
        matches!(
            text.lemma(up),
            "rise" | "fall" | "increase" | "grow" | "climb" | "drop" | "decline" | "jump"
        )
    };
    between && text.ancestors(start).take(4).any(changes)
}

/// "For two years", "three points": a number of nothing in particular says
/// something only of somebody.
fn tells(draft: &Draft) -> bool {
    draft.subject.is_some()
        || draft
            .quantity
            .as_ref()
            .is_some_and(|quantity| !is_loose(quantity.measure))
}

fn is_loose(measure: Measure) -> bool {
    use Measure::{Distance, Duration, Other, People};
    matches!(measure, Duration | Distance | Other | People)
}

fn measured(evidence: &Evidence<'_>, index: usize) -> Number {
    fate::told(evidence, complete(evidence, index))
}

/// "The ministry has spoken of 14": a number of nothing takes up what the number
/// before it in the paragraph counts, if that is people.
fn complete(evidence: &Evidence<'_>, index: usize) -> Number {
    let number = evidence.numbers[index].clone();
    let bare = number.quantity.measure == Measure::Other
        && number.quantity.counted.is_none()
        && number.quantity.unit == Unit::Count;
    let held = evidence.holder(number.tokens.start).is_some();
    let before = index
        .checked_sub(1)
        .map(|before| &evidence.numbers[before])
        .filter(|before| bare && held && near(before, &number));
    match before {
        Some(before) => Number {
            quantity: Quantity {
                measure: before.quantity.measure,
                unit: before.quantity.unit,
                ..number.quantity
            },
            ..number
        },
        None => number,
    }
}

fn near(before: &Number, number: &Number) -> bool {
    before.quantity.unit == Unit::Persons && number.tokens.start - before.tokens.end < 40
}

fn draft(evidence: &Evidence<'_>, number: &Number) -> Option<Draft> {
    let at = number.tokens.start;
    if counts_speakers(evidence, number) || is_former(evidence, number) {
        return None;
    }
    let predicate = number
        .predicate
        .or_else(|| verb_above(evidence, at))
        .unwrap_or(at);
    let predicate = joined_to(evidence, predicate).unwrap_or(predicate);
    let tokens = around(evidence, predicate, at);
    let clause = statements::hull(evidence, &tokens)?.cover(number.quantity.words);
    let holder = evidence
        .holder(at)
        .filter(|index| source::speaks(evidence, &evidence.said[*index]));
    let (attribution, stance, span) = match holder {
        Some(index) => {
            let attribution =
                source::attribution(evidence, index, content(evidence, index, clause));
            let whole = source::whole(evidence, index, &attribution)?.cover(clause);
            (
                attribution,
                stance::reported(evidence, &evidence.said[index], Some(predicate)),
                whole,
            )
        }
        None => (
            source::author(evidence, at, vec![clause]),
            stance::own(evidence, predicate),
            sentence(evidence, at).cover(clause),
        ),
    };
    // Who stands beside what somebody says is no part of it: "called the minister to regret the deaths of 50".
    let said = |t: &usize| {
        let speaks = holder.map(|index| &evidence.said[index]);
        speaks
            .filter(|said| said.source.is_some())
            .is_none_or(|said| said.content.iter().any(|part| part.contains(t)))
    };
    let told: Vec<usize> = tokens
        .iter()
        .copied()
        .filter(said)
        .filter(|t| !source::names_speaker(evidence, *t) && !is_victim(evidence, number, *t))
        .collect();
    // "Approves a new $10 million Chinese base": what is paid for is not who pays.
    let paid = number.quantity.measure == Measure::Money;
    let subject = number
        .about
        .filter(|_| !paid)
        .filter(|about| told.contains(about) || !tokens.contains(about))
        .filter(|about| !source::names_speaker(evidence, *about))
        .and_then(|about| evidence.entity(about).cloned())
        .or_else(|| asked(evidence, holder?, predicate))
        .or_else(|| second_counted(evidence, number))
        .or_else(|| subject::made_to(evidence, predicate))
        .or_else(|| match subject::who_does(evidence, predicate) {
            Some(doer) => parties::somebody(evidence, doer),
            None => subject::subject(evidence, predicate, &told),
        })
        .or_else(|| evidence.entity(number.about.filter(|_| paid)?).cloned());
    let place = bind::place(evidence, at, clause).or_else(|| scene(evidence, number, span));
    let subject = subject
        .or_else(|| counted_forces(evidence, number))
        .or_else(|| subject::measured(evidence, number.quantity.measure));
    let event = event::of_number(evidence, number, predicate, stance);
    let measure = number.quantity.measure;
    let told = event.filter(|_| !is_loose(measure));
    let subject = subject
        .or_else(|| subject::vower(evidence, holder))
        .or_else(|| subject::responsible(evidence, holder))
        .or_else(|| subject::beside(evidence, at).filter(|_| harms(measure)))
        .or_else(|| {
            let own = evidence.numbers_by(at).any(|own| {
                own.quantity.words == number.quantity.words && own.quantity.measure == measure
            });
            subject::toll(evidence, at, measure, place.as_ref(), event).filter(|_| own)
        })
        .or_else(|| subject::incident(evidence, told?.trigger, place.as_ref()));
    let time = number
        .quantity
        .as_of
        .clone()
        .or_else(|| bind::time(evidence, at, clause));
    Some(Draft {
        span,
        attribution,
        kind: Kind::Number,
        stance,
        certainty: sure::of(evidence, predicate, span),
        subject,
        place,
        time: time.clone(),
        quantity: Some(Quantity {
            as_of: time,
            ..number.quantity.clone()
        }),
        event: event.map(|event| event::told(evidence, event)),
    })
}

/// "Two men of the Front and three of the army's soldiers died": of victims that are joined and lead the sentence, each
/// number counts its own. Not of those whom somebody killed: the sentence is about who did it.
fn second_counted(evidence: &Evidence<'_>, number: &Number) -> Option<Entity> {
    let text = &evidence.text;
    let noun = text.head(number.tokens.end - 1)?;
    let joined = |at: usize| matches!(text.tokens[at].dep, Dep::Conj | Dep::Appos);
    let first = std::iter::once(noun)
        .chain(text.ancestors(noun))
        .find(|at| !joined(*at))?;
    let leads = matches!(text.tokens[first].dep, Dep::Nsubj | Dep::NsubjPass);
    let own = leads && joined(noun) && harms(number.quantity.measure);
    own.then(|| parties::somebody(evidence, noun))?
}

/// "Called on the group to free 40 prisoners": who should do what is asked for.
fn asked(evidence: &Evidence<'_>, holder: usize, predicate: usize) -> Option<Entity> {
    let said = &evidence.said[holder];
    let own = evidence
        .text
        .head(predicate)
        .is_some_and(|verb| said.cue.contains(&verb));
    let asks = said.act == Act::Urges && own;
    asks.then(|| subject::urged(evidence, said, predicate))?
}

fn harms(measure: Measure) -> bool {
    use Measure::{Casualties, Fatalities, Wounded};
    matches!(measure, Fatalities | Wounded | Casualties)
}

/// "Six are killed and nine hurt after a bomber strikes in Gao": where the victims fell, told in the clause beside.
fn scene(evidence: &Evidence<'_>, number: &Number, within: Span) -> Option<Place> {
    use Measure::{Casualties, Fatalities, Wounded};
    let harms = matches!(number.quantity.measure, Fatalities | Wounded | Casualties);
    bind::place(evidence, number.tokens.start, within).filter(|_| harms)
}

/// "Four Norwegian soldiers": the state whose they are.
fn counted_forces(evidence: &Evidence<'_>, number: &Number) -> Option<Entity> {
    let about = number
        .about
        .filter(|_| number.quantity.measure == Measure::Forces)?;
    parties::somebody(evidence, about)
}

/// "Wounding a soldier": who is counted is not whom the claim is about.
fn is_victim(evidence: &Evidence<'_>, number: &Number, at: usize) -> bool {
    use Measure::{Abducted, Captured, Casualties, Fatalities, Wounded};
    let harms = matches!(
        number.quantity.measure,
        Fatalities | Wounded | Casualties | Captured | Abducted
    );
    let counted = number.quantity.counted.map(|span| evidence.tokens(span));
    harms && counted.is_some_and(|tokens| tokens.contains(&at))
}

/// The part of what is said that holds the number's clause; all of it where the clause is scattered.
fn content(evidence: &Evidence<'_>, index: usize, clause: Span) -> Vec<Span> {
    let told = |part: &Range<usize>| {
        let bare = evidence.text.span(statements::without_that(evidence, part));
        (evidence.text.span(part.clone()), bare)
    };
    let parts = evidence.said[index].content.iter();
    let parts = parts.filter(|part| !statements::is_lone_that(evidence, part));
    let parts: Vec<(Span, Span)> = parts.map(told).collect();
    match parts.iter().find(|(part, _)| part.contains(clause)) {
        Some((_, bare)) => vec![Span::new(clause.start.max(bare.start), clause.end)],
        None => parts.into_iter().map(|(_, bare)| bare).collect(),
    }
}

/// The sentence around a number of the author's: a clause of it alone is hard to read.
fn sentence(evidence: &Evidence<'_>, at: usize) -> Span {
    let tokens: Vec<usize> = evidence.text.sentences[evidence.text.tokens[at].sentence]
        .clone()
        .collect();
    statements::hull(evidence, &tokens).unwrap_or(evidence.text.tokens[at].span)
}

fn verb_above(evidence: &Evidence<'_>, at: usize) -> Option<usize> {
    evidence
        .text
        .ancestors(at)
        .find(|up| matches!(evidence.text.tokens[*up].pos, Pos::Verb | Pos::Aux))
}

/// "Leaving ten dead and 15 people wounded": the participle that another is joined to, which is no clause of its own.
fn joined_to(evidence: &Evidence<'_>, at: usize) -> Option<usize> {
    let text = &evidence.text;
    let bare = text.tokens[at].dep == Dep::Conj
        && text.tokens[at].tag == Tag::Vbn
        && text.child(at, &[Dep::Aux, Dep::AuxPass]).is_none();
    text.head(at)
        .filter(|head| bare && text.tokens[*head].tag == Tag::Vbg)
}

/// The tokens of the smallest full clause around the number.
fn around(evidence: &Evidence<'_>, predicate: usize, at: usize) -> Vec<usize> {
    let text = &evidence.text;
    let full = |t: &usize| {
        text.child(*t, &[Dep::Nsubj, Dep::NsubjPass, Dep::Csubj])
            .is_some()
    };
    let head = std::iter::once(predicate)
        .chain(text.ancestors(predicate))
        .find(full)
        .unwrap_or(predicate);
    let mut tokens = statements::clause(evidence, head);
    if tokens.binary_search(&at).is_err() {
        tokens = text.sentences[text.tokens[at].sentence].clone().collect();
    }
    tokens
}
