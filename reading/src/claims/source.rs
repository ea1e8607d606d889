//! The speaker of an attribution as a source: its words, its name, its capacity.
//!
//! A person without a public role is never named: a witness's claim is kept,
//! the witness's name is not a field of it.

use super::Evidence;
use crate::analysis::{Dep, NamedKind, Pos, Tag};
use crate::attribution::{Act, Said};
use crate::names;
use record::{Attribution, Entity, EntityKind, Role, Source, Span};
use std::ops::Range;

/// What a private person is listed as.
const PRIVATE: &str = "a private person";

/// What stands for a speaker of whom there is no word.
const UNNAMED: &str = "unnamed sources";

/// The whole attribution: the speaker, and through whom it came.
pub(super) fn attribution(
    evidence: &Evidence<'_>,
    index: usize,
    content: Vec<Span>,
) -> Attribution {
    let said = &evidence.said[index];
    let outer = std::iter::successors(evidence.outer(index), |at| evidence.outer(*at)).take(4);
    let named = outer.filter(|at| evidence.said[*at].source.is_some());
    let own = source(evidence, said);
    let via = named
        .map(|at| source(evidence, &evidence.said[at]))
        .filter(|via| via.role != Role::Author && via.words != own.words && !is_bare(via))
        .collect();
    Attribution {
        source: own,
        cue: cue(evidence, said),
        content,
        via,
    }
}

/// "The “boys” it blames": a pronoun that is nobody known passes nothing on.
fn is_bare(via: &Source) -> bool {
    let word = via.written.to_lowercase();
    via.resolved.is_none()
        && matches!(
            word.as_str(),
            "it" | "they" | "he" | "she" | "who" | "which"
        )
}

/// The attribution of what stands at token `at` under no cue: the author's, or whose statement the paragraph is.
pub(super) fn author(evidence: &Evidence<'_>, at: usize, content: Vec<Span>) -> Attribution {
    Attribution {
        source: announcer(evidence, at).unwrap_or_else(Source::author),
        cue: Vec::new(),
        content,
        via: Vec::new(),
    }
}

/// From the first to the last word of source, cue and content. The words of a
/// private speaker are inside it, though no field names them.
pub(super) fn whole(
    evidence: &Evidence<'_>,
    index: usize,
    attribution: &Attribution,
) -> Option<Span> {
    let said = &evidence.said[index];
    let source = said.source.clone().map(|range| evidence.text.span(range));
    let subject = subject(evidence, said).map(|range| evidence.text.span(range));
    let noun = noun_phrase(evidence, said).map(|range| evidence.text.span(range));
    let parts = attribution.cue.iter().chain(&attribution.content).copied();
    let cites = (0..evidence.said.len()).find(|outer| evidence.passes_on(*outer, index));
    let citing = cites.and_then(|outer| evidence.said[outer].source.clone());
    parts
        .chain(citing.map(|range| evidence.text.span(range)))
        .chain(attribution.source.words)
        .chain(source)
        .chain(subject)
        .chain(noun)
        .reduce(Span::cover)
}

/// "The group was thought to be …", "it can be assumed": the subject of a passive
/// without a speaker belongs to the claim.
fn subject(evidence: &Evidence<'_>, said: &Said) -> Option<Range<usize>> {
    let text = &evidence.text;
    let of = |pos: Pos| said.cue.iter().find(|t| text.tokens[**t].pos == pos);
    let verb = of(Pos::Verb)
        .or_else(|| of(Pos::Aux))
        .filter(|_| said.source.is_none());
    text.child(*verb?, &[Dep::NsubjPass, Dep::Nsubj, Dep::Expl])
        .map(|subject| text.reach(subject))
}

/// "Initial assumptions": what describes a noun that attributes.
fn noun_phrase(evidence: &Evidence<'_>, said: &Said) -> Option<Range<usize>> {
    let text = &evidence.text;
    let noun = *said
        .cue
        .iter()
        .find(|t| text.tokens[**t].pos == Pos::Noun)?;
    let before = text.children(noun).find(|c| {
        *c < noun
            && matches!(
                text.tokens[*c].dep,
                Dep::Amod | Dep::Det | Dep::Poss | Dep::Compound
            )
    });
    Some(before.unwrap_or(noun)..noun + 1)
}

