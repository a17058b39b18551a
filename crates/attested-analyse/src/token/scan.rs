//! One pass over the text that cuts it into pieces.

use attested_model::Span;

use super::TokenKind;

/// Words that keep the point behind them. Single capitals do too.
const ABBREVIATIONS: &[&str] = &[
    "adm", "apr", "aug", "ave", "brig", "bros", "capt", "cmdr", "co", "col", "corp", "cpl", "dec", "dept",
    "dr", "esq", "est", "etc", "feb", "ft", "gen", "gov", "hon", "inc", "jan", "jr", "lt", "ltd", "maj",
    "mr", "mrs", "ms", "mt", "nov", "oct", "pres", "prof", "rep", "reps", "rev", "sen", "sens", "sept",
    "sep", "sgt", "sr", "st", "supt", "vs", "no", "nos", "messrs", "mme", "mlle", "dist", "ald", "atty",
    "approx", "e.g", "i.e", "p.m", "a.m", "jul", "jun", "mar",
];

/// Pieces in text order with their kinds; quotation marks are not told apart yet.
pub(super) fn pieces(text: &str) -> Vec<(Span, TokenKind)> {
    let mut out = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        if let Some(end) = clitic(text, at, first, out.last()) {
            out.push((Span::of(at..end), TokenKind::Possessive));
            at = end;
            continue;
        }
        let (end, kind) = piece(text, at, first);
        if kind == TokenKind::Word {
            let cut = possessive(text, at, end);
            out.push((Span::of(at..cut), kind));
            if cut < end {
                out.push((Span::of(cut..end), TokenKind::Possessive));
            }
        } else {
            out.push((Span::of(at..end), kind));
        }
        at = end;
    }
    out
}

/// The end of an `'s` that clings to a number, an abbreviation or a closing mark: `1980's`, `U.S.'s`.
fn clitic(text: &str, at: usize, first: char, before: Option<&(Span, TokenKind)>) -> Option<usize> {
    let &(span, kind) = before?;
    if !is_apostrophe(first) || span.end() as usize != at || kind == TokenKind::Mark {
        return None;
    }
    let mut rest = text[at + first.len_utf8()..].chars();
    let s = matches!(rest.next(), Some('s' | 'S'));
    (s && !rest.next().is_some_and(char::is_alphanumeric)).then(|| at + first.len_utf8() + 1)
}

fn piece(text: &str, at: usize, first: char) -> (usize, TokenKind) {
    if first == '@' || first == '#' {
        let end = at + 1 + run(&text[at + 1..], |c| c.is_alphanumeric() || c == '_');
        if end > at + 1 {
            return (end, if first == '@' { TokenKind::Handle } else { TokenKind::Hashtag });
        }
        return (end, TokenKind::Mark);
    }
    if let Some(end) = address(text, at, first) {
        return (end, TokenKind::Url);
    }
    if first.is_numeric() {
        return (number(text, at), TokenKind::Number);
    }
    if let Some(end) = currency(text, at) {
        return (end, TokenKind::Symbol);
    }
    if first.is_alphabetic() {
        return (word(text, at), TokenKind::Word);
    }
    let end = at + first.len_utf8();
    if is_quote(first) {
        return (quote_end(text, at, first), TokenKind::QuoteOpen);
    }
    match first {
        // "..." and "--" are one mark.
        '.' | '-' => (at + run(&text[at..], |c| c == first), TokenKind::Mark),
        '%' | '‰' => (end, TokenKind::Symbol),
        // Combining marks and joiners cling to the mark in front.
        _ => (end + run(&text[end..], is_joiner), TokenKind::Mark),
    }
}

/// How many bytes at the start of `rest` satisfy `keep`.
fn run(rest: &str, keep: impl Fn(char) -> bool) -> usize {
    rest.char_indices().find(|&(_, c)| !keep(c)).map_or(rest.len(), |(at, _)| at)
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe0e}' | '\u{fe0f}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

pub(super) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '‛' | '\'' | '`' | '‹' | '›')
}

/// Two straight or back-ticked single marks are one double mark: `''`, ` `` `.
fn quote_end(text: &str, at: usize, first: char) -> usize {
    let end = at + first.len_utf8();
    if matches!(first, '\'' | '`' | '‘' | '’') && text[end..].starts_with(first) {
        return end + first.len_utf8();
    }
    end
}

