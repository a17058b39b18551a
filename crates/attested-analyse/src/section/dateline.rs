//! Datelines: place, date and agency that open a report.

/// Longest dateline, in bytes.
const LONGEST: usize = 110;

/// The length in bytes of the dateline that opens a paragraph, with the white space behind it.
///
/// `TEHRAN – `, `ANUR, April 15 (Agency) - `, `Anur [Sarvane], October 15 : `, `ANUR (Agency) — `.
pub(super) fn dateline(words: &str) -> Option<usize> {
    let head_end = words.char_indices().map(|(at, _)| at).find(|at| *at >= LONGEST).unwrap_or(words.len());
    let head = words.get(..head_end)?;
    for (at, mark) in head.char_indices() {
        let width = match mark {
            '—' | '–' => mark.len_utf8(),
            '-' | ':' => {
                let before = head.get(..at)?;
                let dashes = head.get(at..)?.bytes().take_while(|byte| *byte == b'-').count().max(1);
                // A hyphen inside a name and the colon of a sentence are none.
                let shouted = before.len() >= 3 && before.chars().all(|c| c.is_uppercase() || c == ' ');
                let apart = before.ends_with([' ', ')', ']'])
                    || (mark == '-' && shouted && head.get(at + 1..)?.starts_with(' '))
                    || dashes > 1
                    || (mark == ':' && before.ends_with(char::is_numeric));
                if !apart {
                    continue;
                }
                dashes
            }
            '.' if !head.get(at + 1..)?.starts_with([',', ' ']) || head.get(..at)?.chars().count() > 60 => {
                return None;
            }
            '"' | '“' | '”' | '?' | '!' | ';' => return None,
            _ => continue,
        };
        let front = head.get(..at)?.trim_end();
        // "QUESTION: — into what you may have heard." is a speaker who goes on.
        if front.ends_with(':') {
            return None;
        }
        let rest = words.get(at + width..)?;
        if !is_place_date_agency(front) || rest.trim_start().is_empty() {
            return None;
        }
        return Some(at + width + (rest.len() - rest.trim_start().len()));
    }
    None
}

/// True for "ANUR", "ANUR, April 15 (Agency)", "Anur \[Sarvane\], October 15".
fn is_place_date_agency(front: &str) -> bool {
    if front.is_empty() {
        return false;
    }
    let (mut bare, mut agency) = (String::new(), false);
    let mut depth = 0u32;
    for c in front.chars() {
        match c {
            '(' | '[' => {
                depth += 1;
                agency = true;
            }
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    let words: Vec<&str> = bare.split([' ', ',', '/', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    if words.is_empty() || words.len() > 9 {
        return agency && front.len() < 30;
    }
    // "Since January 20 — and we are talking …" goes on.
    let leads = [
        "Since", "On", "In", "By", "From", "Until", "After", "Before", "During", "As", "Between", "This",
        "Last",
    ];
    if leads.contains(&words[0]) {
        return false;
    }
    let dated = words.iter().any(|word| is_month(word));
    let place: Vec<&&str> = words
        .iter()
        .take_while(|word| !is_month(word) && !word.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    let shouted = place.iter().all(|word| word.chars().all(|c| !c.is_lowercase()))
        && place.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2);
    let capital = !place.is_empty()
        && place.iter().all(|word| {
            word.starts_with(|c: char| c.is_uppercase())
                || matches!(**word, "de" | "la" | "al" | "of" | "el" | "and")
        });
    let tail = words.iter().skip(place.len()).all(|word| {
        is_month(word) || word.trim_end_matches(['.', ',']).bytes().all(|byte| byte.is_ascii_digit())
    });
    tail && capital && place.len() <= 5 && (shouted || dated || agency)
}

fn is_month(word: &str) -> bool {
    const MONTHS: &[&str] = &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = word.trim_end_matches(['.', ',']).to_lowercase();
    lower.len() >= 3
        && MONTHS.iter().any(|month| *month == lower || (month.starts_with(&lower) && lower.len() <= 4))
}
