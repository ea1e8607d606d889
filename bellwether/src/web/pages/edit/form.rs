//! The words of a claim in their text, and the form beside them.

use super::fields::{Field, fields, value};
use crate::web::marked;
use crate::web::parts;
use crate::web::visit::Visit;
use maud::{Markup, html};
use record::{Draft, Span, StoredDocument};

/// Bytes shown around the words of a claim.
const AROUND: usize = 400;

pub(super) fn paper(document: &StoredDocument, span: Span, marks: &[marked::Marked]) -> Markup {
    let text = &document.document.text;
    let (before, after) = (
        parts::before(text, span, AROUND),
        parts::after(text, span, AROUND),
    );
    html! {
        section.paper aria-label="Text" {
            p.eyebrow { (document.id) ", bytes " (span.start) "–" (span.end) }
            div.text {
                @if before.start > 0 { "…" }
                (marked::show(text, before, &[], false))
                mark { (marked::show(text, span, marks, false)) }
                (marked::show(text, after, &[], false))
                @if after.end < text.len() { " …" }
            }
        }
    }
}

pub(super) fn form(
    visit: &Visit,
    action: &str,
    back: &str,
    draft: &Draft,
    hidden: Markup,
) -> Markup {
    html! {
        form.editor.aside method="post" action=(action) aria-label="Claim" {
            (parts::csrf(visit))
            input type="hidden" name="back" value=(back);
            (hidden)
            @for (group, fields) in fields() {
                fieldset {
                    legend { (group) }
                    div.grid { @for field in &fields { (input(field, &value(draft, field.name))) } }
                }
            }
            div.field {
                label for="e-reason" { "Why (kept in the history)" }
                input #e-reason type="text" name="reason" autocomplete="off";
            }
            p.actions {
                button type="submit" { "Save" }
                @if !back.is_empty() { a.button.quiet href=(back) { "Leave it" } }
            }
        }
    }
}

fn input(field: &Field, now: &str) -> Markup {
    let id = format!("e-{}", field.name);
    html! {
        div.field {
            label for=(id) { (field.label) }
            @if field.choices.is_empty() { input #(id) type="text" name=(field.name) value=(now) autocomplete="off"; }
            @else {
                select #(id) name=(field.name) {
                    @if now.is_empty() { option value="" selected { "—" } }
                    @for choice in &field.choices { option value=(choice) selected[*choice == now] { (choice) } }
                }
            }
        }
    }
}
