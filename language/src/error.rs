//! What can go wrong while a pipeline is loaded or installed. Reading text never fails.

use std::fmt;

/// An error of this crate; its text names the pipeline, the part and, where there is one, the remedy.
#[derive(Debug)]
pub struct Error(Box<Kind>);

#[derive(Debug)]
enum Kind {
    Io {
        path: String,
        source: std::io::Error,
    },
    Missing {
        file: String,
    },
    Malformed {
        file: String,
        problem: String,
    },
    Unsupported {
        pipeline: String,
        part: String,
        problem: String,
    },
    Refused {
        name: String,
        problem: String,
    },
}

impl Error {
    pub(crate) fn io(path: impl fmt::Display, source: std::io::Error) -> Error {
        Error(Box::new(Kind::Io {
            path: path.to_string(),
            source,
        }))
    }

    pub(crate) fn missing(file: &str) -> Error {
        Error(Box::new(Kind::Missing {
            file: file.to_owned(),
        }))
    }

    pub(crate) fn malformed(file: &str, problem: impl fmt::Display) -> Error {
        Error(Box::new(Kind::Malformed {
            file: file.to_owned(),
            problem: problem.to_string(),
        }))
    }

    pub(crate) fn unsupported(part: &str, problem: impl fmt::Display) -> Error {
        Error(Box::new(Kind::Unsupported {
            pipeline: String::new(),
            part: part.to_owned(),
            problem: problem.to_string(),
        }))
    }

    pub(crate) fn refused(name: impl fmt::Display, problem: impl fmt::Display) -> Error {
        Error(Box::new(Kind::Refused {
            name: name.to_string(),
            problem: problem.to_string(),
        }))
    }

    /// Parts do not know which pipeline they stand in; the loader adds it.
    pub(crate) fn in_pipeline(mut self, name: &str) -> Error {
        if let Kind::Unsupported { pipeline, .. } = &mut *self.0 {
            name.clone_into(pipeline);
        }
        self
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::Io { path, source } => write!(f, "cannot read or write {path}: {source}"),
            Kind::Missing { file } => {
                write!(
                    f,
                    "the pipeline has no file {file}\nis this the folder that holds config.cfg?"
                )
            }
            Kind::Malformed { file, problem } => {
                write!(f, "{file} is not as spaCy v3 writes it: {problem}")
            }
            Kind::Unsupported {
                pipeline,
                part,
                problem,
            } => write!(
                f,
                "pipeline {pipeline} has a part this reader does not run: {part}: {problem}\n\
                 use a pipeline made of tok2vec, tagger, morphologizer, senter, parser, attribute_ruler, \
                 lemmatizer and ner"
            ),
            Kind::Refused { name, problem } => write!(f, "{name} was not installed: {problem}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.0 {
            Kind::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
