//! `attested fetch` against a server of our own: robots.txt, conditional requests, retries, versions, resuming.
//! Compiled with the feature `fetch` alone: `cargo test -p attested-cli --features fetch fetch`.
#![expect(clippy::disallowed_types, reason = "the server that is fetched from")]

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use crate::house::House;

/// A server that answers from a function and keeps what it was asked.
struct Server {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start(answer: impl Fn(&str, &str, usize) -> String + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&asked);
        std::thread::spawn(move || {
            let mut times = std::collections::BTreeMap::new();
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let mut head = String::new();
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                while reader.read_line(&mut head).unwrap() > 2 {}
                let path = head.split(' ').nth(1).unwrap_or("").to_owned();
                kept.lock().unwrap().push(path.clone());
                let before: &mut usize = times.entry(path.clone()).or_default();
                *before += 1;
                let before = *before;
                let _ = stream.write_all(answer(&path, &head, before).as_bytes());
            }
        });
        Self { address, asked }
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

fn ok(head: &str, body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n{head}\r\n{body}", body.len())
}

fn page(sentence: &str) -> String {
    let body = format!(
        "<!DOCTYPE html><html><head><title>Hotline</title></head><body><article><h1>Hotline</h1><p>{sentence} \
         The ministry said so in a note to reporters on Wednesday.</p></article></body></html>"
    );
    ok("Content-Type: text/html\r\nETag: \"v1\"\r\n", &body)
}

fn answer(path: &str, head: &str, time: usize) -> String {
    let status = |line: &str| format!("HTTP/1.1 {line}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    match path {
        "/robots.txt" => ok("Content-Type: text/plain\r\n", "User-agent: *\nDisallow: /private\n"),
        "/same" if head.to_ascii_lowercase().contains("if-none-match: \"v1\"") => status("304 Not Modified"),
        "/same" => page("The hotline was opened by the mission."),
        "/busy" if time == 1 => status("503 Busy\r\nRetry-After: 0"),
        "/busy" => page("The bridge was busy on Monday."),
        "/changed" if time == 1 => page("At least 12 people were killed, police said."),
        "/changed" => page("At least 15 people were killed, police said."),
        "/moved" => status("302 Found\r\nLocation: /same"),
        "/feed.rss" => ok(
            "Content-Type: application/rss+xml\r\n",
            "<rss><channel><item><title>A & B</title><link>/not-absolute</link></item></channel></rss>",
        ),
        _ => status("404 Not Found"),
    }
}

#[test]
fn pages_are_stored_first_and_read_from_there() {
    let server = Server::start(answer);
    let house = House::new();
    let list = ["/same", "/busy", "/changed", "/moved", "/private/x", "/gone", "/same"]
        .map(|path| format!("{}{path}\n", server.address))
        .concat();
    house.write("list.txt", list);
    let ran = house.run(&["fetch", "list.txt", "--delay", "0"]);
    assert_eq!(ran.code, 4, "{}", ran.err);
    let asked = server.asked();
    assert_eq!(asked, ["/robots.txt", "/same", "/busy", "/busy", "/changed", "/moved", "/gone"]);
    assert!(ran.err.contains("/private/x: its robots.txt does not want it"), "{}", ran.err);
    assert!(ran.err.contains("/gone: the server answered 404"), "{}", ran.err);
    assert!(
        ran.err.contains(
            "3 fetched, 0 unchanged, 1 in the archive already, 2 not fetched. Kept in ./attested.warc.gz"
        ),
        "{}",
        ran.err
    );
    assert_eq!(house.run(&["documents", "--json"]).out.lines().count(), 3, "{}", ran.err);

    // A second time nothing is asked for; with --again only what may have changed, and a change is a version.
    let ran = house.run(&["fetch", "list.txt", "--delay", "0"]);
    assert_eq!(server.asked(), ["/robots.txt"], "{}", ran.err);
    let ran = house.run(&["fetch", "list.txt", "--delay", "0", "--again"]);
    assert!(ran.err.contains(" 2 unchanged") || ran.err.contains("3 unchanged"), "{}", ran.err);
    let documents = house.run(&["documents", "--json"]).out;
    let changed = documents.lines().find(|line| line.contains("/changed")).unwrap();
    let id = serde_json::from_str::<serde_json::Value>(changed).unwrap()["id"].as_str().unwrap().to_owned();
    let diff = house.run(&["diff", &id]);
    let shown = diff.out.replace("│ ", "").split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(shown.contains("[-12-] {+15+}"), "{}{}", diff.out, diff.err);
    assert!(diff.out.contains("now says: ") && diff.out.contains("no longer says: "), "{}", diff.out);
}

