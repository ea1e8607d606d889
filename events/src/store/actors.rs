//! Actors: lists of their names, and who a query means by one.

use super::Record;
use super::sqlite::{Connection, Db, Doing, Pool};
use crate::fold::fold;
use crate::{Actor, Error};
use sqlx::{QueryBuilder, Row as _};
use std::collections::BTreeSet;

/// Who is meant by a name: keys of actors in one version, and how they were found.
pub(super) struct Meant {
    pub(super) keys: Vec<i64>,
    pub(super) asked: Vec<String>,
}

impl Record {
    /// Actors of the newest actor list that go by this identifier, name or alias.
    ///
    /// # Errors
    /// What the database says.
    pub async fn actors(&self, name: &str) -> Result<Vec<Actor>, Error> {
        let mut actors = Vec::new();
        if let Some(list) = newest_list(&self.pool).await? {
            for id in ids(&self.pool, list, name).await? {
                actors.push(actor(&self.pool, list, id).await?);
            }
        }
        Ok(actors)
    }
}

/// Writes an entry of an actor list.
pub(super) async fn insert(db: &mut Connection, version: i64, actor: &Actor) -> Result<(), Error> {
    let name = std::slice::from_ref(&actor.name);
    let lists = [
        ("name", name),
        ("alias", &actor.aliases),
        ("previous", &actor.previous),
        ("ally", &actor.allies),
        ("location", &actor.locations),
    ];
    let all = lists
        .iter()
        .flat_map(|(kind, names)| names.iter().map(move |name| (*kind, name)));
    let mut query: QueryBuilder<Db> =
        QueryBuilder::new("INSERT INTO aliases (version, id, name, folded, kind, rank) ");
    query.push_values(all.zip(0i64..), |mut values, ((kind, name), rank)| {
        values
            .push_bind(version)
            .push_bind(&actor.id)
            .push_bind(name);
        values.push_bind(fold(name)).push_bind(kind).push_bind(rank);
    });
    query.build().execute(db).await.doing("write an actor")?;
    Ok(())
}

async fn newest_list(pool: &Pool) -> Result<Option<i64>, Error> {
    let versions = super::datasets::versions(pool).await?;
    let mut lists = versions
        .into_iter()
        .filter(|it| it.dataset.grain == crate::Grain::Actor);
    Ok(lists.next_back().map(|it| it.key))
}

