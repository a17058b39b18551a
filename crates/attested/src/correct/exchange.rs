use std::io::BufRead;

use attested_model::Decision;
use attested_record::Record;

use crate::Error;

/// The longest line that is read: decisions are short.
const LONGEST: u64 = 1 << 20;

/// What an import came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// Decisions that the record did not have.
    pub new: usize,
    /// Decisions that it had.
    pub known: usize,
    /// Lines of other kinds, such as the rest of a whole record.
    pub other: usize,
    /// Lines that could not be taken.
    pub faults: Vec<LineFault>,
}

/// A line that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineFault {
    /// Which, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

/// Appends the decisions of a JSON Lines file: of `attested corrections export`, or of a whole exported record.
///
/// The order of lines does not matter, and a second import adds nothing. A line that cannot be read is named and
/// the rest is taken. The lines of the record are not made anew; [`crate::resolve()`] does that.
///
/// # Errors
/// [`Error::Record`] when the record refuses, [`Error::Input`] when the file cannot be read on; what was taken
/// before is kept.
pub fn import(record: &mut Record, from: &mut dyn BufRead) -> Result<Imported, Error> {
    let mut done = Imported::default();
    let mut buffer = Vec::new();
    for line in 1.. {
        buffer.clear();
        let mut limited = std::io::Read::take(&mut *from, LONGEST);
        let read = limited.read_until(b'\n', &mut buffer).map_err(|error| Error::Input(error.to_string()))?;
        if read == 0 {
            break;
        }
        if read as u64 == LONGEST && buffer.last() != Some(&b'\n') {
            skip_line(from)?;
            done.faults.push(LineFault { line, what: "it is longer than any decision".to_owned() });
            continue;
        }
        let text = buffer.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&buffer).trim_ascii();
        if text.is_empty() {
            continue;
        }
        match decision(text) {
            Ok(Some(decision)) => match record.add_decision(&decision) {
                Ok(true) => done.new += 1,
                Ok(false) => done.known += 1,
                Err(error @ attested_record::RecordError::Invalid { .. }) => {
                    done.faults.push(LineFault { line, what: error.to_string() });
                }
                Err(error) => return Err(error.into()),
            },
            Ok(None) => done.other += 1,
            Err(what) => done.faults.push(LineFault { line, what }),
        }
    }
    Ok(done)
}

/// The decision that a line holds; none when it holds another kind of line.
fn decision(text: &[u8]) -> Result<Option<Decision>, String> {
    let value: serde_json::Value =
        serde_json::from_slice(text).map_err(|error| format!("it is not JSON ({error})"))?;
    match value.get("kind").and_then(serde_json::Value::as_str) {
        Some("decision") | None => {
            serde_json::from_value(value).map(Some).map_err(|error| format!("it is no decision ({error})"))
        }
        Some(_) => Ok(None),
    }
}

fn skip_line(from: &mut dyn BufRead) -> Result<(), Error> {
    loop {
        let chunk = from.fill_buf().map_err(|error| Error::Input(error.to_string()))?;
        if chunk.is_empty() {
            return Ok(());
        }
        let end = chunk.iter().position(|&byte| byte == b'\n');
        let used = end.map_or(chunk.len(), |at| at + 1);
        from.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}
