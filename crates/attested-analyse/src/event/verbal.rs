//! Whether what a verb tells of took place, by its own clause.

use attested_model::EventStatus;

use super::govern::{self, Effect};
use crate::grammar::{Form, Grammar, Group, Subject, Tag, Tense};
use crate::rules::attribution::cue;

/// How far governors of governors are followed.
const DEPTH: usize = 6;

/// The status of a verb by tense, modality, negation and governors; statements around it are not looked at.
pub(super) fn status(grammar: &Grammar<'_>, group: &Group, depth: usize) -> EventStatus {
    use EventStatus::{Demanded, DidNotOccur, Ongoing, Possible};
    if depth > DEPTH {
        return Possible;
    }
    let status = match group.form {
        Form::Finite => finite(grammar, group),
        Form::Participle => reduced(grammar, group, depth),
        Form::Infinitive => infinitive(grammar, group, depth),
        Form::Gerund => gerund(grammar, group, depth),
    };
    let negated = group.negated
        || super::phrase::subject_is_negated(grammar, group.start)
        || group.form == Form::Finite && nobody(grammar, group)
        || matches!(group.form, Form::Finite | Form::Participle) && shares_negation(grammar, group);
    // "must not attack": what is asked for is that it does not happen.
    let status = match (negated, status) {
        (true, Demanded) => Possible,
        (true, _) => DidNotOccur,
        (false, _) => status,
    };
    if matches!(status, DidNotOccur) {
        return status;
    }
    if let Some(doubt) = by_adverb(grammar, group)
        && matches!(status, EventStatus::Occurred | Ongoing)
    {
        return doubt;
    }
    if group.form == Form::Finite && (is_conditional(grammar, group) || is_question(grammar, group.head)) {
        return Possible;
    }
    if matches!(status, EventStatus::Occurred | Ongoing)
        && group.form != Form::Infinitive
        && let Some(veil) = veiled(grammar, group)
    {
        return veil;
    }
    status
}

fn finite(grammar: &Grammar<'_>, group: &Group) -> EventStatus {
    match group.tense {
        // "has been shelling": it goes on.
        Tense::Past
            if group.progressive
                && group.perfect
                && matches!(grammar.page.lower(group.start), "has" | "have" | "'s" | "'ve") =>
        {
            EventStatus::Ongoing
        }
        Tense::Present if group.progressive => EventStatus::Ongoing,
        Tense::Past | Tense::Present => EventStatus::Occurred,
        Tense::Future => EventStatus::Planned,
        Tense::Possible => EventStatus::Possible,
        Tense::Required => EventStatus::Demanded,
    }
}

/// "was probably held", "nearly attacked".
fn by_adverb(grammar: &Grammar<'_>, group: &Group) -> Option<EventStatus> {
    (group.start..group.head).find_map(|at| match grammar.page.lower(at) {
        "probably" | "possibly" | "perhaps" | "maybe" | "likely" | "potentially" | "presumably"
        | "allegedly" | "supposedly" | "purportedly" | "conceivably" => Some(EventStatus::Possible),
        "nearly" | "almost" | "narrowly" => Some(EventStatus::DidNotOccur),
        _ => None,
    })
}

/// "No soldier was killed", "nobody attacked", "none of them met".
fn nobody(grammar: &Grammar<'_>, group: &Group) -> bool {
    match grammar.subject(group) {
        Subject::Words(words) => matches!(
            grammar.page.lower(words.start),
            "no" | "nobody" | "none" | "neither" | "nothing" | "few"
        ),
        _ => false,
    }
}

/// "had never entered Qarth or killed": a verb joined by "or" shares the negation of the one in front.
fn shares_negation(grammar: &Grammar<'_>, group: &Group) -> bool {
    if group.start == 0 {
        return false;
    }
    // "was never directly or indirectly pressured"
    let floor = group.start.saturating_sub(4);
    let never = (floor..group.start)
        .rev()
        .take_while(|&at| {
            matches!(grammar.tag(at), Tag::Adv | Tag::Conj) || grammar.page.lower(at).ends_with("ly")
        })
        .any(|at| grammar.page.lower(at) == "never");
    never
        || matches!(grammar.page.lower(group.start - 1), "or" | "nor")
            && before(grammar, group).is_some_and(|governor| governor.negated)
}

