//! Copies among 612 crawled pages on one summit, against 300 pairs labelled by reading (`helsinki`).
//!
//! The labels are ours and in the repository (`data/helsinki_pairs.tsv`, ids only; `SOURCE.md` says how they
//! were told); the texts are not. All pages are joined at once, with their sites as outlets, so that what a site prints
//! around its reports is learnt; a pair is found when one group of copies has a passage of both. MinHash looks at the same texts.

use std::collections::{BTreeMap, BTreeSet};

use attested_model::{
    Analysis, Basis, Document, DocumentId, Known, Metadata, OffsetMap, Section, SectionKind, Span,
};
use attested_resolve::{Knowledge, Reading, resolve};

use crate::copies::unread;
use crate::corpus::{file, table};
use crate::minhash::Signature;
use crate::score::Score;
use crate::{Error, Report, Request, Table};

const PAIRS: &str = include_str!("../data/helsinki_pairs.tsv");
/// Labels, and whether the pair is copied; captions are told apart.
const LABELS: [(&str, Option<bool>); 6] = [
    ("copy", Some(true)),
    ("part", Some(true)),
    ("caption", None),
    ("quotation", Some(false)),
    ("furniture", Some(false)),
    ("none", Some(false)),
];

pub(crate) fn measure(request: &Request<'_>) -> Result<Report, Error> {
    let path = file(request.folder, "helsinki_articles.csv")?;
    let rows = table(&path)?;
    let pages: BTreeMap<&str, (Document, Analysis)> = rows
        .iter()
        .map(|row| {
            let cell = |name: &str| row.get(name).map_or("", String::as_str);
            (cell("id"), page(cell("publisher"), cell("text")))
        })
        .collect();
    let pairs: Vec<(&str, &str, &str)> = PAIRS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.next()?, cells.next()?))
        })
        .filter(|(one, two, _)| pages.contains_key(one) && pages.contains_key(two))
        .collect();
    let together = together(pages.values());
    let id = |page: &str| pages[page].0.id();
    let ours: Vec<bool> = pairs
        .iter()
        .map(|(one, two, _)| {
            // Pages of one site that are the same to the byte are one document.
            id(one) == id(two) || together.contains(&(id(one).min(id(two)), id(one).max(id(two))))
        })
        .collect();
    let signatures: BTreeMap<&str, Signature> = pairs
        .iter()
        .flat_map(|(one, two, _)| [*one, *two])
        .collect::<BTreeSet<_>>()
        .into_iter()
        .map(|page| (page, Signature::of(pages[page].0.text())))
        .collect();
    let likeness: Vec<usize> =
        pairs.iter().map(|(one, two, _)| signatures[one].likeness(&signatures[two])).collect();
    let mut scores = Table::new("", &["copied or not, captions left out", "F1", "P", "R"]);
    let mut labels = Table::new(
        "Pairs found, by label:",
        &["what finds", "copy", "part", "caption", "quotation", "furniture", "none"],
    );
    let mut add = |name: &str, found: &[bool]| {
        let score = score(&pairs, found);
        scores.row([
            name.to_owned(),
            format!("{:.1}", score.f1()),
            format!("{:.1}", score.precision()),
            format!("{:.1}", score.recall()),
        ]);
        let count = |label: &str| {
            let of = pairs.iter().zip(found).filter(|((.., given), _)| *given == label);
            let (hit, all) = of.fold((0, 0), |(hit, all), (_, found)| (hit + usize::from(*found), all + 1));
            format!("{hit} of {all}")
        };
        labels.row(std::iter::once(name.to_owned()).chain(LABELS.map(|(label, _)| count(label))));
    };
    add("attested", &ours);
    for threshold in [80, 50, 30, 20, 10, 5] {
        let found: Vec<bool> = likeness.iter().map(|likeness| *likeness >= threshold).collect();
        add(&format!("MinHash, Jaccard from .{threshold:02}"), &found);
    }
    let corpus = format!("helsinki, {} pages, {} pairs labelled by reading", pages.len(), pairs.len());
    let mut report = Report::new(corpus, "copies", vec![scores, labels]);
    if request.errors {
        report.errors = pairs
            .iter()
            .zip(&ours)
            .filter(|((.., label), found)| copied(label).is_some_and(|copied| copied != **found))
            .map(|((one, two, label), found)| {
                format!("{label}, {}: {one} {two}", if *found { "found" } else { "not found" })
            })
            .collect();
    }
    Ok(report)
}

