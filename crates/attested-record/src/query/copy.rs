use attested_model::{CopyGroup, DocumentId};
use rusqlite::types::Value;

use super::{Filter, Page};
use crate::{Lines, Record, Result};

/// Which groups of copies are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CopyQuery {
    /// With a carrier of this outlet.
    pub outlet: Option<String>,
    /// With this document among the carriers.
    pub document: Option<DocumentId>,
    /// With a passage in which a passage of this line lies, in whole or in part: the id of an event, a statement or a
    /// figure, or the beginning of one.
    pub beneath: Option<String>,
    /// How many.
    pub page: Page,
}

impl Record {
    /// Groups of copies, the most widely carried first.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn copies(&self, query: &CopyQuery) -> Result<Lines<'_, CopyGroup>> {
        Ok(Lines::new(self, self.copy_keys(query)?, Self::load_copy))
    }

    pub(super) fn copy_keys(&self, query: &CopyQuery) -> Result<(Vec<i64>, usize)> {
        let mut filter = Filter::default();
        filter.carried("c.id", "copy_passage", "copy", query.outlet.as_deref(), query.document);
        if let Some(line) = &query.beneath {
            // Where the passages of a line are kept, and its row.
            let (from, row) = match self.named_line(line)? {
                ("figure", row) => ("figure r WHERE r.id", row),
                ("statement", row) => ("statement_report r WHERE r.statement", row),
                ("event", row) => ("event_report r WHERE r.event", row),
                _ => ("event_report r WHERE r.event", 0),
            };
            let condition = format!(
                "c.id IN (SELECT p.copy FROM copy_passage p, {from} = {{}} AND p.document = r.document
                   AND p.byte_start < r.byte_end AND r.byte_start < p.byte_end)"
            );
            filter.rows(&condition, &[row]);
        }
        filter.page(self, "copy c", "c.id", query.page)
    }
}

impl Filter {
    /// A passage in the child table lies in a document of this outlet, or in this very document.
    pub(crate) fn carried(
        &mut self,
        key: &str,
        child: &str,
        parent: &str,
        outlet: Option<&str>,
        document: Option<DocumentId>,
    ) {
        let passages = format!("SELECT p.{parent} FROM {child} p JOIN document d ON d.id = p.document");
        if let Some(outlet) = outlet {
            let condition = format!("{key} IN ({passages} WHERE d.outlet = ? COLLATE NOCASE)");
            self.add(condition, [Value::from(outlet.to_owned())]);
        }
        if let Some(document) = document {
            let condition = format!("{key} IN ({passages} WHERE d.uid = ?)");
            self.add(condition, [Value::from(document.to_string())]);
        }
    }
}
