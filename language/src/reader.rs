//! All the room one reading thread needs, used again from text to text.

use crate::component::Input;
use crate::network::linear::alone;
use crate::network::tok2vec::{Cache, Layers, Tok2Vec};
use crate::parser::{arcs, entities};
use crate::segment::{Lemmas, Segment};
use crate::tokenizer::Token;
use crate::words::Words;

/// Words and lemmas known so far, caches, and the lists of the segment being read.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    pub(crate) words: Words,
    pub(crate) lemmas: Lemmas,
    pub(crate) segment: Segment,
    pub(crate) outputs: Vec<Output>,
    pub(crate) scores: Vec<f32>,
    pub(crate) parse: arcs::Room,
    pub(crate) entities: entities::Room,
    pub(crate) matches: Vec<(u32, u16)>,
}

/// A reader and the thread it reads on.
#[derive(Debug)]
pub(crate) struct Worker {
    reader: Reader,
    thread: Option<rayon::ThreadPool>,
}

impl Worker {
    pub(crate) fn new() -> Worker {
        Worker {
            reader: Reader::default(),
            thread: alone(),
        }
    }

    pub(crate) fn run<T: Send>(&mut self, work: impl FnOnce(&mut Reader) -> T + Send) -> T {
        let reader = &mut self.reader;
        match &self.thread {
            Some(thread) => thread.install(|| work(reader)),
            None => work(reader),
        }
    }
}

/// One network's cache and its rows for the segment.
#[derive(Debug, Default)]
pub(crate) struct Output {
    cache: Cache,
    layers: Layers,
}

impl Output {
    /// The rows last worked out.
    pub(crate) fn vectors(&self, network: &Tok2Vec, tokens: &[Token]) -> &[f32] {
        network.rows(tokens, &self.layers)
    }
}

/// More lemmas than this are forgotten between segments.
const LEMMAS_MAX: usize = 60_000;

impl Reader {
    /// Forgets words and lemmas where they have become too many. To be called between segments.
    pub(crate) fn renew(&mut self, networks: usize) {
        self.outputs.resize_with(networks, Output::default);
        if self.words.renew_if_full() {
            self.outputs
                .iter_mut()
                .for_each(|output| output.cache.clear());
            self.lemmas.clear();
        }
        if self.lemmas.len() > LEMMAS_MAX {
            self.lemmas.clear();
        }
    }

    pub(crate) fn vectors(&mut self, networks: &[Tok2Vec], network: usize) {
        let output = &mut self.outputs[network];
        networks[network].run(
            &self.segment.tokens,
            &self.words,
            &mut output.cache,
            &mut output.layers,
        );
    }

    /// A network that belongs to one part is run when that part's turn comes.
    pub(crate) fn own_vectors(&mut self, networks: &[Tok2Vec], input: Input) {
        if input.own {
            self.vectors(networks, input.network);
        }
    }
}
