use attested_model::{Dispute, DisputeId, EventId, FigureId, Matter, Side, Stance, StatementId};
use serde::{Deserialize, Serialize};

use super::PassageLine;
use crate::{Error, Quotes};

/// Statements or figures about one matter that do not agree; nothing is averaged or decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeLine {
    /// Its id.
    pub id: DisputeId,
    /// What it is about.
    pub about: Matter,
    /// One neutral sentence.
    pub matter: String,
    /// The event it concerns.
    pub event: Option<EventId>,
    /// The sides, by first date of publication.
    pub sides: Vec<SideLine>,
}

/// One side of a dispute; a claim has a stance, a figure, time or place has a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SideLine {
    /// Whose side, or which value, in a few words.
    pub label: String,
    /// The stance of this side.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub stance: Option<Stance>,
    /// The value of this side.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub value: Option<String>,
    /// The statements that take it.
    pub statements: Vec<StatementId>,
    /// The figures that take it.
    pub figures: Vec<FigureId>,
    /// The passages it rests on.
    pub reports: Vec<PassageLine>,
    /// Independent texts that take it.
    pub texts: u32,
}

impl DisputeLine {
    /// The line of a dispute.
    ///
    /// # Errors
    /// As [`Quotes::quote`].
    pub fn new(dispute: &Dispute, quotes: &mut Quotes<'_>) -> Result<Self, Error> {
        let sides = dispute.sides.iter().map(|side| side_line(side, quotes)).collect::<Result<_, _>>()?;
        Ok(Self {
            id: dispute.id,
            about: dispute.about,
            matter: dispute.matter.clone(),
            event: dispute.event,
            sides,
        })
    }
}

fn side_line(side: &Side, quotes: &mut Quotes<'_>) -> Result<SideLine, Error> {
    Ok(SideLine {
        label: side.label.clone(),
        stance: side.stance,
        value: side.value.clone(),
        statements: side.statements.clone(),
        figures: side.figures.clone(),
        reports: quotes.quote_all(&side.reports)?,
        texts: side.texts,
    })
}
