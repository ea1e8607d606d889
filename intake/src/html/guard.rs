//! Builds a page's tree in time that grows with its length, whatever is in it.
//!
//! HTML is quadratic in several ways: a tree builder walks its stack of open
//! elements for each tag and opens unclosed `<b>`s anew in each paragraph, a
//! tokenizer compares each attribute of a tag with each other, and html5ever's
//! serializer searches the rest of a text for each `&` in it. A page of 20,000
//! nested tags takes many seconds that way. So a filter stands between the
//! tokenizer and the builder. It drops marks that say nothing about where an
//! article is (`<b>`, `<font>` …), tags that lie too deep, tags beyond a number
//! and very long values of attributes, and it cuts long text into several nodes;
//! the words all stay.

use crate::error::Problem;
use crate::limits::{
    HTML_ATTRIBUTES_MAX, HTML_DEPTH_MAX, HTML_TAGS_MAX, HTML_TEXT_BYTES_MAX, HTML_VALUE_BYTES_MAX,
};
use dom_query::Document;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink as _};
use html5ever::{LocalName, TokenizerResult, local_name};
use std::cell::{Cell, RefCell};

/// Refuses what the filter cannot help against, as it happens inside one tag.
pub(super) fn check(html: &str) -> Result<(), Problem> {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = rest.find('>').unwrap_or(rest.len());
        let is_tag = rest.starts_with(|c: char| c.is_ascii_alphabetic());
        if is_tag && separators(&rest[..end]) > HTML_ATTRIBUTES_MAX {
            return Err(Problem::Attributes(HTML_ATTRIBUTES_MAX));
        }
        rest = &rest[end..];
    }
    Ok(())
}

fn separators(tag: &str) -> usize {
    tag.split(|c: char| c.is_ascii_whitespace() || "/\"'".contains(c))
        .filter(|part| !part.is_empty())
        .count()
}

