//! Much of everything: a line that many carry, a document that is long, readers beside a writer.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::server::{Answered, Running, by_rules, read_by_rules};

const CARRIERS: usize = 130;

/// One report in so many outlets.
fn carried() -> Vec<(String, String)> {
    let text = "The army of Halvenia attacked the town of Dellin on 6 April 2031, officials said. At least 40 people were \
                killed, Orla Venn said in Dellin. The spokesman of Qasmar denied that the embargo was broken.";
    (0..CARRIERS)
        .map(|at| {
            let day = at % 28 + 1;
            let head = format!("title: Raid\noutlet: Outlet {at}\ndate: 2031-04-{day:02}\n\n");
            (format!("{at}.txt"), format!("{head}{text}\n"))
        })
        .collect()
}

/// The parts of the page of a line, one after the other.
fn walked(server: &Running, address: &str) -> Vec<String> {
    let (mut parts, mut next) = (Vec::new(), Some(address.to_owned()));
    while let Some(address) = next {
        let Answered { status, body, .. } = server.get(address.split('#').next().unwrap());
        assert_eq!(status, 200, "{address}: {body}");
        next = body
            .split_once("rel=\"next\" href=\"")
            .map(|(_, rest)| rest.split('"').next().unwrap().replace("&amp;", "&"));
        parts.push(body);
        assert!(parts.len() < 20, "the way through the parts ends");
    }
    parts
}

#[test]
fn what_many_carry_is_told_in_brief_and_shown_part_by_part() {
    let server = by_rules(&carried());
    let events = server.json("/events.json?_size=max");
    let widest =
        events["rows"].as_array().unwrap().iter().max_by_key(|row| row["reports"].as_array().unwrap().len());
    let (id, reports) =
        (widest.unwrap()["id"].as_str().unwrap(), widest.unwrap()["reports"].as_array().unwrap());
    assert!(reports.len() > 100, "one event is reported by all: {}", reports.len());

    let page = server.get(&format!("/timeline?selected={id}")).body;
    assert_eq!(page.matches("class=\"original\"").count(), 20, "the first reports stand beside the list");
    assert!(page.contains(&format!("All {} reports", reports.len())), "with the way to all of them");
    assert!(page.len() < 200_000, "{} bytes", page.len());

    let parts = walked(&server, &format!("/event/{id}"));
    assert!(parts.len() > 1);
    let shown: usize = parts.iter().map(|page| page.matches("class=\"original\"").count()).sum();
    assert_eq!(shown, reports.len(), "part by part every report is there");

    let statements = server.json("/statements.json?_size=max");
    let row =
        &statements["rows"].as_array().unwrap().iter().max_by_key(|row| row["carriers"].as_u64()).unwrap();
    let id = row["id"].as_str().unwrap();
    assert!(server.get(&format!("/statement/{id}")).body.contains(&format!("{CARRIERS}")));

    let copies = server.json("/copies.json?_size=1");
    let (id, passages) =
        (copies["rows"][0]["id"].as_str().unwrap(), copies["rows"][0]["passages"].as_array().unwrap());
    let parts = walked(&server, &format!("/copy/{id}"));
    let shown: usize = parts.iter().map(|page| page.matches("class=\"original\"").count()).sum();
    assert_eq!((shown, parts.len()), (passages.len(), passages.len().div_ceil(100)));
    let event = &events["rows"][0]["id"].as_str().unwrap();
    assert!(server.json(&format!("/copies.json?beneath={event}"))["total"].as_u64().unwrap() > 0);
    let beneath = server.json("/copies.json?beneath=e-0000000000000000");
    assert_eq!(beneath["status"], 404, "a line that is not there has no texts");

    for odd in ["0", "x", "-3"] {
        assert_eq!(server.get(&format!("/copy/{id}?from={odd}")).status, 400, "{odd}");
    }
}

