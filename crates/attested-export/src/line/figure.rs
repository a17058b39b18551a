use attested_model::{Bound, Certainty, Counted, EventId, Figure, FigureId, StatementId};
use serde::{Deserialize, Serialize};

use super::{PassageLine, TimeLine, number};
use crate::{Error, Quotes};

/// A quantity, bounded as its words bound it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FigureLine {
    /// Its id.
    pub id: FigureId,
    /// Smallest value meant; null when unbounded below.
    #[serde(serialize_with = "number::plain")]
    pub low: Option<f64>,
    /// Largest value meant; null when unbounded above.
    #[serde(serialize_with = "number::plain")]
    pub high: Option<f64>,
    /// How the number bounds the quantity.
    pub bound: Bound,
    /// What is counted, as a singular noun or a currency code.
    pub unit: String,
    /// What kind of quantity it is.
    pub of: Counted,
    /// The event it belongs to.
    pub event: Option<EventId>,
    /// The statement that makes it; null when the report itself does.
    pub in_statement: Option<StatementId>,
    /// When it held.
    pub as_of: Option<TimeLine>,
    /// The words it rests on.
    pub passage: PassageLine,
    /// Added: words that narrow or widen what is counted.
    pub scope: Option<PassageLine>,
    /// Added: independent texts that give it.
    pub texts: u32,
    /// Added: documents that carry one of them.
    pub carriers: u32,
    /// Added: owners of their outlets.
    pub owners: u32,
    /// Added: how sure the engine is that it read the passage right.
    pub certainty: Certainty,
}

impl FigureLine {
    /// The line of a figure.
    ///
    /// # Errors
    /// As [`Quotes::quote`].
    pub fn new(figure: &Figure, quotes: &mut Quotes<'_>) -> Result<Self, Error> {
        Ok(Self {
            id: figure.id,
            low: figure.low,
            high: figure.high,
            bound: figure.bound,
            unit: figure.unit.clone(),
            of: figure.of,
            event: figure.event,
            in_statement: figure.in_statement,
            as_of: figure.as_of.as_ref().map(TimeLine::from),
            passage: quotes.quote(figure.passage)?,
            scope: quotes.quote_some(figure.scope)?,
            texts: figure.counts.texts,
            carriers: figure.counts.carriers,
            owners: figure.counts.owners,
            certainty: figure.certainty,
        })
    }
}
