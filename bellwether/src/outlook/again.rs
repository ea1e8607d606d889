//! Making stored warnings again: have the data or the model changed since?

use super::load::{Ask, Level, cited, load};
use crate::checking::recheck::Rechecked;
use anyhow::{Context as _, Result, bail, ensure};
use events::{Dataset, Record, Select};
use judging::forecast::{Fit, models};
use judging::warn::{Basis, Track, Wanted, warnings};
use ledger::{Finding, FindingFilter, Ledger};
use record::{Alarm, Area, Month, Warning, WarningId};
use std::collections::{BTreeMap, HashMap};

/// What one run of `warn` makes all its warnings from: the data as cited, what areas are, the last month, the model.
type Run<'a> = (&'a str, Level, Month, &'a str);

/// Makes every warning that stands again, from the versions it names. The
/// figures are held against each other; what reports said is not asked anew.
pub(crate) async fn again(
    ledger: &Ledger,
    record: &Record,
    threads: usize,
) -> Result<Rechecked<WarningId>> {
    let standing = ledger.warnings(&FindingFilter::default()).await?;
    let datasets = record.datasets().await?;
    let mut runs: BTreeMap<Run<'_>, Vec<&Finding<WarningId, Warning>>> = BTreeMap::new();
    for stored in &standing {
        runs.entry(run(&stored.found)).or_default().push(stored);
    }
    let mut done = Rechecked::default();
    for (run, stored) in runs {
        match remade(record, &datasets, run, &stored, threads).await {
            Ok(made) => compare(&mut done, &stored, &made),
            Err(missing) => done
                .unmade
                .extend(stored.iter().map(|it| (it.id, missing.to_string()))),
        }
    }
    Ok(done)
}

fn run(warning: &Warning) -> Run<'_> {
    let level = match warning.area.admin1 {
        Some(_) => Level::Admin1,
        None => Level::Country,
    };
    (
        &warning.dataset,
        level,
        warning.data_through,
        &warning.model,
    )
}

/// The warnings of a run on the areas of those stored.
async fn remade(
    record: &Record,
    datasets: &[Dataset],
    (label, level, cut, name): Run<'_>,
    stored: &[&Finding<WarningId, Warning>],
    threads: usize,
) -> Result<HashMap<Area, Warning>> {
    let model = models::bellwether();
    if name == models::bellwether_with_reports().name() {
        bail!("it read reports, and others may have come since");
    }
    ensure!(name == model.name(), "no model {name:?} is known");
    let asked = ask(datasets, label, level);
    let asked = asked.with_context(|| format!("{label} is not in the event record"))?;
    let loaded = load(record, &asked).await?;
    let basis = Basis {
        as_of: stored[0].found.as_of,
        dataset: label,
        reports: HashMap::new(),
        track: &Track::new(&loaded.panel, &model, cut, threads),
    };
    let wanted = Wanted {
        only: &|area: &Area, _: Alarm| stored.iter().any(|it| it.found.area == *area),
        top: usize::MAX,
    };
    let made = warnings(&loaded.panel, cut, &model, &basis, &wanted)?;
    Ok(made.into_iter().map(|it| (it.area.clone(), it)).collect())
}

/// The datasets that are cited so.
fn ask(datasets: &[Dataset], label: &str, level: Level) -> Option<Ask> {
    let select = |dataset: &Dataset| Select {
        version: Some(dataset.version.clone()),
        ..Select::of(&dataset.name)
    };
    datasets.iter().find_map(|target| {
        let beside = || datasets.iter().map(Some);
        let all = std::iter::once(None)
            .chain(beside())
            .find(|all| cited(target, *all) == label)?;
        Some(Ask {
            target: select(target),
            all: all.map(select),
            level,
        })
    })
}

fn compare(
    done: &mut Rechecked<WarningId>,
    stored: &[&Finding<WarningId, Warning>],
    made: &HashMap<Area, Warning>,
) {
    for it in stored {
        match made
            .get(&it.found.area)
            .map(|new| difference(&it.found, new))
        {
            Some(None) => done.same += 1,
            Some(Some(what)) => done.differing.push((it.id, what)),
            None => done
                .differing
                .push((it.id, format!("no series of {} ends then", it.found.area))),
        }
    }
}

/// Figures that another processor may round otherwise are the same to a millionth.
fn difference(old: &Warning, new: &Warning) -> Option<String> {
    let apart = |a: f64, b: f64| (a - b).abs() > 1e-6 * a.abs().max(1.0);
    let told = |it: &Warning| format!("{} {}", it.alarm, super::percent(it.probability));
    let ranges = [
        (old.range.low, new.range.low),
        (old.range.median, new.range.median),
        (old.range.high, new.range.high),
    ];
    match () {
        () if old.alarm != new.alarm || apart(old.probability, new.probability) => {
            Some(format!("was {}, now {}", told(old), told(new)))
        }
        () if apart(old.recent_deaths, new.recent_deaths) => {
            Some("same probability, other deaths in the last year".into())
        }
        () if ranges.iter().any(|(a, b)| apart(*a, *b)) => {
            Some("same probability, another range".into())
        }
        () if old.history != new.history => {
            Some("same probability, another record of such alarms".into())
        }
        () => None,
    }
}
