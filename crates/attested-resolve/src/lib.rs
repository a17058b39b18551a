//! Many analyses to one resolution: copies, actors, events, statements, figures, disputes.
//!
//! Takes the readings of all documents, the decisions of reviewers and what the user knows about outlets and names; gives
//! the lines of the record. [`resolve`] is a pure function of a set: the same readings and decisions give the
//! same resolution in any order. It compares documents only where an index says that they share something, so
//! that the cost of a document does not grow with the record.
//!
//! It does not read text on its own: who speaks and what happened is taken from the analyses. It decides nothing
//! about truth: what does not agree becomes a dispute with all its sides.
//!
//! Example: an agency's report in three papers, one of them with another toll, is three documents, one copied
//! text, one event with three reports, and one dispute about a figure.

mod actor;
mod alias;
mod content;
mod copy;
mod corpus;
mod decision;
mod dispute;
mod event;
mod figure;
mod ids;
mod knowledge;
mod rarity;
mod review;
mod statement;
mod story;
mod union;
mod words;

use attested_model::{Alias, Analysis, Decision, Document, Resolution, Story};

pub use actor::name::{Name, likeness};
pub use copy::probe::{Cost, fingerprints_and_candidates};
pub use event::kind_of_happening;
pub use ids::{actor_ids, event_ids, statement_ids};
pub use knowledge::{Knowledge, Outlet};
pub use review::refusal;

/// A document with its analysis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading<'a> {
    /// The document.
    pub document: &'a Document,
    /// What it says; the analysis of this very document.
    pub analysis: &'a Analysis,
}

/// The stories of some readings, without all else that [`resolve`] makes.
pub fn stories(readings: &[Reading<'_>]) -> Vec<Story> {
    let corpus = corpus::Corpus::new(readings, &Knowledge::default());
    let found = story::find(&corpus);
    story::lines(&corpus, &found, &mut Vec::new())
}

/// Joins readings into the lines of the record.
///
/// A reading whose analysis is of another document, or breaks its invariants against the text
/// ([`Analysis::fault`]), is left out.
pub fn resolve(readings: &[Reading<'_>], decisions: &[Decision], knowledge: &Knowledge) -> Resolution {
    let corpus = corpus::Corpus::new(readings, knowledge);
    let rulings = decision::Rulings::replay(decisions);
    let mut aliases: Vec<Alias> = Vec::new();
    let copies = copy::find(&corpus, &rulings);
    let stories = story::find(&corpus);
    let cast = actor::join(&corpus, &rulings, &knowledge.names, &mut aliases);
    let events = event::join(&corpus, &cast, &copies, &stories, &rulings, &mut aliases);
    let statements = statement::join(&corpus, &cast, &copies, &rulings, &mut aliases);
    let mut figures = figure::join(&corpus, &cast, &copies, &events, &statements, &rulings, &mut aliases);
    let standing = rulings.on_lines(&aliases);
    review::edit_figures(&standing, &mut figures.lines);
    let joined = dispute::Joined {
        corpus: &corpus,
        cast: &cast,
        copies: &copies,
        events: &events,
        statements: &statements,
        figures: &figures,
        rarity: &stories.rarity,
        rulings: &rulings,
        standing: &standing,
    };
    let disputes = dispute::find(&joined, &mut aliases);
    let copy_lines =
        copy::lines(&corpus, &copies, knowledge, &|words| cast.organisation_in(words), &mut aliases);
    let event_lines =
        event::lines(&corpus, &cast, &copies, &events, &|document, at| statements.id(document, at));
    let statement_lines = statement::lines(&corpus, &cast, &copies, &events, &statements);
    let story_lines = story::lines(&corpus, &stories, &mut aliases);
    aliases.sort();
    aliases.dedup();
    let mut resolution = Resolution {
        actors: cast.lines,
        statements: statement_lines,
        events: event_lines,
        figures: figures.lines,
        copies: copy_lines,
        disputes,
        stories: story_lines,
        aliases,
    };
    review::apply(&rulings, &corpus, &mut resolution);
    resolution
}
