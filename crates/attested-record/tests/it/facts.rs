use attested_model::{
    Action, Basis, Candidate, Dated, Decision, Document, Evidence, Field, ItemDate, Known, Metadata,
    OffsetMap, Section, SectionKind, Segment, SetApart, Span,
};
use attested_record::{Appended, Location, Met, Outlet, RecordError, Stored};

use crate::support::{Desk, cite, document, place, plain, reading, report, run, stored};

#[test]
fn reading_the_same_twice_adds_nothing() {
    let mut desk = Desk::new();
    let one = report("Orla Venn met the council. It lasted an hour.", "Harbour Post", "2023-10-07");
    assert_eq!(desk.read("a.txt", &one), Appended { new: 1, ..Appended::default() });
    let before = desk.record.generation().unwrap();
    assert_eq!(desk.read("a.txt", &one), Appended { known: 1, ..Appended::default() });
    assert_eq!(desk.record.generation().unwrap(), before);
    assert!(desk.record.has(&one.id(), &desk.run.id).unwrap());
    assert!(!desk.record.has(&one.id(), &run("2").id).unwrap());
}

#[test]
fn a_changed_file_is_a_new_version_and_the_old_one_stays() {
    let mut desk = Desk::new();
    let (first, second) = (plain("Four were hurt."), plain("Five were hurt."));
    desk.read("a.txt", &first);
    assert_eq!(desk.read("a.txt", &second), Appended { new: 1, new_versions: 1, ..Appended::default() });
    let versions = desk.record.versions(&place("a.txt")).unwrap();
    assert_eq!(
        versions.iter().map(|version| version.document).collect::<Vec<_>>(),
        [first.id(), second.id()]
    );
    assert!(!desk.record.is_current(&first.id()).unwrap());
    assert_eq!(desk.record.document(&first.id()).unwrap(), Some(first.clone()));
    let now: Vec<_> = desk.record.current(&desk.run.id).unwrap().map(|each| each.unwrap().0.id()).collect();
    assert_eq!(now, vec![second.id()]);

    // Changed back: the first is the version of today again, and is stored once.
    assert_eq!(desk.read("a.txt", &first), Appended { new_versions: 1, ..Appended::default() });
    assert!(desk.record.is_current(&first.id()).unwrap());
    assert!(!desk.record.is_current(&second.id()).unwrap());
    let totals = desk.record.count().unwrap();
    assert_eq!((totals.documents, totals.old_versions), (1, 1));
}

#[test]
fn versions_stand_in_the_order_in_which_they_were_fetched() {
    let mut desk = Desk::new();
    let page = Location { path: "a.warc".to_owned(), record: Some("https://post.example/1".to_owned()) };
    let texts = [plain("Four were hurt."), plain("Five were hurt.")];
    let fetched = |at: usize, retrieved: &str| {
        let document = &texts[at];
        Stored::new(page.clone(), document.clone(), None, "00".to_owned(), &reading(document))
            .unwrap()
            .with_retrieved(Some(retrieved.to_owned()))
    };
    let (noon, one, two) = ("2031-04-12T12:00:00Z", "2031-04-12T13:00:00Z", "2031-04-12T14:00:00Z");
    // As they come from several threads: the later one first.
    desk.record.append(&[fetched(1, one), fetched(0, noon)], &desk.run.id).unwrap();
    let versions = |desk: &Desk| -> Vec<(usize, String)> {
        let versions = desk.record.versions(&page).unwrap();
        let which = |id| texts.iter().position(|text| text.id() == id).unwrap();
        versions.into_iter().map(|version| (which(version.document), version.retrieved.unwrap())).collect()
    };
    assert_eq!(versions(&desk), [(0, noon.to_owned()), (1, one.to_owned())]);
    assert!(
        desk.record.is_current(&texts[1].id()).unwrap() && !desk.record.is_current(&texts[0].id()).unwrap()
    );
    // The archive is read again: nothing is written, and the older answer does not become that of today.
    let before = desk.record.generation().unwrap();
    assert_eq!(desk.record.meet(&page, &texts[0].id(), "00", Some(noon)).unwrap(), Met::Known);
    assert_eq!(desk.record.append(&[fetched(1, one)], &desk.run.id).unwrap().known, 1);
    assert_eq!(desk.record.generation().unwrap(), before);
    assert!(desk.record.is_current(&texts[1].id()).unwrap());
    // Fetched again without a change, and changed back.
    assert_eq!(desk.record.meet(&page, &texts[1].id(), "00", Some(two)).unwrap(), Met::Known);
    assert_eq!(versions(&desk).len(), 2);
    assert_eq!(desk.record.retrieved(&texts[1].id()).unwrap().as_deref(), Some(two));
    let later = "2031-04-12T15:00:00Z";
    assert_eq!(desk.record.meet(&page, &texts[0].id(), "00", Some(later)).unwrap(), Met::NewVersion);
    assert_eq!(versions(&desk).iter().map(|(which, _)| *which).collect::<Vec<_>>(), [0, 1, 0]);
    let now = desk.record.current(&desk.run.id).unwrap().all().unwrap();
    assert_eq!(now.into_iter().map(|(document, _)| document.id()).collect::<Vec<_>>(), [texts[0].id()]);
    let counted = desk.record.count().unwrap();
    assert_eq!((counted.documents, counted.old_versions), (1, 1));
}

