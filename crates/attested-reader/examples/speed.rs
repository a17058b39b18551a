//! Words a second on one thread, from raw text to all labels: `speed WEIGHTS_FOLDER TEXT_FILE [THREADS]`.
#![allow(clippy::print_stdout, reason = "an example that reports to its user")]

use std::error::Error;
use std::path::Path;
use std::time::Instant;
use std::{env, fs, thread};

use attested_reader::{Reader, ReaderError, Weights};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, file, rest @ ..] = arguments.as_slice() else {
        return Err("usage: speed WEIGHTS_FOLDER TEXT_FILE [THREADS]".into());
    };
    let threads: usize = rest.first().map_or(Ok(1), |count| count.parse())?;
    let begin = Instant::now();
    let reader = Reader::new(Weights::read(Path::new(folder))?)?;
    println!("loaded in {:.0?}", begin.elapsed());
    let text = fs::read_to_string(file)?;
    let begin = Instant::now();
    let counts: Vec<Result<[usize; 4], ReaderError>> = thread::scope(|scope| {
        let run = || {
            let tagged = reader.session().tag(&text)?;
            Ok([tagged.words.len(), tagged.sentences.len(), tagged.names.len(), tagged.attributions.len()])
        };
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
        workers.into_iter().filter_map(|worker| worker.join().ok()).collect()
    });
    let mut words = 0;
    for count in counts {
        let [some, sentences, names, attributions] = count?;
        println!("{some} words, {sentences} sentences, {names} names, {attributions} attributions");
        words += some;
    }
    let seconds = begin.elapsed().as_secs_f64();
    println!("{words} words in {seconds:.2} s on {threads} threads");
    Ok(())
}
