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

use attested_model::{Mention, Participant};

use crate::Page;
use crate::grammar::Grammar;
use cast::Cast;
pub(crate) use prune::keep_those_who_speak_or_act;

/// The participants of a page; sets the participant of every mention that it can tell.
pub(crate) fn participants(page: &Page<'_>, mentions: &mut [Mention]) -> Vec<Participant> {
    let grammar = Grammar::of(page);
    let mut cast = Cast::new(page, &grammar, mentions);
    name::name(&mut cast);
    role::roles(&mut cast);
    nominal::nominals(&mut cast);
    pronoun::pronouns(&mut cast);
    cast.finish(mentions)
}
