//! Copy detection on real articles: passages of some are inserted into others, with edits, and looked for.
//!
//! Edits at rate r: each word of an inserted passage is, with probability r, replaced, dropped, doubled by another word or
//! (if it is a number) changed. Spans are scored in characters, over the carrier's side: precision is the share of the
//! found characters that were inserted, recall the share of the inserted ones that were found. What the articles share
//! without us (found in the run without insertions) counts on neither side.

use std::collections::BTreeMap;

use attested_model::{Analysis, Document, DocumentId, Span};
use attested_resolve::{Knowledge, Reading, fingerprints_and_candidates, resolve};

use crate::corpus::{document, files, lines};
use crate::dice::Dice;
use crate::score::Score;
use crate::{Error, Report, Request, Table};

/// Articles that take part.
const SAMPLE: usize = 1500;
/// The shortest article that takes part, in words.
const LEAST_WORDS: usize = 120;

pub(crate) fn measure(request: &Request<'_>) -> Result<Report, Error> {
    let all = texts(request)?;
    let step = (all.len() / SAMPLE).max(1);
    let sample: Vec<&str> = all.iter().step_by(step).take(SAMPLE).map(String::as_str).collect();
    if sample.len() < 2 {
        let wanted = ".jsonl file with two articles of 120 words";
        return Err(Error::NotThere { path: request.folder.to_owned(), wanted });
    }
    let plain: Vec<(Document, Analysis)> = sample.iter().map(|text| unread(text)).collect();
    let shared = found(&plain);
    let words: Vec<&str> = sample[0].split_whitespace().chain(sample[1].split_whitespace()).collect();
    let mut table = Table::new("", &["edits", "span F1", "P", "R", "passages found"]);
    for percent in [0, 5, 10, 20] {
        let (score, [hit, passages]) = planted(&sample, &plain, &shared, &words, percent);
        table.row([
            format!("{percent} %"),
            format!("{:.1}", score.f1()),
            format!("{:.1}", score.precision()),
            format!("{:.1}", score.recall()),
            format!("{hit} of {passages}"),
        ]);
    }
    let cost = fingerprints_and_candidates(all.iter().map(String::as_str));
    let mut index = Table::new("Index of fingerprints:", &["texts", "bytes a text", "candidate pairs"]);
    index.row([all.len().to_string(), (cost.bytes / all.len().max(1)).to_string(), cost.pairs.to_string()]);
    let corpus = format!("{} of {} articles, planted passages", sample.len(), all.len());
    Ok(Report::new(corpus, "copies", vec![table, index]))
}

/// The longer articles of the JSON Lines files of a folder.
fn texts(request: &Request<'_>) -> Result<Vec<String>, Error> {
    let mut texts = Vec::new();
    for path in files(request.folder, ".jsonl")? {
        for value in lines(&path)? {
            let text = ["text", "body", "content"].iter().find_map(|field| value[*field].as_str());
            let long = |text: &&str| text.split_whitespace().count() >= LEAST_WORDS;
            texts.extend(text.filter(long).map(str::to_owned));
        }
    }
    Ok(texts)
}

/// A document whose analysis says nothing: copies are found by the text alone.
fn unread(text: &str) -> (Document, Analysis) {
    let document = document("", text, "");
    let analysis = Analysis {
        document: document.id(),
        sections: document.sections().to_vec(),
        sentences: Vec::new(),
        mentions: Vec::new(),
        participants: Vec::new(),
        times: Vec::new(),
        figures: Vec::new(),
        statements: Vec::new(),
        events: Vec::new(),
        warnings: Vec::new(),
    };
    (document, analysis)
}

fn edited(passage: &str, percent: usize, words: &[&str], dice: &mut Dice) -> String {
    let mut out: Vec<String> = Vec::new();
    for word in passage.split(' ') {
        if !dice.chance(percent) {
            out.push(word.to_owned());
            continue;
        }
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            out.push(format!("{}", 2 + dice.roll(900)));
            continue;
        }
        match dice.roll(3) {
            0 => {}
            1 => out.extend([word.to_owned(), words[dice.roll(words.len())].to_owned()]),
            _ => out.push(words[dice.roll(words.len())].to_owned()),
        }
    }
    out.join(" ")
}

/// Found places of all documents.
type Spans = BTreeMap<DocumentId, Vec<Span>>;

