use attested::model::Edtf;
use attested_export::words;
use maud::{Markup, html};

/// A date in a narrow column: the date, and below it what it leaves open.
pub(crate) fn when(edtf: Option<Edtf>, note: Option<&str>) -> Markup {
    let lines = words::margin(edtf);
    html! {
        @for (at, line) in lines.iter().enumerate() {
            @if at == 0 {
                @match edtf.and_then(Edtf::as_day) {
                    Some(day) => time datetime=(day) { (line) },
                    None => span { (line) },
                }
            } @else {
                " " span.precision { (line) }
            }
        }
        @if let Some(note) = note { " " span.precision { (note) } }
    }
}

/// A date in a sentence, with the words it was read from.
pub(crate) fn precise(edtf: Edtf, words_of: &str) -> Markup {
    html! {
        (words::in_words(edtf))
        @if !words_of.is_empty() { ", by the words “" (super::foreign(words_of)) "”" }
    }
}
