use super::article::Article;
use super::lines::{Line, labelled};
use crate::dates;
use crate::table::Role;

const LENGTH: &[&str] = &["Length", "Länge", "Longueur"];
const BYLINE: &[&str] = &["Byline", "Autor", "Auteur"];
const LANGUAGE: &[&str] = &["Language", "Sprache", "Langue"];
const AHEAD: &[&str] = &[
    "Section",
    "Length",
    "Byline",
    "Dateline",
    "Highlight",
    "Copyright",
    "Link to Image",
    "Rubrik",
    "Länge",
    "Autor",
    "Rubrique",
    "Longueur",
    "Auteur",
    "Cover story",
];
/// Lines of their own, and labels, that end the report.
const BEHIND: &[&str] = &[
    "Classification",
    "Graphic",
    "Load-Date",
    "Language",
    "Publication-Type",
    "Subject",
    "Organization",
    "Industry",
    "Person",
    "Geographic",
    "Journal Code",
    "Update",
    "Document-Type",
    "Notes",
    "Correction",
    "Series",
    "Ticker",
    "Company",
    "Country",
    "State",
    "City",
    "Type",
    "URL",
    "Sprache",
    "Langue",
    "Ladedatum",
    "Date-Chargement",
    "Publikationstyp",
    "Type-Publication",
    "Sujet",
    "Thema",
];

/// Articles that each end with the line `End of Document`: Nexis Uni and Lexis Advance.
pub(super) fn with_end_marks(text: &str, lines: &[Line]) -> Vec<Article> {
    let mut found = Vec::new();
    let mut first = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.text(text) == "End of Document" {
            found.extend(ended(text, &lines[first..=at]));
            first = at + 1;
        }
    }
    found
}

/// The article that ends with the last of these lines; before the first one a cover sheet may stand.
fn ended(text: &str, lines: &[Line]) -> Option<Article> {
    let body =
        lines.iter().position(|line| matches!(line.text(text), "Body" | "Text" | "Corps" | "Volltext"))?;
    let end = lines.len() - 1;
    let mut article = Article::default();
    // The date stands above the first label, the outlet above the date, the title above the outlet.
    let label = lines[..body].iter().position(|line| labelled_any(line.text(text), AHEAD)).unwrap_or(body);
    let date = lines[..label].iter().rposition(|line| date_of(line.text(text)).is_some())?;
    let (outlet, title) = (date.checked_sub(1)?, date.checked_sub(2)?);
    article.set(Role::Published, date_of(lines[date].text(text))?);
    article.set(Role::Outlet, lines[outlet].text(text));
    article.title = Some(lines[title].range.clone());
    for line in &lines[label..body] {
        head(&mut article, line.text(text));
    }
    let behind = lines[body + 1..end].iter().position(|line| ends_report(line.text(text)));
    let behind = behind.map_or(end, |found| body + 1 + found);
    for line in &lines[behind..end] {
        tail(&mut article, line.text(text));
    }
    let start = lines.get(body + 1)?.range.start;
    article.body = vec![start..lines[behind].range.start.max(start)];
    article.whole = lines[title].range.start..lines[end].range.end;
    Some(article)
}

/// Articles that each begin with `3 of 250 DOCUMENTS`: the older plain text.
pub(super) fn numbered(text: &str, lines: &[Line]) -> Vec<Article> {
    let starts: Vec<usize> =
        lines.iter().enumerate().filter(|(_, line)| is_number(line.text(text))).map(|(at, _)| at).collect();
    let mut found = Vec::new();
    for (number, &start) in starts.iter().enumerate() {
        let end = starts.get(number + 1).copied().unwrap_or(lines.len());
        found.extend(counted(text, &lines[start..end]));
    }
    found
}

fn counted(text: &str, lines: &[Line]) -> Option<Article> {
    let length = lines.iter().position(|line| labelled(line.text(text), LENGTH).is_some())?;
    let mut article = Article::default();
    let date = lines[..length].iter().position(|line| date_of(line.text(text)).is_some());
    if let Some(date) = date {
        article.set(Role::Published, date_of(lines[date].text(text))?);
    }
    if let Some(outlet) = date.unwrap_or(2).checked_sub(1).filter(|at| *at > 0) {
        article.set(Role::Outlet, lines[outlet].text(text));
    }
    let label = lines.iter().position(|line| labelled_any(line.text(text), AHEAD)).unwrap_or(length);
    let headed = lines[..=length].iter().find_map(|line| {
        let value = labelled(line.text(text), &["Headline", "Title", "Titel", "Titre"])?;
        Some(line.range.end - value.len()..line.range.end)
    });
    article.title = headed.or_else(|| lines.get(label.checked_sub(1)?).map(|line| line.range.clone()));
    let mut first = length + 1;
    for line in &lines[label..length] {
        head(&mut article, line.text(text));
    }
    while let Some(line) = lines.get(first).filter(|line| labelled_any(line.text(text), AHEAD)) {
        head(&mut article, line.text(text));
        first += 1;
    }
    let behind = lines[first.min(lines.len())..].iter().position(|line| ends_report(line.text(text)));
    let behind = behind.map_or(lines.len(), |found| first + found);
    for line in lines.get(behind..).unwrap_or_default() {
        tail(&mut article, line.text(text));
    }
    let start = lines.get(first)?.range.start;
    let end = lines.get(behind).map_or_else(|| lines[lines.len() - 1].range.end, |line| line.range.start);
    article.body = vec![start..end.max(start)];
    article.whole = lines[0].range.start..lines[lines.len() - 1].range.end;
    Some(article)
}

fn head(article: &mut Article, line: &str) {
    if let Some(byline) = labelled(line, BYLINE) {
        article.set(Role::Byline, byline);
    }
}

fn tail(article: &mut Article, line: &str) {
    if let Some(language) = labelled(line, LANGUAGE) {
        // `ENGLISH; English`
        article.set(Role::Language, language.split(';').next().unwrap_or(language));
    }
    if let Some(url) = labelled(line, &["URL"]).filter(|url| url.starts_with("http")) {
        article.set(Role::Url, url);
    }
}

fn labelled_any(line: &str, labels: &[&str]) -> bool {
    labelled(line, labels).is_some() || (line.starts_with("Copyright ") && labels.contains(&"Copyright"))
}

fn ends_report(line: &str) -> bool {
    BEHIND.iter().take(2).any(|word| *word == line) || labelled(line, BEHIND).is_some() && line.len() < 2000
}

/// `3 of 250 DOCUMENTS`, in the languages of the interface.
fn is_number(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    match words.as_slice() {
        [first, "of", last, "DOCUMENTS" | "DOCUMENT"] => number(first) && number(last),
        ["Dokument", first, "von", last] | ["Document", first, "de" | "of", last] => {
            number(first) && number(last)
        }
        _ => false,
    }
}

/// The date of a line: `April 9, 2031 Wednesday 11:00 AM GMT`, `9. April 2031 Mittwoch`.
fn date_of(line: &str) -> Option<&str> {
    if line.len() > 70 || !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let words: Vec<(usize, &str)> =
        line.split_whitespace().map(|word| (word.as_ptr() as usize - line.as_ptr() as usize, word)).collect();
    // The day comes first; what stands behind it (weekday, time, edition) is left aside.
    (1..=words.len().min(5)).rev().find_map(|count| {
        let (at, word) = words[count - 1];
        let candidate = line[..at + word.len()].trim_end_matches([',', ';']);
        let edtf = dates::alone(candidate).or_else(|| dates::line(candidate))?;
        edtf.as_day().map(|_| candidate)
    })
}
