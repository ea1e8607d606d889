//! Markdown to the text a reader sees.
//!
//! Marks go, words stay: links keep their words and lose their addresses, lists
//! keep their dashes, blocks stand apart by an empty line. A line break inside a
//! paragraph is a blank, so that no sentence is cut where an editor wrapped it.
//! Front matter between `---` lines tells title, date, author and outlet.

mod front_matter;

use crate::charset;
use crate::error::Problem;
use crate::text::with_line_feeds;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use record::Document;

pub(crate) fn document(bytes: &[u8]) -> Result<Document, Problem> {
    let source = with_line_feeds(charset::decode(bytes, None)?);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut page = Page::default();
    Parser::new_ext(&source, options).for_each(|event| page.take(event));
    page.into_document()
}

/// What has been rendered so far.
#[derive(Default)]
struct Page {
    text: String,
    front_matter: String,
    in_front_matter: bool,
    /// Where the first first-level heading starts, while it is open.
    heading: Option<usize>,
    title: Option<String>,
    /// Numbers of the lists that are open; `None` for a dashed one.
    lists: Vec<Option<u64>>,
    /// A list item has its dash and no words yet.
    fresh_item: bool,
    images: usize,
}

impl Page {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.open(&tag),
            Event::End(tag) => self.close(tag),
            Event::Text(words) | Event::Code(words) => self.words(&words),
            Event::SoftBreak => self.words(" "),
            Event::HardBreak => self.words("\n"),
            Event::Rule => self.block(),
            // Tags inside Markdown are marks too; the words between them are events of their own.
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.in_front_matter {
            self.front_matter.push_str(words);
        } else if self.images == 0 {
            self.text.push_str(words);
            self.fresh_item = false;
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::MetadataBlock(_) => self.in_front_matter = true,
            Tag::Image { .. } => self.images += 1,
            Tag::Heading { level, .. } => self.open_heading(*level),
            Tag::List(first) => self.open_list(*first),
            Tag::Item => self.open_item(),
            Tag::Paragraph if self.fresh_item => {}
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::Table(_) | Tag::BlockQuote(_) => self.block(),
            _ => {}
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::MetadataBlock(_) => self.in_front_matter = false,
            TagEnd::Image => self.images -= 1,
            TagEnd::Heading(_) => self.close_heading(),
            TagEnd::List(_) => self.close_list(),
            TagEnd::TableCell => self.text.push('\t'),
            TagEnd::TableHead | TagEnd::TableRow => self.line(),
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::Table | TagEnd::BlockQuote(_) => {
                self.block()
            }
            _ => {}
        }
    }

    fn open_heading(&mut self, level: HeadingLevel) {
        self.block();
        if level == HeadingLevel::H1 && self.title.is_none() {
            self.heading = Some(self.text.len());
        }
    }

    fn close_heading(&mut self) {
        if let Some(start) = self.heading.take() {
            self.title = Some(self.text[start..].trim().to_owned());
        }
        self.block();
    }

    fn open_list(&mut self, first: Option<u64>) {
        if self.lists.is_empty() {
            self.block()
        } else {
            self.line()
        }
        self.lists.push(first);
    }

    fn close_list(&mut self) {
        self.lists.pop();
        self.fresh_item = false;
        if self.lists.is_empty() {
            self.block();
        }
    }

    fn open_item(&mut self) {
        self.line();
        let indent = "  ".repeat(self.lists.len().saturating_sub(1).min(8));
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{indent}{}. ", *number - 1)
            }
            _ => format!("{indent}- "),
        };
        self.text.push_str(&mark);
        self.fresh_item = true;
    }

    /// Ends the line that is open.
    fn line(&mut self) {
        self.text
            .truncate(self.text.trim_end_matches([' ', '\t']).len());
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// Ends the paragraph that is open. Inside a list there are no empty lines.
    fn block(&mut self) {
        self.line();
        if self.lists.is_empty() && !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn into_document(self) -> Result<Document, Problem> {
        let title = self.title.filter(|title| !title.is_empty());
        let mut document = front_matter::document(&self.front_matter)?;
        document.title = document.title.or(title);
        document.text = self.text.trim_end().to_owned();
        Ok(document)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        assert_eq!(document(source.as_bytes()).unwrap().text, expected);
    }

    #[test]
    fn keeps_words_and_drops_marks() {
        check(
            "# Raid\n\nTwelve *people* were\n**killed**, [police](http://x.example) said.",
            "Raid\n\nTwelve people were killed, police said.",
        );
        check("A `b` ~~c~~ ![a map](m.png) d.", "A b c  d.");
        check("A<br>b <b>c</b>", "Ab c");
    }

    #[test]
    fn keeps_blocks_apart() {
        check(
            "One.\n\n---\n\nTwo.\n\n> Three.\n",
            "One.\n\nTwo.\n\nThree.",
        );
        check(
            "Dead:\n- two in A\n- three in B\n\nAfter.",
            "Dead:\n\n- two in A\n- three in B\n\nAfter.",
        );
        check("1. a\n\n   b\n\n2. c\n   - d", "1. a\nb\n2. c\n  - d");
        check(
            "| place | dead |\n|---|---|\n| A | 2 |",
            "place\tdead\nA\t2",
        );
    }

    #[test]
    fn the_first_heading_is_the_title() {
        let title = |source: &str| document(source.as_bytes()).unwrap().title;
        assert_eq!(
            title("## Kicker\n\n# Raid *on* A\n\n# Other").as_deref(),
            Some("Raid on A")
        );
        assert_eq!(title("No heading."), None);
    }

    #[test]
    fn nesting_takes_no_time() {
        for hostile in ["> ", "- ", "[", "*a **a ", "![", "<b>", "`", "| "] {
            document(hostile.repeat(20_000).as_bytes()).unwrap();
        }
    }
}
