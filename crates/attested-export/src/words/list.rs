/// Items as a sentence lists them: "A", "A and B", "A, B and C"; beyond five, "A, B, C, D and 3 others".
pub fn join(items: &[String]) -> String {
    const MOST: usize = 5;
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] if items.len() <= MOST => format!("{} and {last}", rest.join(", ")),
        _ => format!("{} and {} others", items[..MOST - 1].join(", "), items.len() - (MOST - 1)),
    }
}

/// The text with a capital letter at its beginning, as a sentence begins.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn lists_read_as_sentences_do() {
        let join = |items: &[&str]| join(&items.iter().map(|&item| item.to_owned()).collect::<Vec<_>>());
        assert_eq!(join(&["A"]), "A");
        assert_eq!(join(&["A", "B"]), "A and B");
        assert_eq!(join(&["A", "B", "C"]), "A, B and C");
        assert_eq!(join(&["A", "B", "C", "D", "E", "F", "G"]), "A, B, C, D and 3 others");
    }
}
