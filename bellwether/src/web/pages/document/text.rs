//! The text of a document, a part of a long one at a time.

use crate::web::failure::Failure;
use crate::web::marked::{self, Marked};
use crate::web::visit::Visit;
use maud::{Markup, html};
use record::{Span, StoredClaim};

/// Bytes of text on a page; longer documents have several.
const TEXT_MAX: usize = 40_000;

/// The text, with the cited words apart.
pub(super) fn body(
    text: &str,
    within: Span,
    cited: Option<Span>,
    claims: &[&StoredClaim],
) -> Markup {
    let marks: Vec<Marked> = claims.iter().flat_map(|it| marked::parts(it)).collect();
    let cited = cited.filter(|it| it.overlaps(within));
    html! {
        @match cited {
            None => (marked::show(text, within, &marks, true)),
            Some(span) => {
                (marked::show(text, Span::new(within.start, span.start.max(within.start)), &marks, true))
                mark #here tabindex="-1" { (marked::show(text, Span::new(span.start.max(within.start), span.end.min(within.end)), &marks, false)) }
                (marked::show(text, Span::new(span.end.min(within.end), within.end), &marks, true))
            }
        }
    }
}

/// The words that `span=120-188` cites.
pub(super) fn cited(visit: &Visit, text: &str) -> Result<Option<Span>, Failure> {
    let Some(given) = visit.asked.get("span") else {
        return Ok(None);
    };
    let wrong = || {
        Failure::bad(format!(
            "{given:?} are no bytes of this report\nwrite them as a brief does: 120-188"
        ))
    };
    let (start, end) = given.split_once('-').ok_or_else(wrong)?;
    let span = Span::new(
        start.parse().map_err(|_| wrong())?,
        end.parse().map_err(|_| wrong())?,
    );
    span.checked(text).map_err(|_| wrong())?;
    Ok(Some(span))
}

/// The page of a long text that has this byte.
pub(super) fn within(text: &str, at: usize) -> Span {
    let start = text.floor_char_boundary(at.min(text.len()) / TEXT_MAX * TEXT_MAX);
    Span::new(
        start,
        text.ceil_char_boundary((start + TEXT_MAX).min(text.len())),
    )
}

pub(super) fn turn(visit: &Visit, text: &str, within: Span) -> Markup {
    let page = |at: usize| {
        visit
            .asked
            .without("span")
            .with("at", &at.to_string())
            .href(&visit.path)
    };
    html! {
        @if within.len() < text.len() {
            nav.pager aria-label="Pages of the text" {
                @if within.start > 0 { a href=(page(within.start.saturating_sub(TEXT_MAX))) { "Earlier" } }
                span { "part " (within.start / TEXT_MAX + 1) " of " (text.len().div_ceil(TEXT_MAX)) }
                @if within.end < text.len() { a href=(page(within.end)) { "Later" } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_has_pages_that_cut_no_character() {
        let text = "é".repeat(TEXT_MAX);
        for at in [0, 1, TEXT_MAX - 1, TEXT_MAX, 2 * TEXT_MAX - 1, usize::MAX] {
            let page = within(&text, at);
            assert!(
                page.of(&text).is_some() && page.len() <= TEXT_MAX + 1,
                "{at} {page:?}"
            );
        }
    }
}
