//! The reading of one document as lines for a careful reader.

use std::fmt::Write as _;

use attested_model::{Analysis, CodePoints, Document, ParticipantIndex, StatementIndex};

/// Everything that was read in a document, a line each.
pub fn reading(document: &Document, analysis: &Analysis) -> String {
    let text = document.text();
    let points = CodePoints::of(text);
    let name = |whom: ParticipantIndex| analysis.participants[whom.get()].name.clone();
    let all = |list: &[ParticipantIndex]| list.iter().map(|&whom| name(whom)).collect::<Vec<_>>().join(", ");
    let mut out = String::new();
    // Writing to a string cannot fail.
    for section in &analysis.sections {
        let words: String = section.span.text(text).trim().chars().take(70).collect();
        let _ = writeln!(out, "section {} {}", section.kind, words.replace('\n', " / "));
    }
    for (at, participant) in analysis.participants.iter().enumerate() {
        let mut forms: Vec<&str> = analysis
            .mentions
            .iter()
            .filter(|mention| mention.participant.is_some_and(|index| index.get() == at))
            .map(|mention| mention.span.text(text))
            .collect();
        forms.dedup();
        let country = participant.country.as_deref().unwrap_or("-");
        let _ = writeln!(out, "{} {} {country}: {}", participant.kind, participant.name, forms.join(" | "));
        for role in &participant.roles {
            let _ = writeln!(
                out,
                "    {} {} of {}",
                role.tenure,
                role.title,
                role.of.map_or(String::new(), name)
            );
        }
    }
    for time in &analysis.times {
        let value = time.value.map_or("?".to_owned(), |value| value.to_string());
        let _ = writeln!(out, "time {} = {value} ({})", time.span.text(text), time.basis);
    }
    for figure in &analysis.figures {
        let ends = [figure.low, figure.high].map(|end| end.map_or("-".to_owned(), |end| end.to_string()));
        let words = figure.span.text(text);
        let _ = writeln!(
            out,
            "figure {words} = {} {}..{} {} ({})",
            figure.bound, ends[0], ends[1], figure.unit, figure.of
        );
    }
    for (at, said) in analysis.statements.iter().enumerate() {
        let via = said.via.iter().map(|via| via.source.text(text)).collect::<Vec<_>>().join(" <- ");
        let content: Vec<&str> = said.content.iter().map(|piece| piece.text(text)).collect();
        let _ = writeln!(
            out,
            "S{at} {} | {:?} | {} {} {} | {content:?} | to {} | via {via} | in {:?} | {:?}",
            said.speaker.map_or("?".to_owned(), name),
            said.cue.map_or("", |cue| cue.text(text)),
            said.kind,
            said.act,
            said.stance,
            all(&said.addressees),
            said.parent.map(StatementIndex::get),
            said.channel,
        );
    }
    for event in &analysis.events {
        let (start, _) = points.positions(event.trigger);
        let _ = writeln!(
            out,
            "E@{start} {} {:?} {:?} | {} | [{}] -> [{}] | at {} on {} | in {:?}",
            event.kind,
            event.mode,
            event.trigger.text(text),
            event.status,
            all(&event.actors),
            all(&event.recipients),
            event.place.as_ref().map_or("-", |place| place.span.text(text)),
            event.time.map_or("-", |at| analysis.times[at.get()].span.text(text)),
            event.statement.map(StatementIndex::get),
        );
    }
    out
}
