//! `bellwether show`: a document or a claim with its spans marked.

use crate::brief::words;
use crate::context::{Context, Outcome};
use crate::view::safe::line as safe;
use crate::view::{claim::ClaimView, line, marked};
use ledger::{Change, ClaimFilter, Happened, Ledger};
use record::{ClaimId, DocumentId, Span, StoredClaim, StoredDocument};
use std::io::{IsTerminal as _, Write};

/// How much is shown around a claim with `--context`, in bytes.
const AROUND: usize = 600;

const EXAMPLES: &str = "\
Examples:
  bellwether show d7
  bellwether show c42 --context";

/// Print a document or a claim with its spans marked
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// A document (d7) or a claim (c42), as listings and briefs name it
    #[arg(value_name = "DOC|CLAIM")]
    what: Named,

    /// Show the words around a claim too
    #[arg(long)]
    context: bool,

    /// As one JSON object: the document with its claims, or the claim
    #[arg(long)]
    json: bool,
}

/// A document or a claim.
#[derive(Clone, Copy, Debug)]
enum Named {
    Document(DocumentId),
    Claim(ClaimId),
}

impl std::str::FromStr for Named {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        // `[d3:120-188]` is how a brief cites: the document is what is asked for.
        let name = text
            .trim_matches(['[', ']'])
            .split(':')
            .next()
            .unwrap_or_default();
        let wrong =
            || format!("{text:?} is neither a document nor a claim\nwrite it as listed: d7 or c42");
        match name.as_bytes().first() {
            Some(b'd') => name.parse().map(Named::Document).map_err(|_| wrong()),
            Some(b'c') => name.parse().map(Named::Claim).map_err(|_| wrong()),
            _ => Err(wrong()),
        }
    }
}

pub(crate) async fn run(args: Args, context: &Context) -> anyhow::Result<Outcome> {
    let ledger = context.open().await?;
    let mut out = context.out();
    let colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    match args.what {
        Named::Document(id) => document(&mut out, &ledger, id, args.json, colour).await?,
        Named::Claim(id) => claim(&mut out, &ledger, id, &args, colour).await?,
    }
    out.flush()?;
    ledger.close().await;
    if !args.json {
        context.say(format!("{}\n{}", marked::LEGEND, line::LEGEND));
    }
    Ok(Outcome::Fine)
}

async fn document(
    out: &mut impl Write,
    ledger: &Ledger,
    id: DocumentId,
    json: bool,
    colour: bool,
) -> anyhow::Result<()> {
    let document = ledger.document(id).await?;
    let claims = ledger
        .claims(&ClaimFilter {
            documents: vec![id],
            ..ClaimFilter::default()
        })
        .await?
        .claims;
    if json {
        return as_json(out, &document, &claims);
    }
    heading(out, &document)?;
    let text = &document.document.text;
    marked::write(
        out,
        text,
        Span::new(0, text.len()),
        &claims.iter().collect::<Vec<_>>(),
        colour,
    )?;
    Ok(())
}

fn as_json(
    out: &mut impl Write,
    document: &StoredDocument,
    claims: &[StoredClaim],
) -> anyhow::Result<()> {
    let meta = &document.document;
    let claims: Vec<_> = claims
        .iter()
        .map(|claim| ClaimView::new(claim, document))
        .collect();
    let view = serde_json::json!({
        "id": document.id.to_string(), "title": meta.title, "outlet": meta.outlet, "byline": meta.byline,
        "url": meta.url, "given_id": meta.given_id, "published": meta.published.map(|date| date.to_string()),
        "tlp": meta.tlp.map(record::Tlp::as_str), "redacted": document.redacted,
        "recorded": document.recorded.to_string(), "text": meta.text, "claims": claims,
    });
    serde_json::to_writer_pretty(&mut *out, &view)?;
    Ok(writeln!(out)?)
}

