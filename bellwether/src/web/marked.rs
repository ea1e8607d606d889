//! A text cut where the parts of claims begin and end, for marking them.
//!
//! Claims overlap: the words of one hold the number of another. The text is cut
//! at every border, and each piece knows what it is a part of. Where controls
//! and marks that turn the reading order stand, a harmless sign is shown, so
//! that every piece tells at which byte it begins and how many bytes it stands for.

use crate::view::safe::harmless;
use maud::{Markup, html};
use record::{ClaimId, Span, StoredClaim};
use std::collections::BTreeSet;

/// What a piece of text is to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    Content,
    Source,
    Cue,
    Subject,
    Place,
    Time,
    Number,
    Certainty,
}

impl Part {
    pub(crate) const ALL: [Part; 8] = [
        Part::Source,
        Part::Cue,
        Part::Content,
        Part::Subject,
        Part::Number,
        Part::Place,
        Part::Time,
        Part::Certainty,
    ];

    pub(crate) fn class(self) -> &'static str {
        match self {
            Part::Content => "p-content",
            Part::Source => "p-source",
            Part::Cue => "p-cue",
            Part::Subject => "p-subject",
            Part::Place => "p-place",
            Part::Time => "p-time",
            Part::Number => "p-number",
            Part::Certainty => "p-certainty",
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Part::Content => "what is said",
            Part::Source => "who says it",
            Part::Cue => "by which words",
            Part::Subject => "about whom",
            Part::Place => "where",
            Part::Time => "when",
            Part::Number => "how much",
            Part::Certainty => "how sure",
        }
    }
}

/// A part of a claim in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marked {
    span: Span,
    part: Part,
    claim: ClaimId,
}

/// A stretch of text to which the same parts belong.
#[derive(Debug, PartialEq, Eq)]
struct Piece {
    span: Span,
    parts: BTreeSet<Part>,
    claims: BTreeSet<ClaimId>,
    /// Claims whose words begin here.
    begins: Vec<ClaimId>,
}

/// The parts of a claim.
pub(crate) fn parts(stored: &StoredClaim) -> Vec<Marked> {
    let (claim, attribution) = (&stored.claim, &stored.claim.attribution);
    let mut all: Vec<(Part, Span)> = vec![];
    let mut add =
        |part, spans: &mut dyn Iterator<Item = Span>| all.extend(spans.map(|span| (part, span)));
    add(Part::Content, &mut attribution.content.iter().copied());
    add(Part::Source, &mut attribution.source.words.into_iter());
    add(Part::Cue, &mut attribution.cue.iter().copied());
    add(
        Part::Subject,
        &mut claim.subject.iter().filter_map(|it| it.words),
    );
    add(Part::Place, &mut claim.place.iter().map(|it| it.words));
    add(Part::Time, &mut claim.time.iter().map(|it| it.words));
    add(Part::Number, &mut claim.quantity.iter().map(|it| it.words));
    add(
        Part::Certainty,
        &mut claim
            .certainty
            .iter()
            .flat_map(|it| it.words.iter().copied()),
    );
    let marked = |(part, span)| Marked {
        span,
        part,
        claim: stored.id,
    };
    all.into_iter().map(marked).collect()
}

/// The words of `within` with the parts of claims marked. `refs` puts a link to
/// each claim where its words begin.
pub(crate) fn show(text: &str, within: Span, marked: &[Marked], refs: bool) -> Markup {
    html! {
        @for piece in pieces(within, marked) {
            @if refs {
                @for id in &piece.begins {
                    a.ref href={"#" (id)} id={"t-" (id)} data-claims=(id) { span.hidden { "claim " } (id.0) }
                }
            }
            (run(text, &piece))
        }
    }
}

/// A piece as one element, or as several around signs that stand for others.
fn run(text: &str, piece: &Piece) -> Markup {
    let classes: Vec<&str> = piece.parts.iter().map(|part| part.class()).collect();
    let claims: Vec<String> = piece.claims.iter().map(ToString::to_string).collect();
    let (class, claims) = (classes.join(" "), claims.join(" "));
    html! {
        @for (span, shown) in plain(text, piece.span) {
            span class=[(!class.is_empty()).then_some(&class)]
                data-claims=[(!claims.is_empty()).then_some(&claims)]
                data-at=(span.start) data-sign=[(shown != span.of(text).unwrap_or_default()).then_some(span.len())] { (shown) }
        }
    }
}

