use std::sync::atomic::AtomicBool;
use std::time::Instant;

use attested::{Analyser, Input, Record};

use crate::server::over;

/// Server time of the pages that are looked at most, over a large record of made-up reports.
///
/// `ATTESTED_SPEED_DOCUMENTS=100000 cargo test --release -p attested-web speed -- --ignored --nocapture`. The goal is
/// 100 ms a page; what takes longer is named. The rules read, without the encoder: what is measured is the record.
/// With `ATTESTED_SPEED_RECORD` a record that is there is looked at, or kept there for the next time.
#[test]
#[ignore = "makes a record of many documents: minutes"]
#[expect(clippy::print_stderr, reason = "it is there to print numbers")]
fn pages_of_a_large_record_are_made_in_time() {
    let wanted =
        std::env::var_os("ATTESTED_SPEED_DOCUMENTS").and_then(|number| number.to_str()?.parse().ok());
    let documents: usize = wanted.unwrap_or(100_000);
    let folder = tempfile::tempdir().unwrap();
    let kept = std::env::var_os("ATTESTED_SPEED_RECORD").map(std::path::PathBuf::from);
    let path = kept.unwrap_or_else(|| folder.path().join("large.db"));
    if !path.exists() {
        make(&path, documents);
    }
    let totals = Record::open_read_only(&path).unwrap().count().unwrap();
    eprintln!("{totals:?}");
    let server = over(path, folder, false);
    let actor = server.first("/actors.json?_size=1");
    let mut late = Vec::new();
    for page in [
        "/timeline",
        "/timeline?_size=500",
        "/timeline?_next=n50000",
        "/timeline?status=denied",
        "/timeline?type=assault&status=occurred",
        "/timeline?since=2033-02&until=2033-04",
        &format!("/timeline?actor={actor}"),
        "/search?q=embargo",
        "/search?q=%22denied+that%22+Dellin",
        "/actors",
        &format!("/actor/{actor}"),
        "/review",
        "/graph",
        "/statements",
        "/disputes",
        "/sources",
    ] {
        let before = processor();
        let mut times: Vec<u128> = (0..5)
            .map(|_| {
                let started = Instant::now();
                assert_eq!(server.get(page).status, 200);
                started.elapsed().as_millis()
            })
            .collect();
        times.sort_unstable();
        let used = before.zip(processor()).map(|(before, after)| (after - before) / 5);
        let shown = used.map_or_else(String::new, |used| format!(", {used} ms of the processor"));
        eprintln!("{page}: {} ms{shown} (of five: {times:?})", times[2]);
        // Where other programs have the processor, time on the wall tells of them.
        let time = used.map_or(times[2], |used| used.min(times[2]));
        if time > 100 {
            late.push(format!("{page}: {time} ms"));
        }
    }
    assert!(late.is_empty(), "over {documents} documents, more than 100 ms: {late:?}");
}

/// Milliseconds that this process, server and client, has had of the processor; Linux tells.
fn processor() -> Option<u128> {
    let told = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = told.rsplit(')').next()?.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at)?.parse::<u128>().ok();
    Some((ticks(11)? + ticks(12)?) * 10)
}

fn make(path: &std::path::Path, documents: usize) {
    let mut record = Record::create(path).unwrap();
    let never = AtomicBool::new(false);
    let lines: Vec<String> = (0..documents).map(report).collect();
    let held = Input::Held { name: "reports.jsonl".to_owned(), bytes: lines.join("\n").into_bytes().into() };
    let (rules, options) = (Analyser::of_rules(), attested::Options::default());
    attested::read_with(&rules, &[held], &mut record, &options, &|_| {}, &never).unwrap();
    record.close().unwrap();
}

/// A report of its own number: another day, place, speaker and figure each time.
fn report(number: usize) -> String {
    let name = |seed: usize, list: [&'static str; 8]| list[seed % 8];
    let first = name(number, ["Orla", "Mirel", "Hosrav", "Greta", "Darek", "Ragna", "Idris", "Maren"]);
    let last = ["Venn", "Tauk", "Emir", "Tolvane", "Vashik", "Ildvik", "Calmane", "Oskeld"][number / 8 % 8];
    let town =
        name(number / 3, ["Dellin", "Toldra", "Idrane", "Ansel", "Harrow", "Solvik", "Narveth", "Mirrow"]);
    let (month, day, killed) = (number / 28 % 12 + 1, number % 28 + 1, number % 90 + 2);
    let year = 2031 + number / 336 % 9;
    let text = format!(
        "The army of Halvenia attacked {town} on {day} March {year}, officials said. At least {killed} people were killed, \
         {first} {last}{number} said in {town}. The spokesman of Qasmar denied that the embargo was broken near {town}."
    );
    format!(
        "{{\"id\":\"{number}\",\"title\":\"Report {number}\",\"outlet\":\"Outlet {}\",\"date\":\"{year}-{month:02}-{day:02}\",\"text\":\"{text}\"}}",
        number % 40
    )
}
