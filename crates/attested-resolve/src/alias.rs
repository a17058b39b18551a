//! Ids that live on: every member of a line could have named it in a smaller record.

use std::fmt::Display;

use attested_model::Alias;

/// Retires all ids but the first in its favour. `ids` are sorted and differ.
pub(crate) fn retire<I: Display>(ids: &[I], aliases: &mut Vec<Alias>) {
    if let Some((kept, retired)) = ids.split_first() {
        aliases.extend(retired.iter().map(|id| Alias { from: id.to_string(), to: kept.to_string() }));
    }
}
