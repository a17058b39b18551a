//! Fields of lines as reviewers may set them, by the names they have in the JSON Lines record.

use std::str::FromStr;

use attested_model::{
    Actor, ActorId, Edtf, Event, Figure, Passage, Place, Precision, RecordTime, Resolution, Statement,
    TimeBasis, Vocabulary,
};
use serde_json::Value;

/// Why a value cannot be set, in words for the user.
pub(super) type Unfit = String;

/// Sets a field of the line whose id is `line`.
pub(super) fn set(
    resolution: &mut Resolution,
    actors: &[ActorId],
    line: &str,
    field: &str,
    value: &Value,
) -> Result<(), Unfit> {
    macro_rules! in_list {
        ($list:ident, $edit:expr) => {
            if let Ok(id) = line.parse()
                && let Ok(at) = resolution.$list.binary_search_by_key(&id, |line| line.id)
            {
                return $edit(&mut resolution.$list[at]);
            }
        };
    }
    in_list!(actors, |line| actor(line, field, value));
    in_list!(statements, |line| statement(line, actors, field, value));
    in_list!(events, |line| event(line, actors, field, value));
    in_list!(figures, |line| figure(line, field, value));
    in_list!(copies, |line: &mut attested_model::CopyGroup| match field {
        "credit" => {
            line.credit = optional(value, |value| known(value, actors))?;
            Ok(())
        }
        _ => Err(no_field(field, "credit")),
    });
    in_list!(disputes, |line: &mut attested_model::Dispute| match field {
        "matter" => {
            line.matter = words(value)?;
            Ok(())
        }
        _ => Err(no_field(field, "matter")),
    });
    Err(format!("the record has no line {line}"))
}

/// The value of an edit: JSON, or else words as they stand.
pub(super) fn value_of(written: &str) -> Value {
    serde_json::from_str(written).unwrap_or_else(|_| Value::String(written.to_owned()))
}

pub(super) fn actor(line: &mut Actor, field: &str, value: &Value) -> Result<(), Unfit> {
    match field {
        "name" => line.name = words(value)?,
        "type" => line.kind = word(value)?,
        "country" => line.country = optional(value, country)?,
        "wikidata" => match optional(value, wikidata)? {
            Some(id) => {
                line.external.insert("wikidata".to_owned(), id);
            }
            None => {
                line.external.remove("wikidata");
            }
        },
        _ => return Err(no_field(field, "name, type, country, wikidata")),
    }
    Ok(())
}

fn statement(line: &mut Statement, actors: &[ActorId], field: &str, value: &Value) -> Result<(), Unfit> {
    match field {
        "speaker" => line.speaker = optional(value, |value| known(value, actors))?,
        "addressees" => line.addressees = list(value, |value| known(value, actors))?,
        "type" => line.kind = word(value)?,
        "act" => line.act = word(value)?,
        "stance" => line.stance = word(value)?,
        "channel" => line.channel = optional(value, word)?,
        "time" => line.time = optional(value, time)?,
        "content" => set_content(line, pieces(value)?)?,
        _ => return Err(no_field(field, "speaker, addressees, type, act, stance, channel, time, content")),
    }
    Ok(())
}

fn event(line: &mut Event, actors: &[ActorId], field: &str, value: &Value) -> Result<(), Unfit> {
    match field {
        "type" => {
            line.kind = word(value)?;
            line.mode = line.mode.filter(|mode| line.kind.modes().contains(mode));
        }
        "mode" => {
            let mode = optional(value, word)?;
            if mode.is_some_and(|mode| !line.kind.modes().contains(&mode)) {
                return Err(format!("{} has no such mode", line.kind));
            }
            line.mode = mode;
        }
        "contexts" => line.contexts = list(value, word)?,
        "status" => line.status = word(value)?,
        "actors" => line.actors = list(value, |value| known(value, actors))?,
        "recipients" => line.recipients = list(value, |value| known(value, actors))?,
        "time" => line.time = optional(value, time)?,
        "place" => line.place = optional(value, |value| place(line, value))?,
        "passage" => match pieces(value)?.as_slice() {
            [passage] => set_passage(line, *passage)?,
            _ => return Err("an event has one passage in each report".to_owned()),
        },
        _ => {
            return Err(no_field(
                field,
                "type, mode, contexts, status, actors, recipients, time, place, passage",
            ));
        }
    }
    Ok(())
}

pub(super) fn figure(line: &mut Figure, field: &str, value: &Value) -> Result<(), Unfit> {
    let (mut low, mut high) = (line.low, line.high);
    match field {
        "low" => low = optional(value, number)?,
        "high" => high = optional(value, number)?,
        "bound" => line.bound = word(value)?,
        "unit" => line.unit = words(value)?,
        "of" => line.of = word(value)?,
        "as_of" => line.as_of = optional(value, time)?,
        _ => return Err(no_field(field, "low, high, bound, unit, of, as_of")),
    }
    if (low.is_none() && high.is_none()) || low.zip(high).is_some_and(|(low, high)| low > high) {
        return Err("the smallest value must be there or the largest, and not above it".to_owned());
    }
    (line.low, line.high) = (low, high);
    Ok(())
}

