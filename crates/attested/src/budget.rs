//! How many bytes may be under way between the sources and the record.

use std::sync::{Condvar, Mutex, PoisonError};

/// A count of bytes in flight with an upper limit.
pub(crate) struct Budget {
    limit: u64,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    in_flight: u64,
    closed: bool,
}

impl Budget {
    pub(crate) fn new(limit: u64) -> Self {
        Self { limit, state: Mutex::default(), changed: Condvar::new() }
    }

    /// Waits until there is room for `cost`, or nothing else is under way; false when the run is over.
    pub(crate) fn take(&self, cost: u64) -> bool {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |state: &mut State| {
            !state.closed && state.in_flight > 0 && state.in_flight.saturating_add(cost) > self.limit
        };
        let mut state = self.changed.wait_while(state, full).unwrap_or_else(PoisonError::into_inner);
        state.in_flight = state.in_flight.saturating_add(cost);
        !state.closed
    }

    /// Gives `cost` back.
    pub(crate) fn give(&self, cost: u64) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.in_flight = state.in_flight.saturating_sub(cost);
        self.changed.notify_all();
    }

    /// Ends all waiting.
    pub(crate) fn close(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).closed = true;
        self.changed.notify_all();
    }

    /// The share that a batch may hold before it is stored, so that waiting for a batch never stops the flow.
    pub(crate) fn share(&self) -> u64 {
        self.limit / 4
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;
    use std::sync::atomic::{AtomicBool, Ordering};

    #[test]
    fn what_is_too_large_goes_alone_and_the_rest_waits() {
        let budget = Budget::new(100);
        assert!(budget.take(1000));
        let through = AtomicBool::new(false);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                assert!(budget.take(10));
                through.store(true, Ordering::SeqCst);
            });
            std::thread::sleep(std::time::Duration::from_millis(30));
            assert!(!through.load(Ordering::SeqCst));
            budget.give(1000);
        });
        assert!(through.load(Ordering::SeqCst));
        budget.close();
        assert!(!budget.take(1));
    }
}
