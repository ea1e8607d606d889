//! As much of JSON Schema as the documented schemas use; a keyword that is
//! not known here fails the test, so that nothing goes unchecked.

use serde_json::Value;

pub(crate) struct Schema(Value);

impl Schema {
    /// Reads `docs/schema/NAME.schema.json`.
    pub(crate) fn read(name: &str) -> Schema {
        let path = format!(
            "{}/../docs/schema/{name}.schema.json",
            env!("CARGO_MANIFEST_DIR")
        );
        Schema(serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
    }

    pub(crate) fn check(&self, value: &Value) {
        if let Err(error) = self.holds(&self.0, value, "$") {
            panic!("{error}\n{value:#}");
        }
    }

    fn holds(&self, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
        for (keyword, rule) in schema.as_object().unwrap() {
            let fits = match keyword.as_str() {
                "$schema"
                | "$defs"
                | "title"
                | "description"
                | "required"
                | "additionalProperties" => Ok(()),
                "$ref" => self.holds(
                    &self.0["$defs"][rule.as_str().unwrap().trim_start_matches("#/$defs/")],
                    value,
                    at,
                ),
                "type" => one_of(rule)
                    .iter()
                    .any(|name| is(name, value))
                    .then_some(())
                    .ok_or_else(|| format!("{at} is no {rule}")),
                "enum" => rule
                    .as_array()
                    .unwrap()
                    .contains(value)
                    .then_some(())
                    .ok_or_else(|| format!("{at} is none of {rule}")),
                "anyOf" => self.any(rule, value, at),
                "items" => self.items(rule, value, at),
                "properties" => self.properties(schema, value, at),
                other => panic!("keyword {other} is not checked here"),
            };
            fits?;
        }
        Ok(())
    }

    fn any(&self, rule: &Value, value: &Value, at: &str) -> Result<(), String> {
        let tried: Vec<_> = rule
            .as_array()
            .unwrap()
            .iter()
            .map(|schema| self.holds(schema, value, at))
            .collect();
        let errors = || {
            tried
                .iter()
                .filter_map(|tried| tried.clone().err())
                .collect::<Vec<_>>()
                .join(" and ")
        };
        if tried.iter().any(Result::is_ok) {
            Ok(())
        } else {
            Err(errors())
        }
    }

    fn items(&self, rule: &Value, value: &Value, at: &str) -> Result<(), String> {
        let mut items = value.as_array().into_iter().flatten().enumerate();
        items.try_for_each(|(index, item)| self.holds(rule, item, &format!("{at}[{index}]")))
    }

    /// All required keys, no others, each as its schema says.
    fn properties(&self, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
        let (known, Some(object)) = (schema["properties"].as_object().unwrap(), value.as_object())
        else {
            return Ok(());
        };
        for key in schema["required"].as_array().unwrap() {
            object
                .get(key.as_str().unwrap())
                .ok_or_else(|| format!("{at} lacks {key}"))?;
        }
        assert_eq!(schema["additionalProperties"], false);
        for (key, value) in object {
            let rule = known
                .get(key)
                .ok_or_else(|| format!("{at} has an undocumented {key:?}"))?;
            self.holds(rule, value, &format!("{at}.{key}"))?;
        }
        Ok(())
    }
}

fn one_of(rule: &Value) -> Vec<&str> {
    rule.as_array().map_or_else(
        || rule.as_str().into_iter().collect(),
        |names| names.iter().filter_map(Value::as_str).collect(),
    )
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "null" => value.is_null(),
        other => panic!("type {other} is not checked here"),
    }
}
