//! What is known of a page beside its text, each value with its basis and by a stated order.

use std::borrow::Cow;

use attested_model::{Basis, Candidate, Field, Known, Metadata, SectionKind};

use super::blocks::Layout;
use super::choose::Choice;
use super::head::Head;
use super::published;
use super::roles::Role;
use super::tree::Tree;
use super::words::{overlap, squeeze, words};
use crate::dates;
use crate::offers::Offers;
use crate::outlets;
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

/// Chooses the metadata of a page, and gives every value that was found for it.
pub(super) fn metadata(found: &Found<'_>, warnings: &mut Vec<String>) -> (Metadata, Vec<Candidate>) {
    let mut offers = Offers::default();
    urls(found.head, &mut offers);
    let url = offers.choose(Field::Url);
    outlets(found.head, url.as_ref(), &mut offers);
    if let (None, Some(at)) = (&url, found.choice.headline) {
        offers.text(
            Field::Outlet,
            behind_headline(found.head, found.words(at)),
            Basis::Markup,
            "the end of the title",
        );
    }
    let outlet = offers.choose(Field::Outlet);
    titles(found, outlet.as_ref(), &mut offers);
    bylines(found, &mut offers);
    credits(found, outlet.as_ref(), &mut offers);
    languages(found.head, &mut offers);
    let address = url.as_ref().map(|url| url.value.as_str());
    let metadata = Metadata {
        title: offers.choose(Field::Title),
        byline: offers.choose(Field::Byline),
        published: published::published(found, address, &mut offers, warnings),
        credit: offers.choose(Field::Credit),
        language: offers.choose(Field::Language),
        outlet,
        url,
    };
    (metadata, offers.into_candidates())
}

/// The headline of the page; then what its head calls it, without the outlet's name.
fn titles(found: &Found<'_>, outlet: Option<&Known<String>>, offers: &mut Offers) {
    if let Some(at) = found.choice.headline {
        offers.text(Field::Title, Some(&squeeze(found.words(at))), Basis::Markup, "the headline");
    }
    let outlet = outlet.map(|outlet| outlet.value.as_str());
    for (place, title) in found.head.named_titles() {
        offers.add(Field::Title, without_outlet(title, outlet), Basis::Markup, place, title);
    }
}

/// `Hotline to open | The Toldra Post` without what stands behind the last bar, when that is short or the outlet;
/// `The Toldra Post - Hotline to open` without the outlet in front.
fn without_outlet<'a>(title: &'a str, outlet: Option<&str>) -> &'a str {
    let separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · "];
    let cut = separators
        .iter()
        .filter_map(|separator| title.rfind(separator).map(|at| (at, separator.len())))
        .max();
    let Some((at, len)) = cut else { return title };
    let (head, tail) = (title[..at].trim(), &title[at + len..]);
    let first =
        separators.iter().filter_map(|separator| title.split_once(separator)).min_by_key(|it| it.0.len());
    if let (Some((front, rest)), Some(outlet)) = (first, outlet)
        && overlap(&words(outlet), &words(front)) >= 90
    {
        return rest.trim();
    }
    let named = outlet.is_some_and(|outlet| overlap(&words(outlet), &words(tail)) >= 50);
    let short = words(tail).len() <= 4 && words(head).len() >= 4;
    if named || short { head } else { title }
}