#[test]
fn how_far_a_source_was_read_is_kept() {
    let mut desk = Desk::new();
    assert_eq!(desk.record.read_up_to("a.warc.gz").unwrap(), 0);
    desk.record.put_read_up_to("a.warc.gz", 10).unwrap();
    desk.record.put_read_up_to("a.warc.gz", 700).unwrap();
    assert_eq!(desk.record.read_up_to("a.warc.gz").unwrap(), 700);
}

#[test]
fn one_document_at_two_places_is_one_document() {
    let mut desk = Desk::new();
    let one = plain("Four were hurt.");
    desk.read("b.txt", &one);
    assert_eq!(desk.record.meet(&place("a.txt"), &one.id(), "00", None).unwrap(), Met::NewPlace);
    assert_eq!(desk.record.meet(&place("a.txt"), &one.id(), "00", None).unwrap(), Met::Known);
    let inside = Location { path: "a.txt".to_owned(), record: Some("7".to_owned()) };
    assert_eq!(desk.record.meet(&inside, &one.id(), "00", None).unwrap(), Met::NewPlace);
    assert_eq!(
        desk.record.locations(&one.id()).unwrap(),
        vec![place("a.txt"), inside.clone(), place("b.txt")]
    );
    assert_eq!(inside.to_string(), "a.txt#7");
    assert_eq!(desk.record.current(&desk.run.id).unwrap().total(), 1);

    let two = plain("Five were hurt.");
    desk.read("b.txt", &two);
    assert!(desk.record.is_current(&one.id()).unwrap(), "it still stands at a.txt");
    assert!(matches!(
        desk.record.meet(&place("c.txt"), &plain("Never read.").id(), "00", None),
        Err(RecordError::NotFound { .. })
    ));
}

