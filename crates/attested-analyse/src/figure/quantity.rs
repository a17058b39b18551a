//! A number with the words that bound it.

use std::ops::Range;

use attested_model::Bound;

use crate::Page;
use crate::number::{Number, number_at};
use crate::token::TokenKind;

/// A bounded number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Quantity {
    /// Its tokens, from the first word of the bound to the last of the number.
    pub(super) tokens: Range<usize>,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) bound: Bound,
    /// The currency, as a code.
    pub(super) currency: Option<&'static str>,
    /// One token of digits without comma, point or scale: may be a year, an age, a number of a house.
    pub(super) plain: bool,
    /// In digits.
    pub(super) digits: bool,
}

/// The words that bound a number from the front: how many tokens, and how.
fn bound_in_front(page: &Page<'_>, at: usize) -> (usize, Bound) {
    const BOUNDS: &[(&[&str], Bound)] = &[
        (&["more", "than"], Bound::Over),
        (&["upwards", "of"], Bound::Over),
        (&["in", "excess", "of"], Bound::Over),
        (&["well", "over"], Bound::Over),
        (&["over"], Bound::Over),
        (&["above"], Bound::Over),
        (&["exceeding"], Bound::Over),
        (&["at", "least"], Bound::AtLeast),
        (&["no", "fewer", "than"], Bound::AtLeast),
        (&["no", "less", "than"], Bound::AtLeast),
        (&["not", "less", "than"], Bound::AtLeast),
        (&["a", "minimum", "of"], Bound::AtLeast),
        (&["up", "to"], Bound::AtMost),
        (&["as", "many", "as"], Bound::AtMost),
        (&["as", "much", "as"], Bound::AtMost),
        (&["at", "most"], Bound::AtMost),
        (&["no", "more", "than"], Bound::AtMost),
        (&["not", "more", "than"], Bound::AtMost),
        (&["a", "maximum", "of"], Bound::AtMost),
        (&["less", "than"], Bound::Under),
        (&["fewer", "than"], Bound::Under),
        (&["under"], Bound::Under),
        (&["below"], Bound::Under),
        (&["an", "estimated"], Bound::About),
        (&["close", "to"], Bound::About),
        (&["about"], Bound::About),
        (&["around"], Bound::About),
        (&["approximately"], Bound::About),
        (&["roughly"], Bound::About),
        (&["nearly"], Bound::About),
        (&["almost"], Bound::About),
        (&["some"], Bound::About),
        (&["estimated"], Bound::About),
    ];
    BOUNDS
        .iter()
        .find(|(words, _)| page.reads(at, words))
        .map_or((0, Bound::Exact), |(words, bound)| (words.len(), *bound))
}

/// The quantity that begins at a token.
pub(super) fn quantity(page: &Page<'_>, at: usize, limit: usize) -> Option<Quantity> {
    if !matches!(page.kind(at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Symbol)) {
        return None;
    }
    if page.reads(at, &["between"]) {
        return range(page, at, 1, "and", limit);
    }
    if page.reads(at, &["from"]) {
        return range(page, at, 1, "to", limit);
    }
    let (lead, bound) = bound_in_front(page, at);
    let (sign, currency) = currency_in_front(page, at + lead);
    let from = at + lead + sign;
    if let Some(vague) = vague(page, from) {
        let (used, low) = vague;
        let bound = if matches!(bound, Bound::Over) { bound } else { Bound::AtLeast };
        let tokens = at..from + used;
        return fits(tokens.end, limit).then_some(Quantity {
            tokens,
            low: Some(low),
            high: None,
            bound,
            currency,
            plain: false,
            digits: false,
        });
    }
    // A range: "10 to 15 million", "10-15", "$100 and $200 million".
    if bound == Bound::Exact || bound == Bound::About {
        for tie in ["to", "-", "–", "or"] {
            if let Some(found) = range(page, at, lead + sign, tie, limit) {
                return Some(found);
            }
        }
    }
    let scale = short_scale(page, from);
    let short = Number { value: 0.0, tokens: 1, digits: true, plain: false };
    let number = number_at(page, from).or(scale.map(|_| short))?;
    let (value, plain) = scale.map_or((number.value, number.plain), |scale| (scale, false));
    let mut end = from + number.tokens;
    let bound = behind(page, &mut end, bound);
    let (low, high) = sides(bound, value);
    fits(end, limit).then_some(Quantity {
        tokens: at..end,
        low,
        high,
        bound,
        currency,
        plain,
        digits: number.digits,
    })
}

fn fits(end: usize, limit: usize) -> bool {
    end <= limit
}

/// "66 or more", "5,000-plus", "200+"
fn behind(page: &Page<'_>, end: &mut usize, bound: Bound) -> Bound {
    if bound != Bound::Exact {
        return bound;
    }
    if page.reads(*end, &["or", "more"]) {
        *end += 2;
        return Bound::AtLeast;
    }
    if page.reads(*end, &["or", "so"]) {
        *end += 2;
        return Bound::About;
    }
    if page.word(*end) == "+" && !page.spaced(*end) {
        *end += 1;
        return Bound::AtLeast;
    }
    bound
}

