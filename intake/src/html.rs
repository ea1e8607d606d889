//! A saved page to the article in it.
//!
//! The text is what dom_smoothie (a port of Mozilla's Readability) takes for the
//! article; where it finds none, the page's whole body without its navigation.
//! Title, byline, outlet, address and date are taken from where pages declare
//! them and from nowhere else: a date in a page's prose may be any date.

mod article;
mod declared;
mod guard;
mod json_ld;
mod meta;

use crate::charset;
use crate::error::Problem;
use record::Document;

pub(crate) fn document(bytes: &[u8]) -> Result<Document, Problem> {
    let html = charset::decode(bytes, declared::charset(bytes))?;
    guard::check(&html)?;
    let page = guard::parse(&html);
    let about = meta::document(&page);
    let text = article::text(page);
    Ok(Document { text, ..about })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Enough prose for an article to be found among the rest of a page.
    fn page(head: &str) -> String {
        let words = "The column of some forty vehicles left the town before dawn, residents said. ";
        let nav =
            "<nav><ul><li><a href='/a'>Home</a></li><li><a href='/b'>Videos</a></li></ul></nav>";
        let article = format!(
            "<article><h1>Raid on A</h1><p>{0}</p><p>{0}</p></article>",
            words.repeat(6)
        );
        format!(
            "<html><head>{head}</head><body>{nav}{article}<footer>All rights reserved</footer></body></html>"
        )
    }

    #[test]
    fn takes_the_article_and_leaves_the_rest() {
        let document = document(page("<title>Raid on A | The Courier</title>").as_bytes()).unwrap();
        assert!(
            document.text.contains("left the town before dawn"),
            "{}",
            document.text
        );
        assert!(
            !document.text.contains("Videos") && !document.text.contains("rights"),
            "{}",
            document.text
        );
    }

    #[test]
    fn a_declared_character_set_is_believed() {
        let mut bytes = page("<meta charset='windows-1252'>").into_bytes();
        let at = bytes.windows(4).position(|w| w == b"left").unwrap();
        bytes[at] = 0x92;
        let text = document(&bytes).unwrap().text;
        assert!(text.contains("’eft"), "{text}");
    }

    #[test]
    fn a_page_of_nothing_has_no_text() {
        assert_eq!(
            document(b"<html><script>var a = 1</script></html>")
                .unwrap()
                .text,
            ""
        );
    }
}
