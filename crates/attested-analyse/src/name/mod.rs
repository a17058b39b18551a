//! Names, descriptions and pronouns of those who can speak, act or be acted upon.

use attested_model::Mention;

use crate::Page;

/// The mentions of a page in text order.
pub(crate) fn mentions(_page: &Page<'_>) -> Vec<Mention> {
    Vec::new()
}
