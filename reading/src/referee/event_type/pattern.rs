//! Cues as small patterns over the words of a text.
//!
//! `a b` stands in a row, `a|b` is either, `bomb*` begins so, `_` skips up to
//! four words, and `x & y` asks for both anywhere in the text.

/// The words of a text in lower case.
pub(super) struct Words {
    words: Vec<String>,
}

/// How much the first words count more than the last.
const LEAD: f32 = 0.5;

impl Words {
    /// Splits at everything but letters, digits and apostrophes.
    pub(super) fn new(text: &str) -> Words {
        let words = text
            .split(|c: char| !c.is_alphanumeric() && c != '\'')
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect();
        Words { words }
    }

    /// 0 where the cue is absent, else 1 and up to a half more at the beginning.
    pub(super) fn weigh(&self, cue: &str) -> f32 {
        let mut first = usize::MAX;
        for part in cue.split('&') {
            match self.find(part) {
                Some(at) => first = first.min(at),
                None => return 0.0,
            }
        }
        let early = 1.0 - (first as f32 / 40.0).min(1.0);
        1.0 + LEAD * early
    }

    fn find(&self, pattern: &str) -> Option<usize> {
        let atoms: Vec<&str> = pattern.split_whitespace().collect();
        (0..self.words.len()).find(|at| self.matches(&atoms, *at))
    }

    fn matches(&self, atoms: &[&str], at: usize) -> bool {
        match atoms.split_first() {
            None => true,
            Some((&"_", rest)) => (at..at + 5).any(|skip| self.matches(rest, skip)),
            Some((atom, rest)) => {
                self.words.get(at).is_some_and(|word| is(atom, word)) && self.matches(rest, at + 1)
            }
        }
    }
}

fn is(atom: &str, word: &str) -> bool {
    atom.split('|').any(|one| match one.strip_suffix('*') {
        Some(begin) => word.starts_with(begin),
        None => word == one,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, cue: &str, expected: bool) {
        assert_eq!(
            Words::new(text).weigh(cue) > 0.0,
            expected,
            "{cue} in {text}"
        );
    }

    #[test]
    fn patterns_ask_for_words_in_a_row_or_anywhere() {
        check("Two suicide-bombers came", "suicide bomb*", true);
        check("The bomber's suicide note", "suicide bomb*", false);
        check(
            "Police in the town fired tear gas",
            "police _ fired tear gas",
            true,
        );
        check("Rebels took the town", "army|rebels & town", true);
        check("Rebels took the hill", "army|rebels & town", false);
    }

    #[test]
    fn the_beginning_counts_more() {
        let words = Words::new("bomb and then many other words before the mine");
        assert!(words.weigh("bomb") > words.weigh("mine"));
    }
}
