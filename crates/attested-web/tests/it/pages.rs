use attested_web::ENDPOINTS;

use crate::server::{REPORTS, started};

#[test]
fn every_page_is_there_and_holds_no_markup_of_a_source() {
    let server = started(REPORTS, true);
    let ids = |path: &str| {
        let kind = path.trim_start_matches('/').split('/').next().unwrap_or("").to_owned();
        let list = match kind.as_str() {
            "copy" => "copies".to_owned(),
            "story" => "stories".to_owned(),
            "line" | "cite" => "events".to_owned(),
            kind => format!("{kind}s"),
        };
        let rows = server.json(&format!("/{list}.json?_size=max"));
        let rows = rows["rows"].as_array().cloned().unwrap_or_default();
        rows.into_iter().filter_map(|row| row["id"].as_str().map(str::to_owned)).collect::<Vec<_>>()
    };
    for endpoint in ENDPOINTS.iter().filter(|endpoint| !endpoint.takes_form) {
        let paths = match endpoint.path.split_once("{id}") {
            Some((before, after)) => {
                ids(endpoint.path).iter().map(|id| format!("{before}{id}{after}")).collect()
            }
            None => vec![endpoint.path.to_owned()],
        };
        for path in paths {
            let page = server.get(&path);
            assert!(matches!(page.status, 200 | 303), "{path}: {} {}", page.status, page.body);
            assert!(
                page.head.contains("content-security-policy: default-src 'none'"),
                "{path}: {}",
                page.head
            );
            if page.head.contains("text/html") {
                assert!(!page.body.contains("<script>"), "{path} has a script of a source");
                assert!(
                    !page.body.contains("<img") && !page.body.contains("<b onmouse"),
                    "{path} has markup of a source"
                );
                assert!(!page.body.contains('\u{202e}'), "{path} lets a source turn the reading order");
                assert!(!page.body.contains("style=\""), "{path} has a style that the policy forbids");
            }
            for ending in endpoint.formats {
                let data = server.get(&format!("{path}.{ending}"));
                assert_eq!(data.status, 200, "{path}.{ending}: {}", data.body);
            }
        }
    }
}

#[test]
fn a_list_is_the_same_as_page_json_lines_and_csv() {
    let server = started(REPORTS, true);
    let whole = server.json("/timeline.json?_size=max");
    let total = whole["total"].as_u64().unwrap();
    assert!(total > 2, "{whole}");
    assert_eq!(whole["rows"].as_array().unwrap().len() as u64, total);
    let lines = server.get("/timeline.jsonl").body;
    assert_eq!(lines.lines().count() as u64, total);
    let rows: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(rows, *whole["rows"].as_array().unwrap());
    let table = server.get("/timeline.csv").body;
    assert!(table.starts_with("kind,id,time"), "{table}");
    assert_eq!(table.matches("\r\n").count() as u64, total + 1);
    // Page by page, following what each answer says.
    let (mut next, mut walked) = (Some("/timeline.json?_size=2".to_owned()), Vec::new());
    while let Some(address) = next {
        let answer = server.json(&address);
        walked.extend(answer["rows"].as_array().unwrap().clone());
        next = answer["next_url"].as_str().map(str::to_owned);
    }
    assert_eq!(walked, rows);
}

