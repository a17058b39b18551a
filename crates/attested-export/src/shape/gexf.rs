//! The same graph as [`super::edges`] in GEXF 1.3, for Gephi: actors as nodes, one edge for each pair and relation.
//!
//! Edges are counted, not dated; the relation says whether it took place. Actors without an edge are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use attested_model::{ActorId, Vocabulary as _};

use super::Notes;
use super::desk::{Desk, is_wrong};
use super::edges::{pairs, relation};
use super::markup::escape;
use crate::Error;

#[derive(Default)]
struct Edge {
    events: u32,
    texts: u32,
    status: &'static str,
}

pub(super) fn write(desk: &Desk<'_>, notes: &mut Notes, out: &mut dyn Write) -> Result<(), Error> {
    let mut edges: BTreeMap<(ActorId, ActorId, String), Edge> = BTreeMap::new();
    let mut actors: BTreeSet<ActorId> = BTreeSet::new();
    for event in desk.events()? {
        let event = event?;
        if is_wrong(event.certainty, notes) {
            continue;
        }
        let pairs = pairs(&event);
        if pairs.is_empty() {
            notes.leave_out("events with fewer than two participants");
        }
        for (one, other) in pairs {
            actors.extend([one, other]);
            let edge = edges.entry((one, other, relation(&event))).or_default();
            edge.events += 1;
            edge.texts += event.counts.texts;
            edge.status = event.status.word();
        }
    }
    out.write_all(
        b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n\
          <meta><creator>attested</creator><description>Who did what to whom, by what reports say</description></meta>\n\
          <graph defaultedgetype=\"directed\" mode=\"static\">\n\
          <attributes class=\"node\"><attribute id=\"0\" title=\"type\" type=\"string\"/>\
          <attribute id=\"1\" title=\"country\" type=\"string\"/><attribute id=\"2\" title=\"mentions\" type=\"integer\"/></attributes>\n\
          <attributes class=\"edge\"><attribute id=\"0\" title=\"relation\" type=\"string\"/>\
          <attribute id=\"1\" title=\"status\" type=\"string\"/><attribute id=\"2\" title=\"events\" type=\"integer\"/>\
          <attribute id=\"3\" title=\"texts\" type=\"integer\"/></attributes>\n<nodes>\n",
    )?;
    for id in actors {
        let Some(actor) = desk.actors_of(&[id])?.pop() else { continue };
        writeln!(
            out,
            "<node id=\"{id}\" label=\"{}\"><attvalues><attvalue for=\"0\" value=\"{}\"/><attvalue for=\"1\" value=\"{}\"/><attvalue for=\"2\" value=\"{}\"/></attvalues></node>",
            escape(&actor.name),
            actor.kind.word(),
            escape(actor.country.as_deref().unwrap_or_default()),
            actor.mentions,
        )?;
    }
    out.write_all(b"</nodes>\n<edges>\n")?;
    for (number, ((one, other, relation), edge)) in edges.iter().enumerate() {
        let relation = escape(relation);
        writeln!(
            out,
            "<edge id=\"{number}\" source=\"{one}\" target=\"{other}\" label=\"{relation}\" weight=\"{}\"><attvalues><attvalue for=\"0\" value=\"{relation}\"/><attvalue for=\"1\" value=\"{}\"/><attvalue for=\"2\" value=\"{}\"/><attvalue for=\"3\" value=\"{}\"/></attvalues></edge>",
            edge.events, edge.status, edge.events, edge.texts,
        )?;
    }
    out.write_all(b"</edges>\n</graph>\n</gexf>\n")?;
    Ok(())
}
