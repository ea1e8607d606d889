//! The statements that write a version and its rows.

use crate::store::aggregate;
use crate::store::datasets::notes;
use crate::store::sqlite::{Connection, Db, Doing};
use crate::{Dataset, Error, Row};
use sqlx::QueryBuilder;

/// Rows of one INSERT; SQLite takes 32,766 values in one statement.
pub(super) const INSERT: usize = 250;

pub(super) async fn add_version(
    db: &mut Connection,
    key: i64,
    dataset: &Dataset,
) -> Result<(), Error> {
    let insert = sqlx::query(
        "INSERT INTO versions (version, name, label, source, released, released_last, sha256, grain, kept, begun, ended, notes) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
    );
    let insert = insert
        .bind(key)
        .bind(&dataset.name)
        .bind(&dataset.version)
        .bind(&dataset.source);
    let insert = insert.bind(dataset.released.map(|day| day.to_string()));
    let insert = insert.bind(dataset.released.map(|day| day.last().to_string()));
    let insert = insert
        .bind(&dataset.sha256)
        .bind(dataset.grain.as_str())
        .bind(dataset.kept.cast_signed());
    let insert = insert.bind(dataset.begin.map(|day| day.to_string()));
    let insert = insert
        .bind(dataset.end.map(|day| day.to_string()))
        .bind(notes(dataset));
    insert.execute(db).await.doing("write the version")?;
    Ok(())
}

/// Values of one row, in the order of the columns below.
pub(super) async fn insert(
    db: &mut Connection,
    version: i64,
    rows: Vec<(u64, Row, i64, i64)>,
) -> Result<(), Error> {
    let mut query: QueryBuilder<Db> = QueryBuilder::new(
        "INSERT INTO events (version, id, line, begun, ended, grain, date_prec, month, violence, kind, perpetrator, \
         dyad_set, conflict_id, conflict, area_set, admin1, admin2, place, latitude, longitude, place_prec, events, \
         best, low, high, side_a, side_b, civilians, unknown, office, reported, headline, reports) ",
    );
    query.push_values(rows, |mut values, (line, row, areas, dyads)| {
        let month = row.month().map(aggregate::month_number);
        let conflict = row.conflict.unwrap_or_default();
        values
            .push_bind(version)
            .push_bind(row.id)
            .push_bind(line.cast_signed());
        values.push_bind(row.window.begin.map(|day| day.to_string()));
        values.push_bind(row.window.end.map(|day| day.to_string()));
        values.push_bind(row.window.precision.as_str());
        values
            .push_bind(row.date_precision.map(i64::from))
            .push_bind(month);
        values
            .push_bind(aggregate::violence_number(row.violence))
            .push_bind(row.kind);
        values.push_bind(row.perpetrator.map(aggregate::perpetrator_number));
        values.push_bind(dyads).push_bind(conflict.id);
        values
            .push_bind((!conflict.name.is_empty()).then_some(conflict.name))
            .push_bind(areas);
        values
            .push_bind(row.site.admin1)
            .push_bind(row.site.admin2)
            .push_bind(row.site.name);
        values
            .push_bind(row.site.point.map(|it| it.0))
            .push_bind(row.site.point.map(|it| it.1));
        values
            .push_bind(row.site.precision.map(i64::from))
            .push_bind(row.events.map(u64::cast_signed));
        values.push_bind(row.toll.map(|it| it.best.cast_signed()));
        values.push_bind(row.toll.and_then(|it| it.low).map(u64::cast_signed));
        values.push_bind(row.toll.and_then(|it| it.high).map(u64::cast_signed));
        let deaths = [
            row.deaths.side_a,
            row.deaths.side_b,
            row.deaths.civilians,
            row.deaths.unknown,
        ];
        for number in deaths {
            values.push_bind(number.map(u64::cast_signed));
        }
        values
            .push_bind(row.citation.office)
            .push_bind(row.citation.date);
        values
            .push_bind(row.citation.headline)
            .push_bind(row.citation.reports.map(u64::cast_signed));
    });
    query.build().execute(db).await.doing("write rows")?;
    Ok(())
}
