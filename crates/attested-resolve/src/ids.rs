//! The ids that the readings of one document have alone, in the order of its analysis.
//!
//! A line is called after its smallest member; the ids of the others live on as aliases. So these ids name the parts
//! of a line, for who wants to set one apart. They are made of what the document says and where, never of a place in
//! a list, so that they stay when another engine reads more, less or in another order.

use std::collections::BTreeMap;

use attested_model::{
    ActorId, ActorKind, Analysis, Document, EventId, Mention, MentionForm, Span, StatementId,
};

/// Words by which a name may have been longer on its left side in another reading …
const LONGER_LEFT: usize = 4;
/// … and on either side shorter or, on its right, longer.
const SHORTER: usize = 2;

/// The id each participant has alone: its document and name, or the passage that first describes it where no name
/// tells who it is. Of several with one name the first mentioned has the plain id.
pub fn actor_ids(document: &Document, analysis: &Analysis) -> Vec<ActorId> {
    let mut first: Vec<Option<Span>> = vec![None; analysis.participants.len()];
    for mention in &analysis.mentions {
        if let Some(known) = mention.participant.and_then(|at| first.get_mut(at.get())) {
            *known = Some(known.map_or(mention.span, |known| known.min(mention.span)));
        }
    }
    let mut order: Vec<usize> = (0..analysis.participants.len()).collect();
    order.sort_by_key(|&at| (first[at].is_none(), first[at], at));
    let mut seen: BTreeMap<ActorId, u32> = BTreeMap::new();
    let mut ids = vec![None; order.len()];
    for at in order {
        let participant = &analysis.participants[at];
        let form = form(&participant.name);
        let plain = match first[at] {
            Some(span) if participant.kind == ActorKind::Unnamed || form.is_empty() => {
                described(document, span)
            }
            _ => named(document, &form),
        };
        let repeat = seen.entry(plain).or_default();
        let id = if *repeat == 0 { plain } else { ActorId::of(&[plain.as_bytes(), &repeat.to_le_bytes()]) };
        *repeat += 1;
        ids[at] = Some(id);
    }
    ids.into_iter().flatten().collect()
}

/// Ids that a participant could have had under another reading of the document, surest first: by every name that it
/// is given, by every passage that it is mentioned in, and by names read longer or shorter at these passages. What
/// two participants could have had is left out.
pub(crate) fn former_actor_ids(document: &Document, analysis: &Analysis) -> BTreeMap<ActorId, usize> {
    let mut found: BTreeMap<ActorId, usize> = BTreeMap::new();
    let text = document.text();
    let mentioned =
        || analysis.mentions.iter().filter_map(|mention| Some((mention, mention.participant?.get())));
    let forms = mentioned()
        .filter(|(mention, _)| is_name(mention))
        .map(|(mention, at)| (named(document, &form(mention.span.text(text))), at));
    sure(&mut found, forms);
    sure(&mut found, mentioned().map(|(mention, at)| (described(document, mention.span), at)));
    let near = mentioned()
        .filter(|(mention, _)| is_name(mention))
        .flat_map(|(mention, at)| near(text, mention.span).into_iter().map(move |form| (form, at)));
    sure(&mut found, near.map(|(form, at)| (named(document, &form), at)));
    found
}

/// Adds ids that lead to one participant only and that nothing surer has taken.
fn sure(found: &mut BTreeMap<ActorId, usize>, more: impl Iterator<Item = (ActorId, usize)>) {
    let mut new: BTreeMap<ActorId, Option<usize>> = BTreeMap::new();
    for (id, at) in more {
        new.entry(id).and_modify(|known| *known = known.filter(|known| *known == at)).or_insert(Some(at));
    }
    for (id, at) in new {
        if let Some(at) = at {
            found.entry(id).or_insert(at);
        }
    }
}

fn is_name(mention: &Mention) -> bool {
    matches!(mention.form, MentionForm::Name | MentionForm::Handle)
}

fn named(document: &Document, form: &str) -> ActorId {
    ActorId::of(&[document.id().as_bytes(), b"called", form.as_bytes()])
}

/// By its last byte: what stands in front of a noun is read in more ways than the noun.
fn described(document: &Document, span: Span) -> ActorId {
    ActorId::of(&[document.id().as_bytes(), b"at", &span.end().to_le_bytes()])
}

/// A name without what readings of it differ in: case, articles, marks.
fn form(name: &str) -> String {
    let mut words: Vec<String> = name
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    if words.len() > 1 && matches!(words[0].as_str(), "the" | "a" | "an") {
        words.remove(0);
    }
    words.join(" ")
}

/// The forms of the words around the end of a name, with more or fewer of them.
fn near(text: &str, span: Span) -> Vec<String> {
    let (start, end) = (span.start() as usize, span.end() as usize);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let word_starts = |from: usize, to: usize| -> Vec<usize> {
        let mut starts = Vec::new();
        let mut inside = false;
        for (at, letter) in text[from..to].char_indices() {
            if letter.is_alphanumeric() && !inside {
                starts.push(from + at);
            }
            inside = letter.is_alphanumeric();
        }
        starts
    };
    let mut from: Vec<usize> = word_starts(line_start, start).into_iter().rev().take(LONGER_LEFT).collect();
    from.extend(word_starts(start, end).into_iter().take(SHORTER + 1));
    let mut until = vec![end];
    until.extend(word_starts(start, end).into_iter().rev().take(SHORTER));
    until.extend(word_starts(end, line_end).into_iter().skip(1).take(SHORTER));
    let mut forms: Vec<String> = from
        .iter()
        .flat_map(|&from| until.iter().filter(move |&&to| from < to).map(move |&to| form(&text[from..to])))
        .filter(|form| !form.is_empty())
        .collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}

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
