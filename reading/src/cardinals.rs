//! Number words of one word: "zero" to "nineteen", and the tens.

const ONES: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// The value of a lower-case number word; "hundred" and beyond are multipliers, which callers know.
pub(crate) fn cardinal(word: &str) -> Option<u32> {
    let tens = || Some((TENS.iter().position(|ten| *ten == word)? + 2) * 10);
    let value = ONES.iter().position(|one| *one == word).or_else(tens)?;
    u32::try_from(value).ok()
}

#[cfg(test)]
mod tests {
    use super::cardinal;

    #[test]
    fn reads_one_word() {
        for (word, value) in [
            ("zero", Some(0)),
            ("nineteen", Some(19)),
            ("twenty", Some(20)),
            ("ninety", Some(90)),
            ("hundred", None),
            ("", None),
        ] {
            assert_eq!(cardinal(word), value, "{word:?}");
        }
    }
}
