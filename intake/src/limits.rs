//! How big an input may be. Reports are small; what is not is a mistake or an attack.

/// Bytes of a text or Markdown file: some fifty long books.
pub(crate) const FILE_BYTES_MAX: u64 = 64 << 20;

/// Bytes of a page. The longest government report pages seen have half a megabyte.
pub(crate) const HTML_BYTES_MAX: u64 = 8 << 20;

/// Bytes of one line of JSONL.
pub(crate) const LINE_BYTES_MAX: usize = 16 << 20;

/// Open elements of a page at one point, those left out that close themselves.
/// Pages seen nest to about 40; browsers flatten at 512.
pub(crate) const HTML_DEPTH_MAX: usize = 100;

/// Tags of a page that are built into a tree; text beyond them is still read.
/// The longest government report pages seen have some 10,000.
pub(crate) const HTML_TAGS_MAX: usize = 50_000;

/// Attributes of one tag: comparing each with each other is what takes time.
pub(crate) const HTML_ATTRIBUTES_MAX: usize = 5_000;

/// Bytes of an attribute's value that is kept; longer ones are pictures.
pub(crate) const HTML_VALUE_BYTES_MAX: usize = 4 << 10;

/// Bytes of a page's text in one node.
pub(crate) const HTML_TEXT_BYTES_MAX: usize = 8 << 10;
