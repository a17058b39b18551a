//! What is known of a page beside its text, each value with its basis and by a stated order.

use attested_model::{Basis, Known, Metadata, SectionKind};

use super::blocks::Layout;
use super::choose::Choice;
use super::head::Head;
use super::published;
use super::roles::Role;
use super::tree::Tree;
use super::words::{overlap, squeeze, words};
use crate::text::dateline;

/// A page as far as it is read.
pub(super) struct Found<'a> {
    pub(super) tree: &'a Tree,
    pub(super) head: &'a Head,
    pub(super) layout: &'a Layout,
    pub(super) choice: &'a Choice,
    pub(super) roles: &'a [Role],
}

impl<'a> Found<'a> {
    pub(super) fn words(&self, at: usize) -> &'a str {
        self.layout.blocks[at].text(self.layout.mapped.text())
    }

    /// The blocks of one kind, in page order.
    pub(super) fn of_kind(&self, kind: SectionKind) -> impl Iterator<Item = usize> + '_ {
        self.roles.iter().enumerate().filter(move |(_, role)| role.kind == kind).map(|(at, _)| at)
    }
}

/// Chooses the metadata of a page.
pub(super) fn metadata(found: &Found<'_>, warnings: &mut Vec<String>) -> Metadata {
    let url = url(found.head);
    let outlet = outlet(found.head, url.as_ref());
    let published = published::published(found, url.as_ref().map(|url| url.value.as_str()), warnings);
    Metadata {
        title: title(found, outlet.as_ref()),
        byline: byline(found),
        published,
        credit: credit(found),
        language: language(found.head),
        outlet,
        url,
    }
}

/// The headline of the page; else what its head calls it, without the outlet's name.
fn title(found: &Found<'_>, outlet: Option<&Known<String>>) -> Option<Known<String>> {
    if let Some(at) = found.choice.headline {
        return Some(Known::new(squeeze(found.words(at)), Basis::Markup));
    }
    let title = found.head.titles().into_iter().next()?;
    Some(Known::new(
        without_outlet(title, outlet.map(|outlet| outlet.value.as_str())).to_owned(),
        Basis::Markup,
    ))
}

/// `Hotline to open | The Toldra Post` without what stands behind the last bar, when that is short or the outlet.
fn without_outlet<'a>(title: &'a str, outlet: Option<&str>) -> &'a str {
    let separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · "];
    let cut = separators
        .iter()
        .filter_map(|separator| title.rfind(separator).map(|at| (at, separator.len())))
        .max();
    let Some((at, len)) = cut else { return title };
    let (head, tail) = (title[..at].trim(), &title[at + len..]);
    let named = outlet.is_some_and(|outlet| overlap(&words(outlet), &words(tail)) >= 50);
    let short = words(tail).len() <= 4 && words(head).len() >= 4;
    if named || short { head } else { title }
}

/// The name in `og:site_name`, of the publisher in structured data, in other meta elements; else the host.
fn outlet(head: &Head, url: Option<&Known<String>>) -> Option<Known<String>> {
    let named = head
        .site()
        .or_else(|| head.meta(&["publisher", "dc.publisher", "dcterms.publisher", "application-name", "cre"]))
        .map(|name| name.trim_start_matches('@'))
        .filter(|name| !name.is_empty() && !name.starts_with("http") && name.chars().count() <= 100);
    if let Some(name) = named {
        return Some(Known::new(name.to_owned(), Basis::Markup));
    }
    let host = host(&url?.value)?;
    Some(Known::new(host.to_owned(), Basis::Url))
}

/// The host of an address without `www.` and port.
fn host(url: &str) -> Option<&str> {
    let authority = url.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && host.bytes().all(|byte| byte.is_ascii_graphic())).then_some(host)
}

/// The canonical address; then `og:url`, structured data, and the address the page was saved from.
fn url(head: &Head) -> Option<Known<String>> {
    let candidates = [
        head.canonical.as_deref(),
        head.meta(&["og:url"]),
        head.story.url.as_deref(),
        head.meta(&["twitter:url", "parsely-link", "dc.identifier"]),
        head.saved_from.as_deref(),
    ];
    candidates
        .into_iter()
        .flatten()
        .find(|url| {
            let path = url.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"));
            path.is_some_and(|(_, rest)| !rest.is_empty() && !rest.contains(char::is_whitespace))
        })
        .map(|url| Known::new(url.to_owned(), Basis::Markup))
}

/// The authors in structured data, in meta elements, in a block marked as a byline, in a line `By …`.
fn byline(found: &Found<'_>) -> Option<Known<String>> {
    let authors: Vec<&str> = found.head.story.authors.iter().filter_map(|name| a_name(name)).collect();
    if !authors.is_empty() {
        return Some(Known::new(authors.join(", "), Basis::Markup));
    }
    let names = [
        "author",
        "article:author",
        "byl",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
    ];
    let meta = names.iter().find_map(|name| found.head.meta(&[name]).and_then(a_name));
    if let Some(name) = meta {
        return Some(Known::new(name.to_owned(), Basis::Markup));
    }
    let at = found.of_kind(SectionKind::Byline).next()?;
    let words = squeeze(found.words(at).lines().next().unwrap_or(""));
    let name = a_name(&words)?;
    let marked = found.roles[at].why.contains("marked");
    Some(Known::new(name.to_owned(), if marked { Basis::Markup } else { Basis::Text }))
}

/// A name without `By` and the like; none when it is an address or too long.
fn a_name(value: &str) -> Option<&str> {
    let value = value.trim();
    let before = ["by ", "posted by ", "written by ", "reported by "];
    let lead = before
        .iter()
        .find(|lead| value.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead)));
    let name = lead.map_or(value, |lead| value[lead.len()..].trim());
    let fits =
        !name.is_empty() && name.chars().count() <= 160 && !name.contains("://") && !name.starts_with('@');
    fits.then_some(name)
}

/// The agency in the dateline; else the organisation that structured data names as the source.
fn credit(found: &Found<'_>) -> Option<Known<String>> {
    let opening = found.of_kind(SectionKind::Body).take(3).find_map(|at| {
        let words = found.words(at);
        dateline(words)?.agency.map(|agency| agency.text(words))
    });
    match opening {
        Some(agency) => Some(Known::new(agency.to_owned(), Basis::Text)),
        None => found.head.story.credit.clone().map(|name| Known::new(name, Basis::Markup)),
    }
}

/// The language of the `html` element, of meta elements, of structured data.
fn language(head: &Head) -> Option<Known<String>> {
    let metas =
        ["og:locale", "content-language", "language", "dc.language", "dcterms.language", "inlanguage"];
    let candidates = [head.language.as_deref(), head.meta(&metas), head.story.language.as_deref()];
    candidates.into_iter().flatten().find_map(tag).map(|tag| Known::new(tag, Basis::Markup))
}

/// A language tag as BCP 47 writes it.
fn tag(value: &str) -> Option<String> {
    let value = value.split(',').next()?.trim().replace('_', "-");
    let mut parts = value.split('-');
    let fits = parts.next().is_some_and(|part| {
        (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    }) && parts
        .all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    fits.then_some(value)
}
