//! A user's own table of outlets: CSV or TSV with a line of names, of which `name` is needed and `owner`, `country`
//! and `agency` are taken; other columns are left alone.
//!
//! Names are those that documents carry, as `attested sources` shows them. It decides nothing about them.

use crate::decode;
use crate::table::{Delimited, field, fields, guess_delimiter};

/// Longest row in bytes.
const LONGEST_ROW: usize = 1 << 16;

/// What a row of a user's table tells about an outlet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldOutlet {
    /// The name that documents carry.
    pub name: String,
    /// Who owns it.
    pub owner: Option<String>,
    /// ISO 3166-1 alpha-3 code of the country it sits in.
    pub country: Option<String>,
    /// True for an agency, whose texts other outlets print.
    pub agency: bool,
}

/// A row that was not taken, or a table that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableFault {
    /// There is no column of names.
    #[error("has no column 'name'; its columns are {columns}")]
    NoName {
        /// The columns it has.
        columns: String,
    },
    /// A row without a name.
    #[error("line {line}: has no name")]
    Nameless {
        /// The line, from 1.
        line: u64,
    },
    /// A country that is no code of three letters.
    #[error("line {line}: '{country}' is no country code of three letters, such as DEU")]
    Country {
        /// The line, from 1.
        line: u64,
        /// What stands there.
        country: String,
    },
    /// A word that says neither that it is an agency nor that it is none.
    #[error("line {line}: '{word}' says neither yes nor no about being an agency")]
    Agency {
        /// The line, from 1.
        line: u64,
        /// What stands there.
        word: String,
    },
    /// A row that cannot be cut into fields.
    #[error("line {line} {what}")]
    Broken {
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        what: &'static str,
    },
}

/// Reads a table of outlets; rows that cannot be taken are named, and the others stand.
///
/// ```
/// let (told, faults) = attested_ingest::outlets::told(b"name,owner,agency\nValley Post,Basin Media,\nBasin Wire,,yes\n");
/// assert_eq!(told[0].owner.as_deref(), Some("Basin Media"));
/// assert!(told[1].agency && faults.is_empty());
/// ```
pub fn told(raw: &[u8]) -> (Vec<ToldOutlet>, Vec<TableFault>) {
    let decoded = decode(raw, None);
    let text = decoded.mapped.text().trim_start_matches('\u{feff}').as_bytes();
    let delimiter = guess_delimiter(text.split(|&byte| byte == b'\n').next().unwrap_or(&[]));
    let mut rows = Delimited::new(text, delimiter, LONGEST_ROW);
    let (mut all, mut faults) = (Vec::new(), Vec::new());
    let mut columns: Option<[Option<usize>; 4]> = None;
    while let Ok(Some(row)) = rows.next_row() {
        let cells: Vec<String> = fields(&row.bytes, delimiter, true)
            .into_iter()
            .map(|range| field(&row.bytes, range, true, None, &mut Vec::new()).text().trim().to_owned())
            .collect();
        if row.too_long || !row.closed {
            let what = if row.too_long { "is too long" } else { "has a quotation mark that is never closed" };
            faults.push(TableFault::Broken { line: row.line, what });
            continue;
        }
        let Some(at) = columns else {
            let column = |name: &str| cells.iter().position(|cell| cell.eq_ignore_ascii_case(name));
            if column("name").is_none() {
                let columns = cells.iter().map(|name| format!("'{name}'")).collect::<Vec<_>>().join(", ");
                return (all, vec![TableFault::NoName { columns }]);
            }
            columns = Some(["name", "owner", "country", "agency"].map(column));
            continue;
        };
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let cell = |at: Option<usize>| {
            at.and_then(|at| cells.get(at)).map(String::as_str).filter(|cell| !cell.is_empty())
        };
        match outlet(row.line, at.map(cell)) {
            Ok(outlet) => all.push(outlet),
            Err(fault) => faults.push(fault),
        }
    }
    if columns.is_none() {
        faults.push(TableFault::NoName { columns: "none".to_owned() });
    }
    (all, faults)
}

/// An outlet of its name, owner, country and whether it is an agency.
fn outlet(line: u64, [name, owner, country, agency]: [Option<&str>; 4]) -> Result<ToldOutlet, TableFault> {
    let name = name.ok_or(TableFault::Nameless { line })?;
    let is_code = |code: &&str| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
    let country = match country {
        Some(code) if is_code(&code) => Some(code.to_ascii_uppercase()),
        Some(other) => return Err(TableFault::Country { line, country: other.to_owned() }),
        None => None,
    };
    let agency = match agency.map(str::to_lowercase).as_deref() {
        Some("agency" | "yes" | "true" | "1") => true,
        None | Some("no" | "false" | "0") => false,
        Some(other) => return Err(TableFault::Agency { line, word: other.to_owned() }),
    };
    Ok(ToldOutlet { name: name.to_owned(), owner: owner.map(str::to_owned), country, agency })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_that_cannot_be_taken_are_named_and_the_others_stand() {
        let table =
            b"\xef\xbb\xbfName\tOwner\tCountry\tAgency\tnote\nValley Post\tBasin Media\ttol\t\tx\n\tNobody\n\
            Basin Wire\t\tToldra\tyes\nNorthlight\t\t\tperhaps\nRadio Narv\t\t\tyes\n";
        let (told, faults) = told(table);
        assert_eq!(told.iter().map(|one| &*one.name).collect::<Vec<_>>(), ["Valley Post", "Radio Narv"]);
        assert_eq!(told[0].country.as_deref(), Some("TOL"));
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            faults,
            [
                "line 3: has no name",
                "line 4: 'Toldra' is no country code of three letters, such as DEU",
                "line 5: 'perhaps' says neither yes nor no about being an agency",
            ]
        );
        let (none, faults) = super::told(b"outlet,owner\nA,B\n");
        assert!(none.is_empty());
        assert_eq!(faults[0].to_string(), "has no column 'name'; its columns are 'outlet', 'owner'");
    }
}
