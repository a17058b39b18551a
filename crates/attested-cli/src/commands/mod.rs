//! One file for each command: it asks the record, and hands the answer to a view.

mod actors;
mod bench;
mod completions;
mod copies;
mod correct;
mod corrections;
mod diff;
mod disputes;
mod doctor;
mod documents;
mod events;
mod export;
mod fetch;
mod figures;
mod import;
mod man;
mod read;
mod rebuild;
mod report;
mod review;
mod search;
mod serve;
mod show;
mod sources;
mod statements;
mod timeline;
mod verify;
mod watch;
mod webhook;
mod who;

use crate::args::Command;
use crate::error::Failure;
use crate::record::Page;
use crate::session::Session;

/// Runs a command; gives its exit code.
pub(crate) fn run(command: &Command, session: &Session) -> Result<u8, Failure> {
    match command {
        Command::Read(args) => read::run(args, session),
        Command::Timeline(args) => timeline::run(args, session),
        Command::Statements(args) => statements::run(args, session),
        Command::Events(args) => events::run(args, session),
        Command::Actors(args) => actors::run(args, session),
        Command::Figures(args) => figures::run(args, session),
        Command::Disputes(args) => disputes::run(args, session),
        Command::Copies(args) => copies::run(args, session),
        Command::Search(args) => search::run(args, session),
        Command::Diff(args) => diff::run(args, session),
        Command::Fetch(args) => fetch::run(args, session),
        Command::Show(args) => show::run(args, session),
        Command::Documents(args) => documents::run(args, session),
        Command::Sources(args) => sources::run(args, session),
        Command::Review(args) => review::run(args, session),
        Command::Correct(args) => correct::run(args, session),
        Command::Corrections(args) => corrections::run(args, session),
        Command::Import(args) => import::run(args, session),
        Command::Replay(args) => corrections::replay(args, session),
        Command::Serve(args) => serve::run(args, session),
        Command::Verify(args) => verify::run(args, session),
        Command::Watch(args) => watch::run(args, session),
        Command::Export(args) => export::run(args, session),
        Command::Rebuild(args) => rebuild::run(args, session),
        Command::Mcp => mcp(session),
        Command::Doctor => doctor::run(session),
        Command::Bench(args) => bench::run(args, session),
        Command::Completions(args) => completions::run(args, session),
        Command::Man(args) => man::run(args, session),
    }
}

pub(crate) use verify::line as verified_line;

/// Serves until standard input ends.
fn mcp(session: &Session) -> Result<u8, Failure> {
    let record = session.open()?;
    let mut input = std::io::stdin().lock();
    session.out(|out| crate::mcp::serve(&record, &mut input, out))?;
    Ok(crate::error::code::OK)
}

fn page(limit: &crate::args::Limit) -> Page {
    Page { limit: limit.limit, ..Page::default() }
}
