use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use attested::{Options, Phase, Progress, read};

use crate::{Desk, export, read_into, report};

#[test]
fn a_cancelled_run_keeps_what_is_stored_and_the_next_goes_on() {
    let desk = Desk::new();
    for n in 0..400 {
        desk.write(&format!("{n:03}.txt"), &report(n));
    }
    let options = Options { batch_documents: 4, batch_time: Duration::from_millis(1), ..Options::default() };
    let mut record = desk.record();
    let cancel = AtomicBool::new(false);
    let stop = |progress: Progress| {
        if progress.phase == Phase::Reading && progress.found > 0 {
            cancel.store(true, Ordering::Relaxed);
        }
    };
    let first = read(&desk.news(), &mut record, &options, &stop, &cancel).unwrap();
    assert!(first.cancelled && !first.resolved);
    assert!(first.new > 0 && first.new < 400, "{}", first.new);
    assert_eq!(first.new, first.read);
    assert!(
        record.check().unwrap().iter().all(|finding| finding.severity != attested::record::Severity::Damage)
    );
    let second = read_into(&desk.news(), &mut record, &options);
    assert_eq!((second.known, second.new), (first.new, 400 - first.new));
    let whole = Desk::new();
    let mut undisturbed = whole.record();
    read_into(&desk.news(), &mut undisturbed, &Options::default());
    assert_eq!(export(&record), export(&undisturbed));
}

#[test]
fn a_run_that_is_cancelled_before_it_begins_does_nothing() {
    let desk = Desk::new();
    desk.write("a.txt", &report(1));
    let report =
        read(&desk.news(), &mut desk.record(), &Options::default(), &|_| {}, &AtomicBool::new(true)).unwrap();
    assert!(report.cancelled);
    assert_eq!(report.new, 0);
}
