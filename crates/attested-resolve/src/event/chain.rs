//! Mentions of one happening inside one report: "stormed", "the attack", "the raid on Dellin".
//!
//! Takes the happenings of all documents; gives pairs of one document that are one, with points and reasons. A
//! noun that speaks of something known already joins the one happening before it that it can mean; when two could
//! be meant, it joins neither.

use std::collections::BTreeSet;

use attested_model::{EventStatus, EventType, Span};

use super::cluster::Edge;
use super::evidence::{Evidence, evidence};
use super::node::Happening;
use super::trigger::{Kinship, is_once};
use crate::actor::Cast;
use crate::corpus::Corpus;
use crate::rarity::Rarity;

/// Happenings before it that one is compared with.
const BACK: usize = 60;
/// Happenings before it among which a word of another class is understood.
const NEAR: usize = 4;
/// Information in sixteenths of a bit that a headline shares with the sentence that tells the same.
const NAMED: u64 = 16 * 8;
/// Points of a reference that can mean only one happening.
const MEANS: u32 = 9;

/// What was found inside the reports.
#[derive(Default)]
pub(super) struct Chains {
    pub(super) pairs: Vec<Edge>,
    /// Mentions of one happening that give it different days.
    pub(super) other_time: Vec<(usize, usize)>,
    /// References that may mean either of two happenings which their report tells apart.
    pub(super) unclear: BTreeSet<usize>,
}

