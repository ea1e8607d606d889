//! Comparison: one actor against another, "killed more civilians than", "deadlier than".
//!
//! It compares the deaths in rows of both over the claim's time, or the year
//! before it was said. Why: rankings of threats steer money and attention.
//! Example: "al-Qaeda was deadlier than Islamic State there". Source: actors as
//! UCDP's actor dataset names them.
//!
//! Rows tell who stood against whom, not who killed whom, except in one-sided
//! violence; both readings are tried.
//!
//! Shaped by "has a more significant influence in the region": no dataset
//! counts influence, and deaths are its poor relation. Such a claim is not
//! testable unless deaths may stand in for it.

use super::case::Case;
use super::compare::reading;
use super::evidence::{Estimate, Evidence};
use super::finding::{Finding, Judged, Reading, conclude};
use super::plan::{Missing, Period, Plan, counted, places, scopes};
use super::words::{Sense, Words};
use super::{actor, measured};
use events::{Row, Violence};
use record::{CheckKind, Verdict};

pub(super) fn cue(words: &Words) -> Option<usize> {
    words.find(DEADLIER).or_else(|| {
        let at = words.find(&["more", "fewer"])?;
        let rest = words.from(at + 1).up_to(THAN_WORDS);
        // "More than 80 people" bounds a number and compares with nobody.
        let with_another = rest.find(&["than"]).is_some_and(|than| than > 0);
        (with_another || rest.has(&["influence", "influential"])).then_some(at)
    })
}

/// How far "than" may stand behind "more": "more civilians in the region than".
const THAN_WORDS: usize = 8;

const DEADLIER: &[&str] = &[
    "deadlier than",
    "deadliest",
    "more active than",
    "more dangerous than",
    "surpassed",
    "overtook",
];

fn sense(words: &Words) -> Sense {
    match words.has(&["fewer", "less"]) {
        true => Sense::Down,
        false => Sense::Up,
    }
}

pub(super) fn plan(case: &Case) -> Result<Plan, Missing> {
    let kind = CheckKind::Comparison;
    measured(case, kind, cue)?;
    let this = actor(case, kind)?;
    let Some(other) = case.options.against.clone() else {
        return Err(Missing::one(
            kind,
            "with whom it is compared (`--against` names the actor)",
        ));
    };
    let (from, until) = match (case.window(), case.said()) {
        (Some(window), _) => window,
        (None, Some(said)) => {
            let before = Period::years(said.year() - 1, said.year() - 1);
            (before.from, said)
        }
        (None, None) => return Err(Missing::one(kind, "the time of the comparison")),
    };
    let period = Period::new(from, Period::years(until.year(), until.year()).until);
    let mut both = scopes(case, period);
    both.truncate(1);
    let mut rival = both[0].clone();
    rival.select.actor = vec![other.clone()];
    both[0].name.clone_from(&this);
    rival.name.clone_from(&other);
    both.push(rival);
    Ok(Plan {
        kind,
        test: format!(
            "Deaths {}{} against those with {other} on either side, {from} to {until}; then those of civilians in \
             one-sided violence alone. More than a tenth more is more.",
            counted(case),
            places(case)
        ),
        scopes: both,
        period: Period::new(from, until),
        by_actor: true,
    })
}

pub(super) fn judge(case: &Case, plan: &Plan, evidence: &Evidence) -> Finding {
    let period = match evidence.by_year() {
        true => Period::years(plan.period.from.year(), plan.period.until.year()),
        false => plan.period,
    };
    let rows = |scope: usize| evidence.rows(scope, period);
    let every: Vec<&Row> = rows(0).into_iter().chain(rows(1)).collect();
    let judged = Judged {
        scope: format!("{} and {}", plan.scopes[0].name, plan.scopes[1].name),
        readings: readings(case, evidence, period),
        why: evidence.cite(format!("the largest rows of both, {period}"), &every),
    };
    conclude(
        case,
        vec![judged],
        &[
            "Rows with an actor on one side count the deaths of both sides; only one-sided violence tells who killed.",
            "Rows in which both fought each other count for both.",
        ],
    )
}

fn readings(case: &Case, evidence: &Evidence, period: Period) -> Vec<Reading> {
    if let Some(gap) = evidence.gap(period) {
        return vec![Reading::new("all deaths", Verdict::Inconclusive, gap)];
    }
    let words = case.words();
    let of = |rule: &str, keep: &dyn Fn(&&Row) -> bool, estimate| {
        let sum = |scope: usize| {
            let rows: Vec<&Row> = evidence.told[scope]
                .rows
                .iter()
                .filter(|row| period_of(row, period))
                .filter(keep)
                .collect();
            evidence.of_anyone(&rows)
        };
        reading(rule, sense(&words), (sum(1), sum(0)), estimate)
    };
    let civilians = |row: &&Row| row.violence == Violence::OneSided;
    vec![
        of("all deaths, the other first", &|_| true, Estimate::Best),
        of("all deaths, low estimates", &|_| true, Estimate::Low),
        of(
            "civilians in one-sided violence",
            &civilians,
            Estimate::Best,
        ),
    ]
}

fn period_of(row: &Row, period: Period) -> bool {
    row.window
        .end
        .or(row.window.begin)
        .is_some_and(|day| period.holds(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::Options;
    use crate::checks::testing::{check, evidence, row, said};

    fn options() -> Options {
        Options {
            against: Some("Harbour Front".into()),
            ..Options::default()
        }
    }

    fn rows(ours: &[u64], theirs: &[u64]) -> Evidence {
        let side = |who: &'static str, deaths: &[u64]| -> Vec<Row> {
            let rows = deaths.iter().enumerate();
            let made = rows.map(|(n, best)| {
                let mut row = row(
                    &format!("{who}{n}"),
                    "2019-06-10",
                    "Mali",
                    &format!("{who} - Civilians"),
                    *best,
                );
                row.violence = Violence::OneSided;
                row
            });
            made.collect()
        };
        evidence(vec![side("IS", ours), side("Harbour Front", theirs)])
    }

    #[test]
    fn deadlier_is_more_deaths_by_more_than_a_tenth() {
        let claim = said(
            "2019-12-31",
            "The group was deadlier than the Harbour Front",
        );
        check(
            &claim,
            &options(),
            &rows(&[90, 60], &[80]),
            Verdict::Consistent,
        );
        check(
            &claim,
            &options(),
            &rows(&[60], &[120]),
            Verdict::Contradicted,
        );
        check(
            &claim,
            &options(),
            &rows(&[100], &[104]),
            Verdict::Inconclusive,
        );
    }

    #[test]
    fn influence_is_not_counted_and_a_rival_must_be_named() {
        let influence = said(
            "2019-12-31",
            "The group has a more significant influence in the region",
        );
        check(
            &influence,
            &options(),
            &rows(&[90], &[8]),
            Verdict::NotTestable,
        );
        let claim = said(
            "2019-12-31",
            "The group was deadlier than the Harbour Front",
        );
        check(
            &claim,
            &Options::default(),
            &rows(&[90], &[8]),
            Verdict::NotTestable,
        );
    }

    #[test]
    fn more_than_a_number_compares_with_nobody() {
        let of = |text: &str| cue(&Words::of(text)).is_some();
        assert!(!of("The group killed more than 80 people at the market"));
        assert!(of(
            "The group killed more people at the market than the army"
        ));
        assert!(of("The group has more influence there"));
    }
}
