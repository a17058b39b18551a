use super::verb::{active, passive, took_place};
use super::verbs::verb;
use super::{capital, join};
use crate::model::{Event, EventStatus};

/// The event as one neutral sentence of ours. The status is in the verb: what is planned "is to" happen, what is
/// denied "did not happen, it is said".
///
/// `actors` and `recipients` are the names of its participants; `trigger` the words of the first report.
pub(crate) fn sentence(event: &Event, actors: &[String], recipients: &[String], trigger: &str) -> String {
    let status = event.status;
    let place = match event.place.as_ref() {
        Some(place) if !recipients.contains(&place.name) => format!(" in {}", place.name),
        _ => String::new(),
    };
    let Some(verb) = verb(event.kind, event.mode) else {
        return other(status, actors, recipients, trigger, &place);
    };
    let sentence = if actors.is_empty() {
        match verb.passive {
            Some(participle) if !recipients.is_empty() => {
                let many = recipients.len() > 1;
                format!("{} {}", join(recipients), passive(participle, &place, status, many))
            }
            _ => {
                let with = object(recipients, if verb.to.len() > 1 { verb.to } else { "with regard to" });
                let took_place = took_place(&format!("{with}{place}"), status);
                // Without participants only the report's own word tells what is meant.
                format!("{} (“{trigger}”) {took_place}", verb.noun)
            }
        }
    } else {
        let tail = object(recipients, verb.to);
        format!("{} {}", join(actors), active(verb, &format!("{tail}{place}"), status, actors.len() > 1))
    };
    format!("{}.", capital(&sentence))
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

fn object(recipients: &[String], to: &str) -> String {
    match (recipients, to) {
        ([], _) => String::new(),
        (recipients, "") => format!(" {}", join(recipients)),
        (recipients, to) => format!(" {to} {}", join(recipients)),
    }
}

/// The word that marks a status; nothing for what happened.
pub(crate) fn status_word(status: EventStatus) -> Option<&'static str> {
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
