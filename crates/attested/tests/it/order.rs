use std::time::Duration;

use attested::{Input, Options};
use proptest::prelude::*;

use crate::{export_of, sample};

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
