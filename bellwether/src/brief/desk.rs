//! What the sections of a brief share: the claims sorted by importance, and
//! the making of sentences from them.

use super::{Citation, Cite, Error, Mark, Run, Sentence, words};
use crate::about::About;
use crate::view::safe::{cut, line};
use judging::disagreements::{Disagreement, disagreements};
use judging::numbers::{Table, tables};
use judging::origins::{Origin, origins};
use judging::{Dated, Shelf, fold};
use record::{ClaimId, Date, DocumentId, Role, Stance, StoredClaim};
use std::collections::{BTreeMap, BTreeSet};

/// Quotations longer than this are cut; the list of sources has them whole.
const QUOTE_MAX: usize = 300;
/// Shorter contents are shown with the words around them.
const CONTENT_WORDS_MIN: usize = 4;
/// Longer descriptions of a speaker give way to the name.
const SPEAKER_MAX: usize = 70;
/// Days after which a claim weighs half.
const HALF_LIFE_DAYS: f64 = 180.0;

/// A subject's claims, laid out.
#[derive(Debug)]
pub(crate) struct Desk<'a> {
    pub(crate) about: &'a About,
    pub(crate) shelf: &'a Shelf<'a>,
    pub(crate) tables: Vec<Table<'a>>,
    pub(crate) disagreements: Vec<Disagreement>,
    origins: Vec<Origin>,
    figures: BTreeMap<DocumentId, Vec<&'a StoredClaim>>,
    origin_of: BTreeMap<ClaimId, usize>,
    newest: Option<Date>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(about: &'a About, shelf: &'a Shelf<'a>) -> Self {
        let origins = origins(shelf);
        let origin_of = origins
            .iter()
            .enumerate()
            .flat_map(|(at, origin)| origin.claims.iter().map(move |id| (*id, at)));
        let mut figures: BTreeMap<DocumentId, Vec<&StoredClaim>> = BTreeMap::new();
        for claim in shelf
            .claims()
            .filter(|claim| claim.claim.quantity.is_some())
        {
            figures.entry(claim.document).or_default().push(claim);
        }
        let published = shelf
            .claims()
            .filter_map(|claim| shelf.of(claim).document.published);
        Desk {
            about,
            shelf,
            tables: tables(shelf),
            disagreements: disagreements(shelf),
            origin_of: origin_of.collect(),
            newest: published.map(record::PartialDate::last).max(),
            origins,
            figures,
        }
    }

    /// The origins of its claims.
    pub(crate) fn origins(&self) -> &[Origin] {
        &self.origins
    }

    /// The documents that say something about the subject.
    pub(crate) fn documents(&self) -> Vec<DocumentId> {
        self.shelf
            .claims()
            .map(|claim| claim.document)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    /// One claim an origin, of those that `keep` keeps, the weightiest first.
    /// Several claims on the same words are shown once.
    pub(crate) fn weightiest(&self, keep: impl Fn(&StoredClaim) -> bool) -> Vec<&'a StoredClaim> {
        let leads = self
            .origins
            .iter()
            .filter_map(|origin| self.shelf.claim(origin.lead()));
        let kept = leads.filter(|claim| keep(claim));
        let mut weighed: Vec<(f64, &StoredClaim)> =
            kept.map(|claim| (self.weight(claim), claim)).collect();
        weighed.sort_by(|(x, a), (y, b)| y.total_cmp(x).then(a.id.cmp(&b.id)));
        let mut claims: Vec<&StoredClaim> = weighed.into_iter().map(|(_, claim)| claim).collect();
        let mut kept: BTreeMap<DocumentId, Vec<&StoredClaim>> = BTreeMap::new();
        claims.retain(|claim| {
            let own = kept.entry(claim.document).or_default();
            let new = !own.iter().any(|other| same_words(other, claim));
            own.extend(new.then_some(*claim));
            new
        });
        claims
    }

    /// Whether a figure in the tables is read from the words of this claim.
    pub(crate) fn tabled(&self, claim: &StoredClaim) -> bool {
        let figures = self.figures.get(&claim.document);
        figures.is_some_and(|figures| figures.iter().any(|figure| same_words(figure, claim)))
    }

    /// Many carriers, a speaker with a name, a stated fact and a recent report weigh more.
    fn weight(&self, claim: &StoredClaim) -> f64 {
        let carriers = (self.carriers(claim) as f64).ln();
        let speaker = match claim.claim.attribution.source.role {
            Role::Official | Role::Group | Role::Analyst => 0.5,
            Role::Outlet | Role::Other => 0.3,
            Role::Author => 0.1,
            Role::Anonymous => 0.0,
        };
        let detail = |there: bool| if there { 0.2 } else { 0.0 };
        // A subject that is only understood ("the fighters") is weaker than a name.
        let named = self.about.is_named_in(&claim.claim);
        let topical = match self.about.is_subject(&claim.claim) {
            true if named => 1.5,
            true => 0.5,
            false if named => 1.0,
            false => 0.0,
        };
        let details = topical
            + detail(claim.claim.quantity.is_some())
            + detail(claim.claim.place.is_some())
            + detail(
                claim
                    .claim
                    .time
                    .as_ref()
                    .is_some_and(|time| time.window.is_some()),
            );
        carriers
            + speaker
            + details
            + self.recency(claim)
            + if claim.state.reviewed() { 0.5 } else { 0.0 }
    }

    pub(crate) fn recency(&self, claim: &StoredClaim) -> f64 {
        let published = self
            .shelf
            .of(claim)
            .document
            .published
            .map(record::PartialDate::last);
        let age = self
            .newest
            .zip(published)
            .and_then(|(newest, day)| day.until(newest).ok());
        age.map_or(0.0, |age| {
            2.0 * 0.5f64.powf(f64::from(age.get_days()) / HALF_LIFE_DAYS)
        })
    }

    /// How many outlets carry it.
    pub(crate) fn carriers(&self, claim: &StoredClaim) -> usize {
        self.origin_of
            .get(&claim.id)
            .map_or(1, |at| self.origins[*at].carriers.len())
    }

    /// A checked citation of the claim's words.
    pub(crate) fn cite(&self, claim: &StoredClaim) -> Result<Cite, Error> {
        Ok(Cite::Words(Box::new(Citation::new(
            claim,
            self.shelf.of(claim),
        )?)))
    }

    /// Citations of each claim and of all others that carry the same origin, up to four.
    pub(crate) fn cites(&self, claims: &[&StoredClaim]) -> Result<Vec<Cite>, Error> {
        let carried = |claim: &StoredClaim| match self.origin_of.get(&claim.id) {
            Some(at) => self.origins[*at].claims.clone(),
            None => vec![claim.id],
        };
        let all = claims
            .iter()
            .flat_map(|claim| carried(claim).into_iter().take(4));
        let mut cites = vec![];
        for claim in all.filter_map(|id| self.shelf.claim(id)) {
            let cite = self.cite(claim)?;
            if !cites.contains(&cite) {
                cites.push(cite);
            }
        }
        Ok(cites)
    }

    /// A sentence that rests on these claims.
    pub(crate) fn sentence(
        &self,
        runs: Vec<Run>,
        claims: &[&StoredClaim],
    ) -> Result<Sentence, Error> {
        Sentence::new(
            runs,
            self.cites(claims)?,
            Mark::of(claims.iter().map(|claim| claim.state)),
        )
    }

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

    /// What is said, in its exact words: the content where it can stand alone, else the whole.
    pub(crate) fn quote(&self, claim: &StoredClaim) -> String {
        let text = &self.shelf.of(claim).document.text;
        let attribution = &claim.claim.attribution;
        let parts: Vec<&str> = attribution
            .content
            .iter()
            .filter_map(|span| span.of(text))
            .collect();
        let content = parts.join(" … ");
        // A denial or an assumption without its verb would read as an assertion.
        let plain = matches!(claim.claim.stance, Stance::Asserts | Stance::Predicts);
        let named = attribution.source.role != Role::Author;
        let alone = named && plain && stands_alone(&content, before(claim, text));
        let words = if alone { &content } else { claim.claim.words() };
        cut(&nested(&unquoted(bare(&line(words)))), QUOTE_MAX)
    }

    /// A flag for the commands that show all of a cut list.
    pub(crate) fn flags(&self) -> String {
        let as_of = self
            .shelf
            .view()
            .as_of
            .map(|day| format!(" --as-of {day}"))
            .unwrap_or_default();
        let reviewed = if self.shelf.view().reviewed_only {
            " --reviewed-only"
        } else {
            ""
        };
        format!("--about {}{as_of}{reviewed}", shell(&self.about.name))
    }
}

