//! Whether two reports tell of one happening, in points of evidence.
//!
//! Nothing is joined across times or places that do not meet, nor when both name participants and none fits.
//! Where a time is missing, participants, place, trigger, words and the story must all speak for it, within one week.

use attested_model::EventType;

use super::evidence::{Evidence, all_but_actors, evidence};
use super::node::{Happening, days_between};
use super::trigger::{Kinship, is_killing, is_once};
use crate::actor::Cast;
use crate::story::Stories;

/// What the comparison of two reports found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Sameness {
    /// Another happening, or not enough to tell.
    Apart,
    /// One happening; more points are stronger; why, in words.
    Same(u32, String),
    /// One happening but for its time.
    OtherTime,
    /// One happening but for its place.
    OtherPlace,
    /// One happening but for who did it.
    OtherActors,
}

/// Points from which reports of times that meet are one …
const ENOUGH: u32 = 7;
/// … of one day, or of no day where all else speaks for it.
const ENOUGH_SURE: u32 = 6;
/// More points that kindred triggers need.
const KIN_MORE: u32 = 1;

/// Compares two reports of different documents, or of one.
pub(crate) fn compare(cast: &Cast, stories: &Stories, one: &Happening<'_>, two: &Happening<'_>) -> Sameness {
    if one.document == two.document && one.item != two.item {
        return Sameness::Apart;
    }
    let Some(found) = evidence(cast, &stories.rarity, one, two) else {
        let near = published_near(one, two) == Some(true) && one.document != two.document;
        let deed = !one.is_verbal() && !one.is_reference() && !two.is_reference();
        let other = near && deed && all_but_actors(cast, &stories.rarity, one, two);
        return if other { Sameness::OtherActors } else { Sameness::Apart };
    };
    let story = u32::from(one.document != two.document && stories.one(one.document, two.document)) * 2;
    let near = published_near(one, two);
    let same = found.kinship == Kinship::Same;
    let verbal = one.is_verbal() || two.is_verbal();
    if !found.times_meet || !found.places_meet {
        return conflict(one, two, &found, story, near == Some(true), verbal);
    }
    // Nobody is killed twice; other things befall a person once in a while only.
    let victim =
        same && is_once(one.class) && one.victim(cast).is_some_and(|who| two.victim(cast) == Some(who));
    if victim && (is_killing(one.class) || near == Some(true) || story > 0) {
        return Sameness::Same(
            ENOUGH_SURE + found.points(),
            format!("{}; it befalls one person", found.reason()),
        );
    }
    // Two reports of harm done to one person on one day tell of one deed, whatever they call it.
    let harmed = one.reading.kind == EventType::Assault && two.reading.kind == EventType::Assault;
    let person =
        harmed && found.time == 3 && one.victim(cast).is_some_and(|who| two.victim(cast) == Some(who));
    if person {
        return Sameness::Same(
            ENOUGH_SURE + found.points(),
            format!("{}; it befalls one person", found.reason()),
        );
    }
    // Where a day of publication is not known, the story or everything else must speak for it.
    let near =
        near.unwrap_or((story > 0 && found.words == 2) || (found.people >= 4 && same && found.words == 2));
    let points = found.points() + story;
    let enough = if found.dated && found.time < 3 { ENOUGH } else { ENOUGH_SURE };
    let least = enough + if same { 0 } else { KIN_MORE };
    let hung = found.place >= 2 || found.anchor;
    let words = found.words >= 1;
    let grounded = match (found.dated && found.time > 0, found.kinship) {
        // Much the same words of one day and story speak for it where a report leaves the place out.
        (true, Kinship::Same) => {
            found.people >= 2
                || (hung && (words || story > 0))
                || (found.time == 3 && found.words == 2 && story > 0 && !verbal)
        }
        (true, Kinship::Kin) => (found.people >= 2 || story > 0) && hung && words,
        (true, _) => found.people >= 2 && hung && words,
        (false, Kinship::Same) => {
            near && words
                && (found.people >= 4 || (found.people >= 2 && (hung || story > 0)) || (hung && story > 0))
        }
        (false, Kinship::Kin) => near && found.words == 2 && found.people >= 2 && hung && story > 0,
        (false, _) => false,
    };
    let said = !verbal || (same && found.words >= if found.dated { 1 } else { 2 } && found.people >= 2);
    if !grounded || !said || points < least {
        return Sameness::Apart;
    }
    let mut reason = found.reason();
    if story > 0 {
        reason.push_str("; one story");
    }
    Sameness::Same(points, reason)
}

/// Reports that would be one but for the time or the place.
fn conflict(
    one: &Happening<'_>,
    two: &Happening<'_>,
    found: &Evidence,
    story: u32,
    near: bool,
    verbal: bool,
) -> Sameness {
    let hung = found.place >= 2 || found.anchor;
    let people = found.people >= 4 || (found.people >= 2 && story > 0) || (hung && story > 0);
    let strong = people && found.kinship == Kinship::Same && found.words == 2 && near && !verbal;
    if !strong {
        return Sameness::Apart;
    }
    let exact = one.width() == Some(0) && two.width() == Some(0);
    if !found.times_meet && found.places_meet && exact && found.days_apart <= 3 {
        return Sameness::OtherTime;
    }
    if found.times_meet && !found.places_meet && found.time >= 2 && found.people >= 4 {
        return Sameness::OtherPlace;
    }
    Sameness::Apart
}

/// Types whose happening is that somebody says something: the same two speak often, so words must agree as well.
pub(crate) fn is_verbal(kind: EventType) -> bool {
    matches!(
        kind,
        EventType::Accuse
            | EventType::Request
            | EventType::Threaten
            | EventType::Support
            | EventType::Agree
            | EventType::Reject
            | EventType::Concede
    )
}

/// Published within a week of each other; `None` when a day is not known.
pub(super) fn published_near(one: &Happening<'_>, two: &Happening<'_>) -> Option<bool> {
    match (one.published, two.published) {
        _ if one.document == two.document => Some(true),
        (Some(left), Some(right)) => {
            // What is planned is spoken of again about its day.
            let due = |when: Option<attested_model::Bounds>, day| {
                let day_of = when.and_then(|when| when.earliest.zip(when.latest));
                day_of.is_some_and(|(first, last)| {
                    days_between(first, last) <= 3 && days_between(first.min(day), first.max(day)) <= 3
                })
            };
            let close = days_between(left.min(right), left.max(right)) <= 7;
            Some(close || due(one.when, right) || due(two.when, left))
        }
        _ => None,
    }
}
