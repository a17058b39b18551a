//! What reviewers changed on lines: fields they edited, lines they confirmed, called wrong or hid.
//!
//! Edits of names, kinds, stances and quantities are made as soon as the line is there, because disputes are made
//! of them; [`apply`] makes all edits once more on the finished lines and does the rest. A confirmed line has
//! certainty 1 and a wrong one 0: both stay in the record, and what is wrong takes no part in disputes. A dispute
//! or a group of copies that a reviewer calls wrong is none, and goes.

mod edit;
mod hide;
mod refusal;

use attested_model::{Actor, ActorId, Certainty, Figure, Passage, Resolution};

pub use refusal::refusal;

use crate::corpus::Corpus;
use crate::decision::{Rulings, Standing};

/// Applies edits, marks what was confirmed or called wrong, and takes hidden lines out with every reference to them.
pub(crate) fn apply(rulings: &Rulings, corpus: &Corpus<'_>, resolution: &mut Resolution) {
    let standing = rulings.on_lines(&resolution.aliases);
    if standing == Standing::default() {
        return;
    }
    let actors: Vec<ActorId> = resolution.actors.iter().map(|actor| actor.id).collect();
    let has = |passage: &Passage| {
        let at = corpus.texts.binary_search_by_key(&passage.document, |text| text.id);
        at.is_ok_and(|at| passage.span.slice(corpus.texts[at].document.text()).is_some())
    };
    for ((line, field), value) in &standing.edits {
        // A passage of a text that is gone waits until it is back.
        if !edit::fits(field, &edit::value_of(value), &has) {
            continue;
        }
        // A value that fits no field leaves the line as it is; `refusal` says so before it is decided.
        let _ = edit::set(resolution, &actors, line, field, &edit::value_of(value));
    }
    mark(&standing, resolution);
    hide::references(&|id| standing.wrong.contains(id) && id.starts_with("a-"), resolution);
    hide::lines(&|id| standing.wrong.contains(id) && id.starts_with("x-"), resolution);
    hide::lines(&|id| standing.hidden.contains(id), resolution);
}

/// Edits of actors, before anything is made of their names and kinds.
pub(crate) fn edit_actors(standing: &Standing, actors: &mut [Actor]) {
    for ((line, field), value) in &standing.edits {
        if let Ok(id) = line.parse::<ActorId>()
            && let Ok(at) = actors.binary_search_by_key(&id, |actor| actor.id)
        {
            let _ = edit::actor(&mut actors[at], field, &edit::value_of(value));
        }
    }
}

/// Edits of figures, before they are compared.
pub(crate) fn edit_figures(standing: &Standing, figures: &mut [Figure]) {
    for ((line, field), value) in &standing.edits {
        if let Ok(id) = line.parse()
            && let Ok(at) = figures.binary_search_by_key(&id, |figure| figure.id)
        {
            let _ = edit::figure(&mut figures[at], field, &edit::value_of(value));
        }
    }
}

/// The value a reviewer gave to a field of a closed vocabulary, when it is one of its words.
pub(crate) fn edited<T: std::str::FromStr>(
    standing: &Standing,
    line: &impl std::fmt::Display,
    field: &str,
) -> Option<T> {
    edit::value_of(standing.edited(line, field)?).as_str()?.parse().ok()
}

fn mark(standing: &Standing, resolution: &mut Resolution) {
    let sure = |id: String, certainty: &mut Certainty| {
        if standing.confirmed.contains(&id) {
            *certainty = Certainty::thousandths(1000);
        } else if standing.wrong.contains(&id) {
            *certainty = Certainty::thousandths(0);
        }
    };
    for line in &mut resolution.statements {
        sure(line.id.to_string(), &mut line.certainty);
    }
    for line in &mut resolution.events {
        sure(line.id.to_string(), &mut line.certainty);
    }
    for line in &mut resolution.figures {
        sure(line.id.to_string(), &mut line.certainty);
    }
}
