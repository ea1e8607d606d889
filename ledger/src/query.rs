//! Building a WHERE clause out of what a filter asks for.

use crate::project::{column, fold};
use crate::sqlite::Db;
use crate::{ClaimFilter, DocumentFilter};
use record::{DocumentId, State};
use sqlx::QueryBuilder;

/// A condition at a time, each bound, none written into the SQL.
pub(crate) struct Where {
    query: QueryBuilder<Db>,
}

/// What becomes of the claims that have no time, where the filter asks for one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dating {
    /// Those that are known to fit.
    Known,
    /// Those whose document has no date.
    Undated,
    /// Those whose words tell no time.
    Untimed,
}

impl Where {
    /// Starts with `select`, which ends in a condition.
    pub(crate) fn new(select: impl Into<String>) -> Where {
        Where {
            query: QueryBuilder::new(select),
        }
    }

    /// The same, and then.
    pub(crate) fn and(mut self, words: String) -> Where {
        self.query.push(words);
        self
    }

    /// A column with each of these values replaced by the other.
    pub(crate) fn renamed(&mut self, name: &str, pairs: &[(String, String)]) {
        if pairs.is_empty() {
            self.query.push(name);
            return;
        }
        self.query.push("CASE ").push(name);
        for (from, to) in pairs {
            self.query.push(" WHEN ").push_bind(from.clone());
            self.query.push(" THEN ").push_bind(to.clone());
        }
        self.query.push(" ELSE ").push(name).push(" END");
    }

    /// The query with its ending.
    pub(crate) fn finish(mut self, ending: &str) -> QueryBuilder<Db> {
        self.query.push(ending);
        self.query
    }

    /// The column is any of the values.
    pub(crate) fn any(mut self, name: &str, values: &[String]) -> Where {
        self.any_of(&[name], values);
        self
    }

    /// The column names one of these documents.
    pub(crate) fn of_documents(mut self, name: &str, documents: &[DocumentId]) -> Where {
        self.any_number(name, documents.iter().map(|id| id.0));
        self
    }

    /// Any of the columns is any of the values; no values ask for nothing.
    fn any_of(&mut self, columns: &[&str], values: &[String]) {
        if values.is_empty() {
            return;
        }
        for (at, name) in columns.iter().enumerate() {
            self.query.push(if at == 0 { " AND (" } else { " OR " });
            self.query.push(name).push(" IN (");
            let mut list = self.query.separated(", ");
            values.iter().for_each(|value| {
                list.push_bind(value.clone());
            });
            self.query.push(")");
        }
        self.query.push(")");
    }

    fn any_number(&mut self, name: &str, values: impl ExactSizeIterator<Item = u64>) {
        if values.len() == 0 {
            return;
        }
        self.query.push(" AND ").push(name).push(" IN (");
        let mut list = self.query.separated(", ");
        values.for_each(|value| {
            list.push_bind(column(value));
        });
        self.query.push(")");
    }

    fn compare(&mut self, condition: &str, value: Option<String>) {
        if let Some(value) = value {
            self.query
                .push(" AND ")
                .push(condition)
                .push(" ")
                .push_bind(value);
        }
    }

    fn contains(&mut self, name: &str, text: &str) {
        let escaped = fold(text)
            .replace('\\', "\\\\")
            .replace('%', "\\%")
            .replace('_', "\\_");
        self.query.push(" AND ").push(name).push(" LIKE ");
        self.query
            .push_bind(format!("%{escaped}%"))
            .push(" ESCAPE '\\'");
    }

    /// The conditions of a filter on `claims c` joined with `documents d`.
    pub(crate) fn claims(mut self, filter: &ClaimFilter, dating: Dating) -> Where {
        let folded = |names: &[String]| names.iter().map(|name| fold(name)).collect::<Vec<_>>();
        self.any_of(&["c.subject"], &folded(&filter.subjects));
        self.any_of(&["c.source"], &folded(&filter.sources));
        self.any_of(&["c.place", "c.area", "c.country"], &folded(&filter.places));
        self.any_of(&["c.measure"], &names(&filter.measures));
        self.any_of(&["c.stance"], &names(&filter.stances));
        self.any_of(&["c.kind"], &names(&filter.kinds));
        self.any_of(&["c.state"], &states(filter));
        self.any_number("c.document", filter.documents.iter().map(|id| id.0));
        self.any_number("c.id", filter.claims.iter().map(|id| id.0));
        self.compare("c.origin =", filter.origin.map(|origin| origin.to_string()));
        if let Some(about) = &filter.about {
            self.contains("c.folded", about);
        }
        if let Some(after) = filter.after {
            self.query.push(" AND c.id > ").push_bind(column(after.0));
        }
        self.occurred(filter, dating);
        self.published(filter, dating);
        self
    }

