//! What `reader.json` says: label sets and tables, checked against what this version knows.

use std::sync::Arc;

use serde::Deserialize;

use crate::ReaderError;
use crate::calibration::Calibration;
use crate::chain::{Chain, RawChain};
use crate::coreference::Pairs;
use crate::lemma::Edit;
use crate::pieces::SHAPES;

/// Version of the pair `reader.json` and `reader.onnx` that this code reads.
const FORMAT: u32 = 1;

#[derive(Deserialize)]
struct Raw {
    format: u32,
    weights_sha256: String,
    shapes: Vec<String>,
    word_labels: RawWords,
    names: RawChain,
    attribution: RawChain,
    roots: Vec<Arc<str>>,
    times: Option<RawChain>,
    triggers: Option<Vec<Arc<str>>>,
    statuses: Option<Vec<Arc<str>>>,
    coreference: Option<Pairs>,
    #[serde(default)]
    calibration: Calibration,
}

#[derive(Deserialize)]
struct RawWords {
    upos: Vec<Arc<str>>,
    features: Vec<Arc<str>>,
    lemma: Vec<Arc<str>>,
    relation: Vec<Arc<str>>,
}

/// Label sets by the order of the network's outputs.
#[derive(Debug)]
pub(crate) struct Labels {
    pub(crate) sha256: String,
    pub(crate) upos: Vec<Arc<str>>,
    pub(crate) features: Vec<Arc<str>>,
    pub(crate) lemma: Vec<Edit>,
    pub(crate) relation: Vec<Arc<str>>,
    pub(crate) names: Chain,
    pub(crate) attribution: Chain,
    pub(crate) roots: Vec<Arc<str>>,
    pub(crate) calibration: Calibration,
    /// What the heads need that came after the first weights; `None` when these weights lack them.
    pub(crate) later: Option<LaterLabels>,
}

/// Labels of times and predicates, and the tables of coreference.
#[derive(Debug)]
pub(crate) struct LaterLabels {
    pub(crate) times: Chain,
    /// The first one is none.
    pub(crate) triggers: Vec<Arc<str>>,
    pub(crate) statuses: Vec<Arc<str>>,
    pub(crate) pairs: Pairs,
}

impl Labels {
    /// Reads and checks `reader.json`.
    pub(crate) fn parse(json: &str) -> Result<Self, ReaderError> {
        let raw: Raw = serde_json::from_str(json).map_err(ReaderError::description)?;
        if raw.format != FORMAT {
            return Err(ReaderError::description(format!("format {} instead of {FORMAT}", raw.format)));
        }
        if raw.shapes != SHAPES {
            return Err(ReaderError::description("other word shapes"));
        }
        let words = raw.word_labels;
        if [&words.upos, &words.features, &words.lemma, &words.relation].iter().any(|set| set.is_empty()) {
            return Err(ReaderError::description("an empty label set"));
        }
        let later = match (raw.times, raw.triggers, raw.statuses, raw.coreference) {
            (Some(times), Some(triggers), Some(statuses), Some(pairs)) => {
                Some(LaterLabels { times: times.try_into()?, triggers, statuses, pairs })
            }
            _ => None,
        };
        Ok(Self {
            sha256: raw.weights_sha256,
            upos: words.upos,
            features: words.features,
            lemma: words.lemma.iter().map(|code| Edit::parse(code)).collect::<Result<_, _>>()?,
            relation: words.relation,
            names: raw.names.try_into()?,
            attribution: raw.attribution.try_into()?,
            roots: raw.roots,
            calibration: raw.calibration,
            later,
        })
    }
}
