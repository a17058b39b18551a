//! Reads the pages of `tests/html` over and over; prints pages a second and how well the report's text is found.
//!
//! `cargo run --release -p attested-ingest --example html_bench [FOLDER of .html files]`
#![expect(clippy::print_stdout, reason = "an example prints")]
#![expect(clippy::disallowed_methods, reason = "a measurement needs a clock and an argument")]
#![expect(clippy::cast_precision_loss, reason = "shares of small counts")]

#[path = "../tests/html/expected.rs"]
#[allow(dead_code, reason = "the tests use the rest of it")]
mod expected;

use std::time::Instant;

use attested_ingest::{Limits, html};

/// Kinds that are the report's own text.
const TEXT: [&str; 3] = ["body", "dateline", "item"];

fn main() {
    let folder = std::env::args().nth(1);
    let samples = expected::samples();
    let pages: Vec<Vec<u8>> = match &folder {
        Some(folder) => std::fs::read_dir(folder)
            .expect("a folder")
            .filter_map(|entry| std::fs::read(entry.expect("an entry").path()).ok())
            .collect(),
        None => samples.iter().map(|sample| sample.raw.clone()).collect(),
    };
    let (mut read, mut bytes) = (0usize, 0usize);
    let start = Instant::now();
    while start.elapsed().as_secs() < 3 {
        for raw in &pages {
            bytes += raw.len();
            read += usize::from(html::read(raw, &Limits::default()).is_ok());
        }
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{:.0} pages/s, {:.1} MB/s", read as f64 / seconds, bytes as f64 / seconds / 1e6);
    let (mut f1, mut exact, mut facts, mut right) = (0.0, 0, 0, 0);
    for sample in &samples {
        let Ok(page) = html::read(&sample.raw, &Limits::default()) else { continue };
        let blocks = expected::blocks(&page);
        if blocks == sample.blocks {
            exact += 1;
        } else {
            println!("{}: not every block is right", sample.name);
        }
        f1 += f1_of(&words(&blocks), &words(&sample.blocks));
        let metadata = expected::metadata(&page);
        facts += sample.metadata.len();
        right += sample.metadata.iter().filter(|fact| metadata.contains(fact)).count();
    }
    let count = samples.len();
    println!(
        "body F1 {:.4}, pages with every block right {exact}/{count}, metadata {right}/{facts}",
        f1 / count as f64
    );
}

fn words(blocks: &[(String, String)]) -> Vec<&str> {
    let text = blocks.iter().filter(|(kind, _)| TEXT.contains(&kind.as_str()));
    let mut words: Vec<&str> = text.flat_map(|(_, words)| words.split(' ')).collect();
    words.sort_unstable();
    words
}

/// F1 over the words, each counted as often as it stands there.
fn f1_of(have: &[&str], want: &[&str]) -> f64 {
    let (mut one, mut two, mut common) = (0, 0, 0);
    while one < have.len() && two < want.len() {
        match have[one].cmp(want[two]) {
            std::cmp::Ordering::Less => one += 1,
            std::cmp::Ordering::Greater => two += 1,
            std::cmp::Ordering::Equal => {
                one += 1;
                two += 1;
                common += 1;
            }
        }
    }
    if have.is_empty() && want.is_empty() {
        1.0
    } else {
        2.0 * f64::from(common) / (have.len() + want.len()) as f64
    }
}
