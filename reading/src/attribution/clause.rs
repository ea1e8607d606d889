//! A verb and the clause it reports: "X said that Y", "Y, X said", "Y, said X, Z".
//!
//! Shaped by: "fearing snipers, she ran" (an object, no clause), "you would
//! think" (a generic speaker), "making sure that" (not a verb of saying), "will begin
//! “direct action”" (quoted, and nobody speaks).

use super::quotes::Quote;
use super::{Act, Said, lexicon, runs, source};
use crate::analysis::{Analysis, Dep, Pos, Tag};

/// The attribution whose cue is the verb `at`, if it governs a clause.
pub(super) fn said(text: &Analysis<'_>, quotes: &[Quote], at: usize) -> Option<Said> {
    if !matches!(text.tokens[at].pos, Pos::Verb | Pos::Propn) {
        return None;
    }
    let lemma = text.lemma(at).to_lowercase();
    // "Counters the narrative that": what is countered is not said.
    if lemma == "counter" && text.child(at, &[Dep::Dobj]).is_some() {
        return None;
    }
    let quoted = near_quote(text, quotes, at);
    let quotes_only = || quoted && lexicon::quoting(&lemma) && !quotes_its_object(text, quotes, at);
    let act = lexicon::clausal(&lemma).or_else(|| quotes_only().then_some(Act::Says))?;
    let content = below(text, at, &lemma)
        .or_else(|| around(text, at))
        .or_else(|| fused(text, at, &lemma))
        .or_else(|| quoted_only(text, quotes, at).filter(|_| !judges(text, at, &lemma)))?;
    let (source, speaker) = speakers(text, at)?;
    let content = runs(text, &content);
    (!content.is_empty()).then(|| Said {
        source,
        speaker,
        cue: cue(text, at),
        content,
        act,
    })
}

/// "Will begin “direct action on the ground”": what is begun stands in marks, and nobody speaks.
fn quotes_its_object(text: &Analysis<'_>, quotes: &[Quote], at: usize) -> bool {
    let object = text.child(at, &[Dep::Dobj]);
    object.is_some_and(|object| {
        let own = |quote: &&Quote| {
            let start = quote.tokens.start;
            let parted = (at + 1..start).any(|t| matches!(text.word(t), "," | ":"));
            quote.tokens.contains(&object) && at < start && !parted
        };
        text.tokens[object].pos != Pos::Pron && quotes.iter().any(|quote| own(&quote))
    })
}

/// "Accuses the army of trying to “…”", "denied the march a permit, citing “…”": the object says what is judged or
/// denied, and `object` reads it with the quote.
fn judges(text: &Analysis<'_>, at: usize, lemma: &str) -> bool {
    matches!(lexicon::objectual(lemma), Some(Act::Judges | Act::Denies))
        && text.child(at, &[Dep::Dobj]).is_some()
        || calls_for(text, at).is_some()
        || lemma == "call"
            && text
                .children(at)
                .any(|c| c > at && matches!(text.word(c), "for" | "on" | "upon"))
}

/// "Calls for the state to “…”": what somebody should do.
pub(super) fn calls_for(text: &Analysis<'_>, at: usize) -> Option<usize> {
    let clauses = text
        .children(at)
        .filter(|c| *c > at && matches!(text.tokens[*c].dep, Dep::Advcl | Dep::Ccomp | Dep::Xcomp));
    let for_ = |clause: &usize| {
        text.children(*clause)
            .any(|c| text.tokens[c].dep == Dep::Mark && text.word(c) == "for")
    };
    let calls = lexicon::prepositional(text.lemma(at), "for") == Some(Act::Urges);
    clauses.into_iter().find(for_).filter(|_| calls)
}

type Named = (Option<std::ops::Range<usize>>, Option<usize>);

/// Who speaks; `None` where the words cannot be anybody's report.
fn speakers(text: &Analysis<'_>, at: usize) -> Option<Named> {
    // "With him expected to win": a participle that nobody is the subject of.
    let participle = text.tokens[at].tag == Tag::Vbn
        && matches!(text.tokens[at].dep, Dep::Acl | Dep::Pcomp | Dep::Advcl)
        && text.child(at, &[Dep::Aux]).is_none();
    let passive = participle || text.child(at, &[Dep::AuxPass, Dep::NsubjPass]).is_some();
    let speaker = if passive {
        source::agent(text, at)
    } else {
        source::speaker(text, at)
    };
    let speaker = speaker.or_else(|| source::likened(text, at));
    match speaker {
        Some((_, head)) if generic(text, head) => None,
        Some((_, head)) if passive || !expletive(text, head) => {
            speaker.map(|(range, head)| (Some(range), Some(head)))
        }
        None if !passive && imperative(text, at) => None,
        _ => Some((None, None)),
    }
}

