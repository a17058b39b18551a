//! Who may ask, and what a browser may do with an answer.
//!
//! A server on this machine can be reached by any page in any browser on it. So: a request must name us as its
//! host (else a foreign name that was made to point here could read the record), a change must come from one of
//! our own pages (the browser says so) and bring a token that only those pages hold, and no answer may run code
//! that is not ours or call anywhere.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

use crate::desk::Desk;
use crate::problem::Problem;

/// Sent with every answer.
pub(crate) const HEADERS: &[(&str, &str)] = &[
    (
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

/// Refuses a request that was sent to another name than ours.
pub(crate) fn host(headers: &HeaderMap, desk: &Desk) -> Result<(), Problem> {
    let asked = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("");
    if is_ours(asked, desk) {
        return Ok(());
    }
    Err(Problem::Forbidden(format!(
        "this server does not answer to the name {asked:?}; ask it as localhost:{} or by the number of its address",
        desk.port
    )))
}

/// Refuses a change that did not come from one of our pages.
pub(crate) fn change(headers: &HeaderMap, desk: &Desk) -> Result<(), Problem> {
    if !desk.writable {
        return Err(Problem::Forbidden(
            "this server only shows the record: nothing can be changed through it".to_owned(),
        ));
    }
    let said = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let site = said(&HeaderName::from_static("sec-fetch-site"));
    let origin = said(&header::ORIGIN);
    let foreign = site.is_some_and(|site| site != "same-origin")
        || origin
            .is_some_and(|origin| origin.strip_prefix("http://").is_none_or(|host| !is_ours(host, desk)));
    if foreign || (site.is_none() && origin.is_none()) {
        return Err(Problem::Forbidden(
            "changes are taken only from the pages of this server, not from other pages or programs"
                .to_owned(),
        ));
    }
    Ok(())
}

/// Refuses a form without the token that our pages give it.
pub(crate) fn token(token: Option<&str>, desk: &Desk) -> Result<(), Problem> {
    if token != Some(desk.token.as_str()) {
        return Err(Problem::Forbidden(
            "this form is of an earlier start of the server: load the page again and send it once more"
                .to_owned(),
        ));
    }
    Ok(())
}

/// The origin of a page that another program on this machine serves, as OpenRefine does from its own port. Such a page
/// may read the answers that are made for it; no page from elsewhere may.
pub(crate) fn neighbour(headers: &HeaderMap) -> Option<HeaderValue> {
    let origin = headers.get(header::ORIGIN)?;
    let host = origin.to_str().ok()?.strip_prefix("http://")?;
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let number = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    let here = name == "localhost" || number.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    here.then(|| origin.clone())
}

/// True for `localhost`, a number, or a name that was named at the start, each with our port.
fn is_ours(host: &str, desk: &Desk) -> bool {
    let (name, port) = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => (name, port.parse().ok()),
        _ => (host, Some(80)),
    };
    let number = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name);
    let known = name.eq_ignore_ascii_case("localhost")
        || number.parse::<IpAddr>().is_ok()
        || desk.names.iter().any(|known| known.eq_ignore_ascii_case(name));
    known && port == Some(desk.port)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn desk() -> Desk {
        Desk::new(
            "none.db".into(),
            true,
            vec!["desk.example".to_owned()],
            4000,
            String::new(),
            Duration::ZERO,
        )
        .unwrap()
    }

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().unwrap())).collect()
    }

    #[test]
    fn only_our_own_names_are_answered() {
        let desk = desk();
        for ours in ["localhost:4000", "127.0.0.1:4000", "[::1]:4000", "desk.example:4000"] {
            assert!(host(&headers(&[("host", ours)]), &desk).is_ok(), "{ours}");
        }
        for foreign in ["evil.example:4000", "localhost:4001", "localhost", "localhost.evil.example:4000", ""]
        {
            assert!(host(&headers(&[("host", foreign)]), &desk).is_err(), "{foreign}");
        }
    }

    #[test]
    fn a_change_comes_from_our_pages_and_brings_their_token() {
        let desk = desk();
        let known = desk.token.clone();
        let ours = headers(&[("origin", "http://localhost:4000"), ("sec-fetch-site", "same-origin")]);
        assert!(change(&ours, &desk).is_ok());
        assert!(token(Some(&known), &desk).is_ok());
        assert!(token(Some("guess"), &desk).is_err() && token(None, &desk).is_err());
        for foreign in [
            headers(&[("origin", "http://evil.example")]),
            headers(&[("origin", "null")]),
            headers(&[("origin", "http://localhost:4000"), ("sec-fetch-site", "cross-site")]),
            headers(&[]),
        ] {
            assert!(change(&foreign, &desk).is_err(), "{foreign:?}");
        }
    }

    #[test]
    fn only_pages_of_this_machine_are_neighbours() {
        let from = |origin: &str| neighbour(&headers(&[("origin", origin)])).is_some();
        assert!(from("http://127.0.0.1:3333") && from("http://localhost:3333") && from("http://[::1]:3333"));
        for far in [
            "http://evil.example",
            "http://localhost.evil.example",
            "http://192.0.2.1:3333",
            "null",
            "https://x",
        ] {
            assert!(!from(far), "{far}");
        }
        assert!(neighbour(&headers(&[])).is_none());
    }

    #[test]
    fn a_server_that_only_shows_takes_no_change() {
        let desk =
            Desk::new("none.db".into(), false, Vec::new(), 4000, String::new(), Duration::ZERO).unwrap();
        let ours = headers(&[("origin", "http://localhost:4000")]);
        assert!(change(&ours, &desk).is_err());
    }
}
