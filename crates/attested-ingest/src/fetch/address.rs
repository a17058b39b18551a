/// So often an address may lead to another one.
pub(super) const MOST_MOVES: usize = 5;

/// Scheme and host of an address, and its path with the query.
pub(super) fn origin(address: &str) -> Option<(&str, &str)> {
    let scheme = ["https://", "http://"]
        .into_iter()
        .find(|scheme| address.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme)))?;
    let rest = &address[scheme.len()..];
    let len = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    if len == 0 || rest[..len].contains(char::is_whitespace) {
        return None;
    }
    let path = rest[len..].split('#').next().unwrap_or("");
    Some((&address[..scheme.len() + len], if path.is_empty() { "/" } else { path }))
}

/// The address that `location` names from the page at `base`.
///
/// ```
/// use attested_ingest::fetch::join;
/// assert_eq!(join("https://post.example/news/?p=1", "talks"), "https://post.example/news/talks");
/// ```
pub fn join(base: &str, location: &str) -> String {
    let location = location.trim();
    if origin(location).is_some() {
        return location.to_owned();
    }
    let Some((origin, path)) = origin(base) else { return location.to_owned() };
    if let Some(rest) = location.strip_prefix("//") {
        let scheme = base.split("//").next().unwrap_or("https:");
        return format!("{scheme}//{rest}");
    }
    if location.starts_with('/') {
        return format!("{origin}{location}");
    }
    let folder = path.split('?').next().unwrap_or("/").rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{origin}{folder}/{location}")
}
