//! What is indexed of documents and claims, and how words are told apart.

use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{
    AsciiFoldingFilter, LowerCaser, RemoveLongFilter, SimpleTokenizer, TextAnalyzer,
};

/// Changes when older indexes must be made anew.
pub(super) const VERSION: u32 = 2;

const ANALYZER: &str = "plain";

/// The fields of the index. A claim is found by its words, a document by all of its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    /// "document" or "claim".
    pub(super) kind: Field,
    pub(super) document: Field,
    /// 0 for a document.
    pub(super) claim: Field,
    /// The last day on which it may have come out, as 20160322; none without a date.
    pub(super) published: Field,
    pub(super) title: Field,
    pub(super) text: Field,
    pub(super) outlet: Field,
    pub(super) source: Field,
    pub(super) subject: Field,
    pub(super) place: Field,
    pub(super) role: Field,
    pub(super) state: Field,
    /// Names of the tables that ship, in their canonical form, where a document has any
    /// alias; of a claim those who speak.
    pub(super) name: Field,
}

pub(super) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let words = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(ANALYZER)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions),
    );
    let fields = Fields {
        kind: schema.add_text_field("kind", STRING),
        document: schema.add_u64_field("document", INDEXED | FAST | STORED),
        claim: schema.add_u64_field("claim", INDEXED | FAST | STORED),
        published: schema.add_u64_field("published", INDEXED | FAST),
        title: schema.add_text_field("title", words.clone()),
        text: schema.add_text_field("text", words.clone()),
        outlet: schema.add_text_field("outlet", words.clone()),
        source: schema.add_text_field("source", words.clone()),
        subject: schema.add_text_field("subject", words.clone()),
        place: schema.add_text_field("place", words),
        role: schema.add_text_field("role", STRING),
        state: schema.add_text_field("state", STRING),
        name: schema.add_text_field("name", STRING),
    };
    (schema.build(), fields)
}

/// Lower case without accents, letters and digits only.
pub(super) fn register(index: &tantivy::Index) {
    let analyzer = TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(64))
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .build();
    index.tokenizers().register(ANALYZER, analyzer);
}

/// 22 March 2016 as 20160322.
pub(super) fn day(date: record::Date) -> u64 {
    let part = |number: i32| u64::try_from(number).unwrap_or(0);
    part(date.year().into()) * 10_000 + part(date.month().into()) * 100 + part(date.day().into())
}
