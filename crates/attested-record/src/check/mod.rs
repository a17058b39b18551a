//! The doctor: everything a record promises, held against what is in the file.
//!
//! Reads and never writes. Each fault is told in one sentence; the worst that can be wrong with the file itself
//! is looked at first, and what could not be looked at because of it is a finding too.

mod derived;
mod documents;
mod file;

use crate::{Record, RecordError, Result};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good to know; nothing is wrong.
    Info,
    /// The record does not hold what it promises.
    Damage,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FindingKind {
    /// Pages of the file.
    File,
    /// Tables, columns or views that are not those of the schema.
    Schema,
    /// A row that refers to a row that is not there.
    Reference,
    /// A full-text index that does not match what it indexes.
    Search,
    /// A text that does not match its hash, or an id that does not match its content.
    Hash,
    /// A reading that cannot be read or breaks its invariants.
    Analysis,
    /// A passage that does not fit its text.
    Passage,
    /// Words stored beside a passage that are not those of the passage.
    Quote,
    /// An id that leads nowhere.
    Id,
    /// Derived tables that are older than the facts.
    Stale,
}

/// One thing the doctor found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub kind: FindingKind,
    /// The line concerned, where there is one.
    pub id: Option<String>,
    /// One sentence.
    pub message: String,
}

/// What was found so far.
#[derive(Default)]
struct Findings(Vec<Finding>);

/// So many findings of one kind are told one by one; a damaged file would have millions.
const OF_A_KIND: usize = 100;

impl Findings {
    fn damage(&mut self, kind: FindingKind, id: Option<&str>, message: impl Into<String>) {
        let same = self.0.iter().filter(|finding| finding.kind == kind).count();
        if same < OF_A_KIND {
            self.push(Severity::Damage, kind, id, message.into());
        } else if same == OF_A_KIND {
            self.push(Severity::Damage, kind, None, "and more of this kind".to_owned());
        }
    }

    fn info(&mut self, kind: FindingKind, message: impl Into<String>) {
        self.push(Severity::Info, kind, None, message.into());
    }

    fn push(&mut self, severity: Severity, kind: FindingKind, id: Option<&str>, message: String) {
        self.0.push(Finding { severity, kind, id: id.map(str::to_owned), message });
    }
}

impl Record {
    /// Examines the whole file. A sound record gives no finding of [`Severity::Damage`].
    ///
    /// # Errors
    /// Only what keeps the file from being read at all: [`RecordError::Locked`], [`RecordError::Io`]. Damage is
    /// not an error here, it is the answer.
    pub fn check(&self) -> Result<Vec<Finding>> {
        let mut findings = Findings::default();
        // One transaction, so that all of it is of one moment.
        let snapshot = self.connection.unchecked_transaction()?;
        for examine in [
            file::pages,
            file::schema,
            file::references,
            file::search,
            documents::documents,
            documents::analyses,
            documents::sentences,
            derived::ids,
            derived::passages,
            derived::quotes,
            derived::freshness,
        ] {
            match examine(self, &mut findings) {
                Err(RecordError::Damaged { what } | RecordError::Internal { what }) => {
                    findings.damage(FindingKind::File, None, format!("a part of it cannot be read: {what}"));
                }
                other => other?,
            }
        }
        drop(snapshot);
        Ok(findings.0)
    }
}
