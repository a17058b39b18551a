//! Claims: somebody says that something is so, somebody that it is not, somebody that it is not known.
//!
//! Three ways lead to a dispute: reports of one event of which some deny it; a denial that names the claim it denies
//! in its own report; and statements of opposite stance about one matter. The last is found by rare content words,
//! and needs participants that fit, an accusation that the accused or their state denies, or a denial that names the
//! outlet whose report it denies. What is denied was claimed by then.

use std::collections::{BTreeMap, BTreeSet};

use attested_model::{
    Act, ActorKind, Alias, Dispute, EventId, EventStatus, Matter, Passage, Span, Stance, StatementId,
};
use jiff::civil::Date;

use super::answer::{answers, continued, is_denying, tells_of_denial};
use super::{Draft, Joined, giver, in_order, name, polarity, wording};
use crate::content;
use crate::copy::Ground;
use crate::event::{days_between, is_verbal};
use crate::{review, statement};

/// So many positions that share a word with a denial are looked at, those of its rarest words first.
const COMMON: usize = 400;
/// How far apart in days a claim and its denial may be published.
const DAYS: i32 = 14;

/// Information in sixteenths of a bit that two positions share when they have some or much in common.
pub(super) const SOME: u64 = 16 * 9;
const MUCH: u64 = 16 * 20;
/// Content words of a claim.
const SHORTEST: usize = 3;

/// A line of the record that takes part in disputes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Line {
    Statement(StatementId),
    Event(EventId),
    /// What a denial says that somebody claimed.
    Claim(StatementId),
}

/// Somebody's position to some matter.
#[derive(Clone)]
struct Position {
    line: Line,
    /// The reading, as a place in the list of statements.
    saying: Option<usize>,
    stance: Stance,
    accuses: bool,
    /// Says so in so many words: "denied", "rejected"; or that it is not known.
    explicit: bool,
    /// The speaker, as a place in the cast.
    speaker: Option<usize>,
    name: String,
    /// True when it only tells of somebody's denial.
    passes_on: bool,
    /// True when the report does not tell who takes it.
    unknown: bool,
    document: usize,
    passage: Span,
    /// Those whom the passage names.
    people: BTreeSet<usize>,
    /// Its content words without names.
    content: Vec<u64>,
    published: Option<Date>,
    ground: Ground,
}

/// All disputes about claims.
pub(super) fn find(joined: &Joined<'_, '_>, aliases: &mut Vec<Alias>) -> Vec<Dispute> {
    let mut positions = positions(joined);
    let of_saying: BTreeMap<usize, usize> =
        positions.iter().enumerate().filter_map(|(at, position)| Some((position.saying?, at))).collect();
    let mut pairs = of_one_event(joined, &positions);
    for answer in answers(joined) {
        let Some(&denial) = of_saying.get(&answer.denial) else { continue };
        let Line::Statement(id) = positions[denial].line else { continue };
        if review::edited::<Stance>(joined.standing, &id, "stance").is_some() {
            continue;
        }
        let claim = match (answer.claim, answer.claimant) {
            (Some(claim), _) => of_saying.get(&claim).copied(),
            (None, Some(_)) => {
                positions.push(Position {
                    line: Line::Claim(id),
                    saying: None,
                    stance: Stance::Stated,
                    explicit: false,
                    passes_on: true,
                    ..positions[denial].clone()
                });
                Some(positions.len() - 1)
            }
            (None, None) => None,
        };
        let Some(claim) = claim else { continue };
        if let Some(claimant) = answer.claimant {
            positions[claim].speaker = Some(claimant);
            positions[claim].name.clone_from(&joined.cast.lines[claimant].name);
            positions[claim].unknown = false;
        }
        positions[denial].stance = Stance::Denied;
        pairs.push((claim, denial));
    }
    pairs.extend(of_one_matter(joined, &positions));
    let more: Vec<(usize, usize)> = pairs
        .iter()
        .flat_map(|&(left, right)| [left, right])
        .filter_map(|at| Some((at, *of_saying.get(&continued(joined, positions[at].saying?)?)?)))
        .collect();
    pairs.extend(more);
    let mut involved: Vec<usize> = pairs.iter().flat_map(|&(left, right)| [left, right]).collect();
    involved.sort_unstable();
    involved.dedup();
    let place = |at: usize| involved.binary_search(&at).unwrap_or_default();
    let mut of_line: BTreeMap<Line, usize> = BTreeMap::new();
    for (at, &position) in involved.iter().enumerate() {
        of_line.entry(positions[position].line).or_insert(at);
    }
    let named =
        of_line.iter().flat_map(|(&line, &at)| own_ids(joined, line).into_iter().map(move |id| (id, at)));
    let ruled = joined.rulings.on(super::own_ids("claim", named));
    let mut union = ruled.forest(involved.len());
    for (at, &position) in involved.iter().enumerate() {
        union.join(at, of_line[&positions[position].line]);
    }
    for &(left, right) in &pairs {
        ruled.join(&mut union, place(left), place(right));
    }
    union
        .components()
        .into_iter()
        .filter_map(|component| {
            let of: Vec<&Position> = component.into_iter().map(|at| &positions[involved[at]]).collect();
            dispute(joined, &of, aliases)
        })
        .collect()
}

