//! What a number counts and which word governs it, by the tree where it helps and by the row of words where not.

use super::phrases::Phrase;
use super::view::View;
use super::{states, units, verbs};
use crate::analysis::{Dep, Pos, Tag};

/// Where a number phrase stands in its sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting {
    /// The noun that is counted, or of which a share is taken.
    pub(super) counted: Option<usize>,
    /// A word beside it that says what became of the counted: "12 dead", "five people killed".
    pub(super) state: Option<usize>,
    /// The word that governs the number.
    pub(super) governor: Option<Governor>,
    /// A noun that only frames the number: "a total of", "a group of".
    pub(super) frame: Option<usize>,
    /// Whether the number is a part of one told before: "including two children".
    pub(super) included: bool,
}

/// A governing word and the part the counted plays for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Governor {
    pub(super) token: usize,
    pub(super) role: Role,
}

/// The part that the counted plays for its governor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Subject,
    PassiveSubject,
    Object,
    Agent,
    /// Behind a preposition, given by its token.
    Oblique(usize),
    /// Behind "of" at a noun.
    Of,
    /// Attached in a way the tree does not tell.
    Loose,
}

/// Finds what `phrase` counts and what governs it.
pub(super) fn setting(view: &View<'_>, phrase: &Phrase) -> Setting {
    let mut setting = Setting::default();
    let top = view
        .of
        .top(phrase.numeral.clone())
        .unwrap_or(phrase.numeral.start);
    let direct = states::at(view, phrase.tokens.end);
    setting.counted = match direct {
        Some(_) => None,
        None => counted(view, phrase, top),
    };
    setting.state = direct.or_else(|| {
        setting
            .counted
            .and_then(|noun| state_of(view, phrase, noun))
    });
    climb(
        view,
        start_of_climb(view, phrase, top, setting.counted),
        &mut setting,
    );
    if let Some(verb) = verb_before(view, phrase).filter(|_| setting.counted.is_none()) {
        setting.governor = Some(Governor {
            token: verb,
            role: Role::Object,
        });
    }
    setting.governor = setting.governor.map(|governor| raised(view, governor));
    setting
}

/// "two are reported to have been killed": the verb behind "reported" tells what became of them.
fn raised(view: &View<'_>, governor: Governor) -> Governor {
    const RAISING: &[&str] = &[
        "report", "say", "believe", "think", "fear", "know", "presume", "allege", "appear", "seem",
        "continue", "begin", "start", "estimate", "claim",
    ];
    let subject = matches!(governor.role, Role::Subject | Role::PassiveSubject);
    let below = view
        .of
        .child(governor.token, &[Dep::Xcomp])
        .filter(|verb| view.is_verb(*verb));
    match below.filter(|_| subject && RAISING.contains(&view.of.lemma(governor.token))) {
        Some(token) => {
            let passive = view.of.child(token, &[Dep::AuxPass]).is_some();
            Governor {
                token,
                role: if passive {
                    Role::PassiveSubject
                } else {
                    Role::Subject
                },
            }
        }
        None => governor,
    }
}

/// "killing 12 and wounding scores": a verb right before a bare number has it as its object, whatever the tree says.
fn verb_before(view: &View<'_>, phrase: &Phrase) -> Option<usize> {
    let last = phrase.tokens.start.checked_sub(1)?;
    let transitive = verbs::measure(view.of.lemma(last), Role::Object).is_some();
    let active = matches!(
        view.token(last).tag,
        Tag::Vbg | Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vb
    );
    (transitive && active).then_some(last)
}

/// The noun above a numeral, behind "of", or next in the row.
fn counted(view: &View<'_>, phrase: &Phrase, top: usize) -> Option<usize> {
    let start = phrase.tokens.end + compared(view, phrase);
    let noun = by_head(view, phrase, top)
        .or_else(|| by_of(view, phrase))
        .or_else(|| by_row(view, start))?;
    Some(past_acronym(view, noun))
}

/// Words between a multiple and its noun: "twice as many fighters", "three times the number of attacks".
fn compared(view: &View<'_>, phrase: &Phrase) -> usize {
    const WORDS: &[&[&str]] = &[
        &["as", "many"],
        &["as", "much"],
        &["the", "number", "of"],
        &["more"],
    ];
    let end = phrase.tokens.end;
    WORDS
        .iter()
        .find(|words| view.starts(end, words))
        .map_or(0, |words| words.len())
}

