//! The parts of a pipeline: built from their files, run one after the other on a segment.

use std::sync::Arc;

use crate::error::Error;
use crate::load::{Config, Files};
use crate::network::linear::{Linear, Rows};
use crate::network::nodes::Nodes;
use crate::network::tok2vec::Tok2Vec;
use crate::network::vectors::Vectors;
use crate::parser::arcs::Parser;
use crate::parser::entities::Recogniser;
use crate::reader::Reader;
use crate::rules::attribute_ruler::{AttributeRuler, normal_morph};
use crate::rules::lemmatizer::Lemmatizer;
use crate::segment::Segment;
use crate::strings::{Interner, Name};

/// One part of a pipeline.
#[derive(Debug)]
pub(crate) enum Component {
    /// Works out vectors that others listen to.
    Tok2Vec(usize),
    Tagger(Input, Classes, Effect),
    Parser(Input, Box<Parser>),
    Entities(Input, Box<Recogniser>),
    Attributes(AttributeRuler),
    Lemmas(Lemmatizer),
}

/// Which of the pipeline's tok2vec networks a part reads from, and whether it is the part's own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Input {
    pub(crate) network: usize,
    pub(crate) own: bool,
}

/// A linear layer over token vectors; the best class wins.
#[derive(Debug)]
pub(crate) struct Classes {
    linear: Linear,
}

/// What a class of a tagger sets.
#[derive(Debug)]
pub(crate) enum Effect {
    Tags(Vec<Name>),
    /// Morphology and part of speech.
    Morphs(Vec<(Name, Name)>),
    SentenceStarts {
        overwrite: bool,
    },
}

/// What is collected while the parts of a pipeline are built.
pub(crate) struct Builder<'b, 'f> {
    pub(crate) files: &'b mut Files<'f>,
    pub(crate) config: &'b Config,
    pub(crate) names: Interner,
    pub(crate) networks: Vec<Tok2Vec>,
    pub(crate) vectors: Option<Arc<Vectors>>,
    /// Names of the components that others may listen to, and their networks.
    upstream: Vec<(String, usize)>,
    pub(crate) language: String,
}

impl<'b, 'f> Builder<'b, 'f> {
    pub(crate) fn new(files: &'b mut Files<'f>, config: &'b Config) -> Builder<'b, 'f> {
        let language = config.text("nlp", "lang").unwrap_or("xx").to_owned();
        Builder {
            files,
            config,
            names: Interner::new(),
            networks: Vec::new(),
            vectors: None,
            upstream: Vec::new(),
            language,
        }
    }

    /// The part called `name`.
    pub(crate) fn build(&mut self, name: &str) -> Result<Component, Error> {
        let section = format!("components.{name}");
        let factory = self
            .config
            .text(&section, "factory")
            .unwrap_or(name)
            .to_owned();
        let part = || format!("{name} (factory {factory})");
        match factory.as_str() {
            "tok2vec" => self.tok2vec(name),
            "tagger" => self.tagger(name),
            "morphologizer" => self.morphologizer(name),
            "senter" => self.senter(name),
            "parser" => self.parser(name),
            "ner" => self.entities(name),
            "attribute_ruler" => {
                let bytes = self.files.get(&format!("{name}/patterns"))?;
                let ruler = AttributeRuler::parse(&bytes, &mut self.names);
                ruler
                    .map(Component::Attributes)
                    .map_err(|problem| Error::unsupported(&part(), problem))
            }
            "lemmatizer" => self.lemmatizer(name),
            _ => Err(Error::unsupported(&part(), "no such factory here")),
        }
    }

    fn tok2vec(&mut self, name: &str) -> Result<Component, Error> {
        let bytes = self.files.get(&format!("{name}/model"))?;
        let nodes = self.nodes(name, &bytes)?;
        let network = self.network(name, &nodes)?;
        self.upstream.push((name.to_owned(), network));
        Ok(Component::Tok2Vec(network))
    }

    fn tagger(&mut self, name: &str) -> Result<Component, Error> {
        let settings = self.settings(name)?;
        let labels: Vec<Name> = labels(&settings)
            .iter()
            .map(|label| self.names.add(label))
            .collect();
        let (input, classes) = self.classes(name, labels.len())?;
        Ok(Component::Tagger(input, classes, Effect::Tags(labels)))
    }

    fn morphologizer(&mut self, name: &str) -> Result<Component, Error> {
        let settings = self.settings(name)?;
        if settings["extend"].as_bool() == Some(true) {
            return Err(Error::unsupported(
                &format!("{name} (factory morphologizer)"),
                "extend = true",
            ));
        }
        let morphs = settings["labels_morph"]
            .as_object()
            .cloned()
            .unwrap_or_default();
        let pos = |label: &str| {
            settings["labels_pos"][label]
                .as_u64()
                .and_then(|n| crate::symbols::SYMBOLS.get(n as usize))
        };
        let effects: Vec<(Name, Name)> = morphs
            .iter()
            .map(|(label, morph)| {
                let morph = self
                    .names
                    .add(&normal_morph(morph.as_str().unwrap_or_default()));
                (
                    morph,
                    self.names.add(pos(label).copied().unwrap_or_default()),
                )
            })
            .collect();
        let (input, classes) = self.classes(name, effects.len())?;
        Ok(Component::Tagger(input, classes, Effect::Morphs(effects)))
    }

