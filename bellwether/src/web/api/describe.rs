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
const SCHEMAS: [(&str, &str); 3] = [
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
    fn every_route_is_described() {
        let api = openapi();
        let paths = api["paths"].as_object().unwrap();
        assert_eq!(paths.len(), 10);
        assert!(
            paths
                .keys()
                .all(|path| path.starts_with(super::super::BASE))
        );
        assert_eq!(api["components"]["schemas"].as_object().unwrap().len(), 4);
    }
}
