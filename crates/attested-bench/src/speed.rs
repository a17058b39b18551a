//! Words a second: the encoder alone and the whole analysis, on one thread and on two; memory.
//!
//! By the clock, and by processor time where the system tells it (`/proc`), since other programs share the machine. Words
//! are runs of characters between white space.

use std::fs;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Instant;

use attested_model::Document;
use attested_reader::{Reader, Weights};

use crate::corpus::{document, files, lines, text_of};
use crate::{Error, ReadBy, Report, Request, Table};

/// Articles that are read.
const ARTICLES: usize = 300;

pub(crate) fn measure(request: &Request<'_>) -> Result<Report, Error> {
    let documents = documents(request)?;
    let words: usize = documents.iter().map(|document| document.text().split_whitespace().count()).sum();
    let mut table =
        Table::new("", &["what", "threads", "words/s by the clock", "words per CPU second", "documents/s"]);
    let mut add = |what: &str, threads: usize, took: Took| {
        table.row([
            what.to_owned(),
            threads.to_string(),
            rate(words, took.clock),
            took.processor.map_or(String::new(), |seconds| rate(words, seconds)),
            format!("{:.1}", number(documents.len()) / took.clock.max(1e-9)),
        ]);
    };
    let begin = Instant::now();
    let analyser = request.reader.analyser()?;
    let loading = begin.elapsed().as_secs_f64();
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let counts = if cores > 1 { vec![1, 2] } else { vec![1] };
    if request.reader == ReadBy::Trained {
        let reader = Reader::new(Weights::built_in())?;
        for &threads in &counts {
            let took = timed(&documents, threads, |document| {
                let session = reader.session();
                for paragraph in document.text().split("\n\n") {
                    // What the runtime cannot read is read by the rules in the product.
                    let _ = session.tag(&paragraph.replace('\n', " "));
                }
            });
            add("encoder: raw text to all labels", threads, took);
        }
    }
    for &threads in &counts {
        let took = timed(&documents, threads, |document| drop(analyser.analyse(document)));
        add("analysis: raw text to statements, events, figures", threads, took);
    }
    let mut cost = Table::new("Cost:", &["what", "value"]);
    cost.row(["loading, ms".to_owned(), format!("{:.0}", loading * 1000.0)]);
    if let Some(peak) = peak() {
        cost.row(["peak memory, MiB".to_owned(), peak.to_string()]);
    }
    let corpus = format!("{} articles, {words} words, {cores} processors", documents.len());
    Ok(Report::new(corpus, &request.reader.named()?, vec![table, cost]))
}

#[expect(clippy::cast_precision_loss, reason = "counts of a corpus")]
fn number(count: usize) -> f64 {
    count as f64
}

fn rate(words: usize, seconds: f64) -> String {
    format!("{:.0}", number(words) / seconds.max(1e-9))
}

/// Articles of a JSON Lines file or of those of a folder, evenly spread.
fn documents(request: &Request<'_>) -> Result<Vec<Document>, Error> {
    let paths = if request.folder.is_file() {
        vec![request.folder.to_owned()]
    } else {
        files(request.folder, ".jsonl")?
    };
    let mut rows = Vec::new();
    for path in paths {
        rows.extend(lines(&path)?);
    }
    if rows.is_empty() {
        return Err(Error::NotThere { path: request.folder.to_owned(), wanted: ".jsonl file with articles" });
    }
    let step = (rows.len() / ARTICLES).max(1);
    let some = rows.iter().step_by(step).take(ARTICLES);
    Ok(some
        .map(|row| document(&text_of(row, "title"), &text_of(row, "text"), &text_of(row, "date")))
        .collect())
}

struct Took {
    clock: f64,
    processor: Option<f64>,
}

/// Works through all documents on so many threads.
fn timed(documents: &[Document], threads: usize, work: impl Fn(&Document) + Sync) -> Took {
    let next = AtomicUsize::new(0);
    let (begin, before) = (Instant::now(), processor_seconds());
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                    work(document);
                }
            });
        }
    });
    let processor = before.zip(processor_seconds()).map(|(before, after)| after - before);
    Took { clock: begin.elapsed().as_secs_f64(), processor }
}

/// Processor time of this program so far, in ticks of a hundredth of a second, as Linux counts it.
fn processor_seconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks / 100.0)
}

/// Nanoseconds of the processor this thread has had; of the clock where the system does not tell.
pub(crate) fn processor_nanoseconds() -> u64 {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let clock = u64::try_from(START.get_or_init(Instant::now).elapsed().as_nanos()).unwrap_or(u64::MAX);
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    told.and_then(|line| line.split(' ').next()?.parse().ok()).unwrap_or(clock)
}

/// The most memory this program held, in MiB.
pub(crate) fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<u64>().ok()? / 1024)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{rate, timed};
    use crate::corpus::document;
    use crate::{Measure, ReadBy, Request, measure};

    #[test]
    fn every_document_is_worked_through_once_on_any_number_of_threads() {
        let documents: Vec<_> = (0..20).map(|at| document("", &format!("Text {at}."), "")).collect();
        for threads in [1, 2, 5] {
            let count = AtomicUsize::new(0);
            timed(&documents, threads, |_| {
                count.fetch_add(1, Ordering::Relaxed);
            });
            assert_eq!(count.into_inner(), 20);
        }
        assert_eq!(rate(1000, 0.5), "2000");
    }

    #[test]
    fn a_file_of_articles_is_timed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        std::fs::write(&path, "{\"title\":\"\",\"text\":\"Vashik said the talks go on.\"}\n").unwrap();
        let request =
            Request { folder: &path, reader: ReadBy::Rules, document: None, errors: false, texts: None };
        let report = measure(Measure::Speed, &request).unwrap();
        assert!(report.corpus.starts_with("1 articles, 6 words"), "{}", report.corpus);
    }
}
