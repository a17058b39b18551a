use std::collections::BTreeMap;

use attested_model::{
    Act, Actor, ActorId, ActorKind, Alias, Bound, Certainty, ChainLink, CopyGroup, CopyId, Counted, Counts,
    Dispute, DisputeId, Document, Event, EventId, EventReport, EventStatus, EventType, Figure, FigureId,
    Matter, NameCount, Place, Precision, RecordTime, Resolution, Side, Stance, Statement, StatementId,
    StatementKind, TimeBasis,
};
use attested_record::{
    About, ActorQuery, CopyQuery, DisputeQuery, DocumentQuery, EventQuery, FigureQuery, Line, Outlet, Page,
    RecordError, StatementQuery, TimelineQuery, Who,
};

use crate::support::{Desk, cite, report};

const POST: &str = "Ada Merin met Orla Venn in Port Sarv on Saturday. The council denied it.";
const TIMES: &str =
    "Ada Merin met Orla Venn in Port Sarv. Merin told Venn that 12 sailors were held. Sarvane strikes.";

pub(crate) fn actor(name: &str, kind: ActorKind, mentions: u32, forms: &[&str]) -> Actor {
    Actor {
        id: ActorId::of(&[name.as_bytes()]),
        kind,
        name: name.to_owned(),
        names: forms.iter().map(|form| NameCount { text: (*form).to_owned(), count: 1 }).collect(),
        country: (kind == ActorKind::Country).then(|| "SRV".to_owned()),
        roles: Vec::new(),
        external: BTreeMap::new(),
        mentions,
        members: Vec::new(),
        edges: Vec::new(),
    }
}

#[expect(clippy::unnecessary_wraps, reason = "it stands where a line has a time or none")]
fn time(edtf: &str) -> Option<RecordTime> {
    Some(RecordTime { edtf: edtf.parse().unwrap(), basis: TimeBasis::Absolute, words: edtf.to_owned() })
}

pub(crate) fn statement(
    name: &str,
    speaker: &Actor,
    words: attested_model::Passage,
    when: Option<RecordTime>,
) -> Statement {
    Statement {
        id: StatementId::of(&[name.as_bytes()]),
        speaker: Some(speaker.id),
        source: None,
        cue: None,
        content: vec![words],
        kind: StatementKind::Indirect,
        act: Act::State,
        stance: Stance::Stated,
        addressees: Vec::new(),
        channel: None,
        parent: None,
        chain: vec![ChainLink { actor: None, document: Some(words.document), cue: None }],
        time: when,
        events: Vec::new(),
        reports: vec![words],
        counts: Counts::SINGLE,
        certainty: Certainty::thousandths(900),
    }
}

pub(crate) fn event(
    name: &str,
    kind: EventType,
    words: attested_model::Passage,
    when: Option<RecordTime>,
) -> Event {
    let report = EventReport {
        reason: None,
        passage: words,
        trigger: words,
        status: EventStatus::Occurred,
        in_statement: None,
        time: None,
    };
    Event {
        id: EventId::of(&[name.as_bytes()]),
        kind,
        mode: None,
        custom_type: None,
        contexts: Vec::new(),
        status: EventStatus::Occurred,
        actors: Vec::new(),
        recipients: Vec::new(),
        place: None,
        time: when,
        reports: vec![report],
        counts: Counts::SINGLE,
        certainty: Certainty::thousandths(900),
    }
}

/// Two reports of a meeting that a council denies, an undated strike, and a figure.
struct News {
    desk: Desk,
    post: Document,
    times: Document,
    merin: Actor,
    venn: Actor,
    sarvane: Actor,
}

