use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Encoding, Object};

/// A font's dictionaries, kept so that encodings can borrow from them.
pub(super) struct FontSource {
    name: Vec<u8>,
    dictionary: Dictionary,
    widths: Widths,
}

/// A font: what its codes stand for and how wide they are.
pub(super) struct Font<'a> {
    encoding: Option<Encoding<'a>>,
    widths: &'a Widths,
}

/// Widths in thousandths of the size.
struct Widths {
    /// Bytes a code takes.
    code: usize,
    of: BTreeMap<u32, f64>,
    usual: f64,
}

/// The fonts of a dictionary of fonts, ready to be borrowed from.
pub(super) fn sources(document: &Document, fonts: &BTreeMap<Vec<u8>, &Dictionary>) -> Vec<FontSource> {
    fonts
        .iter()
        .map(|(name, font)| {
            let mut dictionary = (*font).clone();
            // What the font says its codes stand for goes before the encoding of its glyphs.
            if dictionary.get_deref(b"ToUnicode", document).and_then(Object::as_stream).is_ok() {
                dictionary.remove(b"Encoding");
            }
            let widths = Widths::of(document, font);
            FontSource { name: name.clone(), dictionary, widths }
        })
        .collect()
}

/// The fonts by their names.
pub(super) fn fonts<'a>(
    document: &'a Document,
    sources: &'a [FontSource],
    limit: usize,
) -> BTreeMap<Vec<u8>, Font<'a>> {
    sources
        .iter()
        .map(|source| {
            let encoding = source.dictionary.get_font_encoding_with_limit(document, limit).ok();
            (source.name.clone(), Font { encoding, widths: &source.widths })
        })
        .collect()
}

impl Widths {
    fn of(document: &Document, font: &Dictionary) -> Self {
        let composite = font.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Type0");
        let mut widths = Self { code: if composite { 2 } else { 1 }, of: BTreeMap::new(), usual: 500.0 };
        if composite {
            widths.usual = 1000.0;
            let inner = font.get_deref(b"DescendantFonts", document).and_then(Object::as_array).ok();
            let inner = inner.and_then(|fonts| document.dereference(fonts.first()?).ok()?.1.as_dict().ok());
            if let Some(inner) = inner {
                widths.composite(document, inner);
            }
            return widths;
        }
        let first = font.get_deref(b"FirstChar", document).and_then(Object::as_i64).unwrap_or(0);
        let list = font.get_deref(b"Widths", document).and_then(Object::as_array);
        for (at, width) in list.map_or(&[][..], Vec::as_slice).iter().enumerate().take(256) {
            let code = first + i64::try_from(at).unwrap_or(0);
            if let (Ok(code), Some(width)) = (u32::try_from(code), float(document, width)) {
                widths.of.insert(code, width);
            }
        }
        widths
    }

    /// `[1 [500 600] 7 9 400]`: from 1 on one by one, and 7 to 9.
    fn composite(&mut self, document: &Document, font: &Dictionary) {
        if let Some(usual) = font.get(b"DW").ok().and_then(|usual| float(document, usual)) {
            self.usual = usual;
        }
        let Ok(list) = font.get_deref(b"W", document).and_then(Object::as_array) else { return };
        let mut at = 0;
        while at + 1 < list.len() && self.of.len() < 70_000 {
            let Some(first) = code(document, &list[at]) else { return };
            let Ok((_, next)) = document.dereference(&list[at + 1]) else { return };
            if let Ok(each) = next.as_array() {
                for (offset, width) in each.iter().enumerate().take(70_000) {
                    if let (Ok(offset), Some(width)) = (u32::try_from(offset), float(document, width)) {
                        self.of.insert(first.saturating_add(offset), width);
                    }
                }
                at += 2;
            } else {
                let last = code(document, &list[at + 1]);
                let width = list.get(at + 2).and_then(|width| float(document, width));
                let (Some(last), Some(width)) = (last, width) else { return };
                for code in first..=last.min(first.saturating_add(70_000)) {
                    self.of.insert(code, width);
                }
                at += 3;
            }
        }
    }
}

fn float(document: &Document, object: &Object) -> Option<f64> {
    document.dereference(object).ok()?.1.as_float().ok().map(f64::from)
}

fn code(document: &Document, object: &Object) -> Option<u32> {
    u32::try_from(document.dereference(object).ok()?.1.as_i64().ok()?).ok()
}

impl Font<'_> {
    /// What the codes of a string stand for.
    pub(super) fn text(&self, codes: &[u8]) -> String {
        let decoded = self.encoding.as_ref().and_then(|encoding| encoding.bytes_to_string(codes).ok());
        decoded.unwrap_or_else(|| "\u{fffd}".repeat(codes.len() / self.widths.code))
    }

    /// How wide the string is, in thousandths of the size, and how many codes and single-byte spaces it has.
    pub(super) fn width(&self, codes: &[u8]) -> (f64, usize, usize) {
        let mut width = 0.0;
        let (mut count, mut spaces) = (0, 0);
        for code in codes.chunks(self.widths.code) {
            let number = code.iter().fold(0u32, |number, byte| number << 8 | u32::from(*byte));
            width += self.widths.of.get(&number).copied().unwrap_or(self.widths.usual);
            count += 1;
            spaces += usize::from(code == b" ");
        }
        (width, count, spaces)
    }
}