fn heading(out: &mut impl Write, document: &StoredDocument) -> std::io::Result<()> {
    let meta = &document.document;
    let date = meta.published.map_or_else(|| "undated".into(), words::date);
    let tlp = meta
        .tlp
        .map(|tlp| format!("TLP:{}", tlp.as_str().to_uppercase()));
    let parts = [
        meta.outlet.as_deref().map(safe),
        meta.byline.as_deref().map(safe),
        Some(date),
        tlp,
    ];
    writeln!(
        out,
        "{}  {}",
        document.id,
        meta.title.as_deref().map(safe).unwrap_or_default()
    )?;
    writeln!(
        out,
        "{}",
        parts
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("  ·  ")
    )?;
    if document.redacted {
        writeln!(out, "redacted: its words were cleared")?;
    }
    writeln!(out)
}

async fn claim(
    out: &mut impl Write,
    ledger: &Ledger,
    id: ClaimId,
    args: &Args,
    colour: bool,
) -> anyhow::Result<()> {
    let claim = ledger.claim(id).await?;
    let document = ledger.document(claim.document).await?;
    if args.json {
        serde_json::to_writer_pretty(&mut *out, &ClaimView::new(&claim, &document))?;
        return Ok(writeln!(out)?);
    }
    heading(out, &document)?;
    let text = &document.document.text;
    let within = if args.context {
        around(text, claim.claim.span)
    } else {
        claim.claim.span
    };
    marked::write(out, text, within, &[&claim], colour)?;
    writeln!(out)?;
    line::claim(out, &claim, &document)?;
    writeln!(out)?;
    for change in ledger.claim_history(id).await? {
        writeln!(out, "    {}", history(&change))?;
    }
    Ok(())
}

/// The claim with whole words before and after it.
fn around(text: &str, span: Span) -> Span {
    let start = text.floor_char_boundary(span.start.saturating_sub(AROUND));
    let end = text.ceil_char_boundary((span.end + AROUND).min(text.len()));
    let first = if start == 0 {
        0
    } else {
        text[start..span.start]
            .find(' ')
            .map_or(start, |at| start + at)
    };
    let last = if end == text.len() {
        end
    } else {
        text[span.end..end]
            .rfind(' ')
            .map_or(end, |at| span.end + at)
    };
    Span::new(first, last)
}

/// "2016-03-23 10:00 read by reader 0.1.0".
fn history(change: &Change) -> String {
    let when = change.recorded.strftime("%Y-%m-%d %H:%M UTC");
    format!("{when}  {}", happened(change))
}

/// "read by a machine (reader 0.1.0)", with the reason that was given.
pub(crate) fn happened(change: &Change) -> String {
    let by = |id: &Option<ClaimId>| id.map(|id| format!(" by {id}")).unwrap_or_default();
    let what = match &change.happened {
        Happened::Read(reader) => format!("read by a machine (reader {})", safe(&reader.version)),
        Happened::Written(None) => "written by a person".into(),
        Happened::Written(Some(old)) => format!("written by a person in place of {old}"),
        Happened::Reviewed(record::Review::Accept, _) => "found right by a person".into(),
        Happened::Reviewed(record::Review::Reject, _) => "found wrong by a person".into(),
        Happened::Reviewed(record::Review::Withdraw, _) => "its review was taken back".into(),
        Happened::Reviewed(record::Review::Edit, id) => format!("replaced{} by a person", by(id)),
        Happened::ReadAnew(reader, id) => format!(
            "superseded{} when read anew (reader {})",
            by(id),
            safe(&reader.version)
        ),
        Happened::Redacted => "its words were redacted".into(),
    };
    let reason = change
        .reason
        .as_deref()
        .map(|reason| format!(": {}", safe(reason)))
        .unwrap_or_default();
    format!("{what}{reason}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_a_citation_as_a_brief_writes_it() {
        assert!(matches!(
            "[d3:120-188]".parse(),
            Ok(Named::Document(DocumentId(3)))
        ));
        assert!(matches!("c42".parse(), Ok(Named::Claim(ClaimId(42)))));
        assert!("7".parse::<Named>().unwrap_err().contains("d7 or c42"));
    }

    #[test]
    fn context_keeps_whole_words_and_characters() {
        let text = format!("{} CLAIM {}", "é ".repeat(500), "é ".repeat(500));
        let at = text.find("CLAIM").unwrap();
        let shown = around(&text, Span::new(at, at + 5)).of(&text).unwrap();
        assert!(
            shown.contains("CLAIM") && shown.len() < 1300,
            "{}",
            shown.len()
        );
    }
}
