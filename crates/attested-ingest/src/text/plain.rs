use attested_model::Basis;

use super::{Hints, header_block};
use crate::ingested::Draft;
use crate::{Ingested, Location, SkipReason, decode, is_binary};

/// Reads the bytes of a plain text file, with or without a header block.
///
/// # Errors
/// [`SkipReason`]: empty, blank, binary, a header block without text.
pub fn plain(path: &str, raw: &[u8]) -> Result<Ingested, SkipReason> {
    plain_with(Location::file(path), raw, None)
}

/// The same for any place, with the encoding that was declared for files that are not UTF-8.
///
/// # Errors
/// As [`plain`].
pub fn plain_with(location: Location, raw: &[u8], encoding: Option<&str>) -> Result<Ingested, SkipReason> {
    plain_hinted(location, raw, 0, encoding, Hints::default())
}

/// The same for a text in a container that tells something about it; the text's own header goes first.
pub(crate) fn plain_hinted(
    location: Location,
    raw: &[u8],
    raw_start: u64,
    encoding: Option<&str>,
    outer: Hints,
) -> Result<Ingested, SkipReason> {
    if raw.is_empty() {
        return Err(SkipReason::Empty);
    }
    if is_binary(raw) {
        return Err(SkipReason::Binary);
    }
    let decoded = decode(raw, encoding);
    let (mut mapped, mut warnings) = (decoded.mapped, decoded.warnings);
    if mapped.text().trim().is_empty() {
        return Err(SkipReason::Blank);
    }
    let mut hints = Hints::default();
    let mut text_start = 0;
    if let Some(block) = header_block(mapped.text()) {
        text_start = block.text_start;
        for (role, value) in block.values {
            hints.set(role, value, Basis::Header);
        }
        if mapped.text()[text_start..].trim().is_empty() {
            return Err(SkipReason::HeaderOnly);
        }
        if !block.unknown.is_empty() {
            warnings.push(format!("has header keys that are not used: {}", block.unknown.join(", ")));
        }
    }
    hints.fill(outer);
    mapped = mapped.from(text_start).map_err(|error| SkipReason::Failed(error.to_string()))?;
    Draft { location, raw, raw_start, mapped, hints, warnings }.finish()
}
