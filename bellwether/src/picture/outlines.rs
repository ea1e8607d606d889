//! The outlines of the world's countries that ship: Natural Earth 1:50 million (public domain), by way of `world-atlas`.
//!
//! `xtask/src/outlines.rs` builds the asset and tells its layout. A border that two countries share is stored once, so that
//! thinning it for a small picture leaves no sliver between them. Countries are told by their ISO 3166-1 alpha-3 code;
//! Kosovo, which has none, by XKX. The outlines are Natural Earth's view of who holds what and take no side.

use std::sync::LazyLock;

const BYTES: &[u8] = include_bytes!("../../assets/outlines.bin");

/// Longitude and latitude in degrees.
pub(crate) type Corner = (f64, f64);

/// All countries.
pub(crate) struct Outlines {
    pub(crate) arcs: Vec<Vec<Corner>>,
    pub(crate) countries: Vec<Country>,
}

/// One country, or a part of one that is mapped apart.
pub(crate) struct Country {
    /// ISO 3166-1 alpha-3 code; `---` for the few areas that belong to none.
    pub(crate) code: String,
    pub(crate) name: String,
    /// Per polygon its rings, the outer one first, each as arcs in order; `true`: read backwards.
    pub(crate) polygons: Vec<Vec<Vec<(usize, bool)>>>,
}

impl Outlines {
    /// The asset, unpacked once.
    pub(crate) fn embedded() -> &'static Outlines {
        static OUTLINES: LazyLock<Outlines> = LazyLock::new(|| {
            unpack(BYTES).expect("the asset is as xtask packed it, which a test holds")
        });
        &OUTLINES
    }

    /// The ring as one closed line, every junction once.
    pub(crate) fn ring<'a, T: Copy>(arcs: &'a [Vec<T>], ring: &'a [(usize, bool)]) -> Vec<T> {
        let mut corners = Vec::new();
        for (arc, backwards) in ring {
            corners.pop();
            match backwards {
                true => corners.extend(arcs[*arc].iter().rev()),
                false => corners.extend(&arcs[*arc]),
            }
        }
        corners
    }
}

fn unpack(bytes: &[u8]) -> Option<Outlines> {
    let mut bytes = Bytes(bytes.strip_prefix(b"OUTLINE1")?);
    let [scale_x, scale_y, left, bottom] = [
        bytes.float()?,
        bytes.float()?,
        bytes.float()?,
        bytes.float()?,
    ];
    let mut arcs = Vec::new();
    for _ in 0..bytes.unsigned()? {
        let (mut x, mut y, mut arc) = (0, 0, Vec::new());
        for _ in 0..bytes.unsigned()? {
            x += bytes.signed()?;
            y += bytes.signed()?;
            arc.push((left + x as f64 * scale_x, bottom + y as f64 * scale_y));
        }
        arcs.push(arc);
    }
    let countries = (0..bytes.unsigned()?)
        .map(|_| country(&mut bytes))
        .collect::<Option<_>>()?;
    bytes.0.is_empty().then_some(Outlines { arcs, countries })
}

fn country(bytes: &mut Bytes<'_>) -> Option<Country> {
    let code = bytes.text(3)?;
    let length = bytes.unsigned()? as usize;
    let name = bytes.text(length)?;
    let ring = |bytes: &mut Bytes<'_>| -> Option<Vec<(usize, bool)>> {
        let arcs = 0..bytes.unsigned()?;
        arcs.map(|_| {
            let arc = bytes.signed()?;
            Some((if arc < 0 { !arc } else { arc } as usize, arc < 0))
        })
        .collect()
    };
    let polygons = (0..bytes.unsigned()?)
        .map(|_| (0..bytes.unsigned()?).map(|_| ring(bytes)).collect())
        .collect::<Option<_>>()?;
    Some(Country {
        code,
        name,
        polygons,
    })
}

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn text(&mut self, count: usize) -> Option<String> {
        String::from_utf8(self.take(count)?.to_vec()).ok()
    }

    fn float(&mut self) -> Option<f64> {
        Some(f64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    fn unsigned(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.take(1)?[0];
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        let value = self.unsigned()?;
        Some((value >> 1) as i64 ^ -((value & 1) as i64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn box_of(code: &str) -> [i64; 4] {
        let outlines = Outlines::embedded();
        let parts = outlines
            .countries
            .iter()
            .filter(|country| country.code == code);
        let start = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        let arcs = parts.flat_map(|country| country.polygons.iter().flatten().flatten());
        let found = arcs
            .flat_map(|(arc, _)| outlines.arcs[*arc].iter().copied())
            .fold(start, |[w, s, e, n], (x, y)| {
                [w.min(x), s.min(y), e.max(x), n.max(y)]
            });
        found.map(|degrees| degrees.round() as i64)
    }

    #[test]
    fn countries_stand_where_they_are() {
        assert_eq!(box_of("NER"), [0, 12, 16, 24], "Niger");
        assert_eq!(box_of("IRQ"), [39, 29, 49, 37], "Iraq");
        assert_eq!(box_of("SOM"), [41, -2, 51, 12], "Somalia with Somaliland");
        assert!(Outlines::embedded().countries.len() > 230);
    }

    #[test]
    fn rings_are_closed() {
        let outlines = Outlines::embedded();
        for country in &outlines.countries {
            for ring in country.polygons.iter().flatten() {
                let corners = Outlines::ring(&outlines.arcs, ring);
                assert_eq!(corners.first(), corners.last(), "{}", country.name);
            }
        }
    }

    #[test]
    fn a_damaged_asset_is_no_outline() {
        for length in [0, 8, 40, BYTES.len() / 2, BYTES.len() - 1] {
            assert!(unpack(&BYTES[..length]).is_none(), "{length}");
        }
    }
}
