use super::verb::{active, passive, took_place};
use super::verbs::{SIGN, verb};
use super::{Shelf, capital, join};
use crate::Error;
use attested_model::{Event, EventReport, EventStatus, EventType, Mode};

/// The event as one neutral sentence of ours. The status is in the verb: what is planned "is to" happen, what is
/// denied "did not happen, it is said".
///
/// `actors` and `recipients` are the names of its participants; `trigger` the words of the first report.
pub fn sentence(event: &Event, actors: &[String], recipients: &[String], trigger: &str) -> String {
    let status = event.status;
    let place = match event.place.as_ref() {
        Some(place) if !recipients.contains(&place.name) => format!(" in {}", place.name),
        _ => String::new(),
    };
    if let Some(name) = &event.custom_type {
        return custom(name, status, actors, recipients, trigger, &place);
    }
    let (kind, mode) = meeting_to_come(event, trigger).unwrap_or((event.kind, event.mode));
    let verb = verb(kind, mode).map(|verb| if signs(event, trigger) { SIGN } else { verb });
    let Some(verb) = verb else {
        return other(status, actors, recipients, trigger, &place);
    };
    let sentence = if actors.is_empty() {
        match verb.passive {
            Some(participle) if !recipients.is_empty() => {
                format!("{} {}", join(recipients), passive(participle, &place, status, many(recipients)))
            }
            _ => {
                let with = object(recipients, if verb.to.len() > 1 { verb.to } else { "with regard to" });
                let took_place = took_place(&format!("{with}{place}"), status);
                // Without participants only the report's own word tells what is meant.
                format!("{} (“{trigger}”) {took_place}", verb.noun)
            }
        }
    } else {
        let mut tail = object(recipients, verb.to);
        // "The army attacked" leaves open what was done; the report's own word tells more.
        if recipients.is_empty() && actors.len() == 1 && !says_the_same(trigger, verb.past, verb.base) {
            tail = format!(" (“{trigger}”)");
        }
        format!("{} {}", join(actors), active(verb, &format!("{tail}{place}"), status, many(actors)))
    };
    format!("{}.", capital(&sentence))
}

/// PLOVER files the signing of an agreement under SUPPORT.
fn signs(event: &Event, trigger: &str) -> bool {
    let trigger = trigger.to_lowercase();
    event.kind == EventType::Support
        && event.mode.is_none()
        && trigger.split_whitespace().any(|word| word.starts_with("sign"))
}

/// PLOVER files a meeting to come under AGREE; a reader wants to be told of the meeting: "is to visit", not "is to agree".
fn meeting_to_come(event: &Event, trigger: &str) -> Option<(EventType, Option<Mode>)> {
    if event.kind != EventType::Agree || event.mode.is_some() {
        return None;
    }
    let trigger = trigger.to_lowercase();
    let begins = |stems: &[&str]| {
        trigger.split_whitespace().any(|word| stems.iter().any(|stem| word.starts_with(stem)))
    };
    if begins(&["visit", "trip", "travel", "tour"]) {
        return Some((EventType::Consult, Some(Mode::Visit)));
    }
    begins(&["meet", "talk", "summit", "negotiat", "consult", "dialogue", "conference"])
        .then_some((EventType::Consult, None))
}

/// True when the report's word is a form of our verb, or there is none.
fn says_the_same(trigger: &str, past: &str, base: &str) -> bool {
    let trigger = trigger.to_lowercase();
    trigger.is_empty() || trigger.contains(past) || trigger.contains(base)
}

/// True when a sentence about them takes the plural: several, or one that is named by a plural noun ("refugees").
/// Proper names ("United States", "Reuters") take the singular.
fn many(names: &[String]) -> bool {
    let [one] = names else { return true };
    let last = one.rsplit(' ').next().unwrap_or(one);
    let common = last.starts_with(char::is_lowercase);
    let plural = last.ends_with('s') && !last.ends_with("ss");
    common && (plural || matches!(last, "people" | "police" | "men" | "women" | "children" | "forces"))
}

