//! Copy detection on real articles: passages of some are inserted into others, with edits, and looked for.
//!
//! Edits at rate r: each word of an inserted passage is, with probability r, replaced, dropped, doubled by another word or
//! (if it is a number) changed. Spans are scored in characters, over the carrier's side: precision is the share of the
//! found characters that were inserted, recall the share of the inserted ones that were found. What the articles share
//! without us (found in the run without insertions) counts on neither side.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use attested_model::{Analysis, Document, DocumentId, Span};
use attested_resolve::{Knowledge, Reading, fingerprints_and_candidates, resolve};

use crate::corpus::{document, files, lines};
use crate::dice::Dice;
use crate::minhash::Signature;
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
    let plain: Vec<(Document, Analysis)> = sample.iter().map(|text| unread(document("", text, ""))).collect();
    let shared = found(&plain).spans;
    let words: Vec<&str> = sample[0].split_whitespace().chain(sample[1].split_whitespace()).collect();
    let mut table = Table::new("", &["edits", "span F1", "P", "R", "passages found"]);
    let mut beside = Table::new(
        "Pairs of source and carrier found on the same texts (pairs found in all); MinHash finds no passages:",
        &["edits", "attested", "MinHash, Jaccard from .80", "from .50", "from .30", "from .10", "from .05"],
    );
    let mut write = request.texts.map(Writing::new).transpose()?;
    for percent in [0, 5, 10, 20] {
        let texts = Planted::new(&sample, &words, percent);
        let found = found(&texts.documents);
        let (score, hit) = texts.score(&plain, &shared, &found.spans);
        table.row([
            format!("{percent} %"),
            format!("{:.1}", score.f1()),
            format!("{:.1}", score.precision()),
            format!("{:.1}", score.recall()),
            format!("{hit} of {}", texts.gold.len()),
        ]);
        beside.row(texts.pairs(percent, &found.pairs));
        if let Some(write) = &mut write {
            write.run(&texts, percent)?;
        }
    }
    let cost = fingerprints_and_candidates(all.iter().map(String::as_str));
    let mut index = Table::new("Index of fingerprints:", &["texts", "bytes a text", "candidate pairs"]);
    index.row([all.len().to_string(), (cost.bytes / all.len().max(1)).to_string(), cost.pairs.to_string()]);
    let corpus = format!("{} of {} articles, planted passages", sample.len(), all.len());
    Ok(Report::new(corpus, "copies", vec![table, beside, index]))
}

