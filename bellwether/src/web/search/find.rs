//! Looking things up in the index.

use super::fields::{Fields, day};
use super::index::Index;
use anyhow::Result;
use reading::names::canonical;
use record::{ClaimId, Date, DocumentId};
use std::ops::Bound;
use tantivy::collector::{Count, DocSetCollector, TopDocs};
use tantivy::query::{BooleanQuery, Occur, PhraseQuery, Query, QueryParser, RangeQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::{DocAddress, Searcher, TantivyDocument, Term};

/// How far a word may differ where similar spellings are wanted too.
const DISTANCE: u8 = 1;
const SNIPPET_CHARS: usize = 240;

/// What is looked for.
#[derive(Clone, Debug)]
pub(crate) struct Wanted<'a> {
    /// Words, "phrases", AND, OR, NOT, +must, -must not, field:word.
    pub(crate) words: &'a str,
    /// Claims instead of documents.
    pub(crate) claims: bool,
    /// Similar spellings too.
    pub(crate) similar: bool,
    /// Only what was published by this day.
    pub(crate) as_of: Option<Date>,
    pub(crate) skip: usize,
    pub(crate) limit: usize,
}

/// What was found.
pub(crate) struct Hits {
    /// How many there are in all.
    pub(crate) count: usize,
    pub(crate) hits: Vec<Hit>,
    /// What of the words was not understood and left out.
    pub(crate) unclear: Vec<String>,
    snippets: SnippetGenerator,
}

/// One document or claim.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    pub(crate) document: DocumentId,
    pub(crate) claim: Option<ClaimId>,
}

impl Hits {
    /// The part of a text that has the most of the words, with where they stand in it.
    pub(crate) fn snippet(&self, text: &str) -> (String, Vec<std::ops::Range<usize>>) {
        let snippet = self.snippets.snippet(text);
        match snippet.is_empty() {
            true => (crate::view::safe::cut(text, SNIPPET_CHARS), vec![]),
            false => (
                snippet.fragment().to_owned(),
                snippet.highlighted().to_vec(),
            ),
        }
    }
}

impl Index {
    /// The best of what matches.
    pub(crate) async fn find(&self, wanted: &Wanted<'_>) -> Result<Hits> {
        let open = self.open().await?;
        let searcher = open.reader.searcher();
        tokio::task::block_in_place(|| find(&open.index, &searcher, &open.fields, wanted))
    }

    /// The documents in which one of these names may stand, by any of its aliases.
    pub(crate) async fn naming(&self, names: &[String]) -> Result<Vec<DocumentId>> {
        self.any(names, "document", |fields| vec![fields.text, fields.title])
            .await
    }

    /// The documents in which one of these names may say or pass on something.
    pub(crate) async fn quoting(&self, names: &[String]) -> Result<Vec<DocumentId>> {
        self.any(names, "claim", |fields| vec![fields.source]).await
    }

    async fn any(
        &self,
        names: &[String],
        kind: &str,
        of: impl Fn(&Fields) -> Vec<Field>,
    ) -> Result<Vec<DocumentId>> {
        let open = self.open().await?;
        let (searcher, fields) = (open.reader.searcher(), open.fields);
        let any = named(&open.index, fields.name, &of(&fields), names)?;
        let query = BooleanQuery::new(vec![
            (Occur::Must, term(fields.kind, kind)),
            (Occur::Must, Box::new(BooleanQuery::new(any))),
        ]);
        tokio::task::block_in_place(|| {
            let found = searcher.search(&query, &DocSetCollector)?;
            let ids: Result<Vec<_>> = found
                .into_iter()
                .map(|at| Ok(hit(&searcher, &fields, at)?.document))
                .collect();
            let mut ids = ids?;
            ids.sort_unstable();
            ids.dedup();
            Ok(ids)
        })
    }
}

