//! What the head of a page says: title, meta elements, links, structured data.

use std::borrow::Cow;

use super::attributes::Attribute;
use super::entity;
use super::json_ld::{self, Story};
use super::tag::Tag;
use super::tree::{Node, NodeKind, Tree, size};
use super::words::squeeze;

/// Structured data beyond this many bytes is not read.
const MOST_STRUCTURED: usize = 8 << 20;

/// The head of a page; the first of several values counts.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The `title` element.
    pub(super) title: Option<String>,
    /// Meta elements: name or property in lower case, content.
    pub(super) metas: Vec<(String, String)>,
    /// The address in `link rel=canonical`.
    pub(super) canonical: Option<String>,
    /// The language of the `html` element.
    pub(super) language: Option<String>,
    /// The address a browser or archiver left in a comment.
    pub(super) saved_from: Option<String>,
    /// What structured data says of the report.
    pub(super) story: Story,
    /// Structured data that could not be read.
    pub(super) broken: usize,
}

impl Head {
    /// The first value of the first of these names that has one.
    pub(super) fn meta(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let found = self.metas.iter().find(|(have, value)| have == name && !value.is_empty());
            found.map(|(_, value)| value.as_str())
        })
    }

    /// What the page calls its site.
    pub(super) fn site(&self) -> Option<&str> {
        self.meta(&["og:site_name"]).or(self.story.publisher.as_deref())
    }

    /// What the page calls itself, the most exact first.
    pub(super) fn titles(&self) -> Vec<&str> {
        self.named_titles().into_iter().map(|(_, title)| title).collect()
    }

    /// The same with the place of each.
    pub(super) fn named_titles(&self) -> Vec<(Cow<'static, str>, &str)> {
        let story = self.story.headline.as_deref().map(|title| ("headline in structured data".into(), title));
        let names = ["og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title"];
        let metas =
            names.iter().filter_map(|name| Some((format!("meta {name}").into(), self.meta(&[name])?)));
        let title = self.title.as_deref().map(|title| ("the title element".into(), title));
        story.into_iter().chain(metas).chain(title).collect()
    }
}

/// Reads the head; meta elements count wherever they stand.
pub(super) fn read(page: &str, tree: &Tree) -> Head {
    let mut head = Head::default();
    let mut structured = 0;
    let mut svg_until = 0;
    for (at, node) in tree.nodes.iter().enumerate() {
        let at = size(at);
        let NodeKind::Element { tag, .. } = node.kind else { continue };
        let attributes = tree.attributes(at);
        match tag {
            Tag::Svg => svg_until = svg_until.max(node.end),
            Tag::Html if head.language.is_none() => {
                head.language =
                    attributes.get(Attribute::Lang).filter(|lang| !lang.is_empty()).map(str::to_owned);
            }
            Tag::Title if head.title.is_none() && at >= svg_until => {
                head.title = Some(decoded(page, tree, at, node)).filter(|title| !title.is_empty());
            }
            Tag::Meta => {
                let name = attributes
                    .get(Attribute::Name)
                    .or_else(|| attributes.get(Attribute::Itemprop))
                    .or_else(|| attributes.get(Attribute::HttpEquiv));
                if let (Some(name), Some(content)) = (name, attributes.get(Attribute::Content))
                    && head.metas.len() < 2000
                {
                    let mut names = name.split_whitespace();
                    if let Some(name) = names.next() {
                        head.metas.push((name.to_lowercase(), squeeze(content)));
                    }
                }
            }
            Tag::Link if head.canonical.is_none() && attributes.has_word(Attribute::Rel, "canonical") => {
                head.canonical = attributes.get(Attribute::Href).map(str::to_owned);
            }
            Tag::Script if is_structured(attributes.get(Attribute::Type)) => {
                for child in at + 1..node.end {
                    let Some(NodeKind::Text { start, end, .. }) =
                        tree.nodes.get(child as usize).map(|node| node.kind)
                    else {
                        continue;
                    };
                    let data = page.get(start as usize..end as usize).unwrap_or("");
                    structured += data.len();
                    if structured <= MOST_STRUCTURED && !json_ld::read(data, &mut head.story) {
                        head.broken += 1;
                    }
                }
            }
            _ => {}
        }
    }
    head.saved_from = tree
        .comments
        .iter()
        .find_map(|&(start, end)| saved_from(page.get(start as usize..end as usize).unwrap_or("")));
    head
}

fn is_structured(kind: Option<&str>) -> bool {
    kind.is_some_and(|kind| kind.to_ascii_lowercase().starts_with("application/ld+json"))
}

/// The text inside an element, with entities decoded and white space folded.
pub(super) fn decoded(page: &str, tree: &Tree, at: u32, node: &Node) -> String {
    let mut out = String::new();
    for child in at + 1..node.end {
        if let Some(NodeKind::Text { start, end, .. }) = tree.nodes.get(child as usize).map(|node| node.kind)
        {
            out.push_str(&decode_entities(page.get(start as usize..end as usize).unwrap_or("")));
        }
    }
    squeeze(&out)
}

/// A text with its character references decoded.
pub(super) fn decode_entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let (len, value) = entity::read(&rest[at..]);
        out.push_str(if value.is_empty() { &rest[at..at + len] } else { &value });
        rest = &rest[at + len..];
    }
    out.push_str(rest);
    out
}

/// The address in `saved from url=(0042)https://…` or in SingleFile's `url: https://…`.
fn saved_from(comment: &str) -> Option<String> {
    let behind =
        comment.split_once("saved from url=").or_else(|| comment.split_once("url:")).map(|(_, rest)| rest)?;
    let start = behind.find("http")?;
    let url: String = behind[start..].chars().take_while(|c| !c.is_whitespace() && *c != '>').collect();
    let url = url.trim_end_matches("--").to_owned();
    (start <= 8).then_some(url)
}
