//! Heads and labels of a segment, and what follows from them: edges and sentence starts.

use crate::strings::Name;

/// One segment's tree. A head is a token of the segment; a root is its own head.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) heads: Vec<u32>,
    pub(crate) labels: Vec<Name>,
    pub(crate) starts: Vec<bool>,
    /// The outermost tokens below each token.
    pub(super) left: Vec<u32>,
    pub(super) right: Vec<u32>,
}

/// spaCy tries so often to bring heads and sentences together.
const ROUNDS_MAX: usize = 12;

impl Tree {
    pub(super) fn begin(&mut self, length: usize, root: Name) {
        self.heads.clear();
        self.heads.extend(0..length as u32);
        self.labels.clear();
        self.labels.resize(length, root);
    }

    /// Labels roots as such and finds edges and sentence starts.
    pub(super) fn finish(&mut self, root: Name) {
        for (token, label) in self.labels.iter_mut().enumerate() {
            if self.heads[token] as usize == token {
                *label = root;
            }
        }
        self.settle();
    }

    pub(super) fn settle(&mut self) {
        let length = self.heads.len() as u32;
        for edges in [&mut self.left, &mut self.right] {
            edges.clear();
            edges.extend(0..length);
        }
        for _ in 0..ROUNDS_MAX {
            self.widen();
            self.mark_starts();
            if self.heads_within_sentences() {
                break;
            }
        }
    }

    /// One round forward and one backward of passing the edges up to the heads.
    fn widen(&mut self) {
        let length = self.heads.len();
        for child in (0..length).chain((0..length).rev()) {
            let head = self.heads[child] as usize;
            self.left[head] = self.left[head].min(self.left[child]);
            self.right[head] = self.right[head].max(self.right[child]);
        }
    }

    fn mark_starts(&mut self) {
        self.starts.clear();
        self.starts.resize(self.heads.len(), false);
        for (token, head) in self.heads.iter().enumerate() {
            if *head as usize == token {
                self.starts[self.left[token] as usize] = true;
            }
        }
    }

    fn heads_within_sentences(&self) -> bool {
        let last = self.heads.len().saturating_sub(1);
        let mut start = 0;
        for token in 0..self.heads.len() {
            if token > 0 && self.starts[token] || token == last {
                let outside = |head: &u32| (*head as usize) < start || *head as usize > token;
                if self.heads[start..token].iter().any(outside) {
                    return false;
                }
                start = token;
            }
        }
        true
    }

    /// The children of a token between its edges, from left to right.
    pub(super) fn children(&self, token: usize) -> impl Iterator<Item = usize> {
        let span = self.left[token] as usize..=self.right[token] as usize;
        span.filter(move |child| *child != token && self.heads[*child] as usize == token)
    }
}
