//! Whether two spellings can be one name by their sounds: stricter than likeness, because first names that differ
//! in one vowel are often two people.
//!
//! Spellings of one name differ in letters that scripts and habits confuse: Esmail and Ismael, Hossein and Hussein,
//! Yevgeni and Evgeny. John and Joan, Mira and Maria, Hassan and Hossein differ in sounds.

use super::key::skeleton;
use super::name::{Token, distance};
use super::tables::SHORT_FORMS;

/// True when the two words can be spellings of one name, one an initial or a known short form of the other included.
pub(crate) fn same_name_word(one: &Token, two: &Token) -> bool {
    let (left, right) = (one.latin.as_str(), two.latin.as_str());
    if left == right {
        return true;
    }
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    if short.len() == 1 {
        return long.starts_with(short);
    }
    if SHORT_FORMS.contains(&(short, long)) || SHORT_FORMS.contains(&(long, short)) {
        return true;
    }
    // At the head of a word Kh and H are one letter in many scripts.
    let headless =
        |word: &'_ str| word.strip_prefix('k').filter(|rest| rest.starts_with('h')).map(str::to_owned);
    let (left, right) =
        (headless(left).unwrap_or(left.to_owned()), headless(right).unwrap_or(right.to_owned()));
    if one.skeleton == two.skeleton && !one.skeleton.is_empty() {
        // Scripts that write no vowels leave only the consonants to compare.
        let silent = one.consonantal || two.consonantal;
        return silent || vowels_agree(&left, &right);
    }
    // One letter too many, too few or out of order in a long name is a slip of the pen.
    short.len() >= 7
        && short.as_bytes()[0] == long.as_bytes()[0]
        && distance(left.as_bytes(), right.as_bytes()) <= 10
}

/// The groups of vowels before, between and behind the consonants of the skeleton.
fn vowel_groups(word: &str) -> Vec<String> {
    let mut groups = vec![String::new()];
    let letters: Vec<char> = word.chars().collect();
    let mut seen = String::new();
    for (at, &letter) in letters.iter().enumerate() {
        // The skeleton of the word up to here grows where a consonant stands.
        let upto = skeleton(&letters[..=at].iter().collect::<String>());
        if upto.len() > seen.len() {
            groups.push(String::new());
            seen = upto;
        } else if matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
            && let Some(group) = groups.last_mut()
        {
            group.push(letter);
        }
    }
    groups.iter().map(|group| one_vowel(group)).collect()
}

/// Spellings of one vowel in one form.
fn one_vowel(group: &str) -> String {
    match group {
        "ee" | "ie" | "y" | "iy" | "yi" | "ii" | "ij" => "i".to_owned(),
        "oo" | "ou" | "uo" => "u".to_owned(),
        "ei" | "ai" | "ay" | "ey" | "ae" => "e".to_owned(),
        "aa" => "a".to_owned(),
        other => other.replace('y', "i"),
    }
}

fn vowels_agree(left: &str, right: &str) -> bool {
    let long = left.len() >= 6 && right.len() >= 6;
    let (left, right) = (vowel_groups(left), vowel_groups(right));
    if left.len() != right.len() {
        return false;
    }
    let last = left.len() - 1;
    let (mut near, mut missing) = (0, 0);
    for (at, (one, two)) in left.iter().zip(&right).enumerate() {
        if one.is_empty() != two.is_empty() {
            // An ending makes another name of it: Martin, Martina.
            if at == last {
                return false;
            }
            missing += 1;
        } else if one.len() == two.len() {
            for (one, two) in one.chars().zip(two.chars()).filter(|(one, two)| one != two) {
                if !vowels_near(one, two, long) {
                    return false;
                }
                near += 1;
            }
        } else {
            return false;
        }
    }
    missing <= usize::from(long) && near <= if long { 2 } else { 1 }
}

fn vowels_near(one: char, two: char, long: bool) -> bool {
    match (one.min(two), one.max(two)) {
        ('a', 'e') | ('e', 'i') | ('o', 'u') => true,
        ('e', 'u') => long,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::same_name_word;
    use crate::actor::name::Name;
    use attested_model::ActorKind;

    fn same(one: &str, two: &str) -> bool {
        let token = |text| Name::of(ActorKind::Person, text).tokens.remove(0);
        same_name_word(&token(one), &token(two))
    }

    #[test]
    fn spellings_agree_and_other_names_do_not() {
        for (one, two) in [
            ("Esmail", "Ismael"),
            ("Khosrav", "Hosrav"),
            ("Hossein", "Hussein"),
            ("Mohammad", "Muhammed"),
            ("Sergei", "Sergey"),
            ("Qaravand", "Gharavand"),
            ("William", "Bill"),
            ("Vladimirovitch", "Vladmirovitch"),
        ] {
            assert!(same(one, two), "{one} {two}");
        }
        for (one, two) in [
            ("John", "Joan"),
            ("Jane", "Joan"),
            ("Mira", "Maria"),
            ("Hassan", "Hossein"),
            ("Tim", "Tom"),
            ("Peter", "Petra"),
            ("Martin", "Martina"),
            ("Marina", "Martina"),
        ] {
            assert!(!same(one, two), "{one} {two}");
        }
    }
}