/// The page's tree, as a browser without scripts would build it but for the limits.
pub(super) fn parse(html: &str) -> Document {
    let options = TreeBuilderOpts {
        scripting_enabled: false,
        ..TreeBuilderOpts::default()
    };
    let guard = Guard {
        builder: TreeBuilder::new(Document::default(), options),
        open: RefCell::default(),
        text: Cell::new(Some(0)),
    };
    let tokenizer = Tokenizer::new(guard, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    // It pauses after scripts and declarations of a character set, which are settled here.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

struct Guard<B> {
    builder: B,
    open: RefCell<Open>,
    /// Bytes of text since the last tag; `None` where a script or a style runs.
    text: Cell<Option<usize>>,
}

impl<B: TokenSink> TokenSink for Guard<B> {
    type Handle = B::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<B::Handle> {
        match token {
            Token::TagToken(tag) => self.tag(tag, line),
            Token::CharacterTokens(text) => self.characters(text, line),
            Token::CommentToken(_) | Token::ParseError(_) => TokenSinkResult::Continue,
            other => self.builder.process_token(other, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl<B: TokenSink> Guard<B> {
    fn tag(&self, mut tag: Tag, line: u64) -> TokenSinkResult<B::Handle> {
        if !self.open.borrow_mut().keeps(&tag) {
            return TokenSinkResult::Continue;
        }
        let starts_raw_text = tag.kind == TagKind::StartTag && holds_raw_text(&tag.name);
        self.text.set((!starts_raw_text).then_some(0));
        tag.attrs
            .retain(|attr| attr.value.len() <= HTML_VALUE_BYTES_MAX);
        self.builder.process_token(Token::TagToken(tag), line)
    }

    /// A comment between two pieces keeps the builder from making one text of them.
    fn characters(&self, text: StrTendril, line: u64) -> TokenSinkResult<B::Handle> {
        let Some(before) = self.text.get() else {
            return self
                .builder
                .process_token(Token::CharacterTokens(text), line);
        };
        let mut length = before;
        for piece in pieces(&text) {
            if length + piece.len() > HTML_TEXT_BYTES_MAX {
                let _ = self
                    .builder
                    .process_token(Token::CommentToken(StrTendril::new()), line);
                length = 0;
            }
            length += piece.len();
            // Only tags make a builder answer anything but "go on".
            let _ = self
                .builder
                .process_token(Token::CharacterTokens(piece), line);
        }
        self.text.set(Some(length));
        TokenSinkResult::Continue
    }
}

fn pieces(text: &StrTendril) -> impl Iterator<Item = StrTendril> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let end = text.floor_char_boundary(start + HTML_TEXT_BYTES_MAX);
        let piece = text.subtendril(start as u32, (end - start) as u32);
        start = end;
        (!piece.is_empty()).then_some(piece)
    })
}

/// The elements that are open, by a reckoning coarser than the builder's: it
/// leaves out those that close themselves, which nest only through the others.
#[derive(Default)]
struct Open {
    stack: Vec<LocalName>,
    tags: usize,
    has_body: bool,
}

impl Open {
    fn keeps(&mut self, tag: &Tag) -> bool {
        match tag.kind {
            _ if is_mere_mark(&tag.name) => false,
            _ if closes_itself(&tag.name) => self.counts(tag),
            TagKind::StartTag => self.opens(tag),
            TagKind::EndTag => self.closes(&tag.name),
        }
    }

    fn counts(&mut self, tag: &Tag) -> bool {
        self.tags += 1;
        // A second body only adds attributes to the first, and compares them all.
        let again = tag.name == local_name!("body")
            && tag.kind == TagKind::StartTag
            && std::mem::replace(&mut self.has_body, true);
        !again && self.tags <= HTML_TAGS_MAX
    }

    fn opens(&mut self, tag: &Tag) -> bool {
        // Dropping these would turn a script into prose; nothing nests in them.
        if holds_raw_text(&tag.name) {
            return true;
        }
        self.tags += 1;
        let keeps = self.stack.len() < HTML_DEPTH_MAX && self.tags <= HTML_TAGS_MAX;
        if keeps && !tag.self_closing {
            self.stack.push(tag.name.clone());
        }
        keeps
    }

    fn closes(&mut self, name: &LocalName) -> bool {
        if holds_raw_text(name) {
            return true;
        }
        match self.stack.iter().rposition(|open| open == name) {
            Some(at) => self.stack.truncate(at),
            None => return false,
        }
        true
    }
}

/// Formatting elements, which a builder must open anew in every block that
/// follows while they are not closed.
fn is_mere_mark(name: &LocalName) -> bool {
    let marks = [
        "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    ];
    marks.contains(&&**name)
}

/// Elements without content, and those whose end tag may be left out.
fn closes_itself(name: &LocalName) -> bool {
    let void = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    ];
    let implied = [
        "html", "head", "body", "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th",
        "thead", "tbody", "tfoot", "caption", "colgroup", "rb", "rt", "rtc", "rp",
    ];
    void.contains(&&**name) || implied.contains(&&**name)
}

fn holds_raw_text(name: &LocalName) -> bool {
    let raw = [
        "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes",
    ];
    raw.contains(&&**name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    fn words(html: &str) -> String {
        parse(html)
            .root()
            .text()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn depth(html: &str) -> usize {
        let page = parse(html);
        page.root()
            .descendants_it()
            .map(|node| node.ancestors(None).len())
            .max()
            .unwrap_or(0)
    }

    #[test]
    fn an_ordinary_page_is_built_as_it_is() {
        let page = "<ul><li>a<li><div>b</div></ul><p>c<p><a href=x>d <b>e</b></a><table><tr><td>f";
        assert_eq!(words(page), "abcd ef");
        assert_eq!(parse(page).select("li").length(), 2);
        assert_eq!(parse(page).select("p").length(), 2);
        assert_eq!(parse(page).select("td").text().as_ref(), "f");
    }

    #[test]
    fn words_that_lie_too_deep_are_still_words() {
        let page = format!(
            "{}deep{} after",
            "<div>".repeat(5000),
            "</div>".repeat(5000)
        );
        assert_eq!(words(&page), "deep after");
        assert!(depth(&page) < 5 * HTML_DEPTH_MAX);
    }

    #[test]
    fn no_nesting_is_slow() {
        let numbered =
            |n: usize, make: &dyn Fn(usize) -> String| (0..n).map(make).collect::<String>();
        let hostile = [
            "<div>".repeat(20_000),
            "<table>".repeat(20_000),
            "<a><div>".repeat(20_000),
            "<span>".repeat(20_000) + &"</div>".repeat(20_000),
            numbered(20_000, &|i| format!("<b id={i}><p>x")),
            numbered(20_000, &|i| format!("<body a{i}=1>")),
            "<table><tr><td><p><button>".repeat(20_000),
            "<svg><math><mi>".repeat(20_000),
            "<template>".repeat(20_000),
            "<select><option>".repeat(20_000),
        ];
        for page in hostile {
            let start = Instant::now();
            check(&page).unwrap();
            parse(&page);
            assert!(
                start.elapsed() < Duration::from_secs(2),
                "{} {:?}",
                &page[..20],
                start.elapsed()
            );
        }
    }

    #[test]
    fn long_text_is_cut_and_stays_whole() {
        let text = "päper & ink ".repeat(5000);
        assert_eq!(words(&format!("<p>{text}</p>")), text.trim());
        let script = format!("<script>{text}</script>after");
        assert_eq!(parse(&script).select("script").text().as_ref(), text);
    }

    #[test]
    fn a_tag_of_too_many_attributes_is_refused() {
        let page = format!(
            "<p {}>",
            (0..6000).map(|i| format!("a{i} ")).collect::<String>()
        );
        assert!(matches!(check(&page), Err(Problem::Attributes(_))));
        assert!(check("if a < b then ".repeat(6000).as_str()).is_ok());
    }
}
