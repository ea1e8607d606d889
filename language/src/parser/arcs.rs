//! Arc-eager parsing with sentence breaks, as spaCy's `ArcEager`.
//!
//! A stack and a buffer; moves shift, reduce, attach to the left, attach to the right, and break the
//! sentence. A word reduced without a head goes back to the buffer once.

use super::moves;
use super::nonproj::Decorations;
use super::scorer::{NO_TOKEN, Scorer, ScorerRoom};
use super::tree::Tree;
use crate::network::nodes::Nodes;
use crate::strings::{Interner, Name};

const SHIFT: u8 = 0;
const REDUCE: u8 = 1;
const LEFT: u8 = 2;
const RIGHT: u8 = 3;
const BREAK: u8 = 4;

/// The parser of one pipeline.
#[derive(Debug)]
pub(crate) struct Parser {
    pub(crate) scorer: Scorer,
    kinds: Vec<u8>,
    labels: Vec<Name>,
    /// Runs of classes of one kind: kind, first, one past the last.
    runs: Vec<(u8, usize, usize)>,
    root: Name,
    subtok: bool,
    decorations: Decorations,
}

/// An attachment; `previous` is the one made before on the same side of the same head.
#[derive(Debug, Clone, Copy)]
struct Arc {
    head: u32,
    child: u32,
    label: Name,
    previous: u32,
}

/// The state, used again from segment to segment.
#[derive(Debug, Default)]
pub(crate) struct State {
    length: usize,
    stack: Vec<u32>,
    /// Words put back, the next to read last.
    put_back: Vec<u32>,
    next: usize,
    has_head: Vec<u32>,
    unshiftable: Vec<bool>,
    sentence_starts: Vec<bool>,
    cannot_start: Vec<bool>,
    arcs: Vec<Arc>,
    last_left: Vec<u32>,
    last_right: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Parser {
    pub(crate) fn new(
        nodes: &Nodes<'_>,
        moves: &[u8],
        names: &mut Interner,
    ) -> Result<Parser, String> {
        let (scorer, moves) = moves::scored(nodes, moves, &[8, 13])?;
        let kinds: Vec<u8> = moves.iter().map(|entry| entry.kind).collect();
        if let Some(kind) = kinds.iter().find(|kind| **kind > BREAK) {
            return Err(format!("a move numbered {kind}"));
        }
        let labels: Vec<Name> = moves.iter().map(|entry| names.add(&entry.label)).collect();
        let root = names.add("ROOT");
        let decorations = Decorations::new(moves.iter().map(|entry| entry.label.as_str()), names);
        let subtok = moves.iter().any(|entry| entry.label == "subtok");
        Ok(Parser {
            scorer,
            runs: runs(&kinds),
            kinds,
            labels,
            root,
            subtok,
            decorations,
        })
    }

    /// Whether the labels join tokens, which needs the component that does it.
    pub(crate) fn joins_tokens(&self) -> bool {
        self.subtok
    }

    /// Heads, labels and sentence starts of a segment. `starts` holds what earlier parts of the pipeline said:
    /// 1 a sentence starts, -1 it does not, 0 unknown.
    pub(crate) fn run(&self, vectors: &[f32], starts: &[i8], is_space: &[bool], room: &mut Room) {
        self.scorer.prepare(vectors, &mut room.scorer);
        let Room {
            scorer,
            state,
            tree,
        } = room;
        state.begin(starts);
        let mut places = [NO_TOKEN; 13];
        while !state.is_final() {
            let places = &mut places[..self.scorer.places];
            state.places(places);
            self.scorer.score(places, scorer);
            match self.best(&scorer.scores, state.valid()) {
                Some(class) => state.take(self.kinds[class], self.labels[class]),
                None => state.give_up(),
            }
        }
        tree.begin(state.length, self.root);
        state.write(tree);
        tree.finish(self.root);
        self.decorations.resolve(tree, is_space);
    }

    fn best(&self, scores: &[f32], valid: [bool; 5]) -> Option<usize> {
        let mut best: Option<usize> = None;
        for (kind, first, end) in &self.runs {
            if valid[usize::from(*kind)] {
                for class in *first..*end {
                    if best.is_none_or(|best| scores[class] > scores[best]) {
                        best = Some(class);
                    }
                }
            }
        }
        best
    }
}

/// What a parse needs besides the parser.
#[derive(Debug, Default)]
pub(crate) struct Room {
    scorer: ScorerRoom,
    state: State,
    pub(crate) tree: Tree,
}

fn runs(kinds: &[u8]) -> Vec<(u8, usize, usize)> {
    let mut runs: Vec<(u8, usize, usize)> = Vec::new();
    for (class, kind) in kinds.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if run.0 == *kind => run.2 = class + 1,
            _ => runs.push((*kind, class, class + 1)),
        }
    }
    runs
}

impl State {
    fn begin(&mut self, starts: &[i8]) {
        self.length = starts.len();
        self.stack.clear();
        self.put_back.clear();
        self.next = 0;
        self.arcs.clear();
        refill(&mut self.has_head, self.length, NONE);
        refill(&mut self.unshiftable, self.length, false);
        refill(&mut self.last_left, self.length, NONE);
        refill(&mut self.last_right, self.length, NONE);
        self.sentence_starts.clear();
        self.sentence_starts
            .extend(starts.iter().map(|start| *start == 1));
        self.cannot_start.clear();
        self.cannot_start
            .extend(starts.iter().map(|start| *start == -1));
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.buffer_length() == 0
    }

