//! The navigation: which pages there are, and the strip that leads to them.

use super::layout::mark;
use super::visit::Visit;
use crate::brief::words;
use maud::{Markup, html};

/// The pages of the navigation, in groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nav {
    Home,
    Brief,
    Claims,
    Review,
    Documents,
    Numbers,
    Sources,
    Events,
    Checks,
    Warnings,
    Search,
    Import,
    Api,
}

/// A heading, and the pages under it. Assumptions, hypotheses and track records
/// will stand under "Look back".
const GROUPS: &[(&str, &[Nav])] = &[
    (
        "Read",
        &[
            Nav::Brief,
            Nav::Claims,
            Nav::Numbers,
            Nav::Sources,
            Nav::Documents,
        ],
    ),
    ("Test", &[Nav::Events, Nav::Checks]),
    ("Look ahead", &[Nav::Warnings]),
    ("Work", &[Nav::Review, Nav::Search, Nav::Import]),
];

impl Nav {
    fn path(self) -> &'static str {
        match self {
            Nav::Home => "/",
            Nav::Brief => "/brief",
            Nav::Claims => "/claims",
            Nav::Review => "/review",
            Nav::Documents => "/documents",
            Nav::Numbers => "/numbers",
            Nav::Sources => "/sources",
            Nav::Events => "/events",
            Nav::Checks => "/checks",
            Nav::Warnings => "/warnings",
            Nav::Search => "/search",
            Nav::Import => "/import",
            Nav::Api => "/api",
        }
    }

    /// Whether there is nothing on it without a report.
    pub(super) fn shows_reports(self) -> bool {
        use Nav::{Brief, Claims, Documents, Numbers, Review, Search, Sources};
        matches!(
            self,
            Brief | Claims | Documents | Numbers | Review | Search | Sources
        )
    }

    fn name(self) -> &'static str {
        match self {
            Nav::Home => "Overview",
            Nav::Brief => "Brief",
            Nav::Claims => "Claims",
            Nav::Review => "Review",
            Nav::Documents => "Documents",
            Nav::Numbers => "Numbers",
            Nav::Sources => "Sources",
            Nav::Events => "Events",
            Nav::Checks => "Checks",
            Nav::Warnings => "Warnings",
            Nav::Search => "Search",
            Nav::Import => "Import",
            Nav::Api => "API",
        }
    }
}

pub(super) fn side(visit: &Visit, at: Nav) -> Markup {
    let look = visit.asked.look();
    let waiting = visit.status.claims(|state| state == record::State::Machine);
    html! {
        header.side {
            p.brand {
                a href=(look.href("/")) aria-current=[(at == Nav::Home).then_some("page")] {
                    (mark()) "Bellwether"
                }
            }
            nav aria-label="Pages" {
                @for (group, pages) in GROUPS {
                    div.group {
                        p.eyebrow #{"nav-" (group.replace(' ', "-"))} { (group) }
                        ul aria-labelledby={"nav-" (group.replace(' ', "-"))} {
                            @for nav in *pages {
                                li {
                                    a href=(look.href(nav.path())) aria-current=[(*nav == at).then_some("page")] {
                                        (nav.name())
                                        @if *nav == Nav::Review && waiting > 0 {
                                            span.count title="claims that nobody reviewed" { (short(waiting)) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// `1,240` as it is, `128 k` from ten thousand on.
fn short(count: u64) -> String {
    if count < 10_000 {
        words::number(count as f64)
    } else {
        format!("{} k", words::number((count / 1000) as f64))
    }
}
