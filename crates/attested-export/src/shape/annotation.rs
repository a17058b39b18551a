//! W3C Web Annotations: every passage of statements, events and figures, pointed at in three ways.
//!
//! One annotation page. Each target has a quote selector (with what stands before and behind), a position selector in
//! Unicode code points and a data position selector in bytes, and a state with the SHA-256 of the text, so that a
//! passage in a text that changed is known to be orphaned instead of being looked for. Nothing of the passage is
//! lost; the lines themselves are bodies in words.

use std::io::Write;

use attested_model::{Document, Passage, Vocabulary as _};
use attested_record::FigureQuery;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::Notes;
use super::desk::{Desk, is_wrong};
use crate::{Error, words};

/// Characters of the text before and behind a passage that a quote selector gives.
const AROUND: usize = 32;

pub(super) fn write(desk: &Desk<'_>, notes: &mut Notes, out: &mut dyn Write) -> Result<(), Error> {
    out.write_all(
        b"{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"id\":\"urn:attested:annotations\",\"type\":\"AnnotationPage\",\"items\":[",
    )?;
    let mut page = Page { desk, out, first: true, hash: None };
    for statement in desk.statements()? {
        let statement = statement?;
        if is_wrong(statement.certainty, notes) {
            continue;
        }
        let speaker = match statement.speaker {
            Some(id) => words::Shelf::name(desk.shelf(), id)?,
            None => "Somebody not named".to_owned(),
        };
        let lead =
            words::statement_lead(&statement, &words::capital(&speaker), &desk.names(&statement.addressees)?);
        let tags = [statement.act.word(), statement.stance.word()];
        for (at, &piece) in statement.content.iter().enumerate() {
            page.add(&statement.id.to_string(), at, piece, &lead, &tags)?;
        }
    }
    for event in desk.events()? {
        let event = event?;
        if is_wrong(event.certainty, notes) {
            continue;
        }
        let told = desk.told(&event)?;
        for (at, report) in event.reports.iter().enumerate() {
            page.add(
                &event.id.to_string(),
                at,
                report.passage,
                &told,
                &[event.kind.word(), report.status.word()],
            )?;
        }
    }
    for figure in desk.record().figures(&FigureQuery::default())? {
        let figure = figure?;
        if !is_wrong(figure.certainty, notes) {
            let body = words::quantity(&figure);
            page.add(&figure.id.to_string(), 0, figure.passage, &body, &[figure.of.word()])?;
        }
    }
    out.write_all(b"\n]}\n")?;
    Ok(())
}

struct Page<'d, 'r, 'o> {
    desk: &'d Desk<'r>,
    out: &'o mut dyn Write,
    first: bool,
    /// The document that was hashed last, and its hash.
    hash: Option<(attested_model::DocumentId, String)>,
}

impl Page<'_, '_, '_> {
    fn add(&mut self, id: &str, at: usize, passage: Passage, body: &str, tags: &[&str]) -> Result<(), Error> {
        let document = self.desk.document(passage.document)?;
        let quote = self.desk.quote(passage)?;
        let text = document.text();
        let before: String = {
            let head = text.get(..quote.byte_start as usize).unwrap_or_default();
            let mut taken: Vec<char> = head.chars().rev().take(AROUND).collect();
            taken.reverse();
            taken.into_iter().collect()
        };
        let behind: String =
            text.get(quote.byte_end as usize..).unwrap_or_default().chars().take(AROUND).collect();
        let mut bodies = vec![
            json!({ "type": "TextualBody", "value": body, "format": "text/plain", "purpose": "describing" }),
        ];
        bodies.extend(
            tags.iter().map(|tag| json!({ "type": "TextualBody", "value": tag, "purpose": "tagging" })),
        );
        let sha256 = self.hash(&document);
        let annotation = json!({
            "id": format!("urn:attested:{id}#{at}"),
            "type": "Annotation",
            "motivation": "describing",
            "body": bodies,
            "target": {
                "source": self.source(&document),
                "state": { "type": "State", "value": format!("sha256:{sha256}") },
                "selector": [
                    { "type": "TextQuoteSelector", "exact": quote.quote, "prefix": before, "suffix": behind },
                    { "type": "TextPositionSelector", "start": quote.start, "end": quote.end },
                    { "type": "DataPositionSelector", "start": quote.byte_start, "end": quote.byte_end },
                ],
            },
        });
        self.out.write_all(if self.first { b"\n" } else { b",\n" })?;
        self.first = false;
        serde_json::to_writer(&mut *self.out, &annotation)?;
        Ok(())
    }

    /// The page; the document's name in the record when it has no address.
    fn source(&self, document: &Document) -> Value {
        Value::from(match self.desk.link(document) {
            Some(link) => link,
            None => format!("urn:attested:{}", document.id()),
        })
    }

    #[expect(clippy::format_collect, reason = "thirty-two bytes")]
    fn hash(&mut self, document: &Document) -> String {
        match &self.hash {
            Some((id, hash)) if *id == document.id() => hash.clone(),
            _ => {
                let hash: String = Sha256::digest(document.text().as_bytes())
                    .iter()
                    .map(|byte| format!("{byte:02x}"))
                    .collect();
                self.hash = Some((document.id(), hash.clone()));
                hash
            }
        }
    }
}