/// A participle behind its noun ("the men arrested by police") stands in a clause of its own.
fn reduced(grammar: &Grammar<'_>, group: &Group, depth: usize) -> EventStatus {
    // "to be carried out", "hopes dashed": the noun in front may be governed as a whole.
    match before(grammar, group) {
        Some(governor) if governor.negated && governor.lemma == "be" => EventStatus::DidNotOccur,
        Some(governor)
            if matches!(governor.tense, Tense::Future | Tense::Possible) && governor.end == group.start =>
        {
            status(grammar, governor, depth + 1)
        }
        _ => EventStatus::Occurred,
    }
}

/// The last group in front of one, in the same clause or the one around it.
fn before<'g>(grammar: &'g Grammar<'_>, group: &Group) -> Option<&'g Group> {
    let sentence = grammar.sentence(group.head);
    let floor = sentence.start.max(group.start.saturating_sub(24));
    grammar.groups_in(floor..group.start).last().filter(|governor| {
        !(governor.end..group.start).any(|at| matches!(grammar.tag(at), Tag::Stop | Tag::Semi))
    })
}

fn infinitive(grammar: &Grammar<'_>, group: &Group, depth: usize) -> EventStatus {
    use EventStatus::{DidNotOccur, Planned, Possible};
    let at = group.start;
    // A noun or an adjective right in front: "a plan to attack", "ready to attack".
    let mut previous = at;
    while previous > 0 && grammar.tag(previous - 1) == Tag::Adv {
        previous -= 1;
    }
    if previous > 0 && matches!(grammar.tag(previous - 1), Tag::Word | Tag::Name) {
        let word = grammar.page.lower(previous - 1);
        let negated = (previous.saturating_sub(4)..previous)
            .any(|token| matches!(grammar.page.lower(token), "no" | "not"));
        match govern::infinitive(word) {
            Some(Effect::Is(_)) if negated => return DidNotOccur,
            Some(Effect::Is(status))
                if !matches!(
                    word,
                    "forced" | "report" | "reason" | "say" | "move" | "deal" | "agreement"
                ) =>
            {
                return status;
            }
            _ => {}
        }
    }
    let Some(governor) = before(grammar, group) else { return Planned };
    // "to meet and discuss": the coordinated infinitive shares its governor.
    let effect = if governor.form == Form::Infinitive && coordinated(grammar, governor, group) {
        return status(grammar, governor, depth + 1);
    } else {
        govern::infinitive(governor.lemma)
    };
    // "is said to have attacked": reported, not asserted.
    match effect {
        // "continues to attack": it goes on.
        Some(Effect::Carries)
            if governor.lemma == "continue"
                && !governor.negated
                && governor.form == Form::Finite
                && governor.tense == Tense::Present =>
        {
            EventStatus::Ongoing
        }
        // "the rocket used to launch them": what something is for.
        Some(Effect::Carries) if governor.lemma == "use" && governor.form == Form::Participle => Possible,
        Some(Effect::Carries) => status(grammar, governor, depth + 1),
        Some(Effect::Is(EventStatus::Demanded)) if governor.negated => Possible,
        Some(Effect::Is(EventStatus::Demanded)) => EventStatus::Demanded,
        Some(Effect::Is(status)) if governor.negated => {
            if status == DidNotOccur {
                Possible
            } else {
                DidNotOccur
            }
        }
        Some(Effect::Is(status)) => {
            if matches!(governor.tense, Tense::Possible) && status == EventStatus::Attempted {
                Possible
            } else {
                status
            }
        }
        // "summoned the envoy to protest the move", "gathered to demand his release"
        None if govern::is_done_by_coming(group.lemma)
            && governor.form == Form::Finite
            && governor.tense == Tense::Past
            && !governor.negated =>
        {
            status(grammar, governor, depth + 1)
        }
        _ => Planned,
    }
}

fn coordinated(grammar: &Grammar<'_>, governor: &Group, group: &Group) -> bool {
    group.start > 0 && grammar.tag(group.start - 1) == Tag::Conj && group.start - governor.end < 14
}

