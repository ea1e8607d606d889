//! Names and passages compared by what they say, not by how they are typed.

/// Lower case, letters and digits only, one space between words; accents and
/// apostrophes that stand in one spelling of a name only ("al-Qa'ida") go.
pub fn fold(text: &str) -> String {
    let mut folded = Folded {
        text: String::with_capacity(text.len()),
        between: false,
    };
    for letter in text.chars() {
        match letter {
            '\'' | '’' | '‘' => {}
            // Nearly all letters are such, and their lower case is one letter.
            '\0'..='\x7f' => folded.push(plain(letter.to_ascii_lowercase())),
            _ => letter
                .to_lowercase()
                .for_each(|letter| folded.push(plain(letter))),
        }
    }
    folded.text
}

/// A text as far as it was folded.
struct Folded {
    text: String,
    /// Whether a letter that comes next begins a word.
    between: bool,
}

impl Folded {
    #[inline]
    fn push(&mut self, letter: Option<char>) {
        let Some(letter) = letter else {
            self.between = true;
            return;
        };
        if self.between && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.between = false;
        self.text.push(letter);
    }
}

/// The folded words of a text.
pub(crate) fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split_terminator(' ').map(str::to_owned).collect()
}

/// A letter without its accent, `None` for what is neither letter nor digit.
#[inline]
fn plain(letter: char) -> Option<char> {
    Some(match letter {
        'a'..='z' | '0'..='9' => letter,
        '\0'..='\x7f' => return None,
        'à'..='å' | 'ā' => 'a',
        'ç' | 'č' => 'c',
        'è'..='ë' | 'ē' => 'e',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ō' => 'o',
        'ù'..='ü' | 'ū' => 'u',
        'š' | 'ş' => 's',
        other if other.is_alphanumeric() => other,
        _ => return None,
    })
}

/// A word without its commonest English endings, so that "fighters" meets
/// "fighter" and "contained" meets "containing". Rough on purpose: it is used
/// only to compare words of two passages about one subject.
pub(crate) fn stem(word: &str) -> &str {
    let endings = [
        "ments", "ment", "ings", "ing", "ies", "ied", "ed", "es", "s", "e",
    ];
    let cut = endings
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|rest| rest.len() >= 4));
    cut.unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_spellings_of_one_name() {
        assert_eq!(fold("Al-Qa’ida"), fold("al Qaida"));
        assert_eq!(fold("“Boko  Haram”"), "boko haram");
        assert_eq!(fold("Côte d'Ivoire"), "cote divoire");
        assert_eq!(fold(" – 3rd  Force –"), "3rd force");
        assert_eq!(fold("–"), "");
    }

    #[test]
    fn words_are_those_of_the_folded_text() {
        assert_eq!(words(" (The  Front’s) "), ["the", "fronts"]);
        assert!(words(" – ").is_empty());
    }

    #[test]
    fn stems_endings_but_no_short_words() {
        assert_eq!(stem("contained"), stem("containing"));
        assert_eq!(stem("fighters"), stem("fighter"));
        assert_eq!(stem("uses"), "uses");
    }
}
