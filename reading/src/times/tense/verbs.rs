//! What one verb tells of the date it governs.

use super::{AHEAD, Tense};
use crate::analysis::{Analysis, Dep, Tag};

/// Words after which "to leave Monday" lies ahead.
const PLANS: &[&str] = &[
    "expect", "plan", "schedule", "set", "slate", "due", "intend", "want", "hope", "aim",
    "promise", "vow", "threaten", "agree", "prepare", "order", "ask", "urge", "invite", "decide",
    "seek", "go", "offer", "need", "likely", "ready", "suppose", "call", "continue", "have", "be",
    "able", "unable",
];

/// Whose own date lies ahead, in any tense: "planned the rally for Monday", "has scheduled talks for Friday".
const ARRANGES: &[&str] = &["plan", "schedule", "slate"];

/// The same in the passive alone: "is set for Friday", but "asked on Friday why he lost".
const EXPECTED: &[&str] = &["expect", "set", "due", "intend"];

/// "was postponed until Monday", "extended the truce until Friday": a day still to come.
const PUTS_OFF: &[&str] = &[
    "postpone", "delay", "adjourn", "suspend", "recess", "extend", "prolong", "renew",
];

/// What the present tells of a day to come: "the trial opens Monday", "voters go to the polls on Sunday".
/// Of other verbs it is a headline's past: "court frees editor Monday".
const OPENS: &[&str] = &[
    "begin", "start", "open", "expire", "resume", "vote", "go", "hold", "return", "follow",
];

/// What a present progressive arranges: "is meeting Monday". "is reeling from the raid on Monday" looks back.
const ARRANGED: &[&str] = &[
    "go", "come", "leave", "meet", "travel", "arrive", "return", "fly", "visit", "hold", "start",
    "begin", "open", "launch", "host", "speak", "release", "join", "depart", "resume", "close",
    "prepare", "brace", "gird", "head", "plan",
];

/// What one verb tells.
pub(super) enum Sign {
    Tells(Tense),
    /// Neither it nor what governs it can tell.
    Silent,
    AskHead,
}

/// `direct`: nothing stands between the date and the verb but a preposition.
pub(super) fn sign(analysis: &Analysis, verb: usize, direct: bool) -> Sign {
    let auxiliaries = || dependents(analysis, verb).filter(|child| is_aux(analysis, *child));
    let helped_by = |lemma: &str| auxiliaries().any(|aux| analysis.lemma(aux) == lemma);
    let modal = auxiliaries().find(|aux| analysis.tokens[*aux].tag == Tag::Md);
    if let Some(modal) = modal.filter(|modal| !is_could(analysis, *modal)) {
        return Sign::Tells(of_modal(analysis, verb, modal, helped_by("have")));
    }
    match analysis.tokens[verb].tag {
        Tag::Vbd | Tag::Vbn if arranges(analysis, verb) => Sign::Tells(Tense::Future),
        Tag::Vbd => Sign::Tells(Tense::Past),
        Tag::Md => Sign::Tells(Tense::Future),
        Tag::Vbz | Tag::Vbp => present(analysis, verb, direct),
        Tag::Vb if helped_by("to") => infinitive(analysis, verb),
        Tag::Vbn if EXPECTED.contains(&analysis.lemma(verb)) && !helped_by("have") => {
            Sign::Tells(Tense::Future)
        }
        Tag::Vbn => Sign::Tells(Tense::Past),
        Tag::Vbg if auxiliaries().any(|aux| analysis.tokens[aux].tag == Tag::Vbd) => {
            Sign::Tells(Tense::Past)
        }
        Tag::Vbg if helped_by("have") => Sign::Tells(Tense::Past),
        Tag::Vbg if helped_by("be") && ARRANGED.contains(&analysis.lemma(verb)) => {
            Sign::Tells(Tense::Future)
        }
        Tag::Vbg if helped_by("be") => Sign::Silent,
        _ => Sign::AskHead,
    }
}

