//! The table of countries: every code and spelling a dataset uses, to one [`Area`].
//!
//! Names are matched whole, without regard to case, the form of quotes or
//! a leading "the". What is not in the table keeps the name it came with.

use crate::Area;
use std::collections::HashMap;
use std::sync::OnceLock;

const TABLE: &str = include_str!("../assets/countries.tsv");

/// One line of the table.
pub(crate) struct Country {
    pub(crate) area: Area,
    pub(crate) subregion: &'static str,
    views: Option<u32>,
    names: Vec<&'static str>,
}

struct Countries {
    list: Vec<Country>,
    by_name: HashMap<String, usize>,
    by_views: HashMap<u32, usize>,
}

/// All of them, in order of their number.
pub(crate) fn all() -> &'static [Country] {
    &countries().list
}

/// By Gleditsch–Ward number, ISO code or any name.
pub(crate) fn find(text: &str) -> Option<&'static Area> {
    let table = countries();
    let at = table.by_name.get(&fold(text))?;
    Some(&table.list[*at].area)
}

/// By the `country_id` of ViEWS panels.
pub(crate) fn by_views(id: u32) -> Option<&'static Area> {
    let table = countries();
    let at = table.by_views.get(&id)?;
    Some(&table.list[*at].area)
}

/// A country as a row writes it: by its number or code if there is one, by its name if not.
pub(crate) fn area(code: Option<&str>, name: Option<&str>) -> Option<Area> {
    let known = code.and_then(find).or_else(|| name.and_then(find));
    known.cloned().or_else(|| {
        Some(Area {
            gw: code.and_then(|code| code.parse().ok()),
            ..Area::named(name.or(code)?)
        })
    })
}

/// A name as it is compared.
pub(crate) fn fold(text: &str) -> String {
    let plain = crate::fold::fold(text);
    plain
        .strip_prefix("the ")
        .map_or(plain.clone(), str::to_owned)
}

fn countries() -> &'static Countries {
    static COUNTRIES: OnceLock<Countries> = OnceLock::new();
    COUNTRIES.get_or_init(|| index(read()))
}

fn read() -> Vec<Country> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(line).collect()
}

fn line(line: &'static str) -> Option<Country> {
    let cells: Vec<&'static str> = line.split('\t').collect();
    let [gw, iso2, iso3, views, subregion, name, others] = cells[..] else {
        return None;
    };
    let others = others.split("; ").filter(|it| !it.is_empty());
    let mut names: Vec<_> = [gw, iso2, iso3, name].into_iter().chain(others).collect();
    names.retain(|it| !it.is_empty());
    Some(Country {
        area: Area {
            gw: gw.parse().ok(),
            iso3: (!iso3.is_empty()).then(|| iso3.to_owned()),
            name: name.to_owned(),
        },
        subregion,
        views: views.parse().ok(),
        names,
    })
}

fn index(list: Vec<Country>) -> Countries {
    let mut by_name = HashMap::new();
    let mut by_views = HashMap::new();
    for (at, country) in list.iter().enumerate() {
        for name in &country.names {
            by_name.entry(fold(name)).or_insert(at);
        }
        country.views.map(|views| by_views.insert(views, at));
    }
    Countries {
        list,
        by_name,
        by_views,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(
            find(text).map(Area::code).as_deref(),
            Some(expected),
            "{text}"
        );
    }

    #[test]
    fn every_spelling_leads_to_one_country() {
        for text in [
            "DR Congo (Zaire)",
            "COD",
            "cd",
            "490",
            "the democratic republic of the Congo",
        ] {
            check(text, "490");
        }
        check("Côte d’Ivoire", "437");
        check("Yemen", "678");
        check("Palestine", "PSE");
    }

    #[test]
    fn no_two_countries_share_a_name() {
        let mut seen: HashMap<String, &str> = HashMap::new();
        for country in all() {
            for name in &country.names {
                let other = seen.insert(fold(name), &country.area.name);
                let own = other.is_none_or(|other| other == country.area.name);
                assert!(own, "{name}: {other:?} and {}", country.area.name);
            }
        }
    }

    #[test]
    fn a_country_not_in_the_table_keeps_its_name() {
        let area = area(None, Some("Ruritania")).unwrap();
        assert_eq!((area.code().as_str(), area.gw), ("Ruritania", None));
        assert_eq!(super::area(None, None), None);
    }

    #[test]
    fn views_has_numbers_of_its_own() {
        assert_eq!(by_views(60).map(|it| it.name.as_str()), Some("Iraq"));
    }
}
