//! Joined statements as a line of the record.

use std::collections::BTreeMap;

use attested_model::{ActorId, Certainty, ChainLink, EventId, Passage, Statement, StatementId};

use super::{Saying, Statements};
use crate::actor::Cast;
use crate::copy::{Copies, Ground};
use crate::corpus::Corpus;
use crate::event::origin;

pub(super) fn line(
    corpus: &Corpus<'_>,
    cast: &Cast,
    copies: &Copies,
    statements: &Statements<'_>,
    events_in: &[Vec<EventId>],
    id: StatementId,
    members: &[usize],
) -> Statement {
    let nodes: Vec<&Saying<'_>> = members.iter().map(|&at| &statements.nodes[at]).collect();
    let first = nodes[0];
    let reading = first.reading;
    let at = first.document;
    let mut events: Vec<EventId> = members.iter().flat_map(|&at| events_in[at].iter().copied()).collect();
    events.sort_unstable();
    events.dedup();
    let mut reports: Vec<Passage> =
        nodes.iter().map(|node| corpus.passage(node.document, node.cover)).collect();
    reports.sort_unstable();
    reports.dedup();
    let grounds: Vec<Ground> = nodes.iter().map(|node| ground(corpus, cast, node)).collect();
    Statement {
        id,
        speaker: reading.speaker.map(|speaker| cast.id(at, speaker.get())),
        source: reading.source.map(|span| corpus.passage(at, span)),
        cue: reading.cue.map(|span| corpus.passage(at, span)),
        content: reading.content.iter().map(|&span| corpus.passage(at, span)).collect(),
        kind: reading.kind,
        act: reading.act,
        stance: reading.stance,
        addressees: addressees(cast, &nodes),
        channel: nodes.iter().find_map(|node| node.reading.channel),
        parent: reading.parent.map(|parent| statements.id(at, parent.get())).filter(|&parent| parent != id),
        chain: chain(corpus, cast, first),
        time: nodes.iter().find_map(|node| corpus.texts[node.document].time(node.reading.time)),
        events,
        reports,
        counts: copies.counts(corpus, &grounds),
        certainty: nodes
            .iter()
            .map(|node| node.reading.certainty)
            .max()
            .unwrap_or_else(|| Certainty::thousandths(0)),
    }
}

/// What a reading counts as when independent texts are counted.
pub(crate) fn ground(corpus: &Corpus<'_>, cast: &Cast, node: &Saying<'_>) -> Ground {
    let via = node.reading.via.first().and_then(|via| via.participant);
    let named = via.map(|via| cast.at(node.document, via.get()));
    let organisation = named.filter(|&at| cast.lines[at].kind == attested_model::ActorKind::Organisation);
    Ground {
        document: node.document,
        span: node.cover,
        origin: organisation.or_else(|| origin(corpus, cast, node.document, node.reading.parent)),
    }
}

fn addressees(cast: &Cast, nodes: &[&Saying<'_>]) -> Vec<ActorId> {
    let mut found = Vec::new();
    for node in nodes {
        for index in &node.reading.addressees {
            let id = cast.id(node.document, index.get());
            if !found.contains(&id) {
                found.push(id);
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}

/// Through whom the earliest carrier has it, nearest to the speaker first, the carrier last.
fn chain(corpus: &Corpus<'_>, cast: &Cast, first: &Saying<'_>) -> Vec<ChainLink> {
    let at = first.document;
    let mut chain: Vec<ChainLink> = first
        .reading
        .via
        .iter()
        .map(|via| ChainLink {
            actor: via.participant.map(|participant| cast.id(at, participant.get())),
            document: None,
            cue: via.cue.map(|cue| corpus.passage(at, cue)),
        })
        .collect();
    let outlet = corpus.texts[at].outlet.and_then(|outlet| cast.organisation(outlet));
    chain.push(ChainLink {
        actor: outlet.map(|outlet| cast.lines[outlet].id),
        document: Some(corpus.texts[at].id),
        cue: None,
    });
    chain
}

/// Cuts rings of parents, which readings of different documents could form: the largest id of a ring stands alone.
pub(super) fn cut_rings(lines: &mut [Statement]) {
    let mut parent: BTreeMap<StatementId, StatementId> =
        lines.iter().filter_map(|line| Some((line.id, line.parent?))).collect();
    for line in lines.iter_mut().rev() {
        let mut at = line.id;
        let mut steps = 0;
        while let Some(&next) = parent.get(&at) {
            steps += 1;
            if next == line.id {
                line.parent = None;
                parent.remove(&line.id);
                break;
            }
            if steps > 64 {
                break;
            }
            at = next;
        }
    }
}
