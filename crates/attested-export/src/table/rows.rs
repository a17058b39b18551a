use std::collections::BTreeMap;
use std::fmt::Display;

use attested_model::{
    Actor, ActorId, CopyGroup, Counts, Dispute, Event, Figure, Passage, RecordTime, Statement,
};

use crate::line::{DocumentLine, PassageLine, number_cell};
use crate::{Error, Quotes};

type Row = Vec<String>;

/// The names of actors, to stand beside their ids.
pub(super) struct Names<'a>(BTreeMap<ActorId, &'a str>);

impl<'a> Names<'a> {
    pub(super) fn of(actors: &'a [Actor]) -> Self {
        Self(actors.iter().map(|actor| (actor.id, actor.name.as_str())).collect())
    }

    fn name(&self, actor: Option<ActorId>) -> String {
        actor.and_then(|actor| self.0.get(&actor)).copied().unwrap_or_default().to_owned()
    }

    fn list(&self, actors: &[ActorId]) -> String {
        let names: Vec<&str> = actors.iter().filter_map(|actor| self.0.get(actor)).copied().collect();
        names.join("; ")
    }
}

pub(super) const DOCUMENTS: &[&str] = &[
    "id",
    "path",
    "record",
    "url",
    "outlet",
    "title",
    "byline",
    "published",
    "published_basis",
    "published_words",
    "language",
    "credit",
    "credit_id",
    "characters",
    "bytes",
    "sha256",
];

pub(super) fn document(line: &DocumentLine) -> Row {
    let published = line.published.as_ref();
    vec![
        line.id.to_string(),
        line.path.clone(),
        text(line.record.as_deref()),
        text(line.url.as_deref()),
        text(line.outlet.as_deref()),
        text(line.title.as_deref()),
        text(line.byline.as_deref()),
        some(published.map(|date| date.edtf)),
        some(published.map(|date| date.basis)),
        text(published.map(|date| date.words.as_str())),
        text(line.language.as_deref()),
        text(line.credit_text.as_deref()),
        some(line.credit),
        line.characters.to_string(),
        line.bytes.to_string(),
        line.sha256.clone(),
    ]
}

pub(super) const ACTORS: &[&str] = &[
    "id",
    "type",
    "name",
    "names",
    "country",
    "mentions",
    "role",
    "role_of",
    "role_of_id",
    "tenure",
    "role_from",
    "role_until",
    "document",
    "start",
    "end",
    "byte_start",
    "byte_end",
    "quote",
];

pub(super) fn actor(actor: &Actor, names: &Names<'_>, quotes: &mut Quotes<'_>) -> Result<Vec<Row>, Error> {
    let forms: Vec<&str> = actor.names.iter().map(|name| name.text.as_str()).collect();
    let head = vec![
        actor.id.to_string(),
        actor.kind.to_string(),
        actor.name.clone(),
        forms.join("; "),
        text(actor.country.as_deref()),
        actor.mentions.to_string(),
    ];
    let mut rows = Vec::new();
    for role in &actor.roles {
        let mut start = head.clone();
        let of = role.of_text.as_deref().map_or_else(|| names.name(role.of), str::to_owned);
        start.extend([
            role.title.clone(),
            of,
            some(role.of),
            role.tenure.to_string(),
            some(role.from),
            some(role.until),
        ]);
        for line in quotes.quote_all(&role.passages)? {
            rows.push(with_passage(start.clone(), Some(&line)));
        }
    }
    if rows.is_empty() {
        let mut row = head;
        row.resize(ACTORS.len(), String::new());
        rows.push(row);
    }
    Ok(rows)
}

pub(super) const STATEMENTS: &[&str] = &[
    "id",
    "speaker",
    "speaker_id",
    "act",
    "stance",
    "type",
    "cue",
    "content",
    "addressees",
    "channel",
    "via",
    "parent",
    "time",
    "time_basis",
    "time_words",
    "events",
    "texts",
    "carriers",
    "owners",
    "certainty",
    "document",
    "start",
    "end",
    "byte_start",
    "byte_end",
    "quote",
];

pub(super) fn statement(
    statement: &Statement,
    names: &Names<'_>,
    quotes: &mut Quotes<'_>,
) -> Result<Row, Error> {
    let cue = quotes.quote_some(statement.cue)?;
    let content = quotes.quote_all(&statement.content)?;
    let pieces: Vec<&str> = content.iter().map(|piece| piece.quote.as_str()).collect();
    let via: Vec<ActorId> = statement.chain.iter().filter_map(|link| link.actor).collect();
    let whole = statement
        .content
        .iter()
        .chain(&statement.source)
        .chain(&statement.cue)
        .copied()
        .reduce(|one, other| Passage { span: one.span.cover(other.span), ..one });
    let mut row = vec![
        statement.id.to_string(),
        names.name(statement.speaker),
        some(statement.speaker),
        statement.act.to_string(),
        statement.stance.to_string(),
        statement.kind.to_string(),
        text(cue.as_ref().map(|cue| cue.quote.as_str())),
        pieces.join(" … "),
        names.list(&statement.addressees),
        some(statement.channel),
        names.list(&via),
        some(statement.parent),
    ];
    row.extend(time(statement.time.as_ref()));
    row.push(join(&statement.events));
    row.extend(counts(statement.counts));
    row.push(f64::from(statement.certainty).to_string());
    Ok(with_passage(row, quotes.quote_some(whole)?.as_ref()))
}

