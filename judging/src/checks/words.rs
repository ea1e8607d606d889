//! Finding a few words in what a claim says.
//!
//! A check is chosen by words, so the words must be sure of what they mean:
//! "the letter contained powder" is no claim about the spread of a group. A
//! pattern here is a run of whole words; its file tells what must stand before.

/// The words of a text in lower case, without punctuation, "isn't" as "is not".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words(Vec<String>);

impl Words {
    pub(super) fn of(text: &str) -> Words {
        let text = text
            .to_lowercase()
            .replace(['’', '‘'], "'")
            .replace("n't", " not");
        let split = text.split(|c: char| !(c.is_alphanumeric() || c == '\''));
        let trimmed = split.map(|word| word.trim_matches('\'').to_owned());
        Words(trimmed.filter(|word| !word.is_empty()).collect())
    }

    /// Where the first of these runs of words begins.
    pub(super) fn find(&self, runs: &[&str]) -> Option<usize> {
        let starts = runs.iter().filter_map(|run| self.run(run));
        starts.min()
    }

    pub(super) fn has(&self, runs: &[&str]) -> bool {
        self.find(runs).is_some()
    }

    /// The words before `end`.
    pub(super) fn up_to(&self, end: usize) -> Words {
        Words(self.0.iter().take(end).cloned().collect())
    }

    /// The last so many words.
    pub(super) fn last(&self, count: usize) -> Words {
        self.from(self.0.len().saturating_sub(count))
    }

    /// The words from `begin` on.
    pub(super) fn from(&self, begin: usize) -> Words {
        Words(self.0.iter().skip(begin).cloned().collect())
    }

    /// Whether one of these words stands among the `reach` words before `at`.
    pub(super) fn before(&self, at: usize, reach: usize, words: &[&str]) -> bool {
        let near = &self.0[at.saturating_sub(reach)..at.min(self.0.len())];
        near.iter().any(|word| words.contains(&word.as_str()))
    }

    /// One of the words said of something: "is contained", "has been defeated".
    pub(super) fn passive(&self, runs: &[&str]) -> Option<usize> {
        self.find(runs).filter(|at| self.before(*at, 3, BE))
    }

    /// Whether what is said at `at` is negated there: "is not contained", "far from contained".
    pub(super) fn negated(&self, at: usize) -> bool {
        self.before(at, 4, NEGATIONS)
    }

    fn run(&self, run: &str) -> Option<usize> {
        let run: Vec<&str> = run.split(' ').collect();
        let all = |at: &[String]| at.iter().zip(&run).all(|(a, b)| a == b);
        self.0.windows(run.len()).position(all)
    }
}

const BE: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "being", "remains", "remain", "remained", "it's",
];

const NEGATIONS: &[&str] = &[
    "not", "no", "never", "cannot", "far", "hardly", "scarcely", "nor", "neither", "without",
];

/// Up or down, as the words have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sense {
    Up,
    Down,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_whole_words_only() {
        let words = Words::of("The group isn’t “contained,” he said; its container ships are.");
        assert_eq!(words.find(&["contained"]), Some(4));
        assert!(!words.has(&["contain"]) && !words.has(&["said it"]));
        assert!(words.passive(&["contained"]).is_some() && words.negated(4));
    }

    #[test]
    fn a_run_is_said_of_something_only_after_a_form_of_be() {
        assert!(
            Words::of("the letter contained powder")
                .passive(&["contained"])
                .is_none()
        );
        assert!(
            Words::of("the group might be contained")
                .passive(&["contained"])
                .is_some()
        );
    }
}
