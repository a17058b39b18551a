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
    /// How many.
    pub page: Page,
}

impl Record {
    /// Groups of copies, the most widely carried first.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn copies(&self, query: &CopyQuery) -> Result<Lines<'_, CopyGroup>> {
        let mut filter = Filter::default();
        filter.carried("c.id", "copy_passage", "copy", query.outlet.as_deref(), query.document);
        Ok(Lines::new(self, filter.page(self, "copy c", "c.id", query.page)?, Self::load_copy))
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
