//! Words for a public role: what admits a person as an entity.

/// Nouns of office, rank and expertise. A profession alone ("teacher", "driver", "journalist")
/// or an honorific ("sheikh", "mullah") is no public role.
const ROLES: &[&str] = &[
    "president",
    "minister",
    "premier",
    "chancellor",
    "king",
    "queen",
    "prince",
    "princess",
    "sultan",
    "emir",
    "secretary",
    "undersecretary",
    "ambassador",
    "envoy",
    "diplomat",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "general",
    "colonel",
    "admiral",
    "brigadier",
    "marshal",
    "commander",
    "chief",
    "head",
    "director",
    "chairman",
    "chairwoman",
    "chair",
    "chairperson",
    "leader",
    "governor",
    "mayor",
    "senator",
    "congressman",
    "congresswoman",
    "lawmaker",
    "legislator",
    "parliamentarian",
    "speaker",
    "judge",
    "justice",
    "prosecutor",
    "analyst",
    "expert",
    "professor",
    "researcher",
    "scholar",
    "fellow",
    "historian",
    "academic",
    "economist",
    "editor",
    "columnist",
    "commentator",
    "official",
    "adviser",
    "advisor",
    "coordinator",
    "representative",
    "commissioner",
    "archbishop",
    "bishop",
    "pope",
    "ayatollah",
    "cardinal",
    "founder",
    "co-founder",
    "cofounder",
    "politician",
    "ideologue",
    "warlord",
    "ringleader",
    "mastermind",
    "candidate",
    "rapporteur",
    "deputy",
    "mp",
    "caliph",
    "dictator",
    "ruler",
    "monarch",
    "councillor",
    "negotiator",
    "mediator",
    "strategist",
    "consul",
    "nuncio",
    "warchief",
    "kingpin",
    "vice-president",
    "secretary-general",
    "theologian",
    "author",
];

/// Short titles before a name.
const TITLES: &[&str] = &[
    "gen.",
    "gen",
    "lt.",
    "maj.",
    "col.",
    "adm.",
    "sen.",
    "rep.",
    "gov.",
    "prof.",
    "amb.",
    "pres.",
    "sec.",
    "brig.",
    "cmdr.",
    "ayatollah",
    "emir",
    "king",
    "queen",
    "prince",
    "pope",
    "bishop",
    "archbishop",
    "justice",
];

/// Whether `word` names a public role; plurals count where `plural` is asked for.
pub(super) fn is_role(word: &str) -> bool {
    let word = word.to_lowercase();
    let word = word
        .strip_suffix("-designate")
        .or(word.strip_suffix("-elect"))
        .unwrap_or(&word);
    ROLES.contains(&word)
        || word
            .rsplit_once('-')
            .is_some_and(|(_, last)| ROLES.contains(&last))
}

/// Whether `word` names several holders of a public role: "academics".
pub(super) fn are_roles(word: &str) -> bool {
    let word = word.to_lowercase();
    word.strip_suffix('s').is_some_and(is_role) || word == "policymakers" || word == "politicians"
}

/// Whether `word` is a title that stands right before a name.
pub(crate) fn is_title(word: &str) -> bool {
    TITLES.contains(&word.to_lowercase().as_str()) || is_role(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_is_a_role_and_a_trade_is_none() {
        let found: Vec<_> = [
            "minister",
            "Minister-designate",
            "spokeswoman",
            "teacher",
            "widow",
            "driver",
        ]
        .map(is_role)
        .into();
        assert_eq!(found, [true, true, true, false, false, false]);
    }
}