/// The name in `og:site_name`, of the publisher in structured data, in other meta elements; then the host. A host of
/// the table of outlets goes before names that the table does not know.
fn outlets(head: &Head, url: Option<&Known<String>>, offers: &mut Offers) {
    let names = ["publisher", "dc.publisher", "dcterms.publisher", "application-name", "cre"];
    let site = head.meta(&["og:site_name"]).map(|name| (Cow::from("meta og:site_name"), name));
    let publisher =
        head.story.publisher.as_deref().map(|name| (Cow::from("publisher in structured data"), name));
    let metas = names.iter().filter_map(|name| Some((meta_place(name), head.meta(&[name])?)));
    let host = url.and_then(|url| outlets::host(&url.value));
    let known = url.and_then(|url| outlets::at(&url.value)).zip(host);
    let own = site.as_ref().map(|(_, name)| *name).or(head.story.publisher.as_deref());
    // What a page calls itself counts where the table knows it by that name; else outlets of one host fall apart.
    let first = known.filter(|(outlet, _)| own.and_then(outlets::named) != Some(outlet));
    if let Some((outlet, host)) = first {
        offers.add(Field::Outlet, outlet.name, Basis::Url, TABLE, host);
    }
    for (place, name) in site.into_iter().chain(publisher).chain(metas) {
        let name = name.trim_start_matches('@');
        if !name.starts_with("http") && name.chars().count() <= 100 {
            offers.text(Field::Outlet, Some(name), Basis::Markup, place);
        }
    }
    if let Some((outlet, host)) = known {
        offers.add(Field::Outlet, outlet.name, Basis::Url, TABLE, host);
    }
    offers.text(Field::Outlet, host, Basis::Url, "the host of its address");
}

/// `Hotline opens - The Toldra Post` without the headline of the page: what pages without any other name have.
fn behind_headline<'a>(head: &'a Head, headline: &str) -> Option<&'a str> {
    let title = head.title.as_deref()?;
    let cut = [" | ", " - ", " – ", " — ", " :: ", " » ", " · "]
        .iter()
        .filter_map(|separator| Some((title.rfind(separator)?, separator.len())))
        .max();
    let (at, len) = cut?;
    let (front, name) = (&title[..at], title[at + len..].trim());
    let alike = overlap(&words(front), &words(headline)) >= 90;
    (alike && (1..=5).contains(&words(name).len())).then_some(name)
}

/// Where the name of an outlet stands that its host gave.
const TABLE: &str = "the table of outlets, by the host of its address";

/// The address inside that of an archive's copy: `https://archive.example/2031/https://post.example/a`.
fn archived(url: &str) -> &str {
    let inner = ["/https://", "/http://"].iter().find_map(|sign| url.rfind(sign));
    inner.and_then(|at| url.get(at + 1..)).unwrap_or(url)
}

/// The canonical address; `og:url`, structured data, and the address the page was saved from.
fn urls(head: &Head, offers: &mut Offers) {
    let metas = ["og:url", "twitter:url", "parsely-link", "dc.identifier"];
    let canonical = head.canonical.as_deref().map(archived);
    let canonical = canonical.map(|url| (Cow::from("link rel=canonical"), url));
    let story = head.story.url.as_deref().map(|url| (Cow::from("structured data"), url));
    let mut metas = metas.iter().filter_map(|name| Some((meta_place(name), head.meta(&[name])?)));
    let saved = head.saved_from.as_deref().map(|url| (Cow::from("the note of who saved the page"), url));
    let first = metas.next();
    for (place, url) in
        canonical.into_iter().chain(first).chain(story).chain(metas.collect::<Vec<_>>()).chain(saved)
    {
        let path = url.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https"));
        if path.is_some_and(|(_, rest)| !rest.is_empty() && !rest.contains(char::is_whitespace)) {
            offers.text(Field::Url, Some(url), Basis::Markup, place);
        }
    }
}

fn meta_place(name: &str) -> Cow<'static, str> {
    format!("meta {name}").into()
}

