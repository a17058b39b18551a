//! Lists of names that the user brings along: tables, FollowTheMoney entities, Wikidata entities.
//!
//! Takes the bytes of a file; gives the actors it lists ([`attested_model::KnownActor`]), and a named fault with its line for every row or
//! entity that could not be taken. Entities that are no actors (addresses, ownerships, ships) are counted and passed over.
//! Which actors of a record bear these names is not decided here.
//!
//! ```
//! use attested_ingest::names::{Options, names};
//! let table = "name,type,aliases,country\nIlona Marsk,person,I. Marskova; Marsk Ilona,Norway\n";
//! let listed = names(table.as_bytes(), &Options::default()).unwrap();
//! assert_eq!(listed.actors[0].names, ["Ilona Marsk", "I. Marskova", "Marsk Ilona"]);
//! assert_eq!(listed.actors[0].country.as_deref(), Some("NOR"));
//! ```

mod country;
mod entity;
mod ftm;
mod table;
mod wikidata;

use std::collections::BTreeMap;
use std::io::Read as _;

use attested_model::{ActorKind, KnownActor};
use sha2::{Digest as _, Sha256};

use crate::{decode, is_binary};

/// What a list of names is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameFormat {
    /// A table with a heading: commas, semicolons or tabs.
    Csv,
    /// `FollowTheMoney` entities, one JSON object a line.
    FollowTheMoney,
    /// Entities of Wikidata: one a line, an array, `{"entities": …}`, or the answer of its query service.
    Wikidata,
}

impl NameFormat {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::FollowTheMoney, Self::Wikidata];

    /// Its name on the command line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::FollowTheMoney => "ftm",
            Self::Wikidata => "wikidata",
        }
    }
}

/// How a list is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// What it is written in; told by its first bytes where not said.
    pub format: Option<NameFormat>,
    /// What those are of which the list does not tell what they are.
    pub kind: Option<ActorKind>,
}

/// What a list holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What it is written in.
    pub format: NameFormat,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Its actors, by id; rows and entities of one id are one.
    pub actors: Vec<KnownActor>,
    /// How many entities are no actors.
    pub passed_over: usize,
    /// What could not be taken, or only in part.
    pub faults: Vec<NameFault>,
}

/// A place of a list that could not be taken, or only in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameFault {
    /// The line, from 1; 0 where the place has none.
    pub line: u64,
    /// What is wrong with it, as the end of a sentence.
    pub what: String,
    /// True when the entry was taken without the faulty part.
    pub taken: bool,
}

/// Why a file is no list of names at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NamesError {
    /// It is empty.
    #[error("is empty")]
    Empty,
    /// It is not text.
    #[error("is not text")]
    Binary,
    /// Its compressed bytes cannot be unpacked, or unpack to too much.
    #[error("cannot be unpacked: {0}")]
    Packed(String),
    /// A table without a column of names.
    #[error("has no column called name; its columns are {0}")]
    NoNames(String),
    /// JSON, but of another kind.
    #[error("is JSON, but neither FollowTheMoney nor Wikidata")]
    OtherJson,
    /// JSON that cannot be read.
    #[error("is not JSON (line {line}: {what})")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// What the reader of JSON says.
        what: String,
    },
}

/// What a compressed list may unpack to.
const MOST_BYTES: u64 = 2 << 30;

/// Reads a list of names.
///
/// # Errors
/// When the file as a whole is no list of names.
pub fn names(bytes: &[u8], options: &Options) -> Result<Listed, NamesError> {
    let sha256: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let unpacked = if bytes.starts_with(b"\x1f\x8b") { Some(unpack(bytes)?) } else { None };
    let bytes = unpacked.as_deref().unwrap_or(bytes);
    if is_binary(bytes) {
        return Err(NamesError::Binary);
    }
    let decoded = decode(bytes, None);
    let text = decoded.mapped.text();
    if text.trim().is_empty() {
        return Err(NamesError::Empty);
    }
    let json = text.trim_start().starts_with(['{', '[']);
    let mut gathered = Gathered { kind: options.kind, ..Gathered::default() };
    for what in decoded.warnings {
        gathered.faults.push(NameFault { line: 0, what, taken: true });
    }
    let format = match options.format {
        Some(NameFormat::Csv) => table::read(text, &mut gathered)?,
        None if !json => table::read(text, &mut gathered)?,
        wanted => entity::read(text, wanted, &mut gathered)?,
    };
    Ok(gathered.listed(format, sha256))
}

