//! A brief as one HTML page: no script, nothing loaded from elsewhere.
//!
//! Report text is escaped wherever it stands, and the page's own policy
//! forbids everything but its one style sheet, should an escape be missed.

use super::{Brief, Citation, Cite, Mark, Part, Run, Sentence, Table, markdown, words};
use crate::view::safe::{inline, line};
use std::fmt::Write as _;

const STYLE: &str = include_str!("style.css");

/// The whole page.
pub(crate) fn html(brief: &Brief) -> String {
    let mut out = String::new();
    let subject = escape(&brief.subject);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{subject}: status brief</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"
    );
    header(&mut out, brief, &subject);
    for section in &brief.sections {
        let _ = writeln!(out, "<section>\n<h2>{}</h2>", escape(section.heading));
        section
            .parts
            .iter()
            .for_each(|part| self::part(&mut out, part));
        out.push_str("</section>\n");
    }
    sources(&mut out, &brief.sources);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn header(out: &mut String, brief: &Brief, subject: &str) {
    let tlp = brief
        .tlp
        .map(|tlp| format!("<p class=\"tlp\">{}</p>\n", markdown::tlp_label(tlp)))
        .unwrap_or_default();
    let signs: String = Mark::ALL
        .iter()
        .map(|mark| format!("<li>{} {}</li>", sign(*mark), mark.meaning()))
        .collect();
    let _ = write!(
        out,
        "<header>\n{tlp}<h1>{subject}</h1>\n<p class=\"subtitle\">{}</p>\n<ul class=\"legend\">{signs}\
         <li><span class=\"cite\">d3:120-188</span> document d3, bytes 120 to 188</li></ul>\n</header>\n",
        escape(&markdown::subtitle(brief))
    );
}

/// The mark as a sign with its meaning for those who do not see it.
fn sign(mark: Mark) -> String {
    format!(
        "<abbr class=\"mark\" title=\"{}\">{}</abbr>",
        mark.name(),
        mark.sign()
    )
}

fn part(out: &mut String, part: &Part) {
    let _ = match part {
        Part::Heading(heading) => writeln!(out, "<h3>{}</h3>", escape(heading)),
        Part::List(sentences) => {
            let items: String = sentences.iter().map(sentence).collect();
            writeln!(out, "<ul class=\"sentences\">\n{items}</ul>")
        }
        Part::Table(table) => self::table(out, table),
        Part::More { what, command } => {
            writeln!(
                out,
                "<p class=\"more\">{}: <code>{}</code></p>",
                escape(what),
                escape(command)
            )
        }
    };
}

fn sentence(sentence: &Sentence) -> String {
    let lead = sentence
        .lead()
        .map(|lead| format!("<b>{}.</b> ", escape(lead)))
        .unwrap_or_default();
    let runs: String = sentence.runs().iter().map(run).collect();
    format!(
        "<li>{}<span>{lead}{runs} {}</span></li>\n",
        sign(sentence.mark()),
        cites(sentence.cites())
    )
}

fn run(run: &Run) -> String {
    match run {
        Run::Plain(text) => escape(text),
        Run::Quote(text) => format!("<q>{}</q>", escape(text)),
    }
}

fn cites(cites: &[Cite]) -> String {
    let one = |cite: &Cite| match cite {
        Cite::Words(citation) => {
            let title = escape(&about(citation));
            format!(
                "<a class=\"cite\" href=\"#{}\" title=\"{title}\">{citation}</a>",
                anchor(citation)
            )
        }
        Cite::Documents(_) => format!("<span class=\"cite\">{cite}</span>"),
    };
    cites.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn anchor(citation: &Citation) -> String {
    format!(
        "{}-{}-{}",
        citation.document, citation.span.start, citation.span.end
    )
}

fn table(out: &mut String, table: &Table) -> std::fmt::Result {
    let columns: String = table
        .columns
        .iter()
        .map(|column| format!("<th scope=\"col\">{column}</th>"))
        .collect();
    writeln!(
        out,
        "<div class=\"table\"><table>\n<thead><tr>{columns}<th scope=\"col\">Passage</th></tr></thead>\n<tbody>"
    )?;
    for row in &table.rows {
        let cells: String = row
            .cells
            .iter()
            .map(|cell| format!("<td>{}</td>", escape(cell)))
            .collect();
        writeln!(
            out,
            "<tr>{cells}<td>{} {}</td></tr>",
            sign(row.mark),
            cites(&row.cites)
        )?;
    }
    writeln!(out, "</tbody></table></div>")
}

fn sources(out: &mut String, sources: &[Citation]) {
    out.push_str("<section class=\"sources\">\n<h2>Sources</h2>\n<ol>\n");
    for citation in sources {
        let _ = writeln!(
            out,
            "<li id=\"{}\"><span class=\"cite\">{citation}</span> {}<blockquote>{}</blockquote></li>",
            anchor(citation),
            escape(&about(citation)),
            escape(&citation.words)
        );
    }
    out.push_str("</ol>\n</section>\n");
}

/// "Courier, 22 March 2016, “Title”".
fn about(citation: &Citation) -> String {
    let published = Some(
        citation
            .published
            .map_or_else(|| "undated".into(), words::date),
    );
    let title = citation
        .title
        .as_deref()
        .map(|title| format!("“{}”", line(title)));
    let parts: Vec<String> = [citation.outlet.as_deref().map(line), published, title]
        .into_iter()
        .flatten()
        .collect();
    parts.join(", ")
}

/// Text that shows as itself, in content and in quoted attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in inline(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn report_text_never_becomes_markup() {
        assert_eq!(
            escape("<img src=x onerror='a()'> \"&\""),
            "&lt;img src=x onerror=&#39;a()&#39;&gt; &quot;&amp;&quot;"
        );
    }
}
