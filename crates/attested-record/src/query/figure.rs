use attested_model::{Counted, DocumentId, Edtf, EventId, Figure};
use rusqlite::types::Value;

use super::{Filter, Page, row_id};
use crate::{Lines, Record, Result};

/// Which figures are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FigureQuery {
    /// Of one of these quantities.
    pub of: Vec<Counted>,
    /// In this unit.
    pub unit: Option<String>,
    /// Of this event.
    pub event: Option<EventId>,
    /// That held on or after this date.
    pub since: Option<Edtf>,
    /// That held on or before this date.
    pub until: Option<Edtf>,
    /// Given by this outlet.
    pub outlet: Option<String>,
    /// Given in this document.
    pub document: Option<DocumentId>,
    /// How many.
    pub page: Page,
}

impl Record {
    /// Figures by the time at which they held; those without one last.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn figures(&self, query: &FigureQuery) -> Result<Lines<'_, Figure>> {
        let mut filter = Filter::default();
        filter.words("f.of", &query.of);
        filter.text("f.unit", query.unit.as_deref());
        if let Some(event) = query.event {
            let row = row_id(self, "event", &event.to_string())?;
            filter.rows("f.event IN ({})", row.as_slice());
        }
        filter.period("f.as_of", query.since, query.until);
        if let Some(outlet) = &query.outlet {
            let of = "f.document IN (SELECT id FROM document WHERE outlet = ? COLLATE NOCASE)";
            filter.add(of, [Value::from(outlet.clone())]);
        }
        if let Some(document) = query.document {
            let is = "f.document = (SELECT id FROM document WHERE uid = ?)";
            filter.add(is, [Value::from(document.to_string())]);
        }
        Ok(Lines::new(self, filter.page(self, "figure f", "f.id", query.page)?, Self::load_figure))
    }
}
