//! What a number measures: decided from the counted noun, its state and the governing verb.

use super::governors::{Governor, Role, Setting};
use super::phrases::Phrase;
use super::view::View;
use super::{nouns, states, units, verbs};
use crate::analysis::{Dep, NamedKind, Pos};
use record::Measure::{self, *};
use record::Unit;

/// What `phrase` measures, or `None` when neither noun nor verb tells and it may lean on the number before it.
pub(super) fn measure(view: &View<'_>, phrase: &Phrase, setting: &Setting) -> Option<Measure> {
    match phrase.unit {
        Some(unit) if units::is_time(unit) => Some(Duration),
        Some(unit) if units::is_money(unit) => Some(money(view, setting)),
        Some(Unit::Kilometre | Unit::Mile | Unit::Metre) => Some(Distance),
        Some(Unit::SquareKilometre | Unit::SquareMile | Unit::Hectare | Unit::Acre) => {
            Some(Territory)
        }
        Some(Unit::Kilogram | Unit::Tonne | Unit::Pound | Unit::Barrel) => {
            Some(cargo(view, setting))
        }
        _ => of_things(view, phrase, setting),
    }
}

fn money(view: &View<'_>, setting: &Setting) -> Measure {
    const EARNS: &[&str] = &[
        "earn", "make", "raise", "collect", "generate", "bring", "receive", "extort", "revenue",
        "income", "profit",
    ];
    // "Brings the total to $2 billion" earns nothing; "brings in $2 billion" does.
    let in_ = |at: usize| {
        view.of.lemma(at) != "bring" || view.of.children(at).any(|c| view.of.word(c) == "in")
    };
    let earns = |at: usize| EARNS.contains(&view.of.lemma(at)) && in_(at);
    let governed = setting
        .governor
        .is_some_and(|governor| earns(governor.token));
    if governed || setting.counted.is_some_and(earns) {
        Revenue
    } else {
        Money
    }
}

fn cargo(view: &View<'_>, setting: &Setting) -> Measure {
    let arms = |at: usize| nouns::measure(view.of.lemma(at)) == Some(Weapons);
    if setting.counted.is_some_and(arms) {
        Weapons
    } else {
        Other
    }
}

fn of_things(view: &View<'_>, phrase: &Phrase, setting: &Setting) -> Option<Measure> {
    let noun = setting.counted.map(|at| view.of.lemma(at));
    if setting.counted.is_some_and(|at| is_area(view, at)) {
        return Some(Territory);
    }
    let by_noun = setting.counted.and_then(|at| noun_measure(view, at));
    let by_state = setting.state.and_then(|at| state_measure(view, at));
    let by_verb = setting
        .governor
        .and_then(|governor| verb_measure(view, governor));
    let people = setting.counted.is_none_or(|at| counts_people(view, at));
    let fate = by_state.or(by_verb).filter(|_| people);
    match (fate, by_noun) {
        (Some(Fatalities | Captured), Some(LeadersLost)) => Some(LeadersLost),
        (Some(fate), _) => Some(fate),
        (None, Some(LeadersLost)) => Some(People),
        (None, Some(_)) if noun == Some("life") => None,
        (None, Some(Fighters | Forces)) if in_band(view, setting) => Some(GroupSize),
        (None, Some(measure)) => Some(measure),
        (None, None) => by_circumstance(view, phrase, setting, people),
    }
}

/// What neither a telling noun nor a fate decides: lives claimed, ground held, people in a band.
fn by_circumstance(
    view: &View<'_>,
    phrase: &Phrase,
    setting: &Setting,
    people: bool,
) -> Option<Measure> {
    let counted = setting.counted;
    if counted.is_some_and(|at| view.of.lemma(at) == "life") {
        return setting
            .governor
            .filter(|governor| takes_lives(view, *governor))
            .map(|_| Fatalities);
    }
    if counted.is_some_and(|at| is_ground(view, at)) && holds_ground(view, setting) {
        return Some(Territory);
    }
    if counted.is_none() {
        return bare(view, phrase, setting);
    }
    let by_theme = || {
        phrase.unit == Some(Unit::Percent)
            && counted.is_some_and(|at| verbs::is_change(view.of.lemma(at)))
    };
    if by_theme() {
        return changed(view, setting);
    }
    people.then(|| {
        if in_band(view, setting) {
            GroupSize
        } else {
            People
        }
    })
}

