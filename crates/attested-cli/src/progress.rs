//! How far a long run has come: a bar on a terminal, a plain line every few seconds elsewhere.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use attested::{Phase, Progress};
use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::terminal::ColorChoice;
use crate::words::{grouped, plural};

/// How often a plain line is written.
const EVERY: Duration = Duration::from_secs(5);

/// Shows how far a run has come.
pub(crate) enum Shown {
    /// Nothing: `--quiet`.
    Not,
    /// A bar that is drawn over and over.
    Bar(ProgressBar),
    /// Lines, each behind the other: when the last was written, and in which phase.
    Lines(Mutex<(Instant, Option<Phase>)>),
}

impl Shown {
    pub(crate) fn new(quiet: bool, color: ColorChoice) -> Self {
        if quiet {
            return Self::Not;
        }
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        if std::io::stderr().is_terminal() && !dumb {
            let target = ProgressDrawTarget::stderr_with_hz(10);
            let bar = ProgressBar::with_draw_target(None, target);
            bar.set_style(style(false, color));
            bar.set_message("Opening the record");
            bar.tick();
            return Self::Bar(bar);
        }
        Self::Lines(Mutex::new((Instant::now(), None)))
    }

    /// Takes news of the run; called from any thread.
    pub(crate) fn tell(&self, progress: &Progress, color: ColorChoice) {
        match self {
            Self::Not => {}
            Self::Bar(bar) => {
                let (done, in_all) = match progress.bytes_in_all {
                    Some(in_all) => (progress.bytes, Some(in_all)),
                    None => (progress.found, progress.found_in_all),
                };
                let in_all = in_all.filter(|&in_all| in_all > 0);
                if bar.length() != in_all {
                    bar.set_style(style(in_all.is_some(), color));
                    if let Some(in_all) = in_all {
                        bar.set_length(in_all);
                    }
                }
                bar.set_position(done);
                bar.set_message(words(progress));
            }
            Self::Lines(last) => {
                let Ok(mut last) = last.lock() else { return };
                let new_phase = last.1 != Some(progress.phase);
                // Quick phases are not worth a line.
                if last.0.elapsed() >= EVERY || (new_phase && progress.phase == Phase::Reading) {
                    *last = (Instant::now(), Some(progress.phase));
                    // Nobody can be told when standard error is closed.
                    let _ = writeln!(std::io::stderr(), "{}", words(progress));
                }
            }
        }
    }

    /// Takes the bar away.
    pub(crate) fn done(&self) {
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}

/// How many of some addresses were asked for.
#[cfg(feature = "fetch")]
pub(crate) struct Asked {
    bar: Option<ProgressBar>,
    lines: bool,
    noun: &'static str,
    in_all: usize,
    asked: std::cell::Cell<usize>,
    told: std::cell::Cell<Instant>,
}

#[cfg(feature = "fetch")]
impl Asked {
    pub(crate) fn new(in_all: usize, noun: &'static str, session: &crate::session::Session) -> Self {
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let drawn = !session.quiet && std::io::stderr().is_terminal() && !dumb;
        let bar = drawn.then(|| {
            let target = ProgressDrawTarget::stderr_with_hz(10);
            let bar = ProgressBar::with_draw_target(Some(in_all as u64), target);
            bar.set_style(style(true, session.color));
            bar
        });
        let (asked, told) = (std::cell::Cell::new(0), std::cell::Cell::new(Instant::now()));
        let lines = !drawn && !session.quiet;
        let shown = Self { bar, lines, noun, in_all, asked, told };
        shown.tell();
        shown
    }

    /// One more.
    pub(crate) fn step(&self) {
        self.asked.set(self.asked.get() + 1);
        self.tell();
    }

    fn tell(&self) {
        let words = format!("Fetching: {} of {}", grouped(self.asked.get()), plural(self.in_all, self.noun));
        if let Some(bar) = &self.bar {
            bar.set_position(self.asked.get() as u64);
            bar.set_message(words);
        } else if self.lines && self.told.get().elapsed() >= EVERY {
            self.told.set(Instant::now());
            // Nobody can be told when standard error is closed.
            let _ = writeln!(std::io::stderr(), "{words}");
        }
    }

    /// Writes something else where the bar is drawn.
    pub(crate) fn aside(&self, write: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the bar away.
    pub(crate) fn done(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn style(measured: bool, color: ColorChoice) -> ProgressStyle {
    let template = match (measured, color) {
        (true, ColorChoice::Never) => "[{bar:16}] {percent:>3}% {eta:>4} {wide_msg}",
        (true, _) => "{bar:16.cyan/dim} {percent:>3}% {eta:>4} {wide_msg}",
        (false, _) => "{spinner} {wide_msg}",
    };
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

fn words(progress: &Progress) -> String {
    let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    match progress.phase {
        Phase::Reading => {
            let found = plural(number(progress.found), "document");
            let size = match progress.bytes_in_all {
                Some(in_all) => format!(", {} of {}", HumanBytes(progress.bytes), HumanBytes(in_all)),
                None => format!(", {}", HumanBytes(progress.bytes)),
            };
            let skipped = match progress.skipped {
                0 => String::new(),
                skipped => format!(", {} skipped", grouped(number(skipped))),
            };
            format!("Reading: {found}{size}{skipped}")
        }
        Phase::Rereading => format!("Reading again: {}", of(progress, "document")),
        Phase::Gathering => format!("Gathering: {}", of(progress, "document")),
        Phase::Resolving => "Joining what belongs together".to_owned(),
        Phase::Saving => "Saving the record".to_owned(),
    }
}

fn of(progress: &Progress, noun: &str) -> String {
    let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    match progress.found_in_all {
        Some(in_all) => format!("{} of {}", grouped(number(progress.found)), plural(number(in_all), noun)),
        None => plural(number(progress.found), noun),
    }
}
