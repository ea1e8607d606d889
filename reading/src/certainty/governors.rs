//! What a verb, noun or adjective says about the thing it governs.
//!
//! After Karttunen's signatures (1971, 2012): "manage" keeps, "fail" turns
//! round, "want" leaves open, "know" takes for granted whatever is negated.
//!
//! Shaped by: "they stopped to fire" (an aim, not a stop: only "-ing" is
//! stopped), "failed attacks" (an attack that took place and failed is an
//! attempt), "the ban on flights", "a planned attack" against "a well-planned
//! attack", "forced to leave" (they left) against "asked to leave" (open).

use super::Mood;
use super::bands::Hedge;
use record::Band;

/// What governing does to the governed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Effect {
    /// As sure as the governor itself: "managed to", "forced them to".
    Keep,
    /// The opposite of the governor: "failed to".
    Flip,
    /// Open, in this mood and this near to certain.
    Open(Mood, f32),
    /// True whatever is said of the governor: "knew that".
    Fact,
    /// As somebody says it: a denied or doubted saying leaves it open.
    Said,
    /// Hedged by the governor.
    Hedged(Hedge),
    /// Hedged, and still to come: "expects that".
    Coming(Hedge),
}

use Effect::*;

const LIKELY: Hedge = Hedge {
    band: Band::Likely,
    soft: false,
};
const UNLIKELY: Hedge = Hedge {
    band: Band::Unlikely,
    soft: false,
};
const SOFT: Hedge = Hedge {
    band: Band::RoughlyEven,
    soft: true,
};

/// The effect on a clause: "plans to attack", "the plan to attack", "able to attack".
pub(super) fn on_clause(lemma: &str) -> Option<Effect> {
    on_both(lemma).or_else(|| {
        Some(match lemma {
            "manage" | "begin" | "start" | "continue" | "keep" | "proceed" | "help" | "cause"
            | "make" | "let" | "force" | "lead" | "happen" | "get" | "remember" | "succeed"
            | "dare" | "bother" | "compel" | "prompt" | "see" | "watch" | "hear" | "come"
            | "go" | "choose" => Keep,
            "fail" | "forget" | "neglect" | "failure" | "inability" | "unable" | "cease"
            | "stop" | "quit" => Flip,
            "know" | "realize" | "realise" | "regret" | "learn" | "discover" | "reveal"
            | "notice" | "sorry" | "glad" | "aware" | "fact" => Fact,
            "believe" | "think" | "suspect" | "presume" | "reckon" | "guess" | "assume"
            | "seem" | "appear" | "belief" | "suspicion" | "confident" | "convinced" => {
                Hedged(LIKELY)
            }
            "speculate" | "speculation" | "possible" | "possibility" | "potential" | "chance"
            | "risk" | "danger" | "able" | "capable" | "ability" | "capability" | "opportunity"
            | "prospect" => Hedged(SOFT),
            "unsure" | "unclear" | "uncertain" | "unknown" | "wonder" | "ask" | "question" => {
                Open(Mood::Question, 0.0)
            }
            "say" | "tell" | "report" | "announce" | "claim" | "state" | "add" | "write"
            | "note" | "confirm" | "insist" | "declare" | "allege" | "argue" | "admit"
            | "explain" | "maintain" | "statement" | "show" | "find" | "estimate" | "conclude"
            | "suggest" | "indicate" | "warn" => Said,
            "offer" | "agree" | "resolve" => Open(Mood::Aim, 0.75),
            "call" => Open(Mood::Duty, 0.75),
            // What was settled is nearer to done than what was wished for.
            "decision" | "agreement" | "contract" | "deal" | "use" => Open(Mood::Aim, 1.5),
            "set" | "due" | "ready" | "willing" | "prepared" | "poised" | "scheduled"
            | "slated" | "determined" | "eager" | "bound" | "about" | "way" | "schedule"
            | "keen" | "free" | "unwilling" | "reluctant" => Open(Mood::Future, 0.75),
            _ => return None,
        })
    })
}

/// The effect on a noun: "plans an attack", "fears of an attack", "cancelled the march".
pub(super) fn on_noun(lemma: &str) -> Option<Effect> {
    on_both(lemma).or_else(|| {
        Some(match lemma {
            "suspect" => Hedged(LIKELY),
            "risk" | "danger" | "possibility" | "chance" | "prospect" | "speculation"
            | "potential" | "likelihood" => Hedged(SOFT),
            "lack" | "absence" => Flip,
            "schedule" | "await" => Open(Mood::Future, 1.5),
            _ => return None,
        })
    })
}

fn on_both(lemma: &str) -> Option<Effect> {
    Some(match lemma {
        "refuse" | "decline" | "avoid" | "prevent" | "refrain" | "abstain" | "deny" | "ban"
        | "bar" | "prohibit" | "forbid" | "cancel" | "abandon" | "foil" | "thwart" | "avert"
        | "block" | "abort" | "forgo" | "miss" | "refusal" | "denial" | "cancellation"
        | "prevention" | "preclude" | "rule" | "scrap" | "shelve" | "postpone" | "delay"
        | "preempt" | "pre-empt" | "disrupt" | "deter" | "discourage" | "dissuade"
        | "postponement" => Flip,
        "plan" | "want" | "aim" | "seek" | "try" | "attempt" | "intend" | "hope" | "wish"
        | "prepare" | "threaten" | "vow" | "promise" | "pledge" | "decide" | "propose"
        | "consider" | "plot" | "conspire" | "scheme" | "mean" | "strive" | "struggle"
        | "fight" | "desire" | "intention" | "threat" | "effort" | "bid" | "goal" | "proposal"
        | "measure" | "step" | "move" | "conspiracy" | "preparation" | "ambition" | "right"
        | "willingness" | "readiness" | "contemplate" | "discuss" | "negotiate" | "swear"
        | "undertake" | "commit" | "promised" | "refusing" => Open(Mood::Aim, 0.75),
        "urge" | "order" | "demand" | "require" | "need" | "request" | "recommend" | "advise"
        | "encourage" | "invite" | "allow" | "permit" | "authorize" | "authorise" | "instruct"
        | "command" | "call" | "appeal" | "recommendation" | "permission" | "obligation"
        | "requirement" | "authority" | "mandate" | "beg" | "implore" | "persuade" | "advocate"
        | "enable" | "license" | "oblige" => Open(Mood::Duty, 0.75),
        "expect" | "anticipate" | "predict" | "forecast" | "foresee" | "expectation"
        | "prediction" | "project" | "envisage" => Coming(LIKELY),
        "fear" | "worry" | "concern" | "afraid" | "worried" | "dread" => Hedged(SOFT),
        "doubt" | "doubtful" | "disbelieve" => Hedged(UNLIKELY),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::certainty::testing::check;

    #[test]
    fn governors_keep_turn_or_open() {
        check("They managed to capture the airport.", "capture", "3, Fact");
        check(
            "They failed to capture the airport.",
            "capture",
            "-3, Fact, (failed)",
        );
        check(
            "They want to capture the airport.",
            "capture",
            "0.75, Aim, (want)",
        );
        check(
            "Police believe the bomber fled.",
            "fled",
            "1.5, Fact, likely by source, (believe)",
        );
        check(
            "The soldiers stopped to eat.",
            "eat",
            "0.75, Aim, (stopped)",
        );
    }
}