fn generic(text: &Analysis<'_>, head: usize) -> bool {
    matches!(text.word(head).to_lowercase().as_str(), "you" | "one")
}

fn expletive(text: &Analysis<'_>, head: usize) -> bool {
    matches!(text.word(head).to_lowercase().as_str(), "it" | "there")
        && text.tokens[head].dep == Dep::Expl
}

/// A bare form without a subject tells the reader to do something: "Note that".
fn imperative(text: &Analysis<'_>, at: usize) -> bool {
    let token = &text.tokens[at];
    token.tag == Tag::Vb || matches!(token.dep, Dep::Amod | Dep::Compound)
}

/// The clause under the verb.
pub(super) fn below(text: &Analysis<'_>, at: usize, lemma: &str) -> Option<Vec<usize>> {
    let clause = text
        .children(at)
        .find(|c| {
            let said = text.tokens[*c].dep == Dep::Ccomp
                || text.tokens[*c].dep == Dep::Parataxis && *c < at
                || is_parted_report(text, *c, at, lemma);
            said && !is_parted(text, *c, at)
        })
        .or_else(|| infinitive(text, at, lemma))?;
    let mut tokens = text.subtree(clause);
    // "He said A; B" and "A, he said, and B": clauses joined to the report belong to it.
    for extra in text
        .children(at)
        .filter(|c| *c != clause && also_said(text, *c) && !is_parted(text, *c, at))
    {
        tokens.extend(text.subtree(extra));
    }
    tokens.extend(harm_beside(text, at));
    let cut = joined_reports(text, clause);
    tokens.retain(|token| cut.binary_search(token).is_err());
    tokens.sort_unstable();
    tokens.dedup();
    Some(tokens)
}

/// "Officials report, as a result of talks, the group has freed 80": behind an aside the parser takes what is reported
/// for a clause beside it.
fn is_parted_report(text: &Analysis<'_>, clause: usize, at: usize, lemma: &str) -> bool {
    let bare = matches!(lemma, "say" | "report" | "state" | "announce" | "claim")
        && text
            .child(at, &[Dep::Ccomp, Dep::Dobj, Dep::Xcomp])
            .is_none()
        && text
            .tokens
            .get(at + 1)
            .is_some_and(|_| text.word(at + 1) == ",");
    let finite = text.child(clause, &[Dep::Nsubj, Dep::NsubjPass]).is_some()
        && text.child(clause, &[Dep::Mark]).is_none()
        && text.tokens[clause].tag != Tag::Vbg;
    bare && finite && clause > at && text.tokens[clause].dep == Dep::Advcl
}

/// "Reported ten deaths, bringing the toll to 90".
fn brings_total(text: &Analysis<'_>, at: usize) -> bool {
    let sum = text.child(at, &[Dep::Dobj]).is_some_and(|object| {
        matches!(
            text.lemma(object),
            "toll" | "total" | "number" | "count" | "tally"
        )
    });
    let beside = text.tokens[at].dep == Dep::Advcl && text.tokens[at].tag == Tag::Vbg;
    beside && sum && matches!(text.lemma(at), "bring" | "raise" | "take" | "push")
}

/// "Reported an attack on the town, killing 12": the parser hangs the harm on who reports it.
pub(super) fn harm_beside(text: &Analysis<'_>, at: usize) -> Vec<usize> {
    let harms = |c: &usize| {
        *c > at
            && text.tokens[*c].dep == Dep::Advcl
            && text.tokens[*c].tag == Tag::Vbg
            && matches!(
                text.lemma(*c),
                "kill" | "wound" | "injure" | "destroy" | "damage" | "displace" | "leave"
            )
            || *c > at && brings_total(text, *c)
    };
    let harm = text.children(at).filter(harms);
    harm.flat_map(|c| text.subtree(c)).collect()
}

/// "Eight are killed; the army said …": what stands before a semicolon is not what is said behind it.
fn is_parted(text: &Analysis<'_>, clause: usize, verb: usize) -> bool {
    clause < verb && (text.reach(clause).end..verb).any(|at| text.word(at) == ";")
}

/// "Said A; B", "said that A and that B": the second clause is said as well.
fn also_said(text: &Analysis<'_>, at: usize) -> bool {
    let that = || {
        text.children(at)
            .any(|c| text.tokens[c].dep == Dep::Mark && text.lemma(c) == "that")
    };
    text.tokens[at].dep == Dep::Ccomp || text.tokens[at].dep == Dep::Conj && that()
}

