use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use attested::ingest::fetch::Clock;

/// The clock on the wall, which Ctrl-C stops.
pub(in crate::commands) struct Wall<'a>(pub(in crate::commands) &'a AtomicBool);

impl Clock for Wall<'_> {
    fn now(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        since.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
    }

    fn wait(&self, how_long: Duration) -> bool {
        let until = Instant::now() + how_long;
        while !self.0.load(Ordering::Relaxed) {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return true;
            }
            std::thread::sleep(left.min(Duration::from_millis(50)));
        }
        false
    }
}
