//! Names as they are compared: case, quotes, hyphens and runs of spaces do not count.

/// Lower case, one kind of quote and hyphen, single spaces.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '’' | '‘' | '`' | '´' | 'ʼ' => folded.push('\''),
            '–' | '—' | '‑' => folded.push('-'),
            c if c.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn quotes_and_spaces_do_not_count() {
        assert_eq!(fold(" Jama’at  AL-Tawhid "), "jama'at al-tawhid");
    }
}
