//! Whether a sentence looks back or ahead, from the verb that governs a date.
//!
//! "will meet Monday" and "said Monday" name different Mondays.

mod verbs;

use super::cursor::Cursor;
use super::words::{Edge, Lex};
use crate::analysis::{Analysis, Dep, Pos};
use verbs::Sign;

/// What has a date ahead: "the deadline of Monday", "due Friday", "ahead of the vote on Friday".
const AHEAD: &[&str] = &["deadline", "ultimatum", "due", "ahead"];

/// The side of the present a date lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
}

/// What the words just before a date tell, whatever the verb: "since early July" looks back,
/// "as soon as Monday", "as early as next week" and "between now and Nov. 8" ahead.
pub(super) fn cue(c: &Cursor) -> Option<Tense> {
    let soon = c.behind(1) == Lex::As
        && matches!(c.behind(2), Lex::Soon | Lex::Edge(Edge::Early))
        && c.behind(3) == Lex::As;
    let from_now =
        matches!(c.behind(1), Lex::And | Lex::To | Lex::Until) && c.behind(2) == Lex::Now;
    if c.behind(1) == Lex::Since {
        Some(Tense::Past)
    } else {
        (soon || from_now).then_some(Tense::Future)
    }
}

/// The tense that governs token `at`; `None` without a parse.
pub(super) fn tense(analysis: &Analysis, at: usize) -> Option<Tense> {
    if analysis.tokens[at].dep == Dep::Poss {
        return Some(of_owner(analysis, at));
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
            if until && verbs::lasts(analysis, head) {
                return Some(Tense::Future);
            }
            match verbs::sign(analysis, head, is_direct(analysis, at, below)) {
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

/// "Friday's ruling" was made, "ahead of Friday's vote" is before it.
fn of_owner(analysis: &Analysis, at: usize) -> Tense {
    let ahead = analysis
        .ancestors(at)
        .take(3)
        .any(|head| analysis.word(head) == "ahead");
    if ahead { Tense::Future } else { Tense::Past }
}

/// Nothing stands between a date and its verb but a preposition.
fn is_direct(analysis: &Analysis, at: usize, below: usize) -> bool {
    below == at || analysis.tokens[below].dep == Dep::Prep && analysis.head(at) == Some(below)
}

#[cfg(test)]
mod tests {
    use crate::times::testing::{check, check_parsed, news, parsed};

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

    #[test]
    fn words_before_a_date_outweigh_the_verb() {
        check(
            "He has been campaigning since early July. Much may change between now and June 8.",
            news(),
            "early July=2015-07; now=PRESENT_REF; June 8=2016-06-08",
        );
    }

    #[test]
    fn what_was_planned_lies_ahead_and_what_was_asked_does_not() {
        let tree = |verb| {
            [
                ("PRP", "nsubj", 1),
                (verb, "ROOT", 1),
                ("DT", "det", 3),
                ("NN", "dobj", 1),
                ("IN", "prep", 1),
                ("NNP", "pobj", 4),
            ]
        };
        check_parsed(
            &parsed("They schedule a rally for Friday", &tree("VBD")),
            news(),
            "Friday=2016-03-25",
        );
        check_parsed(
            &parsed("They ask a question on Friday", &tree("VBN")),
            news(),
            "Friday=2016-03-18",
        );
    }

    #[test]
    fn a_modal_of_the_past_looks_back() {
        let died = [
            ("PRP", "nsubj", 3),
            ("MD", "aux", 3),
            ("VB", "aux", 3),
            ("VBN", "ROOT", 3),
            ("NNP", "npadvmod", 3),
        ];
        check_parsed(
            &parsed("They may have died Friday", &died),
            news(),
            "Friday=2016-03-18",
        );
        check_parsed(
            &parsed("They will have left Friday", &died),
            news(),
            "Friday=2016-03-25",
        );
        let silent = [
            ("PRP", "nsubj", 3),
            ("MD", "aux", 3),
            ("RB", "neg", 3),
            ("VB", "ROOT", 3),
            ("NNP", "npadvmod", 3),
        ];
        check_parsed(
            &parsed("They would not say Friday", &silent),
            news(),
            "Friday=2016-03-18",
        );
    }

    #[test]
    fn schedules_in_the_present_lie_ahead_and_headlines_do_not() {
        let tree = [
            ("NNP", "nsubj", 1),
            ("VBZ", "ROOT", 1),
            ("NNP", "npadvmod", 1),
        ];
        let opens = parsed("Trial begin Friday", &tree);
        check_parsed(&opens, news(), "Friday=2016-03-25");
        let frees = parsed("Court free Friday", &tree);
        check_parsed(&frees, news(), "Friday=2016-03-18");
        let wins = [
            ("IN", "mark", 2),
            ("NNP", "nsubj", 2),
            ("VBZ", "ROOT", 2),
            ("NNP", "npadvmod", 2),
        ];
        check_parsed(
            &parsed("if Court free Friday", &wins),
            news(),
            "Friday=2016-03-25",
        );
    }

    #[test]
    fn the_year_that_ended_is_the_last_one() {
        let tree = |verb| {
            [
                ("PRP", "nsubj", 1),
                (verb, "ROOT", 1),
                ("IN", "prep", 1),
                ("NN", "poss", 5),
                ("POS", "case", 3),
                ("NN", "pobj", 2),
            ]
        };
        let tokens = |verb| {
            let mut tokens = tree(verb).to_vec();
            tokens.insert(5, ("POS", "case", 3));
            tokens[3].2 = 6;
            tokens
        };
        let text = "They wait at year's end";
        check_parsed(&parsed(text, &tokens("VBD")), news(), "year's end=2015");
        check_parsed(&parsed(text, &tokens("VBZ")), news(), "year's end=2016");
    }
}
