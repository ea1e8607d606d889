//! Words that attribute, and what a speaker does with them.
//!
//! Written by hand from grammars of reported speech and checked against the
//! given part of PolNeAR: a verb is here for a construction when most of its
//! uses in that construction attribute. "Know", "see", "make" and "mean" take
//! clauses all the time and mostly report nobody's words, so they are not.

/// What a speaker does by saying something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Says that it is so.
    Says,
    /// Holds it to be so: believes, fears, suspects.
    Holds,
    /// Puts a figure on it or finds it by inquiry: estimates, documents, shows.
    Finds,
    /// Says that it is not so.
    Denies,
    /// Says that it will be so.
    Predicts,
    /// Asks whether it is so.
    Asks,
    /// Says that it should be done.
    Urges,
    /// Commits to do it: vows, threatens, promises.
    Vows,
    /// Takes it for granted.
    Assumes,
    /// Takes a side: supports, criticises, accuses.
    Judges,
}

/// Verbs that attribute the clause they govern.
pub(super) fn clausal(lemma: &str) -> Option<Act> {
    Some(match lemma {
        "say" | "tell" | "add" | "write" | "note" | "argue" | "report" | "announce" | "insist"
        | "claim" | "explain" | "acknowledge" | "continue" | "declare" | "state" | "point"
        | "reveal" | "agree" | "admit" | "respond" | "reply" | "recall" | "assert" | "complain"
        | "concede" | "confirm" | "allege" | "describe" | "emphasize" | "emphasise" | "remark"
        | "joke" | "post" | "discuss" | "charge" | "contend" | "maintain" | "reiterate"
        | "express" | "boast" | "mention" | "stress" | "lament" | "proclaim" | "testify"
        | "reaffirm" | "clarify" | "answer" | "hint" | "counter" | "interject" | "shout"
        | "quip" | "rebut" | "posit" | "inform" | "observe" | "affirm" | "assure" | "brag"
        | "comment" | "concur" | "confess" | "confide" | "cry" | "divulge" | "exclaim"
        | "imply" | "intimate" | "mutter" | "opine" | "protest" | "quote" | "recount"
        | "relate" | "repeat" | "retort" | "scream" | "scoff" | "signal" | "speculate"
        | "suggest" | "swear" | "tweet" | "utter" | "verify" | "voice" | "whisper" | "certify"
        | "disclose" | "publish" | "retweet" | "rule" | "underline" | "underscore" | "update"
        | "yell" | "advise" | "read" | "attest" | "chant" | "specify" | "reckon" | "notify"
        | "corroborate" | "theorize" | "accuse" | "brief" | "blame" | "caution" | "warn"
        | "cite" | "remind" | "communicate" | "relay" | "convey" => Act::Says,
        "believe" | "think" | "fear" | "hop" | "hope" | "suspect" | "worry" | "doubt" | "wish"
        | "feel" | "surmise" | "conclude" | "recognize" | "recognise" | "regret" | "realize"
        | "realise" | "understand" | "judge" | "deem" => Act::Holds,
        "show" | "find" | "indicate" | "estimate" | "calculate" | "document" | "learn"
        | "determine" | "assess" | "reckoned" | "record" | "discover" | "demonstrate"
        | "establish" | "ascertain" | "register" => Act::Finds,
        "deny" | "dispute" | "refute" => Act::Denies,
        "predict" | "forecast" | "anticipate" | "expect" | "foresee" | "project" | "prophesy" => {
            Act::Predicts
        }
        "ask" | "question" | "wonder" | "inquire" | "enquire" => Act::Asks,
        "urge" | "demand" | "recommend" | "propose" | "order" | "request" | "prefer"
        | "instruct" => Act::Urges,
        "vow" | "promise" | "pledge" | "threaten" | "swore" | "offer" => Act::Vows,
        "assume" | "presume" | "presuppose" => Act::Assumes,
        _ => return None,
    })
}

/// Verbs that attribute only by a clause with a quote or in an aside ("…, he began").
pub(super) fn quoting(lemma: &str) -> bool {
    matches!(
        lemma,
        "go" | "begin"
            | "conclude"
            | "call"
            | "laugh"
            | "smile"
            | "sigh"
            | "start"
            | "ask"
            | "plead"
            | "sum"
            | "open"
            | "finish"
    )
}