fn found(documents: &[(Document, Analysis)]) -> Spans {
    let readings: Vec<Reading<'_>> =
        documents.iter().map(|(document, analysis)| Reading { document, analysis }).collect();
    let mut spans = Spans::new();
    for copy in resolve(&readings, &[], &Knowledge::default()).copies {
        for passage in copy.passages {
            spans.entry(passage.document).or_default().push(passage.span);
        }
    }
    spans
}

fn marked(spans: &[Span], len: usize) -> Vec<bool> {
    let mut marks = vec![false; len];
    for span in spans {
        marks[span.range()].fill(true);
    }
    marks
}

/// Plants passages, looks for them, and counts characters; and how many passages were found by half, of how many.
fn planted(
    sample: &[&str],
    plain: &[(Document, Analysis)],
    shared: &Spans,
    words: &[&str],
    percent: usize,
) -> (Score, [usize; 2]) {
    let mut dice = Dice(88_172_645_463_325_252 + percent as u64);
    let mut documents: Vec<(Document, Analysis)> = Vec::new();
    let mut gold: Vec<(usize, Span)> = Vec::new();
    // Every third article carries a passage of 30 to 120 words of the one before it.
    for (at, text) in sample.iter().enumerate() {
        if at % 3 != 1 {
            documents.push(unread(text));
            continue;
        }
        let source: Vec<&str> = sample[at - 1].split(' ').collect();
        let len = (30 + dice.roll(91)).min(source.len());
        let from = dice.roll(source.len() - len + 1);
        let passage = edited(&source[from..from + len].join(" "), percent, words, &mut dice);
        let breaks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
        let place = breaks[dice.roll(breaks.len())];
        let carrier = format!("{} {passage}{}", &text[..place], &text[place..]);
        gold.push((at, Span::of(place + 1..place + 1 + passage.len())));
        documents.push(unread(&carrier));
    }
    let found = found(&documents);
    let (mut score, mut passages) = (Score::default(), 0);
    for (at, inserted) in &gold {
        let document = &documents[*at].0;
        let marks = marked(found.get(&document.id()).map_or(&[][..], Vec::as_slice), document.text().len());
        // Shared without us: the places of the plain article, moved behind the insertion.
        let own = shared.get(&plain[*at].0.id()).map_or(&[][..], Vec::as_slice);
        let counts = characters(&marks, *inserted, own);
        passages += usize::from(counts.right * 2 >= inserted.len() as usize);
        score.add(counts.right, counts.read, counts.wanted);
    }
    (score, [passages, gold.len()])
}

/// Characters found, inserted, and both; what the plain article shares on its own counts on neither side.
fn characters(marks: &[bool], inserted: Span, own: &[Span]) -> Score {
    let (start, gap) = (inserted.start(), inserted.len() + 1);
    let shift = |at: u32| if at >= start { at + gap } else { at } as usize;
    let moved: Vec<Span> =
        own.iter().map(|span| Span::of(shift(span.start())..shift(span.end()).min(marks.len()))).collect();
    let (gold, own) = (marked(&[inserted], marks.len()), marked(&moved, marks.len()));
    let mut score = Score::default();
    for place in 0..marks.len() {
        score.wanted += usize::from(gold[place]);
        score.right += usize::from(gold[place] && marks[place]);
        score.read += usize::from(marks[place] && (gold[place] || !own[place]));
    }
    score
}

#[cfg(test)]
mod tests {
    use attested_model::Span;

    use super::{characters, edited};
    use crate::dice::Dice;
    use crate::score::Score;

    #[test]
    fn characters_are_counted_without_what_was_shared_before() {
        // Ten characters; 2..6 was inserted; 4..8 was found; 8..10 is shared without us (3..5 before the insertion).
        let marks: Vec<bool> = (0..10).map(|at| (4..10).contains(&at)).collect();
        let score = characters(&marks, Span::of(2..6), &[Span::of(3..5)]);
        assert_eq!(score, Score { right: 2, read: 4, wanted: 4 });
    }

    #[test]
    fn no_edits_leave_a_passage_as_it_is() {
        let mut dice = Dice(1);
        assert_eq!(edited("one two 3", 0, &["x"], &mut dice), "one two 3");
        assert_ne!(
            edited("one two 3 four five six seven eight", 100, &["x"], &mut dice),
            "one two 3 four five six seven eight"
        );
    }
}
