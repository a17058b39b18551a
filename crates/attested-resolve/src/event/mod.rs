//! Events: what was done, with every report of it.
//!
//! Takes the happenings of all documents; gives one line for each event. Reports keep their own status and
//! time; the line's status is what the reports say that do not stand in a denial.
//!
//! Example: a visit announced on Monday, told by two outlets on Wednesday and called off in a third report is
//! one event with four reports.

mod anchor;
mod apart;
mod chain;
mod cluster;
mod coordinates;
mod evidence;
mod line;
mod node;
mod reference;
mod same;
mod trigger;

use std::collections::BTreeMap;

use attested_model::{Alias, Event, EventId};

pub(crate) use node::{Happening, days_between, origin};
pub(crate) use same::is_verbal;
pub use trigger::kind_of_happening;

use crate::actor::Cast;
use crate::alias;
use crate::copy::Copies;
use crate::corpus::Corpus;
use crate::decision::Rulings;
use crate::story::Stories;

/// The events of the record and which readings they are made of.
#[derive(Debug, Default)]
pub(crate) struct Events<'a> {
    /// All reported happenings, by document and place.
    pub(crate) nodes: Vec<Happening<'a>>,
    /// The id each happening has alone.
    pub(crate) own: Vec<EventId>,
    /// For each happening its event.
    pub(crate) id_of: Vec<EventId>,
    /// The happenings of each event.
    pub(crate) members: BTreeMap<EventId, Vec<usize>>,
    /// For each document the first of its happenings in `nodes`.
    first: Vec<usize>,
    /// Happenings that would be one but for the time.
    pub(crate) other_time: Vec<(usize, usize)>,
    /// Happenings that would be one but for the place.
    pub(crate) other_place: Vec<(usize, usize)>,
    /// Happenings that would be one but for who did it.
    pub(crate) other_actors: Vec<(usize, usize)>,
    /// For each happening why it was joined to the others of its event; empty for one alone.
    pub(crate) why: Vec<String>,
}

impl Events<'_> {
    /// The event of a reading.
    pub(crate) fn id(&self, document: usize, event: usize) -> EventId {
        self.id_of[self.first[document] + event]
    }
}

/// Joins the happenings of all documents.
pub(crate) fn join<'a>(
    corpus: &Corpus<'a>,
    cast: &Cast,
    copies: &Copies,
    stories: &Stories,
    rulings: &Rulings,
    aliases: &mut Vec<Alias>,
) -> Events<'a> {
    let nodes = node::happenings(corpus, cast);
    let own: Vec<EventId> =
        corpus.texts.iter().flat_map(|text| crate::ids::event_ids(text.analysis)).collect();
    let ruled = rulings.on(own.iter().enumerate().map(|(at, id)| (*id, at)));
    let found = cluster::cluster(corpus, cast, copies, stories, &nodes, &own, &ruled);
    let mut id_of = own.clone();
    let mut members = BTreeMap::new();
    for cluster in found.clusters {
        let mut ids: Vec<EventId> = cluster.iter().map(|&at| own[at]).collect();
        ids.sort_unstable();
        alias::retire(&ids, aliases);
        for &at in &cluster {
            id_of[at] = ids[0];
        }
        members.insert(ids[0], cluster);
    }
    let first = (0..corpus.texts.len())
        .map(|document| nodes.partition_point(|node| node.document < document))
        .collect();
    Events {
        nodes,
        own,
        id_of,
        members,
        first,
        other_time: found.other_time,
        other_place: found.other_place,
        other_actors: found.other_actors,
        why: found.why,
    }
}

/// The events as lines, by id. `statement_of` names the statement a happening stands in.
pub(crate) fn lines(
    corpus: &Corpus<'_>,
    cast: &Cast,
    copies: &Copies,
    events: &Events<'_>,
    statement_of: &dyn Fn(usize, usize) -> attested_model::StatementId,
) -> Vec<Event> {
    events
        .members
        .iter()
        .map(|(&id, members)| line::line(corpus, cast, copies, events, id, members, statement_of))
        .collect()
}
