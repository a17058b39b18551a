use std::collections::BTreeMap;

use attested_model::{Passage, Resolution};
use rusqlite::Connection;

use super::rows::Rows;
use crate::{RecordError, Result};

/// Stands between the pieces of a statement that its cue interrupts.
const GAP: &str = " … ";

/// The words of the passages that lines show, read from each document once.
pub(super) struct Quotes(BTreeMap<Passage, String>);

impl Quotes {
    /// Holds every passage of a resolution against its text, and keeps the words that lines show.
    pub(super) fn of(connection: &Connection, resolution: &Resolution, rows: &Rows) -> Result<Self> {
        let mut passages = all(resolution);
        passages.sort_unstable();
        passages.dedup();
        let mut quotes = BTreeMap::new();
        let mut read = connection.prepare("SELECT text FROM document WHERE id = ?1")?;
        for of_one in passages.chunk_by(|(left, _), (right, _)| left.document == right.document) {
            let row = rows.document(of_one[0].0.document)?;
            let text: String = read.query_row([row], |row| row.get(0))?;
            for (passage, shown) in of_one {
                let words = passage.span.slice(&text).ok_or_else(|| {
                    let (document, span) = (passage.document, passage.span);
                    RecordError::invalid(format!(
                        "a line cites bytes {span} of {document}, which do not fit its text"
                    ))
                })?;
                if *shown {
                    quotes.insert(*passage, words.to_owned());
                }
            }
        }
        Ok(Self(quotes))
    }

    pub(super) fn one(&self, passage: Passage) -> &str {
        self.0.get(&passage).map_or("", String::as_str)
    }

    pub(super) fn joined(&self, passages: &[Passage]) -> String {
        joined(passages.iter().map(|passage| self.one(*passage)))
    }
}

/// The words of a passage in pieces, as a line shows them.
pub(crate) fn joined<'a>(pieces: impl Iterator<Item = &'a str>) -> String {
    pieces.collect::<Vec<_>>().join(GAP)
}

/// Every passage of a resolution, and whether a line shows its words.
fn all(resolution: &Resolution) -> Vec<(Passage, bool)> {
    let mut all = Vec::new();
    for role in resolution.actors.iter().flat_map(|actor| &actor.roles) {
        all.extend(role.passages.iter().map(|&passage| (passage, false)));
    }
    for statement in &resolution.statements {
        all.extend(statement.content.iter().map(|&passage| (passage, true)));
        all.extend(statement.reports.iter().map(|&passage| (passage, false)));
        let links = statement.chain.iter().filter_map(|link| link.cue);
        all.extend(links.chain(statement.source).chain(statement.cue).map(|passage| (passage, false)));
    }
    for event in &resolution.events {
        for (at, report) in event.reports.iter().enumerate() {
            all.extend([(report.passage, at == 0), (report.trigger, false)]);
        }
        all.extend(event.place.iter().map(|place| (place.passage, false)));
    }
    for figure in &resolution.figures {
        all.push((figure.passage, true));
        all.extend(figure.scope.map(|passage| (passage, false)));
    }
    for copy in &resolution.copies {
        all.extend(copy.passages.iter().map(|&passage| (passage, false)));
    }
    for side in resolution.disputes.iter().flat_map(|dispute| &dispute.sides) {
        all.extend(side.reports.iter().map(|&passage| (passage, false)));
    }
    all
}
