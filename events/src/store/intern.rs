//! Countries, dyads and actors of an import, each written once.

use super::sqlite::{Connection, Doing};
use crate::fold::fold;
use crate::{Area, Dyad, Error, Row, Side};
use sqlx::Row as _;
use std::collections::HashMap;

/// What the rows of an import point to.
pub(super) struct Interned {
    version: i64,
    areas: HashMap<String, i64>,
    area_sets: HashMap<Vec<i64>, i64>,
    dyads: HashMap<Dyad, i64>,
    dyad_sets: HashMap<Vec<i64>, i64>,
    actors: HashMap<(Option<String>, String), i64>,
    next_dyad: i64,
    next_set: i64,
    next_actor: i64,
}

impl Interned {
    pub(super) async fn load(db: &mut Connection, version: i64) -> Result<Interned, Error> {
        let areas = sqlx::query("SELECT area, code FROM areas")
            .fetch_all(&mut *db)
            .await;
        let areas = areas.doing("read the countries")?;
        let mut sets: HashMap<i64, Vec<i64>> = HashMap::new();
        let members = sqlx::query("SELECT area_set, area FROM area_sets ORDER BY area_set, area")
            .fetch_all(&mut *db)
            .await;
        for row in members.doing("read the countries")? {
            sets.entry(row.get(0)).or_default().push(row.get(1));
        }
        Ok(Interned {
            version,
            areas: areas.iter().map(|row| (row.get(1), row.get(0))).collect(),
            area_sets: sets
                .into_iter()
                .map(|(set, members)| (members, set))
                .collect(),
            dyads: HashMap::new(),
            dyad_sets: HashMap::new(),
            actors: HashMap::new(),
            next_dyad: next(db, "SELECT COALESCE(MAX(dyad), 0) + 1 FROM dyads").await?,
            next_set: next(db, "SELECT COALESCE(MAX(dyad_set), 0) + 1 FROM dyad_sets").await?,
            next_actor: next(db, "SELECT COALESCE(MAX(actor), 0) + 1 FROM actors").await?,
        })
    }

    /// The row's set of countries, 0 for none.
    pub(super) async fn area_set(&mut self, db: &mut Connection, row: &Row) -> Result<i64, Error> {
        let mut members = Vec::with_capacity(row.areas.len());
        for area in &row.areas {
            members.push(self.area(db, area).await?);
        }
        members.sort_unstable();
        members.dedup();
        if members.is_empty() {
            return Ok(0);
        }
        if let Some(set) = self.area_sets.get(&members) {
            return Ok(*set);
        }
        let set = self.area_sets.values().max().map_or(1, |last| last + 1);
        for area in &members {
            let insert = sqlx::query("INSERT INTO area_sets (area_set, area) VALUES ($1, $2)");
            insert
                .bind(set)
                .bind(area)
                .execute(&mut *db)
                .await
                .doing("write a country")?;
        }
        self.area_sets.insert(members, set);
        Ok(set)
    }

    async fn area(&mut self, db: &mut Connection, area: &Area) -> Result<i64, Error> {
        let code = area.code();
        if let Some(key) = self.areas.get(&code) {
            return Ok(*key);
        }
        let key = self.areas.values().max().map_or(1, |last| last + 1);
        let insert = sqlx::query(
            "INSERT INTO areas (area, code, gw, iso3, name) VALUES ($1, $2, $3, $4, $5)",
        );
        let insert = insert
            .bind(key)
            .bind(&code)
            .bind(area.gw.map(i64::from))
            .bind(&area.iso3)
            .bind(&area.name);
        insert.execute(db).await.doing("write a country")?;
        self.areas.insert(code, key);
        Ok(key)
    }

    /// The row's set of dyads, 0 for none.
    pub(super) async fn dyad_set(&mut self, db: &mut Connection, row: &Row) -> Result<i64, Error> {
        let mut members = Vec::with_capacity(row.dyads.len());
        for dyad in &row.dyads {
            members.push(self.dyad(db, dyad).await?);
        }
        members.sort_unstable();
        members.dedup();
        if members.is_empty() {
            return Ok(0);
        }
        if let Some(set) = self.dyad_sets.get(&members) {
            return Ok(*set);
        }
        let set = self.next_set;
        self.next_set += 1;
        for dyad in &members {
            let insert = sqlx::query("INSERT INTO dyad_sets (dyad_set, dyad) VALUES ($1, $2)");
            insert
                .bind(set)
                .bind(dyad)
                .execute(&mut *db)
                .await
                .doing("write a dyad")?;
        }
        self.dyad_sets.insert(members, set);
        Ok(set)
    }

