//! Scores the engine's reading against hand-made readings, for those who tune its rules.
//!
//! ```text
//! cargo run -p attested-analyse --example gold -- gold FOLDER [ID]     statements, events, figures of gold_dev
//! cargo run -p attested-analyse --example gold -- polnear FILE [N]     PolNeAR spans; N: print the errors of N articles
//! cargo run -p attested-analyse --example gold -- read FILE FROM N     print the reading of articles of a JSON Lines file
//! ```
//!
//! Statements match one to one when their content words overlap by Jaccard >= .5; events when their triggers overlap.
//! "Not happened read as happened" is the share of matched events whose gold status is none of occurred and ongoing
//! and that were read as one of these: its goal is 0.
#![expect(clippy::disallowed_methods, reason = "a tool beside the library: it opens the files it is given")]
#![expect(clippy::print_stdout, reason = "a tool beside the library: it prints scores")]

mod polnear;

use std::collections::{BTreeMap, BTreeSet};

use attested_analyse::{Analyser, Page};
use attested_model::{
    Analysis, Basis, CodePoints, Document, Known, Metadata, OffsetMap, ParticipantIndex, Section,
    SectionKind, Span,
};
use serde_json::Value;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words[..] {
        ["gold", folder] => gold(folder, None),
        ["goldall", folder] => gold(folder, Some("*")),
        ["gold", folder, id] => gold(folder, Some(id)),
        ["polnear", file] => polnear::polnear(file, 0),
        ["polnear", file, shown] => polnear::polnear(file, shown.parse().unwrap_or(0)),
        ["read", file, from, count] => read(file, from.parse().unwrap_or(0), count.parse().unwrap_or(1)),
        _ => println!("gold FOLDER [ID] | polnear FILE [N] | read FILE FROM N"),
    }
}

fn document(title: &str, text: &str, date: &str) -> Document {
    let whole = if title.is_empty() { text.to_owned() } else { format!("{title}\n\n{text}") };
    let len = whole.len();
    let mut sections = Vec::new();
    if !title.is_empty() && !text.is_empty() {
        sections.push(Section { span: Span::of(0..title.len() + 2), kind: SectionKind::Headline });
    }
    let start = sections.last().map_or(0, |section| section.span.end() as usize);
    sections.push(Section { span: Span::of(start..len), kind: SectionKind::Body });
    let bytes = u32::try_from(len).unwrap_or(u32::MAX);
    let mut metadata = Metadata::default();
    if let Ok(edtf) = date.parse() {
        metadata.published =
            Some(attested_model::Dated { edtf, basis: Basis::Header, words: date.to_owned() });
    }
    if !title.is_empty() {
        metadata.title = Some(Known { value: title.to_owned(), basis: Basis::Header });
    }
    Document::new(whole, sections, OffsetMap::identity(bytes, 0), metadata).expect("sections tile the text")
}

/// Right, read, wanted.
#[derive(Default, Clone, Copy)]
struct Score {
    right: usize,
    read: usize,
    wanted: usize,
}

impl Score {
    fn line(self) -> String {
        #[expect(clippy::cast_precision_loss, reason = "small counts")]
        let share =
            |part: usize, whole: usize| if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 };
        let (p, r) = (share(self.right, self.read), share(self.right, self.wanted));
        let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        format!(
            "F1 {f:5.1}  P {p:5.1}  R {r:5.1}  ({} right, {} read, {} wanted)",
            self.right, self.read, self.wanted
        )
    }
}

// ---- gold_dev ----

