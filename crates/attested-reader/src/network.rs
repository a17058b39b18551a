//! The one place that speaks to the runtime: windows in, rows of scores out.

use std::borrow::Cow;
use std::sync::Arc;

use rten::{
    Model, ModelOptions, NodeId, OpRegistry, RunOptions, ThreadPool, Value, ValueOrView, op_registry,
};
use rten_tensor::NdTensorView;
use rten_tensor::prelude::*;

use crate::ReaderError;
use crate::labels::Labels;
use crate::window::Window;

const INPUTS: [&str; 8] = ["pieces", "shapes", "firsts", "dependent", "head", "vectors", "source", "target"];
const OUTPUTS: [&str; 9] = [
    "upos",
    "features",
    "lemma",
    "start",
    "arcs",
    "relation_dependent",
    "relation_head",
    "names",
    "attribution",
];

/// Outputs of the heads that came after the first weights.
const LATER_OUTPUTS: [&str; 6] = ["times", "triggers", "status", "later", "earlier", "mention"];

/// The loaded graph.
pub(crate) struct Network {
    model: Model,
    inputs: [NodeId; 8],
    outputs: [NodeId; 9],
    /// Empty when the graph has none of them.
    later: Vec<NodeId>,
    relation: NodeId,
    vectors: NodeId,
    roots: NodeId,
}

/// A thread of its own to run on. The runtime splits some sums by thread, so that one thread means one result.
#[derive(Clone)]
pub(crate) struct Worker(Arc<ThreadPool>);

impl Worker {
    pub(crate) fn new() -> Self {
        Self(Arc::new(ThreadPool::with_num_threads(1)))
    }
}

/// Rows of scores, one a word unless said otherwise.
pub(crate) struct Scores {
    pub(crate) upos: Rows,
    pub(crate) features: Rows,
    pub(crate) lemma: Rows,
    /// Two columns: goes on, opens a sentence.
    pub(crate) start: Rows,
    /// One column for the root, then one a word.
    pub(crate) arcs: Rows,
    relation_dependent: Rows,
    /// One row for the root, then one a word.
    relation_head: Rows,
    pub(crate) names: Rows,
    pub(crate) attribution: Rows,
    /// `None` when these weights lack the heads.
    pub(crate) later: Option<LaterScores>,
}

/// Rows of scores of the heads that came after the first weights, one a word.
pub(crate) struct LaterScores {
    pub(crate) times: Rows,
    pub(crate) triggers: Rows,
    pub(crate) status: Rows,
    /// Vectors of the words as later and as earlier mentions, and one column: how much a word is a mention.
    pub(crate) coreference: [Rows; 3],
}

/// A table of scores.
pub(crate) struct Rows {
    width: usize,
    pub(crate) cells: Vec<f32>,
}

impl Rows {
    /// One row.
    pub(crate) fn row(&self, index: usize) -> &[f32] {
        &self.cells[index * self.width..(index + 1) * self.width]
    }

    /// From its cells, row after row.
    #[cfg(test)]
    pub(crate) fn of(width: usize, cells: Vec<f32>) -> Self {
        Self { width, cells }
    }

    /// From an output [1, rows, width], which must have that many rows and, unless `width` is 0, that width.
    fn read(value: Value, rows: usize, width: usize) -> Result<Self, ReaderError> {
        let tensor: rten_tensor::NdTensor<f32, 3> = value.try_into().map_err(ReaderError::network)?;
        let [one, found, columns] = tensor.shape();
        if one != 1 || found != rows || (width != 0 && columns != width) {
            return Err(ReaderError::network(format!(
                "an output of shape {:?} where [1, {rows}, {width}] was due",
                tensor.shape()
            )));
        }
        Ok(Self { width: columns, cells: tensor.to_vec() })
    }
}

impl Network {
    /// Reads an ONNX file that `training export` wrote.
    pub(crate) fn load(onnx: Cow<'static, [u8]>) -> Result<Self, ReaderError> {
        let mut options = ModelOptions::with_ops(operators());
        options.prepack_weights(true);
        let model = match onnx {
            Cow::Borrowed(bytes) => options.load_static_slice(bytes),
            Cow::Owned(bytes) => options.load(bytes),
        };
        let model = model.map_err(ReaderError::network)?;
        let id = |name: &str| model.node_id(name).map_err(ReaderError::network);
        let (mut inputs, mut outputs) = ([id("pieces")?; 8], [id("upos")?; 9]);
        for (slot, name) in inputs.iter_mut().zip(INPUTS) {
            *slot = id(name)?;
        }
        for (slot, name) in outputs.iter_mut().zip(OUTPUTS) {
            *slot = id(name)?;
        }
        let (relation, vectors, roots) = (id("relation")?, id("words")?, id("roots")?);
        let later: Vec<NodeId> = LATER_OUTPUTS.iter().filter_map(|name| model.node_id(name).ok()).collect();
        let later = if later.len() == LATER_OUTPUTS.len() { later } else { Vec::new() };
        Ok(Self { model, inputs, outputs, later, relation, vectors, roots })
    }

