use std::sync::atomic::AtomicBool;
use std::time::Instant;

use attested::{Input, Record};

use crate::server::over;

/// Server time of the pages that are looked at most, over a large record of made-up reports.
///
/// `ATTESTED_SPEED_DOCUMENTS=100000 cargo test --release -p attested-web speed -- --ignored`. The goal is 100 ms a page;
/// what takes longer is named.
#[test]
#[ignore = "makes a record of many documents: minutes"]
fn pages_of_a_large_record_are_made_in_time() {
    let wanted =
        std::env::var_os("ATTESTED_SPEED_DOCUMENTS").and_then(|number| number.to_str()?.parse().ok());
    let documents: usize = wanted.unwrap_or(100_000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.db");
    let mut record = Record::create(&path).unwrap();
    let never = AtomicBool::new(false);
    let lines: Vec<String> = (0..documents).map(report).collect();
    let held = Input::Held { name: "reports.jsonl".to_owned(), bytes: lines.join("\n").into_bytes().into() };
    attested::read(&[held], &mut record, &attested::Options::default(), &|_| {}, &never).unwrap();
    record.close().unwrap();
    let server = over(path, folder, false);
    let actor = server.first("/actors.json?_size=1");
    let mut late = Vec::new();
    for page in
        ["/timeline", "/timeline?status=denied", "/search?q=embargo", "/actors", &format!("/actor/{actor}")]
    {
        let mut times: Vec<u128> = (0..5)
            .map(|_| {
                let started = Instant::now();
                assert_eq!(server.get(page).status, 200);
                started.elapsed().as_millis()
            })
            .collect();
        times.sort_unstable();
        if times[2] > 100 {
            late.push(format!("{page}: {} ms", times[2]));
        }
    }
    assert!(late.is_empty(), "over {documents} documents, more than 100 ms: {late:?}");
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
