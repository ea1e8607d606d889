//! MUC-4's task: templates of terrorist incidents with their role fillers.
//!
//! Incidents are happenings of the kinds that MUC counts; fillers are the noun
//! phrases in their roles. A filler is given with all the ways to cut its noun
//! phrase ("three armed men", "armed men", "men"), since the corpus lists any of
//! them as mentions. The texts are lower-case, so nothing here asks for capitals:
//! persons are known by given names and titles, organisations by their last
//! word, an acronym in brackets, or a list.
//!
//! Shaped by: reports of clashes between army and guerrillas, which MUC does not
//! count; communiqués that speak of attacks in general; perpetrators' victims
//! who are soldiers (no victim by name).

mod fillers;
mod incidents;
mod organisations;
mod perpetrators;
mod persons;
mod targets;
mod weapons;

use crate::analysis::Analysis;

/// A filler: the strings by which the text mentions it.
pub type Filler = Vec<String>;

/// One template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// MUC's incident type: attack, bombing, kidnapping, arson, robbery.
    pub incident_type: &'static str,
    /// Persons who did it.
    pub perp_ind: Vec<Filler>,
    /// Organisations behind it.
    pub perp_org: Vec<Filler>,
    /// Things that were hit.
    pub target: Vec<Filler>,
    /// Persons harmed or aimed at, by name.
    pub victim: Vec<Filler>,
    /// What it was done with.
    pub weapon: Vec<Filler>,
}

/// The incidents of a text, one template for each type.
pub fn templates(text: &Analysis<'_>) -> Vec<Template> {
    let incidents = incidents::incidents(text);
    let mut types: Vec<&'static str> = Vec::new();
    for incident in &incidents {
        if !types.contains(&incident.incident_type) {
            types.push(incident.incident_type);
        }
    }
    let mut found: Vec<Template> = types
        .iter()
        .map(|incident_type| {
            let of_type: Vec<_> = incidents
                .iter()
                .filter(|i| i.incident_type == *incident_type)
                .collect();
            Template {
                incident_type,
                perp_ind: perpetrators::perpetrators(text, &of_type),
                perp_org: vec![],
                target: targets::targets(text, &of_type),
                victim: persons::victims(text, &of_type),
                weapon: weapons::weapons(text, &of_type),
            }
        })
        .collect();
    if let Some(first) = found.first_mut() {
        first.perp_org = organisations::behind(text, &incidents);
    }
    found
}

/// Whether a list of words parted by blanks has `word`.
fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::certainty::testing::parsed;

    #[test]
    fn roles_are_filled_from_the_incidents() {
        let text = "rebels of the farc dynamited a bridge near the town. \
                    mayor jorge salinas vega was kidnapped yesterday.";
        let found = templates(&parsed(text));
        let types: Vec<_> = found.iter().map(|t| t.incident_type).collect();
        assert_eq!(types, ["bombing", "kidnapping"]);
        assert_eq!(found[0].target, [["bridge"]]);
        assert_eq!(found[1].victim, [["jorge salinas vega"]]);
        assert!(found[0].perp_org[0].contains(&"farc".to_owned()));
    }
}
