//! A pipeline: loaded once, then read with from any number of threads.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use crate::component::{Builder, Component};
use crate::doc::Doc;
use crate::error::Error;
use crate::load::{Config, Files};
use crate::msgpack::Value;
use crate::network::tok2vec::Tok2Vec;
use crate::reader::{Reader, Worker};
use crate::tokenizer::{Scan, Tokenizer};
use crate::words::Norms;

/// A spaCy v3 pipeline.
///
/// Reading is a pure function of the text: the same on every thread, alone or in a batch. A pipeline keeps
/// caches for as many threads as have read with it at once, about 35 MB each for the small English one.
pub struct Pipeline {
    about: About,
    tokenizer: Tokenizer,
    components: Vec<Component>,
    networks: Vec<Tok2Vec>,
    names: Arc<[Box<str>]>,
    workers: Mutex<Vec<Worker>>,
}

/// What a pipeline says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// `en_core_web_sm`.
    pub name: String,
    /// `3.8.0`.
    pub version: String,
    /// `en`.
    pub language: String,
    /// The licence its makers gave it.
    pub license: String,
    /// SHA-256, in hexadecimal, over the files its results depend on.
    pub hash: String,
}

impl Pipeline {
    /// Loads the folder that holds `config.cfg`.
    ///
    /// # Errors
    /// Where a file is missing or malformed, and where the pipeline has a part this crate does not run; the
    /// error names the part.
    pub fn load(directory: impl AsRef<Path>) -> Result<Pipeline, Error> {
        Pipeline::build(Files::directory(directory.as_ref().to_owned()))
    }

    /// Loads from files in memory: their names below the folder, with `/`, and their bytes.
    ///
    /// # Errors
    /// As [`Pipeline::load`].
    pub fn from_files(files: &[(&str, &[u8])]) -> Result<Pipeline, Error> {
        Pipeline::build(Files::memory(files))
    }

    fn build(mut files: Files<'_>) -> Result<Pipeline, Error> {
        let config = files.get("config.cfg")?;
        let config = Config::parse(&String::from_utf8_lossy(&config));
        let mut about = about(&mut files)?;
        let name = if about.name.is_empty() {
            files.place()
        } else {
            format!("{} {}", about.name, about.version)
        };
        let norms = norms(&mut files)?;
        let tokenizer = match config.text("nlp.tokenizer", "@tokenizers") {
            None | Some("spacy.Tokenizer.v1") => Tokenizer::parse(&files.get("tokenizer")?, norms),
            Some(other) => Err(Error::unsupported("tokenizer", other)),
        };
        let tokenizer = tokenizer.map_err(|error| error.in_pipeline(&name))?;
        let disabled = config.list("nlp", "disabled");
        let mut builder = Builder::new(&mut files, &config);
        let mut components = Vec::new();
        for part in config
            .list("nlp", "pipeline")
            .iter()
            .filter(|part| !disabled.contains(part))
        {
            components.push(
                builder
                    .build(part)
                    .map_err(|error| error.in_pipeline(&name))?,
            );
        }
        let Builder {
            names, networks, ..
        } = builder;
        about.hash = files.hash();
        Ok(Pipeline {
            about,
            tokenizer,
            components,
            networks,
            names: names.finish().into(),
            workers: Mutex::new(Vec::new()),
        })
    }

    /// What the pipeline says of itself, and its hash.
    pub fn about(&self) -> &About {
        &self.about
    }

    /// SHA-256, in hexadecimal, over the files the pipeline's results depend on.
    pub fn hash(&self) -> &str {
        &self.about.hash
    }

    /// Reads a text. Never fails; what is not language gets some analysis all the same.
    ///
    /// Texts beyond a few thousand tokens are read in segments, cut at a line feed where there is one; heads
    /// and entities do not cross such a cut. Of a text beyond 4 GiB the rest is not read.
    pub fn read(&self, text: &str) -> Doc {
        self.work(|reader| self.read_with(reader, text))
    }

