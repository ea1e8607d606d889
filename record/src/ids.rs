//! Short names for what a ledger holds: `d7` is a document, `c42` a claim.
//!
//! They are numbers in order of recording, not hashes: a redacted document
//! must leave nothing behind from which its text could be guessed.

use crate::Error;

macro_rules! id {
    ($(#[$meta:meta])* $name:ident, $letter:literal, $what:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&format!(concat!($letter, "{}"), self.0))
            }
        }

        impl std::str::FromStr for $name {
            type Err = Error;

            /// Reads the letter and the number, or the number alone.
            fn from_str(text: &str) -> Result<Self, Error> {
                text.strip_prefix($letter)
                    .unwrap_or(text)
                    .parse()
                    .map($name)
                    .map_err(|_| Error::malformed($what, text, concat!("write it as listed, such as ", $letter, "12")))
            }
        }
    };
}

id!(
    /// A document of a ledger, `d1`, `d2`, … in order of recording.
    DocumentId, "d", "document"
);
id!(
    /// A claim of a ledger, `c1`, `c2`, … in order of recording.
    ClaimId, "c", "claim"
);
id!(
    /// A check of a ledger, `k1`, `k2`, … in order of recording.
    CheckId, "k", "check"
);
id!(
    /// A warning of a ledger, `w1`, `w2`, … in order of recording.
    WarningId, "w", "warning"
);
id!(
    /// A ruling on the identity of entities, `e1`, `e2`, … in order of recording.
    IdentityId, "e", "ruling on identity"
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_with_and_without_the_letter() {
        assert_eq!("d7".parse::<DocumentId>().unwrap(), DocumentId(7));
        assert_eq!("7".parse::<DocumentId>().unwrap(), DocumentId(7));
        assert_eq!(ClaimId(42).to_string(), "c42");
    }

    #[test]
    fn refuses_another_letter_and_names_the_value() {
        let error = "c7".parse::<DocumentId>().unwrap_err().to_string();
        assert!(error.contains("c7") && error.contains("d12"), "{error}");
    }
}
