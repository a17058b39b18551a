//! Numbers in digits and in words.
//!
//! Takes a page and a token; gives the value of the cardinal number that begins there: `32,400`, `4.5 million`,
//! `two hundred`, `half a million`, `two dozen`. It does not tell what is counted, nor whether `2031` is a year.

use crate::Page;
use crate::token::TokenKind;

/// A cardinal number of the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number {
    /// Its value.
    pub(crate) value: f64,
    /// How many tokens it takes.
    pub(crate) tokens: usize,
    /// True when it begins in digits.
    pub(crate) digits: bool,
    /// True when it is one token of digits without comma, point or scale.
    pub(crate) plain: bool,
}

/// The number that begins at a token.
pub(crate) fn number_at(page: &Page<'_>, at: usize) -> Option<Number> {
    if page.kind(at) == Some(TokenKind::Number) {
        let value = digits(page.lower(at))?;
        let (scale, more) = scales(page, at + 1);
        let plain = more == 0 && page.lower(at).bytes().all(|byte| byte.is_ascii_digit());
        return Some(Number { value: value * scale, tokens: 1 + more, digits: true, plain });
    }
    if page.kind(at) != Some(TokenKind::Word) {
        return None;
    }
    if matches!(page.lower(at), "half" | "quarter")
        && matches!(page.lower(at + 1), "a" | "million" | "billion")
    {
        let part = if page.lower(at) == "half" { 0.5 } else { 0.25 };
        let skip = usize::from(page.lower(at + 1) == "a");
        let (scale, more) = scales(page, at + 1 + skip);
        return (more > 0).then(|| Number {
            value: part * scale,
            tokens: 1 + skip + more,
            digits: false,
            plain: false,
        });
    }
    if matches!(page.lower(at), "a" | "an") {
        let (scale, more) = scales(page, at + 1);
        if more > 0 {
            let rest = tail(page, at + 1 + more, scale);
            return Some(Number {
                value: scale + rest.0,
                tokens: 1 + more + rest.1,
                digits: false,
                plain: false,
            });
        }
        return None;
    }
    words(page, at)
}

/// The value of digits with commas and at most one point.
pub(crate) fn digits(word: &str) -> Option<f64> {
    if !word.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.') || word.len() > 24 {
        // "35km", "1980s", "10:30"
        return None;
    }
    let bare: String = word.chars().filter(|&c| c != ',').collect();
    bare.parse().ok().filter(|value: &f64| value.is_finite())
}

/// Scale words that follow: "million", "hundred thousand".
fn scales(page: &Page<'_>, at: usize) -> (f64, usize) {
    let (mut scale, mut count) = (1.0, 0);
    while count < 3 {
        let Some(each) = scale_of(page.lower(at + count)) else { break };
        scale *= each;
        count += 1;
    }
    (scale, count)
}

fn scale_of(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 100.0,
        "thousand" => 1e3,
        "million" | "mn" | "mln" => 1e6,
        "billion" | "bn" => 1e9,
        "trillion" => 1e12,
        _ => return None,
    })
}

/// A number in words: "three hundred and twenty-five thousand".
fn words(page: &Page<'_>, at: usize) -> Option<Number> {
    let (mut total, mut group, mut used) = (0.0, unit(page.lower(at))?, 1);
    while used < 12 {
        let next = page.lower(at + used);
        if let Some(scale) = scale_of(next) {
            if scale < 1e3 {
                group *= scale;
            } else {
                total += group * scale;
                group = 0.0;
            }
            used += 1;
            continue;
        }
        // "and" joins only behind a hundred or thousand.
        let skip = usize::from(next == "and" && scale_of(page.lower(at + used - 1)).is_some());
        match unit(page.lower(at + used + skip)) {
            Some(value) if value < 100.0 && joins(group, value) && (skip == 1 || used > 0) => {
                group += value;
                used += 1 + skip;
            }
            _ => break,
        }
    }
    Some(Number { value: total + group, tokens: used, digits: false, plain: false })
}

/// True when `value` can follow `group` inside one number: "two hundred five", "twenty five", not "two five".
fn joins(group: f64, value: f64) -> bool {
    group == 0.0
        || (group >= 100.0 && group % 100.0 == 0.0)
        || (group >= 20.0 && group % 10.0 == 0.0 && value < 10.0)
}

/// What follows "a thousand": " two hundred".
fn tail(page: &Page<'_>, at: usize, scale: f64) -> (f64, usize) {
    match words(page, at) {
        Some(number) if number.value < scale && scale >= 100.0 && scale_of(page.lower(at)).is_none() => {
            (number.value, number.tokens)
        }
        _ => (0.0, 0),
    }
}

/// The value of a number word below one hundred.
pub(crate) fn unit(word: &str) -> Option<f64> {
    if let Some((ten, one)) = word.split_once('-') {
        let (ten, one) = (unit(ten)?, unit(one)?);
        return (ten >= 20.0 && one < 10.0).then_some(ten + one);
    }
    Some(match word {
        "zero" => 0.0,
        "one" => 1.0,
        "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "thirteen" => 13.0,
        "fourteen" => 14.0,
        "fifteen" => 15.0,
        "sixteen" => 16.0,
        "seventeen" => 17.0,
        "eighteen" => 18.0,
        "nineteen" => 19.0,
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" => 40.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "seventy" => 70.0,
        "eighty" => 80.0,
        "ninety" => 90.0,
        _ => return None,
    })
}