    fn senter(&mut self, name: &str) -> Result<Component, Error> {
        let overwrite = self.settings(name)?["overwrite"].as_bool().unwrap_or(false);
        let (input, classes) = self.classes(name, 2)?;
        Ok(Component::Tagger(
            input,
            classes,
            Effect::SentenceStarts { overwrite },
        ))
    }

    fn parser(&mut self, name: &str) -> Result<Component, Error> {
        let (input, parser) = self.transitions(name, Parser::new)?;
        self.check_width(name, input, parser.scorer.input)?;
        if parser.joins_tokens() {
            return Err(Error::unsupported(
                &format!("{name} (factory parser)"),
                "learn_tokens, which joins tokens",
            ));
        }
        Ok(Component::Parser(input, Box::new(parser)))
    }

    fn entities(&mut self, name: &str) -> Result<Component, Error> {
        let (input, recogniser) = self.transitions(name, Recogniser::new)?;
        self.check_width(name, input, recogniser.scorer.input)?;
        Ok(Component::Entities(input, Box::new(recogniser)))
    }

    /// The network that feeds a transition system, and the system that `make` makes of its layers and moves.
    fn transitions<T>(
        &mut self,
        name: &str,
        make: impl Fn(&Nodes<'_>, &[u8], &mut Interner) -> Result<T, String>,
    ) -> Result<(Input, T), Error> {
        self.refuse_beam(name)?;
        let model = format!("{name}/model");
        let bytes = self.files.get(&model)?;
        let moves = self.files.get(&format!("{name}/moves"))?;
        let nodes = self.nodes(name, &bytes)?;
        let input = self.input(name, &nodes)?;
        let made = make(&nodes, &moves, &mut self.names);
        Ok((
            input,
            made.map_err(|problem| Error::malformed(&model, problem))?,
        ))
    }

    fn lemmatizer(&mut self, name: &str) -> Result<Component, Error> {
        let section = format!("components.{name}");
        let mode = self.config.text(&section, "mode").unwrap_or("lookup");
        let overwrite = self
            .config
            .get(&section, "overwrite")
            .and_then(serde_json::Value::as_bool)
            .unwrap_or(false);
        let bytes = self.files.get(&format!("{name}/lookups/lookups.bin"))?;
        let lemmatizer = Lemmatizer::parse(&bytes, &self.language, mode, overwrite);
        let part = format!("{name} (factory lemmatizer)");
        lemmatizer
            .map(Component::Lemmas)
            .map_err(|problem| Error::unsupported(&part, problem))
    }

    fn settings(&mut self, name: &str) -> Result<serde_json::Value, Error> {
        let file = format!("{name}/cfg");
        let bytes = self.files.get(&file)?;
        serde_json::from_slice(&bytes).map_err(|problem| Error::malformed(&file, problem))
    }

    fn refuse_beam(&mut self, name: &str) -> Result<(), Error> {
        let settings = self.settings(name)?;
        match settings["beam_width"].as_u64().unwrap_or(1) {
            1 => Ok(()),
            width => Err(Error::unsupported(name, format!("a beam of {width}"))),
        }
    }

    fn nodes<'n>(&self, name: &str, bytes: &'n [u8]) -> Result<Nodes<'n>, Error> {
        let nodes = Nodes::parse(bytes)
            .map_err(|problem| Error::malformed(&format!("{name}/model"), problem))?;
        match nodes.unknown() {
            Some(layer) => Err(Error::unsupported(name, format!("the layer {layer}"))),
            None => Ok(nodes),
        }
    }

    fn network(&mut self, name: &str, nodes: &Nodes<'_>) -> Result<usize, Error> {
        if nodes.named("static_vectors").next().is_some() && self.vectors.is_none() {
            self.vectors = Some(Arc::new(Vectors::load(self.files)?));
        }
        let network = Tok2Vec::new(nodes, self.vectors.clone());
        self.networks
            .push(network.map_err(|problem| Error::malformed(&format!("{name}/model"), problem))?);
        Ok(self.networks.len() - 1)
    }

    fn input(&mut self, name: &str, nodes: &Nodes<'_>) -> Result<Input, Error> {
        if nodes.named("tok2vec-listener").next().is_none() {
            return Ok(Input {
                network: self.network(name, nodes)?,
                own: true,
            });
        }
        let section = format!("components.{name}.model.tok2vec");
        let wanted = self.config.text(&section, "upstream").unwrap_or("*");
        let found = self
            .upstream
            .iter()
            .find(|(upstream, _)| wanted == "*" || upstream == wanted);
        match found {
            Some((_, network)) => Ok(Input {
                network: *network,
                own: false,
            }),
            None => Err(Error::malformed(
                "config.cfg",
                format!("{name} listens to {wanted}, which does not come before it"),
            )),
        }
    }

    fn check_width(&self, name: &str, input: Input, wanted: usize) -> Result<(), Error> {
        let width = self.networks[input.network].width;
        if width == wanted {
            return Ok(());
        }
        Err(Error::malformed(
            &format!("{name}/model"),
            format!("takes vectors of {wanted}, gets vectors of {width}"),
        ))
    }

    fn classes(&mut self, name: &str, labels: usize) -> Result<(Input, Classes), Error> {
        let file = format!("{name}/model");
        let bytes = self.files.get(&file)?;
        let nodes = self.nodes(name, &bytes)?;
        let input = self.input(name, &nodes)?;
        let classes =
            Classes::new(&nodes, labels).map_err(|problem| Error::malformed(&file, problem))?;
        self.check_width(name, input, classes.linear.inputs)?;
        Ok((input, classes))
    }
}

