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
    /// Expressions of time.
    pub times: Vec<Time>,
    /// Words that name an event, and verbs.
    pub predicates: Vec<Predicate>,
    /// What refers to the same thing: at least two mentions each, in text order.
    pub chains: Vec<Vec<Mention>>,
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
    /// Which share of names of this label with this certainty was right, in place and type, on the dev sets; `None`
    /// when these weights were not calibrated.
    pub confidence: Option<f32>,
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
    /// Which share of attributions with this certainty had cue and source in place and at least half of the content,
    /// on the dev set; `None` when these weights were not calibrated.
    pub confidence: Option<f32>,
    /// What kind of words the cue is, by the tree.
    pub class: CueClass,
    /// Whether the cue is negated, as in *did not say* or *nobody said*, by the tree.
    pub negated: bool,
    /// Who is told, by the tree.
    pub addressee: Option<Span>,
}

/// What kind of words a cue is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CueClass {
    /// A verb, such as *said*.
    Verb,
    /// A noun, such as *statement*.
    Noun,
    /// *According to*, *as per* and the like.
    According,
    /// An adverb, such as *reportedly*.
    Adverb,
    /// Anything else, such as a colon.
    Other,
}

/// An expression of time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Time {
    /// Where it stands, by the rules of TimeML: *last week*, without *in* or *since*.
    pub span: Span,
    /// The same as a range of words.
    pub words: Range<usize>,
    /// `date`, `time` (of day), `duration` or `set` (such as *every Friday*).
    pub label: Arc<str>,
    /// Smallest probability of a word's label in the span; not calibrated.
    pub certainty: f32,
    /// Which share of times of this label with this certainty was right, in place and type, on the held-back set;
    /// `None` when these weights were not calibrated.
    pub confidence: Option<f32>,
}

/// Words that name one event, or a verb that names none.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Predicate {
    /// Where they stand.
    pub span: Span,
    /// The same as a range of words.
    pub words: Range<usize>,
    /// PLOVER root of the event, `OTHER` for an event of none of them, `None` for no event worth a report.
    pub root: Option<Arc<str>>,
    /// Smallest probability of the root, or of there being none, in the words; not calibrated.
    pub certainty: f32,
    /// Which share of roots with this certainty was right on the held-back set; `None` for no event, and when these
    /// weights were not calibrated.
    pub confidence: Option<f32>,
    /// `happened`, `uncertain` (possible, planned, demanded) or `not`, as the author of the sentence has it.
    pub status: Arc<str>,
    /// Probability of the status; not calibrated.
    pub status_certainty: f32,
    /// Which share of statuses with this certainty was right on the dev sets; `None` when these weights were not
    /// calibrated.
    pub status_confidence: Option<f32>,
}

/// One mention of something that is mentioned again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// The same as a range of words.
    pub words: Range<usize>,
    /// Index of its head word.
    pub head: usize,
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
    /// Which share of roots with this probability was right on the held-back set, source and target given; `None`
    /// when these weights were not calibrated.
    pub confidence: Option<f32>,
}
