//! Words a second, from raw text to all labels or as far as a stage: `speed WEIGHTS_FOLDER TEXTS [THREADS [STAGE]]`.
//!
//! `TEXTS` holds one JSON string a line, each read as a document; a stage is `load`, `windows`, `network` or `labels`.
//! `benches/reader/run` runs it beside onnxruntime.
#![allow(clippy::print_stdout, reason = "an example that reports to its user")]

use std::error::Error;
use std::path::Path;
use std::time::Instant;
use std::{env, fs, thread};

use attested_reader::{Reader, ReaderError, Stage, Weights};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, file, rest @ ..] = arguments.as_slice() else {
        return Err("usage: speed WEIGHTS_FOLDER TEXTS [THREADS [STAGE]]".into());
    };
    let threads: usize = rest.first().map_or(Ok(1), |count| count.parse())?;
    let stage = match rest.get(1).map_or("labels", String::as_str) {
        "load" => None,
        "windows" => Some(Stage::Windows),
        "network" => Some(Stage::Network),
        "labels" => Some(Stage::Labels),
        other => return Err(format!("no stage {other}: load, windows, network or labels").into()),
    };
    let begin = Instant::now();
    let reader = Reader::new(Weights::read(Path::new(folder))?)?;
    println!("loaded in {:.0?}", begin.elapsed());
    let Some(stage) = stage else { return Ok(()) };
    let file = fs::read_to_string(file)?;
    let texts: Vec<String> = file.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    let begin = Instant::now();
    let counts: Vec<Result<usize, ReaderError>> = thread::scope(|scope| {
        let run = || {
            let session = reader.session();
            texts.iter().map(|text| session.take(text, stage)).sum()
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
        workers.into_iter().filter_map(|worker| worker.join().ok()).collect()
    });
    let words: usize = counts.into_iter().sum::<Result<usize, _>>()?;
    let seconds = begin.elapsed().as_secs_f64();
    println!("{words} words in {seconds:.2} s on {threads} threads");
    Ok(())
}