/// The authors in structured data, in meta elements, in a block marked as a byline, in a line `By …`.
fn bylines(found: &Found<'_>, offers: &mut Offers) {
    let authors: Vec<&str> = found.head.story.authors.iter().filter_map(|name| a_name(name)).collect();
    offers.text(Field::Byline, Some(&authors.join(", ")), Basis::Markup, "author in structured data");
    let names = [
        "author",
        "article:author",
        "byl",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
    ];
    for name in names {
        offers.text(
            Field::Byline,
            found.head.meta(&[name]).and_then(a_name),
            Basis::Markup,
            meta_place(name),
        );
    }
    for at in found.of_kind(SectionKind::Byline).take(4) {
        let words = squeeze(found.words(at).lines().next().unwrap_or(""));
        let Some(name) = a_name(before_date(&words)) else { continue };
        let marked = found.roles[at].why.contains("marked");
        let basis = if marked { Basis::Markup } else { Basis::Text };
        offers.add(Field::Byline, name, basis, "a byline of the page", &words);
    }
}

/// A byline without the date behind it: `Jette Brook – May 15, 2031 at 7:36am`, `Jette Brook on Jun 6 2031, 10:44a`.
fn before_date(words: &str) -> &str {
    let starts: Vec<usize> = words
        .split_whitespace()
        .map(|word| word.as_ptr() as usize - words.as_ptr() as usize)
        .chain([words.len()])
        .collect();
    let names_day = |at: &usize| {
        let end = starts.get(at + 3).copied().unwrap_or(words.len());
        let three = words.get(starts[*at]..end).unwrap_or("").trim().trim_end_matches([',', '.']);
        let one = three.split_whitespace().next().unwrap_or("");
        let iso = one.len() >= 10 && one.as_bytes()[4..].starts_with(b"-") && dates::alone(one).is_some();
        iso || dates::words(three).is_some_and(|date| date.day.is_some() && date.year.is_some())
    };
    let Some(at) = (0..starts.len().saturating_sub(1)).find(names_day) else { return words };
    let mut front = words[..starts[at]].trim_end();
    let joins = [
        " on",
        " at",
        " posted",
        " published",
        " updated",
        "-",
        "–",
        "—",
        "|",
        "•",
        ",",
        ":",
        " Monday",
        " Tuesday",
        " Wednesday",
        " Thursday",
        " Friday",
        " Saturday",
        " Sunday",
        " Mon",
        " Tue",
        " Wed",
        " Thu",
        " Fri",
        " Sat",
        " Sun",
    ];
    while let Some(shorter) = joins.iter().find_map(|join| front.strip_suffix(join)) {
        front = shorter.trim_end();
    }
    let label = ["published", "posted", "updated", "last updated"];
    if label.iter().any(|label| front.eq_ignore_ascii_case(label)) { "" } else { front }
}

/// A name without `By` and the like; none when it is an address or too long.
fn a_name(value: &str) -> Option<&str> {
    let value = value.trim().trim_start_matches(['—', '–']).trim_start();
    let before = [
        "by: ",
        "by ",
        "posted by ",
        "written by ",
        "reported by ",
        "story by ",
        "submitted by ",
        "words by ",
        "words: ",
        "text by ",
        "text: ",
        "von ",
        "par ",
        "por ",
        "di ",
    ];
    let lead = before
        .iter()
        .find(|lead| value.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead)));
    let name = lead.map_or(value, |lead| value[lead.len()..].trim()).trim_end_matches(',');
    let name = [
        " • ",
        " | ",
        " published ",
        " updated ",
        " Updated",
        " Published",
        " Posted",
        " on Mon",
        " on Tue",
        " on Wed",
        " on Thu",
        " on Fri",
        " on Sat",
        " on Sun",
    ]
    .iter()
    .filter_map(|sign| name.split_once(sign).map(|(front, _)| front))
    .min_by_key(|front| front.len())
    .unwrap_or(name);
    let lone = before.iter().any(|lead| lead.trim_end().eq_ignore_ascii_case(name));
    let fits = !lone
        && !name.is_empty()
        && name.chars().count() <= 160
        && !name.contains("://")
        && !name.starts_with('@');
    fits.then_some(name)
}