/// One position for each statement line that takes a stance and each report of an event in the report's own voice.
fn positions(joined: &Joined<'_, '_>) -> Vec<Position> {
    let mut found = Vec::new();
    for (&id, members) in &joined.statements.members {
        let node = &joined.statements.nodes[members[0]];
        if joined.standing.is_wrong(&id) {
            continue;
        }
        let stance = review::edited(joined.standing, &id, "stance").unwrap_or(node.reading.stance);
        let act = review::edited(joined.standing, &id, "act").unwrap_or(node.reading.act);
        if !matches!(stance, Stance::Stated | Stance::Denied | Stance::NotKnown) {
            continue;
        }
        let words = joined.corpus.quote(node.document, node.cover);
        // "Congress denied funding": what is refused is no claim.
        if stance == Stance::Denied && polarity::is_refusal(words) {
            continue;
        }
        let stance = polarity::stance_of(stance, words);
        let (people, content) = matter_of(joined, node.document, node.cover);
        for &member in members {
            let node = &joined.statements.nodes[member];
            found.push(Position {
                line: Line::Statement(id),
                saying: Some(member),
                stance,
                accuses: act == Act::Accuse,
                explicit: stance == Stance::NotKnown
                    || (stance == Stance::Denied && is_denying(joined, node)),
                speaker: node.speaker,
                name: giver(joined, node.document, Some(index_of(joined, member))),
                passes_on: tells_of_denial(words),
                unknown: node.reading.speaker.is_none(),
                document: node.document,
                passage: node.cover,
                people: people.clone(),
                content: content.clone(),
                published: joined.corpus.texts[node.document].published,
                ground: statement::ground(joined.corpus, joined.cast, node),
            });
        }
    }
    for (at, node) in joined.events.nodes.iter().enumerate() {
        let stance = match node.reading.status {
            EventStatus::Occurred | EventStatus::Ongoing => Stance::Stated,
            EventStatus::DidNotOccur => Stance::Denied,
            _ => continue,
        };
        if joined.standing.is_wrong(&joined.events.id_of[at]) {
            continue;
        }
        // That somebody accused or demanded is no claim about what was said.
        if node.reading.statement.is_none() && !is_verbal(node.reading.kind) {
            let (people, content) = matter_of(joined, node.document, node.reading.passage);
            found.push(Position {
                line: Line::Event(joined.events.id_of[at]),
                saying: None,
                stance,
                accuses: false,
                explicit: false,
                speaker: None,
                name: joined.corpus.texts[node.document].called().to_owned(),
                passes_on: tells_of_denial(joined.corpus.quote(node.document, node.reading.passage)),
                unknown: false,
                document: node.document,
                passage: node.reading.passage,
                people,
                content,
                published: node.published,
                ground: node.ground(joined.corpus, joined.cast),
            });
        }
    }
    found
}

fn index_of(joined: &Joined<'_, '_>, member: usize) -> usize {
    let document = joined.statements.nodes[member].document;
    member - joined.statements.at(document, 0)
}