#[test]
fn everything_known_about_a_document_comes_back() {
    let mut desk = Desk::new();
    let raw = b"<p>Caf&eacute; shut</p>".to_vec();
    let text = "Café shut".to_owned();
    let offsets = OffsetMap::new(
        [
            Segment { text: Span::of(0..3), raw_start: 3, raw_len: 3, copied: true },
            Segment { text: Span::of(3..5), raw_start: 6, raw_len: 8, copied: false },
            Segment { text: Span::of(5..10), raw_start: 14, raw_len: 5, copied: true },
        ],
        10,
    )
    .unwrap();
    let known = |value: &str, basis| Some(Known::new(value.to_owned(), basis));
    let metadata = Metadata {
        title: known("Café", Basis::Markup),
        outlet: known("Harbour Post", Basis::Url),
        byline: known("Ada Merin", Basis::Text),
        url: known("https://harbourpost.example/1", Basis::Field),
        published: Some(attested_model::Dated {
            edtf: "2023-10~".parse().unwrap(),
            basis: Basis::Guess,
            words: "early October".to_owned(),
        }),
        credit: known("Coast Agency", Basis::Header),
        language: known("en", Basis::FileName),
    };
    let sections = vec![
        Section { span: Span::of(0..6), kind: SectionKind::Headline },
        Section { span: Span::of(6..10), kind: SectionKind::Boilerplate },
    ];
    let whole = Document::new(text, sections, offsets, metadata).unwrap();
    let analysis = reading(&whole);
    let stored = Stored::new(place("a.html"), whole.clone(), Some(raw.clone()), "ab".to_owned(), &analysis);
    let evidence = Evidence {
        set_apart: vec![SetApart {
            span: Span::of(6..10),
            kind: SectionKind::Navigation,
            why: "is navigation".into(),
        }],
        candidates: vec![Candidate {
            field: Field::Published,
            value: "2023-10~".to_owned(),
            basis: Basis::Guess,
            place: "the dateline".into(),
            words: "early October".to_owned(),
            chosen: true,
        }],
    };
    let stored = stored.unwrap().with_evidence(evidence.clone());
    desk.record.append(&[stored], &desk.run.id).unwrap();

    assert_eq!(desk.record.evidence(&whole.id()).unwrap(), evidence);
    assert_eq!(desk.record.evidence(&plain("Other.").id()).unwrap(), Evidence::default());
    assert_eq!(desk.record.document(&whole.id()).unwrap(), Some(whole.clone()));
    assert_eq!(desk.record.analysis(&whole.id(), &desk.run.id).unwrap(), Some(analysis));
    assert_eq!(desk.record.raw(&whole.id()).unwrap(), Some(raw));
    assert_eq!(desk.record.raw_sha256(&whole.id()).unwrap().as_deref(), Some("ab"));
    assert_eq!(desk.record.quote(&cite(&whole, "fé")).unwrap().as_deref(), Some("fé"));
    let cut = attested_model::Passage { document: whole.id(), span: Span::of(0..4) };
    assert_eq!(desk.record.quote(&cut).unwrap(), None);
    let far = attested_model::Passage { document: whole.id(), span: Span::of(0..11) };
    assert_eq!(desk.record.quote(&far).unwrap(), None);

    let unread = plain("Plain text.");
    desk.read("b.txt", &unread);
    assert_eq!(desk.record.raw(&unread.id()).unwrap().as_deref(), Some(&b"Plain text."[..]));
    assert_eq!(desk.record.raw(&plain("Other.").id()).unwrap(), None);
}

#[test]
fn texts_with_odd_characters_survive() {
    let mut desk = Desk::new();
    for (at, text) in
        ["", "zero\u{0}byte. Next one.", "\u{202e}turned\u{7}", "🕊".repeat(3).as_str()].iter().enumerate()
    {
        let odd = plain(text);
        desk.read(&format!("{at}.txt"), &odd);
        assert_eq!(desk.record.document(&odd.id()).unwrap(), Some(odd));
    }
    let all = cite(&plain("zero\u{0}byte. Next one."), "\u{0}byte");
    assert_eq!(desk.record.quote(&all).unwrap().as_deref(), Some("\u{0}byte"));
    assert_eq!(
        desk.record
            .check()
            .unwrap()
            .iter()
            .filter(|one| one.severity == attested_record::Severity::Damage)
            .count(),
        0
    );
}

