//! Participants that are described but neither speak nor act nor are acted upon leave the analysis.

use attested_model::{Analysis, MentionForm, ParticipantIndex};

/// Drops participants that have no name and no part in any statement, event or role.
pub(crate) fn keep_those_who_speak_or_act(analysis: &mut Analysis) {
    let mut kept = vec![false; analysis.participants.len()];
    let mut keep = |index: Option<ParticipantIndex>| {
        if let Some(place) = index.and_then(|index| kept.get_mut(index.get())) {
            *place = true;
        }
    };
    for mention in &analysis.mentions {
        if matches!(mention.form, MentionForm::Name | MentionForm::Handle) {
            keep(mention.participant);
        }
    }
    for said in &analysis.statements {
        keep(said.speaker);
        said.addressees.iter().for_each(|&each| keep(Some(each)));
        said.via.iter().for_each(|via| keep(via.participant));
    }
    for happened in &analysis.events {
        happened.actors.iter().chain(&happened.recipients).for_each(|&each| keep(Some(each)));
    }
    for participant in &analysis.participants {
        participant.roles.iter().for_each(|role| keep(role.of));
    }
    let mut next = 0;
    let place: Vec<Option<ParticipantIndex>> = kept
        .iter()
        .map(|&kept| {
            kept.then(|| {
                next += 1;
                ParticipantIndex::new(next - 1)
            })
        })
        .collect();
    let moved = |index: ParticipantIndex| place.get(index.get()).copied().flatten();
    let mut at = 0;
    analysis.participants.retain(|_| {
        at += 1;
        kept[at - 1]
    });
    for participant in &mut analysis.participants {
        for role in &mut participant.roles {
            role.of = role.of.and_then(moved);
        }
    }
    for mention in &mut analysis.mentions {
        mention.participant = mention.participant.and_then(moved);
    }
    for said in &mut analysis.statements {
        said.speaker = said.speaker.and_then(moved);
        said.addressees = said.addressees.iter().copied().filter_map(moved).collect();
        for via in &mut said.via {
            via.participant = via.participant.and_then(moved);
        }
    }
    for happened in &mut analysis.events {
        happened.actors = happened.actors.iter().copied().filter_map(moved).collect();
        happened.recipients = happened.recipients.iter().copied().filter_map(moved).collect();
    }
}
