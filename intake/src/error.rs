//! Why an input cannot be taken in: the value, and on the next line the remedy.

use std::fmt;

/// Why an input cannot be taken in.
#[derive(Debug)]
pub struct Error(pub(crate) Problem);

#[derive(Debug)]
pub(crate) enum Problem {
    Io(std::io::Error),
    Loop(String),
    Ending(Option<String>),
    NotAFile,
    Size {
        bytes: Option<u64>,
        max: u64,
    },
    Binary,
    Empty,
    Attributes(usize),
    Json(serde_json::Error),
    NotAnObject(&'static str),
    NotUtf8,
    Field {
        name: &'static str,
        is: &'static str,
    },
    NoText,
    Value {
        name: &'static str,
        error: record::Error,
    },
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Error {
        Error(problem)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Problem::Io(error) => io(f, error),
            Problem::Loop(to) => write!(
                f,
                "the link leads back to {to}\nremove it, or leave it: nothing is lost"
            ),
            Problem::Ending(ending) => unknown_ending(f, ending.as_deref()),
            Problem::NotAFile => write!(
                f,
                "neither a file nor a folder\ngive a file, a folder or - for the standard input"
            ),
            Problem::Size { bytes, max } => too_big(f, *bytes, *max),
            Problem::Binary => write!(
                f,
                "not text, by its bytes\nsave it as text, or give the file a name that tells its format"
            ),
            Problem::Empty => write!(f, "no text in it\ncheck that it was saved whole"),
            Problem::Attributes(max) => write!(
                f,
                "a tag with more than {max} attributes\nsave the article's text as .txt"
            ),
            Problem::Json(error) => write!(
                f,
                "not JSON: {error}\nwrite one JSON object per line, without line breaks in it"
            ),
            Problem::NotAnObject(is) => write!(
                f,
                "{is} where a JSON object should be\nwrite one object per line, such as {{\"text\": \"…\"}}"
            ),
            Problem::NotUtf8 => write!(f, "not UTF-8\nsave the file as UTF-8"),
            Problem::Field { name, is } => write!(
                f,
                "the field {name:?} is {is}\nwrite it as a string, or leave it out"
            ),
            Problem::NoText => write!(f, "no text\ngive the report's words in the field \"text\""),
            Problem::Value { name, error } => write!(f, "the field {name:?}: {error}"),
        }
    }
}

fn io(f: &mut fmt::Formatter<'_>, error: &std::io::Error) -> fmt::Result {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => write!(
            f,
            "no such file or folder\ncheck the spelling, and the folder you are in"
        ),
        ErrorKind::PermissionDenied => write!(
            f,
            "no permission to read it\nask its owner, or change its permissions"
        ),
        _ => write!(
            f,
            "cannot be read: {error}\ntry to open it in another program"
        ),
    }
}

fn unknown_ending(f: &mut fmt::Formatter<'_>, ending: Option<&str>) -> fmt::Result {
    match ending {
        Some(ending) => write!(f, "files that end in .{ending} are not read")?,
        None => write!(f, "its name has no ending that tells its format")?,
    }
    write!(f, "\nsave it as .txt, .md, .html or .jsonl")
}

fn too_big(f: &mut fmt::Formatter<'_>, bytes: Option<u64>, max: u64) -> fmt::Result {
    let max = max >> 20;
    match bytes {
        Some(bytes) => write!(
            f,
            "{} MB are more than the {max} MB read at once",
            bytes >> 20
        )?,
        None => write!(f, "more than the {max} MB read at once")?,
    }
    write!(f, "\nsplit it into single reports")
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Problem::Io(error) => Some(error),
            Problem::Json(error) => Some(error),
            Problem::Value { error, .. } => Some(error),
            _ => None,
        }
    }
}
