//! PolNeAR: exact spans by role, tokens of content, and linked attributions.

use std::collections::{BTreeMap, BTreeSet};

use attested_analyse::{Page, Reader as _, TrainedReader};
use attested_model::Span;
use serde_json::Value;

use crate::{Score, document, jaccard, list, text_of, tokens_of};

fn spans_of(value: &Value, role: &str) -> Vec<Span> {
    list(value, role)
        .iter()
        .filter_map(|span| {
            let at = |key: &str| usize::try_from(span[key].as_u64()?).ok();
            Some(Span::of(at("bstart")?..at("bend")?))
        })
        .collect()
}

/// Spans cut at line ends, as the paragraph-wise scorer has them.
fn by_line(text: &str, spans: &[Span]) -> BTreeSet<Span> {
    let mut out = BTreeSet::new();
    for &span in spans {
        let mut start = span.start();
        for piece in span.text(text).split_inclusive('\n') {
            let len = u32::try_from(piece.len()).unwrap_or(0);
            let cut = Span::of(start as usize..(start + len) as usize).trim(text);
            if !cut.is_empty() {
                out.insert(cut);
            }
            start += len;
        }
    }
    out
}

pub(crate) fn polnear(file: &str, shown: usize) {
    let mut scores: BTreeMap<&'static str, Score> = BTreeMap::new();
    let lines = std::fs::read_to_string(file).expect("a JSON Lines file");
    for (index, line) in lines.lines().enumerate() {
        let value: Value = serde_json::from_str(line).expect("a JSON object a line");
        let document = document("", &text_of(&value, "text"), &text_of(&value, "date"));
        let text = document.text();
        let page = Page::of(&document);
        let marks = TrainedReader::new().expect("weights").marks(&page);
        // Outermost only: the corpus nests nothing.
        let outer: Vec<_> = marks
            .attributions
            .iter()
            .filter(|each| {
                let core = each.cue.or(each.content.first().copied()).unwrap_or(Span::of(0..0));
                !marks.attributions.iter().any(|other| {
                    other.content.iter().any(|piece| piece.contains(core) && other.cue != each.cue)
                })
            })
            .collect();
        let gold = list(&value["annotations"][0], "attributions");
        let roles: [(&'static str, Vec<Span>, Vec<Span>); 3] = [
            (
                "source",
                outer.iter().filter_map(|each| each.source).collect(),
                gold.iter().flat_map(|each| spans_of(each, "source")).collect(),
            ),
            (
                "cue",
                outer.iter().filter_map(|each| each.cue).collect(),
                gold.iter().flat_map(|each| spans_of(each, "cue")).collect(),
            ),
            (
                "content",
                outer.iter().flat_map(|each| each.content.clone()).collect(),
                gold.iter().flat_map(|each| spans_of(each, "content")).collect(),
            ),
        ];
        for (role, read, wanted) in roles {
            let (read_set, wanted_set) = (by_line(text, &read), by_line(text, &wanted));
            let score = scores.entry(role).or_default();
            score.right += read_set.intersection(&wanted_set).count();
            score.read += read_set.len();
            score.wanted += wanted_set.len();
            if role == "content" {
                let (read, wanted) = (tokens_of(&page, &read), tokens_of(&page, &wanted));
                let score = scores.entry("content tokens").or_default();
                score.right += read.intersection(&wanted).count();
                score.read += read.len();
                score.wanted += wanted.len();
            }
        }
        let linked = gold
            .iter()
            .filter(|each| {
                let (source, cue, content) =
                    (spans_of(each, "source"), spans_of(each, "cue"), spans_of(each, "content"));
                let words = tokens_of(&page, &content);
                outer.iter().any(|read| {
                    read.source == source.first().copied()
                        && read.cue == cue.first().copied()
                        && jaccard(&words, &tokens_of(&page, &read.content)) >= 0.5
                })
            })
            .count();
        let score = scores.entry("linked").or_default();
        score.right += linked;
        score.read += outer.len();
        score.wanted += gold.len();
        if index < shown {
            print_errors(text, &outer, gold);
        }
    }
    for (role, score) in scores {
        println!("{role:<16} {}", score.line());
    }
}

fn print_errors(text: &str, outer: &[&attested_analyse::Attribution], gold: &[Value]) {
    let show = |spans: &[Span]| spans.iter().map(|span| span.text(text)).collect::<Vec<_>>().join(" + ");
    for each in gold {
        let (source, cue, content) =
            (spans_of(each, "source"), spans_of(each, "cue"), spans_of(each, "content"));
        let same = outer
            .iter()
            .find(|read| read.cue.is_some_and(|span| cue.iter().any(|other| other.overlaps(span))));
        match same {
            None => println!("MISSED  [{}] [{}] [{}]", show(&source), show(&cue), show(&content)),
            Some(read)
                if read.source.as_slice() != source
                    || read.cue.as_slice() != cue
                    || read.content != content =>
            {
                println!("WANTED  [{}] [{}] [{}]", show(&source), show(&cue), show(&content));
                println!(
                    "   READ [{}] [{}] [{}]",
                    show(read.source.as_slice()),
                    show(read.cue.as_slice()),
                    show(&read.content)
                );
            }
            Some(_) => {}
        }
    }
    for read in outer {
        let known = gold.iter().any(|each| {
            spans_of(each, "cue").iter().any(|other| read.cue.is_some_and(|cue| cue.overlaps(*other)))
        });
        if !known {
            println!(
                "EXTRA   [{}] [{}] [{}]",
                show(read.source.as_slice()),
                show(read.cue.as_slice()),
                show(&read.content)
            );
        }
    }
}
