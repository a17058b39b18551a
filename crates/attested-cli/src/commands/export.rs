use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use attested_export::Table;

use crate::args::{ExportArgs, Format};
use crate::error::{Failure, Fault, code};
use crate::record::Record;
use crate::session::Session;
use crate::terminal::Neutraliser;

pub(super) fn run(args: &ExportArgs, session: &Session) -> Result<u8, Failure> {
    let record = session.open()?;
    match (args.format, &args.output) {
        (Format::Sqlite, output) => {
            let output = output.as_deref().unwrap_or(Path::new("attested-export.db"));
            sqlite(&record, output, session)?;
        }
        (format, Some(output)) => {
            into_file(output, |out| write(&record, format, args.table, out))?;
            session.note(&format!("Written to {}.", output.display()));
        }
        (format, None) if io::stdout().is_terminal() => {
            // A screen gets the table made harmless; a file or pipe gets it as it is.
            session.out(|out| write(&record, format, args.table, &mut Neutraliser::new(out)))?;
        }
        (format, None) => session.out(|out| write(&record, format, args.table, out))?,
    }
    session.flush()?;
    Ok(code::OK)
}

fn write(record: &Record, format: Format, table: Option<Table>, out: &mut dyn Write) -> Result<(), Failure> {
    match (format, table) {
        (Format::Csv, Some(table)) => Ok(attested_export::csv(record, table, out)?),
        _ => Ok(attested_export::jsonl(record, out)?),
    }
}

/// Writes beside the file first, so that an export that fails half-way leaves no half file under its name.
pub(super) fn into_file(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let fail = |error: io::Error| Failure::new(Fault::Machine, format!("{}: {error}", path.display()));
    let mut part = path.as_os_str().to_owned();
    part.push(".part");
    let mut file = BufWriter::with_capacity(1 << 16, File::create(&part).map_err(fail)?);
    let written = write(&mut file).and_then(|()| file.flush().map_err(fail));
    drop(file);
    if let Err(failure) = written {
        // The half file is of no use; that it cannot be removed would hide the true failure.
        let _ = std::fs::remove_file(&part);
        return Err(failure);
    }
    std::fs::rename(&part, path).map_err(fail)
}

/// Copies the record and puts its datasette.yaml beside the copy.
fn sqlite(record: &Record, path: &Path, session: &Session) -> Result<(), Failure> {
    copy(record, path)?;
    let yaml = path.with_file_name("datasette.yaml");
    let text = crate::record::datasette_metadata(record)?;
    into_file(&yaml, |out| Ok(out.write_all(text.as_bytes())?))?;
    session.note(&format!("Written to {} and {}.", path.display(), yaml.display()));
    session.note(&format!("Open it: datasette {} -m {}", path.display(), yaml.display()));
    Ok(())
}

/// Copies the file of the record with what still stands in its journal, and checks that the copy is whole: a
/// program that wrote at the same moment could have torn it.
fn copy(record: &Record, path: &Path) -> Result<(), Failure> {
    let fail = |error: io::Error| Failure::new(Fault::Machine, format!("{}: {error}", path.display()));
    if path.exists() {
        let what = format!("{} exists already", path.display());
        return Err(Failure::new(Fault::User, what).hint("name another file with -o, or remove this one"));
    }
    std::fs::copy(record.path(), path).map_err(fail)?;
    let journal = |path: &Path| {
        let mut name = path.as_os_str().to_owned();
        name.push("-wal");
        std::path::PathBuf::from(name)
    };
    if journal(record.path()).exists() {
        std::fs::copy(journal(record.path()), journal(path)).map_err(fail)?;
    }
    let copy = Record::open(path)?;
    let torn = copy.check()?.into_iter().find(|finding| finding.severity == crate::record::Severity::Damage);
    copy.close()?;
    match torn {
        None => Ok(()),
        Some(finding) => {
            Err(Failure::new(Fault::Damage, format!("the copy is not whole: {}", finding.message))
                .hint("if another attested is writing, wait for it; else see: attested doctor"))
        }
    }
}
