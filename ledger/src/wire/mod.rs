//! The bytes of entries.
