//! The `attested` binary: flags, printing, exit codes.
//!
//! Takes a command line, asks the facade and the record, and prints. It decides nothing about texts. Data goes to
//! standard output, messages go to standard error; `docs/cli.md` is the manual and is made from the same
//! definition as the help.
//!
//! ```text
//! $ attested read reports --then timeline
//! 9 Mar 2031   The Narveth Homeland Front attacked Dellin.
//!              │ ‹Halvenia's army› _said_ on Monday that fighters _stormed_ the town.
//!              according to the army of Halvenia, in Northlight, 10 March 2031 · 2 texts, 3 carriers · e-3f2k9qa
//! ```

mod args;
mod commands;
mod engine;
mod error;
mod interrupt;
mod manual;
mod mcp;
mod progress;
mod session;
mod terminal;
mod view;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use attested_export::words;
use engine::{model, record};
use error::{Failure, Fault, code};
use session::Session;
use terminal::{Look, Role, Text};

pub use manual::manual;

/// Runs the program on a command line and gives its exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let cli = match args::Cli::try_parse_from(&arguments) {
        Ok(cli) => cli,
        Err(problem) => return ExitCode::from(usage(&problem)),
    };
    let session = Session::new(&cli.global);
    let outcome = commands::run(&cli.command, &session).and_then(|code| session.flush().map(|()| code));
    match outcome {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            report(&failure, Look::of_stderr(cli.global.color));
            ExitCode::from(failure.exit_code())
        }
    }
}

/// Prints help, the version or what is wrong with the command line; gives the exit code.
fn usage(problem: &clap::Error) -> u8 {
    use clap::error::ErrorKind as K;
    // Nobody can be told when both streams are closed.
    let _ = problem.print();
    match problem.kind() {
        K::DisplayHelp | K::DisplayVersion => code::OK,
        _ => code::USAGE,
    }
}

/// Prints a failure: what, whose fault, and how to mend it.
fn report(failure: &Failure, look: Look) {
    if failure.fault == Fault::ClosedPipe {
        return;
    }
    let lead = if failure.fault == Fault::Ours { "error (a fault of the program): " } else { "error: " };
    let mut text = Text::of(Role::Status, lead).and(Role::Plain, &failure.message);
    let mut err = std::io::stderr().lock();
    // Nobody can be told when standard error is closed.
    let _ = terminal::paint(&text, look, &mut err).and_then(|()| writeln!(err));
    if let Some(hint) = &failure.hint {
        text = Text::of(Role::Quiet, "  hint: ").and(Role::Plain, hint);
        let _ = terminal::paint(&text, look, &mut err).and_then(|()| writeln!(err));
    }
}

/// The definition of the command line.
fn definition() -> clap::Command {
    args::Cli::command()
}
