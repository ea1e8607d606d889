//! A forest of regression trees that tells which past cases a new one is like.
//!
//! Each tree grows on a part of the cases, drawn without putting back, and at
//! each branch looks at a few signs only. What is kept of a leaf are its cases
//! and not their mean, so that a whole distribution can be read from them.
//! Sources: Breiman 2001; for the cases as weights, Meinshausen 2006.

use crate::chance;
use std::collections::BTreeMap;

/// Cases to learn from: the signs of each, and the number that branches are chosen by.
pub struct Cases<'a> {
    /// As many signs for each case.
    pub signs: Vec<&'a [f64]>,
    /// One number for each case.
    pub target: Vec<f64>,
}

/// How a forest grows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// How many trees.
    pub trees: usize,
    /// How many cases each grows on.
    pub cases: usize,
    /// How many signs are looked at for each branch.
    pub signs: usize,
    /// No leaf has fewer cases.
    pub leaf: usize,
}

/// A grown forest.
pub struct Trees(Vec<Tree>);

/// Nodes by position, the root first; leaves name a stretch of `members`.
struct Tree {
    nodes: Vec<Node>,
    members: Vec<usize>,
}

enum Node {
    Branch {
        sign: usize,
        /// Cases up to this value go to the next node, others to `above`.
        up_to: f64,
        above: usize,
    },
    Leaf(std::ops::Range<usize>),
}

impl Trees {
    /// Grows them. The same cases give the same trees.
    pub fn grow(cases: &Cases<'_>, growth: Growth) -> Trees {
        let tree = |number: usize| {
            let mut all: Vec<usize> = (0..cases.target.len()).collect();
            let members = chance::choose(&mut all, growth.cases, number as u64).to_vec();
            let mut grower = Grower {
                cases,
                growth,
                series: (number as u64) << 20 | 1 << 31,
                nodes: Vec::new(),
                members,
            };
            grower.grow(0, grower.members.len());
            Tree {
                nodes: grower.nodes,
                members: grower.members,
            }
        };
        Trees((0..growth.trees).map(tree).collect())
    }

    /// The cases that share leaves with these signs, each with its weight, in
    /// order. Weights sum to 1.
    pub fn like(&self, signs: &[f64]) -> Vec<(usize, f64)> {
        let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
        for tree in &self.0 {
            let leaf = tree.leaf(signs);
            let share = 1.0 / (self.0.len() * leaf.len()) as f64;
            leaf.iter()
                .for_each(|case| *weights.entry(*case).or_default() += share);
        }
        weights.into_iter().collect()
    }
}

impl Tree {
    fn leaf(&self, signs: &[f64]) -> &[usize] {
        let mut at = 0;
        loop {
            match &self.nodes[at] {
                Node::Branch { sign, up_to, above } if signs[*sign] > *up_to => at = *above,
                Node::Branch { .. } => at += 1,
                Node::Leaf(members) => return &self.members[members.clone()],
            }
        }
    }
}

struct Grower<'a> {
    cases: &'a Cases<'a>,
    growth: Growth,
    series: u64,
    nodes: Vec<Node>,
    members: Vec<usize>,
}

impl Grower<'_> {
    /// Grows the node that holds these members, and all below it.
    fn grow(&mut self, begin: usize, end: usize) {
        let Some(Split { sign, up_to, .. }) = self.best(begin, end) else {
            return self.nodes.push(Node::Leaf(begin..end));
        };
        let signs = &self.cases.signs;
        let below = |case: &usize| signs[*case][sign] <= up_to;
        self.members[begin..end].sort_by_key(|case| !below(case));
        let middle = begin + self.members[begin..end].partition_point(below);
        let at = self.nodes.len();
        self.nodes.push(Node::Leaf(begin..end));
        self.grow(begin, middle);
        self.nodes[at] = Node::Branch {
            sign,
            up_to,
            above: self.nodes.len(),
        };
        self.grow(middle, end);
    }

    /// The best branch by any of a few signs; `None` where all targets are one, or no leaf would be large enough.
    fn best(&mut self, begin: usize, end: usize) -> Option<Split> {
        let members = &self.members[begin..end];
        let target = |case: &usize| self.cases.target[*case];
        let alike = members
            .iter()
            .all(|case| target(case) == target(&members[0]));
        if alike || members.len() < 2 * self.growth.leaf {
            return None;
        }
        let mut signs: Vec<usize> = (0..self.cases.signs[0].len()).collect();
        self.series += 1;
        let tried = chance::choose(&mut signs, self.growth.signs, self.series);
        let splits = tried.iter().filter_map(|sign| {
            let value = |case: &usize| (self.cases.signs[*case][*sign], target(case));
            split(members.iter().map(value).collect(), *sign, self.growth.leaf)
        });
        splits.max_by(|a, b| a.gain.total_cmp(&b.gain))
    }
}

struct Split {
    sign: usize,
    up_to: f64,
    gain: f64,
}

/// Where a sign parts the targets best: the two means lie farthest apart, by
/// the sum of squares they take away.
fn split(mut values: Vec<(f64, f64)>, sign: usize, leaf: usize) -> Option<Split> {
    values.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let (count, whole) = (values.len(), values.iter().map(|it| it.1).sum::<f64>());
    let (mut below, mut best) = (0.0, None::<Split>);
    for at in 1..=count - leaf {
        below += values[at - 1].1;
        let apart = values[at - 1].0 < values[at].0;
        let above = whole - below;
        let gain = below * below / at as f64 + above * above / (count - at) as f64;
        if at >= leaf && apart && best.as_ref().is_none_or(|best| gain > best.gain) {
            best = Some(Split {
                sign,
                up_to: values[at - 1].0,
                gain,
            });
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROWTH: Growth = Growth {
        trees: 20,
        cases: 60,
        signs: 2,
        leaf: 3,
    };

    /// Cases whose target hangs on the first sign alone; the second is noise.
    fn check(signs: [f64; 2], expected: f64) {
        let rows: Vec<[f64; 2]> = (0..100)
            .map(|at| [f64::from(at % 2), f64::from(at * 37 % 11)])
            .collect();
        let cases = Cases {
            signs: rows.iter().map(|row| &row[..]).collect(),
            target: rows.iter().map(|row| 10.0 * row[0]).collect(),
        };
        let trees = Trees::grow(&cases, GROWTH);
        let like: Vec<(usize, f64)> = trees.like(&signs);
        let mean: f64 = like
            .iter()
            .map(|(case, weight)| cases.target[*case] * weight)
            .sum();
        assert!((mean - expected).abs() < 1e-9, "{mean}");
        assert!((like.iter().map(|it| it.1).sum::<f64>() - 1.0).abs() < 1e-9);
    }

    #[test]
    fn finds_the_sign_that_tells() {
        check([0.0, 5.0], 0.0);
        check([1.0, 5.0], 10.0);
    }

    #[test]
    fn no_leaf_is_smaller_than_asked() {
        let values = [(0.0, 9.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0), (4.0, 0.0)];
        assert_eq!(split(values.to_vec(), 0, 2).unwrap().up_to, 1.0);
        assert!(split(vec![(1.0, 0.0); 5], 0, 2).is_none());
    }

    #[test]
    fn nothing_to_learn_from_is_no_crash() {
        let trees = Trees::grow(
            &Cases {
                signs: vec![],
                target: vec![],
            },
            GROWTH,
        );
        assert!(trees.like(&[1.0, 2.0]).is_empty());
    }
}