fn unpack(bytes: &[u8]) -> Result<Vec<u8>, NamesError> {
    let mut out = Vec::new();
    let read = flate2::read::MultiGzDecoder::new(bytes).take(MOST_BYTES).read_to_end(&mut out);
    match read {
        Ok(len) if len as u64 == MOST_BYTES => Err(NamesError::Packed("it is larger than 2 GiB".to_owned())),
        Ok(_) => Ok(out),
        Err(error) => Err(NamesError::Packed(error.to_string())),
    }
}

/// What has been read so far.
#[derive(Debug, Default)]
struct Gathered {
    /// What those are of which the list does not tell.
    kind: Option<ActorKind>,
    actors: BTreeMap<String, KnownActor>,
    passed_over: usize,
    faults: Vec<NameFault>,
}

/// An entry as its format gives it.
#[derive(Debug, Default)]
struct Entry {
    id: Option<String>,
    kind: Option<ActorKind>,
    names: Vec<String>,
    countries: Vec<String>,
    external: BTreeMap<String, String>,
}

/// The longest name that is taken: what is longer is a paragraph.
const LONGEST_NAME: usize = 400;

impl Gathered {
    /// Takes an entry, or says why not.
    fn take(&mut self, line: u64, entry: Entry) {
        let mut names: Vec<String> = Vec::new();
        for name in entry.names {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            let sensible = name.chars().any(char::is_alphanumeric);
            if name.len() > LONGEST_NAME {
                self.fault(line, format!("has a name of {} bytes, which was left out", name.len()), true);
            } else if sensible && !names.contains(&name) {
                names.push(name);
            }
        }
        let Some(first) = names.first().cloned() else {
            self.fault(line, "has no name".to_owned(), false);
            return;
        };
        let mut country = None;
        for words in entry.countries.iter().map(|words| words.trim()).filter(|words| !words.is_empty()) {
            match country::code(words) {
                Some(code) => country = country.or(Some(code.to_owned())),
                None => self.fault(line, format!("names a country that is not known: '{words}'"), true),
            }
        }
        let id = entry.id.filter(|id| !id.trim().is_empty()).unwrap_or(first);
        let kind = entry.kind.or(self.kind);
        let known = KnownActor { id: id.clone(), kind, names, country, external: entry.external };
        match self.actors.get_mut(&id) {
            None => {
                self.actors.insert(id, known);
            }
            Some(before) => {
                for name in known.names {
                    if !before.names.contains(&name) {
                        before.names.push(name);
                    }
                }
                before.kind = before.kind.or(known.kind);
                before.country = before.country.take().or(known.country);
                for (authority, value) in known.external {
                    before.external.entry(authority).or_insert(value);
                }
            }
        }
    }

    fn fault(&mut self, line: u64, what: String, taken: bool) {
        self.faults.push(NameFault { line, what, taken });
    }

    fn listed(self, format: NameFormat, sha256: String) -> Listed {
        let mut actors: Vec<KnownActor> = self.actors.into_values().collect();
        actors.sort();
        Listed { format, sha256, actors, passed_over: self.passed_over, faults: self.faults }
    }
}

/// An id of Wikidata out of an id or an address; `None` for anything else.
fn wikidata_id(text: &str) -> Option<String> {
    let id = text.trim().rsplit(['/', ':']).next()?;
    let number = id.strip_prefix(['Q', 'q'])?;
    let fits = !number.is_empty() && number.len() <= 12 && number.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| format!("Q{number}"))
}
