//! What the first bytes of a page declare: that it is HTML, and in which encoding.

/// How far an encoding is looked for; browsers look at 1024 bytes.
const PRESCAN: usize = 4096;

/// The encoding that a `meta` element or an XML declaration near the start names.
///
/// A page that can be searched for `charset=` is no UTF-16, so a claim of UTF-16 is not believed.
pub(super) fn charset(raw: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(&raw[..raw.len().min(PRESCAN)]).to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = find_label(&start[from..]).map(|at| from + at) {
        let rest = start[at..].trim_start().strip_prefix('=').map(str::trim_start);
        from = at;
        let Some(rest) = rest else { continue };
        let label: String = rest
            .trim_start_matches(['"', '\''])
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':'))
            .take(40)
            .collect();
        if !label.is_empty() && !label.starts_with("utf-16") {
            return Some(label);
        }
    }
    None
}

/// Where the next `charset` or `encoding` ends.
fn find_label(text: &str) -> Option<usize> {
    let names = ["charset", "encoding"];
    names.iter().filter_map(|name| text.find(name).map(|at| at + name.len())).min()
}

/// True when bytes begin as a page does, behind a byte order mark, white space, comments and an XML declaration.
pub(super) fn is_html(raw: &[u8]) -> bool {
    let start = &raw[..raw.len().min(PRESCAN)];
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let lower = if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
        let bytes: Vec<u8> = start[2..].iter().copied().filter(|&byte| byte != 0).collect();
        String::from_utf8_lossy(&bytes).to_ascii_lowercase()
    } else {
        String::from_utf8_lossy(start).to_ascii_lowercase()
    };
    let mut rest = lower.trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?xml") {
            rest.find("?>").map(|at| at + 2)
        } else {
            break;
        };
        let Some(end) = end else { return false };
        rest = rest[end..].trim_start();
    }
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|opening| {
        rest.strip_prefix(opening).is_some_and(|behind| !behind.starts_with(|c: char| c.is_alphanumeric()))
    })
}
