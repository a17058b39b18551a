use std::collections::BTreeSet;

use attested_analyse::Analyser;
use attested_model::{ActorId, Analysis, Document, DocumentId, Passage, Span, Statement, StatementReading};
use attested_record::{Page, Record, RecordError, SearchQuery, StatementQuery, Who};

use super::align::{edits, exact, nearest};
use super::claims;
use super::draft::{line_of, quotations};
use super::tokens::{Part, Word, parts, words};
use super::{Finding, Match, Verdict};
use crate::Error;

/// A quotation of fewer words is not looked for: it would be found everywhere.
const FEWEST: usize = 3;
/// Words of a quotation that a search asks for, and documents that are looked at.
const ASKED: usize = 12;
const DOCUMENTS: usize = 40;

/// Checks every quotation and every attributed claim of a draft, in the order of the draft.
///
/// # Errors
/// [`Error::Record`] when the record cannot be read.
pub fn verify(record: &Record, draft: &Document, analyser: &Analyser) -> Result<Vec<Finding>, Error> {
    let analysis = analyser.analyse(draft);
    let text = draft.text();
    let mut findings = Vec::new();
    let mut checked = Vec::new();
    for quotation in quotations(text) {
        let speaker = speaker_of(&analysis, text, quotation.span);
        let verdict = quoted(record, text, quotation.span, speaker.as_deref())?;
        if verdict != Verdict::TooShort {
            checked.push(quotation.span);
        }
        // Words of one or two are checked only when they are somebody's.
        if verdict != Verdict::TooShort || speaker.is_some() {
            findings.push(finding(text, quotation.span, speaker, true, verdict));
        }
    }
    for reading in &analysis.statements {
        // A claim around a few quoted words is checked as a claim.
        let quoted = |span: Span| checked.iter().any(|quotation| quotation.overlaps(span));
        if reading.content.iter().any(|&span| quoted(span)) {
            continue;
        }
        let Some(cover) = reading.content.iter().copied().reduce(Span::cover) else { continue };
        let Some(speaker) = name_of(&analysis, text, reading) else { continue };
        let verdict = claims::check(record, text, reading, &speaker)?;
        findings.push(finding(text, cover, Some(speaker), false, verdict));
    }
    findings.sort_by_key(|finding| (finding.span, !finding.quoted));
    Ok(findings)
}

fn finding(text: &str, span: Span, speaker: Option<String>, quoted: bool, verdict: Verdict) -> Finding {
    let line = line_of(text, span.start() as usize);
    Finding { span, line, words: span.text(text).to_owned(), speaker, quoted, verdict }
}

/// Whom the draft names as the speaker of a quotation: of the statement that holds most of it.
fn speaker_of(analysis: &Analysis, text: &str, quotation: Span) -> Option<String> {
    let shared = |reading: &StatementReading| -> u32 {
        let pieces = reading.content.iter();
        pieces
            .map(|piece| {
                piece.end().min(quotation.end()).saturating_sub(piece.start().max(quotation.start()))
            })
            .sum()
    };
    let holding = analysis.statements.iter().filter(|reading| shared(reading) * 2 >= quotation.len());
    // The innermost of those that hold it.
    let best = holding.min_by_key(|reading| reading.content.iter().map(|piece| piece.len()).sum::<u32>())?;
    name_of(analysis, text, best)
}

/// The name of the speaker of a statement of the draft.
pub(super) fn name_of(analysis: &Analysis, text: &str, reading: &StatementReading) -> Option<String> {
    if let Some(participant) = reading.speaker.and_then(|at| analysis.participants.get(at.get())) {
        return Some(participant.name.clone());
    }
    reading.source.map(|source| source.text(text).to_owned())
}

