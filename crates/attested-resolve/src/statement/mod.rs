//! Statements: who said what, once for each text of it.
//!
//! Takes the statements of all documents; gives one line for copies of one passage and for one quotation of one
//! speaker, with the words of the earliest carrier and every carrier as a report.
//!
//! Example: an agency's sentence in five papers is one statement of one text; the minister's words inside
//! quotation marks in two reports written apart are one statement of two texts.

mod cluster;
mod line;
mod node;

use std::collections::BTreeMap;

use attested_model::{Alias, Statement, StatementId};

pub(crate) use line::ground;
pub(crate) use node::Saying;

use crate::actor::Cast;
use crate::alias;
use crate::copy::Copies;
use crate::corpus::Corpus;
use crate::decision::Rulings;
use crate::event::Events;

/// The statements of the record and which readings they are made of.
#[derive(Debug, Default)]
pub(crate) struct Statements<'a> {
    /// All statements of all documents, by document and place.
    pub(crate) nodes: Vec<Saying<'a>>,
    /// The id each reading has alone.
    pub(crate) own: Vec<StatementId>,
    /// For each reading its line.
    pub(crate) id_of: Vec<StatementId>,
    /// The readings of each line, the earliest carrier first.
    pub(crate) members: BTreeMap<StatementId, Vec<usize>>,
    first: Vec<usize>,
}

impl Statements<'_> {
    /// The place in `nodes` of a reading.
    pub(crate) fn at(&self, document: usize, statement: usize) -> usize {
        self.first[document] + statement
    }

    /// The line of a reading.
    pub(crate) fn id(&self, document: usize, statement: usize) -> StatementId {
        self.id_of[self.at(document, statement)]
    }
}

/// Joins the statements of all documents.
pub(crate) fn join<'a>(
    corpus: &Corpus<'a>,
    cast: &Cast,
    copies: &Copies,
    rulings: &Rulings,
    aliases: &mut Vec<Alias>,
) -> Statements<'a> {
    let nodes = node::sayings(corpus, cast);
    let own: Vec<StatementId> =
        corpus.texts.iter().flat_map(|text| crate::ids::statement_ids(text.analysis)).collect();
    let ruled = rulings.on(own.iter().enumerate().map(|(at, id)| (*id, at)));
    let mut id_of = own.clone();
    let mut members = BTreeMap::new();
    for mut cluster in cluster::cluster(copies, &nodes, &ruled) {
        let mut ids: Vec<StatementId> = cluster.iter().map(|&at| own[at]).collect();
        ids.sort_unstable();
        alias::retire(&ids, aliases);
        for &at in &cluster {
            id_of[at] = ids[0];
        }
        cluster.sort_by_key(|&at| (corpus.by_day(nodes[at].document), nodes[at].cover, at));
        members.insert(ids[0], cluster);
    }
    let first = (0..corpus.texts.len())
        .map(|document| nodes.partition_point(|node| node.document < document))
        .collect();
    Statements { nodes, own, id_of, members, first }
}

/// The statements as lines, by id.
pub(crate) fn lines(
    corpus: &Corpus<'_>,
    cast: &Cast,
    copies: &Copies,
    events: &Events<'_>,
    statements: &Statements<'_>,
) -> Vec<Statement> {
    let mut events_in: Vec<Vec<attested_model::EventId>> = vec![Vec::new(); statements.nodes.len()];
    for (at, node) in events.nodes.iter().enumerate() {
        if let Some(statement) = node.reading.statement {
            events_in[statements.at(node.document, statement.get())].push(events.id_of[at]);
        }
    }
    let mut lines: Vec<Statement> = statements
        .members
        .iter()
        .map(|(&id, members)| line::line(corpus, cast, copies, statements, &events_in, id, members))
        .collect();
    line::cut_rings(&mut lines);
    lines
}
