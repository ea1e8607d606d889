//! Who says so: the speaker, how a report marks it, and through whom it came.

use crate::{Identities, Span, named};

/// One speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The words that name it; `None` for the author, who needs none.
    pub words: Option<Span>,
    /// As written ("the group's spokesman"); `author` for the author.
    pub written: String,
    /// The name it was resolved to, where the document or the alias table tells.
    pub resolved: Option<String>,
    /// In what capacity it speaks.
    pub role: Role,
}

impl Source {
    /// The text itself.
    pub fn author() -> Self {
        Source {
            words: None,
            written: "author".into(),
            resolved: None,
            role: Role::Author,
        }
    }

    /// Takes the name that its own means; the author has none.
    pub(crate) fn rename(&mut self, identities: &Identities) {
        if self.role == Role::Author {
            return;
        }
        let name = identities.of(Some(&self.written), self.name());
        if name != self.name() {
            self.resolved = Some(name.to_owned());
        }
    }

    /// The resolved name, else the words: what listings group by.
    pub fn name(&self) -> &str {
        self.resolved.as_deref().unwrap_or(&self.written)
    }
}

named! {
    /// In what capacity a source speaks.
    Role, "role" {
        /// A government, a force, an international body, or one who speaks for it.
        Official = "official",
        /// A researcher, a think tank, a monitoring group.
        Analyst = "analyst",
        /// The armed group the report is about.
        Group = "group",
        /// A newspaper, agency or broadcaster.
        Outlet = "outlet",
        /// A source that is not named ("a senior official", "multiple reports").
        Anonymous = "anonymous",
        /// The text's own voice.
        Author = "author",
        /// Named, in a capacity that could not be told.
        Other = "other",
    }
}

/// Who says it, by which words, and what exactly is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The speaker nearest to the content.
    pub source: Source,
    /// The words that attribute ("said", "according to"); empty for the author.
    pub cue: Vec<Span>,
    /// What is said; several parts where a cue splits a quote.
    pub content: Vec<Span>,
    /// Who passed it on, from the nearest to the source outward ("A says B said": source B, via A).
    pub via: Vec<Source>,
}
