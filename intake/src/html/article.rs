//! The words of the article in a page.

use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};

/// What is not the article wherever it stands.
const NEVER: &str = "script, style, noscript, template, nav, header, footer, aside, form, button, select, iframe, svg, title";

/// The article's text, or the body's where no article can be told from the rest.
pub(super) fn text(page: Document) -> String {
    let config = Config {
        text_mode: TextMode::Formatted,
        disable_json_ld: true,
        ..Config::default()
    };
    let whole = page.clone();
    let article =
        Readability::with_document(page, None, Some(config)).and_then(|mut page| page.parse());
    match article {
        Ok(article) => article.text_content.trim().to_owned(),
        Err(_) => body(&whole),
    }
}

fn body(page: &Document) -> String {
    page.select(NEVER).remove();
    page.root().formatted_text().trim().to_owned()
}
