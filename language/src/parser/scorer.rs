//! State of a parse → a score for each class.
//!
//! What a token gives at each place of a state (first of the buffer, top of the stack …) is worked out for
//! all tokens beforehand; a state is then a sum of rows, a maxout and one small matrix.

use crate::network::kernel::{LANES, Panels, Rows};
use crate::network::nodes::Nodes;

/// The network of one transition system.
#[derive(Debug)]
pub(crate) struct Scorer {
    /// Token vector → hidden.
    linear: Panels,
    /// Hidden → for each place, for each piece, hidden.
    lower: Panels,
    pad: Vec<f32>,
    bias: Vec<f32>,
    /// Hidden → classes; none where the hidden layer is the classes.
    upper: Option<Panels>,
    /// Classes the training never saw, which must not win.
    unseen: Vec<bool>,
    pub(crate) places: usize,
    pieces: usize,
    hidden: usize,
    pub(crate) classes: usize,
    pub(crate) input: usize,
}

/// Room used again, and the rows worked out for one segment.
#[derive(Debug, Default)]
pub(crate) struct ScorerRoom {
    hidden: Vec<f32>,
    rows: Vec<f32>,
    sums: Vec<f32>,
    state: Vec<f32>,
    pub(crate) scores: Vec<f32>,
}

/// No token stands at this place.
pub(crate) const NO_TOKEN: u32 = u32::MAX;

impl Scorer {
    pub(crate) fn new(nodes: &Nodes<'_>) -> Result<Scorer, String> {
        let lower = nodes.first("precomputable_affine")?;
        let weights = lower.weights("W")?;
        let [places, hidden, pieces, inner] = weights.sides()?;
        // The layers of one width: first, breadth first, the classes over the hidden layer, then the token's.
        let linears: Vec<_> = nodes.named("linear").collect();
        let (upper, linear) = match linears[..] {
            [upper, linear] => (Some(upper), linear),
            [linear] => (None, linear),
            _ => return Err(format!("{} linear layers", linears.len())),
        };
        let linear_weights = linear.weights("W")?;
        let [outputs, input] = linear_weights.sides()?;
        let upper = upper
            .map(|node| Ok::<_, String>((node.weights("W")?, node.weights("b")?)))
            .transpose()?;
        let classes = upper.as_ref().map_or(hidden, |(w, _)| w.shape[0]);
        if outputs != inner
            || upper
                .as_ref()
                .is_some_and(|(w, _)| w.shape.get(1) != Some(&hidden))
        {
            return Err("layers of different widths".to_owned());
        }
        let order = piece_first(places, hidden, pieces);
        let floats = weights.floats();
        let reordered: Vec<f32> = order
            .iter()
            .flat_map(|row| &floats[row * inner..(row + 1) * inner])
            .copied()
            .collect();
        let pad = lower.weights("pad")?.floats();
        let bias = lower.weights("b")?.floats();
        if pad.len() != order.len() || bias.len() != hidden * pieces {
            return Err("padding of another width".to_owned());
        }
        Ok(Scorer {
            linear: Panels::linear(
                &linear_weights.floats(),
                &linear.weights("b")?.floats(),
                outputs,
                input,
            ),
            lower: Panels::linear(&reordered, &[], order.len(), inner),
            pad: order.iter().map(|row| pad[*row]).collect(),
            bias: order[..hidden * pieces]
                .iter()
                .map(|row| bias[*row])
                .collect(),
            upper: upper.map(|(w, b)| Panels::linear(&w.floats(), &b.floats(), classes, hidden)),
            unseen: unseen(nodes, classes),
            places,
            pieces,
            hidden,
            classes,
            input,
        })
    }

    /// Works out the rows of a segment's tokens.
    pub(crate) fn prepare(&self, vectors: &[f32], room: &mut ScorerRoom) {
        let count = vectors.len() / self.input;
        let (hidden, across) = (self.linear.outputs(), self.lower.outputs());
        room.hidden.resize(count * hidden, 0.0);
        self.linear.run(Rows {
            x: vectors,
            x_stride: self.input,
            y: &mut room.hidden,
            y_stride: hidden,
            count,
        });
        room.rows.resize(count * across, 0.0);
        self.lower.run(Rows {
            x: &room.hidden,
            x_stride: hidden,
            y: &mut room.rows,
            y_stride: across,
            count,
        });
        room.sums.resize(self.hidden * self.pieces, 0.0);
        room.state.resize(self.hidden.next_multiple_of(LANES), 0.0);
        room.scores.resize(
            self.upper.as_ref().map_or(self.hidden, Panels::outputs),
            0.0,
        );
    }

    /// Scores of the state whose tokens stand at these places, left in `room.scores`.
    pub(crate) fn score(&self, tokens: &[u32], room: &mut ScorerRoom) {
        let size = self.hidden * self.pieces;
        room.sums.fill(0.0);
        for (place, token) in tokens.iter().enumerate() {
            let row = if *token == NO_TOKEN {
                &self.pad[place * size..]
            } else {
                &room.rows[*token as usize * self.lower.outputs() + place * size..]
            };
            for (sum, value) in room.sums.iter_mut().zip(row) {
                *sum += value;
            }
        }
        for (sum, bias) in room.sums.iter_mut().zip(&self.bias) {
            *sum += bias;
        }
        self.squash(room);
        match &self.upper {
            Some(upper) => upper.run(Rows {
                x: &room.state,
                x_stride: self.hidden,
                y: &mut room.scores,
                y_stride: upper.outputs(),
                count: 1,
            }),
            None => room.scores.copy_from_slice(&room.state[..self.hidden]),
        }
        self.mask_unseen(&mut room.scores);
    }

    /// The largest piece; with one piece, what is above zero where no upper layer follows.
    fn squash(&self, room: &mut ScorerRoom) {
        let state = &mut room.state[..self.hidden];
        state.copy_from_slice(&room.sums[..self.hidden]);
        for piece in room.sums.chunks_exact(self.hidden).skip(1) {
            for (best, value) in state.iter_mut().zip(piece) {
                *best = if value > best { *value } else { *best };
            }
        }
    }

    fn mask_unseen(&self, scores: &mut [f32]) {
        if self.unseen.is_empty() {
            return;
        }
        let least = scores[..self.classes]
            .iter()
            .copied()
            .fold(f32::INFINITY, f32::min);
        for (score, unseen) in scores.iter_mut().zip(&self.unseen) {
            if *unseen {
                *score = least;
            }
        }
    }
}

/// Rows `[place][hidden][piece]` in the order `[place][piece][hidden]`.
fn piece_first(places: usize, hidden: usize, pieces: usize) -> Vec<usize> {
    let mut order = Vec::with_capacity(places * hidden * pieces);
    for place in 0..places {
        for piece in 0..pieces {
            order.extend((0..hidden).map(|unit| (place * hidden + unit) * pieces + piece));
        }
    }
    order
}

fn unseen(nodes: &Nodes<'_>, classes: usize) -> Vec<bool> {
    let listed = nodes
        .named("parser_model")
        .find_map(|node| node.attribute("unseen_classes"));
    let listed: Vec<u64> = listed
        .iter()
        .flat_map(|value| value.items())
        .filter_map(|class| class.unsigned())
        .collect();
    if listed.is_empty() {
        Vec::new()
    } else {
        (0..classes as u64)
            .map(|class| listed.contains(&class))
            .collect()
    }
}
