//! The sample corpus against the record a careful reader made of it by hand (`examples/narveth/expected`).
//!
//! What must never be read is asserted. All else is a list, one line an expectation, met or not: the snapshot shows
//! what a change gained and lost. `not met` lines are the known gaps of this version; they are not wrong to have,
//! they are wrong to hide.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use attested_analyse::Analyser;
use attested_model::{
    ActorId, Analysis, Document, DocumentId, Edtf, EventReading, EventStatus, Passage, Resolution, Span,
    Vocabulary as _,
};
use attested_resolve::{Knowledge, Outlet, Reading, resolve};
use serde_json::Value;

use crate::reports;

struct World {
    names: BTreeMap<String, DocumentId>,
    read: BTreeMap<DocumentId, (Document, Analysis)>,
    resolution: Resolution,
    truth: Value,
}

impl World {
    fn new() -> Self {
        let analyser = Analyser::new();
        let mut names = BTreeMap::new();
        let mut read = BTreeMap::new();
        for (name, document) in reports::documents() {
            let analysis = analyser.analyse(&document);
            names.insert(name, document.id());
            read.insert(document.id(), (document, analysis));
        }
        let readings: Vec<Reading<'_>> =
            read.values().map(|(document, analysis)| Reading { document, analysis }).collect();
        let resolution = resolve(&readings, &[], &outlets());
        let page = fs::read_to_string(reports::folder().join("expected/across.json")).unwrap();
        Self { names, resolution, truth: serde_json::from_str(&page).unwrap(), read }
    }

    fn document(&self, file: &Value) -> (&Document, &Analysis) {
        let name = file.as_str().unwrap();
        let id = self.names.get(name).unwrap_or_else(|| panic!("{name} was not read"));
        let (document, analysis) = &self.read[id];
        (document, analysis)
    }

    fn passage(&self, file: &Value, quote: &str) -> Passage {
        let (document, _) = self.document(file);
        let at = document.text().find(quote).unwrap_or_else(|| panic!("{file} does not say {quote:?}"));
        Passage { document: document.id(), span: Span::of(at..at + quote.len()) }
    }

    /// The actors that some mention written as `name` belongs to.
    fn actors_called(&self, name: &str) -> Vec<ActorId> {
        let is =
            |text: &str| text == name || text.trim_start_matches("The ") == name.trim_start_matches("The ");
        let mut found: Vec<ActorId> = self
            .resolution
            .actors
            .iter()
            .filter(|actor| actor.names.iter().any(|each| is(&each.text)))
            .map(|actor| actor.id)
            .collect();
        found.dedup();
        found
    }
}

fn outlets() -> Knowledge {
    let table = fs::read_to_string(reports::folder().join("outlets.tsv")).unwrap();
    let mut knowledge = Knowledge::default();
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let outlet = Outlet {
            owner: Some(cells[1].to_owned()),
            country: Some(cells[2].to_owned()),
            agency: cells[3] == "agency",
        };
        knowledge.outlets.insert(cells[0].to_owned(), outlet);
    }
    knowledge
}

fn items<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn words(value: &Value) -> &str {
    value.as_str().unwrap()
}