fn news() -> News {
    let mut desk = Desk::new();
    let post = report(POST, "Harbour Post", "2023-10-08");
    let times = report(TIMES, "Dock Times", "2023-10-09");
    desk.read("post.txt", &post);
    desk.read("times.txt", &times);
    let merin = actor("Ada Merin", ActorKind::Person, 5, &["Ada Merin", "Merin", "Áda Merín"]);
    let venn = actor("Orla Venn", ActorKind::Person, 4, &["Orla Venn", "Venn"]);
    let council =
        actor("Council of Sarvane", ActorKind::Organisation, 2, &["Council of Sarvane", "the council"]);
    let sarvane = actor("Sarvane", ActorKind::Country, 9, &["Sarvane"]);

    let mut met = event(
        "met",
        EventType::Consult,
        cite(&post, "Ada Merin met Orla Venn in Port Sarv on Saturday."),
        time("2023-10-07"),
    );
    met.actors = vec![merin.id, venn.id];
    met.place = Some(Place {
        name: "Port Sarv".to_owned(),
        country: Some("SRV".to_owned()),
        latitude: None,
        longitude: None,
        precision: Precision::City,
        passage: cite(&post, "Port Sarv"),
    });
    let mut second = met.reports[0].clone();
    second.passage = cite(&times, "Ada Merin met Orla Venn in Port Sarv.");
    second.trigger = cite(&times, "met");
    met.reports.push(second);
    let mut strike = event("strike", EventType::Protest, cite(&times, "Sarvane strikes."), None);
    strike.actors = vec![sarvane.id];
    strike.custom_type = Some("walkout".to_owned());
    strike.status = EventStatus::Planned;

    let mut denial = statement("denial", &council, cite(&post, "denied it"), time("2023-10-08"));
    denial.stance = Stance::Denied;
    denial.act = Act::Deny;
    denial.events = vec![met.id];
    let mut told = statement("told", &merin, cite(&times, "12 sailors were held"), time("2023-10"));
    told.addressees = vec![venn.id];
    told.parent = Some(denial.id);
    let undated = statement("undated", &merin, cite(&times, "Sarvane strikes."), None);

    let held = Figure {
        id: FigureId::of(&[b"held"]),
        low: Some(12.0),
        high: Some(12.0),
        bound: Bound::Exact,
        unit: "sailor".to_owned(),
        of: Counted::Captive,
        scope: None,
        event: None,
        in_statement: Some(told.id),
        as_of: time("2023-10-09"),
        passage: cite(&times, "12 sailors"),
        counts: Counts::SINGLE,
        certainty: Certainty::thousandths(800),
    };
    let copy = CopyGroup {
        id: CopyId::of(&[b"copy"]),
        passages: vec![
            cite(&post, "Ada Merin met Orla Venn in Port Sarv"),
            cite(&times, "Ada Merin met Orla Venn in Port Sarv"),
        ],
        earliest: post.id(),
        credit: None,
        reason: "the same 8 words".to_owned(),
        counts: Counts { texts: 1, carriers: 2, owners: 2 },
    };
    let side = |label: &str, stance, statements: Vec<StatementId>, passage| Side {
        label: label.to_owned(),
        stance: Some(stance),
        value: None,
        statements,
        figures: Vec::new(),
        reports: vec![passage],
        texts: 1,
    };
    let dispute = Dispute {
        id: DisputeId::of(&[b"dispute"]),
        about: Matter::Claim,
        matter: "Whether Ada Merin met Orla Venn".to_owned(),
        event: Some(met.id),
        sides: vec![
            side("Harbour Post", Stance::Stated, Vec::new(), cite(&post, "met")),
            side("the council", Stance::Denied, vec![denial.id], cite(&post, "denied it")),
        ],
    };
    let retired = "e-0000000000000000".to_owned();
    let put = Resolution {
        stories: Vec::new(),
        aliases: vec![Alias { from: retired, to: met.id.to_string() }],
        actors: vec![merin.clone(), venn.clone(), council.clone(), sarvane.clone()],
        statements: vec![denial, told, undated],
        events: vec![met, strike],
        figures: vec![held],
        copies: vec![copy],
        disputes: vec![dispute],
    };
    let basis = desk.record.generation().unwrap();
    desk.record.replace(&put, &desk.run.id, basis).unwrap();
    News { desk, post, times, merin, venn, sarvane }
}

fn name(line: &str) -> String {
    for known in ["met", "strike"] {
        if EventId::of(&[known.as_bytes()]).to_string() == line {
            return known.to_owned();
        }
    }
    for known in ["denial", "told", "undated"] {
        if StatementId::of(&[known.as_bytes()]).to_string() == line {
            return known.to_owned();
        }
    }
    line.to_owned()
}

fn timeline(news: &News, change: impl Fn(&mut TimelineQuery)) -> Vec<String> {
    let mut query = TimelineQuery::default();
    change(&mut query);
    news.desk.record.timeline(&query).unwrap().map(|entry| name(&entry.unwrap().id())).collect()
}

fn statements(news: &News, change: impl Fn(&mut StatementQuery)) -> Vec<String> {
    let mut query = StatementQuery::default();
    change(&mut query);
    news.desk.record.statements(&query).unwrap().map(|line| name(&line.unwrap().id.to_string())).collect()
}

fn events(news: &News, change: impl Fn(&mut EventQuery)) -> Vec<String> {
    let mut query = EventQuery::default();
    change(&mut query);
    news.desk.record.events(&query).unwrap().map(|line| name(&line.unwrap().id.to_string())).collect()
}

