use super::article::Article;
use super::lines::{Line, labelled};
use crate::table::Role;

/// The labels of an export; a line that begins with one ends the field before it.
const LABELS: [&str; 40] = [
    "Title",
    "Author",
    "Publication info",
    "Publication title",
    "Publication date",
    "Publication year",
    "Publication subject",
    "ProQuest document link",
    "Abstract",
    "Links",
    "Full text",
    "Full Text",
    "Subject",
    "Location",
    "People",
    "Company / organization",
    "Company",
    "Classification",
    "Pages",
    "Page",
    "Section",
    "Publisher",
    "Place of publication",
    "Country of publication",
    "ISSN",
    "e-ISSN",
    "Source type",
    "Language of publication",
    "Language",
    "Document type",
    "ProQuest document ID",
    "Document URL",
    "Copyright",
    "Last updated",
    "Database",
    "Identifier / keyword",
    "Volume",
    "Issue",
    "Dateline",
    "Column",
];

/// Articles between lines of underscores, or behind the number that an export writes over each.
pub(super) fn articles(text: &str, lines: &[Line]) -> Vec<Article> {
    let parts = |line: &Line| is_rule(line.text(text)) || is_number(line.text(text));
    lines.split(parts).filter_map(|block| article(text, block)).collect()
}

/// `Document 3 of 250`
fn is_number(line: &str) -> bool {
    let number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    matches!(line.split_whitespace().collect::<Vec<_>>().as_slice(), ["Document", at, "of", all] if number(at) && number(all))
}

fn is_rule(line: &str) -> bool {
    line.len() >= 20 && line.bytes().all(|byte| byte == b'_')
}

/// The label that a line begins with, and where its value begins.
fn label(text: &str, line: &Line) -> Option<(&'static str, usize)> {
    let words = line.text(text);
    LABELS.iter().find_map(|label| {
        let value = labelled(words, &[label])?;
        Some((*label, line.range.end - value.len()))
    })
}

fn article(text: &str, lines: &[Line]) -> Option<Article> {
    let marks: Vec<(usize, &str, usize)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| label(text, line).map(|(label, value)| (at, label, value)))
        .collect();
    let known =
        marks.iter().any(|(_, label, _)| matches!(*label, "ProQuest document ID" | "Publication title"));
    if !known {
        return None;
    }
    let mut article = Article::default();
    let mut summary = None;
    for (number, &(_, label, value)) in marks.iter().enumerate() {
        let end = marks
            .get(number + 1)
            .map_or_else(|| lines[lines.len() - 1].range.end, |next| lines[next.0].range.start);
        let start = end - text[value.min(end)..end].trim_start().len();
        let said = text[start..end].trim();
        let first = said.lines().next().unwrap_or("").trim();
        match label {
            "Title" => article.title = Some(start..start + first.len()).filter(|range| !range.is_empty()),
            "Author" => article.set(Role::Byline, first),
            "Publication title" => article.set(Role::Outlet, first.split(';').next().unwrap_or(first)),
            "Publication date" => article.set(Role::Published, first),
            "Language of publication" | "Language" => article.set(Role::Language, first),
            "Document URL" => article.set(Role::Url, first),
            "ProQuest document ID" => article.id = Some(first.to_owned()),
            "Full text" | "Full Text" if !said.is_empty() => article.body.push(start..end),
            "Abstract" if !said.is_empty() => summary = Some(start..end),
            _ => {}
        }
    }
    // The line above the first label is the title too.
    if let Some(above) = marks[0].0.checked_sub(1).map(|at| &lines[at])
        && !above.text(text).starts_with("Document ")
    {
        article.title = Some(above.range.clone());
    }
    // Without its text an article still has its abstract; words such as "Not available." are none.
    if article.body.is_empty() {
        article.body.extend(summary);
    }
    article.whole = lines[0].range.start..lines[lines.len() - 1].range.end;
    Some(article)
}