pub(super) const EVENTS: &[&str] = &[
    "id",
    "type",
    "mode",
    "custom_type",
    "contexts",
    "status",
    "actors",
    "actor_ids",
    "recipients",
    "recipient_ids",
    "place",
    "country",
    "lat",
    "lon",
    "precision",
    "time",
    "time_basis",
    "time_words",
    "texts",
    "carriers",
    "owners",
    "certainty",
    "report_status",
    "trigger",
    "in_statement",
    "document",
    "start",
    "end",
    "byte_start",
    "byte_end",
    "quote",
];

pub(super) fn event(event: &Event, names: &Names<'_>, quotes: &mut Quotes<'_>) -> Result<Vec<Row>, Error> {
    let place = event.place.as_ref();
    let mut head = vec![
        event.id.to_string(),
        event.kind.to_string(),
        some(event.mode),
        text(event.custom_type.as_deref()),
        join(&event.contexts),
        event.status.to_string(),
        names.list(&event.actors),
        join(&event.actors),
        names.list(&event.recipients),
        join(&event.recipients),
        text(place.map(|place| place.name.as_str())),
        text(place.and_then(|place| place.country.as_deref())),
        some(place.and_then(|place| place.latitude)),
        some(place.and_then(|place| place.longitude)),
        some(place.map(|place| place.precision)),
    ];
    head.extend(time(event.time.as_ref()));
    head.extend(counts(event.counts));
    head.push(f64::from(event.certainty).to_string());
    let mut rows = Vec::with_capacity(event.reports.len());
    for report in &event.reports {
        let mut row = head.clone();
        row.push(report.status.to_string());
        row.push(quotes.quote(report.trigger)?.quote);
        row.push(some(report.in_statement));
        rows.push(with_passage(row, Some(&quotes.quote(report.passage)?)));
    }
    Ok(rows)
}

pub(super) const FIGURES: &[&str] = &[
    "id",
    "low",
    "high",
    "bound",
    "unit",
    "of",
    "scope",
    "event",
    "in_statement",
    "as_of",
    "as_of_basis",
    "as_of_words",
    "texts",
    "carriers",
    "owners",
    "certainty",
    "document",
    "start",
    "end",
    "byte_start",
    "byte_end",
    "quote",
];

pub(super) fn figure(figure: &Figure, quotes: &mut Quotes<'_>) -> Result<Row, Error> {
    let mut row = vec![
        figure.id.to_string(),
        number_cell(figure.low),
        number_cell(figure.high),
        figure.bound.to_string(),
        figure.unit.clone(),
        figure.of.to_string(),
        text(quotes.quote_some(figure.scope)?.as_ref().map(|scope| scope.quote.as_str())),
        some(figure.event),
        some(figure.in_statement),
    ];
    row.extend(time(figure.as_of.as_ref()));
    row.extend(counts(figure.counts));
    row.push(f64::from(figure.certainty).to_string());
    Ok(with_passage(row, Some(&quotes.quote(figure.passage)?)))
}

pub(super) const COPIES: &[&str] = &[
    "id",
    "earliest",
    "credit",
    "credit_id",
    "reason",
    "texts",
    "carriers",
    "owners",
    "document",
    "start",
    "end",
    "byte_start",
    "byte_end",
    "quote",
];

pub(super) fn copy(copy: &CopyGroup, names: &Names<'_>, quotes: &mut Quotes<'_>) -> Result<Vec<Row>, Error> {
    let mut head = vec![
        copy.id.to_string(),
        copy.earliest.to_string(),
        names.name(copy.credit),
        some(copy.credit),
        copy.reason.clone(),
    ];
    head.extend(counts(copy.counts));
    let lines = quotes.quote_all(&copy.passages)?;
    Ok(lines.iter().map(|line| with_passage(head.clone(), Some(line))).collect())
}

pub(super) const DISPUTES: &[&str] = &[
    "id",
    "about",
    "matter",
    "event",
    "side",
    "label",
    "stance",
    "value",
    "texts",
    "document",
    "start",
    "end",
    "byte_start",
    "byte_end",
    "quote",
];

pub(super) fn dispute(dispute: &Dispute, quotes: &mut Quotes<'_>) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    for (number, side) in dispute.sides.iter().enumerate() {
        let head = vec![
            dispute.id.to_string(),
            dispute.about.to_string(),
            dispute.matter.clone(),
            some(dispute.event),
            (number + 1).to_string(),
            side.label.clone(),
            some(side.stance),
            text(side.value.as_deref()),
            side.texts.to_string(),
        ];
        for line in quotes.quote_all(&side.reports)? {
            rows.push(with_passage(head.clone(), Some(&line)));
        }
    }
    Ok(rows)
}

fn with_passage(mut row: Row, line: Option<&PassageLine>) -> Row {
    match line {
        Some(line) => row.extend([
            line.document.to_string(),
            line.start.to_string(),
            line.end.to_string(),
            line.byte_start.to_string(),
            line.byte_end.to_string(),
            line.quote.clone(),
        ]),
        None => row.extend(std::iter::repeat_n(String::new(), 6)),
    }
    row
}

fn time(time: Option<&RecordTime>) -> [String; 3] {
    [
        some(time.map(|time| time.edtf)),
        some(time.map(|time| time.basis)),
        text(time.map(|time| time.words.as_str())),
    ]
}

fn counts(counts: Counts) -> [String; 3] {
    [counts.texts.to_string(), counts.carriers.to_string(), counts.owners.to_string()]
}

/// A value of our own making: an id, a word of a vocabulary, a number, a date.
fn some<T: Display>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Text from a source.
fn text(value: Option<&str>) -> String {
    value.map(str::to_owned).unwrap_or_default()
}

fn join<T: Display>(values: &[T]) -> String {
    let words: Vec<String> = values.iter().map(T::to_string).collect();
    words.join("; ")
}
