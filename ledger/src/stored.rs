//! From entries back to documents and claims.
//!
//! A claim is made anew on its document's stored text every time it is read,
//! by the constructor that refuses claims without words.

use crate::Error;
use crate::entry::{self, Entry};
use crate::error::Refused;
use crate::sqlite::{Connection, Db, Doing, Record};
use crate::wire::{Event, Found, Words};
use record::{
    Claim, ClaimId, Document, DocumentId, Identities, Origin, Reader, State, StoredClaim,
};
use sqlx::{FromRow, QueryBuilder, Row};
use std::collections::{HashMap, HashSet};

/// Where a claim is to be found and how it stands, before its words are read.
#[derive(Clone, Debug)]
pub(crate) struct Handle {
    pub(crate) id: ClaimId,
    pub(crate) document: i64,
    entry: i64,
    item: i64,
    origin: Origin,
    pub(crate) state: State,
    superseded_by: Option<ClaimId>,
    changed: Option<i64>,
}

/// The columns in the order in which [`Handle`] is read, of a table named `c`.
pub(crate) const HANDLE: &str =
    "c.id, c.document, c.entry, c.item, c.origin, c.state, c.superseded_by, c.changed";

impl FromRow<'_, Record> for Handle {
    fn from_row(row: &Record) -> Result<Self, sqlx::Error> {
        let id = |at: usize| {
            row.try_get::<i64, _>(at)
                .map(|id| ClaimId(id.unsigned_abs()))
        };
        let by: Option<i64> = row.try_get(6)?;
        Ok(Handle {
            id: id(0)?,
            document: row.try_get(1)?,
            entry: row.try_get(2)?,
            item: row.try_get(3)?,
            origin: named(row, 4)?,
            state: named(row, 5)?,
            superseded_by: by.map(|by| ClaimId(by.unsigned_abs())),
            changed: row.try_get(7)?,
        })
    }
}

/// A column that holds one of the stable names of `record`.
pub(crate) fn named<T>(row: &Record, at: usize) -> Result<T, sqlx::Error>
where
    T: std::str::FromStr<Err = record::Error>,
{
    let name: &str = row.try_get(at)?;
    name.parse()
        .map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

/// Claims read at once: bounds the memory for texts that are not asked for.
const CHUNK: usize = 256;

/// Reads the claims behind handles, in the order given.
pub(crate) async fn claims(
    connection: &mut Connection,
    handles: &[Handle],
) -> Result<Vec<StoredClaim>, Error> {
    claims_under(connection, handles, &Identities::default()).await
}

/// As [`claims`], with names as rulings on identity have them.
pub(crate) async fn claims_under(
    connection: &mut Connection,
    handles: &[Handle],
    identities: &Identities,
) -> Result<Vec<StoredClaim>, Error> {
    let mut claims = Vec::with_capacity(handles.len());
    for chunk in handles.chunks(CHUNK) {
        let texts = documents(connection, chunk.iter().map(|it| it.document)).await?;
        let texts = texts.iter().map(|(id, document)| (*id, document)).collect();
        claims.extend(claims_on(connection, chunk, &texts, identities).await?);
    }
    Ok(claims)
}

/// As [`claims_under`], on documents that have been read.
pub(crate) async fn claims_on(
    connection: &mut Connection,
    handles: &[Handle],
    documents: &HashMap<i64, &Document>,
    identities: &Identities,
) -> Result<Vec<StoredClaim>, Error> {
    let mut claims = Vec::with_capacity(handles.len());
    for chunk in handles.chunks(CHUNK) {
        let numbers: HashSet<i64> = chunk
            .iter()
            .flat_map(|it| [Some(it.entry), it.changed])
            .flatten()
            .collect();
        let entries = entry::fetch(connection, numbers).await?;
        let shelf = Shelf::new(documents, &entries)?;
        for handle in chunk {
            claims.push(shelf.claim_under(handle, identities)?);
        }
    }
    Ok(claims)
}

/// What a chunk of claims is made from.
struct Shelf<'e> {
    documents: &'e HashMap<i64, &'e Document>,
    read: HashMap<i64, (&'e Entry, Event, Option<Words>)>,
}

impl<'e> Shelf<'e> {
    fn new(
        documents: &'e HashMap<i64, &'e Document>,
        entries: &'e HashMap<i64, Entry>,
    ) -> Result<Shelf<'e>, Error> {
        let read = |entry: &'e Entry| Ok((entry.seq, (entry, entry.event()?, entry.words()?)));
        Ok(Shelf {
            documents,
            read: entries.values().map(read).collect::<Result<_, Error>>()?,
        })
    }

    fn claim_under(&self, handle: &Handle, identities: &Identities) -> Result<StoredClaim, Error> {
        let stored = self.claim(handle)?;
        if identities.is_empty() {
            return Ok(stored);
        }
        let text = self
            .documents
            .get(&handle.document)
            .map(|it| it.text.as_str());
        Ok(StoredClaim {
            claim: stored.claim.under(identities, text.unwrap_or_default()),
            ..stored
        })
    }

    fn claim(&self, handle: &Handle) -> Result<StoredClaim, Error> {
        let number = handle.entry.unsigned_abs();
        let missing = || Error::broken(number, format!("{} is not in it", handle.id));
        let (entry, event, words) = self.read.get(&handle.entry).ok_or_else(missing)?;
        let document = self.documents.get(&handle.document).ok_or_else(missing)?;
        let found = words.as_ref().map_or(&[][..], Words::claims);
        let found = usize::try_from(handle.item)
            .ok()
            .and_then(|item| found.get(item));
        let claim = remake(document, found.ok_or_else(missing)?.clone())
            .map_err(|flaw| entry.broken(format!("{}: {flaw}", handle.id)))?;
        Ok(StoredClaim {
            id: handle.id,
            document: DocumentId(handle.document.unsigned_abs()),
            claim,
            origin: handle.origin,
            reader: reader(event),
            state: handle.state,
            reason: self.reason(handle),
            superseded_by: handle.superseded_by,
            recorded: entry.recorded()?,
        })
    }

    fn reason(&self, handle: &Handle) -> Option<String> {
        let (_, event, words) = self.read.get(&handle.changed.unwrap_or(handle.entry))?;
        if let (Event::Reading { reader, .. }, Some(_)) = (event, handle.changed) {
            return Some(format!("read anew by {}", reader.version));
        }
        words.as_ref()?.reason().map(str::to_owned)
    }
}

