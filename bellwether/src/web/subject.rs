//! Documents and claims in memory, for the pages that weigh claims against each other.
//!
//! In a small ledger these are all there are, exactly as the command line loads
//! them. In a large one they are those that name the subject: the index tells
//! which documents may, and their words decide.

use super::app::App;
use super::asked::Picked;
use super::failure::Failure;
use crate::about::{About, Topic};
use judging::{Shelf, View};
use ledger::{ClaimFilter, DocumentFilter};
use record::{ClaimId, DocumentId, State, StoredClaim, StoredDocument};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Documents up to which all are loaded.
const SMALL: u64 = 2_000;
/// The most documents that are loaded for one subject.
const DOCUMENTS_MAX: usize = 25_000;
/// Documents asked for at a time.
const PAGE: usize = 1_000;

/// Documents with all their claims, whatever became of these.
#[derive(Debug, Default)]
pub(crate) struct Subject {
    documents: Vec<StoredDocument>,
    claims: Vec<StoredClaim>,
    /// What of each document is about the subject.
    topics: HashMap<DocumentId, Topic>,
}

/// What a page looks at: claims that were picked, among the documents they stand in.
#[derive(Debug)]
pub(crate) struct Chosen {
    subject: Arc<Subject>,
    picked: HashSet<ClaimId>,
    view: View,
}

impl Chosen {
    pub(crate) fn shelf(&self) -> Shelf<'_> {
        let all = Shelf::new(&self.subject.documents, &self.subject.claims, self.view);
        all.only(|claim| self.picked.contains(&claim.id))
    }
}

impl Subject {
    /// Bytes it takes, roughly.
    fn weight(&self) -> usize {
        let texts: usize = self
            .documents
            .iter()
            .map(|it| it.document.text.len() + 500)
            .sum();
        texts + self.claims.len() * 1_200
    }
}

/// The claims that are picked, or `None` where the ledger is too large to look
/// through without a name to look for.
pub(crate) async fn choose(app: &Arc<App>, picked: &Picked) -> Result<Option<Chosen>, Failure> {
    let select = &picked.select;
    let small = app.status().await?.documents() <= SMALL;
    let name = select.about.as_deref().or(select.source.as_deref());
    let name = match (small, name) {
        (true, name) => name.filter(|_| select.about.is_some()),
        (false, Some(name)) => Some(name),
        (false, None) => return Ok(None),
    };
    let subject = subject(app, name, small).await?;
    let ids = ids(app, &subject, picked).await?;
    Ok(Some(pick(subject, picked, ids.as_ref())))
}

/// What the ledger itself filters by.
pub(crate) fn filter(picked: &Picked) -> ClaimFilter {
    picked.select.filter(picked.measure, picked.state)
}

/// The claims that fit what the ledger filters by; `None` where only day and
/// state are asked for, which the view cuts by.
async fn ids(
    app: &App,
    subject: &Subject,
    picked: &Picked,
) -> Result<Option<HashSet<ClaimId>>, Failure> {
    let select = &picked.select;
    let more = picked.measure.is_some()
        || select.place.is_some()
        || select.stance.is_some()
        || select.kind.is_some();
    if !more && select.from.is_none() && select.until.is_none() && select.document.is_none() {
        return Ok(None);
    }
    let mut filter = filter(picked);
    if filter.documents.is_empty() && subject.documents.len() <= PAGE {
        filter.documents = subject.documents.iter().map(|it| it.id).collect();
    }
    Ok(Some(app.ledger.ids(&filter).await?.into_iter().collect()))
}

fn pick(subject: Arc<Subject>, picked: &Picked, ids: Option<&HashSet<ClaimId>>) -> Chosen {
    let select = &picked.select;
    let (about, source) = (
        select.about.as_deref().map(About::new),
        select.source.as_deref().map(About::new),
    );
    let none = Topic::default();
    let keeps = |claim: &&StoredClaim| {
        let role = claim.claim.attribution.source.role;
        ids.is_none_or(|ids| ids.contains(&claim.id))
            && select.role.is_none_or(|wanted| wanted == role)
            && source.as_ref().is_none_or(|source| source.speaks(claim))
            && about.as_ref().is_none_or(|about| {
                let topic = subject.topics.get(&claim.document).unwrap_or(&none);
                about.speaks(claim) || about.concerns(claim, topic)
            })
    };
    let picked_ids = subject
        .claims
        .iter()
        .filter(keeps)
        .map(|claim| claim.id)
        .collect();
    let view = View {
        as_of: select.look.day(),
        reviewed_only: select.look.reviewed_only,
        state: picked.state,
    };
    Chosen {
        picked: picked_ids,
        subject,
        view,
    }
}

/// A subject, kept until the ledger changes.
async fn subject(app: &Arc<App>, name: Option<&str>, small: bool) -> Result<Arc<Subject>, Failure> {
    let about = name.map(About::new);
    let known = about
        .as_ref()
        .map_or(String::new(), |about| about.name.clone());
    let key = (app.ledger.head().await?, known);
    let make = async {
        let ids = match name {
            Some(name) if !small => Some(naming(app, name).await?),
            _ => None,
        };
        load(app, ids, about).await.map(Arc::new)
    };
    app.subjects
        .get(key, |subject| subject.weight(), make)
        .await
}

/// Documents that may name it: by their words, or by what was read in them.
async fn naming(app: &Arc<App>, name: &str) -> Result<Vec<DocumentId>, Failure> {
    if let Some((done, all)) = app.index.ready(&app.ledger).await? {
        return Err(Failure::conflict(format!(
            "the index of this ledger is being made: {done} of {all} reports\nreload in a moment"
        )));
    }
    let names = vec![name.to_owned(), About::new(name).name];
    let all = ClaimFilter {
        states: State::ALL.to_vec(),
        ..ClaimFilter::default()
    };
    let filters = [
        ClaimFilter {
            subjects: names.clone(),
            ..all.clone()
        },
        ClaimFilter {
            sources: names.clone(),
            ..all.clone()
        },
        ClaimFilter {
            places: names,
            ..all
        },
    ];
    let mut ids: BTreeSet<DocumentId> = app.index.naming(name).await?.into_iter().collect();
    for filter in filters {
        ids.extend(app.ledger.documents_with(&filter).await?);
    }
    if ids.len() > DOCUMENTS_MAX {
        return Err(Failure::bad(format!(
            "{} reports name {name:?}, more than {DOCUMENTS_MAX}\nask for something narrower, or use the command line",
            ids.len()
        )));
    }
    Ok(ids.into_iter().collect())
}

/// Loads these documents, or all, with their claims.
async fn load(
    app: &Arc<App>,
    ids: Option<Vec<DocumentId>>,
    about: Option<About>,
) -> Result<Subject, Failure> {
    let mut subject = Subject::default();
    let pages = match &ids {
        Some(ids) => ids.chunks(PAGE).map(<[_]>::to_vec).collect(),
        None => vec![vec![]],
    };
    for page in pages {
        let documents = DocumentFilter {
            documents: page.clone(),
            ..DocumentFilter::default()
        };
        let claims = ClaimFilter {
            documents: page,
            states: State::ALL.to_vec(),
            ..ClaimFilter::default()
        };
        subject
            .documents
            .extend(app.ledger.documents(&documents).await?);
        subject.claims.extend(app.ledger.page(&claims).await?);
    }
    if let Some(about) = about {
        let topics = subject.documents.iter();
        subject.topics = topics
            .map(|it| (it.id, about.topic(&it.document)))
            .collect();
    }
    Ok(subject)
}