/// A number without a noun: "claims 2", "the toll rose to 12".
fn bare(view: &View<'_>, phrase: &Phrase, setting: &Setting) -> Option<Measure> {
    // "blast claims 2": often tagged as a noun, so the words decide.
    if phrase.unit.is_none()
        && phrase.tokens.start > 0
        && view.is(phrase.tokens.start - 1, &["claims", "claimed", "claiming"])
    {
        return Some(Fatalities);
    }
    let governor = setting.governor?;
    let lemma = view.of.lemma(governor.token);
    if phrase.unit.is_none() && governor.role == Role::Of && lemma == "toll" {
        return Some(Fatalities);
    }
    theme(view, governor).and_then(|noun| theme_measure(view, noun))
}

/// "an increase of 15 percent", "a 1 percent decrease in attacks": what changed.
fn changed(view: &View<'_>, setting: &Setting) -> Option<Measure> {
    let noun = setting.counted?;
    let inside = view
        .of
        .children(noun)
        .filter(|child| view.is(*child, &["in", "of"]))
        .find_map(|prep| view.of.child(prep, &[Dep::Pobj]));
    inside.and_then(|noun| theme_measure(view, noun))
}

/// The noun that a verb of level sets a number beside: its subject, or its object when the number is oblique.
pub(super) fn theme(view: &View<'_>, governor: Governor) -> Option<usize> {
    let verb = governor.token;
    if !view.is_verb(verb) {
        return verbs::is_change(view.of.lemma(verb))
            .then(|| changed_by(view, verb))
            .flatten();
    }
    if !verbs::of_level(view.of.lemma(verb)) {
        return None;
    }
    let oblique = matches!(governor.role, Role::Oblique(_) | Role::Loose);
    let object = oblique.then(|| view.of.child(verb, &[Dep::Dobj])).flatten();
    object.or_else(|| view.of.child(verb, &[Dep::Nsubj, Dep::NsubjPass]))
}

fn changed_by(view: &View<'_>, noun: usize) -> Option<usize> {
    let inside = view
        .of
        .children(noun)
        .find(|child| view.is(*child, &["in"]));
    inside.and_then(|prep| view.of.child(prep, &[Dep::Pobj]))
}

/// "the death toll", "the number of attacks", "its fighters".
fn theme_measure(view: &View<'_>, noun: usize) -> Option<Measure> {
    const HOLDERS: &[&str] = &[
        "number", "count", "figure", "total", "tally", "size", "strength", "rate", "share", "level",
    ];
    let lemma = view.of.lemma(noun);
    if lemma == "toll" {
        return Some(Fatalities);
    }
    let held = || {
        let of = view
            .of
            .children(noun)
            .find(|child| view.is(*child, &["of"]))?;
        view.of.child(of, &[Dep::Pobj]).or(Some(of + 1))
    };
    if HOLDERS.contains(&lemma) {
        let inner = held()?;
        return noun_measure(view, inner)
            .or_else(|| states::at(view, inner + 1).and_then(|at| states::measure(view.low(at))))
            .or_else(|| states::measure(view.low(inner)));
    }
    noun_measure(view, noun)
}

fn noun_measure(view: &View<'_>, at: usize) -> Option<Measure> {
    let lemma = view.of.lemma(at).to_lowercase();
    let strike =
        at > 0 && lemma == "strike" && view.is(at - 1, &["hunger", "general", "labor", "labour"]);
    // "three other operations" of a company are no strikes: an operation counts only when it is armed.
    let armed = lemma != "operation"
        || at > 0
            && view.is(
                at - 1,
                &[
                    "military",
                    "security",
                    "counterterrorism",
                    "special",
                    "air",
                    "rescue",
                ],
            );
    nouns::measure(&lemma).filter(|_| !strike && armed)
}

fn state_measure(view: &View<'_>, at: usize) -> Option<Measure> {
    if states::casualties(view, at) {
        Some(Casualties)
    } else {
        states::measure(view.low(at))
    }
}

