//! A text cut into blocks that no sentence crosses: paragraphs, headings, lines of a list.
//!
//! A parser trained on clean sentences runs a heading into the paragraph below
//! it ("Current status THE GROUP lost…"). A blank line always ends a block; a
//! single line feed does where the line above ends a sentence or is a heading,
//! but not in text that was wrapped by hand at 60 to 90 columns.

use std::ops::Range;

/// The blocks of `text` as byte ranges, in order, without the white space between them.
pub(crate) fn blocks(text: &str) -> Vec<Range<usize>> {
    let wrapped = is_wrapped(text);
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    for line in lines(text) {
        let words = &text[line.clone()];
        if words.trim().is_empty() {
            open = false;
            continue;
        }
        match blocks.last_mut() {
            Some(last) if open && joins(&text[last.clone()], words, wrapped) => last.end = line.end,
            _ => blocks.push(line),
        }
        open = true;
    }
    blocks
        .into_iter()
        .map(|block| trimmed(text, block))
        .collect()
}

fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let range = start..start + line.trim_end_matches(['\n', '\r']).len();
        start += line.len();
        range
    })
}

/// Whether a line goes on with the sentence of the line above.
fn joins(above: &str, line: &str, wrapped: bool) -> bool {
    let above = above.trim_end().rsplit('\n').next().unwrap_or_default();
    let first = line.trim_start().chars().next().unwrap_or(' ');
    if !first.is_uppercase()
        && !first.is_numeric()
        && !matches!(first, '“' | '"' | '-' | '*' | '•' | '–' | '—')
    {
        return true;
    }
    let ended = above.ends_with(['.', '!', '?', ':', '”', '"', ')', ';']);
    if wrapped {
        above.len() > 45
    } else {
        !ended && above.len() > 100
    }
}

/// Wrapped by hand: most lines that another follows are between 50 and 100 bytes long, and none is much longer.
fn is_wrapped(text: &str) -> bool {
    let lengths: Vec<usize> = text
        .lines()
        .map(str::len)
        .filter(|length| *length > 0)
        .collect();
    let typical = lengths
        .iter()
        .filter(|length| (50..=100).contains(*length))
        .count();
    lengths.len() > 5 && lengths.iter().all(|length| *length <= 110) && 2 * typical > lengths.len()
}

fn trimmed(text: &str, block: Range<usize>) -> Range<usize> {
    let words = &text[block.clone()];
    let start = block.start + (words.len() - words.trim_start().len());
    start..start + words.trim().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = blocks(text).into_iter().map(|block| &text[block]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_blank_line_ends_a_block() {
        check("One.\n\nTwo\n \nthree", &["One.", "Two", "three"]);
    }

    #[test]
    fn a_heading_stands_alone() {
        check(
            "Current status\nThe group lost ground.\nIt fled.",
            &["Current status", "The group lost ground.", "It fled."],
        );
    }

    #[test]
    fn a_line_that_goes_on_is_joined() {
        check(
            "The group lost\nground in the north.",
            &["The group lost\nground in the north."],
        );
    }

    #[test]
    fn hand_wrapped_text_is_joined() {
        let line = "The ministry said on Monday that the group had lost the town of";
        let text = format!("{line}\n{line}\n{line}\n{line}\n{line}\nMarat and fled.");
        check(&text, &[text.as_str()]);
    }

    #[test]
    fn keeps_windows_line_ends_out() {
        check("One.\r\nTwo.\r\n", &["One.", "Two."]);
    }
}