/// "He said A, and added that B", "…, saying B": the parser often hangs the
/// second report on A, which did not say it.
fn joined_reports(text: &Analysis<'_>, clause: usize) -> Vec<usize> {
    let mut cut: Vec<usize> = text
        .children(clause)
        .filter(|c| matches!(text.tokens[*c].dep, Dep::Conj | Dep::Advcl))
        .filter(|c| {
            lexicon::clausal(&text.lemma(*c).to_lowercase()).is_some()
                && text.child(*c, &[Dep::Ccomp]).is_some()
        })
        .flat_map(|c| text.subtree(c))
        .collect();
    cut.sort_unstable();
    cut
}

/// "Is said to fear", "is believed to have": the subject belongs to what is said.
fn infinitive(text: &Analysis<'_>, at: usize, lemma: &str) -> Option<usize> {
    let action = text.child(at, &[Dep::Xcomp, Dep::Oprd])?;
    // "Was found murdered": a body, no report.
    if matches!(lemma, "find" | "discover") && text.tokens[action].tag != Tag::Vb {
        return None;
    }
    let passive = text.child(at, &[Dep::NsubjPass]).is_some();
    let quote_like = matches!(lemma, "say" | "add" | "tweet" | "write" | "note" | "argue");
    (passive || quote_like).then_some(action)
}

/// The clause that the verb interrupts: it hangs below the clause as an aside.
fn around(text: &Analysis<'_>, at: usize) -> Option<Vec<usize>> {
    let head = text.head(at)?;
    let aside = text.tokens[at].dep == Dep::Parataxis
        || (matches!(text.tokens[at].dep, Dep::Advcl | Dep::Ccomp)
            && text.child(at, &[Dep::Mark, Dep::Advmod]).is_none()
            && bare(text, at));
    if !aside {
        return None;
    }
    let cut = text.subtree(at);
    let tokens: Vec<usize> = text
        .subtree(head)
        .into_iter()
        .filter(|t| cut.binary_search(t).is_err())
        .collect();
    (tokens.len() > 1).then_some(tokens)
}

/// "The monitor documented the army killed 25": the parser takes the clause that is reported for an object and a second
/// verb, with no word or mark to join them.
fn fused(text: &Analysis<'_>, at: usize, lemma: &str) -> Option<Vec<usize>> {
    let reports = matches!(
        lemma,
        "document" | "report" | "say" | "claim" | "confirm" | "note" | "state"
    );
    let subject = text.child(at, &[Dep::Dobj]).filter(|_| reports)?;
    let verb = text.child(at, &[Dep::Conj]).filter(|verb| {
        text.tokens[*verb].tag == Tag::Vbd && text.child(*verb, &[Dep::Nsubj]).is_none()
    })?;
    let reach = text.reach(subject);
    let joined = text.child(at, &[Dep::Cc]).is_some();
    let beside = (reach.end..verb).all(|t| text.tokens[t].pos == Pos::Adv);
    if joined || !beside || subject < at {
        return None;
    }
    let mut tokens = text.subtree(subject);
    tokens.extend(text.subtree(verb));
    tokens.sort_unstable();
    Some(tokens)
}

/// A subject and a verb with nothing said under it.
fn bare(text: &Analysis<'_>, at: usize) -> bool {
    text.child(at, &[Dep::Nsubj]).is_some()
        && text
            .children(at)
            .all(|c| !matches!(text.tokens[c].dep, Dep::Ccomp | Dep::Dobj | Dep::Xcomp))
        && text.tokens[at].dep != Dep::Ccomp
}

/// A verb of saying beside a quote that the tree does not hang on it.
pub(super) fn quoted_only(text: &Analysis<'_>, quotes: &[Quote], at: usize) -> Option<Vec<usize>> {
    text.child(at, &[Dep::Nsubj])?;
    let sentence = &text.sentences[text.tokens[at].sentence];
    let near: Vec<usize> = quotes
        .iter()
        .filter(|q| {
            q.words(text) >= 3 && q.tokens.start < sentence.end && sentence.start < q.tokens.end
        })
        .filter(|q| !q.tokens.contains(&at))
        .flat_map(|q| q.tokens.clone())
        .collect();
    (!near.is_empty()).then_some(near)
}

fn near_quote(text: &Analysis<'_>, quotes: &[Quote], at: usize) -> bool {
    quoted_only(text, quotes, at).is_some()
}

/// The verb with its auxiliaries, negation and particle.
pub(super) fn cue(text: &Analysis<'_>, at: usize) -> Vec<usize> {
    let with = [Dep::Aux, Dep::AuxPass, Dep::Neg, Dep::Prt];
    let mut cue = vec![at];
    cue.extend(
        text.children(at)
            .filter(|c| with.contains(&text.tokens[*c].dep) && c.abs_diff(at) < 5),
    );
    cue.sort_unstable();
    cue
}
