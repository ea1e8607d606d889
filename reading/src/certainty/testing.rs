//! What the tests beside the rules share: sentences through the real pipeline.

use super::certainty;
use crate::analysis::Analysis;
use std::sync::OnceLock;

/// The sentence as the pipeline that ships parses it.
pub(crate) fn parsed(text: &str) -> Analysis<'_> {
    static PIPELINE: OnceLock<language::Pipeline> = OnceLock::new();
    let pipeline = PIPELINE.get_or_init(|| language::small_english().unwrap());
    crate::parse::parse(pipeline, text)
}

/// Reads how sure the words are of the first token written `word` and compares
/// "scale mood band by hedger (words)", without what is plain.
#[track_caller]
pub(super) fn check(text: &str, word: &str, expected: &str) {
    let analysis = parsed(text);
    let at = (0..analysis.tokens.len()).find(|at| analysis.word(*at) == word);
    let sure = certainty(&analysis, at.expect(word));
    let mut found = vec![sure.scale.to_string(), format!("{:?}", sure.mood)];
    if let (Some(band), Some(hedger)) = (sure.band, sure.hedger) {
        let soft = if sure.soft { "softly " } else { "" };
        found.push(format!("{soft}{band} by {hedger}"));
    }
    let words: Vec<_> = sure.words.iter().map(|w| analysis.word(*w)).collect();
    if !words.is_empty() {
        found.push(format!("({})", words.join(" ")));
    }
    assert_eq!(found.join(", "), expected, "{text}");
}
