use crate::model::Counts;

/// A number and its noun: "1 text", "1,204 texts".
pub(crate) fn plural(number: usize, noun: &str) -> String {
    let ending = match noun {
        "copy" if number != 1 => return format!("{} copies", grouped(number)),
        _ if number == 1 => "",
        _ => "s",
    };
    format!("{} {noun}{ending}", grouped(number))
}

/// Digits in groups of three.
pub(crate) fn grouped(number: usize) -> String {
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
pub(crate) fn carried(counts: Counts) -> String {
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
    use super::{carried, grouped};
    use crate::model::Counts;

    #[test]
    fn counts_are_kept_apart() {
        assert_eq!(carried(Counts::SINGLE), "1 text");
        assert_eq!(carried(Counts { texts: 2, carriers: 5, owners: 5 }), "2 texts, 5 carriers");
        assert_eq!(carried(Counts { texts: 1, carriers: 3, owners: 1 }), "1 text, 3 carriers, 1 owner");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }
}
