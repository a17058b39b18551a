//! What `reader.json` says: label sets and tables, checked against what this version knows.

use std::sync::Arc;

use serde::Deserialize;

use crate::ReaderError;
use crate::chain::{Chain, RawChain};
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
        Ok(Self {
            sha256: raw.weights_sha256,
            upos: words.upos,
            features: words.features,
            lemma: words.lemma.iter().map(|code| Edit::parse(code)).collect::<Result<_, _>>()?,
            relation: words.relation,
            names: raw.names.try_into()?,
            attribution: raw.attribution.try_into()?,
            roots: raw.roots,
        })
    }
}