/// Whether "until Tuesday" after it is still to come: "has given them until Tuesday", "was adjourned until Monday".
pub(super) fn lasts(analysis: &Analysis, verb: usize) -> bool {
    is_present_perfect(analysis, verb) || PUTS_OFF.contains(&analysis.lemma(verb))
}

/// "will meet Monday" looks ahead; "may have died Monday" and "would not comment Monday" back.
fn of_modal(analysis: &Analysis, verb: usize, modal: usize, perfect: bool) -> Tense {
    const SAYS: &[&str] = &["say", "comment", "confirm", "discuss", "identify"];
    let will = matches!(analysis.word(modal), "will" | "'ll" | "’ll" | "wo");
    let refuses = analysis.word(modal) == "would"
        && SAYS.contains(&analysis.lemma(verb))
        && dependents(analysis, verb).any(|child| analysis.tokens[child].dep == Dep::Neg);
    if refuses || perfect && !will {
        Tense::Past
    } else {
        Tense::Future
    }
}

fn is_present_perfect(analysis: &Analysis, verb: usize) -> bool {
    let has = |child: usize| {
        is_aux(analysis, child) && matches!(analysis.word(child), "has" | "have" | "'ve" | "'s")
    };
    analysis.tokens[verb].tag == Tag::Vbn && dependents(analysis, verb).any(has)
}

/// "planned a rally for Monday", "extended the deadline until Tuesday".
fn arranges(analysis: &Analysis, verb: usize) -> bool {
    let deadline = |object: usize| {
        matches!(analysis.tokens[object].dep, Dep::Dobj | Dep::NsubjPass)
            && AHEAD.contains(&analysis.lemma(object))
    };
    ARRANGES.contains(&analysis.lemma(verb)) || dependents(analysis, verb).any(deadline)
}

/// Dependents, as many as a sentence of sense has.
fn dependents<'a>(analysis: &'a Analysis, verb: usize) -> impl Iterator<Item = usize> + 'a {
    analysis.children(verb).take(64)
}

fn is_aux(analysis: &Analysis, at: usize) -> bool {
    matches!(analysis.tokens[at].dep, Dep::Aux | Dep::AuxPass)
}

/// "could" and "might" of reports look back as often as ahead.
fn is_could(analysis: &Analysis, at: usize) -> bool {
    matches!(analysis.word(at), "could" | "might" | "Could" | "Might")
}

/// Headlines tell the past in the present ("court frees editor Monday"), schedules the future
/// ("the vote is on Sunday").
fn present(analysis: &Analysis, verb: usize, direct: bool) -> Sign {
    match analysis.lemma(verb) {
        _ if is_condition(analysis, verb) => Sign::Tells(Tense::Future),
        "be" if direct => Sign::Tells(Tense::Future),
        lemma if direct && OPENS.contains(&lemma) => Sign::Tells(Tense::Future),
        "plan" | "expect" | "intend" | "hope" | "aim" | "prepare" | "want" => {
            Sign::Tells(Tense::Future)
        }
        "be" | "have" | "say" => Sign::AskHead,
        _ => Sign::Silent,
    }
}

/// "if he wins in November", "when they meet Monday", "before the court rules on Friday".
fn is_condition(analysis: &Analysis, verb: usize) -> bool {
    const OPENERS: &[&str] = &["if", "unless", "when", "once", "until", "before"];
    dependents(analysis, verb)
        .take_while(|child| *child < verb)
        .any(|child| OPENERS.contains(&analysis.lemma(child)))
}

/// "to leave Monday" under "plan" lies ahead; after "flew in" or "refused" it may lie on either side, and
/// before its head it is no plan: "among the first to join on Friday were three more".
fn infinitive(analysis: &Analysis, verb: usize) -> Sign {
    let plans = analysis
        .head(verb)
        .is_some_and(|head| head < verb && PLANS.contains(&analysis.lemma(head)));
    if plans {
        Sign::Tells(Tense::Future)
    } else {
        Sign::Silent
    }
}
