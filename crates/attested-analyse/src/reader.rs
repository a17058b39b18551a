//! The seam between finding words and making sense of them.
//!
//! A [`Reader`] marks spans on a [`Page`]: names, descriptions and pronouns; who is cited with which words; the
//! words that name events. It resolves nothing: whom a pronoun means, what a denial denies and when "Thursday"
//! was is the business of the rooms behind it. [`crate::RuleReader`] is rules and word lists; in
//! [`crate::TrainedReader`] the trained encoder and the rules see a page together.

use attested_model::{Certainty, EventType, Mention, Mode, Span, Warning};

use crate::Page;

/// Finds the spans that the rooms of this crate make sense of. Pure: the same page gives the same marks.
pub trait Reader: Send + Sync {
    /// The marks of a page.
    fn marks(&self, page: &Page<'_>) -> Marks;

    /// SHA-256 of its weights; empty when it has none.
    fn weights(&self) -> String {
        String::new()
    }
}

/// What a reader found on a page. Every list is in text order of its first span.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Marks {
    /// Names, descriptions and pronouns; `participant` is empty.
    pub mentions: Vec<Mention>,
    /// Who is cited with which words.
    pub attributions: Vec<Attribution>,
    /// The words that name events.
    pub triggers: Vec<Trigger>,
    /// For every token of the page what it depends on; empty for a reader that does not parse.
    pub dependencies: Vec<Option<Dependency>>,
    /// Words that mean the same somebody, by the reader: at least two spans each, in text order.
    pub chains: Vec<Vec<Span>>,
    /// What it could not look at.
    pub warnings: Vec<Warning>,
}

/// What a token is to another one, by the scheme of Universal Dependencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dependency {
    /// The token it depends on, as an index of [`Page::tokens`]; `None` for the root of a sentence.
    pub head: Option<usize>,
    /// What it is to that token.
    pub relation: Relation,
    /// Which form of a verb it is; `None` for a word that is no verb, or only tells what a noun is like ("the wounded man").
    pub verb: Option<VerbForm>,
    /// It is a common noun.
    pub noun: bool,
}

/// The form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VerbForm {
    /// "attack": an infinitive, an imperative, the present of all but the third person
    Base,
    /// "attacks"
    Third,
    /// "attacked", "took"
    Past,
    /// "attacked", "taken", with or without an auxiliary
    Participle,
    /// "attacking"
    Ing,
}

/// A relation of Universal Dependencies, as finely as this crate looks at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// `root`
    Root,
    /// `nsubj`
    Subject,
    /// `nsubj:pass`
    PassiveSubject,
    /// `obj`
    Object,
    /// `iobj`
    IndirectObject,
    /// `obl` and its kinds but the next
    Oblique,
    /// `obl:agent`: "by the army"
    Agent,
    /// `nmod` and its kinds but the next two
    NounModifier,
    /// `nmod:poss`
    Possessor,
    /// `nmod:desc`: "Minister" in front of a name
    Title,
    /// `appos`
    Apposition,
    /// `flat`, `fixed`, `goeswith`
    Flat,
    /// `compound`, `amod`, `nummod`, `det`: what belongs to a noun
    Attribute,
    /// `expl`: "it" in "it is said that"
    Expletive,
    /// `conj`
    Conjunct,
    /// `acl:relcl`
    Relative,
    /// `acl`
    Clause,
    /// `advcl`
    Adverbial,
    /// `ccomp`, `csubj`
    Complement,
    /// `xcomp`
    OpenComplement,
    /// `parataxis`
    Parataxis,
    /// `aux:pass`
    PassiveAuxiliary,
    /// `case`, `mark`
    Marker,
    /// `punct`
    Punctuation,
    /// Any other
    Other,
}

impl Relation {
    /// The relation of a label such as `nsubj:pass`.
    pub fn of(label: &str) -> Self {
        match label {
            "nsubj:pass" => return Self::PassiveSubject,
            "obl:agent" => return Self::Agent,
            "nmod:poss" => return Self::Possessor,
            "nmod:desc" => return Self::Title,
            "acl:relcl" => return Self::Relative,
            "aux:pass" => return Self::PassiveAuxiliary,
            _ => {}
        }
        match label.split(':').next().unwrap_or_default() {
            "root" => Self::Root,
            "nsubj" => Self::Subject,
            "obj" => Self::Object,
            "iobj" => Self::IndirectObject,
            "obl" => Self::Oblique,
            "nmod" => Self::NounModifier,
            "appos" => Self::Apposition,
            "flat" | "fixed" | "goeswith" => Self::Flat,
            "compound" | "amod" | "nummod" | "det" => Self::Attribute,
            "expl" => Self::Expletive,
            "conj" => Self::Conjunct,
            "acl" => Self::Clause,
            "advcl" => Self::Adverbial,
            "ccomp" | "csubj" => Self::Complement,
            "xcomp" => Self::OpenComplement,
            "parataxis" => Self::Parataxis,
            "case" | "mark" => Self::Marker,
            "punct" => Self::Punctuation,
            _ => Self::Other,
        }
    }
}

/// Source, cue and content of one attribution, by span.
///
/// **Invariants:** `content` holds at least one span, in text order; no span is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The words that name who is cited ("the ministry's spokesman").
    pub source: Option<Span>,
    /// The reporting words ("has denied", "according to"); `None` for a quotation that goes on without them.
    pub cue: Option<Span>,
    /// What is cited, in pieces when the cue interrupts it, quotation marks included.
    pub content: Vec<Span>,
    /// How sure the reader is.
    pub certainty: Certainty,
}

/// Words that name an event, with its PLOVER type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Trigger {
    /// The words ("met", "air strike").
    pub span: Span,
    /// PLOVER type.
    pub kind: EventType,
    /// PLOVER mode, where the words tell it.
    pub mode: Option<Mode>,
    /// The user's own type, by its number in [`crate::CustomTypes::types`]; a [`Reader`] leaves it open.
    pub custom: Option<usize>,
    /// How sure the reader is.
    pub certainty: Certainty,
    /// How sure the reader is that what they tell of has not, or not yet, taken place; nothing when it did not look.
    pub doubt: Certainty,
}
