//! Options that pick claims, shared by `claims`, `numbers` and `brief`, and
//! the shelf they lead to.

use crate::about::{About, Topic};
use crate::context::Context;
use judging::{Shelf, View, fold};
use ledger::{ClaimFilter, DocumentFilter, Ledger, StoredCarrier};
use reading::places::Gazetteer;
use record::{
    Date, DocumentId, Identities, Kind, Measure, PartialDate, Role, Stance, State, StoredClaim,
    StoredDocument,
};
use std::collections::BTreeMap;

/// Which claims to take.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Which claims")]
pub(crate) struct Select {
    /// About this group, person or place, by any of its names, or from a passage about it
    #[arg(long, value_name = "NAME")]
    pub(crate) about: Option<String>,

    /// Said by this source
    #[arg(long, value_name = "NAME")]
    pub(crate) source: Option<String>,

    /// Said by a source in this capacity
    #[arg(long, value_name = "ROLE", value_parser = named::<Role>(Role::ALL))]
    pub(crate) role: Option<Role>,

    /// In this place, area or country (by name, or a country's two-letter code)
    #[arg(long, value_name = "NAME")]
    pub(crate) place: Option<String>,

    /// What the speaker does with it
    #[arg(long, value_parser = named::<Stance>(Stance::ALL))]
    pub(crate) stance: Option<Stance>,

    /// What sort of statement
    #[arg(long, value_parser = named::<Kind>(Kind::ALL))]
    pub(crate) kind: Option<Kind>,

    /// About a time on this day or later
    #[arg(long, alias = "since", value_name = "DATE")]
    pub(crate) from: Option<PartialDate>,

    /// About a time on this day or earlier
    #[arg(long, value_name = "DATE")]
    pub(crate) until: Option<PartialDate>,

    /// In this document, such as d7
    #[arg(long, value_name = "DOC")]
    pub(crate) document: Option<DocumentId>,

    #[command(flatten)]
    pub(crate) look: Look,
}

/// How far to look: options that a brief has too.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
#[command(next_help_heading = "How far to look")]
pub(crate) struct Look {
    /// Only what was published by the end of this day; reports without a date are left out
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<PartialDate>,

    /// Only claims that a person accepted or wrote
    #[arg(long)]
    pub(crate) reviewed_only: bool,
}

/// A parser of a stable name that lists the names in `--help` and in its error.
pub(crate) fn named<T>(all: &'static [T]) -> impl clap::builder::TypedValueParser<Value = T>
where
    T: Copy + Send + Sync + std::fmt::Display + std::str::FromStr + 'static,
    T::Err: Into<Box<dyn std::error::Error + Send + Sync + 'static>>,
{
    use clap::builder::TypedValueParser as _;
    let names: Vec<&'static str> = all
        .iter()
        .map(|name| -> &'static str { name.to_string().leak() })
        .collect();
    clap::builder::PossibleValuesParser::new(names).try_map(|name| name.parse::<T>())
}

/// Documents and claims loaded from a ledger.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    pub(crate) documents: Vec<StoredDocument>,
    pub(crate) claims: Vec<StoredClaim>,
    /// Outlets that ran the text of a document after its own.
    pub(crate) carriers: Vec<StoredCarrier>,
    /// What names mean, as persons ruled.
    pub(crate) identities: Identities,
    pub(crate) view: View,
    /// Claims left out because their words tell no time that could be compared.
    pub(crate) untimed: usize,
}

impl Loaded {
    pub(crate) fn shelf(&self) -> Shelf<'_> {
        let copies = self.carriers.iter().map(|it| (it.document, &it.carrier));
        Shelf::new(&self.documents, &self.claims, self.view).carried(copies)
    }
}

impl Look {
    pub(crate) fn day(self) -> Option<Date> {
        self.as_of.map(PartialDate::last)
    }
}

