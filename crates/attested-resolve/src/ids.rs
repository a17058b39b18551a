//! The ids that the readings of one document have alone, in the order of its analysis.
//!
//! A line is called after its smallest member; the ids of the others live on as aliases. So these ids name the parts
//! of a line, for who wants to set one apart.

use std::collections::BTreeMap;

use attested_model::{Analysis, EventId, StatementId};

/// The id each happening has alone: its document and trigger, and a number when one trigger names several.
pub fn event_ids(analysis: &Analysis) -> Vec<EventId> {
    let mut ids = Vec::with_capacity(analysis.events.len());
    let mut last = None;
    let mut repeat = 0u32;
    for reading in &analysis.events {
        repeat = if last == Some(reading.trigger) { repeat + 1 } else { 0 };
        last = Some(reading.trigger);
        let (start, end) = (reading.trigger.start().to_le_bytes(), reading.trigger.end().to_le_bytes());
        let number = repeat.to_le_bytes();
        let mut parts: Vec<&[u8]> = vec![analysis.document.as_bytes(), &start, &end];
        if repeat > 0 {
            parts.push(&number);
        }
        ids.push(EventId::of(&parts));
    }
    ids
}

/// The id each statement has alone: its document and spans, and a number when all are the same.
pub fn statement_ids(analysis: &Analysis) -> Vec<StatementId> {
    let mut seen: BTreeMap<Vec<u8>, u32> = BTreeMap::new();
    analysis
        .statements
        .iter()
        .map(|reading| {
            let mut bytes: Vec<u8> = Vec::new();
            let spans = reading.content.iter().copied().map(Some);
            for span in spans.chain([reading.source, reading.cue]) {
                let (start, end) = span.map_or((u32::MAX, u32::MAX), |span| (span.start(), span.end()));
                bytes.extend(start.to_le_bytes());
                bytes.extend(end.to_le_bytes());
            }
            let repeat = seen.entry(bytes.clone()).or_default();
            if *repeat > 0 {
                bytes.extend(repeat.to_le_bytes());
            }
            *repeat += 1;
            StatementId::of(&[analysis.document.as_bytes(), &bytes])
        })
        .collect()
}