fn cue(evidence: &Evidence<'_>, said: &Said) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for &token in &said.cue {
        let span = evidence.text.tokens[token].span;
        match spans.last_mut() {
            Some(last) if span.start <= last.end + 1 && span.start >= last.end => {
                last.end = span.end
            }
            _ => spans.push(span),
        }
    }
    spans
}

/// Who announced the paragraph of token `at` on a line of its own. The line is no part of the claim's words.
fn announcer(evidence: &Evidence<'_>, at: usize) -> Option<Source> {
    let holds = |said: &&Said| said.content.iter().any(|part| part.contains(&at));
    let said = evidence.announced.iter().find(holds)?;
    let source = source(evidence, said);
    Some(Source {
        words: None,
        ..source
    })
}

fn source(evidence: &Evidence<'_>, said: &Said) -> Source {
    match (&said.source, said.speaker) {
        (Some(range), Some(head)) if is_author(evidence, head) => announcer(evidence, head)
            .map(|source| Source {
                words: Some(evidence.text.span(range.clone())),
                ..source
            })
            .unwrap_or_else(|| author_as(evidence, range.clone())),
        (Some(range), Some(head)) => match issuer(evidence, head).or_else(|| owner(evidence, said))
        {
            Some((range, head)) => named(evidence, said, range, head),
            None => named(evidence, said, range.clone(), head),
        },
        _ => match holder_of_noun(evidence, said) {
            Some(holder) => source(evidence, holder),
            None if own_guess(evidence, said) => Source::author(),
            None => unnamed(),
        },
    }
}

/// "Groups issued statements accusing the army": a paper says what those say who issue it.
fn issuer(evidence: &Evidence<'_>, paper: usize) -> Option<(Range<usize>, usize)> {
    let text = &evidence.text;
    let written = matches!(
        text.lemma(paper),
        "statement" | "letter" | "communique" | "communiqué" | "declaration" | "message"
    );
    let verb = text
        .head(paper)
        .filter(|_| written && text.tokens[paper].dep == Dep::Dobj)?;
    let issues = matches!(
        text.lemma(verb),
        "issue" | "release" | "publish" | "make" | "send" | "sign" | "post"
    );
    let subject = text.child(verb, &[Dep::Nsubj]).filter(|_| issues)?;
    Some((text.reach(subject), subject))
}

/// "The prime minister retracted his statement that": the owner of the words is the subject.
fn owner(evidence: &Evidence<'_>, said: &Said) -> Option<(Range<usize>, usize)> {
    let text = &evidence.text;
    let whose = said.speaker?;
    let own = text.tokens[whose].dep == Dep::Poss && text.tokens[whose].pos == Pos::Pron;
    let noun = text
        .head(whose)
        .filter(|noun| own && said.cue.contains(noun))?;
    let verb = text
        .head(noun)
        .filter(|_| text.tokens[noun].dep == Dep::Dobj)?;
    let subject = text.child(verb, &[Dep::Nsubj])?;
    let noun = matches!(text.tokens[subject].pos, Pos::Noun | Pos::Propn);
    noun.then(|| (text.reach(subject), subject))
}

/// "The ministers confirmed the view that": a noun without an owner holds what those hold who confirm it.
fn holder_of_noun<'e>(evidence: &'e Evidence<'_>, said: &Said) -> Option<&'e Said> {
    let text = &evidence.text;
    let noun = *said.cue.first()?;
    let object = text.tokens[noun].pos == Pos::Noun && text.tokens[noun].dep == Dep::Dobj;
    let verb = text.head(noun).filter(|_| object)?;
    evidence
        .said
        .iter()
        .find(|other| other.cue.contains(&verb) && other.source.is_some())
}

/// "I was told", "this author": the text speaks of itself.
fn is_author(evidence: &Evidence<'_>, head: usize) -> bool {
    // "US" is a state.
    matches!(
        evidence.text.word(head),
        "I" | "i" | "we" | "We" | "author" | "us" | "Us" | "me"
    )
}

fn author_as(evidence: &Evidence<'_>, range: Range<usize>) -> Source {
    Source {
        words: Some(evidence.text.span(range)),
        ..Source::author()
    }
}