/// "three Guard Corps (GC) members": an acronym in brackets does not end the noun phrase.
fn past_acronym(view: &View<'_>, noun: usize) -> usize {
    let bracketed =
        view.low(noun + 1) == "(" && view.low(noun + 3) == ")" && view.is_capital(noun + 2);
    if bracketed && view.is_noun(noun + 4) {
        noun + 4
    } else {
        noun
    }
}

fn by_head(view: &View<'_>, phrase: &Phrase, top: usize) -> Option<usize> {
    let last = phrase.tokens.end - 1;
    let top = if phrase.unit.is_some() {
        view.of.top(phrase.tokens.clone()).unwrap_or(top)
    } else {
        top
    };
    let head = view
        .of
        .head(top)
        .filter(|head| *head > last && *head <= last + 8)?;
    let modifies = matches!(
        view.token(top).dep,
        Dep::Nummod
            | Dep::Quantmod
            | Dep::Compound
            | Dep::Amod
            | Dep::Det
            | Dep::Predet
            | Dep::Nmod
            | Dep::Npadvmod
    );
    let plain = !(phrase.tokens.end..head).any(|at| view.is(at, &["of", ",", "(", ";", "and"]));
    (modifies && view.is_noun(head) && plain).then_some(head)
}

/// "hundreds of civilians", "40% of the territory", "12 of the kidnapped passengers".
fn by_of(view: &View<'_>, phrase: &Phrase) -> Option<usize> {
    let of = phrase.tokens.end;
    if view.low(of) != "of" {
        return None;
    }
    // "40% of the 34,000 square miles of territory": what is counted stands behind the second "of".
    let inner = view
        .of
        .child(of, &[Dep::Pobj])
        .filter(|noun| *noun > of && *noun < of + 9 && names_things(view, *noun));
    match inner {
        Some(noun) if units::is_unit(view, noun) && view.low(noun + 1) == "of" => {
            by_row(view, noun + 2)
        }
        // "half of it territory": a slip for "its".
        Some(noun) if noun == of + 1 && view.is(noun, &["it"]) => by_row(view, of + 1).or(inner),
        Some(_) => inner,
        None => by_row(view, of + 1),
    }
}

fn names_things(view: &View<'_>, at: usize) -> bool {
    matches!(view.token(at).pos, Pos::Noun | Pos::Propn | Pos::Pron)
}

/// The last noun of the noun phrase that begins at `start`, pronouns and measures aside.
fn by_row(view: &View<'_>, start: usize) -> Option<usize> {
    let mut last = None;
    let limit = (start + 9).min(view.len());
    for at in start..limit {
        let token = view.token(at);
        match token.pos {
            Pos::Noun | Pos::Propn => last = Some(at),
            _ if last.is_some() && token.pos != Pos::Part && token.tag != Tag::Hyph => break,
            Pos::Det if view.is(at, &["a", "an", "each", "every"]) => break,
            Pos::Adj | Pos::Det | Pos::Num | Pos::Sym => {}
            Pos::Pron
                if at == start
                    && view.is(
                        at,
                        &["its", "it", "their", "his", "our", "these", "those", "all"],
                    ) => {}
            Pos::Verb
                if matches!(token.tag, Tag::Vbn | Tag::Vbg)
                    && view.of.head(at).is_some_and(|head| head > at) => {}
            _ if token.tag == Tag::Hyph || view.is(at, &["-", "’s", "'s", "“", "\""]) => {}
            _ => break,
        }
    }
    last
}

