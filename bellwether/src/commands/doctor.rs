//! `bellwether doctor`: what is here, what is wrong with it and what to do.

use crate::context::{Context, Outcome, told};
use crate::pipeline::model::BUILT_IN;
use crate::pipeline::tally::count;
use anyhow::Result;
use ledger::{Counts, Ledger};
use reading::Reader;
use std::fmt::Display;
use std::io::{IsTerminal as _, Write};
use std::path::Path;

const EXAMPLES: &str = "\
Examples:
  bellwether doctor
  bellwether doctor --ledger old.ledger

Exit codes: 0 nothing is wrong; 1 something is, and is named with what to do about it.
`bellwether verify` goes further: it re-reads every entry of the ledger.";

/// Check the program, its models and the ledger, and say what to do
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {}

pub(crate) async fn run(_args: Args, context: &Context) -> Result<Outcome> {
    let mut report = Report {
        out: context.out(),
        problems: 0,
    };
    report.line("bellwether", env!("CARGO_PKG_VERSION"))?;
    models(&mut report, context)?;
    ledger(&mut report, context).await?;
    terminal(&mut report)?;
    report.end()
}

/// Lines of findings; a problem has its remedy below it.
struct Report<W> {
    out: W,
    problems: usize,
}

impl<W: Write> Report<W> {
    fn line(&mut self, what: &str, is: impl Display) -> std::io::Result<()> {
        writeln!(self.out, "  {what:<12} {is}")
    }

    fn problem(&mut self, what: &str, is: impl Display) -> std::io::Result<()> {
        self.problems += 1;
        let is = is.to_string().replace('\n', &format!("\n{:15}", ""));
        writeln!(self.out, "! {what:<12} {is}")
    }

    fn end(mut self) -> Result<Outcome> {
        match self.problems {
            0 => writeln!(self.out, "nothing is wrong")?,
            n => writeln!(
                self.out,
                "{}, marked with !",
                count(n, "problem", "problems")
            )?,
        }
        self.out.flush()?;
        Ok(if self.problems == 0 {
            Outcome::Fine
        } else {
            Outcome::PassedOver
        })
    }
}

fn models(report: &mut Report<impl Write>, context: &Context) -> Result<()> {
    match Reader::new() {
        Ok(reader) => {
            let about = reader.pipeline().about();
            report.line(
                "model",
                format_args!(
                    "{BUILT_IN} {}, sha-256 {}",
                    about.version,
                    short(reader.pipeline().hash())
                ),
            )?;
            report.line(
                "gazetteer",
                format_args!("sha-256 {}", short(reader.gazetteer().hash())),
            )?;
            let identity = reader.identity();
            report.line(
                "reader",
                format_args!(
                    "{} with models {}",
                    identity.version,
                    short(&identity.models)
                ),
            )?;
        }
        Err(error) => report.problem(
            "reader",
            format_args!("{error}\nthe program is damaged: install it anew"),
        )?,
    }
    match context
        .models()
        .map(|folder| (language::installed(&folder), folder))
    {
        Ok((Ok(found), folder)) => report.line(
            "more models",
            format_args!("{} in {}", found.len(), folder.display()),
        )?,
        Ok((Err(error), _)) => report.problem("more models", error)?,
        Err(error) => report.problem("more models", error)?,
    }
    Ok(())
}

fn short(hash: &str) -> &str {
    hash.get(..16).unwrap_or(hash)
}

async fn ledger(report: &mut Report<impl Write>, context: &Context) -> Result<()> {
    let path = &context.ledger;
    if !path.exists() {
        report.line(
            "ledger",
            format_args!(
                "{}: none yet; `bellwether read PATH` makes it",
                path.display()
            ),
        )?;
        return writable(report, path.parent().unwrap_or(Path::new(".")));
    }
    report.line(
        "ledger",
        format_args!("{}, {} KB", path.display(), path.metadata()?.len() / 1024),
    )?;
    match context.open().await {
        Ok(ledger) => {
            state(report, &ledger).await?;
            ledger.close().await;
        }
        Err(error) => report.problem("ledger", told(&error))?,
    }
    writable(report, path)
}

async fn state(report: &mut Report<impl Write>, ledger: &Ledger) -> Result<()> {
    let counts = ledger.counts().await?;
    report.line(
        "format",
        format_args!("{}, {} entries", counts.format, counts.entries),
    )?;
    report.line(
        "documents",
        format_args!("{}, {} redacted", counts.documents, counts.redacted),
    )?;
    report.line("claims", claims(&counts))?;
    if counts.undated > 0 {
        let undated = count(counts.undated as usize, "document has", "documents have");
        report.problem("dates", format_args!("{undated} no date: relative dates stay open, --as-of leaves them out\nbellwether date DOC DATE gives one"))?;
    }
    if counts.unswept {
        report.problem("redaction", "one was cut short, and old pages may still hold words\nrepeat it: bellwether redact DOC --reason …")?;
    }
    Ok(())
}

fn claims(counts: &Counts) -> String {
    let states: Vec<String> = counts
        .claims
        .iter()
        .map(|(state, number)| format!("{number} {state}"))
        .collect();
    if states.is_empty() {
        "none".into()
    } else {
        states.join(", ")
    }
}

fn writable(report: &mut Report<impl Write>, path: &Path) -> Result<()> {
    let path = if path.as_os_str().is_empty() {
        Path::new(".")
    } else {
        path
    };
    match path.metadata() {
        Ok(meta) if !meta.permissions().readonly() => report.line("writable", "yes")?,
        Ok(_) => report.problem(
            "writable",
            format_args!(
                "{} may not be written\nchange its permissions, or use another with --ledger",
                path.display()
            ),
        )?,
        Err(error) => report.problem(
            "writable",
            format_args!(
                "{}: {error}\nmake the folder, or use another ledger with --ledger",
                path.display()
            ),
        )?,
    }
    Ok(())
}

fn terminal(report: &mut Report<impl Write>) -> Result<()> {
    let on = |is: bool| if is { "terminal" } else { "pipe or file" };
    let (out, err) = (
        std::io::stdout().is_terminal(),
        std::io::stderr().is_terminal(),
    );
    report.line("output", format_args!("{}, talk to a {}", on(out), on(err)))?;
    Ok(())
}
