use attested::model::Counts;
use attested_export::words;
use maud::{Markup, html};

/// Blocks that a bar may have before it is drawn to scale.
const BLOCKS: u32 = 24;

/// The pattern of hatched bars, once for each page.
pub(crate) fn defs() -> Markup {
    html! {
        svg.defs width="0" height="0" aria-hidden="true" focusable="false" {
            defs {
                pattern id="hatch" patternUnits="userSpaceOnUse" width="6" height="6" patternTransform="rotate(45)" {
                    rect.hatch-ground width="6" height="6" {}
                    rect.hatch-line width="2.5" height="6" {}
                }
            }
        }
    }
}

/// How widely something is carried, drawn: one solid block for each independent text, one hatched block for each
/// copy. The words that say the same stand beside it.
pub(crate) fn bar(texts: u32, carriers: u32) -> Markup {
    let copies = carriers.saturating_sub(texts);
    let all = (texts + copies).max(1);
    let rect = |from: u32, width: u32, class: &str| html! { rect class=(class) x=(from) y="0.5" width=(width) height="9" {} };
    if all > BLOCKS {
        // Too many to count at a glance: two stretches to scale, neither of them lost.
        let whole = BLOCKS * 12;
        let part = u64::from(whole) * u64::from(texts) / u64::from(all);
        let solid = u32::try_from(part).unwrap_or(whole).clamp(2 * texts.min(1), whole - 2 * copies.min(1));
        return html! {
            svg.bar width=(whole) height="10" viewBox={ "0 0 " (whole) " 10" } aria-hidden="true" focusable="false" {
                @if texts > 0 { (rect(0, solid, "text")) }
                @if copies > 0 { (rect(solid, whole - solid, "copy")) }
            }
        };
    }
    let width = all * 12;
    let rect = |at: u32, class: &str| rect(at * 12, 10, class);
    html! {
        svg.bar width=(width) height="10" viewBox={ "0 0 " (width) " 10" } aria-hidden="true" focusable="false" {
            @for at in 0..texts { (rect(at, "text")) }
            @for at in texts..all { (rect(at, "copy")) }
        }
    }
}

/// The bar and its words.
pub(crate) fn carried(counts: Counts) -> Markup {
    html! { span.carried { (bar(counts.texts, counts.carriers)) " " (words::carried(counts)) } }
}