fn text_of(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or("").to_owned()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

/// Words of spans, as the set of their tokens' starts.
fn tokens_of(page: &Page<'_>, spans: &[Span]) -> BTreeSet<usize> {
    spans
        .iter()
        .flat_map(|&span| page.tokens_in(span))
        .filter(|&token| page.word(token).chars().any(char::is_alphanumeric))
        .collect()
}

fn locate(text: &str, quote: &str) -> Vec<Span> {
    if quote.is_empty() {
        return Vec::new();
    }
    text.match_indices(quote).map(|(at, found)| Span::of(at..at + found.len())).collect()
}

fn jaccard(a: &BTreeSet<usize>, b: &BTreeSet<usize>) -> f64 {
    let both = a.intersection(b).count();
    let all = a.len() + b.len() - both;
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let share = if all == 0 { 0.0 } else { both as f64 / all as f64 };
    share
}

/// The names by which the gold calls an actor.
fn names(gold: &Value, id: &str) -> BTreeSet<String> {
    list(gold, "actors")
        .iter()
        .filter(|actor| actor["id"] == id)
        .flat_map(|actor| {
            let mentions =
                list(actor, "mentions").iter().filter_map(Value::as_str).map(normal).collect::<Vec<_>>();
            std::iter::once(normal(actor["name"].as_str().unwrap_or(""))).chain(mentions)
        })
        .collect()
}

fn normal(name: &str) -> String {
    name.to_lowercase().trim_start_matches("the ").trim_end_matches([',', ' ']).to_owned()
}

fn shares(analysis: &Analysis, text: &str, whom: ParticipantIndex, names: &BTreeSet<String>) -> bool {
    let own = normal(&analysis.participants[whom.get()].name);
    names.contains(&own)
        || analysis
            .mentions
            .iter()
            .filter(|mention| mention.participant == Some(whom))
            .any(|mention| names.contains(&normal(mention.span.text(text))))
}

#[derive(Default)]
struct Totals {
    counts: BTreeMap<&'static str, Score>,
    confusion: BTreeMap<(String, String), usize>,
    types: BTreeMap<(String, String), usize>,
    acts: BTreeMap<(String, String), usize>,
}

impl Totals {
    fn add(&mut self, what: &'static str, right: usize, read: usize, wanted: usize) {
        let score = self.counts.entry(what).or_default();
        score.right += right;
        score.read += read;
        score.wanted += wanted;
    }
}

fn gold(folder: &str, only: Option<&str>) {
    let articles = std::fs::read_to_string(format!("{folder}/articles.jsonl")).expect("articles.jsonl");
    let analyser = Analyser::new();
    let mut totals = Totals::default();
    for line in articles.lines() {
        let article: Value = serde_json::from_str(line).expect("a JSON object a line");
        let id = text_of(&article, "id");
        if only.is_some_and(|wanted| wanted != id && wanted != "*") {
            continue;
        }
        let path = format!("{folder}/{id}.json");
        let Ok(json) = std::fs::read_to_string(&path) else { continue };
        let gold: Value = serde_json::from_str(&json).expect("one JSON object");
        let document =
            document(&text_of(&article, "title"), &text_of(&article, "text"), &text_of(&article, "date"));
        let analysis = analyser.analyse(&document);
        if let Some(fault) = analysis.fault(document.text()) {
            println!("FAULT {id}: {fault}");
        }
        let page = Page::of(&document);
        let shown = only.is_some();
        if shown && only != Some("*") {
            print_reading(&document, &analysis);
        }
        if shown {
            println!("#### {id}");
        }
        score_statements(&mut totals, &page, &analysis, &gold, shown);
        score_events(&mut totals, &page, &analysis, &gold, shown);
        score_figures(&mut totals, &page, &analysis, &gold);
    }
    for (what, score) in &totals.counts {
        println!("{what:<28} {}", score.line());
    }
    println!("\nstatus (gold -> read):");
    for ((wanted, read), count) in &totals.confusion {
        println!("  {wanted:>14} -> {read:<14} {count}");
    }
    println!("\nacts taken for another:");
    for ((wanted, read), count) in totals.acts.iter().filter(|((wanted, read), _)| wanted != read) {
        println!("  {wanted:>14} -> {read:<14} {count}");
    }
    let mut types: Vec<_> = totals.types.iter().filter(|((wanted, read), _)| wanted != read).collect();
    types.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    println!("\ntypes taken for another:");
    for ((wanted, read), count) in types.iter().take(15) {
        println!("  {wanted:>14} -> {read:<14} {count}");
    }
}

/// Pairs one to one, best score first.
fn pair(mut scored: Vec<(f64, usize, usize)>) -> Vec<(usize, usize)> {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut left, mut right) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for (_, a, b) in scored {
        if !left.contains(&a) && !right.contains(&b) {
            left.insert(a);
            right.insert(b);
            pairs.push((a, b));
        }
    }
    pairs
}

