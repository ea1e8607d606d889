//! One report, as it came in.

use crate::{PartialDate, named};

/// A report's text and what is known of where it came from.
///
/// `text` is what every span counts bytes in; it never changes once recorded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Plain text, UTF-8; the only part that is read for claims.
    pub text: String,
    /// Headline, if given.
    pub title: Option<String>,
    /// Who published it (the carrier, which need not be the origin).
    pub outlet: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Where it stood.
    pub url: Option<String>,
    /// The name its sender gave it (the `id` of a JSONL record, a file name).
    pub given_id: Option<String>,
    /// When it came out. Without it relative dates stay open.
    pub published: Option<PartialDate>,
    /// How far it may travel; claims and exports inherit it.
    pub tlp: Option<Tlp>,
    /// Other fields of the record it came in, as JSON text: kept, never read.
    pub data: Option<String>,
}

named! {
    /// Traffic Light Protocol 2.0 (FIRST, 2022), from the most open to the most closed.
    Tlp, "TLP mark" {
        /// May be published.
        Clear = "clear",
        /// Community only.
        Green = "green",
        /// The organisation and its clients.
        Amber = "amber",
        /// The organisation only.
        AmberStrict = "amber+strict",
        /// Named recipients only.
        Red = "red",
    }
}
