//! Stories as lines of the record.

use attested_model::{Alias, Edtf, Story, StoryId};

use super::Stories;
use crate::alias;
use crate::corpus::Corpus;

/// The stories as lines, by id, and the ids they retire.
pub(crate) fn lines(corpus: &Corpus<'_>, stories: &Stories, aliases: &mut Vec<Alias>) -> Vec<Story> {
    let mut lines: Vec<Story> = stories
        .groups
        .iter()
        .map(|group| {
            let mut ids: Vec<StoryId> =
                group.documents.iter().map(|&at| StoryId::of(&[corpus.texts[at].id.as_bytes()])).collect();
            ids.sort_unstable();
            alias::retire(&ids, aliases);
            let mut ordered = group.documents.clone();
            ordered.sort_by_key(|&at| corpus.by_day(at));
            let days: Vec<_> = ordered.iter().filter_map(|&at| corpus.texts[at].published).collect();
            let likeness = group.likeness / 10;
            Story {
                id: ids[0],
                documents: ordered.iter().map(|&at| corpus.texts[at].id).collect(),
                title: ordered
                    .iter()
                    .find_map(|&at| corpus.texts[at].document.metadata().title.as_ref())
                    .map(|title| title.value.clone()),
                since: days.first().map(|&day| Edtf::day(day)),
                until: days.last().map(|&day| Edtf::day(day)),
                reason: format!("rare words and names in common: {likeness} of 100 on average"),
            }
        })
        .collect();
    lines.sort_by_key(|line| line.id);
    lines
}
