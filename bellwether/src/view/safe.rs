//! Report text made harmless for a terminal or a line of plain text.

/// One line: white space runs become one space, what could steer a terminal
/// or reverse the reading order becomes `�`.
pub(crate) fn line(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .map(harmless)
        .collect()
}

/// As [`line()`], keeping a space at either end: for runs that are set side by side.
pub(crate) fn inline(text: &str) -> String {
    let edge = |at_edge: Option<char>| {
        if at_edge.is_some_and(char::is_whitespace) {
            " "
        } else {
            ""
        }
    };
    let inner = line(text);
    let (before, after) = (edge(text.chars().next()), edge(text.chars().next_back()));
    if inner.is_empty() {
        before.to_owned()
    } else {
        format!("{before}{inner}{after}")
    }
}

/// A character itself, or `�` for controls (escape sequences start with one)
/// and for marks that reorder the text around them (Trojan Source, 2021).
pub(crate) fn harmless(c: char) -> char {
    let reorders = matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{061c}');
    if c.is_control() || reorders || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') {
        '\u{fffd}'
    } else {
        c
    }
}

/// At most `max` characters, cut between words and marked with `…`.
pub(crate) fn cut(text: &str, max: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(max) else {
        return text.to_owned();
    };
    let kept = text[..end]
        .rsplit_once(' ')
        .map_or(&text[..end], |(kept, _)| kept);
    format!("{} …", kept.trim_end_matches([',', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neutralises_what_steers_a_terminal() {
        assert_eq!(
            line("red \u{1b}[31malert\u{7}\nnext"),
            "red �[31malert� next"
        );
        assert_eq!(line("a\u{202e}b"), "a�b");
        assert_eq!(inline(" a \n b "), " a b ");
        assert_eq!(line("Côte d’Ivoire — 40 %"), "Côte d’Ivoire — 40 %");
    }

    #[test]
    fn cuts_between_words() {
        assert_eq!(cut("one two three", 9), "one two …");
        assert_eq!(cut("one two", 9), "one two");
    }
}
