use std::borrow::Cow;
use std::fs;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use attested_model::Span;
use sha2::{Digest, Sha256};

use crate::calibration::narrow;
use crate::chain::arg_max;
use crate::coreference::{Candidates, dependents, mention};
use crate::cue::Trees;
use crate::labels::Labels;
use crate::link::link;
use crate::network::{Network, Scores, Worker};
use crate::pieces::Pieces;
use crate::predicate::predicates;
use crate::tree::best_tree;
use crate::window::{Window, windows};
use crate::{Attribution, Mention, Name, Predicate, ReaderError, Root, Tagged, Time, Word};

/// The three files of the weights, in memory.
#[derive(Debug, Clone)]
pub struct Weights {
    /// `reader.onnx`.
    pub network: Cow<'static, [u8]>,
    /// `reader.json`.
    pub description: Cow<'static, str>,
    /// `vocab.txt`.
    pub vocabulary: Cow<'static, str>,
}

impl Weights {
    /// The files that this version was built with, inside the binary; not touched until they are loaded.
    pub const fn built_in() -> Self {
        Self {
            network: Cow::Borrowed(include_bytes!("../weights/reader.onnx")),
            description: Cow::Borrowed(include_str!("../weights/reader.json")),
            vocabulary: Cow::Borrowed(include_str!("../weights/vocab.txt")),
        }
    }

    /// Reads the files from a folder.
    pub fn read(folder: &Path) -> Result<Self, ReaderError> {
        let path = |name: &str| folder.join(name);
        let fault = |name: &str| {
            let path = path(name);
            move |source| ReaderError::File { path, source }
        };
        Ok(Self {
            network: fs::read(path("reader.onnx")).map_err(fault("reader.onnx"))?.into(),
            description: fs::read_to_string(path("reader.json")).map_err(fault("reader.json"))?.into(),
            vocabulary: fs::read_to_string(path("vocab.txt")).map_err(fault("vocab.txt"))?.into(),
        })
    }
}

/// The loaded network with its label sets; shared between threads, each with a [`Session`] of its own.
pub struct Reader {
    network: Network,
    pieces: Pieces,
    labels: Labels,
    /// Workers that no session holds now: starting one costs a thread.
    idle: Mutex<Vec<Worker>>,
}

impl Reader {
    /// Checks and loads the weights.
    pub fn new(weights: Weights) -> Result<Self, ReaderError> {
        let labels = Labels::parse(&weights.description)?;
        let found = hexadecimal(&Sha256::digest(&weights.network));
        if found != labels.sha256 {
            return Err(ReaderError::Hash { found, wanted: labels.sha256 });
        }
        Ok(Self {
            network: Network::load(weights.network)?,
            pieces: Pieces::new(&weights.vocabulary)?,
            labels,
            idle: Mutex::default(),
        })
    }

    /// SHA-256 of the network file, which names these weights in a run.
    pub fn weights_sha256(&self) -> &str {
        &self.labels.sha256
    }

    /// A worker on this reader. It holds one thread, which goes back to the reader when it is dropped; take one for
    /// each thread that reads.
    pub fn session(&self) -> Session<'_> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        Session { reader: self, worker: idle.unwrap_or_else(Worker::new) }
    }
}

/// How far a text is taken, to measure what each stage costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Split into windows of words and word pieces.
    Windows,
    /// And the network run over them, once a window.
    Network,
    /// And all labels made of its scores, as [`Session::tag`] does.
    Labels,
}

/// Runs a [`Reader`], one window after the other.
pub struct Session<'a> {
    reader: &'a Reader,
    worker: Worker,
}

impl Drop for Session<'_> {
    fn drop(&mut self) {
        self.reader.idle.lock().unwrap_or_else(PoisonError::into_inner).push(self.worker.clone());
    }
}

