//! Table: the verb for each PLOVER type and mode. Neutral words: what was done, never what it amounts to.

use super::verb::Verb;
use attested_model::{EventType as T, Mode as M};

/// The verb for an event; `None` for `OTHER`, which has no verb of ours.
pub(super) fn verb(kind: T, mode: Option<M>) -> Option<Verb> {
    let by_mode = mode.and_then(|mode| of_mode(kind, mode));
    by_mode.or_else(|| of_type(kind))
}

const fn v(
    [base, past, ing]: [&'static str; 3],
    to: &'static str,
    passive: Option<&'static str>,
    noun: &'static str,
) -> Verb {
    Verb { base, past, ing, to, passive, noun }
}

/// What SUPPORT is when a report says "signed".
pub(super) const SIGN: Verb = v(
    ["sign an agreement", "signed an agreement", "signing an agreement"],
    "with",
    None,
    "the signing of an agreement",
);

#[rustfmt::skip]
fn of_type(kind: T) -> Option<Verb> {
    Some(match kind {
        T::Agree => v(["agree", "agreed", "agreeing"], "with", None, "an agreement"),
        T::Consult => v(["meet", "met", "meeting"], "", None, "a meeting"),
        T::Support => v(["back", "backed", "backing"], "", Some("backed"), "an expression of support"),
        T::Concede => v(["yield", "yielded", "yielding"], "to", None, "a concession"),
        T::Cooperate => v(["cooperate", "cooperated", "cooperating"], "with", None, "cooperation"),
        T::Aid => v(["help", "helped", "helping"], "", Some("helped"), "help"),
        T::Retreat => v(["step back", "stepped back", "stepping back"], "from", None, "a step back"),
        T::Request => v(["make a request", "made a request", "making a request"], "of", Some("asked"), "a request"),
        T::Accuse => v(["accuse", "accused", "accusing"], "", Some("accused"), "an accusation"),
        T::Reject => v(["turn down", "turned down", "turning down"], "", Some("turned down"), "a refusal"),
        T::Threaten => v(["threaten", "threatened", "threatening"], "", Some("threatened"), "a threat"),
        T::Protest => v(["protest", "protested", "protesting"], "against", None, "a protest"),
        T::Sanction => v(["penalise", "penalised", "penalising"], "", Some("penalised"), "a sanction"),
        T::Mobilize => v(["mobilise", "mobilised", "mobilising"], "against", None, "a mobilisation"),
        T::Coerce => v(["act against", "acted against", "acting against"], "", None, "coercion"),
        T::Assault => v(["attack", "attacked", "attacking"], "", Some("attacked"), "an attack"),
        T::Other => return None,
    })
}

#[rustfmt::skip]
fn of_mode(kind: T, mode: M) -> Option<Verb> {
    Some(match (kind, mode) {
        (T::Consult, M::Visit) => v(["visit", "visited", "visiting"], "", Some("visited"), "a visit"),
        (T::Consult, M::ThirdParty) => v(["meet through a mediator", "met through a mediator", "meeting through a mediator"], "with", None, "mediated talks"),
        (T::Consult, M::Multilateral) => v(["hold joint talks", "held joint talks", "holding joint talks"], "with", None, "joint talks"),
        (T::Consult, M::Phone) => v(["speak by telephone", "spoke by telephone", "speaking by telephone"], "with", None, "a telephone call"),
        (T::Retreat, M::Withdraw) => v(["withdraw", "withdrew", "withdrawing"], "from", None, "a withdrawal"),
        (T::Retreat, M::Release) => v(["release", "released", "releasing"], "", Some("released"), "a release"),
        (T::Retreat, M::Disarm) => v(["lay down arms", "laid down arms", "laying down arms"], "before", None, "a disarmament"),
        (T::Retreat, M::Ceasefire) => v(["keep a ceasefire", "kept a ceasefire", "keeping a ceasefire"], "with", None, "a ceasefire"),
        (T::Retreat, M::Access) => v(["grant access", "granted access", "granting access"], "to", None, "the granting of access"),
        (T::Retreat, M::Resign) => v(["leave office", "left office", "leaving office"], "under", None, "a departure from office"),
        (T::Request, M::Assist) => v(["ask for help", "asked for help", "asking for help"], "from", None, "a request for help"),
        (T::Request, M::Change) => v(["ask for a change", "asked for a change", "asking for a change"], "from", None, "a call for change"),
        (T::Request, M::Yield) => v(["ask for a concession", "asked for a concession", "asking for a concession"], "from", None, "a demand"),
        (T::Request, M::Meet) => v(["ask for a meeting", "asked for a meeting", "asking for a meeting"], "with", None, "a request to meet"),
        (T::Request, M::Access) => v(["ask for access", "asked for access", "asking for access"], "from", None, "a request for access"),
        (T::Reject, M::Assist) => v(["refuse help", "refused help", "refusing help"], "to", Some("refused help"), "a refusal to help"),
        (T::Reject, M::Change) => v(["refuse a change", "refused a change", "refusing a change"], "to", None, "a refusal to change"),
        (T::Reject, M::Yield) => v(["refuse to yield", "refused to yield", "refusing to yield"], "to", None, "a refusal to yield"),
        (T::Reject, M::Meet) => v(["refuse a meeting", "refused a meeting", "refusing a meeting"], "with", Some("refused a meeting"), "a refusal to meet"),
        (T::Accuse, M::Disapprove) => v(["criticise", "criticised", "criticising"], "", Some("criticised"), "criticism"),
        (T::Accuse, M::Investigate) => v(["investigate", "investigated", "investigating"], "", Some("investigated"), "an investigation"),
        (T::Threaten, M::Restrict) => v(["threaten restrictions", "threatened restrictions", "threatening restrictions"], "on", Some("threatened with restrictions"), "a threat of restrictions"),
        (T::Threaten, M::Arrest) => v(["threaten arrest", "threatened arrest", "threatening arrest"], "of", Some("threatened with arrest"), "a threat of arrest"),
        (T::Threaten, M::Relations) => v(["threaten to cut relations", "threatened to cut relations", "threatening to cut relations"], "with", None, "a threat to cut relations"),
        (T::Threaten, M::Expel) => v(["threaten expulsion", "threatened expulsion", "threatening expulsion"], "of", Some("threatened with expulsion"), "a threat of expulsion"),
        (T::Threaten, M::Territory) => v(["threaten to take territory", "threatened to take territory", "threatening to take territory"], "from", None, "a threat to take territory"),
        (T::Threaten, M::Violence) => v(["threaten violence", "threatened violence", "threatening violence"], "against", Some("threatened with violence"), "a threat of violence"),
        (T::Protest, M::Demo) => v(["demonstrate", "demonstrated", "demonstrating"], "against", None, "a demonstration"),
        (T::Protest, M::Riot) => v(["riot", "rioted", "rioting"], "against", None, "a riot"),
        (T::Protest, M::Strike) => v(["strike", "struck", "striking"], "against", None, "a strike"),
        (T::Protest, M::Hunger) => v(["hold a hunger strike", "held a hunger strike", "holding a hunger strike"], "against", None, "a hunger strike"),
        (T::Protest, M::Boycott) => v(["boycott", "boycotted", "boycotting"], "", Some("boycotted"), "a boycott"),
        (T::Protest, M::Obstruct) => v(["hold a blockade", "held a blockade", "holding a blockade"], "against", None, "a blockade"),
        (T::Protest, M::Vandalize) => v(["damage property", "damaged property", "damaging property"], "of", None, "damage to property"),
        (T::Sanction, M::Convict) => v(["convict", "convicted", "convicting"], "", Some("convicted"), "a conviction"),
        (T::Sanction | T::Coerce, M::Expel) => v(["expel", "expelled", "expelling"], "", Some("expelled"), "an expulsion"),
        (T::Sanction, M::Withdraw) => v(["pull out", "pulled out", "pulling out"], "from", None, "a withdrawal"),
        (T::Sanction, M::Discontinue) => v(["break off dealings", "broke off dealings", "breaking off dealings"], "with", None, "a breaking-off"),
        (T::Mobilize, M::Troops) => v(["move troops", "moved troops", "moving troops"], "against", None, "a movement of troops"),
        (T::Mobilize, M::Weapons) => v(["ready or test weapons", "readied or tested weapons", "readying or testing weapons"], "against", None, "a readying or test of weapons"),
        (T::Mobilize, M::Police) => v(["deploy police", "deployed police", "deploying police"], "against", None, "a police deployment"),
        (T::Mobilize, M::Militia) => v(["call up irregulars", "called up irregulars", "calling up irregulars"], "against", None, "a call-up of irregulars"),
        (T::Coerce, M::Seize) => v(["seize property", "seized property", "seizing property"], "of", None, "a seizure"),
        (T::Coerce, M::Restrict) => v(["restrict", "restricted", "restricting"], "", Some("restricted"), "a restriction"),
        (T::Coerce, M::Censor) => v(["censor", "censored", "censoring"], "", Some("censored"), "censorship"),
        (T::Coerce, M::Curfew) => v(["impose a curfew", "imposed a curfew", "imposing a curfew"], "on", None, "a curfew"),
        (T::Coerce, M::MartialLaw) => v(["impose martial law", "imposed martial law", "imposing martial law"], "on", None, "martial law"),
        (T::Coerce, M::Arrest) => v(["arrest", "arrested", "arresting"], "", Some("arrested"), "an arrest"),
        (T::Coerce, M::Deport) => v(["deport", "deported", "deporting"], "", Some("deported"), "a deportation"),
        (T::Coerce, M::Withhold) => v(["withhold goods or services", "withheld goods or services", "withholding goods or services"], "from", None, "a withholding of goods or services"),
        (T::Coerce, M::Misinformation) => v(["spread what is called falsehood", "spread what is called falsehood", "spreading what is called falsehood"], "against", None, "the spreading of what is called falsehood"),
        (T::Coerce, M::Cyber) => v(["attack computers", "attacked computers", "attacking computers"], "of", None, "an attack on computers"),
        (T::Assault, M::Abduct) => v(["take captive", "took captive", "taking captive"], "", Some("taken captive"), "an abduction"),
        (T::Assault, M::Beat) => v(["beat", "beat", "beating"], "", Some("beaten"), "a beating"),
        (T::Assault, M::Torture) => v(["torture", "tortured", "torturing"], "", Some("tortured"), "torture"),
        (T::Assault, M::Sexual) => v(["sexually assault", "sexually assaulted", "sexually assaulting"], "", Some("sexually assaulted"), "sexual violence"),
        (T::Assault, M::Targeted) => v(["kill or try to kill", "killed or tried to kill", "killing or trying to kill"], "", Some("singled out for killing"), "a targeted attack"),
        (T::Assault, M::Destroy) => v(["destroy property", "destroyed property", "destroying property"], "of", None, "destruction"),
        (T::Assault, M::Firearms) => v(["shoot", "shot", "shooting"], "at", Some("shot at"), "a shooting"),
        (T::Assault, M::Explosives) => v(["bomb", "bombed", "bombing"], "", Some("bombed"), "a bombing"),
        (T::Assault, M::SuicideAttack) => v(["carry out a suicide attack", "carried out a suicide attack", "carrying out a suicide attack"], "on", None, "a suicide attack"),
        (T::Assault, M::Aerial) => v(["attack from the air", "attacked from the air", "attacking from the air"], "against", Some("attacked from the air"), "an air attack"),
        (T::Assault, M::Drone) => v(["attack by drone", "attacked by drone", "attacking by drone"], "against", Some("attacked by drone"), "a drone attack"),
        (T::Assault, M::HeavyWeapons) => v(["fire heavy weapons", "fired heavy weapons", "firing heavy weapons"], "at", Some("fired at with heavy weapons"), "an attack with heavy weapons"),
        (T::Assault, M::CrowdControl) => v(["use crowd-control weapons", "used crowd-control weapons", "using crowd-control weapons"], "on", None, "the use of crowd-control weapons"),
        (T::Assault, M::Unconventional) => v(["use unconventional weapons", "used unconventional weapons", "using unconventional weapons"], "on", None, "an attack with unconventional weapons"),
        _ => return None,
    })
}
