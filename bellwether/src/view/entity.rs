//! Entities and rulings on them, as JSON, CSV and text for people.

use super::csv;
use super::safe::{cut, line};
use crate::argv::Form;
use crate::brief::words::count;
use crate::entities::Named;
use ledger::Finding;
use record::{Identities, Identity, IdentityId, Sameness};
use serde::Serialize;
use std::io::Write;

/// One entity; one object a line. `docs/schema/entity.schema.json` is its contract.
#[derive(Debug, Serialize)]
pub(crate) struct EntityView<'a> {
    name: &'a str,
    kind: Option<&'static str>,
    merged: Vec<&'a str>,
    claims: usize,
    subject: usize,
    speaker: usize,
    party: usize,
    written: Vec<WrittenView<'a>>,
    first_published: Option<String>,
    last_published: Option<String>,
    rulings: Option<Vec<RulingView<'a>>>,
}

#[derive(Debug, Serialize)]
struct WrittenView<'a> {
    text: &'a str,
    times: usize,
}

/// A ruling on who is who.
#[derive(Debug, Serialize)]
pub(crate) struct RulingView<'a> {
    id: String,
    name: &'a str,
    sameness: &'static str,
    other: &'a str,
    reason: Option<&'a str>,
    reviewer: Option<&'a str>,
    known: Option<String>,
    recorded: String,
    stands: bool,
    taken_back: Option<TakenBackView<'a>>,
}

#[derive(Debug, Serialize)]
struct TakenBackView<'a> {
    recorded: String,
    reason: &'a str,
}

impl<'a> EntityView<'a> {
    fn new(named: &'a Named, identities: &'a Identities) -> Self {
        EntityView {
            name: &named.name,
            kind: named.kind().map(record::EntityKind::as_str),
            merged: identities.merged_into(&named.name),
            claims: named.claims(),
            subject: named.subject.len(),
            speaker: named.speaker.len(),
            party: named.party.len(),
            written: written(named),
            first_published: named.first.map(|day| day.to_string()),
            last_published: named.last.map(|day| day.to_string()),
            rulings: None,
        }
    }
}

fn written(named: &Named) -> Vec<WrittenView<'_>> {
    let mut written: Vec<WrittenView> = named
        .written
        .iter()
        .map(|(text, times)| WrittenView {
            text,
            times: *times,
        })
        .collect();
    written.sort_by(|a, b| b.times.cmp(&a.times).then(a.text.cmp(b.text)));
    written
}

/// The commonest written forms, for a sentence.
pub(crate) fn most_written(named: &Named, max: usize) -> String {
    let forms = written(named);
    let forms: Vec<String> = forms
        .iter()
        .take(max)
        .map(|form| format!("“{}” ×{}", line(form.text), form.times))
        .collect();
    match forms.is_empty() {
        true => "nowhere, only understood".into(),
        false => forms.join(", "),
    }
}

impl<'a> From<&'a Finding<IdentityId, Identity>> for RulingView<'a> {
    fn from(ruled: &'a Finding<IdentityId, Identity>) -> Self {
        let ruling = &ruled.found;
        RulingView {
            id: ruled.id.to_string(),
            name: &ruling.name,
            sameness: ruling.sameness.as_str(),
            other: &ruling.other,
            reason: ruled.reason.as_deref(),
            reviewer: ruling.reviewer.as_deref(),
            known: ruling.known.map(|day| day.to_string()),
            recorded: ruled.recorded.to_string(),
            stands: ruled.stands(),
            taken_back: ruled.withdrawn.as_ref().map(|(at, reason)| TakenBackView {
                recorded: at.to_string(),
                reason,
            }),
        }
    }
}

impl RulingView<'_> {
    /// The ruling for people.
    pub(crate) fn sentence(&self) -> String {
        let (name, other) = (line(self.name), line(self.other));
        let ruling = match self.sameness {
            same if same == Sameness::Same.as_str() => format!("{name} is {other}"),
            _ => format!("what is written “{name}” is not {other}"),
        };
        let known = self
            .known
            .as_deref()
            .map(|day| format!(", known from {day}"));
        let by = self.reviewer.map(|by| format!(" ({})", line(by)));
        let reason = self.reason.map(|reason| format!(": {}", line(reason)));
        let back = self
            .taken_back
            .as_ref()
            .map(|back| format!("  ✗ taken back: {}", line(back.reason)));
        let rest: String = [known, reason, by, back].into_iter().flatten().collect();
        format!("{}  {ruling}{rest}", self.id)
    }
}

const ENTITY: [&str; 8] = [
    "name", "kind", "merged", "claims", "subject", "speaker", "party", "written",
];

/// The listing in the form asked for.
pub(crate) fn list(
    out: &mut impl Write,
    all: &[Named],
    identities: &Identities,
    form: Form,
) -> anyhow::Result<()> {
    let mut views = all.iter().map(|named| EntityView::new(named, identities));
    match form {
        Form { json: true, .. } => views.try_for_each(|view| -> anyhow::Result<()> {
            serde_json::to_writer(&mut *out, &view)?;
            Ok(writeln!(out)?)
        }),
        Form { csv: true, .. } => csv::write(&mut *out, ENTITY, views.map(|view| row(&view))),
        _ => Ok(views.try_for_each(|view| one_line(out, &view))?),
    }
}

fn row(view: &EntityView) -> [String; 8] {
    let forms: Vec<&str> = view.written.iter().map(|form| form.text).collect();
    [
        csv::cell(view.name),
        view.kind.unwrap_or_default().to_owned(),
        csv::cell(view.merged.join("; ")),
        view.claims.to_string(),
        view.subject.to_string(),
        view.speaker.to_string(),
        view.party.to_string(),
        csv::cell(forms.join("; ")),
    ]
}

fn one_line(out: &mut impl Write, view: &EntityView) -> std::io::Result<()> {
    let merged: Vec<String> = view.merged.iter().map(|name| line(name)).collect();
    let merged = match merged.is_empty() {
        true => String::new(),
        false => format!("  = {}", cut(&merged.join(", "), 60)),
    };
    let claims = count(view.claims, "claim", "claims");
    let kind = view.kind.unwrap_or("speaker").replace('-', " ");
    writeln!(
        out,
        "{:<40}  {kind:<14}  {claims}{merged}",
        cut(&line(view.name), 40)
    )
}

/// One entity with all that is known of its names.
pub(crate) fn show(
    out: &mut impl Write,
    named: &Named,
    identities: &Identities,
    rulings: &[&Finding<IdentityId, Identity>],
    json: bool,
) -> anyhow::Result<()> {
    let rulings: Vec<RulingView> = rulings.iter().map(|it| RulingView::from(*it)).collect();
    let view = EntityView::new(named, identities);
    if json {
        let view = EntityView {
            rulings: Some(rulings),
            ..view
        };
        serde_json::to_writer(&mut *out, &view)?;
        return Ok(writeln!(out)?);
    }
    one_line(out, &view)?;
    writeln!(
        out,
        "  subject of {}, speaks in {}, takes part in events of {}",
        view.subject, view.speaker, view.party
    )?;
    writeln!(out, "  written {}", most_written(named, 12))?;
    let merged: Vec<String> = view.merged.iter().map(|name| line(name)).collect();
    if !merged.is_empty() {
        writeln!(out, "  merged into it: {}", merged.join(", "))?;
    }
    for ruling in rulings {
        writeln!(out, "  {}", ruling.sentence())?;
    }
    Ok(())
}
