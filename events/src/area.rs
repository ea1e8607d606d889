//! A country, by the codes that datasets use for it.

/// A country as datasets name it. Known ones carry both codes and one name,
/// whatever the row's spelling; an unknown one has its name alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Area {
    /// Gleditsch–Ward number (UCDP's `country_id`), for a state of that list.
    pub gw: Option<u16>,
    /// ISO 3166-1 alpha-3.
    pub iso3: Option<String>,
    /// Its name in English.
    pub name: String,
}

impl Area {
    /// A name without codes.
    pub fn named(name: impl Into<String>) -> Area {
        Area {
            name: name.into(),
            ..Area::default()
        }
    }

    /// The country that goes by this number, code (of two or three letters) or
    /// name in any dataset known here.
    #[cfg(feature = "store")]
    pub fn known(text: &str) -> Option<Area> {
        crate::countries::find(text).cloned()
    }

    /// Whether it goes by that number, code or name.
    pub fn is(&self, text: &str) -> bool {
        let text = text.trim();
        let gw = self.gw.is_some_and(|gw| gw.to_string() == text);
        let iso = self.iso3.as_deref();
        gw || iso.is_some_and(|iso| iso.eq_ignore_ascii_case(text))
            || self.name.to_lowercase() == text.to_lowercase()
    }

    /// One stable word for it: the number, else the ISO code, else the name.
    pub fn code(&self) -> String {
        let gw = self.gw.map(|gw| gw.to_string());
        gw.or_else(|| self.iso3.clone())
            .unwrap_or_else(|| self.name.clone())
    }
}
