//! Statements: found, by whom, which act and stance, through whom, inside which.

use std::collections::{BTreeMap, BTreeSet};

use attested_model::{Act, Span, Stance, StatementIndex, StatementReading};
use serde_json::Value;

use super::{Case, Totals};
use crate::corpus::{list, locate, text_of};
use crate::score::{jaccard, pair};

pub(super) fn score(totals: &mut Totals, case: &Case<'_>) {
    let wanted = list(case.gold, "statements");
    let read = &case.analysis.statements;
    let pairs = matched(case, wanted);
    totals.counts.found("statements").add(pairs.len(), read.len(), wanted.len());
    denials(totals, case, wanted, &pairs);
    let partner: BTreeMap<&str, usize> =
        pairs.iter().map(|&(a, b)| (wanted[a]["id"].as_str().unwrap_or(""), b)).collect();
    for &(a, b) in &pairs {
        one(totals, case, &wanted[a], &read[b], &partner);
    }
    unmatched(totals, case, wanted, &pairs);
}

/// Gold and read statements that are one: content words overlap, and of equal ones the cue tells.
fn matched(case: &Case<'_>, wanted: &[Value]) -> Vec<(usize, usize)> {
    let text = case.text();
    let located = |each: &Value| -> Vec<Span> {
        let content = list(each, "content").iter().filter_map(Value::as_str);
        content.filter_map(|quote| locate(text, quote).first().copied()).collect()
    };
    let spans: Vec<BTreeSet<usize>> = wanted.iter().map(|each| case.words(&located(each))).collect();
    let read: Vec<BTreeSet<usize>> =
        case.analysis.statements.iter().map(|each| case.words(&each.content)).collect();
    let mut scored = Vec::new();
    for (a, words) in spans.iter().enumerate() {
        for (b, other) in read.iter().enumerate() {
            let share = jaccard(words, other);
            if share >= 0.5 {
                let cue = text_of(&wanted[a], "cue");
                let same = case.analysis.statements[b].cue.is_some_and(|span| {
                    !cue.is_empty() && (span.text(text).contains(&cue) || cue.contains(span.text(text)))
                });
                scored.push((share + if same { 0.01 } else { 0.0 }, a, b));
            }
        }
    }
    pair(scored)
}

fn denials(totals: &mut Totals, case: &Case<'_>, wanted: &[Value], pairs: &[(usize, usize)]) {
    let meant = |each: &Value| each["act"] == "deny" || each["stance"] == "denied";
    let is = |said: &StatementReading| said.act == Act::Deny || said.stance == Stance::Denied;
    let read = &case.analysis.statements;
    let right = pairs.iter().filter(|&&(a, b)| meant(&wanted[a]) && is(&read[b])).count();
    let all = read.iter().filter(|said| is(said)).count();
    totals.counts.found("denials").add(right, all, wanted.iter().filter(|each| meant(each)).count());
}

fn one(
    totals: &mut Totals,
    case: &Case<'_>,
    gold: &Value,
    said: &StatementReading,
    partner: &BTreeMap<&str, usize>,
) {
    let text = case.text();
    let speaker = match (gold["speaker"].as_str(), said.speaker) {
        (None, None) => true,
        (Some(id), Some(whom)) => case.same(whom, id),
        _ => false,
    };
    let act = gold["act"] == said.act.to_string();
    let stance = gold["stance"] == said.stance.to_string();
    let kind = gold["type"] == said.kind.to_string();
    let parent = match (gold["parent"].as_str(), said.parent) {
        (None, None) => true,
        (Some(id), Some(at)) => partner.get(id) == Some(&at.get()),
        _ => false,
    };
    for (name, right) in [
        ("speaker (of matched)", speaker),
        ("act (of matched)", act),
        ("stance (of matched)", stance),
        ("type (of matched)", kind),
        ("parent (of matched)", parent),
    ] {
        totals.counts.share(name, right);
    }
    *totals.acts.entry((text_of(gold, "act"), said.act.to_string())).or_default() += 1;
    let via = list(gold, "via");
    let reached =
        |id: &str| said.via.iter().any(|via| via.participant.is_some_and(|whom| case.same(whom, id)));
    let right = via.iter().filter_map(Value::as_str).filter(|id| reached(id)).count();
    totals.counts.found("via").add(right, said.via.len(), via.len());
    let name = |whom: Option<attested_model::ParticipantIndex>| {
        whom.map_or("nobody".to_owned(), |whom| case.analysis.participants[whom.get()].name.clone())
    };
    let mut wrong = Vec::new();
    if !speaker {
        let source = said.source.map_or("", |source| source.text(text));
        let id = gold["speaker"].as_str().unwrap_or("nobody");
        let gold_name = list(case.gold, "actors").iter().find(|actor| actor["id"] == id);
        let gold_name = gold_name.map_or("nobody", |actor| actor["name"].as_str().unwrap_or(""));
        wrong.push(format!("speaker {gold_name}, read {} from {source:?}", name(said.speaker)));
    }
    if !act {
        wrong.push(format!("act {}, read {}", gold["act"], said.act));
    }
    if !stance {
        wrong.push(format!("stance {}, read {}", gold["stance"], said.stance));
    }
    if !kind {
        wrong.push(format!("type {}, read {}", gold["type"], said.kind));
    }
    if !parent {
        wrong.push(format!("parent {}, read {:?}", gold["parent"], said.parent.map(StatementIndex::get)));
    }
    if right < via.len() || right < said.via.len() {
        let read: Vec<&str> = said.via.iter().map(|via| via.source.text(text)).collect();
        wrong.push(format!("via {}, read {read:?}", gold["via"]));
    }
    for each in wrong {
        let cue = said.cue.map_or("", |cue| cue.text(text));
        totals.errors.push(format!(
            "{} statement {}: {each} | {} [{cue}] {}",
            case.id,
            text_of(gold, "id"),
            gold["source"],
            gold["content"]
        ));
    }
}

fn unmatched(totals: &mut Totals, case: &Case<'_>, wanted: &[Value], pairs: &[(usize, usize)]) {
    let text = case.text();
    let found: BTreeSet<usize> = pairs.iter().map(|pair| pair.0).collect();
    for each in wanted.iter().enumerate().filter(|(a, _)| !found.contains(a)).map(|(_, each)| each) {
        totals.errors.push(format!(
            "{} statement missed: {} | {} | {} {} {}",
            case.id, each["source"], each["cue"], each["type"], each["act"], each["content"]
        ));
    }
    let used: BTreeSet<usize> = pairs.iter().map(|pair| pair.1).collect();
    for said in
        case.analysis.statements.iter().enumerate().filter(|(b, _)| !used.contains(b)).map(|(_, said)| said)
    {
        let content: Vec<&str> = said.content.iter().map(|piece| piece.text(text)).collect();
        totals.errors.push(format!(
            "{} statement extra: {:?} | {:?} | {} {} {content:?}",
            case.id,
            said.source.map(|source| source.text(text)),
            said.cue.map(|cue| cue.text(text)),
            said.kind,
            said.act,
        ));
    }
}
