//! What a governing word makes of the happening it governs.
//!
//! "threatened to attack" is threatened, "called for a ceasefire" demanded, "averted a strike" did not occur.

use attested_model::EventStatus;

/// What a governor does to what it governs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// It has this status, whatever the tense.
    Is(EventStatus),
    /// It has the status of the governor ("began to attack", "carried out an attack").
    Carries,
    /// It is told of as having taken place, whatever the governor's tense ("condemned the attack").
    Presupposes,
    /// It went on until then: what is still to be stopped goes on.
    Ends,
}

use Effect::{Carries, Ends, Is, Presupposes};
use EventStatus::{Attempted, Demanded, Denied, DidNotOccur, Ongoing, Planned, Possible, Threatened};

/// What a verb, noun or adjective in front of an infinitive does to it.
pub(super) fn infinitive(word: &str) -> Option<Effect> {
    Some(match word {
        "try" | "tried" | "attempt" | "seek" | "strive" | "struggle" | "plot" | "conspire" | "effort"
        | "efforts" | "attempts" | "bid" | "conspiracy" => Is(Attempted),
        "fail" | "refuse" | "decline" | "refusal" | "failure" | "unable" | "reluctant" | "forget"
        | "avoid" | "unwilling" | "neglect" | "hesitate" => Is(DidNotOccur),
        "threaten" | "threat" | "threats" => Is(Threatened),
        "demand" | "urge" | "call" | "ask" | "order" | "request" | "require" | "push" | "appeal"
        | "encourage" | "tell" | "instruct" | "command" | "beg" | "press" | "pressure" | "need"
        | "advise" | "lobby" | "persuade" | "implore" | "demands" | "calls" | "orders" | "requests"
        | "appeals" | "direct" | "exhort" | "oblige" | "warn" | "remind" | "convince" | "invite" => {
            Is(Demanded)
        }
        "likely" | "unlikely" | "able" | "right" | "ability" | "dare" | "allow" | "permit" | "enable"
        | "authorise" | "authorize" | "free" | "opportunity" | "capacity" | "seem" | "appear" | "power"
        | "capability" | "reason" | "impossible" | "possible" | "entitle" | "empower" | "chance"
        | "tempt" | "report" | "believe" | "allege" | "claim" | "suspect" | "rumour" | "consider" | "say"
        | "think" | "know" => Is(Possible),
        "manage" | "choose" | "continue" | "begin" | "start" | "go" | "help" | "proceed" | "force"
        | "forced" | "compel" | "use" | "lead" | "cause" | "resume" | "serve" | "get" | "come" | "find"
        | "live" | "rush" => Carries,
        "plan" | "intend" | "prepare" | "agree" | "promise" | "pledge" | "vow" | "decide" | "expect"
        | "schedule" | "set" | "ready" | "want" | "hope" | "aim" | "offer" | "propose" | "poise" | "due"
        | "wish" | "willing" | "determined" | "decision" | "intention" | "agreement" | "commit" | "swear"
        | "mean" | "plans" | "promises" | "pledges" | "vows" | "readiness" | "willingness" | "desire"
        | "deal" | "move" => Is(Planned),
        _ => return None,
    })
}