impl Select {
    /// What of it the ledger filters by.
    pub(crate) fn filter(&self, measure: Option<Measure>, state: Option<State>) -> ClaimFilter {
        ClaimFilter {
            places: self.places(),
            measures: measure.into_iter().collect(),
            stances: self.stance.into_iter().collect(),
            kinds: self.kind.into_iter().collect(),
            documents: self.document.into_iter().collect(),
            states: state.into_iter().collect(),
            reviewed_only: self.look.reviewed_only,
            from: self.from.map(PartialDate::first),
            until: self.until.map(PartialDate::last),
            as_of: self.look.day(),
            ..ClaimFilter::default()
        }
    }

    /// The name asked for, and the code of the country of that name: what lies in
    /// Pakistan carries "PK", and what lies in Borno carries "Borno State".
    fn places(&self) -> Vec<String> {
        let code = self.place.as_deref().and_then(country_code);
        let areas = self.place.iter().flat_map(|name| as_area(name));
        self.place
            .iter()
            .cloned()
            .chain(code)
            .chain(areas)
            .collect()
    }

    /// The claims asked for, with all documents of the ledger.
    pub(crate) async fn load(
        &self,
        ledger: &Ledger,
        measure: Option<Measure>,
        state: Option<State>,
    ) -> anyhow::Result<Loaded> {
        let mut listing = ledger.claims(&self.filter(measure, state)).await?;
        let documents = ledger.documents(&DocumentFilter::default()).await?;
        let identities = ledger.identities(self.look.day()).await?;
        let carriers = ledger.carriers().await?;
        let about = self
            .about
            .as_deref()
            .map(|name| Topical::new(About::under(name, &identities), &documents));
        let source = self
            .source
            .as_deref()
            .map(|name| About::under(name, &identities));
        listing.claims.retain(|claim| {
            self.role
                .is_none_or(|role| claim.claim.attribution.source.role == role)
                && about.as_ref().is_none_or(|about| about.keeps(claim))
                && source.as_ref().is_none_or(|source| source.speaks(claim))
        });
        let view = View {
            as_of: self.look.day(),
            reviewed_only: self.look.reviewed_only,
            state,
        };
        Ok(Loaded {
            documents,
            claims: listing.claims,
            carriers,
            identities,
            view,
            untimed: listing.untimed,
        })
    }
}

/// What first-level areas are called after their names. People leave it out; gazetteers keep it.
const AREAS: [&str; 8] = [
    "State",
    "Province",
    "Region",
    "Governorate",
    "District",
    "County",
    "Department",
    "Oblast",
];

/// "Borno State" for "Borno", and "Borno" for "Borno State".
fn as_area(name: &str) -> Vec<String> {
    let name = name.trim();
    let bare = AREAS.iter().find_map(|area| {
        let (bare, last) = name.rsplit_once(' ')?;
        last.eq_ignore_ascii_case(area).then(|| bare.to_owned())
    });
    match bare {
        Some(bare) => vec![bare],
        None => AREAS.map(|area| format!("{name} {area}")).to_vec(),
    }
}

fn country_code(name: &str) -> Option<String> {
    let gazetteer = Gazetteer::embedded().ok()?;
    let country = gazetteer.country_by_name(name)?;
    gazetteer.code(country.id).map(str::to_owned)
}

/// A name with the parts of each report that are about it.
struct Topical {
    about: About,
    topics: BTreeMap<DocumentId, Topic>,
}

impl Topical {
    fn new(about: About, documents: &[StoredDocument]) -> Self {
        let topics = documents
            .iter()
            .map(|stored| (stored.id, about.topic(&stored.document)));
        Topical {
            topics: topics.collect(),
            about,
        }
    }

    /// Whether a claim is about it or its own word.
    fn keeps(&self, claim: &StoredClaim) -> bool {
        let topic = self.topics.get(&claim.document);
        self.about.speaks(claim) || topic.is_some_and(|topic| self.about.concerns(claim, topic))
    }
}