#[expect(clippy::unnecessary_wraps, reason = "it stands where a query has a date or none")]
fn day(text: &str) -> Option<attested_model::Edtf> {
    Some(text.parse().unwrap())
}

#[test]
fn the_timeline_goes_by_time_with_the_undated_last() {
    let news = news();
    assert_eq!(timeline(&news, |_| {}), ["told", "met", "denial", "strike"]);
    assert_eq!(timeline(&news, |query| query.statements = false), ["met", "strike"]);
    assert_eq!(timeline(&news, |query| query.undated = false), ["told", "met", "denial"]);
    assert_eq!(timeline(&news, |query| query.types = vec![EventType::Protest]), ["strike"]);
    assert_eq!(timeline(&news, |query| query.statuses = vec![EventStatus::Planned]), ["strike"]);
    assert_eq!(timeline(&news, |query| query.place = Some("port".to_owned())), ["met"]);
    assert_eq!(timeline(&news, |query| query.place = Some("srv".to_owned())), ["met"]);
    assert_eq!(timeline(&news, |query| query.since = day("2023-10-08")), ["told", "denial"]);
    assert_eq!(timeline(&news, |query| query.until = day("2023-10-07")), ["told", "met"]);
    assert_eq!(timeline(&news, |query| query.outlet = Some("harbour post".to_owned())), ["met", "denial"]);
    assert_eq!(
        timeline(&news, |query| query.page = Page { limit: Some(2), offset: 1, after: None }),
        ["met", "denial"]
    );
}

#[test]
fn between_two_takes_what_both_are_part_of() {
    let news = news();
    let between = |one: &str, two: &str| timeline(&news, |query| query.actors = vec![one.into(), two.into()]);
    assert_eq!(between("Merin", "Venn"), ["told", "met"]);
    assert_eq!(between("Venn", "Merin"), ["told", "met"]);
    assert_eq!(between("Merin", "Sarvane"), Vec::<String>::new());
    assert_eq!(timeline(&news, |query| query.actors = vec!["Merin".into()]), ["told", "met"]);
    assert_eq!(timeline(&news, |query| query.actors = vec!["nobody at all".into()]), Vec::<String>::new());
}

#[test]
fn a_name_means_exactly_that_name_or_else_names_that_contain_it() {
    let news = news();
    let who = |name: &str| {
        let ids = news.desk.record.who(&Who::from(name)).unwrap();
        ids.iter().map(|id| news.desk.record.actor(id).unwrap().unwrap().name).collect::<Vec<_>>()
    };
    assert_eq!(who("sarvane"), ["Sarvane"], "not the council of it");
    assert_eq!(who("council of"), ["Council of Sarvane"]);
    assert_eq!(who("ada merin"), ["Ada Merin"]);
    assert_eq!(who("ADA MERÍN"), ["Ada Merin"], "accents make no difference");
    assert_eq!(who("orla"), ["Orla Venn"]);
    assert_eq!(who("\"; DROP"), Vec::<String>::new());
    assert_eq!(who(" — "), Vec::<String>::new());
    assert_eq!(who(&news.venn.id.to_string()), ["Orla Venn"]);
}

#[test]
fn statements_are_found_by_who_said_what_to_whom_about_what() {
    let news = news();
    assert_eq!(statements(&news, |_| {}), ["told", "denial", "undated"]);
    assert_eq!(statements(&news, |query| query.by = Some(news.merin.id.into())), ["told", "undated"]);
    assert_eq!(statements(&news, |query| query.to = Some("Venn".into())), ["told"]);
    assert_eq!(statements(&news, |query| query.stances = vec![Stance::Denied, Stance::NotKnown]), ["denial"]);
    assert_eq!(statements(&news, |query| query.acts = vec![Act::State]), ["told", "undated"]);
    assert_eq!(statements(&news, |query| query.types = vec![StatementKind::Direct]), Vec::<String>::new());
    assert_eq!(statements(&news, |query| query.since = day("2023-10-08")), ["told", "denial"]);
    assert_eq!(statements(&news, |query| query.outlet = Some("Dock Times".to_owned())), ["told", "undated"]);
    assert_eq!(statements(&news, |query| query.document = Some(news.post.id())), ["denial"]);
    assert_eq!(statements(&news, |query| query.event = Some(EventId::of(&[b"met"]))), ["denial"]);
    let about = |about: About| statements(&news, |query| query.about = Some(about.clone()));
    assert_eq!(about(About::Words("sailors OR strikes".to_owned())), ["told", "undated"]);
    // Venn is spoken to in one, and takes part in the event that the other denies.
    assert_eq!(about(About::Actor("Venn".into())), ["told", "denial"]);
    assert_eq!(about(About::Actor("Sarvane".into())), ["undated"]);
    let query =
        StatementQuery { about: Some(About::Words("(sailors".to_owned())), ..StatementQuery::default() };
    assert!(matches!(news.desk.record.statements(&query), Err(RecordError::Query(_))));
}

