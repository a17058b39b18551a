//! Golden records: every sample report as the engine reads it, each finding under its passage.
//!
//! A change of behaviour shows as a change of these files. Read the changed lines beside their passages before
//! accepting them (`INSTA_UPDATE=always cargo test -p attested`); mend classes of errors, never a line.

use std::fmt::Write as _;

use attested_analyse::Analyser;
use attested_model::{
    Analysis, Document, ParticipantIndex, Span, StatementIndex, TimeIndex, Vocabulary as _,
};

use crate::reports;

#[test]
fn the_sample_reads_as_recorded() {
    let analyser = Analyser::new();
    for (name, document) in reports::documents() {
        let analysis = analyser.analyse(&document);
        assert_eq!(analysis.fault(document.text()), None, "{name}");
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../golden");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, print(&document, &analysis)));
    }
}

/// One report: its sentences numbered, the findings underlined beneath, the participants at the end.
pub(crate) fn print(document: &Document, analysis: &Analysis) -> String {
    let mut out = String::new();
    let metadata = document.metadata();
    for (what, known) in
        [("title", &metadata.title), ("outlet", &metadata.outlet), ("credit", &metadata.credit)]
    {
        if let Some(known) = known {
            let _ = writeln!(out, "{what}: {} ({})", known.value, known.basis);
        }
    }
    if let Some(dated) = &metadata.published {
        let _ = writeln!(out, "published: {} ({}: {:?})", dated.edtf, dated.basis, dated.words);
    }
    let mut section = 0;
    for (number, &sentence) in analysis.sentences.iter().enumerate() {
        while analysis.sections.get(section).is_some_and(|each| each.span.start() <= sentence.start()) {
            let _ = writeln!(out, "\n[{}]", analysis.sections[section].kind);
            section += 1;
        }
        let line = Line { text: document.text(), sentence, number: number + 1 };
        line.print(&mut out);
        for finding in findings(document, analysis) {
            line.mark(&mut out, &finding);
        }
    }
    out.push('\n');
    for (at, participant) in analysis.participants.iter().enumerate() {
        let count =
            analysis.mentions.iter().filter(|m| m.participant == Some(ParticipantIndex::new(at))).count();
        let _ = write!(out, "participant: {} ({}, {count} mentions)", participant.name, participant.kind);
        for role in &participant.roles {
            let of = role.of.map(|of| format!(" of {}", name(analysis, of))).unwrap_or_default();
            let _ = write!(out, "; {} {}{of}", role.tenure, role.title);
        }
        out.push('\n');
    }
    out
}

/// A label and the spans it stands under, each with its mark.
struct Finding {
    label: String,
    /// Where the label is printed.
    anchor: Span,
    marks: Vec<(Span, char)>,
}

fn findings(document: &Document, analysis: &Analysis) -> Vec<Finding> {
    let text = document.text();
    let mut all = Vec::new();
    for said in &analysis.statements {
        let mut marks: Vec<(Span, char)> = said.content.iter().map(|&span| (span, '~')).collect();
        marks.extend(said.source.map(|span| (span, 's')));
        marks.extend(said.cue.map(|span| (span, 'c')));
        let anchor = said.cue.or(said.source).unwrap_or(said.content[0]);
        let speaker = said.speaker.map_or("nobody named".to_owned(), |who| name(analysis, who));
        let mut label = format!("statement: {speaker} | {} | {} | {}", said.kind, said.act, said.stance);
        for &who in &said.addressees {
            let _ = write!(label, " | to {}", name(analysis, who));
        }
        if let Some(channel) = said.channel {
            let _ = write!(label, " | {}", channel.word());
        }
        for via in &said.via {
            let who = via.participant.map_or(via.source.text(text).to_owned(), |who| name(analysis, who));
            let _ = write!(label, " | via {who}");
        }
        label.push_str(&inside(text, analysis, said.parent));
        label.push_str(&when(analysis, said.time));
        all.push(Finding { label, anchor, marks });
    }
    for event in &analysis.events {
        let mode = event.mode.map(|mode| format!("/{mode}")).unwrap_or_default();
        let mut label = format!("event: {}{mode} | {}", event.kind, event.status);
        for (what, who) in [("by", &event.actors), ("to", &event.recipients)] {
            if !who.is_empty() {
                let names: Vec<String> = who.iter().map(|&each| name(analysis, each)).collect();
                let _ = write!(label, " | {what} {}", names.join(", "));
            }
        }
        if let Some(place) = &event.place {
            let _ = write!(label, " | at {}", place.span.text(text));
        }
        label.push_str(&when(analysis, event.time));
        label.push_str(&inside(text, analysis, event.statement));
        all.push(Finding { label, anchor: event.trigger, marks: vec![(event.trigger, '^')] });
    }
    for figure in &analysis.figures {
        let number = |value: Option<f64>| value.map_or("?".to_owned(), |value| value.to_string());
        let mut label = format!(
            "figure: {}..{} {} {} {}",
            number(figure.low),
            number(figure.high),
            figure.bound,
            figure.unit,
            figure.of
        );
        label.push_str(&inside(text, analysis, figure.statement));
        all.push(Finding { label, anchor: figure.span, marks: vec![(figure.span, '#')] });
    }
    for time in &analysis.times {
        let value = time.value.map_or("unresolved".to_owned(), |value| value.to_string());
        let label = format!("time: {value} ({})", time.basis);
        all.push(Finding { label, anchor: time.span, marks: vec![(time.span, 't')] });
    }
    all
}

fn name(analysis: &Analysis, who: ParticipantIndex) -> String {
    analysis.participants[who.get()].name.clone()
}

fn inside(text: &str, analysis: &Analysis, statement: Option<StatementIndex>) -> String {
    let Some(statement) = statement else { return String::new() };
    let said = &analysis.statements[statement.get()];
    let words = said.cue.or(said.source).unwrap_or(said.content[0]).text(text);
    format!(" | inside {words:?}")
}

fn when(analysis: &Analysis, time: Option<TimeIndex>) -> String {
    let value = time.and_then(|time| analysis.times[time.get()].value);
    value.map(|value| format!(" | {value}")).unwrap_or_default()
}

struct Line<'a> {
    text: &'a str,
    sentence: Span,
    number: usize,
}

impl Line<'_> {
    fn print(&self, out: &mut String) {
        let shown = self.sentence.text(self.text).replace(['\n', '\t', '\r'], " ");
        let _ = writeln!(out, "{:4} | {shown}", self.number);
    }

    /// Prints the marks of a finding that fall into this sentence, and its label where it is anchored.
    fn mark(&self, out: &mut String, finding: &Finding) {
        let mut row: Vec<char> = Vec::new();
        for &(span, mark) in &finding.marks {
            let Some(part) = span.intersection(self.sentence) else { continue };
            let from = self.text[self.sentence.start() as usize..part.start() as usize].chars().count();
            let to = from + part.text(self.text).chars().count();
            row.resize(row.len().max(to), ' ');
            row[from..to].fill(mark);
        }
        if row.is_empty() {
            return;
        }
        let row: String = row.into_iter().collect();
        let _ = writeln!(out, "     | {row}");
        if self.sentence.contains_offset(finding.anchor.start()) {
            let _ = writeln!(out, "     |   {}", finding.label);
        }
    }
}
