//! Names in a table with a heading: commas, semicolons, tabs; also the simple tables of `OpenSanctions`.

use std::io::Cursor;

use attested_model::ActorKind;

use super::{Entry, Gathered, NameFormat, NamesError, wikidata_id};
use crate::table::{Delimited, field, fields, guess_delimiter};

/// The longest row that is taken.
const LONGEST_ROW: usize = 1 << 20;

/// What a column may be called, in lower case without anything but letters and digits.
const NAME: &[&str] = &["name", "caption", "fullname", "label", "itemlabel", "canonicalname", "title"];
const FIRST: &[&str] = &["firstname", "givenname", "forename"];
const LAST: &[&str] = &["lastname", "surname", "familyname"];
const ALIASES: &[&str] = &[
    "aliases",
    "alias",
    "alsoknownas",
    "aka",
    "othernames",
    "othername",
    "names",
    "altnames",
    "altlabel",
    "itemaltlabel",
    "previousname",
    "abbreviation",
    "acronym",
    "spellings",
    "variants",
];
const KIND: &[&str] = &["type", "kind", "schema", "category"];
const COUNTRY: &[&str] = &["country", "countries", "nationality", "countrycode", "jurisdiction"];
const WIKIDATA: &[&str] = &["wikidata", "wikidataid", "qid", "item"];
const ID: &[&str] = &["id", "key", "identifier", "uid"];

pub(super) fn read(text: &str, gathered: &mut Gathered) -> Result<NameFormat, NamesError> {
    let heading = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let delimiter = guess_delimiter(heading.as_bytes());
    let mut rows = Delimited::new(Cursor::new(text.as_bytes()), delimiter, LONGEST_ROW);
    let cells = |row: &[u8]| -> Vec<String> {
        let at = fields(row, delimiter, true).into_iter();
        at.map(|range| field(row, range, true, None, &mut Vec::new()).text().trim().to_owned()).collect()
    };
    // Reading from memory cannot fail.
    let heading = match rows.next_row() {
        Ok(Some(row)) => cells(&row.bytes),
        _ => return Err(NamesError::Empty),
    };
    let plain: Vec<String> = heading
        .iter()
        .map(|name| name.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect())
        .collect();
    let columns = |wanted: &[&str]| -> Vec<usize> {
        let found = wanted.iter().filter_map(|name| plain.iter().position(|column| column == name));
        found.collect()
    };
    let (name, first, last) = (columns(NAME), columns(FIRST), columns(LAST));
    if name.is_empty() && last.is_empty() {
        let shown: Vec<String> = heading.iter().take(12).map(|column| format!("'{column}'")).collect();
        return Err(NamesError::NoNames(shown.join(", ")));
    }
    let (aliases, kind, country) = (columns(ALIASES), columns(KIND), columns(COUNTRY));
    let (wikidata, id) = (columns(WIKIDATA), columns(ID));
    while let Ok(Some(row)) = rows.next_row() {
        if row.too_long {
            gathered.fault(row.line, "is longer than any row of names".to_owned(), false);
            continue;
        }
        if !row.closed {
            gathered.fault(row.line, "opens a quotation mark that nothing closes".to_owned(), false);
            continue;
        }
        let cells = cells(&row.bytes);
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let cell = |columns: &[usize]| {
            columns.iter().filter_map(|&at| cells.get(at)).find(|cell| !cell.is_empty()).cloned()
        };
        let mut entry = Entry { id: cell(&id), ..Entry::default() };
        match cell(&kind).map(|word| kind_of(&word).ok_or(word)) {
            Some(Err(word)) => {
                let what =
                    format!("is of type '{word}', which is none of person, organisation, country, group");
                gathered.fault(row.line, what, false);
                continue;
            }
            Some(Ok(kind)) => entry.kind = Some(kind),
            None => {}
        }
        entry.names.extend(cell(&name));
        if entry.names.is_empty() {
            let parts = [cell(&first), cell(&last)];
            entry.names.push(parts.into_iter().flatten().collect::<Vec<_>>().join(" "));
        }
        for &at in &aliases {
            let inside = cells.get(at).map_or("", String::as_str);
            entry.names.extend(inside.split([';', '|']).map(str::to_owned));
        }
        entry
            .countries
            .extend(cell(&country).iter().flat_map(|cell| cell.split([';', '|']).map(str::to_owned)));
        if let Some(words) = cell(&wikidata) {
            match wikidata_id(&words) {
                Some(id) => _ = entry.external.insert("wikidata".to_owned(), id),
                None => gathered.fault(row.line, format!("has '{words}', which is no id of Wikidata"), true),
            }
        }
        gathered.take(row.line, entry);
    }
    Ok(NameFormat::Csv)
}

/// What a word of a table says that an entry is; the words of `FollowTheMoney` count too.
pub(super) fn kind_of(word: &str) -> Option<ActorKind> {
    let word: String = word.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    Some(match word.as_str() {
        "person" | "people" | "per" | "human" | "individual" | "politician" => ActorKind::Person,
        "organisation" | "organization" | "org" | "company" | "publicbody" | "legalentity" | "body"
        | "party" | "agency" | "ministry" | "army" | "outlet" | "institution" | "entity" => {
            ActorKind::Organisation
        }
        "country" | "state" | "government" => ActorKind::Country,
        "group" | "norp" | "people group" | "tribe" => ActorKind::Group,
        _ => return None,
    })
}
