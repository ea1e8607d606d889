//! Where findings stand, from their headers alone.
//!
//! Appending asks it what may be added and verifying replays it, so that both
//! hold findings to the same rules.

use crate::Error;
use crate::sqlite::{Connection, Doing};
use crate::wire::{Event, Finding, Sort, Withdrawal};
use record::{ClaimId, DocumentId};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The findings of a ledger, or those of some sorts.
#[derive(Debug, Default)]
pub(crate) struct Docket {
    sorts: HashMap<Sort, BTreeMap<u64, Place>>,
    by_entry: HashMap<u64, (Sort, u64)>,
    cleared: HashSet<u64>,
}

/// One finding, without its words.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    /// The entry that recorded it.
    pub(crate) entry: u64,
    pub(crate) claim: Option<ClaimId>,
    pub(crate) documents: Vec<DocumentId>,
    pub(crate) supersedes: Option<u64>,
    pub(crate) superseded_by: Option<u64>,
    /// The entry that took it back.
    pub(crate) withdrawn: Option<u64>,
}

impl Place {
    /// Whether it holds now.
    pub(crate) fn stands(&self) -> bool {
        self.superseded_by.is_none() && self.withdrawn.is_none()
    }
}

impl Docket {
    /// All that the file's headers tell of these sorts. Entries that tell nothing
    /// are left to `verify`.
    pub(crate) async fn load(connection: &mut Connection, sorts: &[Sort]) -> Result<Docket, Error> {
        let mut docket = Docket::default();
        for (seq, kind, header) in headers(connection).await? {
            let wanted = Sort::of(&kind).is_none_or(|sort| sorts.contains(&sort));
            let event = wanted.then(|| Event::decode(&kind, &header));
            if let Some(Ok(event)) = event {
                docket.note(seq.unsigned_abs(), &event);
            }
        }
        Ok(docket)
    }

    /// The findings of a sort, by number.
    pub(crate) fn of(&self, sort: Sort) -> impl DoubleEndedIterator<Item = (u64, &Place)> {
        let of_sort = self.sorts.get(&sort).into_iter().flatten();
        of_sort.map(|(number, place)| (*number, place))
    }

    pub(crate) fn find(&self, sort: Sort, number: u64) -> Option<&Place> {
        self.sorts.get(&sort)?.get(&number)
    }

    /// The number that the next one of a sort gets.
    pub(crate) fn next(&self, sort: Sort) -> u64 {
        self.of(sort).next_back().map_or(1, |(last, _)| last + 1)
    }

    /// Entries whose words are gone: those that rest on redacted documents, those
    /// cleared by themselves, and why the one or the other was taken back.
    pub(crate) fn cleared(&self, redacted: &HashSet<i64>) -> HashSet<u64> {
        let gone = |document: &DocumentId| redacted.contains(&crate::project::column(document.0));
        let places = self.sorts.values().flat_map(BTreeMap::values);
        let places = places.filter(|place| {
            self.cleared.contains(&place.entry) || place.documents.iter().any(gone)
        });
        let by_document = |place: &Place| place.documents.iter().any(gone);
        places
            .flat_map(|place| {
                // A finding cleared by itself keeps the reason, which must not repeat it.
                let reason = place.withdrawn.filter(|_| by_document(place));
                [Some(place.entry), reason].into_iter().flatten()
            })
            .collect()
    }

    /// Takes the next entry, or says what is wrong with it.
    pub(crate) fn take(&mut self, entry: u64, event: &Event) -> Result<(), String> {
        match event {
            Event::Finding(finding) => self.check(finding)?,
            Event::Withdrawal(withdrawal) if !self.by_entry.contains_key(&withdrawal.entry) => {
                return Err(format!("entry {} is no finding", withdrawal.entry));
            }
            _ => (),
        }
        self.note(entry, event);
        Ok(())
    }

