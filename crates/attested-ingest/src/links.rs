//! Takes a file that names addresses (a table, JSON, a feed, a sitemap, lines); gives the addresses in its order.

use std::path::Path;

use crate::table::{fields, guess_delimiter};
use crate::{Columns, Input, Location, Options, SkipReason, Skipped, feed, ingest_with};

/// The addresses that a file names; a column or field of addresses is found by its name, as in reading.
///
/// # Errors
/// [`Skipped`] when the file cannot be read or names none.
pub fn addresses(path: &Path) -> Result<Vec<String>, Skipped> {
    let location = Location::of_path(path);
    let options = Options { columns: Columns::default().addresses_as_text(), ..Options::default() };
    let mut refused = None;
    let mut found = Vec::new();
    for item in ingest_with(&[Input::Path(path.to_owned())], &options) {
        match item {
            Ok(read) => {
                let text = read.document.text().trim();
                // An entry of a feed is read as its text; its address is beside it.
                let url = read.document.metadata().url.as_ref().map(|url| url.value.as_str());
                let address = [Some(text), url].into_iter().flatten().find(|address| is_address(address));
                found.extend(address.map(str::to_owned));
            }
            Err(skipped) => refused = refused.or(Some(skipped)),
        }
    }
    if matches!(
        refused.as_ref().map(|skipped| &skipped.reason),
        Some(SkipReason::Addresses(_) | SkipReason::Feeds(_))
    ) {
        let raw =
            std::fs::read(path).map_err(|error| Skipped::new(location.clone(), SkipReason::open(&error)))?;
        match feed::addresses(&raw) {
            Ok(listed) => found.extend(listed.into_iter().map(|address| address.url)),
            Err(_) => {
                let text = String::from_utf8_lossy(&raw);
                found.extend(text.lines().filter_map(in_line));
            }
        }
    }
    if found.is_empty() {
        return Err(refused.unwrap_or_else(|| Skipped::new(location, SkipReason::NoRecords)));
    }
    Ok(found)
}

/// The address that a line is, or its first cell that is one.
fn in_line(line: &str) -> Option<String> {
    let line = line.trim();
    if is_address(line) && !line.contains('\t') {
        return Some(line.to_owned());
    }
    let delimiter = guess_delimiter(line.as_bytes());
    let cells = fields(line.as_bytes(), delimiter, true).into_iter();
    cells
        .filter_map(|range| line.get(range))
        .map(|cell| cell.trim_matches('"'))
        .find(|cell| is_address(cell))
        .map(str::to_owned)
}

pub(crate) fn is_address(text: &str) -> bool {
    (text.starts_with("http://") || text.starts_with("https://")) && !text.contains(char::is_whitespace)
}
