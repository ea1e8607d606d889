//! Whether a sentence looks back or ahead, from the verb that governs a date.
//!
//! "will meet Monday" and "said Monday" name different Mondays.

use super::cursor::Cursor;
use super::words::{Edge, Lex};
use crate::analysis::{Analysis, Dep, Pos, Tag};

/// What has a date ahead: "the deadline of Monday", "due Friday".
const AHEAD: &[&str] = &["deadline", "ultimatum", "due"];

/// The side of the present a date lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
}

/// Words after which "to leave Monday" lies ahead.
const PLANS: &[&str] = &[
    "expect", "plan", "schedule", "set", "slate", "due", "intend", "want", "hope", "aim",
    "promise", "vow", "threaten", "agree", "prepare", "order", "ask", "urge", "invite", "decide",
    "seek", "go", "offer", "need", "likely", "ready", "suppose", "call", "continue", "have", "be",
];

/// "as soon as Monday", "as early as next week".
pub(super) fn looks_ahead(c: &Cursor) -> bool {
    c.behind(1) == Lex::As
        && matches!(c.behind(2), Lex::Soon | Lex::Edge(Edge::Early))
        && c.behind(3) == Lex::As
}

/// The tense that governs token `at`; `None` without a parse.
pub(super) fn tense(analysis: &Analysis, at: usize) -> Option<Tense> {
    if analysis.tokens[at].dep == Dep::Poss {
        return Some(Tense::Past);
    }

    let until = analysis
        .head(at)
        .is_some_and(|head| matches!(analysis.word(head), "until" | "till"));
    let mut below = at;
    for head in analysis.ancestors(at).take(12) {
        if matches!(analysis.tokens[head].pos, Pos::Verb | Pos::Aux) {
            // "the toll of the blast on Monday will rise": the verb dates its subject's news, not the blast.
            if below != at && matches!(analysis.tokens[below].dep, Dep::Nsubj | Dep::NsubjPass) {
                return None;
            }
            if until && is_present_perfect(analysis, head) {
                return Some(Tense::Future);
            }
            match of_verb(analysis, head) {
                Sign::Tells(tense) => return Some(tense),
                Sign::Silent => return None,
                Sign::AskHead => {}
            }
        } else if AHEAD.contains(&analysis.lemma(head)) {
            return Some(Tense::Future);
        }
        below = head;
    }
    None
}

/// What one verb tells.
enum Sign {
    Tells(Tense),
    /// Neither it nor what governs it can tell.
    Silent,
    AskHead,
}

fn of_verb(analysis: &Analysis, verb: usize) -> Sign {
    let auxiliaries = || dependents(analysis, verb).filter(|child| is_aux(analysis, *child));
    let helped_by = |lemma: &str| auxiliaries().any(|aux| analysis.lemma(aux) == lemma);
    if auxiliaries().any(|aux| analysis.tokens[aux].tag == Tag::Md && !is_could(analysis, aux)) {
        return Sign::Tells(Tense::Future);
    }
    match analysis.tokens[verb].tag {
        Tag::Vbd | Tag::Vbn if moves_deadline(analysis, verb) => Sign::Tells(Tense::Future),
        Tag::Vbd => Sign::Tells(Tense::Past),
        Tag::Md => Sign::Tells(Tense::Future),
        Tag::Vbz | Tag::Vbp => present(analysis, verb),
        Tag::Vb if helped_by("to") => infinitive(analysis, verb),
        Tag::Vbn if PLANS.contains(&analysis.lemma(verb)) && !helped_by("have") => {
            Sign::Tells(Tense::Future)
        }
        Tag::Vbn => Sign::Tells(Tense::Past),
        Tag::Vbg if auxiliaries().any(|aux| analysis.tokens[aux].tag == Tag::Vbd) => {
            Sign::Tells(Tense::Past)
        }
        Tag::Vbg if helped_by("be") => Sign::Tells(Tense::Future),
        _ => Sign::AskHead,
    }
}

/// "has given them until Tuesday".
fn is_present_perfect(analysis: &Analysis, verb: usize) -> bool {
    let has = |child: usize| {
        is_aux(analysis, child) && matches!(analysis.word(child), "has" | "have" | "'ve" | "'s")
    };
    analysis.tokens[verb].tag == Tag::Vbn && dependents(analysis, verb).any(has)
}

/// "extended the deadline until Tuesday".
fn moves_deadline(analysis: &Analysis, verb: usize) -> bool {
    dependents(analysis, verb).any(|object| {
        matches!(analysis.tokens[object].dep, Dep::Dobj | Dep::NsubjPass)
            && AHEAD.contains(&analysis.lemma(object))
    })
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

/// Headlines tell the past in the present ("court frees editor Monday"), schedules the future;
/// only plans are sure to look ahead.
fn present(analysis: &Analysis, verb: usize) -> Sign {
    match analysis.lemma(verb) {
        "plan" | "expect" | "intend" | "hope" | "aim" | "prepare" | "want" => {
            Sign::Tells(Tense::Future)
        }
        "be" | "have" | "say" => Sign::AskHead,
        _ => Sign::Silent,
    }
}

/// "to leave Monday" under "plan" lies ahead; after "flew in" or "refused" it may lie on either side.
fn infinitive(analysis: &Analysis, verb: usize) -> Sign {
    let plans = analysis
        .head(verb)
        .is_some_and(|head| PLANS.contains(&analysis.lemma(head)));
    if plans {
        Sign::Tells(Tense::Future)
    } else {
        Sign::Silent
    }
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check_parsed, news, parsed};

    #[test]
    fn the_verb_tells_which_friday() {
        let will = parsed(
            "They will meet Friday",
            &[
                ("PRP", "nsubj", 2),
                ("MD", "aux", 2),
                ("VB", "ROOT", 2),
                ("NNP", "npadvmod", 2),
            ],
        );
        check_parsed(&will, news(), "Friday=2016-03-25");
        let met = parsed(
            "They met Friday",
            &[
                ("PRP", "nsubj", 1),
                ("VBD", "ROOT", 1),
                ("NNP", "npadvmod", 1),
            ],
        );
        check_parsed(&met, news(), "Friday=2016-03-18");
    }

    #[test]
    fn a_plan_looks_ahead_and_a_refusal_does_not() {
        let tree = |verb| {
            [
                ("PRP", "nsubj", 1),
                (verb, "ROOT", 1),
                ("TO", "aux", 3),
                ("VB", "xcomp", 1),
                ("NNP", "npadvmod", 3),
            ]
        };
        check_parsed(
            &parsed("They plan to leave Friday", &tree("VBP")),
            news(),
            "Friday=2016-03-25",
        );
        check_parsed(
            &parsed("They refused to leave Friday", &tree("VBD")),
            news(),
            "Friday=2016-03-18",
        );
    }

    #[test]
    fn the_owner_of_a_ruling_is_past() {
        let tree = [
            ("PRP", "nsubj", 2),
            ("MD", "aux", 2),
            ("VB", "ROOT", 2),
            ("NNP", "poss", 5),
            ("POS", "case", 3),
            ("NN", "dobj", 2),
        ];
        let text = "They will appeal Friday's ruling";
        let mut tokens = tree.to_vec();
        tokens.insert(5, ("POS", "case", 3));
        tokens[3].2 = 6;
        tokens[6].2 = 2;
        check_parsed(&parsed(text, &tokens), news(), "Friday=2016-03-18");
    }
}