/// The agency in the dateline, in a block of its own, in structured data and meta elements.
fn credits(found: &Found<'_>, outlet: Option<&Known<String>>, offers: &mut Offers) {
    for at in found.of_kind(SectionKind::Body).take(3) {
        let words = found.words(at);
        let agency = dateline(words).and_then(|line| Some(line.agency?.text(words)));
        offers.text(Field::Credit, agency, Basis::Text, "the dateline");
    }
    for at in found.of_kind(SectionKind::Agency).take(3) {
        let words = squeeze(found.words(at));
        let name = agency_name(&words);
        offers.add(Field::Credit, name, Basis::Text, "a line that names the agency", &words);
    }
    for at in found.of_kind(SectionKind::Byline).take(4) {
        let words = squeeze(found.words(at));
        let name =
            words.split([',', '|', '/', '•']).filter_map(a_name).find(|name| is_other_agency(name, outlet));
        if let Some(name) = name {
            offers.add(Field::Credit, name, Basis::Text, "an agency in the byline", &words);
        }
    }
    let story = &found.head.story;
    let agency = story.authors.iter().map(String::as_str).find(|name| is_other_agency(name, outlet));
    offers.text(Field::Credit, agency, Basis::Markup, "an agency as author in structured data");
    offers.text(
        Field::Credit,
        story.credit.as_deref(),
        Basis::Markup,
        "sourceOrganization in structured data",
    );
    let outlet = outlet.map(|outlet| words(&outlet.value));
    // An organisation that wrote the report and is not the outlet is an agency or another outlet.
    for name in &story.organisations {
        let own = outlet.as_ref().is_some_and(|outlet| overlap(outlet, &words(name)) >= 50);
        let own = own || story.publisher.as_ref() == Some(name);
        offers.text(
            Field::Credit,
            (!own).then_some(name.as_str()),
            Basis::Markup,
            "an organisation as author in structured data",
        );
    }
    for name in ["article:source", "news:source", "agency", "article:agency", "source", "dc.source"] {
        let value = found.head.meta(&[name]).filter(|value| !value.contains("://") && value.len() <= 80);
        let own =
            value.is_some_and(|value| outlet.as_ref().is_some_and(|own| overlap(own, &words(value)) >= 50));
        offers.text(Field::Credit, value.filter(|_| !own), Basis::Markup, meta_place(name));
    }
}

/// True for the name of an agency of the table that is not the outlet itself.
fn is_other_agency(name: &str, outlet: Option<&Known<String>>) -> bool {
    let found = outlets::named(name).filter(|found| found.agency);
    found.is_some() && outlet.and_then(|outlet| outlets::named(&outlet.value)) != found
}

/// `Source: Northlight`, `(Northlight)`, `With inputs from Northlight` without what stands around the name.
pub(super) fn agency_name(words: &str) -> &str {
    let bare = words.trim().trim_matches(['(', ')', '[', ']', '—', '–', '-', '|']).trim();
    let leads = ["source:", "agency:", "via ", "with inputs from ", "with input from ", "inputs from "];
    let lead = leads
        .iter()
        .find(|lead| bare.get(..lead.len()).is_some_and(|start| start.eq_ignore_ascii_case(lead)));
    lead.map_or(bare, |lead| &bare[lead.len()..]).trim().trim_end_matches('.')
}

/// The language of the `html` element, of meta elements, of structured data.
fn languages(head: &Head, offers: &mut Offers) {
    let mut add = |value: Option<&str>, place: Cow<'static, str>| {
        if let Some((value, tag)) = value.and_then(|value| Some((value, tag(value)?))) {
            offers.add(Field::Language, tag, Basis::Markup, place, value);
        }
    };
    add(head.language.as_deref(), "the html element".into());
    for name in ["og:locale", "content-language", "language", "dc.language", "dcterms.language", "inlanguage"]
    {
        add(head.meta(&[name]), meta_place(name));
    }
    add(head.story.language.as_deref(), "inLanguage in structured data".into());
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
