//! A text cut into blocks that no sentence crosses: paragraphs, headings, lines of a list.
//!
//! A parser trained on clean sentences runs a heading into the paragraph below
//! it ("Current status THE GROUP lost…"). A blank line always ends a block; a
//! single line feed does where the line above ends a sentence or is a heading,
//! but not in text that was wrapped by hand at 60 to 90 columns. Within a line, a
//! dateline ("GENEVA (Wire) – The …") and the marks of footnotes ("died.[3] The …")
//! end a block, because a parser takes the one for a subject and runs over the other.

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
    let whole = blocks.into_iter().map(|block| trimmed(text, block));
    whole.flat_map(|block| pieces(text, block)).collect()
}

/// A block cut behind its dateline and behind each sentence with footnotes.
fn pieces(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let words = &text[block.clone()];
    let notes = words.match_indices(']').map(|(at, _)| at + 1);
    let ends = notes.filter(|end| ends_in_notes(&words[..*end], &words[*end..]));
    let mut cuts = vec![0];
    cuts.extend(dateline(words));
    cuts.extend(ends);
    cuts.push(words.len());
    let pieces = cuts
        .windows(2)
        .map(|cut| block.start + cut[0]..block.start + cut[1]);
    let pieces = pieces.map(|piece| trimmed(text, piece));
    pieces.filter(|piece| !piece.is_empty()).collect()
}

/// "… died.[3][4]" before " The …".
fn ends_in_notes(before: &str, behind: &str) -> bool {
    let bare = without_notes(before);
    let opens = behind.trim_start().chars().next();
    bare.len() < before.len()
        && bare.ends_with(['.', '!', '?', '”', '"'])
        && behind.starts_with(char::is_whitespace)
        && opens.is_some_and(|first| first.is_uppercase() || first == '“' || first == '"')
}

/// Words without the marks of footnotes at their end.
fn without_notes(mut words: &str) -> &str {
    while let Some((rest, number)) = words.strip_suffix(']').and_then(|it| it.rsplit_once('[')) {
        if number.is_empty() || !number.chars().all(|c| c.is_ascii_digit()) {
            break;
        }
        words = rest;
    }
    words
}

/// The most bytes a line has that announces who speaks below it.
const ANNOUNCED_MAX: usize = 80;

/// The most bytes a dateline has.
const DATELINE_MAX: usize = 60;

/// Where the words behind a dateline begin: "GENEVA, 3 March (Wire) – The …", "Geneva (AP) -- The …".
///
/// Not "NATO – the alliance – said".
fn dateline(words: &str) -> Option<usize> {
    let dash = [" – ", " — ", " -- ", " - ", "— ", "– "];
    let (end, dash) = dash
        .iter()
        .filter_map(|dash| Some((words.find(dash)?, dash)))
        .min_by_key(|(end, _)| *end)?;
    let head = words[..end].trim();
    let first = head.split([' ', ',']).next()?;
    let shouted = first.chars().filter(|c| c.is_alphabetic()).count() > 2
        && first
            .chars()
            .all(|c| !c.is_lowercase() && !c.is_ascii_digit());
    let named = head
        .split([' ', ','])
        .all(|word| word.is_empty() || word.starts_with(|c: char| !c.is_lowercase() && c != '['));
    let behind = words[end + dash.len()..].chars().next()?;
    let goes_on = behind.is_uppercase() || behind.is_ascii_digit() || matches!(behind, '“' | '"');
    (end <= DATELINE_MAX && named && (shouted || head.ends_with(')')) && goes_on)
        .then_some(end + dash.len())
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
    let above = without_notes(above);
    let first = line.trim_start().chars().next().unwrap_or(' ');
    if !first.is_uppercase()
        && !first.is_numeric()
        && !matches!(first, '“' | '"' | '-' | '*' | '•' | '–' | '—')
    {
        return true;
    }
    // "Minister N. said:" under a heading.
    if !wrapped && line.trim_end().ends_with(':') && line.len() < ANNOUNCED_MAX {
        return false;
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
    fn a_dateline_stands_alone() {
        check("OSLO – The army left.", &["OSLO –", "The army left."]);
        check(
            "GAO, Mali, 3 March (Wire) — Two men fled.",
            &["GAO, Mali, 3 March (Wire) —", "Two men fled."],
        );
        check(
            "Oslo (AP) -- The army left.",
            &["Oslo (AP) --", "The army left."],
        );
        check(
            "NATO – the alliance – left.",
            &["NATO – the alliance – left."],
        );
        check(
            "The army – All of it – left.",
            &["The army – All of it – left."],
        );
        check("OSLO – ", &["OSLO –"]);
    }

    #[test]
    fn footnotes_end_a_sentence() {
        check(
            "Ten died.[3][4] Nobody fled.[5]",
            &["Ten died.[3][4]", "Nobody fled.[5]"],
        );
        check(
            "It is large.[1]\nIt is old.[2]",
            &["It is large.[1]", "It is old.[2]"],
        );
        check("The list [3] grew.", &["The list [3] grew."]);
    }

    #[test]
    fn keeps_windows_line_ends_out() {
        check("One.\r\nTwo.\r\n", &["One.", "Two."]);
    }
}
