//! A question to the event record as a command line that can be run.

use events::Select;

/// The command that lists the rows of a selection.
pub(crate) fn rows(select: &Select) -> String {
    let mut parts = vec!["bellwether events list".to_owned()];
    parts.extend(flags(select));
    parts.join(" ")
}

fn flags(select: &Select) -> Vec<String> {
    let many = |flag: &str, values: &[String]| -> Vec<String> {
        let quoted = values
            .iter()
            .map(|value| format!("--{flag} {}", quoted(value)));
        quoted.collect()
    };
    let version = |version: &String| format!("--version {}", quoted(version));
    let mut flags = vec![format!("--dataset {}", quoted(&select.dataset))];
    flags.extend(select.version.iter().map(version));
    flags.extend(many("actor", &select.actor));
    flags.extend(many("against", &select.against));
    flags.extend(many("area", &select.area));
    flags.extend(many("outside", &select.outside));
    flags.extend(many("admin1", &select.admin1));
    flags.extend(
        select
            .types
            .iter()
            .map(|violence| format!("--type {violence}")),
    );
    flags.extend(select.begin.map(|day| format!("--since {day}")));
    flags.extend(select.end.map(|day| format!("--until {day}")));
    flags
}

/// As a shell reads it back; names come from claims, so nothing in them may run.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.@,".contains(c);
    match !word.is_empty() && word.chars().all(plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_several_words_are_quoted_and_run_nothing() {
        let select = Select {
            actor: vec!["Islamic State".into(), "a'; rm -rf ~".into()],
            area: vec!["Mali".into()],
            ..Select::of("ucdp-ged")
        };
        let expected = r"bellwether events list --dataset ucdp-ged --actor 'Islamic State' --actor 'a'\''; rm -rf ~' --area Mali";
        assert_eq!(rows(&select), expected);
    }

    #[test]
    fn an_area_inside_a_country_is_asked_for() {
        let select = Select {
            area: vec!["Niger".into()],
            admin1: vec!["Agadez region".into()],
            ..Select::of("ucdp-ged")
        };
        let expected =
            "bellwether events list --dataset ucdp-ged --area Niger --admin1 'Agadez region'";
        assert_eq!(rows(&select), expected);
    }
}
