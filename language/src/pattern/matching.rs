//! The backtracking itself.

use super::{Node, STEPS_MAX};
use crate::unicode::is_word;

/// Nested calls; with it the stack stays under a few hundred kilobytes.
const DEPTH_MAX: u32 = 1_500;

/// Where a match of the node from `at` ends.
pub(super) fn run(node: &Node, text: &[char], at: usize, ignore_case: bool) -> Option<usize> {
    let mut matcher = Matcher {
        text,
        ignore_case,
        steps: 0,
        depth: 0,
    };
    let mut end = None;
    matcher.step(node, at, &mut |_, position| {
        end = Some(position);
        true
    });
    end
}

struct Matcher<'t> {
    text: &'t [char],
    ignore_case: bool,
    steps: u32,
    depth: u32,
}

type Then<'c, 't> = &'c mut dyn FnMut(&mut Matcher<'t>, usize) -> bool;

impl<'t> Matcher<'t> {
    fn step(&mut self, node: &Node, at: usize, then: Then<'_, 't>) -> bool {
        self.steps += 1;
        self.depth += 1;
        let matched =
            self.steps <= STEPS_MAX && self.depth <= DEPTH_MAX && self.step_within(node, at, then);
        self.depth -= 1;
        matched
    }

    fn step_within(&mut self, node: &Node, at: usize, then: Then<'_, 't>) -> bool {
        match node {
            Node::Char(_) | Node::Any | Node::Class(_) => {
                self.single(node, at) && then(self, at + 1)
            }
            Node::Start => at == 0 && then(self, at),
            Node::End => self.at_end(at) && then(self, at),
            Node::WordEdge(wanted) => self.at_word_edge(at) == *wanted && then(self, at),
            Node::Concat(nodes) => self.concat(nodes, at, then),
            Node::Either(nodes) => nodes.iter().any(|node| self.step(node, at, then)),
            Node::Repeat {
                node,
                min,
                max,
                greedy,
            } if is_single(node) => self.repeat_single(node, at, (*min, *max, *greedy), then),
            Node::Repeat {
                node,
                min,
                max,
                greedy,
            } => self.repeat(node, at, (*min, *max, *greedy), then),
            Node::Look {
                node,
                behind,
                wanted,
            } => self.look(node, at, *behind) == *wanted && then(self, at),
        }
    }

    fn concat(&mut self, nodes: &[Node], at: usize, then: Then<'_, 't>) -> bool {
        match nodes {
            [] => then(self, at),
            [last] => self.step(last, at, then),
            [first, rest @ ..] if is_single(first) => {
                self.single(first, at) && self.concat(rest, at + 1, then)
            }
            [first, rest @ ..] => self.step(first, at, &mut |matcher, next| {
                matcher.concat(rest, next, then)
            }),
        }
    }

    fn single(&self, node: &Node, at: usize) -> bool {
        let Some(c) = self.text.get(at).copied() else {
            return false;
        };
        match node {
            Node::Any => c != '\n',
            Node::Char(wanted) => *wanted == c || self.ignore_case && folded(*wanted) == folded(c),
            Node::Class(class) => {
                class.has(c) || self.ignore_case && (class.has(folded(c)) || class.has(unfolded(c)))
            }
            _ => false,
        }
    }

    fn repeat_single(
        &mut self,
        node: &Node,
        at: usize,
        bounds: (u32, u32, bool),
        then: Then<'_, 't>,
    ) -> bool {
        let (min, max, greedy) = bounds;
        let mut count = 0;
        let most = if greedy { max } else { min };
        while count < most && self.single(node, at + count as usize) {
            count += 1;
        }
        if count < min {
            return false;
        }
        loop {
            self.steps += 1;
            if self.steps > STEPS_MAX {
                return false;
            }
            if then(self, at + count as usize) {
                return true;
            }
            if greedy && count > min {
                count -= 1;
            } else if !greedy && count < max && self.single(node, at + count as usize) {
                count += 1;
            } else {
                return false;
            }
        }
    }

    fn repeat(
        &mut self,
        node: &Node,
        at: usize,
        bounds: (u32, u32, bool),
        then: Then<'_, 't>,
    ) -> bool {
        let (min, max, greedy) = bounds;
        if !greedy && min == 0 && then(self, at) {
            return true;
        }
        let fewer = (
            min.saturating_sub(1),
            if max == u32::MAX {
                max
            } else {
                max.saturating_sub(1)
            },
            greedy,
        );
        let more = max > 0
            && self.step(node, at, &mut |matcher, next| {
                // A repeat that consumes nothing would go on for ever.
                (next > at || min > 0) && matcher.repeat_guarded(node, next, fewer, then)
            });
        more || greedy && min == 0 && then(self, at)
    }

    fn repeat_guarded(
        &mut self,
        node: &Node,
        at: usize,
        bounds: (u32, u32, bool),
        then: Then<'_, 't>,
    ) -> bool {
        self.depth += 1;
        let matched = self.depth <= DEPTH_MAX && self.repeat(node, at, bounds, then);
        self.depth -= 1;
        matched
    }

    fn look(&mut self, node: &Node, at: usize, behind: bool) -> bool {
        if !behind {
            return self.step(node, at, &mut |_, _| true);
        }
        let width = super::firsts::fixed_width(node).unwrap_or(0);
        at >= width && self.step(node, at - width, &mut |_, end| end == at)
    }

    /// `$` also matches before a line feed that ends the text.
    fn at_end(&self, at: usize) -> bool {
        at == self.text.len() || at + 1 == self.text.len() && self.text[at] == '\n'
    }

    fn at_word_edge(&self, at: usize) -> bool {
        let before = at > 0 && is_word(self.text[at - 1]);
        let after = self.text.get(at).is_some_and(|c| is_word(*c));
        before != after
    }
}

fn is_single(node: &Node) -> bool {
    matches!(node, Node::Char(_) | Node::Any | Node::Class(_))
}

fn folded(c: char) -> char {
    let mut lower = c.to_lowercase();
    if lower.len() == 1 {
        lower.next().unwrap_or(c)
    } else {
        c
    }
}

fn unfolded(c: char) -> char {
    let mut upper = c.to_uppercase();
    if upper.len() == 1 {
        upper.next().unwrap_or(c)
    } else {
        c
    }
}