/// "It can be assumed", "is expected to": nobody else is meant.
fn own_guess(evidence: &Evidence<'_>, said: &Said) -> bool {
    let modal = said.cue.iter().any(|t| {
        matches!(
            evidence.text.word(*t).to_lowercase().as_str(),
            "can" | "must" | "should" | "may"
        )
    });
    modal || matches!(said.act, Act::Assumes) && said.cue.len() == 1
}

/// "Reportedly", "it is said", "was thought": somebody, of whom the text has no word.
fn unnamed() -> Source {
    Source {
        words: None,
        written: UNNAMED.into(),
        resolved: None,
        role: Role::Anonymous,
    }
}

/// "The President of Ukraine Petro Obi": the office's words end in the name of its holder.
fn holder_behind<'e>(
    evidence: &'e Evidence<'_>,
    range: &Range<usize>,
    head: usize,
) -> Option<&'e Entity> {
    let text = &evidence.text;
    let office = text.tokens[head].pos != Pos::Pron && names::is_title(text.lemma(head));
    let last = range.end.checked_sub(1).filter(|_| office)?;
    let plain = (head..last).all(|at| !matches!(text.word(at), "," | "and" | "'s" | "’s"));
    evidence
        .entity(last)
        .filter(|entity| plain && entity.kind == EntityKind::Person)
}

/// "The militant organisation, the Islamic State, claimed": a description and the name beside it.
fn body_beside<'e>(evidence: &'e Evidence<'_>, head: usize) -> Option<&'e Entity> {
    let text = &evidence.text;
    let described = text.tokens[head].pos == Pos::Noun && !names::is_title(text.lemma(head));
    let name = text.child(head, &[Dep::Appos]).filter(|_| described)?;
    evidence.entity(name)
}

fn named(evidence: &Evidence<'_>, said: &Said, range: Range<usize>, head: usize) -> Source {
    let entity = evidence
        .entity(head)
        .or_else(|| holder_behind(evidence, &range, head))
        .or_else(|| body_beside(evidence, head));
    if entity.is_none()
        && pronoun(evidence, head)
        && let Some(before) = before(evidence, said)
    {
        return as_pronoun(evidence, range, before);
    }
    if entity.is_none() && private(evidence, said, range.clone(), head) {
        return Source {
            words: None,
            written: PRIVATE.into(),
            resolved: None,
            role: Role::Other,
        };
    }
    let span = evidence.text.span(range.clone());
    let written = collapse(span.of(evidence.text.text).unwrap_or_default());
    // "Accusations by the United States": a state speaks, though it heads no clause.
    let state = names::state_called(without_article(&written)).filter(|_| entity.is_none());
    let state = state.filter(|state| names::is_state(state) && !names::is_demonym(&written));
    let resolved = entity.map(|entity| entity.name.clone());
    let resolved = resolved.or_else(|| state.map(str::to_owned));
    let role = match role(evidence, range, head) {
        Role::Other if state.is_some() => Role::Official,
        Role::Other => role_elsewhere(evidence, resolved.as_deref()),
        told => told,
    };
    Source {
        words: Some(span),
        written,
        resolved,
        role,
    }
}

fn without_article(words: &str) -> &str {
    words
        .strip_prefix("the ")
        .or(words.strip_prefix("The "))
        .unwrap_or(words)
}

fn pronoun(evidence: &Evidence<'_>, head: usize) -> bool {
    matches!(
        evidence.text.word(head).to_lowercase().as_str(),
        "he" | "she" | "his" | "her" | "him"
    )
}

/// A pronoun's own words, with the name and capacity of whom it means.
fn as_pronoun(evidence: &Evidence<'_>, range: Range<usize>, meant: Source) -> Source {
    let words = evidence.text.span(range);
    let written = collapse(words.of(evidence.text.text).unwrap_or_default());
    Source {
        words: Some(words),
        written,
        resolved: Some(meant.name().to_owned()),
        role: meant.role,
    }
}

