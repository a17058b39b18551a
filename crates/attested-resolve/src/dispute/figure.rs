//! Figures of one quantity that do not meet.
//!
//! A toll that rises from day to day is no dispute; two of one day are one, and so is a later toll that is
//! lower than an earlier one of another origin.

use std::collections::{BTreeMap, BTreeSet};

use attested_model::{Alias, Bound, Bounds, Counted, Dispute, Edtf, EventId, Figure, Matter, MentionKind};

use super::{Draft, Joined, giver, in_order, name, wording};
use crate::content;
use crate::union::Union;

/// Figures of one event and quantity beyond which only neighbours in time are compared.
const HOT: usize = 64;

/// All disputes about figures.
pub(super) fn find(joined: &Joined<'_, '_>, aliases: &mut Vec<Alias>) -> Vec<Dispute> {
    let deeds = deeds(joined);
    let mut by_quantity: BTreeMap<(EventId, Counted, &str), Vec<&Figure>> = BTreeMap::new();
    for figure in &joined.figures.lines {
        if let Some(event) = figure.event
            && !joined.standing.is_wrong(&figure.id)
            && !joined.standing.is_wrong(&event)
        {
            let deed = deeds.get(&event).copied().unwrap_or(event);
            by_quantity.entry((deed, figure.of, &figure.unit)).or_default().push(figure);
        }
    }
    let quantities: Vec<(EventId, Vec<&Figure>)> = by_quantity
        .into_iter()
        .map(|((event, ..), figures)| (event, clashing(joined, figures)))
        .filter(|(_, figures)| figures.len() > 1)
        .collect();
    let all: Vec<(EventId, &Figure)> = quantities
        .iter()
        .flat_map(|(event, figures)| figures.iter().map(|figure| (*event, *figure)))
        .collect();
    let named = all.iter().enumerate().flat_map(|(at, (_, figure))| {
        joined.figures.own[&figure.id].iter().map(move |id| (id.to_string(), at))
    });
    let ruled = joined.rulings.on(super::own_ids("figure", named));
    let mut union = ruled.forest(all.len());
    let mut first = 0;
    for (_, figures) in &quantities {
        for at in first..first + figures.len() {
            // With the first it may join; those that a reviewer set apart stay together among themselves.
            for other in first..at {
                if ruled.join(&mut union, other, at) {
                    break;
                }
            }
        }
        first += figures.len();
    }
    union
        .components()
        .into_iter()
        .filter_map(|component| {
            let event = all[component[0]].0;
            let figures: Vec<&Figure> = component.into_iter().map(|at| all[at].1).collect();
            dispute(joined, event, &figures, aliases)
        })
        .collect()
}

/// For each event that is an outcome ("were killed") the deed its sentence tells of ("when fighters stormed the
/// town"), where that is one only: tolls of one deed are one quantity.
fn deeds(joined: &Joined<'_, '_>) -> BTreeMap<EventId, EventId> {
    let nodes = &joined.events.nodes;
    let ids: Vec<EventId> = joined.events.members.keys().copied().collect();
    let place = |id: EventId| ids.binary_search(&id).unwrap_or_default();
    let mut union = Union::new(ids.len());
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.is_outcome()) {
        let text = &joined.corpus.texts[node.document];
        let sentence = text.sentence_of(node.reading.passage);
        let from = nodes.partition_point(|other| other.document < node.document);
        let mut told: Vec<EventId> = nodes[from..]
            .iter()
            .enumerate()
            .take_while(|(_, other)| other.document == node.document)
            .filter(|(_, other)| other.is_deed() && sentence.contains(other.reading.trigger))
            .map(|(other, _)| joined.events.id_of[from + other])
            .collect();
        told.sort_unstable();
        told.dedup();
        if let [deed] = told.as_slice() {
            union.join(place(joined.events.id_of[at]), place(*deed));
        }
    }
    ids.iter().enumerate().map(|(at, &id)| (id, ids[union.root(at)])).collect()
}

/// The figures of one quantity that do not meet another, by time.
fn clashing<'f>(joined: &Joined<'_, '_>, mut figures: Vec<&'f Figure>) -> Vec<&'f Figure> {
    figures.sort_by_key(|figure| (figure.as_of.as_ref().map(|time| time.edtf.timeline_key()), figure.id));
    let mut clashing: BTreeSet<usize> = BTreeSet::new();
    for (at, one) in figures.iter().enumerate() {
        for (offset, two) in figures[at + 1..].iter().take(HOT).enumerate() {
            if clash(joined, one.of, one, two) {
                clashing.extend([at, at + 1 + offset]);
            }
        }
    }
    clashing.into_iter().map(|at| figures[at]).collect()
}

