//! The death of the writer at any moment: what it said it had stored is there, and the file is sound.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use attested_model::{Action, Decision, Document};
use attested_record::{Record, Severity};

use crate::generate::{documents, noise, resolution};
use crate::support::{plain, run, stored};

const ROUNDS: u32 = 50;
const FOLDER: &str = "ATTESTED_CRASH_FOLDER";

fn document(at: usize) -> Document {
    plain(&format!("Report {at} said that {} were hurt. Officials of ward {at} denied it. 🕊", at * 3))
}

/// The child: writes batches, rebuilds and decisions for ever, and notes each one once it is stored.
#[test]
#[ignore = "is run by the test below, in a process of its own"]
fn write_until_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let folder = Path::new(&folder);
    let mut acknowledged = OpenOptions::new().append(true).create(true).open(folder.join("ack")).unwrap();
    let mut record = Record::open_or_create(&folder.join("attested.db")).unwrap();
    let run = run("crash");
    record.put_run(&run).unwrap();
    let start = usize::try_from(record.count().unwrap().documents).unwrap();
    let mut at = start - start % 5;
    for turn in 0u32.. {
        let batch: Vec<_> = (at..at + 5).map(|at| stored(&format!("{at}.txt"), &document(at))).collect();
        record.append(&batch, &run.id).unwrap();
        acknowledged.write_all(format!("batch {at}\n").as_bytes()).unwrap();
        at += 5;
        if turn % 4 == 1 {
            let stored: Vec<_> =
                documents().iter().enumerate().map(|(at, one)| stored(&format!("g{at}"), one)).collect();
            record.append(&stored, &run.id).unwrap();
            let mut put = resolution(&noise(turn), &documents());
            put.aliases.clear();
            let basis = record.generation().unwrap();
            record.replace(&put, &run.id, basis).unwrap();
        }
        if turn % 4 == 3 {
            let hide = Action::Hide { target: format!("e-{at}") };
            let time = "2023-10-07T06:30:00Z".to_owned();
            let decision = Decision::new(hide, String::new(), "ed".to_owned(), time);
            record.add_decision(&decision).unwrap();
            acknowledged.write_all(format!("decision {at}\n").as_bytes()).unwrap();
        }
    }
}

#[test]
fn a_writer_killed_at_any_moment_loses_nothing_it_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("attested.db");
    let mut chance = 0x9E37_79B9_u64;
    let mut logs = 0;
    for round in 0..ROUNDS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "crash::write_until_killed", "--ignored", "--quiet"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // Some die while the record is being made or opened, most while they write.
        let patience = Duration::from_micros((chance >> 33) % 120_000);
        let started = Instant::now();
        if round >= 5 {
            let before = fs::metadata(folder.path().join("ack")).map_or(0, |ack| ack.len());
            while fs::metadata(folder.path().join("ack")).map_or(0, |ack| ack.len()) == before
                && started.elapsed() < Duration::from_secs(10)
            {
                sleep(Duration::from_millis(1));
            }
        }
        sleep(patience);
        child.kill().unwrap();
        let ended = child.wait().unwrap();
        assert!(!ended.success(), "the child must die of the kill, not end by itself");
        if !path.exists() {
            continue;
        }
        logs += u32::from(folder.path().join("attested.db-wal").exists());
        examine(folder.path(), &path, round);
    }
    assert!(path.exists() && logs > ROUNDS / 2, "the kills came too early: {logs} of {ROUNDS} while writing");
}

fn examine(folder: &Path, path: &Path, round: u32) {
    let record = Record::open(path).unwrap();
    let findings = record.check().unwrap();
    let damage: Vec<_> = findings.iter().filter(|one| one.severity == Severity::Damage).collect();
    assert!(damage.is_empty(), "round {round}: {damage:?}");
    let acknowledged = fs::read_to_string(folder.join("ack")).unwrap_or_default();
    let decisions = record.decisions().unwrap();
    let run = run("crash").id;
    let mut batches = 0;
    for line in acknowledged.lines() {
        let (what, at) = line.split_once(' ').unwrap();
        let number: usize = at.parse().unwrap();
        if what == "batch" {
            batches += 1;
            for at in number..number + 5 {
                assert!(
                    record.has(&document(at).id(), &run).unwrap(),
                    "round {round}: document {at} is lost"
                );
            }
        } else {
            let target = format!("e-{at}");
            let kept = decisions
                .iter()
                .any(|one| matches!(&one.action, Action::Hide { target: kept } if *kept == target));
            assert!(kept, "round {round}: decision {at} is lost");
        }
    }
    let documents = record.count().unwrap().documents;
    assert!(documents >= batches, "round {round}");
}