/// Verbs that attribute what their object names.
pub(super) fn objectual(lemma: &str) -> Option<Act> {
    Some(match lemma {
        "announce" | "express" | "mention" | "note" | "report" | "acknowledge" | "reveal"
        | "repeat" | "quote" | "voice" | "reiterate" | "stress" | "emphasize" | "disclose"
        | "outline" | "lament" | "recount" | "state" | "concede" | "confirm" | "describe"
        | "call" | "portray" | "tweet" | "characterize" | "label" | "dub" | "liken" | "tout"
        | "cite" | "claim" | "declare" | "allege" | "admit" | "list" | "echo" | "reference"
        | "detail" => Act::Says,
        "estimate" | "document" | "show" | "verify" | "calculate" | "record" => Act::Finds,
        "deny" | "dispute" | "reject" | "dismiss" | "refute" => Act::Denies,
        "predict" | "forecast" | "anticipate" | "foresee" => Act::Predicts,
        "question" => Act::Asks,
        "urge" | "propose" | "recommend" | "demand" | "advocate" => Act::Urges,
        "promise" | "pledge" | "vow" | "threaten" => Act::Vows,
        "fear" | "prefer" | "consider" | "deem" => Act::Holds,
        "accuse" | "endorse" | "criticize" | "criticise" | "praise" | "blame" | "blast"
        | "denounce" | "slam" | "mock" | "decry" | "applaud" | "condemn" | "credit" | "chide"
        | "hail" | "rebuke" | "assail" | "bash" | "deride" | "ridicule" | "laud" | "welcome"
        | "deplore" | "commend" | "castigate" | "berate" | "disparage" | "oppose" => Act::Judges,
        _ => return None,
    })
}

/// Verbs that attribute the action they govern ("vowed to", "refused to").
pub(super) fn infinitival(lemma: &str) -> Option<Act> {
    Some(match lemma {
        "decline" | "refuse" => Act::Denies,
        "vow" | "promise" | "pledge" | "threaten" | "offer" | "agree" | "swear" => Act::Vows,
        "urge" | "ask" | "call" | "propose" | "order" | "request" | "recommend" | "demand"
        | "advocate" | "caution" | "warn" => Act::Urges,
        "hop" | "hope" | "prefer" => Act::Holds,
        "claim" | "report" => Act::Says,
        "expect" => Act::Predicts,
        _ => return None,
    })
}

/// Prepositions by which a verb attributes what follows: "called for", "referred to", "warned of".
pub(super) fn prepositional(lemma: &str, preposition: &str) -> Option<Act> {
    Some(match (lemma, preposition) {
        ("call", "for" | "on" | "upon") | ("plead", "for") | ("ask" | "appeal", "for" | "to") => {
            Act::Urges
        }
        ("refer" | "point" | "allude", "to")
        | ("hint", "at")
        | ("boast" | "brag" | "complain", "about" | "of") => Act::Says,
        ("warn", "of" | "about" | "against") | ("caution", "against") => Act::Says,
        ("rail" | "lash" | "argue", "against" | "out") => Act::Judges,
        ("apologize" | "apologise", "for") | ("vouch", "for") => Act::Says,
        ("write" | "tweet" | "joke" | "remark" | "comment", "about" | "of" | "on") => Act::Says,
        ("say" | "speak", "of") => Act::Says,
        ("ask", "about") => Act::Asks,
        _ => return None,
    })
}

/// Nouns whose complement is what somebody says: "the claim that", "the army's estimate of".
pub(super) fn nominal(lemma: &str) -> Option<Act> {
    Some(match lemma {
        "claim" | "statement" | "assertion" | "allegation" | "announcement" | "report"
        | "argument" | "accusation" | "suggestion" | "admission" | "complaint" | "remark"
        | "comment" | "acknowledgement" | "confirmation" | "contention" | "declaration"
        | "rumor" | "rumour" | "speculation" | "warning" => Act::Says,
        "belief" | "view" | "fear" | "concern" | "hope" | "conviction" | "doubt" | "worry"
        | "suspicion" | "opinion" => Act::Holds,
        "estimate" | "assessment" | "conclusion" | "finding" | "calculation" => Act::Finds,
        "denial" => Act::Denies,
        "prediction" | "forecast" | "expectation" | "projection" => Act::Predicts,
        "question" => Act::Asks,
        "call" | "demand" | "request" | "recommendation" | "proposal" | "appeal" => Act::Urges,
        "promise" | "pledge" | "vow" | "threat" => Act::Vows,
        "assumption" | "presumption" | "premise" => Act::Assumes,
        "criticism" | "condemnation" | "praise" => Act::Judges,
        _ => return None,
    })
}