    /// All scores of a window but the relations.
    pub(crate) fn run(
        &self,
        worker: &Worker,
        window: &Window,
        labels: &Labels,
    ) -> Result<Scores, ReaderError> {
        let outputs: Vec<NodeId> = self.outputs.iter().chain(&self.later).copied().collect();
        let values = self.model.run(self.window(window), &outputs, Some(options(worker)));
        let mut values = values.map_err(ReaderError::network)?.into_iter();
        let missing = || ReaderError::network("an output is missing");
        let mut next = || values.next().ok_or_else(missing);
        let words = window.words.len();
        let [upos, features, lemma, start, arcs, dependent, head, names, attribution] =
            [next()?, next()?, next()?, next()?, next()?, next()?, next()?, next()?, next()?];
        let relation_dependent = Rows::read(dependent, words, 0)?;
        let relation_head = Rows::read(head, words + 1, relation_dependent.width)?;
        Ok(Scores {
            upos: Rows::read(upos, words, labels.upos.len())?,
            features: Rows::read(features, words, labels.features.len())?,
            lemma: Rows::read(lemma, words, labels.lemma.len())?,
            start: Rows::read(start, words, 2)?,
            arcs: Rows::read(arcs, words, words + 1)?,
            relation_dependent,
            relation_head,
            names: Rows::read(names, words, labels.names.width())?,
            attribution: Rows::read(attribution, words, labels.attribution.width())?,
            later: match &labels.later {
                Some(known) if !self.later.is_empty() => Some(LaterScores {
                    times: Rows::read(next()?, words, known.times.width())?,
                    triggers: Rows::read(next()?, words, known.triggers.len())?,
                    status: Rows::read(next()?, words, known.statuses.len())?,
                    coreference: [
                        Rows::read(next()?, words, 0)?,
                        Rows::read(next()?, words, 0)?,
                        Rows::read(next()?, words, 1)?,
                    ],
                }),
                _ => None,
            },
        })
    }

    fn window<'a>(&self, window: &'a Window) -> Vec<(NodeId, ValueOrView<'a>)> {
        let pieces = NdTensorView::from_data([1, window.pieces.len()], window.pieces.as_slice());
        let shapes = NdTensorView::from_data([1, window.shapes.len()], window.shapes.as_slice());
        let firsts = NdTensorView::from_data([window.firsts.len()], window.firsts.as_slice());
        vec![
            (self.inputs[0], pieces.into()),
            (self.inputs[1], shapes.into()),
            (self.inputs[2], firsts.into()),
        ]
    }

    /// The word vectors of a window, for [`Network::roots`].
    pub(crate) fn vectors(&self, worker: &Worker, window: &Window) -> Result<Rows, ReaderError> {
        let [value] = self
            .model
            .run_n(self.window(window), [self.vectors], Some(options(worker)))
            .map_err(ReaderError::network)?;
        Rows::read(value, window.words.len(), 0)
    }

    /// Root scores of a source and a target, each 1.0 at its words and 0.0 elsewhere.
    pub(crate) fn roots(
        &self,
        worker: &Worker,
        vectors: &Rows,
        source: &[f32],
        target: &[f32],
    ) -> Result<Vec<f32>, ReaderError> {
        let shape = [1, source.len(), vectors.width];
        let words = NdTensorView::from_data(shape, vectors.cells.as_slice());
        let source = NdTensorView::from_data([1, source.len()], source);
        let target = NdTensorView::from_data([1, target.len()], target);
        let inputs = vec![
            (self.inputs[5], words.into()),
            (self.inputs[6], source.into()),
            (self.inputs[7], target.into()),
        ];
        let [value] =
            self.model.run_n(inputs, [self.roots], Some(options(worker))).map_err(ReaderError::network)?;
        let scores: rten_tensor::NdTensor<f32, 2> = value.try_into().map_err(ReaderError::network)?;
        Ok(scores.to_vec())
    }

    /// Relation scores of every word with its head (0 = root, else 1-based).
    pub(crate) fn relations(
        &self,
        worker: &Worker,
        scores: &Scores,
        heads: &[usize],
        labels: &Labels,
    ) -> Result<Rows, ReaderError> {
        let width = scores.relation_dependent.width;
        let chosen: Vec<f32> =
            heads.iter().flat_map(|&head| scores.relation_head.row(head)).copied().collect();
        let shape = [1, heads.len(), width];
        let dependent = NdTensorView::from_data(shape, scores.relation_dependent.cells.as_slice());
        let head = NdTensorView::from_data(shape, chosen.as_slice());
        let inputs = vec![(self.inputs[3], dependent.into()), (self.inputs[4], head.into())];
        let [value] =
            self.model.run_n(inputs, [self.relation], Some(options(worker))).map_err(ReaderError::network)?;
        Rows::read(value, heads.len(), labels.relation.len())
    }
}

/// The operators of the graphs that `training export` writes; the others stay out of the binary, 2 MB of it.
fn operators() -> OpRegistry {
    op_registry!(
        Add,
        Cast,
        Clip,
        Concat,
        ConstantOfShape,
        DequantizeLinear,
        Div,
        DynamicQuantizeLinear,
        Equal,
        Erf,
        Expand,
        Gather,
        LayerNormalization,
        MatMul,
        MatMulInteger,
        Mul,
        ReduceSum,
        Relu,
        Reshape,
        Shape,
        Slice,
        Softmax,
        Transpose,
        Unsqueeze,
        Where
    )
}

fn options(worker: &Worker) -> RunOptions {
    RunOptions::default().with_thread_pool(Some(Arc::clone(&worker.0)))
}
