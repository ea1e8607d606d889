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
    /// Pakistan carries "PK".
    fn places(&self) -> Vec<String> {
        let code = self.place.as_deref().and_then(country_code);
        self.place.iter().cloned().chain(code).collect()
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
    if let (None, Some(name)) = (shelf.claims().next(), &select.about) {
        context.say(nothing_about(ledger, name).await?);
    }
    Ok(())
}

/// "no claims about X; the ledger speaks of: …".
pub(crate) async fn nothing_about(ledger: &Ledger, name: &str) -> anyhow::Result<String> {
    let claims = ledger.claims(&ClaimFilter::default()).await?.claims;
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for subject in claims
        .iter()
        .filter_map(|claim| claim.claim.subject.as_ref())
    {
        *counted.entry(&subject.name).or_default() += 1;
    }
    let mut counted: Vec<_> = counted
        .into_iter()
        .map(|(name, claims)| (claims, name))
        .collect();
    let like = |other: &str| fold(other).contains(&fold(name)) || fold(name).contains(&fold(other));
    counted.sort_by_key(|(count, other)| (!like(other), std::cmp::Reverse(*count), *other));
    let named: Vec<_> = counted
        .iter()
        .take(8)
        .map(|(n, other)| format!("{} ({n})", crate::view::safe::line(other)))
        .collect();
    Ok(match named.is_empty() {
        true => format!(
            "no claims about {name:?}; the ledger has no claims about anything yet: `bellwether read PATH`"
        ),
        false => format!(
            "no claims about {name:?}; the ledger speaks of {}",
            named.join(", ")
        ),
    })
}