/// Other words as the content of a statement, in the document it was first read in.
fn set_content(line: &mut Statement, pieces: Vec<Passage>) -> Result<(), Unfit> {
    let (Some(first), Some(document)) = (pieces.first(), line.content.first().map(|piece| piece.document))
    else {
        return Err("a statement has at least one piece of content".to_owned());
    };
    if pieces.iter().any(|piece| piece.document != document) {
        return Err(format!("the content of this statement stands in {document}"));
    }
    let cover =
        pieces.iter().fold(*first, |cover, piece| Passage { span: cover.span.cover(piece.span), ..cover });
    for report in line.reports.iter_mut().filter(|report| report.document == document) {
        *report = cover;
    }
    line.reports.dedup();
    line.content = pieces;
    Ok(())
}

/// Another stretch of text as the passage of the report whose trigger it holds.
fn set_passage(line: &mut Event, passage: Passage) -> Result<(), Unfit> {
    let holds =
        |trigger: Passage| trigger.document == passage.document && passage.span.contains(trigger.span);
    let mut held = line.reports.iter_mut().filter(|report| holds(report.trigger)).peekable();
    if held.peek().is_none() {
        return Err("the passage must hold the words that name the event in one of its reports".to_owned());
    }
    for report in held {
        report.passage = passage;
    }
    Ok(())
}

/// Passages, in the order of the text and apart from each other.
pub(super) fn pieces(value: &Value) -> Result<Vec<Passage>, Unfit> {
    let pieces = list(value, |value| {
        serde_json::from_value::<Passage>(value.clone())
            .map_err(|_| format!("{value} is no passage; write {{\"document\":\"d-…\",\"span\":[3,9]}}"))
    })?;
    let apart = pieces
        .windows(2)
        .all(|pair| pair[0].document == pair[1].document && pair[0].span.end() <= pair[1].span.start());
    if pieces.iter().any(|piece| piece.span.is_empty()) || !apart {
        return Err("pieces must hold words, and stand in the order of the text and apart".to_owned());
    }
    Ok(pieces)
}

/// True when the value of a field names only passages that the texts have.
pub(super) fn fits(field: &str, value: &Value, has: &dyn Fn(&Passage) -> bool) -> bool {
    !matches!(field, "content" | "passage") || pieces(value).is_ok_and(|pieces| pieces.iter().all(has))
}

fn no_field(field: &str, fields: &str) -> Unfit {
    format!("“{field}” is no field of this line that can be edited; it has {fields}")
}

fn optional<T>(value: &Value, read: impl Fn(&Value) -> Result<T, Unfit>) -> Result<Option<T>, Unfit> {
    if value.is_null() { Ok(None) } else { read(value).map(Some) }
}

fn list<T: PartialEq>(value: &Value, read: impl Fn(&Value) -> Result<T, Unfit>) -> Result<Vec<T>, Unfit> {
    let values = match value {
        Value::Array(values) => values.as_slice(),
        Value::Null => &[],
        one => std::slice::from_ref(one),
    };
    let mut found = Vec::new();
    for value in values {
        let value = read(value)?;
        if !found.contains(&value) {
            found.push(value);
        }
    }
    Ok(found)
}

fn words(value: &Value) -> Result<String, Unfit> {
    match value.as_str().map(str::trim) {
        Some(words) if !words.is_empty() => Ok(words.split_whitespace().collect::<Vec<_>>().join(" ")),
        _ => Err(format!("{value} is no text")),
    }
}

fn word<T: Vocabulary + FromStr>(value: &Value) -> Result<T, Unfit> {
    value.as_str().and_then(|word| word.parse().ok()).ok_or_else(|| {
        let allowed: Vec<&str> = T::ALL.iter().map(|value| value.word()).collect();
        format!("{value} is no {}; one of {}", T::NAME, allowed.join(", "))
    })
}

fn number(value: &Value) -> Result<f64, Unfit> {
    value.as_f64().filter(|number| number.is_finite()).ok_or_else(|| format!("{value} is no number"))
}

fn country(value: &Value) -> Result<String, Unfit> {
    let code =
        value.as_str().filter(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()));
    code.map(str::to_owned).ok_or_else(|| format!("{value} is no country code of three capital letters"))
}

fn wikidata(value: &Value) -> Result<String, Unfit> {
    let id = value.as_str().map(str::trim).filter(|id| {
        id.strip_prefix('Q')
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
    });
    id.map(str::to_owned).ok_or_else(|| format!("{value} is no Wikidata id such as Q42"))
}

fn time(value: &Value) -> Result<RecordTime, Unfit> {
    let edtf: Edtf = value
        .as_str()
        .and_then(|written| written.parse().ok())
        .ok_or_else(|| format!("{value} is no date; write it like 2023-10-07, 2023-10 or 2023"))?;
    Ok(RecordTime { edtf, basis: TimeBasis::Absolute, words: String::new() })
}

/// A place by its name; its passage stays that of the place before, or else of the first report.
fn place(line: &Event, value: &Value) -> Result<Place, Unfit> {
    let passage = line.place.as_ref().map_or(line.reports[0].passage, |place| place.passage);
    let name = words(value.get("name").unwrap_or(value))?;
    let field = |name: &str| value.get(name).filter(|value| !value.is_null());
    Ok(Place {
        name,
        country: field("country").map(country).transpose()?,
        latitude: field("lat").map(number).transpose()?,
        longitude: field("lon").map(number).transpose()?,
        precision: field("precision").map(word).transpose()?.unwrap_or(Precision::City),
        passage,
    })
}

fn known(value: &Value, actors: &[ActorId]) -> Result<ActorId, Unfit> {
    let id: Option<ActorId> = value.as_str().and_then(|id| id.parse().ok());
    id.filter(|id| actors.binary_search(id).is_ok())
        .ok_or_else(|| format!("{value} is no actor of the record"))
}
