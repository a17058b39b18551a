//! XML as it comes: every bracket that can be read as a tag is one, everything else is text; nothing is refused.
//!
//! Feeds hold bare ampersands, entities of HTML, unclosed elements, and end in the middle. A strict parser loses
//! the whole feed for one of these; here each costs at most the entry it stands in.

use std::ops::Range;

use crate::Mapped;
use crate::html::character_reference;

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// `<name …>` or `<name …/>`.
    Open {
        /// With its prefix, as written.
        name: &'a str,
        /// What stands between the name and the end of the tag.
        attributes: &'a str,
        /// `<name/>`.
        empty: bool,
    },
    /// `</name>`.
    Close {
        /// With its prefix, as written.
        name: &'a str,
    },
    /// Characters with references.
    Text,
    /// Characters that stand for themselves; the range is that of the content.
    Verbatim,
}

/// Cuts a text into pieces with their ranges.
#[derive(Debug, Clone)]
pub(crate) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0, end: text.len() }
    }

    /// Only this range of the text.
    pub(crate) fn within(text: &'a str, range: Range<usize>) -> Self {
        Self { text, at: range.start, end: range.end }
    }

    fn find(&self, from: usize, what: &str) -> Option<usize> {
        memchr::memmem::find(self.text.get(from..self.end)?.as_bytes(), what.as_bytes())
            .map(|found| from + found)
    }

    /// What begins with the `<` at `at`: a piece, its range and where the next one begins.
    fn bracket(&self, at: usize) -> Option<(Option<Piece<'a>>, Range<usize>, usize)> {
        let rest = &self.text[at..self.end];
        let past = |found: Option<usize>, len: usize| found.map_or(self.end, |found| found + len);
        if rest.starts_with("<!--") {
            let next = past(self.find(at + 4, "-->"), 3);
            return Some((None, at..next, next));
        }
        if rest.starts_with("<![CDATA[") {
            let end = self.find(at + 9, "]]>").unwrap_or(self.end);
            return Some((Some(Piece::Verbatim), at + 9..end, past(Some(end), 3).min(self.end)));
        }
        if rest.starts_with("<?") {
            let next = past(self.find(at + 2, "?>"), 2);
            return Some((None, at..next, next));
        }
        if rest.starts_with("<!") {
            let next = past(self.find(at + 2, ">"), 1);
            return Some((None, at..next, next));
        }
        let closing = rest.starts_with("</");
        let start = at + 1 + usize::from(closing);
        let first = self.text[start..self.end].chars().next()?;
        if !(first.is_alphabetic() || first == '_') {
            return None;
        }
        let name_end = self.text[start..self.end]
            .find(|c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<' | '=' | '&'))
            .map_or(self.end, |found| start + found);
        let name = &self.text[start..name_end];
        let close = self.tag_end(name_end)?;
        let inside = &self.text[name_end..close];
        let piece = if closing {
            Piece::Close { name }
        } else {
            let attributes = inside.strip_suffix('/').unwrap_or(inside);
            Piece::Open { name, attributes, empty: inside.ends_with('/') }
        };
        Some((Some(piece), at..close + 1, close + 1))
    }

    /// The `>` that ends a tag, past quoted values; `None` when another tag begins before it.
    fn tag_end(&self, from: usize) -> Option<usize> {
        let bytes = &self.text.as_bytes()[..self.end];
        let mut at = from;
        while at < bytes.len() {
            match bytes[at] {
                b'>' => return Some(at),
                b'<' => return None,
                quote @ (b'"' | b'\'') if at > from && bytes[..at].trim_ascii_end().ends_with(b"=") => {
                    at = memchr::memchr(quote, &bytes[at + 1..]).map(|found| at + 1 + found)? + 1;
                }
                _ => at += 1,
            }
        }
        None
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = (Piece<'a>, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        while self.at < self.end {
            let start = self.at;
            let mut from = start;
            // A bracket that begins nothing is text, with what follows it.
            let found = loop {
                match memchr::memchr(b'<', &self.text.as_bytes()[from..self.end]).map(|found| from + found) {
                    None => break None,
                    Some(at) => match self.bracket(at) {
                        Some(found) => break Some((at, found)),
                        None => from = at + 1,
                    },
                }
            };
            let Some((at, (piece, range, next))) = found else {
                self.at = self.end;
                return Some((Piece::Text, start..self.end));
            };
            if at > start {
                self.at = at;
                return Some((Piece::Text, start..at));
            }
            self.at = next;
            if let Some(piece) = piece {
                return Some((piece, range));
            }
        }
        None
    }
}

