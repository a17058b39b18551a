//! Whom the mentions of one document mean.
//!
//! Takes a page and its mentions; gives the participants, their roles, and sets the participant of every
//! mention that can be told. "Imar Sol … the minister … Sol … he" is one person when nothing else fits as well.
//! Two given names under one surname stay two persons; what fits two equally stays unresolved.

mod cast;
mod name;
mod nominal;
mod pronoun;
mod prune;
mod role;
mod seen;

use attested_model::{Mention, Participant, Span};

use crate::grammar::{Grammar, Tree};
use cast::Cast;
pub(crate) use prune::keep_those_who_speak_or_act;

/// The participants of a page; sets the participant of every mention that it can tell.
/// `chains` are words that mean the same somebody, by the trained reader.
pub(crate) fn participants(
    grammar: &Grammar<'_>,
    mentions: &mut [Mention],
    chains: &[Vec<Span>],
    tree: &Tree,
) -> Vec<Participant> {
    let mut cast = Cast::new(grammar.page, grammar, tree, mentions);
    name::name(&mut cast);
    role::roles(&mut cast);
    let seen = seen::Seen::of(chains);
    nominal::nominals(&mut cast, &seen);
    pronoun::pronouns(&mut cast, &seen);
    cast.finish(mentions)
}
