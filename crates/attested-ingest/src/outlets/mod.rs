//! The table of outlets: from the host of an address, or a name as pages write it, to the outlet, its owner and its
//! country, and whether it is an agency.
//!
//! The table is [`data/outlets.tsv`](https://github.com/attested/attested); where it comes from stands in `SOURCE.md`
//! beside it. It knows some hundreds of well-known outlets and says nothing about any other; `told` reads a
//! table of the user's own. It holds no scores.

mod told;

use std::collections::BTreeMap;
use std::sync::LazyLock;

pub use told::{TableFault, ToldOutlet, told};

/// An outlet of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KnownOutlet {
    /// The name it goes by.
    pub name: &'static str,
    /// Who owns it, where several outlets share an owner.
    pub owner: Option<&'static str>,
    /// ISO 3166-1 alpha-3 code of the country it sits in.
    pub country: Option<&'static str>,
    /// True for an agency, whose texts other outlets print.
    pub agency: bool,
}

/// Rows, and the places of hosts and names in them.
struct Table {
    rows: Vec<KnownOutlet>,
    hosts: BTreeMap<&'static str, usize>,
    /// In lower case; a name that several outlets go by is left out.
    names: BTreeMap<String, usize>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| parse(include_str!("../../data/outlets.tsv")));

fn parse(text: &'static str) -> Table {
    let mut table = Table { rows: Vec::new(), hosts: BTreeMap::new(), names: BTreeMap::new() };
    let mut shared: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().map(str::trim).filter(|cell| !cell.is_empty());
        let (Some(name), hosts, names) = (cell(), cell(), cell()) else { continue };
        let (owner, country, agency) = (cell(), cell(), cell() == Some("agency"));
        let at = table.rows.len();
        table.rows.push(KnownOutlet { name, owner, country, agency });
        for host in hosts.unwrap_or("").split('|').filter(|host| !host.is_empty()) {
            table.hosts.entry(host).or_insert(at);
        }
        let others = names.unwrap_or("").split('|').filter(|name| !name.is_empty());
        for name in std::iter::once(name).chain(others) {
            let name = folded(name);
            if table.names.get(&name).is_some_and(|&other| other != at) {
                shared.push(name);
            } else {
                table.names.insert(name, at);
            }
        }
    }
    for name in shared {
        table.names.remove(&name);
    }
    table
}

/// The outlet at the host of an address; `edition.cnn.com` is that of `cnn.com`.
///
/// ```
/// use attested_ingest::outlets;
/// assert_eq!(outlets::at("https://www.bbc.co.uk/news/world-1").unwrap().name, "BBC News");
/// assert_eq!(outlets::at("https://valleypost.example/news"), None);
/// ```
pub fn at(url: &str) -> Option<&'static KnownOutlet> {
    let host = host(url)?.to_ascii_lowercase();
    let mut rest = host.as_str();
    while rest.contains('.') {
        if let Some(&at) = TABLE.hosts.get(rest) {
            return TABLE.rows.get(at);
        }
        rest = rest.split_once('.').map_or("", |(_, rest)| rest);
    }
    None
}

/// The outlet that goes by a name, where only one does; case and a leading article do not count.
///
/// ```
/// use attested_ingest::outlets;
/// assert_eq!(outlets::named("AFP").unwrap().name, "Agence France-Presse");
/// assert!(outlets::named("afp").unwrap().agency);
/// assert_eq!(outlets::named("The Nation"), None, "two outlets go by it");
/// ```
pub fn named(name: &str) -> Option<&'static KnownOutlet> {
    TABLE.names.get(&folded(name)).and_then(|&at| TABLE.rows.get(at))
}

fn folded(name: &str) -> String {
    let lower = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase().replace('’', "'");
    lower.strip_prefix("the ").map(str::to_owned).unwrap_or(lower)
}

/// The host of an address without `www.` and port.
pub(crate) fn host(url: &str) -> Option<&str> {
    let authority = url.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && host.bytes().all(|byte| byte.is_ascii_graphic())).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_whole_and_every_host_stands_once() {
        let text = include_str!("../../data/outlets.tsv");
        let rows = text.lines().filter(|line| !line.starts_with('#'));
        let mut hosts: Vec<&str> = Vec::new();
        for row in rows {
            let cells: Vec<&str> = row.split('\t').collect();
            assert_eq!(cells.len(), 6, "{row}");
            assert!(cells[4].len() == 3 && cells[4].bytes().all(|byte| byte.is_ascii_uppercase()), "{row}");
            assert!(matches!(cells[5], "" | "agency"), "{row}");
            for host in cells[1].split('|') {
                assert!(host.contains('.') && host == host.to_ascii_lowercase(), "{row}");
                hosts.push(host);
            }
        }
        let count = hosts.len();
        hosts.sort_unstable();
        hosts.dedup();
        assert_eq!(hosts.len(), count, "a host stands twice");
        assert!(TABLE.rows.len() > 500);
    }

    #[test]
    fn the_nearest_host_counts() {
        assert_eq!(at("https://www3.nhk.or.jp/nhkworld/x").unwrap().name, "NHK");
        assert_eq!(at("http://timesofindia.indiatimes.com/a").unwrap().owner, Some("The Times Group"));
        assert_eq!(at("https://user@apnews.com:443/x").unwrap().name, "Associated Press");
        assert_eq!(at("apnews.com"), None, "an address has a scheme");
        assert_eq!(at("https://notapnews.com/"), None);
    }
}
