//! What a test came to, before it becomes a check: one way to bring readings and scopes together.

use record::{Ground, ScopeVerdict, Sensitivity, Verdict, Why};

use super::case::Case;

/// A verdict with everything it rests on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Finding {
    pub(super) verdict: Verdict,
    pub(super) why: Why,
    pub(super) scopes: Vec<ScopeVerdict>,
    pub(super) sensitivity: Vec<Sensitivity>,
    /// What this sort of test leaves open, beside what the dataset does.
    pub(super) uncovered: Vec<String>,
}

/// One scope under its readings, the first the plainest.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    pub(super) rule: String,
    pub(super) verdict: Verdict,
    pub(super) finding: String,
}

impl Reading {
    pub(super) fn new(
        rule: impl Into<String>,
        verdict: Verdict,
        finding: impl Into<String>,
    ) -> Reading {
        Reading {
            rule: rule.into(),
            verdict,
            finding: finding.into(),
        }
    }
}

/// One verdict of several equally good readings: where some say yes and some
/// no, it depends on the rule; otherwise the first, plainest one decides, so
/// that a far-fetched reading settles nothing.
pub(super) fn of_readings(readings: &[Reading]) -> Verdict {
    let any = |verdict| readings.iter().any(|reading| reading.verdict == verdict);
    match any(Verdict::Consistent) && any(Verdict::Contradicted) {
        true => Verdict::DependsOnTheRule,
        false => readings
            .first()
            .map_or(Verdict::Inconclusive, |first| first.verdict),
    }
}

/// One verdict of several scopes: the same everywhere, or mixed where one is decided and another is not so.
pub(super) fn of_scopes(scopes: &[ScopeVerdict]) -> Verdict {
    let verdicts: Vec<Verdict> = scopes.iter().map(|scope| scope.verdict).collect();
    let decided = |verdict: &&Verdict| {
        matches!(
            verdict,
            Verdict::Consistent | Verdict::Contradicted | Verdict::DependsOnTheRule
        )
    };
    match verdicts.split_first() {
        None => Verdict::Inconclusive,
        Some((first, rest)) if rest.iter().all(|verdict| verdict == first) => *first,
        Some(_) if verdicts.iter().any(|verdict| decided(&verdict)) => Verdict::MixedByScope,
        Some(_) => Verdict::Inconclusive,
    }
}

/// One scope with its readings and its reason.
pub(super) struct Judged {
    pub(super) scope: String,
    pub(super) readings: Vec<Reading>,
    pub(super) why: Option<Why>,
}

/// Brings scopes together. A scope without a row to cite rests on the claim's words and decides nothing.
pub(super) fn conclude(case: &Case, judged: Vec<Judged>, uncovered: &[&str]) -> Finding {
    let several = judged.len() > 1;
    let mut scopes = vec![];
    let mut sensitivity = vec![];
    for one in judged {
        let (verdict, why) = match one.why {
            Some(why) => (of_readings(&one.readings), why),
            None => (Verdict::Inconclusive, on_words(case, "no row to rest on")),
        };
        for reading in one.readings {
            let rule = match several {
                true => format!("{}: {}", one.scope, reading.rule),
                false => reading.rule,
            };
            sensitivity.push(Sensitivity {
                rule,
                verdict: reading.verdict,
                finding: reading.finding,
            });
        }
        scopes.push(ScopeVerdict {
            scope: one.scope,
            verdict,
            why,
        });
    }
    let verdict = of_scopes(&scopes);
    let reasons: Vec<Why> = scopes.iter().map(|scope| scope.why.clone()).collect();
    let why = Why::because(format!("{verdict}, by the test above"), reasons)
        .unwrap_or_else(|_| on_words(case, "nothing to rest on"));
    Finding {
        verdict,
        why,
        scopes,
        sensitivity,
        uncovered: uncovered.iter().map(|line| (*line).to_owned()).collect(),
    }
}

/// A reason that rests on the claim's own words.
pub(super) fn on_words(case: &Case, statement: impl Into<String>) -> Why {
    let ground = Ground::Words {
        claim: Some(case.claim.id),
        document: case.claim.document,
        span: case.claim.claim.span,
    };
    Why::ground(statement, ground)
}

impl Finding {
    /// The same of a claim that says that it is not so.
    pub(super) fn denied(mut self) -> Finding {
        self.verdict = opposite(self.verdict);
        for scope in &mut self.scopes {
            scope.verdict = opposite(scope.verdict);
        }
        for reading in &mut self.sensitivity {
            reading.verdict = opposite(reading.verdict);
        }
        self
    }
}

fn opposite(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Consistent => Verdict::Contradicted,
        Verdict::Contradicted => Verdict::Consistent,
        same => same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Verdict::{
        Consistent, Contradicted, DependsOnTheRule, Inconclusive, MixedByScope, NotTestable,
    };

    fn readings(verdicts: &[Verdict], expected: Verdict) {
        let readings: Vec<_> = verdicts
            .iter()
            .map(|v| Reading::new("r", *v, "f"))
            .collect();
        assert_eq!(of_readings(&readings), expected, "{verdicts:?}");
    }

    #[test]
    fn readings_that_contradict_each_other_settle_nothing() {
        readings(&[Consistent, Contradicted], DependsOnTheRule);
        readings(&[Inconclusive, Consistent, Contradicted], DependsOnTheRule);
    }

    #[test]
    fn the_plainest_reading_decides_otherwise() {
        readings(&[Consistent, Inconclusive], Consistent);
        readings(&[Inconclusive, Consistent], Inconclusive);
        readings(&[], Inconclusive);
    }

    #[test]
    fn scopes_are_mixed_only_where_one_is_decided() {
        let scopes = |verdicts: &[Verdict]| {
            let why = Why::ground("so", Ground::Document(record::DocumentId(1)));
            let scope = |verdict: &Verdict| ScopeVerdict {
                scope: "somewhere".into(),
                verdict: *verdict,
                why: why.clone(),
            };
            of_scopes(&verdicts.iter().map(scope).collect::<Vec<_>>())
        };
        assert_eq!(scopes(&[Consistent, Contradicted]), MixedByScope);
        assert_eq!(scopes(&[Contradicted, NotTestable]), MixedByScope);
        assert_eq!(scopes(&[Inconclusive, NotTestable]), Inconclusive);
        assert_eq!(scopes(&[Consistent, Consistent]), Consistent);
    }
}
