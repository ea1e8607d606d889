//! Which versions there are, and which one answers a query.

use super::Record;
use super::sqlite::{Doing, Found, Pool};
use crate::{Dataset, Error, Select};
use sqlx::Row as _;

/// A version with its key.
#[derive(Clone, Debug)]
pub(super) struct Version {
    pub(super) key: i64,
    pub(super) dataset: Dataset,
}

impl Record {
    /// All versions of all datasets, by name, then in order of their release.
    ///
    /// # Errors
    /// What the database says.
    pub async fn datasets(&self) -> Result<Vec<Dataset>, Error> {
        let versions = versions(&self.pool).await?;
        Ok(versions
            .into_iter()
            .map(|version| version.dataset)
            .collect())
    }

    /// Takes a version out, and tells how many rows went.
    ///
    /// # Errors
    /// No such version, and what the database says.
    pub async fn remove(&self, dataset: &str, version: &str) -> Result<u64, Error> {
        let found = named(&self.pool, dataset, version).await?;
        let mut tx = self
            .pool
            .begin_with("BEGIN IMMEDIATE")
            .await
            .doing("take the lock")?;
        let mut gone = 0;
        for sql in [
            "DELETE FROM dyad_actors WHERE dyad IN (SELECT dyad FROM dyads WHERE version = $1)",
            "DELETE FROM dyad_sets WHERE dyad IN (SELECT dyad FROM dyads WHERE version = $1)",
            "DELETE FROM dyads WHERE version = $1",
            "DELETE FROM actors WHERE version = $1",
            "DELETE FROM aliases WHERE version = $1",
            "DELETE FROM panel WHERE version = $1",
            "DELETE FROM country_panel WHERE version = $1",
            "DELETE FROM events WHERE version = $1",
            "DELETE FROM versions WHERE version = $1",
        ] {
            let done = sqlx::query(sql).bind(found.key).execute(&mut *tx).await;
            let rows = done.doing("take the version out")?.rows_affected();
            if sql.starts_with("DELETE FROM events") {
                gone = rows;
            }
        }
        tx.commit().await.doing("take the version out")?;
        Ok(gone)
    }
}

/// All versions, oldest release first within a name; those without a date come before.
pub(super) async fn versions(pool: &Pool) -> Result<Vec<Version>, Error> {
    let rows = sqlx::query("SELECT * FROM versions ORDER BY name, version")
        .fetch_all(pool)
        .await;
    let mut versions = rows
        .doing("list the datasets")?
        .iter()
        .map(version)
        .collect::<Result<Vec<_>, _>>()?;
    versions.sort_by_key(|version| {
        let dataset = &version.dataset;
        (
            dataset.name.clone(),
            dataset.released.map(|it| it.last()),
            parts(&dataset.version),
        )
    });
    Ok(versions)
}

/// `9.10` is newer than `9.9`.
fn parts(version: &str) -> Vec<(u64, String)> {
    let parts = version.split(['.', '-', '_']);
    parts
        .map(|part| (part.parse().unwrap_or(0), part.to_owned()))
        .collect()
}

fn version(row: &Found) -> Result<Version, Error> {
    let text = |name: &str| row.try_get::<String, _>(name).doing("read a version");
    let day = |name: &str| {
        row.try_get::<Option<String>, _>(name)
            .doing("read a version")
    };
    let grain = text("grain")?.parse()?;
    let notes = text("notes")?;
    let mut notes = notes
        .split('\u{1e}')
        .map(|note| note.split('\u{1f}').map(str::to_owned).collect::<Vec<_>>());
    let mut list = || notes.next().unwrap_or_default();
    let mut told = list().into_iter();
    let mut note = || told.next().unwrap_or_default();
    Ok(Version {
        key: row.try_get("version").doing("read a version")?,
        dataset: Dataset {
            name: text("name")?,
            version: text("label")?,
            source: text("source")?,
            released: day("released")?.and_then(|it| it.parse().ok()),
            sha256: text("sha256")?,
            grain,
            kept: row
                .try_get::<i64, _>("kept")
                .doing("read a version")?
                .cast_unsigned(),
            begin: day("begun")?.and_then(|it| it.parse().ok()),
            end: day("ended")?.and_then(|it| it.parse().ok()),
            title: note(),
            licence: note(),
            citation: note(),
            codebook: note(),
            seen: list().into_iter().filter(|it| !it.is_empty()).collect(),
            unseen: list().into_iter().filter(|it| !it.is_empty()).collect(),
        },
    })
}

