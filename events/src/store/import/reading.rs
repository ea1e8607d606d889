//! The reading side, in a thread of its own: a file goes in, checked lines come out in batches.

use super::describe::{describe, most, state};
use super::hash;
use crate::read::cells::{Bad, Cells, Columns, Fields};
use crate::read::{Line, Table, survey, with_table};
use crate::sources::{Read, Reader, mapped, recognise, unrecognised};
use crate::{Actor, Dataset, Error, Import, Mapping, Progress, Reject, Row};
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use tokio::sync::mpsc::Sender;

/// Lines handed over at once.
const BATCH: usize = 500;

/// Lines looked at before anything is written.
const AHEAD_LINES: usize = 50;

/// What the reading thread hands over.
pub(super) enum Message {
    Opened(Box<Opened>),
    Batch(Vec<Parsed>, Progress),
}

/// A file, and what it was recognised as.
pub(super) struct Opened {
    pub(super) dataset: Dataset,
}

/// What a line came to.
pub(super) enum Parsed {
    /// Its rows, and a hash of its cells; none for an empty cell of a panel.
    Rows(u64, u64, Vec<Row>),
    Actor(u64, Actor),
    Rejected(Reject),
    NoData,
}

/// Reads the file from beginning to end; what happens in the thread.
pub(super) fn read(
    path: &Path,
    import: &Import,
    mapping: Option<Mapping>,
    to: &Sender<Message>,
) -> Result<(), Error> {
    let survey = survey(path)?;
    with_table(path, &survey, |mut table| {
        let reader = match mapping {
            Some(mapping) => Reader::Mapped(Box::new(mapping)),
            None => Reader::Known(
                recognise(&table.columns).ok_or_else(|| unrecognised(&table.columns))?,
            ),
        };
        let mut ahead = VecDeque::new();
        let mut stated = BTreeMap::new();
        let mut fields = Fields::default();
        while ahead.len() < AHEAD_LINES {
            let Some(parsed) = next(&mut table, &reader, &mut fields)? else {
                break;
            };
            if matches!(parsed, Parsed::Rows(..) | Parsed::Actor(..)) {
                state(&table.columns, &fields, &mut stated);
            }
            ahead.push_back(parsed);
        }
        let dataset = describe(path, import, &survey, &reader, most(stated))?;
        let opened = Message::Opened(Box::new(Opened { dataset }));
        if to.blocking_send(opened).is_err() {
            return Ok(());
        }
        let mut rows = 0;
        loop {
            let mut batch = Vec::with_capacity(BATCH);
            while batch.len() < BATCH {
                let parsed = match ahead.pop_front() {
                    Some(parsed) => Some(parsed),
                    None => next(&mut table, &reader, &mut fields)?,
                };
                let Some(parsed) = parsed else { break };
                batch.push(parsed);
                rows += 1;
            }
            let (done, total) = table.progress();
            let progress = Progress { done, total, rows };
            // The other side hangs up when the file turns out to be known or the disk is full.
            if batch.is_empty() || to.blocking_send(Message::Batch(batch, progress)).is_err() {
                return Ok(());
            }
        }
    })
}

/// What the next line comes to; `None` at the end.
fn next(
    table: &mut Table<'_>,
    reader: &Reader,
    fields: &mut Fields,
) -> Result<Option<Parsed>, Error> {
    let line = table.next(fields)?;
    if matches!(line, Line::End) {
        return Ok(None);
    }
    let whole = matches!(line, Line::Row);
    let parsed = parse(reader, &table.columns, fields, line);
    if whole && matches!(parsed, Parsed::Rejected(_)) {
        table.give_back();
    }
    Ok(Some(parsed))
}

fn parse(reader: &Reader, columns: &Columns, fields: &Fields, line: Line) -> Parsed {
    let at = match line {
        Line::Row => fields.line,
        Line::Bad(at, bad) => return Parsed::Rejected(reject(at, bad)),
        Line::NoData | Line::End => return Parsed::NoData,
    };
    let cells = Cells { columns, fields };
    let rows = |rows| Parsed::Rows(at, hash(&fields.text), rows);
    let read = match reader {
        Reader::Mapped(mapping) => mapped(mapping, cells).map(rows),
        Reader::Known(source) => match source.read {
            Read::Rows(read) => read(cells).map(rows),
            Read::Actors(read) => read(cells).map(|actor| Parsed::Actor(at, actor)),
        },
    };
    read.unwrap_or_else(|bad| Parsed::Rejected(reject(at, bad)))
}

fn reject(line: u64, bad: Bad) -> Reject {
    Reject {
        line,
        column: bad.column,
        value: bad.value,
        reason: bad.reason,
    }
}