/// The person who spoke just before, whom "he" or "his" means if nobody else is named between.
fn before(evidence: &Evidence<'_>, said: &Said) -> Option<Source> {
    let cue = *said.cue.first()?;
    let near = |other: &&Said| {
        other
            .cue
            .first()
            .is_some_and(|at| *at < cue && cue - at < 80)
    };
    let last = evidence
        .said
        .iter()
        .rfind(|other| near(other) && other.speaker != said.speaker)?;
    let (range, head) = (last.source.clone()?, last.speaker?);
    let goes_on = goes_on(evidence, cue);
    let own = |at: &usize| goes_on && last.content.iter().any(|part| part.contains(at));
    let between = (range.end..said.speaker?).filter(|at| !own(at));
    if another_between(evidence, between, head) {
        return None;
    }
    let person = evidence
        .text
        .entity_at(head)
        .is_some_and(|entity| entity.kind == NamedKind::Person);
    let source = person.then(|| named(evidence, last, range, head))?;
    (source.written != PRIVATE).then_some(source)
}

/// "He also says", "she added": who spoke before speaks on, whomever the words were about.
fn goes_on(evidence: &Evidence<'_>, cue: usize) -> bool {
    let text = &evidence.text;
    let again = |c: usize| {
        matches!(
            text.word(c).to_lowercase().as_str(),
            "also" | "further" | "furthermore" | "additionally" | "moreover"
        )
    };
    matches!(text.lemma(cue), "add" | "continue" | "reiterate") || text.children(cue).any(again)
}

/// Whether somebody else who may be "he" is named or described among `tokens`.
fn another_between(
    evidence: &Evidence<'_>,
    tokens: impl IntoIterator<Item = usize>,
    head: usize,
) -> bool {
    let text = &evidence.text;
    let person = |at: usize| {
        let named = text
            .entity_at(at)
            .is_some_and(|entity| entity.kind == NamedKind::Person);
        named && text.word(at) != text.word(head)
    };
    tokens
        .into_iter()
        .any(|at| person(at) || names::is_unnamed_person(text, at))
}

/// A surname keeps the capacity that the full name was introduced with.
fn role_elsewhere(evidence: &Evidence<'_>, name: Option<&str>) -> Role {
    let same = |said: &&Said| {
        let entity = said.speaker.and_then(|head| evidence.entity(head));
        name.is_some() && entity.map(|entity| entity.name.as_str()) == name
    };
    let told = |said: &Said| {
        said.source
            .clone()
            .and_then(|range| capacity(&words(evidence, range)))
    };
    evidence
        .said
        .iter()
        .filter(same)
        .find_map(told)
        .unwrap_or(Role::Other)
}

