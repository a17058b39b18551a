//! The one printed form of every kind of reading, used by the spec files.
//!
//! Fields that are empty are left out. Spans print as `"their words"`, long ones cut in the middle.

use attested_model::{Analysis, Participant, ParticipantIndex, Span};

/// How many words of a long span are printed at each end.
const KEPT: usize = 6;

/// The lines of one kind, in the order of the analysis.
pub(crate) fn lines(kind: &str, analysis: &Analysis, text: &str) -> Option<Vec<String>> {
    let lines = match kind {
        "section" => analysis
            .sections
            .iter()
            .map(|section| format!("{} {}", section.kind, quoted(section.span, text)))
            .collect(),
        "sentence" => analysis.sentences.iter().map(|&span| quoted(span, text)).collect(),
        "mention" => analysis
            .mentions
            .iter()
            .map(|mention| {
                let whom = mention.participant.map_or("?".to_owned(), |index| name(analysis, index));
                format!("{} {} {} = {whom}", mention.kind, mention.form, quoted(mention.span, text))
            })
            .collect(),
        "participant" => analysis
            .participants
            .iter()
            .enumerate()
            .map(|(at, participant)| self::participant(analysis, at, participant, text))
            .collect(),
        "role" => analysis
            .participants
            .iter()
            .flat_map(|participant| {
                participant.roles.iter().map(|role| {
                    let of = role.of.map_or(String::new(), |of| format!(" of {}", name(analysis, of)));
                    let from = role.from.map_or(String::new(), |from| format!(" from {from}"));
                    let until = role.until.map_or(String::new(), |until| format!(" until {until}"));
                    format!("{} is {} {}{of}{from}{until}", participant.name, role.tenure, role.title)
                })
            })
            .collect(),
        "time" => analysis
            .times
            .iter()
            .map(|time| {
                let value = time.value.map_or("?".to_owned(), |value| value.to_string());
                format!("{} = {value} ({})", quoted(time.span, text), time.basis)
            })
            .collect(),
        "figure" => analysis.figures.iter().map(|figure| self::figure(analysis, figure, text)).collect(),
        "statement" => crate::printed_said::statements(analysis, text),
        "event" => crate::printed_said::events(analysis, text),
        "context" => crate::printed_said::contexts(analysis, text),
        _ => return None,
    };
    Some(lines)
}

/// The words of a span between quotation marks; line ends print as ` / `.
pub(crate) fn quoted(span: Span, text: &str) -> String {
    let words = span.text(text).trim();
    let flat =
        words.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / ");
    let each: Vec<&str> = flat.split(' ').collect();
    if each.len() <= 2 * KEPT + 2 {
        return format!("\"{flat}\"");
    }
    format!("\"{} … {}\"", each[..KEPT].join(" "), each[each.len() - KEPT..].join(" "))
}

/// The name of a participant.
pub(crate) fn name(analysis: &Analysis, index: ParticipantIndex) -> String {
    analysis.participants[index.get()].name.clone()
}

/// `person Imar Sol [XXX]: "Imar Sol", "Sol", "he"`
fn participant(analysis: &Analysis, at: usize, participant: &Participant, text: &str) -> String {
    let mut forms: Vec<String> = Vec::new();
    for mention in
        analysis.mentions.iter().filter(|mention| mention.participant == Some(ParticipantIndex::new(at)))
    {
        let form = quoted(mention.span, text);
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    let country = participant.country.as_ref().map_or(String::new(), |code| format!(" [{code}]"));
    format!("{} {}{country}: {}", participant.kind, participant.name, forms.join(", "))
}

/// `"about 1,200 people" = about 1200 person (people) [so far] for "attack" in "said"`
fn figure(analysis: &Analysis, figure: &attested_model::FigureReading, text: &str) -> String {
    let value = match (figure.low, figure.high) {
        (Some(low), Some(high)) if (low - high).abs() < f64::EPSILON => format!("{low}"),
        (Some(low), Some(high)) => format!("{low}..{high}"),
        (Some(low), None) => format!("{low}.."),
        (None, Some(high)) => format!("..{high}"),
        (None, None) => "?".to_owned(),
    };
    let scope = figure.scope.map_or(String::new(), |scope| format!(" [{}]", scope.text(text)));
    let event = figure.event.map_or(String::new(), |index| {
        format!(" for {}", quoted(analysis.events[index.get()].trigger, text))
    });
    let statement = figure.statement.map_or(String::new(), |index| {
        let cue = analysis.statements[index.get()].cue;
        format!(" in {}", cue.map_or("\"\"".to_owned(), |cue| quoted(cue, text)))
    });
    let as_of = figure
        .as_of
        .map_or(String::new(), |index| format!(" as of {}", quoted(analysis.times[index.get()].span, text)));
    format!(
        "{} = {} {value} {} ({}){scope}{event}{statement}{as_of}",
        quoted(figure.span, text),
        figure.bound,
        figure.unit,
        figure.of
    )
}