/// Whom a passage names, and its content words without these names.
fn matter_of(joined: &Joined<'_, '_>, document: usize, span: Span) -> (BTreeSet<usize>, Vec<u64>) {
    let text = &joined.corpus.texts[document];
    let mut people = BTreeSet::new();
    let mut names: Vec<u64> = Vec::new();
    let from = text.analysis.mentions.partition_point(|mention| mention.span.start() < span.start());
    for mention in
        text.analysis.mentions[from..].iter().take_while(|mention| mention.span.start() < span.end())
    {
        if let Some(participant) = mention.participant {
            people.insert(joined.cast.at(document, participant.get()));
            names.extend(content::words_of(joined.corpus.quote(document, mention.span)));
        }
    }
    let mut content = content::words_of(joined.corpus.quote(document, span));
    content.retain(|word| !names.contains(word));
    (people, content)
}

/// Whom a passage names.
pub(super) fn people_in(joined: &Joined<'_, '_>, document: usize, span: Span) -> BTreeSet<usize> {
    matter_of(joined, document, span).0
}

/// Pairs of opposite positions in the reports of one event.
fn of_one_event(joined: &Joined<'_, '_>, positions: &[Position]) -> Vec<(usize, usize)> {
    let mut by_reading: BTreeMap<(usize, Line), Vec<usize>> = BTreeMap::new();
    for (at, position) in positions.iter().enumerate() {
        by_reading.entry((position.document, position.line)).or_default().push(at);
    }
    let mut pairs = Vec::new();
    for (&event, members) in &joined.events.members {
        let mut taking: BTreeMap<Stance, Vec<usize>> = BTreeMap::new();
        for &member in members {
            let node = &joined.events.nodes[member];
            // "no proof that Q. knew of the raid" takes no position on the raid.
            if node.is_reference() && node.reading.status != EventStatus::DidNotOccur {
                continue;
            }
            let line = match node.reading.statement {
                Some(said) => Line::Statement(joined.statements.id(node.document, said.get())),
                None => Line::Event(event),
            };
            for &at in by_reading.get(&(node.document, line)).into_iter().flatten() {
                if let Some(stance) = stance_to(node.reading.status, positions[at].stance) {
                    taking.entry(stance).or_default().push(at);
                }
            }
        }
        let all: Vec<(&Stance, &Vec<usize>)> = taking.iter().collect();
        for (at, (_, left)) in all.iter().enumerate() {
            for (_, right) in &all[at + 1..] {
                // A star is enough to hold the sides together.
                pairs.extend(left.iter().map(|&one| (one, right[0])));
                pairs.extend(right.iter().map(|&two| (left[0], two)));
            }
        }
    }
    pairs.retain(|&(left, right)| {
        let (one, two) = (&positions[left], &positions[right]);
        one.stance != two.stance && speak_to_each_other(joined, one, two)
    });
    pairs
}

/// True when two positions about one event are about the same of it.
///
/// What an outlet reports in its own voice is held only against another voice: "no talks took place" a year later
/// in the same paper is about other talks. Where a report speaks, the words must agree as well.
fn speak_to_each_other(joined: &Joined<'_, '_>, one: &Position, two: &Position) -> bool {
    let own = |position: &Position| matches!(position.line, Line::Event(_));
    let outlet = |position: &Position| joined.corpus.texts[position.document].outlet;
    if own(one) && own(two) && outlet(one).is_some() && outlet(one) == outlet(two) {
        return false;
    }
    if own(one) || own(two) {
        let negated = |position: &Position| own(position) && position.stance == Stance::Denied;
        let least = if negated(one) || negated(two) { MUCH } else { SOME };
        return joined.rarity.shared(&one.content, &two.content) >= least;
    }
    let voices = one.speaker.is_none() || one.speaker != two.speaker;
    // Two reports speak of one matter only if their words do too.
    // "There was no such meeting" needs no words but these.
    let such = |position: &Position| {
        position.stance == Stance::Denied
            && joined.corpus.quote(position.document, position.passage).contains("no such ")
    };
    let close = joined.rarity.shared(&one.content, &two.content) >= SOME;
    voices && (close || (one.document == two.document && (such(one) || such(two))))
}

