//! Archives, web archives, feeds: every member and record is a document with its bytes, or is named.

mod archives;
mod build;
mod databases;
mod feeds;
mod hostile;
mod mail;
mod office;
mod parquet;
mod pdf;
mod properties;
mod web_archives;

use attested_ingest::{Ingested, Input, Options, Skipped, ingest_with};

use crate::read_with;

/// Reads a file of this name and content; what came of it, a line each, without the folder.
fn lines(name: &str, bytes: &[u8]) -> Vec<String> {
    lines_with(name, bytes, &Options::default())
}

fn lines_with(name: &str, bytes: &[u8], options: &Options) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).unwrap();
    let root = format!("{}/", folder.path().display());
    ingest_with(&[Input::Path(path)], options).map(|item| line(&item).replace(&root, "")).collect()
}

fn line(item: &Result<Ingested, Skipped>) -> String {
    match item {
        Ok(read) => {
            let text = read.document.text();
            let shown: String = text.chars().take(40).collect();
            format!("{} = {shown:?}", read.location)
        }
        Err(skipped) => skipped.to_string(),
    }
}

/// The only document of a source.
fn only(name: &str, bytes: &[u8]) -> Ingested {
    let mut read: Vec<Ingested> =
        read_with(name, bytes, &Options::default()).into_iter().filter_map(Result::ok).collect();
    assert_eq!(read.len(), 1, "{:?}", lines(name, bytes));
    read.remove(0)
}

const REPORT: &str =
    "The hotline between the two armies was opened on Wednesday, the ministry said in a note.\n";
