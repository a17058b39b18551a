//! Values that a source offers for its metadata: all are kept in the order of their rank, the first of a field counts.

use std::borrow::Cow;

use attested_model::{Basis, Candidate, Field, Known};

/// How many values of one field are kept.
const MOST: usize = 24;

/// What was found, by rank within each field.
#[derive(Default)]
pub(crate) struct Offers(Vec<Candidate>);

impl Offers {
    /// Adds a value behind those of higher rank; the same value from the same place counts once.
    pub(crate) fn add(
        &mut self,
        field: Field,
        value: impl Into<String>,
        basis: Basis,
        place: impl Into<Cow<'static, str>>,
        words: &str,
    ) {
        let (value, place) = (value.into(), place.into());
        let same = |have: &&Candidate| have.field == field;
        let known = self.0.iter().filter(same).any(|have| have.value == value && have.place == place);
        if !value.is_empty() && !known && self.0.iter().filter(same).count() < MOST {
            let words = words.to_owned();
            self.0.push(Candidate { field, value, basis, place, words, chosen: false });
        }
    }

    /// Adds a value that stands there as it is.
    pub(crate) fn text(
        &mut self,
        field: Field,
        value: Option<&str>,
        basis: Basis,
        place: impl Into<Cow<'static, str>>,
    ) {
        if let Some(value) = value {
            self.add(field, value, basis, place, value);
        }
    }

    /// Marks the first value of a field as the one that counts, and gives it.
    pub(crate) fn choose(&mut self, field: Field) -> Option<Known<String>> {
        let first = self.0.iter_mut().find(|one| one.field == field)?;
        first.chosen = true;
        Some(Known::new(first.value.clone(), first.basis))
    }

    /// All values, field by field.
    pub(crate) fn into_candidates(self) -> Vec<Candidate> {
        let mut all = self.0;
        all.sort_by_key(|one| one.field);
        all
    }
}
