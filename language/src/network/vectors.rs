//! Static word vectors: `vocab/vectors` and `vocab/key2row`.
//!
//! Only the default mode, one row per word. Floret tables, which sum rows of character n-grams, are refused.

use crate::error::Error;
use crate::hash::KeyMap;
use crate::load::Files;
use crate::msgpack::Value;

/// The table and who stands in which row.
#[derive(Debug, Default)]
pub(crate) struct Vectors {
    pub(crate) width: usize,
    rows: Vec<f32>,
    by_key: KeyMap<u32>,
}

const FILE: &str = "vocab/vectors";
const KEYS: &str = "vocab/key2row";

impl Vectors {
    pub(crate) fn load(files: &mut Files<'_>) -> Result<Vectors, Error> {
        refuse_other_kinds(files)?;
        let bytes = files.get(FILE)?;
        let (count, width, data) =
            npy(&bytes).map_err(|problem| Error::malformed(FILE, problem))?;
        let rows = data
            .chunks_exact(4)
            .map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]))
            .collect();
        let keys = files.get(KEYS)?;
        let keys = Value::parse(&keys).map_err(|problem| Error::malformed(KEYS, problem))?;
        let mut by_key = KeyMap::default();
        for (key, row) in keys.entries() {
            if let (Some(key), Some(row)) = (key.unsigned(), row.unsigned())
                && (row as usize) < count
            {
                by_key.insert(key, row as u32);
            }
        }
        Ok(Vectors {
            width,
            rows,
            by_key,
        })
    }

    pub(crate) fn get(&self, orth: u64) -> Option<&[f32]> {
        let row = *self.by_key.get(&orth)? as usize;
        Some(&self.rows[row * self.width..(row + 1) * self.width])
    }
}

fn refuse_other_kinds(files: &mut Files<'_>) -> Result<(), Error> {
    let Some(config) = files.optional("vocab/vectors.cfg")? else {
        return Ok(());
    };
    let config: serde_json::Value = serde_json::from_slice(&config)
        .map_err(|problem| Error::malformed("vocab/vectors.cfg", problem))?;
    for (key, wanted) in [("mode", "default"), ("attr", "ORTH")] {
        let value = config[key].as_str().unwrap_or(wanted);
        if value != wanted {
            return Err(Error::unsupported(
                "static vectors",
                format!("{key} {value}"),
            ));
        }
    }
    Ok(())
}

/// Rows, columns and data of a NumPy file of 32-bit floats.
fn npy(bytes: &[u8]) -> Result<(usize, usize, &[u8]), String> {
    let version = bytes
        .get(..8)
        .filter(|head| head.starts_with(b"\x93NUMPY"))
        .ok_or("no NumPy file")?[6];
    let (length, start) = match version {
        1 => (
            bytes
                .get(8..10)
                .map(|b| usize::from(u16::from_le_bytes([b[0], b[1]]))),
            10,
        ),
        _ => (
            bytes
                .get(8..12)
                .map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize),
            12,
        ),
    };
    let end = length
        .and_then(|length| length.checked_add(start))
        .ok_or("the header is cut short")?;
    let header = bytes
        .get(start..end)
        .and_then(|head| std::str::from_utf8(head).ok())
        .ok_or("the header is cut short")?;
    if !header.contains("'<f4'") || !header.contains("'fortran_order': False") {
        return Err(format!("not rows of 32-bit floats: {header}"));
    }
    let shape = header
        .split_once('(')
        .and_then(|(_, rest)| rest.split_once(')'))
        .ok_or("no shape")?
        .0;
    let sides: Vec<usize> = shape
        .split(',')
        .filter_map(|side| side.trim().parse().ok())
        .collect();
    let [count, width] = sides[..] else {
        return Err(format!("shape ({shape}) is no table"));
    };
    let size = count
        .checked_mul(width)
        .and_then(|n| n.checked_mul(4))
        .ok_or("the table is too large")?;
    let data = bytes
        .get(end..end.saturating_add(size))
        .ok_or("the table is cut short")?;
    Ok((count, width, data))
}