/// A happening without a verb of ours: the report's own words, with the participants beside them.
fn other(
    status: EventStatus,
    actors: &[String],
    recipients: &[String],
    trigger: &str,
    place: &str,
) -> String {
    let who = match (actors, recipients) {
        ([], []) => String::new(),
        (actors, []) => format!("{}: ", join(actors)),
        ([], recipients) => format!("{}: ", join(recipients)),
        (actors, recipients) => format!("{}, {}: ", join(actors), join(recipients)),
    };
    let predicate = match status {
        EventStatus::Occurred => String::new(),
        status => format!(", which {}", took_place("", status)),
    };
    capital(&format!("{who}“{trigger}”{place}{predicate}."))
}

/// A happening of the user's own type: its name, the report's own words, and whether it took place.
fn custom(
    name: &str,
    status: EventStatus,
    actors: &[String],
    recipients: &[String],
    trigger: &str,
    place: &str,
) -> String {
    let by = if actors.is_empty() { String::new() } else { format!(" by {}", join(actors)) };
    let took_place = took_place(&format!("{by}{}{place}", object(recipients, "with regard to")), status);
    capital(&format!("{} (“{trigger}”) {took_place}.", name.replace('-', " ")))
}

fn object(recipients: &[String], to: &str) -> String {
    match (recipients, to) {
        ([], _) => String::new(),
        (recipients, "") => format!(" {}", join(recipients)),
        (recipients, to) => format!(" {to} {}", join(recipients)),
    }
}

/// The report that a list shows: the first that says what the event's status says.
pub fn telling(event: &Event) -> Option<&EventReport> {
    event.reports.iter().find(|report| report.status == event.status).or(event.reports.first())
}

/// The event as a sentence, with its names looked up.
///
/// # Errors
/// What looking up its lines can meet.
pub fn told(event: &Event, shelf: &dyn Shelf) -> Result<String, Error> {
    let trigger = match telling(event) {
        Some(report) => match shelf.document(report.trigger.document)? {
            Some(document) => report.trigger.span.text(document.text()).to_owned(),
            None => String::new(),
        },
        None => String::new(),
    };
    let (actors, recipients) = (shelf.names(&event.actors)?, shelf.names(&event.recipients)?);
    Ok(sentence(event, &actors, &recipients, &trigger))
}

/// The mark of an event: its status, or that its reports do not agree whether it took place.
///
/// What some reports say and others say not is never shown as a plain fact.
pub fn status_mark(event: &Event) -> Option<&'static str> {
    let said_not = |status| matches!(status, EventStatus::Denied | EventStatus::DidNotOccur);
    if !said_not(event.status) && event.reports.iter().any(|report| said_not(report.status)) {
        return Some("said and said not");
    }
    status_word(event.status)
}

/// The word that marks a status; nothing for what happened.
fn status_word(status: EventStatus) -> Option<&'static str> {
    Some(match status {
        EventStatus::Occurred => return None,
        EventStatus::Ongoing => "ongoing",
        EventStatus::Planned => "planned",
        EventStatus::Threatened => "threatened",
        EventStatus::Attempted => "attempted",
        EventStatus::Possible => "possible",
        EventStatus::Denied => "denied",
        EventStatus::DidNotOccur => "did not happen",
        EventStatus::Demanded => "demanded",
    })
}

#[cfg(test)]
mod tests {
    use super::{many, says_the_same};

    #[test]
    fn one_name_may_be_many_people() {
        let many = |name: &str| many(&[name.to_owned()]);
        assert!(many("Afghan refugees") && many("hundreds of people") && many("police"));
        assert!(!many("United States") && !many("Reuters") && !many("the press") && !many("Ragna Ildvik"));
    }

    #[test]
    fn the_words_of_the_report_are_added_only_where_they_add_something() {
        assert!(says_the_same("had met", "met", "meet"));
        assert!(says_the_same("Attacks", "attacked", "attack"));
        assert!(!says_the_same("stormed", "attacked", "attack"));
    }
}
