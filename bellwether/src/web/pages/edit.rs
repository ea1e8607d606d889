//! Writing a claim: an edit of one that a machine read, or one that no reader found.
//!
//! The form's fields are the options of `bellwether claim add` and `review
//! edit`, read by the same parser. What a person did not change is not given.

use super::review::{local, see};
use crate::fields::Fields;
use crate::view::safe;
use crate::web::failure::{Answer, Failure};
use crate::web::layout::{self, Nav};
use crate::web::marked;
use crate::web::parts;
use crate::web::visit::Visit;
use axum::extract::{Form, Path};
use clap::Parser as _;
use maud::{Markup, html};
use record::{
    Attribution, Claim, Comparator, Document, DocumentId, Draft, EntityKind, Kind, Measure, Nature,
    Role, Source, Span, Stance, StoredDocument, Unit,
};

/// Bytes shown around the words of a claim.
const AROUND: usize = 400;

#[derive(clap::Parser)]
#[command(no_binary_name = true, disable_help_flag = true)]
struct Written {
    #[command(flatten)]
    fields: Fields,
}

/// An option of [`Fields`]: its name, its label and its choices, if it has any.
struct Field {
    name: &'static str,
    label: &'static str,
    choices: Vec<&'static str>,
}

fn fields() -> Vec<(&'static str, Vec<Field>)> {
    let text = |name, label| Field {
        name,
        label,
        choices: vec![],
    };
    fn pick<T>(name: &'static str, label: &'static str, all: &'static [T]) -> Field
    where
        T: Copy + ToString,
        &'static str: From<parts::Name<T>>,
    {
        let choices = all.iter().map(|it| parts::Name(*it).into()).collect();
        Field {
            name,
            label,
            choices,
        }
    }
    vec![
        (
            "Who",
            vec![
                text("source", "Source"),
                pick("role", "In which capacity", Role::ALL),
                pick("stance", "What the speaker does", Stance::ALL),
                pick("kind", "Sort of statement", Kind::ALL),
            ],
        ),
        (
            "About whom and where",
            vec![
                text("subject", "Subject"),
                pick("subject-kind", "What the subject is", EntityKind::ALL),
                text("place", "Place"),
                text("country", "Country code"),
            ],
        ),
        (
            "When",
            vec![text("begin", "First day"), text("until", "Last day")],
        ),
        (
            "How much",
            vec![
                pick("measure", "What is measured", Measure::ALL),
                text("low", "At least"),
                text("high", "At most"),
                pick("unit", "Unit", Unit::ALL),
                pick("comparator", "How the words bound it", Comparator::ALL),
                pick("nature", "Level, change or rate", Nature::ALL),
            ],
        ),
    ]
}

/// What the fields of a draft are now, empty where there is nothing.
fn value(draft: &Draft, name: &str) -> String {
    let quantity = draft.quantity.as_ref();
    let number = |bound: Option<f64>| bound.map(|it| it.to_string());
    let day = |pick: fn(&record::Window) -> Option<record::Date>| {
        let window = draft.time.as_ref()?.window?;
        pick(&window).map(|day| day.to_string())
    };
    let value = match name {
        "source" => Some(draft.attribution.source.name().to_owned()),
        "role" => Some(draft.attribution.source.role.to_string()),
        "stance" => Some(draft.stance.to_string()),
        "kind" => Some(draft.kind.to_string()),
        "subject" => draft.subject.as_ref().map(|it| it.name.clone()),
        "subject-kind" => draft.subject.as_ref().map(|it| it.kind.to_string()),
        "place" => draft.place.as_ref().map(|it| it.name.clone()),
        "country" => draft.place.as_ref().and_then(|it| it.country.clone()),
        "begin" => day(|window| window.begin),
        "until" => day(|window| window.end),
        "measure" => quantity.map(|it| it.measure.to_string()),
        "low" => quantity.and_then(|it| number(it.low)),
        "high" => quantity.and_then(|it| number(it.high)),
        "unit" => quantity.map(|it| it.unit.to_string()),
        "comparator" => quantity.map(|it| it.comparator.to_string()),
        "nature" => quantity.map(|it| it.nature.to_string()),
        _ => None,
    };
    value.unwrap_or_default()
}

/// Options that take "none" for nothing.
const CLEARABLE: [&str; 4] = ["subject", "place", "low", "high"];

/// The options for what a form says otherwise than the draft.
fn options(draft: &Draft, pairs: &[(String, String)]) -> Vec<String> {
    let named = fields().into_iter().flat_map(|(_, fields)| fields);
    let mut options = vec![];
    for Field { name, .. } in named {
        let given = pairs.iter().find(|(key, _)| key == name);
        let Some((_, given)) = given else { continue };
        let (given, now) = (given.trim(), value(draft, name));
        match given.is_empty() {
            _ if given == now => {}
            true if CLEARABLE.contains(&name) => options.push(format!("--{name}=none")),
            true => {}
            false => options.push(format!("--{name}={given}")),
        }
    }
    // Days are said together: one alone would clear the other.
    let said = |name: &str| {
        options
            .iter()
            .any(|it| it.starts_with(&format!("--{name}=")))
    };
    let other = match (said("begin"), said("until")) {
        (true, false) => Some("until"),
        (false, true) => Some("begin"),
        _ => None,
    };
    if let Some(name) = other.filter(|name| !value(draft, name).is_empty()) {
        options.push(format!("--{name}={}", value(draft, name)));
    }
    options
}

/// The draft as a form says it should be.
fn apply(
    document: &Document,
    mut draft: Draft,
    pairs: &[(String, String)],
) -> Result<Claim, Failure> {
    let written = Written::try_parse_from(options(&draft, pairs)).map_err(|error| {
        let told = error.render().to_string();
        Failure::bad(
            told.lines()
                .next()
                .unwrap_or_default()
                .trim_start_matches("error: "),
        )
    })?;
    let told = |error: anyhow::Error| Failure::bad(error.to_string());
    written.fields.apply(document, &mut draft).map_err(told)?;
    Ok(Claim::new(document, draft)?)
}

fn get<'p>(pairs: &'p [(String, String)], key: &str) -> Option<&'p str> {
    let pair = pairs.iter().find(|(name, _)| name == key);
    pair.map(|(_, value)| value.as_str())
        .filter(|it| !it.trim().is_empty())
}