/// The longer articles of the JSON Lines files of a folder.
pub(crate) fn texts(request: &Request<'_>) -> Result<Vec<String>, Error> {
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
pub(crate) fn unread(document: Document) -> (Document, Analysis) {
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

/// What the engine finds.
struct Found {
    spans: Spans,
    /// Documents of one group, the smaller id first.
    pairs: BTreeSet<(DocumentId, DocumentId)>,
}

fn found(documents: &[(Document, Analysis)]) -> Found {
    let readings: Vec<Reading<'_>> =
        documents.iter().map(|(document, analysis)| Reading { document, analysis }).collect();
    let mut found = Found { spans: Spans::new(), pairs: BTreeSet::new() };
    for copy in resolve(&readings, &[], &Knowledge::default()).copies {
        for (at, one) in copy.passages.iter().enumerate() {
            found.spans.entry(one.document).or_default().push(one.span);
            found.pairs.extend(
                copy.passages[at + 1..]
                    .iter()
                    .map(|two| (one.document.min(two.document), one.document.max(two.document))),
            );
        }
    }
    found
}

fn marked(spans: &[Span], len: usize) -> Vec<bool> {
    let mut marks = vec![false; len];
    for span in spans {
        marks[span.range()].fill(true);
    }
    marks
}

/// Articles of which every third carries a passage of the one before it.
struct Planted {
    documents: Vec<(Document, Analysis)>,
    /// The carriers and where the passage stands in them.
    gold: Vec<(usize, Span)>,
}

impl Planted {
    fn new(sample: &[&str], words: &[&str], percent: usize) -> Self {
        let mut dice = Dice(88_172_645_463_325_252 + percent as u64);
        let mut planted = Self { documents: Vec::new(), gold: Vec::new() };
        // A passage has 30 to 120 words.
        for (at, text) in sample.iter().enumerate() {
            if at % 3 != 1 {
                planted.documents.push(unread(document("", text, "")));
                continue;
            }
            let source: Vec<&str> = sample[at - 1].split(' ').collect();
            let len = (30 + dice.roll(91)).min(source.len());
            let from = dice.roll(source.len() - len + 1);
            let passage = edited(&source[from..from + len].join(" "), percent, words, &mut dice);
            let breaks: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).collect();
            let place = breaks[dice.roll(breaks.len())];
            let carrier = format!("{} {passage}{}", &text[..place], &text[place..]);
            planted.gold.push((at, Span::of(place + 1..place + 1 + passage.len())));
            planted.documents.push(unread(document("", &carrier, "")));
        }
        planted
    }

    /// Characters found and inserted, and how many passages were found by half.
    fn score(&self, plain: &[(Document, Analysis)], shared: &Spans, found: &Spans) -> (Score, usize) {
        let (mut score, mut passages) = (Score::default(), 0);
        for (at, inserted) in &self.gold {
            let document = &self.documents[*at].0;
            let spans = found.get(&document.id()).map_or(&[][..], Vec::as_slice);
            let marks = marked(spans, document.text().len());
            // Shared without us: the places of the plain article, moved behind the insertion.
            let own = shared.get(&plain[*at].0.id()).map_or(&[][..], Vec::as_slice);
            let counts = characters(&marks, *inserted, own);
            passages += usize::from(counts.right * 2 >= inserted.len() as usize);
            score.add(counts.right, counts.read, counts.wanted);
        }
        (score, passages)
    }

    /// A row of pairs found, by the engine and by MinHash.
    fn pairs(&self, percent: usize, ours: &BTreeSet<(DocumentId, DocumentId)>) -> Vec<String> {
        let id = |at: usize| self.documents[at].0.id();
        let hit = self.gold.iter().filter(|(at, _)| {
            let (one, two) = (id(at - 1), id(*at));
            ours.contains(&(one.min(two), one.max(two)))
        });
        let mut cells =
            vec![format!("{percent} %"), format!("{} of {} ({})", hit.count(), self.gold.len(), ours.len())];
        let signatures: Vec<Signature> =
            self.documents.iter().map(|(document, _)| Signature::of(document.text())).collect();
        let mut counts = [[0usize; 2]; 5];
        for (at, one) in signatures.iter().enumerate() {
            for (to, two) in signatures.iter().enumerate().skip(at + 1) {
                let likeness = one.likeness(two);
                for (counts, from) in counts.iter_mut().zip([80, 50, 30, 10, 5]) {
                    let given = usize::from(likeness >= from);
                    counts[0] += given;
                    counts[1] += given * usize::from(to == at + 1 && to % 3 == 1);
                }
            }
        }
        cells.extend(counts.map(|[all, right]| format!("{right} ({all})")));
        cells
    }
}

/// The texts of all runs, for other tools.
struct Writing {
    path: PathBuf,
    file: File,
}

impl Writing {
    fn new(path: &Path) -> Result<Self, Error> {
        let fault = |source| Error::Io { path: path.to_owned(), source };
        Ok(Self { path: path.to_owned(), file: File::create(path).map_err(fault)? })
    }

    fn run(&mut self, texts: &Planted, percent: usize) -> Result<(), Error> {
        let carriers: Vec<usize> = texts.gold.iter().map(|(at, _)| *at).collect();
        let all: Vec<&str> = texts.documents.iter().map(|(document, _)| document.text()).collect();
        let run = serde_json::json!({ "edits": percent, "carriers": carriers, "texts": all });
        let fault = |source| Error::Io { path: self.path.clone(), source };
        writeln!(self.file, "{run}").map_err(fault)
    }
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
