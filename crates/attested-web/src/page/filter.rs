//! Filters as form fields.

use maud::{Markup, html};

use crate::params::Params;

/// Boxes for the words of a closed list, with how many lines each would find where that is known.
pub(super) fn boxes(
    name: &str,
    legend: &str,
    words: &[(String, String, Option<u64>)],
    params: &Params,
    open: bool,
) -> Markup {
    let chosen: Vec<&str> = params.all(name).collect();
    let is_chosen = |word: &str| chosen.iter().any(|chosen| chosen.eq_ignore_ascii_case(word));
    let open = open || words.iter().any(|(word, ..)| is_chosen(word));
    html! {
        details.facet open[open] {
            summary { (legend) @if !chosen.is_empty() { " (" (chosen.len()) " chosen)" } }
            fieldset {
                legend.unseen { (legend) }
                @for (word, shown, count) in words {
                    label {
                        input type="checkbox" name=(name) value=(word) checked[is_chosen(word)];
                        span { (attested_export::neutral(shown)) }
                        @if let Some(count) = count { span.count { (attested_export::words::grouped(usize::try_from(*count).unwrap_or(usize::MAX))) } }
                    }
                }
            }
        }
    }
}

/// Values of which one can be chosen, each a link to the timeline with it, with how many lines it would find.
pub(super) fn links(name: &str, legend: &str, values: &[(String, u64)], params: &Params) -> Markup {
    let open = params.get(name).is_some();
    html! {
        @if !values.is_empty() {
            details.facet open[open] {
                summary { (legend) }
                ul.values {
                    @for (value, count) in values {
                        @let params = params.with(name, Some(value)).with("_next", None).with("selected", None);
                        li {
                            a href={ "/timeline" (params.to_query()) } dir="auto" { (attested_export::neutral(value)) }
                            span.count { (attested_export::words::grouped(usize::try_from(*count).unwrap_or(usize::MAX))) }
                        }
                    }
                }
            }
        }
    }
}

/// A line to write in.
pub(super) fn field(name: &str, label: &str, hint: &str, params: &Params) -> Markup {
    html! {
        label.field {
            span { (label) }
            input type="text" name=(name) value=[params.get(name)] placeholder=[(!hint.is_empty()).then_some(hint)] autocomplete="off";
        }
    }
}

/// Filters that hold, each with a way to drop it.
pub(super) fn chosen(path: &str, params: &Params) -> Markup {
    let kept: Vec<(&str, &str)> = params
        .pairs()
        .filter(|(name, value)| {
            !value.is_empty() && !name.starts_with('_') && *name != "selected" && *name != "q"
        })
        .collect();
    html! {
        @if !kept.is_empty() {
            ul.chosen aria-label="Filters in use" {
                @for (at, (name, value)) in kept.iter().enumerate() {
                    @let rest: Params = kept.iter().enumerate().filter(|(other, _)| *other != at)
                        .map(|(_, (name, value))| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>().into();
                    @let q = params.get("q");
                    li { a href={ (path) (rest.with("q", q).to_query()) } aria-label={ "Drop the filter " (name) ": " (value) } {
                        (name) ": " bdi { (attested_export::neutral(value)) } " ✕"
                    } }
                }
            }
        }
    }
}