/// Identifiers that go by that identifier, name or alias. A name comes before an
/// alias: who is called so now is meant rather than who once was.
async fn ids(pool: &Pool, list: i64, name: &str) -> Result<Vec<String>, Error> {
    for kinds in ["id", "name", "alias"] {
        let sql = match kinds {
            "id" => "SELECT DISTINCT id FROM aliases WHERE version = $1 AND id = $2 ORDER BY id",
            "name" => {
                "SELECT DISTINCT id FROM aliases WHERE version = $1 AND folded = $2 AND kind = 'name' ORDER BY id"
            }
            _ => {
                "SELECT DISTINCT id FROM aliases WHERE version = $1 AND folded = $2 AND kind = 'alias' ORDER BY id"
            }
        };
        let wanted = if kinds == "id" {
            name.trim().to_owned()
        } else {
            fold(name)
        };
        let found = sqlx::query_scalar(sql)
            .bind(list)
            .bind(wanted)
            .fetch_all(pool)
            .await;
        let found: Vec<String> = found.doing("look an actor up")?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

async fn actor(pool: &Pool, list: i64, id: String) -> Result<Actor, Error> {
    let rows =
        sqlx::query("SELECT kind, name FROM aliases WHERE version = $1 AND id = $2 ORDER BY rank");
    let rows = rows
        .bind(list)
        .bind(&id)
        .fetch_all(pool)
        .await
        .doing("look an actor up")?;
    let mut actor = Actor {
        id,
        ..Actor::default()
    };
    for row in rows {
        let name = row.get(1);
        match row.get::<&str, _>(0) {
            "name" => actor.name = name,
            "alias" => actor.aliases.push(name),
            "previous" => actor.previous.push(name),
            "ally" => actor.allies.push(name),
            _ => actor.locations.push(name),
        }
    }
    Ok(actor)
}

impl Record {
    /// Who is meant by these words in a version: by identifier or name there, or
    /// by an alias of the newest actor list or of the caller. Identifiers are UCDP's
    /// and hold in its datasets only.
    pub(super) async fn meant(
        &self,
        version: i64,
        source: &str,
        words: &[String],
    ) -> Result<Meant, Error> {
        let mut keys = BTreeSet::new();
        let mut asked = Vec::new();
        for word in words {
            let number = (self.numbers)(word).map(|number| number.to_string());
            let mut listed = self.actors(word).await?;
            if let (Some(number), true) = (&number, listed.is_empty()) {
                listed = self.actors(number).await?;
            }
            let mut names: BTreeSet<String> = BTreeSet::from([fold(word)]);
            let mut ids: BTreeSet<String> = BTreeSet::from([word.trim().to_owned()]);
            ids.extend(number.clone().filter(|_| source.starts_with("ucdp")));
            for actor in &listed {
                names.insert(fold(&actor.name));
                if source.starts_with("ucdp") {
                    ids.insert(actor.id.clone());
                } else {
                    names.extend(actor.aliases.iter().map(|alias| fold(alias)));
                }
            }
            let found = self.standing(version, &names, &ids).await?;
            if found.is_empty() && listed.is_empty() && number.is_none() {
                return Err(self.unknown(version, word).await?);
            }
            asked.push(describe(word, &listed, number, &found));
            keys.extend(found.into_iter().map(|(key, ..)| key));
        }
        Ok(Meant {
            keys: keys.into_iter().collect(),
            asked,
        })
    }

    async fn standing(
        &self,
        version: i64,
        names: &BTreeSet<String>,
        ids: &BTreeSet<String>,
    ) -> Result<Vec<(i64, Option<String>, String)>, Error> {
        let mut query: QueryBuilder<Db> =
            QueryBuilder::new("SELECT actor, id, name FROM actors WHERE version = ");
        query.push_bind(version).push(" AND (folded IN (");
        let mut list = query.separated(", ");
        names.iter().for_each(|name| _ = list.push_bind(name));
        query.push(") OR id IN (");
        let mut list = query.separated(", ");
        ids.iter().for_each(|id| _ = list.push_bind(id));
        query.push(")) ORDER BY actor");
        let rows = query
            .build()
            .fetch_all(&self.pool)
            .await
            .doing("look an actor up")?;
        Ok(rows
            .iter()
            .map(|row| (row.get(0), row.get(1), row.get(2)))
            .collect())
    }

    /// Nobody goes by that name: names those that hold the word.
    async fn unknown(&self, version: i64, word: &str) -> Result<Error, Error> {
        let like = format!("%{}%", fold(word).replace(['%', '_'], " "));
        let near = sqlx::query_scalar(
            "SELECT DISTINCT name FROM actors WHERE version = $1 AND folded LIKE $2 ORDER BY name LIMIT 5",
        );
        let near: Vec<String> = near
            .bind(version)
            .bind(like)
            .fetch_all(&self.pool)
            .await
            .doing("look an actor up")?;
        let remedy = match &near[..] {
            [] => "give its name as in the dataset, its identifier, or take in an actor list for its aliases".into(),
            near => format!("did you mean {}", near.join(", ")),
        };
        Ok(Error::new(format!("no actor is called {word:?}"), remedy))
    }
}

/// `Islamic State: actor 234, in the dataset as IS`.
fn describe(
    word: &str,
    listed: &[Actor],
    number: Option<String>,
    found: &[(i64, Option<String>, String)],
) -> String {
    let mut by: Vec<_> = listed
        .iter()
        .map(|it| format!("{} (actor {})", it.name, it.id))
        .collect();
    if by.is_empty() {
        by.extend(number.map(|number| format!("actor {number}")));
    }
    let mut names: Vec<_> = found.iter().map(|(.., name)| name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let by = if by.is_empty() {
        String::new()
    } else {
        format!(" is {};", by.join(" or "))
    };
    match names[..] {
        [] => format!("{word}:{by} not in this version"),
        _ => format!("{word}:{by} in the dataset as {}", names.join(", ")),
    }
}