fn reader(event: &Event) -> Option<Reader> {
    match event {
        Event::Reading { reader, .. } => Some(reader.clone()),
        _ => None,
    }
}

/// The claim on its document's text, or why it does not stand there.
pub(crate) fn remake(document: &Document, found: Found) -> Result<Claim, String> {
    let words = found.words;
    let claim = Claim::new(document, found.draft).map_err(|error| error.to_string())?;
    if claim.words() == words {
        return Ok(claim);
    }
    Err(format!(
        "the bytes {} are {:?}, not {words:?}",
        claim.span,
        claim.words()
    ))
}

/// The words of these documents, as they were recorded; redacted ones are left out.
pub(crate) async fn documents(
    connection: &mut Connection,
    ids: impl IntoIterator<Item = i64>,
) -> Result<HashMap<i64, Document>, Error> {
    let ids: HashSet<i64> = ids.into_iter().collect();
    let mut query =
        QueryBuilder::<Db>::new("SELECT id, entry FROM documents WHERE redacted = 0 AND id IN (");
    let mut list = query.separated(", ");
    ids.into_iter().for_each(|id| {
        list.push_bind(id);
    });
    query.push(")");
    let places: Vec<(i64, i64)> = query
        .build_query_as()
        .persistent(false)
        .fetch_all(&mut *connection)
        .await
        .doing("find documents")?;
    let mut entries = entry::fetch(connection, places.iter().map(|place| place.1)).await?;
    let mut read = |(id, at): (i64, i64)| {
        let entry = entries.remove(&at);
        let entry = entry.ok_or_else(|| Error::broken(at.unsigned_abs(), "it is missing"))?;
        match entry.words()? {
            Some(Words::Document(document)) => Ok((id, *document)),
            _ => Err(entry.broken("it holds no document")),
        }
    };
    places.into_iter().map(&mut read).collect()
}

/// One document to append to; not one that was redacted.
pub(crate) async fn document(
    connection: &mut Connection,
    id: DocumentId,
) -> Result<Document, Error> {
    let column = crate::project::column(id.0);
    let redacted: Option<i64> = sqlx::query_scalar("SELECT redacted FROM documents WHERE id = $1")
        .bind(column)
        .fetch_optional(&mut *connection)
        .await
        .doing("find a document")?;
    match redacted {
        None => Err(Refused::NoDocument(id).into()),
        Some(0) => {
            let mut found = documents(connection, [column]).await?;
            found
                .remove(&column)
                .ok_or_else(|| Refused::NoDocument(id).into())
        }
        Some(_) => Err(Refused::RedactedDocument(id).into()),
    }
}
