use crate::server::{REPORTS, started};

#[test]
fn a_correction_shows_is_logged_and_is_undone() {
    let server = started(REPORTS, true);
    let (token, before) = (server.token(), server.get("/record.jsonl").body);
    assert!(before.lines().count() > 10, "{before}");
    let id = server.first("/events.json");
    let decide = |fields: &[(&str, &str)]| {
        let common = [("token", token.as_str()), ("user", "Ada"), ("back", "/timeline")];
        server.post("/correct", &[&common[..], fields].concat())
    };
    let answer =
        decide(&[("action", "edit"), ("target", &id), ("status", "demanded"), ("reason", "read again")]);
    assert_eq!(answer.status, 303, "{}", answer.body);
    assert_eq!(server.json(&format!("/event/{id}.json"))["row"]["status"], "demanded");
    let log = server.json("/log.json");
    assert_eq!(log["rows"][0]["action"], "edit");
    assert_eq!((&log["rows"][0]["user"], &log["rows"][0]["reason"]), (&"Ada".into(), &"read again".into()));
    let decision = log["rows"][0]["id"].as_str().unwrap().to_owned();
    assert!(server.get(&format!("/event/{id}")).body.contains(&decision[..9]), "the line shows its review");
    let undone = decide(&[("action", "undo"), ("target", &decision)]);
    assert_eq!(undone.status, 303, "{}", undone.body);
    let lines = |text: &str| {
        text.lines()
            .filter(|line| !line.contains("\"kind\":\"decision\""))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(&server.get("/record.jsonl").body), lines(&before), "undone, the record is as it was");
    assert_eq!(server.get("/corrections.jsonl").body.lines().count(), 2);
}

#[test]
fn a_hidden_line_needs_a_reason_and_is_gone() {
    let server = started(REPORTS, true);
    let (token, id) = (server.token(), server.first("/statements.json"));
    let hide = |reason: &str| {
        let fields = [
            ("token", token.as_str()),
            ("action", "hide"),
            ("target", &id),
            ("reason", reason),
            ("user", "Ada"),
        ];
        server.post("/correct", &fields)
    };
    assert_eq!(hide("").status, 400);
    assert_eq!(hide("a private person").status, 303);
    assert_eq!(server.get(&format!("/statement/{id}")).status, 404);
}

#[test]
fn an_unchanged_form_and_an_odd_one_change_nothing() {
    let server = started(REPORTS, true);
    let (token, id) = (server.token(), server.first("/events.json"));
    let status = server.json(&format!("/event/{id}.json"))["row"]["status"].as_str().unwrap().to_owned();
    let send = |fields: &[(&str, &str)]| {
        server
            .post(
                "/correct",
                &[&[("token", token.as_str()), ("target", &id), ("user", "Ada")][..], fields].concat(),
            )
            .status
    };
    assert_eq!(send(&[("action", "edit"), ("status", &status)]), 400);
    assert_eq!(send(&[("action", "edit"), ("status", "perhaps")]), 400);
    assert_eq!(send(&[("action", "edit"), ("certainty", "1")]), 400);
    assert_eq!(send(&[("action", "abolish")]), 400);
    assert_eq!(server.json("/log.json")["total"], 0);
}

#[test]
fn changes_are_taken_from_our_pages_only() {
    let server = started(REPORTS, true);
    let (token, id) = (server.token(), server.first("/events.json"));
    let fields = [("token", token.as_str()), ("action", "confirm"), ("target", &id), ("user", "Eve")];
    for headers in
        ["", "Origin: http://evil.example\r\n", "Origin: null\r\n", "Sec-Fetch-Site: cross-site\r\n"]
    {
        assert_eq!(server.post_from("/correct", &fields, headers).status, 403, "{headers}");
    }
    assert_eq!(
        server.post("/correct", &[("token", "guess"), ("action", "confirm"), ("target", &id)]).status,
        403
    );
    assert_eq!(server.json("/log.json")["total"], 0);
    let closed = started(REPORTS, false);
    assert!(
        !closed.get("/documents").body.contains("name=\"token\""),
        "no forms where nothing may be changed"
    );
    assert_eq!(closed.post("/correct", &fields).status, 403);
    assert_eq!(closed.post("/add", &[("text", "He said so.")]).status, 403);
}

#[test]
fn a_pasted_text_is_read_into_the_record() {
    let server = started(&REPORTS[..1], true);
    let token = server.token();
    let text = "Mirel Tauk said on 12 April 2031 that the bridge at Toldra was closed.";
    let fields = [
        ("token", token.as_str()),
        ("title", "Bridge closed"),
        ("outlet", "Toldra Post"),
        ("date", "2031-04-12"),
        ("text", text),
    ];
    let answer = server.post("/add", &fields);
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(answer.body.contains("1 new document"), "{}", answer.body);
    assert!(server.post("/add", &fields).body.contains("1 document that the record had"));
    let documents = server.json("/documents.json?outlet=Toldra+Post");
    assert_eq!(documents["rows"][0]["title"], "Bridge closed");
    assert!(documents["rows"][0]["path"].as_str().unwrap().starts_with("pasted/"));
    assert!(server.get("/search?q=%22bridge+at+Toldra%22").body.contains("Mirel Tauk"));
}

#[test]
fn the_record_can_be_read_while_another_writes_and_who_waits_too_long_is_told() {
    let server = started(REPORTS, true);
    let (token, id) = (server.token(), server.first("/events.json"));
    let mut other = attested::Record::open(&server.record).unwrap();
    other.hold().unwrap();
    // From here on the other program holds the turn to write.
    assert!(other.preview(&attested::model::Action::Wrong { target: id.clone() }).unwrap());
    assert_eq!(server.get("/timeline").status, 200);
    let fields = [("token", token.as_str()), ("action", "confirm"), ("target", &id), ("user", "Ada")];
    let refused = server.post("/correct", &fields);
    assert_eq!(refused.status, 503, "{}", refused.body);
    assert!(
        refused.body.contains("Another attested is writing into this record. Wait until it has finished"),
        "{}",
        refused.body
    );
    assert_eq!(server.json("/log.json")["total"], 0, "nothing was changed");
    other.let_go().unwrap();
    drop(other);
    assert_eq!(server.post("/correct", &fields).status, 303);
    assert_eq!(server.json("/log.json")["total"], 1);
}