/// The stance to an event of a report with this status inside a statement of this stance.
fn stance_to(status: EventStatus, said: Stance) -> Option<Stance> {
    match (status, said) {
        (_, Stance::NotKnown) => Some(Stance::NotKnown),
        // "There was no such meeting": the words that deny are those that name it.
        (EventStatus::Denied | EventStatus::DidNotOccur, Stance::Denied) => Some(Stance::Denied),
        (EventStatus::Occurred | EventStatus::Ongoing, Stance::Stated) => Some(Stance::Stated),
        _ => None,
    }
}

/// Pairs of a position and one against it about the same matter, found by their rarer words.
fn of_one_matter(joined: &Joined<'_, '_>, positions: &[Position]) -> Vec<(usize, usize)> {
    let outlets: Vec<Option<usize>> = joined
        .corpus
        .texts
        .iter()
        .map(|text| text.outlet.and_then(|outlet| joined.cast.organisation(outlet)))
        .collect();
    let mut by_word: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, position) in positions.iter().enumerate() {
        for &word in &position.content {
            by_word.entry(word).or_default().push(at);
        }
    }
    let mut pairs = Vec::new();
    for (at, counter) in
        positions.iter().enumerate().filter(|(_, position)| position.stance != Stance::Stated)
    {
        let mut postings: Vec<&[usize]> =
            counter.content.iter().map(|word| by_word[word].as_slice()).collect();
        postings.sort_by_key(|with| with.len());
        let mut others: Vec<usize> = Vec::new();
        for with in postings {
            if others.len() + with.len() > COMMON {
                break;
            }
            others.extend(with);
        }
        others.sort_unstable();
        others.dedup();
        for other in others {
            let claim = &positions[other];
            if opposed(claim, counter) && same_matter(joined, claim, counter, outlets[claim.document]) {
                pairs.push((other.min(at), other.max(at)));
            }
        }
    }
    pairs
}

fn opposed(claim: &Position, counter: &Position) -> bool {
    let stances = claim.stance == Stance::Stated
        || (claim.stance, counter.stance) == (Stance::Denied, Stance::NotKnown);
    let speakers = claim.speaker.is_none() || claim.speaker != counter.speaker;
    let near = match (claim.published, counter.published) {
        // Nobody denies what is claimed only later.
        (Some(told), Some(denied)) => (-1..=DAYS).contains(&days_between(told, denied)),
        // A day that is not known excludes nothing.
        _ => true,
    };
    // The sentence that reports a denial is not a claim against it.
    let inside = claim.document == counter.document && claim.passage.overlaps(counter.passage);
    // Somebody with a name must deny: what "did not happen" by the report's own words is too often another matter.
    let voices = counter.speaker.is_some();
    stances && speakers && voices && near && !inside && !claim.passes_on && claim.line != counter.line
}

fn same_matter(joined: &Joined<'_, '_>, claim: &Position, counter: &Position, outlet: Option<usize>) -> bool {
    // A fragment ("the coup attempt") claims nothing.
    if claim.content.len() < SHORTEST || counter.content.len() < 2 {
        return false;
    }
    let all = |words: &[u64]| -> u64 { words.iter().map(|&word| joined.rarity.weight(word)).sum() };
    let shared = joined.rarity.shared(&claim.content, &counter.content);
    let (one, two) = (all(&claim.content), all(&counter.content));
    let (least, most) = (one.min(two).max(1), one.max(two).max(1));
    let lines = &joined.cast.lines;
    let state_of =
        |speaker: usize| {
            let country = lines[speaker].country.as_ref()?;
            claim.people.iter().copied().find(|&at| {
                lines[at].kind == ActorKind::Country && lines[at].country.as_ref() == Some(country)
            })
        };
    let denied_by_accused =
        counter.speaker.is_some_and(|speaker| claim.people.contains(&speaker) || state_of(speaker).is_some());
    let answers_accuser = claim.speaker.is_some_and(|speaker| counter.people.contains(&speaker));
    let named_report = outlet.is_some_and(|outlet| counter.people.contains(&outlet));
    let common = claim.people.intersection(&counter.people).count();
    if named_report {
        return counter.explicit_or_names(shared, least);
    }
    // Two of one state mostly speak on one side.
    let country = |position: &Position| position.speaker.and_then(|at| lines[at].country.clone());
    if country(claim).is_some() && country(claim) == country(counter) {
        return false;
    }
    // What a report says in its own voice is the claim of nobody who could be denied.
    if matches!(claim.line, Line::Event(_)) {
        return false;
    }
    let fits = shared >= SOME && shared * 2 >= least && shared * 3 >= most;
    if counter.explicit && denied_by_accused && (claim.accuses || answers_accuser || common > 0) {
        return fits;
    }
    let fitting = common > 0 || denied_by_accused || answers_accuser;
    // Topics share words; one proposition shares most of them.
    let parts = if counter.explicit { 6 } else { 7 };
    fitting && shared >= MUCH && shared * 10 >= most * parts
}

