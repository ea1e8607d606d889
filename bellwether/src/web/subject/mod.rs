//! Documents and claims in memory, for the pages that weigh claims against each other.
//!
//! In a small ledger these are all there are, exactly as the command line loads
//! them. In a large one they are those that name the subject: the index tells
//! which documents may, and their words decide.

mod load;

use super::app::App;
use super::asked::Picked;
use super::failure::Failure;
use crate::about::About;
use judging::{Shelf, View};
use ledger::ClaimFilter;
pub(crate) use load::{Key, Subject};
use load::{PAGE, Wanted, subject};
use record::{ClaimId, Identities};
use std::collections::HashSet;
use std::sync::Arc;

/// Documents up to which all are loaded.
const SMALL: u64 = 2_000;

/// What a page looks at: claims that were picked, among the documents they stand in.
#[derive(Debug)]
pub(crate) struct Chosen {
    subject: Arc<Subject>,
    /// Places of claims of the subject.
    picked: Vec<usize>,
    view: View,
}

impl Chosen {
    pub(crate) fn shelf(&self) -> Shelf<'_> {
        let subject = &self.subject;
        let copies = subject.carriers.iter();
        let copies = copies.map(|it| (it.document, &it.carrier));
        let claims = self.picked.iter().map(|at| &subject.claims[*at]);
        Shelf::new(&subject.documents, claims, self.view).carried(copies)
    }

    /// Who is who, as the claims have it.
    pub(crate) fn identities(&self) -> &Identities {
        &self.subject.identities
    }
}

/// The claims that are picked, or `None` where the ledger is too large to look
/// through without a name to look for.
pub(crate) async fn choose(app: &Arc<App>, picked: &Picked) -> Result<Option<Chosen>, Failure> {
    let select = &picked.select;
    let small = app.status().await?.documents() <= SMALL;
    let (about, source) = (select.about.as_deref(), select.source.as_deref());
    let (name, wanted) = match (small, about, source) {
        (true, about, _) => (about, Wanted::All),
        (false, Some(about), _) => (Some(about), Wanted::Named),
        (false, None, Some(source)) => (Some(source), Wanted::Quoted),
        (false, None, None) => return Ok(None),
    };
    let identities = app.ledger.identities(select.look.day()).await?;
    let subject = subject(app, name, wanted, identities, select.look.day()).await?;
    let ids = ids(app, &subject, picked).await?;
    let source = source.filter(|_| wanted != Wanted::Quoted);
    Ok(Some(pick(subject, picked, source, ids.as_ref())))
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

/// Of the claims that are about the subject those that fit the rest.
fn pick(
    subject: Arc<Subject>,
    picked: &Picked,
    source: Option<&str>,
    ids: Option<&HashSet<ClaimId>>,
) -> Chosen {
    let select = &picked.select;
    let source = source.map(|name| About::under(name, &subject.identities));
    let keeps = |at: &usize| {
        let claim = &subject.claims[*at];
        let role = claim.claim.attribution.source.role;
        ids.is_none_or(|ids| ids.contains(&claim.id))
            && select.role.is_none_or(|wanted| wanted == role)
            && source.as_ref().is_none_or(|source| source.speaks(claim))
    };
    let own = subject.own.iter().copied();
    let picked_of_it = own.filter(keeps).collect();
    let view = View {
        as_of: select.look.day(),
        reviewed_only: select.look.reviewed_only,
        state: picked.state,
    };
    Chosen {
        picked: picked_of_it,
        subject,
        view,
    }
}
