//! Measures names, times and figures against annotated corpora; stands in for `attested bench` until that exists.
//!
//! ```text
//! cargo run -p attested-analyse --example measure -- names CONLL_OR_TSV...      F1 of name spans, by kind
//! cargo run -p attested-analyse --example measure -- times TML...               extent and value F1 of times
//! cargo run -p attested-analyse --example measure -- gold FOLDER                actors' names and figures of gold_dev
//! cargo run -p attested-analyse --example measure -- show JSONL FIRST COUNT     what is read in some articles
//! ```
//!
//! With `ERRORS=1` in the environment every miss and every false hit is printed.
#![expect(clippy::disallowed_methods, reason = "a tool beside the library: it opens the files it is given")]
#![expect(clippy::print_stdout, reason = "a tool beside the library: it prints scores")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use attested_analyse::Analyser;
use attested_model::{
    Analysis, Basis, Dated, Document, Edtf, Endpoint, Known, MentionForm, MentionKind, Metadata, OffsetMap,
    Section, SectionKind, Span,
};
use serde_json::Value;

#[derive(Default, Clone, Copy)]
struct Score {
    right: usize,
    found: usize,
    gold: usize,
}

impl Score {
    fn row(self, name: &str) {
        let number = |count: usize| u32::try_from(count).map_or(f64::NAN, f64::from);
        let ratio =
            |part: usize, whole: usize| if whole == 0 { 0.0 } else { 100.0 * number(part) / number(whole) };
        let (precision, recall) = (ratio(self.right, self.found), ratio(self.right, self.gold));
        let f1 =
            if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
        println!(
            "{name:<28} P {precision:5.1}  R {recall:5.1}  F1 {f1:5.1}   ({} right, {} found, {} gold)",
            self.right, self.found, self.gold
        );
    }
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let errors = std::env::var_os("ERRORS").is_some();
    match args.split_first() {
        Some((mode, files)) if mode == "names" => names(files, errors),
        Some((mode, files)) if mode == "times" => times(files, errors),
        Some((mode, files)) if mode == "gold" => files.iter().for_each(|folder| gold(folder, errors)),
        Some((mode, rest)) if mode == "show" => show(rest),
        _ => println!("names FILE... | times FILE... | gold FOLDER | show JSONL FIRST COUNT"),
    }
}

fn document(text: &str, title: Option<&str>, date: Option<&str>) -> Document {
    let len = text.len();
    let sections =
        if len == 0 { Vec::new() } else { vec![Section { span: Span::of(0..len), kind: SectionKind::Body }] };
    let mut metadata = Metadata {
        title: title.map(|title| Known::new(title.to_owned(), Basis::Field)),
        ..Metadata::default()
    };
    if let Some(edtf) = date.and_then(|date| date.parse::<Edtf>().ok()) {
        metadata.published = Some(Dated { edtf, basis: Basis::Field, words: String::new() });
    }
    let offsets = OffsetMap::identity(u32::try_from(len).expect("a text of a corpus"), 0);
    Document::new(text.to_owned(), sections, offsets, metadata).expect("a document")
}

/// Token-per-line files with IOB labels; sentences are joined into one document per file.
fn names(files: &[String], errors: bool) {
    let analyser = Analyser::new();
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for file in files {
        let written = fs::read_to_string(file).expect("a corpus file");
        let (text, gold) = from_iob(&written);
        let document = document(&text, None, None);
        let analysis = analyser.analyse(&document);
        let found: Vec<(Span, &str)> = analysis
            .mentions
            .iter()
            .filter(|mention| mention.form == MentionForm::Name)
            .filter_map(|mention| Some((mention.span, class(mention.kind)?)))
            .collect();
        // Nested names: the outermost counts.
        let found: Vec<(Span, &str)> = found
            .iter()
            .copied()
            .filter(|(span, _)| !found.iter().any(|(other, _)| other != span && other.contains(*span)))
            .collect();
        for (span, label) in &gold {
            let any = found.iter().any(|(other, _)| other == span);
            let right = found.iter().any(|(other, known)| other == span && known == label);
            scores.entry(label).or_default().gold += 1;
            scores.entry("all").or_default().gold += 1;
            scores.entry("all, kind not counted").or_default().gold += 1;
            if right {
                scores.entry(label).or_default().right += 1;
                scores.entry("all").or_default().right += 1;
            }
            scores.entry("all, kind not counted").or_default().right += usize::from(any);
            if errors && !right {
                println!("missed {label}: {} {}", span.text(&text), if any { "(other kind)" } else { "" });
            }
        }
        for (span, label) in &found {
            scores.entry(label).or_default().found += 1;
            scores.entry("all").or_default().found += 1;
            scores.entry("all, kind not counted").or_default().found += 1;
            if errors && !gold.iter().any(|(other, known)| other == span && known == label) {
                println!("false {label}: {} | {}", span.text(&text), around(&text, *span));
            }
        }
    }
    for (name, score) in &scores {
        score.row(name);
    }
}