fn score_statements(totals: &mut Totals, page: &Page<'_>, analysis: &Analysis, gold: &Value, shown: bool) {
    let text = page.text();
    let wanted = list(gold, "statements");
    let spans: Vec<BTreeSet<usize>> = wanted
        .iter()
        .map(|each| {
            let content = list(each, "content").iter().filter_map(Value::as_str);
            let located: Vec<Span> =
                content.filter_map(|quote| locate(text, quote).first().copied()).collect();
            tokens_of(page, &located)
        })
        .collect();
    let read: Vec<BTreeSet<usize>> =
        analysis.statements.iter().map(|each| tokens_of(page, &each.content)).collect();
    let mut scored = Vec::new();
    for (a, words) in spans.iter().enumerate() {
        for (b, other) in read.iter().enumerate() {
            let share = jaccard(words, other);
            if share >= 0.5 {
                let cue = text_of(&wanted[a], "cue");
                let same = analysis.statements[b].cue.is_some_and(|span| {
                    !cue.is_empty() && (span.text(text).contains(&cue) || cue.contains(span.text(text)))
                });
                scored.push((share + if same { 0.01 } else { 0.0 }, a, b));
            }
        }
    }
    let pairs = pair(scored);
    totals.add("statements", pairs.len(), read.len(), spans.len());
    let partner: BTreeMap<&str, usize> =
        pairs.iter().map(|&(a, b)| (wanted[a]["id"].as_str().unwrap_or(""), b)).collect();
    let denials_wanted =
        wanted.iter().filter(|each| each["act"] == "deny" || each["stance"] == "denied").count();
    let is_denial = |at: usize| {
        let said = &analysis.statements[at];
        said.act == attested_model::Act::Deny || said.stance == attested_model::Stance::Denied
    };
    let denials_right = pairs
        .iter()
        .filter(|&&(a, b)| (wanted[a]["act"] == "deny" || wanted[a]["stance"] == "denied") && is_denial(b))
        .count();
    totals.add("  denials", denials_right, (0..read.len()).filter(|&b| is_denial(b)).count(), denials_wanted);
    for &(a, b) in &pairs {
        let (each, said) = (&wanted[a], &analysis.statements[b]);
        let speaker = match (each["speaker"].as_str(), said.speaker) {
            (None, None) => true,
            (Some(id), Some(whom)) => shares(analysis, text, whom, &names(gold, id)),
            _ => false,
        };
        totals.add("  speaker (of matched)", usize::from(speaker), 1, 1);
        let stance = if each["stance"] == "none" { "none".to_owned() } else { text_of(each, "stance") };
        totals.add("  act (of matched)", usize::from(each["act"] == said.act.to_string()), 1, 1);
        *totals.acts.entry((text_of(each, "act"), said.act.to_string())).or_default() += 1;
        totals.add("  stance (of matched)", usize::from(stance == said.stance.to_string()), 1, 1);
        totals.add("  type (of matched)", usize::from(each["type"] == said.kind.to_string()), 1, 1);
        let parent = match (each["parent"].as_str(), said.parent) {
            (None, None) => true,
            (Some(id), Some(at)) => partner.get(id) == Some(&at.get()),
            _ => false,
        };
        totals.add("  parent (of matched)", usize::from(parent), 1, 1);
        let via = list(each, "via");
        let right = via
            .iter()
            .filter_map(Value::as_str)
            .filter(|id| {
                said.via.iter().any(|via| {
                    via.participant.is_some_and(|whom| shares(analysis, text, whom, &names(gold, id)))
                })
            })
            .count();
        totals.add("  via", right, said.via.len(), via.len());
        if shown && (right < via.len() || right < said.via.len()) {
            let sentence = page
                .sentences
                .iter()
                .skip(page.sentence_at(said.content[0].start()))
                .take(1)
                .map(|s| s.span)
                .reduce(Span::cover);
            println!(
                "VIA wanted {:?} read {:?} src {:?} cue {:?} parent {:?} :: {}",
                via,
                said.via.iter().map(|via| via.source.text(text)).collect::<Vec<_>>(),
                said.source.map(|s| s.text(text)),
                said.cue.map(|s| s.text(text)),
                said.parent.map(|p| {
                    let p = &analysis.statements[p.get()];
                    (p.source.map(|s| s.text(text)), p.cue.map(|s| s.text(text)))
                }),
                sentence.map_or("", |s| s.text(text)).replace('\n', " "),
            );
        }
        if shown && !(speaker && each["act"] == said.act.to_string()) {
            println!(
                "   (speaker read {:?} from {:?})",
                said.speaker.map(|whom| analysis.participants[whom.get()].name.clone()),
                said.source.map(|source| source.text(text))
            );
            println!(
                "DIFFERS {} speaker {speaker} act {} read {} :: {}",
                text_of(each, "id"),
                each["act"],
                said.act,
                each["content"]
            );
        }
    }
    if shown {
        let found: BTreeSet<usize> = pairs.iter().map(|pair| pair.0).collect();
        for (a, each) in wanted.iter().enumerate().filter(|(a, _)| !found.contains(a)) {
            println!("MISSED {a} {} {} {} {}", each["source"], each["cue"], each["act"], each["content"]);
        }
        let used: BTreeSet<usize> = pairs.iter().map(|pair| pair.1).collect();
        for (b, said) in analysis.statements.iter().enumerate().filter(|(b, _)| !used.contains(b)) {
            println!(
                "EXTRA {b} {:?} {:?} [{:?}] {:?} {:?}",
                said.certainty,
                said.parent,
                said.source.map(|cue| cue.text(text)),
                said.cue.map(|cue| cue.text(text)),
                said.content.iter().map(|piece| piece.text(text)).collect::<Vec<_>>()
            );
        }
    }
}