/// The words of the claim before its content.
fn before<'t>(claim: &StoredClaim, text: &'t str) -> &'t str {
    let content = claim
        .claim
        .attribution
        .content
        .iter()
        .map(|span| span.start)
        .min();
    text.get(claim.claim.span.start..content.unwrap_or(claim.claim.span.start))
        .unwrap_or_default()
}

/// Whether a content reads as a sentence of its own: a main clause or a
/// that-clause, and not the object of its verb ("claimed responsibility for it").
fn stands_alone(content: &str, before: &str) -> bool {
    let clause = content.starts_with("that ") || before.trim_end().ends_with(" that");
    let words = content.trim_start_matches(['"', '“', '„']);
    let main = words.starts_with(|c: char| c.is_uppercase() || c.is_numeric());
    content.split_whitespace().count() >= CONTENT_WORDS_MIN && (clause || main)
}

/// Marks inside a quotation as single ones, and one that is not closed closed;
/// the list of sources keeps them as they are.
fn nested(text: &str) -> String {
    let mut open = false;
    let mut inner = String::with_capacity(text.len());
    for letter in text.chars() {
        let mark = match letter {
            '“' | '„' => Some(true),
            '”' => Some(false),
            '"' => Some(!open),
            _ => None,
        };
        open = mark.unwrap_or(open);
        inner.push(mark.map_or(letter, |opens| if opens { '‘' } else { '’' }));
    }
    inner.extend(open.then_some('’'));
    inner
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

/// Whether two claims stand on mostly the same words of one report: a
/// statement and the number in it, a sentence and its main clause.
pub(super) fn same_words(a: &StoredClaim, b: &StoredClaim) -> bool {
    let (x, y) = (a.claim.span, b.claim.span);
    let shared = x.end.min(y.end).saturating_sub(x.start.max(y.start));
    a.document == b.document && 2 * shared > x.len().min(y.len())
}

/// Without the conjunction of a reported clause and without a dateline ("NIAMEY – ").
fn bare(text: &str) -> &str {
    let text = text.strip_prefix("that ").unwrap_or(text);
    let town = |head: &str| {
        head.chars().count() <= 30
            && head.contains(char::is_uppercase)
            && !head.contains(char::is_lowercase)
    };
    let dateline = text
        .split_once(" – ")
        .or_else(|| text.split_once(" — "))
        .or_else(|| text.split_once(" - "));
    dateline
        .filter(|(head, _)| town(head))
        .map_or(text, |(_, rest)| rest)
}

/// Without the one pair of marks that holds the whole, and without a full stop or comma at the end.
fn unquoted(text: &str) -> String {
    let marks: &[char] = &['"', '“', '”', '„'];
    let inner = text.trim_end_matches([',', '.', ' ']).trim();
    let stripped = inner
        .strip_prefix(marks)
        .and_then(|rest| rest.trim_end_matches([',', '.']).strip_suffix(marks));
    let whole = stripped
        .filter(|inner| !inner.contains(marks))
        .unwrap_or(inner);
    let lone = whole
        .strip_prefix(marks)
        .filter(|rest| !rest.contains(marks))
        .unwrap_or(whole);
    lone.trim_end_matches([',', '.']).to_owned()
}

/// An argument that a shell takes as one word.
pub(crate) fn shell(text: &str) -> String {
    let plain = text
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    if plain && !text.is_empty() {
        text.to_owned()
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_off_one_pair_of_marks() {
        assert_eq!(unquoted("“We are ready,”"), "We are ready");
        assert_eq!(unquoted("\"We are ready.\""), "We are ready");
        assert_eq!(unquoted("“Yes,” he said, “no”"), "“Yes,” he said, “no”");
        assert_eq!(unquoted("“We are ready"), "We are ready");
        assert_eq!(unquoted("it is “contained”"), "it is “contained”");
    }

    #[test]
    fn takes_off_what_a_quotation_does_not_need() {
        assert_eq!(bare("that it would be over"), "it would be over");
        assert_eq!(
            bare("NIAMEY – The front holds – so far"),
            "The front holds – so far"
        );
        assert_eq!(
            bare("The front – so far – holds"),
            "The front – so far – holds"
        );
    }

    #[test]
    fn a_content_stands_alone_or_is_shown_with_its_verb() {
        assert!(stands_alone("the group had lost it", "He said that "));
        assert!(stands_alone("The group had lost it", ""));
        assert!(!stands_alone(
            "responsibility for the attack",
            "The group claimed "
        ));
        assert!(!stands_alone("That is so", ""));
    }

    #[test]
    fn marks_inside_a_quotation_are_single() {
        assert_eq!(nested("it is “contained"), "it is ‘contained’");
        assert_eq!(nested("\"yes\", he said, “no”"), "‘yes’, he said, ‘no’");
        assert_eq!(
            bare("NIAMEY – The front holds – so far"),
            "The front holds – so far"
        );
        assert_eq!(bare("that it – so far – holds"), "it – so far – holds");
    }

    #[test]
    fn quotes_for_the_shell() {
        assert_eq!(
            (shell("ISIS"), shell("Islamic State"), shell("a'b")),
            ("ISIS".into(), "'Islamic State'".into(), "'a'\\''b'".into())
        );
    }
}
