//! Where a place lies: the coordinates of the gazetteer, for the places that it names.
//!
//! Takes the words of a place, its country and how exactly it is known; gives degrees north and east, or nothing. A place
//! that the gazetteer does not tell the country of has none: its name alone may be that of many. The table is described
//! in `data/SOURCE.md`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use attested_model::Precision;

/// A name without capitals, and a country's code.
type Named = (String, &'static str);
/// Degrees north and east.
type Degrees = (f64, f64);

/// Degrees by name, without capitals, and country; a country itself under no name.
static COORDINATES: LazyLock<BTreeMap<Named, Degrees>> = LazyLock::new(|| {
    let lines = include_str!("../../data/coordinates.tsv").lines().filter(|line| !line.starts_with('#'));
    let read = |line: &'static str| {
        let mut fields = line.split('\t');
        let (name, country) = (fields.next()?.to_lowercase(), fields.next()?);
        Some(((name, country), (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?)))
    };
    lines.filter_map(read).collect()
});

/// Degrees north and east.
pub(super) fn coordinates(words: &str, country: Option<&str>, precision: Precision) -> Option<Degrees> {
    let country = country?;
    let name = match precision {
        Precision::Country => String::new(),
        _ => words.trim().to_lowercase(),
    };
    let name = name.strip_prefix("the ").unwrap_or(&name);
    // Keys borrow the country for ever; the few of one name are looked through instead.
    let from = (name.to_owned(), "");
    let mut near = COORDINATES.range(from..).take_while(|((known, _), _)| known == name);
    near.find(|((_, known), _)| *known == country).map(|(_, degrees)| *degrees)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_lies_where_the_gazetteer_has_it() {
        let near = |words: &str, country: &str, precision, north: f64, east: f64| {
            coordinates(words, Some(country), precision)
                .is_some_and(|(n, e)| (n - north).abs() < 1.0 && (e - east).abs() < 1.0)
        };
        assert!(near("Oslo", "NOR", Precision::City, 59.9, 10.7));
        assert!(
            near("the Norwegian kingdom", "NOR", Precision::Country, 62.0, 10.0),
            "a country by its code"
        );
        assert_eq!(coordinates("Oslo", Some("SWE"), Precision::City), None, "not in another country");
        assert_eq!(coordinates("Oslo", None, Precision::City), None, "a name alone may be that of many");
        assert_eq!(coordinates("Dellin", Some("NOR"), Precision::City), None);
    }

    #[test]
    fn every_line_of_the_table_is_on_the_globe() {
        assert!(COORDINATES.len() > 3000);
        for ((name, country), (north, east)) in COORDINATES.iter() {
            assert!(
                country.len() == 3 && north.abs() <= 90.0 && east.abs() <= 180.0,
                "{name} {country} {north} {east}"
            );
        }
    }
}