fn copied(label: &str) -> Option<bool> {
    LABELS.iter().find(|(known, _)| *known == label).and_then(|(_, copied)| *copied)
}

fn score(pairs: &[(&str, &str, &str)], found: &[bool]) -> Score {
    let mut score = Score::default();
    for ((.., label), &found) in pairs.iter().zip(found) {
        let Some(copied) = copied(label) else { continue };
        score.add(usize::from(found && copied), usize::from(found), usize::from(copied));
    }
    score
}

/// Documents that stand together in a group of copies, the smaller id first.
fn together<'p>(pages: impl Iterator<Item = &'p (Document, Analysis)>) -> BTreeSet<(DocumentId, DocumentId)> {
    let readings: Vec<Reading<'_>> =
        pages.map(|(document, analysis)| Reading { document, analysis }).collect();
    let mut found = BTreeSet::new();
    for copy in resolve(&readings, &[], &Knowledge::default()).copies {
        let of: BTreeSet<DocumentId> = copy.passages.iter().map(|passage| passage.document).collect();
        let of: Vec<DocumentId> = of.into_iter().collect();
        for (at, one) in of.iter().enumerate() {
            found.extend(of[at + 1..].iter().map(|two| (*one, *two)));
        }
    }
    found
}

/// A page of a site; the crawl marks paragraphs with "###".
#[expect(clippy::expect_used, reason = "one section tiles the text")]
fn page(site: &str, text: &str) -> (Document, Analysis) {
    let text = text.replace(" ### ", "\n\n");
    let span = Span::of(0..text.len());
    let metadata =
        Metadata { outlet: Some(Known::new(site.to_owned(), Basis::Field)), ..Metadata::default() };
    let sections = vec![Section { span, kind: SectionKind::Body }];
    let map = OffsetMap::identity(span.len(), 0);
    unread(Document::new(text, sections, map, metadata).expect("one section"))
}

#[cfg(test)]
mod tests {
    use super::{LABELS, PAIRS, score};
    use crate::score::Score;
    use crate::{Measure, ReadBy, Request, measure};

    #[test]
    fn the_labels_are_three_hundred_pairs_of_ids() {
        let mut pairs = 0;
        for line in PAIRS.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(cells.len(), 3, "{line}");
            assert!(cells[0].parse::<u32>().unwrap() < cells[1].parse::<u32>().unwrap(), "{line}");
            assert!(LABELS.iter().any(|(label, _)| *label == cells[2]), "{line}");
            pairs += 1;
        }
        assert_eq!(pairs, 300);
    }

    #[test]
    fn captions_count_on_neither_side() {
        let pairs = [("1", "2", "copy"), ("1", "3", "caption"), ("1", "4", "none"), ("1", "5", "part")];
        assert_eq!(score(&pairs, &[true, true, true, false]), Score { right: 1, read: 2, wanted: 2 });
    }

    #[test]
    fn pairs_whose_pages_are_there_are_scored() {
        // Two pages under ids of a labelled pair, with words of our own.
        let folder = tempfile::tempdir().unwrap();
        let words = "the envoy of the northern council left the harbour before dawn on a small boat that nobody had \
                     seen there before, and the town learnt of it from the fishermen who came home at noon";
        let csv = format!(
            "id,publisher,scrape_time,text\n35,elm.example,x,\"Envoy leaves ### {words}.\"\n2690,star.example,x,\"In \"\"short\"\" ### {words}, they said.\"\n"
        );
        std::fs::write(folder.path().join("helsinki_articles.csv"), csv).unwrap();
        let request = Request {
            folder: folder.path(),
            reader: ReadBy::Rules,
            document: None,
            errors: true,
            texts: None,
        };
        let report = measure(Measure::Helsinki, &request).unwrap();
        assert_eq!(report.tables[1].rows[0][..2], ["attested", "1 of 1"]);
        assert_eq!(report.errors, Vec::<String>::new());
    }
}
