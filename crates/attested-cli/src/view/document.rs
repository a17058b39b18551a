use super::{MARGIN, field, footer, margin, short_id};
use crate::error::Failure;
use crate::model::{Document, Known};
use crate::terminal::{Entry, Para, Role, Text};
use crate::words;
use crate::words::Shelf;

/// A document in full: what is known about it and how, then its text.
pub(crate) fn document(document: &Document, shelf: &dyn Shelf) -> Result<Vec<Entry>, Failure> {
    let metadata = document.metadata();
    let title = metadata.title.as_ref().map_or("Without a headline", |title| title.value.as_str());
    let mut paras = vec![Para::new(Text::of(Role::Head, title))];
    let known = [
        ("outlet", &metadata.outlet),
        ("byline", &metadata.byline),
        ("credit", &metadata.credit),
        ("language", &metadata.language),
        ("address", &metadata.url),
    ];
    if let Some(date) = &metadata.published {
        let said = if date.words.is_empty() { String::new() } else { format!(" “{}”", date.words) };
        paras.push(field(
            "published",
            &format!("{} ({}{said})", words::in_words(date.edtf), words::known_by(date.basis)),
        ));
    } else {
        paras.push(field("published", "undated"));
    }
    for (name, value) in known {
        if let Some(Known { value, basis }) = value {
            paras.push(field(name, &format!("{value} ({})", words::known_by(*basis))));
        }
    }
    if let Some(path) = shelf.path(document.id())? {
        paras.push(field("read from", &path));
    }
    paras.push(field("length", &words::plural(document.text().len(), "byte")));
    paras.push(field("id", &document.id().to_string()));
    let mut entries = vec![Entry::of(paras)];
    for block in document.text().split('\n').filter(|block| !block.trim().is_empty()) {
        entries.push(Entry::of(vec![Para::new(Text::of(Role::Plain, block))]));
    }
    Ok(entries)
}

/// A document as one of a list.
pub(crate) fn document_row(document: &Document, shelf: &dyn Shelf) -> Result<Entry, Failure> {
    let metadata = document.metadata();
    let title = metadata.title.as_ref().map_or("Without a headline", |title| title.value.as_str());
    let outlet = metadata.outlet.as_ref().map(|outlet| outlet.value.clone()).unwrap_or_default();
    let path = shelf.path(document.id())?.unwrap_or_default();
    let paras =
        vec![Para::new(Text::of(Role::Head, title)), footer(&[outlet, path, short_id(&document.id())])];
    Ok(Entry {
        margin: margin(metadata.published.as_ref().map(|date| date.edtf)),
        margin_width: MARGIN,
        paras,
    })
}
