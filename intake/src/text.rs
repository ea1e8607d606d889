//! Plain text: the file is the text.
//!
//! Only ends of line are made alike (CRLF and CR become LF), so that an article
//! saved on two systems is one document and every rule sees one kind of line.
//! No headline, byline or date is looked for: where they stand is anyone's guess.

use crate::charset;
use crate::error::Problem;
use record::Document;

pub(crate) fn document(bytes: &[u8]) -> Result<Document, Problem> {
    let text = with_line_feeds(charset::decode(bytes, None)?);
    Ok(Document {
        text,
        ..Document::default()
    })
}

pub(crate) fn with_line_feeds(text: String) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(document(bytes).unwrap().text, expected);
    }

    #[test]
    fn makes_line_ends_alike_and_keeps_all_else() {
        check(
            b"  One.\r\nTwo.\rThree.\n\n\xE2\x80\x9CFour\xE2\x80\x9D\t",
            "  One.\nTwo.\nThree.\n\n“Four”\t",
        );
    }
}