fn gerund(grammar: &Grammar<'_>, group: &Group, depth: usize) -> EventStatus {
    use EventStatus::{Attempted, Demanded, DidNotOccur, Occurred, Planned, Possible, Threatened};
    let sentence = grammar.sentence(group.head);
    let governor = before(grammar, group);
    let governed = || governor.map_or(Occurred, |governor| status(grammar, governor, depth + 1));
    if let Some(status) = super::nominal::enumerated(grammar, group.start, sentence.start) {
        return status;
    }
    if group.start == sentence.start {
        return grammar
            .groups_in(group.end..sentence.end)
            .iter()
            .find(|next| next.form == Form::Finite)
            .map_or(Possible, |next| status(grammar, next, depth + 1));
    }
    let previous = group.start - 1;
    let word = grammar.page.lower(previous);
    // "rockets being fired"
    if group.passive && matches!(grammar.tag(previous), Tag::Word | Tag::Name) {
        return EventStatus::Ongoing;
    }
    match grammar.tag(previous) {
        Tag::Prep | Tag::To => {
            let head = previous.checked_sub(1).map_or("", |at| grammar.page.lower(at));
            // "had no hand in cancelling", "had no intention of attacking"
            let none = matches!(grammar.tag(previous), Tag::Prep)
                && (sentence.start.max(previous.saturating_sub(3))..previous)
                    .any(|at| matches!(grammar.page.lower(at), "no" | "never" | "nothing"));
            match word {
                _ if none => DidNotOccur,
                "without" => DidNotOccur,
                "of" if matches!(head, "instead") => DidNotOccur,
                "from" => match governor.map(|governor| governor.lemma) {
                    Some(
                        "prevent" | "stop" | "ban" | "refrain" | "deter" | "prohibit" | "keep" | "bar"
                        | "block" | "dissuade" | "abstain" | "discourage" | "restrain" | "forbid" | "desist",
                    ) => DidNotOccur,
                    _ => governed(),
                },
                "of" => match (govern::noun(head), governor.map(|governor| governor.lemma)) {
                    (Some(Effect::Is(status)), _) => status,
                    (_, Some("accuse" | "convict")) => Occurred,
                    _ => Possible,
                },
                // "called for lifting the ban", "a bill for banning it", "embarked on blocking roads"
                "for" if governor.is_some_and(|governor| calls_for(governor, previous)) => Demanded,
                // "a bill was proposed for banning it", "a plane designed for dropping them"
                "for"
                    if governor.is_some_and(|governor| {
                        governor.passive
                            && matches!(
                                governor.lemma,
                                "propose" | "plan" | "design" | "intend" | "need" | "require"
                            )
                    }) =>
                {
                    Planned
                }
                "for"
                    if let Some(Effect::Is(status)) = govern::noun(head)
                        && !matches!(status, EventStatus::Ongoing) =>
                {
                    status
                }
                "on" if governor.is_some_and(|governor| governor.lemma == "embark") => governed(),
                "despite" | "besides" | "upon" => Occurred,
                "than" | "against" => Possible,
                "by" | "in" | "while" | "through" | "since" | "after" | "for" | "with" => match governed() {
                    // "apologised for attacking", "condemned it for shelling"
                    _ if matches!(word, "for" | "after" | "since")
                        && !matches!(
                            governor.map(|governor| governor.tense),
                            Some(Tense::Future | Tense::Possible)
                        ) =>
                    {
                        Occurred
                    }
                    status => status,
                },
                "before" => governed(),
                _ => Planned,
            }
        }
        Tag::Verb => match governor.map(|governor| governor.lemma) {
            Some(
                "consider" | "contemplate" | "plan" | "propose" | "suggest" | "recommend" | "discuss"
                | "start",
            ) if word != "started" => Planned,
            Some("deny") => EventStatus::Denied,
            // "told it to stop shelling": it goes on.
            Some("stop" | "cease" | "halt" | "end" | "quit")
                if governor.is_some_and(|governor| governor.form == Form::Infinitive) =>
            {
                EventStatus::Ongoing
            }
            Some("avoid" | "stop" | "cease" | "halt" | "end" | "quit") => DidNotOccur,
            Some("risk" | "oppose" | "resist" | "favour" | "favor" | "support") => Possible,
            Some("threaten") => Threatened,
            Some("demand" | "advocate" | "urge") => Demanded,
            Some("try") => Attempted,
            _ => governed(),
        },
        _ => governed(),
    }
}

/// "called for", "appealed for": the verb right in front of "for" at `at` asks for what follows.
fn calls_for(governor: &Group, at: usize) -> bool {
    governor.end == at && govern::calls(governor.lemma)
}

