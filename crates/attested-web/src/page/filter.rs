//! Filters as form fields.

use attested::record::Who;
use attested_export::words::Shelf as _;
use maud::{Markup, html};

use crate::api::Scene;
use crate::markup::foreign;
use crate::params::Params;
use crate::problem::Problem;

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
pub(super) fn links(name: &str, legend: &str, values: &[(String, String, u64)], params: &Params) -> Markup {
    let open = params.get(name).is_some();
    html! {
        @if !values.is_empty() {
            details.facet open[open] {
                summary { (legend) }
                ul.values {
                    @for (value, shown, count) in values {
                        @let params = params.with(name, Some(value)).with("_next", None).with("selected", None);
                        li {
                            a href={ "/timeline" (params.to_query()) } dir="auto" { (attested_export::neutral(shown)) }
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

/// A line to write an actor's name in; an id that is asked for is shown by its name beside it.
pub(super) fn actor_field(name: &str, label: &str, hint: &str, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let params = &scene.ask.params;
    let shown = params.get(name).map(|value| in_words(name, value, scene)).transpose()?;
    Ok(html! {
        (field(name, label, hint, params))
        @if let Some(shown) = shown.filter(|shown| params.get(name) != Some(shown)) { p.detail { (foreign(&shown)) } }
    })
}

/// What a filter asks for, as a reader calls it: an actor by its name, not by its id.
fn in_words(name: &str, value: &str, scene: &Scene<'_>) -> Result<String, Problem> {
    if matches!(name, "actor" | "according_to" | "by" | "to" | "about")
        && let Who::Id(id) = Who::from(value)
    {
        return Ok(scene.shelf.name(id)?);
    }
    Ok(value.to_owned())
}

/// Filters that hold, each with a way to drop it.
pub(super) fn chosen(path: &str, scene: &Scene<'_>) -> Result<Markup, Problem> {
    let params = &scene.ask.params;
    let kept: Vec<(&str, &str)> = params
        .pairs()
        .filter(|(name, value)| {
            !value.is_empty() && !name.starts_with('_') && *name != "selected" && *name != "q"
        })
        .collect();
    let shown =
        kept.iter().map(|(name, value)| in_words(name, value, scene)).collect::<Result<Vec<_>, _>>()?;
    Ok(html! {
        @if !kept.is_empty() {
            ul.chosen aria-label="Filters in use" {
                @for (at, ((name, _), shown)) in kept.iter().zip(&shown).enumerate() {
                    @let name = name.replace('_', " ");
                    @let rest: Params = kept.iter().enumerate().filter(|(other, _)| *other != at)
                        .map(|(_, (name, value))| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>().into();
                    @let q = params.get("q");
                    li { a href={ (path) (rest.with("q", q).to_query()) } aria-label={ "Drop the filter " (name) ": " (attested_export::neutral(shown)) } {
                        (name) ": " (foreign(shown)) " ✕"
                    } }
                }
            }
        }
    })
}
