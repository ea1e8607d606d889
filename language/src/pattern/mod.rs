//! Regular expressions as Python's `re` reads them, for the patterns a pipeline carries.
//!
//! The tokenizer's patterns use look-behind, which the linear-time engines do not have, and rely on the
//! first alternative winning. This is a backtracking matcher with a budget: a match that would take more
//! than [`STEPS_MAX`] steps counts as no match. It knows what spaCy's patterns use; back references, named
//! groups and possessive repeats are refused at load.

mod class;
mod firsts;
mod matching;
mod parse;

use class::Class;
use firsts::Dispatch;

/// One piece of a pattern.
#[derive(Debug, Clone, PartialEq)]
enum Node {
    Char(char),
    Any,
    Class(Box<Class>),
    Start,
    End,
    WordEdge(bool),
    Concat(Vec<Node>),
    Either(Vec<Node>),
    Repeat {
        node: Box<Node>,
        min: u32,
        max: u32,
        greedy: bool,
    },
    Look {
        node: Box<Node>,
        behind: bool,
        wanted: bool,
    },
}

/// A compiled pattern; matches over slices of characters.
#[derive(Debug)]
pub(crate) struct Pattern {
    alternatives: Vec<Node>,
    dispatch: Dispatch,
    ignore_case: bool,
}

/// After this many steps a match is given up: less than a millisecond.
pub(crate) const STEPS_MAX: u32 = 50_000;

impl Pattern {
    pub(crate) fn compile(source: &str) -> Result<Pattern, String> {
        let (node, ignore_case) = parse::parse(source)?;
        let alternatives = if let Node::Either(nodes) = node {
            nodes
        } else {
            vec![node]
        };
        let dispatch = Dispatch::of(&alternatives, ignore_case);
        Ok(Pattern {
            alternatives,
            dispatch,
            ignore_case,
        })
    }

    /// `re.search` from a position: the leftmost match, the earliest alternative winning.
    pub(crate) fn search(&self, text: &[char], from: usize) -> Option<(usize, usize)> {
        if !self.dispatch.can_match(text) {
            return None;
        }
        (from..=text.len()).find_map(|at| self.match_at(text, at).map(|end| (at, end)))
    }

    /// `re.match`: a match at the very start.
    pub(crate) fn match_start(&self, text: &[char]) -> Option<usize> {
        if self.dispatch.can_match(text) {
            self.match_at(text, 0)
        } else {
            None
        }
    }

    fn match_at(&self, text: &[char], at: usize) -> Option<usize> {
        let candidates = self.dispatch.candidates(text.get(at).copied());
        candidates.iter().find_map(|index| {
            if !self.dispatch.in_reach(*index, text.len(), at) {
                return None;
            }
            matching::run(
                &self.alternatives[usize::from(*index)],
                text,
                at,
                self.ignore_case,
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &str, text: &str, expected: Option<(usize, usize)>) {
        let text: Vec<char> = text.chars().collect();
        assert_eq!(
            Pattern::compile(pattern).unwrap().search(&text, 0),
            expected,
            "{pattern} on {text:?}"
        );
    }

    #[test]
    fn the_first_alternative_wins() {
        check("^a|^ab", "ab", Some((0, 1)));
        check("(?:-|--)", "a--b", Some((1, 2)));
    }

    #[test]
    fn look_behind_and_ahead() {
        check("(?<=[0-9])km$", "12km", Some((2, 4)));
        check("(?<=[0-9])km$", "xkm", None);
        check(r"^\+(?![0-9])", "+a", Some((0, 1)));
        check(r"^\+(?![0-9])", "+1", None);
    }

    #[test]
    fn classes_with_ranges_escapes_and_negation() {
        check(r"[\u00A6\]a-c]+", "x\u{a6}]b", Some((1, 4)));
        check(r"[^a-z]+", "ab12", Some((2, 4)));
        check(r"[\w.-]+@", "a.b-c@d", Some((0, 6)));
    }

    #[test]
    fn repeats_give_back() {
        check(r"^\S+(?::\S*)?@", "a:b@c", Some((0, 4)));
        check(r"^(?:a{2,3}?)b", "aaab", Some((0, 4)));
        check(r"\.\.+$", "a...", Some((1, 4)));
    }

    #[test]
    fn case_is_ignored_where_asked() {
        check("(?i)straße", "STRAßE", Some((0, 6)));
    }

    #[test]
    fn a_costly_pattern_is_given_up() {
        let text: Vec<char> = "a".repeat(400).chars().collect();
        assert_eq!(
            Pattern::compile("^(?:a*)*(?:a*)*b$")
                .unwrap()
                .match_start(&text),
            None
        );
    }

    #[test]
    fn what_is_unknown_is_refused() {
        for source in [r"(a)\1", "(?P<x>a)", "a++", "[a", "(a", "a)", "*"] {
            assert!(Pattern::compile(source).is_err(), "{source}");
        }
    }
}
