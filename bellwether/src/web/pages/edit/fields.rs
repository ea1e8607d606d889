//! The fields of the form: the options of `bellwether claim add` and `review
//! edit`, read by the same parser. What a person did not change is not given.

use crate::fields::Fields;
use crate::web::failure::Failure;
use crate::web::parts;
use clap::Parser as _;
use record::{
    Claim, Comparator, Document, Draft, EntityKind, Kind, Measure, Nature, Role, Stance, Unit,
};

#[derive(clap::Parser)]
#[command(no_binary_name = true, disable_help_flag = true)]
struct Written {
    #[command(flatten)]
    fields: Fields,
}

/// An option of [`Fields`]: its name, its label and its choices, if it has any.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) choices: Vec<&'static str>,
}

pub(super) fn fields() -> Vec<(&'static str, Vec<Field>)> {
    let text = |name, label| Field {
        name,
        label,
        choices: vec![],
    };
    fn pick<T>(name: &'static str, label: &'static str, all: &'static [T]) -> Field
    where
        T: Copy + ToString,
        &'static str: From<parts::Name<T>>,
    {
        let choices = all.iter().map(|it| parts::Name(*it).into()).collect();
        Field {
            name,
            label,
            choices,
        }
    }
    vec![
        (
            "Who",
            vec![
                text("source", "Source"),
                pick("role", "In which capacity", Role::ALL),
                pick("stance", "What the speaker does", Stance::ALL),
                pick("kind", "Sort of statement", Kind::ALL),
            ],
        ),
        (
            "About whom and where",
            vec![
                text("subject", "Subject"),
                pick("subject-kind", "What the subject is", EntityKind::ALL),
                text("place", "Place"),
                text("country", "Country code"),
            ],
        ),
        (
            "When",
            vec![text("begin", "First day"), text("until", "Last day")],
        ),
        (
            "How much",
            vec![
                pick("measure", "What is measured", Measure::ALL),
                text("low", "At least"),
                text("high", "At most"),
                pick("unit", "Unit", Unit::ALL),
                pick("comparator", "How the words bound it", Comparator::ALL),
                pick("nature", "Level, change or rate", Nature::ALL),
            ],
        ),
    ]
}

/// What the fields of a draft are now, empty where there is nothing.
pub(super) fn value(draft: &Draft, name: &str) -> String {
    let quantity = draft.quantity.as_ref();
    let number = |bound: Option<f64>| bound.map(|it| it.to_string());
    let day = |pick: fn(&record::Window) -> Option<record::Date>| {
        let window = draft.time.as_ref()?.window?;
        pick(&window).map(|day| day.to_string())
    };
    let value = match name {
        "source" => Some(draft.attribution.source.name().to_owned()),
        "role" => Some(draft.attribution.source.role.to_string()),
        "stance" => Some(draft.stance.to_string()),
        "kind" => Some(draft.kind.to_string()),
        "subject" => draft.subject.as_ref().map(|it| it.name.clone()),
        "subject-kind" => draft.subject.as_ref().map(|it| it.kind.to_string()),
        "place" => draft.place.as_ref().map(|it| it.name.clone()),
        "country" => draft.place.as_ref().and_then(|it| it.country.clone()),
        "begin" => day(|window| window.begin),
        "until" => day(|window| window.end),
        "measure" => quantity.map(|it| it.measure.to_string()),
        "low" => quantity.and_then(|it| number(it.low)),
        "high" => quantity.and_then(|it| number(it.high)),
        "unit" => quantity.map(|it| it.unit.to_string()),
        "comparator" => quantity.map(|it| it.comparator.to_string()),
        "nature" => quantity.map(|it| it.nature.to_string()),
        _ => None,
    };
    value.unwrap_or_default()
}

/// Options that take "none" for nothing.
const CLEARABLE: [&str; 4] = ["subject", "place", "low", "high"];

/// The options for what a form says otherwise than the draft.
fn options(draft: &Draft, pairs: &[(String, String)]) -> Vec<String> {
    let named = fields().into_iter().flat_map(|(_, fields)| fields);
    let mut options = vec![];
    for Field { name, .. } in named {
        let given = pairs.iter().find(|(key, _)| key == name);
        let Some((_, given)) = given else { continue };
        let (given, now) = (given.trim(), value(draft, name));
        match given.is_empty() {
            _ if given == now => {}
            true if CLEARABLE.contains(&name) => options.push(format!("--{name}=none")),
            true => {}
            false => options.push(format!("--{name}={given}")),
        }
    }
    // Days are said together: one alone would clear the other.
    let said = |name: &str| {
        options
            .iter()
            .any(|it| it.starts_with(&format!("--{name}=")))
    };
    let other = match (said("begin"), said("until")) {
        (true, false) => Some("until"),
        (false, true) => Some("begin"),
        _ => None,
    };
    if let Some(name) = other.filter(|name| !value(draft, name).is_empty()) {
        options.push(format!("--{name}={}", value(draft, name)));
    }
    options
}

/// The draft as a form says it should be.
pub(super) fn apply(
    document: &Document,
    mut draft: Draft,
    pairs: &[(String, String)],
) -> Result<Claim, Failure> {
    let written = Written::try_parse_from(options(&draft, pairs)).map_err(|error| {
        let told = error.render().to_string();
        Failure::bad(
            told.lines()
                .next()
                .unwrap_or_default()
                .trim_start_matches("error: "),
        )
    })?;
    let told = |error: anyhow::Error| Failure::bad(error.to_string());
    written.fields.apply(document, &mut draft).map_err(told)?;
    Ok(Claim::new(document, draft)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_form_has_every_option_of_the_command_line() {
        let command = Written::command();
        let options = command.get_arguments().filter_map(|it| it.get_long());
        let mut options: Vec<&str> = options.filter(|it| *it != "help").collect();
        let mut shown: Vec<&str> = fields()
            .iter()
            .flat_map(|it| &it.1)
            .map(|it| it.name)
            .collect();
        options.sort_unstable();
        shown.sort_unstable();
        assert_eq!(shown, options);
    }

    #[test]
    fn only_what_was_changed_is_said() {
        let draft = Draft::statement(record::Span::new(0, 3));
        let check = |pairs: &[(&str, &str)], expected: &[&str]| {
            let pairs: Vec<_> = pairs
                .iter()
                .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()))
                .collect();
            assert_eq!(options(&draft, &pairs), expected);
        };
        check(
            &[("source", "author"), ("place", ""), ("stance", "asserts")],
            &[],
        );
        check(
            &[("stance", "denies"), ("subject", "--low=3")],
            &["--stance=denies", "--subject=--low=3"],
        );
    }
}
