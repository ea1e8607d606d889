//! Tokens → vectors that know their neighbours: the embedding, then layers that each look one window wider.
//!
//! A word's embedding, and what it gives the first layer as left, middle and right neighbour, depend on the
//! word alone and are kept (see [`Cache`]). Before and after the text stand rows of zeros, as in thinc; they
//! change from layer to layer like any other row.

use super::embed::{Embed, Room};
use super::linear::{Linear, Rows, add};
use super::maxout::{Maxout, split_in_three};
use super::nodes::Nodes;
use super::vectors::Vectors;
use crate::tokenizer::Token;
use crate::words::Words;
use std::sync::Arc;

/// An embedding and its layers.
#[derive(Debug)]
pub(crate) struct Tok2Vec {
    embed: Embed,
    layers: Vec<Maxout>,
    /// The first layer taken apart by neighbour, without its bias; only for a window of one.
    split: Option<Linear>,
    window: usize,
    pub(crate) width: usize,
    looks_at_space: bool,
}

impl Tok2Vec {
    /// From a component's layers, which may hold others besides.
    pub(crate) fn new(nodes: &Nodes<'_>, vectors: Option<Arc<Vectors>>) -> Result<Tok2Vec, String> {
        let pairs = nodes.named("maxout").zip(nodes.named("layernorm"));
        let layers: Result<Vec<Maxout>, String> = pairs
            .map(|(maxout, norm)| Maxout::new(maxout, norm))
            .collect();
        let mut layers = layers?;
        if layers.is_empty() {
            return Err("no maxout layer".to_owned());
        }
        let mix = layers.remove(0);
        let width = mix.width;
        let window = window(nodes, layers.len())?;
        let fits = |layer: &Maxout| {
            layer.width == width && layer.linear.inputs == width * (2 * window + 1)
        };
        if let Some(odd) = layers.iter().find(|layer| !fits(layer)) {
            return Err(format!(
                "a layer from {} to {} numbers among others of {width}",
                odd.linear.inputs, odd.width
            ));
        }
        let embed = Embed::new(nodes, mix, vectors)?;
        let first = nodes.named("maxout").nth(1);
        let split = if window == 1 {
            first.map(split_in_three).transpose()?
        } else {
            None
        };
        let looks_at_space = embed.looks_at_space();
        Ok(Tok2Vec {
            embed,
            layers,
            split,
            window,
            width,
            looks_at_space,
        })
    }

    /// Works out one row of [`Tok2Vec::width`] numbers for each token; [`Tok2Vec::rows`] gives them.
    pub(crate) fn run(
        &self,
        tokens: &[Token],
        words: &Words,
        cache: &mut Cache,
        room: &mut Layers,
    ) {
        let pad = self.window * self.layers.len();
        let (count, width) = (tokens.len() + 2 * pad, self.width);
        room.rows.clear();
        room.rows.resize(count * width, 0.0);
        room.next.clear();
        room.next.resize(count * width, 0.0);
        let mut done = 0;
        if let Some(split) = &self.split {
            self.first_layer(split, tokens, words, cache, room);
            done = 1;
        } else {
            self.embed_all(tokens, words, cache, room, pad);
        }
        for (index, layer) in self.layers.iter().enumerate().skip(done) {
            // The outermost rows of zeros are no longer needed; one window fewer on each side every time.
            let (from, to) = ((index + 1) * self.window, count - (index + 1) * self.window);
            self.layer(layer, from, to, room);
            std::mem::swap(&mut room.rows, &mut room.next);
        }
    }

    /// The rows of these tokens, after they have been run.
    pub(crate) fn rows<'r>(&self, tokens: &[Token], room: &'r Layers) -> &'r [f32] {
        let pad = self.window * self.layers.len();
        &room.rows[pad * self.width..(pad + tokens.len()) * self.width]
    }

    /// The embeddings of all tokens, without the first layer.
    fn embed_all(
        &self,
        tokens: &[Token],
        words: &Words,
        cache: &mut Cache,
        room: &mut Layers,
        pad: usize,
    ) {
        let width = self.width;
        for (block, at) in tokens.chunks(BLOCK).zip((pad..).step_by(BLOCK)) {
            cache.fill(self, block, words);
            for (offset, token) in block.iter().enumerate() {
                let entry = cache.entry(self, *token);
                room.rows[(at + offset) * width..(at + offset + 1) * width]
                    .copy_from_slice(&entry[..width]);
            }
        }
    }

    fn first_layer(
        &self,
        split: &Linear,
        tokens: &[Token],
        words: &Words,
        cache: &mut Cache,
        room: &mut Layers,
    ) {
        let (width, third) = (self.width, split.outputs / 3);
        let pad = self.layers.len();
        let layer = &self.layers[0];
        room.sums.resize(third, 0.0);
        for start in (0..tokens.len()).step_by(BLOCK) {
            let end = (start + BLOCK).min(tokens.len());
            let halo = &tokens[start.saturating_sub(1)..(end + 1).min(tokens.len())];
            cache.fill(self, halo, words);
            // The first block also does the rows before the text, the last those after it.
            let from = if start == 0 {
                -(pad as isize) + 1
            } else {
                start as isize
            };
            let to = if end == tokens.len() {
                (end + pad - 1) as isize
            } else {
                end as isize
            };
            for at in from..to {
                let entry = |offset: isize| {
                    let index = usize::try_from(at + offset).ok()?;
                    tokens.get(index).map(|token| cache.entry(self, *token))
                };
                let middle = entry(0);
                room.sums.copy_from_slice(&layer.linear.bias);
                for (part, entry) in [entry(-1), middle, entry(1)].into_iter().enumerate() {
                    if let Some(entry) = entry {
                        let start = width + part * third;
                        add(&mut room.sums, &entry[start..start + third]);
                    }
                }
                let target = (at + pad as isize) as usize * width;
                let out = &mut room.rows[target..target + width];
                let zeros = &room.next[..width];
                let residual = middle.map_or(zeros, |entry| &entry[..width]);
                layer.finish(&mut room.sums, Some(residual), out);
            }
        }
    }

    fn layer(&self, layer: &Maxout, from: usize, to: usize, room: &mut Layers) {
        let (width, outputs) = (self.width, layer.linear.outputs);
        room.sums.resize(BLOCK_ROWS * outputs, 0.0);
        let mut at = from;
        while at < to {
            let count = (to - at).min(BLOCK_ROWS);
            let rows = Rows {
                numbers: &room.rows[(at - self.window) * width..],
                stride: width,
                count,
            };
            layer.linear.run(rows, &mut room.sums);
            let sums = room.sums.chunks_exact_mut(outputs).take(count);
            for (row, sums) in (at..).zip(sums) {
                let place = row * width..(row + 1) * width;
                let residual = &room.rows[place.clone()];
                layer.finish(sums, Some(residual), &mut room.next[place]);
            }
            at += count;
        }
    }
}

