use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use attested::{Analyser, Input, Options, read_with};
use proptest::prelude::*;

use crate::{Desk, export, export_of, report, sample};

fn options(threads: usize, batch: usize, bytes: u64) -> Options {
    Options {
        threads,
        batch_documents: batch,
        bytes_in_flight: bytes,
        batch_time: Duration::from_millis(5),
        ..Options::default()
    }
}

#[test]
fn one_two_and_eight_threads_make_one_record() {
    let inputs = sample();
    let alone = export_of(&inputs, &options(1, 64, 1 << 28));
    assert!(alone.lines().filter(|line| line.starts_with(r#"{"kind":"document""#)).count() >= 18);
    for threads in [2, 8] {
        assert_eq!(export_of(&inputs, &options(threads, 64, 1 << 28)), alone, "{threads} threads");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn no_order_and_no_batches_show_in_the_record(
        inputs in Just(sample()).prop_shuffle(),
        threads in 1usize..9,
        batch in 1usize..9,
        bytes in prop::sample::select(vec![1u64, 100_000, 1 << 28]),
    ) {
        let sorted: Vec<Input> = {
            let mut sorted = inputs.clone();
            sorted.sort();
            sorted
        };
        prop_assert_eq!(
            export_of(&inputs, &options(threads, batch, bytes)),
            export_of(&sorted, &options(1, 64, 1 << 28))
        );
    }
}

/// Twelve short reports: the beginnings of nine of the sample and three of our own, among them copies and disputes.
fn small() -> Vec<(String, String)> {
    let mut texts: Vec<String> = sample()
        .into_iter()
        .filter_map(|input| match input {
            Input::Path(path) if path.extension().is_some_and(|end| end == "txt") => {
                let text = std::fs::read_to_string(path).unwrap();
                let end = text.match_indices("\n\n").map(|(at, _)| at).take(5).last().unwrap_or(text.len());
                Some(format!("{}\n", &text[..end]))
            }
            _ => None,
        })
        .skip(3)
        .take(9)
        .collect();
    texts.extend([report(1), report(2), report(6)]);
    texts.into_iter().enumerate().map(|(at, text)| (format!("{at:02}.txt"), text)).collect()
}

/// Reads reports in the order given, so many at a time, and exports the record.
fn read_in_steps(reports: &[(String, String)], steps: &[usize], options: &Options) -> String {
    static ANALYSER: OnceLock<Analyser> = OnceLock::new();
    let analyser = ANALYSER.get_or_init(Analyser::of_rules);
    let desk = Desk::new();
    let mut record = desk.record();
    let mut rest = reports;
    let mut steps = steps.iter();
    while !rest.is_empty() {
        let many = steps.next().copied().unwrap_or(rest.len()).clamp(1, rest.len());
        let (now, later) = rest.split_at(many);
        let inputs: Vec<Input> = now.iter().map(|(name, text)| Input::Path(desk.write(name, text))).collect();
        read_with(analyser, &inputs, &mut record, options, &|_| {}, &AtomicBool::new(false)).unwrap();
        rest = later;
    }
    // The folder is another in every run, and no part of the record but as a place.
    export(&record).replace(&desk.folder.path().display().to_string(), "FOLDER")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_hundred_orders_in_any_steps_and_threads_make_one_record(
        reports in Just(small()).prop_shuffle(),
        steps in prop::collection::vec(1usize..12, 0..5),
        threads in 1usize..9,
        batch in 1usize..9,
    ) {
        static WHOLE: OnceLock<String> = OnceLock::new();
        let whole = WHOLE.get_or_init(|| read_in_steps(&small(), &[], &options(1, 64, 1 << 28)));
        let kinds = [r#"{"kind":"event""#, r#"{"kind":"copy""#];
        prop_assert!(kinds.iter().all(|kind| whole.contains(kind)), "{}", whole.len());
        prop_assert_eq!(&read_in_steps(&reports, &steps, &options(threads, batch, 1 << 28)), whole);
    }
}