#[test]
fn events_figures_copies_disputes_and_documents_have_their_filters() {
    let news = news();
    let record = &news.desk.record;
    assert_eq!(events(&news, |query| query.actors = vec!["Merin".into(), "Venn".into()]), ["met"]);
    assert_eq!(events(&news, |query| query.document = Some(news.times.id())), ["met", "strike"]);
    assert_eq!(events(&news, |query| query.document = Some(news.post.id())), ["met"]);
    assert_eq!(events(&news, |query| query.custom_types = vec!["walkout".to_owned()]), ["strike"]);
    assert_eq!(events(&news, |query| query.custom_types = vec!["lockout".to_owned()]), Vec::<String>::new());
    assert_eq!(events(&news, |query| query.modes = vec![attested_model::Mode::Visit]), Vec::<String>::new());
    assert_eq!(
        events(&news, |query| query.contexts = vec![attested_model::Context::Military]),
        Vec::<String>::new()
    );

    let figures = |query: FigureQuery| record.figures(&query).unwrap().total();
    assert_eq!(figures(FigureQuery { of: vec![Counted::Captive], ..FigureQuery::default() }), 1);
    assert_eq!(figures(FigureQuery { of: vec![Counted::Killed], ..FigureQuery::default() }), 0);
    assert_eq!(figures(FigureQuery { unit: Some("Sailor".to_owned()), ..FigureQuery::default() }), 1);
    assert_eq!(figures(FigureQuery { until: day("2023-10-08"), ..FigureQuery::default() }), 0);
    assert_eq!(figures(FigureQuery { outlet: Some("Harbour Post".to_owned()), ..FigureQuery::default() }), 0);

    let copies = |query: CopyQuery| record.copies(&query).unwrap().total();
    assert_eq!(copies(CopyQuery { outlet: Some("Dock Times".to_owned()), ..CopyQuery::default() }), 1);
    assert_eq!(copies(CopyQuery { outlet: Some("Elsewhere".to_owned()), ..CopyQuery::default() }), 0);

    let disputes = |query: DisputeQuery| record.disputes(&query).unwrap().total();
    assert_eq!(disputes(DisputeQuery { actor: Some("the council".into()), ..DisputeQuery::default() }), 1);
    assert_eq!(disputes(DisputeQuery { actor: Some("Orla Venn".into()), ..DisputeQuery::default() }), 1);
    assert_eq!(disputes(DisputeQuery { actor: Some("Sarvane".into()), ..DisputeQuery::default() }), 0);
    assert_eq!(disputes(DisputeQuery { about: vec![Matter::Figure], ..DisputeQuery::default() }), 0);

    let actors =
        |query: ActorQuery| record.actors(&query).unwrap().map(|line| line.unwrap().name).collect::<Vec<_>>();
    assert_eq!(actors(ActorQuery::default())[0], "Sarvane", "the most mentioned first");
    assert_eq!(actors(ActorQuery { kinds: vec![ActorKind::Country], ..ActorQuery::default() }), ["Sarvane"]);
    assert_eq!(actors(ActorQuery { country: Some("srv".to_owned()), ..ActorQuery::default() }), ["Sarvane"]);
    assert_eq!(actors(ActorQuery { name: Some("venn".to_owned()), ..ActorQuery::default() }), ["Orla Venn"]);

    let documents = |query: DocumentQuery| record.documents(&query).unwrap().total();
    assert_eq!(documents(DocumentQuery { since: day("2023-10-09"), ..DocumentQuery::default() }), 1);
    assert_eq!(
        documents(DocumentQuery { outlet: Some("dock times".to_owned()), ..DocumentQuery::default() }),
        1
    );
}

