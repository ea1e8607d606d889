//! From the ledger into memory: the reports that name or quote somebody.

use crate::about::About;
use crate::web::app::App;
use crate::web::failure::Failure;
use ledger::{ClaimFilter, Head, StoredCarrier};
use record::{Date, DocumentId, Identities, State, StoredClaim, StoredDocument};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// The most documents that are loaded for one subject.
const DOCUMENTS_MAX: usize = 25_000;
/// Documents asked for at a time.
pub(super) const PAGE: usize = 1_000;

/// What a subject is kept by: the state of the ledger, its name, what is looked
/// for, and the day looked back from, where rulings on identity may depend on it.
pub(crate) type Key = (Head, String, Wanted, Option<Date>);

/// What of a name is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Wanted {
    /// All that there is, in a small ledger.
    All,
    /// Reports that may name it.
    Named,
    /// Reports that may quote it, which are far fewer.
    Quoted,
}

/// Documents with all their claims, whatever became of these.
#[derive(Debug, Default)]
pub(crate) struct Subject {
    pub(super) documents: Vec<StoredDocument>,
    pub(super) claims: Vec<StoredClaim>,
    /// Other outlets that ran the text of one of the documents.
    pub(super) carriers: Vec<StoredCarrier>,
    /// Who is who.
    pub(super) identities: Identities,
    /// Which of the claims, by their places, are about the subject or its own
    /// word: whatever the day, so that no page has to read their words again.
    pub(super) own: Vec<usize>,
}

impl Subject {
    /// The places of the claims that are about somebody or their own word; where
    /// only the latter is looked for, of those alone. Without a name, of all.
    fn picks(&self, about: Option<&About>, wanted: Wanted) -> Vec<usize> {
        let Some(about) = about else {
            return (0..self.claims.len()).collect();
        };
        let mut topics = HashMap::new();
        if wanted != Wanted::Quoted {
            topics.extend(
                self.documents
                    .iter()
                    .map(|it| (it.id, about.topic(&it.document))),
            );
        }
        let concerns = |it: &StoredClaim| {
            let topic = topics.get(&it.document);
            topic.is_some_and(|topic| about.concerns(it, topic))
        };
        let own = |it: &StoredClaim| about.speaks(it) || concerns(it);
        let claims = self.claims.iter().enumerate();
        claims.filter(|(_, it)| own(it)).map(|(at, _)| at).collect()
    }

    /// Bytes it takes, roughly.
    pub(super) fn weight(&self) -> usize {
        let texts: usize = self
            .documents
            .iter()
            .map(|it| it.document.text.len() + size_of::<StoredDocument>())
            .sum();
        let words = |it: &StoredClaim| it.claim.words().len() + size_of::<StoredClaim>() + 300;
        texts + self.claims.iter().map(words).sum::<usize>() + size_of_val(&*self.own)
    }
}

/// A subject, kept until the ledger changes.
pub(super) async fn subject(
    app: &Arc<App>,
    name: Option<&str>,
    wanted: Wanted,
    identities: Identities,
    day: Option<Date>,
) -> Result<Arc<Subject>, Failure> {
    let about = name.map(|name| About::under(name, &identities));
    let known = about
        .as_ref()
        .map_or(String::new(), |about| about.name.clone());
    let day = day.filter(|_| !identities.is_empty());
    let key = (app.ledger.head().await?, known, wanted, day);
    let make = async {
        let _desk = app.desk().await;
        let ids = match name {
            Some(name) if wanted != Wanted::All => {
                Some(reports_of(app, name, wanted, &identities).await?)
            }
            _ => None,
        };
        let mut subject = load(app, ids, identities).await?;
        subject.own = tokio::task::block_in_place(|| subject.picks(about.as_ref(), wanted));
        Ok(Arc::new(subject))
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

/// Documents that may name or quote it: by their words, or by what was read in them.
async fn reports_of(
    app: &Arc<App>,
    name: &str,
    wanted: Wanted,
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
    let quoted = ClaimFilter {
        sources: names.clone(),
        ..all.clone()
    };
    let subjects = ClaimFilter {
        subjects: names.clone(),
        ..all.clone()
    };
    let places = ClaimFilter {
        places: names.clone(),
        ..all
    };
    let (found, filters) = match wanted {
        Wanted::Quoted => (app.index.quoting(&names).await?, vec![quoted]),
        _ => (
            app.index.naming(&names).await?,
            vec![quoted, subjects, places],
        ),
    };
    let mut ids: BTreeSet<DocumentId> = found.into_iter().collect();
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
    identities: Identities,
) -> Result<Subject, Failure> {
    let mut subject = Subject::default();
    let pages = match &ids {
        Some(ids) => ids.chunks(PAGE).map(<[_]>::to_vec).collect(),
        None => vec![vec![]],
    };
    for page in pages {
        let (documents, claims) = app.ledger.reports(&page, &identities).await?;
        subject.documents.extend(documents);
        subject.claims.extend(claims);
    }
    let held: HashSet<DocumentId> = subject.documents.iter().map(|it| it.id).collect();
    subject.carriers = app.ledger.carriers().await?;
    subject.carriers.retain(|it| held.contains(&it.document));
    subject.identities = identities;
    Ok(subject)
}
