use std::ops::Range;

use attested_model::{Basis, Document, Evidence, Section, SectionKind, Span};

use super::Source;
use super::channel::Channel;
use crate::ingested::Draft;
use crate::markup::{fragment, is_markup};
use crate::table::Role;
use crate::text::{Hints, Opening};
use crate::xml::{Piece, Scanner, attribute, characters, local};
use crate::{Ingested, Location, Mapped, SkipReason};

/// One entry: its fields and where they lie.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    range: Range<usize>,
    fields: Vec<Field>,
}

#[derive(Debug, Clone)]
struct Field {
    /// Local name; `encoded` of any module.
    name: String,
    attributes: String,
    /// What stands between its tags.
    content: Range<usize>,
    /// True when tags stand in it: markup that was not escaped.
    tags: bool,
}

impl Entry {
    /// Finds the fields of the entry that lies there; an element that is never closed ends where the next of the
    /// entry's own fields or the entry itself ends.
    pub(super) fn of(text: &str, range: Range<usize>) -> Self {
        let mut fields: Vec<Field> = Vec::new();
        let mut open: Vec<String> = Vec::new();
        let mut pieces = Scanner::within(text, range.clone());
        pieces.next();
        for (piece, at) in pieces {
            match piece {
                Piece::Open { name, attributes, empty } => {
                    if open.is_empty() {
                        let (name, attributes) = (local(name), attributes.to_owned());
                        fields.push(Field { name, attributes, content: at.end..at.end, tags: false });
                    } else if let Some(field) = fields.last_mut() {
                        field.tags = true;
                    }
                    if !empty {
                        open.push(local(name));
                    }
                }
                Piece::Close { name } => {
                    let name = local(name);
                    // A tag that closes nothing is passed over.
                    let Some(depth) = open.iter().rposition(|known| *known == name) else { continue };
                    open.truncate(depth);
                    if depth == 0
                        && let Some(field) = fields.last_mut()
                    {
                        field.content.end = at.start;
                    }
                }
                Piece::Text | Piece::Verbatim => {
                    if let Some(field) = fields.last_mut().filter(|_| !open.is_empty()) {
                        field.content.end = at.end.min(range.end);
                    }
                }
            }
        }
        Self { range, fields }
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Field> {
        self.fields.iter().filter(move |field| field.name == name)
    }

    /// What the first field of one of these names says, on one line.
    fn says(&self, text: &str, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.all(name).find_map(|field| field.says(text)))
    }

    /// The address of the page.
    pub(super) fn link(&self, text: &str) -> Option<String> {
        let original = self.says(text, &["origlink"]);
        let of_atom = || {
            let kind = |field: &Field| attribute(&field.attributes, "rel").unwrap_or_default();
            let of = |wanted: &str| {
                self.all("link")
                    .find(|field| kind(field) == wanted)
                    .and_then(|f| attribute(&f.attributes, "href"))
            };
            of("alternate").or_else(|| of(""))
        };
        let guid = || self.says(text, &["guid"]).filter(|guid| guid.starts_with("http"));
        original.or_else(|| self.says(text, &["link"])).or_else(of_atom).or_else(guid)
    }

    /// What the entry is called: its id, else its address.
    pub(super) fn name(&self, text: &str) -> Option<String> {
        self.says(text, &["guid", "id"]).or_else(|| self.link(text))
    }

    /// When it was changed, where the feed tells that apart from its publication.
    pub(super) fn updated(&self, text: &str) -> Option<String> {
        self.says(text, &["updated", "modified"])
    }

    fn hints(&self, text: &str, channel: &Channel) -> Hints {
        let mut hints = Hints::default();
        let mut set = |role: Role, value: Option<String>| {
            if let Some(value) = value {
                hints.set(role, &value, Basis::Field);
            }
        };
        set(Role::Title, self.says(text, &["title"]));
        set(
            Role::Published,
            self.says(text, &["pubdate", "published", "date", "issued", "created", "updated"]),
        );
        set(Role::Url, self.link(text));
        set(Role::Outlet, self.says(text, &["source"]).or_else(|| channel.title.clone()));
        set(Role::Byline, self.says(text, &["creator", "author"]).map(|author| name_of(&author)));
        set(Role::Language, channel.language.clone());
        hints
    }