#[test]
fn what_is_not_known_is_refused_by_name() {
    let server = started(&REPORTS[..1], true);
    let answer = server.json("/timeline.json?stauts=denied");
    assert_eq!(answer["ok"], false);
    assert_eq!(answer["status"], 400);
    assert!(answer["error"].as_str().unwrap().contains("stauts"), "{answer}");
    assert_eq!(server.get("/timeline?status=perhaps").status, 400);
    assert_eq!(server.get("/timeline?since=soon").status, 400);
    assert_eq!(
        server.get("/search?q=%22open").status,
        200,
        "a query that is being written is answered on its page"
    );
    assert_eq!(server.get("/search.json?q=%22open").status, 400);
    assert_eq!(server.get("/event/e-0000000000000000").status, 404);
    assert_eq!(server.json("/event/e-0000000000000000.json")["status"], 404);
    assert_eq!(server.get("/nothing").status, 404);
    let odd = server.send("GET /timeline HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
    assert_eq!(odd.status, 403);
}

#[test]
fn a_passage_is_named_by_code_points_and_stands_in_its_text() {
    let server = started(REPORTS, true);
    let hits = server.json("/search.json?q=agreement+OR+signed");
    let passage = &hits["rows"][0]["passage"];
    let (id, start, end) = (&passage["document"], &passage["start"], &passage["end"]);
    let page = server.get(&format!("/document/{}?start={start}&end={end}", id.as_str().unwrap()));
    assert_eq!(page.status, 200);
    assert!(page.body.contains("id=\"passage\""), "{}", page.body);
    assert!(page.body.contains("&lt;U+202E&gt;"), "what turns the reading order is shown");
    assert_eq!(server.get(&format!("/document/{}?start=5&end=900000", id.as_str().unwrap())).status, 400);
}

#[test]
fn a_beginning_of_an_id_leads_to_the_line() {
    let server = started(REPORTS, true);
    let id = server.first("/events.json");
    let answer = server.get(&format!("/line/{}", &id[..9]));
    assert_eq!(answer.status, 303);
    assert!(answer.head.contains(&format!("location: /event/{id}")), "{}", answer.head);
    assert_eq!(server.get(&format!("/event/{}", &id[..9])).status, 303);
}

#[test]
fn a_line_and_a_document_are_cited_in_three_forms() {
    let server = started(REPORTS, true);
    let rows = server.json("/statements.json?by=Emir-Dallan");
    let id = rows["rows"][0]["id"].as_str().unwrap();
    let page = server.get(&format!("/cite/{id}")).body;
    assert!(
        page.contains("The Harrow Courier") && page.contains("9 April 2031") && page.contains("SHA-256"),
        "{page}"
    );
    let bib = server.get(&format!("/cite/{id}.bib")).body;
    assert!(
        bib.starts_with("@article{d-") && bib.contains("(characters ") && bib.trim_end().ends_with('}'),
        "{bib}"
    );
    assert!(bib.lines().count() > 4, "a field a line: {bib}");
    let csl = server.json(&format!("/cite/{id}.csl.json"));
    assert_eq!(csl[0]["container-title"], "The Harrow Courier");
    assert_eq!(csl[0]["issued"]["date-parts"][0], serde_json::json!([2031, 4, 9]));
    assert!(
        server.get(&format!("/statement/{id}")).body.contains("data-copy="),
        "the line has its citation beside it"
    );
    let document = server.json("/documents.json?outlet=The+Harrow+Courier")["rows"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(server.get(&format!("/document/{document}")).body.contains(&format!("/cite/{document}.bib")));
    let passage = server.get(&format!("/cite/{document}?start=0&end=6")).body;
    assert!(passage.contains("characters 0-6"), "{passage}");
    let actor = server.first("/actors.json");
    assert_eq!(server.get(&format!("/cite/{actor}")).status, 404);
}

#[test]
fn what_changed_between_versions_is_shown() {
    let server = started(
        &[(
            "bridge.txt",
            "title: Bridge\noutlet: Toldra Post\ndate: 2031-04-14\n\nMirel Tauk said on Monday that four people died at Toldra.\n",
        )],
        true,
    );
    let read_again = "title: Bridge\noutlet: Toldra Post\ndate: 2031-04-15\n\nMirel Tauk said on Monday that six people died at Toldra.\n";
    let mut record = attested::Record::open(&server.record).unwrap();
    let held = attested::Input::Held { name: "bridge.txt".to_owned(), bytes: read_again.as_bytes().into() };
    let never = std::sync::atomic::AtomicBool::new(false);
    attested::read(&[held], &mut record, &attested::Options::default(), &|_| {}, &never).unwrap();
    drop(record);
    let id = server.first("/documents.json");
    let document = server.get(&format!("/document/{id}")).body;
    assert!(document.contains(&format!("/document/{id}/changes")), "{document}");
    let changes = server.get(&format!("/document/{id}/changes")).body;
    assert!(changes.contains("<del>four </del>") && changes.contains("<ins>six </ins>"), "{changes}");
    assert!(changes.contains("2031-04-14") && changes.contains("2031-04-15"), "both dates are named");
}
