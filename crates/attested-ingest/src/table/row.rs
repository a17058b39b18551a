use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use attested_model::Basis;

use super::{Columns, Role};
use crate::ingested::Draft;
use crate::text::Hints;
use crate::{Ingested, Location, Mapped, SkipReason};

/// One value of a row: its text with the way back into the row's bytes.
pub(crate) type Cell = Mapped;

/// A row of a table or an object of JSON: names and a way to get at the values.
pub(crate) struct Row<'a> {
    pub(crate) names: &'a [String],
    /// Makes the value of a column; `None` when it holds nothing.
    pub(crate) value: &'a dyn Fn(usize, &mut Vec<String>) -> Option<Cell>,
    pub(crate) raw: &'a [u8],
    pub(crate) raw_start: u64,
    /// What the place is called when the row has no id and no address ("line 12").
    pub(crate) fallback: String,
    /// What is known of every row of the container.
    pub(crate) outer: Hints,
}

/// The ids that a container has used, so that two records never share a place.
#[derive(Debug, Default)]
pub(crate) struct SeenIds(BTreeSet<u64>);

impl SeenIds {
    pub(crate) fn is_new(&mut self, id: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        self.0.insert(hasher.finish())
    }
}

impl Row<'_> {
    /// Makes the document of a row. The place is named by its id, else its address, else its line.
    pub(crate) fn ingest(
        &self,
        container: &Location,
        columns: &Columns,
        seen: &mut SeenIds,
    ) -> Result<Ingested, (Location, SkipReason)> {
        let map = columns.map(self.names);
        let mut warnings = Vec::new();
        let mut hints = Hints::default();
        let mut id = None;
        for (&role, candidates) in &map {
            if role == Role::Text {
                continue;
            }
            let value = candidates.iter().find_map(|&at| {
                let value = (self.value)(at, &mut warnings)?;
                // The authors of an array, one behind the other.
                let value = value.text().trim().replace("\n\n", ", ");
                (!value.is_empty()).then_some(value)
            });
            let Some(value) = value else { continue };
            if role == Role::Id {
                id = Some(value);
            } else {
                hints.set(role, &value, Basis::Field);
            }
        }
        hints.fill(self.outer.clone());
        let location = self.place(container, id, hints.url.as_ref().map(|url| url.value.as_str()), seen);
        let Some(texts) = map.get(&Role::Text).filter(|texts| !texts.is_empty()) else {
            let columns = self.names.join(", ");
            return Err((location, SkipReason::NoTextColumn { columns }));
        };
        let found = texts.iter().find_map(|&at| {
            let value = (self.value)(at, &mut warnings)?;
            (!value.text().trim().is_empty()).then_some((at, value))
        });
        let Some((at, mapped)) = found else { return Err((location, SkipReason::NoText)) };
        if texts.first() != Some(&at) {
            warnings
                .push(format!("has no text in '{}'; '{}' was read", self.names[texts[0]], self.names[at]));
        }
        let draft = Draft {
            location: location.clone(),
            raw: self.raw,
            raw_start: self.raw_start,
            mapped,
            hints,
            warnings,
        };
        draft.finish().map_err(|reason| (location, reason))
    }

    fn place(
        &self,
        container: &Location,
        id: Option<String>,
        url: Option<&str>,
        seen: &mut SeenIds,
    ) -> Location {
        let name =
            id.or_else(|| url.map(str::to_owned)).map(|name| name.chars().take(200).collect::<String>());
        match name {
            Some(name) if seen.is_new(&name) => container.record(name),
            Some(name) => container.record(format!("{name} ({})", self.fallback)),
            None => container.record(self.fallback.clone()),
        }
    }
}
