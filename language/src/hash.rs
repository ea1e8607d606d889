//! The two hashes spaCy's tables are made with: MurmurHash64A for strings, a 128-bit murmur for rows.
//!
//! Both are fixed by the trained weights; a faster hash would read other rows. The maps inside this crate
//! take their keys from here too, so they need no second hash.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

use crate::symbols::SYMBOLS;

/// The key of a string in spaCy's string store: a symbol's number, or its hash.
pub(crate) fn string_key(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    let hash = murmur64(text.as_bytes(), 1);
    if text.len() <= SYMBOL_LENGTH_MAX {
        symbols().get(&hash).copied().unwrap_or(hash)
    } else {
        hash
    }
}

const SYMBOL_LENGTH_MAX: usize = 24;

fn symbols() -> &'static KeyMap<u64> {
    static TABLE: OnceLock<KeyMap<u64>> = OnceLock::new();
    TABLE.get_or_init(|| {
        SYMBOLS
            .iter()
            .enumerate()
            .map(|(number, name)| (murmur64(name.as_bytes(), 1), number as u64))
            .collect()
    })
}

/// MurmurHash64A.
pub(crate) fn murmur64(bytes: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let mut hash = seed ^ (bytes.len() as u64).wrapping_mul(M);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut k = u64::from_le_bytes(chunk.try_into().expect("eight bytes")).wrapping_mul(M);
        k = (k ^ (k >> 47)).wrapping_mul(M);
        hash = (hash ^ k).wrapping_mul(M);
    }
    let rest = chunks.remainder();
    if !rest.is_empty() {
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        hash = (hash ^ u64::from_le_bytes(last)).wrapping_mul(M);
    }
    hash = (hash ^ (hash >> 47)).wrapping_mul(M);
    hash ^ (hash >> 47)
}

/// The four numbers that choose the rows of an embedding table for one key.
pub(crate) fn row_keys(key: u64, seed: u32) -> [u32; 4] {
    let seed = u64::from(seed);
    let mut a = key
        .wrapping_mul(0x87c3_7b91_1142_53d5)
        .rotate_left(31)
        .wrapping_mul(0x4cf5_ad43_2745_937f);
    a ^= seed;
    a ^= 8;
    let mut b = seed ^ 8;
    a = a.wrapping_add(b);
    b = b.wrapping_add(a);
    a = finish(a);
    b = finish(b);
    a = a.wrapping_add(b);
    b = b.wrapping_add(a);
    [a as u32, (a >> 32) as u32, b as u32, (b >> 32) as u32]
}

fn finish(mut x: u64) -> u64 {
    x = (x ^ (x >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    x = (x ^ (x >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    x ^ (x >> 33)
}

/// A map whose keys are hashes already.
pub(crate) type KeyMap<V> = HashMap<u64, V, Plain>;
/// A set whose members are hashes already.
pub(crate) type KeySet = std::collections::HashSet<u64, Plain>;
pub(crate) type Plain = BuildHasherDefault<PlainHasher>;

/// Passes a hash through. The multiplication spreads small symbol numbers over the high bits that the
/// standard map looks at first.
#[derive(Default, Clone, Copy)]
pub(crate) struct PlainHasher(u64);

impl Hasher for PlainHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.write_u64(murmur64(bytes, self.0));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = (self.0.rotate_left(29) ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_u32(&mut self, key: u32) {
        self.write_u64(u64::from(key));
    }

    fn write_u16(&mut self, key: u16) {
        self.write_u64(u64::from(key));
    }

    fn write_u8(&mut self, key: u8) {
        self.write_u64(u64::from(key));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_those_of_the_string_store() {
        assert_eq!(string_key("noun"), 16_833_663_260_455_505_849);
        assert_eq!(string_key("a"), 11_901_859_001_352_538_922);
        assert_eq!(
            string_key("hello world, long string"),
            11_085_859_063_239_352_838
        );
        assert_eq!(string_key(""), 0);
        assert_eq!(string_key("punct"), 445, "a symbol has its number");
    }

    #[test]
    fn row_keys_are_those_of_thinc() {
        assert_eq!(
            row_keys(12_345_678_901_234_567, 8),
            [1_519_880_696, 3_764_588_297, 132_337_396, 3_499_398_798]
        );
        assert_eq!(row_keys(0, 8), [0, 0, 0, 0]);
    }
}