    fn buffer_length(&self) -> usize {
        self.length - self.next + self.put_back.len()
    }

    fn stack(&self, depth: usize) -> u32 {
        self.stack
            .len()
            .checked_sub(depth + 1)
            .map_or(NO_TOKEN, |index| self.stack[index])
    }

    fn buffer(&self, index: usize) -> u32 {
        if let Some(index) = self.put_back.len().checked_sub(index + 1) {
            return self.put_back[index];
        }
        let token = self.next + index - self.put_back.len();
        if token < self.length {
            token as u32
        } else {
            NO_TOKEN
        }
    }

    fn places(&self, places: &mut [u32]) {
        let (b0, s0, s1) = (self.buffer(0), self.stack(0), self.stack(1));
        places[..5].copy_from_slice(&[b0, self.buffer(1), s0, s1, self.stack(2)]);
        if places.len() == 8 {
            places[5..].copy_from_slice(&[self.left(b0, 1), self.left(s0, 1), self.right(s0, 1)]);
        } else {
            // The sixth place is written twice in spaCy, so the second left child of the stack's top is lost.
            places[5..].copy_from_slice(&[
                self.left(s0, 1),
                self.right(s0, 1),
                self.left(b0, 1),
                self.right(s0, 2),
                self.left(s1, 1),
                self.left(s1, 2),
                self.right(s1, 1),
                self.right(s1, 2),
            ]);
        }
    }

    fn left(&self, head: u32, count: usize) -> u32 {
        self.nth_child(&self.last_left, head, count)
    }

    fn right(&self, head: u32, count: usize) -> u32 {
        self.nth_child(&self.last_right, head, count)
    }

    fn nth_child(&self, last: &[u32], head: u32, count: usize) -> u32 {
        if head == NO_TOKEN {
            return NO_TOKEN;
        }
        let mut arc = last[head as usize];
        for _ in 1..count {
            if arc == NONE {
                return NO_TOKEN;
            }
            arc = self.arcs[arc as usize].previous;
        }
        if arc == NONE {
            NO_TOKEN
        } else {
            self.arcs[arc as usize].child
        }
    }

    /// Which kinds of move may be made.
    fn valid(&self) -> [bool; 5] {
        let (depth, buffer) = (self.stack.len(), self.buffer_length());
        let b0 = self.buffer(0);
        let starts = |token: u32| token != NO_TOKEN && self.sentence_starts[token as usize];
        let cannot = |token: u32| token != NO_TOKEN && self.cannot_start[token as usize];
        let shift = depth == 0
            || buffer >= 2 && !starts(b0) && !(b0 != NO_TOKEN && self.unshiftable[b0 as usize]);
        let reduce = depth > 0 && (buffer == 0 || !(depth == 1 && cannot(b0)));
        let attach = depth > 0 && buffer > 0 && !starts(b0);
        let b1 = self.buffer(1);
        let cut = buffer >= 2 && b1 == b0.wrapping_add(1) && !starts(b1) && !cannot(b1);
        [shift, reduce, attach, attach, cut]
    }

    fn take(&mut self, kind: u8, label: Name) {
        let (b0, s0) = (self.buffer(0), self.stack(0));
        match kind {
            SHIFT => self.push(),
            REDUCE if self.has_head[s0 as usize] != NONE || self.stack.len() == 1 => self.pop(),
            REDUCE => {
                self.unshiftable[s0 as usize] = true;
                self.put_back.push(s0);
                self.pop();
            }
            LEFT => {
                self.attach(b0, s0, label);
                self.unshiftable[b0 as usize] = false;
                self.pop();
            }
            RIGHT => {
                self.attach(s0, b0, label);
                self.push();
            }
            _ => {
                let next = self.buffer(1);
                self.sentence_starts[next as usize] = true;
            }
        }
    }

    fn push(&mut self) {
        let token = self.put_back.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next as u32 - 1
        });
        self.stack.push(token);
    }

    fn pop(&mut self) {
        self.stack.pop();
    }

    fn give_up(&mut self) {
        self.stack.clear();
        self.put_back.clear();
        self.next = self.length;
    }

    fn attach(&mut self, head: u32, child: u32, label: Name) {
        let before = self.has_head[child as usize];
        if before != NONE {
            self.detach(before, child);
        }
        let fresh = self.arcs.len() as u32;
        let last = if head > child {
            &mut self.last_left
        } else {
            &mut self.last_right
        };
        let previous = std::mem::replace(&mut last[head as usize], fresh);
        self.arcs.push(Arc {
            head,
            child,
            label,
            previous,
        });
        self.has_head[child as usize] = head;
    }

    /// Takes back the last attachment of a head. An earlier one would stay, as it does in spaCy; it does not
    /// come up, because a word with a head has only that head's last arc above it.
    fn detach(&mut self, head: u32, child: u32) {
        let last = if head > child {
            &mut self.last_left
        } else {
            &mut self.last_right
        };
        let arc = last[head as usize];
        if arc != NONE && self.arcs[arc as usize].child == child {
            last[head as usize] = self.arcs[arc as usize].previous;
            self.arcs[arc as usize].head = NONE;
        }
    }

    fn write(&self, tree: &mut Tree) {
        for arc in self.arcs.iter().filter(|arc| arc.head != NONE) {
            tree.heads[arc.child as usize] = arc.head;
            tree.labels[arc.child as usize] = arc.label;
        }
    }
}

fn refill<T: Copy>(list: &mut Vec<T>, length: usize, value: T) {
    list.clear();
    list.resize(length, value);
}
