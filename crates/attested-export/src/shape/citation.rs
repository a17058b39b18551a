//! The documents for reference managers: CSL-JSON (Zotero, pandoc) and BibTeX.

use std::io::Write;

use attested_model::{CodePoints, Document, Passage};
use attested_record::Record;
use serde_json::{Value, json};

use super::date;
use super::desk::{Desk, one_line};
use crate::Error;

pub(super) fn csl(desk: &Desk<'_>, out: &mut dyn Write) -> Result<(), Error> {
    out.write_all(b"[")?;
    for (at, document) in desk.documents()?.enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &item(desk, &document?)?)?;
    }
    out.write_all(b"\n]\n")?;
    Ok(())
}

fn item(desk: &Desk<'_>, document: &Document) -> Result<Value, Error> {
    let metadata = document.metadata();
    let mut item = json!({
        "id": document.id().to_string(),
        "type": "article-newspaper",
        "title": title(desk, document)?,
        "note": format!("attested: {}", document.id()),
    });
    if let Some(outlet) = &metadata.outlet {
        item["container-title"] = Value::from(one_line(&outlet.value));
    }
    if let Some(byline) = &metadata.byline {
        let people: Vec<Value> =
            people(&byline.value).into_iter().map(|name| json!({ "literal": name })).collect();
        item["author"] = Value::from(people);
    }
    if let Some((year, month, day)) = metadata.published.as_ref().and_then(|dated| date::parts(dated.edtf)) {
        let mut parts = vec![year];
        parts.extend(month.map(i32::from));
        parts.extend(day.map(i32::from));
        item["issued"] = json!({ "date-parts": [parts] });
    }
    if let Some(link) = desk.link(document) {
        item["URL"] = Value::from(link);
    }
    if let Some(language) = &metadata.language {
        item["language"] = Value::from(one_line(&language.value));
    }
    Ok(item)
}

pub(super) fn bibtex(desk: &Desk<'_>, out: &mut dyn Write) -> Result<(), Error> {
    for document in desk.documents()? {
        entry(desk, &document?, out)?;
    }
    Ok(())
}

fn entry(desk: &Desk<'_>, document: &Document, out: &mut dyn Write) -> Result<(), Error> {
    let metadata = document.metadata();
    writeln!(out, "@article{{{},", document.id())?;
    let mut field = |name: &str, value: Option<String>| -> Result<(), Error> {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            writeln!(out, "  {name} = {{{value}}},")?;
        }
        Ok(())
    };
    field("title", Some(format!("{{{}}}", tex(&title(desk, document)?))))?;
    field(
        "author",
        metadata.byline.as_ref().map(|byline| {
            people(&byline.value)
                .iter()
                .map(|name| format!("{{{}}}", tex(name)))
                .collect::<Vec<_>>()
                .join(" and ")
        }),
    )?;
    field("journal", metadata.outlet.as_ref().map(|outlet| tex(&outlet.value)))?;
    let parts = metadata.published.as_ref().and_then(|dated| date::parts(dated.edtf));
    field("year", parts.map(|(year, ..)| year.to_string()))?;
    field("month", parts.and_then(|(_, month, _)| month).map(|month| month.to_string()))?;
    field("day", parts.and_then(|(_, _, day)| day).map(|day| day.to_string()))?;
    field("url", desk.link(document).map(|link| address(&link)))?;
    field("note", Some(format!("attested: {}", document.id())))?;
    out.write_all(b"}\n\n")?;
    Ok(())
}

/// A document, or a passage of it, in the forms in which it is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// One line of text: what is quoted, where it stands and what the document can be known by.
    pub plain: String,
    /// BibTeX.
    pub bibtex: String,
    /// CSL-JSON, as Zotero and pandoc take it.
    pub csl: String,
}

/// Cites a document of a record, or a passage of it.
///
/// # Errors
/// What reading the record can meet, and a passage that does not lie in the document.
pub fn citation(record: &Record, document: &Document, passage: Option<Passage>) -> Result<Citation, Error> {
    let desk = Desk::new(record);
    let mut csl = item(&desk, document)?;
    let mut bibtex = Vec::new();
    entry(&desk, document, &mut bibtex)?;
    let mut bibtex = String::from_utf8_lossy(&bibtex).trim_end().to_owned();
    let metadata = document.metadata();
    let mut parts = Vec::new();
    if let Some(byline) = &metadata.byline {
        parts.push(people(&byline.value).join(", "));
    }
    parts.push(format!("“{}”", title(&desk, document)?));
    parts.extend(metadata.outlet.as_ref().map(|outlet| one_line(&outlet.value)));
    let date = metadata.published.as_ref().map(|dated| crate::words::in_words(dated.edtf));
    parts.push(date.unwrap_or_else(|| "undated".to_owned()));
    parts.extend(desk.link(document));
    let mut known_by = format!("document {}", document.id());
    if let Some(sha256) = record.raw_sha256(&document.id())? {
        known_by.push_str(&format!(", SHA-256 {sha256}"));
    }
    if let Some(passage) = passage {
        let words = one_line(&desk.quote(passage)?.quote);
        let (start, end) = CodePoints::of(document.text()).positions(passage.span);
        known_by = format!("characters {start}-{end} of {known_by}");
        csl["note"] =
            Value::from(format!("“{words}” (characters {start}-{end}). attested: {}", document.id()));
        let note = format!("note = {{“{}” (characters {start}-{end}). attested: ", tex(&words));
        bibtex = bibtex.replacen("note = {attested: ", &note, 1);
        parts.insert(0, format!("“{words}” –"));
    }
    parts.push(known_by);
    let plain = parts.join(", ").replacen("–,", "–", 1) + ".";
    let csl = serde_json::to_string_pretty(&[csl])?;
    // Line by line, since the end of a line is no trick here.
    let neutral = |text: String| {
        text.lines().map(|line| crate::neutral(line).into_owned()).collect::<Vec<_>>().join("\n")
    };
    Ok(Citation { plain: neutral(plain), bibtex: neutral(bibtex), csl })
}

/// The headline; the name of the source where there is none.
fn title(desk: &Desk<'_>, document: &Document) -> Result<String, Error> {
    Ok(match &document.metadata().title {
        Some(title) => one_line(&title.value),
        None => one_line(&crate::words::Shelf::path(desk.shelf(), document.id())?.unwrap_or_default()),
    })
}

/// "By A. Name and B. Name" as two names.
fn people(byline: &str) -> Vec<String> {
    let byline = one_line(byline);
    let names = byline.strip_prefix("By ").or_else(|| byline.strip_prefix("by ")).unwrap_or(&byline);
    names
        .split(" and ")
        .flat_map(|part| part.split(','))
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

/// Text that TeX prints as it stands, with braces in balance.
fn tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in one_line(text).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash "),
            '{' | '}' => out.push_str(if c == '{' { "(" } else { ")" }),
            '#' | '$' | '%' | '&' | '_' => {
                out.push('\\');
                out.push(c);
            }
            '~' => out.push_str("\\textasciitilde "),
            '^' => out.push_str("\\textasciicircum "),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// An address with what would end a field written as percent codes.
fn address(link: &str) -> String {
    link.chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .map(|c| match c {
            '{' => "%7B".to_owned(),
            '}' => "%7D".to_owned(),
            '\\' => "%5C".to_owned(),
            c => c.to_string(),
        })
        .collect()
}
