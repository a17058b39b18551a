//! PolNeAR dev: exact spans by role (the CofeNet metric), words of content, linked attributions, recall by kind.
//!
//! The CofeNet metric takes spans by paragraph, so that a content over two paragraphs is two spans. Linked: cue and
//! source exact and content words with a Jaccard of at least one half. An attribution's content is exact when all of its
//! pieces are; direct content lies in quotation marks as a whole, mixed in part, indirect not at all.

use std::collections::BTreeSet;

use attested_analyse::{Attribution, Page};
use attested_model::Span;
use serde_json::Value;

use crate::corpus::{document, file, lines, list, text_of};
use crate::gold::words;
use crate::score::{Counts, jaccard};
use crate::{Error, Report, Request, Table};

pub(crate) fn measure(request: &Request<'_>) -> Result<Report, Error> {
    let reader = request.reader.reader()?;
    let (mut counts, mut errors, mut texts) = (Counts::default(), Vec::new(), 0_usize);
    for value in lines(&file(request.folder, "dev.jsonl")?)? {
        let id = text_of(&value, "doc_id");
        if request.document.is_some_and(|wanted| wanted != id) {
            continue;
        }
        texts += 1;
        let document = document("", &text_of(&value, "text"), &text_of(&value, "date"));
        let page = Page::of(&document);
        let marks = reader.marks(&page);
        let read: Vec<Linked> = outermost(&marks.attributions).into_iter().map(Linked::of).collect();
        let gold: Vec<Linked> =
            list(&value["annotations"][0], "attributions").iter().map(Linked::of_gold).collect();
        score(&mut counts, &page, &read, &gold);
        errors.extend(differences(&id, document.text(), &read, &gold));
    }
    let mut report = Report::new(
        format!("PolNeAR, dev, {texts} texts, first annotator"),
        &request.reader.named()?,
        vec![Table::of_counts("", &counts)],
    );
    if request.errors || request.document.is_some() {
        report.errors = errors;
    }
    Ok(report)
}

/// The corpus nests nothing: what stands in the content of another one does not count.
fn outermost(all: &[Attribution]) -> Vec<&Attribution> {
    let inner = |each: &Attribution| {
        let core = each.cue.or(each.content.first().copied()).unwrap_or(Span::of(0..0));
        all.iter()
            .any(|other| other.cue != each.cue && other.content.iter().any(|piece| piece.contains(core)))
    };
    all.iter().filter(|each| !inner(each)).collect()
}

/// One attribution.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Linked {
    source: Vec<Span>,
    cue: Vec<Span>,
    content: Vec<Span>,
}

impl Linked {
    fn of(read: &Attribution) -> Self {
        Self {
            source: read.source.into_iter().collect(),
            cue: read.cue.into_iter().collect(),
            content: read.content.clone(),
        }
    }

    fn of_gold(value: &Value) -> Self {
        let spans = |role: &str| {
            list(value, role)
                .iter()
                .filter_map(|span| {
                    let at = |key: &str| usize::try_from(span[key].as_u64()?).ok();
                    Some(Span::of(at("bstart")?..at("bend")?))
                })
                .collect()
        };
        Self { source: spans("source"), cue: spans("cue"), content: spans("content") }
    }

    fn role(&self, role: &str) -> &[Span] {
        match role {
            "source" => &self.source,
            "cue" => &self.cue,
            _ => &self.content,
        }
    }

    fn show(&self, text: &str) -> String {
        let words = |spans: &[Span]| spans.iter().map(|span| span.text(text)).collect::<Vec<_>>().join(" + ");
        format!("[{}] [{}] [{}]", words(&self.source), words(&self.cue), words(&self.content))
    }
}

fn score(counts: &mut Counts, page: &Page<'_>, read: &[Linked], gold: &[Linked]) {
    let text = page.text();
    for role in ["source", "cue", "content"] {
        let spans = |all: &[Linked]| {
            by_line(text, &all.iter().flat_map(|each| each.role(role).to_vec()).collect::<Vec<_>>())
        };
        counts.found(&format!("{role}, exact span")).add_sets(&spans(read), &spans(gold));
    }
    let content =
        |all: &[Linked]| words(page, &all.iter().flat_map(|each| each.content.clone()).collect::<Vec<_>>());
    counts.found("content, words").add_sets(&content(read), &content(gold));
    let linked = gold.iter().filter(|wanted| {
        let inside = words(page, &wanted.content);
        read.iter().any(|each| {
            each.source.first() == wanted.source.first()
                && each.cue.first() == wanted.cue.first()
                && jaccard(&inside, &words(page, &each.content)) >= 0.5
        })
    });
    counts.found("linked: cue and source exact, content Jaccard >= .5").add(
        linked.count(),
        read.len(),
        gold.len(),
    );
    let found: BTreeSet<Span> =
        by_line(text, &read.iter().flat_map(|each| each.content.clone()).collect::<Vec<_>>());
    let marks = quoted(text);
    for wanted in gold.iter().filter(|wanted| !wanted.content.is_empty()) {
        let exact = by_line(text, &wanted.content).is_subset(&found);
        let kind = kind(text, &marks, &wanted.content);
        counts.share(&format!("exact content found, {kind}"), exact);
    }
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

/// What stands between quotation marks; a mark that is never closed reaches to the end of its paragraph.
fn quoted(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut open: Option<usize> = None;
    for (at, char) in text.char_indices() {
        match (char, open) {
            ('“' | '"', None) => open = Some(at),
            ('”' | '"', Some(start)) => {
                out.push(Span::of(start..at + char.len_utf8()));
                open = None;
            }
            ('\n', Some(start)) => {
                out.push(Span::of(start..at));
                open = None;
            }
            _ => {}
        }
    }
    out.extend(open.map(|start| Span::of(start..text.len())));
    out
}

/// Direct, mixed or indirect, by the letters inside and outside quotation marks.
fn kind(text: &str, quoted: &[Span], content: &[Span]) -> &'static str {
    let (mut inside, mut outside) = (0_usize, 0_usize);
    for piece in content {
        for (at, char) in piece.text(text).char_indices().filter(|(_, char)| char.is_alphanumeric()) {
            let start = piece.range().start + at;
            let place = Span::of(start..start + char.len_utf8());
            let first = quoted.partition_point(|span| span.end() <= place.start());
            if quoted.get(first).is_some_and(|span| span.contains(place)) {
                inside += 1;
            } else {
                outside += 1;
            }
        }
    }
    match (inside, outside) {
        (_, 0) => "direct",
        (0, _) => "indirect",
        _ => "mixed",
    }
}

