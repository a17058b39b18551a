//! Takes the text of an export of a news database (Nexis, Factiva, ProQuest), whatever file it came in; gives its
//! articles, each with its own metadata.
//!
//! A database is told by the lines that it writes around every article, never by the name of the file; a text without
//! such marks is left alone. Title, outlet, date, author, language and id come from the lines of the export and
//! have the basis *header*. Cover sheets and lists of titles belong to no article and are told as a note. Of
//!
//! ```text
//! Talks open in Port Ansel
//! The Toldra Post (Halvenia)
//! April 9, 2031 Wednesday
//!
//! Length: 210 words
//! Byline: Sanne Brill
//! Body
//!
//! The talks opened on Monday …
//!
//! End of Document
//! ```
//!
//! the report is what stands between `Body` and `End of Document`; the lines above it are header, what may stand
//! below it (classification, load date) is boilerplate.

mod article;
mod factiva;
mod lines;
mod nexis;
mod proquest;

use crate::{Ingested, Location, Mapped, Options, Skipped};
use article::Article;
use lines::Line;

/// The databases that are known.
const KNOWN: [(&str, Cut); 4] = [
    ("Nexis", nexis::with_end_marks),
    ("Nexis", nexis::numbered),
    ("Factiva", factiva::articles),
    ("ProQuest", proquest::articles),
];

type Cut = fn(&str, &[Line]) -> Vec<Article>;

/// The articles of an export; `None` when the text is none.
pub(crate) fn articles(
    location: &Location,
    raw: &[u8],
    mapped: &Mapped,
    warnings: &[String],
    options: &Options,
) -> Option<Vec<Result<Ingested, Skipped>>> {
    let text = mapped.text();
    if !may_be(text.as_bytes()) {
        return None;
    }
    let lines = lines::of(text);
    let (name, found) =
        KNOWN.iter().map(|(name, cut)| (*name, cut(text, &lines))).find(|(_, found)| !found.is_empty())?;
    let mut seen = crate::table::SeenIds::default();
    let mut items = Vec::new();
    let many = found.len();
    for (number, article) in found.into_iter().enumerate() {
        let fallback = format!("article {}", number + 1);
        let name = match article.id.clone() {
            Some(id) if seen.is_new(&id) => id,
            Some(id) => format!("{id} ({fallback})"),
            None => fallback,
        };
        let place = location.record(name);
        let read = article.ingest(place.clone(), raw, mapped, warnings, options);
        items.push(read.map_err(|reason| Skipped::new(place, reason)));
    }
    if let Some(Ok(first)) = items.iter_mut().find(|item| item.is_ok()) {
        first.notes.push(format!(
            "is of an export of {name}, which holds {many} {}",
            if many == 1 { "article" } else { "articles" }
        ));
    }
    Some(items)
}

/// A quick look, so that ordinary texts are not cut into lines for nothing.
pub(crate) fn may_be(raw: &[u8]) -> bool {
    let has = |mark: &str| memchr::memmem::find(raw, mark.as_bytes()).is_some();
    has("End of Document")
        || (has("LENGTH:") && has("DOCUMENT"))
        || (has("LÄNGE:") || has("LONGUEUR:"))
        || (has("ProQuest document ID") || has("Publication title:"))
        || has("Document ") && (has(" words") || has("WC") || has(" Wörter") || has(" mots"))
}
