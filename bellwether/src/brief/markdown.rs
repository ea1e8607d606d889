//! A brief as Markdown (CommonMark with GitHub tables).
//!
//! Report text never becomes markup: every character that could is escaped,
//! links that a renderer would make of bare addresses included.

use super::{Brief, Cite, Mark, Part, Run, Sentence, Table, words};
use crate::view::safe::{inline, line};
use std::fmt::Write as _;

/// The whole brief.
pub(crate) fn markdown(brief: &Brief) -> String {
    let mut out = heading(brief);
    for section in &brief.sections {
        let _ = write!(out, "\n## {}\n", section.heading);
        section
            .parts
            .iter()
            .for_each(|part| self::part(&mut out, part));
    }
    sources(&mut out, brief);
    out
}

fn heading(brief: &Brief) -> String {
    let subject = escape(&brief.subject);
    let mark = brief
        .tlp
        .map(|tlp| format!("**{}**\n\n", tlp_label(tlp)))
        .unwrap_or_default();
    format!("# {subject}\n\n{mark}{}\n\n{}\n", subtitle(brief), legend())
}

/// "TLP:AMBER+STRICT", as FIRST writes it.
pub(super) fn tlp_label(tlp: record::Tlp) -> String {
    format!("TLP:{}", tlp.as_str().to_uppercase())
}

/// What the brief is and which day it looks from.
pub(crate) fn subtitle(brief: &Brief) -> String {
    let day = match brief.as_of {
        Some(day) => format!(
            "Status brief as of {}: only what was published by that day.",
            words::day(day)
        ),
        None => "Status brief on everything read so far.".into(),
    };
    if brief.reviewed_only {
        format!("{day} Only claims that a person reviewed.")
    } else {
        day
    }
}

fn legend() -> String {
    let signs: Vec<String> = Mark::ALL
        .iter()
        .map(|mark| format!("{} {}", mark.sign(), mark.meaning()))
        .collect();
    format!(
        "{}. `[d3:120-188]` is document d3, bytes 120 to 188: `bellwether show d3` opens it.",
        signs.join(" · ")
    )
}

fn part(out: &mut String, part: &Part) {
    let _ = match part {
        Part::Heading(heading) => write!(out, "\n### {}\n", escape(heading)),
        Part::List(sentences) => {
            out.push('\n');
            sentences
                .iter()
                .try_for_each(|sentence| writeln!(out, "- {}", self::sentence(sentence)))
        }
        Part::Table(table) => self::table(out, table),
        Part::More { what, command } => write!(out, "\n{}: {}\n", escape(what), code(command)),
    };
}

fn sentence(sentence: &Sentence) -> String {
    let lead = sentence
        .lead()
        .map(|lead| format!("**{}.** ", escape(lead)))
        .unwrap_or_default();
    let runs: String = sentence.runs().iter().map(run).collect();
    format!(
        "{} {lead}{runs} {}",
        sentence.mark().sign(),
        cites(sentence.cites())
    )
}

fn run(run: &Run) -> String {
    match run {
        Run::Plain(text) => escape(text),
        Run::Quote(text) => format!("“{}”", escape(text)),
    }
}

fn cites(cites: &[Cite]) -> String {
    cites
        .iter()
        .map(|cite| format!("\\[{cite}\\]"))
        .collect::<Vec<_>>()
        .join(" ")
}

fn table(out: &mut String, table: &Table) -> std::fmt::Result {
    writeln!(out, "\n| {} | Passage |", table.columns.join(" | "))?;
    writeln!(out, "|{}", "---|".repeat(table.columns.len() + 1))?;
    table.rows.iter().try_for_each(|row| {
        let cells: Vec<String> = row.cells.iter().map(|cell| escape(cell)).collect();
        writeln!(
            out,
            "| {} | {} {} |",
            cells.join(" | "),
            row.mark.sign(),
            cites(&row.cites)
        )
    })
}

fn sources(out: &mut String, brief: &Brief) {
    out.push_str("\n## Sources\n\n");
    for (at, citation) in brief.sources.iter().enumerate() {
        let outlet = citation.outlet.as_deref().map(escape);
        let published = Some(
            citation
                .published
                .map_or_else(|| "undated".into(), words::date),
        );
        let title = citation
            .title
            .as_deref()
            .map(|title| format!("“{}”", escape(title)));
        let about: Vec<String> = [outlet, published, title].into_iter().flatten().collect();
        let _ = writeln!(
            out,
            "{}. \\[{citation}\\] {}: “{}”",
            at + 1,
            about.join(", "),
            escape(&citation.words)
        );
    }
}

/// Text that shows as itself: no emphasis, links, code, HTML, tables or autolinks.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in inline(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '@' | '$' => {
                out.extend(['\\', letter])
            }
            _ => out.push(letter),
        }
    }
    // "http://", "www." and their kind become links by themselves in GitHub's Markdown.
    out.replace("://", "\\://")
        .replace("www.", "www\\.")
        .replace("WWW.", "WWW\\.")
}

/// A command in a code span, fenced so that no backtick in it can end it.
fn code(command: &str) -> String {
    let command = line(command);
    let longest = command.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if longest == 0 {
        format!("{fence}{command}{fence}")
    } else {
        format!("{fence} {command} {fence}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn report_text_never_becomes_markup() {
        let hostile = "<script>alert(1)</script> [click](http://evil.example) **bold** `code` | www.evil.example";
        assert_eq!(
            escape(hostile),
            "&lt;script&gt;alert(1)&lt;/script&gt; \\[click\\](http\\://evil.example) \\*\\*bold\\*\\* \\`code\\` \\| www\\.evil.example"
        );
        assert_eq!(escape("one\n# two"), "one \\# two");
    }

    #[test]
    fn a_command_cannot_leave_its_code_span() {
        assert_eq!(
            code("bellwether claims --about 'a`b'"),
            "`` bellwether claims --about 'a`b' ``"
        );
    }
}
