//! Measures the engine on annotated corpora: what `attested bench` prints.
//!
//! Takes the name of a [`Measure`] and the folder of a corpus; gives a [`Report`] of Markdown tables with the metrics
//! of the field. It prints nothing and decides nothing about texts. Corpora are data from elsewhere and lie outside the
//! repository: nothing here is needed to build, run or test the program.
//!
//! **Test splits are never read**: whatever file is opened passes [`Error::TestSplit`] first.

mod attribution;
mod blame;
mod clusters;
mod copies;
mod corpus;
mod dice;
mod ecb;
mod error;
mod gold;
mod growth;
mod held_back;
mod helsinki;
mod iob;
mod mentions;
mod minhash;
mod names;
mod reader;
mod reading;
mod report;
mod score;
mod speed;
mod stories;
mod timeml;
mod times;
mod treebank;

use std::path::Path;

use attested_analyse::{Analyser, Reader, RuleReader, TrainedReader};

pub use error::Error;
pub use reading::reading;
pub use report::{Report, Table};

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Statements, events and figures of whole articles, by hand-made readings (`gold_dev`).
    Gold,
    /// Who said what: PolNeAR dev, exact spans and linked attributions.
    Attribution,
    /// The encoder alone, on raw text: words, trees, names, roots, times, coreference (a folder of corpora).
    Reader,
    /// Time expressions: TempEval-3 training data, or WikiWars.
    Times,
    /// How blame is given: MUC-3/4 dev.
    Blame,
    /// Spans of names: Worldwide newswire, WNUT-17, CrossNER.
    Mentions,
    /// Pairs of names that are or are not one.
    Names,
    /// Copied passages, planted in real articles with edits.
    Copies,
    /// Copied passages among pages on one event, against pairs labelled by reading (`helsinki`).
    Helsinki,
    /// What looking for copies costs over more and more documents.
    Growth,
    /// Reports of one incident, brought together (`gva_dev`).
    Stories,
    /// Mentions of one event across documents: ECB+ dev topics.
    Ecb,
    /// Words a second and memory on articles of a folder or file of JSON Lines.
    Speed,
}

impl Measure {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Gold,
        Self::Attribution,
        Self::Reader,
        Self::Times,
        Self::Blame,
        Self::Mentions,
        Self::Names,
        Self::Copies,
        Self::Helsinki,
        Self::Growth,
        Self::Stories,
        Self::Ecb,
        Self::Speed,
    ];

    /// Its name on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Gold => "gold",
            Self::Attribution => "attribution",
            Self::Reader => "reader",
            Self::Times => "times",
            Self::Blame => "blame",
            Self::Mentions => "mentions",
            Self::Names => "names",
            Self::Copies => "copies",
            Self::Helsinki => "helsinki",
            Self::Growth => "growth",
            Self::Stories => "stories",
            Self::Ecb => "ecb",
            Self::Speed => "speed",
        }
    }

    /// One line about it.
    pub const fn help(self) -> &'static str {
        match self {
            Self::Gold => {
                "Whole articles against hand-made readings (gold_dev): statements, events, figures, names"
            }
            Self::Attribution => {
                "Who said what (PolNeAR dev): exact spans, linked attributions, recall by kind"
            }
            Self::Reader => {
                "The encoder alone on raw text (a folder of corpora): trees, names, roots, times, chains"
            }
            Self::Times => "Time expressions (TempEval-3 training data, WikiWars): extent and value",
            Self::Blame => "How blame is given (MUC-3/4 dev): fact, suspected, claimed, possible",
            Self::Mentions => "Spans of names (Worldwide newswire dev, WNUT-17, CrossNER politics dev)",
            Self::Names => "Which pairs of names are one (name_pairs)",
            Self::Copies => "Copied passages planted in real articles, with edits (a folder of JSON Lines)",
            Self::Helsinki => {
                "Copies among pages on one summit, against 300 pairs labelled by reading (helsinki)"
            }
            Self::Growth => {
                "Cost of finding copies over 10,000 to 1,000,000 documents (a folder of JSON Lines)"
            }
            Self::Stories => "Reports of one incident brought together (gva_dev)",
            Self::Ecb => {
                "Mentions of one event across documents (ECB+ dev topics, gold mentions), beside head lemmas"
            }
            Self::Speed => "Words a second, and memory, on articles (JSON Lines)",
        }
    }
}

/// What reads the texts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ReadBy {
    /// The trained encoder and the rules together.
    #[default]
    Trained,
    /// The rules alone.
    Rules,
}

impl ReadBy {
    fn reader(self) -> Result<Box<dyn Reader>, Error> {
        Ok(match self {
            Self::Trained => Box::new(TrainedReader::new().map_err(Error::Weights)?),
            Self::Rules => Box::new(RuleReader),
        })
    }

    fn analyser(self) -> Result<Analyser, Error> {
        Ok(Analyser::with_reader(self.reader()?))
    }

    /// How the reader and its weights are named in a table.
    fn named(self) -> Result<String, Error> {
        Ok(match self {
            Self::Trained => {
                let weights = self.reader()?.weights();
                format!("trained reader, weights {}", weights.get(..12).unwrap_or(&weights))
            }
            Self::Rules => "rules".to_owned(),
        })
    }
}

/// A measurement that is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The folder of the corpus.
    pub folder: &'a Path,
    /// What reads the texts.
    pub reader: ReadBy,
    /// This document alone, and its whole reading, where the corpus has documents with ids.
    pub document: Option<&'a str>,
    /// Say every error in a line of its own.
    pub errors: bool,
    /// Write the texts that were measured here, one run a line, for other tools; copies alone does.
    pub texts: Option<&'a Path>,
}

/// Measures.
///
/// # Errors
/// When the folder does not hold the corpus, a file of it cannot be read, or it is a test split.
pub fn measure(measure: Measure, request: &Request<'_>) -> Result<Report, Error> {
    match measure {
        Measure::Gold => gold::measure(request),
        Measure::Attribution => attribution::measure(request),
        Measure::Reader => reader::measure(request),
        Measure::Times => times::measure(request),
        Measure::Blame => blame::measure(request),
        Measure::Mentions => mentions::measure(request),
        Measure::Names => names::measure(request),
        Measure::Copies => copies::measure(request),
        Measure::Helsinki => helsinki::measure(request),
        Measure::Growth => growth::measure(request),
        Measure::Stories => stories::measure(request),
        Measure::Ecb => ecb::measure(request),
        Measure::Speed => speed::measure(request),
    }
}