/// What a verb does to the noun that is its object.
pub(super) fn object(lemma: &str) -> Option<Effect> {
    Some(match lemma {
        "cancel" | "avert" | "prevent" | "avoid" | "deter" | "forestall" | "scrap" | "stave" | "preclude"
        | "prohibit" | "ban" | "forbid" => Is(DidNotOccur),
        "deny" => Is(Denied),
        "demand" | "urge" | "request" | "require" | "order" | "want" | "call" | "seek" | "ask" | "need"
        | "advocate" | "encourage" | "deserve" | "recommend" => Is(Demanded),
        "plan" | "schedule" | "propose" | "consider" | "prepare" | "mull" | "arrange" | "expect"
        | "offer" | "postpone" | "delay" | "envisage" | "contemplate" | "promise" | "pledge" | "approve"
        | "authorise" | "authorize" | "announce" | "await" | "anticipate" => Is(Planned),
        "threaten" => Is(Threatened),
        "fear" | "predict" | "allege" | "suspect" | "claim" | "imagine" | "simulate" | "risk" | "oppose"
        | "reject" | "favour" | "favor" | "support" | "rule" | "investigate" | "verify" | "confirm"
        | "doubt" | "forecast" => Is(Possible),
        "plot" | "attempt" | "try" | "foil" | "thwart" | "abort" | "repel" | "repulse" => Is(Attempted),
        "continue" | "resume" | "begin" | "start" | "launch" | "hold" | "conduct" | "commit" | "wage"
        | "mount" | "stage" | "perpetrate" | "make" | "suffer" | "sustain" | "impose" | "carry" | "open"
        | "undertake" | "have" | "do" | "return" | "host" | "attend" | "join" | "unleash" | "execute"
        | "see" | "initiate" | "pay" | "reach" | "sign" | "use" | "bring" | "allow" | "permit" | "enable"
        | "provoke" | "trigger" | "cause" | "spark" | "receive" | "give" | "provide" | "face"
        | "intensify" | "escalate" | "broker" | "lead" | "exchange" | "kick" => Carries,
        "stop" | "halt" | "end" | "cease" | "suspend" | "reduce" | "curb" | "stem" | "contain" | "lift"
        | "remove" | "ease" | "waive" | "relax" => Ends,
        "condemn" | "denounce" | "criticise" | "criticize" | "decry" | "deplore" | "mourn" | "witness"
        | "survive" | "praise" | "welcome" | "hail" | "describe" | "discuss" | "recall" | "avenge"
        | "commemorate" | "mark" | "blame" | "follow" | "remember" | "respond" | "celebrate" | "regret"
        | "weaken" | "harm" | "undermine" | "jeopardise" | "jeopardize" | "affect" | "influence"
        | "hamper" | "impede" | "complicate" | "endanger" | "overshadow" | "address" | "deal" | "react"
        | "regard" | "defend" | "justify" | "admit" | "report" | "call_off" => Presupposes,
        _ => return None,
    })
}

/// Verbs by which a happening that is their subject takes place or not.
pub(super) fn subject(lemma: &str) -> Option<Effect> {
    Some(match lemma {
        "take" | "occur" | "happen" | "hold" | "begin" | "start" | "continue" | "resume" | "restart"
        | "follow" | "be" | "go" | "conduct" | "carry" | "come" | "break" | "erupt" | "target" | "kill"
        | "hit" | "strike" | "leave" | "launch" | "last" | "end" | "intensify" | "escalate" | "wound"
        | "destroy" | "become" | "have" | "commit" | "stage" | "perpetrate" | "impose" | "make" | "wage"
        | "finish" | "complete" | "conclude" | "proceed" | "open" => Carries,
        "cancel" | "avert" | "prevent" | "avoid" | "scrap" => Is(DidNotOccur),
        "foil" | "thwart" | "abort" | "repel" | "repulse" => Is(Attempted),
        "postpone" | "delay" | "plan" | "schedule" | "propose" | "expect" | "announce" | "arrange"
        | "prepare" | "approve" | "set" | "slate" | "order" | "promise" | "pledge" => Is(Planned),
        "threaten" => Is(Threatened),
        "fear" | "suspect" | "allege" | "loom" => Is(Possible),
        "demand" | "require" | "need" => Is(Demanded),
        _ => return None,
    })
}

/// What a noun does to what "of", "for" or "that" ties to it.
pub(super) fn noun(word: &str) -> Option<Effect> {
    Some(match word {
        "threat" | "threats" => Is(Threatened),
        "risk" | "risks" | "danger" | "possibility" | "fear" | "fears" | "prospect" | "prospects"
        | "chance" | "chances" | "hope" | "hopes" | "likelihood" | "claim" | "claims" | "allegation"
        | "allegations" | "accusation" | "accusations" | "rumour" | "rumours" | "rumor" | "rumors"
        | "report" | "reports" | "suspicion" | "suspicions" | "scenario" | "event" | "case" | "idea"
        | "option" | "speculation" | "warning" | "warnings" | "signs" | "sign" | "evidence" | "proof"
        | "areas" | "avenues" | "ways" | "opportunities" | "prerequisites" | "conditions" | "terms"
        | "indication" | "indications" | "suggestion" | "assumption" | "perception" | "concern"
        | "concerns" | "charges" | "conspiracy" | "theory" | "talks" | "negotiations" | "discussions"
        | "consultations" => Is(Possible),
        "plan" | "plans" | "preparation" | "preparations" | "proposal" | "proposals" | "intention"
        | "promise" | "pledge" | "ahead" | "agreement" | "deal" | "announcement" | "postponement"
        | "date" | "venue" | "threshold" | "eve" | "resumption" | "timetable" | "agenda" | "invitation"
        | "offer" | "offers" | "bill" | "motion" | "legislation" => Is(Planned),
        "call" | "calls" | "demand" | "demands" | "appeal" | "appeals" | "request" | "requests" | "push"
        | "need" => Is(Demanded),
        "attempt" | "attempts" | "bid" | "effort" | "efforts" => Is(Attempted),
        "prevention" | "absence" | "lack" | "cancellation" | "ban" | "avoidance" | "rejection"
        | "refusal" => Is(DidNotOccur),
        "denial" | "denials" => Is(Denied),
        "end" | "halt" | "cessation" | "continuation" | "escalation" | "lifting" | "removal" | "easing"
        | "suspension" | "termination" => Is(Ongoing),
        _ => return None,
    })
}