#[test]
fn a_new_run_reads_the_documents_again() {
    let mut desk = Desk::new();
    let (one, old) = (plain("Four were hurt. Two died."), plain("Three were hurt."));
    desk.read("a.txt", &old);
    desk.read("a.txt", &one);
    let newer = run("2");
    desk.record.put_run(&newer).unwrap();
    let left: Vec<_> =
        desk.record.documents_without(&newer.id).unwrap().map(|each| each.unwrap().id()).collect();
    assert_eq!(left, vec![one.id()], "earlier versions are not read again");

    let mut otherwise = reading(&one);
    otherwise.sentences = vec![Span::of(0..one.text().len())];
    let again = Stored::new(place("a.txt"), one.clone(), None, "00".to_owned(), &otherwise).unwrap();
    let report = desk.record.append(&[again], &newer.id).unwrap();
    assert_eq!(report, Appended { reanalysed: 1, ..Appended::default() });
    assert_eq!(desk.record.documents_without(&newer.id).unwrap().total(), 0);
    let now = desk.record.current(&newer.id).unwrap().all().unwrap();
    assert_eq!(now, vec![(one.clone(), otherwise)]);
    assert_eq!(desk.record.current(&desk.run.id).unwrap().all().unwrap(), vec![(one.clone(), reading(&one))]);
    assert_eq!(desk.record.runs().unwrap(), vec![desk.run.clone(), newer]);
    assert_eq!(desk.record.current(&run("3").id).unwrap().total(), 0);
    let hits = desk.record.search(&attested_record::SearchQuery::new("died")).unwrap().all().unwrap();
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].sentence, one.text(), "sentences are those of the newest reading");
}

#[test]
fn current_documents_come_in_the_order_of_their_ids() {
    let texts: Vec<Document> = (0..40).map(|at| plain(&format!("Report number {at}."))).collect();
    let orders: Vec<Vec<usize>> = vec![(0..40).collect(), (0..40).rev().collect()];
    let mut seen = Vec::new();
    for order in orders {
        let mut desk = Desk::new();
        for at in order {
            desk.read(&format!("{at}.txt"), &texts[at]);
        }
        let ids: Vec<_> =
            desk.record.current(&desk.run.id).unwrap().map(|each| each.unwrap().0.id()).collect();
        assert!(ids.is_sorted());
        seen.push(ids);
    }
    assert_eq!(seen[0], seen[1]);
}

#[test]
fn a_batch_is_stored_whole_or_not_at_all() {
    let mut desk = Desk::new();
    let batch = [stored("a.txt", &plain("One.")), stored("b.txt", &plain("Two."))];
    assert!(matches!(desk.record.append(&batch, &run("unknown").id), Err(RecordError::Invalid { .. })));
    assert_eq!(desk.record.count().unwrap().documents, 0);

    let other = reading(&plain("Another text."));
    assert!(matches!(
        Stored::new(place("a.txt"), plain("One."), None, "00".to_owned(), &other),
        Err(RecordError::Invalid { .. })
    ));
    let mut torn = reading(&plain("Zoë."));
    torn.sentences = vec![Span::of(0..3)];
    assert!(matches!(
        Stored::new(place("a.txt"), plain("Zoë."), None, "00".to_owned(), &torn),
        Err(RecordError::Invalid { .. })
    ));
}

#[test]
fn decisions_are_kept_in_order_and_never_twice() {
    let mut desk = Desk::new();
    let target = "e-0000000000000000".to_owned();
    let other = "e-0000000000000001".to_owned();
    let mut made = Vec::new();
    for action in [
        Action::Confirm { target: target.clone() },
        Action::Wrong { target: target.clone() },
        Action::Hide { target: target.clone() },
        Action::Merge { target: target.clone(), other: other.clone() },
        Action::Split { target: target.clone(), other },
        Action::Edit { target, field: "status".to_owned(), value: "\"denied\"".to_owned() },
    ] {
        made.push(Decision::new(
            action,
            "because".to_owned(),
            "ed".to_owned(),
            "2023-10-07T06:30:00Z".to_owned(),
        ));
    }
    let undo = Action::Undo { target: made[0].id };
    made.push(Decision::new(undo, String::new(), "ed".to_owned(), "2023-10-08T06:30:00Z".to_owned()));
    for decision in &made {
        assert!(desk.record.add_decision(decision).unwrap());
        assert!(desk.record.is_stale().unwrap());
    }
    assert!(!desk.record.add_decision(&made[2]).unwrap());
    assert_eq!(desk.record.decisions().unwrap(), made);

    let mut forged = made[0].clone();
    forged.user = "somebody else".to_owned();
    assert!(matches!(desk.record.add_decision(&forged), Err(RecordError::Invalid { .. })));
}

