use std::collections::BTreeSet;

use attested_model::{Action, ActorId, ActorKind, Analysis, DocumentId, MentionForm, ParticipantKey, RunId};
use attested_record::{Line, Record};

use super::Refused;
use crate::{Error, run_of_record};

/// The splits that set apart all that `name` names among the members of an actor.
///
/// Two people of one name in one actor cannot be told apart so; set their documents apart with
/// [`split_document`].
///
/// # Errors
/// [`Refused::NoPart`] when no member is called so, [`Refused::Whole`] when all are.
pub fn split_name(record: &Record, actor: &ActorId, name: &str) -> Result<Vec<Action>, Error> {
    let name = name.trim();
    parted(record, actor, name, &|analysis, text, member| {
        called(analysis, text, member).iter().any(|known| known.to_lowercase() == name.to_lowercase())
    })
}

/// The splits that set apart what one document says from the rest of an actor, statement or event.
///
/// # Errors
/// [`Refused::NoPart`] when no part of the line stands in the document, [`Refused::Whole`] when all of it does.
pub fn split_document(record: &Record, id: &str, document: &DocumentId) -> Result<Vec<Action>, Error> {
    let (target, parts) = match record.show(id)? {
        Line::Actor(actor) => {
            return parted(record, &actor.id, &document.to_string(), &|analysis, _, _| {
                analysis.document == *document
            });
        }
        Line::Event(event) => {
            let triggers = event.reports.iter().map(|report| report.trigger);
            let in_it = triggers.filter(|trigger| trigger.document == *document).map(|trigger| trigger.span);
            let wanted: BTreeSet<_> = in_it.collect();
            let ids = analysis(record, document)?.map(|analysis| {
                let ids = attested_resolve::event_ids(&analysis);
                let events = analysis.events.iter().zip(ids);
                events
                    .filter(|(event, _)| wanted.contains(&event.trigger))
                    .map(|(_, id)| id.to_string())
                    .collect()
            });
            (event.id.to_string(), ids.unwrap_or_default())
        }
        Line::Statement(statement) => {
            let ids = analysis(record, document)?.map(|analysis| {
                attested_resolve::statement_ids(&analysis).iter().map(ToString::to_string).collect()
            });
            (statement.id.to_string(), ids.unwrap_or_default())
        }
        _ => return Err(Refused::NoPart { target: id.to_owned(), other: document.to_string() }.into()),
    };
    let parts: Vec<String> = parts;
    let aliases = record.aliases()?;
    let lives_in = |part: &String| aliases.iter().any(|alias| alias.from == *part && alias.to == target);
    let own: Vec<&String> = parts.iter().filter(|part| **part == target || lives_in(part)).collect();
    if own.is_empty() {
        return Err(Refused::NoPart { target, other: document.to_string() }.into());
    }
    let all: BTreeSet<&String> =
        aliases.iter().filter(|alias| alias.to == target).map(|alias| &alias.from).chain([&target]).collect();
    let others: Vec<&String> = all.into_iter().filter(|part| !parts.contains(part)).collect();
    if others.is_empty() {
        return Err(Refused::Whole { target }.into());
    }
    let split = |one: &String, other: &String| Action::Split { target: one.clone(), other: other.clone() };
    // Each of the document's own parts from each of the others, or one of them would stay where the rest leaves.
    if own.len() * others.len() <= PAIRS {
        return Ok(others.iter().flat_map(|other| own.iter().map(|own| split(other, own))).collect());
    }
    // Of a line that hundreds carry: from the part that names it.
    Ok(if own.contains(&&target) {
        others.into_iter().map(|other| split(&target, other)).collect()
    } else {
        own.into_iter().map(|own| split(&target, own)).collect()
    })
}

/// Up to so many pairs of parts are each told apart.
const PAIRS: usize = 256;

type Wanted<'a> = dyn Fn(&Analysis, &str, ParticipantKey) -> bool + 'a;

/// Parts an actor: the members that `wanted` picks from the rest.
fn parted(record: &Record, id: &ActorId, what: &str, wanted: &Wanted<'_>) -> Result<Vec<Action>, Error> {
    let Some(actor) = record.actor(id)? else {
        return Err(attested_record::RecordError::NotFound { id: id.to_string() }.into());
    };
    let target = actor.id.to_string();
    let mut picked = Vec::new();
    let mut rest = Vec::new();
    let mut open: Option<(DocumentId, Analysis, String, Vec<ActorId>)> = None;
    for &member in &actor.members {
        if open.as_ref().is_none_or(|(document, ..)| *document != member.document) {
            let Some(analysis) = analysis(record, &member.document)? else { continue };
            let Some(document) = record.document(&member.document)? else { continue };
            let ids = attested_resolve::actor_ids(&document, &analysis);
            open = Some((member.document, analysis, document.text().to_owned(), ids));
        }
        let Some((_, analysis, text, ids)) = &open else { continue };
        let Some(participant) = analysis.participants.get(member.participant.get()) else { continue };
        let id = ids[member.participant.get()];
        // Members alike in these are one from the start: one word on one of them is enough.
        let sort = (participant.kind, participant.name.clone(), participant.country.clone());
        let list = if wanted(analysis, text, member) { &mut picked } else { &mut rest };
        list.push((id, sort));
    }
    if picked.is_empty() {
        return Err(Refused::NoPart { target, other: what.to_owned() }.into());
    }
    if rest.is_empty() {
        return Err(Refused::Whole { target }.into());
    }
    let names_it = |members: &[(ActorId, Sort)]| members.iter().any(|(id, _)| *id == actor.id);
    let gone = if names_it(&picked) { rest } else { picked };
    let mut seen = BTreeSet::new();
    let mut actions = Vec::new();
    for (member, sort) in gone {
        // A bare name may be another person in each document.
        let alone = sort.0 == ActorKind::Person && !sort.1.trim().contains(' ');
        if seen.insert(sort) || alone {
            actions.push(Action::Split { target: target.clone(), other: member.to_string() });
        }
    }
    Ok(actions)
}

type Sort = (ActorKind, String, Option<String>);

/// The names a document calls a participant by.
fn called(analysis: &Analysis, text: &str, member: ParticipantKey) -> Vec<String> {
    let mut names: Vec<String> = analysis
        .mentions
        .iter()
        .filter(|mention| mention.participant == Some(member.participant))
        .filter(|mention| matches!(mention.form, MentionForm::Name | MentionForm::Handle))
        .map(|mention| mention.span.text(text).to_owned())
        .collect();
    names.extend(analysis.participants.get(member.participant.get()).map(|known| known.name.clone()));
    names
}

/// The reading of a document by the run whose lines the record shows.
pub(super) fn analysis(record: &Record, document: &DocumentId) -> Result<Option<Analysis>, Error> {
    let run: Option<RunId> = run_of_record(record)?;
    Ok(run.map(|run| record.analysis(document, &run)).transpose()?.flatten())
}
