//! Which dataset and version a file is: told by its columns, its rows, its name, or the user.

use crate::read::Survey;
use crate::read::cells::{Cells, Columns, Fields};
use crate::sources::Reader;
use crate::{Dataset, Error, Grain, Import};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The version that the file becomes.
pub(super) fn describe(
    path: &Path,
    import: &Import,
    survey: &Survey,
    reader: &Reader,
    stated: Option<String>,
) -> Result<Dataset, Error> {
    let label = import.version.clone().or(stated).or_else(|| in_name(path));
    let label = label.ok_or_else(|| {
        Error::new(
            format!("neither {} nor its name tells its version", path.display()),
            "give it with --version",
        )
    })?;
    let mut dataset = about(reader)?;
    if dataset.source == "ucdp-ged" && is_candidate(&label) {
        dataset.name.push_str("-candidate");
    }
    if let Some(name) = &import.dataset {
        dataset.name.clone_from(name);
    }
    dataset.version = label;
    dataset.released = import.released;
    dataset.sha256.clone_from(&survey.sha256);
    Ok(dataset)
}

fn about(reader: &Reader) -> Result<Dataset, Error> {
    let owned = |list: &[&str]| list.iter().map(|it| (*it).to_owned()).collect();
    let blank = |name: &str, grain: Grain| Dataset {
        name: name.into(),
        version: String::new(),
        source: name.into(),
        released: None,
        sha256: String::new(),
        grain,
        kept: 0,
        begin: None,
        end: None,
        title: String::new(),
        licence: String::new(),
        citation: String::new(),
        codebook: String::new(),
        seen: Vec::new(),
        unseen: Vec::new(),
    };
    Ok(match reader {
        Reader::Known(source) => Dataset {
            title: source.title.into(),
            licence: source.licence.into(),
            citation: source.citation.into(),
            codebook: source.codebook.into(),
            seen: owned(source.seen),
            unseen: owned(source.unseen),
            ..blank(source.name, source.grain)
        },
        Reader::Mapped(mapping) => Dataset {
            source: "mapping".into(),
            title: mapping.title.clone(),
            licence: mapping.licence.clone(),
            citation: mapping.citation.clone(),
            unseen: mapping.unseen.clone(),
            ..blank(&mapping.dataset, mapping.row_grain()?)
        },
    })
}

/// Counts what a row states in a column `version`.
pub(super) fn state(columns: &Columns, fields: &Fields, stated: &mut BTreeMap<String, usize>) {
    if let Some(text) = (Cells { columns, fields }).text("version") {
        *stated.entry(text.to_owned()).or_default() += 1;
    }
}

/// What most rows state: one broken cell must not name the version.
pub(super) fn most(stated: BTreeMap<String, usize>) -> Option<String> {
    let most = stated.into_iter().max_by_key(|(_, count)| *count);
    most.map(|(text, _)| text).filter(|text| text.len() <= 20)
}

/// `GEDEvent_v23_0_10.csv`, `ged251-csv.zip`, `ucdp_brd_v24_1.parquet`.
fn in_name(path: &Path) -> Option<String> {
    let name = PathBuf::from(path.file_name()?)
        .to_string_lossy()
        .to_lowercase();
    let after_v = name.match_indices('v').find_map(|(at, _)| {
        let rest = &name[at + 1..];
        let free = at == 0 || !name.as_bytes()[at - 1].is_ascii_alphanumeric();
        let end = rest
            .find(|c: char| !c.is_ascii_digit() && c != '_' && c != '.')
            .unwrap_or(rest.len());
        let parts: Vec<_> = rest[..end]
            .split(['_', '.'])
            .take_while(|part| (1..=2).contains(&part.len()))
            .collect();
        (free && parts.len() >= 2).then(|| parts.join("."))
    });
    after_v.or_else(|| {
        let digits = name.strip_prefix("ged")?.get(..3)?;
        let sound = digits.bytes().all(|b| b.is_ascii_digit());
        sound.then(|| format!("{}.{}", &digits[..2], &digits[2..]))
    })
}

/// `23.0.10` is the candidate of October 2023, `23.1` the release of the year.
fn is_candidate(label: &str) -> bool {
    label.split('.').nth(1) == Some("0")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: Option<&str>) {
        assert_eq!(in_name(Path::new(name)).as_deref(), expected, "{name}");
    }

    #[test]
    fn versions_stand_in_names_of_files() {
        check("GEDEvent_v23_0_10.csv", Some("23.0.10"));
        check("ucdp_brd_dyadic_v24_1.parquet", Some("24.1"));
        check("ged251-csv.zip", Some("25.1"));
        check("v25.1.csv", Some("25.1"));
        check("ucdp_cm_all_types_v25_1_1989_2021.parquet", Some("25.1"));
        check("views_2021.parquet", None);
        check("events.csv", None);
    }

    #[test]
    fn candidates_have_a_zero_in_the_middle() {
        assert!(is_candidate("23.0.10"));
        assert!(!is_candidate("23.1"));
    }
}
