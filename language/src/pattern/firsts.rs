//! Which alternatives are worth trying at a character, so that most positions cost one table look-up.

use super::Node;

/// What a match may begin with: ASCII characters, and whether any other.
type FirstSet = (u128, bool);

#[derive(Debug)]
pub(super) struct Dispatch {
    by_ascii: Vec<Vec<u16>>,
    beyond_ascii: Vec<u16>,
    at_end: Vec<u16>,
    /// Per alternative: the most characters that can lie between its start and the end of the text.
    reach: Vec<usize>,
    /// Per alternative: it begins with `^`.
    at_start_only: Vec<bool>,
    /// A character every match must hold.
    required: Option<char>,
}

impl Dispatch {
    pub(super) fn of(alternatives: &[Node], ignore_case: bool) -> Dispatch {
        let mut dispatch = Dispatch {
            by_ascii: vec![Vec::new(); 128],
            beyond_ascii: Vec::new(),
            at_end: Vec::new(),
            reach: alternatives.iter().map(reach).collect(),
            at_start_only: alternatives.iter().map(at_start_only).collect(),
            required: if ignore_case {
                None
            } else {
                required_of_all(alternatives)
            },
        };
        for (index, node) in alternatives.iter().enumerate() {
            dispatch.enter(index as u16, first_set(node), ignore_case);
        }
        dispatch
    }

    fn enter(&mut self, index: u16, first: Option<FirstSet>, ignore_case: bool) {
        let (ascii, beyond) = match first {
            Some(_) if ignore_case => (!0, true),
            Some(first) => first,
            None => (!0, true),
        };
        for (c, list) in self.by_ascii.iter_mut().enumerate() {
            if ascii >> c & 1 == 1 {
                list.push(index);
            }
        }
        if beyond {
            self.beyond_ascii.push(index);
        }
        if first.is_none() {
            self.at_end.push(index);
        }
    }

    pub(super) fn candidates(&self, c: Option<char>) -> &[u16] {
        match c {
            Some(c) if c.is_ascii() => &self.by_ascii[c as usize],
            Some(_) => &self.beyond_ascii,
            None => &self.at_end,
        }
    }

    pub(super) fn in_reach(&self, index: u16, length: usize, at: usize) -> bool {
        let index = usize::from(index);
        length - at <= self.reach[index] && (at == 0 || !self.at_start_only[index])
    }

    pub(super) fn can_match(&self, text: &[char]) -> bool {
        self.required.is_none_or(|c| text.contains(&c))
    }
}

/// `None` where the node can match nothing at all, so any character may follow.
fn first_set(node: &Node) -> Option<FirstSet> {
    match node {
        Node::Char(c) if c.is_ascii() => Some((1 << *c as u32, false)),
        Node::Char(_) => Some((0, true)),
        Node::Any => Some((!0, true)),
        Node::Class(class) => Some(class.first_set()),
        Node::Start | Node::End | Node::WordEdge(_) | Node::Look { .. } => None,
        Node::Concat(nodes) => first_of_concat(nodes),
        Node::Either(nodes) => nodes.iter().map(first_set).try_fold((0, false), join),
        Node::Repeat { min: 0, .. } => None,
        Node::Repeat { node, .. } => first_set(node),
    }
}

fn first_of_concat(nodes: &[Node]) -> Option<FirstSet> {
    let mut all = (0, false);
    for node in nodes {
        if let Some(first) = first_set(node) {
            return join(all, Some(first));
        }
        if let Node::Repeat { node, .. } = node {
            all = join(all, first_set(node))?;
        } else if matches!(node, Node::Concat(_) | Node::Either(_)) {
            return None;
        }
    }
    None
}

fn join(a: FirstSet, b: Option<FirstSet>) -> Option<FirstSet> {
    b.map(|b| (a.0 | b.0, a.1 || b.1))
}

fn at_start_only(node: &Node) -> bool {
    match node {
        Node::Start => true,
        Node::Concat(nodes) => nodes.first().is_some_and(at_start_only),
        _ => false,
    }
}

/// How far from the end a match may begin: its longest length if it ends in `$`.
fn reach(node: &Node) -> usize {
    match node {
        Node::Concat(nodes) if nodes.last() == Some(&Node::End) => {
            longest(node).map_or(usize::MAX, |most| most + 1)
        }
        _ => usize::MAX,
    }
}

fn longest(node: &Node) -> Option<usize> {
    match node {
        Node::Char(_) | Node::Any | Node::Class(_) => Some(1),
        Node::Start | Node::End | Node::WordEdge(_) | Node::Look { .. } => Some(0),
        Node::Concat(nodes) => nodes
            .iter()
            .map(longest)
            .try_fold(0, |sum: usize, most| sum.checked_add(most?)),
        Node::Either(nodes) => nodes
            .iter()
            .map(longest)
            .try_fold(0, |sum, most| Some(sum.max(most?))),
        Node::Repeat { max: u32::MAX, .. } => None,
        Node::Repeat { node, max, .. } => longest(node)?.checked_mul(*max as usize),
    }
}

/// The width of a look-behind.
pub(super) fn fixed_width(node: &Node) -> Option<usize> {
    match node {
        Node::Concat(nodes) => nodes.iter().map(fixed_width).sum(),
        Node::Either(nodes) => {
            let first = fixed_width(&nodes[0])?;
            nodes
                .iter()
                .all(|node| fixed_width(node) == Some(first))
                .then_some(first)
        }
        Node::Repeat { node, min, max, .. } if min == max => {
            fixed_width(node)?.checked_mul(*min as usize)
        }
        Node::Repeat { .. } => None,
        other => longest(other),
    }
}

fn required_of_all(alternatives: &[Node]) -> Option<char> {
    let mut all: Option<Vec<char>> = None;
    for node in alternatives {
        let here = required(node);
        all = Some(match all {
            None => here,
            Some(before) => before.into_iter().filter(|c| here.contains(c)).collect(),
        });
    }
    all?.first().copied()
}

fn required(node: &Node) -> Vec<char> {
    match node {
        Node::Char(c) => vec![*c],
        Node::Concat(nodes) => nodes.iter().flat_map(required).collect(),
        Node::Either(nodes) => required_of_all(nodes).into_iter().collect(),
        Node::Repeat { node, min, .. } if *min > 0 => required(node),
        _ => Vec::new(),
    }
}
