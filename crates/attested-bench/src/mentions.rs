//! Spans of names as the analysis has them: exact, with their kind. Of nested names the outermost counts.

use std::path::PathBuf;

use attested_model::{MentionForm, MentionKind, Span};

use crate::corpus::{around, document, files, read};
use crate::iob::iob;
use crate::score::Counts;
use crate::{Error, Report, Request, Table};

pub(crate) fn measure(request: &Request<'_>) -> Result<Report, Error> {
    let (corpus, found) = corpus(request)?;
    let analyser = request.reader.analyser()?;
    let (mut counts, mut errors) = (Counts::default(), Vec::new());
    for path in &found {
        let (text, labelled) = iob(&read(path)?);
        let document = document("", &text, "");
        let analysis = analyser.analyse(&document);
        let named = analysis.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
        let all: Vec<(Span, &str)> =
            named.filter_map(|mention| Some((mention.span, class(mention.kind)?))).collect();
        let outermost =
            |(span, _): &&(Span, &str)| !all.iter().any(|(other, _)| other != span && other.contains(*span));
        let read: Vec<(Span, &str)> = all.iter().filter(outermost).copied().collect();
        let wanted: Vec<(Span, &str)> =
            labelled.iter().filter_map(|each| Some((each.span, kind(&each.label)?))).collect();
        let right = |pair: &&(Span, &str)| wanted.contains(pair);
        counts.found("all").add(read.iter().filter(right).count(), read.len(), wanted.len());
        let somewhere = |(span, _): &&(Span, &str)| wanted.iter().any(|(other, _)| other == span);
        let spans = read.iter().filter(somewhere).count();
        counts.found("all, kind not counted").add(spans, read.len(), wanted.len());
        for kind in ["person", "organisation", "place", "group"] {
            let of = |pair: &&(Span, &str)| pair.1 == kind;
            let right = read.iter().filter(of).filter(right).count();
            let (ours, theirs) = (read.iter().filter(of).count(), wanted.iter().filter(of).count());
            counts.found(kind).add(right, ours, theirs);
        }
        let name = path.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
        for (span, kind) in wanted.iter().filter(|pair| !read.contains(pair)) {
            let other = read.iter().find(|(span_read, _)| span_read == span).map_or("", |pair| pair.1);
            errors.push(format!("{name} missed {kind} {other} | {}", around(&text, *span)));
        }
        for (span, kind) in read.iter().filter(|pair| !wanted.contains(pair)) {
            errors.push(format!("{name} extra {kind} | {}", around(&text, *span)));
        }
    }
    let corpus = format!("{corpus}, {} files", found.len());
    let mut report = Report::new(corpus, &request.reader.named()?, vec![Table::of_counts("", &counts)]);
    if request.errors {
        report.errors = errors;
    }
    Ok(report)
}

/// The name of the corpus and its files.
fn corpus(request: &Request<'_>) -> Result<(String, Vec<PathBuf>), Error> {
    let folder = request.folder;
    let split = folder.join("official_split.tsv");
    if split.is_file() {
        let rows = read(&split)?;
        let dev = rows.lines().map(|row| row.split('\t').collect::<Vec<_>>());
        let dev = dev.filter(|row| row.get(2) == Some(&"dev"));
        let paths = dev.map(|row| folder.join("processed_annotated").join(row[0]));
        return Ok(("Worldwide newswire, dev".to_owned(), paths.filter(|path| path.is_file()).collect()));
    }
    for (file, name) in [
        ("politics/dev.txt", "CrossNER politics, dev"),
        ("emerging.dev.conll", "WNUT-17, dev"),
        ("dev.txt", "dev"),
    ] {
        if folder.join(file).is_file() {
            return Ok((name.to_owned(), vec![folder.join(file)]));
        }
    }
    let found = if folder.is_file() { vec![folder.to_owned()] } else { files(folder, ".tsv")? };
    if found.is_empty() {
        return Err(Error::NotThere { path: folder.to_owned(), wanted: "file of words with IOB labels" });
    }
    Ok((folder.file_name().map_or("names".into(), |name| name.to_string_lossy()).into_owned(), found))
}

fn class(kind: MentionKind) -> Option<&'static str> {
    Some(match kind {
        MentionKind::Person => "person",
        MentionKind::Organisation => "organisation",
        MentionKind::Country | MentionKind::Place => "place",
        MentionKind::Group => "group",
        MentionKind::Event | MentionKind::Other => return None,
    })
}

fn kind(label: &str) -> Option<&'static str> {
    Some(match label.to_lowercase().as_str() {
        "person" | "per" | "politician" => "person",
        "organization" | "organisation" | "org" | "corporation" | "politicalparty" => "organisation",
        "location" | "loc" | "facility" | "country" => "place",
        "norp" => "group",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::{Measure, ReadBy, Request, measure};

    #[test]
    fn names_are_right_when_place_and_kind_are() {
        let folder = tempfile::tempdir().unwrap();
        let words = "The\tO\nminister\tO\n,\tO\nOrla\tB-Person\nVashik\tI-Person\n,\tO\nwent\tO\nto\tO\n\
                     Germany\tB-Location\n.\tO\n";
        std::fs::write(folder.path().join("dev.txt"), words).unwrap();
        let request = Request {
            folder: folder.path(),
            reader: ReadBy::Rules,
            document: None,
            errors: true,
            texts: None,
        };
        let report = measure(Measure::Mentions, &request).unwrap();
        assert_eq!(report.tables[0].rows[0][4], "2 right, 2 read, 2 wanted", "{:?}", report.errors);
    }
}