    fn check(&self, finding: &Finding) -> Result<(), String> {
        let Finding { sort, number, .. } = finding;
        let kind = sort.kind();
        if *number != self.next(*sort) {
            return Err(format!("it records {kind} {number} out of order"));
        }
        match finding.supersedes {
            Some(old) if self.find(*sort, old).is_none() => {
                Err(format!("there is no {kind} {old} before it"))
            }
            _ => Ok(()),
        }
    }

    fn note(&mut self, entry: u64, event: &Event) {
        match event {
            Event::Finding(finding) => self.add(entry, finding),
            Event::Withdrawal(withdrawal) => self.withdraw(entry, *withdrawal),
            _ => (),
        }
    }

    fn add(&mut self, entry: u64, finding: &Finding) {
        let of_sort = self.sorts.entry(finding.sort).or_default();
        let old = finding.supersedes.and_then(|old| of_sort.get_mut(&old));
        if let Some(old) = old {
            old.superseded_by = Some(finding.number);
        }
        let place = Place {
            entry,
            claim: finding.claim,
            documents: finding.documents.clone(),
            supersedes: finding.supersedes,
            superseded_by: None,
            withdrawn: None,
        };
        of_sort.insert(finding.number, place);
        self.by_entry.insert(entry, (finding.sort, finding.number));
    }

    fn withdraw(&mut self, entry: u64, withdrawal: Withdrawal) {
        if withdrawal.cleared {
            self.cleared.insert(withdrawal.entry);
        }
        let place = self.by_entry.get(&withdrawal.entry);
        let place = place.and_then(|(sort, number)| self.sorts.get_mut(sort)?.get_mut(number));
        if let Some(place) = place {
            place.withdrawn = Some(entry);
        }
    }
}

/// Number, kind and header of all entries that belong to no one document.
async fn headers(connection: &mut Connection) -> Result<Vec<(i64, String, String)>, Error> {
    sqlx::query_as("SELECT seq, kind, header FROM entries WHERE document IS NULL ORDER BY seq")
        .fetch_all(connection)
        .await
        .doing("list findings")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(number: u64, supersedes: Option<u64>, document: u64) -> Event {
        Event::Finding(Finding {
            sort: Sort::Warning,
            number,
            supersedes,
            claim: None,
            documents: vec![DocumentId(document)],
        })
    }

    fn check(entries: &[Event], expected: Result<&[u64], &str>) {
        let mut docket = Docket::default();
        let taken: Result<(), String> = (1..)
            .zip(entries)
            .try_for_each(|(entry, event)| docket.take(entry, event));
        let standing: Vec<u64> = docket
            .of(Sort::Warning)
            .filter(|(_, place)| place.stands())
            .map(|(number, _)| number)
            .collect();
        let found = taken.as_ref().map(|()| &standing[..]);
        assert_eq!(found.map_err(String::as_str), expected);
    }

    fn withdrawal(entry: u64) -> Event {
        Event::Withdrawal(Withdrawal {
            entry,
            cleared: false,
        })
    }

    #[test]
    fn what_was_superseded_or_withdrawn_does_not_stand() {
        let (one, two, three) = (
            finding(1, None, 1),
            finding(2, Some(1), 1),
            finding(3, None, 1),
        );
        check(&[one.clone(), two, three, withdrawal(3)], Ok(&[2]));
        check(
            &[one.clone(), finding(3, None, 1)],
            Err("it records warning 3 out of order"),
        );
        check(
            &[one.clone(), finding(2, Some(7), 1)],
            Err("there is no warning 7 before it"),
        );
        check(&[one, withdrawal(9)], Err("entry 9 is no finding"));
    }

    #[test]
    fn a_redacted_document_takes_along_what_rests_on_it_and_why_that_was_withdrawn() {
        let mut docket = Docket::default();
        for (entry, event) in [
            (5, finding(1, None, 1)),
            (6, finding(2, None, 2)),
            (7, withdrawal(5)),
        ] {
            docket.take(entry, &event).unwrap();
        }
        assert_eq!(docket.cleared(&HashSet::from([1])), HashSet::from([5, 7]));
    }
}
