//! `extractors attested|dom_smoothie FOLDER [PASSES]`: the text of every page of a folder as one JSON object a line,
//! then a line with seconds of processor time and peak memory; with passes, the pages are read that often.

use std::path::PathBuf;

use attested_ingest::{Limits, html};
use attested_model::SectionKind;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(name), Some(folder)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: extractors attested|dom_smoothie FOLDER [PASSES]");
        std::process::exit(2);
    };
    let passes: u32 = arguments.next().and_then(|passes| passes.parse().ok()).unwrap_or(1);
    let extract: fn(&[u8]) -> String = if name == "attested" { attested } else { dom_smoothie };
    let entries = std::fs::read_dir(&folder).expect("a folder of pages");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "html"));
    files.sort();
    let pages: Vec<Vec<u8>> = files.iter().map(|file| std::fs::read(file).expect("a page")).collect();
    let before = processor_seconds();
    for pass in 0..passes {
        for (file, page) in files.iter().zip(&pages) {
            let text = extract(page);
            if pass == 0 {
                let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
                println!("{}", serde_json::json!({"page": stem, "text": text}));
            }
        }
    }
    let seconds = (processor_seconds() - before) / f64::from(passes);
    println!("{}", serde_json::json!({"seconds": seconds, "pages": pages.len(), "peak_kb": peak_kilobytes()}));
}

/// Text and metadata, as the product reads a page; the text that counts is that of the report.
fn attested(page: &[u8]) -> String {
    let Ok(page) = html::read(page, &Limits::default()) else { return String::new() };
    let report = |kind| matches!(kind, SectionKind::Body | SectionKind::Dateline | SectionKind::Item);
    let parts = page.sections.iter().filter(|section| report(section.kind));
    parts.map(|section| section.span.text(&page.text)).collect::<Vec<_>>().join("\n")
}

/// Text and metadata (`parse` reads both). Encodings are decoded for it as they are for us.
fn dom_smoothie(page: &[u8]) -> String {
    let charset = String::from_utf8_lossy(&page[..page.len().min(2048)]).to_lowercase();
    let label = charset.split_once("charset=").map(|(_, rest)| {
        let rest = rest.trim_start_matches(['"', '\'']);
        rest.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect::<String>()
    });
    let decoded = attested_ingest::decode(page, label.as_deref()).mapped;
    let config =
        dom_smoothie::Config { text_mode: dom_smoothie::TextMode::Formatted, ..Default::default() };
    let read = dom_smoothie::Readability::new(decoded.text(), None, Some(config));
    let article = read.ok().and_then(|mut read| read.parse().ok());
    article.map(|article| article.text_content.to_string()).unwrap_or_default()
}

fn processor_seconds() -> f64 {
    // The first field of schedstat is the time on a processor in nanoseconds.
    let stat = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    stat.split(' ').next().and_then(|nanos| nanos.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}

fn peak_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}
