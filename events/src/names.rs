//! Enums whose variants have one stable name each, in storage, on the command line and in JSON.

/// As `record`'s macro of the same name, with this crate's error.
macro_rules! named {
    ($($declared:tt)*) => { record::named_with! { $crate::Error; $($declared)* } };
}
pub(crate) use named;