impl Session<'_> {
    /// All labels of a text. Line breaks end a window, so a hard-wrapped text should be joined before.
    ///
    /// # Errors
    /// [`ReaderError::Network`] when the runtime fails, which no text should bring about.
    pub fn tag(&self, text: &str) -> Result<Tagged, ReaderError> {
        let mut tagged = Tagged::default();
        let mut candidates = Candidates::default();
        for window in windows(text, &self.reader.pieces) {
            let scores = self.reader.network.run(&self.worker, &window, &self.reader.labels)?;
            self.add_words(text, &window, &scores, &mut tagged)?;
            self.add_spans(&window, &scores, &mut tagged);
            self.add_later(text, &window, &scores, &mut tagged, &mut candidates);
        }
        if let Some(later) = &self.reader.labels.later {
            let below = dependents(&tagged.words);
            let chains = candidates.chains(&later.pairs);
            tagged.chains = chains
                .into_iter()
                .map(|heads| heads.into_iter().map(|head| named(&tagged.words, &below, head)).collect())
                .collect();
        }
        Ok(tagged)
    }

    /// Takes a text as far as a stage, throws away what came of it, and gives the number of its words.
    ///
    /// # Errors
    /// [`ReaderError::Network`] when the runtime fails, which no text should bring about.
    pub fn take(&self, text: &str, stage: Stage) -> Result<usize, ReaderError> {
        if stage == Stage::Labels {
            return Ok(self.tag(text)?.words.len());
        }
        let mut words = 0;
        for window in windows(text, &self.reader.pieces) {
            words += window.words.len();
            if stage == Stage::Network {
                self.reader.network.run(&self.worker, &window, &self.reader.labels)?;
            }
        }
        Ok(words)
    }

    /// What each first span does to each second one, as a PLOVER root; `None` where no window holds both.
    ///
    /// # Errors
    /// [`ReaderError::Network`] when the runtime fails, which no text should bring about.
    pub fn roots(&self, text: &str, pairs: &[(Span, Span)]) -> Result<Vec<Option<Root>>, ReaderError> {
        let labels = &self.reader.labels.roots;
        let mut found = vec![None; pairs.len()];
        for window in windows(text, &self.reader.pieces) {
            let mut vectors = None;
            for (slot, (source, target)) in found.iter_mut().zip(pairs) {
                let (source, target) = (mask(&window, *source), mask(&window, *target));
                if slot.is_some()
                    || [&source, &target].iter().any(|side| side.iter().all(|word| *word == 0.0))
                {
                    continue;
                }
                let vectors = match &mut vectors {
                    Some(known) => known,
                    none => none.insert(self.reader.network.vectors(&self.worker, &window)?),
                };
                let scores = self.reader.network.roots(&self.worker, vectors, &source, &target)?;
                let (best, top) = arg_max(scores.iter().copied());
                let total: f32 = scores.iter().map(|score| (score - top).exp()).sum();
                let calibration = &self.reader.labels.calibration;
                *slot = labels.get(best).map(|label| Root {
                    label: Arc::clone(label),
                    certainty: 1.0 / total,
                    confidence: calibration.confidence("roots", label, f64::from(1.0 / total)),
                });
            }
        }
        Ok(found)
    }

    fn add_words(
        &self,
        text: &str,
        window: &Window,
        scores: &Scores,
        tagged: &mut Tagged,
    ) -> Result<(), ReaderError> {
        let labels = &self.reader.labels;
        let offset = tagged.words.len();
        let mut heads = Vec::with_capacity(window.words.len());
        for part in sentences(window.words.len(), scores) {
            let column = |head: usize| if head == 0 { 0 } else { head + part.start };
            let tree = best_tree(part.len(), |word, head| scores.arcs.row(part.start + word)[column(head)]);
            heads.extend(tree.into_iter().map(column));
            tagged.sentences.push(part.start + offset..part.end + offset);
        }
        let relations = self.reader.network.relations(&self.worker, scores, &heads, labels)?;
        for (index, (bytes, head)) in window.words.iter().zip(heads).enumerate() {
            let best = |row: &[f32]| arg_max(row.iter().copied()).0;
            tagged.words.push(Word {
                span: Span::of(bytes.clone()),
                upos: Arc::clone(&labels.upos[best(scores.upos.row(index))]),
                features: Arc::clone(&labels.features[best(scores.features.row(index))]),
                lemma: labels.lemma[best(scores.lemma.row(index))].apply(&text[bytes.clone()]),
                head: head.checked_sub(1).map(|head| head + offset),
                relation: Arc::clone(&labels.relation[best(relations.row(index))]),
            });
        }
        Ok(())
    }

    fn add_spans(&self, window: &Window, scores: &Scores, tagged: &mut Tagged) {
        let labels = &self.reader.labels;
        let offset = tagged.words.len() - window.words.len();
        let span = |words: &Range<usize>| bytes(window, words);
        for found in labels.names.spans(&scores.names.cells) {
            tagged.names.push(Name {
                span: span(&found.words),
                words: found.words.start + offset..found.words.end + offset,
                confidence: labels.calibration.confidence("names", &found.kind, found.certainty),
                label: found.kind,
                certainty: narrow(found.certainty),
            });
        }
        let found = labels.attribution.spans(&scores.attribution.cells);
        if found.is_empty() {
            return;
        }
        let mut trees = tagged.words[offset..].to_vec();
        for word in &mut trees {
            word.head = word.head.and_then(|head| head.checked_sub(offset));
        }
        let trees = Trees::new(&trees);
        for linked in link(&found, &sentences(window.words.len(), scores)) {
            let parts = linked.source.iter().chain(&linked.content);
            let least = parts.map(|found| found.certainty).fold(linked.cue.certainty, f64::min);
            let parts = linked.source.iter().chain(&linked.content);
            let taken: Vec<Range<usize>> = parts.map(|found| found.words.clone()).collect();
            let cue = trees.cue(&linked.cue.words, &taken);
            tagged.attributions.push(Attribution {
                source: linked.source.map(|found| span(&found.words)),
                cue: span(&linked.cue.words),
                content: linked.content.iter().map(|found| span(&found.words)).collect(),
                certainty: narrow(least),
                confidence: labels.calibration.confidence("attribution", "linked", least),
                class: cue.class,
                negated: cue.negated,
                addressee: cue.addressee.as_ref().map(span),
            });
        }
    }

    /// Times and predicates, and the candidates of coreference, where these weights have the heads.
    fn add_later(
        &self,
        text: &str,
        window: &Window,
        scores: &Scores,
        tagged: &mut Tagged,
        candidates: &mut Candidates,
    ) {
        let (Some(labels), Some(scores)) = (&self.reader.labels.later, &scores.later) else { return };
        let calibration = &self.reader.labels.calibration;
        let offset = tagged.words.len() - window.words.len();
        for found in labels.times.spans(&scores.times.cells) {
            tagged.times.push(Time {
                span: bytes(window, &found.words),
                words: found.words.start + offset..found.words.end + offset,
                confidence: calibration.confidence("times", &found.kind, found.certainty),
                label: found.kind,
                certainty: narrow(found.certainty),
            });
        }
        let words = &tagged.words[offset..];
        let head = |word: usize| words[word].head.and_then(|head| head.checked_sub(offset));
        let verb = |word: usize| &*words[word].upos == "VERB";
        for found in predicates(&scores.triggers, &scores.status, words.len(), head, verb) {
            let root = (found.root > 0).then(|| Arc::clone(&labels.triggers[found.root]));
            let status = Arc::clone(&labels.statuses[found.status]);
            tagged.predicates.push(Predicate {
                span: bytes(window, &found.words),
                words: found.words.start + offset..found.words.end + offset,
                confidence: root
                    .as_ref()
                    .and_then(|root| calibration.confidence("triggers", root, found.certainty)),
                root,
                certainty: narrow(found.certainty),
                status_confidence: calibration.confidence("status", &status, found.status_certainty),
                status,
                status_certainty: narrow(found.status_certainty),
            });
        }
        let [later, earlier, mention] = &scores.coreference;
        candidates.add(text, words, offset, [later, earlier, mention]);
    }
}

/// The bytes of a range of words of a window.
fn bytes(window: &Window, words: &Range<usize>) -> Span {
    Span::of(window.words[words.start].start..window.words[words.end - 1].end)
}

/// The mention of which a word is the head.
fn named(words: &[Word], below: &[Vec<usize>], head: usize) -> Mention {
    let range = mention(words, below, head);
    let span = Span::of(words[range.start].span.range().start..words[range.end - 1].span.range().end);
    Mention { span, words: range, head }
}

/// 1.0 at the words of a window that a span touches, 0.0 elsewhere.
fn mask(window: &Window, span: Span) -> Vec<f32> {
    let span = span.range();
    let touches = |word: &Range<usize>| word.start < span.end && word.end > span.start;
    window.words.iter().map(|word| if touches(word) { 1.0 } else { 0.0 }).collect()
}

/// Word ranges of the sentences of a window; its first word always opens one.
fn sentences(words: usize, scores: &Scores) -> Vec<Range<usize>> {
    let opens = |word: &usize| *word == 0 || scores.start.row(*word)[1] > scores.start.row(*word)[0];
    let starts: Vec<usize> = (0..words).filter(opens).collect();
    let ends = starts.iter().copied().skip(1).chain([words]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
