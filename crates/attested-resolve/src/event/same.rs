//! Whether two reports tell of one happening, in points of evidence.
//!
//! Nothing is joined across times or places that do not meet, nor when both name participants and none fits.
//! Where a time is missing, participants, place, trigger and words must all speak for it, within one week.

use attested_model::{ActorKind, Bounds, EventType, Precision};

use super::node::{Happening, Where, days_between, family, statuses_fit};
use crate::actor::Cast;
use crate::content::shared;

/// What the comparison of two reports found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sameness {
    /// Another happening, or not enough to tell.
    Apart,
    /// One happening; more points are stronger.
    Same(u32),
    /// One happening but for its time.
    OtherTime,
    /// One happening but for its place.
    OtherPlace,
}

/// Points from which dated reports are one; undated ones need the same without the points for time.
const ENOUGH: u32 = 7;
const ENOUGH_UNDATED: u32 = 6;

/// Compares two reports.
pub(crate) fn compare(cast: &Cast, one: &Happening<'_>, two: &Happening<'_>) -> Sameness {
    let fits = family(one.reading.kind) == family(two.reading.kind)
        && statuses_fit(one.reading.status, two.reading.status)
        && !(one.document == two.document && one.item != two.item);
    let Some(people) = fits.then(|| participants(cast, one, two)).flatten() else { return Sameness::Apart };
    let trigger = u32::from(one.class == two.class);
    let words = overlap(&one.content, &two.content);
    let (place, places_meet) = places(one.place.as_ref(), two.place.as_ref());
    let verbal = is_verbal(one.reading.kind);
    // Where a day of publication is not known, everything else must speak for it.
    let near = published_near(one, two).unwrap_or(people >= 4 && trigger == 1 && words == 2);
    match (one.when, two.when) {
        (Some(left), Some(right)) if !meet(left, right) => {
            let close = days_apart(left, right).is_some_and(|days| days <= 3);
            let exact = one.width() == Some(0) && two.width() == Some(0);
            let strong = people >= 4 && trigger == 1 && words == 2 && places_meet && close && exact && near;
            if strong { Sameness::OtherTime } else { Sameness::Apart }
        }
        (Some(_), Some(_)) => {
            let width = one.width().zip(two.width()).map_or(i32::MAX, |(left, right)| left.max(right));
            let time = match width {
                0 => 3,
                1..=3 => 2,
                4..=31 => 1,
                _ => 0,
            };
            let points = people + place + trigger + words + time;
            if !places_meet {
                let strong = people >= 4 && trigger == 1 && words == 2 && time >= 2;
                return if strong { Sameness::OtherPlace } else { Sameness::Apart };
            }
            let grounded = people >= 2 || (place >= 2 && trigger == 1 && words >= 1);
            let enough = if time == 0 { points > ENOUGH && near } else { points >= ENOUGH };
            let said = !verbal || words >= 1;
            if grounded && enough && said { Sameness::Same(points) } else { Sameness::Apart }
        }
        _ => {
            let points = people + place + trigger + words;
            let grounded = (people >= 4 || (people >= 2 && place >= 2)) && trigger == 1 && words >= 1;
            let said = !verbal || words == 2;
            let enough = grounded && points >= ENOUGH_UNDATED && said && near && places_meet;
            if enough { Sameness::Same(points) } else { Sameness::Apart }
        }
    }
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

/// Points for shared participants; `None` when both reports name some and none fits.
fn participants(cast: &Cast, one: &Happening<'_>, two: &Happening<'_>) -> Option<u32> {
    if one.reading.kind.is_mutual() || two.reading.kind.is_mutual() {
        let (left, right) = (one.participants(), two.participants());
        if left.is_empty() || right.is_empty() {
            return Some(0);
        }
        let least = left.len().min(right.len()).min(2);
        let mut points: Vec<u32> =
            left.iter().map(|&at| right.iter().map(|&to| fit(cast, at, to)).max().unwrap_or(0)).collect();
        points.sort_unstable_by(|left, right| right.cmp(left));
        let matched = points.iter().filter(|&&points| points > 0).count();
        return (matched >= least).then(|| points.iter().take(2).sum());
    }
    let mut all = 0;
    for (left, right) in [(&one.actors, &two.actors), (&one.recipients, &two.recipients)] {
        let best = left.iter().flat_map(|&at| right.iter().map(move |&to| fit(cast, at, to))).max();
        match best {
            Some(0) => return None,
            Some(points) => all += points,
            None => {}
        }
    }
    Some(all)
}

/// Two points for the same actor, one for a country and its own.
fn fit(cast: &Cast, one: usize, two: usize) -> u32 {
    if one == two {
        return 2;
    }
    let (left, right) = (&cast.lines[one], &cast.lines[two]);
    let country = left.kind == ActorKind::Country || right.kind == ActorKind::Country;
    u32::from(country && left.country.is_some() && left.country == right.country)
}

/// Two points for sentences of much the same content, one for some.
fn overlap(one: &[u64], two: &[u64]) -> u32 {
    let common = shared(one, two);
    let least = one.len().min(two.len()).max(1);
    if common >= 3 && common * 2 >= least { 2 } else { u32::from(common >= 2 && common * 10 >= least * 3) }
}

/// Points for the place, and whether the places may be one.
pub(crate) fn places(one: Option<&Where>, two: Option<&Where>) -> (u32, bool) {
    let (Some(one), Some(two)) = (one, two) else { return (0, true) };
    if one.name == two.name {
        return (2, true);
    }
    if let (Some(left), Some(right)) = (&one.country, &two.country)
        && left != right
    {
        return (0, false);
    }
    let wide = |place: &Where| matches!(place.precision, Precision::Country | Precision::Region);
    // A street or building may lie in the town that the other report names.
    let exact = one.precision == Precision::Exact || two.precision == Precision::Exact;
    let inside = wide(one) || wide(two) || (exact && one.precision != two.precision);
    (u32::from(inside && one.country.is_some() && one.country == two.country), inside)
}

/// True when two times may be one; a vague time is not stretched.
pub(crate) fn meet(one: Bounds, two: Bounds) -> bool {
    one.meets(two)
}

fn days_apart(one: Bounds, two: Bounds) -> Option<i32> {
    let (first, last) = (one.latest?.min(two.latest?), one.earliest?.max(two.earliest?));
    Some(days_between(first, last))
}

/// Published within a week of each other; `None` when a day is not known.
fn published_near(one: &Happening<'_>, two: &Happening<'_>) -> Option<bool> {
    match (one.published, two.published) {
        _ if one.document == two.document => Some(true),
        (Some(left), Some(right)) => Some(days_between(left.min(right), left.max(right)) <= 7),
        _ => None,
    }
}
