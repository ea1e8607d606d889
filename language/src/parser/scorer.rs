//! State of a parse → a score for each class.
//!
//! What a token gives at each place of a state (first of the buffer, top of the stack …) is worked out for
//! all tokens beforehand; a state is then a sum of rows, a maxout and one small matrix.

use crate::network::linear::{Linear, Rows, add};
use crate::network::maxout::{largest, piece_first, rows_in};
use crate::network::nodes::Nodes;

/// The network of one transition system.
#[derive(Debug)]
pub(crate) struct Scorer {
    /// Token vector → hidden.
    linear: Linear,
    /// Hidden → for each place, for each piece, hidden.
    lower: Linear,
    pad: Vec<f32>,
    bias: Vec<f32>,
    /// Hidden → classes; none where the hidden layer is the classes.
    upper: Option<Linear>,
    /// Classes the training never saw, which must not win.
    unseen: Vec<bool>,
    pub(crate) places: usize,
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
        let pad = lower.weights("pad")?.floats();
        let bias = lower.weights("b")?.floats();
        if pad.len() != order.len() || bias.len() != hidden * pieces {
            return Err("padding of another width".to_owned());
        }
        Ok(Scorer {
            linear: Linear::new(
                &linear_weights.floats(),
                &linear.weights("b")?.floats(),
                input,
            )?,
            lower: Linear::new(&rows_in(&order, &weights.floats(), inner), &[], inner)?,
            pad: rows_in(&order, &pad, 1),
            bias: rows_in(&order[..hidden * pieces], &bias, 1),
            upper: upper
                .map(|(w, b)| Linear::new(&w.floats(), &b.floats(), hidden))
                .transpose()?,
            unseen: unseen(nodes, classes),
            places,
            hidden,
            classes,
            input,
        })
    }

    /// Works out the rows of a segment's tokens.
    pub(crate) fn prepare(&self, vectors: &[f32], room: &mut ScorerRoom) {
        let rows = Rows::dense(vectors, self.input);
        room.hidden.resize(rows.count * self.linear.outputs, 0.0);
        self.linear.run(rows, &mut room.hidden);
        room.rows.resize(rows.count * self.lower.outputs, 0.0);
        let rows = Rows::dense(&room.hidden, self.lower.inputs);
        self.lower.run(rows, &mut room.rows);
        room.sums.resize(self.bias.len(), 0.0);
        room.scores.resize(self.classes, 0.0);
    }

    /// Scores of the state whose tokens stand at these places, left in `room.scores`.
    pub(crate) fn score(&self, tokens: &[u32], room: &mut ScorerRoom) {
        let size = self.bias.len();
        room.sums.fill(0.0);
        for (place, token) in tokens.iter().enumerate() {
            let row = if *token == NO_TOKEN {
                &self.pad[place * size..]
            } else {
                &room.rows[*token as usize * self.lower.outputs + place * size..]
            };
            add(&mut room.sums, row);
        }
        add(&mut room.sums, &self.bias);
        let state = largest(&mut room.sums, self.hidden);
        match &self.upper {
            Some(upper) => upper.run(Rows::dense(state, self.hidden), &mut room.scores),
            None => room.scores.copy_from_slice(state),
        }
        self.mask_unseen(&mut room.scores);
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