#[test]
fn the_newest_word_on_an_outlet_counts() {
    let mut desk = Desk::new();
    let outlet = |name: &str, owner: Option<&str>| Outlet {
        name: name.to_owned(),
        owner: owner.map(str::to_owned),
        country: Some("SRV".to_owned()),
        agency: false,
    };
    desk.record
        .put_outlets(&[outlet("Harbour Post", None), outlet("Dock Times", Some("Quay Media"))])
        .unwrap();
    desk.record.put_outlets(&[outlet("Harbour Post", Some("Quay Media"))]).unwrap();
    let before = desk.record.generation().unwrap();
    let now = vec![outlet("Dock Times", Some("Quay Media")), outlet("Harbour Post", Some("Quay Media"))];
    assert_eq!(desk.record.outlets().unwrap(), now);
    desk.record.put_outlets(&now).unwrap();
    assert_eq!(desk.record.generation().unwrap(), before);
}

#[test]
fn facts_cannot_be_changed_even_by_sql() {
    let mut desk = Desk::new();
    desk.read("a.txt", &document("Four were hurt.", Metadata::default()));
    let made = Action::Hide { target: "e-0000000000000000".to_owned() };
    desk.record
        .add_decision(&Decision::new(made, String::new(), "ed".to_owned(), "2023-10-07T06:30:00Z".to_owned()))
        .unwrap();
    desk.record.put_outlets(&[Outlet { name: "Harbour Post".to_owned(), ..Outlet::default() }]).unwrap();
    let sql = rusqlite::Connection::open(desk.path()).unwrap();
    for table in ["document", "section", "location", "raw_source", "analysis", "decision", "run", "outlet"] {
        let column: String = sql
            .query_row("SELECT name FROM pragma_table_info(?1) ORDER BY cid DESC LIMIT 1", [table], |row| {
                row.get(0)
            })
            .unwrap();
        for change in [format!("UPDATE {table} SET {column} = {column}"), format!("DELETE FROM {table}")] {
            let refused = sql.execute(&change, []).unwrap_err().to_string();
            assert!(refused.contains("are facts"), "{change}: {refused}");
        }
    }
}

#[test]
fn the_dates_of_items_are_read_back_with_the_document() {
    let text = "Ferry strike ends.\n\nBridge opens.\n\n";
    let item = |span: std::ops::Range<usize>| Section { span: Span::of(span), kind: SectionKind::Item };
    let sections = vec![item(0..20), item(20..text.len())];
    let published = Dated {
        edtf: "2031-03-28T14:52:00Z".parse().unwrap(),
        basis: Basis::Markup,
        words: "14:52".to_owned(),
    };
    let bare = Document::new(
        text.to_owned(),
        sections.clone(),
        OffsetMap::identity(u32::try_from(text.len()).unwrap(), 0),
        Metadata::default(),
    )
    .unwrap();
    let wrong = ItemDate { span: Span::of(0..5), published: published.clone() };
    assert!(bare.clone().with_item_dates(vec![wrong]).is_err(), "no item has that span");
    let dated = bare
        .with_item_dates(vec![ItemDate { span: sections[1].span, published: published.clone() }])
        .unwrap();
    let mut desk = Desk::new();
    desk.read("live.html", &dated);
    let back = desk.record.document(&dated.id()).unwrap().unwrap();
    assert_eq!(back, dated);
    assert_eq!(back.item_published(25), Some(&published));
    assert_eq!(back.item_published(5), None);
}