/// Verbs whose "for" asks for something: "called for", "appealed for".
pub(super) fn calls(lemma: &str) -> bool {
    matches!(lemma, "call" | "appeal" | "push" | "press" | "plead")
}

/// Verbs that tell nothing of their subject but that it takes place: "the talks will begin".
pub(super) fn takes_place(lemma: &str) -> bool {
    matches!(
        lemma,
        "take"
            | "hold"
            | "begin"
            | "start"
            | "open"
            | "finish"
            | "complete"
            | "conclude"
            | "happen"
            | "occur"
            | "launch"
    )
}

/// True for what stands in front of a happening that has taken place or goes on: "amid", "because of", "in response to".
pub(super) fn tells_circumstance(word: &str, before: &str, further: &str) -> bool {
    matches!(
        (further, before, word),
        (_, _, "during" | "amid" | "amidst" | "following" | "after" | "despite" | "since")
            | (_, "because", "of")
            | (_, "due", "to")
            | ("in", "response" | "reaction", "to")
            | ("in", "retaliation" | "revenge", "for")
            | ("in", "connection", "with")
    )
}

/// True for an adjective that only what has taken place can have: "earlier", "recent".
pub(super) fn tells_past(word: &str) -> bool {
    matches!(word, "earlier" | "previous" | "recent" | "past" | "initial")
}

/// Verbs of saying and showing that one gathers or is called in to do: "gathered to protest", "met to discuss".
pub(super) fn is_done_by_coming(lemma: &str) -> bool {
    matches!(
        lemma,
        "protest"
            | "demonstrate"
            | "denounce"
            | "condemn"
            | "discuss"
            | "demand"
            | "mark"
            | "commemorate"
            | "mourn"
            | "celebrate"
            | "voice"
            | "express"
            | "criticise"
            | "criticize"
            | "thank"
            | "praise"
            | "congratulate"
    )
}

/// What an adjective behind "is" says of its subject.
pub(super) fn predicate(word: &str) -> Option<EventStatus> {
    Some(match word {
        "possible" | "likely" | "unlikely" | "probable" | "conceivable" | "imaginable" | "imminent"
        | "inevitable" => Possible,
        "impossible" | "unthinkable" | "off" => DidNotOccur,
        "due" | "scheduled" | "planned" => Planned,
        _ => return None,
    })
}

/// What an adjective or determiner in a noun phrase does to its noun.
pub(super) fn modifier(word: &str) -> Option<EventStatus> {
    Some(match word {
        "no" | "averted" | "cancelled" | "canceled" | "non-existent" | "nonexistent" | "prevented" => {
            DidNotOccur
        }
        "any" | "possible" | "potential" | "alleged" | "suspected" | "purported" | "supposed"
        | "hypothetical" | "feared" | "future" | "further" | "hoax" | "would-be" | "imaginary"
        | "fabricated" | "false" | "reported" | "likely" | "rumoured" | "rumored" | "claimed"
        | "apparent" | "eventual" | "such" | "another" | "new" => {
            // "another", "such", "further" and "new" are told apart by the caller, where the tense is known.
            if matches!(word, "another" | "such" | "new" | "further" | "reported" | "apparent") {
                return None;
            }
            Possible
        }
        "planned" | "proposed" | "upcoming" | "forthcoming" | "scheduled" | "imminent" | "impending"
        | "expected" | "prospective" | "postponed" | "coming" | "promised" | "looming" | "intended"
        | "next" => Planned,
        "attempted" | "failed" | "thwarted" | "foiled" | "botched" | "abortive" | "unsuccessful"
        | "aborted" => Attempted,
        "threatened" => Threatened,
        "denied" => Denied,
        "demanded" => Demanded,
        "ongoing" | "continuing" | "continued" | "continuous" | "unrelenting" | "incessant" => Ongoing,
        _ => return None,
    })
}
