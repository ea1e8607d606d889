//! How a claim is told: who says it, in which words, where it stands and when.

use super::quote::quote;
use super::{Desk, Error, Run, Sentence, words};
use crate::view::safe::line;
use judging::{Dated, fold};
use record::{Date, Role, StoredClaim};

/// Longer descriptions of a speaker give way to the name.
const SPEAKER_MAX: usize = 70;

impl Desk<'_> {
    /// "The Pentagon: “…” (Courier, 2 April 2016; also in 3 other outlets)."
    pub(crate) fn quotation(&self, claim: &StoredClaim) -> Result<Sentence, Error> {
        self.sentence(self.quoted(claim), &[claim])
    }

    /// The runs of a quotation, to be joined with others.
    pub(crate) fn quoted(&self, claim: &StoredClaim) -> Vec<Run> {
        let head = format!(
            "{}{}: ",
            words::sentence_case(&self.speaker(claim)),
            words::says(claim.claim.stance)
        );
        let tail = format!(" ({}).", self.carried(claim));
        vec![
            Run::Plain(head),
            Run::Quote(self.quote(claim)),
            Run::Plain(tail),
        ]
    }

    /// What is counted, in the report's own word.
    pub(crate) fn counted(&self, claim: &StoredClaim) -> Option<String> {
        let text = &self.shelf.of(claim).document.text;
        let counted = claim.claim.quantity.as_ref()?.counted?;
        counted.of(text).map(line)
    }

    /// The speaker; the outlet where the report speaks in its own voice. A
    /// name with its office, where the report writes it out, tells a stranger more.
    pub(crate) fn speaker(&self, claim: &StoredClaim) -> String {
        let source = &claim.claim.attribution.source;
        let full = fold(&source.written).contains(&fold(source.name()))
            && source.written.len() <= SPEAKER_MAX;
        match source.role {
            Role::Author => self.outlet(claim),
            Role::Anonymous if is_cue(claim) => "unnamed sources".into(),
            _ if full => words::inside(&line(&source.written)),
            _ => words::inside(&line(source.name())),
        }
    }

    /// What tells two speakers apart, however a report writes them.
    pub(crate) fn speaker_key(&self, claim: &StoredClaim) -> String {
        let source = &claim.claim.attribution.source;
        match source.role {
            Role::Author => fold(&self.outlet(claim)),
            _ => fold(source.name()),
        }
    }

    fn outlet(&self, claim: &StoredClaim) -> String {
        let outlet = self.shelf.of(claim).document.outlet.as_deref().map(line);
        outlet.unwrap_or_else(|| format!("the report {}", claim.document))
    }

    /// Where it stands and who else has it: "Courier, 2 April 2016; also in 3 other outlets".
    pub(crate) fn carried(&self, claim: &StoredClaim) -> String {
        let author = claim.claim.attribution.source.role == Role::Author;
        let outlet = (!author).then(|| self.outlet(claim));
        let via = claim
            .claim
            .attribution
            .via
            .first()
            .map(|via| format!("told by {}", line(via.name())));
        let here: Vec<String> = via
            .into_iter()
            .chain(outlet)
            .chain([self.published(claim)])
            .collect();
        let more = match self.carriers(claim) {
            0 | 1 => String::new(),
            n => format!(
                "; also in {}",
                words::count(n - 1, "other outlet", "other outlets")
            ),
        };
        format!("{}{more}", here.join(", "))
    }

    /// The figure with what is counted, in the report's own word: "at least 14 soldiers".
    pub(crate) fn figure(&self, claim: &StoredClaim) -> String {
        let Some(quantity) = claim.claim.quantity.as_ref() else {
            return String::new();
        };
        let counted = self.counted(claim);
        let nature = words::nature(quantity.nature).map(|nature| format!(" ({nature})"));
        format!(
            "{}{}",
            words::figure_of(quantity, counted.as_deref()),
            nature.unwrap_or_default()
        )
    }

    /// The report's date in words.
    pub(crate) fn published(&self, claim: &StoredClaim) -> String {
        self.shelf
            .of(claim)
            .document
            .published
            .map_or_else(|| "undated".into(), words::date)
    }

    /// The time the claim holds for, else the report's date.
    pub(crate) fn when(&self, claim: &StoredClaim) -> String {
        let window = Dated::of(claim, self.shelf.of(claim)).window();
        window.map_or_else(|| "undated".into(), words::window)
    }

    /// The last day of that time, to sort by.
    pub(crate) fn day(&self, claim: &StoredClaim) -> Option<Date> {
        Dated::of(claim, self.shelf.of(claim)).day()
    }

    /// What is said, in its exact words.
    pub(crate) fn quote(&self, claim: &StoredClaim) -> String {
        quote(claim, &self.shelf.of(claim).document.text)
    }
}

/// Whether what stands for a source is only a word of hearsay ("reportedly", "is said").
fn is_cue(claim: &StoredClaim) -> bool {
    let attribution = &claim.claim.attribution;
    let words = attribution.source.words;
    let written = attribution.source.written.to_lowercase();
    let hearsay = ["is ", "are ", "was ", "were ", "has ", "have "]
        .iter()
        .any(|verb| written.starts_with(verb));
    let cue = words.is_none_or(|words| attribution.cue.iter().any(|cue| cue.contains(words)));
    cue || hearsay || (written.ends_with("ly") && !written.contains(' ')) || written == "said"
}