/// A line for every attribution that differs.
fn differences(id: &str, text: &str, read: &[Linked], gold: &[Linked]) -> Vec<String> {
    let meets =
        |a: &Linked, b: &Linked| a.cue.iter().any(|cue| b.cue.iter().any(|other| cue.overlaps(*other)));
    let mut out = Vec::new();
    for wanted in gold {
        match read.iter().find(|each| meets(wanted, each)) {
            None => out.push(format!("{id} missed {}", wanted.show(text))),
            Some(each) if each != wanted => {
                let roles = ["source", "cue", "content"];
                let wrong: Vec<&str> =
                    roles.into_iter().filter(|role| each.role(role) != wanted.role(role)).collect();
                let (wanted, each) = (wanted.show(text), each.show(text));
                out.push(format!("{id} {} wanted {wanted} read {each}", wrong.join("+")));
            }
            Some(_) => {}
        }
    }
    for each in read.iter().filter(|each| !gold.iter().any(|wanted| meets(wanted, each))) {
        out.push(format!("{id} extra {}", each.show(text)));
    }
    out
}

#[cfg(test)]
mod tests {
    use attested_analyse::Page;
    use attested_model::Span;

    use super::{Linked, by_line, kind, quoted, score};
    use crate::corpus::{document, locate};
    use crate::score::{Count, Counts};

    const TEXT: &str = "“We won,” Vashik said. She called the talks “useful” and said they go on.";

    fn linked(source: &str, cue: &str, content: &[&str]) -> Linked {
        let at = |quote: &&str| locate(TEXT, quote)[0];
        Linked { source: vec![at(&source)], cue: vec![at(&cue)], content: content.iter().map(at).collect() }
    }

    #[test]
    fn exact_spans_linked_attributions_and_recall_by_kind_are_counted() {
        let page_of = document("", TEXT, "");
        let page = Page::of(&page_of);
        let gold = [
            linked("Vashik", "said", &["“We won,”"]),
            linked("She", "called", &["the talks “useful”"]),
            linked("She", "and said", &["they go on"]),
        ];
        // The first is right, the second takes half of its content, the third is missed.
        let read = [linked("Vashik", "said", &["“We won,”"]), linked("She", "called", &["talks “useful”"])];
        let mut counts = Counts::default();
        score(&mut counts, &page, &read, &gold);
        let row = |name: &str| counts.rows().find(|(row, _)| *row == name).map(|(_, count)| count);
        let found = |right, read, wanted| Some(Count::Found(crate::score::Score { right, read, wanted }));
        assert_eq!(row("source, exact span"), found(2, 2, 2));
        assert_eq!(row("cue, exact span"), found(2, 2, 3));
        assert_eq!(row("content, exact span"), found(1, 2, 3));
        assert_eq!(row("content, words"), found(4, 4, 8));
        assert_eq!(row("linked: cue and source exact, content Jaccard >= .5"), found(2, 2, 3));
        assert_eq!(row("exact content found, direct"), Some(Count::Share(1, 1)));
        assert_eq!(row("exact content found, mixed"), Some(Count::Share(0, 1)));
        assert_eq!(row("exact content found, indirect"), Some(Count::Share(0, 1)));
    }

    #[test]
    fn a_mark_that_is_never_closed_ends_with_its_paragraph() {
        let text = "He said: “We go on.\nNobody left.";
        let marks = quoted(text);
        assert_eq!(marks.len(), 1);
        assert_eq!(kind(text, &marks, &locate(text, "We go on")), "direct");
        assert_eq!(kind(text, &marks, &locate(text, "Nobody left")), "indirect");
    }

    #[test]
    fn a_content_over_two_paragraphs_is_two_spans() {
        let text = "One line\nand two";
        assert_eq!(by_line(text, &[Span::of(0..text.len())]).len(), 2);
    }
}
