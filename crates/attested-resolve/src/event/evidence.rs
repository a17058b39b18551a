//! What two mentions have in common that speaks for one happening, and what speaks against it.

use attested_model::{ActorKind, Bounds, Precision};

use super::node::{Happening, Where, days_between, family, statuses_fit};
use super::trigger::{Kinship, kinship};
use crate::actor::Cast;
use crate::rarity::Rarity;

/// Information in sixteenths of a bit that two sentences must share to have much in common …
const MUCH: u64 = 16 * 20;
/// … and to have something in common.
const SOME: u64 = 16 * 10;

/// What two mentions have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) kinship: Kinship,
    /// Two points for each shared participant, one for a country and its own.
    pub(super) people: u32,
    /// Two points for one place, one for a place inside another.
    pub(super) place: u32,
    pub(super) places_meet: bool,
    /// Three points for one day, less for a longer time; none when a time is missing.
    pub(super) time: u32,
    pub(super) times_meet: bool,
    /// Both are dated.
    pub(super) dated: bool,
    /// Days between times that do not meet.
    pub(super) days_apart: i32,
    /// Two points for sentences that share much information, one for some.
    pub(super) words: u32,
    /// A name beside both triggers.
    pub(super) anchor: bool,
}

impl Evidence {
    /// All points.
    pub(super) fn points(&self) -> u32 {
        self.people
            + self.place.max(2 * u32::from(self.anchor))
            + self.time
            + self.words
            + u32::from(self.kinship == Kinship::Same)
    }

    /// The points in words.
    pub(super) fn reason(&self) -> String {
        let mut parts: Vec<&str> = Vec::new();
        parts.push(if self.kinship == Kinship::Same {
            "one kind of happening"
        } else {
            "kindred happenings"
        });
        match self.people {
            0 => {}
            1 => parts.push("a country and its own take part"),
            2 | 3 => parts.push("one participant in common"),
            _ => parts.push("several participants in common"),
        }
        match self.place {
            0 => {}
            1 => parts.push("one place inside the other"),
            _ => parts.push("one place"),
        }
        match self.time {
            0 => {}
            3 => parts.push("one day"),
            _ => parts.push("times that meet"),
        }
        if self.anchor {
            parts.push("one name beside both");
        }
        match self.words {
            0 => {}
            1 => parts.push("some rare words in common"),
            _ => parts.push("many rare words in common"),
        }
        parts.join("; ")
    }
}

/// What two mentions have in common; `None` when their kinds, statuses or participants do not go together.
pub(super) fn evidence(
    cast: &Cast,
    rarity: &Rarity,
    one: &Happening<'_>,
    two: &Happening<'_>,
) -> Option<Evidence> {
    // Two of the user's own types are two kinds of happening, whatever PLOVER would file them under.
    if let (Some(one), Some(two)) = (&one.reading.custom_type, &two.reading.custom_type)
        && one != two
    {
        return None;
    }
    let mut kinship = kinship(one.class, two.class);
    if kinship == Kinship::None && family(one.reading.kind) == family(two.reading.kind) {
        kinship = Kinship::Family;
    }
    let fit = one.means.fits(two.means) && statuses_fit(one.reading.status, two.reading.status);
    if kinship == Kinship::None || !fit {
        return None;
    }
    let people = participants(cast, one, two)?;
    let (place, places_meet) = places(one.place.as_ref(), two.place.as_ref());
    let information = rarity.shared(&one.content, &two.content);
    let (time, times_meet, days_apart) = times(one.when, two.when);
    let anchor = one.anchors.names.iter().any(|name| two.anchors.names.binary_search(name).is_ok());
    Some(Evidence {
        kinship,
        people,
        place,
        places_meet,
        time,
        times_meet,
        dated: one.when.is_some() && two.when.is_some(),
        days_apart,
        words: u32::from(information >= SOME) + u32::from(information >= MUCH),
        anchor,
    })
}

/// True when two reports agree in all but in who did it: one kind of deed to the same, at one place, on one day, in much
/// the same words.
pub(super) fn all_but_actors(cast: &Cast, rarity: &Rarity, one: &Happening<'_>, two: &Happening<'_>) -> bool {
    let (deed, other) = (one.reading, two.reading);
    if kinship(one.class, two.class) != Kinship::Same
        || deed.kind.is_mutual()
        || other.kind.is_mutual()
        || !statuses_fit(deed.status, other.status)
    {
        return false;
    }
    let best = |left: &std::collections::BTreeSet<usize>, right: &std::collections::BTreeSet<usize>| {
        left.iter().flat_map(|&at| right.iter().map(move |&to| fit(cast, at, to))).max()
    };
    let differ = best(&one.actors, &two.actors) == Some(0);
    // Who is the doer here must not be the one it is done to there.
    let swapped =
        best(&one.actors, &two.recipients) > Some(0) || best(&one.recipients, &two.actors) > Some(0);
    let same_victim = best(&one.recipients, &two.recipients) == Some(2);
    let anchor = one.anchors.names.iter().any(|name| two.anchors.names.binary_search(name).is_ok());
    let (place, places_meet) = places(one.place.as_ref(), two.place.as_ref());
    differ
        && !swapped
        && places_meet
        && (same_victim || ((place == 2 || anchor) && best(&one.recipients, &two.recipients) != Some(0)))
        && times(one.when, two.when).0 == 3
        && rarity.shared(&one.content, &two.content) >= MUCH
}

fn times(one: Option<Bounds>, two: Option<Bounds>) -> (u32, bool, i32) {
    let (Some(one), Some(two)) = (one, two) else { return (0, true, 0) };
    let width = |bounds: Bounds| Some(days_between(bounds.earliest?, bounds.latest?));
    if !one.meets(two) {
        let between = |early: Bounds, late: Bounds| Some(days_between(early.latest?, late.earliest?));
        let apart = between(one, two).into_iter().chain(between(two, one)).max();
        return (0, false, apart.unwrap_or(i32::MAX));
    }
    let points = match width(one).zip(width(two)).map_or(i32::MAX, |(one, two)| one.max(two)) {
        0 => 3,
        1..=3 => 2,
        4..=31 => 1,
        _ => 0,
    };
    (points, true, 0)
}

/// Points for shared participants; `None` when both reports name some and none fits.
pub(super) fn participants(cast: &Cast, one: &Happening<'_>, two: &Happening<'_>) -> Option<u32> {
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
pub(super) fn fit(cast: &Cast, one: usize, two: usize) -> u32 {
    if one == two {
        return 2;
    }
    let (left, right) = (&cast.lines[one], &cast.lines[two]);
    let country = left.kind == ActorKind::Country || right.kind == ActorKind::Country;
    u32::from(country && left.country.is_some() && left.country == right.country)
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
