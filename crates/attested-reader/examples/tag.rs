//! Labels of texts as JSON Lines: `tag WEIGHTS_FOLDER TEXTS`, where TEXTS holds one JSON string a line.
#![allow(clippy::print_stdout, reason = "an example that prints its result")]

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use attested_reader::{Reader, Weights};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [folder, file] = arguments.as_slice() else {
        return Err("usage: tag WEIGHTS_FOLDER TEXTS".into());
    };
    let reader = Reader::new(Weights::read(Path::new(folder))?)?;
    let session = reader.session();
    for line in fs::read_to_string(file)?.lines() {
        let text: String = serde_json::from_str(line)?;
        println!("{}", serde_json::to_string(&session.tag(&text)?)?);
    }
    Ok(())
}
