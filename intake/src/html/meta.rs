//! What a page says of itself: JSON-LD first, then meta tags, then markup made for it.

use super::json_ld::{self, line};
use crate::dates;
use dom_query::Document as Page;
use record::{Document, PartialDate};
use std::collections::HashMap;

const TITLE: &[&str] = &[
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "headline",
];
const BYLINE: &[&str] = &[
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
];
const OUTLET: &[&str] = &[
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_publisher",
    "publisher",
    "article:publisher",
];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "dcterms.available",
    "citation_publication_date",
    "citation_date",
    "pubdate",
    "pub-date",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
];

/// What stands between a headline and the site's name in a title.
const SEPARATORS: &[&str] = &[" - ", " | ", " – ", " — ", " :: ", " » ", " · "];

/// All that is declared of the page's article; the text is left empty.
pub(super) fn document(page: &Page) -> Document {
    let tags = tags(page);
    let mut about = json_ld::document(page);
    about.outlet = about.outlet.or_else(|| first(&tags, OUTLET));
    about.byline = about.byline.or_else(|| first(&tags, BYLINE));
    about.published = about.published.or_else(|| published(page, &tags));
    about.url = about.url.or_else(|| url(page, &tags));
    let title = about
        .title
        .or_else(|| first(&tags, TITLE))
        .or_else(|| titled(page));
    about.title = title.map(|title| without_site(title, about.outlet.as_deref()));
    about.byline = about
        .byline
        .filter(|byline| Some(byline) != about.outlet.as_ref());
    about
}

/// Names and contents of the meta tags; of several with one name, the first.
fn tags(page: &Page) -> HashMap<String, String> {
    let mut tags = HashMap::new();
    for node in page.select("meta[content]").nodes() {
        let names = ["property", "name", "itemprop"]
            .iter()
            .filter_map(|name| node.attr(name));
        let content = node.attr("content").and_then(|content| line(&content));
        for name in names {
            if let Some(content) = &content {
                tags.entry(name.trim().to_lowercase())
                    .or_insert_with(|| content.clone());
            }
        }
    }
    tags
}

/// A value that is an address names nobody: pages give profile links as authors.
fn first(tags: &HashMap<String, String>, names: &[&str]) -> Option<String> {
    let mut values = names.iter().filter_map(|name| tags.get(*name));
    values.find(|value| !is_address(value)).cloned()
}

fn is_address(value: &str) -> bool {
    value.starts_with("http://") || value.starts_with("https://") || value.starts_with('@')
}

fn published(page: &Page, tags: &HashMap<String, String>) -> Option<PartialDate> {
    let declared = PUBLISHED.iter().filter_map(|name| tags.get(*name));
    declared
        .filter_map(|date| dates::read(date).ok())
        .next()
        .or_else(|| marked_up(page))
}

/// Only a time that is marked as the publication's: others date comments and related stories.
fn marked_up(page: &Page) -> Option<PartialDate> {
    let times =
        page.select("time[pubdate], time.published, time.entry-date, [itemprop=\"datePublished\"]");
    let time = times.nodes().first()?;
    let written = time
        .attr("datetime")
        .or_else(|| time.attr("content"))
        .unwrap_or_else(|| time.text());
    dates::read(&written).ok()
}

fn url(page: &Page, tags: &HashMap<String, String>) -> Option<String> {
    let canonical = page
        .select("link[rel=\"canonical\"]")
        .attr("href")
        .map(|href| href.to_string());
    canonical
        .or_else(|| tags.get("og:url").cloned())
        .filter(|url| is_address(url))
}

fn titled(page: &Page) -> Option<String> {
    let text = |tag: &str| {
        page.select(tag)
            .nodes()
            .first()
            .and_then(|node| line(&node.text()))
    };
    text("head title").or_else(|| text("h1"))
}

fn without_site(title: String, outlet: Option<&str>) -> String {
    let Some(outlet) = outlet else { return title };
    let headline = SEPARATORS.iter().find_map(|separator| {
        let (headline, site) = title.rsplit_once(separator)?;
        let is_site = site.trim().eq_ignore_ascii_case(outlet) && !headline.trim().is_empty();
        is_site.then(|| headline.trim().to_owned())
    });
    headline.unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(head: &str, expected: [Option<&str>; 4]) {
        let found = document(&Page::from(format!(
            "<html><head>{head}</head><body></body></html>"
        )));
        let date = found.published.map(|date| date.to_string());
        let found = [
            found.title.as_deref(),
            found.byline.as_deref(),
            found.outlet.as_deref(),
            date.as_deref(),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn reads_meta_tags() {
        check(
            "<meta property=og:title content='Raid on A - The Courier'><meta property=og:site_name content='The Courier'>
             <meta name=author content='http://example.org/bc'><meta name=byl content='B. C.'>
             <meta name=DC.date.issued content='4 April 2019'>",
            [Some("Raid on A"), Some("B. C."), Some("The Courier"), Some("2019-04-04")],
        );
    }

    #[test]
    fn a_date_must_be_declared_as_the_publications() {
        check(
            "<title>A</title><time datetime=2019-04-04>x</time><meta name=revised content=2019>",
            [Some("A"), None, None, None],
        );
        check(
            "<time itemprop=datePublished datetime=2019-04-04T10:00>x</time>",
            [None, None, None, Some("2019-04-04")],
        );
    }

    #[test]
    fn a_title_without_its_site_keeps_its_dashes() {
        check(
            "<title>A - B - The Courier</title><meta name=publisher content='the courier'>",
            [Some("A - B"), None, Some("the courier"), None],
        );
        check("<title>A - B</title>", [Some("A - B"), None, None, None]);
    }
}
