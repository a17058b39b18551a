//! The words of a dispute: names, quotes, and nothing of our own but *said*, *said not*, *according to*.

use attested_model::{Bound, Counted, Stance};

/// Characters of a quote.
const LONGEST_QUOTE: usize = 140;
/// Names of a list.
const MOST_NAMES: usize = 3;

/// "A, B, C and 2 others".
pub(super) fn list(names: &[String]) -> String {
    match names {
        [] => "a report".to_owned(),
        [only] => only.clone(),
        [first @ .., last] if names.len() <= MOST_NAMES => format!("{} and {last}", first.join(", ")),
        _ => {
            let more = names.len() - MOST_NAMES;
            let others = if more == 1 { "other" } else { "others" };
            format!("{} and {more} {others}", names[..MOST_NAMES].join(", "))
        }
    }
}

/// A text in quotation marks on one line, cut at a word when it is long.
pub(super) fn quote(text: &str) -> String {
    let trimmed = text.trim().trim_matches(['"', '“', '”', '«', '»']);
    let line = trimmed.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_QUOTE {
        return format!("“{line}”");
    }
    let mut kept = String::new();
    for word in line.split(' ') {
        if kept.chars().count() + word.chars().count() >= LONGEST_QUOTE {
            break;
        }
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    format!("“{kept} …”")
}

/// What a side does, after its names.
pub(super) fn verb(stance: Option<Stance>) -> &'static str {
    match stance {
        Some(Stance::Denied) => "said not",
        Some(Stance::NotKnown) => "said that it is not known",
        _ => "said so",
    }
}

/// A quantity in words: "12", "about 1,200", "more than 40", "10 to 12".
pub(super) fn value(low: Option<f64>, high: Option<f64>, bound: Bound) -> String {
    let one = low.or(high).map_or_else(String::new, number);
    match (bound, low, high) {
        (Bound::Range, Some(low), Some(high)) if low < high => format!("{} to {}", number(low), number(high)),
        (Bound::About, ..) => format!("about {one}"),
        (Bound::Over, ..) => format!("more than {one}"),
        (Bound::AtLeast, ..) => format!("at least {one}"),
        (Bound::Under, _, Some(high)) => format!("fewer than {}", number(high)),
        (Bound::AtMost, _, Some(high)) => format!("at most {}", number(high)),
        (Bound::Under, ..) => format!("fewer than {one}"),
        (Bound::AtMost, ..) => format!("at most {one}"),
        _ => one,
    }
}

fn number(value: f64) -> String {
    if value.fract() != 0.0 || value.abs() >= 1e15 {
        return format!("{value}");
    }
    let digits = format!("{:.0}", value.abs());
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if value < 0.0 { format!("-{out}") } else { out }
}

/// What a figure counts, as the subject of a sentence.
pub(super) fn counted(of: Counted, unit: &str) -> String {
    match of {
        Counted::Killed => "Number killed".to_owned(),
        Counted::Injured => "Number injured".to_owned(),
        Counted::Displaced => "Number displaced".to_owned(),
        Counted::Arrested => "Number arrested".to_owned(),
        Counted::Captive => "Number held captive".to_owned(),
        Counted::Missing => "Number missing".to_owned(),
        Counted::Money => format!("Amount in {unit}"),
        Counted::People => "Number of people".to_owned(),
        Counted::Other => format!("Number of {unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{list, quote, value};
    use attested_model::Bound;

    #[test]
    fn lists_and_values_read_as_a_person_writes_them() {
        let names: Vec<String> = ["A", "B", "C", "D"].map(str::to_owned).to_vec();
        assert_eq!(list(&names[..1]), "A");
        assert_eq!(list(&names[..2]), "A and B");
        assert_eq!(list(&names), "A, B, C and 1 other");
        assert_eq!(value(Some(1_234_567.0), Some(1_234_567.0), Bound::Exact), "1,234,567");
        assert_eq!(value(Some(40.0), None, Bound::Over), "more than 40");
        assert_eq!(value(Some(10.0), Some(12.0), Bound::Range), "10 to 12");
        assert!(quote(&"word ".repeat(60)).ends_with(" …”"));
    }
}