fn sides(bound: Bound, value: f64) -> (Option<f64>, Option<f64>) {
    match bound {
        Bound::Over | Bound::AtLeast => (Some(value), None),
        Bound::Under | Bound::AtMost => (None, Some(value)),
        _ => (Some(value), Some(value)),
    }
}

/// Two numbers with a word between them.
fn range(page: &Page<'_>, at: usize, lead: usize, tie: &str, limit: usize) -> Option<Quantity> {
    let (sign, currency) = currency_in_front(page, at + lead);
    let first = number_at(page, at + lead + sign)?;
    let middle = at + lead + sign + first.tokens;
    if page.lower(middle) != tie || (tie.len() == 1 && page.spaced(middle) != page.spaced(middle + 1)) {
        return None;
    }
    let (second_sign, _) = currency_in_front(page, middle + 1);
    let second = number_at(page, middle + 1 + second_sign)?;
    let end = middle + 1 + second_sign + second.tokens;
    if page.word(end) == "-" && matches!(tie, "-" | "–") {
        return None;
    }
    let (low, high) = scaled(first, second);
    // "2-1" is a score and "2010-2015" are years.
    let score =
        matches!(tie, "-" | "–") && (low >= high || (first.plain && second.plain && second.value < 10.0));
    let fits = low < high && !score && fits(end, limit) && first.digits == second.digits;
    (fits && !(tie == "or" && high > low * 3.0)).then_some(Quantity {
        tokens: at..end,
        low: Some(low),
        high: Some(high),
        bound: Bound::Range,
        currency,
        plain: false,
        digits: first.digits,
    })
}

/// "10-15 million": the scale belongs to both.
fn scaled(first: Number, second: Number) -> (f64, f64) {
    let scale = if second.tokens > 1 && first.tokens == 1 && first.digits {
        [1e9, 1e6, 1e3]
            .into_iter()
            .find(|scale| second.value >= *scale && first.value < *scale)
            .unwrap_or(1.0)
    } else {
        1.0
    };
    (first.value * scale, second.value)
}

/// "200m", "3bn" in one token.
fn short_scale(page: &Page<'_>, at: usize) -> Option<f64> {
    let word = page.lower(at);
    let (digits, scale) = [("bn", 1e9), ("m", 1e6), ("k", 1e3)]
        .into_iter()
        .find_map(|(end, scale)| word.strip_suffix(end).map(|digits| (digits, scale)))?;
    crate::number::digits(digits).map(|value| value * scale)
}

/// A currency sign or code in front of a number.
fn currency_in_front(page: &Page<'_>, at: usize) -> (usize, Option<&'static str>) {
    let code = match page.word(at) {
        "$" | "US$" | "USD" => "USD",
        "€" | "EUR" => "EUR",
        "£" | "GBP" => "GBP",
        "¥" | "JPY" => "JPY",
        "A$" | "AU$" => "AUD",
        "C$" | "CA$" => "CAD",
        "HK$" => "HKD",
        "NZ$" => "NZD",
        "S$" => "SGD",
        "₹" | "Rs" | "Rs." | "INR" => "INR",
        "₽" => "RUB",
        "₪" => "ILS",
        "₺" => "TRY",
        "₩" => "KRW",
        "₦" => "NGN",
        "₴" => "UAH",
        _ => return (0, None),
    };
    (1, Some(code))
}

/// "dozens", "hundreds of thousands", "several hundred": how many tokens, and the least they mean.
fn vague(page: &Page<'_>, at: usize) -> Option<(usize, f64)> {
    let scale = |word: &str| {
        Some(match word {
            "dozens" => 24.0,
            "scores" => 40.0,
            "tens" => 20.0,
            "hundreds" => 200.0,
            "thousands" => 2e3,
            "millions" => 2e6,
            "billions" => 2e9,
            _ => return None,
        })
    };
    if let Some(value) = scale(page.lower(at)) {
        let more = match (page.lower(at + 1), page.lower(at + 2)) {
            ("of", "thousands") => 1e3,
            ("of", "millions") => 1e6,
            ("of", "billions") => 1e9,
            _ => 0.0,
        };
        if page.lower(at) == "tens" && more == 0.0 {
            return None;
        }
        return Some(if more > 0.0 { (3, value * more) } else { (1, value) });
    }
    // "several hundred", "a few thousand"
    let a = usize::from(page.lower(at) == "a");
    if matches!(page.lower(at + a), "several" | "few" | "many") {
        let value = match page.lower(at + a + 1) {
            "dozen" => 24.0,
            "hundred" => 200.0,
            "thousand" => 2e3,
            "million" => 2e6,
            _ => return None,
        };
        return Some((a + 2, value));
    }
    None
}
