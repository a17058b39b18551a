//! What clings to the start or end of a paragraph of the report: a dateline, a glued date, a credit, initials.

use attested_model::{SectionKind, Span};

use super::dateline::dateline;

/// Agencies whose bare name behind a sentence is a credit.
const AGENCIES: &[&str] = &[
    "EPA",
    "AFP",
    "AP",
    "Reuters",
    "REUTERS",
    "Getty",
    "Getty Images",
    "Xinhua",
    "Anadolu",
    "dpa",
    "TASS",
    "WANA",
    "EFE",
    "ANSA",
    "IRNA",
];

/// Where the parts of a body paragraph begin and what they are; empty when it is body as a whole.
pub(super) fn edges(text: &str, paragraph: Span, last: bool) -> Vec<(u32, SectionKind)> {
    let words = paragraph.text(text);
    let at = |offset: usize| paragraph.start().saturating_add(u32::try_from(offset).unwrap_or(u32::MAX));
    let mut out = Vec::new();
    let mut start = 0;
    if let Some(end) = glued_date(words) {
        out.push((at(0), SectionKind::Header));
        out.push((at(end), SectionKind::Body));
        start = end;
    }
    if let Some(length) = words.get(start..).and_then(dateline) {
        if start > 0 {
            out.pop();
        }
        out.push((at(start), SectionKind::Dateline));
        out.push((at(start + length), SectionKind::Body));
        start += length;
    }
    if let Some(cut) = credit_behind(words).filter(|cut| *cut > start) {
        let short = words.split_whitespace().take(61).count() <= 60;
        if short && out.is_empty() {
            out.push((at(0), SectionKind::Caption));
        }
        if short {
            out.push((at(cut), SectionKind::Credit));
        }
        return out;
    }
    if last && let Some(cut) = initials_behind(words).filter(|cut| *cut > start) {
        if out.is_empty() {
            out.push((at(0), SectionKind::Body));
        }
        out.push((at(cut), SectionKind::Credit));
    }
    out
}

/// `date 2031-04-09 ` glued to the first words of a text.
fn glued_date(words: &str) -> Option<usize> {
    let rest = words.strip_prefix("date ")?;
    let date = rest.get(..10)?;
    let fits = date
        .bytes()
        .enumerate()
        .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    let behind = rest.get(10..)?;
    (fits && !behind.trim_start().is_empty()).then(|| 15 + (behind.len() - behind.trim_start().len()))
}

/// Where a credit begins that stands behind the last stop: `… in Anur. EPA`, `… in Anur. [Getty]`, `(File)`.
fn credit_behind(words: &str) -> Option<usize> {
    for (open, close) in [('[', ']'), ('(', ')')] {
        if words.ends_with(close) {
            let cut = words.rfind(open)?;
            let inner = words.get(cut + 1..words.len() - 1)?;
            let lower = inner.to_lowercase();
            let file = matches!(
                lower.as_str(),
                "file" | "file photo" | "photo" | "getty" | "getty images" | "screengrab" | "archive"
            ) || lower.starts_with("photo:")
                || lower.starts_with("photo by")
                || lower.starts_with("image:")
                || lower.starts_with("credit:")
                || lower.starts_with("file photo");
            let agency =
                AGENCIES.iter().any(|agency| inner == *agency || inner.ends_with(&format!("/{agency}")));
            return (file || (agency && open == '[')).then_some(cut);
        }
    }
    let cut = words.rfind(['.', '!', '?'])? + 1;
    let tail = words.get(cut..)?.trim();
    let agency = AGENCIES
        .iter()
        .any(|agency| tail == *agency || tail.strip_prefix("Photo: ").is_some_and(|rest| rest == *agency));
    let start = words.len() - tail.len();
    (agency && !tail.is_empty()).then_some(start)
}

/// Where the desk's initials begin at the end of a report: `… he added. MH/PA`.
fn initials_behind(words: &str) -> Option<usize> {
    let cut = words.rfind(char::is_whitespace)?;
    let tail = words.get(cut..)?.trim_start();
    let front = words.get(..cut)?.trim_end();
    let alone = (2..=3).contains(&tail.len()) && tail.bytes().all(|byte| byte.is_ascii_uppercase());
    ((is_initials(tail) || alone) && front.ends_with(['.', '”', '"', '!', '?', ')', '’']))
        .then(|| words.len() - tail.len())
}

/// `MH/PA`, `NA/PA`: capitals in groups of two or three with strokes between.
pub(super) fn is_initials(word: &str) -> bool {
    word.contains('/')
        && word.len() <= 12
        && word
            .split('/')
            .all(|part| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_uppercase()))
}