/// Says on standard error what was left out and, where nothing was found, what is there.
pub(crate) async fn explain(
    context: &Context,
    ledger: &Ledger,
    select: &Select,
    loaded: &Loaded,
) -> anyhow::Result<()> {
    let shelf = loaded.shelf();
    let undated = shelf.undated().len();
    if loaded.view.as_of.is_some() && undated > 0 {
        context.say(format!(
            "{undated} reports without a date were left out; `bellwether date DOC DATE` gives one"
        ));
    }
    if loaded.untimed > 0 {
        context.say(format!(
            "{} claims tell no time that could be compared and were left out",
            loaded.untimed
        ));
    }
    if shelf.claims().next().is_none() {
        if let Some(name) = &select.about {
            context.say(nothing_about(ledger, name, loaded.view.as_of).await?);
        }
        if let Some(name) = &select.place {
            context.say(nothing_in(ledger, name).await?);
        }
    }
    Ok(())
}

/// "no claims about X published by DAY; the ledger speaks of …".
pub(crate) async fn nothing_about(
    ledger: &Ledger,
    name: &str,
    as_of: Option<Date>,
) -> anyhow::Result<String> {
    let filter = ClaimFilter {
        as_of,
        ..ClaimFilter::default()
    };
    let claims = ledger.claims(&filter).await?.claims;
    let subjects = claims.iter().filter_map(|it| it.claim.subject.as_ref());
    let subjects: Vec<&str> = subjects.map(|subject| subject.name.as_str()).collect();
    // There are some, and other filters left them out.
    let fit = subjects.iter().any(|subject| fold(subject) == fold(name));
    let named = likest(name, subjects.into_iter());
    let by = as_of.map_or(String::new(), |day| format!(" published by {day}"));
    let by = if fit { format!("{by} that fit") } else { by };
    Ok(match (named.is_empty(), as_of) {
        (false, _) => format!("no claims about {name:?}{by}; the ledger speaks of {named}"),
        (true, Some(_)) => format!("no claims about {name:?}{by}, nor about anything else"),
        (true, None) => format!(
            "no claims about {name:?}; the ledger has no claims about anything yet: `bellwether read PATH`"
        ),
    })
}

/// "no claims in X that fit; the ledger has places such as …".
async fn nothing_in(ledger: &Ledger, name: &str) -> anyhow::Result<String> {
    let claims = ledger.claims(&ClaimFilter::default()).await?.claims;
    let places = claims.iter().filter_map(|it| it.claim.place.as_ref());
    let named = likest(name, places.map(|place| place.name.as_str()));
    Ok(match named.is_empty() {
        true => format!("no claims in {name:?}, nor in any other place"),
        false => format!("no claims in {name:?} that fit; the ledger has places such as {named}"),
    })
}

/// The names most like one, then those told most often, each with how often.
fn likest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> String {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    names.for_each(|name| *counted.entry(name).or_default() += 1);
    let mut counted: Vec<_> = counted
        .into_iter()
        .map(|(name, claims)| (claims, name))
        .collect();
    let like = |other: &str| fold(other).contains(&fold(name)) || fold(name).contains(&fold(other));
    counted.sort_by_key(|(count, other)| (!like(other), std::cmp::Reverse(*count), *other));
    let named = counted.iter().take(8);
    let named = named.map(|(n, other)| format!("{} ({n})", crate::view::safe::line(other)));
    named.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_found_with_or_without_what_it_is() {
        assert!(as_area("Borno").contains(&"Borno State".to_owned()));
        assert_eq!(as_area("Tahoua Region"), ["Tahoua"]);
        assert_eq!(as_area("tahoua region"), ["tahoua"]);
    }

    #[test]
    fn the_likest_names_come_first() {
        let names = ["Gao", "Gao", "Gao", "Borno State", "Kano"];
        let told = likest("borno", names.into_iter());
        assert_eq!(told, "Borno State (1), Gao (3), Kano (1)");
    }
}
