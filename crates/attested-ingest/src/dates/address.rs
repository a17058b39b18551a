//! Dates in addresses and file names.

use attested_model::{Edtf, EdtfDate};

use super::{calendar_day, calendar_month};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The date in the path of a page's address, and its words: `/2031/03/10/`, `/2031/mar/10/`, `-2031-03-10`,
/// `20310310`; where there is no day, the month of `/2031/03/`.
///
/// ```
/// use attested_ingest::dates::in_address;
/// let (date, words) = in_address("https://northlight.example/2031/03/10/dellin-raid").unwrap();
/// assert_eq!((date.to_string().as_str(), words), ("2031-03-10", "2031/03/10"));
/// ```
pub fn in_address(url: &str) -> Option<(Edtf, &str)> {
    let path_start = url.find("://").map_or(0, |at| at + 3);
    let path_start = url[path_start..].find('/').map(|at| path_start + at)?;
    let path_end = url[path_start..].find(['?', '#']).map_or(url.len(), |at| path_start + at);
    let path = &url[path_start..path_end];
    folders(path).or_else(|| written_out(path)).or_else(|| month_folders(path))
}

/// The date in a file name, and its words: `2031-03-10`, `2031_03_10`, `20310310`.
pub fn in_file_name(name: &str) -> Option<(Edtf, &str)> {
    written_out(name)
}

fn folders(path: &str) -> Option<(Edtf, &str)> {
    triples(path).find_map(|(year, month, day, words)| {
        let number = MONTHS.iter().position(|name| month.eq_ignore_ascii_case(name)).map(|at| at + 1);
        let month = number.map_or_else(|| month.to_owned(), |number| number.to_string());
        let day = (day.len() <= 2).then_some(day)?;
        calendar_day(year, &month, day).map(|day| (Edtf::day(day), words))
    })
}

fn month_folders(path: &str) -> Option<(Edtf, &str)> {
    let parts = pieces(path);
    parts.windows(2).find_map(|pair| {
        let ((start, year), (at, month)) = (pair[0], pair[1]);
        if year.len() != 4 || month.len() != 2 {
            return None;
        }
        let date: EdtfDate = calendar_month(year, month)?;
        Some((Edtf::Date(date), &path[start..at + month.len()]))
    })
}

fn triples(path: &str) -> impl Iterator<Item = (&str, &str, &str, &str)> {
    let parts = pieces(path);
    let all: Vec<_> = parts
        .windows(3)
        .filter(|three| three[0].1.len() == 4)
        .map(|three| {
            let (start, end) = (three[0].0, three[2].0 + three[2].1.len());
            (three[0].1, three[1].1, three[2].1, &path[start..end])
        })
        .collect();
    all.into_iter()
}

/// The parts of a path between slashes, with their positions.
fn pieces(path: &str) -> Vec<(usize, &str)> {
    let mut at = 0;
    path.split('/')
        .map(|piece| {
            let start = at;
            at += piece.len() + 1;
            (start, piece)
        })
        .collect()
}

/// A run of eight digits, or of four, two and two with one separator, with no digit on either side.
fn written_out(text: &str) -> Option<(Edtf, &str)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    for start in 0..bytes.len() {
        if !digit(start) || (start > 0 && digit(start - 1)) {
            continue;
        }
        let run = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let found = match run {
            8 => calendar_day(
                &text[start..start + 4],
                &text[start + 4..start + 6],
                &text[start + 6..start + 8],
            )
            .map(|day| (day, start + 8)),
            4 => separated(text, start),
            _ => None,
        };
        if let Some((day, end)) = found {
            return Some((Edtf::day(day), &text[start..end]));
        }
    }
    None
}

fn separated(text: &str, start: usize) -> Option<(jiff::civil::Date, usize)> {
    let bytes = text.as_bytes();
    let separator = *bytes.get(start + 4)?;
    let fits = matches!(separator, b'-' | b'_' | b'.')
        && bytes.get(start + 7) == Some(&separator)
        && !bytes.get(start + 10).is_some_and(u8::is_ascii_digit);
    if !fits {
        return None;
    }
    let (month, day) = (text.get(start + 5..start + 7)?, text.get(start + 8..start + 10)?);
    Some((calendar_day(&text[start..start + 4], month, day)?, start + 10))
}
