//! Disputes: what the reports do not agree on, side by side.
//!
//! Takes the joined lines; gives disputes about claims (said, said not, not known), figures, times and places.
//! Nothing is averaged or decided. The sentences use our own words only (said, said not, according to), names and
//! quotes.

mod answer;
mod claim;
mod figure;
mod polarity;
mod setting;
mod wording;

use std::collections::BTreeSet;

use attested_model::{Alias, Dispute, DisputeId, EventId, FigureId, Passage, Side, Stance, StatementId};

use crate::actor::Cast;
use crate::alias;
use crate::copy::{Copies, Ground};
use crate::corpus::Corpus;
use crate::decision::{Rulings, Standing};
use crate::event::Events;
use crate::figure::Figures;
use crate::rarity::Rarity;
use crate::statement::Statements;

/// Everything that has been joined so far.
pub(crate) struct Joined<'j, 'a> {
    pub(crate) corpus: &'j Corpus<'a>,
    pub(crate) cast: &'j Cast,
    pub(crate) copies: &'j Copies,
    pub(crate) events: &'j Events<'a>,
    pub(crate) statements: &'j Statements<'a>,
    pub(crate) figures: &'j Figures,
    /// How much words tell.
    pub(crate) rarity: &'j Rarity,
    /// What reviewers said about pairs …
    pub(crate) rulings: &'j Rulings,
    /// … and about lines.
    pub(crate) standing: &'j Standing,
}

/// A side while it is put together.
#[derive(Debug, Default, Clone)]
struct Draft {
    stance: Option<Stance>,
    value: Option<String>,
    /// Names of those who take it, in order of publication.
    names: Vec<String>,
    statements: BTreeSet<StatementId>,
    figures: BTreeSet<FigureId>,
    reports: BTreeSet<Passage>,
    grounds: Vec<Ground>,
}

impl Draft {
    fn name(&mut self, name: &str) {
        if !self.names.iter().any(|known| known == name) {
            self.names.push(name.to_owned());
        }
    }

    fn finish(self, joined: &Joined<'_, '_>) -> Side {
        let texts = joined.copies.counts(joined.corpus, &self.grounds).texts;
        Side {
            label: wording::list(&self.names),
            stance: self.stance,
            value: self.value,
            statements: self.statements.into_iter().collect(),
            figures: self.figures.into_iter().collect(),
            reports: self.reports.into_iter().collect(),
            texts,
        }
    }
}

/// All disputes, by id.
pub(crate) fn find(joined: &Joined<'_, '_>, aliases: &mut Vec<Alias>) -> Vec<Dispute> {
    let mut found = claim::find(joined, aliases);
    found.extend(figure::find(joined, aliases));
    found.extend(setting::find(joined, aliases));
    found.sort_by_key(|dispute| dispute.id);
    found.dedup_by_key(|dispute| dispute.id);
    found
}

/// The id of a dispute about `what` between lines that could be named by `members`; the other ids are retired.
fn name(what: &str, members: impl Iterator<Item = String>, aliases: &mut Vec<Alias>) -> DisputeId {
    let mut ids: Vec<DisputeId> =
        members.map(|member| DisputeId::of(&[what.as_bytes(), member.as_bytes()])).collect();
    ids.sort_unstable();
    ids.dedup();
    alias::retire(&ids, aliases);
    ids.first().copied().unwrap_or_else(|| DisputeId::of(&[what.as_bytes()]))
}

/// The ids under which the lines of a dispute about `what` are named by it, and how a reviewer can point at them.
fn own_ids<'m>(
    what: &str,
    members: impl IntoIterator<Item = (String, usize)> + 'm,
) -> Vec<(DisputeId, usize)> {
    members
        .into_iter()
        .map(|(member, at)| (DisputeId::of(&[what.as_bytes(), member.as_bytes()]), at))
        .collect()
}

/// Sides in the order in which they were first published.
fn in_order(joined: &Joined<'_, '_>, sides: &mut [Draft]) {
    sides.sort_by_key(|side| {
        let first =
            side.grounds.iter().map(|ground| (joined.corpus.by_day(ground.document), ground.span)).min();
        (first, side.stance, side.value.clone())
    });
}

/// Who gives a reading: the speaker of its statement, else the outlet; a source that is not named is not the outlet.
fn giver(joined: &Joined<'_, '_>, document: usize, statement: Option<usize>) -> String {
    let text = &joined.corpus.texts[document];
    let Some(reading) = statement.and_then(|at| text.analysis.statements.get(at)) else {
        return text.called().to_owned();
    };
    match reading.speaker {
        Some(speaker) => joined.cast.actor(document, speaker.get()).name.clone(),
        None => format!("a source not named by {}", text.called()),
    }
}

/// The smallest event of some happenings.
fn event_of(joined: &Joined<'_, '_>, happenings: &[usize]) -> Option<EventId> {
    happenings.iter().map(|&at| joined.events.id_of[at]).min()
}