/// Tokens whose words must be in the cache together.
const BLOCK: usize = 256;
/// Rows that go through a layer together; 24, 48 and 66 were tried.
const BLOCK_ROWS: usize = 48;

/// Room used again from text to text.
#[derive(Debug, Default)]
pub(crate) struct Layers {
    rows: Vec<f32>,
    next: Vec<f32>,
    sums: Vec<f32>,
}

/// Per word: its embedding, then its part in the first layer as left, middle and right neighbour.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    slots: Vec<u32>,
    entries: Vec<f32>,
    used: u32,
    missing: Vec<(u32, bool)>,
    fresh: Vec<f32>,
    parts: Vec<f32>,
    room: Room,
}

const NONE: u32 = u32::MAX;
/// Words kept per network; with the small English pipeline 3.8 kB each.
const ENTRIES_MAX: u32 = 2_500;

impl Cache {
    /// Word numbers have been given out anew.
    pub(crate) fn clear(&mut self) {
        self.slots.clear();
        self.used = 0;
    }

    fn slot(tok2vec: &Tok2Vec, word: u32, space: bool) -> usize {
        word as usize * 2 + usize::from(space && tok2vec.looks_at_space)
    }

    fn entry(&self, tok2vec: &Tok2Vec, token: Token) -> &[f32] {
        let size = tok2vec.entry_size();
        let slot = self.slots[Cache::slot(tok2vec, token.word, token.space)] as usize;
        &self.entries[slot * size..(slot + 1) * size]
    }

    /// Makes sure that the words of all these tokens are there at once.
    fn fill(&mut self, tok2vec: &Tok2Vec, tokens: &[Token], words: &Words) {
        self.slots.resize(words.len() * 2, NONE);
        if self.used + tokens.len() as u32 > ENTRIES_MAX {
            self.slots.fill(NONE);
            self.used = 0;
        }
        self.missing.clear();
        for token in tokens {
            let slot = &mut self.slots[Cache::slot(tok2vec, token.word, token.space)];
            if *slot == NONE {
                *slot = self.used;
                self.used += 1;
                self.missing.push((token.word, token.space));
            }
        }
        self.compute(tok2vec, words);
    }

    fn compute(&mut self, tok2vec: &Tok2Vec, words: &Words) {
        let (size, width, count) = (tok2vec.entry_size(), tok2vec.width, self.missing.len());
        if count == 0 {
            return;
        }
        let missing = self
            .missing
            .iter()
            .map(|(word, space)| (words.get(*word), *space));
        tok2vec.embed.run(missing, &mut self.room, &mut self.fresh);
        let first = self.used as usize - count;
        if self.entries.len() < self.used as usize * size {
            self.entries.resize(self.used as usize * size, 0.0);
        }
        let entries = self.entries[first * size..].chunks_exact_mut(size);
        for (entry, fresh) in entries.zip(self.fresh.chunks_exact(width)) {
            entry[..width].copy_from_slice(fresh);
        }
        let Some(split) = &tok2vec.split else { return };
        let outputs = split.outputs;
        self.parts.resize(count * outputs, 0.0);
        split.run(Rows::dense(&self.fresh, width), &mut self.parts);
        let entries = self.entries[first * size..].chunks_exact_mut(size);
        for (entry, parts) in entries.zip(self.parts.chunks_exact(outputs)) {
            entry[width..].copy_from_slice(parts);
        }
    }
}

impl Tok2Vec {
    fn entry_size(&self) -> usize {
        self.width + self.split.as_ref().map_or(0, |split| split.outputs)
    }
}

fn window(nodes: &Nodes<'_>, layers: usize) -> Result<usize, String> {
    let sizes: Vec<_> = nodes
        .named("expand_window")
        .filter_map(|node| node.attribute("window_size")?.unsigned())
        .collect();
    match sizes.first() {
        None if layers == 0 => Ok(0),
        Some(size) if sizes.len() == layers && sizes.iter().all(|other| other == size) => {
            Ok(*size as usize)
        }
        _ => Err(format!("{layers} layers with windows {sizes:?}")),
    }
}
