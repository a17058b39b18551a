use attested_model::{
    Act, ActorId, Certainty, Channel, DocumentId, EventId, Stance, Statement, StatementId, StatementKind,
};
use serde::{Deserialize, Serialize};

use super::{PassageLine, TimeLine};
use crate::{Error, Quotes};

/// Who said what, to whom, by which way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementLine {
    /// Its id.
    pub id: StatementId,
    /// Who speaks; null when nobody is named.
    pub speaker: Option<ActorId>,
    /// The words that name the speaker; null when implicit.
    pub source: Option<PassageLine>,
    /// The reporting words; null for a quotation that continues the one before.
    pub cue: Option<PassageLine>,
    /// What was said, in pieces when the cue interrupts it.
    pub content: Vec<PassageLine>,
    /// How the content is given.
    #[serde(rename = "type")]
    pub kind: StatementKind,
    /// What the speaker does by saying it.
    pub act: Act,
    /// The speaker's stance to the proposition.
    pub stance: Stance,
    /// To whom it was said.
    pub addressees: Vec<ActorId>,
    /// How it reached the reporter.
    pub channel: Option<Channel>,
    /// The statement whose content holds this one.
    pub parent: Option<StatementId>,
    /// Through whom the record has it, nearest to the speaker first; the last link is the document.
    pub chain: Vec<LinkLine>,
    /// When it was said.
    pub time: Option<TimeLine>,
    /// The events it tells of.
    pub events: Vec<EventId>,
    /// Independent texts that give it.
    pub texts: u32,
    /// Documents that carry one of them.
    pub carriers: u32,
    /// Owners of their outlets.
    pub owners: u32,
    /// How sure the engine is that it read the passage right. It says nothing about truth.
    pub certainty: Certainty,
    /// Added: the same statement as each document carries it.
    pub reports: Vec<PassageLine>,
}

/// A link of the chain through which a statement came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkLine {
    /// Who passed it on.
    pub actor: Option<ActorId>,
    /// The document that carries it; set on the last link.
    pub document: Option<DocumentId>,
    /// The reporting words.
    pub cue: Option<PassageLine>,
}

impl StatementLine {
    /// The line of a statement.
    ///
    /// # Errors
    /// As [`Quotes::quote`].
    pub fn new(statement: &Statement, quotes: &mut Quotes<'_>) -> Result<Self, Error> {
        let mut chain = Vec::with_capacity(statement.chain.len());
        for link in &statement.chain {
            let cue = quotes.quote_some(link.cue)?;
            chain.push(LinkLine { actor: link.actor, document: link.document, cue });
        }
        Ok(Self {
            id: statement.id,
            speaker: statement.speaker,
            source: quotes.quote_some(statement.source)?,
            cue: quotes.quote_some(statement.cue)?,
            content: quotes.quote_all(&statement.content)?,
            kind: statement.kind,
            act: statement.act,
            stance: statement.stance,
            addressees: statement.addressees.clone(),
            channel: statement.channel,
            parent: statement.parent,
            chain,
            time: statement.time.as_ref().map(TimeLine::from),
            events: statement.events.clone(),
            texts: statement.counts.texts,
            carriers: statement.counts.carriers,
            owners: statement.counts.owners,
            certainty: statement.certainty,
            reports: quotes.quote_all(&statement.reports)?,
        })
    }
}