fn labels(settings: &serde_json::Value) -> Vec<String> {
    let labels = settings["labels"].as_array().into_iter().flatten();
    labels
        .filter_map(serde_json::Value::as_str)
        .map(str::to_owned)
        .collect()
}

impl Classes {
    fn new(nodes: &Nodes<'_>, labels: usize) -> Result<Classes, String> {
        let node = nodes.first("softmax")?;
        let weights = node.weights("W")?;
        let [count, inputs] = weights.sides()?;
        if count != labels || count == 0 {
            return Err(format!("{count} classes for {labels} labels"));
        }
        Ok(Classes {
            linear: Linear::new(&weights.floats(), &node.weights("b")?.floats(), inputs)?,
        })
    }

    /// The best class of each token. The softmax itself changes no order and is left out.
    fn best(&self, vectors: &[f32], scores: &mut Vec<f32>, best: &mut Vec<usize>) {
        let rows = Rows::dense(vectors, self.linear.inputs);
        scores.resize(rows.count * self.linear.outputs, 0.0);
        self.linear.run(rows, scores);
        best.clear();
        best.extend(scores.chunks_exact(self.linear.outputs).map(largest));
    }
}

fn largest(scores: &[f32]) -> usize {
    let better = |best: usize, class: usize| {
        if scores[class] > scores[best] {
            class
        } else {
            best
        }
    };
    (1..scores.len()).fold(0, better)
}

impl Effect {
    /// `best` holds the best class of each token.
    fn apply(&self, best: &[usize], segment: &mut Segment) {
        for (token, class) in best.iter().enumerate() {
            match self {
                Effect::Tags(tags) => segment.tags[token] = tags[*class],
                Effect::Morphs(effects) => {
                    (segment.morphs[token], segment.pos[token]) = effects[*class]
                }
                Effect::SentenceStarts { overwrite } => {
                    if segment.starts[token] == 0 || *overwrite {
                        segment.starts[token] = if *class == 1 { 1 } else { -1 };
                    }
                }
            }
        }
    }
}

impl Component {
    /// Runs this part on the reader's segment.
    pub(crate) fn run(
        &self,
        networks: &[Tok2Vec],
        names: &[Box<str>],
        text: &str,
        reader: &mut Reader,
    ) {
        match self {
            Component::Tok2Vec(network) => reader.vectors(networks, *network),
            Component::Tagger(input, classes, effect) => {
                reader.own_vectors(networks, *input);
                let Reader {
                    segment,
                    outputs,
                    scores,
                    ..
                } = reader;
                let vectors =
                    outputs[input.network].vectors(&networks[input.network], &segment.tokens);
                let mut best = std::mem::take(&mut segment.best);
                classes.best(vectors, scores, &mut best);
                effect.apply(&best, segment);
                segment.best = best;
            }
            Component::Parser(input, parser) => {
                reader.own_vectors(networks, *input);
                let Reader {
                    segment,
                    outputs,
                    parse,
                    ..
                } = reader;
                let vectors =
                    outputs[input.network].vectors(&networks[input.network], &segment.tokens);
                parser.run(vectors, &segment.starts, &segment.is_space, parse);
                segment.heads.copy_from_slice(&parse.tree.heads);
                segment.labels.copy_from_slice(&parse.tree.labels);
                segment.starts.clear();
                segment.starts.extend(
                    parse
                        .tree
                        .starts
                        .iter()
                        .map(|start| if *start { 1 } else { -1 }),
                );
            }
            Component::Entities(input, recogniser) => {
                reader.own_vectors(networks, *input);
                let Reader {
                    segment,
                    outputs,
                    entities,
                    ..
                } = reader;
                let vectors =
                    outputs[input.network].vectors(&networks[input.network], &segment.tokens);
                recogniser.run(vectors, &segment.starts, &segment.is_space, entities);
                segment.entities.clone_from(&entities.entities);
            }
            Component::Attributes(ruler) => {
                let Reader {
                    segment,
                    words,
                    lemmas,
                    matches,
                    ..
                } = reader;
                ruler.run(text, words, segment, lemmas, matches);
            }
            Component::Lemmas(lemmatizer) => {
                lemmatizer.run(text, names, &mut reader.segment, &mut reader.lemmas)
            }
        }
    }
}