/// Pairs of one document that are one happening; `apart` are those which it tells apart.
pub(super) fn chains(
    corpus: &Corpus<'_>,
    cast: &Cast,
    rarity: &Rarity,
    nodes: &[Happening<'_>],
    apart: &BTreeSet<(usize, usize)>,
) -> Chains {
    let mut found = Chains::default();
    for right in 0..nodes.len() {
        let two = &nodes[right];
        let first = right.saturating_sub(BACK);
        let mut meant: Vec<(usize, Evidence)> = Vec::new();
        for left in (first..right).rev() {
            let one = &nodes[left];
            if one.document != two.document {
                break;
            }
            if one.item != two.item {
                continue;
            }
            if apart.contains(&(left, right)) {
                continue;
            }
            let Some(evidence) = evidence(cast, rarity, one, two) else { continue };
            let evidence = of_headline(rarity, one, two, evidence);
            if speaks_for_itself(one, two, &evidence)
                || told_at_once(corpus, one, two, &evidence)
                || befalls_one(cast, one, two, &evidence)
                || came_of_it(corpus, nodes, left, right, &evidence)
            {
                let (points, reason) = (evidence.points(), evidence.reason());
                found.pairs.push(Edge { points, left, right, reason });
            }
            meant.push((left, evidence));
        }
        if two.anchors.definite && can_be_meant(two) {
            refer(nodes, right, &meant, apart, &mut found);
        }
    }
    found
}

/// Enough in common to be one without any reference.
fn speaks_for_itself(one: &Happening<'_>, two: &Happening<'_>, evidence: &Evidence) -> bool {
    if !evidence.times_meet || !evidence.places_meet {
        return false;
    }
    let verbal = one.is_verbal() || two.is_verbal();
    let hung = evidence.anchor || evidence.place >= 2 || evidence.people >= 2;
    let points =
        evidence.people + evidence.place + 2 * u32::from(evidence.anchor) + evidence.words + evidence.time;
    match evidence.kinship {
        _ if verbal => evidence.kinship == Kinship::Same && evidence.people >= 2 && evidence.words == 2,
        // A headline says what the report tells.
        Kinship::Same if one.headline => hung || evidence.words >= 1,
        Kinship::Same => hung && points >= 4,
        Kinship::Kin if one.headline => hung && points >= 3,
        Kinship::Kin => hung && points >= 6,
        Kinship::Family | Kinship::None => false,
    }
}

/// A headline has few words, and most are names; so names count there as words do.
fn of_headline(rarity: &Rarity, one: &Happening<'_>, two: &Happening<'_>, found: Evidence) -> Evidence {
    let same = one.headline && !two.headline && found.kinship == Kinship::Same;
    let told = same && found.words == 0 && rarity.shared(&one.told, &two.told) >= NAMED;
    Evidence { words: found.words.max(u32::from(told)), ..found }
}

/// Two words of one sentence for a deed and what came of it: "killed him in a drone strike", "killed 14 and wounded
/// dozens".
fn told_at_once(corpus: &Corpus<'_>, one: &Happening<'_>, two: &Happening<'_>, evidence: &Evidence) -> bool {
    if one.sentence != two.sentence || one.reading.statement != two.reading.statement || !evidence.places_meet
    {
        return false;
    }
    let (from, to) = (one.reading.trigger.end(), two.reading.trigger.start());
    let Ok(gap) = Span::new(from, to) else { return false };
    let gap = corpus.quote(one.document, gap);
    let words: Vec<&str> = gap.split_whitespace().collect();
    if words.len() > 16 || gap.contains([';', ':', '"', '“', '”']) {
        return false;
    }
    let outcomes = one.is_outcome() && two.is_outcome();
    if outcomes {
        return words.contains(&"and") && words.len() <= 8;
    }
    // "The raid on Saturday killed 1,200 people."
    if one.is_deed() && two.is_outcome() {
        let stops = ["and", "but", "that", "which", "who", "after", "before", "since", "while", "said"];
        // "A strike on the convoy which killed", "an attack in the province left 80 dead": the clause says what came of it.
        let (clause, last) = match words.split_last() {
            Some((last, rest)) if matches!(*last, "which" | "that") => (rest, true),
            _ => (words.as_slice(), false),
        };
        let leaves = clause.iter().any(|word| matches!(*word, "left" | "leaving"));
        let clause: Vec<&&str> = clause.iter().filter(|word| !(leaves && **word == "which")).collect();
        let most = if last || leaves { 16 } else { 6 };
        return clause.len() <= most
            && (leaves || !gap.contains(','))
            && !clause.iter().any(|word| stops.contains(*word));
    }
    let deed = one.is_outcome() && two.is_deed();
    let means = words.windows(2).rev().take(5).any(|pair| {
        matches!(pair[0], "in" | "by" | "during" | "with") && matches!(pair[1], "a" | "an" | "the")
    });
    let breaks = words
        .iter()
        .any(|word| matches!(*word, "and" | "but" | "said" | "after" | "before" | "since" | "while"));
    deed && means && !breaks
}

/// "They attacked the town. The army says that 1,200 people were killed.": the toll of the deed that the sentence before it
/// tells, when it has no time, place or cause of its own.
fn came_of_it(
    corpus: &Corpus<'_>,
    nodes: &[Happening<'_>],
    left: usize,
    right: usize,
    evidence: &Evidence,
) -> bool {
    let (one, two) = (&nodes[left], &nodes[right]);
    let told = |node: &Happening<'_>| node.reading.status == EventStatus::Occurred && !node.headline;
    let bare = two.when.is_none()
        && two.place.is_none()
        && two.anchors.names.is_empty()
        && two.actors.is_empty()
        && two.recipients.is_empty();
    let is_toll = two.is_outcome() && bare && told(two) && one.is_deed() && told(one);
    // Another deed between them, or in the same sentence as the toll, may be what people died of.
    is_toll
        && evidence.times_meet
        && evidence.places_meet
        && !nodes[left + 1..right].iter().any(Happening::is_deed)
        && !nodes[right + 1..]
            .iter()
            .take_while(|node| node.document == two.document && node.sentence == two.sentence)
            .any(Happening::is_deed)
        && Span::new(one.sentence.end(), two.sentence.start())
            .is_ok_and(|gap| corpus.quote(one.document, gap).trim().is_empty())
}

/// One person is killed, arrested or freed: within one report that is one happening.
fn befalls_one(cast: &Cast, one: &Happening<'_>, two: &Happening<'_>, evidence: &Evidence) -> bool {
    evidence.kinship == Kinship::Same
        && evidence.times_meet
        && evidence.places_meet
        && is_once(two.class)
        && one.victim(cast).is_some_and(|victim| two.victim(cast) == Some(victim))
}

/// True for happenings of one time, which a report names once and then speaks of; sanctions, talks and cooperation
/// go on, and every report means others by them, unless a name stands beside the word.
pub(super) fn can_be_meant(node: &Happening<'_>) -> bool {
    use EventType as T;
    match node.reading.kind {
        T::Other if is_once(node.class) => true,
        T::Assault | T::Coerce | T::Protest | T::Retreat | T::Concede | T::Mobilize => true,
        T::Consult => !node.goes_on || !node.anchors.names.is_empty(),
        _ => false,
    }
}

/// Joins a reference to the one happening that it can mean.
fn refer(
    nodes: &[Happening<'_>],
    right: usize,
    meant: &[(usize, Evidence)],
    apart: &BTreeSet<(usize, usize)>,
    found: &mut Chains,
) {
    let two = &nodes[right];
    // A name beside the noun must be known of what is meant, as its place, its participant or its own anchor.
    let fits = |one: &Happening<'_>, evidence: &Evidence| {
        two.anchors.names.is_empty()
            || evidence.anchor
            || evidence.place >= 2
            || one.names(&two.anchors.names)
    };
    for kinship in [Kinship::Same, Kinship::Kin] {
        // "the blast" behind "a bomb killed 14"; "Wednesday’s market bombing" may be another one.
        if kinship == Kinship::Kin && !two.anchors.bare {
            return;
        }
        let close: Vec<&(usize, Evidence)> = meant
            .iter()
            .filter(|(left, evidence)| evidence.kinship == kinship && fits(&nodes[*left], evidence))
            .filter(|(left, _)| kinship == Kinship::Same || right - left <= NEAR)
            .collect();
        // What came of a deed is another word for it only where the deed itself is not told.
        let deed = two.is_deed() && close.iter().any(|(left, _)| nodes[*left].is_deed());
        let close: Vec<&(usize, Evidence)> =
            close.into_iter().filter(|(left, _)| !deed || nodes[*left].is_deed()).collect();
        // "The killing" in a report that is headed by one is that one, whoever else died since.
        let headed = close.iter().find(|(left, _)| nodes[*left].headline && kinship == Kinship::Same);
        // Right behind "an attack a week after a gas attack" a bare "the attack" is either; later on it is what the headline tells.
        let two_told = two.anchors.names.is_empty()
            && close.iter().any(|(one, _)| close.iter().any(|(other, _)| apart.contains(&(*one, *other))));
        if two_told {
            let just_told = close.iter().any(|(left, _)| {
                right - left <= NEAR && apart.iter().any(|pair| pair.0 == *left || pair.1 == *left)
            });
            if just_told || headed.is_none() {
                found.unclear.insert(right);
                return;
            }
        }
        let Some((nearest, evidence)) = headed.or(close.first()) else { continue };
        // Several mentions of one day, or of no day, are one happening as far as the report tells.
        let days: Vec<_> = close.iter().filter_map(|(left, _)| nodes[*left].when).collect();
        let one_time = days.iter().all(|day| days.iter().all(|other| day.meets(*other)));
        let apart = close.iter().filter(|(left, _)| nodes[*left].place.is_some()).any(|(left, _)| {
            close.iter().any(|(other, _)| {
                let places = (&nodes[*left].place, &nodes[*other].place);
                matches!(places, (Some(one), Some(two)) if one.name != two.name)
            })
        });
        let hung: Vec<&[u64]> = close
            .iter()
            .map(|(left, _)| nodes[*left].anchors.places.as_slice())
            .filter(|places| !places.is_empty())
            .collect();
        let elsewhere =
            hung.iter().any(|one| hung.iter().any(|two| !one.iter().any(|name| two.contains(name))));
        if !one_time || apart || elsewhere {
            return;
        }
        if !evidence.times_meet {
            let day = |at: usize| nodes[at].width() == Some(0);
            if day(*nearest) && day(right) && evidence.days_apart <= 2 {
                found.other_time.push((*nearest, right));
            }
            return;
        }
        if evidence.places_meet {
            found.pairs.push(Edge {
                points: MEANS,
                left: *nearest,
                right,
                reason: "the words speak of something known, and the report tells of one such happening"
                    .to_owned(),
            });
        }
        return;
    }
}
