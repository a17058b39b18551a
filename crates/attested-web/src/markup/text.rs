use attested_export::neutral;
use maud::{Markup, html};

/// Words of a source inside a line of ours: harmless, and with a reading order of their own.
pub(crate) fn foreign(text: &str) -> Markup {
    html! { bdi { (neutral(text)) } }
}

/// A country by its usual name, where its code is one that we know.
pub(crate) fn country(code: &str) -> Markup {
    foreign(attested::country_name(code).unwrap_or(code))
}
