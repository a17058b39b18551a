use std::path::Path;

use attested::ingest::{Input, Limits, ingest};
use attested::{Analyser, Edit, Finding, Match, Verdict, verify};
use attested_export::Quotes;
use attested_export::line::{EditLine, Line, VerifiedLine};

use crate::args::VerifyArgs;
use crate::error::{Failure, Fault, code};
use crate::model::{Document, Vocabulary as _};
use crate::record::Record;
use crate::session::Session;
use crate::terminal::{Entry, Para, Role, Text};
use crate::view;
use crate::words;
use crate::words::RecordShelf;

pub(super) fn run(args: &VerifyArgs, session: &Session) -> Result<u8, Failure> {
    let record = session.open()?;
    let draft = draft(&args.draft)?;
    let findings = verify(&record, &draft, &Analyser::new())?;
    let open = findings.iter().filter(|finding| finding.is_open()).count();
    for finding in findings.iter().filter(|finding| args.all || finding.is_open()) {
        if session.json {
            session.line(&Line::Verified(line(finding, &record)?))?;
        } else {
            session.entry(&entry(finding, &record)?)?;
        }
    }
    session.flush()?;
    let quoted = findings.iter().filter(|finding| finding.quoted).count();
    session.note(&format!(
        "{}, {}: {open} to look at again.",
        words::plural(quoted, "quotation"),
        words::plural(findings.len() - quoted, "attributed claim"),
    ));
    Ok(if open > 0 { code::DIFFERS } else { code::OK })
}

/// The draft as a document; a file of several is no draft.
fn draft(path: &Path) -> Result<Document, Failure> {
    let input = if path == Path::new("-") { Input::Stdin } else { Input::Path(path.to_owned()) };
    let mut items = ingest(&[input], &Limits::default());
    let first = match items.next() {
        Some(Ok(ingested)) => ingested.document,
        Some(Err(skipped)) => return Err(Failure::new(Fault::User, skipped.to_string())),
        None => return Err(Failure::new(Fault::User, format!("{} holds no text", path.display()))),
    };
    match items.next() {
        None => Ok(first),
        Some(_) => Err(Failure::new(Fault::User, format!("{} holds more than one text", path.display()))
            .hint("verify one draft at a time")),
    }
}

fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::Exact(_) => "exact",
        Verdict::Differs(..) => "differs",
        Verdict::AnotherSpeaker(_) => "another speaker",
        Verdict::AnotherStance(..) => "another stance",
        Verdict::NotFound => "not found",
        Verdict::TooShort => "too short",
    }
}

fn place(verdict: &Verdict) -> Option<&Match> {
    match verdict {
        Verdict::Exact(here)
        | Verdict::Differs(here, _)
        | Verdict::AnotherSpeaker(here)
        | Verdict::AnotherStance(here, _) => Some(here),
        Verdict::NotFound | Verdict::TooShort => None,
    }
}

fn entry(finding: &Finding, record: &Record) -> Result<Entry, Failure> {
    let shelf = RecordShelf::new(record);
    let speaker = finding.speaker.as_deref().map(|speaker| format!(", {speaker}")).unwrap_or_default();
    let (open, close) = if finding.quoted { ("“", "”") } else { ("", "") };
    let head = Text::of(Role::Status, &format!("[{}]", word(&finding.verdict)))
        .and(Role::Quiet, &format!(" line {}{speaker}: ", finding.line))
        .and(Role::Head, &format!("{open}{}{close}", one_line(&finding.words)));
    let mut paras = vec![Para::new(head)];
    if let Verdict::Differs(_, edits) = &finding.verdict {
        let mut text = Text::new();
        for edit in edits {
            match edit {
                Edit::Same(words) => text.push(Role::Plain, &format!("{words} ")),
                Edit::Draft(words) => text.push(Role::Status, &format!("[-{words}-] ")),
                Edit::Record(words) => text.push(Role::Status, &format!("{{+{words}+}} ")),
            }
        }
        paras.push(Para::hanging("  ", "  ", text));
    }
    if let Verdict::AnotherStance(_, stance) = &finding.verdict {
        let words = format!("in the record the stance is {}", stance.word().replace('_', " "));
        paras.push(Para::hanging("  ", "  ", Text::of(Role::Plain, &words)));
    }
    if let Some(here) = place(&finding.verdict) {
        let sentence = words::sentence(here.passage, &shelf)?;
        let quote = record.quote(&sentence)?.unwrap_or_default();
        paras.push(Para::quote(Text::of(Role::Plain, &quote), 4));
        let who = match (&here.speaker_name, here.statement) {
            (Some(name), _) => format!("said by {name}"),
            (None, Some(_)) => "said by somebody not named".to_owned(),
            (None, None) => "the record does not say whose words these are".to_owned(),
        };
        let carrier = words::carrier(here.passage.document, &shelf)?;
        let id = here.statement.map(|id| id.to_string()).unwrap_or_default();
        let bytes = format!(
            "bytes {}–{} of {}",
            here.passage.span.start(),
            here.passage.span.end(),
            here.passage.document
        );
        paras.push(view::footer(&[who, carrier, bytes, id]));
    }
    Ok(Entry::of(paras))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A finding as an object.
pub(crate) fn line(finding: &Finding, record: &Record) -> Result<VerifiedLine, Failure> {
    let here = place(&finding.verdict);
    let passage = match here {
        Some(here) => Some(Quotes::from_record(record).quote(here.passage)?),
        None => None,
    };
    let edits: &[Edit] = match &finding.verdict {
        Verdict::Differs(_, edits) => edits,
        _ => &[],
    };
    let edit = |edit: &Edit| {
        let (side, words) = match edit {
            Edit::Same(words) => ("both", words),
            Edit::Draft(words) => ("draft", words),
            Edit::Record(words) => ("record", words),
        };
        EditLine { side: side.to_owned(), words: words.clone() }
    };
    Ok(VerifiedLine {
        verdict: word(&finding.verdict).replace(' ', "_"),
        line: finding.line,
        byte_start: finding.span.start(),
        byte_end: finding.span.end(),
        words: finding.words.clone(),
        quoted: finding.quoted,
        speaker: finding.speaker.clone(),
        passage,
        statement: here.and_then(|here| here.statement),
        said_by: here.and_then(|here| here.speaker),
        said_by_name: here.and_then(|here| here.speaker_name.clone()),
        stance: match &finding.verdict {
            Verdict::AnotherStance(_, stance) => Some(*stance),
            _ => None,
        },
        edits: edits.iter().map(edit).collect(),
    })
}
