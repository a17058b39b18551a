use attested_model::EventStatus;

/// A verb (with what belongs to it) in the forms that our sentences need.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verb {
    /// "meet".
    pub(super) base: &'static str,
    /// "met".
    pub(super) past: &'static str,
    /// "meeting".
    pub(super) ing: &'static str,
    /// What stands before the recipient: "", "with", "for".
    pub(super) to: &'static str,
    /// The participle of the passive ("attacked"), where there is one.
    pub(super) passive: Option<&'static str>,
    /// The happening as a noun: "a meeting".
    pub(super) noun: &'static str,
}

/// The predicate for `status`, from the verb on: "met B", "is to meet B", "did not meet B, it is said". `tail` is
/// what follows the verb, with its space; `many` tells several subjects from one.
pub(super) fn active(verb: Verb, tail: &str, status: EventStatus, many: bool) -> String {
    let Verb { base, past, ing, .. } = verb;
    let is = if many { "are" } else { "is" };
    match status {
        EventStatus::Occurred => format!("{past}{tail}"),
        EventStatus::Ongoing => format!("{is} {ing}{tail}"),
        EventStatus::Planned => format!("{is} to {base}{tail}"),
        EventStatus::Threatened => format!("would {base}{tail}, it is threatened"),
        EventStatus::Attempted => format!("tried to {base}{tail}"),
        EventStatus::Possible => format!("may {base}{tail}, or may have done so"),
        EventStatus::Denied => format!("did not {base}{tail}, it is said"),
        EventStatus::DidNotOccur => format!("did not {base}{tail}"),
        EventStatus::Demanded => format!("should {base}{tail}, it is demanded"),
    }
}

/// The predicate of the passive: "was attacked", "is to be attacked".
pub(super) fn passive(participle: &str, tail: &str, status: EventStatus, many: bool) -> String {
    let (is, was) = if many { ("are", "were") } else { ("is", "was") };
    match status {
        EventStatus::Occurred => format!("{was} {participle}{tail}"),
        EventStatus::Ongoing => format!("{is} being {participle}{tail}"),
        EventStatus::Planned => format!("{is} to be {participle}{tail}"),
        EventStatus::Threatened => format!("would be {participle}{tail}, it is threatened"),
        EventStatus::Attempted => format!("{was} to be {participle}{tail}, and it was tried"),
        EventStatus::Possible => format!("may be {participle}{tail}, or may have been"),
        EventStatus::Denied => format!("{was} not {participle}{tail}, it is said"),
        EventStatus::DidNotOccur => format!("{was} not {participle}{tail}"),
        EventStatus::Demanded => format!("should be {participle}{tail}, it is demanded"),
    }
}

/// The predicate when only the happening itself is known: "took place", "is to take place".
pub(super) fn took_place(tail: &str, status: EventStatus) -> String {
    match status {
        EventStatus::Occurred => format!("took place{tail}"),
        EventStatus::Ongoing => format!("is taking place{tail}"),
        EventStatus::Planned => format!("is to take place{tail}"),
        EventStatus::Threatened => format!("would take place{tail}, it is threatened"),
        EventStatus::Attempted => format!("was tried{tail}"),
        EventStatus::Possible => format!("may take place{tail}, or may have done so"),
        EventStatus::Denied => format!("did not take place{tail}, it is said"),
        EventStatus::DidNotOccur => format!("did not take place{tail}"),
        EventStatus::Demanded => format!("should take place{tail}, it is demanded"),
    }
}
