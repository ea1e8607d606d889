//! A claim on its way to a test: what its words give, and what a person adds.

use super::words::Words;
use events::Violence;
use record::{
    CheckKind, Date, EntityKind, Mode, PartialDate, Place, PlaceKind, Setting, Stance, StoredClaim,
    StoredDocument,
};

/// Choices that the words did not make. Each is kept with the check, so that it can be made again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The sort of test.
    pub kind: Option<CheckKind>,
    /// Whom it is about, by a name or alias of the dataset.
    pub actor: Option<String>,
    /// With whom it is compared.
    pub against: Option<String>,
    /// Where: countries or regions, each a scope of its own.
    pub area: Vec<String>,
    /// The home area of a group.
    pub home: Vec<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// How long after it was said it is due, in months.
    pub horizon_months: Option<u16>,
    /// Only these types of violence.
    pub types: Vec<Violence>,
    /// Whether deaths may stand in for what no dataset counts: capability, influence, presence.
    pub stand_in: bool,
}

/// A claim with its document and the choices made for it.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The claim.
    pub claim: &'a StoredClaim,
    /// Its document.
    pub document: &'a StoredDocument,
    /// The choices.
    pub options: &'a Options,
    /// Hindsight or as of a day.
    pub mode: Mode,
}

impl Case<'_> {
    /// What is said, without who says it.
    pub(super) fn content(&self) -> String {
        let text = &self.document.document.text;
        let content = &self.claim.claim.attribution.content;
        let parts: Vec<&str> = content.iter().filter_map(|span| span.of(text)).collect();
        parts.join(" ")
    }

    pub(super) fn words(&self) -> Words {
        Words::of(&self.content())
    }

    /// Whether the speaker says that it is not so.
    pub(super) fn denied(&self) -> bool {
        self.claim.claim.stance == Stance::Denies
    }

    /// The day by which it was said: the last the report's date allows.
    pub(super) fn said(&self) -> Option<Date> {
        self.document.document.published.map(PartialDate::last)
    }

    /// Whom it is about, if that can have rows.
    pub(super) fn actor(&self) -> Option<String> {
        let armed = |kind| matches!(kind, EntityKind::ArmedGroup | EntityKind::Government);
        let subject = self.claim.claim.subject.as_ref();
        let named = subject.filter(|subject| armed(subject.kind));
        self.options
            .actor
            .clone()
            .or_else(|| Some(named?.name.clone()))
    }

    /// Where, as names a dataset's query understands.
    pub(super) fn areas(&self) -> Vec<String> {
        match self.options.area.is_empty() {
            true => self.claim.claim.place.iter().filter_map(area).collect(),
            false => self.options.area.clone(),
        }
    }

    /// The days its words name, or those chosen.
    pub(super) fn window(&self) -> Option<(Date, Date)> {
        let quantity = self.claim.claim.quantity.as_ref();
        let as_of = quantity.and_then(|quantity| quantity.as_of.as_ref());
        let when = as_of.or(self.claim.claim.time.as_ref());
        let window = when.and_then(|when| when.window);
        let from = self.options.from.or(window.and_then(|window| window.begin));
        let until = self.options.until.or(window.and_then(|window| window.end));
        Some((from?, until?))
    }

    /// Whether the words themselves name the days.
    pub(super) fn names_time(&self) -> bool {
        let time = self.claim.claim.time.as_ref();
        time.is_some_and(|when| when.window.is_some_and(|window| window.end.is_some()))
    }

    /// The choices as they are kept with the check.
    pub(super) fn settings(&self) -> Vec<Setting> {
        self.options.settings()
    }
}

/// A country by its code, a larger or smaller area by its name.
fn area(place: &Place) -> Option<String> {
    match place.kind {
        PlaceKind::Unresolved | PlaceKind::Feature => None,
        // A landscape such as Sinai lies in one country, which rows know; the Sahel in none.
        PlaceKind::Region => place.country.clone().or_else(|| Some(place.name.clone())),
        PlaceKind::Country => Some(place.name.clone()),
        PlaceKind::Area | PlaceKind::Settlement => place.country.clone(),
    }
}

impl Options {
    /// Each choice as a name and a value; nothing for what was not chosen.
    pub fn settings(&self) -> Vec<Setting> {
        let one = |name: &str, value: Option<String>| value.map(|value| setting(name, value));
        let many = |name: &'static str, values: &[String]| {
            let values = values.to_vec();
            values.into_iter().map(move |value| setting(name, value))
        };
        let types: Vec<String> = self.types.iter().map(ToString::to_string).collect();
        let mut settings: Vec<Setting> = [
            one("kind", self.kind.map(|kind| kind.to_string())),
            one("actor", self.actor.clone()),
            one("against", self.against.clone()),
            one("from", self.from.map(|day| day.to_string())),
            one("until", self.until.map(|day| day.to_string())),
            one(
                "horizon",
                self.horizon_months.map(|months| months.to_string()),
            ),
            one("stand-in", self.stand_in.then(|| "deaths".into())),
        ]
        .into_iter()
        .flatten()
        .collect();
        settings.extend(many("area", &self.area));
        settings.extend(many("home", &self.home));
        settings.extend(many("type", &types));
        settings
    }

    /// Reads back what [`Options::settings`] wrote; names it does not know are passed over.
    pub fn from_settings(settings: &[Setting]) -> Options {
        let all = |name: &str| -> Vec<String> {
            let named = settings.iter().filter(|setting| setting.name == name);
            named.map(|setting| setting.value.clone()).collect()
        };
        let one = |name: &str| all(name).into_iter().next();
        Options {
            kind: one("kind").and_then(|value| value.parse().ok()),
            actor: one("actor"),
            against: one("against"),
            area: all("area"),
            home: all("home"),
            from: one("from").and_then(|value| value.parse().ok()),
            until: one("until").and_then(|value| value.parse().ok()),
            horizon_months: one("horizon").and_then(|value| value.parse().ok()),
            types: all("type")
                .iter()
                .filter_map(|value| value.parse().ok())
                .collect(),
            stand_in: one("stand-in").is_some(),
        }
    }
}

fn setting(name: &str, value: String) -> Setting {
    Setting {
        name: name.into(),
        value,
        chosen: true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_come_back_as_they_were_kept() {
        let options = Options {
            kind: Some(CheckKind::Spread),
            actor: Some("IS".into()),
            home: vec!["Iraq".into(), "Syria".into()],
            horizon_months: Some(24),
            types: vec![Violence::OneSided],
            stand_in: true,
            ..Options::default()
        };
        assert_eq!(Options::from_settings(&options.settings()), options);
        assert_eq!(Options::default().settings(), []);
    }
}