/// White space as one blank: a source is a name in listings.
fn collapse(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A person the names module did not admit, or a pronoun that stands for one.
fn private(evidence: &Evidence<'_>, said: &Said, range: Range<usize>, head: usize) -> bool {
    let text = &evidence.text;
    let person = text
        .entity_at(head)
        .is_some_and(|entity| entity.kind == NamedKind::Person);
    // "The Special Rapporteur", "the Fulani": what takes an article is no name of a person.
    let article = text.child(head, &[Dep::Det]).is_some() || text.tokens[head].tag == Tag::Nnps;
    let unclear = text.tokens[head].pos == Pos::Propn
        && text.entity_at(head).is_none()
        && range.len() > 1
        && !article;
    let abstract_ = range.clone().any(|at| is_abstract(text.word(at)));
    (person && !article || pronoun(evidence, head) || unclear && !abstract_)
        && !titled(evidence, head)
        && !is_body(evidence, head)
        && !published(evidence, said)
}

/// "Counter Terrorism Policing": words that no person is called by.
fn is_abstract(word: &str) -> bool {
    ["ism", "tion", "ment", "ness", "ship"]
        .iter()
        .any(|end| word.ends_with(end) && word.len() > end.len() + 3)
}

/// "Local media outlet N. Press": a word of its own name says what it is.
fn is_body(evidence: &Evidence<'_>, head: usize) -> bool {
    let text = &evidence.text;
    let own = std::iter::once(head).chain(
        text.children(head)
            .filter(|c| text.tokens[*c].dep == Dep::Compound),
    );
    let words: Vec<String> = own.map(|at| text.lemma(at).to_lowercase()).collect();
    let body = |word: &String| {
        matches!(
            word.as_str(),
            "group"
                | "party"
                | "organization"
                | "organisation"
                | "network"
                | "channel"
                | "movement"
        )
    };
    capacity(&words).is_some() || words.iter().any(body)
}

/// A title before the name or a description beside it that is a public role.
/// What stands in a clause about the person ("who lives near the ministry") is not.
fn titled(evidence: &Evidence<'_>, head: usize) -> bool {
    let text = &evidence.text;
    let beside = [Dep::Compound, Dep::Appos, Dep::Amod, Dep::Nmod];
    let near = |at: usize| {
        text.children(at)
            .filter(|c| beside.contains(&text.tokens[*c].dep))
            .collect::<Vec<_>>()
    };
    let mut words = near(head);
    words.extend(near(head).into_iter().flat_map(near));
    words
        .into_iter()
        .any(|at| PUBLIC.contains(&text.lemma(at).to_lowercase().as_str()))
}

/// Who publishes speaks in public: "in a commentary, N. wrote".
fn published(evidence: &Evidence<'_>, said: &Said) -> bool {
    let text = &evidence.text;
    let writes = said
        .cue
        .iter()
        .any(|cue| matches!(text.lemma(*cue), "write" | "argue" | "conclude"));
    let sentence = said
        .cue
        .first()
        .map(|cue| text.sentences[text.tokens[*cue].sentence].clone());
    let print = |at: usize| {
        matches!(
            text.lemma(at),
            "commentary"
                | "article"
                | "column"
                | "essay"
                | "book"
                | "editorial"
                | "paper"
                | "report"
                | "study"
                | "analysis"
        )
    };
    writes && sentence.is_some_and(|mut sentence| sentence.any(print))
}

/// Public roles of a person.
const PUBLIC: &[&str] = &[
    "minister",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "president",
    "secretary",
    "general",
    "colonel",
    "captain",
    "major",
    "commander",
    "governor",
    "mayor",
    "senator",
    "ambassador",
    "envoy",
    "chief",
    "prosecutor",
    "judge",
    "premier",
    "chancellor",
    "king",
    "lawmaker",
    "congressman",
    "congresswoman",
    "representative",
    "commissioner",
    "director",
    "admiral",
    "lieutenant",
    "sheriff",
    "attorney",
    "analyst",
    "professor",
    "researcher",
    "fellow",
    "expert",
    "scholar",
    "historian",
    "academic",
    "specialist",
    "scientist",
    "author",
    "editor",
    "columnist",
    "journalist",
    "correspondent",
    "reporter",
    "official",
    "leader",
    "chairman",
    "chairwoman",
    "pope",
    "bishop",
    "archbishop",
    "candidate",
    "politician",
    "diplomat",
    "officer",
    "coordinator",
    "adviser",
    "advisor",
    "sen.",
    "rep.",
    "gen.",
    "col.",
    "gov.",
    "capt.",
    "lt.",
    "maj.",
    "prime",
    "president-elect",
    "deputy",
    "superintendent",
    "inspector",
    "emir",
    "sheikh",
    "ayatollah",
    "pm",
    "mp",
    "strategist",
];

fn words(evidence: &Evidence<'_>, range: Range<usize>) -> Vec<String> {
    range
        .map(|at| evidence.text.lemma(at).to_lowercase())
        .collect()
}

fn role(evidence: &Evidence<'_>, range: Range<usize>, head: usize) -> Role {
    let text = &evidence.text;
    let entity = evidence.entity(head).map(|entity| entity.kind);
    let lemma = text.lemma(head).to_lowercase();
    let name = range.clone().any(|at| text.tokens[at].pos == Pos::Propn);
    if entity == Some(EntityKind::ArmedGroup) {
        Role::Group
    } else if nobody(&lemma) || entity.is_none() && !name && unnamed_capacity(&lemma) {
        Role::Anonymous
    } else {
        let state = (entity == Some(EntityKind::Government)).then_some(Role::Official);
        let state = state.or_else(|| international(evidence, head));
        capacity(&words(evidence, range))
            .or(state)
            .unwrap_or(Role::Other)
    }
}

/// The United Nations and its bodies, by the names their acronyms resolve to.
fn international(evidence: &Evidence<'_>, head: usize) -> Option<Role> {
    let name = &evidence.entity(head)?.name;
    let body = name.starts_with("UN")
        || name.starts_with("United Nations")
        || matches!(
            name.as_str(),
            "OCHA"
                | "OHCHR"
                | "IOM"
                | "MONUSCO"
                | "MINUSMA"
                | "MINUSCA"
                | "European Union"
                | "African Union"
                | "NATO"
                | "OSCE"
                | "ECOWAS"
        );
    body.then_some(Role::Official)
}

/// Heads that name nobody, whatever is said of them: "those familiar with the CIA".
fn nobody(head: &str) -> bool {
    matches!(
        head,
        "source"
            | "report"
            | "witness"
            | "eyewitness"
            | "resident"
            | "people"
            | "person"
            | "observer"
            | "those"
            | "some"
            | "many"
            | "other"
            | "man"
            | "woman"
            | "local"
            | "villager"
            | "survivor"
            | "activist"
            | "account"
            | "they"
            | "critic"
            | "supporter"
            | "individual"
            | "one"
            | "estimate"
            | "research"
            | "study"
            | "several"
            | "most"
            | "figure"
            | "datum"
            | "number"
    )
}

/// Heads that tell a capacity and no name: "a senior official", "analysts".
fn unnamed_capacity(head: &str) -> bool {
    matches!(
        head,
        "official"
            | "expert"
            | "analyst"
            | "diplomat"
            | "member"
            | "researcher"
            | "officer"
            | "commander"
            | "leader"
    )
}

/// Whether a noun can be a source at all: attacks reveal and floods show, but they report nothing.
pub(super) fn speaks(evidence: &Evidence<'_>, said: &Said) -> bool {
    let (Some(range), Some(head)) = (&said.source, said.speaker) else {
        return impersonal(evidence, said);
    };
    let text = &evidence.text;
    let lemma = text.lemma(head).to_lowercase();
    let pronoun = matches!(
        text.word(head).to_lowercase().as_str(),
        "he" | "she" | "they" | "i" | "we" | "who" | "his" | "her" | "their"
    );
    let named = text.tokens[head].pos == Pos::Propn || evidence.entity(head).is_some();
    // "No organisation claimed it": nobody speaks.
    let none = text
        .child(head, &[Dep::Det])
        .is_some_and(|det| text.word(det).eq_ignore_ascii_case("no"));
    let sane = !none && range.len() <= 40 && !text.words(range.clone()).contains("\n\n");
    sane && (pronoun
        || named
        || nobody(&lemma)
        || unnamed_capacity(&lemma)
        || names::is_title(&lemma)
        || names::is_unnamed_person(text, head)
        || capacity(std::slice::from_ref(&lemma)).is_some()
        || voice(&lemma))
}

/// "It is said", "reportedly", "fears that": a report without a speaker. An
/// active verb that lost its subject is a misread one.
fn impersonal(evidence: &Evidence<'_>, said: &Said) -> bool {
    let text = &evidence.text;
    let verb = said.cue.iter().find(|t| text.tokens[**t].pos == Pos::Verb);
    verb.is_none_or(|verb| text.child(*verb, &[Dep::AuxPass, Dep::NsubjPass]).is_some())
}

/// Nouns that have a voice: bodies, documents, people by their trade.
fn voice(lemma: &str) -> bool {
    matches!(
        lemma,
        "statement"
            | "document"
            | "paper"
            | "letter"
            | "survey"
            | "article"
            | "review"
            | "assessment"
            | "investigation"
            | "inquiry"
            | "group"
            | "organization"
            | "organisation"
            | "ministry"
            | "country"
            | "nation"
            | "party"
            | "family"
            | "lawyer"
            | "doctor"
            | "physician"
            | "surgeon"
            | "nurse"
            | "medic"
            | "driver"
            | "farmer"
            | "herder"
            | "trader"
            | "shopkeeper"
            | "engineer"
            | "contractor"
            | "volunteer"
            | "worker"
            | "soldier"
            | "victim"
            | "neighbor"
            | "neighbour"
            | "relative"
            | "father"
            | "mother"
            | "brother"
            | "sister"
            | "friend"
            | "student"
            | "teacher"
            | "journalist"
            | "reporter"
            | "correspondent"
            | "editor"
            | "commentator"
            | "writer"
            | "politician"
            | "leader"
            | "elder"
            | "chairman"
            | "chair"
            | "head"
            | "executive"
            | "manager"
            | "advocate"
            | "campaigner"
            | "opponent"
            | "voter"
            | "citizen"
            | "refugee"
            | "migrant"
            | "detainee"
            | "prisoner"
            | "suspect"
            | "defendant"
            | "side"
            | "ally"
            | "team"
            | "panel"
            | "mission"
            | "observatory"
            | "service"
            | "company"
            | "community"
            | "public"
            | "world"
            | "everyone"
            | "anyone"
            | "someone"
            | "nobody"
            | "half"
            | "percent"
            | "majority"
            | "video"
            | "memo"
            | "memorandum"
            | "message"
            | "tweet"
            | "post"
            | "book"
            | "editorial"
            | "briefing"
            | "intelligence"
            | "evidence"
            | "record"
            | "log"
            | "bulletin"
            | "communique"
            | "communiqué"
            | "analysis"
            | "census"
            | "index"
            | "dataset"
            | "database"
            | "rebel"
            | "clan"
            | "tribe"
            | "bishop"
            | "priest"
            | "imam"
            | "cleric"
            | "pope"
            | "archbishop"
            | "pilot"
            | "crew"
            | "guard"
    )
}

/// The capacity that title and description words tell. A trade of inquiry goes
/// before the body it looks at: "a military analyst at the institute" is an analyst.
fn capacity(words: &[String]) -> Option<Role> {
    let any = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    let order: [(&[&str], Role); 5] = [
        (INQUIRERS, Role::Analyst),
        (OUTLETS, Role::Outlet),
        (OFFICIALS, Role::Official),
        (GROUPS, Role::Group),
        (BODIES, Role::Analyst),
    ];
    order
        .into_iter()
        .find(|(list, _)| any(list))
        .map(|(_, role)| role)
}

const INQUIRERS: &[&str] = &[
    "analyst",
    "professor",
    "researcher",
    "fellow",
    "expert",
    "scholar",
    "historian",
    "academic",
    "specialist",
    "lecturer",
    "scientist",
];

const OUTLETS: &[&str] = &[
    "newspaper",
    "reuters",
    "ap",
    "afp",
    "bbc",
    "cnn",
    "times",
    "post",
    "agency",
    "television",
    "tv",
    "radio",
    "magazine",
    "media",
    "journal",
    "guardian",
    "daily",
    "gazette",
    "herald",
    "telegraph",
    "broadcaster",
    "bulletin",
    "jazeera",
    "xinhua",
    "press",
    "outlet",
    "newswire",
];

const OFFICIALS: &[&str] = &[
    "minister",
    "ministry",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "president",
    "secretary",
    "general",
    "colonel",
    "major",
    "captain",
    "commander",
    "governor",
    "mayor",
    "police",
    "army",
    "military",
    "government",
    "authority",
    "official",
    "officer",
    "pentagon",
    "senator",
    "ambassador",
    "department",
    "u.n.",
    "nations",
    "envoy",
    "chief",
    "prosecutor",
    "court",
    "judge",
    "parliament",
    "congress",
    "council",
    "commission",
    "prime",
    "premier",
    "chancellor",
    "king",
    "coalition",
    "nato",
    "command",
    "administration",
    "embassy",
    "lawmaker",
    "congressman",
    "representative",
    "commissioner",
    "deputy",
    "bureau",
    "state",
    "cia",
    "fbi",
    "navy",
    "force",
    "admiral",
    "lieutenant",
    "sheriff",
    "attorney",
    "director",
    "u.s.",
    "us",
    "uk",
    "eu",
    "union",
    "unama",
    "unhcr",
    "office",
    "coroner",
    "hospital",
];

const BODIES: &[&str] = &[
    "institute",
    "centre",
    "center",
    "university",
    "author",
    "watch",
    "observatory",
    "monitor",
    "think",
    "foundation",
    "study",
    "research",
    "amnesty",
    "organization",
    "organisation",
    "ngo",
    "committee",
    "survey",
    "poll",
    "right",
    "charity",
];

const GROUPS: &[&str] = &[
    "militant",
    "rebel",
    "insurgent",
    "jihadist",
    "fighter",
    "terrorist",
    "faction",
    "militia",
    "guerrilla",
    "taliban",
];

/// Whether token `at` belongs to the words that name somebody who speaks.
pub(super) fn names_speaker(evidence: &Evidence<'_>, at: usize) -> bool {
    let names = |said: &Said| {
        said.source
            .as_ref()
            .is_some_and(|source| source.contains(&at))
            && speaks(evidence, said)
    };
    evidence.said.iter().any(names)
}
