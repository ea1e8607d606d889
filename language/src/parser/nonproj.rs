//! Labels like `prep||dobj`: the head was lifted so that the tree has no crossing arcs; this lowers it again.
//!
//! The word belongs under the first token labelled `dobj` below its present head, searched breadth first
//! (Nivre and Nilsson 2005, scheme HEAD).

use super::tree::Tree;
use crate::strings::{Interner, Name};
use std::collections::HashMap;

/// Decorated label → plain label and the label of the head to look for.
#[derive(Debug)]
pub(super) struct Decorations(HashMap<Name, (Name, Name)>);

impl Decorations {
    pub(super) fn new<'l>(
        labels: impl Iterator<Item = &'l str>,
        names: &mut Interner,
    ) -> Decorations {
        let decorated =
            labels.filter_map(|label| label.split_once("||").map(|parts| (label, parts)));
        Decorations(
            decorated
                .map(|(label, (plain, head))| {
                    (names.add(label), (names.add(plain), names.add(head)))
                })
                .collect(),
        )
    }

    pub(super) fn resolve(&self, tree: &mut Tree, is_space: &[bool]) {
        let mut changed = false;
        for token in 0..tree.heads.len() {
            if let Some((plain, head)) = self.0.get(&tree.labels[token]) {
                if let Some(found) = find(tree, is_space, token, *head) {
                    tree.heads[token] = found as u32;
                }
                tree.labels[token] = *plain;
                changed = true;
            }
        }
        if changed {
            tree.settle();
        }
    }
}

/// The search ends after this many tokens; a sentence has fewer, and a tree cannot make it go in circles.
const SEARCH_MAX: usize = 20_000;

fn find(tree: &Tree, is_space: &[bool], token: usize, label: Name) -> Option<usize> {
    let mut queue = std::collections::VecDeque::from([tree.heads[token] as usize]);
    let mut seen = 0;
    while let Some(above) = queue.pop_front() {
        for child in tree.children(above) {
            if is_space[child] || child == token {
                continue;
            }
            if tree.labels[child] == label {
                return Some(child);
            }
            seen += 1;
            if seen > SEARCH_MAX {
                return None;
            }
            queue.push_back(child);
        }
    }
    None
}
