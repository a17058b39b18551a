use serde::{Deserialize, Serialize};

use crate::RunId;

/// What made a reading: every derived row names its run.
///
/// **Invariant:** the id is a hash of the other fields; it holds no time, so that the same engine over the same
/// documents is the same run.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Run {
    /// Its id.
    pub id: RunId,
    /// Version of the engine.
    pub engine: String,
    /// SHA-256 of the reader's weights, or empty when the rules alone read.
    pub weights: String,
    /// SHA-256 of the word lists and gazetteers.
    pub lexicon: String,
    /// The configuration, as canonical JSON.
    pub config: String,
}

impl Run {
    /// Names a run.
    pub fn new(engine: String, weights: String, lexicon: String, config: String) -> Self {
        let id = RunId::of(&[engine.as_bytes(), weights.as_bytes(), lexicon.as_bytes(), config.as_bytes()]);
        Self { id, engine, weights, lexicon, config }
    }
}
