//! The process is killed at random moments, again and again; the record stays whole and is complete in the end.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use attested::{Input, Options, Record};

use crate::{Desk, export, read_into, report};

/// Names the folder of the test to the child.
const FOLDER: &str = "ATTESTED_KILL_TEST_FOLDER";
const KILLS: usize = 50;
const DOCUMENTS: usize = 300;

fn options() -> Options {
    Options { batch_documents: 5, batch_time: Duration::from_millis(20), threads: 2, ..Options::default() }
}

/// Not a test of its own: what the child process of the test below does.
#[test]
fn child() {
    #[expect(clippy::disallowed_methods, reason = "how the parent speaks to its child")]
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let folder = Path::new(&folder);
    let mut record = Record::open_or_create(&folder.join("attested.db")).unwrap();
    read_into(&[Input::Path(folder.join("news"))], &mut record, &options());
}

#[expect(clippy::disallowed_methods, reason = "only another process can be killed")]
fn spawn(folder: &Path) -> std::process::Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["kill::child", "--exact", "--test-threads=1"])
        .env(FOLDER, folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Numbers that look random and are the same every time.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

#[test]
fn fifty_kills_lose_nothing() {
    let desk = Desk::new();
    for n in 0..DOCUMENTS {
        desk.write(&format!("{n:03}.txt"), &report(n));
    }
    let whole = Desk::new();
    let mut undisturbed = whole.record();
    let started = Instant::now();
    read_into(&desk.news(), &mut undisturbed, &options());
    let undisturbed = export(&undisturbed);
    // Kills fall anywhere into a run, and every other one into its beginning, where files are made. Runs go on
    // where the one before was killed, so that later parts are reached although no run gets far.
    let span = u64::try_from(started.elapsed().as_micros()).unwrap().clamp(20_000, 700_000);
    let path = desk.folder.path().join("attested.db");
    let mut state = 7;
    let (mut killed, mut finished) = (0, 0);
    while killed < KILLS {
        let mut child = spawn(desk.folder.path());
        let share = if killed % 2 == 0 { span } else { span / 10 };
        std::thread::sleep(Duration::from_micros(next(&mut state) % share));
        child.kill().unwrap();
        if child.wait().unwrap().success() {
            // It was done before its time; begin again with an empty record. Only its exit tells: a child may end
            // between any look at it and the kill.
            finished += 1;
            assert_eq!(export(&Record::open(&path).unwrap()), undisturbed);
            std::fs::remove_file(&path).unwrap();
            continue;
        }
        killed += 1;
        if killed % 10 == 0 && path.exists() {
            let findings = Record::open(&path).unwrap().check().unwrap();
            let damage =
                |finding: &&attested::record::Finding| finding.severity == attested::record::Severity::Damage;
            assert_eq!(findings.iter().find(damage), None, "after {killed} kills");
        }
    }
    let mut record = desk.record();
    let report = read_into(&desk.news(), &mut record, &options());
    assert_eq!(report.known + report.new, DOCUMENTS as u64, "{finished} runs had finished");
    assert_eq!(record.check().unwrap(), []);
    assert_eq!(export(&record), undisturbed);
}