fn quoted(record: &Record, text: &str, span: Span, speaker: Option<&str>) -> Result<Verdict, Error> {
    let parts = parts(span.text(text), span.start() as usize);
    let all: Vec<Word> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Words(words) => Some(words.clone()),
            Part::Gap(_) => None,
        })
        .flatten()
        .collect();
    if all.len() < FEWEST {
        return Ok(Verdict::TooShort);
    }
    let mut best: Option<(usize, Verdict)> = None;
    let mut elsewhere = None;
    for document in candidates(record, &all)? {
        let Some(found) = record.document(&document)? else { continue };
        let there = words(found.text());
        if let Some((start, end)) = exact(&parts, &there) {
            let here = at(record, document, cover(&there, start, end))?;
            if same_speaker(record, speaker, &here)? {
                return Ok(Verdict::Exact(here));
            }
            elsewhere.get_or_insert(here);
        } else if let Some((start, end, likeness)) = nearest(&all, &there)
            && best.as_ref().is_none_or(|(least, _)| likeness > *least)
        {
            let here = at(record, document, cover(&there, start, end))?;
            let edits = edits(&all, text, &there[start..end], found.text());
            best = Some((likeness, Verdict::Differs(here, edits)));
        }
    }
    Ok(match (elsewhere, best) {
        (Some(here), _) => Verdict::AnotherSpeaker(here),
        (None, Some((_, differs))) => differs,
        (None, None) => Verdict::NotFound,
    })
}

fn cover(there: &[Word], start: usize, end: usize) -> Span {
    there[start..end].iter().map(|word| word.span).reduce(Span::cover).unwrap_or_else(|| Span::of(0..0))
}

/// Documents that may hold the words: those with a sentence that has many of them.
pub(super) fn candidates(record: &Record, asked: &[Word]) -> Result<Vec<DocumentId>, Error> {
    // Long words tell more; the search folds them as we do.
    let mut telling: Vec<&str> =
        asked.iter().map(|word| word.folded.as_str()).filter(|word| word.len() > 3).collect();
    if telling.is_empty() {
        telling = asked.iter().map(|word| word.folded.as_str()).collect();
    }
    telling.sort_by_key(|word| (std::cmp::Reverse(word.len()), *word));
    telling.dedup();
    telling.truncate(ASKED);
    let query = telling.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" OR ");
    let page = Page::first(DOCUMENTS * 4);
    let hits = match record.search(&SearchQuery { page, ..SearchQuery::new(query) }) {
        Ok(hits) => hits,
        Err(RecordError::Query(_)) => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for hit in hits {
        let document = hit?.passage.document;
        if seen.insert(document) {
            found.push(document);
        }
        if found.len() >= DOCUMENTS {
            break;
        }
    }
    Ok(found)
}

/// The passage, and the statement in whose content most of it stands.
pub(super) fn at(record: &Record, document: DocumentId, span: Span) -> Result<Match, Error> {
    let mut best: Option<(u32, Statement)> = None;
    for statement in
        record.statements(&StatementQuery { document: Some(document), ..StatementQuery::default() })?
    {
        let statement = statement?;
        let pieces =
            statement.content.iter().chain(&statement.reports).filter(|piece| piece.document == document);
        let shared = pieces
            .map(|piece| {
                piece.span.end().min(span.end()).saturating_sub(piece.span.start().max(span.start()))
            })
            .max()
            .unwrap_or(0);
        if shared * 2 >= span.len() && shared > 0 && best.as_ref().is_none_or(|(least, _)| shared > *least) {
            best = Some((shared, statement));
        }
    }
    let statement = best.map(|(_, statement)| statement);
    of_statement(record, Passage { document, span }, statement.as_ref())
}

pub(super) fn of_statement(
    record: &Record,
    passage: Passage,
    statement: Option<&Statement>,
) -> Result<Match, Error> {
    let speaker: Option<ActorId> = statement.and_then(|statement| statement.speaker);
    let speaker_name = match speaker {
        Some(id) => record.actor(&id)?.map(|actor| actor.name),
        None => None,
    };
    Ok(Match { passage, statement: statement.map(|statement| statement.id), speaker, speaker_name })
}

/// True unless both the draft and the record name a speaker, and they are two.
pub(super) fn same_speaker(record: &Record, draft: Option<&str>, here: &Match) -> Result<bool, Error> {
    let (Some(draft), Some(speaker)) = (draft, here.speaker) else { return Ok(true) };
    if record.who(&Who::Name(draft.to_owned()))?.contains(&speaker) {
        return Ok(true);
    }
    // A title before the name, or the surname alone.
    let Some(actor) = record.actor(&speaker)? else { return Ok(true) };
    let wanted: BTreeSet<String> = words(draft).into_iter().map(|word| word.folded).collect();
    let last_of = |name: &str| words(name).pop().map(|word| word.folded);
    Ok(actor.names.iter().map(|name| name.text.as_str()).chain([actor.name.as_str()]).any(|name| {
        last_of(name).is_some_and(|last| wanted.contains(&last)) && last_of(draft) == last_of(name)
    }))
}
