//! The rows that lines get: those of their places in the lists that show them.
//!
//! Row numbers are ours to give, since every other format shows ids. Given in the order of lists, they make a page of
//! a list the next so many rows of a table, whatever its length; and what lies near in time lies near in the file.
//! Events and statements are numbered together, so that a timeline is both in the order of their rows.

use attested_model::{Actor, CopyGroup, Dispute, Event, Figure, RecordTime, Resolution, Statement};

use super::rows::number;
use crate::row::TimeColumns;

/// Lines with their rows, by row.
pub(super) struct Ordered<'a> {
    pub(super) actors: Vec<(i64, &'a Actor)>,
    pub(super) statements: Vec<(i64, &'a Statement)>,
    pub(super) events: Vec<(i64, &'a Event)>,
    pub(super) figures: Vec<(i64, &'a Figure)>,
    pub(super) copies: Vec<(i64, &'a CopyGroup)>,
    pub(super) disputes: Vec<(i64, &'a Dispute)>,
}

/// Dated first, then by first day, last day, written form and id.
type Moment = (bool, Option<String>, Option<String>, Option<String>, String);

enum Told<'a> {
    Event(&'a Event),
    Statement(&'a Statement),
}

impl<'a> Ordered<'a> {
    pub(super) fn of(resolution: &'a Resolution) -> Self {
        let mut told: Vec<(Moment, Told<'a>)> =
            Vec::with_capacity(resolution.events.len() + resolution.statements.len());
        for event in &resolution.events {
            told.push((moment(event.time.as_ref(), event.id.to_string()), Told::Event(event)));
        }
        for said in &resolution.statements {
            told.push((moment(said.time.as_ref(), said.id.to_string()), Told::Statement(said)));
        }
        told.sort_by(|(left, _), (right, _)| left.cmp(right));
        let (mut events, mut statements) = (Vec::new(), Vec::new());
        for (at, (_, line)) in told.into_iter().enumerate() {
            match line {
                Told::Event(event) => events.push((number(at + 1), event)),
                Told::Statement(said) => statements.push((number(at + 1), said)),
            }
        }
        Self {
            actors: by(&resolution.actors, |actor| {
                (std::cmp::Reverse(actor.mentions), actor.name.clone(), actor.id)
            }),
            statements,
            events,
            figures: by(&resolution.figures, |figure| moment(figure.as_of.as_ref(), figure.id.to_string())),
            copies: by(&resolution.copies, |copy| (std::cmp::Reverse(copy.counts.carriers), copy.id)),
            disputes: by(&resolution.disputes, |dispute| {
                let texts: u64 = dispute.sides.iter().map(|side| u64::from(side.texts)).sum();
                (std::cmp::Reverse(texts), dispute.id)
            }),
        }
    }
}

fn by<T, K: Ord>(lines: &[T], key: impl Fn(&T) -> K) -> Vec<(i64, &T)> {
    let mut sorted: Vec<&T> = lines.iter().collect();
    sorted.sort_by_cached_key(|line| key(line));
    sorted.into_iter().enumerate().map(|(at, line)| (number(at + 1), line)).collect()
}

fn moment(time: Option<&RecordTime>, id: String) -> Moment {
    let TimeColumns { edtf, first, last, .. } = TimeColumns::of(time);
    let (first, last) = (first.clone().or_else(|| last.clone()), last.or(first));
    (first.is_none(), first, last, edtf, id)
}
