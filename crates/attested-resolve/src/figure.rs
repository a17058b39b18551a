//! Figures: quantities of the record, linked to events and statements. Copies of one passage are one figure.
//!
//! Equal figures of reports written apart stay two lines, because each rests on its own passage.

use std::collections::BTreeMap;

use attested_model::{Alias, Certainty, Figure, FigureId, FigureReading};

use crate::actor::Cast;
use crate::alias;
use crate::copy::{Copies, Ground};
use crate::corpus::Corpus;
use crate::decision::Rulings;
use crate::event::{Events, origin};
use crate::statement::Statements;

/// A figure of one document.
type Node<'a> = (usize, &'a FigureReading);

/// The figures as lines, by id, each with its own ids' readings behind it.
#[derive(Debug, Default)]
pub(crate) struct Figures {
    pub(crate) lines: Vec<Figure>,
    /// What each line rests on.
    pub(crate) grounds: BTreeMap<FigureId, Vec<Ground>>,
    /// The ids of all readings of each line.
    pub(crate) own: BTreeMap<FigureId, Vec<FigureId>>,
}

/// Joins the figures of all documents.
pub(crate) fn join(
    corpus: &Corpus<'_>,
    cast: &Cast,
    copies: &Copies,
    events: &Events<'_>,
    statements: &Statements<'_>,
    rulings: &Rulings,
    aliases: &mut Vec<Alias>,
) -> Figures {
    let nodes: Vec<Node<'_>> = corpus
        .texts
        .iter()
        .enumerate()
        .flat_map(|(document, text)| text.analysis.figures.iter().map(move |figure| (document, figure)))
        .collect();
    let own = own_ids(corpus, &nodes);
    let ruled = rulings.on(own.iter().enumerate().map(|(at, id)| (*id, at)));
    let mut union = ruled.forest(nodes.len());
    for (left, right) in copied(copies, &nodes) {
        ruled.join(&mut union, left, right);
    }
    let mut figures = Figures::default();
    for mut members in union.components() {
        let mut ids: Vec<FigureId> = members.iter().map(|&at| own[at]).collect();
        ids.sort_unstable();
        alias::retire(&ids, aliases);
        members.sort_by_key(|&at| (corpus.by_day(nodes[at].0), nodes[at].1.span, at));
        let grounds: Vec<Ground> = members
            .iter()
            .map(|&at| Ground {
                document: nodes[at].0,
                span: nodes[at].1.span,
                origin: origin(corpus, cast, nodes[at].0, nodes[at].1.statement),
            })
            .collect();
        let of: Vec<Node<'_>> = members.iter().map(|&at| nodes[at]).collect();
        figures.lines.push(line(corpus, copies, events, statements, ids[0], &of, &grounds));
        figures.grounds.insert(ids[0], grounds);
        figures.own.insert(ids[0], ids);
    }
    figures.lines.sort_by_key(|line| line.id);
    figures
}

fn own_ids(corpus: &Corpus<'_>, nodes: &[Node<'_>]) -> Vec<FigureId> {
    let mut last = None;
    let mut repeat = 0u32;
    nodes
        .iter()
        .map(|(document, figure)| {
            repeat = if last == Some((*document, figure.span)) { repeat + 1 } else { 0 };
            last = Some((*document, figure.span));
            let (start, end) = (figure.span.start().to_le_bytes(), figure.span.end().to_le_bytes());
            let number = repeat.to_le_bytes();
            let mut parts: Vec<&[u8]> = vec![corpus.texts[*document].id.as_bytes(), &start, &end];
            if repeat > 0 {
                parts.push(&number);
            }
            FigureId::of(&parts)
        })
        .collect()
}

/// Pairs of equal figures at one place of a copied passage.
fn copied(copies: &Copies, nodes: &[Node<'_>]) -> Vec<(usize, usize)> {
    let starts = |document: usize| nodes.partition_point(|node| node.0 < document);
    let mut pairs = Vec::new();
    for link in copies.links.iter().filter(|link| !link.quotation) {
        let (left, right) = (starts(link.left), starts(link.right));
        let (left_end, right_end) = (starts(link.left + 1), starts(link.right + 1));
        for (at, (_, one)) in nodes[left..left_end].iter().enumerate() {
            for (to, (_, two)) in nodes[right..right_end].iter().enumerate() {
                let same = (one.low, one.high, one.bound, one.of, &one.unit)
                    == (two.low, two.high, two.bound, two.of, &two.unit);
                let last = |span: attested_model::Span| span.end().saturating_sub(1);
                let placed = link.same_place(one.span.start(), two.span.start())
                    || link.same_place(last(one.span), last(two.span));
                if same && placed {
                    pairs.push((left + at, right + to));
                }
            }
        }
    }
    pairs
}

fn line(
    corpus: &Corpus<'_>,
    copies: &Copies,
    events: &Events<'_>,
    statements: &Statements<'_>,
    id: FigureId,
    members: &[Node<'_>],
    grounds: &[Ground],
) -> Figure {
    let (document, reading) = members[0];
    let text = &corpus.texts[document];
    Figure {
        id,
        low: reading.low,
        high: reading.high,
        bound: reading.bound,
        unit: reading.unit.clone(),
        of: reading.of,
        scope: reading.scope.map(|span| corpus.passage(document, span)),
        event: reading.event.map(|event| events.id(document, event.get())),
        in_statement: reading.statement.map(|statement| statements.id(document, statement.get())),
        as_of: text.time(reading.as_of).or_else(|| text.publication_time()),
        passage: corpus.passage(document, reading.span),
        counts: copies.counts(corpus, grounds),
        certainty: members
            .iter()
            .map(|(_, reading)| reading.certainty)
            .max()
            .unwrap_or_else(|| Certainty::thousandths(0)),
    }
}