    async fn dyad(&mut self, db: &mut Connection, dyad: &Dyad) -> Result<i64, Error> {
        if let Some(key) = self.dyads.get(dyad) {
            return Ok(*key);
        }
        let key = self.next_dyad;
        self.next_dyad += 1;
        let (a, b) = (dyad.a.as_ref(), dyad.b.as_ref());
        let insert = sqlx::query(
            "INSERT INTO dyads (dyad, version, id, name, a_id, a_name, b_id, b_name) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        );
        let insert = insert
            .bind(key)
            .bind(self.version)
            .bind(&dyad.id)
            .bind(&dyad.name);
        let insert = insert
            .bind(a.and_then(|it| it.id.as_deref()))
            .bind(a.map(|it| it.name.as_str()));
        let insert = insert
            .bind(b.and_then(|it| it.id.as_deref()))
            .bind(b.map(|it| it.name.as_str()));
        insert.execute(&mut *db).await.doing("write a dyad")?;
        for stand in stands(dyad) {
            self.stand(db, key, &stand).await?;
        }
        self.dyads.insert(dyad.clone(), key);
        Ok(key)
    }

    async fn stand(&mut self, db: &mut Connection, dyad: i64, stand: &Stand) -> Result<(), Error> {
        let actor = self.actor(db, &stand.actor).await?;
        // The same name may come of two ways to part a dyad's name.
        let insert = sqlx::query(
            "INSERT INTO dyad_actors (dyad, side, actor, whole) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        );
        let insert = insert
            .bind(dyad)
            .bind(stand.side)
            .bind(actor)
            .bind(i64::from(stand.whole));
        insert.execute(db).await.doing("write an actor")?;
        Ok(())
    }

    async fn actor(&mut self, db: &mut Connection, side: &Side) -> Result<i64, Error> {
        let name = (side.id.clone(), side.name.clone());
        if let Some(key) = self.actors.get(&name) {
            return Ok(*key);
        }
        let key = self.next_actor;
        self.next_actor += 1;
        let insert = sqlx::query(
            "INSERT INTO actors (actor, version, id, name, folded) VALUES ($1, $2, $3, $4, $5)",
        );
        let insert = insert
            .bind(key)
            .bind(self.version)
            .bind(&side.id)
            .bind(&side.name)
            .bind(fold(&side.name));
        insert.execute(db).await.doing("write an actor")?;
        self.actors.insert(name, key);
        Ok(key)
    }
}

async fn next(db: &mut Connection, sql: &'static str) -> Result<i64, Error> {
    sqlx::query_scalar(sql)
        .fetch_one(db)
        .await
        .doing("count what is there")
}

/// An actor on a side of a dyad.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stand {
    side: &'static str,
    actor: Side,
    /// Whether it is the side, rather than a member of a coalition or a guess.
    whole: bool,
}

/// Everyone who stands in a dyad. Where the sides are told, they and the members
/// of coalitions; where only the dyad's name is, what each " - " would make of it:
/// "Government of X - Y - Z faction" has two, of which one side is always right.
fn stands(dyad: &Dyad) -> Vec<Stand> {
    let mut stands = Vec::new();
    if dyad.a.is_some() || dyad.b.is_some() {
        dyad.a
            .iter()
            .for_each(|side| side_of("a", side, true, &mut stands));
        dyad.b
            .iter()
            .for_each(|side| side_of("b", side, true, &mut stands));
        return stands;
    }
    let ways: Vec<_> = dyad.name.match_indices(" - ").collect();
    for (at, dash) in &ways {
        let (a, b) = (&dyad.name[..*at], &dyad.name[at + dash.len()..]);
        side_of("a", &Side::named(a.trim()), ways.len() == 1, &mut stands);
        side_of("b", &Side::named(b.trim()), ways.len() == 1, &mut stands);
    }
    stands
}

fn side_of(side: &'static str, actor: &Side, whole: bool, stands: &mut Vec<Stand>) {
    let stand = |actor: Side, whole| Stand { side, actor, whole };
    stands.push(stand(actor.clone(), whole));
    if actor.name.contains(", ") {
        let members = actor
            .name
            .split(", ")
            .map(str::trim)
            .filter(|it| !it.is_empty());
        stands.extend(members.map(|member| stand(Side::named(member), false)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: &[&str]) {
        let dyad = Dyad {
            name: name.into(),
            ..Dyad::default()
        };
        let found = stands(&dyad).into_iter().map(|it| {
            let mark = if it.whole { "" } else { "?" };
            format!("{}: {}{mark}", it.side, it.actor.name)
        });
        assert_eq!(found.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_name_is_parted_at_its_dash() {
        check(
            "Government of Mali - Red Band",
            &["a: Government of Mali", "b: Red Band"],
        );
    }

    #[test]
    fn coalitions_have_members() {
        check(
            "Red Band, Blue Band - Mill",
            &[
                "a: Red Band, Blue Band",
                "a: Red Band?",
                "a: Blue Band?",
                "b: Mill",
            ],
        );
    }

    #[test]
    fn a_name_with_two_dashes_is_parted_both_ways() {
        check(
            "Government of Mali - Band - East",
            &[
                "a: Government of Mali?",
                "b: Band - East?",
                "a: Government of Mali - Band?",
                "b: East?",
            ],
        );
    }
}
