use crate::server::{REPORTS, started};

#[test]
fn the_description_names_every_address() {
    let server = started(&REPORTS[..1], true);
    let whole = server.json("/openapi.json");
    assert_eq!(whole["openapi"], "3.1.0");
    for endpoint in attested_web::ENDPOINTS {
        let method = if endpoint.takes_form { "post" } else { "get" };
        let operation = &whole["paths"][endpoint.path][method];
        assert!(operation["summary"].is_string(), "{}", endpoint.path);
        for parameter in endpoint.all_parameters() {
            let known = operation["parameters"].as_array().unwrap();
            assert!(
                known.iter().any(|known| known["name"] == parameter.name),
                "{} {}",
                endpoint.path,
                parameter.name
            );
        }
        for ending in endpoint.formats {
            assert!(whole["paths"][format!("{}.{ending}", endpoint.path)]["get"].is_object());
        }
    }
}

#[test]
fn names_are_matched_to_actors() {
    let server = started(REPORTS, true);
    let manifest = server.json("/reconcile");
    assert!(manifest["identifierSpace"].as_str().unwrap().contains("/actor/"));
    let asked = "%7B%22q0%22%3A%7B%22query%22%3A%22Emir-Dallan%22%2C%22type%22%3A%22person%22%7D%2C%22q1%22%3A%7B%22query%22%3A%22Nobody%20Atall%22%7D%7D";
    let answer = server.json(&format!("/reconcile?queries={asked}"));
    let found = &answer["q0"]["result"][0];
    assert!(found["name"].as_str().unwrap().contains("Emir-Dallan"), "{answer}");
    assert_eq!(found["type"][0]["id"], "person");
    assert_eq!(answer["q1"]["result"].as_array().unwrap().len(), 0);
    let id = found["id"].as_str().unwrap();
    assert_eq!(server.get(&format!("/actor/{id}")).status, 200, "the id is that of a page");
    let posted = server.post_from("/reconcile", &[("queries", "{\"q0\":{\"query\":\"Emir-Dallan\"}}")], "");
    assert!(posted.body.contains(id), "{}", posted.body);
    let asked_from = |origin: &str| {
        let headers = format!("Host: localhost:{}\r\nOrigin: {origin}\r\nConnection: close\r\n", server.port);
        server.send(&format!("GET /reconcile HTTP/1.1\r\n{headers}\r\n")).head
    };
    let near = "http://127.0.0.1:3333";
    assert!(asked_from(near).contains(&format!("access-control-allow-origin: {near}")));
    assert!(!asked_from("http://evil.example").contains("access-control-allow-origin"));
    assert_eq!(server.get("/reconcile?queries=%5B").status, 400);
    let suggested = server.json("/reconcile/suggest?prefix=Dallan");
    assert_eq!(suggested["result"][0]["id"], id);
}

#[test]
fn exports_are_the_same_as_those_of_the_command_line() {
    let server = started(REPORTS, true);
    let record = attested::Record::open_read_only(&server.record).unwrap();
    let mut whole = Vec::new();
    attested_export::jsonl(&record, &mut whole).unwrap();
    assert_eq!(server.get("/record.jsonl").body, String::from_utf8(whole).unwrap());
    let mut table = Vec::new();
    attested_export::csv(&record, attested_export::Table::Events, &mut table).unwrap();
    assert_eq!(server.get("/tables/events.csv").body, String::from_utf8(table).unwrap());
    assert_eq!(server.get("/tables/secrets.csv").status, 404);
}

#[test]
fn going_on_from_page_to_page_gives_every_line_once() {
    let server = started(REPORTS, true);
    for list in [
        "timeline",
        "events",
        "statements",
        "figures",
        "actors",
        "documents",
        "search",
        "copies",
        "disputes",
        "stories",
        "sources",
    ] {
        let asked = if list == "search" { "&q=raid+OR+said" } else { "" };
        let id =
            |row: &serde_json::Value| format!("{}{}{}", row["id"], row["passage"]["start"], row["outlet"]);
        let whole: Vec<String> = server.json(&format!("/{list}.json?_size=max{asked}"))["rows"]
            .as_array()
            .unwrap()
            .iter()
            .map(id)
            .collect();
        let (mut walked, mut address) = (Vec::new(), format!("/{list}.json?_size=2{asked}"));
        while !address.is_empty() {
            let page = server.json(&address);
            assert_eq!(page["total"], whole.len(), "{list}");
            walked.extend(page["rows"].as_array().unwrap().iter().map(id));
            assert_eq!(page["next"].is_null(), page["next_url"].is_null());
            page["next_url"].as_str().unwrap_or("").clone_into(&mut address);
        }
        assert_eq!(walked, whole, "{list}");
    }
    // A token leads behind its line, not to a number: here the number is wrong.
    let all = server.json("/timeline.json?_size=max");
    let second = all["rows"][1]["id"].as_str().unwrap().to_owned();
    let behind = server.json(&format!("/timeline.json?_size=1&_next=n9.{second}"));
    assert_eq!(behind["rows"][0]["id"], all["rows"][2]["id"]);
    // The rest of a list as a table goes on from there, too.
    let rest = server.get(&format!("/timeline.jsonl?_next=n2.{second}")).body;
    assert_eq!(rest.lines().count(), all["rows"].as_array().unwrap().len() - 2);
    for foreign in ["x", "n", "2", "n2x"] {
        assert_eq!(server.get(&format!("/timeline.json?_next={foreign}")).status, 400, "{foreign}");
    }
}

#[test]
fn shapes_and_feeds_are_the_same_as_those_of_the_command_line() {
    use attested::model::Vocabulary as _;
    use attested_export::Format;

    let server = started(REPORTS, true);
    let record = attested::Record::open_read_only(&server.record).unwrap();
    for &shape in Format::ALL {
        let mut whole = Vec::new();
        attested_export::write_shape(&record, shape, &mut whole).unwrap();
        let sent = server.get(&format!("/shapes/{}", shape.word()));
        assert_eq!((sent.status, sent.body), (200, String::from_utf8(whole).unwrap()), "{}", shape.word());
    }
    assert!(
        server.get("/shapes/html").body.starts_with("<!DOCTYPE html>")
            || server.get("/shapes/html").body.starts_with("<!doctype html>")
    );
    assert!(server.get("/shapes/markdown").body.starts_with("# Dossier"));
    assert_eq!(server.get("/shapes/secrets").status, 404);
    assert!(server.get("/tables/events.parquet").body.starts_with("PAR1"));
    let feed = server.get("/timeline.atom?status=denied").body;
    let denied = server.json("/events.json?status=denied")["total"].as_u64().unwrap();
    assert_eq!(feed.matches("<entry>").count() as u64, denied, "{feed}");
    assert_eq!(server.get("/timeline.atom?stauts=denied").status, 400);
}
