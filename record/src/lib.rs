//! The vocabulary of Bellwether: what a report says and how it is kept apart.
//!
//! Everything else in the workspace speaks in these nouns. The crate holds no
//! rules of reading, no storage and no formats: it may not touch IO or serde,
//! so that a change of a wire format or a database never changes a meaning.
//!
//! Two promises live in the constructors here. A [`Claim`] cannot be made
//! without a span that lies on the text of its document, and a [`Why`] cannot
//! be made without leaves that are spans or records.

mod carrier;
mod certainty;
mod check;
mod claim;
mod date;
mod document;
mod entity;
mod error;
mod event;
mod identity;
mod ids;
mod month;
mod place;
mod quantity;
mod review;
mod source;
mod span;
mod stored;
mod unit;
mod warning;
mod why;
mod window;

pub use carrier::Carrier;
pub use certainty::{Band, Certainty, Hedger};
pub use check::{
    Check, CheckDraft, CheckKind, Mode, Pinned, ScopeVerdict, Sensitivity, Setting, StoredCheck,
    Verdict,
};
pub use claim::{Claim, Draft, Kind, Stance};
pub use date::PartialDate;
pub use document::{Document, Tlp};
pub use entity::{Entity, EntityKind};
pub use error::Error;
pub use event::{Event, EventKind, Party, Toll};
pub use identity::{Clash, Identities, Identity, Sameness};
pub use ids::{CheckId, ClaimId, DocumentId, IdentityId, WarningId};
pub use jiff::Timestamp;
pub use jiff::civil::Date;
pub use month::Month;
pub use place::{Place, PlaceKind};
pub use quantity::{Base, Comparator, Derived, Measure, Nature, Quantity, Scope};
pub use review::{Origin, Review, State};
pub use source::{Attribution, Role, Source};
pub use span::Span;
pub use stored::{Reader, StoredClaim, StoredDocument};
pub use unit::{Dimension, Unit};
pub use warning::{Alarm, AlarmHistory, Area, Foreseen, Range, Warning};
pub use why::{Ground, Why};
pub use window::{Precision, When, Window};

/// Declares an enum whose variants have one stable name each, used in storage,
/// on the command line and in JSON alike.
///
/// The first word is the error of the crate that declares it, which says with
/// `unknown(what, value, names)` that a name is none of these. Stable names are
/// data: renaming one changes what old ledgers mean.
#[doc(hidden)]
#[macro_export]
macro_rules! named_with {
    ($error:path; $(#[$meta:meta])* $name:ident, $what:literal { $($(#[$vmeta:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant,)+ }

        impl $name {
            /// Every value, in order of declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The stable name, as stored and as typed by a user.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $text,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $error;

            /// Reads the stable name; anything else is an error that lists the names.
            fn from_str(text: &str) -> Result<Self, $error> {
                Self::ALL.iter().copied().find(|v| v.as_str() == text).ok_or_else(|| {
                    let names: Vec<_> = Self::ALL.iter().map(|v| v.as_str()).collect();
                    <$error>::unknown($what, text, &names)
                })
            }
        }
    };
}

/// The same with this crate's error.
macro_rules! named {
    ($($declared:tt)*) => { $crate::named_with! { $crate::Error; $($declared)* } };
}
pub(crate) use named;
