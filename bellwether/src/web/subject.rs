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
use ledger::{ClaimFilter, DocumentFilter, Head, StoredCarrier};
use record::{ClaimId, Date, DocumentId, Identities, State, StoredClaim, StoredDocument};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Documents up to which all are loaded.
const SMALL: u64 = 2_000;
/// The most documents that are loaded for one subject.
const DOCUMENTS_MAX: usize = 25_000;
/// Documents asked for at a time.
const PAGE: usize = 1_000;

/// What a subject is kept by: the state of the ledger, its name, and the day
/// looked back from, where rulings on identity may depend on it.
pub(crate) type Key = (Head, String, Option<Date>);

/// Documents with all their claims, whatever became of these.
#[derive(Debug, Default)]
pub(crate) struct Subject {
    documents: Vec<StoredDocument>,
    claims: Vec<StoredClaim>,
    /// Other outlets that ran the text of one of the documents.
    carriers: Vec<StoredCarrier>,
    /// Who is who.
    identities: Identities,
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
        let subject = &self.subject;
        let copies = subject.carriers.iter();
        let copies = copies.map(|it| (it.document, &it.carrier));
        let all = Shelf::new(&subject.documents, &subject.claims, self.view).carried(copies);
        all.only(|claim| self.picked.contains(&claim.id))
    }

    /// Who is who, as the claims have it.
    pub(crate) fn identities(&self) -> &Identities {
        &self.subject.identities
    }
}

impl Subject {
    /// Bytes it takes, roughly.
    fn weight(&self) -> usize {
        let texts: usize = self
            .documents
            .iter()
            .map(|it| it.document.text.len() + size_of::<StoredDocument>())
            .sum();
        let words = |it: &StoredClaim| it.claim.words().len() + size_of::<StoredClaim>() + 300;
        texts + self.claims.iter().map(words).sum::<usize>()
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
    let identities = app.ledger.identities(select.look.day()).await?;
    let subject = subject(app, name, small, identities, select.look.day()).await?;
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
    let named = |name: &String| About::under(name, &subject.identities);
    let (about, source) = (
        select.about.as_ref().map(named),
        select.source.as_ref().map(named),
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
async fn subject(
    app: &Arc<App>,
    name: Option<&str>,
    small: bool,
    identities: Identities,
    day: Option<Date>,
) -> Result<Arc<Subject>, Failure> {
    let about = name.map(|name| About::under(name, &identities));
    let known = about
        .as_ref()
        .map_or(String::new(), |about| about.name.clone());
    let day = day.filter(|_| !identities.is_empty());
    let key = (app.ledger.head().await?, known, day);
    let make = async {
        let ids = match name {
            Some(name) if !small => Some(naming(app, name, &identities).await?),
            _ => None,
        };
        load(app, ids, about, identities).await.map(Arc::new)
    };
    app.subjects
        .get(key, |subject| subject.weight(), make)
        .await
}

/// Every name that stands for one: as it is asked for, the entity's, and those merged into it.
fn names(name: &str, identities: &Identities) -> Vec<String> {
    let entity = About::under(name, identities).name;
    let merged = identities.merged_into(&entity).into_iter();
    let mut names: Vec<String> = merged.map(str::to_owned).collect();
    names.extend([name.to_owned(), About::new(name).name, entity]);
    names.sort_unstable();
    names.dedup();
    names
}

/// Documents that may name it: by their words, or by what was read in them.
async fn naming(
    app: &Arc<App>,
    name: &str,
    identities: &Identities,
) -> Result<Vec<DocumentId>, Failure> {
    if let Some((done, all)) = app.index.ready(&app.ledger).await? {
        return Err(Failure::conflict(format!(
            "the index of this ledger is being made: {done} of {all} reports\nreload in a moment"
        )));
    }
    let names = names(name, identities);
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
            places: names.clone(),
            ..all
        },
    ];
    let mut ids: BTreeSet<DocumentId> = app.index.naming(&names).await?.into_iter().collect();
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
    identities: Identities,
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
        let claims = app.ledger.page_under(&claims, &identities).await?;
        subject.claims.extend(claims);
        let documents = app.ledger.documents(&documents).await?;
        subject.documents.extend(documents);
    }
    if let Some(about) = about {
        let topics = subject.documents.iter();
        subject.topics = topics
            .map(|it| (it.id, about.topic(&it.document)))
            .collect();
    }
    let held: HashSet<DocumentId> = subject.documents.iter().map(|it| it.id).collect();
    subject.carriers = app.ledger.carriers().await?;
    subject.carriers.retain(|it| held.contains(&it.document));
    subject.identities = identities;
    Ok(subject)
}