/// Runs that are shown as they are, and single characters that are not.
fn plain(text: &str, span: Span) -> Vec<(Span, String)> {
    let mut runs: Vec<(Span, String)> = vec![];
    let mut open = false;
    for (at, c) in span.of(text).unwrap_or_default().char_indices() {
        let here = Span::new(span.start + at, span.start + at + c.len_utf8());
        let shown = if matches!(c, '\n' | '\t') {
            c
        } else {
            harmless(c)
        };
        match runs.last_mut() {
            Some((last, words)) if open && shown == c => {
                last.end = here.end;
                words.push(c);
            }
            _ => runs.push((here, shown.to_string())),
        }
        open = shown == c;
    }
    runs
}

fn pieces(within: Span, marked: &[Marked]) -> Vec<Piece> {
    let inside: Vec<&Marked> = marked
        .iter()
        .filter(|it| it.span.overlaps(within))
        .collect();
    let mut borders = BTreeSet::from([within.start, within.end]);
    for it in &inside {
        borders.extend([it.span.start.max(within.start), it.span.end.min(within.end)]);
    }
    let borders: Vec<usize> = borders.into_iter().collect();
    let mut pieces: Vec<Piece> = borders
        .windows(2)
        .map(|pair| Piece {
            span: Span::new(pair[0], pair[1]),
            parts: BTreeSet::new(),
            claims: BTreeSet::new(),
            begins: vec![],
        })
        .collect();
    for it in inside {
        let first = pieces.partition_point(|piece| piece.span.end <= it.span.start);
        for piece in pieces[first..]
            .iter_mut()
            .take_while(|piece| piece.span.start < it.span.end)
        {
            piece.parts.insert(it.part);
            piece.claims.insert(it.claim);
        }
    }
    begin(&mut pieces);
    pieces
}

/// Each claim is linked once, where its first words stand.
fn begin(pieces: &mut [Piece]) {
    let mut seen = BTreeSet::new();
    for piece in pieces {
        let new = piece.claims.iter().filter(|id| !seen.contains(*id));
        piece.begins = new.copied().collect();
        seen.extend(piece.begins.iter().copied());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use judging::testing::{Told, document};

    fn check(text: &str, claim: &StoredClaim, expected: &str) {
        let shown = show(text, Span::new(0, text.len()), &parts(claim), false).into_string();
        assert_eq!(shown, expected);
    }

    #[test]
    fn the_text_is_cut_where_parts_begin_and_end() {
        let report = document(1, "Courier", "", "Police said 9 died. Rain.");
        let claim = Told::new(&report, "Police said 9 died")
            .source("Police", "said")
            .content("9 died")
            .claim(3);
        check(
            &report.document.text,
            &claim,
            "<span class=\"p-source\" data-claims=\"c3\" data-at=\"0\">Police</span>\
             <span data-at=\"6\"> </span>\
             <span class=\"p-cue\" data-claims=\"c3\" data-at=\"7\">said</span>\
             <span data-at=\"11\"> </span>\
             <span class=\"p-content\" data-claims=\"c3\" data-at=\"12\">9 died</span>\
             <span data-at=\"18\">. Rain.</span>",
        );
    }

    #[test]
    fn report_text_is_escaped_and_cannot_turn_the_reading_order() {
        let report = document(1, "Courier", "", "a<b>\u{202e}c");
        let claim = Told::by_author(&report, "a<b>\u{202e}c").claim(1);
        let shown = show(
            &report.document.text,
            Span::new(0, 8),
            &parts(&claim),
            false,
        );
        let shown = shown.into_string();
        assert!(shown.contains("a&lt;b&gt;</span>"), "{shown}");
        assert!(
            shown.contains("data-at=\"4\" data-sign=\"3\">\u{fffd}</span>"),
            "{shown}"
        );
    }
}
