use super::article::Article;
use super::lines::Line;
use crate::dates;
use crate::table::Role;

/// The two-letter codes that Factiva writes before the parts of an article.
const CODES: [&str; 36] = [
    "SE", "HD", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "ART",
    "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "DE", "CLM", "TDP", "RST", "PBI", "NGC",
    "GC", "URL", "HLP",
];

/// Articles that each end with `Document` and an accession number.
pub(super) fn articles(text: &str, lines: &[Line]) -> Vec<Article> {
    let mut found = Vec::new();
    let mut first = 0;
    for (at, line) in lines.iter().enumerate() {
        let Some(id) = accession(line.text(text)) else { continue };
        let block = &lines[first..=at];
        let article = coded(text, block).or_else(|| plain(text, block));
        if let Some(mut article) = article {
            article.id = Some(id.to_owned());
            found.push(article);
        }
        first = at + 1;
    }
    found
}

/// `Document TOLPO00020310409e73a0001` → its number; also behind the code `AN`.
fn accession(line: &str) -> Option<&str> {
    let rest = line
        .strip_prefix("AN")
        .map_or(line, |rest| if rest.starts_with(char::is_whitespace) { rest } else { line });
    let id = rest.trim_start().strip_prefix("Document ")?.trim();
    let shaped = (15..=40).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && id.starts_with(|c: char| c.is_ascii_uppercase())
        && id.bytes().filter(u8::is_ascii_digit).count() >= 8;
    shaped.then_some(id)
}

/// The code that a line begins with, and where its value begins; the value may stand on the next line.
fn code<'a>(text: &'a str, line: &Line) -> Option<(&'a str, std::ops::Range<usize>)> {
    let words = line.text(text);
    let end = words.find(char::is_whitespace).unwrap_or(words.len());
    let code = CODES.iter().find(|code| **code == &words[..end])?;
    let value = words[end..].trim_start();
    Some((code, line.range.end - value.len()..line.range.end))
}

/// An article with codes (`HD`, `LP`, `TD` …).
fn coded(text: &str, lines: &[Line]) -> Option<Article> {
    let first = lines.iter().rposition(|line| code(text, line).is_some_and(|(code, _)| code == "HD"))?;
    // A section, a byline above the headline belong to it too.
    let start = if first > 0 && code(text, &lines[first - 1]).is_some_and(|(code, _)| code == "SE") {
        first - 1
    } else {
        first
    };
    let lines = &lines[start..];
    let mut article = Article::default();
    let marks: Vec<(usize, &str, usize)> = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| code(text, line).map(|(code, value)| (at, code, value.start)))
        .collect();
    let coded = marks.iter().any(|(_, code, _)| matches!(*code, "LP" | "TD"));
    if !coded {
        return None;
    }
    for (number, &(_, code, value)) in marks.iter().enumerate() {
        let end = marks
            .get(number + 1)
            .map_or_else(|| lines[lines.len() - 1].range.end, |next| lines[next.0].range.start);
        let range = value.min(end)..end;
        let start = range.end - text[range.clone()].trim_start().len();
        let said = text[range.clone()].trim();
        match code {
            "HD" => article.title = Some(start..start + said.len()),
            "BY" => article.set(Role::Byline, said.strip_prefix("By ").unwrap_or(said)),
            "PD" => article.set(Role::Published, said),
            "SN" => article.set(Role::Outlet, said),
            "LA" => article.set(Role::Language, said),
            "URL" => article.set(Role::Url, said),
            "LP" | "TD" if start < end => article.body.push(start..end),
            _ => {}
        }
    }
    article.whole = lines[0].range.start..lines[lines.len() - 1].range.end;
    (!article.body.is_empty()).then_some(article)
}

/// An article without codes: title, author, `523 words`, date, outlet, code, page, language, copyright, text.
fn plain(text: &str, lines: &[Line]) -> Option<Article> {
    let words = lines.iter().position(|line| is_count(line.text(text)))?;
    let mut article = Article::default();
    let byline = words.checked_sub(1).filter(|&at| {
        let line = lines[at].text(text);
        at > 0 && (line.starts_with("By ") || line.starts_with("Von ") || line.starts_with("Par "))
    });
    let title = byline.unwrap_or(words).checked_sub(1)?;
    if let Some(byline) = byline {
        let line = lines[byline].text(text);
        article.set(Role::Byline, line.split_once(' ').map_or(line, |(_, name)| name));
    }
    article.title = Some(lines[title].range.clone());
    let date = words
        + 1
        + lines[words + 1..].iter().take(3).position(|line| dates::alone(line.text(text)).is_some())?;
    article.set(Role::Published, lines[date].text(text));
    // A time may stand between date and outlet.
    let outlet = lines[date + 1..].iter().take(2).position(|line| !is_time(line.text(text)))? + date + 1;
    article.set(Role::Outlet, lines[outlet].text(text));
    let last = lines.len() - 1;
    let copyright = lines[outlet..last].iter().take(8).position(|line| is_copyright(line.text(text)));
    let first = copyright.map_or(outlet + 1, |found| outlet + found + 1);
    let language = lines[outlet + 1..first.min(last)].iter().rev().find(|line| is_language(line.text(text)));
    if let Some(language) = language {
        article.set(Role::Language, language.text(text));
    }
    let start = lines.get(first).filter(|_| first < last)?.range.start;
    article.body = vec![start..lines[last].range.start];
    article.whole = lines[title].range.start..lines[last].range.end;
    Some(article)
}

/// `523 words`
fn is_count(line: &str) -> bool {
    let Some((number, unit)) = line.split_once(' ') else { return false };
    number.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
        && number.starts_with(|c: char| c.is_ascii_digit())
        && matches!(unit, "words" | "word" | "Wörter" | "mots" | "palabras")
}

fn is_time(line: &str) -> bool {
    line.len() <= 8 && line.contains(':') && line.starts_with(|c: char| c.is_ascii_digit())
}

fn is_copyright(line: &str) -> bool {
    line.starts_with("Copyright")
        || line.starts_with('©')
        || line.starts_with("(c)")
        || line.starts_with("(C)")
}

fn is_language(line: &str) -> bool {
    line.len() < 30
        && line.split_whitespace().count() == 1
        && line.chars().all(char::is_alphabetic)
        && line.starts_with(char::is_uppercase)
        && line.chars().any(char::is_lowercase)
}