#[test]
fn nothing_is_read_that_must_never_be_read() {
    let world = World::new();
    let mut wrong = Vec::new();
    for never in items(&world.truth, "never") {
        let (document, analysis) = world.document(&never["file"]);
        let trigger = words(&never["trigger"]);
        let statuses: Vec<&str> = items(never, "wrong_status").iter().map(words).collect();
        for (at, _) in document.text().match_indices(trigger) {
            let span = Span::of(at..at + trigger.len());
            // A definite noun inside the words ("was behind the blast") names a happening of its own.
            let its_own = |event: &&EventReading| {
                let lead = document.text().get(at..event.trigger.start() as usize).unwrap_or("");
                lead.is_empty() || !lead.ends_with("the ")
            };
            let found = analysis.events.iter().filter(|event| event.trigger.overlaps(span)).filter(its_own);
            for event in found.filter(|event| statuses.contains(&event.status.word())) {
                wrong.push(format!(
                    "{}: {trigger:?} reads as {} ({})",
                    never["file"], event.status, never["why"]
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn two_people_of_one_name_stay_two() {
    let world = World::new();
    for pair in items(&world.truth, "must_not_merge") {
        let (a, b) = (words(&pair["a"]), words(&pair["b"]));
        let both: Vec<ActorId> =
            world.actors_called(a).into_iter().filter(|id| world.actors_called(b).contains(id)).collect();
        assert!(both.is_empty(), "{a} and {b} are one actor: {both:?} ({})", pair["why"]);
    }
}

#[test]
fn a_rising_toll_is_no_dispute() {
    let world = World::new();
    for series in items(&world.truth, "rising") {
        let members: Vec<Passage> = items(series, "series")
            .iter()
            .map(|each| world.passage(&each["file"], words(&each["quote"])))
            .collect();
        for dispute in &world.resolution.disputes {
            let held = |passage: &&Passage| {
                dispute.sides.iter().flat_map(|side| &side.reports).any(|report| meets(report, passage))
            };
            let inside = members.iter().filter(held).count();
            assert!(inside < members.len(), "{}: {}", series["id"], dispute.matter);
        }
    }
}

#[test]
fn the_hand_made_record_is_met_as_recorded() {
    let world = World::new();
    let mut list = Expectations::default();
    actors(&world, &mut list);
    copies(&world, &mut list);
    happenings(&world, &mut list);
    disputes(&world, &mut list);
    timeline(&world, &mut list);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("across", list.print()));
}

#[derive(Default)]
struct Expectations {
    lines: Vec<(&'static str, bool, String)>,
}

impl Expectations {
    fn add(&mut self, kind: &'static str, met: bool, what: String) {
        self.lines.push((kind, met, what));
    }

    fn print(&self) -> String {
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (kind, met, _) in &self.lines {
            let count = counts.entry(kind).or_default();
            count.0 += usize::from(*met);
            count.1 += 1;
        }
        let mut out = String::new();
        for (kind, (met, all)) in counts {
            let _ = writeln!(out, "{kind}: {met} of {all} met");
        }
        for (kind, met, what) in &self.lines {
            let _ = writeln!(out, "{} | {kind} | {what}", if *met { "    met" } else { "not met" });
        }
        out
    }
}

/// All spellings of a person, organisation or country lead to one actor.
fn actors(world: &World, list: &mut Expectations) {
    for actor in items(&world.truth, "actors") {
        let spellings: Vec<&str> =
            items(actor, "spellings").iter().map(|each| words(&each["text"])).collect();
        let found: Vec<Vec<ActorId>> = spellings.iter().map(|each| world.actors_called(each)).collect();
        let first = found.first().and_then(|ids| ids.first());
        let one = first.is_some_and(|id| found.iter().all(|ids| ids.contains(id)));
        list.add("actor", one, format!("{} = {}", words(&actor["name"]), spellings.join(" = ")));
    }
}

/// Each copied passage is found in every carrier, to nine tenths of its bytes on both sides.
fn copies(world: &World, list: &mut Expectations) {
    for copy in items(&world.truth, "copies") {
        let passages: Vec<Passage> = items(copy, "passages")
            .iter()
            .map(|each| {
                let from = world.passage(&each["file"], words(&each["quote_start"]));
                let to = world.passage(&each["file"], words(&each["quote_end"]));
                Passage { document: from.document, span: from.span.cover(to.span) }
            })
            .collect();
        let covered = |passage: &Passage| {
            let mut spans: Vec<Span> = world
                .resolution
                .copies
                .iter()
                .filter(|group| {
                    passages.iter().all(|p| group.passages.iter().any(|g| g.document == p.document))
                })
                .flat_map(|group| &group.passages)
                .filter(|held| held.document == passage.document)
                .filter_map(|held| held.span.intersection(passage.span))
                .collect();
            spans.sort();
            let (mut sum, mut at) = (0, 0);
            for span in spans {
                sum += span.end().saturating_sub(span.start().max(at));
                at = at.max(span.end());
            }
            f64::from(sum) >= 0.9 * f64::from(passage.span.len())
        };
        let met = passages.iter().all(covered);
        let files: Vec<&str> = items(copy, "passages").iter().map(|each| words(&each["file"])).collect();
        list.add("copy", met, format!("{}: {}", words(&copy["id"]), files.join(" = ")));
    }
}

/// Each report of a happening is read with its status, and all that are read stand in one event.
fn happenings(world: &World, list: &mut Expectations) {
    for happening in items(&world.truth, "events") {
        let (mut events, mut read, mut right, mut all) = (Vec::new(), 0, 0, 0);
        for report in items(happening, "reports") {
            all += 1;
            let trigger = world.passage(&report["file"], words(&report["trigger"]));
            let Some((event, found)) = world.resolution.events.iter().find_map(|event| {
                event.reports.iter().find(|each| meets(&each.trigger, &trigger)).map(|each| (event, each))
            }) else {
                continue;
            };
            read += 1;
            right += usize::from(found.status.word() == words(&report["status"]));
            events.push(event.id);
        }
        events.sort();
        events.dedup();
        let met = read == all && right == all && events.len() == 1;
        let what = format!(
            "{}: {} ({read} of {all} reports read, {right} with the right status, in {} events)",
            words(&happening["id"]),
            words(&happening["what"]),
            events.len()
        );
        list.add("happening", met, what);
    }
}

/// A dispute of the record holds a passage of each side.
fn disputes(world: &World, list: &mut Expectations) {
    for expected in items(&world.truth, "disputes") {
        let sides: Vec<Vec<Passage>> = items(expected, "sides")
            .iter()
            .map(|side| {
                items(side, "passages")
                    .iter()
                    .map(|each| world.passage(&each["file"], words(&each["quote"])))
                    .collect()
            })
            .collect();
        let met = world.resolution.disputes.iter().any(|dispute| {
            sides.iter().all(|side| {
                dispute.sides.iter().any(|held| {
                    held.reports.iter().any(|report| side.iter().any(|passage| meets(report, passage)))
                })
            })
        });
        list.add("dispute", met, format!("{}: {}", words(&expected["id"]), words(&expected["matter"])));
    }
}

/// The record has something on that day (or month) in one of the files.
fn timeline(world: &World, list: &mut Expectations) {
    for line in items(&world.truth, "timeline") {
        let Ok(date) = words(&line["date"]).parse::<Edtf>() else { continue };
        let files: Vec<DocumentId> =
            items(line, "files").iter().map(|file| world.document(file).0.id()).collect();
        let met = world.resolution.events.iter().any(|event| {
            event.time.as_ref().is_some_and(|time| time.edtf.bounds() == date.bounds())
                && event.reports.iter().any(|report| files.contains(&report.passage.document))
                && event.status != EventStatus::DidNotOccur
        });
        list.add("timeline", met, format!("{date}: {}", words(&line["sentence"])));
    }
}

fn meets(a: &Passage, b: &Passage) -> bool {
    a.document == b.document && a.span.overlaps(b.span)
}