/// The end of a web or mail address that starts at `at`.
fn address(text: &str, at: usize, first: char) -> Option<usize> {
    let rest = &text.as_bytes()[at..];
    let scheme =
        |prefix: &[u8]| rest.len() > prefix.len() && rest[..prefix.len()].eq_ignore_ascii_case(prefix);
    let starts = match first {
        'h' | 'H' => scheme(b"http://") || scheme(b"https://"),
        'w' | 'W' => scheme(b"www."),
        'p' => scheme(b"pic.twitter.com/"),
        't' => scheme(b"t.co/"),
        _ => false,
    };
    if !starts {
        return None;
    }
    let inside = |c: char| !c.is_whitespace() && !matches!(c, '"' | '“' | '”' | '<' | '>' | ')' | ']');
    let mut end = at + run(&text[at..], inside);
    // The stop behind an address ends the sentence.
    while end > at && matches!(text.as_bytes()[end - 1], b'.' | b',' | b';' | b':' | b'!' | b'?' | b'\'') {
        end -= 1;
    }
    Some(end)
}

/// `$`, `US$`, `€`.
fn currency(text: &str, at: usize) -> Option<usize> {
    let letters = text[at..].bytes().take(4).take_while(u8::is_ascii_uppercase).count();
    if letters > 3 {
        return None;
    }
    let sign = text[at + letters..].chars().next()?;
    matches!(sign, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₪' | '₺' | '₩' | '₦' | '¢' | '₴' | '₫' | '﷼')
        .then(|| at + letters + sign.len_utf8())
}

fn number(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = at;
    loop {
        end += run(&text[end..], char::is_numeric);
        let next = bytes.get(end).copied().unwrap_or(0);
        let digit_behind = bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if matches!(next, b',' | b'.' | b':' | b'/') && digit_behind {
            // A comma parts thousands only before three digits.
            let three = bytes[end + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count() == 3;
            if next != b',' || three {
                end += 1;
                continue;
            }
        }
        break;
    }
    // 1980s, 3rd, 5G, 10km, and the hyphened compound 35-day stay in one piece except for the hyphen.
    let letters = run(&text[end..], char::is_alphabetic);
    let tail = &text[end..end + letters];
    if !tail.is_empty() && tail.chars().count() <= 3 {
        return end + letters;
    }
    end
}

fn word(text: &str, at: usize) -> usize {
    let inside = |c: char| c.is_alphanumeric() || is_joiner(c) || c == '\u{ad}';
    let mut end = at + run(&text[at..], inside);
    loop {
        let mut next = text[end..].chars();
        let Some(mark) = next.next() else { break };
        let behind = next.next();
        let letter_behind = behind.is_some_and(char::is_alphabetic);
        let joins = (is_apostrophe(mark) && letter_behind)
            || (matches!(mark, '-' | '‑' | '‐') && behind.is_some_and(char::is_alphanumeric))
            || (mark == '&' && letter_behind && end - at <= 2);
        // Points inside U.S. or e.g.: single letters with points between.
        let initialism = mark == '.' && letter_behind && is_initialism(&text[at..end]);
        if !joins && !initialism {
            break;
        }
        end += mark.len_utf8();
        end += run(&text[end..], inside);
    }
    if text[end..].starts_with('.') && !text[end..].starts_with("..") && keeps_point(text, at, end) {
        end += 1;
        // "U.S.-led"
        let tail = &text[end..];
        if tail.starts_with('-') && tail[1..].starts_with(char::is_alphabetic) {
            end += 1 + run(&tail[1..], inside);
        }
    }
    end
}

/// True when the word so far is letters that each stand alone between points.
fn is_initialism(word: &str) -> bool {
    word.len() <= 24 && word.split('.').all(|part| part.chars().count() == 1)
}

fn keeps_point(text: &str, at: usize, end: usize) -> bool {
    let word = &text[at..end];
    if word.contains('.') {
        return is_initialism(word) || word.split('.').all(|part| part.chars().count() <= 2);
    }
    let mut letters = word.chars();
    if let (Some(only), None) = (letters.next(), letters.next()) {
        return only.is_uppercase();
    }
    if word.len() > 6 || !ABBREVIATIONS.iter().any(|known| known.eq_ignore_ascii_case(word)) {
        return false;
    }
    // "no." and months are abbreviations only in front of a number, titles only in front of a name.
    let after = text[end + 1..].trim_start_matches([' ', '\u{a0}']).chars().next();
    let lower = word.to_ascii_lowercase();
    match lower.as_str() {
        "no" | "nos" | "mar" | "sep" | "dec" | "est" => after.is_some_and(char::is_numeric),
        "etc" | "co" | "corp" | "inc" | "ltd" | "jr" | "sr" => true,
        _ => after.is_some_and(char::is_alphanumeric),
    }
}

/// Where the possessive of the word `at..end` begins; `end` when it has none.
fn possessive(text: &str, at: usize, end: usize) -> usize {
    let word = &text[at..end];
    let Some(stem) = word.strip_suffix('s').or_else(|| word.strip_suffix('S')) else { return end };
    let Some(mark) = stem.chars().next_back() else { return end };
    if is_apostrophe(mark) && stem.len() > mark.len_utf8() {
        return at + stem.len() - mark.len_utf8();
    }
    end
}
