//! Bytes to characters.
//!
//! In this order: a byte order mark; UTF-8, if all of it is valid (bytes of
//! another encoding that are valid UTF-8 by chance are practically unknown);
//! what the page declares; and else what the bytes look like (chardetng, the
//! detector of Firefox).

use crate::error::Problem;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// Control characters that no text has, in a hundred, before it is called binary.
const CONTROLS_IN_100: usize = 1;

/// The text of `bytes`, without byte order mark. `declared` is a page's own word.
pub(crate) fn decode(bytes: &[u8], declared: Option<&str>) -> Result<String, Problem> {
    let text = decode_any(bytes, declared);
    if is_binary(&text) {
        return Err(Problem::Binary);
    }
    Ok(text)
}

fn decode_any(bytes: &[u8], declared: Option<&str>) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return plain(encoding, &bytes[mark..]);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.into();
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    let encoding = declared
        .filter(|e| !is_refuted(e))
        .unwrap_or_else(|| detect(bytes));
    plain(encoding, bytes)
}

/// A page whose declaration could be read as ASCII is not in UTF-16, and this
/// one is not in UTF-8 either.
fn is_refuted(encoding: &'static Encoding) -> bool {
    encoding == encoding_rs::UTF_8 || !encoding.is_ascii_compatible()
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Allow)
}

fn plain(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

fn is_binary(text: &str) -> bool {
    let controls = text
        .bytes()
        .filter(|b| matches!(b, 0..=8 | 11 | 14..=31))
        .count();
    text.contains('\0') || controls * 100 > text.len() * CONTROLS_IN_100
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], declared: Option<&str>, expected: &str) {
        assert_eq!(decode(bytes, declared).unwrap(), expected);
    }

    #[test]
    fn takes_marks_before_anything_else() {
        check(b"\xEF\xBB\xBFraid", None, "raid");
        check(b"\xFF\xFEr\0a\0", Some("windows-1252"), "ra");
        check(b"\xFE\xFF\0r\0a", None, "ra");
    }

    #[test]
    fn valid_utf8_is_utf8_whatever_a_page_declares() {
        check("général".as_bytes(), Some("iso-8859-1"), "général");
    }

    #[test]
    fn believes_a_declaration_that_can_be_true() {
        check(b"g\xE9n\xE9ral", Some("latin1"), "général");
        check(b"\xC2\xEE\xE9\xED\xE0", Some("windows-1251"), "Война");
        check(b"g\xE9n\xE9ral", Some("utf-8"), "général");
        check(b"g\xE9n\xE9ral", Some("no such thing"), "général");
    }

    #[test]
    fn detects_from_the_bytes_alone() {
        let russian = "Правительственные войска вернули город, сообщили местные власти.";
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(russian);
        check(&bytes, None, russian);
        check(
            b"\x93We hold the town\x94 \x96 he said",
            None,
            "“We hold the town” – he said",
        );
    }

    #[test]
    fn refuses_what_is_no_text() {
        for bytes in [
            &b"\x7FELF\x02\x01\x01\0\0"[..],
            b"%PDF-1.7\x01\x02\x03\x04",
            &[1, 2, 3],
        ] {
            assert!(matches!(decode(bytes, None), Err(Problem::Binary)));
        }
    }
}
