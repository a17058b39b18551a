use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;

use attested_export::{Dossier, Feed};

use super::who::who;
use crate::args::{ExportArgs, Format};
use crate::error::{Failure, Fault, code};
use crate::model::Vocabulary as _;
use crate::record::{EventQuery, Record, Who};
use crate::session::Session;
use crate::terminal::Neutraliser;

pub(super) fn run(args: &ExportArgs, session: &Session) -> Result<u8, Failure> {
    let record = session.open()?;
    if args.actor.is_some() && !matches!(args.format, Format::Atom | Format::Dossier(_)) {
        let what = "--actor is for atom, markdown and html; the other formats hold the whole record";
        return Err(Failure::new(Fault::Usage, what));
    }
    let about = args.actor.as_deref().map(|words| who(words, &record)).transpose()?;
    let mut notes = Vec::new();
    match (args.format, &args.output) {
        (Format::Sqlite, output) => {
            let output = output.as_deref().unwrap_or(Path::new("attested-export.db"));
            sqlite(&record, output, session)?;
        }
        (Format::Parquet, Some(output)) => {
            let Some(table) = args.table else {
                return Err(Failure::new(Fault::Usage, "parquet needs a --table"));
            };
            into_file(output, |out| Ok(attested_export::parquet(&record, table, out)?))?;
            session.note(&format!("Written to {}.", output.display()));
        }
        (_, Some(output)) => {
            into_file(output, |out| {
                notes = write(&record, args, about.as_ref(), out)?;
                Ok(())
            })?;
            session.note(&format!("Written to {}.", output.display()));
        }
        (_, None) if io::stdout().is_terminal() => {
            // A screen gets the table made harmless; a file or pipe gets it as it is.
            session.out(|out| {
                notes = write(&record, args, about.as_ref(), &mut Neutraliser::new(out))?;
                Ok(())
            })?;
        }
        (_, None) => session.out(|out| {
            notes = write(&record, args, about.as_ref(), out)?;
            Ok(())
        })?,
    }
    session.flush()?;
    for note in notes {
        session.note(&note);
    }
    Ok(code::OK)
}

/// Writes a format; gives what the user should know about what is not in it.
fn write(
    record: &Record,
    args: &ExportArgs,
    about: Option<&Who>,
    out: &mut dyn Write,
) -> Result<Vec<String>, Failure> {
    match args.format {
        Format::Csv => match args.table {
            Some(table) => attested_export::csv(record, table, out)?,
            None => return Err(Failure::new(Fault::Usage, "csv needs a --table")),
        },
        Format::Shape(shape) => {
            let left_out = attested_export::write_shape(record, shape, out)?.sentences();
            let loses = shape.loses().iter().map(|loss| format!("{shape}: {loss}", shape = shape.word()));
            return Ok(loses.chain(left_out).collect());
        }
        Format::Dossier(paper) => {
            let title = match about {
                Some(_) => format!("Dossier: {}", args.actor.as_deref().unwrap_or_default()),
                None => "Dossier".to_owned(),
            };
            let wanted = Dossier { title, who: about.cloned() };
            return Ok(attested_export::dossier(record, &wanted, paper, out)?.sentences());
        }
        Format::Atom => feed(record, args.actor.as_deref(), about, out)?,
        Format::Jsonl | Format::Sqlite | Format::Parquet => attested_export::jsonl(record, out)?,
    }
    Ok(Vec::new())
}

/// All events about somebody, or all, as a feed whose times are those of the reports.
fn feed(
    record: &Record,
    name: Option<&str>,
    about: Option<&Who>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let query = EventQuery { actors: about.cloned().into_iter().collect(), ..EventQuery::default() };
    let mut entries = Vec::new();
    for event in record.events(&query)? {
        entries.push((event?, None));
    }
    let (id, title) = match name {
        Some(name) => (format!("urn:attested:feed:{}", words_only(name)), format!("Reported about {name}")),
        None => ("urn:attested:feed".to_owned(), "Reported events".to_owned()),
    };
    let feed = Feed { id, title, entries: &entries, updated: "1970-01-01T00:00:00Z".to_owned() };
    Ok(attested_export::atom(record, &feed, out)?)
}

/// A name as a part of an URN.
pub(super) fn words_only(name: &str) -> String {
    let kept = name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    kept.collect::<String>().trim_matches('-').to_owned()
}

/// Writes beside the file first, so that an export that fails half-way leaves no half file under its name.
pub(super) fn into_file(
    path: &Path,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<(), Failure>,
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
