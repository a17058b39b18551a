use std::ops::Range;
use std::sync::Arc;

use attested_model::Span;
use serde::Serialize;

/// Everything the reader sees in one text, in text order. Spans are bytes of that text.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Tagged {
    /// The words: they cover every character that is not white space and never overlap.
    pub words: Vec<Word>,
    /// Sentences, as ranges of words; they tile the words.
    pub sentences: Vec<Range<usize>>,
    /// Names, and times and amounts of money.
    pub names: Vec<Name>,
    /// Who said what.
    pub attributions: Vec<Attribution>,
}

/// One word with its labels, by the scheme of Universal Dependencies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Universal part of speech, such as `VERB`.
    pub upos: Arc<str>,
    /// Tense, mood, verb form, polarity, number, person and voice as `Name=Value` joined by `|`; `_` for none.
    pub features: Arc<str>,
    /// Dictionary form.
    pub lemma: String,
    /// Index in [`Tagged::words`] of the word it depends on; `None` for the root of its sentence.
    pub head: Option<usize>,
    /// Universal dependency relation to the head, such as `nsubj`.
    pub relation: Arc<str>,
}

/// A span with a type.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Name {
    /// Where it stands; titles stay outside.
    pub span: Span,
    /// The same as a range of words.
    pub words: Range<usize>,
    /// `person`, `organisation`, `place`, `facility`, `group`, `event`, `work`, `product`, `time`, `money`, `other`.
    pub label: Arc<str>,
    /// Smallest probability of a word's label in the span; not calibrated.
    pub certainty: f32,
}

/// A cue with what was linked to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Attribution {
    /// Who; `None` when no source is in reach.
    pub source: Option<Span>,
    /// The words that attribute, such as `said` or `according to`.
    pub cue: Span,
    /// What; several spans when it is interrupted, none when it was not found.
    pub content: Vec<Span>,
    /// Smallest certainty of the spans above; not calibrated.
    pub certainty: f32,
}

/// What one side does to the other, as a PLOVER root.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Root {
    /// `AGREE`, `CONSULT`, `SUPPORT`, `CONCEDE`, `COOPERATE`, `AID`, `RETREAT`, `REQUEST`, `ACCUSE`, `REJECT`,
    /// `THREATEN`, `PROTEST`, `SANCTION`, `MOBILIZE`, `COERCE` or `ASSAULT`; some root is always named, so look at
    /// the certainty.
    pub label: Arc<str>,
    /// Its probability; not calibrated.
    pub certainty: f32,
}