/// "five people dead", "17 men killed in", "12 who died", "20 wounded soldiers".
fn state_of(view: &View<'_>, phrase: &Phrase, noun: usize) -> Option<usize> {
    let next = noun
        + 1
        + usize::from(view.is(
            noun + 1,
            &[
                "were",
                "was",
                "are",
                "allegedly",
                "reportedly",
                "believed",
                "feared",
                "left",
            ],
        ));
    // "two bombers killed themselves": a verb with an object of its own is no state of its subject.
    let active = |at: &usize| view.of.child(*at, &[Dep::Dobj]).is_some();
    let beside = || {
        states::at(view, next)
            .filter(|at| !active(at))
            .filter(|at| {
                view.of.head(*at) == Some(noun)
                    || view.token(*at).pos != Pos::Verb
                    || next == noun + 1
            })
    };
    let clause = || {
        view.of.children(noun).find(|child| {
            view.token(*child).dep == Dep::Acl
                && view.token(*child).tag == Tag::Vbn
                && states::at(view, *child).is_some()
        })
    };
    let before = || {
        (phrase.tokens.end..noun)
            .find(|at| states::at(view, *at).is_some() && view.token(*at).dep == Dep::Amod)
    };
    beside().or_else(clause).or_else(before)
}

/// From which token to climb: the counted noun where the number modifies it, else the number.
fn start_of_climb(view: &View<'_>, phrase: &Phrase, top: usize, counted: Option<usize>) -> usize {
    let of = view.low(phrase.tokens.end) == "of";
    match counted {
        Some(noun) if !of => noun,
        _ => view.of.top(phrase.tokens.clone()).unwrap_or(top),
    }
}

/// Nouns that frame a number and hand it on: "a total of six", "an average of 40".
const FRAMES: &[&str] = &[
    "total",
    "number",
    "average",
    "group",
    "crowd",
    "estimate",
    "series",
    "rest",
    "loss",
    "maximum",
    "minimum",
    "tally",
    "count",
    "figure",
    "sum",
    "majority",
    "range",
    "band",
    "team",
    "cell",
    "gang",
    "squad",
    "convoy",
    "party",
    "unit",
    "toll",
    "strength",
    "size",
    "mix",
    "combination",
];

fn climb(view: &View<'_>, from: usize, setting: &mut Setting) {
    let mut at = from;
    for _ in 0..14 {
        let Some(head) = view.of.head(at) else {
            return;
        };
        match view.token(at).dep {
            Dep::Pobj | Dep::Pcomp => match preposition(view, head, setting) {
                Step::On(next) => at = next,
                Step::Found(governor) => return setting.governor = Some(governor),
            },
            dep if !view.is_verb(head) && !matches!(dep, Dep::Nsubj | Dep::NsubjPass) => {
                if dep == Dep::Appos && FRAMES.contains(&view.of.lemma(head)) {
                    setting.frame = setting.frame.or(Some(head));
                }
                at = head;
            }
            dep => {
                return setting.governor = Some(Governor {
                    token: head,
                    role: role(dep),
                });
            }
        }
    }
}

enum Step {
    On(usize),
    Found(Governor),
}

/// What lies above a preposition: a frame to pass, a noun or a verb that governs.
fn preposition(view: &View<'_>, prep: usize, setting: &mut Setting) -> Step {
    let Some(above) = view.of.head(prep) else {
        return Step::Found(Governor {
            token: prep,
            role: Role::Loose,
        });
    };
    if view.token(prep).dep == Dep::Agent && setting.counted.is_some() {
        return Step::Found(Governor {
            token: above,
            role: Role::Agent,
        });
    }
    match view.low(prep) {
        "including" | "among" | "plus" => {
            setting.included = true;
            Step::On(above)
        }
        "of" if view.is_noun(above) && FRAMES.contains(&view.of.lemma(above)) => {
            setting.frame = setting.frame.or(Some(above));
            Step::On(above)
        }
        "of" if !view.is_verb(above) => Step::Found(Governor {
            token: above,
            role: Role::Of,
        }),
        _ => Step::Found(Governor {
            token: above,
            role: Role::Oblique(prep),
        }),
    }
}

fn role(dep: Dep) -> Role {
    match dep {
        Dep::Nsubj => Role::Subject,
        Dep::NsubjPass => Role::PassiveSubject,
        Dep::Dobj | Dep::Attr | Dep::Oprd | Dep::Dative => Role::Object,
        _ => Role::Loose,
    }
}

/// The nearest verb at or above `from`, which carries the number's claim.
pub(super) fn predicate(view: &View<'_>, from: usize) -> Option<usize> {
    std::iter::once(from)
        .chain(view.of.ancestors(from))
        .find(|at| view.is_verb(*at))
}
