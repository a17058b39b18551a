//! Measures copy detection on real articles: passages of some are inserted into others, with edits, and looked for.
//! `attested bench copies` scores the same; this program also writes the texts for other tools and measures growth.
//!
//! `cargo run --release -p attested-resolve --example copies -- PATH/newstext [documents [FILE]]`
//!
//! With a FILE the texts of every run are written there, with who copied whom, so that other tools can be measured on
//! the very same texts (`benches/copies/minhash.py`). `copies PATH/newstext grow` measures fingerprints and candidates
//! on ten thousand, a hundred thousand and a million documents, made of the articles with one word in three changed.
//!
//! Edits at rate r: each word of an inserted passage is, with probability r, replaced, dropped, doubled by
//! another word or (if it is a number) changed. Spans are scored in characters, over the carrier's side: precision
//! is the share of the found characters that were inserted, recall the share of the inserted ones that were found.
//! What the articles share without us (found in the run without insertions) counts on neither side.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measuring program prints and reads files"
)]
#![expect(clippy::cast_precision_loss, reason = "shares of counts")]

use std::collections::BTreeMap;
use std::time::Instant;

use attested_model::{Analysis, Document, DocumentId, Metadata, OffsetMap, Section, SectionKind, Span};
use attested_resolve::{Knowledge, Reading, fingerprints_and_candidates, resolve};

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides.max(1)
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.roll(1000) < percent * 10
    }
}

/// The texts of a JSON Lines file.
fn texts(path: &std::path::Path) -> Vec<String> {
    let Ok(file) = std::fs::read_to_string(path) else { return Vec::new() };
    file.lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|value| {
            ["text", "body", "content"].iter().find_map(|field| Some(value.get(*field)?.as_str()?.to_owned()))
        })
        .filter(|text| text.split_whitespace().count() >= 120)
        .collect()
}

fn reading(text: String) -> (Document, Analysis) {
    let span = Span::of(0..text.len());
    let sections = vec![Section { span, kind: SectionKind::Body }];
    let map = OffsetMap::identity(span.len(), 0);
    let document = Document::new(text, sections.clone(), map, Metadata::default()).expect("a document");
    let analysis = Analysis {
        document: document.id(),
        sections,
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

/// Found and inserted characters of all documents, as ranges by document.
type Spans = BTreeMap<DocumentId, Vec<Span>>;

fn marked(spans: &[Span], len: usize) -> Vec<bool> {
    let mut marks = vec![false; len];
    for span in spans {
        marks[span.range()].fill(true);
    }
    marks
}

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

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "newstext".to_owned());
    let second = std::env::args().nth(2).unwrap_or_default();
    let limit: usize = second.parse().unwrap_or(1500);
    let mut file = std::env::args().nth(3).map(|path| std::fs::File::create(path).expect("a file to write"));
    let folder = std::path::Path::new(&folder);
    let mut all: Vec<String> = Vec::new();
    for name in ["tehran_times", "wcep_2025_2026", "wikinews_2019_2020", "wikinews_2004_2014"] {
        all.extend(texts(&folder.join(format!("{name}.jsonl"))));
    }
    if second == "grow" {
        return grow(&all);
    }
    speed(&all);
    let step = (all.len() / limit).max(1);
    let sample: Vec<String> = all.iter().step_by(step).take(limit).cloned().collect();
    let plain: Vec<(Document, Analysis)> = sample.iter().cloned().map(reading).collect();
    let shared = found(&plain);
    let words: Vec<&str> = sample[0].split_whitespace().chain(sample[1].split_whitespace()).collect();
    for percent in [0, 5, 10, 20] {
        measure(&sample, &plain, &shared, &words, percent, file.as_mut());
    }
}

fn speed(texts: &[String]) {
    let bytes: usize = texts.iter().map(String::len).sum();
    let start = Instant::now();
    let cost = fingerprints_and_candidates(texts.iter().map(String::as_str));
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{} texts, {:.1} MB: {:.0} documents/s, {:.1} MB/s, {:.0} bytes of index a document, {} candidate pairs",
        texts.len(),
        bytes as f64 / 1e6,
        texts.len() as f64 / seconds,
        bytes as f64 / 1e6 / seconds,
        cost.bytes as f64 / texts.len() as f64,
        cost.pairs
    );
}

/// Speed and size of the index over more and more documents, none of which is the copy of another in full.
///
/// Counted are seconds of the processor, so that a busy machine does not decide, less what making the texts takes.
fn grow(texts: &[String]) {
    for size in [10_000usize, 100_000, 1_000_000] {
        let start = spent();
        let bytes: usize = grown(texts, size).map(|text| text.len()).sum();
        let making = spent() - start;
        let start = spent();
        let cost = fingerprints_and_candidates(grown(texts, size));
        let seconds = (spent() - start - making).max(1e-9);
        println!(
            "{size} documents, {:.0} MB: {:.0} documents/s, {:.1} MB/s, {:.0} bytes of index a document, {} candidate pairs",
            bytes as f64 / 1e6,
            size as f64 / seconds,
            bytes as f64 / 1e6 / seconds,
            cost.bytes as f64 / size as f64,
            cost.pairs
        );
    }
}

