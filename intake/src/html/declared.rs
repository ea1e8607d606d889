//! The character set a page says it is in.

/// How far into a page the declaration is looked for; the standard says 1024,
/// pages put long comments and preloads before it.
const PRESCAN_BYTES: usize = 8192;

/// The label after `charset=` in a `<meta>` tag or an XML declaration.
pub(super) fn charset(bytes: &[u8]) -> Option<&str> {
    let head = &bytes[..bytes.len().min(PRESCAN_BYTES)];
    label(head, b"<meta", b"charset").or_else(|| label(head, b"<?xml", b"encoding"))
}

fn label<'a>(head: &'a [u8], tag: &[u8], attribute: &[u8]) -> Option<&'a str> {
    let mut rest = head;
    while let Some(at) = find(rest, tag) {
        rest = &rest[at + tag.len()..];
        let end = rest.iter().position(|b| *b == b'>').unwrap_or(rest.len());
        if let Some(label) = value(&rest[..end], attribute) {
            return Some(label);
        }
    }
    None
}

fn value<'a>(tag: &'a [u8], attribute: &[u8]) -> Option<&'a str> {
    let after = &tag[find(tag, attribute)? + attribute.len()..];
    let after = after
        .trim_ascii_start()
        .strip_prefix(b"=")?
        .trim_ascii_start();
    let after = after
        .strip_prefix(b"\"")
        .or(after.strip_prefix(b"'"))
        .unwrap_or(after);
    let is_label = |b: &u8| b.is_ascii_alphanumeric() || b"-_:.".contains(b);
    let end = after
        .iter()
        .position(|b| !is_label(b))
        .unwrap_or(after.len());
    std::str::from_utf8(&after[..end])
        .ok()
        .filter(|label| !label.is_empty())
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack
        .windows(needle.len())
        .position(|window| window.eq_ignore_ascii_case(needle))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expected: Option<&str>) {
        assert_eq!(charset(page.as_bytes()), expected, "{page}");
    }

    #[test]
    fn finds_what_a_page_declares() {
        check(
            "<META name=x content=y><meta CHARSET = 'koi8-r'>",
            Some("koi8-r"),
        );
        check(
            "<meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">",
            Some("gb2312"),
        );
        check(
            "<?xml version=\"1.0\" encoding=\"iso-8859-2\"?><html>",
            Some("iso-8859-2"),
        );
        check("<p>charset=utf-8</p><meta name=charset>", None);
        check("<meta charset=", None);
    }
}
