//! Stories on a stream of reports of shootings, each labelled with its incident (`gva_dev`).
//!
//! B³ and pairwise scores of the stories against the incidents, every document counted; and whether the stories are the
//! same when the documents come in the other order.

use std::collections::BTreeMap;

use attested_model::{
    Analysis, Basis, Dated, Document, Known, Metadata, OffsetMap, Section, SectionKind, Span,
};
use attested_resolve::{Reading, stories};
use serde_json::Value;

use crate::clusters::{Clusters, Compared};
use crate::corpus::{file, lines, text_of};
use crate::{Error, Report, Request, Table};

pub(crate) fn measure(request: &Request<'_>) -> Result<Report, Error> {
    let rows = lines(&file(request.folder, "docs.jsonl")?)?;
    let documents: Vec<Document> = rows.iter().map(document).collect();
    let analyser = request.reader.analyser()?;
    let analyses: Vec<Analysis> = documents.iter().map(|document| analyser.analyse(document)).collect();
    let readings: Vec<Reading<'_>> =
        documents.iter().zip(&analyses).map(|(document, analysis)| Reading { document, analysis }).collect();
    let found = stories(&readings);
    let mut backwards = readings.clone();
    backwards.reverse();
    let same = stories(&backwards) == found;
    let mut of = BTreeMap::new();
    for (at, story) in found.iter().enumerate() {
        of.extend(story.documents.iter().map(|document| (*document, at)));
    }
    let alone = |at: usize| found.len() + at;
    let (mut read, mut gold) = (BTreeMap::<usize, Vec<usize>>::new(), BTreeMap::<String, Vec<usize>>::new());
    for (at, (row, document)) in rows.iter().zip(&documents).enumerate() {
        read.entry(of.get(&document.id()).copied().unwrap_or_else(|| alone(at))).or_default().push(at);
        gold.entry(text_of(row, "incident")).or_default().push(at);
    }
    let (read, gold): (Clusters<usize>, Clusters<usize>) =
        (read.into_values().collect(), gold.into_values().collect());
    let mut compared = Compared::default();
    compared.add(&read, &gold);
    let mut table = Table::new("", &["metric", "P", "R", "F1"]);
    for (name, scores) in [("B³", compared.b_cubed()), ("pairs", compared.pairs())] {
        table.row([name.to_owned()].into_iter().chain(scores.map(|score| format!("{score:.1}"))));
    }
    table.row(["CoNLL".to_owned(), String::new(), String::new(), format!("{:.1}", compared.conll())]);
    let order = if same { "the same in the other order" } else { "NOT THE SAME IN THE OTHER ORDER" };
    let corpus = format!("gva, dev, {} texts, {} stories, {order}", rows.len(), found.len());
    Ok(Report::new(corpus, &request.reader.named()?, vec![table]))
}

#[expect(clippy::expect_used, reason = "the sections are made to tile the text")]
fn document(row: &Value) -> Document {
    let (title, text) = (text_of(row, "title"), text_of(row, "text"));
    let whole = format!("{title}\n\n{text}\n");
    let head = title.len() + 2;
    let sections = [(0..head, SectionKind::Headline), (head..whole.len(), SectionKind::Body)]
        .map(|(range, kind)| Section { span: Span::of(range), kind })
        .to_vec();
    let metadata = Metadata {
        title: Some(Known::new(title, Basis::Field)),
        // The id keeps reports of one text apart that stand under two incidents.
        url: row["id"].as_str().map(|id| Known::new(id.to_owned(), Basis::Field)),
        published: row["dct"].as_str().and_then(|words| {
            Some(Dated { edtf: words.parse().ok()?, basis: Basis::Field, words: words.to_owned() })
        }),
        ..Metadata::default()
    };
    let map = OffsetMap::identity(u32::try_from(whole.len()).unwrap_or(u32::MAX), 0);
    Document::new(whole, sections, map, metadata).expect("two sections tile the text")
}

#[cfg(test)]
mod tests {
    use crate::{Measure, ReadBy, Request, measure};

    #[test]
    fn stories_of_one_incident_alone_are_precise() {
        let folder = tempfile::tempdir().unwrap();
        let row = |incident: &str, id: u8, text: &str| {
            serde_json::json!({"incident": incident, "id": id.to_string(), "title": "Shooting", "text": text, "dct": "2031-03-10"})
                .to_string()
        };
        let rows = [
            row("a", 1, "Orla Vashik was shot in Dellin on Sunday, police said."),
            row("a", 2, "A fire destroyed a mill in Corvane in the winter of 2029."),
        ];
        std::fs::write(folder.path().join("docs.jsonl"), rows.join("\n")).unwrap();
        let request = Request {
            folder: folder.path(),
            reader: ReadBy::Rules,
            document: None,
            errors: false,
            texts: None,
        };
        let report = measure(Measure::Stories, &request).unwrap();
        // Together or apart, no story holds reports of two incidents.
        assert_eq!(report.tables[0].rows[0][..2], ["B³", "100.0"]);
        assert!(report.corpus.ends_with("the same in the other order"), "{}", report.corpus);
    }
}