fn verb_measure(view: &View<'_>, governor: Governor) -> Option<Measure> {
    let at = governor.token;
    if view.is(at, &["shot"]) && view.is(at + 1, &["dead"]) {
        return Some(Fatalities);
    }
    let passive = matches!(
        governor.role,
        Role::PassiveSubject | Role::Object | Role::Subject
    );
    if passive && states::casualties(view, at) {
        return Some(Casualties);
    }
    if governor.role == Role::Of && view.of.lemma(at) == "life" {
        return view
            .of
            .head(at)
            .filter(|verb| takes_life(view, *verb))
            .map(|_| Fatalities);
    }
    idiom(view, at, governor.role).or_else(|| verbs::measure(view.of.lemma(at), governor.role))
}

fn takes_lives(view: &View<'_>, governor: Governor) -> bool {
    takes_life(view, governor.token)
}

fn takes_life(view: &View<'_>, at: usize) -> bool {
    matches!(
        view.of.lemma(at),
        "claim" | "take" | "cost" | "lose" | "end" | "kill"
    )
}

/// Whether the noun at `at` counts people: by the list, or as a name of a people ("three Iraqis").
pub(super) fn counts_people(view: &View<'_>, at: usize) -> bool {
    let norp = view
        .of
        .entity_at(at)
        .is_some_and(|entity| entity.kind == NamedKind::Norp);
    is_person(view.of.lemma(at))
        || norp
        || view.token(at).pos == Pos::Pron && !view.is(at, &["it", "its", "that", "this"])
}

/// Whether a lemma names people.
pub(super) fn is_person(lemma: &str) -> bool {
    nouns::is_person(&lemma.to_lowercase())
}

fn is_ground(view: &View<'_>, at: usize) -> bool {
    let place = view
        .of
        .entity_at(at)
        .is_some_and(|entity| matches!(entity.kind, NamedKind::Gpe | NamedKind::Loc));
    place
        || matches!(
            view.of.lemma(at),
            "village"
                | "town"
                | "city"
                | "district"
                | "province"
                | "country"
                | "settlement"
                | "position"
                | "region"
                | "state"
        )
}

fn holds_ground(view: &View<'_>, setting: &Setting) -> bool {
    setting.governor.is_some_and(|governor| {
        verbs::of_ground(view.of.lemma(governor.token)) || is_under_control(view, governor.token)
    })
}

/// "half of the province is under its control".
fn is_under_control(view: &View<'_>, verb: usize) -> bool {
    let held = || {
        view.of
            .subtree(verb)
            .into_iter()
            .any(|at| view.low(at) == "control")
    };
    matches!(view.of.lemma(verb), "be" | "remain" | "fall" | "come") && held()
}

/// "25% of the 8,000 square miles".
fn is_area(view: &View<'_>, at: usize) -> bool {
    at > 0 && view.is(at - 1, &["square"])
}

/// "a group of 30 gunmen", "small groups, usually no more than ten people".
fn in_band(view: &View<'_>, setting: &Setting) -> bool {
    // "the group of 7,000 fighters" is the organisation: its size is its fighters.
    let definite = |frame| {
        view.of
            .children(frame)
            .any(|child| view.low(child) == "the")
    };
    let band = |frame| {
        matches!(
            view.of.lemma(frame),
            "group" | "band" | "team" | "cell" | "gang" | "squad" | "crowd" | "party" | "unit"
        )
    };
    setting
        .frame
        .is_some_and(|frame| band(frame) && !definite(frame))
}

/// "9,000 people have left their homes", "12 lost their lives": verb and object together.
fn idiom(view: &View<'_>, verb: usize, role: Role) -> Option<Measure> {
    let object = view
        .of
        .child(verb, &[Dep::Dobj])
        .filter(|_| role == Role::Subject)?;
    match (view.of.lemma(verb), view.of.lemma(object)) {
        ("leave" | "abandon" | "lose", "home" | "house" | "village") => Some(Measure::Displaced),
        ("lose", "life") => Some(Measure::Fatalities),
        _ => None,
    }
}
