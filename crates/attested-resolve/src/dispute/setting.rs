//! Times, places and doers of one event that do not meet.
//!
//! Reports that agree in participants, trigger and words, published close together, but give different days or
//! towns, are not joined; they stand here side by side. So do reports that agree in all but in who did it.

use std::collections::BTreeMap;

use attested_model::{Alias, Dispute, Matter};

use super::{Draft, Joined, event_of, giver, in_order, name, wording};

/// All disputes about times and places.
pub(super) fn find(joined: &Joined<'_, '_>, aliases: &mut Vec<Alias>) -> Vec<Dispute> {
    let mut found = disputes(joined, Matter::Time, &joined.events.other_time, aliases);
    found.extend(disputes(joined, Matter::Place, &joined.events.other_place, aliases));
    found.extend(disputes(joined, Matter::Participants, &joined.events.other_actors, aliases));
    found
}

fn disputes(
    joined: &Joined<'_, '_>,
    about: Matter,
    pairs: &[(usize, usize)],
    aliases: &mut Vec<Alias>,
) -> Vec<Dispute> {
    let mut involved: Vec<usize> = pairs.iter().flat_map(|&(left, right)| [left, right]).collect();
    involved.retain(|&at| !joined.standing.is_wrong(&joined.events.id_of[at]));
    involved.sort_unstable();
    involved.dedup();
    let place = |at: usize| involved.binary_search(&at).unwrap_or_default();
    let what = word(about);
    let named = involved.iter().enumerate().map(|(at, &node)| (joined.events.own[node].to_string(), at));
    let ruled = joined.rulings.on(super::own_ids(what, named));
    let mut union = ruled.forest(involved.len());
    for &(left, right) in
        pairs.iter().filter(|(left, right)| [left, right].iter().all(|at| involved.binary_search(at).is_ok()))
    {
        ruled.join(&mut union, place(left), place(right));
    }
    // Reports of one event that stand on one side belong to one dispute.
    let mut of_event = BTreeMap::new();
    for (at, &happening) in involved.iter().enumerate() {
        let first = *of_event.entry(joined.events.id_of[happening]).or_insert(at);
        ruled.join(&mut union, at, first);
    }
    union
        .components()
        .into_iter()
        .filter_map(|component| {
            let happenings: Vec<usize> = component.into_iter().map(|at| involved[at]).collect();
            dispute(joined, about, &happenings, aliases)
        })
        .collect()
}

/// What the ids of such disputes are made with.
fn word(about: Matter) -> &'static str {
    match about {
        Matter::Time => "time",
        Matter::Participants => "participants",
        _ => "place",
    }
}

fn value(joined: &Joined<'_, '_>, about: Matter, at: usize) -> Option<String> {
    let node = &joined.events.nodes[at];
    match about {
        Matter::Time => {
            joined.corpus.texts[node.document].time(node.reading.time).map(|time| time.edtf.to_string())
        }
        Matter::Participants => {
            let names: Vec<String> =
                node.actors.iter().map(|&at| joined.cast.lines[at].name.clone()).collect();
            (!names.is_empty()).then(|| wording::list(&names))
        }
        _ => {
            node.reading.place.as_ref().map(|place| joined.corpus.quote(node.document, place.span).to_owned())
        }
    }
}

fn dispute(
    joined: &Joined<'_, '_>,
    about: Matter,
    happenings: &[usize],
    aliases: &mut Vec<Alias>,
) -> Option<Dispute> {
    let mut sides: BTreeMap<String, Draft> = BTreeMap::new();
    for &at in happenings {
        let node = &joined.events.nodes[at];
        let Some(value) = value(joined, about, at) else { continue };
        let side = sides.entry(value.clone()).or_default();
        side.value = Some(value);
        side.reports.insert(joined.corpus.passage(node.document, node.reading.passage));
        side.statements
            .extend(node.reading.statement.map(|said| joined.statements.id(node.document, said.get())));
        side.grounds.push(node.ground(joined.corpus, joined.cast));
        side.name(&giver(
            joined,
            node.document,
            node.reading.statement.map(attested_model::StatementIndex::get),
        ));
    }
    let mut sides: Vec<Draft> = sides.into_values().collect();
    if sides.len() < 2 {
        return None;
    }
    in_order(joined, &mut sides);
    let told = &joined.events.nodes[*happenings.first()?];
    let given: Vec<String> = sides
        .iter()
        .map(|side| {
            format!(
                "{} according to {}",
                side.value.as_deref().unwrap_or_default(),
                wording::list(&side.names)
            )
        })
        .collect();
    let asked = match about {
        Matter::Time => "Time",
        Matter::Participants => "Doers",
        _ => "Place",
    };
    let matter = format!(
        "{asked} of {}: {}.",
        wording::quote(joined.corpus.quote(told.document, told.reading.passage)),
        given.join("; ")
    );
    let members = happenings.iter().map(|&at| joined.events.own[at].to_string());
    Some(Dispute {
        id: name(word(about), members, aliases),
        about,
        matter,
        event: event_of(joined, happenings),
        sides: sides.into_iter().map(|side| side.finish(joined)).collect(),
    })
}