/// A name without its prefix, in lower case.
pub(crate) fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase()
}

/// The value of an attribute, by its name in lower case, without prefix.
pub(crate) fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    while let Some((name, behind)) = rest.split_once('=') {
        let name = name.trim().rsplit(char::is_whitespace).next().unwrap_or("");
        let behind = behind.trim_start();
        let quote = behind.chars().next()?;
        let (value, next) = if matches!(quote, '"' | '\'') {
            behind[1..].split_once(quote).unwrap_or((&behind[1..], ""))
        } else {
            behind.split_once(char::is_whitespace).unwrap_or((behind, ""))
        };
        if local(name) == wanted {
            let mut mapped = Mapped::default();
            unescape(value, 0..value.len(), &mut mapped);
            return Some(mapped.text().trim().to_owned());
        }
        rest = next;
    }
    None
}

/// Appends the characters of a range, references resolved, each with the way back to the bytes of `text`.
pub(crate) fn unescape(text: &str, range: Range<usize>, mapped: &mut Mapped) {
    let mut at = range.start;
    while at < range.end {
        let stop =
            memchr::memchr(b'&', &text.as_bytes()[at..range.end]).map_or(range.end, |found| at + found);
        mapped.copied(&text[at..stop], at as u64);
        if stop == range.end {
            return;
        }
        let (len, value) = character_reference(&text[stop..range.end]);
        let len = len.max(1);
        if value.is_empty() {
            mapped.copied(&text[stop..stop + len], stop as u64);
        } else {
            mapped.replaced(&value, stop as u64, len as u64);
        }
        at = stop + len;
    }
}

/// Appends what a range says: characters, and what stands verbatim; tags are left out.
pub(crate) fn characters(text: &str, range: Range<usize>, mapped: &mut Mapped) {
    for (piece, range) in Scanner::within(text, range) {
        match piece {
            Piece::Text => unescape(text, range, mapped),
            Piece::Verbatim => mapped.copied(&text[range.clone()], range.start as u64),
            Piece::Open { .. } | Piece::Close { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<String> {
        Scanner::new(text)
            .map(|(piece, range)| match piece {
                Piece::Open { name, attributes, empty } => format!("<{name}|{}|{empty}", attributes.trim()),
                Piece::Close { name } => format!("/{name}"),
                Piece::Text => format!("t{}", &text[range]),
                Piece::Verbatim => format!("v{}", &text[range]),
            })
            .collect()
    }

    #[test]
    fn brackets_and_ampersands_that_begin_nothing_are_text() {
        assert_eq!(
            pieces("<?xml version='1.0'?><a b=\"x > y\">1 < 2 & 3<!-- c --><![CDATA[<p>]]></a><c/>"),
            ["<a|b=\"x > y\"|false", "t1 < 2 & 3", "v<p>", "/a", "<c||true"]
        );
        assert_eq!(pieces("<a <b>x"), ["t<a ", "<b||false", "tx"]);
        assert_eq!(pieces("<![CDATA[x"), ["vx"]);
    }

    #[test]
    fn attributes_are_found_by_their_local_name() {
        assert_eq!(attribute(" rel='alternate' xml:href = \"a?b=1&amp;c=2\"", "href").unwrap(), "a?b=1&c=2");
        assert_eq!(attribute(" href=x y", "href").unwrap(), "x");
        assert_eq!(attribute(" href", "href"), None);
    }

    #[test]
    fn references_lead_back() {
        let mut mapped = Mapped::default();
        unescape("D&D &amp; co&rsquo;s", 0..20, &mut mapped);
        assert_eq!(mapped.text(), "D&D & co’s");
    }
}