impl Position {
    /// A denial of the report of an outlet that it names.
    fn explicit_or_names(&self, shared: u64, least: u64) -> bool {
        shared >= SOME && shared * if self.explicit { 3 } else { 2 } >= least
    }
}

fn dispute(joined: &Joined<'_, '_>, positions: &[&Position], aliases: &mut Vec<Alias>) -> Option<Dispute> {
    let mut sides: BTreeMap<Stance, Draft> = BTreeMap::new();
    let mut ordered: Vec<&Position> = positions.to_vec();
    ordered
        .sort_by_key(|position| (joined.corpus.by_day(position.document), position.passage, position.line));
    for position in &ordered {
        let side = sides.entry(position.stance).or_default();
        side.stance = Some(position.stance);
        side.name(&position.name);
        side.grounds.push(position.ground);
        side.reports
            .insert(Passage { document: joined.corpus.texts[position.document].id, span: position.passage });
        if let Line::Statement(id) = position.line {
            side.statements.insert(id);
        }
    }
    // Where nobody is known on any side there is nobody to ask.
    if sides.len() < 2 || ordered.iter().all(|position| position.unknown) {
        return None;
    }
    let mut sides: Vec<Draft> = sides.into_values().collect();
    in_order(joined, &mut sides);
    let told =
        ordered.iter().find(|position| position.stance == Stance::Stated).or_else(|| ordered.first())?;
    let quote = wording::quote(joined.corpus.quote(told.document, told.passage));
    let said: Vec<String> = sides
        .iter()
        .map(|side| format!("{} {}", wording::list(&side.names), wording::verb(side.stance)))
        .collect();
    let lines: BTreeSet<Line> = positions.iter().map(|position| position.line).collect();
    let members: Vec<String> = lines.iter().flat_map(|line| own_ids(joined, *line)).collect();
    Some(Dispute {
        id: name("claim", members.into_iter(), aliases),
        about: Matter::Claim,
        matter: format!("{quote}: {}.", said.join("; ")),
        event: event_behind(joined, &lines),
        sides: sides.into_iter().map(|side| side.finish(joined)).collect(),
    })
}

/// The ids that a line could have had in a smaller record.
fn own_ids(joined: &Joined<'_, '_>, line: Line) -> Vec<String> {
    match line {
        Line::Statement(id) => {
            joined.statements.members[&id].iter().map(|&at| joined.statements.own[at].to_string()).collect()
        }
        Line::Claim(id) => joined.statements.members[&id]
            .iter()
            .map(|&at| format!("claim in {}", joined.statements.own[at]))
            .collect(),
        Line::Event(id) => {
            joined.events.members[&id].iter().map(|&at| joined.events.own[at].to_string()).collect()
        }
    }
}

/// The event that most lines of a dispute tell of, the smallest among equals.
fn event_behind(joined: &Joined<'_, '_>, lines: &BTreeSet<Line>) -> Option<EventId> {
    let mut counts: BTreeMap<EventId, usize> = BTreeMap::new();
    for (at, node) in joined.events.nodes.iter().enumerate() {
        let event = joined.events.id_of[at];
        let line = node
            .reading
            .statement
            .map(|said| Line::Statement(joined.statements.id(node.document, said.get())));
        if line.is_some_and(|line| lines.contains(&line)) || lines.contains(&Line::Event(event)) {
            *counts.entry(event).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .max_by_key(|(event, count)| (*count, std::cmp::Reverse(*event)))
        .map(|(event, _)| event)
}
