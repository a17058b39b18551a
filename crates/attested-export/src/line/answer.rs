//! Lines that commands print with `--json` and that are not part of the record itself.

use attested_model::{ActorId, Certainty, DocumentId, Edtf, SectionKind, Stance, StatementId};
use serde::{Deserialize, Serialize};

use super::{PassageLine, PublishedLine};

/// A sentence that a search found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HitLine {
    /// The sentence.
    pub passage: PassageLine,
    /// The words that were looked for.
    pub matches: Vec<PassageLine>,
    /// The block it stands in.
    pub section: SectionKind,
    /// Headline of the document.
    pub title: Option<String>,
    /// Outlet of the document.
    pub outlet: Option<String>,
    /// When the document was published.
    pub published: Option<Edtf>,
}

/// An outlet, by what the record has of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceLine {
    /// Its name; null gathers the documents whose outlet is not known.
    pub outlet: Option<String>,
    /// Who owns it, where that was told.
    pub owner: Option<String>,
    /// ISO 3166-1 alpha-3 code of its country, where that was told.
    pub country: Option<String>,
    /// Whether it was told to be a news agency.
    pub agency: bool,
    /// Its documents.
    pub documents: u64,
    /// Those without a passage that an earlier carrier had first.
    pub originals: u64,
    /// Those with such a passage.
    pub copies: u64,
    /// Statements that its documents carry.
    pub statements: u64,
    /// Whom its documents quote most.
    pub most_quoted: Vec<QuotedLine>,
    /// The agencies that its documents are credited to.
    pub agencies: Vec<CreditLine>,
}

/// A list of names that a user brought along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamesLine {
    /// What it is called.
    pub name: String,
    /// What it was written in: csv, ftm, wikidata.
    pub format: String,
    /// Its actors.
    pub actors: u64,
    /// Actors of the record that are in it.
    pub found: u64,
    /// Who took it in.
    pub user: String,
    /// When, RFC 3339 in UTC.
    pub time: String,
    /// SHA-256 of the file.
    pub sha256: String,
}

/// Somebody whom an outlet quotes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotedLine {
    /// Who.
    pub actor: ActorId,
    /// By what name.
    pub name: String,
    /// In how many statements.
    pub statements: u64,
}

/// An agency that an outlet credits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditLine {
    /// As written.
    pub credit: String,
    /// In how many documents.
    pub documents: u64,
}

/// What `doctor` found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingLine {
    /// Whether it is damage or for information.
    pub severity: String,
    /// The line it concerns.
    pub id: Option<String>,
    /// What was found, in one sentence.
    pub message: String,
}

/// What a reading of sources came to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReadLine {
    /// Documents that the record did not have.
    pub new: u64,
    /// Documents that are newer versions of known ones.
    pub new_versions: u64,
    /// Documents that the record had.
    pub known: u64,
    /// Inputs that could not be read.
    pub skipped: Vec<SkipLine>,
    /// Whether the reading was stopped before its end.
    pub stopped: bool,
}

/// An input that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkipLine {
    /// Where.
    pub path: String,
    /// Which record inside it.
    pub record: Option<String>,
    /// Why.
    pub reason: String,
}

/// A block of a document, with its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockLine {
    /// The document.
    pub document: DocumentId,
    /// What the block was taken for.
    pub section: SectionKind,
    /// Where it stands, and its words.
    pub passage: PassageLine,
    /// Added: why it was set apart from the report; `null` for the report itself.
    pub why: Option<String>,
    /// Added: when it was published, where it is a report of a digest or live blog that has a date of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PublishedLine>,
}

/// A value that a source offers for what is known about a document, taken or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CandidateLine {
    /// The document.
    pub document: DocumentId,
    /// The field, the value and where it stands.
    #[serde(flatten)]
    pub candidate: attested_model::Candidate,
}

impl NamesLine {
    /// The line of a list of which the record has `found` actors.
    pub fn new(list: &attested_model::NameList, found: usize) -> Self {
        Self {
            name: list.name.clone(),
            format: list.format.clone(),
            actors: list.actors.len() as u64,
            found: found as u64,
            user: list.user.clone(),
            time: list.time.clone(),
            sha256: list.sha256.clone(),
        }
    }
}

impl SourceLine {
    /// The line of an outlet.
    pub fn new(source: &attested_record::Source) -> Self {
        let quoted = |(actor, name, statements): &(ActorId, String, u64)| QuotedLine {
            actor: *actor,
            name: name.clone(),
            statements: *statements,
        };
        let credit = |(credit, documents): &(String, u64)| CreditLine {
            credit: credit.clone(),
            documents: *documents,
        };
        Self {
            outlet: source.outlet.clone(),
            owner: source.owner.clone(),
            country: source.country.clone(),
            agency: source.agency,
            documents: source.documents,
            originals: source.originals,
            copies: source.copies,
            statements: source.statements,
            most_quoted: source.most_quoted.iter().map(quoted).collect(),
            agencies: source.agencies.iter().map(credit).collect(),
        }
    }
}

impl HitLine {
    /// The line of a sentence that a search found.
    ///
    /// # Errors
    /// As [`crate::Quotes::quote`].
    pub fn new(hit: &attested_record::Hit, quotes: &mut crate::Quotes<'_>) -> Result<Self, crate::Error> {
        let matches = hit
            .matches
            .iter()
            .map(|&span| quotes.quote(attested_model::Passage { span, ..hit.passage }))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            passage: quotes.quote(hit.passage)?,
            matches,
            section: hit.section,
            title: hit.title.clone(),
            outlet: hit.outlet.clone(),
            published: hit.published,
        })
    }
}

/// A line that waits for review.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ReviewLine {
    /// The line.
    pub target: String,
    /// Why: `may_be_one`, `disputed` or `unsure`.
    pub why: String,
    /// How much hangs on it times how doubtful it is.
    pub weight: u64,
    /// The actor that may be the same.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub other: Option<String>,
    /// Why it may be the same, in words.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub reason: Option<String>,
    /// The dispute in which it takes a side.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub dispute: Option<String>,
    /// How sure the engine is that it read the passage right.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub certainty: Option<Certainty>,
}

/// Words of a draft and what the record has of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerifiedLine {
    /// `exact`, `differs`, `another_speaker`, `another_stance`, `not_found` or `too_short`.
    pub verdict: String,
    /// Line of the draft, from 1.
    pub line: u32,
    /// First byte in the draft.
    pub byte_start: u32,
    /// One past the last byte.
    pub byte_end: u32,
    /// The words.
    pub words: String,
    /// True for words between quotation marks.
    pub quoted: bool,
    /// To whom the draft attributes them.
    pub speaker: Option<String>,
    /// Where the record has them.
    pub passage: Option<PassageLine>,
    /// The statement they stand in.
    pub statement: Option<StatementId>,
    /// Whose they are by the record.
    pub said_by: Option<ActorId>,
    /// The name of that actor.
    pub said_by_name: Option<String>,
    /// The stance of the record, when the draft has another.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub stance: Option<Stance>,
    /// What differs.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub edits: Vec<EditLine>,
}

/// Words in both, in the draft only, or in the record only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditLine {
    /// `both`, `draft` or `record`.
    #[serde(rename = "in")]
    pub side: String,
    /// The words.
    pub words: String,
}