#[test]
fn a_torn_archive_is_cut_to_its_last_whole_record_and_goes_on() {
    let server = Server::start(answer);
    let house = House::new();
    let same = format!("{}/same", server.address);
    house.run(&["fetch", &same, "--delay", "0", "--no-read"]);
    let path = house.path().join("attested.warc.gz");
    let whole = std::fs::read(&path).unwrap();
    let mut torn = whole.clone();
    torn.extend(&whole[..whole.len() / 2]);
    std::fs::write(&path, torn).unwrap();
    let ran = house.run(&["fetch", &format!("{}/changed", server.address), "--delay", "0"]);
    assert!(ran.err.contains("cut off"), "{}", ran.err);
    let count = || house.run(&["documents", "--json"]).out.lines().count();
    assert_eq!(count(), 2, "what the record has not read yet is read: {}", ran.err);
    let again = house.run(&["read", "attested.warc.gz"]);
    assert!(again.err.contains(": 2 known already."), "{}", again.err);
    assert_eq!(count(), 2);
}

#[test]
fn feeds_are_asked_for_their_pages() {
    let holder: Arc<Mutex<String>> = Arc::default();
    let own = Arc::clone(&holder);
    let server = Server::start(move |path, head, time| {
        let base = own.lock().unwrap().clone();
        match path {
            "/feed.rss" => ok(
                "Content-Type: application/rss+xml\r\n",
                &format!(
                    "<rss><channel><item><title>A & B</title><link>{base}/same</link></item><item><link>{base}/changed</link></item></channel></rss>"
                ),
            ),
            _ => answer(path, head, time),
        }
    });
    holder.lock().unwrap().clone_from(&server.address);
    let house = House::new();
    let ran = house.run(&["fetch", "--feeds", &format!("{}/feed.rss", server.address), "--delay", "0"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(house.run(&["documents", "--json"]).out.lines().count(), 2, "{}", ran.err);
    assert!(house.path().join("attested.feeds.warc.gz").exists());
}

/// A server with a feed of two pages, one of which says something else each time; the feed knows whether it changed.
fn newsroom() -> Server {
    let holder: Arc<Mutex<String>> = Arc::default();
    let own = Arc::clone(&holder);
    let server = Server::start(move |path, head, time| {
        let base = own.lock().unwrap().clone();
        let knows = head.to_ascii_lowercase().contains("if-none-match: \"f1\"");
        match path {
            "/feed.rss" if knows => {
                "HTTP/1.1 304 Not Modified\r\nConnection: close\r\nContent-Length: 0\r\n\r\n".to_owned()
            }
            "/feed.rss" => ok(
                "Content-Type: application/rss+xml\r\nETag: \"f1\"\r\n",
                &format!(
                    "<rss><channel><item><title>A & B</title><link>{base}/same</link></item>\
                     <item><link>/changed</link></item></channel></rss>"
                ),
            ),
            _ => answer(path, head, time),
        }
    });
    holder.lock().unwrap().clone_from(&server.address);
    server
}

/// The program, running, with its messages in a file.
fn start(house: &House, arguments: &[&str]) -> std::process::Child {
    let messages = std::fs::File::create(house.path().join("messages.txt")).unwrap();
    std::process::Command::new(assert_cmd::cargo::cargo_bin("attested"))
        .args(arguments)
        .current_dir(house.path())
        .env_clear()
        .stderr(messages)
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap()
}

/// Waits until the messages of the running program hold this so many times.
fn wait_for(house: &House, words: &str, times: usize) -> String {
    for _ in 0..1200 {
        let messages = std::fs::read_to_string(house.path().join("messages.txt")).unwrap();
        if messages.matches(words).count() >= times {
            return messages;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    panic!("no {words} in {}", std::fs::read_to_string(house.path().join("messages.txt")).unwrap());
}

/// Ctrl-C, and the exit code.
fn interrupt(mut running: std::process::Child) -> Option<i32> {
    let kill = std::process::Command::new("kill").args(["-INT", &running.id().to_string()]).status();
    assert!(kill.unwrap().success());
    running.wait().unwrap().code()
}

/// The document of a page that was fetched.
fn page_of(house: &House, path: &str) -> serde_json::Value {
    let documents = house.run(&["documents", "--json"]).out;
    let line = documents.lines().find(|line| line.contains(path)).unwrap_or_else(|| panic!("{documents}"));
    serde_json::from_str(line).unwrap()
}

#[test]
fn feeds_are_polled_until_ctrl_c_and_changed_pages_are_versions() {
    let server = newsroom();
    let house = House::new();
    let feed = format!("{}/feed.rss", server.address);
    let running =
        start(&house, &["watch", &feed, "--every", "1s", "--again", "--delay", "0", "--reader", "rules"]);
    let messages = wait_for(&house, "Asking again in 1 second; Ctrl-C ends it.", 2);
    assert!(
        messages.contains("2 fetched, 0 unchanged, 0 in the archive already, 0 not fetched"),
        "{messages}"
    );
    assert!(
        messages.contains("1 fetched, 1 unchanged, 0 in the archive already, 0 not fetched"),
        "{messages}"
    );
    assert!(messages.contains("1 new, 1 changed since they were read last"), "{messages}");
    assert_eq!(interrupt(running), Some(130));
    let asked = server.asked();
    let first = ["/robots.txt", "/feed.rss", "/same", "/changed", "/feed.rss", "/same", "/changed"];
    assert_eq!(asked[..7], first);

    assert_eq!(house.run(&["documents", "--json"]).out.lines().count(), 2);
    let changed = page_of(&house, "/changed");
    assert!(changed["retrieved"].as_str().unwrap().ends_with('Z'), "{changed}");
    let id = changed["id"].as_str().unwrap().to_owned();
    let change: serde_json::Value =
        serde_json::from_str(house.run(&["diff", &id, "--json"]).out.lines().next().unwrap()).unwrap();
    assert_eq!(change["new"], id.as_str());
    assert!(change["old_retrieved"].as_str() < change["new_retrieved"].as_str(), "{change}");

    // Read again as a whole, the archive adds nothing, and the older answer does not become that of today.
    let again = house.run(&["read", "attested.warc.gz", "--reader", "rules"]);
    assert!(again.err.contains(" known already.") && !again.err.contains("changed"), "{}", again.err);
    assert_eq!(page_of(&house, "/changed")["id"], id.as_str());
    // So does reading it into another record.
    house.run(&["read", "attested.warc.gz", "--reader", "rules", "--record", "other.db"]);
    let other = house.run(&["documents", "--json", "--record", "other.db"]).out;
    assert!(other.lines().count() == 2 && other.contains(&id), "{other}");
}

#[test]
fn what_was_fetched_before_a_stop_is_read_the_next_time() {
    let server = newsroom();
    let house = House::new();
    let feed = format!("{}/feed.rss", server.address);
    // The feed is stored and so is its first page; the pause before the second is cut short.
    let running = start(&house, &["watch", &feed, "--every", "1h", "--delay", "4", "--reader", "rules"]);
    for _ in 0..600 {
        if house.path().join("attested.warc.gz").metadata().is_ok_and(|file| file.len() > 0) {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    assert_eq!(interrupt(running), Some(130));
    let messages = wait_for(&house, "Stopped.", 1);
    assert!(
        messages.contains("1 fetched, 0 unchanged, 0 in the archive already, 0 not fetched"),
        "{messages}"
    );
    assert!(!house.path().join("attested.db").exists(), "{messages}");
    // The feed has not changed since; what is stored of it names the page that is missing.
    let once = house.run(&["watch", &feed, "--once", "--delay", "0", "--reader", "rules"]);
    assert_eq!(once.code, 0, "{}", once.err);
    assert!(once.err.contains("1 fetched, 0 unchanged, 1 in the archive already"), "{}", once.err);
    assert_eq!(house.run(&["documents", "--json"]).out.lines().count(), 2, "{}", once.err);
    // A third time there is nothing to fetch and nothing to read.
    let third = house.run(&["watch", &feed, "--once", "--delay", "0", "--reader", "rules"]);
    assert!(third.err.contains("0 fetched, 0 unchanged, 2 in the archive already"), "{}", third.err);
    assert!(!third.err.contains("document"), "{}", third.err);
}

#[test]
fn what_is_watched_is_asked_behind_each_poll() {
    let server = newsroom();
    let house = House::read();
    house.run(&["watch", "add", "deaths", "--type", "assault"]);
    let feed = format!("{}/feed.rss", server.address);
    let ran = house.run(&["watch", &feed, "--once", "--delay", "0"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("written to watches/deaths.atom"), "{}", ran.err);
    // Feeds come from a list of feeds, as readers of feeds export it.
    house.write("feeds.opml", format!("<opml><body><outline text='Post' xmlUrl='{feed}'/></body></opml>"));
    let ran = house.run(&["watch", "feeds.opml", "--once", "--delay", "0"]);
    assert!(ran.err.contains("0 fetched, 0 unchanged, 2 in the archive already"), "{}", ran.err);
    let read = house.run(&["read", "feeds.opml"]);
    assert!(read.err.contains("is a list of feeds (1) without text"), "{}", read.err);
}

#[test]
fn a_page_that_a_feed_calls_changed_is_asked_for_again() {
    let server = Server::start(|path, head, time| match path {
        "/sitemap.xml" => ok(
            "Content-Type: application/xml\r\n",
            &format!(
                "<urlset><url><loc>/same</loc><lastmod>2001-02-03</lastmod></url>\
                 <url><lastmod>{}</lastmod><loc>/changed</loc></url></urlset>",
                if time == 1 { "2001-02-03" } else { "2999-02-03T00:00:00Z" }
            ),
        ),
        _ => answer(path, head, time),
    });
    let house = House::new();
    let map = format!("{}/sitemap.xml", server.address);
    house.run(&["watch", &map, "--once", "--delay", "0", "--reader", "rules"]);
    server.asked();
    let ran = house.run(&["watch", &map, "--once", "--delay", "0", "--reader", "rules"]);
    assert_eq!(server.asked(), ["/robots.txt", "/sitemap.xml", "/changed"], "{}", ran.err);
    assert!(ran.err.contains("1 new, 1 changed since"), "{}", ran.err);
}

#[test]
fn a_host_that_gives_no_answer_is_left_alone() {
    let house = House::new();
    let list: String = (0..6).map(|number| format!("http://127.0.0.1:9/{number}\n")).collect();
    house.write("list.txt", list);
    let ran = house.run(&["fetch", "list.txt", "--delay", "0"]);
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert!(ran.err.contains("its robots.txt could not be asked for: "), "{}", ran.err);
    assert!(ran.err.contains("6 not fetched"), "{}", ran.err);
}

#[test]
fn two_fetches_do_not_write_into_one_archive() {
    let server = newsroom();
    let house = House::new();
    let feed = format!("{}/feed.rss", server.address);
    let running = start(&house, &["watch", &feed, "--every", "1h", "--delay", "0", "--reader", "rules"]);
    wait_for(&house, "Asking again in 1 hour", 1);
    let ran = house.run(&["fetch", &feed]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("another attested is fetching into it"), "{}", ran.err);
    assert_eq!(interrupt(running), Some(130));
}

#[test]
fn a_server_that_is_not_there_is_named() {
    let house = House::new();
    let ran = house.run(&["fetch", "http://127.0.0.1:9/a", "--delay", "0"]);
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert!(ran.err.contains("not fetched: http://127.0.0.1:9/a: "), "{}", ran.err);
    assert_eq!(house.run(&["fetch", "missing.txt"]).code, 1);
}

#[test]
fn a_webhook_is_told_of_each_new_event_and_asked_again_when_it_is_busy() {
    let bodies = Arc::new(Mutex::new(Vec::new()));
    let (kept, listener) = (Arc::clone(&bodies), TcpListener::bind("127.0.0.1:0").unwrap());
    let address = format!("http://{}/hook", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for (time, stream) in listener.incoming().enumerate() {
            let mut stream = stream.unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let (mut head, mut length) = (String::new(), 0);
            loop {
                let mut line = String::new();
                if reader.read_line(&mut line).unwrap() <= 2 {
                    break;
                }
                if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                    length = value.trim().parse().unwrap();
                }
                head.push_str(&line.to_ascii_lowercase());
            }
            let mut body = vec![0; length];
            std::io::Read::read_exact(&mut reader, &mut body).unwrap();
            kept.lock().unwrap().push((head, String::from_utf8(body).unwrap()));
            let status = if time == 0 { "503 Busy\r\nRetry-After: 0" } else { "204 No Content" };
            let answer = format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    let house = House::read();
    house.run(&["watch", "add", "dallan", "--actor", "Emir-Dallan"]);
    let told = house.run(&["watch", "--webhook", &address]);
    assert_eq!(told.code, 0, "{}", told.err);
    let sent = std::mem::take(&mut *bodies.lock().unwrap());
    assert!(sent.len() > 1 && sent[0] == sent[1], "what the server was too busy for is sent again");
    let keys: std::collections::BTreeSet<&str> = sent
        .iter()
        .map(|(head, _)| head.lines().find_map(|line| line.strip_prefix("idempotency-key:")).unwrap())
        .collect();
    assert_eq!(keys.len(), sent.len() - 1, "each event has a key of its own");
    for (_, body) in &sent {
        let body: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!((&body["watch"], &body["is"]), (&"dallan".into(), &"new".into()));
        assert!(body["event"]["id"].is_string() && body["words"].is_string(), "{body}");
    }
    house.run(&["watch", "--webhook", &address]);
    assert!(bodies.lock().unwrap().is_empty(), "nothing is told twice");
}
