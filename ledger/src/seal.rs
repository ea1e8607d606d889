//! A checkpoint to keep elsewhere: what the ledger was at a moment.

use crate::chain::ROOT;
use crate::error::Refused;
use crate::sqlite::Doing;
use crate::{Error, Ledger};
use record::Timestamp;

/// The head of the chain at one moment. Kept outside the ledger, it shows later
/// whether entries were cut off or the whole was written anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// Hash of the last entry, in hex.
    pub head: String,
    /// How many entries there are.
    pub entries: u64,
    /// When the seal was taken.
    pub taken: Timestamp,
}

impl Ledger {
    /// Takes a seal. It says what the file says; to know that the file is sound, verify it first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn seal(&self, now: Timestamp) -> Result<Seal, Error> {
        let last: Option<(i64, String)> =
            sqlx::query_as("SELECT seq, hash FROM entries ORDER BY seq DESC LIMIT 1")
                .fetch_optional(self.pool())
                .await
                .doing("find the last entry")?;
        let (seq, head) = last.unwrap_or_else(|| (0, ROOT.into()));
        Ok(Seal {
            head,
            entries: seq.unsigned_abs(),
            taken: now,
        })
    }
}

impl std::fmt::Display for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "bellwether-seal-1 entries={} head={} taken={}",
            self.entries, self.head, self.taken
        )
    }
}

impl std::str::FromStr for Seal {
    type Err = Error;

    /// Reads the line that `Display` writes.
    fn from_str(line: &str) -> Result<Self, Error> {
        read(line.trim()).ok_or_else(|| Refused::Seal(line.into()).into())
    }
}

fn read(line: &str) -> Option<Seal> {
    let fields = line.strip_prefix("bellwether-seal-1 ")?;
    let field = |name: &str| {
        fields
            .split(' ')
            .find_map(|field| field.strip_prefix(name)?.strip_prefix('='))
    };
    let head = field("head")?;
    let hex = head.len() == 64 && head.bytes().all(|byte| byte.is_ascii_hexdigit());
    Some(Seal {
        head: hex.then(|| head.to_owned())?,
        entries: field("entries")?.parse().ok()?,
        taken: field("taken")?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_comes_back_from_its_line() {
        let seal = Seal {
            head: "0123456789abcdef".repeat(4),
            entries: 25_610,
            taken: "2026-03-01T12:00:00Z".parse().unwrap(),
        };
        assert_eq!(seal.to_string().parse::<Seal>().unwrap(), seal);
    }

    #[test]
    fn refuses_what_is_no_seal() {
        for line in [
            "",
            "bellwether-seal-1",
            "bellwether-seal-1 entries=1 head=00 taken=2026-03-01T12:00:00Z",
        ] {
            assert!(line.parse::<Seal>().is_err(), "{line}");
        }
    }
}
