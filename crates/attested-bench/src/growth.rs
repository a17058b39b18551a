//! What looking for copies costs as the record grows: ten thousand, a hundred thousand, a million documents.
//!
//! The articles of a folder, and beyond them the same again with every second word in a spelling of its own, so that nearly all
//! runs of words differ. Counted are seconds of the processor, so that a busy machine does not decide, less what making the
//! texts takes. Fingerprints and candidates are what must not grow with the record; alignment looks at candidates alone.

use crate::copies::texts;
use crate::dice::Dice;
use crate::speed::{peak, processor_nanoseconds};
use crate::{Error, Report, Request, Table};
use attested_resolve::fingerprints_and_candidates;

const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];

pub(crate) fn measure(request: &Request<'_>) -> Result<Report, Error> {
    let articles = texts(request)?;
    if articles.is_empty() {
        let wanted = ".jsonl file with an article of 120 words";
        return Err(Error::NotThere { path: request.folder.to_owned(), wanted });
    }
    let mut table = Table::new(
        "",
        &[
            "documents",
            "MB",
            "documents/s/core",
            "MB/s",
            "bytes of index a document",
            "candidate pairs",
            "peak MiB",
        ],
    );
    for size in SIZES {
        table.row(row(&articles, size));
    }
    let corpus = format!("{} articles, then the same with changed words", articles.len());
    Ok(Report::new(corpus, "fingerprints and candidates", vec![table]))
}

#[expect(clippy::cast_precision_loss, reason = "counts of a corpus")]
fn row(articles: &[String], size: usize) -> [String; 7] {
    let start = processor_nanoseconds();
    let bytes: usize = grown(articles, size).map(|text| text.len()).sum();
    let making = processor_nanoseconds() - start;
    let start = processor_nanoseconds();
    let cost = fingerprints_and_candidates(grown(articles, size));
    let spent = (processor_nanoseconds() - start).saturating_sub(making).max(1);
    let seconds = spent as f64 / 1e9;
    [
        size.to_string(),
        format!("{:.0}", bytes as f64 / 1e6),
        format!("{:.0}", size as f64 / seconds),
        format!("{:.1}", bytes as f64 / 1e6 / seconds),
        format!("{:.0}", cost.bytes as f64 / size as f64),
        cost.pairs.to_string(),
        peak().map_or(String::new(), |peak| peak.to_string()),
    ]
}

/// So many texts: the first round as they were written, what comes again with other words in it each time.
fn grown(articles: &[String], size: usize) -> impl Iterator<Item = String> + '_ {
    let mut dice = Dice(424_242);
    (0..size).map(move |at| {
        let text = &articles[at % articles.len()];
        if at < articles.len() { text.clone() } else { perturbed(text, &mut dice) }
    })
}

/// A text with every second word, on average, put in a spelling of its own.
fn perturbed(text: &str, dice: &mut Dice) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for word in text.split(' ') {
        out.push_str(word);
        if dice.chance(50) {
            out.push_str(&dice.roll(1 << 20).to_string());
        }
        out.push(' ');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{grown, row};

    #[test]
    fn texts_that_come_again_are_others() {
        let articles = ["one two three four five six seven eight nine".to_owned()];
        let all: Vec<String> = grown(&articles, 3).collect();
        assert_eq!(all[0], articles[0]);
        assert!(all[1] != all[0] && all[2] != all[1]);
        let cells = row(&articles, 3);
        assert_eq!((cells[0].as_str(), cells[5].as_str()), ("3", "0"));
    }
}