#[test]
fn a_timeline_is_narrowed_to_whose_account_it_is() {
    let server = by_rules(&carried()[..3]);
    let all = server.json("/timeline.json")["total"].as_u64().unwrap();
    let page = server.get("/timeline").body;
    assert!(page.contains("According to whom") && page.contains("?according_to=a-"), "{page}");
    let hers = server.json("/timeline.json?according_to=Orla+Venn");
    let total = hers["total"].as_u64().unwrap();
    assert!(total > 0 && total < all, "{total} of {all}");
    for row in hers["rows"].as_array().unwrap() {
        // A line that officials tell of, too, may name them first; one of its reports is hers.
        let reports = row["reports"].as_array().unwrap();
        let told =
            |report: &serde_json::Value| report["passage"]["quote"].as_str().unwrap().contains("Orla Venn");
        assert!(reports.iter().any(told), "{row}");
    }
    let (_, link) = page.split_once("?according_to=").unwrap();
    let narrowed = server.get(&format!("/timeline?according_to={}", link.split('"').next().unwrap())).body;
    assert!(!narrowed.contains("according to: a-"), "a filter in use is named, not numbered: {narrowed}");
    assert_eq!(server.json("/timeline.json?according_to=Nobody+Atall")["total"], 0);
    assert_eq!(server.get("/events?according_to=Orla+Venn").status, 200);
    assert_eq!(server.get("/timeline.atom?according_to=Orla+Venn").status, 200);
}

#[test]
fn a_long_document_is_shown_in_parts_and_a_passage_leads_to_its_own() {
    let lines = 9_000;
    let mut text = "title: A list\noutlet: Post\ndate: 2031-04-09\n\n".to_owned();
    for at in 0..lines {
        text.push_str(&format!("Line {at} of a list of names and numbers.\n\n"));
        if at == 8_000 {
            text.push_str("Orla Venn said on Monday that the bridge at Toldra was closed.\n\n");
        }
    }
    let server = by_rules(&[("long.txt".to_owned(), text)]);
    let id = server.first("/documents.json");
    let parts = walked(&server, &format!("/document/{id}"));
    assert!(parts.len() > 1, "one part of {} bytes", parts[0].len());
    let shown: usize = parts.iter().map(|page| page.matches(" of a list of names").count()).sum();
    assert_eq!(shown, lines, "every line stands in one part");
    let hit = server.json("/search.json?q=Toldra")["rows"][0]["passage"].clone();
    let page = server.get(&format!("/document/{id}?start={}&end={}", hit["start"], hit["end"])).body;
    assert!(page.contains("id=\"passage\"") && page.contains(&format!("Part {} of", parts.len())));
    assert_eq!(server.get(&format!("/document/{id}?part={}", parts.len() + 1)).status, 404);
    assert_eq!(server.get(&format!("/document/{id}?part=0")).status, 404);
}

#[test]
fn pages_are_whole_while_documents_are_read_and_decisions_taken() {
    let reports = carried();
    let server = by_rules(&reports[..40]);
    let (token, id) = (server.token(), server.first("/events.json"));
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            // Another program, with a connection of its own.
            let mut record = attested::Record::open(&server.record).unwrap();
            record.wait_for_locks(std::time::Duration::from_mins(1)).unwrap();
            for part in reports[40..].chunks(30) {
                read_by_rules(part, &mut record);
            }
            done.store(true, Ordering::Relaxed);
        });
        let mut asked = 0;
        while !done.load(Ordering::Relaxed) || asked < 3 {
            let list = server.json("/documents.json?_size=max");
            assert_eq!(list["rows"].as_array().unwrap().len() as u64, list["total"].as_u64().unwrap());
            for path in ["/timeline", "/actors", "/review", "/sources"] {
                assert_eq!(server.get(path).status, 200, "{path}");
            }
            asked += 1;
        }
    });
    assert_eq!(server.json("/documents.json?_size=1")["total"], CARRIERS, "nothing that was read is lost");
    let fields = [("token", token.as_str()), ("action", "confirm"), ("target", &id), ("user", "Ada")];
    assert_eq!(server.post("/correct", &fields).status, 303);
}