/// "if", "unless", "whether" in front of the clause; "should it attack" at its start.
fn is_conditional(grammar: &Grammar<'_>, group: &Group) -> bool {
    let sentence = grammar.sentence(group.head);
    let floor = sentence.start.max(group.start.saturating_sub(24));
    for at in (floor..group.start).rev() {
        match grammar.page.lower(at) {
            "if" | "unless" | "whether" | "lest" | "should" | "until" | "so"
                if matches!(grammar.tag(at), Tag::Sub | Tag::Prep | Tag::Modal) =>
            {
                // "should" only at the start of a clause.
                let opens =
                    at == sentence.start || matches!(grammar.tag(at.wrapping_sub(1)), Tag::Comma | Tag::That);
                // "until" leaves the past alone: "fought until they withdrew".
                let until = grammar.page.lower(at) == "until";
                if until && group.tense == Tense::Past {
                    continue;
                }
                // "so that": a purpose.
                let purpose = grammar.page.lower(at) != "so" || grammar.tag(at + 1) == Tag::That;
                if purpose && (grammar.page.lower(at) != "should" || opens) {
                    return true;
                }
            }
            _ => {}
        }
        let so_that = grammar.tag(at) == Tag::That && at > floor && grammar.page.lower(at - 1) == "so";
        if matches!(grammar.tag(at), Tag::Stop | Tag::Semi | Tag::Colon | Tag::That) && !so_that
            || grammar.tag(at) == Tag::Comma && grammar.tag(at + 1) != Tag::Adv
        {
            return false;
        }
    }
    false
}

/// A sentence that ends in a question mark.
pub(super) fn is_question(grammar: &Grammar<'_>, token: usize) -> bool {
    let sentence = grammar.sentence(token);
    (sentence.end.saturating_sub(3)..sentence.end).any(|at| grammar.page.word(at).starts_with('?'))
        && (sentence.start..sentence.end).any(|at| at >= token && grammar.page.word(at).starts_with('?'))
}

/// A clause that hangs on words which do not assert it: "did not say that", "no evidence that", "would claim that".
fn veiled(grammar: &Grammar<'_>, group: &Group) -> Option<EventStatus> {
    use EventStatus::{Denied, Possible};
    let sentence = grammar.sentence(group.head);
    let floor = sentence.start.max(group.start.saturating_sub(40));
    // Nouns: "no evidence that Sarvane attacked", "reports that".
    for that in (floor..group.start).rev().filter(|&at| grammar.tag(at) == Tag::That) {
        let word = that.checked_sub(1).map_or("", |at| grammar.page.lower(at));
        let breaks = (that..group.start).any(|at| matches!(grammar.tag(at), Tag::Semi | Tag::Stop));
        if !breaks
            && that > floor
            && let Some(Effect::Is(status)) = govern::noun(word)
        {
            return Some(if matches!(status, EventStatus::Planned | EventStatus::Ongoing) {
                Possible
            } else {
                status
            });
        }
    }
    for governor in grammar.groups_in(floor..group.start).iter().rev() {
        let Some((cue, end)) = cue::of_group(grammar, governor) else { continue };
        let opens = matches!(grammar.tag(end), Tag::That | Tag::Sub | Tag::Wh)
            || grammar.tag(end).begins_phrase() && cue.takes('t');
        if !opens || end > group.start {
            continue;
        }
        let breaks = (end..group.start).any(|at| matches!(grammar.tag(at), Tag::Semi | Tag::Stop))
            || (end..group.start).any(|at| {
                grammar.tag(at) == Tag::Conj
                    && grammar.tag(at + 1).begins_phrase()
                    && grammar.tag(at.saturating_sub(1)) == Tag::Comma
            });
        if breaks {
            continue;
        }
        if cue.stance == attested_model::Stance::Denied {
            // "did not deny that": neither yes nor no.
            return Some(if governor.negated { Possible } else { Denied });
        }
        let unsaid = governor.negated
            || matches!(governor.tense, Tense::Future | Tense::Possible | Tense::Required)
            || governor.form == Form::Infinitive;
        if unsaid {
            return Some(Possible);
        }
        if matches!(
            cue.lemma,
            "hope"
                | "fear"
                | "expect"
                | "suspect"
                | "doubt"
                | "wonder"
                | "predict"
                | "speculate"
                | "warn"
                | "ask"
                | "think"
                | "believe"
        ) {
            return Some(Possible);
        }
    }
    None
}