fn score_events(totals: &mut Totals, page: &Page<'_>, analysis: &Analysis, gold: &Value, shown: bool) {
    let text = page.text();
    let wanted = list(gold, "events");
    let mut used: BTreeSet<Span> = BTreeSet::new();
    let spans: Vec<Option<Span>> = wanted
        .iter()
        .map(|each| {
            let places = locate(text, each["trigger"].as_str().unwrap_or(""));
            let holder = list(gold, "statements")
                .iter()
                .find(|said| !each["in_statement"].is_null() && said["id"] == each["in_statement"]);
            let held: Vec<Span> = holder.map_or(Vec::new(), |said| {
                list(said, "content")
                    .iter()
                    .filter_map(Value::as_str)
                    .flat_map(|quote| locate(text, quote))
                    .collect()
            });
            let free = |span: &&Span| !used.contains(span);
            let inside = |span: &&Span| held.iter().any(|piece| piece.contains(**span));
            let span = places
                .iter()
                .filter(free)
                .find(inside)
                .or_else(|| places.iter().find(free))
                .or(places.first())
                .copied();
            used.extend(span);
            span
        })
        .collect();
    let mut scored = Vec::new();
    for (a, span) in spans.iter().enumerate() {
        let Some(span) = span else { continue };
        for (b, event) in analysis.events.iter().enumerate() {
            if let Some(shared) = span.intersection(event.trigger) {
                let same = wanted[a]["type"] == event.kind.to_string();
                scored.push((
                    f64::from(shared.len()) / f64::from(span.cover(event.trigger).len())
                        + if same { 1.0 } else { 0.0 },
                    a,
                    b,
                ));
            }
        }
    }
    let pairs = pair(scored);
    let typed =
        pairs.iter().filter(|&&(a, b)| wanted[a]["type"] == analysis.events[b].kind.to_string()).count();
    totals.add("events (trigger)", pairs.len(), analysis.events.len(), wanted.len());
    totals.add("events (trigger and type)", typed, analysis.events.len(), wanted.len());
    for &(a, b) in &pairs {
        let (each, event) = (&wanted[a], &analysis.events[b]);
        let status = text_of(each, "status");
        let read = event.status.to_string();
        totals.add("  status (of matched)", usize::from(status == read), 1, 1);
        *totals.confusion.entry((status.clone(), read.clone())).or_default() += 1;
        *totals.types.entry((text_of(each, "type"), event.kind.to_string())).or_default() += 1;
        let happened = |status: &str| matches!(status, "occurred" | "ongoing");
        if !happened(&status) {
            totals.add("  NOT HAPPENED AS HAPPENED", usize::from(happened(&read)), 1, 1);
            if happened(&read) {
                println!(
                    "!! {} read {read}, gold {status}: {}",
                    text_of(gold, "id"),
                    event.passage.text(text)
                );
                println!("   trigger {:?}", event.trigger.text(text));
            }
        }
        let people: Vec<(&str, &[ParticipantIndex])> =
            vec![("actors", &event.actors), ("recipients", &event.recipients)];
        for (role, read) in people {
            let ids: Vec<&str> = list(each, role).iter().filter_map(Value::as_str).collect();
            let right = ids
                .iter()
                .filter(|id| read.iter().any(|&whom| shares(analysis, text, whom, &names(gold, id))))
                .count();
            totals.add(
                if role == "actors" { "  actors" } else { "  recipients" },
                right,
                read.len(),
                ids.len(),
            );
        }
        let time = event.time.and_then(|at| analysis.times[at.get()].value).map(|value| value.to_string());
        let right = time.is_some() && time.as_deref() == each["time"].as_str();
        totals.add(
            "  time",
            usize::from(right),
            usize::from(time.is_some()),
            usize::from(!each["time"].is_null()),
        );
        totals.add(
            "  place",
            usize::from(event.place.is_some() && !each["place"].is_null()),
            usize::from(event.place.is_some()),
            usize::from(!each["place"].is_null()),
        );
    }
    if shown {
        let found: BTreeSet<usize> = pairs.iter().map(|pair| pair.0).collect();
        for each in wanted.iter().enumerate().filter(|(a, _)| !found.contains(a)).map(|(_, each)| each) {
            println!("MISSED EVENT {} {} {}", each["type"], each["trigger"], each["status"]);
        }
        let used: BTreeSet<usize> = pairs.iter().map(|pair| pair.1).collect();
        for event in
            analysis.events.iter().enumerate().filter(|(b, _)| !used.contains(b)).map(|(_, event)| event)
        {
            println!(
                "EXTRA EVENT {} {:?} {} in {:?}",
                event.kind,
                event.trigger.text(text),
                event.status,
                event.passage.text(text)
            );
        }
    }
}