pub(crate) async fn edit(visit: Visit, Path(id): Path<String>) -> Answer {
    let claim = visit.app.ledger.claim(id.parse()?).await?;
    let document = visit.app.ledger.document(claim.document).await?;
    let marks = marked::parts(&claim);
    let back = local(visit.asked.get("back"), &format!("/claims/{id}"));
    let content = html! {
        (parts::heading(&format!("Edit {id}"), html! { "Your claim takes the place of this one. The old one stays in the ledger." }))
        div.reading {
            (paper(&document, claim.claim.span, &marks))
            (form(&visit, &format!("/claims/{id}/edit"), &back, claim.claim.draft(), html! {}))
        }
    };
    Ok(layout::page(
        &visit,
        Nav::Review,
        &format!("Edit {id}"),
        content,
    ))
}

pub(crate) async fn save(
    visit: Visit,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer {
    let app = &visit.app;
    let old = app.ledger.claim(id.parse()?).await?;
    let document = app.ledger.document(old.document).await?.document;
    let by = apply(&document, old.claim.draft().clone(), &pairs)?;
    if by == old.claim {
        return Err(Failure::bad(format!(
            "nothing was changed in {id}\naccept it, if it is right as it stands"
        )));
    }
    let by = app
        .writer
        .edit(app.now(), old.id, by, get(&pairs, "reason"))
        .await?;
    let _ = by;
    Ok(see(&local(get(&pairs, "back"), &format!("/claims/{by}"))))
}

/// The form of a new claim: words that were selected, or the way to give them.
pub(crate) async fn write(visit: Visit, Path(id): Path<String>) -> Answer {
    let document = visit.app.ledger.document(id.parse()?).await?;
    let span = chosen(&visit, &document.document.text)?;
    let content = html! {
        (parts::heading("Write a claim", html! { "On words of " a href={"/documents/" (document.id)} { (parts::title(&document)) } ", which no reader found." }))
        @match span {
            Some(span) => {
                div.reading {
                    (paper(&document, span, &[]))
                    (form(&visit, &format!("/documents/{}/claims", document.id), "", &plain(span), html! {
                        input type="hidden" name="start" value=(span.start);
                        input type="hidden" name="end" value=(span.end);
                    }))
                }
            }
            None => {
                form.filters method="get" action=(visit.path) {
                    div.field { label for="words" { "The exact words" } textarea #words name="words" rows="4" required { } }
                    button type="submit" { "Go on" }
                }
                p.note { "Copy them out of the text, or select them there." }
            }
        }
    };
    Ok(layout::page(
        &visit,
        Nav::Documents,
        "Write a claim",
        content,
    ))
}

/// The words that an address names, by their bytes or as they are.
fn chosen(visit: &Visit, text: &str) -> Result<Option<Span>, Failure> {
    let (start, end) = (visit.asked.parse("start")?, visit.asked.parse("end")?);
    if let (Some(start), Some(end)) = (start, end) {
        let span = Span::new(start, end);
        span.checked(text)?;
        return Ok(Some(span));
    }
    let Some(words) = visit.asked.get("words") else {
        return Ok(None);
    };
    let words = words.replace("\r\n", "\n");
    let words = words.trim();
    let missing = || {
        Failure::bad(format!(
            "{:?} does not stand in this report\ncopy the words just as they are",
            safe::cut(words, 80)
        ))
    };
    let at = text.find(words).ok_or_else(missing)?;
    Ok(Some(Span::new(at, at + words.len())))
}

pub(crate) async fn add(
    visit: Visit,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Answer {
    let (app, id) = (&visit.app, id.parse::<DocumentId>()?);
    let document = app.ledger.document(id).await?.document;
    let number = |key: &str| get(&pairs, key).and_then(|it| it.parse().ok());
    let none = || Failure::bad("no words were chosen\nselect them in the text");
    let span = Span::new(
        number("start").ok_or_else(none)?,
        number("end").ok_or_else(none)?,
    );
    span.checked(&document.text)?;
    let claim = apply(&document, plain(span), &pairs)?;
    let new = app
        .writer
        .write(app.now(), id, claim, get(&pairs, "reason"))
        .await?;
    Ok(see(&format!("/documents/{id}#{new}")))
}

/// A statement of the author on these words.
fn plain(span: Span) -> Draft {
    Draft {
        span,
        attribution: Attribution {
            source: Source::author(),
            cue: vec![],
            content: vec![span],
            via: vec![],
        },
        kind: Kind::Statement,
        stance: Stance::Asserts,
        certainty: None,
        subject: None,
        place: None,
        time: None,
        quantity: None,
        event: None,
    }
}

fn paper(document: &StoredDocument, span: Span, marks: &[marked::Marked]) -> Markup {
    let text = &document.document.text;
    let from = text.floor_char_boundary(span.start.saturating_sub(AROUND));
    let to = text.ceil_char_boundary((span.end + AROUND).min(text.len()));
    html! {
        section.paper aria-label="Text" {
            p.eyebrow { (document.id) ", bytes " (span.start) "–" (span.end) }
            div.text {
                (marked::show(text, Span::new(from, span.start), &[], false))
                mark { (marked::show(text, span, marks, false)) }
                (marked::show(text, Span::new(span.end, to), &[], false))
            }
        }
    }
}

fn form(visit: &Visit, action: &str, back: &str, draft: &Draft, hidden: Markup) -> Markup {
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

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_form_has_every_option_of_the_command_line() {
        let command = Written::command();
        let options = command.get_arguments().filter_map(|it| it.get_long());
        let mut options: Vec<&str> = options.filter(|it| *it != "help").collect();
        let mut shown: Vec<&str> = fields()
            .iter()
            .flat_map(|it| &it.1)
            .map(|it| it.name)
            .collect();
        options.sort_unstable();
        shown.sort_unstable();
        assert_eq!(shown, options);
    }

    #[test]
    fn only_what_was_changed_is_said() {
        let draft = plain(Span::new(0, 3));
        let check = |pairs: &[(&str, &str)], expected: &[&str]| {
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
                .collect();
            assert_eq!(options(&draft, &pairs), expected);
        };
        check(
            &[("source", "author"), ("place", ""), ("stance", "asserts")],
            &[],
        );
        check(
            &[("stance", "denies"), ("subject", "--low=3")],
            &["--stance=denies", "--subject=--low=3"],
        );
    }
}
