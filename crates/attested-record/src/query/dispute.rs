use attested_model::{Dispute, EventId, Matter};

use super::{Filter, Page, Who, row_id};
use crate::{Lines, Record, Result};

/// Which disputes are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DisputeQuery {
    /// About one of these matters.
    pub about: Vec<Matter>,
    /// In which this actor speaks on a side, or takes part in the event.
    pub actor: Option<Who>,
    /// About this event.
    pub event: Option<EventId>,
    /// How many.
    pub page: Page,
}

impl Record {
    /// Disputes; those with the most independent texts first.
    ///
    /// # Errors
    /// What reading can meet.
    pub fn disputes(&self, query: &DisputeQuery) -> Result<Lines<'_, Dispute>> {
        let mut filter = Filter::default();
        filter.words("x.about", &query.about);
        filter.who(
            self,
            "(x.event IN (SELECT event FROM event_participant WHERE actor IN ({}))
              OR x.id IN (SELECT y.dispute FROM dispute_side y JOIN dispute_side_statement t ON t.side = y.id
                JOIN statement s ON s.id = t.statement WHERE s.speaker IN ({})))",
            query.actor.as_ref(),
        )?;
        if let Some(event) = query.event {
            let row = row_id(self, "event", &event.to_string())?;
            filter.rows("x.event IN ({})", row.as_slice());
        }
        Ok(Lines::new(self, filter.page(self, "dispute x", "x.id", query.page)?, Self::load_dispute))
    }
}