    /// Makes the document of the entry.
    pub(super) fn ingest(
        &self,
        source: &Source<'_>,
        channel: &Channel,
        place: Location,
    ) -> Result<Ingested, SkipReason> {
        let text = &source.text;
        let hints = self.hints(text, channel);
        let span = Span::of(self.range.clone());
        let (start, end) = source.map.raw(span).unwrap_or((0, source.raw.len() as u64));
        let position = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(source.raw.len());
        let raw = &source.raw[position(start)..position(end)];
        let mut body = Mapped::default();
        let names = ["encoded", "content", "description", "summary", "abstract", "fulltext"];
        let bodies = names.iter().flat_map(|name| self.all(name)).map(|field| field.value(text));
        for value in bodies {
            if value.text().trim().len() > body.text().trim().len() {
                body = value;
            }
        }
        let back = |mapped: Mapped| -> Result<Mapped, SkipReason> {
            let failed = |error: attested_model::ModelError| SkipReason::Failed(error.to_string());
            let (words, outer) = mapped.finish().map_err(failed)?;
            Ok(Mapped::through(words, &outer, &source.map).rebased(start))
        };
        let warnings = source.warnings.clone();
        if body.text().trim().is_empty() {
            let title = self.all("title").map(|field| field.value(text)).next().unwrap_or_default();
            return headline(place, raw, start, back(title)?, &hints, warnings);
        }
        let body = back(body)?;
        if is_markup(body.text()) || body.text().contains('&') {
            return fragment(place, raw, start, body, &hints, warnings);
        }
        Draft { location: place, raw, raw_start: start, mapped: body, hints, warnings }.finish()
    }
}

/// An entry with a title alone: the title is what it says.
fn headline(
    place: Location,
    raw: &[u8],
    start: u64,
    title: Mapped,
    hints: &Hints,
    mut warnings: Vec<String>,
) -> Result<Ingested, SkipReason> {
    if title.text().trim().is_empty() {
        return Err(SkipReason::NoText);
    }
    let (metadata, candidates) = hints.choose(&Opening::of("", None), "", &mut warnings);
    let failed = |error: attested_model::ModelError| SkipReason::Failed(error.to_string());
    let (text, offsets) = title.finish().map_err(failed)?;
    let section = Section { span: Span::of(0..text.len()), kind: SectionKind::Headline };
    let document = Document::new(text, vec![section], offsets, metadata).map_err(failed)?;
    let ingested = Ingested::of(place, raw, start, document, warnings);
    Ok(Ingested { evidence: Evidence { set_apart: Vec::new(), candidates }, ..ingested })
}

impl Field {
    /// Its characters; markup in it, escaped or not, as it stands.
    fn value(&self, text: &str) -> Mapped {
        let mut mapped = Mapped::default();
        if self.tags {
            mapped.copied(&text[self.content.clone()], self.content.start as u64);
        } else {
            characters(text, self.content.clone(), &mut mapped);
        }
        mapped
    }

    fn says(&self, text: &str) -> Option<String> {
        let mut mapped = Mapped::default();
        characters(text, self.content.clone(), &mut mapped);
        let mut said = mapped.text().split_whitespace().collect::<Vec<_>>().join(" ");
        // A title may be escaped twice, and may hold markup.
        if said.contains(['&', '<']) {
            let mut inner = Mapped::default();
            characters(&said, 0..said.len(), &mut inner);
            said = inner.text().split_whitespace().collect::<Vec<_>>().join(" ");
        }
        (!said.is_empty()).then_some(said)
    }
}

/// `desk@post.example (Sanne Brill)` names Sanne Brill.
fn name_of(author: &str) -> String {
    let inside = author.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside);
    match inside {
        Some(name) if author.contains('@') && !name.trim().is_empty() => name.trim().to_owned(),
        _ => author.to_owned(),
    }
}
