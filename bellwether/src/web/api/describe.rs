//! The description of the API, made from the handlers themselves.

use super::answers::written;
use crate::web::failure::Answer;
use serde_json::{Value, json};
use utoipa::{IntoParams, OpenApi};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Bellwether",
        description = "What is said about a threat, traceable to its source. Say the token of the run as `Authorization: Bearer TOKEN`.",
        license(name = "Apache-2.0 OR MIT"),
    ),
    paths(
        super::look::status,
        super::documents::list,
        super::documents::one,
        super::claims::list,
        super::claims::one,
        super::review::judge,
        super::look::numbers,
        super::look::sources,
        super::look::brief,
        super::look::search,
        super::events::datasets,
        super::events::rows,
        super::events::count,
        super::events::series,
        super::findings::list_checks,
        super::findings::list_warnings,
    ),
    components(schemas(super::review::Judgement))
)]
struct Api;

/// Which claims: the options of `bellwether claims`.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "tells the description what `asked` reads")]
pub(super) struct Filters {
    /// About this group, person or place, by any of its names, or from a passage about it
    about: Option<String>,
    /// Said by this source
    source: Option<String>,
    /// Said by a source in this capacity
    role: Option<String>,
    /// In this place, area or country
    place: Option<String>,
    /// What the speaker does with it
    stance: Option<String>,
    /// What sort of statement
    kind: Option<String>,
    /// That measure this
    measure: Option<String>,
    /// About a time on this day or later
    from: Option<String>,
    /// About a time on this day or earlier
    until: Option<String>,
    /// In this document, such as d7
    document: Option<String>,
    /// In this state of review, instead of all that are current
    state: Option<String>,
    /// Only what was published by the end of this day
    as_of: Option<String>,
    /// Only what a person accepted or wrote
    reviewed_only: Option<String>,
}

/// Which rows of which dataset: the options of `bellwether events`. Those that may be given again mean "any of".
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "tells the description what `select` reads")]
pub(super) struct Rows {
    /// The dataset; may be left out while there is only one
    dataset: Option<String>,
    /// Its version, the newest unless said
    version: Option<String>,
    /// Only versions released by the end of this day
    as_of: Option<String>,
    /// An actor on either side, by name, alias or identifier (may be given again)
    actor: Option<String>,
    /// The actor on the other side (may be given again)
    against: Option<String>,
    /// A country by name or code, or a region such as "West Africa" (may be given again)
    area: Option<String>,
    /// A country or region to leave out (may be given again)
    outside: Option<String>,
    /// A first-level area: a province, a state (may be given again)
    admin1: Option<String>,
    /// Type of violence: state-based, non-state, one-sided (may be given again)
    r#type: Option<String>,
    /// The source's own type of event, such as "Battles" (may be given again)
    kind: Option<String>,
    /// Who killed, for one-sided violence counted by that (may be given again)
    perpetrator: Option<String>,
    /// From this day, month or year on
    since: Option<String>,
    /// To the end of this day, month or year
    until: Option<String>,
}

/// How far to look.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "tells the description what `asked` reads")]
pub(super) struct Look {
    /// Only what was published by the end of this day
    as_of: Option<String>,
    /// Only what a person accepted or wrote
    reviewed_only: Option<String>,
}

/// Which page of a list.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "tells the description what handlers read")]
pub(super) struct Paging {
    /// The `next` of the page before
    after: Option<String>,
    /// Items on a page, 50 unless said, at most 200
    limit: Option<usize>,
}

/// The contracts of what `--json` prints, which the API sends as they are.
const SCHEMAS: [(&str, &str); 8] = [
    (
        "Claim",
        include_str!("../../../../docs/schema/claim.schema.json"),
    ),
    (
        "Number",
        include_str!("../../../../docs/schema/number.schema.json"),
    ),
    (
        "Brief",
        include_str!("../../../../docs/schema/brief.schema.json"),
    ),
    (
        "Dataset",
        include_str!("../../../../docs/schema/dataset.schema.json"),
    ),
    (
        "Event",
        include_str!("../../../../docs/schema/event.schema.json"),
    ),
    (
        "Answer",
        include_str!("../../../../docs/schema/events-answer.schema.json"),
    ),
    (
        "Check",
        include_str!("../../../../docs/schema/check.schema.json"),
    ),
    (
        "Warning",
        include_str!("../../../../docs/schema/warning.schema.json"),
    ),
];

/// The whole description, as OpenAPI has it.
pub(super) fn openapi() -> Value {
    let mut api = serde_json::to_value(Api::openapi()).unwrap_or_default();
    for (name, schema) in SCHEMAS {
        let mut schema: Value = serde_json::from_str(schema).unwrap_or_default();
        // What it refers to stands within it, not in the whole description.
        schema["$id"] = format!("urn:bellwether:{}", name.to_lowercase()).into();
        api["components"]["schemas"][name] = schema;
    }
    let list = |name: &str| {
        json!({ "type": "object", "required": ["items", "count", "next"], "properties": {
            "items": { "type": "array", "items": { "$ref": format!("#/components/schemas/{name}") } },
            "count": { "type": ["integer", "null"] }, "next": { "type": ["string", "null"] } } })
    };
    let one = |name: &str| json!({ "$ref": format!("#/components/schemas/{name}") });
    for (path, schema) in [
        ("claims", list("Claim")),
        ("numbers", list("Number")),
        ("brief", one("Brief")),
        ("events/datasets", list("Dataset")),
        ("events", list("Event")),
        ("events/count", one("Answer")),
        ("events/series", one("Answer")),
        ("checks", list("Check")),
        ("warnings", list("Warning")),
    ] {
        let path = format!("{}/{path}", super::BASE);
        api["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"] =
            schema;
    }
    api["components"]["securitySchemes"]["token"] = json!({ "type": "http", "scheme": "bearer" });
    api["security"] = json!([{ "token": [] }]);
    api
}

pub(super) async fn description() -> Answer {
    written(&openapi())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::asked::OPTIONS;
    use utoipa::openapi::path::ParameterIn;

    #[test]
    fn the_description_has_every_filter_of_the_command_line() {
        let described = Filters::into_params(|| Some(ParameterIn::Query));
        let mut described: Vec<String> = described.into_iter().map(|it| it.name).collect();
        let mut read: Vec<String> = OPTIONS.iter().map(|it| (*it).to_owned()).collect();
        read.push("reviewed_only".into());
        described.sort();
        read.sort();
        assert_eq!(described, read);
    }

    #[test]
    fn the_description_has_every_option_of_the_event_record() {
        let described = Rows::into_params(|| Some(ParameterIn::Query));
        let described: Vec<String> = described.into_iter().map(|it| it.name).collect();
        assert_eq!(described, crate::web::pages::events::OPTIONS);
    }

    #[test]
    fn every_route_is_described() {
        let api = openapi();
        let paths = api["paths"].as_object().unwrap();
        assert_eq!(paths.len(), 16);
        assert!(
            paths
                .keys()
                .all(|path| path.starts_with(super::super::BASE))
        );
        assert_eq!(api["components"]["schemas"].as_object().unwrap().len(), 9);
    }
}
