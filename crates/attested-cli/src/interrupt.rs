//! Ctrl-C: once to finish cleanly and keep what is stored, twice to stop now.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::code;

/// Arranges it; the flag turns true at the first Ctrl-C. `kept` says what is done with what was begun.
pub(crate) fn watch(quiet: bool, kept: &'static str) -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&stop);
    let watching = ctrlc::set_handler(move || {
        if seen.swap(true, Ordering::SeqCst) {
            #[expect(clippy::exit, reason = "the second Ctrl-C: whoever presses it wants the program gone")]
            std::process::exit(i32::from(code::STOPPED));
        }
        if !quiet {
            use std::io::Write as _;
            // Nobody can be told when standard error is closed.
            let _ = writeln!(std::io::stderr(), "\nStopping: {kept}. Press Ctrl-C again to stop at once.");
        }
    });
    // Without a handler Ctrl-C still ends the program, and the record is safe at any moment.
    drop(watching);
    stop
}
