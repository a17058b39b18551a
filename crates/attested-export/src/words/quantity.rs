use super::count::grouped;
use attested_model::{Bound, Counted, Figure};

/// The quantity in words: "at least 1,300 people killed", "between 4 and 6 missiles", "about 2.5 million USD".
pub fn quantity(figure: &Figure) -> String {
    let amount = amount(figure.low, figure.high, figure.bound);
    let one = figure.low == Some(1.0) && figure.high == Some(1.0);
    let unit = unit(&figure.unit, one, figure.of);
    let of = match figure.of {
        Counted::Killed => " killed",
        Counted::Injured => " injured",
        Counted::Displaced => " displaced",
        Counted::Arrested => " arrested",
        Counted::Captive => " held captive",
        Counted::Missing => " missing",
        Counted::Money | Counted::People | Counted::Other => "",
    };
    format!("{amount} {unit}{of}")
}

fn amount(low: Option<f64>, high: Option<f64>, bound: Bound) -> String {
    let value = low.or(high).map(number).unwrap_or_default();
    match (bound, low, high) {
        (Bound::Range, Some(low), Some(high)) => format!("between {} and {}", number(low), number(high)),
        (Bound::About, Some(low), Some(high)) if low < high => {
            format!("about {} to {}", number(low), number(high))
        }
        (Bound::Exact | Bound::Range, ..) => value,
        (Bound::About, ..) => format!("about {value}"),
        (Bound::Over, ..) => format!("more than {value}"),
        (Bound::AtLeast, ..) => format!("at least {value}"),
        (Bound::Under, ..) => format!("fewer than {}", high.or(low).map(number).unwrap_or_default()),
        (Bound::AtMost, ..) => format!("at most {}", high.or(low).map(number).unwrap_or_default()),
    }
}

/// A number as it is written: "1,300", "2.5 million".
pub fn number(value: f64) -> String {
    for (size, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] {
        let scaled = value / size;
        // Only numbers that stay exact with two decimals are shortened.
        if scaled >= 1.0 && (scaled * 100.0).fract() == 0.0 {
            return format!("{scaled} {name}");
        }
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and in range")]
    if value.fract() == 0.0 && (0.0..1e15).contains(&value) {
        return grouped(value as usize);
    }
    value.to_string()
}

fn unit(unit: &str, one: bool, of: Counted) -> String {
    if one || of == Counted::Money || unit.is_empty() {
        return unit.to_owned();
    }
    match unit {
        "person" => "people".to_owned(),
        "percent" | "per cent" | "%" => "per cent".to_owned(),
        "child" => "children".to_owned(),
        "man" => "men".to_owned(),
        "woman" => "women".to_owned(),
        // "soldier" takes an s; what ends in one, or is no word, stays.
        _ if unit.ends_with('s') || !unit.ends_with(|c: char| c.is_ascii_lowercase()) => unit.to_owned(),
        _ if unit.ends_with("ch") || unit.ends_with("sh") || unit.ends_with('x') => format!("{unit}es"),
        _ => match unit.strip_suffix('y') {
            Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
            _ => format!("{unit}s"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{amount, number, unit};
    use attested_model::{Bound, Counted};

    #[test]
    fn bounds_are_said() {
        assert_eq!(amount(Some(1300.0), None, Bound::AtLeast), "at least 1,300");
        assert_eq!(amount(Some(32400.0), None, Bound::Over), "more than 32,400");
        assert_eq!(amount(None, Some(50.0), Bound::Under), "fewer than 50");
        assert_eq!(amount(Some(4.0), Some(6.0), Bound::Range), "between 4 and 6");
        assert_eq!(amount(Some(1200.0), Some(1200.0), Bound::About), "about 1,200");
        assert_eq!(amount(Some(7.0), Some(7.0), Bound::Exact), "7");
    }

    #[test]
    fn numbers_are_shortened_only_when_nothing_is_lost() {
        assert_eq!(number(2_500_000.0), "2.5 million");
        assert_eq!(number(2_512_345.0), "2,512,345");
        assert_eq!(number(4.75), "4.75");
        assert_eq!(number(3e9), "3 billion");
    }

    #[test]
    fn units_follow_the_number() {
        assert_eq!(unit("person", false, Counted::Killed), "people");
        assert_eq!(unit("body", false, Counted::Other), "bodies");
        assert_eq!(unit("missile", true, Counted::Other), "missile");
        assert_eq!(unit("USD", false, Counted::Money), "USD");
    }
}
