use attested_model::Counts;

/// A number and its noun: "1 text", "1,204 texts", "3 entries".
pub fn plural(number: usize, noun: &str) -> String {
    let number_words = grouped(number);
    match noun.strip_suffix('y') {
        _ if number == 1 => format!("{number_words} {noun}"),
        Some(stem) => format!("{number_words} {stem}ies"),
        None => format!("{number_words} {noun}s"),
    }
}

/// Digits in groups of three.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// How widely something is carried: "1 text", "2 texts, 5 carriers", and owners where they differ from carriers.
pub fn carried(counts: Counts) -> String {
    let texts = plural(counts.texts as usize, "text");
    if counts == Counts::SINGLE {
        return texts;
    }
    let carriers = plural(counts.carriers as usize, "carrier");
    if counts.owners == counts.carriers {
        format!("{texts}, {carriers}")
    } else {
        format!("{texts}, {carriers}, {}", plural(counts.owners as usize, "owner"))
    }
}

#[cfg(test)]
mod tests {
    use super::{carried, grouped, plural};
    use attested_model::Counts;

    #[test]
    fn counts_are_kept_apart() {
        assert_eq!(carried(Counts::SINGLE), "1 text");
        assert_eq!(carried(Counts { texts: 2, carriers: 5, owners: 5 }), "2 texts, 5 carriers");
        assert_eq!(carried(Counts { texts: 1, carriers: 3, owners: 1 }), "1 text, 3 carriers, 1 owner");
        assert_eq!(grouped(1_234_567), "1,234,567");
        assert_eq!(plural(1, "entry"), "1 entry");
        assert_eq!(plural(3, "entry"), "3 entries");
        assert_eq!(plural(0, "text"), "0 texts");
    }
}