    /// Reads many texts on some threads; the documents come in the order of the texts.
    pub fn read_batch(&self, texts: &[&str], threads: usize) -> Vec<Doc> {
        let threads = threads.clamp(1, texts.len().max(1));
        if threads == 1 {
            return self.work(|reader| {
                texts
                    .iter()
                    .map(|text| self.read_with(reader, text))
                    .collect()
            });
        }
        // The longest first, so that no thread is left with one while the others are done.
        let mut order: Vec<usize> = (0..texts.len()).collect();
        order.sort_by_key(|index| std::cmp::Reverse(texts[*index].len()));
        let next = AtomicUsize::new(0);
        let work = |reader: &mut Reader| {
            let mut done = Vec::new();
            loop {
                let Some(index) = order.get(next.fetch_add(1, Ordering::Relaxed)) else {
                    return done;
                };
                done.push((*index, self.read_with(reader, texts[*index])));
            }
        };
        let mut docs: Vec<(usize, Doc)> = std::thread::scope(|scope| {
            let handles: Vec<_> = (0..threads)
                .map(|_| scope.spawn(|| self.work(work)))
                .collect();
            let done = handles.into_iter().map(|handle| {
                handle
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            });
            done.flatten().collect()
        });
        docs.sort_unstable_by_key(|(index, _)| *index);
        docs.into_iter().map(|(_, doc)| doc).collect()
    }

    /// Lends a reader that nobody else uses, on a thread of its own.
    fn work<T: Send>(&self, work: impl FnOnce(&mut Reader) -> T + Send) -> T {
        let worker = self.lock().pop();
        let mut worker = worker.unwrap_or_else(Worker::new);
        let done = worker.run(work);
        self.lock().push(worker);
        done
    }

    fn read_with(&self, reader: &mut Reader, text: &str) -> Doc {
        let text = &text[..text.floor_char_boundary(u32::MAX as usize - 1)];
        let mut doc = Doc::new(text, Arc::clone(&self.names));
        let mut scan = Scan::new(text);
        loop {
            reader.renew(self.networks.len());
            let Reader { words, segment, .. } = reader;
            if !scan.next_segment(&self.tokenizer, words, &mut segment.tokens) {
                return doc;
            }
            segment.begin(words);
            for component in &self.components {
                component.run(&self.networks, &self.names, text, reader);
            }
            doc.append(&reader.segment, &reader.lemmas);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Worker>> {
        self.workers
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Pipeline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Pipeline").field(&self.about).finish()
    }
}

pub(crate) fn about(files: &mut Files<'_>) -> Result<About, Error> {
    let meta = files.optional("meta.json")?.unwrap_or_default();
    let meta: serde_json::Value = if meta.is_empty() {
        serde_json::Value::Null
    } else {
        serde_json::from_slice(&meta).map_err(|problem| Error::malformed("meta.json", problem))?
    };
    let text = |key: &str| meta[key].as_str().unwrap_or_default().to_owned();
    let (language, short) = (text("lang"), text("name"));
    let name = if language.is_empty() {
        short
    } else {
        format!("{language}_{short}")
    };
    Ok(About {
        name,
        version: text("version"),
        language,
        license: text("license"),
        hash: String::new(),
    })
}

fn norms(files: &mut Files<'_>) -> Result<Norms, Error> {
    const FILE: &str = "vocab/lookups.bin";
    let Some(bytes) = files.optional(FILE)? else {
        return Ok(Norms::new(std::iter::empty()));
    };
    let value = Value::parse(&bytes).map_err(|problem| Error::malformed(FILE, problem))?;
    let entries = value
        .get("lexeme_norm")
        .into_iter()
        .flat_map(Value::entries);
    Ok(Norms::new(entries.filter_map(|(key, norm)| {
        Some((key.unsigned()?, crate::hash::string_key(norm.text()?)))
    })))
}