#[test]
fn show_takes_ids_beginnings_and_retired_ids() {
    let news = news();
    let record = &news.desk.record;
    let met = EventId::of(&[b"met"]);
    let is_met = |line: Line| matches!(line, Line::Event(event) if event.id == met);
    assert!(is_met(record.show(&met.to_string()).unwrap()));
    assert!(is_met(record.show(&format!("  {} ", met.to_string().to_uppercase())).unwrap()));
    assert!(is_met(record.show("e-0000000000000000").unwrap()));
    assert!(is_met(record.show("e-000").unwrap()), "a beginning of a retired id");
    assert!(is_met(record.show(&met.to_string()[..6]).unwrap()));
    assert_eq!(record.event(&"e-0000000000000000".parse().unwrap()).unwrap().unwrap().id, met);
    assert!(
        matches!(record.show(&news.post.id().to_string()).unwrap(), Line::Document(one) if *one == news.post)
    );
    assert!(
        matches!(record.show(&news.desk.run.id.to_string()).unwrap(), Line::Run(one) if *one == news.desk.run)
    );
    for id in [
        news.sarvane.id.to_string(),
        CopyId::of(&[b"copy"]).to_string(),
        FigureId::of(&[b"held"]).to_string(),
    ] {
        assert!(record.show(&id).is_ok(), "{id}");
    }

    let error = record.show("a-").unwrap_err();
    let RecordError::Ambiguous { matches, .. } = &error else { panic!("{error:?}") };
    assert_eq!(matches.len(), 4);
    for wrong in ["", "e", "zz", "e-zzzz", "q-0000000000000000", "e-0000000000000001", "e-'--"] {
        let error = record.show(wrong).unwrap_err();
        assert!(
            matches!(error, RecordError::NotFound { .. } | RecordError::Ambiguous { .. }),
            "{wrong}: {error:?}"
        );
    }
}

#[test]
fn sources_tell_what_the_record_has_of_each_outlet() {
    let mut news = news();
    let owned =
        Outlet { name: "Dock Times".to_owned(), owner: Some("Quay Media".to_owned()), ..Outlet::default() };
    news.desk.record.put_outlets(&[owned]).unwrap();
    news.desk.read("nowhere.txt", &crate::support::plain("Nobody knows where this is from."));
    // What pages count is counted when lines are made.
    let (whole, basis) = (news.desk.record.resolution().unwrap(), news.desk.record.generation().unwrap());
    news.desk.record.replace(&whole, &news.desk.run.id, basis).unwrap();
    let sources = news.desk.record.sources().unwrap();
    let names: Vec<_> = sources.iter().map(|source| source.outlet.as_deref()).collect();
    assert_eq!(names, [Some("Dock Times"), Some("Harbour Post"), None]);
    let [times, post, unknown] = sources.as_slice() else { panic!("{sources:?}") };
    assert_eq!((times.documents, times.originals, times.copies, times.statements), (1, 0, 1, 2));
    assert_eq!((post.documents, post.originals, post.copies, post.statements), (1, 1, 0, 1));
    assert_eq!(times.most_quoted, [(news.merin.id, "Ada Merin".to_owned(), 2)]);
    assert_eq!(times.owner.as_deref(), Some("Quay Media"));
    assert_eq!((unknown.documents, unknown.statements), (1, 0));
}

#[test]
fn views_show_people_what_the_types_hold() {
    let news = news();
    let sql = rusqlite::Connection::open(news.desk.path()).unwrap();
    let column = |query: &str| -> Vec<String> {
        let mut read = sql.prepare(query).unwrap();
        read.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(
        column("SELECT uid FROM timeline").iter().map(|uid| name(uid)).collect::<Vec<_>>(),
        ["told", "met", "denial", "strike"]
    );
    assert_eq!(column("SELECT who FROM timeline WHERE kind = 'event'"), ["Ada Merin, Orla Venn", "Sarvane"]);
    assert_eq!(column("SELECT quote FROM disagreement"), ["met", "denied it"]);
    assert_eq!(
        column("SELECT quote FROM event_quote WHERE status = 'occurred' AND outlet = 'Dock Times'")[0],
        "Ada Merin met Orla Venn in Port Sarv."
    );
    assert_eq!(column("SELECT \"trigger\" FROM event_quote WHERE outlet = 'Dock Times'")[0], "met");
    assert_eq!(
        column("SELECT quote FROM statement_quote ORDER BY quote"),
        ["12 sailors were held", "Sarvane strikes.", "denied it"]
    );
    assert_eq!(
        column("SELECT quote FROM statement ORDER BY quote"),
        ["12 sailors were held", "Sarvane strikes.", "denied it"]
    );
    assert_eq!(column("SELECT DISTINCT quote FROM copy_quote"), ["Ada Merin met Orla Venn in Port Sarv"]);
}