fn dispute(
    joined: &Joined<'_, '_>,
    event: EventId,
    figures: &[&Figure],
    aliases: &mut Vec<Alias>,
) -> Option<Dispute> {
    let of = figures.first()?.of;
    let mut sides: BTreeMap<String, Draft> = BTreeMap::new();
    for figure in figures {
        let value = wording::value(figure.low, figure.high, figure.bound);
        let side = sides.entry(value.clone()).or_default();
        side.value = Some(value);
        side.figures.insert(figure.id);
        side.statements.extend(figure.in_statement);
        side.reports.insert(figure.passage);
        let grounds = &joined.figures.grounds[&figure.id];
        side.grounds.extend(grounds);
        side.name(&origin(joined, figure));
    }
    let mut sides: Vec<Draft> = sides.into_values().collect();
    if sides.len() < 2 {
        return None;
    }
    in_order(joined, &mut sides);
    let told = joined.events.members[&event].first().map(|&at| &joined.events.nodes[at])?;
    let trigger = joined.corpus.quote(told.document, told.reading.passage);
    let given: Vec<String> = sides
        .iter()
        .map(|side| {
            format!(
                "{} according to {}",
                side.value.as_deref().unwrap_or_default(),
                wording::list(&side.names)
            )
        })
        .collect();
    let matter = format!(
        "{} ({}): {}.",
        wording::counted(of, &figures[0].unit),
        wording::quote(trigger),
        given.join("; ")
    );
    let members =
        figures.iter().flat_map(|figure| joined.figures.own[&figure.id].iter().map(ToString::to_string));
    Some(Dispute {
        id: name("figure", members, aliases),
        about: Matter::Figure,
        matter,
        event: Some(event),
        sides: sides.into_iter().map(|side| side.finish(joined)).collect(),
    })
}

/// Who gives a figure: the speaker, else the outlet.
fn origin(joined: &Joined<'_, '_>, figure: &Figure) -> String {
    let ground = &joined.figures.grounds[&figure.id][0];
    let analysis = joined.corpus.texts[ground.document].analysis;
    let statement = analysis
        .figures
        .iter()
        .find(|reading| reading.span == figure.passage.span)
        .and_then(|reading| reading.statement);
    giver(joined, ground.document, statement.map(attested_model::StatementIndex::get))
}

fn clash(joined: &Joined<'_, '_>, of: Counted, one: &Figure, two: &Figure) -> bool {
    let (left, right) = (interval(one), interval(two));
    if left.0 <= right.1 && right.0 <= left.1 {
        return false;
    }
    // Two sums or numbers of things are of one quantity only if other reports give them in much the same words.
    let loose = matches!(of, Counted::Money | Counted::People | Counted::Other);
    let one_report = one.passage.document == two.passage.document;
    if loose && (one_report || !same_words(joined, one, two)) {
        return false;
    }
    if one_report && origin(joined, one) == origin(joined, two) && parallel(joined, one, two) {
        return false;
    }
    // In one report a tenth or ten times as many is the toll of another place or time.
    if one_report && left.1.min(right.1) * 10.0 < left.0.max(right.0) {
        return false;
    }
    let (Some(first), Some(second)) = (as_of(one), as_of(two)) else { return true };
    if first.meets(second) {
        return true;
    }
    let (earlier, later) = if first.latest < second.earliest { (left, right) } else { (right, left) };
    let falls = later.1 < earlier.0;
    falls && origin(joined, one) != origin(joined, two)
}

fn as_of(figure: &Figure) -> Option<Bounds> {
    figure.as_of.as_ref().map(|time| time.edtf).map(Edtf::bounds)
}

/// The values a figure may mean; "about" gives a twentieth on both sides.
fn interval(figure: &Figure) -> (f64, f64) {
    let (low, high) = match figure.bound {
        Bound::Over | Bound::AtLeast => (figure.low, None),
        Bound::Under | Bound::AtMost => (None, figure.high.or(figure.low)),
        _ => (figure.low.or(figure.high), figure.high.or(figure.low)),
    };
    let slack = if figure.bound == Bound::About { 0.05 } else { 0.0 };
    let (low, high) = (low.unwrap_or(f64::NEG_INFINITY), high.unwrap_or(f64::INFINITY));
    (low - low.abs().min(1e15) * slack, high + high.abs().min(1e15) * slack)
}

fn same_words(joined: &Joined<'_, '_>, one: &Figure, two: &Figure) -> bool {
    let words = |figure: &Figure| {
        let ground = &joined.figures.grounds[&figure.id][0];
        let text = &joined.corpus.texts[ground.document];
        content::words_of(joined.corpus.quote(ground.document, text.sentence_of(figure.passage.span)))
    };
    let (left, right) = (words(one), words(two));
    let common = content::shared(&left, &right);
    common >= 5 && common * 10 >= left.len().min(right.len()) * 7
}

/// True when one voice counts two things side by side: in one sentence, in items of a list, at two places.
fn parallel(joined: &Joined<'_, '_>, one: &Figure, two: &Figure) -> bool {
    let at = joined.figures.grounds[&one.id][0].document;
    let text = &joined.corpus.texts[at];
    let (left, right) = (text.sentence_of(one.passage.span), text.sentence_of(two.passage.span));
    if left == right {
        return true;
    }
    let item = |sentence: attested_model::Span| {
        let words = joined.corpus.quote(at, sentence).trim_start();
        words.starts_with(['*', '•', '-', '–', '—', '·', '▪'])
            || words.starts_with(|first: char| first.is_ascii_digit())
    };
    let places = |sentence: attested_model::Span| -> BTreeSet<&str> {
        text.analysis
            .mentions
            .iter()
            .filter(|mention| mention.kind == MentionKind::Place && sentence.contains(mention.span))
            .map(|mention| joined.corpus.quote(at, mention.span))
            .collect()
    };
    let (here, there) = (places(left), places(right));
    item(left) || item(right) || (!here.is_empty() && !there.is_empty() && here.is_disjoint(&there))
}