    fn occurred(&mut self, filter: &ClaimFilter, dating: Dating) {
        if filter.from.is_none() && filter.until.is_none() {
            return;
        }
        if dating == Dating::Untimed {
            self.query.push(" AND c.begins IS NULL AND c.ends IS NULL");
            return;
        }
        self.query
            .push(" AND (c.begins IS NOT NULL OR c.ends IS NOT NULL)");
        if let Some(from) = filter.from {
            self.query.push(" AND (c.ends IS NULL OR c.ends >= ");
            self.query.push_bind(from.to_string()).push(")");
        }
        if let Some(until) = filter.until {
            self.query.push(" AND (c.begins IS NULL OR c.begins <= ");
            self.query.push_bind(until.to_string()).push(")");
        }
    }

    fn published(&mut self, filter: &ClaimFilter, dating: Dating) {
        match (filter.as_of, dating) {
            (Some(_), Dating::Undated) => {
                self.query.push(" AND d.published IS NULL");
            }
            (as_of, _) => self.compare("d.published_last <=", as_of.map(|day| day.to_string())),
        }
    }

    /// The conditions of a filter on `documents d`.
    pub(crate) fn documents(mut self, filter: &DocumentFilter) -> Where {
        let outlets: Vec<String> = filter.outlets.iter().map(|name| fold(name)).collect();
        self.any_of(&["d.outlet"], &outlets);
        self.any_number("d.id", filter.documents.iter().map(|id| id.0));
        self.compare(
            "d.published_last <=",
            filter.as_of.map(|day| day.to_string()),
        );
        if filter.undated_only {
            self.query.push(" AND d.published IS NULL");
        }
        if !filter.redacted {
            self.query.push(" AND d.redacted = 0");
        }
        if let Some(after) = filter.after {
            self.query.push(" AND d.id > ").push_bind(column(after.0));
        }
        self
    }
}

fn names(values: &[impl ToString]) -> Vec<String> {
    values.iter().map(ToString::to_string).collect()
}

/// The states asked for. Redacted claims have no words and cannot be listed.
fn states(filter: &ClaimFilter) -> Vec<String> {
    let asked = |state: &&State| match filter.states.is_empty() {
        true => state.current(),
        false => filter.states.contains(state),
    };
    let states = State::ALL.iter().filter(asked);
    let states = states.filter(|state| **state != State::Redacted);
    let states = states.filter(|state| !filter.reviewed_only || state.reviewed());
    // No name at all would ask for everything.
    let names: Vec<String> = states.map(ToString::to_string).collect();
    if names.is_empty() {
        vec!["none".into()]
    } else {
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sqlite::open_or_create;
    use record::Measure;
    use std::time::Duration;

    /// How the file is searched for a filter: an index that is no longer taken shows in no result, only in the time.
    async fn check(filter: ClaimFilter, expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.ledger");
        let pool = open_or_create(&path, Duration::from_secs(10))
            .await
            .unwrap();
        let select = "EXPLAIN QUERY PLAN SELECT COUNT(*) FROM claims c \
                      JOIN documents d ON d.id = c.document WHERE 1 = 1";
        let mut query = Where::new(select).claims(&filter, Dating::Known).finish("");
        let steps: Vec<(i64, i64, i64, String)> =
            query.build_query_as().fetch_all(&pool).await.unwrap();
        let steps: Vec<String> = steps.into_iter().map(|step| step.3).collect();
        let looks_through = |step: &String| step.starts_with("SCAN");
        assert!(!steps.iter().any(looks_through), "{filter:?}: {steps:?}");
        for index in expected {
            assert!(
                steps.iter().any(|step| step.contains(index)),
                "{filter:?}: {steps:?}"
            );
        }
    }

    #[tokio::test]
    async fn claims_of_a_place_or_measure_are_found_without_looking_at_all() {
        let as_of = "2016-03-22".parse().ok();
        let places = ClaimFilter {
            places: vec!["Syria".into(), "SY".into()],
            as_of,
            ..ClaimFilter::default()
        };
        check(
            places,
            &["claims_place (", "claims_area (", "claims_country ("],
        )
        .await;
        let years = ClaimFilter {
            measures: vec![Measure::Fatalities],
            from: "2010-01-01".parse().ok(),
            until: "2012-12-31".parse().ok(),
            as_of,
            ..ClaimFilter::default()
        };
        check(years, &["COVERING INDEX claims_measure ("]).await;
    }
}