fn score_figures(totals: &mut Totals, page: &Page<'_>, analysis: &Analysis, gold: &Value) {
    let wanted = list(gold, "figures");
    let mut scored = Vec::new();
    for (a, each) in wanted.iter().enumerate() {
        for span in locate(page.text(), each["quote"].as_str().unwrap_or("")) {
            for (b, figure) in analysis.figures.iter().enumerate() {
                let value = each["value"].as_f64().unwrap_or(-1.0);
                let equal =
                    [figure.low, figure.high].into_iter().flatten().any(|read| (read - value).abs() < 0.5);
                if figure.span.overlaps(span) && equal {
                    scored.push((1.0, a, b));
                }
            }
        }
    }
    totals.add("figures", pair(scored).len(), analysis.figures.len(), wanted.len());
}

fn read(file: &str, from: usize, count: usize) {
    let lines = std::fs::read_to_string(file).expect("a JSON Lines file");
    let analyser = Analyser::new();
    for line in lines.lines().skip(from).take(count) {
        let value: Value = serde_json::from_str(line).expect("a JSON object a line");
        let document =
            document(&text_of(&value, "title"), &text_of(&value, "text"), &text_of(&value, "date"));
        let analysis = analyser.analyse(&document);
        println!("\n######## {}\n{}\n", text_of(&value, "title"), document.text());
        print_reading(&document, &analysis);
    }
}

fn print_reading(document: &Document, analysis: &Analysis) {
    let text = document.text();
    let points = CodePoints::of(text);
    let name = |whom: ParticipantIndex| analysis.participants[whom.get()].name.clone();
    let all = |list: &[ParticipantIndex]| list.iter().map(|&whom| name(whom)).collect::<Vec<_>>().join(", ");
    let mentions: Vec<String> = analysis
        .mentions
        .iter()
        .map(|mention| {
            format!(
                "{:?} {}={}",
                mention.span.text(text),
                mention.kind,
                mention.participant.map_or("?".to_owned(), name)
            )
        })
        .collect();
    println!("M {}", mentions.join(" | "));
    for (at, said) in analysis.statements.iter().enumerate() {
        let via = said.via.iter().map(|via| via.source.text(text)).collect::<Vec<_>>().join(" <- ");
        println!(
            "S{at} {} | {:?} | {} {} {} | {:?} | to {} | via {via} | in {:?} | {:?}",
            said.speaker.map_or("?".to_owned(), name),
            said.cue.map_or("", |cue| cue.text(text)),
            said.kind,
            said.act,
            said.stance,
            said.content.iter().map(|piece| piece.text(text)).collect::<Vec<_>>(),
            all(&said.addressees),
            said.parent.map(attested_model::StatementIndex::get),
            said.channel,
        );
    }
    for event in &analysis.events {
        let (start, _) = points.positions(event.trigger);
        println!(
            "E@{start} {} {:?} {:?} | {} | [{}] -> [{}] | at {} on {} | in {:?}",
            event.kind,
            event.mode,
            event.trigger.text(text),
            event.status,
            all(&event.actors),
            all(&event.recipients),
            event.place.as_ref().map_or("-", |place| place.span.text(text)),
            event.time.map_or("-", |at| analysis.times[at.get()].span.text(text)),
            event.statement.map(attested_model::StatementIndex::get),
        );
    }
}
