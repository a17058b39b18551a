//! Structured data (JSON-LD): what it says of the report.
//!
//! Tolerant of comment and CDATA wrappers, of line breaks inside strings and of commas too many; anything else
//! that is not JSON is left unread, and the caller warns.

use serde_json::Value;

/// What structured data says of the report; the first of several values counts.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Story {
    /// The headline.
    pub(super) headline: Option<String>,
    /// When it was published, as written.
    pub(super) published: Option<String>,
    /// When the page's video was published, as written.
    pub(super) uploaded: Option<String>,
    /// When it was changed, as written.
    pub(super) modified: Option<String>,
    /// Who wrote it.
    pub(super) authors: Vec<String>,
    /// Those of the writers that are organisations.
    pub(super) organisations: Vec<String>,
    /// Who published it.
    pub(super) publisher: Option<String>,
    /// Its address.
    pub(super) url: Option<String>,
    /// Its language.
    pub(super) language: Option<String>,
    /// The agency or other outlet it was taken from.
    pub(super) credit: Option<String>,
    /// True when the page is one report.
    pub(super) is_article: bool,
    /// True when the page is a live blog.
    pub(super) is_live: bool,
    /// True when the page is a list of reports.
    pub(super) is_list: bool,
}

/// Deeper values are not looked into.
const DEEPEST: usize = 8;

/// Reads one piece of structured data into `story`; false when it is no JSON.
pub(super) fn read(data: &str, story: &mut Story) -> bool {
    let data = unwrapped(data);
    if data.is_empty() {
        return true;
    }
    let Some(value) = parsed(data) else { return false };
    visit(&value, story, DEEPEST);
    true
}

fn unwrapped(data: &str) -> &str {
    let mut data = data.trim();
    for before in ["<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA["] {
        data = data.strip_prefix(before).unwrap_or(data).trim_start();
    }
    for behind in ["-->", "//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>", "//", ";"] {
        data = data.strip_suffix(behind).unwrap_or(data).trim_end();
    }
    data
}

fn parsed(data: &str) -> Option<Value> {
    serde_json::from_str(data).ok().or_else(|| serde_json::from_str(&mended(data)).ok())
}

/// Line breaks and other control characters inside strings become spaces; commas before a closing bracket go.
fn mended(data: &str) -> String {
    let mut out = String::with_capacity(data.len());
    let (mut string, mut escaped) = (false, false);
    for c in data.chars() {
        if string {
            out.push(if c.is_control() { ' ' } else { c });
            string = escaped || c != '"';
            escaped = c == '\\' && !escaped;
            continue;
        }
        if matches!(c, '}' | ']') {
            let kept = out.trim_end().trim_end_matches(',').len();
            out.truncate(kept);
        }
        string = c == '"';
        out.push(c);
    }
    out
}

fn visit(value: &Value, story: &mut Story, depth: usize) {
    if depth == 0 {
        return;
    }
    match value {
        Value::Array(values) => values.iter().take(500).for_each(|value| visit(value, story, depth - 1)),
        Value::Object(object) => {
            for kind in kinds(value) {
                match kind {
                    "LiveBlogPosting" => {
                        story.is_live = true;
                        article(value, story);
                    }
                    "CollectionPage" | "ItemList" => story.is_list = true,
                    kind if is_article(kind) => article(value, story),
                    "WebPage" | "ItemPage" => page(value, story),
                    "VideoObject" if depth == DEEPEST => {
                        set(&mut story.uploaded, text(value.get("uploadDate")));
                    }
                    "NewsMediaOrganization" => set(&mut story.publisher, name(Some(value))),
                    _ => {}
                }
            }
            for inner in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(value) = object.get(inner) {
                    visit(value, story, depth - 1);
                }
            }
        }
        _ => {}
    }
}

fn kinds(value: &Value) -> Vec<&str> {
    match value.get("@type") {
        Some(Value::String(kind)) => vec![short(kind)],
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).map(short).collect(),
        _ => Vec::new(),
    }
}

/// `http://schema.org/NewsArticle` is `NewsArticle`.
fn short(kind: &str) -> &str {
    kind.rsplit(['/', ':', '#']).next().unwrap_or(kind)
}

fn is_article(kind: &str) -> bool {
    kind.ends_with("Article") || matches!(kind, "BlogPosting" | "Report" | "SocialMediaPosting")
}

fn article(value: &Value, story: &mut Story) {
    story.is_article = true;
    set(&mut story.headline, text(value.get("headline")).or_else(|| text(value.get("name"))));
    set(&mut story.published, text(value.get("datePublished")));
    set(&mut story.modified, text(value.get("dateModified")));
    if story.authors.is_empty() {
        let author = value.get("author").or_else(|| value.get("creator"));
        story.authors = names(author);
        story.organisations = organisations(author);
    }
    set(&mut story.publisher, name(value.get("publisher")));
    set(&mut story.credit, name(value.get("sourceOrganization")));
    set(&mut story.language, text(value.get("inLanguage")).or_else(|| name(value.get("inLanguage"))));
    let page = value.get("mainEntityOfPage");
    let address =
        text(value.get("url")).or_else(|| text(page)).or_else(|| text(page.and_then(|page| page.get("@id"))));
    set(&mut story.url, address);
}

fn page(value: &Value, story: &mut Story) {
    set(&mut story.published, text(value.get("datePublished")));
    set(&mut story.modified, text(value.get("dateModified")));
    set(&mut story.language, text(value.get("inLanguage")));
    set(&mut story.publisher, name(value.get("publisher")));
}

fn set(place: &mut Option<String>, value: Option<String>) {
    if place.is_none() {
        *place = value;
    }
}

fn text(value: Option<&Value>) -> Option<String> {
    let value = match value? {
        Value::Array(values) => values.first()?.as_str()?,
        value => value.as_str()?,
    };
    let value = super::words::squeeze(&super::head::decode_entities(value));
    (!value.is_empty()).then_some(value)
}

/// The names of the organisations in an object or a list.
fn organisations(value: Option<&Value>) -> Vec<String> {
    let Some(value) = value else { return Vec::new() };
    let each = match value {
        Value::Array(values) => values.as_slice(),
        value => std::slice::from_ref(value),
    };
    let organised = |value: &&Value| kinds(value).iter().any(|kind| kind.ends_with("Organization"));
    each.iter().take(20).filter(organised).flat_map(|value| names(Some(value))).collect()
}

fn name(value: Option<&Value>) -> Option<String> {
    names(value).into_iter().next()
}

/// The names in a string, an object with a name, or a list of those.
fn names(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(values)) => values.iter().take(20).flat_map(|value| names(Some(value))).collect(),
        Some(object @ Value::Object(_)) => match object.get("name") {
            Some(Value::Array(values)) => {
                values.iter().take(20).filter_map(|value| text(Some(value))).collect()
            }
            value => text(value).into_iter().collect(),
        },
        value => text(value).into_iter().collect(),
    }
}