fn around(text: &str, span: Span) -> String {
    let mut from = span.range().start.saturating_sub(40);
    let mut to = (span.range().end + 30).min(text.len());
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    while !text.is_char_boundary(to) {
        to += 1;
    }
    text[from..to].replace('\n', " / ")
}

fn class(kind: MentionKind) -> Option<&'static str> {
    Some(match kind {
        MentionKind::Person => "person",
        MentionKind::Organisation => "organisation",
        MentionKind::Country | MentionKind::Place => "place",
        MentionKind::Group => "group",
        MentionKind::Event | MentionKind::Other => return None,
    })
}

fn label(name: &str) -> Option<&'static str> {
    Some(match name.to_lowercase().as_str() {
        "person" | "per" => "person",
        "organization" | "organisation" | "org" | "corporation" => "organisation",
        "location" | "loc" | "facility" => "place",
        "norp" => "group",
        _ => return None,
    })
}

/// Rebuilds text with natural spacing, and the spans of the labels.
fn from_iob(written: &str) -> (String, Vec<(Span, &'static str)>) {
    let mut text = String::new();
    let mut gold: Vec<(Span, &'static str)> = Vec::new();
    let mut open: Option<(usize, &'static str)> = None;
    let mut quoted = false;
    for line in written.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let (Some(word), Some(tag)) = (fields.first(), fields.get(1)) else {
            if let Some((start, label)) = open.take() {
                gold.push((Span::of(start..text.len()), label));
            }
            if !text.is_empty() && !text.ends_with('\n') {
                text.push_str("\n\n");
            }
            quoted = false;
            continue;
        };
        if word.starts_with("http") && *tag == "O" && text.is_empty() {
            continue;
        }
        let inside = tag.starts_with("I-");
        if !inside && let Some((start, label)) = open.take() {
            gold.push((Span::of(start..text.len()), label));
        }
        let clings = matches!(*word, "," | "." | ";" | ":" | "?" | "!" | ")" | "]" | "%" | "”" | "’" | "...")
            || (word.starts_with(['\'', '’']) && word.len() > 1)
            || *word == "n't"
            || (*word == "\"" && quoted);
        let opened = text.ends_with(['(', '[', '“', '‘', '$', '@', '#']) || (text.ends_with('"') && quoted);
        if !text.is_empty() && !text.ends_with('\n') && !clings && !opened {
            text.push(' ');
        }
        if *word == "\"" {
            quoted = !quoted;
        }
        let start = text.len();
        text.push_str(word);
        if let Some(name) = tag.strip_prefix("B-") {
            open = label(name).map(|label| (start, label));
        }
    }
    if let Some((start, label)) = open {
        gold.push((Span::of(start..text.len()), label));
    }
    (text, gold)
}

/// TimeML files: extent F1 (exact and overlapping) and value F1 of dates.
fn times(files: &[String], errors: bool) {
    let analyser = Analyser::new();
    let (mut exact, mut overlap, mut value, mut dates) =
        (Score::default(), Score::default(), Score::default(), Score::default());
    for file in files {
        let written = fs::read_to_string(file).expect("a corpus file");
        let (text, gold, date) = from_timeml(&written);
        let document = document(&text, None, date.as_deref());
        let analysis = analyser.analyse(&document);
        for score in [&mut exact, &mut overlap, &mut value] {
            score.gold += gold.len();
            score.found += analysis.times.len();
        }
        dates.gold += gold.iter().filter(|(_, value)| as_edtf(value).is_some()).count();
        dates.found += analysis.times.iter().filter(|time| time.value.is_some()).count();
        let mut used = vec![false; analysis.times.len()];
        for (span, wanted) in &gold {
            let hit = analysis
                .times
                .iter()
                .enumerate()
                .position(|(at, time)| !used[at] && time.span.overlaps(*span));
            let Some(hit) = hit else {
                if errors {
                    println!("missed {wanted}: {} | {}", span.text(&text), around(&text, *span));
                }
                continue;
            };
            used[hit] = true;
            let time = &analysis.times[hit];
            overlap.right += 1;
            exact.right += usize::from(time.span == *span);
            let right = match (as_edtf(wanted), time.value) {
                (None, None) => true,
                (Some(wanted), Some(value)) => agrees(&wanted, value),
                _ => false,
            };
            value.right += usize::from(right);
            dates.right += usize::from(right && time.value.is_some());
            if errors && (!right || time.span != *span) {
                let read = time.value.map_or("-".to_owned(), |value| value.to_string());
                println!(
                    "read '{}' as {read}, not '{}' {wanted} | {}",
                    time.span.text(&text),
                    span.text(&text),
                    around(&text, *span)
                );
            }
        }
        if errors {
            for (time, used) in analysis.times.iter().zip(used) {
                if !used {
                    println!("false '{}' | {}", time.span.text(&text), around(&text, time.span));
                }
            }
        }
    }
    exact.row("extent, exact");
    overlap.row("extent, overlapping");
    value.row("value (with overlap)");
    dates.row("value, dates only");
}

/// A TIMEX3 value as EDTF; `None` for durations, sets, vague and empty ones.
fn as_edtf(value: &str) -> Option<String> {
    let value = value.split('T').next()?;
    if value.starts_with('P') || value.contains("REF") || value.contains('X') && !value.ends_with('X') {
        return None;
    }
    let (year, rest) = value.split_at_checked(4).unwrap_or((value, ""));
    if !year.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let season = match rest {
        "-SP" => "-21",
        "-SU" => "-22",
        "-FA" => "-23",
        "-WI" => "-24",
        _ => rest,
    };
    Some(match year.len() {
        3 => format!("{year}X"),
        2 => format!("{year}XX"),
        _ => format!("{year}{season}"),
    })
}

fn agrees(wanted: &str, value: Edtf) -> bool {
    if let Some((year, week)) = wanted.split_once("-W") {
        // A week of ISO 8601 is an interval of days here.
        let (Some(first), Ok(year), Ok(week)) =
            (value.bounds().earliest, year.parse::<i16>(), week.parse::<i8>())
        else {
            return false;
        };
        let iso = first.iso_week_date();
        return iso.year() == year && iso.week() == week;
    }
    let bare = match value {
        Edtf::Moment(date, _) | Edtf::Interval(Endpoint::Date(date), Endpoint::Open) => date.to_string(),
        _ => value.to_string(),
    };
    let wanted = wanted.trim_end_matches("-XX");
    bare == wanted
}

fn from_timeml(written: &str) -> (String, Vec<(Span, String)>, Option<String>) {
    let date = written
        .split("CREATION_TIME")
        .nth(1)
        .and_then(|tail| {
            let element = tail.split('>').next()?;
            attribute(element, "value")
                .or_else(|| attribute(written.split("CREATION_TIME").next()?.rsplit('<').next()?, "value"))
        })
        .or_else(|| attribute(written.split("CREATION_TIME").next()?.rsplit('<').next()?, "value"))
        .map(|value| value.split('T').next().unwrap_or("").to_owned());
    let body = written.split_once("<TEXT>").map_or(written, |(_, body)| body);
    let body = body.rsplit_once("</TEXT>").map_or(body, |(body, _)| body);
    let mut text = String::new();
    let mut gold = Vec::new();
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut rest = body;
    while let Some(at) = rest.find('<') {
        push_unescaped(&rest[..at], &mut text);
        let Some(end) = rest[at..].find('>') else { break };
        let tag = &rest[at + 1..at + end];
        if tag.starts_with("TIMEX3") {
            open.push((text.len(), attribute(tag, "value").unwrap_or_default()));
        } else if tag.starts_with("/TIMEX3")
            && let Some((start, value)) = open.pop()
        {
            gold.push((Span::of(start..text.len()), value));
        }
        rest = &rest[at + end + 1..];
    }
    push_unescaped(rest, &mut text);
    (text, gold, date)
}

fn push_unescaped(piece: &str, text: &mut String) {
    text.push_str(
        &piece
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&amp;", "&"),
    );
}

fn attribute(element: &str, name: &str) -> Option<String> {
    let (_, tail) = element.split_once(&format!(" {name}=\""))?;
    tail.split('"').next().map(str::to_owned)
}

/// Names of actors and figures of gold_dev.
fn gold(folder: &str, errors: bool) {
    let analyser = Analyser::new();
    let articles = fs::read_to_string(Path::new(folder).join("articles.jsonl")).expect("articles.jsonl");
    let (mut actors, mut figures, mut values, mut counted, mut roles) =
        (Score::default(), Score::default(), Score::default(), Score::default(), Score::default());
    for line in articles.lines() {
        let article: Value = serde_json::from_str(line).expect("an article");
        let id = article["id"].as_str().unwrap_or("").replace(':', "-");
        let Ok(written) = fs::read_to_string(Path::new(folder).join(format!("{id}.json"))) else { continue };
        let gold: Value = serde_json::from_str(&written).expect("an annotation");
        let text = article["text"].as_str().unwrap_or("");
        let document = document(text, article["title"].as_str(), article["date"].as_str());
        let analysis = analyser.analyse(&document);
        score_names(&gold, &analysis, text, errors, &mut actors);
        score_roles(&gold, &analysis, errors, &mut roles);
        let mut used = vec![false; analysis.figures.len()];
        for wanted in gold["figures"].as_array().into_iter().flatten() {
            let quote = wanted["quote"].as_str().unwrap_or("");
            for score in [&mut figures, &mut values, &mut counted] {
                score.gold += 1;
            }
            let hit = text.match_indices(quote).find_map(|(at, _)| {
                let span = Span::of(at..at + quote.len());
                analysis
                    .figures
                    .iter()
                    .enumerate()
                    .position(|(at, figure)| !used[at] && figure.span.overlaps(span))
            });
            let Some(hit) = hit else {
                if errors {
                    println!("{id} missed figure: {quote} {} {}", wanted["value"], wanted["of"]);
                }
                continue;
            };
            used[hit] = true;
            let figure = &analysis.figures[hit];
            figures.right += 1;
            let value = wanted["value"].as_f64().unwrap_or(-1.0);
            let right = figure.low.or(figure.high).is_some_and(|low| (low - value).abs() < 1e-6)
                && wanted["bound"].as_str() == Some(&figure.bound.to_string());
            values.right += usize::from(right);
            let of = wanted["of"].as_str() == Some(&figure.of.to_string());
            counted.right += usize::from(right && of);
            if errors && !(right && of) {
                println!(
                    "{id} read '{}' as {:?} {} {}, not {wanted}",
                    figure.span.text(text),
                    figure.low.or(figure.high),
                    figure.bound,
                    figure.of
                );
            }
        }
        for score in [&mut figures, &mut values, &mut counted] {
            score.found += analysis.figures.len();
        }
        if errors {
            for (figure, used) in analysis.figures.iter().zip(used) {
                if !used {
                    println!(
                        "{id} false figure: {} ({}) | {}",
                        figure.span.text(text),
                        figure.of,
                        around(text, figure.span)
                    );
                }
            }
        }
    }
    actors.row("actors' names");
    roles.row("roles (title's last word)");
    figures.row("figures, overlapping");
    values.row("figures, value and bound");
    counted.row("figures, and what they count");
}

/// Every name string of an actor is found as one participant's mention, and none of two actors.
fn score_names(gold: &Value, analysis: &Analysis, text: &str, errors: bool, score: &mut Score) {
    let found: Vec<&str> = analysis
        .mentions
        .iter()
        .filter(|mention| {
            matches!(mention.form, MentionForm::Name | MentionForm::Handle) && mention.participant.is_some()
        })
        .map(|mention| mention.span.text(text))
        .collect();
    let wanted: Vec<&str> = gold["actors"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|actor| actor["type"].as_str() != Some("unnamed") && actor["type"].as_str() != Some("group"))
        .flat_map(|actor| actor["mentions"].as_array().into_iter().flatten())
        .filter_map(Value::as_str)
        .collect();
    let mut distinct = found.clone();
    distinct.sort_unstable();
    distinct.dedup();
    score.gold += wanted.len();
    score.found += distinct.len();
    for name in &wanted {
        let bare = name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name);
        if found.contains(name) || found.contains(&bare) {
            score.right += 1;
        } else if errors {
            println!("missed name: {name}");
        }
    }
    if errors {
        for name in distinct.iter().filter(|name| !wanted.contains(name)) {
            println!("extra name: {name}");
        }
    }
}

fn score_roles(gold: &Value, analysis: &Analysis, errors: bool, score: &mut Score) {
    for actor in gold["actors"].as_array().into_iter().flatten() {
        let names: Vec<&str> =
            actor["mentions"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let read =
            analysis.participants.iter().find(|participant| names.contains(&participant.name.as_str()));
        let wanted: Vec<&str> = actor["roles"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|role| role["title"].as_str())
            .collect();
        score.gold += wanted.len();
        let Some(read) = read else { continue };
        score.found += read.roles.len();
        let last = |title: &str| title.rsplit([' ', '-']).next().unwrap_or("").to_lowercase();
        for title in wanted {
            if read
                .roles
                .iter()
                .any(|role| last(&role.title) == last(title) || title.to_lowercase().contains(&role.title))
            {
                score.right += 1;
            } else if errors {
                let held: Vec<&str> = read.roles.iter().map(|role| role.title.as_str()).collect();
                println!("missed role: {} {title} (has {held:?})", read.name);
            }
        }
    }
}

fn show(args: &[String]) {
    let [file, first, count] = args else { return println!("show JSONL FIRST COUNT") };
    let analyser = Analyser::new();
    let written = fs::read_to_string(file).expect("a JSON Lines file");
    let (first, count) = (first.parse().unwrap_or(0), count.parse().unwrap_or(1));
    for line in written.lines().skip(first).take(count) {
        let article: Value = serde_json::from_str(line).expect("an article");
        let title = article["title"].as_str();
        let body = article["text"].as_str().unwrap_or("");
        let text = title.map_or(body.to_owned(), |title| format!("{title}\n\n{body}"));
        let document = document(&text, title, article["date"].as_str());
        let analysis = analyser.analyse(&document);
        println!("==== {} {}\n{text}\n----", article["id"], article["date"]);
        print(&analysis, &text);
    }
}

fn print(analysis: &Analysis, text: &str) {
    for section in &analysis.sections {
        let words = section.span.text(text).trim();
        println!(
            "section {} {}",
            section.kind,
            words.chars().take(70).collect::<String>().replace('\n', " / ")
        );
    }
    for (at, participant) in analysis.participants.iter().enumerate() {
        let mut forms: Vec<&str> = analysis
            .mentions
            .iter()
            .filter(|mention| mention.participant.is_some_and(|index| index.get() == at))
            .map(|mention| mention.span.text(text))
            .collect();
        forms.dedup();
        println!(
            "{} {} {:?}: {}",
            participant.kind,
            participant.name,
            participant.country,
            forms.join(" | ")
        );
        for role in &participant.roles {
            let of = role.of.map_or("", |of| &analysis.participants[of.get()].name);
            println!("    {} {} of {of}", role.tenure, role.title);
        }
    }
    let loose: Vec<String> = analysis
        .mentions
        .iter()
        .filter(|mention| mention.participant.is_none())
        .map(|mention| format!("{}/{} {}", mention.kind, mention.form, mention.span.text(text)))
        .collect();
    println!("without participant: {}", loose.join(" | "));
    for time in &analysis.times {
        println!(
            "time {} = {} ({})",
            time.span.text(text),
            time.value.map_or("?".to_owned(), |value| value.to_string()),
            time.basis
        );
    }
    for figure in &analysis.figures {
        println!(
            "figure {} = {} {:?}..{:?} {} ({}) {:?}",
            figure.span.text(text),
            figure.bound,
            figure.low,
            figure.high,
            figure.unit,
            figure.of,
            figure.scope.map(|scope| scope.text(text))
        );
    }
}