/// So many texts: the first round as they were written, what comes again with other words in it each time.
fn grown(texts: &[String], size: usize) -> impl Iterator<Item = String> + '_ {
    let mut dice = Dice(424_242);
    (0..size).map(move |at| {
        let text = &texts[at % texts.len()];
        if at < texts.len() { text.clone() } else { perturbed(text, &mut dice) }
    })
}

/// Seconds this process has had of the processor; of the clock where the system does not tell.
fn spent() -> f64 {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let clock = START.get_or_init(Instant::now).elapsed().as_secs_f64();
    let told = std::fs::read_to_string("/proc/self/schedstat").ok();
    told.and_then(|line| line.split(' ').next()?.parse::<f64>().ok())
        .map_or(clock, |nanoseconds| nanoseconds / 1e9)
}

/// A text with every third word, on average, put in its own spelling, so that nearly all runs of words differ.
fn perturbed(text: &str, dice: &mut Dice) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for word in text.split(' ') {
        out.push_str(word);
        if dice.chance(33) {
            out.push_str(&dice.roll(1 << 20).to_string());
        }
        out.push(' ');
    }
    out
}

/// What is scored beside tools that find pairs of documents and no passages.
fn pairs(documents: &[(Document, Analysis)], gold: &[(usize, Span)], percent: usize) {
    let place: BTreeMap<DocumentId, usize> =
        documents.iter().enumerate().map(|(at, (document, _))| (document.id(), at)).collect();
    let readings: Vec<Reading<'_>> =
        documents.iter().map(|(document, analysis)| Reading { document, analysis }).collect();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for copy in resolve(&readings, &[], &Knowledge::default()).copies {
        let members: Vec<usize> = copy.passages.iter().map(|passage| place[&passage.document]).collect();
        for (nth, &one) in members.iter().enumerate() {
            found.extend(members[nth + 1..].iter().map(|&two| (one.min(two), one.max(two))));
        }
    }
    found.sort_unstable();
    found.dedup();
    let hit = gold.iter().filter(|(at, _)| found.binary_search(&(at - 1, *at)).is_ok()).count();
    println!(
        "{percent:2} % edits: {hit} of {} pairs of source and carrier found, {} pairs in all",
        gold.len(),
        found.len()
    );
}

fn measure(
    sample: &[String],
    plain: &[(Document, Analysis)],
    shared: &Spans,
    words: &[&str],
    percent: usize,
    file: Option<&mut std::fs::File>,
) {
    let mut dice = Dice(88_172_645_463_325_252 + percent as u64);
    let mut documents: Vec<(Document, Analysis)> = Vec::new();
    let mut gold: Vec<(usize, Span)> = Vec::new();
    // Every third article carries a passage of 30 to 120 words of the one before it.
    for (at, text) in sample.iter().enumerate() {
        if at % 3 != 1 {
            documents.push(reading(text.clone()));
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
        documents.push(reading(carrier));
    }
    if let Some(file) = file {
        use std::io::Write as _;
        let carriers: Vec<usize> = gold.iter().map(|(at, _)| *at).collect();
        let texts: Vec<&str> = documents.iter().map(|(document, _)| document.text()).collect();
        let run = serde_json::json!({ "edits": percent, "carriers": carriers, "texts": texts });
        writeln!(file, "{run}").expect("written");
    }
    let start = Instant::now();
    let found = found(&documents);
    let seconds = start.elapsed().as_secs_f64();
    pairs(&documents, &gold, percent);
    let (mut hit, mut claimed, mut wanted, mut passages) = (0usize, 0usize, 0usize, 0usize);
    for (at, inserted) in &gold {
        let document = &documents[*at].0;
        let len = document.text().len();
        let marks = marked(found.get(&document.id()).map_or(&[][..], Vec::as_slice), len);
        let gold = marked(&[*inserted], len);
        // Shared without us: the places of the plain article, moved behind the insertion.
        let own = shared.get(&plain[*at].0.id()).map_or(&[][..], Vec::as_slice);
        let moved: Vec<Span> = own
            .iter()
            .flat_map(|span| {
                let (start, gap) = (inserted.start(), inserted.len() + 1);
                let shift = |at: u32| if at >= start { at + gap } else { at } as usize;
                [Span::of(shift(span.start())..shift(span.end()))]
            })
            .collect();
        let own = marked(&moved, len);
        let mut covered = 0;
        for place in 0..len {
            if gold[place] {
                wanted += 1;
                covered += usize::from(marks[place]);
            }
            if marks[place] && (gold[place] || !own[place]) {
                claimed += 1;
            }
        }
        hit += covered;
        passages += usize::from(covered * 2 >= inserted.len() as usize);
    }
    println!(
        "{percent:2} % edits: span precision {:.3} recall {:.3}; {passages} of {} passages found; {:.1} s for {} documents",
        hit as f64 / claimed.max(1) as f64,
        hit as f64 / wanted.max(1) as f64,
        gold.len(),
        seconds,
        documents.len()
    );
}
