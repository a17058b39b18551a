use attested::{Change, Says, Stayed, Words};
use attested_export::line::{ChangeLine, Line, SaysLine, WordsLine};

use crate::args::DiffArgs;
use crate::error::{Failure, Fault};
use crate::record::{Line as Found, Version};
use crate::session::Session;
use crate::terminal::{Entry, Para, Role, Text};

/// So many words that stayed are shown on each side of a change.
const AROUND: usize = 8;

pub(super) fn run(args: &DiffArgs, session: &Session) -> Result<u8, Failure> {
    let record = session.open()?;
    let Found::Document(document) = record.show(&args.id)? else {
        let what = format!("'{}' is not a document; only documents have versions", args.id);
        return Err(Failure::new(Fault::User, what).hint("list them: attested documents --versions"));
    };
    let changes = match args.reader {
        None => attested::changes(&record, &document.id())?,
        Some(reader) => attested::changes_with(&reader.analyser(), &record, &document.id())?,
    };
    for change in &changes {
        if session.json {
            session.line(&Line::Change(line(change)))?;
        } else {
            session.entry(&view(change))?;
        }
    }
    session.flush()?;
    if changes.is_empty() {
        session.note("The document was met in one version only.");
    }
    Ok(session.found(changes.len()))
}

fn line(change: &Change) -> ChangeLine {
    let says = |said: &Says| SaysLine {
        kind: said.kind.to_owned(),
        taken_for: said.taken_for.clone(),
        words: said.words.clone(),
        line: said.line.clone(),
    };
    ChangeLine {
        path: change.place.path.clone(),
        record: change.place.record.clone(),
        old: change.old.document,
        new: change.new.document,
        old_retrieved: change.old.retrieved.clone(),
        new_retrieved: change.new.retrieved.clone(),
        metadata: change
            .metadata
            .iter()
            .map(|(name, old, new)| [(*name).to_owned(), old.clone(), new.clone()])
            .collect(),
        words: change
            .words
            .iter()
            .map(|run| WordsLine { op: op(run.stayed).to_owned(), text: run.text.clone() })
            .collect(),
        vanished: change.vanished.iter().map(says).collect(),
        appeared: change.appeared.iter().map(says).collect(),
    }
}

fn op(stayed: Stayed) -> &'static str {
    match stayed {
        Stayed::Same => "same",
        Stayed::Gone => "gone",
        Stayed::New => "new",
    }
}

fn view(change: &Change) -> Entry {
    let place = match &change.place.record {
        Some(record) => format!("{}#{record}", change.place.path),
        None => change.place.path.clone(),
    };
    let mut paras = vec![
        Para::new(Text::of(Role::Head, &place)),
        Para::new(Text::of(
            Role::Quiet,
            &format!("from {} to {}", version(&change.old), version(&change.new)),
        )),
    ];
    for (name, old, new) in &change.metadata {
        let words = Text::of(Role::Plain, name).and(Role::Plain, ": ");
        paras.push(Para::new(marked(
            marked(words, Stayed::Gone, old).and(Role::Plain, " "),
            Stayed::New,
            new,
        )));
    }
    paras.extend(passages(&change.words).into_iter().map(|text| Para::quote(text, 0)));
    for (lead, says) in [("no longer says: ", &change.vanished), ("now says: ", &change.appeared)] {
        for said in says {
            let text = Text::of(Role::Status, lead)
                .and(Role::Plain, &said.words)
                .and(Role::Quiet, &format!(" ({}: {})", said.kind, said.taken_for));
            let text = match &said.line {
                Some(id) => text.and(Role::Quiet, &format!("  {id}")),
                None => text,
            };
            paras.push(Para::hanging("", "  ", text));
        }
    }
    Entry::of(paras)
}

/// A version by its id, and when it was fetched.
fn version(version: &Version) -> String {
    match &version.retrieved {
        Some(retrieved) => format!("{} (fetched {})", version.document, retrieved.replace('T', " ")),
        None => version.document.to_string(),
    }
}

/// Words that went stand between `[-` and `-]`, words that came between `{+` and `+}`, as wdiff writes them.
fn marked(text: Text, stayed: Stayed, words: &str) -> Text {
    let words = words.trim();
    match stayed {
        _ if words.is_empty() => text,
        Stayed::Same => text.and(Role::Plain, words),
        Stayed::Gone => text.and(Role::Quiet, &format!("[-{words}-]")),
        Stayed::New => text.and(Role::Head, &format!("{{+{words}+}}")),
    }
}

/// The changed passages with a few words around them.
fn passages(runs: &[Words]) -> Vec<Text> {
    let mut found = Vec::new();
    let mut text = Text::new();
    for (at, run) in runs.iter().enumerate() {
        if run.stayed != Stayed::Same {
            text = marked(text, run.stayed, &run.text).and(Role::Plain, " ");
            continue;
        }
        let words: Vec<&str> = run.text.split_whitespace().collect();
        let (first, last) = (at == 0, at + 1 == runs.len());
        let (before, after) = (if first { 0 } else { AROUND }, if last { 0 } else { AROUND });
        if words.len() <= before + after {
            text = text.and(Role::Plain, &words.join(" ")).and(Role::Plain, " ");
            continue;
        }
        if before > 0 {
            text = text.and(Role::Plain, &words[..before].join(" ")).and(Role::Quiet, " …");
            found.push(std::mem::take(&mut text));
        }
        if after > 0 {
            text = text
                .and(Role::Quiet, "… ")
                .and(Role::Plain, &words[words.len() - after..].join(" "))
                .and(Role::Plain, " ");
        }
    }
    if !text.is_empty() {
        found.push(text);
    }
    // A text without a change has nothing to show.
    if runs.iter().all(|run| run.stayed == Stayed::Same) { Vec::new() } else { found }
}