/// Any of these names, known by the tables or standing in one of the fields.
fn named(
    index: &tantivy::Index,
    known: Field,
    fields: &[Field],
    names: &[String],
) -> Result<Vec<(Occur, Box<dyn Query>)>> {
    let mut any: Vec<(Occur, Box<dyn Query>)> = vec![];
    let mut written: Vec<&str> = names.iter().map(String::as_str).collect();
    for name in names.iter().filter_map(|name| canonical(name)) {
        any.push((Occur::Should, term(known, name.name)));
        written.push(name.name);
    }
    for name in written {
        for field in fields {
            any.extend(phrase(index, *field, name)?.map(|query| (Occur::Should, query)));
        }
    }
    Ok(any)
}

fn find(
    index: &tantivy::Index,
    searcher: &Searcher,
    fields: &Fields,
    wanted: &Wanted<'_>,
) -> Result<Hits> {
    let mut parser = QueryParser::for_index(
        index,
        vec![fields.text, fields.title, fields.source, fields.subject],
    );
    parser.set_conjunction_by_default();
    parser.set_field_boost(fields.title, 2.0);
    if wanted.similar {
        for field in [fields.text, fields.title, fields.source, fields.subject] {
            parser.set_field_fuzzy(field, false, DISTANCE, true);
        }
    }
    let (words, unclear) = parser.parse_query_lenient(wanted.words);
    let kind = if wanted.claims { "claim" } else { "document" };
    let snippets_of = words.box_clone();
    let mut all: Vec<(Occur, Box<dyn Query>)> =
        vec![(Occur::Must, words), (Occur::Must, term(fields.kind, kind))];
    for state in ["rejected", "superseded", "redacted"] {
        all.push((Occur::MustNot, term(fields.state, state)));
    }
    if let Some(as_of) = wanted.as_of {
        let until = Bound::Included(Term::from_field_u64(fields.published, day(as_of)));
        let from = Bound::Included(Term::from_field_u64(fields.published, 0));
        all.push((Occur::Must, Box::new(RangeQuery::new(from, until))));
    }
    let top = TopDocs::with_limit(wanted.limit)
        .and_offset(wanted.skip)
        .order_by_score();
    let (count, top) = searcher.search(&BooleanQuery::new(all), &(Count, top))?;
    let hits = top.into_iter().map(|(_, at)| hit(searcher, fields, at));
    let mut snippets = SnippetGenerator::create(searcher, &*snippets_of, fields.text)?;
    snippets.set_max_num_chars(SNIPPET_CHARS);
    Ok(Hits {
        count,
        hits: hits.collect::<Result<_>>()?,
        unclear: unclear.iter().map(ToString::to_string).collect(),
        snippets,
    })
}

fn hit(searcher: &Searcher, fields: &Fields, at: DocAddress) -> Result<Hit> {
    let row: TantivyDocument = searcher.doc(at)?;
    let number = |field| row.get_first(field).and_then(|it| it.as_u64()).unwrap_or(0);
    let claim = number(fields.claim);
    Ok(Hit {
        document: DocumentId(number(fields.document)),
        claim: (claim != 0).then_some(ClaimId(claim)),
    })
}

fn term(field: Field, text: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(
        Term::from_field_text(field, text),
        IndexRecordOption::Basic,
    ))
}

/// The words of a name, one after the other.
fn phrase(index: &tantivy::Index, field: Field, name: &str) -> Result<Option<Box<dyn Query>>> {
    let mut analyzer = index.tokenizer_for_field(field)?;
    let mut stream = analyzer.token_stream(name);
    let mut terms = vec![];
    stream.process(&mut |token| terms.push(Term::from_field_text(field, &token.text)));
    Ok(match terms.len() {
        0 => None,
        1 => Some(Box::new(TermQuery::new(
            terms.remove(0),
            IndexRecordOption::Basic,
        ))),
        _ => Some(Box::new(PhraseQuery::new(terms))),
    })
}