/// Title, licence, citation and codebook; what is seen; what is not.
pub(super) fn notes(dataset: &Dataset) -> String {
    let about = [
        &dataset.title,
        &dataset.licence,
        &dataset.citation,
        &dataset.codebook,
    ];
    let about = about.map(|it| it as &str).join("\u{1f}");
    [
        about,
        dataset.seen.join("\u{1f}"),
        dataset.unseen.join("\u{1f}"),
    ]
    .join("\u{1e}")
}

/// The version of that name and label.
pub(super) async fn named(pool: &Pool, name: &str, label: &str) -> Result<Version, Error> {
    let versions = versions(pool).await?;
    let of: Vec<_> = of(&versions, name)?;
    let found = of.iter().find(|version| version.dataset.version == label);
    found.map(|version| (*version).clone()).ok_or_else(|| {
        let labels: Vec<_> = of
            .iter()
            .map(|version| version.dataset.version.as_str())
            .collect();
        Error::unknown(&format!("version of {name}"), label, &labels)
    })
}

fn of<'a>(versions: &'a [Version], name: &str) -> Result<Vec<&'a Version>, Error> {
    let of: Vec<_> = versions
        .iter()
        .filter(|it| it.dataset.name == name)
        .collect();
    if !of.is_empty() {
        return Ok(of);
    }
    let mut names: Vec<_> = versions.iter().map(|it| it.dataset.name.as_str()).collect();
    names.dedup();
    Err(match names[..] {
        [] => Error::new(
            format!("no dataset is called {name:?}: the event record is empty"),
            "take one in with `bellwether events import FILE`",
        ),
        _ => Error::unknown("dataset", name, &names),
    })
}

/// The one version that answers, and what was left out and why.
pub(super) async fn choose(pool: &Pool, select: &Select) -> Result<(Version, Vec<String>), Error> {
    let versions = versions(pool).await?;
    let of = of(&versions, &select.dataset)?;
    let out = |version: &&&Version| select.as_of.is_none_or(|day| version.dataset.is_out(day));
    let fits = |version: &&&Version| {
        select
            .version
            .as_ref()
            .is_none_or(|label| *label == version.dataset.version)
    };
    let Some(found) = of.iter().filter(fits).rfind(out) else {
        return Err(none(&of, select));
    };
    let mut asked = vec![format!("dataset: {}", describe(&found.dataset))];
    if let Some(day) = select.as_of {
        let undated = of.iter().filter(|it| it.dataset.released.is_none());
        let labels: Vec<_> = undated.map(|it| it.dataset.version.as_str()).collect();
        asked.push(format!("only what was released by {day}"));
        if !labels.is_empty() {
            asked.push(format!(
                "left out for want of a release date: {}",
                labels.join(", ")
            ));
        }
    }
    Ok(((**found).clone(), asked))
}

fn describe(dataset: &Dataset) -> String {
    let released = dataset
        .released
        .map_or("release date not told".into(), |day| {
            format!("released {day}")
        });
    format!(
        "{}, {released}, SHA-256 {}…",
        dataset.label(),
        &dataset.sha256[..dataset.sha256.len().min(12)]
    )
}

fn none(of: &[&Version], select: &Select) -> Error {
    let labels: Vec<_> = of
        .iter()
        .map(|it| {
            let released = it
                .dataset
                .released
                .map_or("release date not told".into(), |day| day.to_string());
            format!("{} ({released})", it.dataset.version)
        })
        .collect();
    let version = select
        .version
        .as_deref()
        .map_or(String::new(), |label| format!(" {label}"));
    let by = select
        .as_of
        .map_or(String::new(), |day| format!(" released by {day}"));
    let dated = match select.as_of {
        Some(_) => {
            "\n`bellwether events import FILE --released DATE` says when one came out; \
             where there is --hindsight, it sees later ones too"
        }
        None => "",
    };
    Error::new(
        format!("there is no {}{version}{by}", select.dataset),
        format!("there are: {}{dated}", labels.join(", ")),
    )
}
