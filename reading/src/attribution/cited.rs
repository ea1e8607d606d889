//! Whom a report cites: "“…,” the radio quoted a colonel as saying", "citing two officials, the agency reported that …".
//!
//! The words are the colonel's, and the radio passed them on: both are attributions, and `claims` makes one claim of
//! them.
//!
//! Shaped by: "cited a lack of fuel" (a reason, nobody who speaks), "the court cited the suspect for contempt".

use super::quotes::Quote;
use super::{Act, Said, clause, lexicon, runs, source};
use crate::analysis::{Analysis, Dep, NamedKind, Pos, Tag};

/// The attribution to whom the verb `at` cites, where its own clause tells no more than who it is.
pub(super) fn said(text: &Analysis<'_>, quotes: &[Quote], at: usize) -> Option<Said> {
    let cites = matches!(text.lemma(at), "cite" | "quote") && text.tokens[at].pos == Pos::Verb;
    let cited = text
        .child(at, &[Dep::Dobj, Dep::NsubjPass])
        .filter(|cited| cites && speaks(text, *cited))?;
    let (cue, content) = by_quote(text, quotes, at, cited).or_else(|| by_report(text, at))?;
    let content = runs(text, &content);
    (!content.is_empty()).then(|| Said {
        source: Some(source::name(text, cited)),
        speaker: Some(cited),
        cue: vec![cue],
        content,
        act: Act::Says,
    })
}

/// "“…,” the radio quoted a colonel as saying": the quote stands before the words that cite.
fn by_quote(
    text: &Analysis<'_>,
    quotes: &[Quote],
    at: usize,
    cited: usize,
) -> Option<(usize, Vec<usize>)> {
    let below = || text.children(at).chain(text.children(cited));
    let as_ = below().find(|c| text.word(*c) == "as")?;
    let saying = text.child(as_, &[Dep::Pcomp])?;
    let bare = text.child(saying, &[Dep::Ccomp, Dep::Dobj]).is_none();
    let content = clause::quoted_only(text, quotes, at).filter(|_| bare)?;
    Some((saying, content))
}

/// "The agency reported that …, citing two officials".
fn by_report(text: &Analysis<'_>, at: usize) -> Option<(usize, Vec<usize>)> {
    let beside = text.tokens[at].tag == Tag::Vbg
        && matches!(text.tokens[at].dep, Dep::Advcl | Dep::Prep | Dep::Acl);
    // The parser hangs "citing" on the report or on what is reported.
    let reports = |verb: &usize| lexicon::clausal(&text.lemma(*verb).to_lowercase()).is_some();
    let report = text
        .ancestors(at)
        .take(2)
        .find(reports)
        .filter(|_| beside)?;
    let lemma = text.lemma(report).to_lowercase();
    let cut = text.subtree(at);
    let mut content = clause::below(text, report, &lemma)?;
    content.retain(|token| cut.binary_search(token).is_err());
    Some((at, content))
}

/// Whether who is cited can speak: somebody with a name, people, bodies and papers.
pub(super) fn speaks(text: &Analysis<'_>, cited: usize) -> bool {
    let named = text.entity_at(cited).is_some_and(|entity| {
        matches!(
            entity.kind,
            NamedKind::Person | NamedKind::Org | NamedKind::Norp
        )
    });
    named || INFORMANTS.contains(&text.lemma(cited).to_lowercase().as_str())
}

const INFORMANTS: &[&str] = &[
    "official",
    "source",
    "witness",
    "eyewitness",
    "resident",
    "villager",
    "local",
    "report",
    "document",
    "statement",
    "police",
    "army",
    "military",
    "ministry",
    "minister",
    "government",
    "authority",
    "commander",
    "general",
    "colonel",
    "officer",
    "soldier",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "agency",
    "medium",
    "media",
    "newspaper",
    "paper",
    "radio",
    "television",
    "activist",
    "leader",
    "militant",
    "rebel",
    "expert",
    "analyst",
    "doctor",
    "medic",
    "hospital",
    "diplomat",
    "lawyer",
    "study",
    "figure",
    "datum",
    "estimate",
    "people",
    "person",
    "man",
    "woman",
    "journalist",
    "reporter",
    "observer",
    "survivor",
    "relative",
    "group",
    "network",
    "monitor",
    "governor",
    "mayor",
    "chief",
    "president",
    "director",
    "worker",
];

#[cfg(test)]
mod tests {
    use crate::attribution::attributions;

    /// Who says what, as "source: content", of all attributions of a text.
    fn check(text: &str, expected: &[&str]) {
        let pipeline = language::small_english().unwrap();
        let text = crate::parse::parse(&pipeline, text);
        let told: Vec<String> = attributions(&text)
            .into_iter()
            .map(|said| {
                let source = said.source.map_or("nobody", |source| text.words(source));
                let content: Vec<&str> = said
                    .content
                    .into_iter()
                    .map(|part| text.words(part))
                    .collect();
                format!("{source}: {}", content.join(" | "))
            })
            .collect();
        assert_eq!(told, expected, "{}", text.text);
    }

    #[test]
    fn who_is_quoted_says_it() {
        check(
            "“We are winning the war,” the radio quoted a colonel as saying.",
            &[
                "the radio: “We are winning the war,”",
                "a colonel: “We are winning the war,”",
            ],
        );
    }

    #[test]
    fn who_is_cited_says_it() {
        check(
            "The agency reported that the general had fled, citing two officials.",
            &[
                "The agency: that the general had fled, citing two officials",
                "two officials: that the general had fled",
            ],
        );
    }

    #[test]
    fn a_reason_says_nothing() {
        check("The army left the town, citing a lack of fuel.", &[]);
    }
}
